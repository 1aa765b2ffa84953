"""Differing: what changed from one run to another, beyond noise."""

from types import SimpleNamespace

import pandas as pd
import pytest
from rows import COLUMNS_OF_PAIRS, judgements, pairs
from scipy.stats import binomtest

from syllogism.study.differing import EXAMPLES, differ, tell_difference


def run(judged, tied=None):
    """The results of a run."""
    return SimpleNamespace(judgements=judged, pairs=pairs() if tied is None else tied)


def answers(right, *, count=100, **others):
    """Judgements of a hundred items, of which the first are right."""
    return judgements(
        *(
            {"argument": f"argument {item}", "right": item < right, **others}
            for item in range(count)
        )
    )


def join(*tables):
    """Several tables below one another."""
    return pd.concat(tables, ignore_index=True)


def find(difference, measure):
    """The only change of a measure."""
    (change,) = (change for change in difference.changes if change.measure == measure)
    return change


def test_a_run_does_not_differ_from_itself():
    """Nothing beyond noise, nothing in only one of them, and the sentence says so."""
    one = run(answers(80), pairs(*[{}] * 5))
    difference = differ(one, one)

    assert difference.is_noise
    assert (difference.judgements, difference.pairs, difference.revised) == (100, 5, 0)
    assert [change.p for change in difference.changes] == [1, 1, 1]
    assert tell_difference(difference) == (
        "Both runs have 100 judgements and 5 instances of laws "
        "of the same reasoners and arguments.",
        "Nothing changed beyond noise (McNemar's exact test, Holm's correction over 3 tests).",
    )


def test_what_changed_is_tested_on_the_same_arguments():
    """From 80 to 95 of a hundred: fifteen gained, none lost, as likely as fifteen equal throws."""
    difference = differ(run(answers(80)), run(answers(95)))
    right = find(difference, "right")

    assert (right.topic, right.reasoner) == ("moods", "somebody")
    assert (right.before, right.after, right.gained, right.lost, right.count) == (
        80,
        95,
        15,
        0,
        100,
    )
    assert right.p == pytest.approx(binomtest(0, 15).pvalue)
    assert right.p_holm == pytest.approx(2 * right.p)  # soundness was tested as well
    assert difference.beyond_noise == (right,)
    assert right.difference.value == pytest.approx(0.15)
    assert right.difference.low > 0
    assert not difference.is_noise
    assert tell_difference(difference)[1].startswith("Beyond noise, 1 of 2 shares changed")


def test_a_few_changes_are_noise_and_shown_all_the_same():
    """Three verdicts of a hundred: chance would do, and here they are."""
    difference = differ(run(answers(80)), run(answers(83)))
    told = tell_difference(difference)

    assert difference.is_noise
    assert difference.revised == len(difference.revisions) == 3
    assert "Verdict or grade changed in 3 of 100 judgements; all of them:" in told
    assert told[-1] == (
        "  somebody, moods, seed 1, item 82: invalid, sound became valid, sound: argument 82"
    )


def test_ten_of_many_changes_are_shown():
    """Of every reasoner and question and kind some."""
    before = join(answers(100), answers(100, question="lengths"), answers(100, reasoner="other"))
    after = join(answers(50), answers(70, question="lengths"), answers(99, reasoner="other"))
    difference = differ(run(before), run(after))

    assert difference.revised == 81
    assert len(difference.revisions) == EXAMPLES
    assert {one.reasoner for one in difference.revisions} == {"somebody", "other"}
    assert {one.question for one in difference.revisions} == {"moods", "lengths"}


def test_a_grade_that_changed_is_a_change():
    """Right as before, and no longer for the right reason."""
    difference = differ(run(answers(90)), run(answers(90, grade="wrong")))

    assert find(difference, "right").p == 1
    assert find(difference, "sound").lost == 100
    assert [change.measure for change in difference.beyond_noise] == ["sound"]


def test_laws_that_are_broken_more_often_are_found_out():
    """Twelve of thirty instances that were kept are broken; what was left open was unbroken."""
    kept = pairs(*({"notations": f"{item}", "outcome": "open"} for item in range(30)))
    broken = kept.assign(outcome=["broken"] * 12 + ["kept"] * 18)
    difference = differ(run(answers(9), kept), run(answers(9), broken))
    unbroken = find(difference, "unbroken")

    assert (unbroken.topic, unbroken.before, unbroken.after) == ("conversion", 30, 18)
    assert difference.beyond_noise == (unbroken,)


