"""Relations of circles: how two terms lie to each other in what was shown of them.

Worlds and configurations are *pictures*: they show which propositions hold of two terms. Of
individuals that is a matter of comparing two sets of them, and of balls a matter of measuring:

    d(x, y) + r(x) - r(y) <= 0    all x are y        r(x) + r(y) - d(x, y) <= 0    no x are y

up to the audit's tolerance, so that whatever passes the audit is seen as it was meant. A ball of
radius <= 0 is an empty term.

Two terms that have instances lie in one of five relations. An empty one has no circle and lies in
none: *all* of it are anything, and *no* one is.

Source:
    Gergonne, "Essai de dialectique rationnelle" (1816-17): the five relations of two circles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import pi

from syllogism.evidence.checking_configurations import ROUNDINGS, TOLERANCE
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.evidence.distances import distance
from syllogism.evidence.judgements import Evidence
from syllogism.evidence.worlds import World
from syllogism.language.propositions import Form


class Relation(Enum):
    """How a circle lies to another one; the word goes between their names."""

    EQUAL = "equals"
    INSIDE = "inside"
    CONTAINS = "contains"
    OVERLAPS = "overlaps"
    DISCONNECTED = "disconnected"

    __hash__ = object.__hash__  # there is one of each; Enum would hash their names anew, in Python

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen of two terms x and y.

    Args:
        is_inside: All x are y.
        contains: All y are x.
        is_apart: No x are y.
    """

    is_inside: bool
    contains: bool
    is_apart: bool

    @property
    def relation(self) -> Relation | None:
        """How the circle of x lies to that of y; None where one of them is empty."""
        if self.is_apart:
            return None if self.is_inside or self.contains else Relation.DISCONNECTED
        if self.is_inside:
            return Relation.EQUAL if self.contains else Relation.INSIDE
        return Relation.CONTAINS if self.contains else Relation.OVERLAPS

    def shows(self, form: Form) -> bool:
        """Return whether a form holds of x and y, without any import."""
        match form:
            case Form.A:
                return self.is_inside
            case Form.E:
                return self.is_apart
            case Form.I:
                return not self.is_apart
            case Form.O:
                return not self.is_inside


def see(evidence: Evidence | None, pairs: Sequence[tuple[str, str]]) -> list[Sight] | None:
    """Return what evidence lets one see of pairs of terms, or None if it is no picture of them.

    >>> sights = see(World.of([{"S"}, {"S", "M"}, {"P"}]), [("S", "M"), ("M", "P")])
    >>> [str(sight.relation) for sight in sights]
    ['contains', 'disconnected']
    """
    match evidence:
        case World():
            return _see_individuals(evidence, pairs)
        case Configuration():
            placed = {term: place for place, term in enumerate(evidence.terms)}
            if all(term in placed for pair in pairs for term in pair):
                return [_see_balls(evidence, placed[x], placed[y]) for x, y in pairs]
    return None


def _see_individuals(world: World, pairs: Sequence[tuple[str, str]]) -> list[Sight]:
    instances = {
        term: {individual.name for individual in world.individuals if term in individual.terms}
        for term in {term for pair in pairs for term in pair}
    }
    sets = [(instances[x], instances[y]) for x, y in pairs]
    return [Sight(x <= y, y <= x, x.isdisjoint(y)) for x, y in sets]


def _see_balls(configuration: Configuration, x: int, y: int) -> Sight:
    r_x, r_y = float(configuration.radii[x]), float(configuration.radii[y])
    if r_x <= 0 or r_y <= 0:
        return Sight(is_inside=r_x <= 0, contains=r_y <= 0, is_apart=True)
    centres, geometry = configuration.centres, configuration.geometry
    apart = distance(centres[x], centres[y], geometry)
    turn = 2 * pi if geometry is Geometry.SPHERICAL else 0.0  # angles are rounded as pi is
    rounding = ROUNDINGS * (apart + r_x + r_y + turn)
    tolerated = TOLERANCE * configuration.margin + rounding
    return Sight(
        is_inside=apart + r_x - r_y <= tolerated,
        contains=apart + r_y - r_x <= tolerated,
        is_apart=r_x + r_y - apart <= tolerated,
    )
