"""Configurations: every term a ball, every proposition a gap between two balls.

Two gaps serve all four forms, and contradictories differ in sign:

    inside(x, y) = d(x, y) + r(x) - r(y)      A: inside <= 0     O: inside >= 1
    apart(x, y)  = r(x) + r(y) - d(x, y)      E: apart  <= 0     I: apart  >= 1

where d is the distance of two centres in one of four geometries, r a radius, and 1 the *margin*,
a length of one's choice. In the traditional reading every radius is at least the margin; in the
modern reading a ball of radius <= 0 is an empty term. All propositions that can hold together have
balls of the max-norm, which are cubes; Euclidean ones, which are circles in the plane, not always.

Complements need a geometry in which all but a ball is a ball again: every centre has an opposite
one at the same distance pi from it, and the way from x to y and on to the opposite of x is always
that long. On a sphere this is the antipode, and a ball is a cap. In the max-norm it is the centre
reflected about a middle point, as long as no two centres are farther apart than pi. Then

    r(non-x) = pi - r(x)      d(non-x, y) = pi - d(x, y)

and the two gaps serve all eight statements.

Axes: ``terms`` counts the terms, ``dim`` the dimension of the space, ``coordinates`` the numbers
that name a place in it: one more than ``dim`` on a sphere.

Source:
    Gergonne, "Essai de dialectique rationnelle" (1816-17): the relations of two circles.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import isfinite, pi

import numpy as np
import numpy.typing as npt

from syllogism.errors import EvidenceError, OptionError

ON_SPHERE = 1e-9  # how far from 1 the length of a unit vector in float64 may be


class Geometry(Enum):
    """How long the way between two centres is, and so what a ball looks like."""

    EUCLIDEAN = "euclidean"  # the straight line: circles and spheres
    MAXIMUM = "maximum"  # the greatest difference of coordinates: squares and cubes
    HYPERBOLIC = "hyperbolic"  # curvature -1, centres in the Poincaré ball: its circles
    SPHERICAL = "spherical"  # the angle of two unit vectors: caps of a sphere

    @classmethod
    def _missing_(cls, value: object) -> Geometry:
        raise OptionError(f"a geometry is one of {', '.join(map(str, cls))}, got {value!r}")

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True, eq=False)
class Configuration:
    """Balls in a space of any dimension, one for each term.

    Args:
        terms: Names of the balls.
        centres: Shape ``(terms, coordinates)``, finite; in the Poincaré ball shorter than 1, on a
            sphere of length 1.
        radii: Shape ``(terms,)``, finite; <= 0 pictures an empty term.
        geometry: What distances are measured in.
        margin: The length that stands for 1 in the gaps, positive; radii and distances are
            measured in the geometry's own unit.
        span: How far a centre is from that of its complement: None where complements have no
            balls, and on a sphere always pi.

    Raises:
        EvidenceError: Shapes disagree, a term is named twice, a number is not finite, a centre is
            no place of the geometry, or a geometry without complements is given a span.
    """

    terms: tuple[str, ...]
    centres: npt.NDArray[np.float64]
    radii: npt.NDArray[np.float64]
    geometry: Geometry = Geometry.EUCLIDEAN
    margin: float = 1.0
    span: float | None = None

    def __post_init__(self) -> None:
        centres = np.array(self.centres, dtype=np.float64)
        radii = np.array(self.radii, dtype=np.float64)
        count = len(self.terms)
        if not isinstance(self.geometry, Geometry):
            names = ", ".join(map(str, Geometry))
            raise EvidenceError(f"a geometry is one of {names}, got {self.geometry!r}")
        if len(set(self.terms)) < count:
            raise EvidenceError(f"balls need different terms, got {self.terms!r}")
        if (
            centres.ndim != 2
            or len(centres) != count
            or radii.shape != (count,)
            or not centres.size
        ):
            raise EvidenceError(
                f"{count} balls need centres ({count}, coordinates) and radii ({count},), "
                f"got {centres.shape} and {radii.shape}"
            )
        if not (np.isfinite(centres).all() and np.isfinite(radii).all()):
            raise EvidenceError(f"centres and radii must be finite, got {centres!r}, {radii!r}")
        if not (isfinite(self.margin) and self.margin > 0):
            raise EvidenceError(f"a margin is a positive length, got {self.margin!r}")
        centres.setflags(write=False)
        radii.setflags(write=False)
        object.__setattr__(self, "terms", tuple(self.terms))
        object.__setattr__(self, "centres", centres)
        object.__setattr__(self, "radii", radii)
        self._require_places()
        object.__setattr__(self, "span", self._span())

    def _require_places(self) -> None:
        if self.geometry not in (Geometry.HYPERBOLIC, Geometry.SPHERICAL):
            return
        lengths = np.linalg.norm(self.centres, axis=1)
        if self.geometry is Geometry.HYPERBOLIC and lengths.max() >= 1:
            raise EvidenceError(
                f"a centre in the Poincaré ball is shorter than 1, got length {lengths.max()!r}"
            )
        if self.geometry is Geometry.SPHERICAL and np.abs(lengths - 1).max() > ON_SPHERE:
            raise EvidenceError(f"a centre on the sphere has length 1, got lengths {lengths!r}")

    def _span(self) -> float | None:
        if self.geometry is Geometry.SPHERICAL and self.span in (None, pi):
            return pi
        is_length = self.span is not None and isfinite(self.span) and self.span >= 0
        if self.span is None or (self.geometry is Geometry.MAXIMUM and is_length):
            return self.span
        raise EvidenceError(
            f"complements have balls in the max-norm, at a distance of 0 or more, and on a sphere, "
            f"at pi; got {self.geometry} balls with span {self.span!r}"
        )

    @property
    def dim(self) -> int:
        """The dimension of the space."""
        coordinates = int(self.centres.shape[1])
        return coordinates - 1 if self.geometry is Geometry.SPHERICAL else coordinates

    def __str__(self) -> str:
        balls = list(map(self._ball, range(len(self.terms))))
        unit = [] if self.margin == 1 else [f"margin: {self.margin:.3g}"]
        return "\n".join([*balls, *unit])

    def _ball(self, number: int) -> str:
        radius, centre = self.radii[number], self.centres[number]
        kind = "radius" if radius > 0 else "empty, radius"
        kind = {
            Geometry.EUCLIDEAN: kind,
            Geometry.MAXIMUM: kind if radius <= 0 else "cube of radius",
            Geometry.HYPERBOLIC: f"hyperbolic {kind}",
            Geometry.SPHERICAL: kind if radius <= 0 else "cap of radius",
        }[self.geometry]
        place = ", ".join(f"{x:z.3f}" for x in centre[:3]) + (", ..." if len(centre) > 3 else "")
        return f"{self.terms[number]}: {kind} {radius:z.3f} at ({place})"
