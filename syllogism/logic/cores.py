"""Why a premise set has no world: the fewest premises that already contradict one another."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from syllogism.errors import ArgumentError
from syllogism.language.arguments import Import, are_one_cycle
from syllogism.language.propositions import Proposition
from syllogism.logic.conflicts import find_conflict
from syllogism.logic.premise_sets import Conflict, PremiseSet, path_to


def find_inconsistent_core(
    premises: Iterable[Proposition], reading: Import = Import.TRADITIONAL
) -> tuple[Proposition, ...] | None:
    """Return premises that contradict one another, none of which can be left out; else None.

    >>> from syllogism.language.notation import parse_notation
    >>> stated = parse_notation("A(a,b) I(b,c) A(b,d) E(d,a) |- A(a,c)").premises
    >>> print(*find_inconsistent_core(stated), sep=". ")
    All a are b. All b are d. No d are a
    >>> find_inconsistent_core(stated, Import.MODERN) is None
    True
    """
    stated = tuple(dict.fromkeys(premises))
    for premise in stated:
        if not isinstance(premise, Proposition):
            raise ArgumentError(
                f"a premise is a Proposition, got {premise!r}; parse_proposition reads a text"
            )
    premise_set = PremiseSet(stated, reading=reading)
    conflict = find_conflict(premise_set)
    if conflict is None:
        return None
    involved = _involved(premise_set, conflict)
    core = [premise for premise in stated if premise in involved]
    if are_one_cycle(core):
        return tuple(core)
    for premise in tuple(core):
        fewer = [other for other in core if other != premise]
        if find_conflict(PremiseSet(fewer, reading=reading)) is not None:
            core = fewer
    return tuple(core)


def _involved(premises: PremiseSet, conflict: Conflict) -> set[Proposition]:
    """Return the premises that a conflict rests on: what exists, what it falls under, the clash."""
    witness, (one, other) = conflict.witness, conflict.clash
    tree = premises.closure(witness.starts)
    paths = [path_to(tree, term) for term in conflict.clash if term in tree]
    paths += premises.universal.values()
    steps = [step for path in paths for step in pairwise(path)]
    places = {premises.above[lower][upper] for lower, upper in steps}
    places |= {witness.place, premises.disjoint.get(one, {}).get(other)}
    return {premises.propositions[place] for place in places if place is not None}
