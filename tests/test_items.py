"""Test items: what every reasoner is asked, by number."""

from collections import Counter
from itertools import product

import pytest

from syllogism.corpus.items import canonical_form
from syllogism.corpus.recipes import Ratio
from syllogism.corpus.splits import FOR_TESTS, FOR_TRAINING
from syllogism.corpus.surfaces import Surface
from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS
from syllogism.logic.validity import is_valid
from syllogism.study.items import Asked
from syllogism.study.suites import Arguments, Moods

FIGURE = "held-out figure 4"
CASES = list(product(("random", FIGURE), Import))


def moods(split="random", reading=Import.TRADITIONAL, each=2):
    """A question of moods."""
    return Moods(name="moods", tells="Every mood.", split=split, each=each, reading=reading)


def arguments(**options):
    """A question of arguments."""
    return Arguments(name="lengths", tells="Of some length.", **{"count": 60, **options})


def items_of(question, seed=1):
    """All items of a question."""
    asked = Asked(question, seed=seed)
    return [asked[number] for number in asked.numbers]


def canonical(item):
    """The canonical form of an item's argument."""
    premises = ((p.form.value, p.subject, p.predicate) for p in item.argument.premises)
    last = item.argument.conclusion
    return canonical_form(item.reading, premises, (last.form.value, last.subject, last.predicate))


@pytest.mark.parametrize(("split", "reading"), CASES)
def test_every_mood_of_a_split_is_asked_equally_often(split, reading):
    """All 256, or those of the figure that was held out."""
    items = items_of(moods(split, reading))
    counted = Counter(item.mood for item in items)

    assert set(counted) == {mood for mood in MOODS if split == "random" or mood.figure == 4}
    assert set(counted.values()) == {2}
    assert {item.reading for item in items} == {reading}


@pytest.mark.parametrize(("split", "reading"), CASES)
def test_the_truth_of_an_item_is_what_brute_force_says(split, reading):
    """Found without any code of the reasoners that are on trial."""
    for item in items_of(moods(split, reading, each=1)):
        assert item.is_valid == is_valid(item.argument, reading)


@pytest.mark.parametrize(("split", "reading"), CASES)
def test_no_item_of_a_test_was_shown_in_training(split, reading):
    """Its canonical form is among those that are kept for tests, names and all."""
    for item in items_of(moods(split, reading, each=1)):
        assert FOR_TESTS.holds(canonical(item))
        assert not FOR_TRAINING.holds(canonical(item))


def test_an_item_depends_on_its_number_alone():
    """However many are asked, and whoever asks first."""
    few, many = Asked(moods(each=1), seed=1), Asked(moods(each=3), seed=1)
    some = Asked(arguments(), seed=1)

    assert [many[number] for number in few.numbers] == [few[number] for number in few.numbers]
    assert Asked(arguments(count=7), seed=1)[5] == some[5]
    assert [some[number] for number in (9, 3)] == [items_of(arguments())[n] for n in (9, 3)]


def test_other_seeds_ask_about_other_terms():
    """Of the same moods."""
    one, other = (items_of(moods(each=1), seed) for seed in (1, 2))

    assert [item.mood for item in one] == [item.mood for item in other]
    assert not {item.argument for item in one} & {item.argument for item in other}


def test_arguments_have_the_lengths_surfaces_and_readings_that_are_asked_for():
    """And half of them are valid, or as many as there are."""
    asked = arguments(count=400, terms=(3, 6), surfaces=(Surface.WORDS,), readings=(Import.MODERN,))
    items = items_of(asked)

    assert {item.terms for item in items} == {3, 6}
    assert {item.surface for item in items} == {"words"}
    assert {item.reading for item in items} == {Import.MODERN}
    assert 150 < sum(item.is_valid for item in items) < 250
    assert all(item.is_valid == is_valid(item.argument, item.reading) for item in items)
    natural = items_of(arguments(count=400, ratio=Ratio.NATURAL, terms=(3,)))
    assert sum(item.is_valid for item in natural) < 80


def test_a_split_is_asked_what_it_holds_out_unless_a_test_is_named():
    """Figure 4 alone, or all figures of the control."""
    held_out = {item.mood.figure for item in items_of(arguments(split=FIGURE))}
    control = {item.mood.figure for item in items_of(arguments(split=FIGURE, test="control"))}

    assert held_out == {4}
    assert 4 not in control
