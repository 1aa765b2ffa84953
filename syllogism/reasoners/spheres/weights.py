"""From propositions to what the network must reach: which of its rows are asked, and how much.

Everything that must hold of the radii and distances z reads ``ROWS @ z >= thresholds``. The rows
are small whole numbers, the same for every set of propositions; a set says which of them are asked.
A row that is not asked has the threshold minus infinity, which everything reaches: it never fires.
Terms are numbered, so names never reach the network, and saying something twice is saying it once.

Existential import asks for an instance of every term in the traditional reading; in the modern
reading only of those whose existence a particular asserts: both terms of an I, the subject of
an O. A ball of radius 0 or less pictures an empty term.

Axes: ``batch`` sets of propositions, the last axis of every array that is computed with;
``statements`` of one set; ``rows`` inequalities; ``terms`` the three that a set may speak of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float32, Int64, Integer

from syllogism.errors import ArgumentError
from syllogism.language.arguments import Import
from syllogism.language.propositions import Form, Proposition
from syllogism.language.statements import FORMS, NUMBERS
from syllogism.reasoners.spheres.gaps import (
    BOUNDS,
    INHABITED,
    PAIRS,
    RETURNED,
    ROWS,
    STATED,
    TERMS,
    WALKED,
)

NOTHING = -1  # the form of a statement that is not made
COMFORT = 0.25  # room to spare in a comfortable picture, in units of the margin

_ROOM = COMFORT * ROWS.any(axis=1)  # a row without unknowns has no room to give


class Numbered(NamedTuple):
    """Sets of propositions with numbers for their forms and terms.

    Args:
        statements: Form (a place in A, E, I, O), subject and predicate; `NOTHING` for the form
            where a set has fewer statements than another.
        terms: The terms of each set, in the order of first mention: what the numbers stand for.
    """

    statements: Int64[np.ndarray, "batch statements 3"]
    terms: tuple[tuple[str, ...], ...]


def number(sets: Sequence[Sequence[Proposition]]) -> Numbered:
    """Return sets of propositions as numbers.

    >>> numbered = number([[Proposition(Form.E, "M", "P"), Proposition(Form.I, "S", "M")]])
    >>> numbered.statements.tolist(), numbered.terms
    ([[[1, 0, 1], [2, 2, 0]]], (('M', 'P', 'S'),))

    Raises:
        ArgumentError: A set speaks of more than three terms.
    """
    stated, terms = [], []
    for propositions in sets:
        places: dict[str, int] = {}
        rows = [
            (NUMBERS[p.form], *[places.setdefault(term, len(places)) for term in p.terms])
            for p in propositions
        ]
        if len(places) > TERMS:
            raise ArgumentError(
                f"a triangle has room for {TERMS} terms, got {len(places)}: {', '.join(places)}"
            )
        stated.append(rows)
        terms.append(tuple(places))
    most = max(map(len, stated), default=0)
    filled = [[*rows, *[(NOTHING, 0, 0)] * (most - len(rows))] for rows in stated]
    return Numbered(np.array(filled, dtype=np.int64).reshape(len(sets), most, 3), tuple(terms))


def row_of(proposition: Proposition, terms: Sequence[str]) -> int:
    """Return the number of the row that a proposition about some terms asks for."""
    subject, predicate = map(terms.index, proposition.terms)
    return (NUMBERS[proposition.form] * TERMS + subject) * TERMS + predicate


@dataclass(frozen=True, slots=True, eq=False)
class Demands:
    """What some sets of statements demand of three balls.

    Args:
        asked: Which rows must reach their bounds.
        roomy: Which rows a comfortable picture obeys: those, and an instance of every term.
    """

    asked: Bool[np.ndarray, "rows batch"]
    roomy: Bool[np.ndarray, "rows batch"]

    @classmethod
    def of(
        cls, statements: Integer[np.ndarray, "batch statements 3"], *, reading: Import
    ) -> Demands:
        """Return the demands of some statements, with the import that a reading asks for."""
        forms, subjects, predicates = np.moveaxis(statements, -1, 0)
        batch = len(statements)
        rows = (forms * TERMS + subjects) * TERMS + predicates
        rows = np.where(forms == NOTHING, RETURNED.start, rows)  # a row that is set below
        asked = np.zeros((len(ROWS), batch), dtype=np.bool_)
        for slot in rows.T:
            asked[slot, np.arange(batch)] = True
        said = asked[STATED].reshape(len(FORMS), TERMS, TERMS, batch)
        either = _any(said)
        present = _any(either) | _any(either.swapaxes(0, 1))
        alone = ~present.all(axis=0)
        for row, (x, y) in zip(range(RETURNED.start, RETURNED.stop), PAIRS, strict=True):
            asked[row] = present[x] & present[y] & alone
        asked[WALKED] = ~alone
        roomy = asked.copy()
        roomy[INHABITED] = present
        asked[INHABITED] = present if reading is Import.TRADITIONAL else _asserted(said)
        return cls(asked, roomy)

    @property
    def thresholds(self) -> Float32[np.ndarray, "rows batch"]:
        """What every row must reach."""
        return _thresholds(self.asked, BOUNDS)

    @property
    def comfortable(self) -> Float32[np.ndarray, "rows batch"]:
        """What every row reaches in a comfortable picture: balls touch only where they must."""
        return _thresholds(self.roomy, BOUNDS + _ROOM)


def _any(
    said: Bool[np.ndarray, "first *others"],
) -> Bool[np.ndarray, "*others"]:
    """Return whether any of the first axis is; four times as fast as numpy's own `any`."""
    any_: Bool[np.ndarray, "*others"] = np.bitwise_or.reduce(said, axis=0)
    return any_


def _asserted(
    said: Bool[np.ndarray, "forms terms terms batch"],
) -> Bool[np.ndarray, "terms batch"]:
    """Return of which terms some particular asserts an instance."""
    shared, left = said[NUMBERS[Form.I]], said[NUMBERS[Form.O]]
    asserted: Bool[np.ndarray, "terms batch"]
    asserted = _any(shared) | _any((shared | left).swapaxes(0, 1))
    return asserted


def _thresholds(
    asked: Bool[np.ndarray, "rows batch"], bounds: np.ndarray
) -> Float32[np.ndarray, "rows batch"]:
    return np.where(asked, bounds.astype(np.float32)[:, None], np.float32(-np.inf))
