"""Whether anybody at all can exist under the universals of a signed set, and of what kind.

A kind says of every term whether an individual falls under it or under its complement. The
universals leave room for one unless some term and its complement are driven into each other:
that is a *paradox*. Where they leave room, each witness that can exist can also be completed:
the terms left open by what it falls under are decided as in any possible kind, since no
inclusion leads from what is decided to what is not, nor, contraposed, the other way.

Source:
    Aspvall, Plass and Tarjan, "A linear-time algorithm for testing the truth of certain
    quantified boolean formulas" (1979).
"""

from __future__ import annotations

from collections.abc import Mapping

from syllogism.language.complements import SignedTerm
from syllogism.logic.components import find_components
from syllogism.logic.premise_sets import PremiseSet


def find_possible_kind(premises: PremiseSet) -> tuple[SignedTerm, ...] | None:
    """Return a kind of individual that every universal allows, or None where nobody can exist.

    Of each term it has one sign, the complement rather than the term.

    >>> from syllogism.language.complements import Complement
    >>> from syllogism.language.propositions import Form, Proposition
    >>> stated = [Proposition(Form.A, Complement("x"), "y"), Proposition(Form.A, "y", "z")]
    >>> find_possible_kind(PremiseSet(stated, reading="modern"))
    (Complement('x'), 'y', 'z')
    """
    components = _components(premises)
    if paradox_among(components, premises) is not None:
        return None
    pairs = premises.complements.items()
    return tuple(term for term, other in pairs if components[term] < components[other])


def find_paradox(premises: PremiseSet) -> SignedTerm | None:
    """Return a term that includes its complement and is included in it, or None."""
    return paradox_among(_components(premises), premises)


def paradox_among(components: Mapping[SignedTerm, int], premises: PremiseSet) -> SignedTerm | None:
    """Return a term that shares a component with its complement, or None."""
    pairs = premises.complements.items()
    return next((term for term, other in pairs if components[term] == components[other]), None)


def _components(premises: PremiseSet) -> dict[SignedTerm, int]:
    """Return the components, complements visited first: what is free to be one gets less."""
    visited = sorted(premises.terms, key=lambda term: isinstance(term, str))
    return find_components(premises.above, visited)
