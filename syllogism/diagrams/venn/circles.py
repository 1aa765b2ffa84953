"""Circles in general position: which region a point is in, and where two regions meet.

One circle, two side by side, or two with a third below them, in a frame that stands for everything
there is. Every circle has the same radius, and the centres of any two are one radius apart.
Lengths are in points; the middle of the diagram is the origin.

Axes: ``points`` any number of them; ``xy`` two coordinates; ``terms`` the circles.

Source:
    Venn, Symbolic Logic (1881), chapter 5, for the three circles; Copi, Introduction to Logic, for
    minor term left, major term right, middle term below, and for the regions' numbers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float64

from syllogism.logic.venn import Region

RADIUS = 92.0  # of every circle, and the distance of two centres
SIDE = 18.0  # from the circles to the frame, left and right
STEP = 2.0  # between the points tried for a mark

_HALF, _RISE = RADIUS / 2, RADIUS / math.sqrt(3)
CENTRES = {
    1: ((0.0, 0.0),),
    2: ((-_HALF, 0.0), (_HALF, 0.0)),
    3: ((-_HALF, _RISE / 2), (_HALF, _RISE / 2), (0.0, -_RISE)),
}

# The regions as they are numbered: the places of the circles that each lies within, and where its
# number stands in radii from the middle, in a corner that no cross needs. The outside is last.
_NUMBERED: dict[int, tuple[tuple[tuple[int, ...], tuple[float, float]], ...]] = {
    1: (((0,), (-0.22, 0.82)),),
    2: (((0,), (-0.72, 0.82)), ((0, 1), (0, 0.68)), ((1,), (0.72, 0.82))),
    3: (
        ((0,), (-0.72, 1.11)),
        ((0, 1), (0, 0.97)),
        ((1,), (0.72, 1.11)),
        ((0, 2), (-0.84, -0.485)),
        ((0, 1, 2), (0, -0.41)),
        ((1, 2), (0.84, -0.485)),
        ((2,), (-0.6, -1.18)),
    ),
}
_CORNER = 9.0  # from the number of the outside to the edges of the frame

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, lower, right and upper edge
Points = Float64[np.ndarray, "points xy"]


@dataclass(frozen=True, slots=True)
class Arc:
    """The middle of an arc, and the angle at which a line crosses it there, in radians."""

    middle: Point
    angle: float


@dataclass(frozen=True, slots=True)
class Circles:
    """The circles of up to three terms in their frame.

    Args:
        terms: The first is drawn on the left, the second on the right, the third below.
        frame: Edges of the frame around them.
        taken: Edges of what stands outside the circles already: their names.
    """

    terms: tuple[str, ...]
    frame: Box
    taken: tuple[Box, ...] = ()

    @property
    def centres(self) -> dict[str, Point]:
        """The centre of each term's circle."""
        return dict(zip(self.terms, CENTRES[len(self.terms)], strict=True))

    @property
    def regions(self) -> tuple[Region, ...]:
        """The regions in the order of their numbers, from 1: row by row, the outside last."""
        places = [places for places, _ in _NUMBERED[len(self.terms)]] + [()]
        return tuple(frozenset(self.terms[place] for place in within) for within in places)

    @property
    def numbers(self) -> tuple[Point, ...]:
        """Where the numbers of the regions stand."""
        _, low, right, _ = self.frame
        inner = (place for _, place in _NUMBERED[len(self.terms)])
        return (*((RADIUS * x, RADIUS * y) for x, y in inner), (right - _CORNER, low + _CORNER))

    def depths(self, points: Points) -> Float64[np.ndarray, "points terms"]:
        """Return how far inside each circle some points lie, negative outside."""
        centres = np.array(list(self.centres.values()))
        depths: Float64[np.ndarray, "points terms"]
        depths = RADIUS - np.hypot(*np.moveaxis(points[:, None] - centres, -1, 0))
        return depths

    def room(self, points: Points) -> Float64[np.ndarray, " points"]:
        """Return how far some points are from every border and name, the frame included."""
        left, low, right, high = self.frame
        x, y = points.T
        room: Float64[np.ndarray, " points"]
        room = np.minimum.reduce([x - left, right - x, y - low, high - y])
        room = np.minimum(room, np.abs(self.depths(points)).min(axis=1))
        for left, low, right, high in self.taken:
            across = np.maximum(np.maximum(left - x, x - right), 0)
            up = np.maximum(np.maximum(low - y, y - high), 0)
            room = np.minimum(room, np.hypot(across, up))
        return room

    def are_in(self, points: Points, region: Region) -> np.ndarray:
        """Return which of some points lie in a region, shape ``(points,)``."""
        inside = np.array([term in region for term in self.terms])
        answer: np.ndarray = ((self.depths(points) > 0) == inside).all(axis=1)
        return answer

    def places(self, region: Region, *, room: float, step: float = STEP) -> Points:
        """Return the points of a grid that lie in a region, so far from every border and name."""
        left, low, right, high = self.frame
        across = np.arange(math.ceil(left / step), math.floor(right / step) + 1) * step
        up = np.arange(math.ceil(low / step), math.floor(high / step) + 1) * step
        grid = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
        return grid[self.are_in(grid, region) & (self.room(grid) >= room)]

    def middle_of(self, region: Region) -> Point:
        """Return the point with most room in a region, the highest if there are several."""
        points = self.places(region, room=0.0)
        order = np.lexsort((np.abs(points[:, 0]), -points[:, 1], -np.round(self.room(points), 6)))
        x, y = points[order[0]]
        return float(x), float(y)

    def arc_between(self, one: Region, other: Region) -> Arc | None:
        """Return the arc on which two regions meet.

        None if they meet nowhere or only in a point: they differ then in more than one term.
        """
        differing = one ^ other
        if len(differing) != 1:
            return None
        (term,) = differing
        centre = np.array(self.centres[term])
        angles = np.radians(np.arange(720) / 2 + 0.25)  # never where circles meet
        around = np.stack([np.cos(angles), np.sin(angles)], axis=1)
        places = [place for place, own in enumerate(self.terms) if own != term]
        inside = np.array([self.terms[place] in one for place in places], dtype=bool)
        depths = self.depths(centre + RADIUS * around)[:, places]
        on_arc = ((depths > 0) == inside).all(axis=1)
        mean = around[on_arc].sum(axis=0)  # an arc less than a full turn is symmetric around it
        angle = math.atan2(mean[1], mean[0]) if len(self.terms) > 1 else math.pi / 4
        x, y = centre + RADIUS * np.array([math.cos(angle), math.sin(angle)])
        return Arc((float(x), float(y)), angle)
