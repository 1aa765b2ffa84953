"""Weights on disk: what a training leaves, and what is refused."""

import json
from pathlib import Path

import jax
import numpy as np
import pytest

from syllogism.errors import OptionError, WeightsError
from syllogism.language.moods import Mood
from syllogism.reasoners.transformer import reasoner
from syllogism.reasoners.transformer.answers import Style
from syllogism.reasoners.transformer.metrics import METRICS_FILE, Metrics, read_metrics
from syllogism.reasoners.transformer.model import Model
from syllogism.reasoners.transformer.plans import Plan
from syllogism.reasoners.transformer.reasoner import Transformer
from syllogism.reasoners.transformer.weights import (
    CARD_FILE,
    WEIGHTS_FILE,
    Card,
    load_card,
    load_model,
    save_weights,
    shipped,
)

PLAN = Plan("tiny", Style.EXPLAIN_ANSWER, "held-out mood Barbara", seed=3)
BARBARA = Mood.parse("Barbara").syllogism()
ROWS = [
    Metrics(10 * n, 3 - n / 10, 1 - 0.4 / n, 1 - 1 / n, 1000 * n, 100.0, 10.0 * n, 20.0 * n)
    for n in range(1, 21)
]


@pytest.fixture(scope="module")
def model():
    return Model(PLAN.model_size, key=jax.random.key(0))


@pytest.fixture
def saved(model, tmp_path):
    """A directory with the weights of a model as if it had been trained."""
    save_weights(model, Card.of(PLAN, model, ROWS), tmp_path)
    return tmp_path


def test_weights_come_back_as_they_were_saved(model, saved):
    """Model and card, bit for bit, and nothing else is left in the directory."""
    card, loaded = load_card(saved), load_model(saved)

    assert all(map(np.array_equal, jax.tree.leaves(loaded), jax.tree.leaves(model)))
    assert card == Card.of(PLAN, model, ROWS)
    assert {path.name for path in saved.iterdir()} == {CARD_FILE, WEIGHTS_FILE}


def test_a_card_says_how_its_weights_came_to_be(model, saved):
    """Plan, size, cost, packages, and the command that makes them again."""
    card = load_card(saved)

    assert card.plan == PLAN
    assert card.parameters == sum(array.size for array in jax.tree.leaves(model))
    assert card.final_loss == pytest.approx(np.mean([row.loss for row in ROWS[-10:]]))
    assert (card.tokens, card.wall_seconds, card.cpu_seconds) == (20_000, 200.0, 400.0)
    assert set(card.versions) == {"syllogism", "jax", "equinox", "optax"}
    assert "cores" in card.hardware
    assert "--style explain-answer --split 'held-out mood Barbara' --seed 3" in card.command


@pytest.mark.parametrize("style", Style)
def test_the_shipped_weights_are_small_and_say_where_they_come_from(style):
    """Four megabytes for each style, trained on the random split, with curve and scores."""
    directory = shipped(style)
    card, rows = load_card(directory), read_metrics(directory / METRICS_FILE)

    assert sum(path.stat().st_size for path in directory.iterdir()) < 4_000_000
    assert (card.plan.style, card.plan.split) == (style, "random")
    assert card.parameters == load_model(directory).parameter_count
    assert rows[-1].step == card.plan.steps
    assert ("random", "control") in {(score.split, score.test) for score in card.scores}


def test_a_reasoner_is_named_after_what_its_weights_write(model, saved):
    """So that records of all three can be told apart; a model without a card is just that."""
    assert Transformer(saved).name == "transformer (explain-answer)"
    assert Transformer(str(saved)).judge([BARBARA])[0].reasoner == "transformer (explain-answer)"
    assert Transformer(model).name == "transformer"


@pytest.mark.parametrize("style", Style)
def test_each_style_has_shipped_weights(style, saved, monkeypatch):
    """By its name or by itself; a verdict and then why if nothing is said."""
    asked = []
    monkeypatch.setattr(reasoner, "shipped", lambda style: asked.append(style) or saved)
    Transformer(style=style)
    Transformer(style=style.value)
    Transformer()

    assert asked == [style, style, Style.ANSWER_EXPLAIN]


def test_weights_of_your_own_have_their_own_style(model, saved):
    """Naming another beside them is refused, and so is one that nobody knows."""
    for weights in (saved, model):
        with pytest.raises(OptionError, match=r"either the weights or the style, got .* answer$"):
            Transformer(weights, style="answer")
    with pytest.raises(OptionError, match="a style is answer, answer-explain, explain-answer"):
        Transformer(style="verbose")


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


def _edit_plan(directory: Path, **changes: object) -> None:
    plan = json.loads((directory / CARD_FILE).read_text())["plan"]
    _edit_card(directory, plan=plan | changes)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (_remove_weights, "weights need the file .*safetensors: No such file"),
        (_remove_card, "weights need the file .*json: No such file"),
        (_cut_weights, "the file that transformer.json describes, sha256 .* damaged or foreign"),
        (_cut_card, "must be a card in JSON"),
        (
            lambda path: _edit_plan(path, size="small"),
            r"does not fit: the model needs '.*' as \(\(.*got \(\(.*of another model",
        ),
        (lambda path: _edit_plan(path, split="moods"), "must be a whole card, got .*'moods'"),
        (lambda path: _edit_plan(path, noise=1), "must be a whole card, got .*'noise'"),
        (lambda path: _edit_card(path, scores=[1]), "must be a whole card, got .*'items'"),
        (lambda path: _edit_card(path, vocabulary=["A"]), "of this version's vocabulary"),
    ],
    ids=[
        *("no weights", "no card", "cut", "cut card", "other size"),
        *("no split", "no such field", "no scores", "other tokens"),
    ],
)
def test_weights_that_do_not_fit_are_refused(saved, spoil, message):
    """The error says what was needed, what came and what to do."""
    spoil(saved)

    with pytest.raises(WeightsError, match=f"(?s){message}.*run: syllogism train --out DIR"):
        Transformer(saved)
