"""What follows from given premises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from syllogism.errors import ArgumentError
from syllogism.evidence.proofs import Proof
from syllogism.language.arguments import Import, terms_of
from syllogism.language.complements import Complement
from syllogism.language.propositions import Form, Proposition
from syllogism.logic.cores import find_inconsistent_core
from syllogism.logic.populating import find_world
from syllogism.logic.premise_sets import Conflict, PremiseSet
from syllogism.logic.proving import find_proof


def find_conclusions(
    premises: Iterable[Proposition], reading: Import = Import.TRADITIONAL
) -> dict[Proposition, Proof]:
    """Return every conclusion that links two terms which no premise links, with its proof.

    Of two premises that share a middle term these are the conclusions of the syllogism, in both
    directions. Empty when nothing follows. Where a premise speaks of a complement, conclusions may
    too: of the eight statements about two terms each that follows is listed once, not also
    converted, obverted or contraposed.

    >>> pair = (Proposition(Form.A, "M", "P"), Proposition(Form.A, "S", "M"))
    >>> for conclusion in find_conclusions(pair):
    ...     print(conclusion)
    All S are P
    Some S are P
    Some P are S
    >>> either = (Proposition(Form.A, Complement("A"), "B"), Proposition(Form.E, "X", "A"))
    >>> print(*find_conclusions(either, Import.MODERN))
    All X are B

    Raises:
        ArgumentError: The premises contradict one another, so that anything would follow.
    """
    stated = tuple(premises)
    premise_set = PremiseSet(stated, reading=reading)
    if isinstance(find_world(premise_set), Conflict):
        core = find_inconsistent_core(stated, reading) or stated
        raise ArgumentError(
            f"these premises contradict one another, so that anything would follow; take one of "
            f"them back: {'. '.join(map(str, core))}."
        )
    linked = {frozenset(premise.terms) for premise in stated}
    statements = _eight_statements if premise_set.is_signed else _in_both_directions
    found = {}
    for earlier, later in combinations(terms_of(stated), 2):
        if frozenset((earlier, later)) in linked:
            continue
        for conclusion in statements(later, earlier):
            proof = find_proof(premise_set, conclusion)
            if proof is not None:
                found[conclusion] = proof
    return found


def _in_both_directions(x: str, y: str) -> Iterator[Proposition]:
    """Yield every statement about two terms without their complements, E and I in both orders."""
    for subject, predicate in ((x, y), (y, x)):
        for form in Form:
            yield Proposition(form, subject, predicate)


def _eight_statements(x: str, y: str) -> Iterator[Proposition]:
    """Yield the eight statements about two terms or their complements, each as it is plainest."""
    yield Proposition(Form.A, x, y)
    yield Proposition(Form.A, y, x)
    yield Proposition(Form.E, x, y)
    yield Proposition(Form.A, Complement(x), y)
    yield Proposition(Form.I, x, y)
    yield Proposition(Form.O, x, y)
    yield Proposition(Form.O, y, x)
    yield Proposition(Form.I, Complement(x), Complement(y))
