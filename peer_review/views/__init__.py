"""Pages of peer review, by subject."""
