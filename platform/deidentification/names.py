"""Names of people by capital letter: full names, titles with names, single names, unknown words with a capital."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deidentification import gazetteer
from deidentification.document import Document, Token
from deidentification.finding import Candidate
from deidentification.lexicon import (
    EITHER,
    FAR,
    GIVEN,
    NAMES,
    STOP,
    SURNAME,
    UNKNOWN,
    WORD,
    ambiguous,
    base,
    compound,
    kind,
    roles,
)
from deidentification.name_openers import acts, opens_as_a_name
from deidentification.name_signs import (
    DETERMINED,
    LEADS,
    MONTH_LIKE,
    NICKNAMES,
    NOT_ALONE,
    SAID,
    SEASON_LED,
    SOFT_TITLES,
    STRONG_SAID,
    TITLES,
    WELSH_SAID,
)  # fmt: skip
from deidentification.welsh import looks_welsh

_JOIN = re.compile(r" |\. ?| [\"']|[\"'] |-")
_PARTICLES = gazetteer.signs("particles")


def _end(token: Token) -> int:
    return token.start + len(base(token.text))


class Reader:
    """One text, read for the names in it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens = document.tokens
        self.kinds = [kind(token.text) if token.capital else "" for token in self.tokens]
        self.gaps = [
            document.text[self.tokens[at].end : self.tokens[at + 1].start] if at + 1 < len(self.tokens) else "\n"
            for at in range(len(self.tokens))
        ]
        self.welsh = document.welsh

    def next_word(self, at: int) -> str:
        """Give the word after a token on the same line, in lower case, or nothing."""
        if at + 1 < len(self.tokens) and self.gaps[at] in (" ", ", "):
            return self.tokens[at + 1].lower
        return ""

    def last_word(self, at: int) -> str:
        """Give the word before a token on the same line, in lower case, or nothing."""
        return self.tokens[at - 1].lower if at and self.gaps[at - 1] in (" ", ". ", ' "', " '", ", ", " (") else ""

    def title_at(self, at: int) -> bool:
        """Say whether the token is a title that a name follows."""
        lower = self.tokens[at].lower
        if lower not in TITLES or at + 1 >= len(self.tokens) or self.gaps[at] not in (" ", ". ", "."):
            return False
        following = self.tokens[at + 1]
        if lower in SOFT_TITLES:
            return (
                following.capital
                and self.kinds[at + 1] not in (WORD, STOP)
                and not (following.upper and len(following.text) < 5)
            )
        return True

    def titled(self) -> Iterator[Candidate]:
        """Give what follows a title: initials, then up to three words of a name."""
        tokens = self.tokens
        for at in range(len(tokens) - 1):
            if not self.title_at(at):
                continue
            first = stop = at + 1
            if self.title_at(stop) and tokens[stop].capital:
                continue
            while stop < len(tokens) and stop - first < 4:
                token = tokens[stop]
                if stop > first and self.gaps[stop - 1] not in (" ", ". ", ".", "-", ' "', '" '):
                    break
                if stop > first and self.gaps[stop - 1].startswith(".") and len(tokens[stop - 1].text) > 1:
                    break
                initial = len(token.text) == 1 and token.upper is False and token.capital
                if not self._fits_title(token, stop, first) and not initial:
                    break
                stop += 1
                if token.text.endswith("'s"):
                    break
            placeholder = stop - first == 1 and tokens[first].text in ("X", "Y", "Z", "N")
            if stop > first and not placeholder:
                yield Candidate(tokens[first].start, _end(tokens[stop - 1]), "person", "block", 74)

    def _fits_title(self, token: Token, at: int, first: int) -> bool:
        if token.capital:
            what = self.kinds[at]
            if at == first:
                return (
                    what != STOP or (token.upper and len(token.text) < 4) or base(token.lower) in gazetteer.surnames()
                )
            return what in NAMES or what in (UNKNOWN, EITHER) or (token.lower in _PARTICLES)
        if at > first:
            return token.lower in _PARTICLES or (
                self.document.lower_case
                and base(token.lower) in gazetteer.surnames()
                and base(token.lower) not in gazetteer.ranks()
            )
        lower = base(token.lower)
        named = lower in gazetteer.surnames() or lower in gazetteer.given_near() or kind(token.text) == UNKNOWN
        return named and gazetteer.ranks().get(lower, 99999) > 900 and len(lower) > 2

    def runs(self) -> Iterator[Candidate]:
        """Give each run of capital words that makes or may make a name."""
        at, size = 0, len(self.tokens)
        while at < size:
            if not self._opens_run(at):
                at += 1
                continue
            stop = at + 1
            while stop < size and self._continues(at, stop):
                stop += 1
            yield from self._judge(at, stop)
            at = stop

    def _opens_run(self, at: int) -> bool:
        token, what = self.tokens[at], self.kinds[at]
        if not token.capital or what in (STOP, ""):
            return False
        if len(token.text) == 1:
            return (
                self.gaps[at] in (". ", " ", ".")
                and at + 1 < len(self.tokens)
                and (
                    self.kinds[at + 1] in (*NAMES, UNKNOWN)
                    or (self.kinds[at + 1] == EITHER and base(self.tokens[at + 1].lower) in gazetteer.surnames())
                )
                and token.text not in "IAY"
            )
        return what in NAMES or what in (EITHER, UNKNOWN)

    def _continues(self, first: int, at: int) -> bool:
        token, what, gap = self.tokens[at], self.kinds[at], self.gaps[at - 1]
        before = self.tokens[at - 1]
        if not _JOIN.fullmatch(gap) or before.text.endswith("'s") or (gap.startswith(".") and len(before.text) > 1):
            return False
        if token.lower in _PARTICLES and not token.capital:
            return (
                at + 1 < len(self.tokens)
                and self.gaps[at] == " "
                and self.kinds[at + 1] in (*NAMES, UNKNOWN, EITHER)
                and token.lower not in ("y", "o", "la", "le")
            )
        if not token.capital or what == STOP:
            return False
        if len(token.text) == 1:
            return self.kinds[first] in (*NAMES, EITHER) and token.text not in "I"
        if gap.startswith(".") and at - 1 > first and len(self.tokens[at - 2].text) > 1:
            return False
        if len(token.text) == 2 and not token.upper:
            return at + 1 < len(self.tokens) and self.gaps[at] == " " and self.kinds[at + 1] in NAMES
        if what == WORD:
            alone = at + 1 >= len(self.tokens) or not (self.tokens[at + 1].capital and self.gaps[at] == " ")
            return (
                self.kinds[at - 1] == GIVEN
                and alone
                and not before.opens
                and gazetteer.ranks().get(base(token.lower), 99999) > 500
                and base(token.lower) not in roles()
            )
        return not (token.upper and len(token.text) < 3)

    def _judge(self, at: int, stop: int) -> Iterator[Candidate]:
        while stop - at > 1 and self.kinds[at] == EITHER and self.tokens[at].opens:
            lower = base(self.tokens[at].lower)
            if (
                lower in gazetteer.given_near()
                and not (self.welsh and lower in gazetteer.welsh_words())
                and lower not in ("will", "may")
            ):
                break
            at += 1
        kinds, first, last = self.kinds[at:stop], self.tokens[at], self.tokens[stop - 1]
        start, end = first.start, _end(last)
        if stop - at == 1:
            yield from self._single(at)
            return
        named = [k for k in kinds if k in NAMES]
        given = any(base(t.lower) in gazetteer.given_near() for t in self.tokens[at:stop])
        upper = all(token.upper for token in self.tokens[at:stop] if len(token.text) > 1)
        if upper and not (given and len(named) > 1) and not given and kinds.count(UNKNOWN) == len(kinds):
            return
        if not named and UNKNOWN in kinds and len(first.text) == 1 and not upper:
            yield Candidate(start, end, "person", "block", 66)
        elif named and (given or len(named) > 1 or any(len(t.text) == 1 for t in self.tokens[at:stop])):
            lead = (
                at
                and self.tokens[at - 1].capital
                and self.tokens[at - 1].lower in NICKNAMES
                and self.gaps[at - 1] == " "
            )
            yield Candidate(self.tokens[at - 1].start if lead else start, end, "person", "block", 72)
        elif EITHER in kinds and given and not self._heading(at, stop):
            yield Candidate(start, end, "person", "block", 64)
        elif named or UNKNOWN in kinds:
            yield Candidate(start, end, "possible_person", "ask", 44)
        elif EITHER in kinds and all(k == EITHER for k in kinds) and not first.opens and not self._heading(at, stop):
            words = [base(token.lower) for token in self.tokens[at:stop]]
            if any(word in gazetteer.surnames() for word in words) and any(
                gazetteer.ranks().get(w, 99999) > 6000 for w in words
            ):
                yield Candidate(start, end, "possible_person", "ask", 40)

    def _heading(self, at: int, stop: int) -> bool:
        beside = [k for k in (at - 1, stop) if 0 <= k < len(self.tokens) and self._same_line(k, at, stop)][-1:]
        return any(self.tokens[k].capital and self.kinds[k] == WORD and not self.tokens[k].opens for k in beside)

    def _same_line(self, k: int, at: int, stop: int) -> bool:
        return self.gaps[at - 1] == " " if k < at else self.gaps[stop - 1] == " "

    def _single(self, at: int) -> Iterator[Candidate]:
        token, what = self.tokens[at], self.kinds[at]
        start, end, lower = token.start, _end(token), base(token.lower)
        if len(lower) < 2 or (token.upper and len(lower) < 4 and not (what == GIVEN and self.last_word(at) in LEADS)):
            return
        if what == GIVEN:
            if token.upper and len(lower) < 4 and self._shouted(at) and self.last_word(at) not in LEADS:
                return
            lead = (
                at
                and self.tokens[at - 1].capital
                and self.tokens[at - 1].lower in NICKNAMES
                and self.gaps[at - 1] == " "
            )
            yield Candidate(self.tokens[at - 1].start if lead else start, end, "person", "block", 60)
            return
        if token.upper and what != SURNAME:
            return
        if what == EITHER:
            yield from self._either(at, start, end, lower)
        elif what in (SURNAME, FAR):
            if (
                not token.opens
                or what == SURNAME
                or self._spoken(at)
                or acts(self.next_word(at))
                or opens_as_a_name(self.document, start, end)
            ):
                yield Candidate(start, end, "possible_person", "ask", 46 if what == SURNAME else 42)
        elif what == UNKNOWN and len(lower) > 2 and not compound(lower):
            if self.welsh and looks_welsh(lower) and self.last_word(at) not in LEADS | TITLES | roles():
                return
            signs = self._spoken(at) or token.text.endswith("'s") or acts(self.next_word(at))
            if opens_as_a_name(self.document, token.start, end):
                yield Candidate(start, end, "possible_person", "ask", 47)
                return
            begins = token.opens and not re.search(
                r"[:(|,>\"\u2022*-][ ]{0,3}$", self.document.text[max(0, token.start - 4) : token.start]
            )
            if not begins or (signs and not self.welsh):
                yield Candidate(start, end, "possible_person", "ask", 30)

    def _shouted(self, at: int) -> bool:
        beside = [k for k in (at - 1, at + 1) if 0 <= k < len(self.tokens)]
        return any(
            self.tokens[k].upper and self.kinds[k] in (WORD, STOP) and len(self.tokens[k].text) > 3 for k in beside
        )

    def _spoken(self, at: int) -> bool:
        following = self.next_word(at)
        return following in (WELSH_SAID if self.welsh else SAID) or following in STRONG_SAID

    def _either(self, at: int, start: int, end: int, lower: str) -> Iterator[Candidate]:
        token = self.tokens[at]
        given = lower in gazetteer.given_near()
        following, last = self.next_word(at), self.last_word(at)
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) and self.gaps[at] == " " else None
        if after is not None and after.capital and self.kinds[at + 1] not in NAMES and not token.text.endswith("'s"):
            return
        if lower in MONTH_LIKE and (
            SEASON_LED.search(self.document.before(token.start)) or re.match(r" ?\d", self.document.after(end, 3))
        ):
            return
        if token.opens:
            strong = following in STRONG_SAID or (following in SAID and lower not in ambiguous())
            owned = token.text.endswith("'s") and given and lower not in MONTH_LIKE
            if given and (strong or owned):
                yield Candidate(start, end, "person", "block", 58)
            return
        if last in DETERMINED or (
            at
            and self.tokens[at - 1].capital
            and self.gaps[at - 1] == " "
            and last not in TITLES
            and last not in roles()
        ):
            return
        rank = gazetteer.ranks().get(lower, 99999)
        if (given and lower not in MONTH_LIKE) or (
            given and (following in STRONG_SAID or last in roles() or last in ("with", "told", "met", "saw", "asked"))
        ):
            yield Candidate(start, end, "person", "block", 57)
        elif (
            lower in gazetteer.surnames()
            and lower not in NOT_ALONE
            and rank > 1200
            and (last in LEADS or following in SAID or token.text.endswith("'s"))
        ) or (last in roles() and rank > 700 and lower not in NOT_ALONE):
            yield Candidate(start, end, "possible_person", "ask", 38)


def names(document: Document) -> Iterable[Candidate]:
    """Find names that a capital letter, a title or the company of other names gives away."""
    reader = Reader(document)
    yield from reader.titled()
    yield from reader.runs()
