"""Run the whole suite and close with one line that counts everything.

Unit tests and browser tests are two runs of pytest, because the browser's driver keeps an event loop in the main thread.
The first run uses every core, browsers have the machine to themselves. Tests are handed out in their order, in which those
with committed data come last: they leave a database without the rows and triggers of the migrations.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlparse
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
EVERY_CORE = ("--numprocesses=auto", "--dist=load")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """Return a Chromium, installing Debian's where this process may; None if there is none to be had."""
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found or not (shutil.which("apt-get") and os.geteuid() == 0):
        return found
    print("No Chromium found: installing Debian's ...", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update"], check=False, **quiet)
    subprocess.run(["apt-get", "install", "--yes", "chromium"], check=False, **quiet)
    return shutil.which("chromium")


def unreachable_services() -> list[str]:
    """Say which of the two services does not answer, and how to start it."""
    missing = []
    try:
        import psycopg

        psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=5).close()
    except Exception as error:
        missing.append(f"PostgreSQL at {_without_password('DATABASE_URL')}: {error}")
    try:
        import redis

        redis.Redis.from_url(os.environ["REDIS_URL"], socket_timeout=5).ping()
    except Exception as error:
        missing.append(f"Redis at {_without_password('REDIS_URL')}: {error}")
    return missing


def _without_password(name: str) -> str:
    parts = urlparse(os.environ[name])
    return f"{parts.scheme}://{parts.hostname}:{parts.port}{parts.path}"


def run(arguments: list[str], environment: dict[str, str]) -> tuple[int, dict[str, int]]:
    """Run pytest once; return its exit code and its counts."""
    with tempfile.TemporaryDirectory(prefix="soundings-tests-") as folder:
        report = Path(folder) / "report.xml"
        environment = {**environment, "VAR": folder}
        command = [sys.executable, "-m", "pytest", "--quiet", f"--junitxml={report}", *arguments]
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        counts = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
        if report.exists():
            for suite in ElementTree.parse(report).iter("testsuite"):
                for name in counts:
                    counts[name] += int(suite.get(name, 0))
    return code, counts


def main() -> int:
    """Run what was asked for; 0 only if nothing failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--services", action="store_true", help="on PostgreSQL and Redis; the browser runs the journeys only"
    )
    services = parser.parse_args().services
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    if services:
        if missing := unreachable_services():
            print("These services do not answer (the README says how to start them):", *missing, sep="\n  ")
            return 1
    else:
        for name in ("DATABASE_URL", "REDIS_URL"):
            environment.pop(name, None)
    chromium = find_chromium()
    if chromium:
        environment["CHROMIUM"] = chromium
    else:
        environment["NO_CHROMIUM"] = "1"
        print(
            "No Chromium and none could be installed: every browser test is skipped. Install Chromium, or set CHROMIUM=."
        )
    journeys = ["-m", "journey"] if services else []
    results = [
        run(["tests", "--ignore=tests/browser", "--ignore=tests/benchmarks", *EVERY_CORE], environment),
        run(["tests/browser", *journeys], environment),
    ]
    total = {name: sum(counts[name] for _code, counts in results) for name in results[0][1]}
    failed = total["failures"] + total["errors"]
    passed = total["tests"] - failed - total["skipped"]
    crashed = any(code not in (0, 1) for code, _counts in results)
    if crashed:
        print("pytest itself stopped early: see above.")
    print(f"{passed} passed, {failed} failed, {total['skipped']} skipped")
    return 1 if crashed or any(code for code, _counts in results) else 0


if __name__ == "__main__":
    sys.exit(main())
