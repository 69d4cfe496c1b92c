"""Remembering what the network answered, never about what: a window that has not changed is not asked about again.

The memory lives in one process. Its keys are digests of windows under a secret that is made anew with each process;
its values are how likely each label is, piece by piece. No word of any text stands in it. While somebody writes, a
check costs no more than the windows that they changed.
"""

from __future__ import annotations

import hashlib
import os
import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any


class Answers:
    """The answers about the windows that were asked about last.

    Args of the constructor: how many windows to remember, at about five kilobytes each.
    """

    def __init__(self, size: int = 2000) -> None:
        self._size = size
        self._secret = os.urandom(32)
        self._kept: OrderedDict[bytes, Any] = OrderedDict()
        self._lock = threading.Lock()

    def about(
        self, ids: Sequence[int], looks: Sequence[int], ask: Callable[[Sequence[int], Sequence[int]], Any]
    ) -> Any:
        """Give the answer about a window of pieces: the remembered one, or what ``ask(ids, looks)`` gives."""
        data = array("i", [*ids, *looks]).tobytes()
        key = hashlib.blake2b(data, key=self._secret, digest_size=20).digest()
        with self._lock:
            answer = self._kept.get(key)
            if answer is not None:
                self._kept.move_to_end(key)
                return answer
        answer = ask(ids, looks)
        with self._lock:
            self._kept[key] = answer
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return answer

    def forget(self) -> None:
        """Forget everything, as a measurement does before it asks."""
        with self._lock:
            self._kept.clear()

    def __len__(self) -> int:
        return len(self._kept)
