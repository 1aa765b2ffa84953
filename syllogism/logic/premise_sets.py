"""Premise sets as graphs: closures, witnesses, and what keeps a witness from existing.

*All p q* is an edge from p to q, *no p q* a line between two terms that no individual may
join, and everything that must exist is a *witness*: an individual known by the terms it starts
from. Following all edges gives every term it falls under. A premise set is satisfiable iff no
witness is driven into two disjoint terms, and no witness of *some p are not q* is driven into
q; its witnesses are then a world of it.

A set is *signed* where it speaks of a complement. Then every term stands beside its complement,
disjoint from it; each universal is two edges, as stated and contraposed, *no p q* being *all p
non-q*; and *some p are not q* starts from p and non-q. The same question decides it, with one
addition: a term that its complement is driven into is *universal*, since nobody is left outside
it. If the complement is universal as well, nobody can exist at all.

A premise that is stated again adds nothing to the graph. Building it and each closure are
linear in its size; `syllogism.logic.conflicts` asks about all witnesses at once,
`syllogism.logic.populating` makes a world of them.

Source:
    Pratt-Hartmann and Moss, "Logics for the relational syllogistic" (2009), section 3. Signed
    terms as literals, whose edges come in pairs: Aspvall, Plass and Tarjan, "A linear-time
    algorithm for testing the truth of certain quantified boolean formulas" (1979).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from syllogism.language.arguments import Import, are_signed
from syllogism.language.complements import Complement, SignedTerm, complement
from syllogism.language.propositions import Form, Proposition

Tree = dict[SignedTerm, SignedTerm | None]
"""Terms reached, each with the term one inclusion before it; None for those started from."""

Clash = tuple[SignedTerm, SignedTerm]
"""Two terms that nobody can fall under together."""


@dataclass(frozen=True, slots=True)
class Witness:
    """An individual that must exist.

    Args:
        starts: The terms it is known to fall under: both of *some p q*, the first of *some p
            are not q* (in a signed set also non-q), the one of an import.
        avoids: The term it must not fall under, or None.
        place: Where the particular stands that asserts it; None when the reading does.
    """

    starts: tuple[SignedTerm, ...]
    avoids: SignedTerm | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A witness driven into two terms that nobody can fall under together.

    Args:
        witness: The individual that cannot exist.
        clash: Two terms that a *no* statement keeps apart, or a term and its complement; the
            witness of *some p are not q* falls under non-q.
    """

    witness: Witness
    clash: Clash


