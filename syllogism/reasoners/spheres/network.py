"""The network: a recurrent layer of ReLUs whose weights are the statements themselves.

    h = relu(thresholds - ROWS @ z)        how far each inequality is from being pictured
    z <- z + rate * ROWS.T @ h + ...       move the spheres the way the violated ones pull

This is gradient descent with momentum on the convex energy |h|^2 / 2. Nothing is trained. There is
one neuron for everything that can be said of three balls, wired once; an argument's statements
switch theirs on, and the others never fire. So a whole batch of arguments, whatever they state, is
one matrix, and a step is two products with the same matrix.

Every sphere starts in one Venn diagram, where all particulars hold; what comes to rest is either

* a configuration (all h = 0), or
* a reason why there is none: at rest ROWS.T @ h = 0, so the inequalities, multiplied by their
  activations h and added up, lose every radius and distance and read 0 >= thresholds . h > 0.
  In fact h is the projection of the thresholds onto the cone of all such reasons (Moreau).

Exact arithmetic. Positions and velocities are kept on a grid of 2^-16, and rates and momentum are
binary fractions. Sums of a few grid numbers below 256 are then exact in float32 in whatever order
a machine adds them, so that the same argument comes to rest at the same bits alone, in any batch,
and on any device. And rest is a fixed point, so an argument that waits for others waits unmoved.

Axes: ``rows`` inequalities, ``unknowns`` radii and distances in units of the margin, ``batch``
arguments. The batch comes last: products of two small matrices and a long one are what a processor
does best, here 20 nanoseconds for each step of each argument on one core.

Source:
    Polyak, "Some methods of speeding up the convergence of iteration methods" (1964), for momentum;
    Moreau, "Décomposition orthogonale d'un espace hilbertien selon deux cônes mutuellement
    polaires" (1962), for the projection.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Bool, Float32, Int32

from syllogism.reasoners.spheres.gaps import ROWS, UNKNOWNS

GRID = 2.0**16  # grid numbers in a unit: leaves 8 of float32's 24 bits for sums up to 256
MOMENTUM = 0.625  # a binary fraction; all 256 moods rest in 49 steps, at 0.5 in 119, at 0.75 in 77
PATIENCE = 4096  # steps; of 20,000 random sets of up to 8 statements the slowest took 272
START = 2.0  # radii and distances 2: both gaps of every pair are 2, a Venn diagram
JITTER = 1 / 8  # how far a seed moves the start, so that pictures differ and ties break
LEAST_SIZE = 16  # batches are filled up to 16, 64, 256, ..., so that few shapes are ever compiled
GROWTH = 4
LATE = 1 / 8  # share of a large batch that may still move when the others are let go
LARGE = 256  # arguments; a smaller batch waits for its last, which costs less than a new start


class Rest(NamedTuple):
    """Where the spheres of some arguments are, how they move, and for how many steps they did.

    Args:
        unknowns: Radii and distances z.
        velocities: Their last moves; all zero at rest.
        moving: Whether anything moved, or had just moved, in the last step.
        steps: Steps taken until nothing did.
    """

    unknowns: Float32[Any, "unknowns batch"]
    velocities: Float32[Any, "unknowns batch"]
    moving: Bool[Any, " batch"]
    steps: Int32[Any, " batch"]


def rest(
    thresholds: Float32[np.ndarray, "rows batch"], start: Float32[np.ndarray, " unknowns"]
) -> Rest:
    """Return where the spheres of some arguments come to rest.

    On the grid rest is a fixed point, not a small number: an argument rests when no sphere moves.

    Args:
        thresholds: What each row must reach; minus infinity where it is not asked.
        start: Radii and distances to start from, on the grid.
    """
    return _rest(thresholds, begin(start, thresholds.shape[1]), 0)


def begin(start: Float32[np.ndarray, " unknowns"], batch: int) -> Rest:
    """Return the spheres of some arguments before their first step."""
    return Rest(
        np.repeat(start[:, None], batch, axis=1),
        np.zeros((UNKNOWNS, batch), dtype=np.float32),
        np.ones(batch, dtype=np.bool_),
        np.zeros(batch, dtype=np.int32),
    )


def _rest(thresholds: Float32[np.ndarray, "rows batch"], begun: Rest, taken: int) -> Rest:
    """Return where a batch comes to rest; when few still move, these go on by themselves."""
    batch = thresholds.shape[1]
    missing = size_of(batch) - batch
    late = int(LATE * batch) if batch > LARGE else 0
    filled = Rest(*(_filled(array, missing, 0) for array in begun))
    advanced, total = _advance(_filled(thresholds, missing, -np.inf), filled, taken, late)
    rested = Rest(*(np.array(array)[..., :batch] for array in advanced))
    (moving,) = np.nonzero(rested.moving)
    if len(moving) and total < PATIENCE:
        left = Rest(*(array[..., moving] for array in rested))
        later = _rest(thresholds[:, moving], left, int(total))
        for array, new in zip(rested, later, strict=True):
            array[..., moving] = new
    return rested


def size_of(batch: int) -> int:
    """Return the size to which a batch is filled up."""
    size = LEAST_SIZE
    while size < batch:
        size *= GROWTH
    return size


def _filled(array: np.ndarray, missing: int, value: float) -> np.ndarray:
    """Return a batch filled up with arguments that ask for nothing."""
    if not missing:
        return array
    widths = [(0, 0)] * (array.ndim - 1) + [(0, missing)]
    return np.pad(array, widths, constant_values=value)


@jax.jit
def _advance(thresholds: Array, begun: Rest, taken: Array, late: Array) -> tuple[Rest, Array]:
    """Return a batch of which some arguments at most are late, and the steps taken by then."""
    rate = rates(thresholds)

    def are_moving(state: tuple[Rest, Array]) -> Array:
        rested, taken = state
        waiting: Array = (rested.moving.sum() > late) & (taken < PATIENCE)
        return waiting

    def step(state: tuple[Rest, Array]) -> tuple[Rest, Array]:
        begun, taken = state
        return _step(thresholds, rate, begun), taken + 1

    rested: tuple[Rest, Array] = jax.lax.while_loop(are_moving, step, (begun, jnp.int32(taken)))
    return rested


@jax.jit
def advance(thresholds: Array, begun: Rest) -> Rest:
    """Return a batch one step later: the very step that leads to rest."""
    return _step(thresholds, rates(thresholds), begun)


def _step(thresholds: Array, rate: Array, begun: Rest) -> Rest:
    weights = jnp.asarray(ROWS, dtype=jnp.float32)
    unknowns, velocities, _, steps = begun
    reached = jnp.matmul(weights, unknowns, precision="highest")
    activations = jax.nn.relu(thresholds - reached)
    pull = jnp.matmul(weights.T, activations, precision="highest")
    pushed = jnp.trunc((MOMENTUM * velocities + rate * pull) * GRID) / GRID
    moving = jnp.any((velocities != 0) | (pushed != 0), axis=0)
    return Rest(unknowns + pushed, pushed, moving, steps + moving)


_PRODUCTS = np.einsum("ru,rv->uvr", ROWS, ROWS).reshape(-1, len(ROWS))  # of each row with itself


def rates(thresholds: Float32[Array, "rows batch"]) -> Float32[Array, " batch"]:
    """Return for each argument the greatest power of two at which its descent is stable.

    Descent is stable up to a rate of 2 / L, where L is the greatest eigenvalue of W.T @ W for the
    rows W that are asked and, by Gershgorin, at most its greatest absolute row sum. It is 1/4 for
    every mood.
    """
    asked = (thresholds > -jnp.inf).astype(jnp.float32)
    products = jnp.matmul(jnp.asarray(_PRODUCTS, jnp.float32), asked, precision="highest")
    square = jnp.abs(products).reshape(UNKNOWNS, UNKNOWNS, -1)
    curvature = jnp.maximum(square.sum(axis=1).max(axis=0), 1.0)
    _, exponents = jnp.frexp(2.0 / curvature)
    rate: Array = jnp.ldexp(jnp.ones_like(curvature), exponents - 1)
    return rate


def reached(unknowns: Float32[np.ndarray, "unknowns batch"]) -> Float32[np.ndarray, "rows batch"]:
    """Return what the unknowns make of every row; exact for grid numbers and small fractions.

    Not by a matrix product of numpy, whose library would call up every core for each block.
    """
    made: Float32[np.ndarray, "rows batch"]
    made = np.einsum("ru,ub->rb", ROWS.astype(np.float32), unknowns)
    return made


def activations(
    thresholds: Float32[np.ndarray, "rows batch"], unknowns: Float32[np.ndarray, "unknowns batch"]
) -> Float32[np.ndarray, "rows batch"]:
    """Return how far each row still is from being pictured."""
    missing: Float32[np.ndarray, "rows batch"]
    missing = np.maximum(thresholds - reached(unknowns), 0)
    return missing


def start(seed: int) -> Float32[np.ndarray, " unknowns"]:
    """Return the Venn diagram that a seed starts from: everything overlaps everything in part."""
    jitter = np.random.default_rng(seed).uniform(-JITTER, JITTER, size=UNKNOWNS)
    unknowns: Float32[np.ndarray, " unknowns"]
    unknowns = (np.round((START + jitter) * GRID) / GRID).astype(np.float32)
    return unknowns
