"""Test items: arguments the transformer has not seen, every mood of a split equally often.

Whether an item is valid is said by the truth tables of `syllogism.logic.validity`, not by the
proofs of the symbolic reasoner, which is itself on trial.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import MOODS, Mood, find_mood
from syllogism.logic.validity import valid_moods
from syllogism.reasoners.transformer.corpus import Corpus, Split, question

# Arguments for each mood: 256 x 4 and 64 x 8, so that a share of them is known to about 0.03.
PER_MOOD = {Split.RANDOM: 4, Split.HELD_OUT_MOODS: 8}


@dataclass(frozen=True, slots=True)
class Item:
    """One question that every reasoner is asked.

    Args:
        number: Its number in the corpus.
        split: The split whose test part it is drawn from.
        mood: The mood of the argument.
        argument: The argument, with its premises in either order.
        reading: The reading under which it is asked.
        is_valid: The right answer.
    """

    number: int
    split: Split
    mood: Mood
    argument: Argument
    reading: Import
    is_valid: bool


def draw_items(
    split: Split, *, seed: int, reading: Import = Import.TRADITIONAL
) -> tuple[Item, ...]:
    """Return `PER_MOOD` test items of each mood that a split tests, in the order of the moods.

    >>> items = draw_items(Split.HELD_OUT_MOODS, seed=0)
    >>> len(items), len({item.mood for item in items})
    (512, 64)

    Args:
        split: What sets test and training part apart.
        seed: Seed of the corpus and of the draw.
        reading: The only reading that is asked for.
    """
    corpus = Corpus(split, seed)
    missing = Counter(dict.fromkeys(corpus.held_out or MOODS, PER_MOOD[split]))
    valid = valid_moods(reading)
    drawn = []
    for number in np.random.default_rng(seed).permutation(corpus.test).tolist():
        argument, asked = question(number)
        mood = find_mood(argument)
        if asked is reading and mood is not None and missing[mood]:
            missing[mood] -= 1
            drawn.append(Item(number, split, mood, argument, reading, mood in valid))
        if not missing.total():
            break
    return tuple(sorted(drawn, key=lambda item: (MOODS.index(item.mood), item.number)))
