"""What a check costs: milliseconds on one thread, memory of a fresh process, bytes of the model.

Times by the clock are what people wait for; those of the processor hold on a busy machine, too.

Run as `python -m tests.benchmarks.deid.cost`, in a process of its own with one thread, it prints the times as JSON.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles

import deidentification
from deidentification.model.tagging import model
from tests.benchmarks.deid.systems import OURS, SYSTEMS, check
from tests.deidentification.gold_set import part

ROOT = Path(__file__).resolve().parents[3]
ROUNDS = {600: 60, 80: 200}
ROUNDS_OF_PARTS = 20
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1")
PEAK = """
import re, sys
{check}
print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1], file=sys.stderr)
"""
BY_COMMAND = """
from django.core.management import execute_from_command_line
execute_from_command_line(["manage.py", "deidentify", sys.argv[1]])
"""
BY_PACKAGE = """
from deidentification import find
find(open(sys.argv[1], encoding="utf-8").read())
"""


def measure() -> tuple[dict[str, float], dict[str, float]]:
    """Return the figures of the checker by name, and the processor's median for 600 words of every system."""
    environment = os.environ | ONE_THREAD | {"DJANGO_SETTINGS_MODULE": "config.settings.test"}
    command = [sys.executable, "-m", "tests.benchmarks.deid.cost"]
    printed = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout
    figures, medians = json.loads(printed)
    figures["model_bytes"] = sum(file.stat().st_size for file in model_files())
    figures["package_bytes"] = sum(
        file.stat().st_size for file in _package().rglob("*") if file.is_file() and "__pycache__" not in file.parts
    )
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder) / "note.txt"
        note.write_text(next(_texts(600)), encoding="utf-8")
        figures["peak_rss_mib"] = _peak(BY_COMMAND, note, environment)
        figures["peak_rss_mib_package_alone"] = _peak(BY_PACKAGE, note, environment)
    return figures, medians


def model_files() -> list[Path]:
    """The trained weights that ship with the package; none in a release without a model."""
    return sorted((_package() / "model").glob("*.onnx"))


def _package() -> Path:
    return Path(deidentification.__file__).parent


def _peak(check_note: str, note: Path, environment: dict[str, str]) -> float:
    done = subprocess.run(
        [sys.executable, "-c", PEAK.format(check=check_note), str(note)],
        cwd=ROOT, env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return round(int(done.stderr.split()[-1]) / 1024, 1)


def _texts(words: int) -> Iterator[str]:
    """Give texts of so many words, for ever, no two with an equal paragraph: nothing comes out of a cache."""
    paragraphs = [
        paragraph for note in part(test=False) for paragraph in re.split(r"\n\s*\n", note.text) if paragraph.strip()
    ]
    text: list[str] = []
    left = words
    for number, paragraph in enumerate(cycle(paragraphs)):
        pieces = re.findall(r"\S+\s*", paragraph)[: left - 1]
        text.append("".join(pieces).rstrip() + f" v{number}")
        left -= len(pieces) + 1
        if left <= 1:
            yield "\n\n".join(text)
            text, left = [], words


def _times(system: str, words: int, rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds by the clock and of the processor, one pair for every text."""
    texts = _texts(words)
    for _ in range(3):
        check(system, next(texts))
    clock, processor = [], []
    for _ in range(rounds):
        text = next(texts)
        model().answers.forget()  # parts of a paragraph come again: what is timed is a text never seen
        began, used = time.perf_counter(), time.process_time()
        check(system, text)
        clock.append((time.perf_counter() - began) * 1000)
        processor.append((time.process_time() - used) * 1000)
    return clock, processor


def main() -> None:
    """Time the checker in this process, and each of its parts."""
    figures: dict[str, float] = {}
    for words, rounds in ROUNDS.items():
        clock, processor = _times(OURS, words, rounds)
        if words == 600:
            figures["words_per_s"] = round(600_000 / median(clock))
        figures[f"p50_ms_{words}"] = round(median(clock), 1)
        figures[f"p95_ms_{words}"] = round(quantiles(clock, n=20)[-1], 1)
        figures[f"p50_cpu_ms_{words}"] = round(median(processor), 1)
    medians = {system: round(median(_times(system, 600, ROUNDS_OF_PARTS)[1]), 1) for system in SYSTEMS}
    print(json.dumps([figures, medians]))


if __name__ == "__main__":
    main()
