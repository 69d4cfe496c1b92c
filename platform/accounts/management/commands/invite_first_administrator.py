"""Begin an installation: invite the person who will invite everybody else."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.services.invitations import invitation_token
from accounts.services.organisation import found_installation


class Command(BaseCommand):
    """Invite the first administrator and print the link, in case mail does not work yet."""

    help = "Invite the first administrator of a new installation."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the address, the name and the region."""
        parser.add_argument("email")
        parser.add_argument("name", help="full name, in quotes")
        parser.add_argument("region", help="name of the first region, in quotes")

    def handle(self, *args: Any, email: str, name: str, region: str, **options: Any) -> None:
        """Send the invitation.

        Raises:
            CommandError: there is an administrator already, or the address is known.
        """
        try:
            invitation = found_installation(email=email, name=name, region=region)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{settings.SITE_ORIGIN}/people/invitation/{invitation_token(invitation)}/")
