"""Who stands where on a globe: the roomiest place of every region that caps make.

Points spread evenly over the sphere fall into the regions; whoever stands at one is of one *kind*,
the set of the terms in whose caps it lies. A region too narrow for any of them has no room for a
dot either. Room is counted as it is seen: a place near the rim has less of it, and one behind
none.

Axes: ``points`` of the sphere, ``caps``, ``coordinates`` three.

Source:
    González, "Measurement of areas on a sphere using Fibonacci and latitude-longitude lattices"
    (2010), for the spiral of points.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from syllogism.diagrams.euler.regions import Spot, choose_individuals
from syllogism.evidence.configurations import Configuration
from syllogism.language.arguments import Import, are_signed, terms_of
from syllogism.language.complements import Complement, SignedTerm, name_of
from syllogism.language.propositions import Form, Proposition

POINTS = 6000  # about 2.6 degrees from one to the next
GOLDEN = math.pi * (3 - math.sqrt(5))  # radians from one point of the spiral to the next
BEHIND = 1e-3  # share of its room that is counted of a place behind

Floats = npt.NDArray[np.float64]


class Standing(NamedTuple):
    """Where somebody stands on a globe.

    Args:
        kind: The terms in whose caps it lies.
        place: A unit vector, shape ``(coordinates,)``.
    """

    kind: frozenset[str]
    place: Floats


def spiral(points: int) -> Floats:
    """Return points spread evenly over the sphere, shape ``(points, coordinates)``."""
    heights = 1 - (2 * np.arange(points) + 1) / points
    turns = GOLDEN * np.arange(points)
    across = np.sqrt(1 - heights**2)
    return np.stack([across * np.cos(turns), across * np.sin(turns), heights], axis=1)


def depths_in(configuration: Configuration, points: Floats) -> Floats:
    """Return how deep points lie in caps, in radians; below 0 outside. Shape ``(points, caps)``."""
    cosines = np.clip(points @ configuration.centres.T, -1, 1)
    depths: Floats = configuration.radii - np.arccos(cosines)
    return depths


class Regions(NamedTuple):
    """The regions of caps, by points.

    Args:
        terms: Names of the caps.
        points: Shape ``(points, coordinates)``.
        codes: The region of each, with a bit for each cap that it lies in.
        rooms: Their angles from the nearest border, in radians.
    """

    terms: tuple[str, ...]
    points: Floats
    codes: npt.NDArray[np.int64]
    rooms: Floats

    @classmethod
    def of(cls, configuration: Configuration) -> Regions:
        """Return the regions that the caps of a configuration make."""
        points = spiral(POINTS)
        depths = depths_in(configuration, points)
        codes = (depths > 0) @ (1 << np.arange(len(configuration.terms), dtype=np.int64))
        has_border = (configuration.radii > 0) & (configuration.radii < math.pi)
        rooms = np.abs(depths[:, has_border]).min(axis=1, initial=math.pi / 2)
        return cls(configuration.terms, points, codes, rooms)

    def kind(self, code: int) -> frozenset[str]:
        """Return the terms of a region's caps."""
        return frozenset(term for bit, term in enumerate(self.terms) if code >> bit & 1)

    def roomiest(self, toward: Floats) -> tuple[list[Standing], list[float]]:
        """Return for every region its place with most room as it is seen, and that room."""
        facing = np.maximum(self.points @ toward, BEHIND)
        seen = np.round(self.rooms * facing, 9)
        order = np.lexsort((-seen, self.codes))
        _, firsts = np.unique(self.codes[order], return_index=True)
        best = order[firsts]
        standing = [Standing(self.kind(int(self.codes[n])), self.points[n]) for n in best]
        return standing, seen[best].tolist()


def find_standing(
    configuration: Configuration,
    propositions: Sequence[Proposition],
    toward: Floats,
    *,
    reading: Import,
) -> list[Standing]:
    """Return where the fewest individuals stand that make a world of some propositions.

    Args:
        configuration: Caps of a sphere in which the propositions hold.
        propositions: These; they may speak of complements.
        toward: The way to the viewer, a unit vector.
        reading: In the traditional one there is somebody of every term, and where complements are
            spoken of, somebody who is not.
    """
    standing, rooms = Regions.of(configuration).roomiest(toward)
    named = _numbered(configuration.terms)
    both: list[SignedTerm] = [*configuration.terms, *map(Complement, configuration.terms)]
    spots = [
        Spot(
            frozenset(
                named[term]
                for term in both
                if (name_of(term) in one.kind) is not isinstance(term, Complement)
            ),
            (float(number), 0.0),
            room,
        )
        for number, (one, room) in enumerate(zip(standing, rooms, strict=True))
    ]
    asked = [Proposition(p.form, named[p.subject], named[p.predicate]) for p in propositions]
    if reading is Import.TRADITIONAL:
        granted: list[SignedTerm] = [*terms_of(propositions)]
        granted += list(map(Complement, terms_of(propositions))) if are_signed(propositions) else []
        asked += [Proposition(Form.I, named[term], named[term]) for term in granted]
    chosen = choose_individuals(spots, asked, reading=Import.MODERN)
    return [standing[int(spot.place[0])] for spot in chosen]


def _numbered(terms: Sequence[str]) -> dict[SignedTerm, str]:
    """Return a name of its own for every term and every complement."""
    names: dict[SignedTerm, str] = {}
    for number, term in enumerate(terms):
        names[term], names[Complement(term)] = f"{number}", f"non-{number}"
    return names
