"""``python -m deidentification.generator``: print invented notes with their identifiers marked, as JSON."""

from __future__ import annotations

import argparse
import json
import sys

from deidentification.generator.notes import notes


def main() -> None:
    """Read the seed, the count and the split, and print the notes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--split", choices=["train", "test"], default="train")
    given = parser.parse_args()
    sys.stdout.write(json.dumps(notes(given.seed, given.count, given.split), ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
