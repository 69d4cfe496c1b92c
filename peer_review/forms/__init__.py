"""Forms of peer review, by subject."""
