"""Distances of two centres in four geometries, each within a known rounding.

    euclidean    |x - y|
    maximum      max |x_j - y_j|
    hyperbolic   2 asinh(|x - y| / sqrt((1 - |x|^2)(1 - |y|^2)))     in the Poincaré ball
    spherical    2 atan2(|x' - y'|, |x' + y'|)                       where x' = x / |x|

None of these subtracts what is nearly equal, except for coordinates, which are exact, and for
1 - |x|^2, which is therefore summed exactly: near the boundary of the Poincaré ball it would lose
every digit otherwise. So with u the rounding of one operation (half of `EPSILON`), and lengths
within 2u by `math.dist` and `math.hypot` in any dimension:

* Euclidean, 3u: each difference, and the length. Maximum, u: each difference.
* Hyperbolic, 10u: the length 3u, the root of a product 5u/2, a quotient u, an arc 2u and more. Of
  an argument's relative error asinh passes on no more than that.
* On the sphere an absolute error of 24u: x' and y' are each within 3u, hence |x' - y'| and
  |x' + y'| within 12u of their own rounding and theirs; the angle of a point at a distance of 2
  from the origin turns by at most sqrt(2) 12u, and atan2 adds 2u of pi.

All are at most ``5 * EPSILON * (distance + span)``, where span is pi on a sphere and otherwise 0;
equal centres are at a distance of 0 and opposite ones at pi, exactly.

Axes: ``coordinates`` of one place.

Source:
    Kahan, "Miscalculating area and angles of a needle-like triangle" (2014), for the angle;
    Dekker, "A floating-point technique for extending the available precision" (1971), for
    squares without rounding; Shewchuk (1997), behind `math.fsum`, for sums without rounding.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from syllogism.evidence.configurations import Geometry

EPSILON = 2.0**-52  # the gap between 1 and the next float64
_SPLIT = 2.0**27 + 1  # Dekker's factor: cuts 53 digits into halves of 26, whose products are exact

Place = npt.NDArray[np.float64]  # shape (coordinates,)


def distance(x: Place, y: Place, geometry: Geometry) -> float:
    """Return how far two centres are from each other; infinite if one is no place at all.

    >>> distance(np.array([0.0, 0.0]), np.array([3.0, 4.0]), Geometry.EUCLIDEAN)
    5.0
    >>> distance(np.array([0.0, 1.0]), np.array([0.0, -1.0]), Geometry.SPHERICAL) == math.pi
    True
    """
    match geometry:
        case Geometry.EUCLIDEAN:
            return math.dist(x.tolist(), y.tolist())
        case Geometry.MAXIMUM:
            return float(np.abs(x - y).max())
        case Geometry.HYPERBOLIC:
            chord = math.dist(x.tolist(), y.tolist())
            depths = _depth(x) * _depth(y)
            return 2 * math.asinh(chord / math.sqrt(depths)) if depths > 0 else math.inf
        case Geometry.SPHERICAL:
            one, other = _direction(x), _direction(y)
            chord = math.dist(one.tolist(), other.tolist())
            return 2 * math.atan2(chord, math.hypot(*(one + other).tolist()))


def opposite(x: Place, geometry: Geometry, span: float) -> Place:
    """Return the centre of the complement: the antipode, or the reflection in the max-norm."""
    return -x if geometry is Geometry.SPHERICAL else span - x


def _depth(x: Place) -> float:
    """Return 1 - |x|^2, rounded once; 0 at the boundary or beyond it."""
    scaled = _SPLIT * x
    high = scaled - (scaled - x)
    low = x - high
    squares = np.concatenate([high * high, 2 * high * low, low * low])
    return max(0.0, math.fsum([1.0, *(-squares).tolist()]))


def _direction(x: Place) -> Place:
    direction: Place = x / math.hypot(*x.tolist())
    return direction
