"""Consistency: whether all witnesses of a premise set can exist, asked of many at once.

A witness is one bit, and a term holds the bits of all witnesses that fall under it. Passing the
bits up the inclusions, from below and each inclusion once, tells of every witness where it is
driven; it cannot exist if two disjoint terms share its bit.

Cost: one pass is linear in the premise set and serves `BLOCK` witnesses, so a set with fewer
particulars takes one pass. Under existential import only terms without others below them need
a witness, since whatever lies above falls to it too. No linear bound holds for any number of
witnesses: whether one of many given pairs of terms has a common term below is a question no
easier than whether a graph has a triangle, for which no linear algorithm is known.

In a signed set every term is disjoint from its complement, and a term that is both universal and
empty leaves no witness any room.

Source:
    Triangles: Alon, Yuster and Zwick, "Finding and counting given length cycles" (1997).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from syllogism.language.complements import SignedTerm, complement
from syllogism.logic.components import find_components
from syllogism.logic.possible_kinds import paradox_among
from syllogism.logic.premise_sets import Clash, Conflict, PremiseSet, Witness

BLOCK = 4096  # witnesses in a pass, each a bit: half a kilobyte for each term


def find_conflict(premises: PremiseSet) -> Conflict | None:
    """Return a witness that cannot exist and what forbids it, or None of a satisfiable set."""
    currents = _Currents(premises)
    paradox = paradox_among(currents.component, premises)
    if paradox is not None:
        premises.include_everything(paradox)
        currents = _Currents(premises)
    witnesses = [*premises.particulars(), *currents.least_imports()]
    for first in range(0, len(witnesses), BLOCK):
        conflict = currents.find_conflict(witnesses[first : first + BLOCK])
        if conflict is not None:
            return conflict
    return None


class _Currents:
    """The components of a premise set, upwards through which its witnesses are driven."""

    def __init__(self, premises: PremiseSet) -> None:
        self.premises = premises
        self.component = component = find_components(premises.above, premises.terms)
        self.above: list[list[int]] = [[] for _ in range(max(component.values(), default=-1) + 1)]
        for subject, predicates in premises.above.items():
            own = component[subject]
            self.above[own] += {component[predicate] for predicate in predicates} - {own}
        self.disjoint = {
            (component[term], component[other]): (term, other)
            for term, other in _clashes(premises)
            if component[term] <= component[other]
        }

    def least_imports(self) -> list[Witness]:
        """Return a witness for one term of each component that has no other below it."""
        terms: dict[int, SignedTerm] = dict(
            zip(self.component.values(), self.component, strict=True)
        )
        covered = {number for numbers in self.above for number in numbers}
        granted = {self.component[term] for term in self.premises.imports()}
        return [Witness((terms[number],)) for number in sorted(granted - covered)]

    def find_conflict(self, witnesses: Sequence[Witness]) -> Conflict | None:
        """Return a conflict of one of some witnesses, or None, in one pass."""
        present = [0] * len(self.above)
        for number, witness in enumerate(witnesses):
            for start in witness.starts:
                present[self.component[start]] |= 1 << number
        for lower in reversed(range(len(present))):
            if driven := present[lower]:
                for upper in self.above[lower]:
                    present[upper] |= driven
        for (one, other), clash in self.disjoint.items():
            if impossible := present[one] & present[other]:
                return Conflict(witnesses[impossible.bit_length() - 1], clash)
        for number, witness in enumerate(witnesses):
            avoids = witness.avoids
            if avoids is not None and present[self.component[avoids]] >> number & 1:
                return Conflict(witness, (avoids, complement(avoids)))
        return None


def _clashes(premises: PremiseSet) -> Iterator[Clash]:
    """Yield every two terms that nobody can fall under together, in both orders."""
    yield from premises.complements.items()
    for term, others in premises.disjoint.items():
        for other in others:
            yield term, other
