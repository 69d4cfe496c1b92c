"""Which forms of a word to look for, so that "enquiry" finds "enquiries"; a plain rule without Django."""

import re

_WORD = re.compile(r"\w+")
_MOST_WORDS = 12


def words_of(query: str) -> list[str]:
    """Return the words somebody typed, without any sign: SQLite's search would read a sign as a command.

    More than twelve words narrow nothing down and are left out.
    """
    return [word.lower() for word in _WORD.findall(query)][:_MOST_WORDS]


def forms(word: str) -> tuple[str, ...]:
    """Return the word with its usual English singular and plural, itself first."""
    if len(word) < 3 or word.endswith("ss") or (len(word) == 3 and word.endswith("s")):
        return (word,)
    if word.endswith("ies"):
        return (word, f"{word[:-3]}y")
    if word.endswith(("ches", "shes", "sses", "xes")):
        return (word, word[:-2])
    if word.endswith("s"):
        return (word, word[:-1])
    if word.endswith("y") and word[-2] not in "aeiou":
        return (word, f"{word[:-1]}ies")
    return (word, f"{word}es" if word.endswith(("ch", "sh", "x")) else f"{word}s")
