"""``syllogism score``, as a new user would try it."""

import jax
import pandas as pd
import pytest
from test_transformer import saying

from syllogism.evidence.judgements import Verdict
from syllogism.reasoners.transformer import scoring, weights
from syllogism.reasoners.transformer.answers import Style
from syllogism.reasoners.transformer.metrics import Metrics
from syllogism.reasoners.transformer.model import Model
from syllogism.reasoners.transformer.plans import Plan
from syllogism.reasoners.transformer.weights import Card, load_card, save_weights

ROW = Metrics(4000, 0.1, 1.0, 1.0, 1000, 100.0, 10.0, 20.0)


@pytest.fixture
def trained(tmp_path):
    """A directory with a model that says INVALID to everything and never stops."""
    plan = Plan("tiny", Style.ANSWER_EXPLAIN, "held-out words")
    model = saying(Model(plan.model_size, key=jax.random.key(0)), Verdict.INVALID)
    save_weights(model, Card.of(plan, model, [ROW]), tmp_path / "weights")
    return tmp_path / "weights"


def test_scores_are_shown_written_and_put_on_the_card(run, trained, tmp_path):
    """A table with a row for each test, length and surface; the card gets the tests."""
    out = tmp_path / "scores"
    status, output, progress = run(
        *("score", "--weights", str(trained), "--count", "40", "--seed", "2", "--out", str(out))
    )
    scores = pd.read_csv(out / "scores.csv")
    card = load_card(trained)

    assert status == 0
    assert output.count("control") == output.count("held out") == 1
    assert output.count("4 terms") == output.count("nonsense words") == 2
    assert "0.500" in output
    assert str(out / "misses.csv") in output.replace("\n", "")
    assert "held out" in progress
    assert max(map(len, output.splitlines()[:-1])) <= 80
    assert [(score.split, score.test, score.seed, score.count) for score in card.scores] == [
        ("held-out words", "control", 2, 40),
        ("held-out words", "held out", 2, 40),
    ]
    assert set(scores["surface"].dropna()) == {"words", "double words", "nonsense words"}


def test_what_comes_with_the_package_is_scored_by_style_and_left_as_it_is(
    run, trained, tmp_path, monkeypatch
):
    """Its card is not written on: it belongs to everybody."""
    asked = []
    monkeypatch.setattr(weights, "shipped", lambda style: asked.append(style) or trained)
    score = ("score", "--split", "random", "--count", "5", "--out")

    assert run(*score, str(tmp_path / "1"))[0] == 0
    assert run(*score, str(tmp_path / "2"), "--style", "answer")[0] == 0
    assert asked == [Style.ANSWER_EXPLAIN, Style.ANSWER]
    assert load_card(trained).scores == ()


def test_an_interrupted_scoring_says_how_to_go_on(run, trained, tmp_path, monkeypatch):
    """And the same command does."""
    score = ("score", "--weights", str(trained), "--count", "30", "--out", str(tmp_path / "out"))
    monkeypatch.setattr(scoring, "SHARD", 20)
    judge = scoring._judge

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(scoring, "_judge", interrupted)
    status, output, _ = run(*score)

    assert status == 130
    assert "give the same command again" in output
    monkeypatch.setattr(scoring, "_judge", judge)
    assert run(*score)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--weights", "no such directory"], "weights need the file no such directory"),
        (["--style", "vague"], "vague"),
        (["--style", "answer", "--weights", "x"], "give --weights or --style, not both"),
        (["--count", "0"], ">= 1"),
        (["--seed", "-1"], ">= 0"),
    ],
)
def test_bad_input_is_refused_with_a_message_that_helps(run, tmp_path, arguments, complaint):
    """Status 2, and nothing is written."""
    status, output, complaints = run("score", "--out", str(tmp_path / "out"), *arguments)

    assert status == 2
    assert complaint in complaints
    assert "Traceback" not in complaints
    assert output == ""
    assert not (tmp_path / "out").exists()


def test_an_unknown_split_is_refused(run, trained, tmp_path):
    """The error lists those there are."""
    asked = ("score", "--weights", str(trained), "--split", "moods", "--out", str(tmp_path / "out"))

    assert "a split is one of random, " in run(*asked)[2]
    assert not (tmp_path / "out").exists()
