"""Measure what the project promises: `make bench`. Prints each figure beside its limit; the last line is one JSON object."""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from config.demo import PASSWORD
from tests.benchmarks import checking, live, pages
from tests.benchmarks.server import ROOT, demo, environment_for, free_port, fresh_folder

MODULE = "/modules/asking-first/"
READER = "sian@example.org"
LIMITS = {
    "click_to_visible_p50_ms_30": 60,
    "click_to_visible_p95_ms_30": 120,
    "module_page_queries": 12,
    "home_page_queries": 12,
    "module_page_cpu_floors": 8,
    "module_page_gzip_bytes": 60_000,
    "live_page_gzip_bytes": 90_000,
    "second_start_s": 10,
    "server_memory_mib": 400,
    "check_600_words_p95_ms_30_writing": 300,
    **{f"{page}_10000_queries": 15 for page in ("triage", "reviews", "review", "home")},
    **{f"{page}_10000_db_ms": 40 for page in ("triage", "reviews", "review", "home")},
}


def main() -> None:
    """Build a demonstration in a folder of its own, measure it, take it away."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="use this folder and leave the demonstration there")
    kept: Path | None = parser.parse_args().keep
    with fresh_folder() as temporary:
        figures = measure(kept or temporary)
    width = max(map(len, figures))
    for name, value in figures.items():
        limit = f"at most {LIMITS[name]:,}" if name in LIMITS else ""
        mark = "" if name not in LIMITS else ("ok" if value <= LIMITS[name] else "OVER")
        print(f"{name:<{width}}  {value:>12,.1f}  {limit:<18} {mark}")
    print(json.dumps(figures))


def measure(folder: Path) -> dict[str, float]:
    """Start twice, then measure pages, weight and the live room; return the figures by name."""
    port = free_port()
    with demo(folder, port) as first:
        first_start = first.started_in
    with demo(folder, port) as server:
        visitor = pages.Visitor(server.origin, READER, PASSWORD)
        cost = pages.cpu_cost(server, visitor, MODULE)
        module = pages.weight(visitor, MODULE)
        counts = ask(folder, port, "tests.benchmarks.queries", READER, "/", MODULE)
        room = live.open_room(server, PASSWORD)
        live_page = pages.weight(room.people[0], room.path)
        times = live.measure(server, PASSWORD, connected=30)
        times |= checking.measure(server, PASSWORD)
        memory = server.resident_mebibytes()
        second_start = server.started_in
    print_weight("module page", module)
    print_weight("live page", live_page)
    print(f"module page {cost.page_ms:.2f} ms of server CPU, trivial view {cost.floor_ms:.2f} ms\n")
    return {
        **times,
        "module_page_queries": counts[MODULE],
        "home_page_queries": counts["/"],
        "module_page_cpu_floors": round(cost.floors, 2),
        "module_page_gzip_bytes": sum(module.values()),
        "live_page_gzip_bytes": sum(live_page.values()),
        "second_start_s": round(second_start, 1),
        "first_start_s": round(first_start, 1),
        "server_memory_mib": round(memory, 1),
        **ask(folder, port, "tests.benchmarks.many"),
    }


def ask(folder: Path, port: int, module: str, *arguments: str) -> dict[str, int]:
    """Run a measurement in a process of its own, so that the server's caches and connections are left alone."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment_for(folder, port), check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout.strip().splitlines()[-1])


def print_weight(name: str, found: dict[str, int]) -> None:
    """Print what a first visit fetches, the heaviest first."""
    print(f"{name}: {sum(found.values()):,} bytes gzip in {len(found)} requests")
    for url, size in sorted(found.items(), key=lambda item: -item[1]):
        print(f"  {size:>8,}  {url}")


if __name__ == "__main__":
    main()
