"""A transformer for each split: found where an earlier comparison left it, or trained."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from syllogism.errors import WeightsError
from syllogism.evidence.judgements import Reasoner
from syllogism.files import make_directory, replacing
from syllogism.reasoners.transformer.corpus import Split
from syllogism.reasoners.transformer.reasoner import Transformer
from syllogism.reasoners.transformer.training import Plan, train
from syllogism.reasoners.transformer.weights import (
    CARD_FILE,
    Card,
    load_card,
    save_weights,
    versions,
)
from syllogism.study.progress import Progress

DIRECTORIES = {
    Split.RANDOM: "transformer-random",
    Split.HELD_OUT_MOODS: "transformer-held-out-moods",
}
LOSSES_FILE = "losses.csv"  # one row a step, beside the weights


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """A transformer, and how it was trained.

    Args:
        reasoner: The transformer.
        losses: Mean loss of an answer's token in nats, shape ``(steps,)``.
    """

    reasoner: Reasoner
    losses: npt.NDArray[np.float64]


def find_or_train(
    out: Path, split: Split, *, seed: int, progress: Progress, plan: Plan | None = None
) -> Trained:
    """Return a transformer trained on a split, which is then also found below a directory.

    Args:
        out: Directory of the comparison.
        split: What the transformer was not trained on.
        seed: Seed of the division and of the training.
        progress: Told the steps of a training; not called when weights are found.
        plan: How to train.
    """
    plan = plan or Plan()
    directory = make_directory(out / DIRECTORIES[split])
    if not _holds(directory, split, seed, plan):
        _train_into(directory, split, seed, plan, progress)
    losses = np.loadtxt(directory / LOSSES_FILE, skiprows=1, ndmin=1)
    return Trained(Transformer(directory), losses)


def _holds(directory: Path, split: Split, seed: int, plan: Plan) -> bool:
    """Return whether weights of the same split, seed and plan are there, with their losses."""
    try:
        card = load_card(directory)
    except WeightsError:
        return False
    same = (card.split, card.seed, card.plan, card.versions) == (split, seed, plan, versions())
    return same and (directory / LOSSES_FILE).exists()


def _train_into(directory: Path, split: Split, seed: int, plan: Plan, progress: Progress) -> None:
    """Take the old card away before anything is written: a card vouches for what lies beside it."""

    def tell(done: int, _loss: float) -> None:
        progress(f"training, {split}", done, plan.steps)

    model, curve = train(split, seed=seed, plan=plan, progress=tell)
    (directory / CARD_FILE).unlink(missing_ok=True)
    with replacing(directory / LOSSES_FILE) as partial:
        np.savetxt(partial, curve.losses, header="loss", comments="", fmt="%.6g")
    card = Card.of(model, curve, split=split, seed=seed, plan=plan)
    save_weights(model, card, directory)
