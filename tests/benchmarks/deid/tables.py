"""The tables that `make bench-deid` prints, in Markdown, so that they can be pasted into a note."""

from collections.abc import Mapping, Sequence

from deidentification import Finding
from deidentification.scoring import Note, Recall, Score, score
from deidentification.scoring.notes import STYLES, TYPES
from tests.benchmarks.deid.systems import PRESIDIO, QUOTED
from tests.deidentification.gold_set import by_file, is_test

AIMS = {
    "direct": "0.98",
    "structured": "0.99",
    "quasi": "0.93",
    "rare": "0.60",
    "word_precision": "0.85",
    "flagged_per_100_clean": "< 2",
}
_SIX = ("direct", "quasi", "structured", "rare", "word_precision", "flagged_per_100_clean")
_MAIN = ("notes", "direct", "quasi", "word precision", "flagged per 100 clean")
NOTES = f"""Gold notes are scored by span; TAB-31 by entity with hints counted, as its figures are usually given.
{QUOTED}: from the project's study, on 60 other notes and another machine; not measured here.
"""
LIMITS = {"p50_ms_600": 150, "peak_rss_mib": 250}


def cost(figures: Mapping[str, float]) -> str:
    """Speed, size and memory, one a line, with the limit where there is one."""
    rows = [
        [name, f"{value:,}", f"at most {LIMITS[name]}" if name in LIMITS else "", _verdict(name, value)]
        for name, value in figures.items()
    ]
    return _table("What a check costs, on one thread", ["figure", "value", "limit", ""], rows)


def by_type(parts: Mapping[str, Score]) -> str:
    """Recall by type, and the totals, for each part of the gold set."""
    rows = [
        [type_, *(_recall(figures.types.get(type_)) for figures in parts.values())]
        for type_ in TYPES
        if any(type_ in figures.types for figures in parts.values())
    ]
    for name, key in (("direct, by span", True), ("quasi, by span", False)):
        rows.append([name, *(_recall(figures.spans[key]) for figures in parts.values())])
    for name, key in (("direct, by entity", True), ("quasi, by entity", False)):
        rows.append([name, *(_recall(figures.entities[key]) for figures in parts.values())])
    rows.append(["word precision", *(_recall(figures.words) for figures in parts.values())])
    rows.append(
        ["flagged per 100 clean words", *(_share(figures.flagged_per_100_clean, 2) for figures in parts.values())]
    )
    return _table("Found, by type (share, of so many)", ["type", *parts], rows)


def by_style(title: str, notes: Sequence[Note], found: Mapping[str, Sequence[Finding]]) -> str:
    """The main figures for each style of writing in one part."""
    rows = []
    for style in STYLES:
        some = [note for note in notes if note.style == style]
        if some:
            rows.append([style, *_main_figures(some, found)])
    return _table(f"By style, {title} part", ["style", *_MAIN], rows)


def by_origin(found: Mapping[str, Sequence[Finding]]) -> str:
    """The main figures for each file of the gold set: who wrote it matters."""
    rows = [
        [file, "test" if is_test(file) else "development", *_main_figures(notes, found)]
        for file, notes in by_file().items()
    ]
    return _table("By file", ["file", "part", *_MAIN], rows)


def comparison(
    title: str, on_test: Mapping[str, Score], on_tab: Mapping[str, Score], ms_600: Mapping[str, float]
) -> str:
    """One table to compare by: the checker whole, in parts, and a quoted product, on gold notes and on TAB-31."""
    head = ["system", "direct", "quasi", "structured", "rare", "word precision", "flagged per 100 clean"]
    head += ["TAB-31 direct", "TAB-31 quasi", "TAB-31 word precision"] if on_tab else []
    rows = []
    for system, figures in on_test.items():
        row = [system, *(_share(getattr(figures, name), 2 if "per_100" in name else 3) for name in _SIX)]
        if on_tab:
            tab = on_tab[system]
            row += [_share(tab.entities[True].share), _share(tab.entities[False].share), _share(tab.word_precision)]
        rows.append([*row, f"{ms_600[system]:.0f}"])
    quoted = [QUOTED, *(_share(PRESIDIO.get(name), 2 if "per_100" in name else 3) for name in _SIX)]
    quoted += [_share(PRESIDIO[f"tab_{name}"]) for name in ("direct", "quasi", "word_precision")] if on_tab else []
    rows.append([*quoted, f"{PRESIDIO['ms_600']:.0f}"])
    rows.append(["to reach", *(AIMS[name] for name in _SIX), *(["–"] * 3 if on_tab else []), "150"])
    return _table(title, [*head, "CPU ms for 600 words"], rows)


def summary(figures: Score) -> dict[str, float | None]:
    """The figures of the last line."""
    return {name: _rounded(getattr(figures, name)) for name in _SIX}


def tab_summary(figures: Score) -> dict[str, float | None]:
    """The figures of TAB-31 for the last line, by span and by entity."""
    return {
        "direct": _rounded(figures.direct),
        "quasi": _rounded(figures.quasi),
        "direct_by_entity": _rounded(figures.entities[True].share),
        "quasi_by_entity": _rounded(figures.entities[False].share),
        "word_precision": _rounded(figures.word_precision),
    }


def _main_figures(notes: Sequence[Note], found: Mapping[str, Sequence[Finding]]) -> list[str]:
    figures = score(notes, found)
    return [
        str(len(notes)),
        _share(figures.direct),
        _share(figures.quasi),
        _share(figures.word_precision if any(note.spans for note in notes) else None),
        _share(figures.flagged_per_100_clean, 2),
    ]


def _recall(recall: Recall | None) -> str:
    return "–" if recall is None or recall.share is None else f"{recall.share:.3f} of {recall.of}"


def _share(value: float | None, places: int = 3) -> str:
    return "–" if value is None else f"{value:.{places}f}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _verdict(name: str, value: float) -> str:
    if name not in LIMITS:
        return ""
    return "ok" if value <= LIMITS[name] else "OVER"


def _table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        first, *others = zip(cells, widths, strict=True)
        return " | ".join(["| " + first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]) + " |"

    rule = "|".join(["", "-" * (widths[0] + 2), *("-" * (width + 1) + ":" for width in widths[1:]), ""])
    return "\n".join([title, "", line(head), rule, *map(line, rows), "", ""])
