"""From distances to centres, in the plane and in any space that contains one.

Three distances that obey the triangle inequality are those of a triangle. It is drawn in the
plane, then carried isometrically into the space: two orthonormal directions drawn from a seed
say where its plane lies. Then everything is measured again, from the centres.

How small an error is small enough? Suppose every inequality ``weights @ z >= thresholds`` holds
up to a tolerance t. Were there no exact configuration, some reason h would say so: an extreme ray
of the cone of reasons, in whole numbers, with weights.T @ h = 0 and thresholds . h >= 1. Then

    0 = h . (weights @ z) >= h . (thresholds - t) >= 1 - t * sum(h)

so an exact configuration exists as soon as t * sum(h) < 1 for all such h. An extreme ray has at
most seven lines (six unknowns), and each entry is a 6 x 6 minor of the weights or less; no row is
longer than 2, so by Hadamard no minor exceeds 2^6, and sum(h) <= 7 * 64 = 448.

Axes: ``batch`` arguments, ``terms`` balls, ``unknowns`` radii and distances, ``dim`` dimensions.

Source:
    Hadamard, "Résolution d'une question relative aux déterminants" (1893); Kahan,
    "Miscalculating area and angles of a needle-like triangle" (2014), for the order of the sides.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float64, Int8

from syllogism.reasoners.spheres.gaps import PAIRS, TERMS, UNKNOWNS

LARGEST_REASON = (UNKNOWNS + 1) * 2**UNKNOWNS  # the bound on sum(h) derived above: 448
TOLERANCE = 1e-6  # in units of the margin; far below 1 / 448, far above float64's rounding

_OPPOSITE = np.array([(set(range(TERMS)) - set(pair)).pop() for pair in PAIRS])


def frame(dim: int, seed: int) -> Float64[np.ndarray, "2 dim"]:
    """Return two orthonormal directions in a space, drawn from a seed: a plane to draw in."""
    directions = np.random.default_rng(seed).standard_normal((dim, 2))
    orthonormal, _ = np.linalg.qr(directions)
    return np.ascontiguousarray(orthonormal.T)


def place(
    distances: Float64[np.ndarray, "batch 3"], plane: Float64[np.ndarray, "2 dim"]
) -> Float64[np.ndarray, "batch terms dim"]:
    """Return centres at given distances d01, d02, d12.

    The longest side is laid along the first direction, and the third centre is found from the end
    where the longest and the shortest side meet: so no short side is the difference of long ones,
    and centres that coincide do so exactly.
    """
    numbers = np.arange(len(distances))
    short, middle, long = np.argsort(distances, axis=1, kind="stable").T
    c, b, a = (distances[numbers, side] for side in (short, middle, long))
    along = np.divide((a - b) * (a + b) + c * c, 2 * a, out=np.zeros_like(a), where=a > 0)
    across = np.sqrt(np.maximum((c - along) * (c + along), 0))
    flat = np.zeros((len(distances), TERMS, 2))
    flat[numbers, _OPPOSITE[short], 0] = a
    flat[numbers, _OPPOSITE[long], 0] = along
    flat[numbers, _OPPOSITE[long], 1] = across
    # Written out, not multiplied as matrices: a matrix product may round by the size of the batch.
    centres: Float64[np.ndarray, "batch terms dim"]
    centres = flat[..., :1] * plane[0] + flat[..., 1:] * plane[1]
    return centres


def violations(
    centres: Float64[np.ndarray, "batch terms dim"],
    radii: Float64[np.ndarray, "batch terms"],
    weights: Int8[np.ndarray, "batch rows unknowns"],
    thresholds: Int8[np.ndarray, "batch rows"],
) -> Float64[np.ndarray, " batch"]:
    """Return by how much the worst inequality fails, measured from the centres; 0 if none does."""
    sides = [np.linalg.norm(centres[:, x] - centres[:, y], axis=1) for x, y in PAIRS]
    unknowns = np.concatenate([radii, np.stack(sides, axis=1)], axis=1)
    missing = thresholds - np.einsum("bru,bu->br", weights, unknowns)
    worst: Float64[np.ndarray, " batch"] = np.maximum(missing.max(axis=1), 0)
    return worst
