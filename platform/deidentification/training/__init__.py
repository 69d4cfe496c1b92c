"""Training and export of the model: needs the extra ``training`` (torch, transformers, onnx), never installed to run.

pip install --no-deps torch==2.13.0   # the CPU build
pip install '.[training]'
python -m deidentification.training.train --out var/model --seed 1 --count 4000
python -m deidentification.training.export var/model

To go on from the released weights: ``python -m deidentification.training.restore var/start``, then ``train`` with
``--start var/start/weights.pt``.
"""
