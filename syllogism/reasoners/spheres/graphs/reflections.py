"""From where the spheres are to cubes with complements, in small fractions.

Where the term x is put at (d(x, 1), ..., d(x, n)), its complement is put at the reflection of that
place, (pi - d(x, 1), ..., pi - d(x, n)), and its cube is as much smaller as reflection asks for.
Then non-x is as far from y as it should be. A coordinate j tells |d(x, j) + d(y, j) - pi|, where

    d(x, j) + d(y, j) - pi <= pi - d(x, y)      by the perimeter of x, y and j
    pi - d(x, j) - d(y, j) <= pi - d(x, y)      by the detour from x via j to y

and coordinate x itself tells pi - d(x, y): so that is the greatest difference, exactly. Two
complements are as far apart as their terms.

Lengths are rounded as those of `cubes`, and counted from half the span: then the complement of a
term has the same numbers with the other sign, and so has whatever rounds or averages them.

Axes: ``terms`` of one set; ``dim`` as many as terms; ``kinds`` six, as in `signs`.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from syllogism.reasoners.spheres.gaps import shortfalls
from syllogism.reasoners.spheres.graphs.cubes import Picture
from syllogism.reasoners.spheres.graphs.lengths import UNIT, Lengths
from syllogism.reasoners.spheres.graphs.signs import Signs
from syllogism.reasoners.spheres.graphs.statements import Graphs

# Tried in turn; each inequality speaks of three lengths at most and, counted from half the span, of
# half the span once: four roundings by 1/32 are half the room.
DENOMINATORS = (4, 16)


def find_reflected_picture(
    graphs: Graphs, signs: Signs, number: int, lengths: Lengths
) -> Picture | None:
    """Return small fractions near to where the spheres are, of which every inequality holds.

    Args:
        graphs: The sets of propositions.
        signs: What is asked of them besides, where they speak of complements.
        number: Which of them is meant.
        lengths: Where its radii, its distances and its span are.
    """
    count = len(graphs.terms[number])
    linked = graphs.linked[number, :count, :count] > 0
    same = graphs.distinct[number, :count, :count] == 0
    opposite = signs.unopposed[number, :count, :count] == 0
    # Terms that must coincide or be opposite share one radius and one place. Twice the length, less
    # the span, is summed in whole numbers, so that opposite terms come out opposite.
    shares = same.astype(np.int64) - opposite
    sizes = np.maximum(np.abs(shares).sum(axis=1), 1)
    span = int(lengths.span)
    radii = shares @ (2 * lengths.radii[:count].astype(np.int64) - span)
    doubled = 2 * lengths.distances[:count, :count].astype(np.int64) - span
    distances = shares @ np.where(linked, doubled, 0) @ shares.T
    weights = np.abs(shares) @ linked @ np.abs(shares).T
    for denominator in DENOMINATORS:
        scale = denominator / (2 * UNIT)
        half = round(span * scale)
        whole_radii = half + np.round(radii * scale / sizes).astype(np.int64)
        whole = half + np.round(distances * scale / np.maximum(weights, 1)).astype(np.int64)
        whole = np.where(same, 0, np.where(opposite, 2 * half, whole))
        whole = _completed(whole, (weights > 0) | same | opposite, 2 * half)
        if _holds(graphs, signs, number, whole_radii, whole, 2 * half, denominator):
            return Picture(whole_radii / denominator, whole / denominator, 2 * half / denominator)
    return None


def _completed(
    distances: npt.NDArray[np.int64], known: npt.NDArray[np.bool_], span: int
) -> npt.NDArray[np.int64]:
    """Return distances of all pairs, those known among them, where any obey all detours.

    Ways lead from terms and complements to others over known distances. The shortest one from x to
    y is the most that d(x, y) can be, and the span less the shortest one from x to non-y the least.
    Each pair in turn is put halfway between, which makes no known way shorter, and is known then.
    """
    count = len(distances)
    way = np.where(known, distances, span)
    back = np.where(known, span - distances, span)
    ways = np.block([[way, back], [back, way]])
    for via in range(2 * count):
        np.minimum(ways, ways[:, via, None] + ways[via], out=ways)
    for x, y in np.argwhere(np.triu(~known)).tolist():
        length = (ways[x, y] + span - ways[x, y + count]) // 2
        for start, end, step in (
            (x, y, length),
            (x, y + count, span - length),
            (x + count, y, span - length),
            (x + count, y + count, length),
        ):
            longer = ways[:, start, None] + step + ways[end]
            np.minimum(ways, longer, out=ways)
            np.minimum(ways, longer.T, out=ways)
    return ways[:count, :count]


def _holds(
    graphs: Graphs,
    signs: Signs,
    number: int,
    radii: npt.NDArray[np.int64],
    distances: npt.NDArray[np.int64],
    span: int,
    one: int,
) -> bool:
    """Return, in whole numbers, whether lengths picture every statement."""
    count = len(radii)
    outside = 2 * span - radii[:, None] - radii - distances
    missing = np.stack([*shortfalls(distances, radii[:, None], radii, one), outside, one - outside])
    said = np.concatenate([graphs.says[number], signs.says[number]])[:, :count, :count] > 0
    inhabited = graphs.inhabited[number, :count] > 0
    left_out = signs.inhabited[number, :count] > 0
    direct = distances[:, None]
    around = distances[:, :, None] + distances
    return bool(
        (missing[said] <= 0).all()
        and (radii[inhabited] >= one).all()
        and (span - radii[left_out] >= one).all()
        and span >= one * signs.peopled[number]
        and (direct <= around).all()
        and (direct + around <= 2 * span).all()
    )
