"""The units that complements add to the network for many terms.

The span pi is an unknown as radii and distances are, and every length of a complement is the span
less that of the term itself. So the units of `network` speak of complements too, and what is left
to say besides is:

    either       relu(room + 2 pi - r(x) - r(y) - d(x, y))
    neither      relu(1 + room - 2 pi + r(x) + r(y) + d(x, y))
    instance     relu(1 + room - pi + r)             of a complement
    perimeter    relu(room + d(x, y) + d(y, z) + d(x, z) - 2 pi)
    somebody     relu(1 + room - pi)

A perimeter is the detour from x via non-y to z, and the same whichever of the three is y: so these
are all triangle inequalities of terms and complements. With z = y it keeps a distance from being
longer than the span, with all three the same the span from being negative.

Why this decides. A world is weighed by counting: r(x) individuals fall under x, d(x, y) under just
one of x and y, and the span counts all. Then all these inequalities hold. Conversely they are those
of balls for the terms and their complements, of which `network` speaks.

Axes: ``terms``; ``batch`` outside of the functions that are vectorised.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Int32

from syllogism.reasoners.spheres.graphs.lengths import ROOM, UNIT, Lengths
from syllogism.reasoners.spheres.graphs.signs import Signs


class SignedActivations(NamedTuple):
    """How far each inequality is from being pictured with room to spare."""

    statements: Int32[Any, "*batch 2 terms terms"]
    instances: Int32[Any, "*batch terms"]
    perimeters: Int32[Any, "*batch terms terms terms"]
    somebody: Int32[Any, "*batch"]


def signed_activations(signs: Signs, linked: Array, lengths: Lengths) -> SignedActivations:
    """Return what fires, for one argument; of a perimeter's terms, the least come first."""
    radii, distances, span = lengths
    unopposed = signs.unopposed
    apart = 2 * span - radii[:, None] - radii[None, :] - distances
    missing = jnp.stack([ROOM * unopposed + apart, UNIT + ROOM - apart])
    beside = jnp.triu(linked + jnp.diag(signs.present))
    asked = beside[:, :, None] * beside[None, :, :] * beside[:, None, :]
    roomy = unopposed[:, :, None] * unopposed[None, :, :] * unopposed[:, None, :]
    around = distances[:, :, None] + distances[None, :, :] + distances[:, None, :]
    return SignedActivations(
        signs.says * jax.nn.relu(missing),
        signs.inhabited * jax.nn.relu(UNIT + ROOM - span + radii),
        asked * jax.nn.relu(ROOM * roomy + around - 2 * span),
        signs.peopled * jax.nn.relu(UNIT + ROOM - span),
    )


def signed_pull(fired: SignedActivations) -> Lengths:
    """Return where what fires pulls the radii, the distances and the span of one argument."""
    either, neither = fired.statements
    apart = neither - either
    legs = fired.perimeters.sum(0) + fired.perimeters.sum(1) + fired.perimeters.sum(2)
    wider = 2 * apart.sum() + fired.instances.sum() + 2 * fired.perimeters.sum() + fired.somebody
    closer = apart + legs
    return Lengths(-apart.sum(0) - apart.sum(1) - fired.instances, -closer - closer.T, wider)


def signed_counts(signs: Signs, triangles: Int32[np.ndarray, "batch terms terms"]) -> Lengths:
    """Return how many coefficients stand in the inequalities that speak of each unknown.

    Args:
        signs: What is asked of a batch.
        triangles: In how many triangles of links each pair lies.
    """
    said = signs.says.sum(axis=1)
    around_terms = 5 * (said.sum(axis=1) + said.sum(axis=2)) + 2 * signs.inhabited
    around_pairs = 5 * (said + said.swapaxes(1, 2) + triangles)
    perimeters = triangles.sum(axis=(1, 2)) // 6
    count = signs.present.sum(axis=1)
    around_span = 10 * (said.sum(axis=(1, 2)) + perimeters) + 2 * count + 1
    return Lengths(around_terms, around_pairs, around_span)
