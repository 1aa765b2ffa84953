"""From propositions to the weights of the network, and from its rows back to words.

Everything that must hold of the radii and distances z reads ``weights @ z >= thresholds``, where
the weights are small whole numbers and the thresholds 0 or 1. Rows stand in this order:

    the statements | three slots for triangle inequalities | that term 0, 1, 2 has an instance

A row that is not needed is all zeros with threshold 0: it asks for nothing and never fires.
Terms are numbered in the order of first mention, so names never reach the network.

Existential import asks for an instance of every term in the traditional reading; in the modern
reading only of those whose existence a particular asserts: both terms of an I, the subject of
an O. A ball of radius 0 or less pictures an empty term.

Axes: ``batch`` sets of propositions, ``rows`` inequalities, ``unknowns`` radii and distances,
``terms`` the three that a set may speak of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Int8, Int64

from syllogism.errors import ArgumentError
from syllogism.evidence.certificates import Detour, Inequality, Inhabited, Pictured
from syllogism.language.arguments import Import, terms_of
from syllogism.language.propositions import Proposition
from syllogism.reasoners.spheres.gaps import (
    DETOUR_ROWS,
    DETOURS,
    FORMS,
    INHABITED_ROWS,
    STATEMENTS,
    TERMS,
    THRESHOLDS,
)

_CODES = {form: code for code, form in enumerate(FORMS)}
_NOTHING = (-1, 0, 0)  # form code, subject and predicate of a slot without a statement


@dataclass(frozen=True, slots=True, eq=False)
class Statements:
    """Sets of propositions as three arrays: the form for machines, `propositions` for people.

    Args:
        propositions: Each set with every proposition once, in order.
        terms: The terms of each set, in the order of first mention; three at most.
        forms: Shape ``(batch, statements)``, a place in A, E, I, O, or -1 where there is none.
        subjects: Same shape; number of the subject among the set's terms.
        predicates: Same shape; number of the predicate.
        inhabited: Shape ``(batch, terms)``; which terms must have an instance.
    """

    propositions: tuple[tuple[Proposition, ...], ...]
    terms: tuple[tuple[str, ...], ...]
    forms: Int64[np.ndarray, "batch statements"]
    subjects: Int64[np.ndarray, "batch statements"]
    predicates: Int64[np.ndarray, "batch statements"]
    inhabited: Bool[np.ndarray, "batch terms"]

    @classmethod
    def of(cls, sets: Sequence[Sequence[Proposition]], *, reading: Import) -> Statements:
        """Return some sets of propositions as arrays, with the import that a reading asks for.

        The number of slots is a power of two, so that few shapes, and few compilations, arise.

        Raises:
            ArgumentError: A set speaks of more than three terms.
        """
        propositions = tuple(tuple(dict.fromkeys(one)) for one in sets)
        terms = tuple(terms_of(one) for one in propositions)
        slots = _power_of_two(max(map(len, propositions), default=0))
        codes = np.empty((len(sets), slots, 3), dtype=np.int64)
        inhabited = np.zeros((len(sets), TERMS), dtype=np.bool_)
        for number, (stated, names) in enumerate(zip(propositions, terms, strict=True)):
            if len(names) > TERMS:
                raise ArgumentError(
                    f"a triangle has room for {TERMS} terms, got {len(names)}: {', '.join(names)}"
                )
            places = {name: place for place, name in enumerate(names)}
            rows = [(_CODES[p.form], *(places[term] for term in p.terms)) for p in stated]
            codes[number] = rows + [_NOTHING] * (slots - len(rows))
            claimed = names if reading is Import.TRADITIONAL else asserted_terms(stated)
            inhabited[number, [places[name] for name in claimed]] = True
        forms, subjects, predicates = np.moveaxis(codes, -1, 0)
        return cls(propositions, terms, forms, subjects, predicates, inhabited)

    @property
    def present(self) -> Bool[np.ndarray, "batch terms"]:
        """Which of the three terms there are."""
        counts = np.array([len(names) for names in self.terms], dtype=np.int64)
        present: Bool[np.ndarray, "batch terms"] = np.arange(TERMS) < counts[:, None]
        return present

    @property
    def weights(self) -> Int8[np.ndarray, "batch rows unknowns"]:
        """The coefficients of every row."""
        stated = STATEMENTS[self.forms, self.subjects, self.predicates]
        stated[self.forms < 0] = 0
        detours = DETOUR_ROWS[[len(names) for names in self.terms]]
        inhabited = self.inhabited[..., None] * INHABITED_ROWS
        return np.concatenate([stated, detours, inhabited], axis=1)

    @property
    def thresholds(self) -> Int8[np.ndarray, "batch rows"]:
        """What every row must reach."""
        stated = np.where(self.forms < 0, np.int8(0), THRESHOLDS[self.forms])
        detours = np.zeros((len(self.terms), TERMS), dtype=np.int8)
        return np.concatenate([stated, detours, self.inhabited.astype(np.int8)], axis=1)

    def inequality(self, number: int, row: int) -> Inequality:
        """Return what one row of one set says, in words."""
        slots = self.forms.shape[1]
        terms = self.terms[number]
        if row < slots:
            return Pictured(self.propositions[number][row])
        if row < slots + TERMS:
            start, via, end = DETOURS[len(terms)][row - slots]
            return Detour(terms[start], terms[via], terms[end])
        return Inhabited(terms[row - slots - TERMS])


def _power_of_two(count: int) -> int:
    return 1 << max(count - 1, 0).bit_length()


def asserted_terms(propositions: Sequence[Proposition]) -> tuple[str, ...]:
    """Return the terms, not the complements, of which some proposition asserts an instance."""
    asserted = (term for p in propositions for term in p.asserted_terms)
    return tuple(dict.fromkeys(term for term in asserted if isinstance(term, str)))
