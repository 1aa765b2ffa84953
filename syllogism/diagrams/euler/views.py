"""Views: balls of the plane, of the hyperbolic plane and of a sphere as circles on paper.

The Poincaré disc pictures the hyperbolic plane, and stereographic projection the sphere, so that
circles stay circles. What is t away from the middle of the view is drawn at f(t / 2), f being tanh
or tan; so a circle whose centre is t away reaches, on that ray, from f((t - r) / 2) to
f((t + r) / 2), and its centre on paper is a little beside the point that it is drawn around.

Axes: ``balls`` that are shown, two coordinates.

Source:
    Needham, Visual Complex Analysis (1997), chapters 3 and 6.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from syllogism.errors import EvidenceError
from syllogism.evidence.configurations import Configuration, Geometry

Floats = npt.NDArray[np.float64]

FARTHEST = 3.0  # radians from the middle of the view that are still drawn; at pi all is infinite
NOTES = {
    Geometry.HYPERBOLIC: (
        "Circles of the hyperbolic plane in the Poincaré disc, whose border is infinitely far away."
    ),
    Geometry.SPHERICAL: (
        "Caps of a sphere in stereographic projection; the grey circle is the border of the half "
        "that is in view."
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
    """Return some balls of a configuration in two dimensions as circles.

    Raises:
        EvidenceError: The caps reach round the whole sphere from wherever one looks.
    """
    centres, radii = configuration.centres[shown], configuration.radii[shown]
    if configuration.geometry is Geometry.HYPERBOLIC:
        return _curved(centres, 2 * np.arctanh(np.linalg.norm(centres, axis=1)), radii, np.tanh)
    if configuration.geometry is Geometry.SPHERICAL:
        tangents, away = _seen_from_above(centres, radii)
        return _curved(tangents, away, radii, np.tan)
    return View(centres, radii, None)


def _curved(directions: Floats, away: Floats, radii: Floats, bend: np.ufunc) -> View:
    near, far = bend((away - radii) / 2), bend((away + radii) / 2)
    lengths = np.linalg.norm(directions, axis=1, keepdims=True)
    rays = np.divide(directions, lengths, out=np.zeros_like(directions), where=lengths > 0)
    return View(rays * ((near + far) / 2)[:, None], (far - near) / 2, 1.0)


def _seen_from_above(centres: Floats, radii: Floats) -> tuple[Floats, Floats]:
    """Return the directions and angles of centres, from where the farthest cap is nearest."""
    points = [*centres, centres.sum(axis=0), *np.eye(3), *-np.eye(3)]
    middles = [point / np.linalg.norm(point) for point in points if np.linalg.norm(point) > 0]
    angles = [
        np.arctan2(np.linalg.norm(np.cross(m, centres), axis=1), centres @ m) for m in middles
    ]
    reaches = [float((angle + radii).max()) for angle in angles]
    best = int(np.argmin(reaches))
    if reaches[best] > FARTHEST:
        raise EvidenceError(
            f"a drawing shows caps from one side of the sphere, and these reach round it: "
            f"{reaches[best]:.2f} from any middle, where {FARTHEST} can be drawn; "
            f"the venn style draws up to three terms"
        )
    middle = middles[best]
    right = np.cross(middle, np.eye(3)[np.argmin(np.abs(middle))])
    right /= np.linalg.norm(right)
    return centres @ np.stack([right, np.cross(middle, right)], axis=1), angles[best]
