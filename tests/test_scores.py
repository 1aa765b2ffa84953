"""Scores: counted from the judgements, part by part, and the laws of coherence."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rows import judgements, pairs
from scipy.stats import binomtest

from syllogism.errors import OptionError
from syllogism.estimates import clustered_proportion, proportion
from syllogism.language.moods import MOODS
from syllogism.logic.validity import valid_moods
from syllogism.study.scores import (
    score_judgements,
    score_pairs,
    timings_of,
    worst_examples,
    write_scores,
)

# Four valid arguments in two moods, three of them found; four invalid ones, one undecided.
BARBARA = {"mood": "AAA-1", "is_valid": True}
DARII = {"mood": "AII-1", "is_valid": True, "notation": "A(M,P) I(S,M) |- I(S,P)"}
SECOND = {"mood": "AAA-2", "is_valid": False, "notation": "A(P,M) A(S,M) |- A(S,P)"}
THIRD = {"mood": "AAA-3", "is_valid": False, "notation": "A(M,P) A(M,S) |- A(S,P)"}
BY_HAND = judgements(
    {**BARBARA, "seconds": 1.0},
    {**BARBARA, "seconds": 2.0},
    {**DARII, "grade": "wrong", "seconds": 3.0},
    {**DARII, "right": False, "grade": "contrary", "seconds": 4.0},
    {**SECOND, "seconds": 5.0},
    {**SECOND, "seconds": 6.0},
    {**THIRD, "grade": "absent", "seconds": 7.0},
    {**THIRD, "right": False, "verdict": "undecided", "grade": "absent", "seconds": 8.0},
)


def count_of(estimate):
    """An estimate as counts: how many of how many."""
    return round(estimate.value * estimate.count), estimate.count


def test_scores_are_what_a_pencil_says():
    """Counted by hand from the eight judgements above."""
    (score,) = score_judgements(BY_HAND)

    assert (score.question, score.reasoner, score.by, score.part) == (
        "moods",
        "somebody",
        "all",
        "",
    )
    assert score.seeds == (1,)
    assert count_of(score.accuracy) == (6, 8)
    assert score.balanced_accuracy.value == (3 / 4 + 3 / 4) / 2
    assert count_of(score.moods_found) == (1, 2)
    assert count_of(score.explained) == (6, 8)
    assert count_of(score.sound) == (4, 8)
    assert count_of(score.right_for_the_wrong_reason) == (2, 6)
    assert count_of(score.contradicting) == (1, 8)
    assert count_of(score.undecided) == (1, 8)
    assert (score.seconds.value, score.seconds.count) == (4.5, 8)


def test_shares_have_wilsons_interval():
    """As scipy computes it, for a single seed."""
    (score,) = score_judgements(BY_HAND)
    expected = binomtest(6, 8).proportion_ci(method="wilson")

    assert (score.accuracy.low, score.accuracy.high) == pytest.approx(
        (expected.low, expected.high), abs=1e-12
    )


@pytest.mark.parametrize(
    ("by", "right"),
    [
        ("mood", {"AAA-1": (2, 2), "AII-1": (1, 2), "AAA-2": (2, 2), "AAA-3": (1, 2)}),
        ("figure", {"1": (3, 4), "2": (2, 2), "3": (1, 2)}),
        ("form", {"A": (5, 6), "I": (1, 2)}),
        ("seed", {"1": (6, 8)}),
    ],
)
def test_parts_of_a_question_are_scored_apart(by, right):
    """In the order of the moods, of the figures, of the forms."""
    scores = score_judgements(BY_HAND, by=by)

    assert {score.part: count_of(score.accuracy) for score in scores} == right
    assert [score.part for score in scores] == list(right)
    assert {score.by for score in scores} == {by}


@pytest.mark.parametrize(
    ("by", "values"),
    [
        ("terms", [3, 4, 10]),
        ("surface", ["words", "long symbols", "nonsense words", "emoji"]),
        ("reading", ["traditional", "modern"]),
        ("seed", [2, 11]),
        ("mood", [str(mood) for mood in MOODS[::50]]),
    ],
)
def test_parts_come_in_the_order_of_their_subject(by, values):
    """Numbers by size, surfaces as they are listed, a surface of somebody else's at the end."""
    table = judgements(*({by: value} for value in reversed(values)))

    assert [score.part for score in score_judgements(table, by=by)] == [str(one) for one in values]


