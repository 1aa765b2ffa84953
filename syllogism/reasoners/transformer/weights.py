"""Weights on disk: a safetensors file, and beside it a card that says how they came to be.

Source:
    Mitchell et al., "Model cards for model reporting" (2019).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import equinox as eqx
import jax
import numpy as np
from safetensors import SafetensorError
from safetensors import numpy as safetensors

from syllogism.errors import WeightsError
from syllogism.files import make_directory, replacing
from syllogism.reasoners.transformer.corpus import Split
from syllogism.reasoners.transformer.model import Model, Size
from syllogism.reasoners.transformer.training import Plan, TrainingCurve
from syllogism.reasoners.transformer.vocabulary import TOKENS, token_text

WEIGHTS_FILE = "transformer.safetensors"
CARD_FILE = "transformer.json"
SHIPPED = Path(__file__).parent / "weights"  # those that come with the package

_LAST_STEPS = 100  # whose mean is the final loss
_REMEDY = "to make weights that fit, run: syllogism train --out DIR"


@dataclass(frozen=True, slots=True)
class Card:
    """How some weights came to be.

    Args:
        split: The split they were trained on.
        seed: Seed of the division and of the training.
        plan: How they were trained.
        parameters: How many numbers were learned.
        final_loss: Mean loss of the last steps, in nats for each token of an answer.
        seconds: Wall time of the training.
        versions: Version of each package that had a hand in it.
    """

    split: Split
    seed: int
    plan: Plan
    parameters: int
    final_loss: float
    seconds: float
    versions: dict[str, str]

    @classmethod
    def of(cls, model: Model, curve: TrainingCurve, *, split: Split, seed: int, plan: Plan) -> Card:
        """Return the card of a model that was just trained."""
        return cls(
            split=split,
            seed=seed,
            plan=plan,
            parameters=model.parameter_count,
            final_loss=round(float(curve.losses[-_LAST_STEPS:].mean()), 6),
            seconds=round(curve.seconds, 1),
            versions=versions(),
        )


def versions() -> dict[str, str]:
    """Return the version of each package that has a hand in training."""
    return {name: version(name) for name in ("syllogism", "jax", "equinox")}


def save_weights(model: Model, card: Card, directory: Path | str) -> None:
    """Write a model and its card into a directory, which is made if it is missing.

    Each file is complete whenever it is there. The card is written last and holds the checksum
    of the weights it describes.

    Raises:
        OutputError: The directory cannot be made.
    """
    directory = make_directory(Path(directory))
    weights = safetensors.save({name: np.asarray(array) for name, array in _named(model).items()})
    record = {
        **asdict(card),
        "split": card.split.value,
        "vocabulary": [token_text(token) for token in TOKENS],
        "sha256": hashlib.sha256(weights).hexdigest(),
    }
    with replacing(directory / WEIGHTS_FILE) as partial:
        partial.write_bytes(weights)
    with replacing(directory / CARD_FILE) as partial:
        partial.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def load_card(directory: Path | str = SHIPPED) -> Card:
    """Return the card of the weights in a directory.

    Raises:
        WeightsError: It is missing, damaged, or describes a model with another vocabulary.
    """
    return _read_card(_read_record(Path(directory)), Path(directory))


def load_model(directory: Path | str = SHIPPED) -> Model:
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
    model = eqx.filter_eval_shape(Model, card.plan.size, key=jax.random.key(0))
    needed = {name: array.shape for name, array in _named(model).items()}
    came = {name: array.shape for name, array in arrays.items()}
    if came != needed:
        name = sorted(name for name in needed | came if needed.get(name) != came.get(name))[0]
        raise WeightsError(
            f"{path} must hold {name!r} of shape {needed.get(name)}, got {came.get(name)}: "
            f"these weights are of another model; {_REMEDY}"
        )
    loaded: Model = jax.tree_util.tree_map_with_path(
        lambda place, _: jax.numpy.asarray(arrays[_name(place)]), model
    )
    return loaded


def _named(model: Model) -> dict[str, Any]:
    """Return the arrays of a model by their names, such as ``layers.0.query``."""
    return {_name(place): array for place, array in jax.tree_util.tree_leaves_with_path(model)}


def _name(place: tuple[Any, ...]) -> str:
    return jax.tree_util.keystr(place, simple=True, separator=".")


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
        size = Size(**record["plan"]["size"])
        fields["plan"] = Plan(**{**record["plan"], "size": size})
        fields["split"] = Split(record["split"])
        return Card(**fields)
    except (KeyError, TypeError, ValueError) as problem:
        path = directory / CARD_FILE
        raise WeightsError(f"{path} must be a whole card, got {problem!r}; {_REMEDY}") from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise WeightsError(f"weights need the file {path}: {problem.strerror}; {_REMEDY}") from None
