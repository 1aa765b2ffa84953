"""Random numbers by number: what is drawn for an item depends on a key and its index alone.

A counter-based generator needs no history: the numbers of item one million are as near as those of
item zero, on any machine and in any order.

Source:
    Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011): Philox.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeVar

import numpy as np

from syllogism.errors import OptionError

T = TypeVar("T")

_BITS = 64  # of one number drawn
_BLOCK = 32  # numbers made at a time; a three-term argument takes about twenty


class Draws:
    """The random numbers of one item, in the order in which they are asked for.

    >>> draws = Draws(key_of("an example"), 7)
    >>> draws.below(6), draws.choose("AEIO") in "AEIO", sorted(draws.sample(range(3), 3))
    (4, True, [0, 1, 2])

    Args:
        key: What is drawn, such as `key_of` returns.
        index: For which item it is drawn, from 0 up.
    """

    def __init__(self, key: int, index: int) -> None:
        self._source = np.random.Philox(key=key, counter=index << 2 * _BITS)
        self._block: list[int] = []

    def _number(self) -> int:
        if not self._block:
            self._block = self._source.random_raw(_BLOCK).tolist()
        return self._block.pop()

    def below(self, count: int) -> int:
        """Return a whole number from 0 up to `count`, without it."""
        return self._number() * count >> _BITS

    def choose(self, options: Sequence[T]) -> T:
        """Return one of some options, each as likely."""
        return options[self.below(len(options))]

    def choose_by(self, cumulated: Sequence[float]) -> int:
        """Return a place in a list, given the running total of their likelihoods, from 0 to 1."""
        drawn = (self._number() >> 11) * 2.0**-53
        return min(bisect_right(cumulated, drawn), len(cumulated) - 1)

    def sample(self, options: Sequence[T], count: int) -> list[T]:
        """Return different ones of some options in random order: the first steps of a shuffle."""
        moved: dict[int, int] = {}
        drawn = []
        for place in range(count):
            taken = place + self.below(len(options) - place)
            drawn.append(options[moved.get(taken, taken)])
            moved[taken] = moved.get(place, place)
        return drawn


def key_of(text: str) -> int:
    """Return the key of what a text describes, 128 bits that no other text has."""
    return int.from_bytes(blake2b(text.encode(), digest_size=16).digest(), "big")


@dataclass(frozen=True, slots=True)
class Share:
    """A share of all texts, decided by their hash: the same one for everybody, and no other way.

    Two shares that do not overlap have no text in common, however many are drawn from them.

    >>> test, training = Share(0.0, 0.1), Share(0.1, 1.0)
    >>> [word for word in ("bakers", "miners", "poets") if test.holds(word) == training.holds(word)]
    []

    Args:
        start: Where it begins, in [0, 1).
        stop: Where it ends, above `start`, at most 1.

    Raises:
        OptionError: It is empty, or goes beyond all there is.
    """

    start: float = 0.0
    stop: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.stop <= 1:
            raise OptionError(
                f"a share begins below its end, both from 0 to 1, got {self.start!r}, {self.stop!r}"
            )

    def holds(self, text: str) -> bool:
        """Return whether a text belongs to it."""
        if self.start == 0 and self.stop == 1:
            return True
        digest = blake2b(text.encode(), digest_size=8, person=b"share").digest()
        return self.start <= int.from_bytes(digest, "big") / 2.0**_BITS < self.stop

    def __str__(self) -> str:
        return f"{self.start} to {self.stop}"


ALL = Share()
