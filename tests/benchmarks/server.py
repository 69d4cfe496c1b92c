"""A demonstration of its own for the measurements: a fresh folder, a free port, the processes that `make demo` starts."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Demo:
    """Where the demonstration answers, and what it is made of."""

    origin: str
    folder: Path
    pid: int
    started_in: float

    def server_pid(self) -> int:
        """The process that answers pages and sockets."""
        for status in Path("/proc").glob("[0-9]*/cmdline"):
            words = status.read_bytes().split(b"\0")
            if b"config.asgi:application" in words and f"--port={self.origin.rsplit(':', 1)[1]}".encode() in words:
                return int(status.parent.name)
        raise RuntimeError("the server is not running")

    def cpu_seconds(self) -> float:
        """User and system seconds that the server has used so far."""
        fields = Path(f"/proc/{self.server_pid()}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def resident_mebibytes(self) -> float:
        """Memory of the server, resident."""
        for line in Path(f"/proc/{self.server_pid()}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0


def free_port() -> int:
    """A port on this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def demo(folder: Path, port: int | None = None) -> Iterator[Demo]:
    """Start the demonstration in a folder; yield once its first page answers; stop it."""
    port = port or free_port()
    origin = f"http://127.0.0.1:{port}"
    environment = environment_for(folder, port)
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "demo"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while True:
            if process.poll() is not None:
                raise RuntimeError("the demonstration ended by itself")
            if time.monotonic() - begun > 180:
                raise RuntimeError("the demonstration did not start in three minutes")
            try:
                with urllib.request.urlopen(f"{origin}/", timeout=2):
                    break
            except OSError:
                time.sleep(0.05)
        yield Demo(origin, folder, process.pid, time.monotonic() - begun)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(20)


def environment_for(folder: Path, port: int) -> dict[str, str]:
    """The environment of a demonstration that shares nothing with the checkout's own."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
    return {**kept, "VAR": str(folder), "PORT": str(port), "DJANGO_SETTINGS_MODULE": "config.settings.local"}


@contextmanager
def fresh_folder() -> Iterator[Path]:
    """A folder that goes when the measurement is done."""
    with tempfile.TemporaryDirectory(prefix="soundings-bench-") as name:
        yield Path(name)
