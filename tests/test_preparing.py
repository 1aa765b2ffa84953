"""What a run changes of a suite, who may sit on a panel, and how records are chosen."""

import jax
import pandas as pd
import pytest

from syllogism.errors import OptionError, WeightsError
from syllogism.reasoners.transformer.answers import Style
from syllogism.reasoners.transformer.metrics import METRICS_FILE, Metrics, start_metrics
from syllogism.reasoners.transformer.model import Model
from syllogism.reasoners.transformer.plans import Plan
from syllogism.reasoners.transformer.weights import Card, save_weights
from syllogism.study.baseline import AlwaysInvalid
from syllogism.study.panel import TRANSFORMERS, UNTRAINED, find_seat
from syllogism.study.preparing import prepare
from syllogism.study.selecting import select
from syllogism.study.suites import Moods, find_suite, parse_suite, write_suite

QUICK = find_suite("quick")
ROW = Metrics(40, 0.1, 1.0, 1.0, 1000, 100.0, 10.0, 20.0)


def trained(directory, style, split):
    """A directory as a training leaves it, with an untrained model."""
    plan = Plan("tiny", style, split)
    model = Model(plan.model_size, key=jax.random.key(0))
    save_weights(model, Card.of(plan, model, [ROW]), directory)
    start_metrics(directory / METRICS_FILE, [ROW])
    return directory


def test_the_suites_of_the_package_are_run_as_they_stand():
    """The baseline is on them already."""
    assert prepare(QUICK) == QUICK


def test_a_panel_is_replaced_and_the_baseline_stays():
    """Questions for some are asked of those of them who are left, and of nobody else."""
    suite = prepare(QUICK, panel=["spheres"])
    slow = prepare(QUICK, panel=["transformer (answer)"])

    assert suite.panel == (AlwaysInvalid.name, "spheres")
    assert {q.name: q.panel for q in suite.questions if q.panel} == {"many": ("spheres",)}
    assert [question.name for question in slow.questions] == ["moods", "lengths", "coherence"]
    with pytest.raises(OptionError, match=r"nobody of the panel .* is asked many: name another"):
        prepare(QUICK, panel=["transformer (answer)"], questions=["many"])


def test_a_stranger_is_asked_every_question():
    """Also those that not everybody of the suite is asked."""
    suite = prepare(QUICK, also=["strangers:Honest", "symbolic"])

    assert suite.panel == (*QUICK.panel, "strangers:Honest")
    assert {question.name: question.panel for question in suite.questions if question.panel} == {
        "many": ("symbolic", "spheres", "strangers:Honest")
    }


def test_weights_are_asked_the_moods_that_they_were_kept_from(tmp_path):
    """And so is everybody else; two of one style are told apart by their directories."""
    paths = [trained(tmp_path / name, Style.ANSWER, "held-out figure 4") for name in ("a", "b")]
    seats = [f"weights:{path}" for path in paths]
    suite = prepare(QUICK, also=seats, questions=["moods"], seeds=[4, 4, 5])
    names = [find_seat(name, seconds=1.0).name for name in suite.panel[-2:]]

    assert [question.name for question in suite.questions] == ["moods", "moods, held-out figure 4"]
    assert isinstance(suite.questions[1], Moods)
    assert suite.seeds == (4, 5)
    assert names == ["transformer (answer) of a", "transformer (answer) of b"]
    assert parse_suite(write_suite(suite)) == suite


@pytest.mark.parametrize("name", [*UNTRAINED, *TRANSFORMERS, AlwaysInvalid.name])
def test_a_seat_has_the_name_of_its_reasoner(name):
    """So that records and panels speak of the same."""
    assert find_seat(name, seconds=1.0).load().name == name


def test_an_empty_seat_is_refused(tmp_path):
    """The error lists who there is, or says what is missing."""
    with pytest.raises(OptionError, match=r"a panel takes always INVALID, .* got 'oracle'"):
        prepare(QUICK, panel=["oracle"])
    with pytest.raises(WeightsError, match=r"transformer\.json: No such file"):
        prepare(QUICK, also=[f"weights:{tmp_path}"])
    with pytest.raises(OptionError, match="is one of moods, lengths, many, coherence; got 'x'"):
        prepare(QUICK, questions=["x"])


def test_two_of_one_name_are_refused(tmp_path):
    """Their records could not be told apart."""
    paths = [trained(tmp_path / name / "mine", Style.ANSWER, "random") for name in ("a", "b")]
    with pytest.raises(OptionError, match=r"2 are called 'transformer \(answer\) of mine'"):
        prepare(QUICK, also=[f"weights:{path}" for path in paths])


def test_records_are_chosen_by_their_columns():
    """By the name of a mood too; what is not there is an error that lists what is."""
    table = pd.DataFrame(
        {
            "mood": ["AAA-1", "AAA-2", "AAA-2"],
            "notation": ["A(M,P) A(S,M) |- A(S,P)", *["A(P,M) A(S,M) |- A(S,P)"] * 2],
            "right": [True, True, False],
            "grade": ["sound", "wrong", "sound"],
        }
    )

    assert list(select(table, mood="Barbara").index) == [0]
    assert list(select(table, mood="AAA-2", right=False, grade=None).index) == [2]
    assert list(select(table, figure=2, form="A", grade="sound").index) == [2]
    assert list(select(table, grade="SOUND").index) == [0, 2]
    assert select(table, grade="misread").empty  # there are none, and that is an answer
    with pytest.raises(OptionError, match="no record has grade 'good'; there are sound, absent"):
        select(table, grade="good")
    with pytest.raises(OptionError, match="no record has mood 'AAA-3'; there are AAA-1, AAA-2"):
        select(table, mood="AAA-3")
    with pytest.raises(OptionError, match="judgements are not told apart by law, got 'cut'"):
        select(table, law="cut")
    with pytest.raises(
        OptionError, match=r"no record has item 99; there are 0, 1, .*, 11 and 8 more"
    ):
        select(pd.DataFrame({"item": range(20)}), item=99)
