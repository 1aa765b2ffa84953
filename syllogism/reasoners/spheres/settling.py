"""From sets of propositions over three terms to configurations and certificates, in batches.

    propositions -> weights -> rest -> fractions    -> centres: a configuration of the set
                                    -> multipliers            : a certificate that there is none

Each set gets what it would get alone: the network computes exactly, and nothing else looks
across the batch.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from jaxtyping import Float32, Float64

from syllogism.evidence.certificates import Certificate
from syllogism.evidence.configurations import Configuration
from syllogism.language.arguments import Import
from syllogism.language.propositions import Proposition
from syllogism.reasoners.spheres.certificates import find_multipliers
from syllogism.reasoners.spheres.configurations import Aims, find_fractions
from syllogism.reasoners.spheres.gaps import TERMS
from syllogism.reasoners.spheres.network import Rest, rates, rest_batch
from syllogism.reasoners.spheres.placing import TOLERANCE, place, violations
from syllogism.reasoners.spheres.weights import Statements

LEAST_BATCH = 16  # batches are filled up to powers of two from here, so few are ever compiled
LARGEST_BATCH = 1024  # sets at once: 32 microseconds each on 2 cores, as with 16,384 at once


def settle_triangles(
    sets: Sequence[Sequence[Proposition]],
    *,
    reading: Import,
    start: Float32[np.ndarray, " unknowns"],
    plane: Float64[np.ndarray, "2 dim"],
) -> list[Configuration | Certificate | None]:
    """Return for each set a configuration, or a certificate that it has none, or None.

    Both are checked: configurations from their centres up to `TOLERANCE`, certificates exactly.

    Args:
        sets: Sets of propositions over at most three terms each.
        reading: Which terms must have an instance.
        start: Radii and distances to start from.
        plane: Two orthonormal directions of the space to place the balls in.

    Raises:
        ArgumentError: A set speaks of more than three terms.
    """
    blocks = [sets[at : at + LARGEST_BATCH] for at in range(0, len(sets), LARGEST_BATCH)]
    return [
        found
        for block in blocks
        for found in _settle_block(Statements.of(block, reading=reading), start, plane)
    ]


def _settle_block(
    statements: Statements,
    start: Float32[np.ndarray, " unknowns"],
    plane: Float64[np.ndarray, "2 dim"],
) -> list[Configuration | Certificate | None]:
    weights, thresholds = statements.weights, statements.thresholds
    rested = _rest(statements, start)
    unknowns, fit = find_fractions(np.asarray(rested.unknowns), weights, thresholds)
    evidence: list[Configuration | Certificate | None] = [None] * len(fit)

    (pictured,) = np.nonzero(fit)
    radii, distances = np.split(unknowns[pictured], [TERMS], axis=1)
    centres = place(distances, plane)
    errors = violations(centres, radii, weights[pictured], thresholds[pictured])
    for at, number in enumerate(pictured.tolist()):
        terms = statements.terms[number]
        if errors[at] <= TOLERANCE:
            count = len(terms)
            evidence[number] = Configuration(terms, centres[at, :count], radii[at, :count])

    (refused,) = np.nonzero(~fit)
    activations = np.asarray(rested.activations)[refused, 0]
    multipliers = find_multipliers(activations, weights[refused], thresholds[refused])
    for number, column in zip(refused.tolist(), multipliers.tolist(), strict=True):
        lines = [(k, statements.inequality(number, row)) for row, k in enumerate(column) if k]
        if lines:
            evidence[number] = Certificate(tuple(lines))
    return evidence


def _rest(statements: Statements, start: Float32[np.ndarray, " unknowns"]) -> Rest:
    """Return where a batch comes to rest, filled up with arguments that state nothing."""
    batch = len(statements.terms)
    missing = max(LEAST_BATCH, 1 << (batch - 1).bit_length()) - batch
    weights, thresholds = (
        np.pad(array, [(0, missing), *[(0, 0)] * (array.ndim - 1)]) for array in Aims.of(statements)
    )
    rested = rest_batch(weights, thresholds, start, rates(weights))
    return Rest(rested.unknowns[:batch], rested.activations[:batch])
