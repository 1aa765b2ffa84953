"""Four deciders that share nothing: a sample is asked here, and the committed result is whole."""

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

from cross_check import RANDOM, SUITES, cross_check  # noqa: E402  found by the line above
from results_file import read_result  # noqa: E402

SIZES = {"moods": 2 * 256, "triangles": 2 * 6**3, "triangles with complements": 2 * 8**3}


def _is_flawless(tally):
    return not (tally["disagreements"] or tally["undecided"] or tally["unsound"])


@pytest.mark.parametrize("name", SUITES)
def test_a_sample_of_every_suite_finds_four_deciders_of_one_mind(name):
    """60 arguments of each: no disagreement, nothing undecided, all evidence sound."""
    tally = cross_check(name, SUITES[name], 60)

    assert tally.arguments == 60
    assert 0 < tally.valid < 60
    assert _is_flawless(vars(tally))


@pytest.mark.slow
@pytest.mark.parametrize("name", SUITES)
def test_the_whole_of_every_suite_finds_four_deciders_of_one_mind(name):
    """All moods, all triangles, 10,000 of everything random."""
    tally = cross_check(name, SUITES[name], RANDOM)

    assert tally.arguments == SIZES.get(name, RANDOM)
    assert tally.valid > 0
    assert _is_flawless(vars(tally))


@pytest.mark.parametrize("name", SUITES)
def test_the_committed_result_is_of_the_whole(name):
    """What the README says of it was measured on every argument."""
    tally = read_result("cross_check")["measured"][name]

    assert tally["arguments"] == SIZES.get(name, RANDOM)
    assert 0 < tally["valid"] < tally["arguments"]
    assert _is_flawless(tally)
