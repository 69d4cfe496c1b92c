"""`manage.py deidentify`: run the identifier checker on files, without a database."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from deidentification import find


class Command(BaseCommand):
    """Print what the checker finds, as JSON: a list for one text, an object by note for a batch."""

    help = (
        "Find what could identify someone in a text. Prints [{start, end, category, action, text, reason}] as JSON "
        "(character offsets, end exclusive). '-' reads from standard input."
    )
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file, the language and the batch."""
        parser.add_argument("file", nargs="?", help="a plain text file in UTF-8, or '-' for standard input")
        parser.add_argument("--language", choices=["en", "cy"], default="en", help="the language of the reasons")
        parser.add_argument(
            "--batch", metavar="NOTES.json", help='a file of [{"id", "text", "lang"}]; prints {"id": []}'
        )

    def handle(self, *args: object, **options: Any) -> None:
        """Check one text or a batch; raise CommandError in plain words when there is nothing usable to read."""
        file, batch = options["file"], options["batch"]
        if bool(file) == bool(batch):
            raise CommandError("Give one text file, or --batch with a file of notes.")
        if batch:
            printed: Any = self._batch(self._read(batch), options["language"])
        else:
            printed = [asdict(finding) for finding in find(self._read(file), options["language"])]
        self.stdout.write(json.dumps(printed, ensure_ascii=False))

    def _read(self, name: str) -> str:
        try:
            raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        except OSError as error:
            raise CommandError(f"Cannot read {name}: {error.strerror or error}.") from error
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise CommandError(f"{name} is not text in UTF-8.") from error

    def _batch(self, content: str, language: str) -> dict[str, list[dict[str, Any]]]:
        try:
            notes = json.loads(content)
        except json.JSONDecodeError as error:
            raise CommandError(f"The notes are not valid JSON: {error.msg}, line {error.lineno}.") from error
        if not isinstance(notes, list):
            raise CommandError('The notes must be a list of {"id", "text", "lang"}.')
        found: dict[str, list[dict[str, Any]]] = {}
        for number, note in enumerate(notes, 1):
            if not isinstance(note, dict) or not isinstance(note.get("text"), str) or note.get("id") in (None, ""):
                raise CommandError(f'Note {number} needs an "id" and a "text".')
            key = str(note["id"])
            if key in found:
                raise CommandError(f'Note {number} repeats the id "{key}".')
            lang = note.get("lang", language)
            if lang not in ("en", "cy"):
                raise CommandError(f'Note {number} has the language "{lang}"; use "en" or "cy".')
            found[key] = [asdict(finding) for finding in find(note["text"], lang)]
        return found
