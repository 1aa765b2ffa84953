"""Views: balls of the plane, and of the hyperbolic plane in the Poincaré disc, as circles on paper.

The Poincaré disc keeps circles circles. What is t away from its middle is drawn at tanh(t / 2); so
a circle whose centre is t away reaches, on that ray, from tanh((t - r) / 2) to tanh((t + r) / 2),
and its centre on paper is a little beside the point that it is drawn around. Caps of a sphere are
seen on a globe (see `syllogism.diagrams.globe`).

Axes: ``balls`` that are shown, two coordinates.

Source:
    Needham, Visual Complex Analysis (1997), chapter 6.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from syllogism.errors import EvidenceError
from syllogism.evidence.configurations import Configuration, Geometry

Floats = npt.NDArray[np.float64]

NOTES = {
    Geometry.HYPERBOLIC: (
        "Circles of the hyperbolic plane in the Poincaré disc: the grey border is infinitely far "
        "away, and lengths grow towards it, so that a circle's own centre is not its middle here."
    ),
    Geometry.SPHERICAL: (
        "Caps on a globe; thin lines are borders behind it. The complement of a term is the rest "
        "of the globe, and each cap is on the darker side of its border."
    ),
}


class View(NamedTuple):
    """Circles, and the border of the disc that they are seen in, if there is one.

    Args:
        centres: Shape ``(balls, 2)``.
        radii: Shape ``(balls,)``.
        border: Radius of a circle around the origin, or None.
    """

    centres: Floats
    radii: Floats
    border: float | None

    @property
    def corners(self) -> tuple[Floats, Floats]:
        """The lower left and the upper right corner of everything."""
        low = (self.centres - self.radii[:, None]).min(axis=0)
        high = (self.centres + self.radii[:, None]).max(axis=0)
        if self.border is not None:
            low, high = np.minimum(low, -self.border), np.maximum(high, self.border)
        return low, high


def find_view(configuration: Configuration, shown: list[int]) -> View:
    """Return some balls of the plane, or of the hyperbolic plane, as circles.

    Raises:
        EvidenceError: They are caps of a sphere, which a globe shows.
    """
    centres, radii = configuration.centres[shown], configuration.radii[shown]
    if configuration.geometry is Geometry.SPHERICAL:
        raise EvidenceError("circles on paper are of a plane, and these are caps: see the globe")
    if configuration.geometry is Geometry.HYPERBOLIC:
        return _in_disc(centres, radii)
    return View(centres, radii, None)


def _in_disc(centres: Floats, radii: Floats) -> View:
    lengths = np.linalg.norm(centres, axis=1, keepdims=True)
    away = 2 * np.arctanh(lengths[:, 0])
    near, far = np.tanh((away - radii) / 2), np.tanh((away + radii) / 2)
    rays = np.divide(centres, lengths, out=np.zeros_like(centres), where=lengths > 0)
    return View(rays * ((near + far) / 2)[:, None], (far - near) / 2, 1.0)
