"""Weights on disk: a safetensors file, and beside it a card that says how they came to be.

Beside both lies the table of the training, as `syllogism.reasoners.transformer.metrics` writes it.

Source:
    Mitchell et al., "Model cards for model reporting" (2019).
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import equinox as eqx
import jax
from safetensors import SafetensorError
from safetensors import numpy as safetensors

from syllogism.errors import CheckpointError, WeightsError
from syllogism.files import make_directory, replacing, write_record
from syllogism.reasoners.transformer.answers import Style
from syllogism.reasoners.transformer.checkpoints import from_arrays, to_arrays
from syllogism.reasoners.transformer.metrics import Metrics
from syllogism.reasoners.transformer.model import Model
from syllogism.reasoners.transformer.plans import Plan
from syllogism.reasoners.transformer.scores import PartScore
from syllogism.reasoners.transformer.vocabulary import TOKENS, token_text

WEIGHTS_FILE = "transformer.safetensors"
CARD_FILE = "transformer.json"

_LAST_ROWS = 10  # of the table, whose mean is the final loss
_REMEDY = "to make weights that fit, run: syllogism train --out DIR"


def shipped(style: Style) -> Path:
    """Return the directory of the weights of a style that come with the package."""
    return Path(__file__).parent / "weights" / style.value


@dataclass(frozen=True, slots=True)
class Card:
    """How some weights came to be.

    Args:
        plan: How they were trained.
        parameters: How many numbers were learned.
        tokens: How many tokens were read, padding excluded.
        final_loss: Mean loss over the last rows of the table, in nats for each token of an answer.
        wall_seconds: Wall time of the training.
        cpu_seconds: Processor time of the training, all cores together.
        hardware: What it was trained on.
        versions: Version of each package that had a hand in it.
        command: What trains them again.
        scores: What they were found to be worth, test by test; none fresh from the training.
    """

    plan: Plan
    parameters: int
    tokens: int
    final_loss: float
    wall_seconds: float
    cpu_seconds: float
    hardware: str
    versions: dict[str, str]
    command: str
    scores: tuple[PartScore, ...] = ()

    @classmethod
    def of(cls, plan: Plan, model: Model, rows: Sequence[Metrics]) -> Card:
        """Return the card of a model that was just trained, from the table of its training."""
        last = rows[-_LAST_ROWS:]
        return cls(
            plan=plan,
            parameters=model.parameter_count,
            tokens=rows[-1].tokens,
            final_loss=round(sum(row.loss for row in last) / len(last), 6),
            wall_seconds=round(rows[-1].wall_seconds, 1),
            cpu_seconds=round(rows[-1].cpu_seconds, 1),
            hardware=_hardware(),
            versions={name: version(name) for name in ("syllogism", "jax", "equinox", "optax")},
            command=plan.command,
        )


def _hardware() -> str:
    devices = jax.devices()
    where = f"{platform.machine()}, {os.cpu_count()} cores"
    if devices[0].platform == "cpu":
        return where
    return f"{len(devices)} x {devices[0].device_kind} ({where})"


def save_weights(model: Model, card: Card, directory: Path | str) -> None:
    """Write a model and its card into a directory, which is made if it is missing.

    Each file is complete whenever it is there. The card is written last and holds the checksum
    of the weights it describes.

    Raises:
        OutputError: The directory cannot be made.
    """
    directory = make_directory(Path(directory))
    weights = safetensors.save(to_arrays(eqx.filter(model, eqx.is_array)))
    record = {
        **asdict(card),
        "plan": card.plan.to_record(),
        "vocabulary": [token_text(token) for token in TOKENS],
        "sha256": hashlib.sha256(weights).hexdigest(),
    }
    (directory / CARD_FILE).unlink(missing_ok=True)  # it must not vouch for other weights
    with replacing(directory / WEIGHTS_FILE) as partial:
        partial.write_bytes(weights)
    write_record(record, directory / CARD_FILE)


def write_scores(directory: Path | str, scores: Sequence[PartScore]) -> None:
    """Write scores on the card of some weights; they take the place of others of the same tests.

    Raises:
        WeightsError: There is no card, or it is damaged.
        OutputError: It cannot be written.
    """
    directory = Path(directory)
    record = _read_record(directory)
    renewed = {(score.split, score.test) for score in scores}
    kept = _read_card(record, directory).scores
    kept = tuple(score for score in kept if (score.split, score.test) not in renewed)
    record["scores"] = [score.to_record() for score in (*kept, *scores)]
    write_record(record, directory / CARD_FILE)


def checksum(directory: Path | str) -> str:
    """Return the SHA-256 of the weights in a directory.

    Raises:
        WeightsError: They are missing.
    """
    return hashlib.sha256(_read(Path(directory) / WEIGHTS_FILE)).hexdigest()


def load_card(directory: Path | str) -> Card:
    """Return the card of the weights in a directory.

    Raises:
        WeightsError: It is missing, damaged, or describes a model with another vocabulary.
    """
    return _read_card(_read_record(Path(directory)), Path(directory))


def load_model(directory: Path | str) -> Model:
    """Return the model whose weights are in a directory.

    Raises:
        WeightsError: Weights or card are missing, damaged, or made for another model.
    """
    directory = Path(directory)
    record = _read_record(directory)
    card = _read_card(record, directory)
    path = directory / WEIGHTS_FILE
    weights = _read(path)
    found = hashlib.sha256(weights).hexdigest()
    if found != record.get("sha256"):
        raise WeightsError(
            f"{path} must be the file that {CARD_FILE} describes, sha256 {record.get('sha256')}, "
            f"got {found}: one of the two is damaged or foreign; {_REMEDY}"
        )
    try:
        arrays = safetensors.load(weights)
    except SafetensorError as problem:
        raise WeightsError(f"{path} must be a safetensors file: {problem}; {_REMEDY}") from None
    model = Model(card.plan.model_size, key=jax.random.key(0))
    empty, rest = eqx.partition(model, eqx.is_array)
    try:
        filled: Model = eqx.combine(from_arrays(arrays, empty), rest)
    except CheckpointError as problem:
        raise WeightsError(f"{path} does not fit: {problem}; {_REMEDY}") from None
    return filled


def _read_record(directory: Path) -> dict[str, Any]:
    path = directory / CARD_FILE
    try:
        record = json.loads(_read(path))
    except ValueError as problem:
        raise WeightsError(f"{path} must be a card in JSON: {problem}; {_REMEDY}") from None
    vocabulary = [token_text(token) for token in TOKENS]
    if not isinstance(record, dict) or record.get("vocabulary") != vocabulary:
        raise WeightsError(
            f"{path} must list the {len(vocabulary)} tokens of this version's vocabulary, "
            f"and does not: these weights are of another model; {_REMEDY}"
        )
    return record


def _read_card(record: dict[str, Any], directory: Path) -> Card:
    fields = {name: record[name] for name in Card.__dataclass_fields__ if name in record}
    try:
        plan = Plan.from_record(record["plan"])
        scores = tuple(map(PartScore.from_record, record["scores"]))
        return Card(**{**fields, "plan": plan, "scores": scores})
    except (AttributeError, KeyError, TypeError, ValueError) as problem:
        path = directory / CARD_FILE
        raise WeightsError(f"{path} must be a whole card, got {problem!r}; {_REMEDY}") from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise WeightsError(f"weights need the file {path}: {problem.strerror}; {_REMEDY}") from None
