"""Caps seen from far away: what of each is in front, as shapes on paper, and what is behind.

The globe is a unit circle on paper. A cap's border is a circle in space, seen as an ellipse; it
meets the rim, the great circle between front and back, in two points or in none. What is seen of a
cap is bounded by the border in front and, where that meets the rim, by the part of the rim inside
the cap; a cap that holds the whole rim has the rim for its outer boundary.

With c the centre, r the radius and z towards the viewer, the border is

    cos r c + sin r (cos t e + sin t f)        e the way from c towards the viewer, f across

and in front where sin r sin(angle of c and z) cos t > - cos r cos(angle of c and z). The rim is
inside the cap within w of the way to c, where cos w = cos r / sin(angle of c and z).

Axes: ``points`` along a curve, ``xy`` to the right and upwards on paper.

Source:
    Snyder, Map Projections: A Working Manual (1987), chapter 20, for the orthographic projection.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

POINTS = 181  # along a curve: two degrees apart or less
POLE = 1e-9  # a centre so near to the line of sight has no way towards the viewer

Floats = npt.NDArray[np.float64]
NOTHING: Floats = np.zeros((0, 2))


class Seen(NamedTuple):
    """A cap as it is seen.

    Args:
        front: The border in front, shape ``(points, xy)``; no points where there is none.
        back: The border behind, likewise.
        rings: Closed curves around what is seen, holes clockwise, the others counterclockwise.
    """

    front: Floats
    back: Floats
    rings: list[Floats]


def view_from(direction: Floats) -> Floats:
    """Return the rotation to the viewer's axes: rows to the right, upwards, and towards the viewer.

    The third axis points upwards; seen along it, the first one points downwards.
    """
    toward = direction / np.linalg.norm(direction)
    north = (0.0, 0.0, 1.0) if abs(toward[2]) < 1 - POLE else (-toward[2], 0.0, 0.0)
    right = np.cross(north, toward)
    right /= np.linalg.norm(right)
    return np.stack([right, np.cross(toward, right), toward])


def see(centre: Floats, radius: float, view: Floats) -> Seen:
    """Return a cap as it is seen.

    Args:
        centre: A unit vector.
        radius: Between 0 and pi; below a cap is empty, above it is everything.
        view: Rows to the right, upwards and towards the viewer.
    """
    if radius <= 0:
        return Seen(NOTHING, NOTHING, [])
    if radius >= math.pi:
        return Seen(NOTHING, NOTHING, [_rim(-math.pi, math.pi)])
    x, y, depth = (view @ centre).tolist()
    aside = math.hypot(x, y)
    tilt, level = math.sin(radius) * aside, -math.cos(radius) * depth
    everywhere = _rim(-math.pi, math.pi)
    if level >= tilt:
        border = _border(view @ centre, radius, -math.pi, math.pi)
        return Seen(NOTHING, border, [everywhere] if depth > math.cos(radius) else [])
    if level <= -tilt:
        border = _border(view @ centre, radius, -math.pi, math.pi)
        if math.cos(radius) < -aside:
            return Seen(border, NOTHING, [everywhere, _counterclockwise(border)[::-1]])
        return Seen(border, NOTHING, [_counterclockwise(border)])
    turn = math.acos(level / tilt)
    front = _border(view @ centre, radius, -turn, turn)
    back = _border(view @ centre, radius, turn, 2 * math.pi - turn)
    middle, width = math.atan2(y, x), math.acos(max(-1.0, min(1.0, math.cos(radius) / aside)))
    rim = _rim(middle - width, middle + width)
    begins = np.hypot(*(rim[0] - front[-1])) < np.hypot(*(rim[-1] - front[-1]))
    ring = np.concatenate([front, rim if begins else rim[::-1]])
    return Seen(front, back, [_counterclockwise(ring)])


def _border(centre: Floats, radius: float, begin: float, end: float) -> Floats:
    """Return part of a border on paper, from its centre in the viewer's axes."""
    towards = np.array([0.0, 0.0, 1.0]) - centre[2] * centre
    if np.linalg.norm(towards) < POLE:
        towards = np.array([1.0, 0.0, 0.0])
    towards /= np.linalg.norm(towards)
    turns = np.linspace(begin, end, POINTS)[:, None]
    around = np.cos(turns) * towards + np.sin(turns) * np.cross(centre, towards)
    points: Floats = (math.cos(radius) * centre + math.sin(radius) * around)[:, :2]
    return points


def _rim(begin: float, end: float) -> Floats:
    turns = np.linspace(begin, end, POINTS)
    return np.stack([np.cos(turns), np.sin(turns)], axis=1)


def _counterclockwise(ring: Floats) -> Floats:
    x, y = ring.T
    return ring if (x * np.roll(y, -1) - np.roll(x, -1) * y).sum() > 0 else ring[::-1]
