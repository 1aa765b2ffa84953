"""Circles that pull themselves into shape: what is wished of a picture, and descent to it.

A picture is made of discs: circles, and the places of their names, which are discs of a fixed size.
Every wish is a linear form in radii r and distances d that should reach a number of points, as
every statement is one for the sphere network, only that more is wished here and that distances are
those of places on paper:

    h = relu(b - W z)          how far each wish is from being met
    z moves along W^T h        and centres along the distances that it moves

Wishes that cannot all be met share what is missing, since its squares are added up; so margins
come out alike. Many starts are pulled at once.

Axes: ``starts``; ``circles``; ``discs``, circles first and then the names of the same circles;
``pairs`` of discs, those of two circles first; ``lengths``, radii and then distances of pairs;
``wishes``; ``xy`` two coordinates.

Source:
    Kingma and Ba, "Adam: a method for stochastic optimization" (2015), for the step. Simonetto,
    Auber and Archambault, "Fully automatic visualisation of overlapping sets" (2009), and Micallef
    and Rodgers, "eulerForce" (2014), for Euler diagrams by forces.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from jaxtyping import Float64, Int64

from syllogism.diagrams.euler.relations import Relation, Relations

# Points on paper.
FRAME = (320.0, 276.0)  # what the circles fill
RING = 13.0  # from the border of a circle to that of one inside it
AIR = 14.0  # between two circles that lie apart
LENS = 40.0  # where two overlap: a dot with its name
CRESCENT = 40.0  # where one stands out of another
SPREAD = 0.5  # of both radii: as far apart as the circles of Venn's diagram
NAME = 14.0  # radius of the place of a name
LEAST = 28.0  # radius of a circle
LARGEST = 150.0  # radius to which circles grow while nothing hinders them

FORCED = 3.0  # weight of how a pair must lie, where a wish of how it had best lie has 1
GROWTH = 0.02  # and the wish to be large
SHRINKING = 0.8  # power of the share of those around it in which a circle is smaller

BUNDLE = 5  # starts multiplied at once

STEPS = 240
SETTLED = 120  # steps after which pairs that may lie otherwise do as they do
STRIDE = 9.0  # points of the first steps
DECAY = 0.985  # of strides from step to step
MEMORY = (0.85, 0.98)  # of forces and of their squares

Floats = Float64[np.ndarray, "..."]


class Discs(NamedTuple):
    """Circles and the places of their names.

    Args:
        places: Shape ``(starts, xy, discs)``.
        radii: Shape ``(starts, circles)``.
    """

    places: Float64[np.ndarray, "starts xy discs"]
    radii: Float64[np.ndarray, "starts circles"]


class Wishes:
    """Everything that is wished of some circles, as rows over all lengths."""

    def __init__(self, relations: Relations) -> None:
        count = len(relations.groups)
        self.relations = relations
        self.count = count
        named = [(count + name, circle) for name in range(count) for circle in range(count)]
        self.pairs = np.array([*relations.pairs, *named]).T
        self.ends = np.zeros((2 * count, self.pairs.shape[1]))
        each = np.arange(self.pairs.shape[1])
        self.ends[self.pairs[0], each], self.ends[self.pairs[1], each] = 1.0, -1.0
        rows, bounds = [], []
        for pair, (x, y) in enumerate(relations.pairs):
            for apart, first, second, bound in _SHAPES:
                row = self._row({x: first, y: second}, pair, apart)
                rows.append(row)
                bounds.append(bound)
        for pair, (name, circle) in enumerate(named, start=len(relations.pairs)):
            sign = 1.0 if name - count == circle else -1.0
            rows.append(self._row({circle: sign}, pair, -sign))
            bounds.append(NAME)
        self.shares = _shares(relations)
        for circle in range(count):
            rows += 2 * [self._row({circle: 1.0})]
            bounds += [LEAST, LARGEST * self.shares[circle]]
        self.rows, self.bounds = np.array(rows), np.array(bounds)

    def _row(self, radii: dict[int, float], pair: int = 0, distance: float = 0.0) -> Floats:
        row = np.zeros(self.count + self.pairs.shape[1])
        row[list(radii)] = list(radii.values())
        row[self.count + pair] = distance
        return row

    def weights(self, chosen: Int64[np.ndarray, "starts pairs"]) -> Floats:
        """Return how much each wish counts when pairs of circles lie as they are chosen to."""
        starts, count = len(chosen), self.count
        forced = np.where(self.relations.allowed.sum(axis=1) == 1, FORCED, 1.0)
        shapes = _ACTIVE[chosen] * forced[:, None]
        names = self.shun(chosen)
        sizes = np.tile([1.0, GROWTH], (starts, count))
        parts = [shapes.reshape(starts, -1), names.reshape(starts, -1), sizes]
        return np.concatenate(parts, axis=1)

    def shun(self, chosen: Int64[np.ndarray, "starts pairs"]) -> Floats:
        """Return 1 where a name has its own circle or should stand outside another, else 0."""
        names = np.ones((len(chosen), self.count, self.count))
        for pair, (x, y) in enumerate(self.relations.pairs):
            names[:, x, y] = chosen[:, pair] != Relation.INSIDE
            names[:, y, x] = chosen[:, pair] != Relation.AROUND
        return names

    def pull(self, discs: Discs, weights: Floats) -> tuple[Floats, Floats]:
        """Return how places and radii are pulled."""
        ways, lengths = self.measure(discs)
        h = np.maximum(self.bounds - _times(lengths, self.rows.T), 0.0)
        pulls = _times(weights * h, self.rows)
        radii, apart = pulls[:, : self.count], pulls[:, self.count :]
        places = (ways * apart[:, None]) @ self.ends.T
        circles = discs.places[:, :, : self.count]
        beyond = np.abs(circles) + discs.radii[:, None] - np.array(FRAME)[:, None] / 2
        beyond = np.maximum(beyond, 0.0)
        places[:, :, : self.count] -= np.sign(circles) * beyond
        radii -= beyond.sum(axis=1)
        return places, radii

    def measure(self, discs: Discs) -> tuple[Floats, Floats]:
        """Return the direction from one disc of each pair to the other, and all lengths."""
        across = discs.places @ self.ends
        apart = np.sqrt((across**2).sum(axis=1) + 1e-12)
        return across / apart[:, None], np.concatenate([discs.radii, apart], axis=1)

    def settle(self, discs: Discs) -> Int64[np.ndarray, "starts pairs"]:
        """Return the relation that every pair of circles is nearest to, of those it may have."""
        _, lengths = self.measure(discs)
        pairs = len(self.relations.pairs)
        shapes = len(_SHAPES) * pairs
        h = np.maximum(self.bounds[:shapes] - lengths @ self.rows[:shapes].T, 0.0)
        h = h.reshape(len(lengths), pairs, len(_SHAPES))
        missing = h**2 @ _ACTIVE.T
        missing[:, ~self.relations.allowed] = np.inf
        nearest: Int64[np.ndarray, "starts pairs"] = missing.argmin(axis=2)
        return nearest


# Distance, radius of the first, radius of the second: a form, and what it should reach.
_SHAPES = (
    (-1.0, -1.0, 1.0, RING),  # inside
    (-1.0, 1.0, -1.0, RING),  # around
    (1.0, -1.0, -1.0, AIR),  # apart
    (-1.0, 1.0, 1.0, LENS),  # overlapping
    (1.0, 1.0, -1.0, CRESCENT),  # the first standing out
    (1.0, -1.0, 1.0, CRESCENT),  # the second standing out
    (1.0, -SPREAD, -SPREAD, 0.0),  # and the two not heaped up, however large they are
)

# Shape (relations, shapes): which of these are wished in each relation.
_ACTIVE = np.array(
    [
        [1, 0, 0, 0, 0, 0, 0],
        [0, 1, 0, 0, 0, 0, 0],
        [0, 0, 1, 0, 0, 0, 0],
        [0, 0, 0, 1, 1, 1, 1],
    ],
    dtype=float,
)


def pull_into_shape(
    wishes: Wishes, starts: Discs, chosen: Int64[np.ndarray, "starts pairs"]
) -> tuple[Discs, Int64[np.ndarray, "starts pairs"]]:
    """Return the discs where they come to rest, and how the pairs of circles were wished to lie.

    Args:
        wishes: What is wished.
        starts: Where the discs are at first.
        chosen: How each pair of circles should lie at first; later, as is nearest.
    """
    places, radii = starts
    weights = wishes.weights(chosen)
    state = [np.zeros_like(places), np.zeros_like(places), np.zeros_like(radii)]
    state.append(np.zeros_like(radii))
    first, second = MEMORY
    for step in range(STEPS):
        if step == SETTLED:
            chosen = wishes.settle(Discs(places, radii))
            weights = wishes.weights(chosen)
        forces = wishes.pull(Discs(places, radii), weights)
        stride = STRIDE * DECAY**step
        moves = []
        for number, force in enumerate(forces):
            mean = state[2 * number] = first * state[2 * number] + (1 - first) * force
            square = second * state[2 * number + 1] + (1 - second) * force**2
            state[2 * number + 1] = square
            unbiased = np.sqrt(square / (1 - second ** (step + 1))) + 1e-3
            moves.append(stride * mean / (1 - first ** (step + 1)) / unbiased)
        places, radii = places + moves[0], np.maximum(radii + moves[1], 1.0)
    return Discs(places, radii), chosen


def _times(starts: Floats, matrix: Floats) -> Floats:
    """Return a product for every start, in pieces too small to be shared among threads.

    Where other programs keep the cores busy the threads of one large product wait for each other:
    eight circles took seconds then, in place of a tenth of one.
    """
    bundle = math.gcd(len(starts), BUNDLE)
    products: Floats = starts.reshape(-1, bundle, starts.shape[1]) @ matrix
    return products.reshape(len(starts), -1)


def _shares(relations: Relations) -> Floats:
    """Return how large each circle would be among those around it and inside it, at most 1."""
    count = len(relations.groups)
    below = np.zeros((count, count), dtype=bool)
    for (x, y), relation in zip(relations.pairs, relations.best, strict=True):
        below[x, y], below[y, x] = relation == Relation.INSIDE, relation == Relation.AROUND
    depths, heights = np.zeros(count), np.zeros(count)
    for _ in range(count):
        depths = np.where(below, depths + 1, 0).max(axis=1, initial=0)
        heights = np.where(below.T, heights + 1, 0).max(axis=1, initial=0)
    return ((heights + 1) / (heights + depths + 1)) ** SHRINKING
