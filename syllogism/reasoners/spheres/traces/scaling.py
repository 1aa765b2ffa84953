"""Places at given distances, as near as can be, from frame to frame without a jump.

Classical scaling finds places from all distances at once, but turned anyhow. So they are turned to
lie as the neighbouring frame does and put half way between the two; then a few steps of stress
majorization bring the drawn distances nearer to the asked ones.

Axes: ``terms``, ``coordinates``.

Source:
    Torgerson, "Multidimensional scaling: theory and method" (1952), for classical scaling;
    Schönemann, "A generalized solution of the orthogonal Procrustes problem" (1966); de Leeuw,
    "Applications of convex analysis to multidimensional scaling" (1977), for majorization.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

SWEEPS = 12  # of majorization for each frame; more change what is drawn by less than a line
LEAST = 1e-9  # a shorter way has no direction

Floats = npt.NDArray[np.float64]


def scaled(distances: Floats, dim: int) -> Floats:
    """Return the places of classical scaling, around the origin."""
    squares = distances**2
    middle = squares.mean(axis=0)
    return with_products((middle + middle[:, None] - squares - middle.mean()) / 2, dim)


def with_products(products: Floats, dim: int) -> Floats:
    """Return places whose scalar products are as near as can be to some given ones."""
    values, vectors = np.linalg.eigh(products)
    kept = min(dim, len(products))
    places = np.zeros((len(products), dim))
    places[:, :kept] = vectors[:, ::-1][:, :kept] * np.sqrt(np.maximum(values[::-1][:kept], 0))
    return places


def turned(places: Floats, others: Floats) -> Floats:
    """Return places, turned or reflected about the origin to lie as near as can be to others."""
    left, _, right = np.linalg.svd(places.T @ others)
    lying: Floats = places @ left @ right
    return lying


def near(neighbour: Floats, distances: Floats, weights: Floats) -> Floats:
    """Return places at some distances that lie as those of a neighbouring frame do.

    Args:
        neighbour: Shape ``(terms, coordinates)``.
        distances: Shape ``(terms, terms)``.
        weights: How much each distance counts, likewise.
    """
    middle = neighbour.mean(axis=0)
    lying = neighbour - middle
    places = (turned(scaled(distances, neighbour.shape[1]), lying) + lying) / 2
    off = weights * (1 - np.eye(len(places)))
    inverse = np.linalg.pinv(np.diag(off.sum(axis=1)) - off)
    for _ in range(SWEEPS):
        drawn = np.linalg.norm(places[:, None] - places, axis=-1)
        ratios = off * np.divide(distances, drawn, out=np.zeros_like(drawn), where=drawn > LEAST)
        places = inverse @ (np.diag(ratios.sum(axis=1)) - ratios) @ places
    moved: Floats = places + middle
    return moved


def completed(distances: Floats) -> Floats:
    """Return distances of all pairs: where one is not known (NaN), the shortest way over others.

    On the way to rest a distance may be negative; it is drawn as none.
    """
    known = np.isfinite(distances)
    ways = np.where(known, np.maximum(distances, 0), np.inf)
    asked = ways.copy()
    for via in range(len(ways)):
        ways = np.minimum(ways, ways[:, via, None] + ways[via])
    ways = np.where(np.isfinite(ways), ways, ways[np.isfinite(ways)].max())
    return np.where(known, asked, ways)
