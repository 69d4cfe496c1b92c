"""Reads across the tables of peer review, by noun."""
