"""What sort of thing somebody brings, and how far it is from what happened."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """How a case scenario relates to what happened."""

    REAL_ALTERED = "real_altered", _("From real work, with details changed")
    COMPOSITE = "composite", _("Made of two or more pieces of real work")
    FICTIONAL = "fictional", _("Invented")
    NEAR_MISS = "near_miss", _("A near miss, with details changed")
    GOOD_PRACTICE = "good_practice", _("Something that went well, with details changed")


FROM_WORK = (Kind.REAL_ALTERED, Kind.COMPOSITE, Kind.NEAR_MISS, Kind.GOOD_PRACTICE)
"""Kinds behind which somebody real stands, so that the author says what was changed."""

ONE_PIECE = (Kind.REAL_ALTERED, Kind.NEAR_MISS, Kind.GOOD_PRACTICE)
"""Kinds made of one piece of work; a mixture of several hides more by itself."""

WITH_A_PLAN_AHEAD = (Kind.REAL_ALTERED, Kind.COMPOSITE, Kind.FICTIONAL, Kind.NEAR_MISS)
"""Kinds that ask what would be done if things got worse; what went well looks back."""
