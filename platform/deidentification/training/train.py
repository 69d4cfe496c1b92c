"""Train the tagger on invented notes of the training templates: ``python -m deidentification.training.train``."""

from __future__ import annotations

import argparse
import logging
import random
import time
from pathlib import Path
from typing import Any

import torch

from deidentification.document import Document
from deidentification.generator.notes import notes
from deidentification.model.windows import windows
from deidentification.model.wordpiece import WordPiece, read_vocabulary
from deidentification.scoring import read_notes
from deidentification.training.recasting import recast
from deidentification.training.tagger import LABELS, Tagger, base_folder

NUMBERS = {label: number for number, label in enumerate(LABELS)}
SIZES = ((80, 40), (112, 56), (128, 72), (128, 72), (170, 90))
"""How long a window may be, and from where on it ends with its line: sizes about those of the check."""

Window = tuple[list[int], list[int], list[int]]
log = logging.getLogger("training")


def examples(note: dict[str, Any], pieces_of: WordPiece, chance: random.Random) -> list[Window]:
    """Cut one marked note into windows of pieces, looks and labels, as the check will; a mark takes in whole words."""
    text = Document(note["text"]).text
    if len(text) != len(note["text"]):
        return []
    pieces = pieces_of.cut(text)
    labels = [0] * len(pieces.ids)
    for span in note["spans"]:
        mark, end = "B", span["end"]
        while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        for at, (first, last) in enumerate(pieces.places):
            if first < end and last > span["start"]:
                labels[at] = NUMBERS[f"{mark}-{span['type']}"]
                mark = "I"
    shown = [(one.start, one.stop) for one in windows(text, pieces, *chance.choice(SIZES))]
    return [(pieces.ids[start:stop], pieces.looks[start:stop], labels[start:stop]) for start, stop in shown]


def batch(some: list[Window], pieces_of: WordPiece) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Make tensors of one size from windows: pieces, mask, looks and labels (-100 where there is nothing to learn)."""
    width = max(len(window[0]) for window in some) + 2
    ids = torch.zeros(len(some), width, dtype=torch.long)
    mask, looks = torch.zeros_like(ids), torch.zeros_like(ids)
    labels = torch.full_like(ids, -100)
    for row, (pieces, seen, wanted) in enumerate(some):
        size = len(pieces)
        ids[row, : size + 2] = torch.tensor([pieces_of.opening, *pieces, pieces_of.closing])
        looks[row, 1 : size + 1] = torch.tensor(seen)
        labels[row, 1 : size + 1] = torch.tensor(wanted)
        mask[row, : size + 2] = 1
    return ids, mask, looks, labels


def train(given: argparse.Namespace) -> None:
    """Train for the epochs asked for and save the weights after each."""
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    chance = random.Random(given.seed)
    pieces_of = WordPiece(read_vocabulary((Path(str(base_folder())) / "vocab.txt").read_text(encoding="utf-8")))
    written = notes(given.seed, given.count)
    for file in given.hands:
        for _ in range(given.turns):
            written += recast(read_notes(file), chance)
    learn = [window for note in written for window in examples(note, pieces_of, chance) if window[0]]
    log.info("%d notes, %d windows, %d pieces", len(written), len(learn), sum(len(w[0]) for w in learn))
    model = Tagger.fresh()
    if given.start:
        model.load_state_dict(torch.load(given.start, weights_only=True))
    top = [*model.classifier.parameters(), *model.looks.parameters()]
    optimiser = torch.optim.AdamW(
        [{"params": model.bert.parameters(), "lr": given.rate}, {"params": top, "lr": given.rate * 5}],
        weight_decay=0.01,
    )
    steps = given.epochs * (len(learn) // given.batch + 1)
    begun = time.monotonic()

    def pace(step: int) -> float:
        """Rise at first, then fall to nothing with the steps or with the time allowed, whichever is spent first."""
        spent = max(step / steps, (time.monotonic() - begun) / (60 * given.minutes))
        return min((step + 1) / (0.06 * steps), max(0.0, 1 - spent) / 0.94)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, pace)
    given.out.mkdir(parents=True, exist_ok=True)
    model.train()
    for epoch in range(given.epochs):
        chance.shuffle(learn)
        chunk = given.batch * 16
        batches = []
        for at in range(0, len(learn), chunk):
            near = sorted(learn[at : at + chunk], key=lambda window: len(window[0]))
            batches += [near[k : k + given.batch] for k in range(0, len(near), given.batch)]
        chance.shuffle(batches)
        total = 0.0
        for number, some in enumerate(batches):
            ids, mask, looks, labels = batch(some, pieces_of)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(ids, mask, looks)
            loss = torch.nn.functional.cross_entropy(
                logits.float().view(-1, len(LABELS)), labels.view(-1), label_smoothing=0.02
            )
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            total += loss.item()
            if number % 25 == 24:
                torch.save(model.state_dict(), given.out / "weights.pt")
                log.info(
                    "%d/%d loss %.3f %.0fs", number + 1, len(batches), total / (number + 1), time.monotonic() - begun
                )
            if time.monotonic() - begun > 60 * given.minutes:
                break
        torch.save(model.state_dict(), given.out / "weights.pt")
        log.info("epoch %d loss %.4f %.0fs", epoch + 1, total / len(batches), time.monotonic() - begun)


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=4000)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--minutes", type=float, default=60.0, help="stop after this long")
    parser.add_argument("--start", type=Path, default=None, help="weights of an earlier run to go on from")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--hands", nargs="*", default=[], type=Path, help="notes of the development part to recast")
    parser.add_argument("--turns", type=int, default=6, help="how often each of those notes is recast")
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
