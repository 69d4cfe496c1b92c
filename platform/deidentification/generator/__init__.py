"""Invented probation notes with their identifiers marked, from a seed: what the model learns from and is tried on.

``python -m deidentification.generator --seed 1 --count 5 --split train`` prints notes in the format of the gold set.
The texts are in ``data/``, one file a kind, split into templates for training and templates for testing.
"""
