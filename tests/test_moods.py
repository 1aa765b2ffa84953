from itertools import permutations

import pytest

from syllogism.errors import ArgumentError, FormError
from syllogism.language.arguments import Argument
from syllogism.language.moods import FIGURES, MOODS, TRADITIONAL_NAMES, Mood, find_mood
from syllogism.language.propositions import Form, Proposition

# Where the middle term stands, premise by premise: Aristotle's three figures and Galen's fourth.
FIGURE_TERMS = {1: ("MP", "SM"), 2: ("PM", "SM"), 3: ("MP", "MS"), 4: ("PM", "MS")}


def test_there_are_256_moods():
    """Four forms for each of three propositions, in four figures."""
    assert len(set(MOODS)) == 4 * 4 * 4 * 4


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_places_the_middle_term(figure):
    """Major premise first, conclusion S-P."""
    syllogism = Mood(Form.A, Form.E, Form.I, figure).syllogism()

    assert tuple("".join(premise.terms) for premise in syllogism.premises) == FIGURE_TERMS[figure]
    assert syllogism.conclusion == Proposition(Form.I, "S", "P")


@pytest.mark.parametrize("mood", MOODS, ids=str)
def test_a_mood_is_found_again_whatever_the_order_and_the_names(mood):
    """A mood depends on neither the order of the premises nor the names of the terms."""
    for names in permutations(["S", "P", "M"]):
        argument = mood.syllogism(*names)
        exchanged = Argument(argument.premises[::-1], argument.conclusion)

        assert find_mood(argument) == find_mood(exchanged) == mood


def test_other_arguments_have_no_mood():
    """One premise, a middle term in the conclusion, or a term with itself: no syllogism."""
    all_, x, y, z = Form.A, "x", "y", "z"
    for premises, conclusion in [
        ([(all_, x, y)], (all_, x, y)),
        ([(all_, x, y), (all_, y, z)], (all_, x, y)),
        ([(all_, x, x), (all_, y, z)], (all_, x, z)),
        ([(all_, x, y), (all_, z, z)], (all_, x, z)),
    ]:
        argument = Argument(tuple(Proposition(*p) for p in premises), Proposition(*conclusion))
        assert find_mood(argument) is None


@pytest.mark.parametrize("mood", MOODS, ids=str)
def test_compact_notation_is_read_as_it_is_written(mood):
    """``AAA-1``, ``aaa1`` and the traditional name are the same mood."""
    for text in (str(mood), str(mood).lower().replace("-", ""), mood.name or str(mood)):
        assert Mood.parse(f" {text} ") == mood


def test_a_name_carries_the_forms_of_its_mood_in_its_vowels():
    """Six names a figure, and Bocardo is OAO in the third."""
    assert [len(names) for names in TRADITIONAL_NAMES.values()] == [6, 6, 6, 6]
    assert Mood.parse("bocardo") == Mood(Form.O, Form.A, Form.O, 3)


@pytest.mark.parametrize("text", ["AXA-1", "AAA-5", "Barbarossa", "", "AAAA-1"])
def test_a_mood_that_does_not_exist_is_refused_with_an_example(text):
    """The error says what a mood looks like and what came."""
    with pytest.raises(FormError, match="such as AAA-1") as raised:
        Mood.parse(text)

    assert repr(text) in str(raised.value)


def test_a_mood_cannot_be_built_from_anything_but_forms_and_a_figure():
    """Nor can a syllogism be built from fewer than three terms."""
    with pytest.raises(FormError, match="figure"):
        Mood(Form.A, Form.A, Form.A, 5)
    with pytest.raises(FormError, match="three forms"):
        Mood(Form.A, "A", Form.A, 1)
    with pytest.raises(ArgumentError, match="three different terms"):
        MOODS[0].syllogism("S", "S", "P")
