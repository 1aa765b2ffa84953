"""Where the crosses of a diagram go, and the bars that join them.

A cross for one region stands in it; for two that meet along an arc, on the middle of that arc; for
any others there is a cross in each, and a bar joins them. Crosses in regions keep clear of borders,
numbers and one another; a bar keeps clear of them too and, where it can, in its own regions.

Axes: ``before`` and ``after`` count places tried for two neighbours of a chain, ``along`` points
of the bar between them, ``xy`` two coordinates.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, permutations

import numpy as np
from jaxtyping import Float64

from syllogism.diagrams.venn.circles import Circles, Point, Points
from syllogism.logic.venn import Cross, Region

REACH = 9.0  # from the middle of a cross to the end of what belongs to it
CLEAR = 4.0  # kept free around a cross
BAR = 30.0  # between two crosses of a chain, at least
CHAIN_STEP = 9.0  # between the places tried for a cross of a chain
TRIED = 50  # places in a region, at most: a bar is looked at between any two
ALONG = 24  # points of a bar that are looked at
COLLISION = 1000.0  # points of extra length that not touching another mark is worth
FOREIGN = 4.0  # and, for each point of a bar, that not passing through another region is worth

Costs = Float64[np.ndarray, "before after"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a cross stands: one place, or several in the order in which a bar joins them.

    Args:
        cross: The cross.
        points: The middle of each of its signs.
        angle: The angle at which a border runs through it, in radians; None inside a region.
    """

    cross: Cross
    points: tuple[Point, ...]
    angle: float | None = None


def find_marks(circles: Circles, crosses: Sequence[Cross]) -> list[Mark]:
    """Return where each cross stands, those with least choice first.

    Args:
        circles: The circles.
        crosses: Crosses that have a region.
    """
    marks: list[Mark] = []
    occupied = list(circles.numbers)
    for cross in sorted(crosses, key=lambda cross: len(cross.regions)):
        regions = [region for region in circles.regions if region in cross.regions]
        arc = circles.arc_between(*regions) if len(regions) == 2 else None
        if arc is not None:
            mark = Mark(cross, (arc.middle,), arc.angle)
        elif len(regions) == 1:
            mark = Mark(cross, (_single(circles, regions[0], occupied),))
        else:
            mark = Mark(cross, _chain(circles, regions, occupied))
        marks.append(mark)
        occupied += mark.points
        for begin, end in pairwise(mark.points):
            share = np.linspace(0, 1, math.ceil(math.dist(begin, end) / REACH))[1:-1, None]
            bar = np.array(begin) + share * np.subtract(end, begin)
            occupied += [(float(x), float(y)) for x, y in bar]
    return marks


def _single(circles: Circles, region: Region, occupied: Sequence[Point]) -> Point:
    """Return the middle of a region, or the roomiest place away from what is there."""
    middle = circles.middle_of(region)
    if _distances(np.array([middle]), occupied).min() >= 2 * REACH:
        return middle
    points = circles.places(region, room=0.0)
    room = np.minimum(circles.room(points), _distances(points, occupied).min(axis=1) - REACH)
    x, y = points[int(np.argmax(np.round(room, 6)))]
    return float(x), float(y)


def _chain(
    circles: Circles, regions: Sequence[Region], occupied: Sequence[Point]
) -> tuple[Point, ...]:
    """Return a place in each of some regions, joined by the shortest bar that meets nothing."""
    tried = {region: _tried(circles, region) for region in regions}
    bars: dict[tuple[Region, Region], Costs] = {}
    for one, other in combinations(regions, 2):
        costs = _bar_costs(circles, tried[one], tried[other], regions, occupied)
        bars |= {(one, other): costs, (other, one): costs.T}
    best: tuple[float, tuple[Point, ...]] | None = None
    for order in permutations(regions):
        if regions.index(order[0]) < regions.index(order[-1]):  # else the same from its other end
            found = _thread(order, tried, bars, occupied)
            if best is None or found[0] < best[0]:
                best = found
    assert best is not None
    return best[1]


def _tried(circles: Circles, region: Region) -> Points:
    """Return the places tried for a cross of a chain, as dense as their number allows."""
    step = CHAIN_STEP
    while len(points := circles.places(region, room=REACH + CLEAR, step=step)) > TRIED:
        step += 3
    return points


def _thread(
    order: Sequence[Region],
    tried: Mapping[Region, Points],
    bars: Mapping[tuple[Region, Region], Costs],
    occupied: Sequence[Point],
) -> tuple[float, tuple[Point, ...]]:
    """Return the cost of the cheapest bar through some regions in order, and its places."""
    costs = _crowding(tried[order[0]], occupied)
    chosen: list[np.ndarray] = []
    for pair in pairwise(order):
        steps = costs[:, None] + bars[pair]
        chosen.append(np.argmin(np.round(steps, 6), axis=0))
        costs = steps.min(axis=0) + _crowding(tried[pair[1]], occupied)
    places = [int(np.argmin(np.round(costs, 6)))]
    for back in reversed(chosen):
        places.append(int(back[places[-1]]))
    points = [tried[region][place] for region, place in zip(order, reversed(places), strict=True)]
    return round(float(costs.min()), 6), tuple((float(x), float(y)) for x, y in points)


def _crowding(points: Points, occupied: Sequence[Point]) -> Float64[np.ndarray, " points"]:
    """Return what it costs a cross to stand in some places, for each mark that it would touch."""
    near = _distances(points, occupied) < 2 * REACH + CLEAR
    crowding: Float64[np.ndarray, " points"] = COLLISION * near.sum(axis=1)
    return crowding


def _bar_costs(
    circles: Circles,
    before: Points,
    after: Points,
    regions: Sequence[Region],
    occupied: Sequence[Point],
) -> Costs:
    """Return the length of every bar, and what it costs that it meets marks or other regions."""
    share = np.linspace(0, 1, ALONG)[:, None]
    bars = before[:, None, None] + share * (after[None, :, None] - before[:, None, None])
    flat = bars.reshape(-1, 2)
    shape = bars.shape[:3]
    length = np.hypot(*np.moveaxis(after[None] - before[:, None], -1, 0))
    met = (_distances(flat, occupied) < REACH + CLEAR).any(axis=1).reshape(shape)
    own = np.logical_or.reduce([circles.are_in(flat, region) for region in regions])
    foreign = ~own.reshape(shape)
    costs: Costs
    costs = length * (1 + FOREIGN * foreign.mean(axis=2)) + COLLISION * met.mean(axis=2)
    costs += COLLISION * (length < BAR)
    return costs


def _distances(points: Points, others: Sequence[Point]) -> Float64[np.ndarray, "points others"]:
    distances: Float64[np.ndarray, "points others"]
    distances = np.hypot(*np.moveaxis(points[:, None] - np.array(others), -1, 0))
    return distances
