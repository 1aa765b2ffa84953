"""Chains about complements: from balls in the plane to cubes with complements, in linear time.

A chain about complements is decided as one about terms exchanged for their complements (see
`language.exchanges`), whose balls `unfolding` puts at four places of the plane, or fewer. In the
max-norm a ball is put at its distances from these four, which are as far from one another there as
in the plane. With a span of `SPAN` no perimeter of three of them is longer than twice the span, so
that non-x, at the reflection of x, is at the distance span - d(x, y) from y; and no radius is so
large that its complement would have no instance. Exchanged terms then are put at the reflections.

All are binary fractions; what comes back is measured again, complements too, and exact.

Axes: ``terms`` of all chains of a batch, ``chains``, ``places`` four coordinates.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from jaxtyping import Float64

from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.language.arguments import Import
from syllogism.language.chains import Chains
from syllogism.language.complements import Complement, SignedTerm, name_of
from syllogism.reasoners.spheres.unfolding import APART, TIP
from syllogism.reasoners.spheres.verifying import gauge

PLACES = np.array([(0, 0), (APART / 2, 0), (APART, 0), TIP])
SPAN = 2 * APART  # the longest perimeter is 8, the largest radius 3: 4 would do, more looks better


def reflect(
    centres: Float64[np.ndarray, "terms 2"],
) -> Float64[np.ndarray, "terms places"]:
    """Return centres in the plane as centres in the max-norm, no less far apart."""
    between = centres[:, None] - PLACES
    distances: Float64[np.ndarray, "terms places"] = np.sqrt((between**2).sum(axis=2))
    return distances


def measure_reflected(
    chains: Chains,
    cubes: Float64[np.ndarray, "terms places"],
    radii: Float64[np.ndarray, " terms"],
    reading: Import,
) -> Float64[np.ndarray, " chains"]:
    """Return by how much the worst statement of each ring fails, each said in both its forms.

    Whether a centre is the span apart from its reflection, and whether every complement has an
    instance, is measured as well. 0 if nothing fails; exact for binary fractions.
    """
    others = cubes[chains.following]
    straight = np.abs(cubes - others).max(axis=1)
    back = SPAN - np.abs(cubes + others - SPAN).max(axis=1)
    opposite = np.abs(np.abs(2 * cubes - SPAN).max(axis=1) - SPAN)
    alone = np.maximum(opposite, 1 - (SPAN - radii))
    worst: Float64[np.ndarray, " chains"] = np.maximum.reduceat(alone, chains.firsts)
    for distances in (straight, back):
        worst = np.maximum(worst, gauge(chains, distances, radii, reading))
    return worst


def reflected(
    terms: Sequence[SignedTerm],
    cubes: Float64[np.ndarray, "terms places"],
    radii: Float64[np.ndarray, " terms"],
) -> Configuration:
    """Return the cubes of terms and complements as those of the terms themselves."""
    exchanged = np.array([isinstance(term, Complement) for term in terms])
    return Configuration(
        tuple(map(name_of, terms)),
        np.where(exchanged[:, None], SPAN - cubes, cubes),
        np.where(exchanged, SPAN - radii, radii),
        Geometry.MAXIMUM,
        span=SPAN,
    )
