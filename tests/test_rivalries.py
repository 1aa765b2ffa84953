"""Rivalries: two reasoners on the same arguments."""

from unittest.mock import patch

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rows import judgements
from scipy.stats import binomtest

from syllogism.errors import OptionError
from syllogism.study.rivalries import chance_of, compare_rivals, correct_chances


def duel(*outcomes, question="moods", names=("one", "other")):
    """Judgements of as many items, each right or wrong by every reasoner."""
    return judgements(
        *(
            {
                "question": question,
                "reasoner": name,
                "item": item,
                "right": bool(right),
                "grade": "sound" if right else "wrong",
            }
            for place, name in enumerate(names)
            for item, right in enumerate(outcome[place] for outcome in outcomes)
        )
    )


# Both right five times, only the one nine times, only the other once, neither four times.
NINE_TO_ONE = duel(*[(1, 1)] * 5, *[(1, 0)] * 9, (0, 1), *[(0, 0)] * 4)


def test_a_rivalry_is_a_table_of_four_counts():
    """And McNemar's exact p: ten throws of a coin, of which nine or more fall alike."""
    right, sound = compare_rivals(NINE_TO_ONE)

    assert (right.question, right.measure, right.one, right.other) == (
        "moods",
        "right",
        "one",
        "other",
    )
    assert (right.both, right.only_one, right.only_other, right.neither) == (5, 9, 1, 4)
    assert right.p == pytest.approx(2 * (1 + 10) / 2**10)
    assert right.p_holm == right.p  # the only test of its family
    assert sound.measure == "sound"
    assert right.difference.value == pytest.approx(8 / 19)
    assert right.difference.low > 0


@given(st.integers(0, 60), st.integers(0, 60))
def test_only_arguments_that_tell_two_apart_count(only_one, only_other):
    """The p is that of a fair coin, as scipy has it, and 1 where no argument tells."""
    total = only_one + only_other
    expected = binomtest(only_one, total).pvalue if total else 1.0

    assert chance_of(only_one, only_other) == pytest.approx(expected)
    assert chance_of(only_one, only_other) == chance_of(only_other, only_one)


@patch("gc.collect", lambda: 0)  # statsmodels does so every time
@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_holms_correction_multiplies_by_how_many_tests_are_left(chances):
    """The smallest by all of them, the next by one less, none below an earlier one, none over 1."""
    corrected = correct_chances(chances)
    least = 0.0
    for place, number in enumerate(sorted(range(len(chances)), key=chances.__getitem__)):
        least = max(least, min(1.0, (len(chances) - place) * chances[number]))
        assert corrected[number] == pytest.approx(least)


def test_no_tests_need_no_correction():
    """One reasoner has no rival."""
    assert correct_chances([]) == []
    assert compare_rivals(duel((1,), (0,), names=("alone",))) == ()


def test_all_tests_of_a_question_and_measure_are_one_family():
    """Three reasoners make three tests; another question does not make it harder."""
    outcomes = [(1, 0, 0)] * 9 + [(0, 1, 1)] + [(1, 1, 0)] * 2
    three = compare_rivals(duel(*outcomes, names=("c", "b", "a")))
    rights = [rivalry for rivalry in three if rivalry.measure == "right"]

    assert [(rivalry.one, rivalry.other) for rivalry in rights] == [
        ("c", "b"),
        ("c", "a"),
        ("b", "a"),
    ]
    assert [rivalry.p_holm for rivalry in rights] == pytest.approx(
        [min(1, 2 * rights[0].p), 3 * rights[1].p, rights[2].p]
    )
    both = pd.concat([duel(*outcomes, names=("c", "b", "a")), duel((1, 0), question="lengths")])
    assert compare_rivals(both)[:6] == three


def test_items_are_told_apart_by_their_seed():
    """Item 0 of seed 1 is another than item 0 of seed 2, in whatever order they come."""
    table = judgements(
        {"reasoner": "one", "seed": 1, "item": 0, "right": True},
        {"reasoner": "one", "seed": 2, "item": 0, "right": False},
        {"reasoner": "other", "seed": 2, "item": 0, "right": True},
        {"reasoner": "other", "seed": 1, "item": 0, "right": True},
    )
    right, _ = compare_rivals(table)

    assert (right.both, right.only_one, right.only_other, right.neither) == (1, 0, 1, 0)


def test_rivals_judge_the_same_items():
    """If one has left something out, the error says who and what."""
    with pytest.raises(
        OptionError, match="nothing on seed 1, item 3 of question 'moods' from 'other'"
    ):
        compare_rivals(duel(*[(1, 1)] * 4).iloc[:-1])


def test_rivals_judge_every_item_once():
    """If something is there twice, nobody knows which counts."""
    table = duel((1, 1), (1, 0))
    table.loc[1, "item"] = 0
    with pytest.raises(OptionError, match="item 0 of question 'moods' twice or more from 'one'"):
        compare_rivals(table)