def test_a_chain_has_neither_mood_nor_figure_but_a_conclusion():
    """Its terms may be complements, and are of no concern."""
    chain = {"mood": "", "terms": 4, "notation": "A(~A,B) A(B,C) A(C,D) |- O(~A,D)"}
    table = judgements(chain)

    assert score_judgements(table, by="mood") == score_judgements(table, by="figure") == ()
    (score,) = score_judgements(table, by="form")
    assert score.part == "O"
    assert score.moods_found is None


def test_an_unknown_division_is_refused():
    """With the divisions there are."""
    with pytest.raises(OptionError, match=r"by one of all, mood, form, .* seed, got 'colour'"):
        score_judgements(BY_HAND, by="colour")


def test_a_share_of_nothing_is_no_number():
    """No valid argument, so none can be found; no right verdict, so none for a wrong reason."""
    (score,) = score_judgements(judgements({**SECOND, "right": False}))

    assert score.balanced_accuracy is None
    assert score.moods_found is None
    assert score.right_for_the_wrong_reason is None


def test_a_mood_is_found_if_every_argument_is():
    """Under whatever seed; and a mood that only one reading holds valid counts in that reading."""
    table = judgements(
        {**BARBARA, "seed": 1},
        {**BARBARA, "seed": 2, "right": False},
        {"mood": "AAI-1", "is_valid": True, "reading": "traditional"},
        {"mood": "AAI-1", "is_valid": False, "reading": "modern", "right": False},
    )
    (score,) = score_judgements(table)

    assert count_of(score.moods_found) == (1, 2)


def test_always_invalid_is_right_on_232_of_256_and_finds_nothing():
    """The number every score is reported beside."""
    valid = valid_moods()
    table = judgements(
        *(
            {
                "reasoner": "always INVALID",
                "mood": str(mood),
                "is_valid": mood in valid,
                "right": mood not in valid,
                "grade": "absent",
            }
            for mood in MOODS
        )
    )
    (score,) = score_judgements(table)

    assert score.is_baseline
    assert score.accuracy.value == 232 / 256
    assert score.balanced_accuracy.value == 1 / 2
    assert score.moods_found.value == 0
    assert score.right_for_the_wrong_reason.value == 1


def test_seeds_are_a_level_of_variation():
    """Two seeds of 100 arguments each, 90 and 70 right: far less is known than of 200 at random."""
    table = judgements(
        *(
            {"seed": seed, "right": place < right}
            for seed, right in ((1, 90), (2, 70))
            for place in range(100)
        )
    )
    (score,) = score_judgements(table)

    assert score.seeds == (1, 2)
    assert score.accuracy == clustered_proportion([90, 70], [100, 100])
    assert score.accuracy.low < 0.1 < proportion(160, 200).low
    assert [one.accuracy for one in score_judgements(table, by="seed")] == [
        proportion(90, 100),
        proportion(70, 100),
    ]


def test_scores_come_in_the_order_of_the_rows():
    """Questions as they were asked, reasoners as they sit, whatever the alphabet says."""
    places = [("z", "b"), ("z", "a"), ("m", "b"), ("m", "a")]
    table = judgements(*({"question": one, "reasoner": other} for one, other in places))

    assert [(score.question, score.reasoner) for score in score_judgements(table)] == places


@settings(max_examples=40)
@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.sampled_from("SAC")), min_size=1))
def test_shares_belong_together(rows):
    """Right is found or refuted; founded and unfounded right answers are all right answers."""
    grades = {"S": "sound", "A": "absent", "C": "contrary"}
    table = judgements(
        *(
            {"is_valid": valid, "right": right, "grade": grades[grade]}
            for valid, right, grade in rows
        )
    )
    (score,) = score_judgements(table)
    right = [row for row in rows if row[1]]
    lucky = score.right_for_the_wrong_reason

    assert count_of(score.accuracy) == (len(right), len(rows))
    assert (lucky is None) == (not right)
    assert not right or count_of(lucky) == (sum(row[2] != "S" for row in right), len(right))
    assert (
        count_of(score.explained)[0] >= count_of(score.sound)[0] + count_of(score.contradicting)[0]
    )
    assert (score.balanced_accuracy is None) == (len({row[0] for row in rows}) < 2)


def test_a_batch_is_one_timing():
    """Two batches of three shared their times: two timings, whichever order their items have."""
    times = [0.2, 0.4, 0.2, 0.2, 0.4, 0.4]
    (score,) = score_judgements(judgements(*({"seconds": time} for time in times)))

    assert score.seconds.count == len(timings_of(np.array(times))) == 2
    assert score.seconds.value == pytest.approx(0.3)


