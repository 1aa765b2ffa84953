from itertools import combinations, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from oracles import propositions, regions_say_valid

from syllogism.errors import ArgumentError
from syllogism.evidence.checking_proofs import check_proof
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement
from syllogism.language.moods import FIGURES, Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.logic.conclusions import find_conclusions

PAIRS = [
    Mood(major, minor, Form.A, figure).syllogism().premises
    for figure, major, minor in product(FIGURES, Form, Form)
]


@pytest.mark.parametrize("reading", Import)
@pytest.mark.parametrize("premises", PAIRS, ids=str)
def test_exactly_what_follows_is_found_in_both_directions(premises, reading):
    """Of the eight candidates about S and P, all that an independent decider accepts."""
    candidates = [Proposition(form, x, y) for form in Form for x, y in (("S", "P"), ("P", "S"))]
    following = {c for c in candidates if regions_say_valid(Argument(premises, c), reading)}

    assert set(find_conclusions(premises, reading)) == following


def test_twenty_seven_premise_pairs_have_a_conclusion_with_import_and_22_without():
    """The figures of the psychology of reasoning (Khemlani and Johnson-Laird 2012)."""
    counts = {r: sum(bool(find_conclusions(pair, r)) for pair in PAIRS) for r in Import}

    assert counts == {Import.TRADITIONAL: 27, Import.MODERN: 22}


@given(premises=st.lists(propositions(["a", "b", "c", "d", "e"]), min_size=1, max_size=6))
@settings(max_examples=150)
def test_every_conclusion_comes_with_a_proof_that_holds(premises):
    """Whatever the premises: an audited proof each, or the news that they contradict."""
    try:
        found = find_conclusions(premises)
    except ArgumentError:
        assert regions_say_valid(
            Argument(tuple(premises), Proposition(Form.O, "a", "a")), Import.TRADITIONAL
        )
        return
    for conclusion, proof in found.items():
        argument = Argument(tuple(premises), conclusion)
        assert check_proof(proof, argument, Import.TRADITIONAL) is None


@pytest.mark.parametrize("reading", Import)
@given(premises=st.lists(propositions(["a", "b", "c"], signed=True), min_size=1, max_size=4))
@settings(max_examples=150)
def test_of_statements_about_complements_each_that_follows_is_listed_once(reading, premises):
    """However it may be said, one and only one of its equivalents is there, and is proved."""
    assume(any(premise.is_signed for premise in premises))
    try:
        found = find_conclusions(premises, reading)
    except ArgumentError:
        absurd = Proposition(Form.O, premises[0].subject, premises[0].subject)
        assert regions_say_valid(Argument(tuple(premises), absurd), reading)
        return
    linked = {frozenset(premise.terms) for premise in premises}
    mentioned = sorted({term for premise in premises for term in premise.terms})
    pairs = [pair for pair in combinations(mentioned, 2) if frozenset(pair) not in linked]
    for x, y in pairs:
        for form, s, p in product(Form, (x, Complement(x)), (y, Complement(y))):
            said = Proposition(form, s, p)
            follows = regions_say_valid(Argument(tuple(premises), said), reading)
            assert sum(other in found for other in _equivalents(said)) == follows
    assert {frozenset(conclusion.terms) for conclusion in found} <= set(map(frozenset, pairs))
    for conclusion, proof in found.items():
        argument = Argument(tuple(premises), conclusion)
        assert check_proof(proof, argument, reading) is None


def _equivalents(proposition):
    """All ways to say the same of the same two terms or their complements."""
    said = {proposition}
    for _ in range(4):
        said |= {p.obverse for p in said}
        said |= {p.converse if p.form.is_symmetric else p.contrapositive for p in said}
    return said


def test_contradictory_premises_are_refused():
    """Anything would follow, which nobody who asks wants to read."""
    all_, no = Proposition(Form.A, "cats", "dogs"), Proposition(Form.E, "cats", "dogs")

    with pytest.raises(ArgumentError, match="contradict one another"):
        find_conclusions([all_, no])
    assert find_conclusions([all_, no], Import.MODERN) == {}
