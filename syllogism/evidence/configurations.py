"""Configurations: every term a ball, every proposition a gap between two balls.

Two gaps serve all four forms, and contradictories differ in sign:

    inside(x, y) = d(x, y) + r(x) - r(y)      A: inside <= 0     O: inside >= 1
    apart(x, y)  = r(x) + r(y) - d(x, y)      E: apart  <= 0     I: apart  >= 1

where d is the distance of two centres, in one of two norms, and r a radius. All propositions that
can hold together have balls of the max-norm, which are cubes; Euclidean ones, which are circles in
the plane, not always. The unit is arbitrary. In the traditional reading every radius is at least
1; in the modern reading a ball of radius <= 0 is an empty term.

Axes: ``terms`` counts the terms, ``dim`` the dimension of the space.

Source:
    Gergonne, "Essai de dialectique rationnelle" (1816-17): the relations of two circles.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

from syllogism.errors import EvidenceError


class Norm(Enum):
    """How long the way between two centres is, and so what a ball looks like."""

    EUCLIDEAN = "euclidean"  # the straight line: circles and spheres
    MAXIMUM = "maximum"  # the greatest difference of coordinates: squares and cubes

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True, eq=False)
class Configuration:
    """Balls in a space of any dimension, one for each term.

    Args:
        terms: Names of the balls.
        centres: Shape ``(terms, dim)``, finite, in units of the margin.
        radii: Shape ``(terms,)``, finite, same unit; <= 0 pictures an empty term.
        norm: What distances are measured in.

    Raises:
        EvidenceError: Shapes disagree, a term is named twice, or a number is not finite.
    """

    terms: tuple[str, ...]
    centres: npt.NDArray[np.float64]
    radii: npt.NDArray[np.float64]
    norm: Norm = Norm.EUCLIDEAN

    def __post_init__(self) -> None:
        centres = np.array(self.centres, dtype=np.float64)
        radii = np.array(self.radii, dtype=np.float64)
        count = len(self.terms)
        if not isinstance(self.norm, Norm):
            raise EvidenceError(f"a norm is one of {', '.join(map(str, Norm))}, got {self.norm!r}")
        if len(set(self.terms)) < count:
            raise EvidenceError(f"balls need different terms, got {self.terms!r}")
        if (
            centres.ndim != 2
            or len(centres) != count
            or radii.shape != (count,)
            or not centres.size
        ):
            raise EvidenceError(
                f"{count} balls need centres ({count}, dim) and radii ({count},), "
                f"got {centres.shape} and {radii.shape}"
            )
        if not (np.isfinite(centres).all() and np.isfinite(radii).all()):
            raise EvidenceError(f"centres and radii must be finite, got {centres!r}, {radii!r}")
        centres.setflags(write=False)
        radii.setflags(write=False)
        object.__setattr__(self, "terms", tuple(self.terms))
        object.__setattr__(self, "centres", centres)
        object.__setattr__(self, "radii", radii)

    @property
    def dim(self) -> int:
        """The dimension of the space."""
        return int(self.centres.shape[1])

    def __str__(self) -> str:
        return "\n".join(map(self._ball, range(len(self.terms))))

    def _ball(self, number: int) -> str:
        radius, centre = self.radii[number], self.centres[number]
        kind = "radius" if self.norm is Norm.EUCLIDEAN else "cube of radius"
        kind = kind if radius > 0 else "empty, radius"
        place = ", ".join(f"{x:z.3f}" for x in centre[:3]) + (", ..." if len(centre) > 3 else "")
        return f"{self.terms[number]}: {kind} {radius:z.3f} at ({place})"
