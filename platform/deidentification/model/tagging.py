"""Running the network: its files are checked and loaded once, then each text becomes a weight for each label."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from deidentification.model.answers import Answers
from deidentification.model.windows import windows
from deidentification.model.wordpiece import Pieces, WordPiece, read_vocabulary

_FILES = ("model.int8.onnx", "vocab.txt", "labels.json")
_SLOWER = ("SkipLayerNormFusion",)
"""What onnxruntime would do to the network to make it faster, and which makes it slower on one thread."""


class ModelError(RuntimeError):
    """The files of the model are missing or are not the ones that were released. The check does not run without it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What labels.json holds: the labels in order and, by type, how sure the model must be to speak."""

    labels: tuple[str, ...]
    thresholds: dict[str, float]


def _checked() -> Traversable:
    """Give the folder of the model once each of its files is found to be the one that was released."""
    folder = resources.files("deidentification.model")
    try:
        lines = folder.joinpath("SHA256SUMS").read_text(encoding="utf-8").splitlines()
        sums = {line.partition("  ")[2]: line.partition("  ")[0] for line in lines}
        for name in _FILES:
            found = hashlib.sha256()
            with folder.joinpath(name).open("rb") as file:
                while part := file.read(1 << 18):  # in parts: the network is not held in memory twice
                    found.update(part)
            if found.hexdigest() != sums.get(name):
                raise ModelError(f"The file {name} of the de-identification model is not the one that was released.")
    except OSError as error:
        raise ModelError(f"A file of the de-identification model is missing: {error.filename}") from error
    return folder


class Model:
    """The network with its vocabulary, on one thread."""

    def __init__(self) -> None:
        try:  # here and not above: a process that checks nothing does not pay for both libraries
            import numpy
            import onnxruntime
        except ImportError as error:
            raise ModelError(
                f"The de-identification model needs {error.name}: bring the environment up to date (any make command)."
            ) from error
        self.numpy: Any = numpy
        folder = _checked()
        kept = json.loads(folder.joinpath("labels.json").read_text(encoding="utf-8"))
        self.settings = Settings(tuple(kept["labels"]), kept["thresholds"])
        self.pieces_of = WordPiece(read_vocabulary(folder.joinpath("vocab.txt").read_text(encoding="utf-8")))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        with resources.as_file(folder.joinpath("model.int8.onnx")) as path:
            self._session = onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
            )
        self.answers = Answers()

    def likelihoods(self, text: str) -> tuple[Pieces, Any]:
        """Give the pieces of a text and, for each, how likely each label is (an array, pieces by labels)."""
        pieces = self.pieces_of.cut(text)
        out = self.numpy.zeros((len(pieces.ids), len(self.settings.labels)), self.numpy.float32)
        for one in windows(text, pieces):
            answer = self.answers.about(pieces.ids[one.start : one.stop], pieces.looks[one.start : one.stop], self._ask)
            out[one.low : one.high] = answer[one.low - one.start : one.high - one.start]
        return pieces, out

    def _ask(self, ids: Sequence[int], looks: Sequence[int]) -> Any:
        """Ask the network about one window; halves are exact enough, and small to remember."""
        numpy = self.numpy
        given = {
            "input_ids": numpy.array([[self.pieces_of.opening, *ids, self.pieces_of.closing]], numpy.int64),
            "looks": numpy.array([[0, *looks, 0]], numpy.int64),
        }
        out = self._session.run(None, given)[0][0][1:-1]
        out = numpy.exp(out - out.max(-1, keepdims=True))
        return (out / out.sum(-1, keepdims=True)).astype(numpy.float16)


_LOADING = threading.Lock()


@cache
def _model() -> Model:
    return Model()


def model() -> Model:
    """Give the model of this process, loading and checking it the first time; raises ModelError."""
    with _LOADING:
        return _model()
