"""Populating worlds: from the witnesses of a premise set to its individuals.

Each witness that nobody is yet becomes an individual of its own, who falls under what it must
and nothing else: such a world is easy to read. Where it would outgrow the premise set (a chain
of n terms with a witness at each has n closures of up to n terms), further witnesses become one
individual as long as nothing forbids it, who is then followed only into what is new.

Cost: near-linear in the premise set and the world together. What may come on top is looking for
an individual who is a witness already, among those under the rarer of its terms, and attempts
at sharing that fail, `ATTEMPTS` for a witness at most. The world itself cannot always be small:
in a chain of n terms each of which has an instance that the term below it lacks, n individuals
fall under n * n / 2 terms in all. No world outgrows its premises before it is known to exist.

In a signed set an individual must fall under every term or its complement. What a witness leaves
open is decided as in `find_possible_kind`: at once, or, where witnesses share, at the end. It is
not followed into what that kind decides, since the kind has all that lies above any of its terms,
and what clashes with something there clashes, contraposed, with the first of its terms too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from syllogism.evidence.worlds import World
from syllogism.language.complements import SignedTerm, complement
from syllogism.logic.conflicts import find_conflict
from syllogism.logic.possible_kinds import find_paradox, find_possible_kind
from syllogism.logic.premise_sets import Conflict, PremiseSet, Tree, Witness

ROOM = 2  # how often a world may mention each term and premise before witnesses share
ATTEMPTS = 8  # individuals asked to be one more witness, the latest first


def find_world(premises: PremiseSet) -> World | Conflict:
    """Return a world of the premise set, or the conflict that leaves it without one."""
    population = _Population(premises, _possible_kind(premises) if premises.is_signed else {})
    room = ROOM * (len(premises.terms) + len(premises.propositions))
    for witness in population.missing():
        if room <= 0 and not population.shares:
            conflict = find_conflict(premises)
            if conflict is not None:
                return conflict
            population.shares = True
        if population.shares and population.accommodates(witness):
            continue
        kind = premises.closure(witness.starts, ends=population.possible)
        clash = premises.find_clash(kind)
        if clash is None and witness.avoids is not None and witness.avoids in kind:
            clash = (witness.avoids, complement(witness.avoids))
        if clash is not None:
            return Conflict(witness, clash)
        population.add(_Kind(kind, {witness.avoids}))
        room -= len(kind)
    return population.world()


def _possible_kind(premises: PremiseSet) -> dict[SignedTerm, None]:
    """Return a kind that the universals of a signed set allow, or make it plain that none is."""
    kind = find_possible_kind(premises)
    if kind is not None:
        return dict.fromkeys(kind)
    paradox = find_paradox(premises)
    assert paradox is not None
    premises.include_everything(paradox)
    return {}


@dataclass(slots=True)
class _Kind:
    """What an individual falls under, followed up all inclusions, and what it must not."""

    terms: Tree
    avoids: set[SignedTerm | None] = field(default_factory=set)


class _Population:
    """The individuals so far, and which of them fall under each term."""

    def __init__(self, premises: PremiseSet, possible: dict[SignedTerm, None]) -> None:
        self.premises = premises
        self.possible = possible
        self.kinds: list[_Kind] = []
        self.inhabitants: dict[SignedTerm, list[_Kind]] = {}
        self.shares = False
        self.latest: list[_Kind] = []

    def missing(self) -> Iterator[Witness]:
        """Yield each witness that nobody is by the time it is asked for."""
        for witness in self.premises.particulars():
            if not self.has(witness):
                yield witness
        for term in self.premises.imports():
            if term not in self.inhabitants:
                yield Witness((term,))

    def has(self, witness: Witness) -> bool:
        """Return whether somebody is this witness already, and hold them to what it avoids."""
        first, last = witness.starts[0], witness.starts[-1]
        if len(self.inhabitants.get(first, ())) > len(self.inhabitants.get(last, ())):
            first, last = last, first
        for kind in reversed(self.inhabitants.get(first, ())):
            if last in kind.terms and witness.avoids not in kind.terms:
                kind.avoids.add(witness.avoids)
                return True
        return False

    def add(self, kind: _Kind) -> None:
        """Take in an individual."""
        if not self.shares:
            self._complete(kind)
        self.kinds.append(kind)
        self._settle(kind, kind.terms)
        if self.shares:
            self.latest = [kind, *self.latest[: ATTEMPTS - 1]]

    def accommodates(self, witness: Witness) -> bool:
        """Return whether one of the latest individuals could become this witness too, and did."""
        for kind in self.latest:
            gained = self._gained(kind, witness)
            if gained is not None:
                kind.terms.update(gained)
                kind.avoids.add(witness.avoids)
                self._settle(kind, gained)
                return True
        return False

    def world(self) -> World:
        """Return the world of all individuals so far."""
        opposite = self.premises.complements
        assumed = [term for term in self.possible if isinstance(term, str)]
        kinds = []
        for kind in self.kinds:
            terms = {term for term in kind.terms if isinstance(term, str)}
            terms.update(term for term in assumed if opposite[term] not in kind.terms)
            kinds.append(terms)
        return World.of(kinds)

    def _complete(self, kind: _Kind) -> None:
        """Decide under which terms an individual falls that a signed set leaves open."""
        opposite = self.premises.complements
        kind.terms.update((t, None) for t in self.possible if opposite[t] not in kind.terms)

    def _gained(self, kind: _Kind, witness: Witness) -> Tree | None:
        """Return what an individual would fall under as this witness too, or None if it cannot."""
        if witness.avoids in kind.terms:
            return None
        gained: Tree = dict.fromkeys(start for start in witness.starts if start not in kind.terms)
        pending = list(gained)
        for term in pending:
            if term in kind.avoids or term == witness.avoids:
                return None
            opposite = self.premises.complements.get(term)
            if opposite in kind.terms or opposite in gained:
                return None
            others = self.premises.disjoint.get(term, {}).keys()
            if not (others.isdisjoint(kind.terms.keys()) and others.isdisjoint(gained.keys())):
                return None
            for following in () if term in self.possible else self.premises.above.get(term, ()):
                if following not in kind.terms and following not in gained:
                    gained[following] = term
                    pending.append(following)
        return gained

    def _settle(self, kind: _Kind, terms: Iterable[SignedTerm]) -> None:
        for term in terms:
            self.inhabitants.setdefault(term, []).append(kind)
