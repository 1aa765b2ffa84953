"""Where names go: geometry only, in points, before anything is drawn.

The name of a circle stands inside it where nothing else could be meant: within its own circle and
the circles around it, and outside all others, with the most room on every side. Where there is no
such place it stands outside all circles, and a leader runs to its border. The name of a dot stands
beside it, within the same circles, or a little farther away at the end of a leader. No name touches
a border, a dot or another name.

Axes: ``candidates`` possible places of one name; ``xy`` two coordinates; ``lengths`` of a leader.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float64

ROOM = 3.0  # points kept free around the name of a circle
BESIDE = 1.5  # points kept free around the name of a dot, which is small
ALOOF = 5.0  # more points between a dot and the name of a circle, which is not the dot's
STEP = 3.0  # points between candidate places inside a circle
TURNS = 72  # directions tried for a name outside
REACHES = (10.0, 18.0, 30.0, 45.0, 65.0, 90.0, 125.0, 165.0)  # points from a border to a name
HOPS = (0.5, 2.0, 4.0, 8.0, 13.0, 20.0, 30.0, 45.0, 65.0)  # points from a dot to its name
UNLED = 4.0  # points; so far from its dot a name needs no leader
CROSSING = 60.0  # points of extra length that avoiding the crossing of one border is worth
NEAR = 12.0  # points; so close to another border a leader's foot is ambiguous
COINCIDE = 1e-3  # points; circles closer than this are the same circle
UPPER_RIGHT = math.pi / 4  # where the name of a dot is looked for first

Point = tuple[float, float]
Points = Float64[np.ndarray, "candidates xy"]


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

    def is_apart(self, other: Disc) -> bool:
        """Return whether another disc has no point in common with this one, but perhaps one."""
        apart = math.hypot(self.x - other.x, self.y - other.y)
        return apart >= self.radius + other.radius - COINCIDE


@dataclass(frozen=True, slots=True)
class Label:
    """The place of a name.

    Args:
        x: Middle of the name.
        y: Middle of the name.
        leader: Both ends of the line to the name from what it names; None where it needs none.
    """

    x: float
    y: float
    leader: tuple[Point, Point] | None = None


Size = tuple[float, float]  # width and height in points


class Ground(NamedTuple):
    """What is on paper before there are names.

    Args:
        paper: Left, lower, right and upper edge, in points.
        discs: Different circles.
        dots: Individuals, with any ring around them.
        border: A circle without a name, around everything.
        scale: What all lengths here are multiplied by, in a small picture.
    """

    paper: tuple[float, float, float, float]
    discs: Sequence[Disc]
    dots: Sequence[Disc] = ()
    border: Disc | None = None
    scale: float = 1.0


Taken = list[tuple[Label, Size]]  # names already placed, with the room around them


def find_labels(
    ground: Ground, sizes: Sequence[Size], dot_sizes: Sequence[Size] = ()
) -> tuple[list[Label], list[Label]] | None:
    """Return a place for the name of each disc and of each dot, or None if they do not all fit.

    Names of dots have less choice, so they come first; then those of the smallest discs.

    Args:
        ground: Discs and dots.
        sizes: Width and height of each disc's name, in points.
        dot_sizes: Those of each dot's name.
    """
    taken: Taken = []
    beside: list[Label] = []
    for number, size in enumerate(dot_sizes):
        spaced = _spaced(size, BESIDE * ground.scale)
        place = _find_beside(ground.dots[number], ground, spaced, taken)
        if place is None:
            return None
        beside.append(place)
        taken.append((place, spaced))
    labels: dict[int, Label] = {}
    for number in sorted(range(len(ground.discs)), key=lambda n: ground.discs[n].radius):
        size = _spaced(sizes[number], ROOM * ground.scale)
        label = _find_inside(number, ground, size, taken)
        label = label or _find_outside(number, ground, size, taken)
        if label is None:
            return None
        labels[number] = label
        taken.append((label, size))
    return [labels[number] for number in range(len(ground.discs))], beside


def _spaced(size: Size, room: float) -> Size:
    """Return the size of a name with the room around it."""
    return size[0] + 2 * room, size[1] + 2 * room


def _find_beside(dot: Disc, ground: Ground, size: Size, taken: Taken) -> Label | None:
    """Return the place of a dot's name with the shortest, least crossing way to it, or None."""
    ways = _ways(TURNS // 3, first=UPPER_RIGHT)
    half = np.array(size) / 2
    foot = np.array([dot.x, dot.y]) + dot.radius * ways
    middle = half * ways / np.abs(ways).max(axis=1, keepdims=True)
    feet, grid = _away(foot, ways, middle, np.array(HOPS) * ground.scale)
    fits = _free(grid, size, taken, ground)
    for disc in ground.discs:
        nearest, farthest = _distances(grid, size, disc)
        fits &= (nearest > disc.radius) | (farthest < disc.radius)
    inner = half - BESIDE * ground.scale / 2
    cost, label = _shortest(feet[fits], grid[fits], inner, None, ground, taken)
    if label is not None and cost <= UNLED * ground.scale:
        return Label(label.x, label.y)
    return label


def _find_inside(number: int, ground: Ground, size: Size, taken: Taken) -> Label | None:
    """Return the roomiest place inside one disc where no other could be meant, or None."""
    own = ground.discs[number]
    step = STEP * ground.scale
    across = np.arange(-own.radius, own.radius + step, step)
    grid = np.stack(np.meshgrid(own.x + across, own.y + across), axis=-1).reshape(-1, 2)
    room = np.full(len(grid), np.inf)
    for disc in ground.discs:
        nearest, farthest = _distances(grid, size, disc)
        meant = disc.encloses(own)
        room = np.minimum(room, disc.radius - farthest if meant else nearest - disc.radius)
    for dot in ground.dots:
        away = _distances(grid, size, dot)[0] - dot.radius
        room = np.minimum(room, away - ALOOF * ground.scale)
    grid, room = grid[room >= 0], room[room >= 0]
    free = _free(grid, size, taken, ground)
    if not free.any():
        return None
    return Label(*_point(grid[free][np.argmax(np.round(room[free], 6))]))


def _find_outside(number: int, ground: Ground, size: Size, taken: Taken) -> Label | None:
    """Return the place outside all discs with the shortest, least crossing leader, or None."""
    own = ground.discs[number]
    ways = _ways(TURNS, first=0.0)
    half = np.array(size) / 2
    middle = half * np.sign(np.round(ways, 9))
    foot = np.array([own.x, own.y]) + own.radius * ways
    feet, grid = _away(foot, ways, middle, np.array(REACHES) * ground.scale)
    fits = _free(grid, size, taken, ground)
    for disc in ground.discs:
        fits &= _distances(grid, size, disc)[0] > disc.radius
    _, label = _shortest(
        feet[fits], grid[fits], half - ROOM * ground.scale / 2, number, ground, taken
    )
    return label


def _ways(turns: int, *, first: float) -> Points:
    """Return directions all around, those nearest to the first one first."""
    turn = np.arange(turns)
    angles = first + np.where(turn % 2, 1, -1) * ((turn + 1) // 2) * (2 * math.pi / turns)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def _away(
    foot: Points, ways: Points, middle: Points, lengths: Float64[np.ndarray, " lengths"]
) -> tuple[Points, Points]:
    """Return for every length and direction where the way begins, and the middle of the name."""
    grid = foot + lengths[:, None, None] * ways + middle
    return np.broadcast_to(foot, grid.shape).reshape(-1, 2), grid.reshape(-1, 2)


def _shortest(
    feet: Points,
    grid: Points,
    inner: Float64[np.ndarray, " xy"],
    number: int | None,
    ground: Ground,
    taken: Taken,
) -> tuple[float, Label | None]:
    """Return the cost and the place whose leader is shortest, its crossings counted as a detour.

    The first of several; None if there is none.
    """
    ends = np.clip(feet, grid - inner, grid + inner)
    lengths = np.round(np.hypot(*(ends - feet).T), 6)
    best: tuple[float, Label | None] = (math.inf, None)
    for candidate in np.argsort(lengths, kind="stable"):
        if lengths[candidate] >= best[0]:
            break
        foot, end = feet[candidate], ends[candidate]
        cost = float(lengths[candidate]) + _detour(foot, end, number, ground, taken)
        if cost < best[0]:
            leader = (_point(foot), _point(end))
            best = (cost, Label(*_point(grid[candidate]), leader))
    return best


def _distances(
    grid: Points, size: Size, disc: Disc
) -> tuple[Float64[np.ndarray, " candidates"], Float64[np.ndarray, " candidates"]]:
    """Return the distances of a disc's centre from the nearest and farthest point of each name."""
    offset = np.abs(grid - (disc.x, disc.y))
    half = np.array(size) / 2
    nearest = np.hypot(*np.maximum(offset - half, 0).T)
    farthest = np.hypot(*(offset + half).T)
    return nearest, farthest


def _free(
    grid: Points, size: Size, taken: Taken, ground: Ground
) -> Bool[np.ndarray, " candidates"]:
    """Return which places are on the paper and clear of border, dots, names and leaders placed."""
    half = np.array(size) / 2
    low, high = np.array(ground.paper[:2]), np.array(ground.paper[2:])
    free: Bool[np.ndarray, " candidates"]
    free = np.all((grid >= low + half) & (grid <= high - half), axis=1)
    if ground.border is not None:
        nearest, farthest = _distances(grid, size, ground.border)
        free = free & ((nearest > ground.border.radius) | (farthest < ground.border.radius))
    for dot in ground.dots:
        free = free & (_distances(grid, size, dot)[0] > dot.radius)
    for label, other in taken:
        apart = np.abs(grid - (label.x, label.y)) >= half + np.array(other) / 2
        free = free & apart.any(axis=1)
        if label.leader is not None:
            along = _points(*map(np.array, label.leader))
            covered = (np.abs(grid[:, None] - along) <= half).all(axis=2)
            free = free & ~covered.any(axis=1)
    return free


def _detour(
    begin: Float64[np.ndarray, " xy"],
    end: Float64[np.ndarray, " xy"],
    number: int | None,
    ground: Ground,
    taken: Taken,
) -> float:
    """Return how much longer a leader may be that crosses no border; infinite across a name or dot.

    From a disc's border, number given, another border near its foot counts too.
    """
    along = _points(begin, end)
    for dot in ground.dots:
        if (np.hypot(*(along - (dot.x, dot.y)).T) - dot.radius < -COINCIDE).any():
            return math.inf
    for label, size in taken:
        if (np.abs(along - (label.x, label.y)) <= np.array(size) / 2).all(axis=1).any():
            return math.inf
    met = 0
    for other, disc in enumerate(ground.discs):
        if other != number:
            beyond = np.hypot(*(along - (disc.x, disc.y)).T) - disc.radius
            met += int(np.count_nonzero((beyond[1:] < 0) != (beyond[:-1] < 0)))
            met += int(number is not None and abs(beyond[0]) < NEAR * ground.scale)
    return CROSSING * met


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
