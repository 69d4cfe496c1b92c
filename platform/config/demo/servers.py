"""Start the demonstration's processes together, and stop them together."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

UVICORN = (
    "uvicorn",
    "config.asgi:application",
    "--host=127.0.0.1",
    "--ws=websockets-sansio",
    "--ws-per-message-deflate=false",
    "--ws-max-size=65536",
    "--ws-max-queue=16",
    "--timeout-graceful-shutdown=2",
    "--lifespan=off",
    "--log-level=warning",
)


def port_is_free(port: int) -> bool:
    """Say whether nobody on this machine listens on the port."""
    with closing(socket.socket()) as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) != 0


def commands(port: int) -> list[list[str]]:
    """Return the three processes: pages and sockets, the worker, the tick."""
    manage = str(Path(sys.argv[0]).resolve())
    return [
        [sys.executable, "-m", *UVICORN, f"--port={port}"],
        [sys.executable, manage, "db_worker", "--interval=1", "--no-startup-delay", "--no-reload", "--verbosity=0"],
        [sys.executable, manage, "tick", "--loop=30"],
    ]


def serve(wanted: Sequence[Sequence[str]], port: int, announce: str) -> int:
    """Run the processes until one ends or a signal comes; print the announcement once the first page answers.

    Returns:
        0 after a signal, 1 if a process ended by itself.
    """
    running: list[subprocess.Popen[bytes]] = []
    stopping = False

    def stop(*_: object) -> None:
        nonlocal stopping
        stopping = True

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, stop)
    try:
        running = [subprocess.Popen(command, start_new_session=True) for command in wanted]  # noqa: S603 - our own commands
        announced = False
        while not stopping:
            if any(process.poll() is not None for process in running):
                return 1
            if not announced and _answers(port):
                announced = True
                print(announce, flush=True)  # noqa: T201 - this is what the command is for
            time.sleep(0.2)
        return 0
    finally:
        _stop(running)


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready/", timeout=1) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _stop(running: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
    deadline = time.monotonic() + 5
    for process in running:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
