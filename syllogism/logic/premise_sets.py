"""Premise sets as graphs: closures, witnesses, and the worlds they make.

*All p q* is an edge from p to q, *no p q* a line between two terms that no individual may
join, and everything that must exist is a *witness*: an individual known by the terms it starts
from. Following all edges gives every term it falls under. A premise set is satisfiable iff no
witness is driven into two disjoint terms, and no witness of *some p are not q* is driven into
q; its witnesses are then a world of it.

Each closure costs at most the size of the graph. Under existential import a term already
inhabited by an earlier witness needs none of its own, and terms below all others are asked
first, so a chain of inclusions is followed once.

Source:
    Pratt-Hartmann and Moss, "Logics for the relational syllogistic" (2009), section 3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from syllogism.evidence.worlds import Individual, World
from syllogism.language.arguments import Import, terms_of
from syllogism.language.propositions import Form, Proposition


@dataclass(frozen=True, slots=True)
class Witness:
    """An individual that must exist.

    Args:
        starts: The terms it is known to fall under: both of *some p q*, the first of *some p
            are not q*, the one of an import.
        avoids: The term it must not fall under, or None.
        proposition: The particular that asserts it; None when the reading does.
    """

    starts: tuple[str, ...]
    avoids: str | None = None
    proposition: Proposition | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A witness driven into two disjoint terms, or into the term it must avoid.

    Args:
        witness: The individual that cannot exist.
        clash: The *no* or *some ... not* statement that forbids it.
    """

    witness: Witness
    clash: Proposition


class PremiseSet:
    """A finite set of propositions under one reading.

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
        self.propositions = tuple(propositions)
        self.reading = reading
        self.terms = tuple(dict.fromkeys((*terms_of(self.propositions), *terms)))
        self.above: dict[str, list[str]] = {term: [] for term in self.terms}
        self.below: dict[str, list[str]] = {term: [] for term in self.terms}
        self.disjoint: dict[str, dict[str, Proposition]] = {term: {} for term in self.terms}
        for proposition in self.propositions:
            subject, predicate = proposition.terms
            if proposition.form is Form.A:
                self.above[subject].append(predicate)
                self.below[predicate].append(subject)
            elif proposition.form is Form.E:
                self.disjoint[subject].setdefault(predicate, proposition)
                self.disjoint[predicate].setdefault(subject, proposition)

    def closure(self, starts: Iterable[str]) -> dict[str, str | None]:
        """Return every term an individual falls under that falls under all of `starts`.

        Returns:
            Each term with the term one inclusion before it; None for the starts themselves.
        """
        return _reach(self.above, starts)

    def coclosure(self, starts: Iterable[str]) -> dict[str, str | None]:
        """Return every term whose instances fall under one of `starts`, as `closure` does."""
        return _reach(self.below, starts)

    def witnesses(self) -> Iterator[Witness]:
        """Yield what must exist: by the particulars first, then by import from below upwards."""
        for proposition in self.propositions:
            if proposition.form is Form.I:
                yield Witness(proposition.terms, None, proposition)
        for proposition in self.propositions:
            if proposition.form is Form.O:
                yield Witness((proposition.subject,), proposition.predicate, proposition)
        if self.reading is Import.TRADITIONAL:
            for term in sorted(self.terms, key=lambda term: bool(self.below[term])):
                yield Witness((term,))

    def find_clash(self, terms: Iterable[str]) -> Proposition | None:
        """Return a *no* statement that forbids one individual all of some terms, or None."""
        held = dict.fromkeys(terms)
        for term in held:
            for other, proposition in self.disjoint[term].items():
                if other in held:
                    return proposition
        return None

    def find_world(self) -> World | Conflict:
        """Return a world of the premise set, or the conflict that leaves it without one.

        A witness becomes an individual only where none so far will do.
        """
        kinds: list[dict[str, str | None]] = []
        inhabitants: dict[str, list[dict[str, str | None]]] = {term: [] for term in self.terms}
        for witness in self.witnesses():
            if any(_serves(kind, witness) for kind in inhabitants[witness.starts[0]]):
                continue
            kind = self.closure(witness.starts)
            clash = self.find_clash(kind)
            if clash is None and witness.avoids in kind:
                clash = witness.proposition
            if clash is not None:
                return Conflict(witness, clash)
            kinds.append(kind)
            for term in kind:
                inhabitants[term].append(kind)
        return World(
            tuple(
                Individual(name, frozenset(kind))
                for name, kind in zip(_names(), kinds, strict=False)
            )
        )


def _reach(edges: dict[str, list[str]], starts: Iterable[str]) -> dict[str, str | None]:
    reached: dict[str, str | None] = dict.fromkeys(starts)
    pending = list(reached)
    for term in pending:
        for following in edges[term]:
            if following not in reached:
                reached[following] = term
                pending.append(following)
    return reached


def _serves(kind: dict[str, str | None], witness: Witness) -> bool:
    return witness.avoids not in kind and all(start in kind for start in witness.starts)


def _names() -> Iterator[str]:
    """Yield a, b, ..., z, a1, b1, ... without end."""
    round_number = 0
    while True:
        for letter in "abcdefghijklmnopqrstuvwxyz":
            yield f"{letter}{round_number or ''}"
        round_number += 1
