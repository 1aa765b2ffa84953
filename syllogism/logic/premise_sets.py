"""Premise sets as graphs: closures, witnesses, and what keeps a witness from existing.

*All p q* is an edge from p to q, *no p q* a line between two terms that no individual may
join, and everything that must exist is a *witness*: an individual known by the terms it starts
from. Following all edges gives every term it falls under. A premise set is satisfiable iff no
witness is driven into two disjoint terms, and no witness of *some p are not q* is driven into
q; its witnesses are then a world of it.

A premise that is stated again adds nothing to the graph. Building it and each closure are
linear in its size; `syllogism.logic.conflicts` asks about all witnesses at once,
`syllogism.logic.populating` makes a world of them.

Source:
    Pratt-Hartmann and Moss, "Logics for the relational syllogistic" (2009), section 3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from syllogism.language.arguments import Import
from syllogism.language.propositions import Form, Proposition


@dataclass(frozen=True, slots=True)
class Witness:
    """An individual that must exist.

    Args:
        starts: The terms it is known to fall under: both of *some p q*, the first of *some p
            are not q*, the one of an import.
        avoids: The term it must not fall under, or None.
        place: Where the particular stands that asserts it; None when the reading does.
    """

    starts: tuple[str, ...]
    avoids: str | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A witness driven into two disjoint terms, or into the term it must avoid.

    Args:
        witness: The individual that cannot exist.
        place: Where the *no* or *some ... not* statement stands that forbids it.
    """

    witness: Witness
    place: int


class PremiseSet:
    """A finite set of propositions under one reading.

    Each form has a map of its own, from terms to the place of the first premise that states it
    of them; `disjoint` has both orders, and `below` is `above` turned round.

    >>> premises = [Proposition(Form.A, "M", "P"), Proposition(Form.A, "S", "M")]
    >>> sorted(PremiseSet(premises, reading=Import.MODERN).closure(["S"]))
    ['M', 'P', 'S']

    Args:
        propositions: What is asserted.
        reading: Which existential import is granted.
        terms: Terms that are spoken of besides those of the propositions.
    """

    def __init__(
        self, propositions: Iterable[Proposition], *, reading: Import, terms: Iterable[str] = ()
    ) -> None:
        self.propositions: list[Proposition] = []
        self.reading = Import(reading)
        self.terms: dict[str, None] = {}
        self.above: dict[str, dict[str, int]] = {}
        self.below: dict[str, list[str]] = {}
        self.disjoint: dict[str, dict[str, int]] = {}
        self.some: dict[tuple[str, str], int] = {}
        self.some_not: dict[tuple[str, str], int] = {}
        for proposition in propositions:
            self.add(proposition)
        self.terms.update(dict.fromkeys(terms))

    def add(self, proposition: Proposition) -> None:
        """Assert one more proposition."""
        subject, predicate = pair = proposition.terms
        place = len(self.propositions)
        self.propositions.append(proposition)
        self.terms[subject] = self.terms[predicate] = None
        form = proposition.form
        if form is Form.A:
            above = self.above.setdefault(subject, {})
            if predicate not in above:
                above[predicate] = place
                self.below.setdefault(predicate, []).append(subject)
        elif form is Form.E:
            self.disjoint.setdefault(subject, {}).setdefault(predicate, place)
            self.disjoint.setdefault(predicate, {}).setdefault(subject, place)
        elif form is Form.I:
            self.some.setdefault(pair, place)
        else:
            self.some_not.setdefault(pair, place)

    def closure(self, starts: Iterable[str]) -> dict[str, str | None]:
        """Return every term an individual falls under that falls under all of `starts`.

        Returns:
            Each term with the term one inclusion before it; None for the starts themselves.
        """
        return _reach(self.above, starts)

    def coclosure(self, starts: Iterable[str]) -> dict[str, str | None]:
        """Return every term whose instances fall under one of `starts`, as `closure` does."""
        return _reach(self.below, starts)

    def particulars(self) -> Iterator[Witness]:
        """Yield the individuals that must exist because a premise says so."""
        for pair, place in self.some.items():
            yield Witness(pair, None, place)
        for (subject, predicate), place in self.some_not.items():
            yield Witness((subject,), predicate, place)

    def imports(self) -> Iterable[str]:
        """Return the terms whose existence the reading grants, those with none below first."""
        if self.reading is Import.MODERN:
            return ()
        return sorted(self.terms, key=self.below.__contains__)

    def find_clash(self, held: Mapping[str, object]) -> int | None:
        """Return where a *no* statement forbids one individual all of some terms, or None."""
        for term in held:
            others = self.disjoint.get(term)
            if others is not None and not others.keys().isdisjoint(held.keys()):
                return next(place for other, place in others.items() if other in held)
        return None


def _reach(edges: Mapping[str, Iterable[str]], starts: Iterable[str]) -> dict[str, str | None]:
    reached: dict[str, str | None] = dict.fromkeys(starts)
    pending = list(reached)
    for term in pending:
        for following in edges.get(term, ()):
            if following not in reached:
                reached[following] = term
                pending.append(following)
    return reached
