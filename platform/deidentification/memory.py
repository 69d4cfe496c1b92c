"""Remembering what was found, never in what: the check of an unchanged text costs nothing the second time.

A text that has changed is cheaper, too: `model.answers` remembers the windows of the network that have not.
The memory lives in one process. Its keys are digests of the text under a secret that is made anew with each process;
its values are places and kinds of findings. No word of any text stands in it.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Iterable

from deidentification.checker import find
from deidentification.finding import Action, Finding
from deidentification.reasons import reason_for

Spot = tuple[int, int, str, Action]


class Memory:
    """The findings of the texts that were checked last, by a digest of each text.

    Args of the constructor: how many texts to remember.
    """

    def __init__(self, size: int = 4000) -> None:
        self._size = size
        self._secret = os.urandom(32)
        self._spots: OrderedDict[bytes, tuple[Spot, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, text: str, language: str = "en", local_terms: Iterable[str] = ()) -> list[Finding]:
        """Give what `deidentification.find` gives, without asking again about a text that has not changed."""
        terms = tuple(local_terms)
        key = self._key(text, language, terms)
        with self._lock:
            spots = self._spots.get(key)
            if spots is not None:
                self._spots.move_to_end(key)
        if spots is None:
            found = find(text, language, terms)
            with self._lock:
                self._spots[key] = tuple((one.start, one.end, one.category, one.action) for one in found)
                while len(self._spots) > self._size:
                    self._spots.popitem(last=False)
            return found
        return [
            Finding(start, end, category, action, text[start:end], reason_for(category, language))
            for start, end, category, action in spots
        ]

    def _key(self, text: str, language: str, terms: tuple[str, ...]) -> bytes:
        digest = hashlib.blake2b(key=self._secret, digest_size=20)
        for part in (language, *terms, "", text):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big") + data)
        return digest.digest()

    def __len__(self) -> int:
        return len(self._spots)


REMEMBERED = Memory()
"""The memory of this process."""
