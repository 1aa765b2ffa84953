"""Where the names of circles go: geometry only, in points, before anything is drawn.

A name stands inside its circle where nothing else could be meant: within its own circle and the
circles around it, and outside all others, with the most room on every side. Where there is no
such place it stands outside all circles, and a leader runs to its border. No name touches a
border or another name.

Axes: ``candidates`` possible places of one name; ``xy`` two coordinates.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float64

ROOM = 3.0  # points kept free around a name
STEP = 3.0  # points between candidate places inside a circle
TURNS = 72  # directions tried for a name outside
REACHES = (10.0, 18.0, 30.0, 45.0, 65.0, 90.0)  # points from a border to a name outside
CROSSING = 60.0  # points of extra length that avoiding the crossing of one border is worth
NEAR = 12.0  # points; so close to another border a leader's foot is ambiguous
COINCIDE = 1e-3  # points; circles closer than this are the same circle

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle on paper: centre and radius in points."""

    x: float
    y: float
    radius: float

    def encloses(self, other: Disc) -> bool:
        """Return whether another disc lies within this one."""
        reach = math.hypot(self.x - other.x, self.y - other.y) + other.radius
        return reach <= self.radius + COINCIDE

    def coincides(self, other: Disc) -> bool:
        """Return whether another disc is this one again."""
        return self.encloses(other) and other.encloses(self)


@dataclass(frozen=True, slots=True)
class Label:
    """The place of a name.

    Args:
        x: Middle of the name.
        y: Middle of the name.
        leader: Both ends of the line from the disc's border to the name; None when inside.
    """

    x: float
    y: float
    leader: tuple[Point, Point] | None = None


Size = tuple[float, float]  # width and height
Paper = tuple[float, float, float, float]  # left, lower, right and upper edge
Taken = Sequence[tuple[Label, Size]]  # names already placed, with the room around them


def find_labels(
    discs: Sequence[Disc], sizes: Sequence[Size], paper: Paper, *, border: Disc | None = None
) -> list[Label] | None:
    """Return a place for the name of each disc, or None if they do not all fit on the paper.

    Args:
        discs: Different discs.
        sizes: Width and height of each name, in points.
        paper: Left, lower, right and upper edge of the paper, in points.
        border: A circle without a name, which no name touches.
    """
    labels: dict[int, Label] = {}
    taken: list[tuple[Label, Size]] = []
    for number in sorted(range(len(discs)), key=lambda n: discs[n].radius):
        size = (sizes[number][0] + 2 * ROOM, sizes[number][1] + 2 * ROOM)
        label = _find_inside(number, discs, size, taken, paper, border)
        label = label or _find_outside(number, discs, size, taken, paper, border)
        if label is None:
            return None
        labels[number] = label
        taken.append((label, size))
    return [labels[number] for number in range(len(discs))]


def _find_inside(
    number: int,
    discs: Sequence[Disc],
    size: Size,
    taken: Taken,
    paper: Paper,
    border: Disc | None,
) -> Label | None:
    """Return the roomiest place inside one disc where no other could be meant, or None."""
    own = discs[number]
    across = np.arange(-own.radius, own.radius + STEP, STEP)
    grid = np.stack(np.meshgrid(own.x + across, own.y + across), axis=-1).reshape(-1, 2)
    room = np.full(len(grid), np.inf)
    for disc in discs:
        nearest, farthest = _distances(grid, size, disc)
        meant = disc.encloses(own)
        room = np.minimum(room, disc.radius - farthest if meant else nearest - disc.radius)
    room[~_free(grid, size, taken, paper, border)] = -np.inf
    best = int(np.argmax(np.round(room, 6)))
    if room[best] < 0:
        return None
    return Label(*_point(grid[best]))