def test_every_estimate_is_written_with_its_interval_and_count(tmp_path):
    """A row for a score, four columns for an estimate, and nothing else in the directory."""
    two_seeds = judgements({"seed": 3}, {"seed": 4, "right": False})
    write_scores(score_judgements(BY_HAND) + score_judgements(two_seeds), tmp_path / "scores.csv")
    first, second = pd.read_csv(tmp_path / "scores.csv").to_dict("records")

    assert first["reasoner"] == "somebody"
    assert first["accuracy"] == 0.75
    assert first["accuracy_low"] == pytest.approx(proportion(6, 8).low)
    assert first["moods_found_count"] == 2
    assert (str(first["seeds"]), second["seeds"]) == ("1", "3 4")
    assert second["balanced_accuracy"] != second["balanced_accuracy"]  # a number there is not
    assert list(tmp_path.iterdir()) == [tmp_path / "scores.csv"]


def test_laws_are_scored_for_each_reasoner():
    """Broken and open ones counted by hand, over all questions, in the order of the rows."""
    table = pairs(
        {"law": "cut", "outcome": "broken"},
        {"law": "cut", "outcome": "open", "question": "more"},
        {"law": "cut", "outcome": "kept"},
        {"law": "cut", "outcome": "kept", "reasoner": "another"},
        {"law": "batch", "outcome": "kept"},
    )
    cut, other, batch = score_pairs(table)

    assert (cut.law, cut.reasoner, cut.pairs, cut.open) == ("cut", "somebody", 3, 1)
    assert count_of(cut.broken) == (1, 3)
    assert (other.reasoner, other.pairs, other.open) == ("another", 1, 0)
    assert (batch.law, batch.seeds) == ("batch", (1,))
    assert not batch.is_baseline


def test_a_law_that_nobody_broke_may_still_be_broken():
    """0 of 1,000 leaves room for z squared in 1,000 and z squared: 0.4%."""
    (score,) = score_pairs(pairs(*[{}] * 1000))

    assert (score.broken.value, score.broken.low) == (0, pytest.approx(0))
    assert score.broken.high == pytest.approx(1.96**2 / (1000 + 1.96**2), rel=1e-3)


def test_instances_drawn_from_one_argument_are_no_independent_sample():
    """Ten of each of forty arguments that break all or none are worth forty, not four hundred."""
    table = pairs(
        *(
            {"item": item, "outcome": "broken" if item < 10 else "kept"}
            for item in range(40)
            for _ in range(10)
        )
    )
    (score,) = score_pairs(table)
    width = score.broken.high - score.broken.low
    as_forty, as_all = proportion(10, 40), proportion(100, 400)

    assert width == pytest.approx(as_forty.high - as_forty.low, rel=0.1)
    assert width > 2.5 * (as_all.high - as_all.low)


def test_seeds_are_a_level_of_variation_of_laws_too():
    """Given two seeds or more, seeds are the clusters."""
    table = pairs(
        *(
            {"seed": seed, "outcome": "broken" if place < broken else "kept"}
            for seed, broken in ((1, 5), (2, 15))
            for place in range(50)
        )
    )
    (score,) = score_pairs(table)

    assert score.seeds == (1, 2)
    assert score.broken == clustered_proportion([5, 15], [50, 50])


def test_the_worst_examples_are_broken_and_as_different_as_they_come():
    """First every law, then every reasoner, and the shortest of each kind."""
    table = pairs(
        *(
            {"law": law, "reasoner": name, "terms": terms, "outcome": outcome}
            for law in ("cut", "batch", "renaming")
            for name in ("one", "other")
            for terms in (5, 3)
            for outcome in ("broken", "kept", "open")
        )
    )
    examples = worst_examples(table, 6)

    assert set(examples["outcome"]) == {"broken"}
    assert list(examples["law"]) == ["cut", "batch", "renaming"] * 2
    assert list(examples["reasoner"].iloc[:2]) == ["one", "other"]
    assert len(set(zip(examples["law"], examples["reasoner"], strict=True))) == 6
    assert examples["terms"].iloc[0] == 3
    assert list(examples.columns) == list(table.columns)


def test_where_all_examples_are_alike_there_are_still_as_many():
    """And none where no law was broken."""
    assert len(worst_examples(pairs(*[{"outcome": "broken"}] * 12), 5)) == 5
    assert len(worst_examples(pairs({}, {}), 5)) == 0
