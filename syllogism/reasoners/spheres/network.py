"""The network: a recurrent layer of ReLUs whose weights are the statements themselves.

    h = relu(thresholds - weights @ z)        how far each inequality is from being pictured
    z <- z + rate * weights.T @ h + ...       move the spheres the way the violated ones pull

This is gradient descent with momentum on the convex energy |h|^2 / 2. Nothing is trained. Every
sphere starts in one Venn diagram, where all particulars hold; what comes to rest is either

* a configuration (all h = 0), or
* a reason why there is none: at rest weights.T @ h = 0, so the inequalities, multiplied by their
  activations h and added up, lose every radius and distance and read 0 >= thresholds . h > 0.
  In fact h is the projection of the thresholds onto the cone of all such reasons (Moreau).

Exact arithmetic. Positions and velocities are kept on a grid of 2^-16, and rates and momentum are
binary fractions. Sums of a few grid numbers below 256 are then exact in float32 in whatever order
a machine adds them, so that the same argument comes to rest at the same bits alone, in any batch,
and on any device.

Axes: ``batch`` arguments, ``aims`` what is asked of one argument, ``rows`` inequalities,
``unknowns`` radii and distances in units of the margin.

Source:
    Polyak, "Some methods of speeding up the convergence of iteration methods" (1964), for momentum;
    Moreau, "Décomposition orthogonale d'un espace hilbertien selon deux cônes mutuellement
    polaires" (1962), for the projection.
"""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float32

from syllogism.reasoners.spheres.gaps import UNKNOWNS

GRID = 2.0**16  # grid numbers in a unit: leaves 8 of float32's 24 bits for sums up to 256
MOMENTUM = 0.625  # a binary fraction; all 256 moods rest in 49 steps, at 0.5 in 119, at 0.75 in 77
PATIENCE = 4096  # steps; of 20,000 random sets of up to 8 statements the slowest took 272
START = 2.0  # radii and distances 2: both gaps of every pair are 2, a Venn diagram
JITTER = 1 / 8  # how far a seed moves the start, so that pictures differ and ties break


class Rest(NamedTuple):
    """Where a network came to rest.

    Args:
        unknowns: Radii and distances z, shape ``(unknowns,)``.
        activations: How far each inequality still is from being pictured, shape ``(rows,)``.
    """

    unknowns: Float32[Array, "*batch unknowns"]
    activations: Float32[Array, "*batch rows"]


def rest(
    weights: Float32[Array, "rows unknowns"],
    thresholds: Float32[Array, " rows"],
    start: Float32[Array, " unknowns"],
    rate: Float32[Array, ""],
) -> Rest:
    """Return where the spheres of one argument come to rest.

    On the grid rest is a fixed point, not a small number: the network stops when no sphere moves.

    Args:
        weights: The inequalities' coefficients.
        thresholds: What each inequality must reach.
        start: Radii and distances to start from, on the grid.
        rate: Length of a step, a power of two; see `rates`.
    """

    def activations(unknowns: Array) -> Array:
        return jax.nn.relu(thresholds - jnp.matmul(weights, unknowns, precision="highest"))

    def moving(state: tuple[Array, Array, Array, Array]) -> Array:
        _, _, moved, steps = state
        return moved & (steps < PATIENCE)

    def step(state: tuple[Array, Array, Array, Array]) -> tuple[Array, Array, Array, Array]:
        unknowns, velocity, _, steps = state
        pull = jnp.matmul(activations(unknowns), weights, precision="highest")
        pushed = jnp.trunc((MOMENTUM * velocity + rate * pull) * GRID) / GRID
        moved = jnp.any(velocity != 0) | jnp.any(pushed != 0)
        return unknowns + pushed, pushed, moved, steps + 1

    begun = (start, jnp.zeros_like(start), jnp.bool_(True), jnp.int32(0))
    unknowns, *_ = jax.lax.while_loop(moving, step, begun)
    return Rest(unknowns, activations(unknowns))


# One computation for a batch of arguments and, for each, several aims.
rest_batch = jax.jit(jax.vmap(jax.vmap(rest, in_axes=(0, 0, None, 0)), in_axes=(0, 0, None, 0)))


def rates(
    weights: Float32[np.ndarray, "*batch rows unknowns"],
) -> Float32[np.ndarray, "*batch"]:
    """Return for each set of weights the greatest power of two at which its descent is stable.

    Descent is stable up to a rate of 2 / L, where L is the greatest eigenvalue of
    weights.T @ weights and, by Gershgorin, at most its greatest absolute row sum. It is 1/4 for
    every mood.
    """
    curvature = np.abs(np.swapaxes(weights, -1, -2) @ weights).sum(axis=-1).max(axis=-1)
    _, exponents = np.frexp(2.0 / np.maximum(curvature, 1.0))
    rate: Float32[np.ndarray, "*batch"] = np.ldexp(np.ones_like(curvature), exponents - 1)
    return rate


def start(seed: int) -> Float32[np.ndarray, " unknowns"]:
    """Return the Venn diagram that a seed starts from: everything overlaps everything in part."""
    jitter = np.random.default_rng(seed).uniform(-JITTER, JITTER, size=UNKNOWNS)
    unknowns: Float32[np.ndarray, " unknowns"]
    unknowns = (np.round((START + jitter) * GRID) / GRID).astype(np.float32)
    return unknowns
