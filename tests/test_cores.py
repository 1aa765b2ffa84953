"""Premises that contradict one another are told from premises that prove something."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import any_arguments, sat_says_valid

from syllogism.answers import check
from syllogism.language.arguments import Argument, Import, are_one_cycle
from syllogism.language.propositions import Form, Proposition
from syllogism.logic.cores import find_inconsistent_core


def _contradict(premises, reading):
    """Whether some premises have no world: then they prove that something is not itself."""
    if not premises:
        return False
    absurd = Proposition(Form.O, premises[0].subject, premises[0].subject)
    return sat_says_valid(Argument(tuple(premises), absurd), reading)


@pytest.mark.parametrize("reading", Import)
@settings(max_examples=300, deadline=None)
@given(argument=any_arguments(premises=14))
def test_a_core_contradicts_itself_and_nothing_in_it_is_needless(reading, argument):
    """A propositional solver agrees, and calls what is left consistent once anything is out."""
    core = find_inconsistent_core(argument.premises, reading)

    assert (core is not None) == _contradict(argument.premises, reading)
    if core is not None:
        assert set(core) <= set(argument.premises)
        assert _contradict(core, reading)
        for premise in core:
            assert not _contradict([p for p in core if p != premise], reading)


def test_a_long_core_is_found_at_once():
    """Five thousand inclusions and a clash are one cycle: no premise needs to be tried."""
    links = [Proposition(Form.A, f"x{i}", f"x{i + 1}") for i in range(5000)]
    clash = Proposition(Form.O, "x0", "x5000")

    assert find_inconsistent_core([*links, clash]) == (*links, clash)


@settings(max_examples=300, deadline=None)
@given(argument=any_arguments(premises=6), reading=st.sampled_from(Import))
def test_a_cycle_without_one_of_its_links_never_contradicts(argument, reading):
    """Which is why all propositions of a contradictory cycle are needed."""
    propositions = tuple(dict.fromkeys(argument.premises))
    if are_one_cycle(propositions):
        for left_out in propositions:
            assert not _contradict([p for p in propositions if p != left_out], reading)


def test_an_answer_names_the_core():
    """Only where it is valid because anything follows."""
    answer = check("All cats are pets. No cats are pets. So all pets are cats.")

    assert list(map(str, answer.inconsistent_core)) == ["All cats are pets", "No cats are pets"]
    assert check("Barbara").inconsistent_core is None
    assert check("AAA-2").inconsistent_core is None
