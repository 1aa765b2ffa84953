"""Complements: for every term, the term of all that does not fall under it.

A *signed term* is a term or its complement. Complementing twice gives the term back, so a term is
written as its name and only the complement has a type of its own.

Source:
    Aristotle, De interpretatione 10, for the indefinite name (*not-man*); Keynes, Studies and
    Exercises in Formal Logic (4th ed. 1906), part II, chapter 4, for arguments about them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from syllogism.errors import FormError

# What no term holds: line breaks, what commands a terminal, turns the direction of the text around
# it, or is half a character.
CONTROLS = r"\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
_CONTROL = re.compile(f"[{CONTROLS}]")


@dataclass(frozen=True, slots=True)
class Complement:
    """All that does not fall under a term.

    >>> complement("smokers")
    Complement('smokers')
    >>> complement(complement("smokers"))
    'smokers'

    Args:
        term: The name of the term.

    Raises:
        FormError: The term is not a name: empty, no text, or a complement itself.
    """

    term: str

    def __post_init__(self) -> None:
        require_name(self.term)

    def __hash__(self) -> int:
        return ~hash(self.term)  # half the time of the tuple's that a dataclass makes

    def __str__(self) -> str:
        return f"non-{self.term}"

    def __repr__(self) -> str:
        return f"Complement({self.term!r})"


SignedTerm = str | Complement


def complement(term: SignedTerm) -> SignedTerm:
    """Return the term of all that does not fall under a term or a complement."""
    return term.term if isinstance(term, Complement) else Complement(term)


def name_of(term: SignedTerm) -> str:
    """Return the name of a term, also where its complement is meant."""
    return term.term if isinstance(term, Complement) else term


def renamed(term: SignedTerm, names: Mapping[str, str]) -> SignedTerm:
    """Return a term under another name; a complement stays one, an unnamed term itself."""
    if isinstance(term, Complement):
        return Complement(names.get(term.term, term.term))
    return names.get(term, term)


def require_name(term: object) -> None:
    """Let only the name of a term pass.

    Raises:
        FormError: It is no text, has no visible character, or holds a line break or another
            control character.
    """
    if not isinstance(term, str):
        raise FormError(f"a term is named by a text, got {term!r}")
    if not term.strip():
        raise FormError(f"a term needs at least one visible character, got {term!r}")
    if not term.isprintable() and _CONTROL.search(term):
        raise FormError(f"a term needs to be without control characters, got {term!r}")
