"""The two gaps of a pair of balls, and every inequality about three balls, as whole numbers.

The unknowns of up to three terms 0, 1, 2 are their radii and the distances of their centres:

    z = (r0, r1, r2, d01, d02, d12)

Two gaps serve all four forms, since contradictories differ only in sign:

    inside(x, y) = d(x, y) + r(x) - r(y)      A: -inside >= 0     O: inside >= 1
    apart(x, y)  = r(x) + r(y) - d(x, y)      E: -apart  >= 0     I: apart  >= 1

Each is a linear form in z, so each statement is one row of coefficients with one threshold, and
writing down a statement's row is looking it up in a table. The distance of a centre from itself
is 0, which makes statements about one term come out right: *some x are not x* reads 0 >= 1.

Axes: ``forms`` A, E, I, O in this order; ``terms`` 3; ``unknowns`` 6; ``rows`` 45.

Source:
    Gergonne, "Essai de dialectique rationnelle" (1816-17): the relations of two circles.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from syllogism.language.propositions import Form
from syllogism.language.statements import FORMS

TERMS = 3  # a syllogism's terms
PAIRS = tuple(combinations(range(TERMS), 2))  # the order of the distances in z
UNKNOWNS = TERMS + len(PAIRS)

Row = npt.NDArray[np.int8]  # shape (unknowns,)

_Z = np.eye(UNKNOWNS, dtype=np.int8)


def _radius(x: int) -> Row:
    row: Row = _Z[x]
    return row


def _distance(x: int, y: int) -> Row:
    if x == y:
        return np.zeros(UNKNOWNS, dtype=np.int8)
    row: Row = _Z[TERMS + PAIRS.index((min(x, y), max(x, y)))]
    return row


def inside(x: int, y: int) -> Row:
    """Return the gap that is at most 0 when ball x lies inside ball y."""
    return _distance(x, y) + _radius(x) - _radius(y)


def apart(x: int, y: int) -> Row:
    """Return the gap that is at most 0 when balls x and y lie apart."""
    return _radius(x) + _radius(y) - _distance(x, y)


def detour(start: int, via: int, end: int) -> Row:
    """Return by how much the way over a third centre is longer than the straight one."""
    return _distance(start, via) + _distance(via, end) - _distance(start, end)


def _statement(form: Form, x: int, y: int) -> Row:
    match form:
        case Form.A:
            return -inside(x, y)
        case Form.E:
            return -apart(x, y)
        case Form.I:
            return apart(x, y)
        case Form.O:
            return inside(x, y)


# Shape (forms, terms, terms, unknowns): the row of *form* said of *subject* and *predicate*.
STATEMENTS = np.array(
    [[[_statement(form, x, y) for y in range(TERMS)] for x in range(TERMS)] for form in FORMS]
)

# Shape (forms,): universals ask for 0, particulars for 1, the unit of length.
THRESHOLDS = np.array([0 if form.is_universal else 1 for form in FORMS], dtype=np.int8)

# The triangle inequalities. There and back again is a detour too: between two terms alone it keeps
# their distance from being negative; among three the ways over the third term do.
RETURNS = tuple((x, y, x) for x, y in PAIRS)
WAYS = ((0, 2, 1), (0, 1, 2), (1, 0, 2))
DETOURS: tuple[tuple[int, int, int], ...] = (*RETURNS, *WAYS)

# Shape (rows, unknowns): everything that can be asked of three balls,
#     the statements, form by form | the detours | that term 0, 1, 2 has an instance
ROWS = np.concatenate(
    [
        STATEMENTS.reshape(-1, UNKNOWNS),
        np.array([detour(*way) for way in DETOURS]),
        _Z[:TERMS],
    ]
)
STATED = slice(0, STATEMENTS.size // UNKNOWNS)
RETURNED = slice(STATED.stop, STATED.stop + len(RETURNS))
WALKED = slice(RETURNED.stop, RETURNED.stop + len(WAYS))
INHABITED = slice(WALKED.stop, WALKED.stop + TERMS)

# Shape (rows,): what each row must reach.
BOUNDS = np.concatenate(
    [
        np.repeat(THRESHOLDS, TERMS * TERMS),
        np.zeros(len(DETOURS), dtype=np.int8),
        np.ones(TERMS, dtype=np.int8),
    ]
)


def shortfalls(
    distances: npt.NDArray[Any], subjects: npt.NDArray[Any], predicates: npt.NDArray[Any], one: int
) -> npt.NDArray[Any]:
    """Return by how much A, E, I and O fail of balls with some radii at some distances.

    Args:
        distances: Of the centres.
        subjects: Radii of the subjects, of a shape that goes with that of the distances.
        predicates: Radii of the predicates, likewise.
        one: The margin.

    Returns:
        A new first axis has the four forms. What holds fails by 0 or less.
    """
    inside = distances + subjects - predicates
    apart = subjects + predicates - distances
    return np.stack([inside, apart, one - apart, one - inside])
