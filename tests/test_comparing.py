"""Who sits on the panel of a comparison."""

import jax
import pytest

from syllogism.errors import OptionError
from syllogism.reasoners.transformer import weights
from syllogism.reasoners.transformer.answers import Style
from syllogism.reasoners.transformer.metrics import METRICS_FILE, Metrics, start_metrics
from syllogism.reasoners.transformer.model import Model
from syllogism.reasoners.transformer.plans import Plan
from syllogism.reasoners.transformer.weights import Card, save_weights
from syllogism.study import comparing

ROW = Metrics(4000, 0.1, 1.0, 1.0, 1000, 100.0, 10.0, 20.0)


def trained(directory, style, split):
    """A directory as a training leaves it, with an untrained model."""
    plan = Plan("tiny", style, split)
    model = Model(plan.model_size, key=jax.random.key(0))
    save_weights(model, Card.of(plan, model, [ROW]), directory)
    start_metrics(directory / METRICS_FILE, [ROW])
    return directory


@pytest.fixture
def panels(monkeypatch):
    """Where a comparison's panels and curves are kept, in place of comparing them."""
    seen = {}

    def remember(_, panels, *, curves, **__):
        seen["panels"] = {
            split: [reasoner.name for reasoner in panel] for split, panel in panels.items()
        }
        seen["curves"] = list(curves)

    monkeypatch.setattr(comparing, "compare_reasoners", remember)
    return seen


def test_all_shipped_transformers_sit_on_the_panel(panels, tmp_path, monkeypatch):
    """Beside symbols and spheres, one for each style, each under its own name."""
    shipped = {style: trained(tmp_path / style.value, style, "random") for style in Style}
    monkeypatch.setattr(weights, "shipped", shipped.__getitem__)
    comparing.compare(tmp_path / "out")

    assert panels["panels"] == {
        "random": [
            "symbolic",
            "spheres",
            "transformer (answer)",
            "transformer (answer-explain)",
            "transformer (explain-answer)",
        ]
    }
    assert panels["curves"] == [f"{style}, split: random" for style in Style]


def test_transformers_of_one_split_are_compared_if_their_styles_differ(panels, tmp_path):
    """Each split has a panel of its own."""
    one = trained(tmp_path / "1", Style.ANSWER, "belief")
    two = trained(tmp_path / "2", Style.ANSWER, "random")
    three = trained(tmp_path / "3", Style.EXPLAIN_ANSWER, "belief")
    comparing.compare(tmp_path / "out", weights=[one, two, three])

    assert {split: names[2:] for split, names in panels["panels"].items()} == {
        "belief": ["transformer (answer)", "transformer (explain-answer)"],
        "random": ["transformer (answer)"],
    }


def test_two_transformers_of_one_split_and_style_are_refused(panels, tmp_path):
    """Their rows could not be told apart."""
    two = [trained(tmp_path / name, Style.ANSWER, "belief") for name in "12"]
    message = "one transformer for each style and split, got answer, split: belief; answer, split"
    with pytest.raises(OptionError, match=message):
        comparing.compare(tmp_path / "out", weights=two)

    assert panels == {}
