"""What is asked of the balls, one row for each statement and each instance.

A row says by how much the distance d of two centres and the radii of subject and predicate miss
what is asked; nothing is missing where it is 0 or less:

    kind        shortfall
    A             d + r(s) - r(p)        inside(s, p) <= 0
    E            -d + r(s) + r(p)        apart(s, p)  <= 0
    I         1 + d - r(s) - r(p)        apart(s, p)  >= 1
    O         1 - d - r(s) + r(p)        inside(s, p) >= 1
    instance  1     - r(s)
    nothing   0                          a row that is not needed

The traditional reading asks an instance of every term, the modern one only of terms of which a
particular asserts it; there a ball of radius 0 or less is an empty term. Terms are numbered in the
order of first mention, so names never matter.

Axes: ``batch`` sets of propositions, ``rows``, ``places`` for terms.

Source:
    Gergonne, "Essai de dialectique rationnelle" (1816-17): the relations of two circles.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Int32

from syllogism.language.arguments import Import, asserted_terms, terms_of
from syllogism.language.propositions import Proposition
from syllogism.language.statements import NUMBERS

INSTANCE, NOTHING = 4, 5

# Shape (kinds, 4): the coefficients of 1, d, r(s) and r(p) in the shortfalls above.
SHORTFALLS = np.array(
    [[0, 1, 1, -1], [0, -1, 1, 1], [1, 1, -1, -1], [1, -1, -1, 1], [1, 0, -1, 0], [0, 0, 0, 0]],
    dtype=np.float64,
)

LEAST_PLACES = 4  # terms; a syllogism has three
LEAST_ROWS = 8  # a syllogism has three statements and three instances


class Rows(NamedTuple):
    """What is asked of the balls of a batch, or, without its axis, of one argument.

    Args:
        kinds: A number of a form, `INSTANCE` or `NOTHING`.
        subjects: Number of the subject's ball.
        predicates: Number of the predicate's ball; of an instance, the same once more.
    """

    kinds: Int32[Any, "*batch rows"]
    subjects: Int32[Any, "*batch rows"]
    predicates: Int32[Any, "*batch rows"]


class Shape(NamedTuple):
    """How many places and rows a set is given: powers of two, so few shapes are ever compiled."""

    places: int
    rows: int


def shape_of(propositions: Sequence[Proposition]) -> Shape:
    """Return how many places and rows a set of propositions is given, by itself alone."""
    terms = len(terms_of(propositions))
    rows = len(set(propositions)) + terms
    return Shape(_power_of_two(terms, LEAST_PLACES), _power_of_two(rows, LEAST_ROWS))


def rows_of(sets: Sequence[Sequence[Proposition]], shape: Shape, *, reading: Import) -> Rows:
    """Return what some sets of propositions of one shape ask of their balls."""
    filled = np.zeros((3, len(sets), shape.rows), dtype=np.int32)
    filled[0] = NOTHING
    for number, propositions in enumerate(sets):
        terms = terms_of(propositions)
        places = {term: place for place, term in enumerate(terms)}
        asked = [
            (NUMBERS[p.form], *(places[term] for term in p.terms))
            for p in dict.fromkeys(propositions)
        ]
        inhabited = terms if reading is Import.TRADITIONAL else asserted_terms(propositions)
        asked += [(INSTANCE, places[term], places[term]) for term in inhabited]
        filled[:, number, : len(asked)] = np.array(asked, dtype=np.int32).T
    return Rows(*filled)


def _power_of_two(count: int, least: int) -> int:
    return max(least, 1 << (count - 1).bit_length())
