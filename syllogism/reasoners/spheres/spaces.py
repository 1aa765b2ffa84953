"""The same balls in other geometries: one network serves all, and only places differ.

The network knows radii and distances, no space. What has found its place in Euclidean space is
carried over, its margin chosen as large as the other space has room for:

* Up to three places are those of a triangle, and every triangle fits: into the hyperbolic plane at
  any scale, onto the sphere at a small one. With f the identity, sinh or sin, and s half of
  a + b + c, the angle between the sides b and c is, without a difference of nearly equal numbers,

      tan^2(angle / 2) = f(s - b) f(s - c) / (f(s) f(s - a))

* More places are shrunk. Small figures know no curvature: the exponential map at their middle
  changes distances by a factor between 1 and f(t) / t, if t is how far they reach, and
  |f(t) / t - 1| < t^2 / 5 for t < 1. Statements with room to spare survive once a diameter of D and
  a room of g, in units of the margin, meet D t^2 / 5 <= g / 2. Where balls must coincide, so do
  their centres, and nothing changes.

* In the max-norm x -> (d(x, 1), ..., d(x, k - 1)) places k points of any metric, exactly.

Whatever is placed is measured again from its centres, and each statement must have kept half of
its room. Margins have four binary digits, so that radii in small fractions stay exact.

Axes: ``places`` that differ, ``statements``, ``coordinates`` of a place.

Source:
    Fréchet, "Les dimensions d'un ensemble abstrait" (1910); Todhunter, Spherical Trigonometry
    (1859), for the half angle, and Lobachevsky (1840) for its hyperbolic twin; do Carmo,
    Riemannian Geometry (1992), chapter 10 (Rauch), for what curvature does to small figures.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import numpy.typing as npt

from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.language.propositions import Proposition
from syllogism.language.statements import to_statements
from syllogism.options import require_whole
from syllogism.reasoners.spheres.gaps import TERMS
from syllogism.reasoners.spheres.placing import frame

REACH = {  # how far balls may reach from the middle of their figure
    Geometry.HYPERBOLIC: 2.0,  # within 0.76 of the disc: tanh(1)
    Geometry.SPHERICAL: 1.4,  # within half a sphere, whose border is at pi / 2
}
HALVINGS = 10  # of a margin; curvature does a fourth each time, so at last a millionth
KEPT = 0.5  # share of its room that every statement keeps
ROUNDED = 1e-9  # in units of the margin; far above rounding, far below what the audit tolerates
GRAIN = 64  # the network's distances are whole 64ths, or fewer

Floats = npt.NDArray[np.float64]
Curve = Callable[[float], float]
Measure = Callable[[Floats, Floats], Floats]  # row by row


class Space:
    """A geometry of some dimension, in which balls are placed.

    Args:
        geometry: How distances are measured.
        dim: Its dimension, 2 or more; cubes of many terms take more where they need them.
        seed: Draws the plane of three centres.

    Raises:
        OptionError: There is no such geometry, dimension or seed.
    """

    def __init__(self, geometry: Geometry | str, dim: int, *, seed: int) -> None:
        self.geometry = Geometry(geometry)
        self.dim = require_whole("dim", dim, least=2)  # three centres need a plane
        self._frame = frame(self.dim, require_whole("seed", seed, least=0))

    @property
    def flat(self) -> int:
        """The dimension in which three terms are given Euclidean places, to be carried over."""
        return self.dim if self.geometry is Geometry.EUCLIDEAN else 2

    @property
    def balls(self) -> int | None:
        """The dimension in which Euclidean balls of more terms are tried; None for cubes."""
        return None if self.geometry is Geometry.MAXIMUM else self.dim

    def carry(
        self, found: Configuration, propositions: Sequence[Proposition]
    ) -> Configuration | None:
        """Return a configuration of some propositions in this space, or None if it does not fit.

        Euclidean balls are carried anywhere. Other balls are given back as they are, cubes for
        instance where no Euclidean ones were found.

        Args:
            found: Where balls are known.
            propositions: What they picture.
        """
        if self.geometry is Geometry.MAXIMUM and found.geometry is Geometry.EUCLIDEAN:
            places, which = _places(found.centres)
            centres = _sides(places)[which, : max(1, len(places) - 1)]
            found = replace(found, centres=centres, geometry=Geometry.MAXIMUM)
        if self.geometry is found.geometry is Geometry.MAXIMUM:
            return self._widened(found)
        if self.geometry is found.geometry or found.geometry is not Geometry.EUCLIDEAN:
            return found
        return self._curved(found, propositions)

    def _widened(self, cubes: Configuration) -> Configuration:
        """Return cubes in as many dimensions as asked for, or in more where they need them."""
        missing = max(0, self.dim - cubes.dim)
        halfway = 0.0 if cubes.span is None else cubes.span / 2  # where reflection moves nothing
        centres = np.pad(cubes.centres, [(0, 0), (0, missing)], constant_values=halfway)
        return replace(cubes, centres=centres)

    def _curved(
        self, found: Configuration, propositions: Sequence[Proposition]
    ) -> Configuration | None:
        """Return balls of the largest margin that lets every statement keep half of its room."""
        forms, subjects, predicates = to_statements(propositions, found.terms).T

        def rooms(centres: Floats, margin: float, measure: Measure) -> Floats:
            distances = measure(centres[subjects], centres[predicates]) / margin
            return _rooms(forms, distances, found.radii[subjects], found.radii[predicates])

        asked = KEPT * rooms(found.centres, 1.0, _straight) - ROUNDED
        places, which = _places(found.centres)
        few = len(places) <= TERMS
        sides = _sides(places)
        middle = places - places.mean(axis=0)
        outward = sides.max(axis=0) if few else np.linalg.norm(middle, axis=1)
        reach = max(1.0, (outward[which] + np.abs(found.radii)).max())
        bend, measure = _CURVES[self.geometry]
        margin = _rounded_down(REACH[self.geometry] / reach)
        for _ in range(HALVINGS):
            tangents = triangle(margin * sides, bend) @ self._frame if few else margin * middle
            centres = exponential(tangents, self.geometry)[which]
            if (rooms(centres, margin, measure) >= asked).all():
                radii = margin * found.radii
                return Configuration(found.terms, centres, radii, self.geometry, margin)
            margin /= 2
        return None


def _rounded_down(length: float) -> float:
    """Return the greatest length of four binary digits that is not greater."""
    digits, power = math.frexp(length)
    return math.ldexp(math.floor(16 * digits), power - 4)


def _rooms(
    forms: npt.NDArray[np.int64], apart: Floats, subject: Floats, predicate: Floats
) -> Floats:
    """Return how much each statement has to spare, from distances and radii of its two balls."""
    rooms: Floats = np.choose(
        forms,
        [
            predicate - subject - apart,
            apart - subject - predicate,
            subject + predicate - apart - 1,
            apart + subject - predicate - 1,
        ],
    )
    return rooms


def _places(centres: Floats) -> tuple[Floats, npt.NDArray[np.intp]]:
    """Return the places that differ, and in which of them each centre is."""
    places, which = np.unique(centres, axis=0, return_inverse=True)
    return places, which.reshape(-1)


def _sides(places: Floats) -> Floats:
    """Return all distances of Euclidean places; whole 64ths where they are within rounding."""
    sides = np.linalg.norm(places[:, None] - places, axis=-1)
    whole = np.round(sides * GRAIN) / GRAIN
    exact: Floats = np.where(np.abs(sides - whole) < ROUNDED, whole, sides)
    return exact


def triangle(sides: Floats, bend: Curve) -> Floats:
    """Return up to three points at given distances, as tangents at one of them.

    It is the one opposite the longest side, so that no short side is the difference of long ones.

    Args:
        sides: Distances, shape ``(places, places)``.
        bend: What the geometry makes of a length: sinh or sin.

    Returns:
        Shape ``(places, 2)``; a tangent is as long as its point is far.
    """
    tangents = np.zeros((len(sides), 2))
    if len(sides) < TERMS:
        tangents[-1, 0] = sides.max()
        return tangents
    first, second = max(combinations(range(TERMS), 2), key=lambda pair: sides[pair])
    (apex,) = set(range(TERMS)) - {first, second}
    a, b, c = sides[first, second], sides[apex, first], sides[apex, second]
    half = (a + b + c) / 2
    across = max(bend(half - b) * bend(half - c), 0.0)
    along = max(bend(half) * bend(half - a), 0.0)
    if across + along == 0:  # a point at no distance, or at an opposite one: any angle will do
        along = 1.0
    cosine = (along - across) / (along + across)
    sine = 2 * math.sqrt(along * across) / (along + across)
    tangents[first, 0] = b
    tangents[second] = c * cosine, c * sine
    return tangents


def exponential(tangents: Floats, geometry: Geometry) -> Floats:
    """Return the points where straight ways from the middle end that start along tangents."""
    lengths = np.sqrt((tangents * tangents).sum(axis=1, keepdims=True))
    if geometry is Geometry.HYPERBOLIC:
        centres: Floats = tangents * _ratio(np.tanh(lengths / 2), lengths)
        return centres
    return np.concatenate([np.cos(lengths), tangents * _ratio(np.sin(lengths), lengths)], axis=1)


def _ratio(curved: Floats, lengths: Floats) -> Floats:
    ratio: Floats = np.divide(curved, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return ratio


def _straight(x: Floats, y: Floats) -> Floats:
    distances: Floats = np.sqrt(((x - y) ** 2).sum(axis=1))
    return distances


def _hyperbolic(x: Floats, y: Floats) -> Floats:
    depths = (1 - (x * x).sum(axis=1)) * (1 - (y * y).sum(axis=1))
    distances: Floats = 2 * np.arcsinh(_straight(x, y) / np.sqrt(depths))
    return distances


def spherical(x: Floats, y: Floats) -> Floats:
    """Return the angles of unit vectors, row by row."""
    distances: Floats = 2 * np.arctan2(_straight(x, y), _straight(x, -y))
    return distances


_CURVES: dict[Geometry, tuple[Curve, Measure]] = {
    Geometry.HYPERBOLIC: (math.sinh, _hyperbolic),
    Geometry.SPHERICAL: (math.sin, spherical),
}
