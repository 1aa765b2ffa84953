"""From sets of propositions over three terms to configurations and certificates.

Names become numbers, the arrays of `triangles` decide, and what they found gets its names back.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from jaxtyping import Int8

from syllogism.evidence.certificates import Certificate, Detour, Inequality, Inhabited, Pictured
from syllogism.evidence.configurations import Configuration
from syllogism.language.arguments import Import
from syllogism.language.propositions import Proposition
from syllogism.reasoners.spheres.gaps import DETOURS, INHABITED, RETURNED
from syllogism.reasoners.spheres.triangles import decide_triangles
from syllogism.reasoners.spheres.weights import number, row_of


def settle_triangles(
    sets: Sequence[Sequence[Proposition]], *, reading: Import, dim: int = 2, seed: int = 0
) -> list[Configuration | Certificate | None]:
    """Return for each set a configuration, or a certificate that it has none, or None.

    Args:
        sets: Sets of propositions over at most three terms each.
        reading: Which terms must have an instance.
        dim: Dimension of the space to place the balls in.
        seed: Draws the start of the network and the plane in which the centres lie.

    Raises:
        ArgumentError: A set speaks of more than three terms.
    """
    numbered = number(sets)
    decided = decide_triangles(numbered.statements, reading=reading, dim=dim, seed=seed)
    radii = decided.radii.astype(np.float64)
    evidence: list[Configuration | Certificate | None] = [None] * len(sets)
    for at in np.flatnonzero(decided.consistent).tolist():
        terms = numbered.terms[at]
        count = len(terms)
        evidence[at] = Configuration(terms, decided.centres[at, :count], radii[at, :count])
    for at in np.flatnonzero(decided.inconsistent).tolist():
        evidence[at] = _certificate(sets[at], numbered.terms[at], decided.multipliers[at])
    return evidence


def _certificate(
    propositions: Sequence[Proposition],
    terms: tuple[str, ...],
    multipliers: Int8[np.ndarray, " rows"],
) -> Certificate:
    """Return the lines of a certificate in words: the propositions in order, then the facts."""
    times = multipliers.tolist()
    lines = ((times[row], line) for row, line in asked_rows(propositions, terms))
    return Certificate(tuple((multiplier, line) for multiplier, line in lines if multiplier))


def asked_rows(
    propositions: Sequence[Proposition], terms: Sequence[str]
) -> list[tuple[int, Inequality]]:
    """Return the rows that may be asked of some terms, with their words."""
    rows: list[tuple[int, Inequality]] = [
        (row_of(proposition, terms), Pictured(proposition))
        for proposition in dict.fromkeys(propositions)
    ]
    for row, way in enumerate(DETOURS, start=RETURNED.start):
        if max(way) < len(terms):
            rows.append((row, Detour(*(terms[place] for place in way))))
    rows += [(row, Inhabited(term)) for row, term in enumerate(terms, start=INHABITED.start)]
    return rows
