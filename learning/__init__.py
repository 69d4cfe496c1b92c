"""Pathways, modules and the record of learning."""
