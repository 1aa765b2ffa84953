"""Every route to validity agrees with every other."""

import numpy as np
import pytest
from hypothesis import given, settings
from oracles import any_arguments, regions_say_valid, sat_says_valid, worlds_say_valid

from syllogism.errors import OptionError
from syllogism.evidence.proofs import Proof
from syllogism.evidence.worlds import World
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import MOODS, TRADITIONAL_NAMES, Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.language.statements import to_statements
from syllogism.logic.deciding import decide
from syllogism.logic.fallacies import Fallacy, find_fallacies
from syllogism.logic.tables import are_valid
from syllogism.logic.validity import find_needed_existence, is_valid, valid_moods

# Church, "The history of the question of existential import" (1965) and any textbook since.
NEEDS = {
    "S": {"AAI-1", "EAO-1", "EAO-2", "AEO-2", "AEO-4"},
    "M": {"AAI-3", "EAO-3", "EAO-4"},
    "P": {"AAI-4"},
}


@pytest.mark.parametrize("reading", Import)
@pytest.mark.parametrize("mood", MOODS, ids=str)
def test_engine_worlds_regions_and_solver_agree_on_every_mood(mood, reading):
    """Four deciders that share no code, 256 moods, both readings."""
    syllogism = mood.syllogism()
    expected = worlds_say_valid(syllogism, reading)

    assert is_valid(syllogism, reading) == expected
    assert regions_say_valid(syllogism, reading) == expected
    assert sat_says_valid(syllogism, reading) == expected
    assert (mood in valid_moods(reading)) == expected


def test_the_traditional_moods_are_the_ones_that_have_names():
    """Computed validity and the medieval names, two routes to the same 24."""
    named = {Mood.parse(name) for names in TRADITIONAL_NAMES.values() for name in names}

    assert set(valid_moods()) == named
    assert len(valid_moods()) == 24
    assert len(valid_moods(Import.MODERN)) == 15


def test_nine_moods_need_the_existence_of_one_term():
    """Five need an S, three an M, one a P; the other fifteen nothing."""
    needed = {str(mood): find_needed_existence(mood) for mood in valid_moods()}

    assert {mood: term for mood, term in needed.items() if term is not None} == {
        mood: term for term, moods in NEEDS.items() for mood in moods
    }
    assert find_needed_existence(Mood.parse("AAA-2")) is None


@pytest.mark.parametrize("reading", Import)
@given(argument=any_arguments(most=7))
@settings(max_examples=300)
def test_engine_regions_and_solver_agree_on_any_argument(reading, argument):
    """Up to seven terms, up to nine premises, contradictory ones and self-relations included."""
    expected = regions_say_valid(argument, reading)

    assert is_valid(argument, reading) == expected
    assert sat_says_valid(argument, reading) == expected


@pytest.mark.parametrize("reading", Import)
@given(argument=any_arguments(most=3, premises=4))
@settings(max_examples=300)
def test_truth_tables_agree_with_listed_worlds(reading, argument):
    """Any number of premises over at most three terms, of which some may go unmentioned."""
    terms = ("t0", "t1", "t2")
    premises = to_statements(argument.premises, terms)[None]
    conclusions = to_statements([argument.conclusion], terms)

    (valid,) = are_valid(premises, conclusions, reading)

    assert valid == worlds_say_valid(argument, reading)


@pytest.mark.parametrize("mood", MOODS, ids=str)
def test_a_mood_is_refuted_by_at_most_three_individuals(mood):
    """The smallest worlds suffice (design: three individuals refute any invalid mood)."""
    evidence = decide(mood.syllogism())

    assert isinstance(evidence, Proof) or len(evidence.individuals) <= 3


def test_contradictory_premises_prove_anything_and_say_so():
    """The proof ends in a contradiction between premises, not in a fresh inference."""
    x_is_y, x_is_not_y = Proposition(Form.A, "x", "y"), Proposition(Form.O, "x", "y")
    argument = Argument((x_is_y, x_is_not_y), Proposition(Form.E, "z", "z"))

    assert "contradiction from 1, 2" in str(decide(argument))


def test_a_long_chain_is_followed_once():
    """2,000 inclusions are proved and refuted without a search for each term."""
    links = [Proposition(Form.A, f"x{i}", f"x{i + 1}") for i in range(2000)]
    proved = decide(Argument(tuple(links), Proposition(Form.I, "x0", "x2000")))
    refuted = decide(Argument(tuple(links), Proposition(Form.A, "x2000", "x0")))

    assert isinstance(proved, Proof)
    assert isinstance(refuted, World)
    assert len(refuted.individuals) == 2


def test_tables_decide_a_batch_of_any_shape():
    """No argument at all is a batch too."""
    empty = are_valid(np.zeros((0, 2, 3), int), np.zeros((0, 3), int), Import.MODERN)

    assert empty.shape == (0,)


def test_a_reading_may_be_named_by_its_word_and_by_no_other():
    """A word that is no reading is refused, never taken for one."""
    darapti = Mood.parse("Darapti")

    assert not is_valid(darapti.syllogism(), "modern")
    assert len(valid_moods("modern")) == 15
    assert find_fallacies(darapti, "modern") == (Fallacy.EXISTENTIAL,)
    for ask in (valid_moods, lambda word: is_valid(darapti.syllogism(), word)):
        with pytest.raises(OptionError, match="traditional or modern, got 'none'"):
            ask("none")