class PremiseSet:
    """A finite set of propositions under one reading.

    Each form has a map of its own, from terms to the place of the first premise that states it
    of them; `disjoint` has both orders, and `below` is `above` turned round. An edge to a
    universal term may have no place: `universal` has the path that makes the term one.

    >>> premises = [Proposition(Form.A, "M", "P"), Proposition(Form.A, "S", "M")]
    >>> sorted(PremiseSet(premises, reading=Import.MODERN).closure(["S"]))
    ['M', 'P', 'S']
    >>> non_p = Complement("P")
    >>> list(PremiseSet(premises, reading=Import.MODERN, terms=[non_p]).closure([non_p]))
    [Complement('P'), Complement('M'), Complement('S')]

    Args:
        propositions: What is asserted.
        reading: Which existential import is granted.
        terms: Terms and complements that are spoken of besides those of the propositions.
    """

    def __init__(
        self,
        propositions: Iterable[Proposition],
        *,
        reading: Import,
        terms: Iterable[SignedTerm] = (),
    ) -> None:
        stated, besides = list(propositions), list(terms)
        self.propositions: list[Proposition] = []
        self.reading = Import(reading)
        self.is_signed = are_signed(stated) or any(isinstance(t, Complement) for t in besides)
        self.terms: dict[SignedTerm, None] = {}  # of a signed set the complements too
        self.complements: dict[SignedTerm, SignedTerm] = {}  # of each term of a signed set
        self.above: dict[SignedTerm, dict[SignedTerm, int | None]] = {}
        self.disjoint: dict[SignedTerm, dict[SignedTerm, int]] = {}
        self.some: dict[tuple[SignedTerm, SignedTerm], int] = {}
        self.some_not: dict[tuple[SignedTerm, SignedTerm], int] = {}
        self.universal: dict[SignedTerm, list[SignedTerm]] = {}
        self._below: dict[SignedTerm, list[SignedTerm]] | None = None
        for proposition in stated:
            self.add(proposition)
        for term in besides:
            self._admit(term)

    def add(self, proposition: Proposition) -> None:
        """Assert one more proposition; a set without complements takes one without."""
        subject, predicate = proposition.subject, proposition.predicate
        if self.is_signed:
            subject, predicate = self._admit(subject), self._admit(predicate)
        else:
            self.terms[subject] = self.terms[predicate] = None
        place = len(self.propositions)
        self.propositions.append(proposition)
        form = proposition.form
        if form is Form.A:
            self._include(subject, predicate, place)
        elif form is Form.E:
            self.disjoint.setdefault(subject, {}).setdefault(predicate, place)
            self.disjoint.setdefault(predicate, {}).setdefault(subject, place)
            if self.is_signed:
                self._include(subject, self.complements[predicate], place)
        elif form is Form.I:
            self.some.setdefault((subject, predicate), place)
        else:
            self.some_not.setdefault((subject, predicate), place)

    def _admit(self, term: SignedTerm) -> SignedTerm:
        """Take in a term, in a signed set with its complement; return the one object for it."""
        self.terms.setdefault(term)
        if not self.is_signed:
            return term
        if term not in self.complements:
            other = complement(term)
            self.terms[other] = None
            self.complements[term], self.complements[other] = other, term
        return self.complements[self.complements[term]]

    def _include(self, lower: SignedTerm, upper: SignedTerm, place: int | None) -> None:
        """Add the edge of an inclusion, in a signed set with that of its contrapositive."""
        above = self.above.get(lower)
        if above is None:
            above = self.above[lower] = {}
        elif upper in above:
            return
        above[upper] = place
        self._below = None
        if self.is_signed:
            self._include(self.complements[upper], self.complements[lower], place)

    def include_everything(self, term: SignedTerm) -> None:
        """Draw the edges of a universal term, one that its complement is driven into."""
        if term in self.universal:
            return
        opposite = self.complements[term]
        self.universal[term] = path_to(self.closure([opposite]), term)
        for lower in self.terms:
            if lower not in (term, opposite):
                self._include(lower, term, None)

    @property
    def below(self) -> dict[SignedTerm, list[SignedTerm]]:
        """For each term those directly below it; made when first asked for."""
        if self._below is None:
            self._below = {}
            for lower, uppers in self.above.items():
                for upper in uppers:
                    self._below.setdefault(upper, []).append(lower)
        return self._below

    def closure(self, starts: Iterable[SignedTerm], *, ends: Container[SignedTerm] = ()) -> Tree:
        """Return every term an individual falls under that falls under all of `starts`.

        Terms among `ends` are reached, and not followed any further.
        """
        return _reach(self.above, starts, ends)

    def coclosure(self, starts: Iterable[SignedTerm]) -> Tree:
        """Return every term whose instances fall under one of `starts`, as `closure` does."""
        return _reach(self.below, starts)

    def particulars(self) -> Iterator[Witness]:
        """Yield the individuals that must exist because a premise says so."""
        for pair, place in self.some.items():
            yield Witness(pair, None, place)
        for (subject, predicate), place in self.some_not.items():
            if self.is_signed:
                yield Witness((subject, self.complements[predicate]), None, place)
            else:
                yield Witness((subject,), predicate, place)

    def imports(self) -> Iterable[SignedTerm]:
        """Return the terms whose existence the reading grants, those with none below first."""
        if self.reading is Import.MODERN:
            return ()
        not_least = {upper for uppers in self.above.values() for upper in uppers}
        return sorted(self.terms, key=not_least.__contains__)

    def find_clash(self, held: Mapping[SignedTerm, object]) -> Clash | None:
        """Return two of some terms that nobody can fall under together, or None; as stated."""
        for term in held:
            others = self.disjoint.get(term)
            if others is not None and not others.keys().isdisjoint(held.keys()):
                stated = next(place for other, place in others.items() if other in held)
                return self.propositions[stated].subject, self.propositions[stated].predicate
        for term in held if self.is_signed else ():
            if self.complements[term] in held:
                return term, self.complements[term]
        return None


def path_to(tree: Tree, end: SignedTerm) -> list[SignedTerm]:
    """Return the terms from a start of the tree to one of its terms."""
    path = [end]
    while (before := tree[path[-1]]) is not None:
        path.append(before)
    return path[::-1]


def _reach(
    edges: Mapping[SignedTerm, Iterable[SignedTerm]],
    starts: Iterable[SignedTerm],
    ends: Container[SignedTerm] = (),
) -> Tree:
    reached: Tree = dict.fromkeys(starts)
    pending = list(reached)
    for term in pending:
        if term in ends:
            continue
        for following in edges.get(term, ()):
            if following not in reached:
                reached[following] = term
                pending.append(following)
    return reached
