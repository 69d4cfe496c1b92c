#!/usr/bin/env python3
"""Vendors the browser libraries, so that nobody needs Node to install or run Soundings.

``--update``  for developers: needs ``npm``; downloads, takes the branding out, trims, writes the files and the lock.
``--check``   for everybody and CI: offline, standard library only; compares every file with the lock.

``vendor.toml`` says what is wanted. ``vendor.lock.json`` says what was taken: versions, npm integrity, licences and the
hash of every file after our changes. The MIT licences of these packages cover code, not the typeface GDS Transport, the
crown, the crests or the logotypes: `find_branding` guards that none of them is shipped.
"""

from __future__ import annotations

import argparse
import base64
import fnmatch
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
BRANDING = re.compile(
    r"GDS Transport|crest\.svg|crown\.png|logotype[^.{]*\.(?:png|svg)|govuk-icon|opengraph|/fonts/|\.woff",
    re.IGNORECASE,
)
CLASS_NAME = re.compile(r"\.((?:\\.|[\w-])+)")
NEGATION = re.compile(r":not\((?:[^()]|\([^()]*\))*\)")


@dataclass(frozen=True)
class Paths:
    """Where the wanted list, the lock and the vendored files lie; tests point it elsewhere."""

    wanted: Path = HERE / "vendor.toml"
    lock: Path = HERE / "vendor.lock.json"
    files: Path = HERE / "static" / "design" / "vendor"


def digest(data: bytes, algorithm: str = "sha384") -> str:
    """The hash of some bytes in the form that browsers and npm call subresource integrity."""
    return f"{algorithm}-{base64.b64encode(hashlib.new(algorithm, data).digest()).decode()}"


def find_branding(text: str) -> str | None:
    """The first protected name or asset that a text mentions, or None."""
    found = BRANDING.search(text)
    return found[0] if found else None


# Stylesheets


def split_rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Cut a minified stylesheet into (prelude, body) pairs; the body of a statement such as ``@charset`` is None."""
    at = 0
    while at < len(css):
        opening, statement_end = css.find("{", at), css.find(";", at)
        if 0 <= statement_end < opening or (opening < 0 <= statement_end):
            yield css[at:statement_end].strip(), None
            at = statement_end + 1
            continue
        if opening < 0:
            return
        depth, end = 1, opening + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        yield css[at:opening].strip(), css[opening + 1 : end - 1]
        at = end


def split_selectors(prelude: str) -> list[str]:
    """Cut a selector list at its commas, leaving those inside brackets alone."""
    return [part.strip() for part in re.split(r",(?![^()]*\))", prelude)]


def trim(css: str, wanted: Callable[[str], bool]) -> str:
    """Keep the rules whose selectors are wanted, inside ``@media`` and ``@supports`` too; font faces never are."""
    kept: list[str] = []
    for prelude, body in split_rules(css):
        if body is None:
            kept.append(f"{prelude};")
        elif prelude.startswith(("@media", "@supports")):
            inner = trim(body, wanted)
            kept.append(f"{prelude}{{{inner}}}" if inner else "")
        elif prelude.startswith("@"):
            kept.append("" if prelude.startswith("@font-face") else f"{prelude}{{{body}}}")
        else:
            selectors = [selector for selector in split_selectors(prelude) if wanted(selector)]
            kept.append(f"{','.join(selectors)}{{{body}}}" if selectors else "")
    return "".join(kept)


def selector_filter(keep: list[str], drop: list[str]) -> Callable[[str], bool]:
    """Make the test for `trim` from component names; a ``*`` at the end of a name stands for anything.

    A name covers the component with its elements and modifiers: ``govuk-tag`` covers ``govuk-tag--blue``.
    An empty ``keep`` keeps all that ``drop`` does not name.
    """

    def covers(names: list[str], class_name: str) -> bool:
        return any(
            fnmatch.fnmatchcase(class_name, name) or class_name.startswith((f"{name}__", f"{name}--")) for name in names
        )

    def wanted(selector: str) -> bool:
        classes = [name.replace("\\", "") for name in CLASS_NAME.findall(NEGATION.sub("", selector))]
        if any(covers(drop, name) for name in classes):
            return False
        return not keep or any(covers(keep, name) for name in classes)

    return wanted


def debrand_css(css: str, font_stack: str, keep: list[str], drop: list[str]) -> str:
    """Take the typeface, its notice, the crest and unwanted components out of a stylesheet."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = trim(css, selector_filter(keep, drop))
    return re.sub(r'font-family:"?GDS Transport"?,arial,sans-serif', f"font-family:{font_stack}", css)


