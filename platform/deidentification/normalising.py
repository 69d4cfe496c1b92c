"""Making a text plain for matching: look-alike letters, hidden characters, stray marks, numbers broken by odd signs."""

from __future__ import annotations

import re
import unicodedata

LOOK_ALIKES = str.maketrans(
    {
        # Cyrillic, Greek, Armenian and Latin letters that are drawn like plain ones
        **dict(zip("АВЕЅІЈКМНОРСТХУЗԌԚԜҮ", "ABESIJKMHOPCTXY3GQWY", strict=True)),
        **dict(zip("аеоорсухіјѕԁԛԝһӏкмтвпгѵ", "aeoopcyxijsdqwhlkmtbnrv", strict=True)),
        **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
        **dict(zip("αικνορτυχγωϲϳ", "aikvoptuxywcj", strict=True)),
        **dict(zip("ՕՏԼՍոսցօհ", "OSLUnugoh", strict=True)),
        **dict(zip("ıɩȷɑɡʏɴʀᴀʙᴄᴅᴇғɢʜɪᴊᴋʟᴍᴏᴘꜱᴛᴜᴠᴡᴢ", "iijagynrabcdefghijklmopstuvwz", strict=True)),
        **dict(zip("‐‑‒–—―−⁃﹘", "-" * 9, strict=True)),
        **dict(zip("’‘ʼ`´′ʹ＇", "'" * 8, strict=True)),
        **dict(zip("“”„″", '"' * 4, strict=True)),
        **dict(zip("⁄∕⧸／", "/" * 4, strict=True)),
        **dict(zip("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t",
                   " " * 16, strict=True)),
        **dict.fromkeys("\u2028\u2029\u0085\u000b\u000c", "\n"),
        "\r": " ",
    }
)  # fmt: skip
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\U000e0000-\U000e01ef\ud800-\udfff]"
)
_MARK = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
"""A decimal digit of another script."""

BROKEN = re.compile(
    # a number that runs over a line end, with the hyphen of the break
    r"(?<=[\d/])-?[ ]*\n[ ]*(?=[\d/]|[A-Za-z](?![A-Za-z])|[A-Z]{2,3}(?![A-Za-z]))"
    r"|(?<=[^A-Za-z][A-Z])\n(?=\d{4})"
    # digits set apart by a sign that no number has
    r"|(?<=[\dA-Z])[ ]?[•·∙~*_‧]?(?<=[•·∙~*_‧])[ ]?(?=[\dA-Z]{1,6}(?![a-z]))"
)
_SPACED = re.compile(r"(?<![\w.,:/-])(?:[A-Za-z0-9][ ._-]{1,2}){5,20}[A-Za-z0-9](?![\w/])")
"""Single letters and digits with a space or a point between each."""


def normalised(original: str) -> tuple[str, list[int] | None, list[int] | None]:
    """Give a text made plain, and for each of its characters where that began and ended in the original.

    The two lists are None where the plain text keeps to the original character for character.
    """
    quick = original.translate(LOOK_ALIKES)
    if (
        unicodedata.is_normalized("NFKC", quick)
        and not _HIDDEN.search(quick)
        and not _MARK.search(quick)
        and not _FOREIGN_DIGIT.search(quick)
    ):
        return quick, None, None
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at, size = 0, len(original)
    while at < size:
        stop = at + 1
        while stop < size and (unicodedata.combining(original[stop]) or _MARK.match(original[stop])):
            stop += 1
        if not _HIDDEN.match(original[at]):
            made = _plain(original[at : min(stop, at + 4)])
            out.append(made)
            starts.extend([at] * len(made))
            ends.extend([stop] * len(made))
        at = stop
    return "".join(out), starts, ends


_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}


def _plain(cluster: str) -> str:
    if cluster in _FRACTIONS:
        return _FRACTIONS[cluster]
    made = unicodedata.normalize("NFKC", cluster.translate(LOOK_ALIKES)).translate(LOOK_ALIKES)
    made = _MARK.sub("", made) or made[:1]
    if _FOREIGN_DIGIT.search(made):
        made = "".join(str(unicodedata.decimal(sign, sign)) for sign in made)
    return made


_SLASH = re.compile(r"(?<=\w)[ ]?/[ ]?(?=[\w+(@])")
_SHORT_BEFORE, _SHORT_AFTER = re.compile(r"(?<!\w)\d{1,2}$"), re.compile(r"\d{1,2}(?!\w)|(?:19|20)\d\d(?!\w)")
_FIGURES = re.compile(r"\d\D{0,3}\d")


def parted(text: str) -> tuple[str, list[int]] | None:
    """Give what stands about slashes that may part two numbers, with the slash made a plain sign; or None.

    The second value says where each character came from, as with ``joined``. Slashes of days and counts stay.
    """
    out: list[str] = []
    places: list[int] = []
    end = 0
    for match in _SLASH.finditer(text):
        before, after = text[max(0, match.start() - 14) : match.start()], text[match.end() : match.end() + 14]
        if _SHORT_BEFORE.search(before) and _SHORT_AFTER.match(after):
            continue
        if not (_FIGURES.search(before) or _FIGURES.search(after)):
            continue
        start = max(end, match.start() - _AROUND)
        if start > end:
            out.append("\n\n")
            places.extend((start, start))
        stop = min(len(text), match.end() + _AROUND)
        out.append(_SLASH.sub(lambda sign: ";".center(len(sign.group())), text[start:stop]))
        places.extend(range(start, stop))
        end = stop
    return ("".join(out), places) if out else None


_AROUND = 60
"""How many characters beside a break are read again with the break joined up."""


def joined(text: str) -> tuple[str, list[int]] | None:
    """Give what stands about broken numbers with them joined up, and where each character came from; or None."""
    cuts = [match.span() for match in BROKEN.finditer(text) if match.end() > match.start()]
    for match in _SPACED.finditer(text):
        value = match.group()
        if sum(sign.isdigit() for sign in value) >= 5:
            cuts.extend(
                (match.start() + gap.start(), match.start() + gap.end()) for gap in re.finditer(r"[ ._-]+", value)
            )
    if not cuts:
        return None
    out: list[str] = []
    places: list[int] = []
    at = 0
    for start, end in sorted(set(cuts)):
        if start < at:
            continue
        far = start - at > 2 * _AROUND
        if far:
            stop = at + _AROUND
            out.append(text[at:stop] if at else "")
            places.extend(range(at, stop) if at else ())
            out.append("\n\n")
            places.extend((start - _AROUND, start - _AROUND))
            at = start - _AROUND
        out.append(text[at:start])
        places.extend(range(at, start))
        at = end
    stop = min(len(text), at + _AROUND)
    out.append(text[at:stop])
    places.extend(range(at, stop))
    return "".join(out), places
