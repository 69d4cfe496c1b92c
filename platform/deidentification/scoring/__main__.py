"""Gold notes at the command line: ``python -m deidentification.scoring FILE...``.

Prints the notes of marked or JSON files as one JSON list in the gold format, for ``manage.py deidentify --batch``, or
with ``--marked`` as marked text; with ``--found`` it scores what the batch printed instead.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from types import SimpleNamespace

from deidentification.scoring.notes import mark_up, read_notes, write_notes
from deidentification.scoring.score import score


def main() -> None:
    """Compile notes, or score findings."""
    parser = argparse.ArgumentParser(prog="python -m deidentification.scoring", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help="gold notes, .notes or .json")
    parser.add_argument("--marked", action="store_true", help="print marked text instead of JSON")
    parser.add_argument(
        "--found", type=Path, help="score these findings, as `manage.py deidentify --batch` prints them"
    )
    parser.add_argument("--hints", action="store_true", help="count hints too")
    parser.add_argument("--missed", action="store_true", help="list what was missed (development notes only)")
    options = parser.parse_args()
    notes = [note for file in options.files for note in read_notes(file)]
    if options.found is None:
        sys.stdout.write(mark_up(notes) if options.marked else write_notes(notes) + "\n")
        return
    printed = json.loads(options.found.read_text(encoding="utf-8"))
    found = {name: [SimpleNamespace(**one) for one in findings] for name, findings in printed.items()}
    figures = score(notes, found, hints=options.hints)
    for name, recall in [
        ("direct, by span", figures.spans[True]),
        ("quasi, by span", figures.spans[False]),
        ("direct, by entity", figures.entities[True]),
        ("quasi, by entity", figures.entities[False]),
        *figures.types.items(),
        ("word precision", figures.words),
        ("flagged clean words", figures.clean),
    ]:
        share = "    -" if recall.share is None else f"{recall.share:.3f}"
        sys.stdout.write(f"{name:<22} {share}  {recall.hit} of {recall.of}\n")
    if options.missed:
        for miss in figures.missed:
            sys.stdout.write(f"{miss.note}  {miss.type}  {miss.text}\n")


if __name__ == "__main__":
    main()
