"""Build the demonstration if it is not there, then serve it: `make demo`."""

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from config.demo import PASSWORD
from config.demo.modes import load_modes
from config.demo.people import described
from config.demo.servers import commands, port_is_free, serve
from config.demo.stories import load_demo


class Command(BaseCommand):
    """Prepare the database and its fictional content, start the processes and say who can sign in."""

    help = "Prepare and serve the demonstration with fictional people and case scenarios."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add --prepare-only."""
        parser.add_argument("--prepare-only", action="store_true", help="build the database and stop")

    def handle(self, *args: Any, prepare_only: bool = False, **options: Any) -> None:
        """Prepare, serve, and end with the server's own code.

        Raises:
            CommandError: these are not the demonstration's settings, the port is taken, or a process ended by itself.
        """
        if not settings.DEMO:
            raise CommandError("The demonstration runs with its own settings only (config.settings.local).")
        port = int(os.environ["PORT"])
        if not prepare_only and not port_is_free(port):
            raise CommandError(f"Port {port} is in use. Choose another one: make demo PORT={port + 1}")
        call_command("migrate", interactive=False, verbosity=0)
        for line in (*load_demo(), *load_modes()):
            self.stdout.write(line)
        if prepare_only:
            return
        if serve(commands(port), port, self._announcement(port)):
            raise CommandError("A process of the demonstration ended by itself; its last words stand above.")

    def _announcement(self, port: int) -> str:
        lines = [f"\nSoundings is ready: http://127.0.0.1:{port}   (Ctrl+C stops it; nothing is lost)", ""]
        lines.append(f"Sign in as one of these fictional people. Everybody's password: {PASSWORD}")
        for person in described():
            title = f"{person.name} ({', '.join(person.roles).replace('_', ' ')})"
            lines.append(f"  {person.email:<22} {PASSWORD:<16} {title}: {person.attempt}")
        lines.append(f"\nMail that it would have sent: http://127.0.0.1:{port}/demo/mail/\n")
        return "\n".join(lines)