def test_instances_with_the_same_arguments_are_told_apart():
    """The first of one run is compared with the first of the other."""
    twice = pairs({"item": 7}, {"item": 7, "outcome": "broken"})

    assert differ(run(answers(9), twice), run(answers(9), twice)).pairs == 2


def test_all_tests_are_one_family():
    """Of forty reasoners one differs by seven to none, which forty tests may do by chance."""
    names = [f"reasoner {number}" for number in range(20)]
    before = join(*(answers(80, reasoner=name) for name in names))
    after = join(*(answers(87 if name == names[0] else 80, reasoner=name) for name in names))
    (right, *_) = differ(run(before), run(after)).changes

    assert right.p == pytest.approx(2 / 2**7)
    assert right.p_holm == pytest.approx(40 * right.p)
    assert right.is_noise


def test_what_only_one_run_has_is_told():
    """Questions, reasoners, and arguments that are others under the same number."""
    before = join(answers(80), answers(80, reasoner="gone"), answers(80, question="old"))
    after = join(answers(80, count=90), answers(80, reasoner="come"), answers(80, reasoner="late"))
    after.loc[:4, "argument"] = "another argument"
    difference = differ(run(before), run(after))

    assert difference.judgements == 85
    assert difference.only_before.reasoners == ("gone",)
    assert difference.only_before.questions == ("old",)
    assert difference.only_before.judgements == 15
    assert difference.only_after.reasoners == ("come", "late")
    assert difference.only_after.judgements == 5
    assert set(tell_difference(difference)) >= {
        "Only in the first: question old.",
        "Only in the first: reasoner gone.",
        "Only in the first: 15 judgements of other arguments.",
        "Only in the second: reasoners come and late.",
        "Only in the second: 5 judgements of other arguments.",
    }


def test_another_seed_or_reading_is_another_argument():
    """Nothing is compared that was not asked twice."""
    one = run(answers(80), pairs({}))
    other = run(answers(80, seed=2), pairs({"seed": 2}))
    third = run(answers(80, reading="modern"), pairs({"reading": "modern"}))

    for another in (other, third):
        difference = differ(one, another)
        assert difference.judgements == difference.pairs == 0
        assert difference.changes == ()
        assert difference.only_before.judgements == difference.only_after.judgements == 100
        assert difference.only_before.pairs == 1
        assert "Only in the second: 1 instance of laws about other arguments." in tell_difference(
            difference
        )


def test_a_run_without_laws_or_without_judgements_can_be_compared():
    """A suite may have asked only one of the two; empty tables have no types."""
    nothing = pd.DataFrame(columns=answers(1).columns), pd.DataFrame(columns=COLUMNS_OF_PAIRS)
    with_laws, without = run(answers(80), pairs({}, {})), run(answers(80), nothing[1])
    only_laws = run(nothing[0], pairs({}, {}))

    assert differ(with_laws, without).only_before.questions == ("coherence",)
    assert differ(without, with_laws).judgements == 100
    assert differ(without, without).is_noise
    assert differ(only_laws, only_laws).pairs == 2
    assert differ(with_laws, only_laws).only_before.questions == ("moods",)


@pytest.mark.parametrize(
    ("factor", "is_noise"), [(1.0, True), (1.8, True), (5.0, False), (0.2, False)]
)
def test_times_count_beyond_what_a_busy_machine_does(factor, is_noise):
    """Twice as long may be somebody else's work; five times is not."""
    times = [0.001 * (1 + item / 100) for item in range(100)]
    before, after = answers(80), answers(80)
    before["seconds"], after["seconds"] = times, [factor * time for time in times]
    difference = differ(run(before), run(after))
    (pace,) = difference.paces

    assert pace.ratio.value == pytest.approx(factor)
    assert pace.ratio.low < factor < pace.ratio.high
    assert difference.is_noise == pace.is_noise == is_noise
    assert bool(difference.off_pace) != is_noise
    told = [line for line in tell_difference(difference) if "times as long" in line]
    assert len(told) == (not is_noise)
    if factor == 5:
        assert told[0].startswith(
            "somebody, moods: takes 5 times as long as before, 95% interval 4."
        )
        assert "No share changed beyond noise (McN" in tell_difference(difference)[1]


def test_a_clock_that_is_too_coarse_tells_no_ratio():
    """Nothing can be so many times as long as no time at all."""
    assert differ(run(answers(80, seconds=0.0)), run(answers(80))).paces == ()
