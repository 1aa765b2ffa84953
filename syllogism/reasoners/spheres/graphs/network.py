"""The network for many terms: one unit for each statement, each instance and each detour.

Its unknowns are the radii r and a symmetric matrix of distances d. Every unit tells how far its
inequality is from being pictured, with room to spare, and pulls at the unknowns it speaks of:

    A, E, I, O    relu(gap - room)     from both gaps of every ordered pair of terms
    instance      relu(1 + room - r)
    detour        relu(d(x, z) + room - d(x, y) - d(y, z))

Where complements are spoken of there is one unknown more, the span pi, and units of `complements`.

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

from syllogism.reasoners.spheres.graphs.complements import (
    SignedActivations,
    signed_activations,
    signed_counts,
    signed_pull,
)
from syllogism.reasoners.spheres.graphs.lengths import ROOM, UNIT, Lengths
from syllogism.reasoners.spheres.graphs.signs import Signs
from syllogism.reasoners.spheres.graphs.statements import Graphs

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
        rates: The rate of each unknown, as the exponent of a power of 1/2.
        signs: What else is asked where complements are spoken of.
    """

    says: Int32[Any, "*batch forms terms terms"]
    linked: Int32[Any, "*batch terms terms"]
    distinct: Int32[Any, "*batch terms terms"]
    inhabited: Int32[Any, "*batch terms"]
    rates: Lengths
    signs: Signs | None


class State(NamedTuple):
    """Where the spheres are, how they move, and for how many steps they have done so."""

    lengths: Lengths
    moves: Lengths
    age: Int32[Any, "*batch"]


class Activations(NamedTuple):
    """How far each inequality is from being pictured with room to spare."""

    statements: Int32[Any, "*batch forms terms terms"]
    instances: Int32[Any, "*batch terms"]
    detours: Int32[Any, "*batch terms terms terms"]
    signed: SignedActivations | None


def activations(weights: Weights, lengths: Lengths) -> Activations:
    """Return what fires, for one argument."""
    radii, distances, _ = lengths
    signs = weights.signs
    inside = distances + radii[:, None] - radii[None, :]
    apart = radii[:, None] + radii[None, :] - distances
    room = ROOM * weights.distinct
    beside = ROOM if signs is None else ROOM * signs.unopposed
    missing = jnp.stack([room + inside, beside + apart, UNIT + ROOM - apart, UNIT + room - inside])
    itself = jnp.eye(len(radii), dtype=jnp.int32)
    linked, distinct = weights.linked, weights.distinct
    asked = linked[:, :, None] * linked[None, :, :] * (linked + itself)[:, None, :]
    roomy = distinct[:, :, None] * distinct[None, :, :] * (distinct + itself)[:, None, :]
    if signs is not None:
        roomy *= signs.unopposed[:, None, :]
    longer = distances[:, None, :] + ROOM * roomy - distances[:, :, None] - distances[None, :, :]
    return Activations(
        weights.says * jax.nn.relu(missing),
        weights.inhabited * jax.nn.relu(UNIT + ROOM - radii),
        asked * jax.nn.relu(longer),
        None if signs is None else signed_activations(signs, linked, lengths),
    )


def pull(weights: Weights, lengths: Lengths) -> Lengths:
    """Return where what fires pulls the radii, the distances and the span of one argument."""
    fired = activations(weights, lengths)
    included, excluded, shared, left = fired.statements
    inside, apart = left - included, shared - excluded
    outward = inside.sum(1) - inside.sum(0) + apart.sum(1) + apart.sum(0) + fired.instances
    legs = fired.detours.sum(2)
    farther = inside + inside.T - apart - apart.T + legs + legs.T - fired.detours.sum(1)
    if fired.signed is None:
        return Lengths(outward, weights.linked * farther, None)
    besides = signed_pull(fired.signed)
    farther += besides.distances
    return Lengths(outward + besides.radii, weights.linked * farther, besides.span)


@jax.jit
def advance(weights: Weights, state: State, steps: Array) -> State:
    """Return where a batch of arguments is some steps later."""
    later: State = jax.vmap(_advance, in_axes=(0, 0, None))(weights, state, steps)
    return later


@jax.jit
def fire(weights: Weights, state: State) -> Activations:
    """Return what fires in each argument of a batch."""
    fired: Activations = jax.vmap(activations)(weights, state.lengths)
    return fired


def _advance(weights: Weights, state: State, steps: Array) -> State:
    def step(_: Array, state: State) -> State:
        momentum = SHARES * state.age // (state.age + 3)
        moves = jax.tree.map(lambda move: (momentum * move) // SHARES, state.moves)
        pulls = pull(weights, jax.tree.map(jnp.add, state.lengths, moves))
        moves = jax.tree.map(lambda m, towards, rate: m + (towards >> rate), moves, pulls, rates)
        along = jax.tree.map(lambda towards, m: (towards * jnp.sign(m)).sum(), pulls, moves)
        age = jnp.where(sum(jax.tree.leaves(along)) < 0, 0, state.age + 1)
        return State(jax.tree.map(jnp.add, state.lengths, moves), moves, age)

    rates = weights.rates
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
    around_span = None
    if graphs.signs is not None:
        besides = signed_counts(graphs.signs, triangles // BOLDNESS)
        around_terms += besides.radii
        around_pairs += besides.distances
        around_span = besides.span
    rates = jax.tree.map(_exponents, Lengths(around_terms, around_pairs, around_span))
    return Weights(graphs.says, linked, graphs.distinct, graphs.inhabited, rates, graphs.signs)


def _exponents(counts: Int32[np.ndarray, "*shape"]) -> Int32[np.ndarray, "*shape"]:
    exponents: Int32[np.ndarray, "*shape"]
    exponents = np.ceil(np.log2(np.maximum(counts, 1))).astype(np.int32)
    return exponents


def start(graphs: Graphs, seed: int) -> State:
    """Return the Venn diagrams that a seed starts from: everything overlaps everything in part."""
    linked = graphs.linked
    batch, size, _ = linked.shape
    jitter = np.random.default_rng(seed).integers(-JITTER, JITTER + 1, size=(size + 1, size))
    radii = np.tile((START + jitter[0]).astype(np.int32), (batch, 1))
    upper = np.triu(jitter[1:], k=1)
    distances = linked * (START + upper + upper.T).astype(np.int32)
    span = None if graphs.signs is None else np.full(batch, 2 * START, dtype=np.int32)
    lengths = Lengths(radii, distances, span)
    return State(lengths, jax.tree.map(np.zeros_like, lengths), np.zeros(batch, dtype=np.int32))
