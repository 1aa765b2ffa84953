"""Recipes: everything that is decided about a corpus before the first argument is drawn."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum

from syllogism.corpus.beliefs import Belief
from syllogism.corpus.draws import ALL, Share
from syllogism.corpus.surfaces import Surface, capacity
from syllogism.errors import OptionError
from syllogism.evidence.judgements import Verdict
from syllogism.language.arguments import Import
from syllogism.language.chains import SHORTEST
from syllogism.language.moods import MOODS, Mood
from syllogism.logic.validity import valid_moods

DECIDED = (Verdict.VALID, Verdict.INVALID)


class Ratio(Enum):
    """How many arguments are valid."""

    BALANCED = "balanced"  # half of them
    NATURAL = "natural"  # as many as there are: 24 of 256 syllogisms, hardly any long chain

    def __str__(self) -> str:
        return self.value


class Order(Enum):
    """In which order the premises of a chain x1, x2, ... are stated."""

    FORWARD = "forward"  # from the subject of the conclusion to its predicate
    BACKWARD = "backward"  # the other way: a syllogism's major premise first, as in textbooks
    SHUFFLED = "shuffled"  # in any

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is drawn; where several things are named, each as often.

    Args:
        lengths: Numbers of terms.
        moods: The only moods of syllogisms drawn; empty for all, and for longer arguments too.
        readings: The readings under which arguments are asked.
        ratio: How many are valid.
        surfaces: What the terms look like.
        words: The share of all words, adjectives and symbols that terms are made of.
        beliefs: Which verdicts go with which beliefs about the conclusion; empty for no beliefs.
            The ends of a conclusion that is believed or not are nouns of the world of facts; all
            other terms are made-up words, whatever the surfaces.
        orders: In which order premises are stated.
        varied: Whether sentences come in all phrasings, or in the standard one only.
        kept: The share of the canonical forms (see `syllogism.corpus.items`) that is drawn.

    Raises:
        OptionError: Nothing can be drawn by it.
    """

    lengths: tuple[int, ...] = (3, 4, 5)
    moods: tuple[Mood, ...] = ()
    readings: tuple[Import, ...] = tuple(Import)
    ratio: Ratio = Ratio.BALANCED
    surfaces: tuple[Surface, ...] = tuple(Surface)
    words: Share = ALL
    beliefs: tuple[tuple[Verdict, Belief], ...] = ()
    orders: tuple[Order, ...] = (Order.SHUFFLED,)
    varied: bool = True
    kept: Share = ALL

    def __post_init__(self) -> None:
        for name in ("lengths", "readings", "surfaces", "orders"):
            if not getattr(self, name):
                raise OptionError(f"a recipe needs at least one of its {name}, got none")
        if min(self.lengths) < SHORTEST:
            raise OptionError(f"an argument has {SHORTEST} terms or more, got {self.lengths!r}")
        if self.moods and self.lengths != (SHORTEST,):
            raise OptionError(
                f"moods are of arguments with {SHORTEST} terms: with moods the lengths are "
                f"({SHORTEST},), got {self.lengths!r}"
            )
        for reading in self.readings if self.moods and self.ratio is Ratio.BALANCED else ():
            if len({mood in valid_moods(reading) for mood in self.moods}) < len(DECIDED):
                raise OptionError(
                    f"half of a balanced corpus is valid and half is not: it needs moods of both "
                    f"kinds in the {reading} reading, got {' '.join(map(str, self.moods))}"
                )
        if self.beliefs and {verdict for verdict, _ in self.beliefs} != set(DECIDED):
            raise OptionError(
                f"beliefs are needed for valid and for invalid arguments, got {self.beliefs!r}"
            )
        for surface in self.surfaces:
            room = capacity(surface, self.words)
            if room < max(self.lengths):
                raise OptionError(
                    f"arguments of {max(self.lengths)} terms need as many {surface}, and there are "
                    f"{room}; allow other surfaces, shorter arguments or a larger share of words"
                )

    def as_record(self) -> dict[str, object]:
        """Return the recipe as it stands on a data card."""
        all_moods = len(self.moods) in (0, len(MOODS))
        return {
            "lengths": list(self.lengths),
            "moods": "all" if all_moods else [str(mood) for mood in self.moods],
            "readings": [str(reading) for reading in self.readings],
            "ratio": str(self.ratio),
            "kept": str(self.kept),
            "surfaces": [str(surface) for surface in self.surfaces],
            "words": str(self.words),
            "beliefs": [f"{verdict}, {belief}" for verdict, belief in self.beliefs],
            "orders": [str(order) for order in self.orders],
            "varied": self.varied,
        }

    def described(self, *fields: str) -> str:
        """Return some of its fields as one text; all of them where none is named."""
        record = self.as_record()
        return json.dumps({name: record[name] for name in fields or record})
