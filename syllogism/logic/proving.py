"""Finding direct proofs: every consequence of a premise set has one, and it is written down.

For each form of conclusion there are only a few ways in which it can follow, and each is a walk
in the graph of the premises (`syllogism.logic.premise_sets`):

    all s p       edges lead from s to p
    no s p        edges lead from s to u and from p to v, and *no u v* is stated
    some s p      edges lead from a witness to s and to p
    some s not p  edges lead from a witness to s and to some x, and *no x p* follows;
                  or from the a of *some a not b* to s, while edges lead from p to b
    all or no s p also when s cannot have an instance (modern reading)
    anything      when the premises contradict one another

Every walk costs at most the size of the graph, there are never more than a few of them, and a
proof has at most a few steps for each inclusion it passes: finding one is linear.

Source:
    Completeness of the direct rules: Pratt-Hartmann and Moss, "Logics for the relational
    syllogistic" (2009), section 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from syllogism.evidence.proofs import Proof, Rule, Step
from syllogism.language.propositions import Form, Proposition
from syllogism.logic.premise_sets import Conflict, PremiseSet, Witness


def find_proof(premises: PremiseSet, conclusion: Proposition) -> Proof | None:
    """Return a proof of the conclusion that needs no contradiction between premises, or None."""
    derivation = _Derivation(premises)
    find = {
        Form.A: derivation.find_all,
        Form.E: derivation.find_no,
        Form.I: derivation.find_some,
        Form.O: derivation.find_some_not,
    }[conclusion.form]
    number = find(*conclusion.terms)
    return None if number is None else derivation.proof(number)


def prove_by_contradiction(
    premises: PremiseSet, conflict: Conflict, conclusion: Proposition
) -> Proof:
    """Return the proof of any conclusion from premises that contradict one another."""
    derivation = _Derivation(premises)
    clash = premises.propositions[conflict.place]
    denied = derivation.premise(conflict.place)
    if clash.form is Form.E:
        affirmed = derivation.some(conflict.witness, *clash.terms)
    else:
        affirmed = derivation.all(_path(premises.closure([clash.subject]), clash.predicate))
    return derivation.proof(derivation.add(conclusion, Rule.EXPLOSION, affirmed, denied))


class _Derivation:
    """Steps drawn so far; every method returns the number of the step it asks for."""

    def __init__(self, premises: PremiseSet) -> None:
        self.premises = premises
        self.propositions: list[Proposition] = []
        self.rules: list[Rule] = []
        self.sources: list[tuple[int, ...]] = []
        self.stated: dict[int, int] = {}  # numbers of premises, by their place
        self.drawn: dict[Proposition, int] = {}

    def premise(self, place: int) -> int:
        if place not in self.stated:
            self.stated[place] = self.append(self.premises.propositions[place], Rule.PREMISE, ())
        return self.stated[place]

    def add(self, proposition: Proposition, rule: Rule, *sources: int) -> int:
        number = self.drawn.setdefault(proposition, len(self.rules))
        if number == len(self.rules):
            self.append(proposition, rule, sources)
        return number

    def append(self, proposition: Proposition, rule: Rule, sources: tuple[int, ...]) -> int:
        self.propositions.append(proposition)
        self.rules.append(rule)
        self.sources.append(sources)
        return len(self.rules) - 1

    def converted(self, number: int) -> int:
        return self.add(self.propositions[number].converse, Rule.CONVERSION, number)

    def proof(self, last: int) -> Proof:
        """Return the steps that the last one rests on, premises first, in their own order."""
        needed = [number == last for number in range(len(self.rules))]
        for number in range(last, -1, -1):
            if needed[number]:
                for source in self.sources[number]:
                    needed[source] = True
        order = [self.stated[place] for place in sorted(self.stated)]
        order += self.drawn.values()
        order = [number for number in order if needed[number]]
        renumbered = [0] * len(needed)
        for new, old in enumerate(order):
            renumbered[old] = new
        return Proof(
            tuple(
                Step(
                    self.propositions[old],
                    self.rules[old],
                    tuple([renumbered[source] for source in self.sources[old]]),
                )
                for old in order
            )
        )

    def all(self, path: list[str]) -> int:
        """Draw *all p q* along a path of inclusions from p to q, by Barbara from below."""
        if len(path) == 1:
            return self.add(Proposition(Form.A, path[0], path[0]), Rule.IDENTITY)
        above = self.premises.above
        number = self.premise(above[path[0]][path[1]])
        for middle, end in pairwise(path[1:]):
            link = self.premise(above[middle][end])
            number = self.add(Proposition(Form.A, path[0], end), Rule.BARBARA, link, number)
        return number

    def no(self, place: int, to_u: list[str], to_v: list[str]) -> int:
        """Draw *no s p* from *no u v*, stated in either order, and paths from s to u, p to v."""
        number = self.premise(place)
        s, u, p, v = to_u[0], to_u[-1], to_v[0], to_v[-1]
        if p != v:
            number = self.oriented(number, v)
            number = self.add(Proposition(Form.E, p, u), Rule.CELARENT, number, self.all(to_v))
        number = self.oriented(number, u)
        if s != u:
            number = self.add(Proposition(Form.E, s, p), Rule.CELARENT, number, self.all(to_u))
        return number

    def some(self, witness: Witness, s: str, p: str) -> int:
        """Draw *some s p* from a witness that falls under both."""
        to_s, to_p = self.split(witness, s, p)
        a, b = to_s[0], to_p[0]
        if len(to_s) == 1:
            number = self.instance(witness, a, b)
        else:
            number = self.instance(witness, b, a)
            drawn = Proposition(Form.I, b, s)
            number = self.oriented(self.add(drawn, Rule.DARII, self.all(to_s), number), s)
        if len(to_p) > 1:
            drawn = Proposition(Form.I, s, p)
            number = self.add(drawn, Rule.DARII, self.all(to_p), number)
        return number

    def split(self, witness: Witness, s: str, p: str) -> tuple[list[str], list[str]]:
        """Return paths to s and to p from the witness's starts, different ones if possible."""
        trees = [self.premises.closure([start]) for start in witness.starts]
        choices = [(trees[0], trees[-1]), (trees[-1], trees[0]), *((tree, tree) for tree in trees)]
        tree_s, tree_p = next(pair for pair in choices if s in pair[0] and p in pair[1])
        return _path(tree_s, s), _path(tree_p, p)

    def instance(self, witness: Witness, s: str, p: str) -> int:
        """Draw *some s p* where s and p are both starts of the witness."""
        if witness.place is None:
            return self.add(Proposition(Form.I, s, s), Rule.IMPORT)
        number = self.premise(witness.place)
        proposition = self.propositions[number]
        if proposition.form is Form.I and {s, p} == set(proposition.terms):
            return self.oriented(number, s)
        if s != proposition.subject:
            number = self.converted(number)
        return self.add(Proposition(Form.I, s, s), Rule.INSTANCE, number)

    def oriented(self, number: int, subject: str) -> int:
        """Return the step, converted if its subject is another."""
        return number if self.propositions[number].subject == subject else self.converted(number)

    def find_all(self, s: str, p: str) -> int | None:
        tree = self.premises.closure([s])
        if p in tree:
            return self.all(_path(tree, p))
        return self.find_empty(s, Proposition(Form.A, s, p))

    def find_no(self, s: str, p: str) -> int | None:
        above_s, above_p = self.premises.closure([s]), self.premises.closure([p])
        for u in above_s:
            for v, place in self.premises.disjoint.get(u, {}).items():
                if v in above_p:
                    return self.no(place, _path(above_s, u), _path(above_p, v))
        number = self.find_empty(s, Proposition(Form.E, s, p))
        if number is None:
            number = self.find_empty(p, Proposition(Form.E, p, s))
        return None if number is None else self.oriented(number, s)

    def find_empty(self, s: str, conclusion: Proposition) -> int | None:
        """Find a universal conclusion about a subject that cannot have an instance."""
        tree = self.premises.closure([s])
        place = self.premises.find_clash(tree)
        if place is None:
            return None
        u, v = self.premises.propositions[place].terms
        nothing = self.no(place, _path(tree, u), _path(tree, v))
        return self.add(conclusion, Rule.EMPTY, nothing)

    def find_some(self, s: str, p: str) -> int | None:
        witness = next(self.witnesses_under({s}, {p}), None)
        return None if witness is None else self.some(witness, s, p)

    def find_some_not(self, s: str, p: str) -> int | None:
        above_p = self.premises.closure([p])
        below_s = self.premises.coclosure([s])
        for (a, b), place in self.premises.some_not.items():
            if a in below_s and b in above_p:
                return self.some_not(place, self.premises.closure([a]), s, p, _path(above_p, b))
        if self.premises.find_clash(above_p) is not None:
            excluded = {s}
        else:
            excluded = {x for y in above_p for x in self.premises.disjoint.get(y, ())}
        for witness in self.witnesses_under({s}, excluded):
            x = next(x for x in self.premises.closure(witness.starts) if x in excluded)
            nothing = self.find_no(x, p)
            assert nothing is not None
            drawn = Proposition(Form.O, s, p)
            return self.add(drawn, Rule.FERIO, nothing, self.some(witness, s, x))
        return None

    def some_not(
        self, place: int, above_a: dict[str, str | None], s: str, p: str, to_b: list[str]
    ) -> int:
        """Draw *some s not p* from *some a not b*, a path from a to s and one from p to b."""
        number = self.premise(place)
        a = self.propositions[number].subject
        if len(to_b) > 1:
            drawn = Proposition(Form.O, a, p)
            number = self.add(drawn, Rule.BAROCO, self.all(to_b), number)
        if s != a:
            inclusion = self.all(_path(above_a, s))
            number = self.add(Proposition(Form.O, s, p), Rule.BOCARDO, number, inclusion)
        return number

    def witnesses_under(self, first: set[str], second: set[str]) -> Iterator[Witness]:
        """Yield the witnesses that fall under a term of each of two sets."""
        below_first = self.premises.coclosure(first)
        below_second = self.premises.coclosure(second)
        for witness in self.premises.particulars():
            if any(start in below_first for start in witness.starts) and any(
                start in below_second for start in witness.starts
            ):
                yield witness
        for term in self.premises.imports():
            if term in below_first and term in below_second:
                yield Witness((term,))


def _path(tree: dict[str, str | None], end: str) -> list[str]:
    """Return the terms from a start of the tree to one of its terms."""
    path = [end]
    while (before := tree[path[-1]]) is not None:
        path.append(before)
    return path[::-1]
