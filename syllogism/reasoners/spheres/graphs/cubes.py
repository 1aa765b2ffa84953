"""From where the spheres are to a configuration in small fractions, as balls of the max-norm.

Radii and distances are rounded to fourths or sixteenths, which the room to spare allows, and then
every inequality is checked in whole numbers. Distances of pairs that are not linked are those of
shortest paths. Where the term x is put at (d(x, 1), ..., d(x, n)), the greatest difference of two
coordinates is the distance asked for, exactly: in the max-norm every metric has its place, and a
ball is a cube.

Axes: ``terms`` of one set; ``dim`` as many as terms.

Source:
    Fréchet, "Les dimensions d'un ensemble abstrait" (1910), for the place of every metric.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.reasoners.spheres.gaps import shortfalls
from syllogism.reasoners.spheres.graphs.lengths import UNIT, Lengths
from syllogism.reasoners.spheres.graphs.statements import Graphs

DENOMINATORS = (4, 16)  # tried in turn; with half the room left over 16 always does
FAR = 1 << 40  # farther than any two terms, in sixteenths


class Picture(NamedTuple):
    """Radii, distances and, where there are complements, the span of one set; exact in float64."""

    radii: npt.NDArray[np.float64]
    distances: npt.NDArray[np.float64]
    span: float | None = None


def find_picture(graphs: Graphs, number: int, lengths: Lengths) -> Picture | None:
    """Return small fractions near to where the spheres are, of which every inequality holds.

    Args:
        graphs: The sets of propositions.
        number: Which of them is meant.
        lengths: Where its radii and distances are.
    """
    count = len(graphs.terms[number])
    distinct = graphs.distinct[number, :count, :count] > 0
    together = (~distinct).astype(np.float64)
    together /= together.sum(axis=1, keepdims=True)
    linked = graphs.linked[number, :count, :count] > 0
    near = np.where(linked, lengths.distances[:count, :count] / UNIT, 0.0)
    for denominator in DENOMINATORS:
        # Balls of terms that must coincide are given one radius and one place.
        whole_radii = np.round(together @ (lengths.radii[:count] / UNIT) * denominator).astype(
            np.int64
        )
        whole = np.round(near * denominator).astype(np.int64)
        known = np.where(distinct, np.where(linked, whole, FAR), 0)
        shortest = _shortest(known)
        shortest = np.where(shortest >= FAR, shortest[shortest < FAR].max() + denominator, shortest)
        if _holds(graphs, number, whole_radii, shortest, denominator):
            return Picture(whole_radii / denominator, shortest / denominator)
    return None


def cubes(terms: tuple[str, ...], picture: Picture) -> Configuration:
    """Return a picture as balls of the max-norm."""
    return Configuration(
        terms, picture.distances, picture.radii, Geometry.MAXIMUM, span=picture.span
    )


def _shortest(distances: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    shortest = distances.copy()
    for via in range(len(shortest)):
        np.minimum(shortest, shortest[:, via, None] + shortest[via], out=shortest)
    return shortest


def _holds(
    graphs: Graphs,
    number: int,
    radii: npt.NDArray[np.int64],
    distances: npt.NDArray[np.int64],
    one: int,
) -> bool:
    """Return, in whole numbers, whether radii and a metric picture every statement."""
    count = len(radii)
    missing = shortfalls(distances, radii[:, None], radii, one)
    said = graphs.says[number, :, :count, :count] > 0
    inhabited = graphs.inhabited[number, :count] > 0
    return bool((missing[said] <= 0).all() and (radii[inhabited] >= one).all())
