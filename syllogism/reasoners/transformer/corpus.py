"""Questions with model answers: what a transformer learns from, and what is kept for its test.

A *case* is a mood, a reading and an order of the premises: 256 x 2 x 2 of them. An *item* is a
case whose three terms borrow three words of the pool: 1,320 for each case. Both are numbers, so
a corpus is an array of items. The logic decides each case once; since a proof stays a proof
whatever its terms are called, the other items of the case only exchange words.

Axes: ``items`` counts items, ``length`` the tokens of a prompt and its answer, padded to
`SEQUENCE_LENGTH`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache
from itertools import permutations, product

import numpy as np
import numpy.typing as npt

from syllogism.evidence.judgements import Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import MOODS, Mood
from syllogism.logic.deciding import decide
from syllogism.reasoners.transformer.answers import encode_answer
from syllogism.reasoners.transformer.vocabulary import (
    CODES,
    POOL,
    PROMPT_LENGTH,
    SEQUENCE_LENGTH,
    Mark,
    encode_prompt,
)

Items = npt.NDArray[np.int64]

TEST_SHARE = 0.1  # of the items, in the random split
HELD_OUT_SHARE = 0.25  # of the valid and of the invalid moods, in the other split

_CASES = tuple(product(MOODS, Import, (False, True)))  # mood, reading, premises exchanged
_ASSIGNMENTS = np.array(list(permutations(range(len(POOL)), 3)))  # places in the pool: S, M, P
_ITEM_COUNT = len(_CASES) * len(_ASSIGNMENTS)


class Split(Enum):
    """What sets the test part of a corpus apart from its training part."""

    RANDOM = "random"  # every mood is learned, and tested in other words
    HELD_OUT_MOODS = "held-out moods"  # the moods tested are never learned, under any reading

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, eq=False)
class Corpus:
    """All items, divided into a training part and a test part.

    The same split and seed make the same parts on any machine.

    >>> corpus = Corpus(Split.HELD_OUT_MOODS, seed=0)
    >>> len(corpus.held_out)  # 6 of the 24 traditionally valid moods, 58 of the other 232
    64

    Args:
        split: What sets the parts apart.
        seed: Seed of the division.
    """

    split: Split
    seed: int

    @cached_property
    def held_out(self) -> tuple[Mood, ...]:
        """The moods that the training part lacks; none in the random split."""
        if self.split is Split.RANDOM:
            return ()
        generator = np.random.default_rng(self.seed)
        valid = _valid_cases().reshape(len(MOODS), -1).any(axis=1)
        drawn = [
            generator.choice(moods, round(HELD_OUT_SHARE * len(moods)), replace=False)
            for moods in (np.flatnonzero(valid), np.flatnonzero(~valid))
        ]
        return tuple(MOODS[number] for number in sorted(np.concatenate(drawn)))

    @cached_property
    def training(self) -> Items:
        """The items to learn from."""
        return np.flatnonzero(~self._is_test)

    @cached_property
    def test(self) -> Items:
        """The items kept for the test."""
        return np.flatnonzero(self._is_test)

    @cached_property
    def _is_test(self) -> npt.NDArray[np.bool_]:
        if self.split is Split.RANDOM:
            return _scatter(np.arange(_ITEM_COUNT), self.seed) < TEST_SHARE
        held_out = np.array([mood in self.held_out for mood, _, _ in _CASES])
        return np.repeat(held_out, len(_ASSIGNMENTS))

    def draw_batch(self, generator: np.random.Generator, size: int) -> Items:
        """Return items of the training part, half of them valid and half invalid.

        Args:
            generator: Source of the draw.
            size: How many items, an even number.
        """
        halves = [generator.choice(half, size // 2) for half in self._training_halves]
        return np.concatenate(halves)

    @cached_property
    def _training_halves(self) -> tuple[Items, Items]:
        valid = is_valid(self.training)
        return self.training[valid], self.training[~valid]


def _scatter(items: Items, seed: int) -> npt.NDArray[np.float64]:
    """Return a number in [0, 1) for each item that looks random, and depends on nothing else.

    Source:
        Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014):
        the finaliser of SplitMix64.
    """
    start = (seed + 1) * 0x9E3779B97F4A7C15 % 2**64
    bits = items.astype(np.uint64) + np.uint64(start)
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    bits = bits ^ (bits >> np.uint64(31))
    return (bits >> np.uint64(11)) / 2.0**53


def question(item: int) -> tuple[Argument, Import]:
    """Return the argument of an item, in words of the pool, and the reading it is asked under."""
    case, assignment = divmod(int(item), len(_ASSIGNMENTS))
    mood, reading, exchanged = _CASES[case]
    argument = mood.syllogism(*(POOL[place] for place in _ASSIGNMENTS[assignment]))
    premises = argument.premises[::-1] if exchanged else argument.premises
    return Argument(premises, argument.conclusion), reading


def is_valid(items: Items) -> npt.NDArray[np.bool_]:
    """Return which items are valid under the reading they are asked under."""
    return _valid_cases()[items // len(_ASSIGNMENTS)]


def encode_items(items: Items) -> npt.NDArray[np.int32]:
    """Return prompts with their model answers, one more axis ``length`` than the items have."""
    case, assignment = np.divmod(items, len(_ASSIGNMENTS))
    sequences = _sequences()[case]
    place = sequences - CODES[POOL[0]]  # the words are the last codes: others lie below zero
    words = np.take_along_axis(_ASSIGNMENTS[assignment], np.maximum(place, 0), axis=-1)
    return np.where(place < 0, sequences, words + CODES[POOL[0]]).astype(np.int32)


@lru_cache(maxsize=1)
def _sequences() -> npt.NDArray[np.int32]:
    """Every case in the first three words of the pool, shape ``(cases, length)``."""
    sequences = np.full((len(_CASES), SEQUENCE_LENGTH), CODES[Mark.PADDING], dtype=np.int32)
    for case, sequence in enumerate(sequences):
        argument, reading = question(case * len(_ASSIGNMENTS))
        answer = encode_answer(argument, decide(argument, reading))
        codes = encode_prompt(argument, reading) + answer
        sequence[: len(codes)] = codes
    return sequences


@lru_cache(maxsize=1)
def _valid_cases() -> npt.NDArray[np.bool_]:
    valid: npt.NDArray[np.bool_] = _sequences()[:, PROMPT_LENGTH] == CODES[Verdict.VALID]
    return valid
