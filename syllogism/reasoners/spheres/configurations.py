"""From where the spheres rest to a configuration in small fractions.

The network is first asked for a *comfortable* picture: every inequality with a little room to
spare, so that balls do not touch unless they must, and an instance of every term, so that none is
empty unless it must. With room to spare radii and distances can be rounded to fourths, and
everything still holds, exactly. Where balls must coincide rounding removes the last trace of the
descent. Only fractions that pass in exact arithmetic come back.

Axes: ``rows`` inequalities, ``unknowns`` radii and distances in units of the margin, ``batch``
arguments.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float32

from syllogism.reasoners.spheres.network import reached

DENOMINATORS = (4, 16, 64)  # tried in turn; 15,442 random sets of statements needed only 4
COMFORTABLE = (
    4  # the denominator of a comfortable picture; where there is none, 64 gave none either
)


class Fractions(NamedTuple):
    """Radii and distances in small binary fractions.

    Args:
        unknowns: Radii and distances z, exact; meaningless where not found.
        found: Whether every inequality holds of them.
    """

    unknowns: Float32[np.ndarray, "unknowns batch"]
    found: Bool[np.ndarray, " batch"]


def find_fractions(
    unknowns: Float32[np.ndarray, "unknowns batch"],
    thresholds: Float32[np.ndarray, "rows batch"],
) -> Fractions:
    """Return small fractions close to where the network rests, of which every inequality holds.

    The smallest denominator is preferred.

    Args:
        unknowns: Where the network came to rest.
        thresholds: What each row must reach; minus infinity where it is not asked.
    """
    chosen = np.zeros_like(unknowns)
    open_ = np.arange(unknowns.shape[1])
    for denominator in DENOMINATORS:
        fractions = rounded(unknowns[:, open_], denominator)
        hold = holds(fractions, thresholds[:, open_])
        chosen[:, open_[hold]] = fractions[:, hold]
        open_ = open_[~hold]
    found = np.ones(unknowns.shape[1], dtype=np.bool_)
    found[open_] = False
    return Fractions(chosen, found)


def rounded(
    unknowns: Float32[np.ndarray, "unknowns batch"], denominator: int
) -> Float32[np.ndarray, "unknowns batch"]:
    """Return the nearest fractions with a denominator that is a power of two; exact."""
    scale = np.float32(denominator)
    rounded: Float32[np.ndarray, "unknowns batch"] = np.round(unknowns * scale) / scale
    return rounded


def holds(
    unknowns: Float32[np.ndarray, "unknowns batch"],
    thresholds: Float32[np.ndarray, "rows batch"],
) -> Bool[np.ndarray, " batch"]:
    """Return whether every inequality holds; exact for small binary fractions, whose sums are.

    Sixty-fourths below 2^17 leave float32 a bit to spare.
    """
    hold: Bool[np.ndarray, " batch"]
    hold = np.bitwise_and.reduce(reached(unknowns) >= thresholds, axis=0)
    return hold
