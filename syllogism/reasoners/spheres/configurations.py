"""From where the spheres rest to a configuration in small fractions.

The network is also asked for a *comfortable* picture: every inequality with a little room to
spare, so that balls do not touch unless they must, and an instance of every term, so that none is
empty unless it must. With room to spare radii and distances can be rounded to fourths, and
everything still holds, exactly. Where balls must coincide rounding removes the last trace of the
descent. Only fractions that pass in exact arithmetic come back.

Axes: ``batch`` arguments, ``aims`` the thresholds the network was given, ``rows`` inequalities,
``unknowns`` radii and distances in units of the margin.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float32, Float64, Int8

from syllogism.reasoners.spheres.weights import Statements

COMFORT = 0.25  # room to spare in a comfortable picture, in units of the margin
DENOMINATORS = (4, 16, 64)  # tried in turn; 15,442 random sets of statements needed only 4


class Fractions(NamedTuple):
    """Radii and distances in small binary fractions.

    Args:
        unknowns: Radii and distances z, exact in float64; meaningless where not found.
        found: Whether every inequality holds of them.
    """

    unknowns: Float64[np.ndarray, "batch unknowns"]
    found: Bool[np.ndarray, " batch"]


class Aims(NamedTuple):
    """What the network is asked for: the bare statements, and a comfortable picture of them.

    The first decides, since its activations are a reason against the statements themselves; the
    second is worth looking at.

    Args:
        weights: Coefficients for each aim.
        thresholds: What each inequality must reach.
    """

    weights: Float32[np.ndarray, "batch aims rows unknowns"]
    thresholds: Float32[np.ndarray, "batch aims rows"]

    @classmethod
    def of(cls, statements: Statements) -> Aims:
        """Return both aims of some statements."""
        inhabited = replace(statements, inhabited=statements.present)
        roomy = inhabited.thresholds + COMFORT * inhabited.weights.any(axis=2)
        weights = np.stack([statements.weights, inhabited.weights], axis=1)
        thresholds = np.stack([statements.thresholds, roomy], axis=1)
        return cls(weights.astype(np.float32), thresholds.astype(np.float32))


def find_fractions(
    unknowns: Float32[np.ndarray, "batch aims unknowns"],
    weights: Int8[np.ndarray, "batch rows unknowns"],
    thresholds: Int8[np.ndarray, "batch rows"],
) -> Fractions:
    """Return small fractions close to where the network rests, of which every inequality holds.

    The comfortable picture is preferred, and then the smallest denominator.

    Args:
        unknowns: Where the network came to rest, for each aim in the order of `Aims`.
        weights: The inequalities' coefficients.
        thresholds: What each inequality must reach.
    """
    chosen = np.zeros((len(unknowns), unknowns.shape[2]))
    found = np.zeros(len(unknowns), dtype=np.bool_)
    for rested in (unknowns[:, 1], unknowns[:, 0]):
        for denominator in DENOMINATORS:
            fractions = np.round(rested.astype(np.float64) * denominator) / denominator
            new = ~found & holds(fractions, weights, thresholds)
            chosen[new] = fractions[new]
            found |= new
    return Fractions(chosen, found)


def holds(
    unknowns: Float64[np.ndarray, "batch unknowns"],
    weights: Int8[np.ndarray, "batch rows unknowns"],
    thresholds: Int8[np.ndarray, "batch rows"],
) -> Bool[np.ndarray, " batch"]:
    """Return whether every inequality holds; exact for binary fractions, whose sums are."""
    reached = np.einsum("bru,bu->br", weights, unknowns)
    hold: Bool[np.ndarray, " batch"] = (reached >= thresholds).all(axis=1)
    return hold
