"""Which gold notes belong to which part; `gold/README.md` says why the parts are apart."""

from collections.abc import Mapping
from pathlib import Path

from deidentification.scoring import Note, read_notes

GOLD = Path(__file__).parent / "gold"


def is_test(file: str) -> bool:
    """Whether nothing may be tuned on the notes of this file."""
    return "test" in file or file == "held_out.json"


def by_file() -> Mapping[str, list[Note]]:
    """The notes of every file of the gold set, by its name."""
    return {file.name: read_notes(file) for file in sorted(GOLD.iterdir()) if file.suffix in (".notes", ".json")}


def part(*, test: bool, by_hand: bool = False) -> list[Note]:
    """All notes of the test part or of the development part, or only those that people wrote."""
    return [
        note
        for file, notes in by_file().items()
        if is_test(file) is test and not (by_hand and file.startswith("generated"))
        for note in notes
    ]
