"""Caps on a sphere: places for terms together with their complements.

The complement of a cap is the cap around the opposite centre. With *all x are y* said as *no x are
non-y*, and *some x are not y* as *some x are non-y*, one gap of two signed terms serves all eight
statements:

    apart(u, v) = r(u) + r(v) - d(u, v)        no: apart <= 0        some: apart >= 1

Three distances are those of a spherical triangle iff none is longer than the others together, and
all together are no longer than twice the span; it is placed exactly, in any dimension from 2 up.
More places are found by descent, as Euclidean ones are: centres and radii follow the statements
that are not yet pictured with room to spare, first from the places that scaling gives the
network's distances, then from random ones, with smaller margins. What is found is measured again
and offered; what is not found proves nothing.

A signed term is the number n of a term, or ~n for its complement. Terms that inclusions lead to
and fro between have one centre and one radius, or opposite ones where a complement is met.

Axes: ``terms``, ``groups`` of terms with one centre, ``rows`` of two signed terms that a statement
is about, ``coordinates`` dim + 1.

Source:
    Todhunter, Spherical Trigonometry (1859), for the inequalities; Torgerson, "Multidimensional
    scaling: theory and method" (1952), for the first start.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from syllogism.evidence.configurations import Geometry
from syllogism.language.statements import FORMS
from syllogism.reasoners.spheres.gaps import TERMS
from syllogism.reasoners.spheres.graphs.signs import mutual
from syllogism.reasoners.spheres.placing import frame
from syllogism.reasoners.spheres.spaces import exponential, spherical, triangle

SPANS = (1.0, 1.0, 1.5, 2.0, 3.0)  # for each start how many times the network's: room to move
STEPS = 240  # for each start
LOOK = 20  # steps between two looks whether all is pictured
ROOM = 0.25  # room to spare that caps are asked to leave; half of it is enough
MOMENTUM = 0.85
SHAKE = 0.1  # how far scaled centres are moved at random, in radians
GRAIN = 64  # radii come back in 64ths of the margin, well within the room to spare
ROUNDED = 1e-9  # in units of the margin; far above rounding, far below what the audit tolerates
LEAST = 1e-9  # a shorter way has no direction

_APART, _OVERLAP, _INSTANCE = range(3)  # what can be asked of two caps, or of one

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.integer]


class Caps(NamedTuple):
    """Caps on a sphere of radius 1.

    Args:
        centres: Shape ``(terms, coordinates)``, of length 1.
        radii: Shape ``(terms,)``, in radians.
        margin: In radians.
    """

    centres: Floats
    radii: Floats
    margin: float


def place_caps(distances: Floats, span: float, *, dim: int, seed: int = 0) -> Floats | None:
    """Return up to three centres at given distances, or None if no spherical triangle has them.

    Centres at a distance of 0 are equal.

    Args:
        distances: Shape ``(terms, terms)``, symmetric, in any unit.
        span: The distance of opposite centres, in that unit.
        dim: Dimension of the sphere, 2 or more.
        seed: Draws the plane that touches the sphere where the triangle starts.
    """
    angles = distances * (math.pi / span)
    perimeter = np.triu(angles).sum()
    longest = angles.max(initial=0.0)
    if len(angles) == TERMS and max(perimeter - 2 * math.pi, 2 * longest - perimeter) > ROUNDED:
        return None
    if longest > math.pi + ROUNDED:
        return None
    tangents = triangle(angles, math.sin) @ frame(dim, seed)
    return exponential(tangents, Geometry.SPHERICAL)


def find_caps(
    statements: Integers,
    inhabited: Iterable[int],
    radii: Floats,
    distances: Floats,
    span: float,
    *,
    dim: int,
    seed: int = 0,
) -> Caps | None:
    """Return caps that picture every statement, or None where none are found.

    Args:
        statements: Rows of form, subject and predicate as in `language.statements`.
        inhabited: The signed terms that must have an instance.
        radii: Where the network's spheres are, in units of the margin, shape ``(terms,)``.
        distances: A metric of their centres, shape ``(terms, terms)``.
        span: The network's distance of opposite centres.
        dim: Dimension of the sphere, 2 or more.
        seed: Draws random starts.
    """
    asked = _Asked.of(statements, inhabited, len(radii))
    if asked is None:
        return None
    own, metric = radii[asked.first], distances[np.ix_(asked.first, asked.first)]
    if len(own) <= TERMS:
        centres = place_caps(metric, span, dim=dim, seed=seed)
        if centres is not None and asked.least_room(centres, own, span) >= -ROUNDED:
            return asked.caps(centres, own, span)
    for attempt, times in enumerate(SPANS):
        dice = np.random.default_rng((seed, attempt))
        shaken = dice.standard_normal((len(own), dim + 1))
        if attempt == 0:
            shaken = _scaled(metric * (math.pi / span), dim) + SHAKE * shaken
        found = _descend(asked, _unit(shaken), own * times, span * times)
        if found is not None:
            return found
    return None


class _Asked(NamedTuple):
    """What is asked of groups of terms that share a centre, up to opposites.

    Args:
        group: The group of each term.
        sign: 1 where a term's centre is that of its group, -1 where it is opposite.
        first: The first term of each group, which gives it its sign.
        kinds: What each row asks for.
        rows: Its two groups, shape ``(rows, 2)``; for an instance twice one.
        signs: Likewise, 1 for what shares the group's centre and -1 for what is opposite.
    """

    group: npt.NDArray[np.intp]
    sign: Floats
    first: npt.NDArray[np.intp]
    kinds: npt.NDArray[np.intp]
    rows: npt.NDArray[np.intp]
    signs: Floats

    @classmethod
    def of(cls, statements: Integers, inhabited: Iterable[int], terms: int) -> _Asked | None:
        """Return what some statements ask for, or None if no caps could picture them."""
        asked = [(_INSTANCE, u, u) for u in inhabited]
        for code, subject, predicate in statements.tolist():
            form = FORMS[code]
            kind = _APART if form.is_universal else _OVERLAP
            asked.append((kind, subject, predicate if form.is_symmetric else ~predicate))
        same = _same([(u, v) for kind, u, v in asked if kind == _APART], terms)
        agree, differ = same[:terms, :terms], same[:terms, terms:]
        if (agree & differ).any():
            return None
        leader = (agree | differ).argmax(axis=1)
        sign = np.where(agree[np.arange(terms), leader], 1.0, -1.0)
        first, group = np.unique(leader, return_inverse=True)

        literals = np.array([row[1:] for row in asked], dtype=np.int64).reshape(-1, 2)
        names = np.where(literals < 0, ~literals, literals)
        rows, signs = group[names], sign[names] * np.where(literals < 0, -1, 1)
        kinds = np.array([kind for kind, _, _ in asked], dtype=np.intp)
        opposite = (rows[:, 0] == rows[:, 1]) & (signs[:, 0] != signs[:, 1])
        if (opposite & (kinds == _OVERLAP)).any():
            return None
        kept = ~opposite  # nothing is both in a cap and in the opposite one
        return cls(group, sign, first, kinds[kept], rows[kept], signs[kept])

    def least_room(self, centres: Floats, radii: Floats, span: float) -> float:
        """Return how much the tightest row has to spare, in units of the margin."""
        return float(self._rooms(*self._ends(centres, radii, span), span).min(initial=np.inf))

    def forces(self, centres: Floats, radii: Floats, span: float) -> tuple[Floats, Floats, float]:
        """Return what pulls at centres and radii, in margins, and how much room is missing."""
        (one, other), ends = self._ends(centres, radii, span)
        missing = np.maximum(ROOM - self._rooms((one, other), ends, span), 0)
        pulls = np.where(self.kinds == _APART, -missing, missing)
        outward, towards = np.zeros_like(radii), np.zeros_like(centres)
        for side, (here, there) in enumerate(((one, other), (other, one))):
            ways = there - (here * there).sum(axis=1, keepdims=True) * here
            lengths = np.sqrt((ways * ways).sum(axis=1, keepdims=True))
            ways = np.divide(ways, lengths, out=np.zeros_like(ways), where=lengths > LEAST)
            signed = (pulls * self.signs[:, side])[:, None]
            np.add.at(outward, self.rows[:, side], signed[:, 0])
            np.add.at(towards, self.rows[:, side], signed * ways)
        return towards, outward, float(missing.max(initial=0.0))

    def caps(self, centres: Floats, radii: Floats, span: float) -> Caps:
        """Return the caps of all terms, from those of the groups."""
        unit = math.pi / span
        own = radii[self.group]
        return Caps(
            self.sign[:, None] * centres[self.group],
            unit * np.where(self.sign > 0, own, span - own),
            unit,
        )

    def _ends(
        self, centres: Floats, radii: Floats, span: float
    ) -> tuple[tuple[Floats, Floats], Floats]:
        """Return both centres of each row, and its two radii, of complements where it says so."""
        ends = self.signs[..., None] * centres[self.rows]
        own = np.where(self.signs > 0, radii[self.rows], span - radii[self.rows])
        return (ends[:, 0], ends[:, 1]), own

    def _rooms(self, ends: tuple[Floats, Floats], radii: Floats, span: float) -> Floats:
        distances = spherical(*ends) * (span / math.pi)
        apart = radii.sum(axis=1) - distances
        rooms: Floats = np.choose(self.kinds, [-apart, apart - 1, radii[:, 0] - 1])
        return rooms


def _same(apart: Iterable[tuple[int, int]], terms: int) -> npt.NDArray[np.bool_]:
    """Return which signed terms include each other; complements are counted after all terms."""
    included = np.zeros((1, 2 * terms, 2 * terms), dtype=np.bool_)
    for u, v in apart:
        for here, there in ((u, ~v), (v, ~u)):
            included[0, _place(here, terms), _place(there, terms)] = True
    same: npt.NDArray[np.bool_] = mutual(included)[0]
    return same


def _place(literal: int, terms: int) -> int:
    return literal if literal >= 0 else terms + ~literal


def _descend(asked: _Asked, centres: Floats, radii: Floats, span: float) -> Caps | None:
    """Return caps that picture everything, or None where centres and radii do not get there."""
    rates = 1 / (2 + 2 * np.bincount(asked.rows.reshape(-1), minlength=len(radii)))
    unit = math.pi / span
    centre_moves, radius_moves = np.zeros_like(centres), np.zeros_like(radii)
    for step in range(STEPS + 1):
        towards, outward, missing = asked.forces(centres, radii, span)
        if step % LOOK == 0 and missing < ROOM / 2:
            rounded = np.round(radii * GRAIN) / GRAIN
            if asked.least_room(centres, rounded, span) >= 0:
                return asked.caps(centres, rounded, span)
        centre_moves = MOMENTUM * centre_moves + unit * rates[:, None] * towards
        radius_moves = MOMENTUM * radius_moves + rates * outward
        centres, radii = _unit(centres + centre_moves), radii + radius_moves
    return None


def _scaled(angles: Floats, dim: int) -> Floats:
    """Return places on a sphere whose scalar products are as near as can be to the cosines."""
    values, vectors = np.linalg.eigh(np.cos(angles))
    kept = min(dim + 1, len(angles))
    places = np.zeros((len(angles), dim + 1))
    places[:, :kept] = vectors[:, ::-1][:, :kept] * np.sqrt(np.maximum(values[::-1][:kept], 0))
    return places


def _unit(places: Floats) -> Floats:
    unit: Floats = places / np.sqrt((places * places).sum(axis=1, keepdims=True))
    return unit
