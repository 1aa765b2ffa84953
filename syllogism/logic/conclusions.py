"""What follows from given premises."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from syllogism.errors import ArgumentError
from syllogism.evidence.proofs import Proof
from syllogism.evidence.worlds import World
from syllogism.language.arguments import Import, terms_of
from syllogism.language.propositions import Form, Proposition
from syllogism.logic.populating import find_world
from syllogism.logic.premise_sets import PremiseSet
from syllogism.logic.proving import find_proof


def find_conclusions(
    premises: Iterable[Proposition], reading: Import = Import.TRADITIONAL
) -> dict[Proposition, Proof]:
    """Return every conclusion that links two terms which no premise links, with its proof.

    Of two premises that share a middle term these are the conclusions of the syllogism, in both
    directions. Empty when nothing follows.

    >>> pair = (Proposition(Form.A, "M", "P"), Proposition(Form.A, "S", "M"))
    >>> for conclusion in find_conclusions(pair):
    ...     print(conclusion)
    All S are P
    Some S are P
    Some P are S

    Raises:
        ArgumentError: The premises contradict one another, so that anything would follow.
    """
    stated = tuple(premises)
    premise_set = PremiseSet(stated, reading=reading)
    outcome = find_world(premise_set)
    if not isinstance(outcome, World):
        raise ArgumentError(
            f"the premises contradict one another (see {str(stated[outcome.place])!r}), "
            f"so that anything would follow; take one of them back"
        )
    linked = {frozenset(premise.terms) for premise in stated}
    found = {}
    for earlier, later in combinations(terms_of(stated), 2):
        if frozenset((earlier, later)) in linked:
            continue
        for subject, predicate in ((later, earlier), (earlier, later)):
            for form in Form:
                conclusion = Proposition(form, subject, predicate)
                proof = find_proof(premise_set, conclusion)
                if proof is not None:
                    found[conclusion] = proof
    return found
