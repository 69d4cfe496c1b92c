"""Delete what is due now, or say what would go."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from peer_review.services.disposal import dispose, due_today


class Command(BaseCommand):
    """Run the disposal of the night by hand."""

    help = "Delete records whose retention has run out, with a certificate; --dry-run only counts them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add --dry-run."""
        parser.add_argument("--dry-run", action="store_true", help="change nothing, say what is due")

    def handle(self, *args: Any, dry_run: bool = False, **options: Any) -> None:
        """Print one line a kind, or how many records went."""
        if not dry_run:
            self.stdout.write(f"disposed of: {dispose.call()}")
            return
        due = due_today()
        for key, row in due.items():
            self.stdout.write(f"{key}: {row['count']}, {row['oldest']} to {row['newest']}")
        if not due:
            self.stdout.write("nothing is due")
