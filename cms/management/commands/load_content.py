"""`manage.py load_content`: put the pages, topics and learning points that come with Soundings into the site."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.services.content import Outcome
from cms.services.loading import load_content


class Command(BaseCommand):
    """Sets the site up and loads its content; what editors changed stays as they left it."""

    help = "Set the site up and load its pages, topics and learning points. What editors changed stays."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what was done.

        Raises:
            CommandError: a file is not in the format.
        """
        try:
            loaded = load_content()
        except ValueError as error:
            raise CommandError(str(error)) from error
        for result in loaded:
            if result.outcome is not Outcome.UNCHANGED:
                self.stdout.write(str(result))
        counts = Counter(result.outcome for result in loaded)
        self.stdout.write(", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome]))
