"""Turn trained weights into the package data of ``model/``: ``python -m deidentification.training.export FOLDER``."""

from __future__ import annotations

import argparse
import hashlib
import logging
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from deidentification.training.tagger import Released, Tagger, base_folder

HERE = Path(__file__).parent.parent / "model"


def export(weights: Path, folder: Path) -> None:
    """Write the network as ONNX (opset 17) with eight-bit weights by channel, its vocabulary and both hashes."""
    tagger = Tagger.empty()
    tagger.load_state_dict(torch.load(weights / "weights.pt", weights_only=True))
    ids = torch.tensor([[101, 2023, 2003, 1037, 3231, 102]])
    with tempfile.TemporaryDirectory() as kept:
        whole = Path(kept) / "model.onnx"
        names = ["input_ids", "looks"]
        torch.onnx.export(
            Released(tagger).eval(),
            (ids, torch.zeros_like(ids)),
            str(whole),
            input_names=names,
            output_names=["logits"],
            dynamic_axes={name: {1: "t"} for name in (*names, "logits")},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            folder / "model.int8.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )
    shutil.copyfile(Path(str(base_folder())) / "vocab.txt", folder / "vocab.txt")
    seal(folder)


def seal(folder: Path) -> None:
    """Write SHA256SUMS over the files that are read at run time."""
    lines = []
    for name in ("model.int8.onnx", "vocab.txt", "labels.json"):
        path = folder / name
        if path.exists():
            lines.append(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n")
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--to", type=Path, default=HERE)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    given.to.mkdir(parents=True, exist_ok=True)
    export(given.weights, given.to)


if __name__ == "__main__":
    main()