def _find_outside(
    number: int,
    discs: Sequence[Disc],
    size: Size,
    taken: Taken,
    paper: Paper,
    border: Disc | None,
) -> Label | None:
    """Return the place outside all discs with the shortest, least crossing leader, or None."""
    own = discs[number]
    best: tuple[float, Label] | None = None
    for angle in np.arange(TURNS) * (2 * math.pi / TURNS):
        way = np.array([math.cos(angle), math.sin(angle)])
        foot = np.array([own.x, own.y]) + own.radius * way
        half = np.array(size) / 2 * np.sign(np.round(way, 9))
        grid = foot + np.array(REACHES)[:, None] * way + half
        fits = _free(grid, size, taken, paper, border)
        for disc in discs:
            fits &= _distances(grid, size, disc)[0] > disc.radius
        for place in grid[fits]:
            inner = np.array(size) / 2 - ROOM
            end = np.clip(foot, place - inner, place + inner)
            crossed = _crossings(foot, end, number, discs, taken)
            cost = round(float(np.hypot(*(end - foot))) + CROSSING * crossed, 6)
            if best is None or cost < best[0]:
                leader = (_point(foot), _point(end))
                best = (cost, Label(*_point(place), leader))
    return best[1] if best else None


def _distances(
    grid: Float64[np.ndarray, "candidates xy"], size: Size, disc: Disc
) -> tuple[Float64[np.ndarray, " candidates"], Float64[np.ndarray, " candidates"]]:
    """Return the distances of a disc's centre from the nearest and farthest point of each name."""
    offset = np.abs(grid - (disc.x, disc.y))
    half = np.array(size) / 2
    nearest = np.hypot(*np.maximum(offset - half, 0).T)
    farthest = np.hypot(*(offset + half).T)
    return nearest, farthest


def _free(
    grid: Float64[np.ndarray, "candidates xy"],
    size: Size,
    taken: Taken,
    paper: Paper,
    border: Disc | None,
) -> Bool[np.ndarray, " candidates"]:
    """Return which places lie on the paper and clear of the border, names and leaders placed."""
    half = np.array(size) / 2
    low, high = np.array(paper[:2]), np.array(paper[2:])
    free: Bool[np.ndarray, " candidates"]
    free = np.all((grid >= low + half) & (grid <= high - half), axis=1)
    if border is not None:
        nearest, farthest = _distances(grid, size, border)
        free = free & ((nearest > border.radius) | (farthest < border.radius))
    for label, other in taken:
        apart = np.abs(grid - (label.x, label.y)) >= half + np.array(other) / 2
        free = free & apart.any(axis=1)
        if label.leader is not None:
            along = _points(*map(np.array, label.leader))
            covered = (np.abs(grid[:, None] - along) <= half).all(axis=2)
            free = free & ~covered.any(axis=1)
    return free


def _crossings(
    begin: Float64[np.ndarray, " xy"],
    end: Float64[np.ndarray, " xy"],
    number: int,
    discs: Sequence[Disc],
    taken: Taken,
) -> int:
    """Return how many borders and names a leader meets, a border near its foot included."""
    along = _points(begin, end)
    met = 0
    for other, disc in enumerate(discs):
        if other != number:
            beyond = np.hypot(*(along - (disc.x, disc.y)).T) - disc.radius
            met += int(np.count_nonzero((beyond[1:] < 0) != (beyond[:-1] < 0)))
            met += int(abs(beyond[0]) < NEAR)
    for label, size in taken:
        met += int((np.abs(along - (label.x, label.y)) <= np.array(size) / 2).all(axis=1).any())
    return met


def _point(xy: Float64[np.ndarray, " xy"]) -> Point:
    return float(xy[0]), float(xy[1])


def _points(
    begin: Float64[np.ndarray, " xy"], end: Float64[np.ndarray, " xy"]
) -> Float64[np.ndarray, "points xy"]:
    """Return points along a line, both ends among them, a point or so apart."""
    count = max(2, math.ceil(float(np.hypot(*(end - begin)))))
    points: Float64[np.ndarray, "points xy"]
    points = begin + np.linspace(0, 1, count)[:, None] * (end - begin)
    return points
