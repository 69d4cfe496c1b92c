"""What one product tells the other: they never import each other, and meet here."""

from django.dispatch import Signal

took_part = Signal()
"""Somebody took part in peer review in a month that has ended.

Sent with `person` (a User), `part` ("author", "reviewer" or "group"), `month` (its first day) and `times` (how often,
at least 1). It names neither a case scenario nor a day, so that no record of learning tells who wrote what.
"""
