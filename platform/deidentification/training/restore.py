"""Read the weights of a released network back, to train on: ``python -m deidentification.training.restore FOLDER``.

Only the eight-bit file is kept. What rounding took is lost; a few hundred steps of training make up for it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy
import onnx
import torch
from onnx import numpy_helper

from deidentification.training.tagger import Tagger

HERE = Path(__file__).parent.parent / "model" / "model.int8.onnx"
_IN_A_LAYER = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
_PREFIX = "tagger."


def restore(released: Path) -> Tagger:
    """Give the network with the weights of an exported file, in single precision.

    Raises ValueError when the file is not of this network.
    """
    graph = onnx.load(str(released)).graph
    kept = {one.name.removeprefix(_PREFIX): numpy_helper.to_array(one) for one in graph.initializer}
    tagger = Tagger.empty()
    wanted = tagger.state_dict()
    layers = [f"bert.encoder.layer.{at}.{part}" for at in range(6) for part in _IN_A_LAYER]
    products = [node.input[1] for node in graph.node if node.op_type == "MatMulInteger"]
    inner = dict(zip([*layers, "classifier"], dict.fromkeys(products), strict=True))

    def whole(name: str) -> numpy.ndarray:
        """Give one stored array, back from eight bits where it is in eight."""
        if name in kept:
            return kept[name]
        zero, scale = kept[f"{name}_zero_point"], kept[f"{name}_scale"]
        return (kept[f"{name}_quantized"].astype(numpy.float32) - zero.astype(numpy.float32)) * scale

    found = {}
    for name, tensor in wanted.items():
        product = inner.get(name.removesuffix(".weight")) if name.endswith(".weight") else None
        if product:
            array = whole(product.removesuffix("_quantized").removeprefix(_PREFIX)).T
        elif name == "bert.embeddings.position_embeddings.weight":
            array = whole("places")
        elif name == "bert.embeddings.token_type_embeddings.weight":
            array = numpy.zeros(tensor.shape, numpy.float32)  # it stands in the places already
        else:
            array = whole(name)
        if array.shape != tuple(tensor.shape):
            raise ValueError(f"{released} is of another network: {name}")
        found[name] = torch.tensor(numpy.ascontiguousarray(array, numpy.float32))
    tagger.load_state_dict(found)
    return tagger.eval()


def main() -> None:
    """Write the restored weights where ``train --start`` reads them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--released", type=Path, default=HERE)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    torch.save(restore(given.released).state_dict(), given.folder / "weights.pt")


if __name__ == "__main__":
    main()
