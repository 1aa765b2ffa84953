"""Checking configurations from their centres and radii alone.

Why a tolerance is enough. Let every statement be met up to t. If no world met the statements
exactly, some witness would be driven along inclusions into two disjoint terms, or into a term it
avoids. Adding up its gaps with the triangle inequality, which points obey in every geometry, n
terms give at most 2n statements and 1 <= 2n t. So t < 1 / 2n proves that an exact world exists.
Here t is what is tolerated, at most 1 / 8n, plus what rounding can add to a computed distance,
which grows with the numbers and not with n: balls in small fractions pass however many they are.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from syllogism.evidence.checking_certificates import inhabited_terms
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.evidence.grades import Finding, Grade
from syllogism.language.arguments import Argument, Import
from syllogism.language.propositions import Form

TOLERANCE = 1e-6  # in units of the margin, up to 125,000 terms; far above rounding of float64
TERMS_SHARE = 1 / 8  # divided by n it is tolerated of more terms: a quarter of 1 / 2n


def check_configuration(
    configuration: Configuration, argument: Argument, reading: Import
) -> Finding | None:
    """Return what is wrong with a configuration that should refute the argument, or None."""
    place = {term: index for index, term in enumerate(configuration.terms)}
    terms = dict.fromkeys(argument.terms)
    for term in place:
        if term not in terms:
            return Finding(Grade.MISREAD, f"it has a ball for {term!r}, a foreign term")
    for term in terms:
        if term not in place:
            return Finding(Grade.INCOMPLETE, f"it has no ball for {term!r}")
    centres, radii = configuration.centres, configuration.radii
    scale = float(np.abs(centres).max() * configuration.dim + np.abs(radii).max())
    tolerance = min(TOLERANCE, TERMS_SHARE / max(1, len(place)))
    slack = tolerance + 8 * float(np.finfo(np.float64).eps) * scale
    if 2 * len(place) * slack >= 1:
        return Finding(Grade.INCOMPLETE, f"numbers around {scale:.1e} are too large to be checked")
    for inhabited in inhabited_terms(argument, reading):
        if isinstance(inhabited, str) and radii[place[inhabited]] < 1 - slack:
            return Finding(Grade.INCOMPLETE, f"the ball of {inhabited!r} does not show an instance")
    for proposition in argument.denial:
        x, y = (place[term] for term in proposition.terms)
        distance = _distance(centres[x], centres[y], configuration.geometry)
        inside = distance + radii[x] - radii[y]
        apart = radii[x] + radii[y] - distance
        shortfall = {
            Form.A: inside,
            Form.E: apart,
            Form.I: 1 - apart,
            Form.O: 1 - inside,
        }[proposition.form]
        if shortfall > slack:
            return Finding(Grade.WRONG, f"it does not picture {proposition}")
    return None


def _distance(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64], geometry: Geometry) -> float:
    differences = np.abs(x - y)
    match geometry:
        case Geometry.MAXIMUM:
            return float(differences.max(initial=0.0))
        case _:
            return float(np.sqrt((differences**2).sum()))
