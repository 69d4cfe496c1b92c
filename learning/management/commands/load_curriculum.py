"""`manage.py load_curriculum`: put the modules and pathways that come with Soundings into the site."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.services.content import Outcome
from learning.curriculum_files import FileError
from learning.services.curriculum import load_curriculum


class Command(BaseCommand):
    """Loads and publishes modules and pathways; what editors changed stays as they left it."""

    help = "Load and publish the modules and pathways that come with Soundings. What editors changed stays."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what was done.

        Raises:
            CommandError: a file is not in the format.
        """
        try:
            loaded = load_curriculum()
        except FileError as error:
            raise CommandError(str(error)) from error
        for result in loaded:
            if result.outcome is not Outcome.UNCHANGED:
                self.stdout.write(str(result))
        counts = Counter(result.outcome for result in loaded)
        self.stdout.write(", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome]))
