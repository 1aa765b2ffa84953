"""Test items: syllogisms that no training has shown, every mood of a split equally often.

A split with a test *held out* is asked what it holds out, any other what its *control* asks; in
both, syllogisms only. Whether an item is valid is said by the truth tables of
`syllogism.logic.validity`, not by the proofs of the symbolic reasoner, which is itself on trial.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import count

from syllogism.corpus.corpora import Corpus
from syllogism.corpus.recipes import Ratio
from syllogism.corpus.splits import CONTROL, find_split
from syllogism.language.arguments import Argument, Import
from syllogism.language.chains import SHORTEST
from syllogism.language.moods import MOODS, Mood, find_mood
from syllogism.logic.validity import valid_moods

LEAST_PER_MOOD = 4  # arguments: all 256 moods together are 1,024
LEAST = 512  # arguments where few moods are tested, so that a share is known to about 0.04


@dataclass(frozen=True, slots=True)
class Item:
    """One question that every reasoner is asked.

    Args:
        number: Its index in the corpus that asks it.
        split: The split whose test it is drawn from.
        mood: The mood of the argument.
        argument: The argument, with its premises in either order.
        reading: The reading under which it is asked.
        is_valid: The right answer.
    """

    number: int
    split: str
    mood: Mood
    argument: Argument
    reading: Import
    is_valid: bool


def draw_items(split: str, *, seed: int, reading: Import = Import.TRADITIONAL) -> tuple[Item, ...]:
    """Return the same number of test items of each mood that a split asks about, mood by mood.

    >>> items = draw_items("held-out figure 4", seed=0)
    >>> len(items), len({item.mood for item in items})
    (512, 64)

    Args:
        split: Name of a split.
        seed: Seed of its corpora.
        reading: The only reading that is asked for.
    """
    corpus = _syllogisms(split, seed, reading)
    moods = corpus.recipe.moods or MOODS
    missing = Counter(dict.fromkeys(moods, max(LEAST_PER_MOOD, -(-LEAST // len(moods)))))
    valid = valid_moods(reading)
    drawn = []
    for number in count():
        argument = corpus[number].argument
        mood = find_mood(argument)
        if mood is not None and missing[mood]:
            missing[mood] -= 1
            drawn.append(Item(number, split, mood, argument, reading, mood in valid))
        if not missing.total():
            break
    return tuple(sorted(drawn, key=lambda item: (MOODS.index(item.mood), item.number)))


def _syllogisms(split: str, seed: int, reading: Import) -> Corpus:
    """Return the corpus of a test with all its moods alike, and nothing but moods."""
    tests = find_split(split, seed=seed).tests
    recipe = tests.get("held out", tests[CONTROL]).recipe
    asked = replace(recipe, lengths=(SHORTEST,), readings=(reading,), ratio=Ratio.NATURAL)
    return Corpus(asked, seed)
