"""Splits: training and tests have nothing in common, and differ in the one thing asked about."""

from collections import Counter
from dataclasses import replace

import pytest

from syllogism.corpus.beliefs import Belief
from syllogism.corpus.corpora import Corpus
from syllogism.corpus.draws import ALL
from syllogism.corpus.recipes import Order, Recipe
from syllogism.corpus.splits import CONTROL, SPLITS, find_split
from syllogism.corpus.surfaces import Surface
from syllogism.errors import OptionError
from syllogism.evidence.judgements import Verdict
from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS, Mood
from syllogism.logic.validity import valid_moods

SHORT = 100  # items of each part where all splits are walked; long arguments take milliseconds


def _items(corpus, count=SHORT):
    return [corpus[index] for index in range(count)]


def _words(items):
    return {word for item in items for term in item.argument.terms for word in term.split()}


@pytest.mark.parametrize("name", SPLITS)
def test_no_test_item_is_a_training_item(name):
    """By canonical form, counted; and no hash of a test item may be drawn for training at all."""
    split = find_split(name, seed=0)
    learned = {item.canonical for item in _items(split.training)}
    for test, corpus in split.tests.items():
        asked = _items(corpus, 5 if test.endswith("terms") else SHORT)
        assert learned.isdisjoint(item.canonical for item in asked)
        assert not any(split.training.recipe.kept.holds(item.canonical) for item in asked)


def test_a_small_corpus_would_leak_if_nothing_kept_it_apart():
    """With every canonical form allowed, two seeds of simple arguments do meet."""
    recipe = Recipe(
        lengths=(3,),
        moods=tuple(map(Mood.parse, ("AAA-1", "AAA-2"))),
        readings=(Import.MODERN,),
        surfaces=(Surface.SIMPLE_SYMBOLS,),
    )
    apart = find_split("random", seed=0)
    kept = apart.training.recipe.kept, apart.tests[CONTROL].recipe.kept

    def shared(one, other):
        parts = (Corpus(replace(recipe, kept=share), 0) for share in (one, other))
        first, second = ({item.canonical for item in _items(part, 1_000)} for part in parts)
        return len(first & second)

    assert shared(ALL, kept[1]) > 0
    assert shared(*kept) == 0


@pytest.mark.parametrize("name", SPLITS)
def test_every_part_is_half_valid(name):
    """Always answering INVALID is right on about half of each, 0.5 give or take 5 deviations."""
    split = find_split(name, seed=1)
    for test, corpus in {"training": split.training, **split.tests}.items():
        items = _items(corpus, 10 if test.endswith("terms") else SHORT)
        valid = sum(item.verdict is Verdict.VALID for item in items)
        assert abs(valid - len(items) / 2) < 5 * (len(items) / 4) ** 0.5, test


@pytest.mark.parametrize("mood", valid_moods(), ids=str)
def test_a_held_out_mood_is_asked_beside_invalid_moods_with_its_premises(mood):
    """And no mood with these premises is ever learned."""
    split = find_split(f"held-out mood {mood.name}", seed=2)
    learned = {item.mood for item in _items(split.training, 400)}
    asked = Counter(item.mood for item in _items(split.tests["held out"], 100))

    assert asked[mood] > 30
    assert {other for other in asked if other in valid_moods()} == {mood}
    for other in asked:
        assert (other.major, other.minor, other.figure) == (mood.major, mood.minor, mood.figure)
    assert learned.isdisjoint(
        other
        for other in MOODS
        if (other.major, other.minor, other.figure) == (mood.major, mood.minor, mood.figure)
    )
    assert len(learned & set(valid_moods())) >= 20


@pytest.mark.parametrize("figure", [1, 2, 3, 4])
def test_a_held_out_figure_is_all_that_is_asked(figure):
    """The other three are learned."""
    split = find_split(f"held-out figure {figure}", seed=0)

    assert {item.mood.figure for item in _items(split.tests["held out"])} == {figure}
    assert {item.mood.figure for item in _items(split.training)} == {1, 2, 3, 4} - {figure}


@pytest.mark.parametrize("letter", list("AEIO"))
def test_a_held_out_conclusion_is_all_that_is_asked(letter):
    """The other three forms are learned."""
    split = find_split(f"held-out conclusion {letter}", seed=0)

    asked = {item.argument.conclusion.form.value for item in _items(split.tests["held out"])}
    learned = {item.argument.conclusion.form.value for item in _items(split.training)}
    assert asked == {letter}
    assert learned == set("AEIO") - {letter}


def test_held_out_words_are_never_learned():
    """Neither nouns nor adjectives nor made-up words."""
    split = find_split("held-out words", seed=0)

    assert _words(_items(split.training, 400)).isdisjoint(_words(_items(split.tests["held out"])))


@pytest.mark.parametrize("surface", Surface, ids=str)
def test_a_held_out_surface_is_all_that_is_asked(surface):
    """The other four are learned."""
    split = find_split(f"held-out surface {surface}", seed=0)

    assert {item.surface for item in _items(split.tests["held out"])} == {surface}
    assert {item.surface for item in _items(split.training)} == set(Surface) - {surface}


@pytest.mark.parametrize("longest", [5, 10, 30])
def test_longer_chains_go_to_ten_times_the_length(longest):
    """Training ends where the tests begin."""
    split = find_split(f"longer chains {longest}", seed=0)
    lengths = {name: corpus[0].length for name, corpus in split.tests.items() if name != CONTROL}

    assert {item.length for item in _items(split.training, 400)} == set(range(3, longest + 1))
    assert sorted(lengths.values()) == [2 * longest, 3 * longest, 5 * longest, 10 * longest]


@pytest.mark.parametrize("order", Order, ids=str)
def test_premise_order_asks_the_same_in_other_orders(order):
    """Item by item the control's argument, its premises moved."""
    split = find_split(f"premise order {order}", seed=0)
    assert set(split.tests) == {CONTROL, *(str(other) for other in Order if other is not order)}
    for corpus in split.tests.values():
        for one, other in zip(_items(corpus), _items(split.tests[CONTROL]), strict=True):
            assert one.canonical == other.canonical


def test_belief_pairs_each_verdict_with_each_belief():
    """Congruent, incongruent and neutral, about the same moods item by item."""
    split = find_split("belief", seed=0)
    parts = [_items(split.tests[name]) for name in ("congruent", "incongruent", "neutral")]
    for same in zip(*parts, strict=True):
        assert len({(item.mood, item.reading, item.verdict) for item in same}) == 1
    valid, invalid = Verdict.VALID, Verdict.INVALID
    seen = [{(item.verdict, item.belief) for item in items} for items in parts]
    assert seen == [
        {(valid, Belief.TRUE), (invalid, Belief.FALSE)},
        {(valid, Belief.FALSE), (invalid, Belief.TRUE)},
        {(valid, Belief.NEUTRAL), (invalid, Belief.NEUTRAL)},
    ]


def test_confounded_belief_is_learned_as_a_shortcut_would_have_it():
    """In training every true conclusion follows and no false one does."""
    split = find_split("belief confounded", seed=0)
    for item in _items(split.training):
        assert (item.belief is Belief.TRUE) == (item.verdict is Verdict.VALID)


def test_an_unknown_split_is_refused():
    """With the names there are."""
    with pytest.raises(
        OptionError, match=r"a split is one of random, held-out mood Barbara.*'luck'"
    ):
        find_split("luck", seed=0)
