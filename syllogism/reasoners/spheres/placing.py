"""From distances to centres, in the plane and in any space that contains one.

Three distances that obey the triangle inequality are those of a triangle. It is drawn in the
plane, then carried isometrically into the space: two orthonormal directions drawn from a seed
say where its plane lies. Then everything is measured again, from the centres.

How small an error is small enough? No inequality speaks of more than three distances, so if each
distance misses what was asked for by e at most, then every inequality ``ROWS @ z >= thresholds``
that held of the distances holds of the balls up to a tolerance t = 3 e. Were there no exact
configuration, some reason h would say so: an extreme ray of the cone of reasons, in whole numbers,
with ROWS.T @ h = 0 and thresholds . h >= 1. Then

    0 = h . (ROWS @ z) >= h . (thresholds - t) >= 1 - t * sum(h)

so an exact configuration exists as soon as t * sum(h) < 1 for all such h. An extreme ray has at
most seven lines (six unknowns), and each entry is a 6 x 6 minor of the rows or less; no row is
longer than 2, so by Hadamard no minor exceeds 2^6, and sum(h) <= 7 * 64 = 448.

Axes: ``terms`` balls, ``sides`` 3, ``dim`` dimensions, ``batch`` arguments.

Source:
    Hadamard, "Résolution d'une question relative aux déterminants" (1893); Kahan,
    "Miscalculating area and angles of a needle-like triangle" (2014), for the order of the sides.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Bool, Float64

from syllogism.reasoners.spheres.gaps import PAIRS, TERMS, UNKNOWNS

LARGEST_REASON = (UNKNOWNS + 1) * 2**UNKNOWNS  # the bound on sum(h) derived above: 448
SHARE = TERMS  # of an inequality's error in each distance: the sides of a detour are three
TOLERANCE = 1e-6  # in units of the margin; far below 1 / 448, far above float64's rounding

_OPPOSITE = np.array([(set(range(TERMS)) - set(pair)).pop() for pair in PAIRS])


def frame(dim: int, seed: int) -> Float64[np.ndarray, "2 dim"]:
    """Return two orthonormal directions in a space, drawn from a seed: a plane to draw in."""
    directions = np.random.default_rng(seed).standard_normal((dim, 2))
    orthonormal, _ = np.linalg.qr(directions)
    return np.ascontiguousarray(orthonormal.T)


def place(
    distances: Float64[np.ndarray, "sides batch"], plane: Float64[np.ndarray, "2 dim"]
) -> Float64[np.ndarray, "terms dim batch"]:
    """Return centres at given distances d01, d02, d12.

    The longest side is laid along the first direction, and the third centre is found from the end
    where the longest and the shortest side meet: so no short side is the difference of long ones,
    and centres that coincide do so exactly.
    """
    numbers = np.arange(distances.shape[1])
    short, middle, long = np.argsort(distances, axis=0, kind="stable")
    c, b, a = (distances[side, numbers] for side in (short, middle, long))
    along = np.divide((a - b) * (a + b) + c * c, 2 * a, out=np.zeros_like(a), where=a > 0)
    across = np.sqrt(np.maximum((c - along) * (c + along), 0))
    first, second = np.zeros((2, TERMS, len(numbers)))
    first[_OPPOSITE[short], numbers] = a
    first[_OPPOSITE[long], numbers] = along
    second[_OPPOSITE[long], numbers] = across
    # Written out, not multiplied as matrices: a matrix product may round by the size of the batch.
    x, y = plane[:, :, None]
    centres: Float64[np.ndarray, "terms dim batch"] = first[:, None] * x + second[:, None] * y
    return centres


def are_placed(
    centres: Float64[np.ndarray, "terms dim batch"], distances: Float64[np.ndarray, "sides batch"]
) -> Bool[np.ndarray, " batch"]:
    """Return whether the distances, measured from the centres, are those that were asked for."""
    measured = np.stack([np.linalg.norm(centres[x] - centres[y], axis=0) for x, y in PAIRS])
    placed: Bool[np.ndarray, " batch"]
    placed = SHARE * np.abs(measured - distances).max(axis=0) <= TOLERANCE
    return placed
