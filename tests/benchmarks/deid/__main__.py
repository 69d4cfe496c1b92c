"""Measure the identifier checker: `make bench-deid`. Prints tables; the last line is one JSON object.

TAB=FILE (or the environment's TAB31) names the 31 documents of the Text Anonymization Benchmark in the gold format. They
stay outside the repository, nothing is tuned on them, and without them their columns are left out.
"""

import argparse
import json
from pathlib import Path

from deidentification.scoring import Note, read_notes, score
from tests.benchmarks.deid import cost, tables
from tests.benchmarks.deid.systems import OURS, SYSTEMS, findings
from tests.deidentification.gold_set import part


def main() -> None:
    """Time, weigh and score the checker, and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tab", default="", help="file of the benchmark's documents; left out when empty")
    tab = read_tab(parser.parse_args().tab)
    figures, ms_600 = cost.measure()
    print(tables.cost(figures))

    parts = {"development": part(test=False), "test": part(test=True)}
    found = {note: list_ for notes in parts.values() for note, list_ in findings(OURS, notes).items()}
    ours = {name: score(notes, found) for name, notes in parts.items()}
    print(tables.by_type(ours))
    for name, notes in parts.items():
        print(tables.by_style(name, notes, found))
    print(tables.by_origin(found))

    by_hand = part(test=True, by_hand=True)
    by_system = {OURS: found} | {system: findings(system, parts["test"]) for system in SYSTEMS if system != OURS}
    on_test = {system: score(parts["test"], by_system[system]) for system in SYSTEMS}
    on_hand = {system: score(by_hand, by_system[system]) for system in SYSTEMS}
    on_tab = {system: score(tab, findings(system, tab), hints=True) for system in SYSTEMS} if tab else {}
    print(tables.comparison("Compared on the gold test part, whole", on_test, on_tab, ms_600))
    print(tables.comparison("Compared on its notes written by hand", on_hand, {}, ms_600))
    print(tables.NOTES)
    if not tab:
        print("TAB-31 was not given, so its columns are left out: make bench-deid TAB=FILE\n")
    scores = {
        "gold_test": tables.summary(on_test[OURS]),
        "gold_test_by_hand": tables.summary(on_hand[OURS]),
        "tab31": tables.tab_summary(on_tab[OURS]) if tab else None,
    }
    print(json.dumps(figures | scores))


def read_tab(name: str) -> list[Note]:
    """Read the benchmark's documents, or none when no file is named.

    Raises:
        SystemExit: a file is named and cannot be read.
    """
    if not name:
        return []
    try:
        return read_notes(Path(name))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SystemExit(f"Cannot read TAB-31: {error}") from error


if __name__ == "__main__":
    main()
