"""Case scenarios, written reviews and live review sessions."""
