"""Which arguments and which of the 256 moods are valid, and whose existence they need."""

from __future__ import annotations

from functools import cache

import numpy as np

from syllogism.evidence.proofs import Proof
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import MOODS, Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.language.statements import to_statements
from syllogism.logic.deciding import decide
from syllogism.logic.tables import are_valid


def is_valid(argument: Argument, reading: Import = Import.TRADITIONAL) -> bool:
    """Return whether the conclusion follows from the premises.

    >>> camenop = Mood.parse("Camenop").syllogism()
    >>> is_valid(camenop), is_valid(camenop, Import.MODERN)
    (True, False)
    """
    return isinstance(decide(argument, reading), Proof)


@cache
def valid_moods(reading: Import = Import.TRADITIONAL) -> tuple[Mood, ...]:
    """Return the valid moods: 24 in the traditional reading, 15 in the modern one.

    >>> " ".join(map(str, valid_moods(Import.MODERN)[:4]))
    'AAA-1 AII-1 EAE-1 EIO-1'
    """
    terms = ("S", "M", "P")
    statements = np.stack([to_statements(mood.syllogism().denial, terms) for mood in MOODS])
    conclusions = np.concatenate(
        [to_statements([mood.syllogism().conclusion], terms) for mood in MOODS]
    )
    valid = are_valid(statements[:, :2], conclusions, reading)
    return tuple(mood for mood, is_one in zip(MOODS, valid, strict=True) if is_one)


def find_needed_existence(mood: Mood) -> str | None:
    """Return the term, S, M or P, without an instance of which a traditional mood fails.

    None for the fifteen moods that need no import and for the invalid ones.

    >>> find_needed_existence(Mood.parse("Bramantip"))
    'P'
    """
    syllogism = mood.syllogism()
    if is_valid(syllogism, Import.MODERN):
        return None
    for term in ("S", "M", "P"):
        existence = Proposition(Form.I, term, term)
        enriched = Argument((*syllogism.premises, existence), syllogism.conclusion)
        if is_valid(enriched, Import.MODERN):
            return term
    return None
