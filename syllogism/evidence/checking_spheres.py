"""Checking configurations and certificates from centres, radii and whole numbers alone.

Why a tolerance is enough for a configuration. Let every statement be met up to t. If no world
met the statements exactly, some witness would be driven along inclusions into two disjoint
terms, or into a term it avoids. Adding up its gaps with the triangle inequality, which points
obey in either norm, n terms give at most 2n statements and 1 <= 2n t. So t < 1 / 2n proves that
an exact world exists. Here t is what is tolerated, at most 1 / 8n, plus what rounding can add to a
computed distance, which grows with the numbers and not with n: balls in small fractions pass
however many they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from syllogism.evidence.certificates import Certificate, Detour, Inhabited, Pictured
from syllogism.evidence.configurations import Configuration, Norm
from syllogism.evidence.grades import Finding, Grade
from syllogism.language.arguments import Argument, Import
from syllogism.language.propositions import Form, Proposition

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
    for term in inhabited_terms(argument, reading):
        if radii[place[term]] < 1 - slack:
            return Finding(Grade.INCOMPLETE, f"the ball of {term!r} does not show an instance")
    for proposition in argument.denial:
        x, y = (place[term] for term in proposition.terms)
        distance = _distance(centres[x], centres[y], configuration.norm)
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


def _distance(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64], norm: Norm) -> float:
    differences = np.abs(x - y)
    match norm:
        case Norm.EUCLIDEAN:
            return float(np.sqrt((differences**2).sum()))
        case Norm.MAXIMUM:
            return float(differences.max(initial=0.0))


def check_certificate(
    certificate: Certificate, argument: Argument, reading: Import
) -> Finding | None:
    """Return what is wrong with a certificate that nothing refutes the argument, or None.

    Every line is rebuilt as ``sum of coefficients x unknowns >= bound`` and the lines are added
    in whole numbers.
    """
    inhabited = inhabited_terms(argument, reading)
    denial = set(argument.denial)
    total: Counter[tuple[str, ...]] = Counter()
    bound = 0
    for multiplier, line in certificate.lines:
        match line:
            case Pictured(proposition):
                if proposition not in denial:
                    return Finding(
                        Grade.MISREAD, f"{proposition} is neither premise nor denied conclusion"
                    )
                coefficients, line_bound = _demand(proposition)
            case Detour(start, via, end):
                coefficients = [
                    (_between(start, via), 1),
                    (_between(via, end), 1),
                    (_between(start, end), -1),
                ]
                line_bound = 0
            case Inhabited(term):
                if term not in inhabited:
                    return Finding(Grade.WRONG, f"nothing says that {term!r} has an instance")
                coefficients, line_bound = [((term,), 1)], 1
        for unknown, coefficient in coefficients:
            total[unknown] += multiplier * coefficient
        bound += multiplier * line_bound
    left_over = [unknown for unknown, coefficient in total.items() if coefficient and unknown]
    if left_over:
        return Finding(Grade.INCOMPLETE, f"adding up leaves unknowns of {left_over[0]!r}")
    if bound <= 0:
        return Finding(Grade.INCOMPLETE, f"it adds up to 0 >= {bound}, which is no contradiction")
    return None


def inhabited_terms(argument: Argument, reading: Import) -> frozenset[str]:
    """Return the terms that must have an instance wherever the argument is refuted."""
    if reading is Import.TRADITIONAL:
        return frozenset(argument.terms)
    return frozenset(_asserted_terms(argument.denial))


def _asserted_terms(propositions: Iterable[Proposition]) -> Iterable[str]:
    for proposition in propositions:
        if proposition.form is Form.I:
            yield from proposition.terms
        if proposition.form is Form.O:
            yield proposition.subject


def _demand(proposition: Proposition) -> tuple[list[tuple[tuple[str, ...], int]], int]:
    """Return a proposition's gap as coefficients of its unknowns, and their lower bound."""
    x, y = proposition.terms
    r_x, r_y, distance = (x,), (y,), _between(x, y)
    match proposition.form:
        case Form.A:
            return [(r_y, 1), (r_x, -1), (distance, -1)], 0
        case Form.E:
            return [(distance, 1), (r_x, -1), (r_y, -1)], 0
        case Form.I:
            return [(r_x, 1), (r_y, 1), (distance, -1)], 1
        case Form.O:
            return [(distance, 1), (r_x, 1), (r_y, -1)], 1


def _between(x: str, y: str) -> tuple[str, ...]:
    """Return the unknown that stands for a distance; the empty one, for zero, from x to x."""
    return () if x == y else (min(x, y), max(x, y))
