import json
from pathlib import Path

import jax
import numpy as np
import pytest

from syllogism.errors import WeightsError
from syllogism.reasoners.transformer.corpus import (
    Split,
)
from syllogism.reasoners.transformer.model import Model, Size
from syllogism.reasoners.transformer.reasoner import Transformer
from syllogism.reasoners.transformer.training import Plan, TrainingCurve
from syllogism.reasoners.transformer.weights import (
    CARD_FILE,
    SHIPPED,
    WEIGHTS_FILE,
    Card,
    load_card,
    load_model,
    save_weights,
)

SMALL = Plan(steps=25, batch=16, size=Size(width=16, layers=1, heads=2))


@pytest.fixture(scope="module")
def trained():
    """A model as if it had been trained, with a curve that falls from 3 to 1."""
    losses = np.linspace(3.0, 1.0, SMALL.steps, dtype=np.float32)
    curve = TrainingCurve(losses, seconds=1.0, tokens_per_second=1.0)
    return Model(SMALL.size, key=jax.random.key(0)), curve


@pytest.fixture
def saved(trained, tmp_path):
    """A directory with the weights of the small model."""
    model, curve = trained
    save_weights(model, Card.of(model, curve, split=Split.RANDOM, seed=0, plan=SMALL), tmp_path)
    return tmp_path


def _same(one, other):
    """Whether two models are equal bit for bit."""
    return all(map(np.array_equal, jax.tree.leaves(one), jax.tree.leaves(other)))


def test_weights_come_back_as_they_were_saved(trained, saved):
    """Model and card, bit for bit, and nothing else is left in the directory."""
    model, _ = trained
    card = load_card(saved)

    assert _same(load_model(saved), model)
    assert (card.split, card.seed, card.plan) == (Split.RANDOM, 0, SMALL)
    assert card.parameters == sum(array.size for array in jax.tree.leaves(model))
    assert card.final_loss == pytest.approx(2.0)
    assert set(card.versions) == {"syllogism", "jax", "equinox"}
    assert {path.name for path in saved.iterdir()} == {CARD_FILE, WEIGHTS_FILE}


def test_the_shipped_weights_are_small_and_say_where_they_come_from():
    """Less than a megabyte, trained on the random split."""
    card = load_card()

    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 1_000_000
    assert card.split is Split.RANDOM
    assert card.parameters == load_model().parameter_count


def _remove_weights(directory: Path) -> None:
    (directory / WEIGHTS_FILE).unlink()


def _remove_card(directory: Path) -> None:
    (directory / CARD_FILE).unlink()


def _cut_weights(directory: Path) -> None:
    path = directory / WEIGHTS_FILE
    path.write_bytes(path.read_bytes()[:-100])


def _cut_card(directory: Path) -> None:
    path = directory / CARD_FILE
    path.write_text(path.read_text()[:40])


def _edit_card(directory: Path, **changes: object) -> None:
    path = directory / CARD_FILE
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def _enlarge_plan(directory: Path) -> None:
    plan = json.loads((directory / CARD_FILE).read_text())["plan"]
    plan["size"]["width"] = 32
    _edit_card(directory, plan=plan)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (_remove_weights, "weights need the file .*safetensors: No such file"),
        (_remove_card, "weights need the file .*json: No such file"),
        (_cut_weights, "the file that transformer.json describes, sha256 .* damaged or foreign"),
        (_cut_card, "must be a card in JSON"),
        (_enlarge_plan, r"must hold '.*' of shape \(.*32.*\), got .*of another model"),
        (lambda path: _edit_card(path, split="moods"), "must be a whole card, got .*'moods'"),
        (lambda path: _edit_card(path, vocabulary=["A"]), "of this version's vocabulary"),
    ],
    ids=["no weights", "no card", "cut", "cut card", "other size", "other split", "other tokens"],
)
def test_weights_that_do_not_fit_are_refused(saved, spoil, message):
    """The error says what was needed, what came and what to do."""
    spoil(saved)

    with pytest.raises(WeightsError, match=f"(?s){message}.*run: syllogism train --out DIR"):
        Transformer(saved)
