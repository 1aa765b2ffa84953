"""Why a premise set has no world: the fewest premises that already contradict one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from syllogism.evidence.worlds import World
from syllogism.language.arguments import Import, are_one_cycle
from syllogism.language.propositions import Proposition
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
    outcome = premise_set.find_world()
    if isinstance(outcome, World):
        return None
    involved = _involved(premise_set, outcome)
    core = [premise for premise in stated if premise in involved]
    if are_one_cycle(core):
        return tuple(core)
    for premise in tuple(core):
        fewer = [other for other in core if other != premise]
        if not isinstance(PremiseSet(fewer, reading=reading).find_world(), World):
            core = fewer
    return tuple(core)


def _involved(premise_set: PremiseSet, conflict: Conflict) -> set[Proposition]:
    """Return the premises that a conflict rests on: what exists, what it falls under, the clash."""
    witness, clash = conflict.witness, conflict.clash
    before = premise_set.closure(witness.starts)
    targets: Sequence[str] = clash.terms
    if clash == witness.proposition and witness.avoids is not None:
        targets = (witness.avoids,)
    steps = set()
    for target in targets:
        term = target
        while (earlier := before[term]) is not None:
            steps.add((earlier, term))
            term = earlier
    included = {p for p in premise_set.propositions if p.form.value == "A" and p.terms in steps}
    return included | {clash} | ({witness.proposition} if witness.proposition else set())
