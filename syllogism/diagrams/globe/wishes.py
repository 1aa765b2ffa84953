"""What is wished of caps that one looks at, and how far they are from it.

Two terms and their complements have four gaps, one for each quarter of the individuals, which is
empty iff its gap is at most 0:

    both         r(x) + r(y) - d               x and non-y  r(x) - r(y) + d
    neither      2 pi - r(x) - r(y) - d        y and non-x  r(y) - r(x) + d

Every quarter of which something follows is to have clear room, one way or the other, and so, with
less weight, is every other: an accidental *no* or *all* misleads. No cap is to be tiny or almost
everything, and the middle of each border is to be in front, so that half of it is seen or more:
the viewer looks from (1, 0, 0).

Axes: ``starts``, ``caps``, ``pairs`` of caps, ``quarters``, ``coordinates`` three.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from syllogism.language.complements import SignedTerm, complement

CLEAR = math.radians(13)  # between two borders that do not cross, where they are nearest
LENS = math.radians(32)  # width of what two caps share, to hold a dot with a name
LEAST, MOST = math.radians(34), math.radians(112)  # a cap's radius
FACING = 0.12  # how far the middle of a border is in front of the globe's, in radii of the globe
ACCIDENT = 0.15  # weight of a quarter of which nothing follows
SIZE, SIGHT = 0.6, 0.5  # weights of sizes and of what faces the viewer
LEAST_SINE = 1e-6  # of a shorter way the direction is any

# The gap of each quarter: multiples of r(x), r(y) and d, and what is added.
GAPS = np.array([[1, 1, -1], [-1, -1, -1], [1, -1, 1], [-1, 1, 1.0]])
TURNS = np.array([0, 2 * math.pi, 0, 0])

Floats = npt.NDArray[np.float64]
Tree = Mapping[SignedTerm, object]


class Wishes(NamedTuple):
    """What is wished of the quarters of all pairs of caps.

    Args:
        one: The first cap of each pair.
        other: The second.
        turn: Shape ``(pairs, quarters)``: -1 where a quarter is to be empty, else 1.
        room: The gap that is wished, in that direction.
        weight: Of each wish.
    """

    one: npt.NDArray[np.intp]
    other: npt.NDArray[np.intp]
    turn: Floats
    room: Floats
    weight: Floats

    @classmethod
    def of(
        cls,
        terms: Sequence[str],
        above: Mapping[SignedTerm, Tree],
        witnesses: Sequence[Tree],
    ) -> Wishes:
        """Return the wishes for the caps of some terms.

        Args:
            terms: Different caps.
            above: What each term, and each complement, comes to.
            witnesses: What each individual that must exist falls under.
        """
        pairs = list(combinations(range(len(terms)), 2))
        turn = np.ones((len(pairs), len(GAPS)))
        weight = np.full(turn.shape, ACCIDENT)
        for row, (i, j) in enumerate(pairs):
            x, y = terms[i], terms[j]
            non_x, non_y = complement(x), complement(y)
            for column, (u, v) in enumerate(((x, y), (non_x, non_y), (x, non_y), (non_x, y))):
                if complement(v) in above[u]:
                    turn[row, column], weight[row, column] = -1, 1
                elif any(u in held and v in held for held in witnesses):
                    weight[row, column] = 1
        ends = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
        return cls(ends[0], ends[1], turn, np.where(turn < 0, CLEAR, LENS), weight)

    def measure(self, centres: Floats, radii: Floats) -> tuple[Floats, Floats, Floats]:
        """Return where centres and radii are pulled, and how much they lack in all, squared.

        Args:
            centres: Shape ``(starts, caps, coordinates)``, of length 1.
            radii: Shape ``(starts, caps)``.
        """
        x, y = centres[:, self.one], centres[:, self.other]
        cosines = (x * y).sum(axis=-1, keepdims=True)
        sines = np.sqrt(np.maximum(1 - cosines * cosines, LEAST_SINE**2))
        lengths = np.stack(
            [radii[:, self.one], radii[:, self.other], np.arctan2(sines, cosines)[..., 0]], axis=-1
        )
        lack = np.maximum(self.room - self.turn * (lengths @ GAPS.T + TURNS), 0)
        pulls = (self.weight * self.turn * lack) @ GAPS  # on r(x), r(y) and d
        ways = pulls[..., 2:] * (cosines * x - y) / sines
        back = pulls[..., 2:] * (cosines * y - x) / sines
        front, depth = centres[..., 0] * np.cos(radii), -centres[..., 0] * np.sin(radii)
        hidden = np.maximum(FACING - front, 0)
        tiny, huge = np.maximum(LEAST - radii, 0), np.maximum(radii - MOST, 0)
        outward = SIZE * (tiny - huge) + SIGHT * hidden * depth
        towards = np.zeros_like(centres)
        towards[..., 0] = SIGHT * hidden * np.cos(radii)
        for n in range(radii.shape[1]):
            mine, others = self.one == n, self.other == n
            outward[:, n] += pulls[:, mine, 0].sum(axis=1) + pulls[:, others, 1].sum(axis=1)
            towards[:, n] += ways[:, mine].sum(axis=1) + back[:, others].sum(axis=1)
        missing = (self.weight * lack**2).sum(axis=(1, 2))
        missing += (SIZE * (tiny**2 + huge**2) + SIGHT * hidden**2).sum(axis=1)
        return towards, outward, missing
