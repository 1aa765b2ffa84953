"""Deciding sets of statements about three terms, as arrays.

    statements -> demands -> comfortable rest -> fractions    -> centres: a configuration
                          -> bare rest        -> fractions    -> centres: likewise
                                              -> multipliers           : a certificate

The comfortable picture is tried first, and only sets without one are asked for a bare one, whose
activations are a reason against the statements themselves. Each set gets what it would get alone:
the network computes exactly, and nothing else looks across the batch. Equal sets are decided as
often as they come.

Large batches are cut into blocks that fit into a processor's cache, and the processor's cores take
them in turn.

Axes: ``batch`` sets of statements; ``statements`` of one set; ``rows`` inequalities, in the order
of `gaps.ROWS`; ``unknowns`` radii and distances; ``terms`` three; ``dim`` dimensions.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import jax
import numpy as np
from jaxtyping import Bool, Float32, Float64, Int8, Integer

from syllogism.errors import ArgumentError
from syllogism.language.arguments import Import
from syllogism.language.statements import FORMS
from syllogism.options import require_whole
from syllogism.reasoners.spheres.certificates import FAINT, find_multipliers
from syllogism.reasoners.spheres.configurations import (
    COMFORTABLE,
    Fractions,
    find_fractions,
    holds,
    rounded,
)
from syllogism.reasoners.spheres.gaps import ROWS, TERMS, UNKNOWNS
from syllogism.reasoners.spheres.network import Rest, activations, rest, start
from syllogism.reasoners.spheres.placing import are_placed, frame, place
from syllogism.reasoners.spheres.weights import NOTHING, Demands

BLOCK = 4096  # sets at once: 3 MiB of thresholds and activations; 16,384 at once are no faster
BLOCK_ON_DEVICE = 1 << 18  # sets at once where many thousand cores want work: 50 MiB an array
COORDINATES = 1 << 22  # of a block's centres: 32 MiB


@dataclass(frozen=True, slots=True, eq=False)
class Decisions:
    """What is known of a batch of sets of statements.

    Args:
        consistent: Which sets have a configuration: exact radii and distances, whose centres,
            measured again, are where they should be.
        inconsistent: Which sets have a certificate that adds up exactly and needs all its lines.
        unknowns: Radii and distances of the configurations, in small binary fractions.
        centres: Of the configurations, in units of the margin.
        multipliers: Of the certificates: how often each row is taken.
    """

    consistent: Bool[np.ndarray, " batch"]
    inconsistent: Bool[np.ndarray, " batch"]
    unknowns: Float32[np.ndarray, "batch unknowns"]
    centres: Float64[np.ndarray, "batch terms dim"]
    multipliers: Int8[np.ndarray, "batch rows"]

    @property
    def radii(self) -> Float32[np.ndarray, "batch terms"]:
        """Of the configurations, in units of the margin; 0 or less pictures an empty term."""
        return self.unknowns[:, :TERMS]


def decide_triangles(
    statements: Integer[np.ndarray, "batch statements 3"],
    *,
    reading: Import = Import.TRADITIONAL,
    dim: int = 2,
    seed: int = 0,
) -> Decisions:
    """Return a verified configuration or certificate for each set of statements, as arrays.

    To decide an argument, ask about its premises together with the contradictory of its conclusion:
    it is valid where they are inconsistent.

    >>> barbara = np.array([[[0, 1, 2], [0, 0, 1], [3, 0, 2]]])  # A(M,P) A(S,M) and O(S,P)
    >>> decide_triangles(barbara).inconsistent
    array([ True])

    Args:
        statements: Form (0, 1, 2, 3 for A, E, I, O, or -1 for no statement), subject and predicate
            (0, 1 or 2). Terms that are not mentioned have balls without meaning.
        reading: Which terms must have an instance.
        dim: Dimension of the space to place the balls in, 2 or more.
        seed: Draws the start of the network and the plane in which the centres lie.

    Raises:
        ArgumentError: Statements are of another shape, or numbers stand for no form or term.
        OptionError: There is no such reading, dimension or seed.
    """
    statements, reading = _require_statements(statements), Import(reading)
    dim, seed = require_whole("dim", dim, least=2), require_whole("seed", seed, least=0)
    batch = len(statements)
    decided = Decisions(
        np.zeros(batch, dtype=np.bool_),
        np.zeros(batch, dtype=np.bool_),
        np.zeros((batch, UNKNOWNS), dtype=np.float32),
        np.zeros((batch, TERMS, dim)),
        np.zeros((batch, len(ROWS)), dtype=np.int8),
    )
    begun, plane = start(seed), frame(dim, seed)
    size = BLOCK if jax.default_backend() == "cpu" else BLOCK_ON_DEVICE
    size = max(1, min(size, COORDINATES // (TERMS * dim)))

    def decide(first: int) -> None:
        block = slice(first, first + size)
        demands = Demands.of(statements[block], reading=reading)
        _decide_block(demands, begun, plane, _part(decided, block))

    if batch <= size:
        decide(0)  # without the cost of starting a thread
        return decided
    with ThreadPoolExecutor(os.cpu_count()) as cores:
        list(cores.map(decide, range(0, batch, size)))
    return decided


def _require_statements(
    statements: Integer[np.ndarray, "batch statements 3"],
) -> Integer[np.ndarray, "batch statements 3"]:
    statements = np.asarray(statements)
    if not (np.issubdtype(statements.dtype, np.integer) or not statements.size):
        raise ArgumentError(f"statements are whole numbers, got an array of {statements.dtype}")
    if statements.ndim != 3 or statements.shape[2] != 3:
        raise ArgumentError(f"statements need the shape (batch, k, 3), got {statements.shape}")
    if statements.size:
        forms, terms = statements[..., 0], statements[..., 1:]
        if not NOTHING <= forms.min() <= forms.max() < len(FORMS):
            raise ArgumentError(
                f"a form is 0, 1, 2 or 3 (A, E, I, O) or -1 (none), got {forms.min()} "
                f"to {forms.max()}"
            )
        if not 0 <= terms.min() <= terms.max() < TERMS:
            raise ArgumentError(f"a term is 0, 1 or 2, got {terms.min()} to {terms.max()}")
    return statements


def _part(decided: Decisions, block: slice) -> Decisions:
    """Return a view of some decisions."""
    return Decisions(
        decided.consistent[block],
        decided.inconsistent[block],
        decided.unknowns[block],
        decided.centres[block],
        decided.multipliers[block],
    )


def find_comfortable(demands: Demands, rested: Rest) -> Fractions:
    """Return the comfortable pictures in fractions, found where they meet what is demanded."""
    unknowns = rounded(rested.unknowns, COMFORTABLE)
    return Fractions(unknowns, holds(unknowns, demands.thresholds))


def _decide_block(
    demands: Demands,
    begun: Float32[np.ndarray, " unknowns"],
    plane: Float64[np.ndarray, "2 dim"],
    decided: Decisions,
) -> None:
    """Decide what demands can be met, and write down how, or why not."""
    thresholds = demands.thresholds
    unknowns, found = find_comfortable(demands, rest(demands.comfortable, begun))
    (open_,) = np.nonzero(~found)
    bare = thresholds[:, open_]
    rested = rest(bare, begun).unknowns
    fired = activations(bare, rested)
    firing = (fired > FAINT).any(axis=0)
    quiet = open_[~firing]
    unknowns[:, quiet], found[quiet] = find_fractions(rested[:, ~firing], bare[:, ~firing])
    distances = unknowns[TERMS:].astype(np.float64)
    centres = place(distances, plane)
    decided.unknowns[:] = unknowns.T
    decided.centres[:] = np.moveaxis(centres, -1, 0)
    decided.consistent[:] = found & are_placed(centres, distances)
    multipliers = find_multipliers(fired[:, firing])
    decided.multipliers[open_[firing]] = multipliers.T
    decided.inconsistent[open_[firing]] = multipliers.any(axis=0)
