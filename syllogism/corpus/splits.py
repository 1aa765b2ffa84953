"""Splits: a training corpus and tests that differ from it in one thing, to ask one question.

    random                       has it learned what it was shown?
    held-out mood Barbara, ...   does it know a valid mood that it was never shown?
    held-out figure 1, ...       a whole figure?
    held-out conclusion A, ...   a form of conclusion?
    held-out words               new words?
    held-out surface words, ...  terms that look like none it has seen?
    longer chains 5, 10, 30      arguments up to ten times as long?
    premise order forward, ...   premises in another order?
    belief                       is it led by what is true in the world?
    belief confounded            and where belief and validity always agreed in training?

No test item has the canonical form of an item of its training corpus: a tenth of all canonical
forms, chosen by their hash, is kept for tests, and training never draws from it, under any seed.
That holds names and all; what a split holds out it leaves out of training under any name. Every
split also has a test `control`, drawn as its training corpus is: the difference to it is the
answer.

*Held-out moods.* With a valid mood all four moods with its premises are held out, and asked are the
valid one and those that are invalid, half and half. In a mood's premises or their having been
absent there is then no hint, and always answering INVALID is right on half. (A subaltern mood is
held out with the mood it is weaker than, and not asked.) Figures and forms of conclusions are held
out whole. All three have three terms; moods are held out in the traditional reading.

*Belief.* Each verdict is asked with conclusions that are true and false in a small world of facts,
and neutral. `congruent` tests hold valid arguments with true conclusions and invalid ones with
false ones, `incongruent` tests the other two. Items with one index have one schema in all three.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from syllogism.corpus.beliefs import Belief
from syllogism.corpus.corpora import Corpus
from syllogism.corpus.draws import Share
from syllogism.corpus.recipes import Order, Recipe
from syllogism.corpus.surfaces import Surface
from syllogism.errors import OptionError
from syllogism.evidence.judgements import Verdict
from syllogism.language.arguments import Import
from syllogism.language.chains import SHORTEST
from syllogism.language.moods import FIGURES, MOODS, Mood
from syllogism.language.propositions import Form
from syllogism.logic.validity import valid_moods

FOR_TESTS, FOR_TRAINING = Share(0.0, 0.1), Share(0.1, 1.0)
NEW_WORDS, OLD_WORDS = Share(0.0, 0.2), Share(0.2, 1.0)
LONGEST_TRAINED = (5, 10, 30)  # terms, in the splits of longer chains
TIMES_LONGER = (2, 3, 5, 10)

CONTROL = "control"
"""The test that is drawn as the training corpus is."""


@dataclass(frozen=True, slots=True)
class Split:
    """A training corpus and what is asked after it.

    >>> split = find_split("held-out mood Barbara", seed=0)
    >>> sorted(split.tests)
    ['control', 'held out']
    >>> {str(split.tests["held out"][index].mood) for index in range(20)} == {
    ...     "AAA-1", "AAE-1", "AAO-1"
    ... }
    True

    Args:
        name: One of `SPLITS`.
        training: What is learned.
        tests: What is asked, by name.
    """

    name: str
    training: Corpus
    tests: Mapping[str, Corpus]


Recipes = tuple[Recipe, dict[str, Recipe]]
"""Of a training corpus, and of its tests besides the control."""


def find_split(name: str, *, seed: int) -> Split:
    """Return a split by its name.

    Args:
        name: One of `SPLITS`.
        seed: Seed of all its corpora.

    Raises:
        OptionError: There is no such split.
    """
    if name not in _RECIPES:
        raise OptionError(f"a split is one of {', '.join(SPLITS)}; got {name!r}")
    learned, asked = _RECIPES[name]()
    tests = {CONTROL: learned, **asked}
    return Split(
        name,
        Corpus(replace(learned, kept=FOR_TRAINING), seed),
        {test: Corpus(replace(recipe, kept=FOR_TESTS), seed) for test, recipe in tests.items()},
    )


def _held_out_mood(mood: Mood) -> Recipes:
    same = [other for other in MOODS if _premises(other) == _premises(mood)]
    valid = valid_moods(Import.TRADITIONAL)
    asked = tuple(other for other in same if other == mood or other not in valid)
    learned = tuple(other for other in MOODS if other not in same)
    return _moods(learned, asked, (Import.TRADITIONAL,))


def _premises(mood: Mood) -> tuple[Form, Form, int]:
    return mood.major, mood.minor, mood.figure


def _held_out_figure(figure: int) -> Recipes:
    asked = tuple(mood for mood in MOODS if mood.figure == figure)
    return _moods(tuple(mood for mood in MOODS if mood not in asked), asked)


def _held_out_conclusion(form: Form) -> Recipes:
    asked = tuple(mood for mood in MOODS if mood.conclusion is form)
    return _moods(tuple(mood for mood in MOODS if mood not in asked), asked)


def _moods(
    learned: tuple[Mood, ...], asked: tuple[Mood, ...], readings: tuple[Import, ...] = tuple(Import)
) -> Recipes:
    recipe = Recipe(lengths=(SHORTEST,), moods=learned, readings=readings)
    return recipe, {"held out": replace(recipe, moods=asked)}


def _held_out_words() -> Recipes:
    surfaces = (Surface.WORDS, Surface.DOUBLE_WORDS, Surface.NONSENSE_WORDS)
    recipe = Recipe(surfaces=surfaces, words=OLD_WORDS)
    return recipe, {"held out": replace(recipe, words=NEW_WORDS)}


def _held_out_surface(surface: Surface) -> Recipes:
    others = tuple(other for other in Surface if other is not surface)
    return Recipe(surfaces=others), {"held out": Recipe(surfaces=(surface,))}


def _longer_chains(longest: int) -> Recipes:
    recipe = Recipe(lengths=tuple(range(SHORTEST, longest + 1)))
    lengths = [times * longest for times in TIMES_LONGER]
    return recipe, {f"{length} terms": replace(recipe, lengths=(length,)) for length in lengths}


def _premise_order(learned: Order) -> Recipes:
    recipe = Recipe(orders=(learned,))
    others = [order for order in Order if order is not learned]
    return recipe, {str(order): replace(recipe, orders=(order,)) for order in others}


def _belief(*learned: tuple[Verdict, Belief]) -> Recipes:
    recipe = Recipe(
        lengths=(SHORTEST,),
        surfaces=(Surface.WORDS, Surface.NONSENSE_WORDS),
        beliefs=learned,
    )
    asked = {"congruent": _CONGRUENT, "incongruent": _INCONGRUENT, "neutral": _NEUTRAL}
    return recipe, {name: replace(recipe, beliefs=pairs) for name, pairs in asked.items()}


_CONGRUENT = ((Verdict.VALID, Belief.TRUE), (Verdict.INVALID, Belief.FALSE))
_INCONGRUENT = ((Verdict.VALID, Belief.FALSE), (Verdict.INVALID, Belief.TRUE))
_NEUTRAL = ((Verdict.VALID, Belief.NEUTRAL), (Verdict.INVALID, Belief.NEUTRAL))


def _random() -> Recipes:
    return Recipe(), {}


_RECIPES: dict[str, Callable[[], Recipes]] = {
    "random": _random,
    **{
        f"held-out mood {mood.name}": partial(_held_out_mood, mood)
        for mood in MOODS
        if mood.name is not None
    },
    **{f"held-out figure {figure}": partial(_held_out_figure, figure) for figure in FIGURES},
    **{f"held-out conclusion {form.value}": partial(_held_out_conclusion, form) for form in Form},
    "held-out words": _held_out_words,
    **{f"held-out surface {surface}": partial(_held_out_surface, surface) for surface in Surface},
    **{f"longer chains {longest}": partial(_longer_chains, longest) for longest in LONGEST_TRAINED},
    **{f"premise order {order}": partial(_premise_order, order) for order in Order},
    "belief": partial(_belief, *_CONGRUENT, *_INCONGRUENT, *_NEUTRAL),
    "belief confounded": partial(_belief, *_CONGRUENT),
}
SPLITS = tuple(_RECIPES)
