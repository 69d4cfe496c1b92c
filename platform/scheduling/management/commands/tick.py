"""Run the work that is due; in production one such process stands beside the workers."""

import os
import signal
import socket
import threading
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from scheduling.services import enqueue_due_jobs, reap_killed_tasks, release_lease, take_lease


class Command(BaseCommand):
    """Enqueue due jobs and reap killed tasks, once or every few seconds, under a lease in the database."""

    help = "Put due periodic jobs into the queue and give killed tasks another chance."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add --loop."""
        parser.add_argument("--loop", type=float, metavar="SECONDS", help="go on, with this pause between two ticks")

    def handle(self, *args: Any, loop: float | None = None, verbosity: int = 1, **options: Any) -> None:
        """Tick once, or until a signal ends the loop."""
        holder = f"{socket.gethostname()}:{os.getpid()}"
        stopped = threading.Event()
        if loop:
            for name in (signal.SIGTERM, signal.SIGINT):
                signal.signal(name, lambda *_: stopped.set())
        while True:
            if take_lease("tick", holder, settings.TICK_LEASE):
                due, reaped = enqueue_due_jobs(), reap_killed_tasks()
                if verbosity > 1:
                    self.stdout.write(f"enqueued: {', '.join(due) or 'nothing'}; given another chance: {reaped}")
            close_old_connections()
            if not loop or stopped.wait(loop):
                break
        release_lease("tick", holder)
