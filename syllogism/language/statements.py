"""Propositions as integers, for whatever works on arrays of them.

A statement is a row of three integers: the form (0, 1, 2, 3 for A, E, I, O), the subject and
the predicate (places in a list of terms; the complement of the term at place n is ~n, that is
-1 - n).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from syllogism.language.complements import Complement, SignedTerm, complement, name_of
from syllogism.language.propositions import Form, Proposition

FORMS = tuple(Form)  # in the order of their numbers
NUMBERS = {form: number for number, form in enumerate(FORMS)}


def to_statements(
    propositions: Iterable[Proposition], terms: Sequence[str]
) -> npt.NDArray[np.int64]:
    """Return propositions as statements about a list of terms, shape ``(k, 3)``.

    >>> to_statements([Proposition(Form.E, "M", "P")], ["S", "M", "P"])
    array([[1, 1, 2]])
    >>> to_statements([Proposition(Form.E, "M", Complement("P"))], ["S", "M", "P"])
    array([[ 1,  1, -3]])

    Raises:
        ValueError: A proposition is about a term that is not in the list.
    """
    place = {term: index for index, term in enumerate(terms)}

    def number(term: SignedTerm) -> int:
        if name_of(term) not in place:
            raise ValueError(f"every proposition must be about the terms {tuple(terms)!r}")
        return ~place[term.term] if isinstance(term, Complement) else place[term]

    rows = [(NUMBERS[p.form], number(p.subject), number(p.predicate)) for p in propositions]
    return np.array(rows, dtype=np.int64).reshape(-1, 3)


def from_statements(
    statements: npt.NDArray[np.integer], terms: Sequence[str]
) -> tuple[Proposition, ...]:
    """Return the propositions that statements, shape ``(k, 3)``, stand for.

    >>> from_statements(np.array([[3, 0, 2]]), ["S", "M", "P"])
    (Proposition('Some S are not P'),)
    """

    def term(number: int) -> SignedTerm:
        return terms[number] if number >= 0 else complement(terms[~number])

    return tuple(Proposition(FORMS[f], term(s), term(p)) for f, s, p in statements.tolist())
