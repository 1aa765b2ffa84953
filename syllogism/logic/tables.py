"""Validity of three-term arguments by truth table: one mask test each, for arrays of them.

An individual is one of the 8 sets of terms it may fall under, a world one of the 256 sets of
inhabited kinds, and a proposition a truth table of 256 bits over the worlds, packed into four
64-bit words. An argument is valid iff no world is in its premises' tables, outside its
conclusion's, and granted by the reading.

Axes: ``n`` counts arguments, ``k`` premises. A statement is a row of three integers: the form
(0, 1, 2, 3 for A, E, I, O), the subject and the predicate (each 0, 1 or 2, or for the complement
of n the negative number ~n, -1 - n).

Source:
    Venn, Symbolic Logic (1881): eight regions; here every state of them.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from syllogism.language.arguments import Import
from syllogism.language.propositions import Form

TERMS = 3
KINDS = 2**TERMS
WORLDS = 2**KINDS

Words = npt.NDArray[np.uint64]
"""Truth tables, the last axis of length 4: 256 bits."""


@cache
def truth_tables() -> Words:
    """Return the truth table of every proposition over three terms, shape ``(4, 6, 6, 4)``.

    Terms are ordered 0, 1, 2, ~2, ~1, ~0, so that an index below 0 is that of a complement.
    """
    terms = (np.arange(KINDS)[:, None] >> np.arange(TERMS)) & 1 > 0  # (kinds, terms)
    falls_under = np.concatenate([terms, ~terms[:, ::-1]], axis=1)  # complements too
    inhabited = (np.arange(WORLDS)[:, None] >> np.arange(KINDS)) & 1 > 0  # (worlds, kinds)
    subject = falls_under.T[:, None, :]
    predicate = falls_under.T[None, :, :]
    shared = ((subject & predicate) @ inhabited.T.astype(np.uint8)) > 0  # (s, p, worlds)
    beyond = ((subject & ~predicate) @ inhabited.T.astype(np.uint8)) > 0
    of_form = {Form.A: ~beyond, Form.E: ~shared, Form.I: shared, Form.O: beyond}
    return _packed(np.stack([of_form[form] for form in Form]))


@cache
def granted_worlds(reading: Import) -> Words:
    """Return the worlds that a reading admits, shape ``(4,)``."""
    if Import(reading) is Import.MODERN:
        return np.full(4, ~np.uint64(0))
    everything = np.arange(2 * TERMS)
    some_are_themselves = truth_tables()[list(Form).index(Form.I), everything, everything]
    granted: Words = np.bitwise_and.reduce(some_are_themselves, axis=0)
    return granted


def are_valid(
    premises: npt.NDArray[np.integer], conclusions: npt.NDArray[np.integer], reading: Import
) -> npt.NDArray[np.bool_]:
    """Return which of many three-term arguments are valid.

    Under traditional import all three terms have an instance, also one that an argument does
    not mention, and so have their complements, also where it speaks of none; that changes no
    verdict.

    Args:
        premises: Statements, shape ``(n, k, 3)``.
        conclusions: Statements, shape ``(n, 3)``.
        reading: Which existential import is granted.

    Returns:
        Shape ``(n,)``.
    """
    tables = truth_tables()
    refuting = granted_worlds(reading) & ~tables[tuple(conclusions.T)]
    for statement in np.moveaxis(premises, 1, 0):
        refuting &= tables[tuple(statement.T)]
    valid: npt.NDArray[np.bool_] = ~refuting.any(axis=-1)
    return valid


def _packed(bits: npt.NDArray[np.bool_]) -> Words:
    return np.packbits(bits, axis=-1, bitorder="little").view(np.uint64)
