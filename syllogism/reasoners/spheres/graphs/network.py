"""The network for many terms: one unit for each statement, each instance and each detour.

Its unknowns are the radii r and a symmetric matrix of distances d. Every unit tells how far its
inequality is from being pictured, with room to spare, and pulls at the unknowns it speaks of:

    A, E, I, O    relu(gap - room)     from both gaps of every ordered pair of terms
    instance      relu(1 + room - r)
    detour        relu(d(x, z) + room - d(x, y) - d(y, z))

This is the network of `syllogism.reasoners.spheres.network` written for matrices instead of rows.
The premises are the masks that say which units there are. It descends with Nesterov's momentum,
which starts afresh whenever the pull turns against the way things move.

Exact arithmetic. Radii and distances are whole multiples of 2^-18, kept in 32-bit integers. Sums
are then exact in any order, so that the same argument moves to the same bits alone, in any batch,
and on any device. Each unknown has its own rate, a power of two.

Axes: ``batch`` sets of propositions, ``forms`` A, E, I, O, ``terms``; without ``batch`` inside the
functions that are vectorised. Arrays are of numpy outside of them, of JAX inside. A detour x, y, z
goes from x via y to z; there and back again, z = x, keeps a distance from being negative.

Source:
    Nesterov, "A method of solving a convex programming problem with convergence rate O(1/k^2)"
    (1983); O'Donoghue and Candès, "Adaptive restart for accelerated gradient schemes" (2015).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Int32

from syllogism.reasoners.spheres.graphs.statements import Graphs

UNIT = 1 << 18  # whole numbers in a unit of length: leaves values up to 8,192 in 32 bits
ROOM = UNIT // 4  # room to spare: balls do not touch unless they must, and rounding is harmless
START = 2 * UNIT  # radii and distances 2: both gaps of every pair are 2, a Venn diagram
JITTER = UNIT // 8  # how far a seed moves the start
BOLDNESS = 4  # detours counted to one in the rates: few of them ever fire at a time
SHARES = 64  # momentum is counted in 64ths


class Weights(NamedTuple):
    """Which units there are, and how fast each unknown moves.

    Args:
        says: Which statements are made.
        linked: Which pairs have a distance.
        distinct: Which pairs need not coincide.
        inhabited: Which terms must have an instance.
        radius_rates: Rates of the radii, each as the exponent of a power of 1/2.
        distance_rates: The same of the distances.
    """

    says: Int32[Any, "*batch forms terms terms"]
    linked: Int32[Any, "*batch terms terms"]
    distinct: Int32[Any, "*batch terms terms"]
    inhabited: Int32[Any, "*batch terms"]
    radius_rates: Int32[Any, "*batch terms"]
    distance_rates: Int32[Any, "*batch terms terms"]


class State(NamedTuple):
    """Where the spheres are, how they move, and for how many steps they have done so."""

    radii: Int32[Any, "*batch terms"]
    distances: Int32[Any, "*batch terms terms"]
    radius_moves: Int32[Any, "*batch terms"]
    distance_moves: Int32[Any, "*batch terms terms"]
    age: Int32[Any, "*batch"]


class Activations(NamedTuple):
    """How far each inequality is from being pictured with room to spare."""

    statements: Int32[Any, "*batch forms terms terms"]
    instances: Int32[Any, "*batch terms"]
    detours: Int32[Any, "*batch terms terms terms"]


def activations(weights: Weights, radii: Array, distances: Array) -> Activations:
    """Return what fires, for one argument."""
    inside = distances + radii[:, None] - radii[None, :]
    apart = radii[:, None] + radii[None, :] - distances
    room = ROOM * weights.distinct
    missing = jnp.stack([room + inside, ROOM + apart, UNIT + ROOM - apart, UNIT + room - inside])
    itself = jnp.eye(len(radii), dtype=jnp.int32)
    linked, distinct = weights.linked, weights.distinct
    asked = linked[:, :, None] * linked[None, :, :] * (linked + itself)[:, None, :]
    roomy = distinct[:, :, None] * distinct[None, :, :] * (distinct + itself)[:, None, :]
    longer = distances[:, None, :] + ROOM * roomy - distances[:, :, None] - distances[None, :, :]
    return Activations(
        weights.says * jax.nn.relu(missing),
        weights.inhabited * jax.nn.relu(UNIT + ROOM - radii),
        asked * jax.nn.relu(longer),
    )


def pull(weights: Weights, radii: Array, distances: Array) -> tuple[Array, Array]:
    """Return where what fires pulls the radii and the distances of one argument."""
    (included, excluded, shared, left), instances, detours = activations(weights, radii, distances)
    inside, apart = left - included, shared - excluded
    outward = inside.sum(1) - inside.sum(0) + apart.sum(1) + apart.sum(0) + instances
    legs = detours.sum(2)
    farther = inside + inside.T - apart - apart.T + legs + legs.T - detours.sum(1)
    return outward, weights.linked * farther


@jax.jit
def advance(weights: Weights, state: State, steps: Array) -> State:
    """Return where a batch of arguments is some steps later."""
    later: State = jax.vmap(_advance, in_axes=(0, 0, None))(weights, state, steps)
    return later


@jax.jit
def fire(weights: Weights, state: State) -> Activations:
    """Return what fires in each argument of a batch."""
    fired: Activations = jax.vmap(activations)(weights, state.radii, state.distances)
    return fired


def _advance(weights: Weights, state: State, steps: Array) -> State:
    def step(_: Array, state: State) -> State:
        momentum = SHARES * state.age // (state.age + 3)
        radius_moves = (momentum * state.radius_moves) // SHARES
        distance_moves = (momentum * state.distance_moves) // SHARES
        radii, distances = state.radii + radius_moves, state.distances + distance_moves
        outward, farther = pull(weights, radii, distances)
        radius_moves += outward >> weights.radius_rates
        distance_moves += farther >> weights.distance_rates
        along = (outward * jnp.sign(radius_moves)).sum()
        along += (farther * jnp.sign(distance_moves)).sum()
        age = jnp.where(along < 0, 0, state.age + 1)
        return State(
            state.radii + radius_moves,
            state.distances + distance_moves,
            radius_moves,
            distance_moves,
            age,
        )

    later: State = jax.lax.fori_loop(0, steps, step, state)
    return later


def weights_of(graphs: Graphs) -> Weights:
    """Return the weights that graphs stand for.

    The rate of an unknown is at most 1 / L, where L adds up the absolute coefficients of all
    inequalities that speak of it, three each: a diagonal majorant of the energy. Of detours only
    one in `BOLDNESS` is counted.
    """
    said = graphs.says.sum(axis=1)
    linked = graphs.linked
    triangles = linked * np.einsum("bij,bjk->bik", linked, linked)
    # Three of a triangle's detours speak of each of its distances, with three coefficients each.
    around_terms = 3 * (said.sum(axis=1) + said.sum(axis=2)) + graphs.inhabited
    around_pairs = 3 * (said + said.swapaxes(1, 2)) + 9 * triangles // BOLDNESS + 2
    return Weights(
        graphs.says,
        linked,
        graphs.distinct,
        graphs.inhabited,
        _exponents(around_terms),
        _exponents(around_pairs),
    )


def _exponents(counts: Int32[np.ndarray, "*shape"]) -> Int32[np.ndarray, "*shape"]:
    exponents: Int32[np.ndarray, "*shape"]
    exponents = np.ceil(np.log2(np.maximum(counts, 1))).astype(np.int32)
    return exponents


def start(linked: Int32[np.ndarray, "batch terms terms"], seed: int) -> State:
    """Return the Venn diagrams that a seed starts from: everything overlaps everything in part."""
    batch, size, _ = linked.shape
    jitter = np.random.default_rng(seed).integers(-JITTER, JITTER + 1, size=(size + 1, size))
    radii = np.tile((START + jitter[0]).astype(np.int32), (batch, 1))
    upper = np.triu(jitter[1:], k=1)
    distances = linked * (START + upper + upper.T).astype(np.int32)
    age = np.zeros(batch, dtype=np.int32)
    return State(radii, distances, np.zeros_like(radii), np.zeros_like(distances), age)
