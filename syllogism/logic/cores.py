"""Why a premise set has no world: the fewest premises that already contradict one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from syllogism.language.arguments import Import, are_one_cycle
from syllogism.language.propositions import Form, Proposition
from syllogism.logic.conflicts import find_conflict
from syllogism.logic.premise_sets import Conflict, PremiseSet


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


def _involved(premise_set: PremiseSet, conflict: Conflict) -> set[Proposition]:
    """Return the premises that a conflict rests on: what exists, what it falls under, the clash."""
    witness, clash = conflict.witness, premise_set.propositions[conflict.place]
    before = premise_set.closure(witness.starts)
    targets: Sequence[str] = clash.terms
    if conflict.place == witness.place and witness.avoids is not None:
        targets = (witness.avoids,)
    steps = set()
    for target in targets:
        term = target
        while (earlier := before[term]) is not None:
            steps.add((earlier, term))
            term = earlier
    included = {p for p in premise_set.propositions if p.form is Form.A and p.terms in steps}
    asserted = set() if witness.place is None else {premise_set.propositions[witness.place]}
    return included | {clash} | asserted