# Commands


def download(name: str, version: str, folder: Path) -> tuple[Path, str]:
    """Fetch one npm package as a tarball; returns its path and integrity.

    Raises:
        SystemExit: the tarball is not what the registry says it is.
    """
    command = ["npm", "pack", "--json", "--ignore-scripts", f"{name}@{version}"]
    answer = json.loads(subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout)
    about = answer[0] if isinstance(answer, list) else next(iter(answer.values()))
    tarball = next(folder.glob("*.tgz"))
    if digest(tarball.read_bytes(), "sha512") != about["integrity"]:
        sys.exit(f"{name}: the tarball does not match its integrity")
    return tarball, about["integrity"]


def transform(data: bytes, target: Path, package: dict[str, Any], font_stack: str) -> bytes:
    """The file as we ship it: without branding, unwanted components and links to source maps."""
    text = data.decode()
    if target.suffix == ".css":
        css = package.get("css", {})
        text = debrand_css(text, font_stack, css.get("keep", []), css.get("drop", []))
    text = re.sub(r"//# sourceMappingURL=.*", "", text).strip() + "\n"
    if branding := find_branding(text):
        sys.exit(f"{target.name}: {branding!r} is not ours to ship")
    if target.suffix == ".css" and "url(" in text:
        sys.exit(f"{target.name}: asks for an image that is not vendored")
    return text.encode()


def update(paths: Paths) -> int:
    """Download everything afresh and write files and lock. Needs ``npm``; for developers only."""
    wanted = tomllib.loads(paths.wanted.read_text())
    lock: dict[str, Any] = {"files": {}, "packages": {}, "wanted": digest(paths.wanted.read_bytes())}
    for name, package in wanted["packages"].items():
        with tempfile.TemporaryDirectory() as folder:
            tarball, integrity = download(name, package["version"], Path(folder))
            with tarfile.open(tarball) as archive:
                for source, destination in package["files"].items():
                    member = archive.extractfile(f"package/{source}")
                    if member is None:
                        sys.exit(f"{name}: {source} is not a file")
                    target = paths.files / destination
                    data = transform(member.read(), target, package, wanted["font_stack"])
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(data)
                    lock["files"][destination] = {"bytes": len(data), "package": name, "sha384": digest(data)}
        lock["packages"][name] = {
            "integrity": integrity,
            "licence": package["licence"],
            "version": package["version"],
        }
    paths.lock.write_text(json.dumps(lock, indent=2, sort_keys=True) + "\n")
    print(f"Vendored {len(lock['files'])} files from {len(lock['packages'])} packages.")
    return 0


def faults(paths: Paths) -> list[str]:
    """Everything in which the vendored files, the lock and the wanted list disagree, one sentence each."""
    lock = json.loads(paths.lock.read_text())
    on_disk = {path.relative_to(paths.files).as_posix() for path in paths.files.rglob("*") if path.is_file()}
    found = [f"{path}: not in the lock" for path in sorted(on_disk - set(lock["files"]))]
    found += [f"{path}: missing" for path in sorted(set(lock["files"]) - on_disk)]
    for path in sorted(on_disk & set(lock["files"])):
        data = (paths.files / path).read_bytes()
        if digest(data) != lock["files"][path]["sha384"]:
            found.append(f"{path}: changed since it was vendored")
        if branding := find_branding(data.decode(errors="replace")):
            found.append(f"{path}: contains {branding!r}, which is not ours to ship")
    if digest(paths.wanted.read_bytes()) != lock["wanted"]:
        found.append(f"{paths.wanted.name}: changed since the last --update")
    return found


def check(paths: Paths) -> int:
    """Print what is wrong, or that nothing is; returns the exit code."""
    found = faults(paths)
    print("\n".join(found) or "The vendored files match the lock.")
    return 1 if found else 0


def main() -> int:
    """Read the command line and do one of the two jobs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    job = parser.add_mutually_exclusive_group(required=True)
    job.add_argument("--update", action="store_true")
    job.add_argument("--check", action="store_true")
    return update(Paths()) if parser.parse_args().update else check(Paths())


if __name__ == "__main__":
    sys.exit(main())
