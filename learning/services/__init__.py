"""Everything that writes in learning, by noun."""
