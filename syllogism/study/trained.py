"""A transformer from a directory: what it answers, what was kept from it, and how it learned."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from syllogism.evidence.judgements import Reasoner
from syllogism.reasoners.transformer.answers import Style
from syllogism.reasoners.transformer.metrics import METRICS_FILE, Metrics, read_metrics
from syllogism.reasoners.transformer.reasoner import Transformer
from syllogism.reasoners.transformer.weights import load_card


@dataclass(frozen=True, slots=True)
class Trained:
    """A transformer, and where it comes from.

    Args:
        reasoner: The transformer.
        style: What it writes.
        split: What it was not trained on.
        curve: The table of its training.
    """

    reasoner: Reasoner
    style: Style
    split: str
    curve: tuple[Metrics, ...]


def load_trained(directory: Path) -> Trained:
    """Return the transformer that `syllogism train` left in a directory.

    Raises:
        WeightsError: Weights, card or table are missing or damaged.
    """
    plan = load_card(directory).plan
    rows = read_metrics(directory / METRICS_FILE)
    return Trained(Transformer(directory), plan.style, plan.split, rows)
