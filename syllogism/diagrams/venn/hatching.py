"""Hatching: parallel lines through the regions of a diagram that are empty, and nowhere else.

The lines are cut exactly where they meet a border, and kept away from the numbers. Lengths are in
points.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

import numpy as np

from syllogism.diagrams.venn.circles import RADIUS, Circles, Point
from syllogism.logic.venn import Region

SPACING = 6.0  # between two lines
CUT_OUT = 8.0  # radius of what stays free around a number

Line = tuple[Point, Point]

_ALONG = np.array([1.0, 1.0]) / math.sqrt(2)  # rising from left to right
_ACROSS = np.array([-1.0, 1.0]) / math.sqrt(2)


def find_hatching(circles: Circles, shaded: Collection[Region]) -> list[Line]:
    """Return the lines that shade some regions."""
    left, low, right, high = circles.frame
    corners = np.array([(left, low), (left, high), (right, low), (right, high)])
    reach = corners @ _ACROSS
    offsets = np.arange(math.ceil(reach.min() / SPACING), math.floor(reach.max() / SPACING) + 1)
    holes = [(number, CUT_OUT) for number in circles.numbers]
    rounds = [*holes, *((centre, RADIUS) for centre in circles.centres.values())]
    lines: list[Line] = []
    for offset in offsets * SPACING:
        for begin, end in _pieces(circles, float(offset), rounds):
            ends = np.array([[begin], [end]]) * _ALONG + offset * _ACROSS
            middle = ends.mean(axis=0, keepdims=True)
            is_free = all(math.dist(middle[0], centre) >= radius for centre, radius in holes)
            if is_free and any(circles.are_in(middle, region)[0] for region in shaded):
                (x, y), (to_x, to_y) = ends
                lines.append(((float(x), float(y)), (float(to_x), float(to_y))))
    return lines


def _pieces(
    circles: Circles, offset: float, rounds: Iterable[tuple[Point, float]]
) -> Iterator[tuple[float, float]]:
    """Yield the pieces into which borders and holes cut one line, as lengths along it."""
    left, low, right, high = circles.frame
    start = offset * _ACROSS
    begin = max((left - start[0]) / _ALONG[0], (low - start[1]) / _ALONG[1])
    end = min((right - start[0]) / _ALONG[0], (high - start[1]) / _ALONG[1])
    cuts = [begin, end]
    for centre, radius in rounds:
        half = radius**2 - (float(np.array(centre) @ _ACROSS) - offset) ** 2
        if half > 0:
            foot = float(np.array(centre) @ _ALONG)
            cuts += [foot - math.sqrt(half), foot + math.sqrt(half)]
    cuts = sorted(cut for cut in cuts if begin <= cut <= end)
    yield from pairwise(cuts)
