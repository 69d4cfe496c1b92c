"""Settings: production is the base and safe when nothing is set; local and test loosen it."""
