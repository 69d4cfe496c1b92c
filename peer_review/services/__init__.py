"""Every write in peer review, by noun."""
