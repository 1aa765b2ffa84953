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

In a signed set each edge is a premise, its contrapositive or its obverse, and *no s p* and *some
s not p* also follow as *all s non-p* and *some s non-p*, obverted. In the modern reading everything
may fall under p, since its complement is driven into it (PremiseSet.universal).

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
from syllogism.language.arguments import Import
from syllogism.language.complements import SignedTerm
from syllogism.language.propositions import Form, Proposition
from syllogism.logic.possible_kinds import find_paradox
from syllogism.logic.premise_sets import Conflict, PremiseSet, Tree, Witness, path_to


def find_proof(premises: PremiseSet, conclusion: Proposition) -> Proof | None:
    """Return a proof of the conclusion that needs no contradiction between premises, or None."""
    derivation = _Derivation(premises)
    number = derivation.find(conclusion)
    if number is None and premises.is_signed and premises.reading is Import.MODERN:
        for term in _find_universal(premises, conclusion):
            premises.include_everything(term)
            number = derivation.find(conclusion)
            if number is not None:
                break
    return None if number is None else derivation.proof(number)


def prove_by_contradiction(
    premises: PremiseSet, conflict: Conflict, conclusion: Proposition
) -> Proof:
    """Return the proof of any conclusion from premises that contradict one another."""
    derivation = _Derivation(premises)
    denied, affirmed = derivation.exception(conflict) or derivation.meeting(conflict)
    return derivation.proof(derivation.add(conclusion, Rule.EXPLOSION, affirmed, denied))


def _find_universal(premises: PremiseSet, conclusion: Proposition) -> Iterator[SignedTerm]:
    """Yield the terms that everything falls under and that may lead to a conclusion."""
    complements = premises.complements
    affirmed = conclusion.obverse if conclusion.form.is_negative else conclusion
    for term in dict.fromkeys((affirmed.predicate, affirmed.subject)):
        if term in premises.closure([complements[term]]):
            yield term
    paradox = find_paradox(premises) if conclusion.form.is_universal else None
    if paradox is not None:
        yield paradox


class _Derivation:
    """Steps drawn so far; every method returns the number of the step it asks for."""

    def __init__(self, premises: PremiseSet) -> None:
        self.premises = premises
        self.propositions: list[Proposition] = []
        self.rules: list[Rule] = []
        self.sources: list[tuple[int, ...]] = []
        self.stated: dict[int, int] = {}  # numbers of premises, by their place
        self.drawn: dict[Proposition, int] = {}

    def find(self, conclusion: Proposition) -> int | None:
        """Draw a conclusion, or return None if it does not follow."""
        find = {
            Form.A: self.find_all,
            Form.E: self.find_no,
            Form.I: self.find_some,
            Form.O: self.find_some_not,
        }[conclusion.form]
        return find(conclusion.subject, conclusion.predicate)

    def premise(self, place: int) -> int:
        if place in self.stated:
            return self.stated[place]
        proposition = self.premises.propositions[place]
        if self.premises.is_signed:  # a premise may be the obverse or contrapositive of another
            if proposition in self.drawn:
                return self.drawn[proposition]
            self.drawn[proposition] = len(self.rules)
        number = self.stated[place] = self.append(proposition, Rule.PREMISE, ())
        return number

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

    def obverted(self, number: int) -> int:
        return self.add(self.propositions[number].obverse, Rule.OBVERSION, number)

    def contraposed(self, number: int) -> int:
        return self.add(self.propositions[number].contrapositive, Rule.CONTRAPOSITION, number)

    def oriented(self, number: int, subject: SignedTerm) -> int:
        """Return the step, converted if its subject is another."""
        return number if self.propositions[number].subject == subject else self.converted(number)

    def proof(self, last: int) -> Proof:
        """Return the steps that the last one rests on, premises first, in their own order."""
        needed = [False] * len(self.rules)
        needed[last] = True
        for number in range(last, -1, -1):
            if needed[number]:
                for source in self.sources[number]:
                    needed[source] = True
        order = [self.stated[place] for place in sorted(self.stated)]
        order += [n for n in self.drawn.values() if self.rules[n] is not Rule.PREMISE]
        renumbered = [0] * len(needed)
        steps: list[Step] = []
        for number in filter(needed.__getitem__, order):
            renumbered[number] = len(steps)
            sources = tuple(map(renumbered.__getitem__, self.sources[number]))
            steps.append(Step(self.propositions[number], self.rules[number], sources))
        return Proof(tuple(steps))

    def all(self, path: list[SignedTerm]) -> int:
        """Draw *all p q* along a path of inclusions from p to q, by Barbara from below."""
        if len(path) == 1:
            return self.add(Proposition(Form.A, path[0], path[0]), Rule.IDENTITY)
        number = self.inclusion(path[0], path[1])
        for middle, end in pairwise(path[1:]):
            link = self.inclusion(middle, end)
            number = self.add(Proposition(Form.A, path[0], end), Rule.BARBARA, link, number)
        return number

    def inclusion(self, lower: SignedTerm, upper: SignedTerm) -> int:
        """Draw *all p q* of one edge from what makes it one."""
        place = self.premises.above[lower][upper]
        if place is None:
            return self.inclusion_in_everything(lower, upper)
        number = self.premise(place)
        if not self.premises.is_signed:
            return number
        if self.propositions[number].form is Form.E:
            number, rule = self.oriented(number, lower), Rule.OBVERSION
        elif self.propositions[number].subject != lower:
            rule = Rule.CONTRAPOSITION
        else:
            return number
        return self.add(Proposition(Form.A, lower, upper), rule, number)

    def inclusion_in_everything(self, lower: SignedTerm, upper: SignedTerm) -> int:
        """Draw *all p q* where everything falls under q, or under the complement of p.

        Where it falls under both, by what was known first: the path of the other may rest on this.
        """
        opposite = self.premises.complements
        everything = next(t for t in self.premises.universal if t in (upper, opposite[lower]))
        if everything != upper:
            return self.contraposed(self.inclusion_in_everything(opposite[upper], opposite[lower]))
        nothing = self.obverted(self.all(self.premises.universal[upper]))
        none = Proposition(Form.A, opposite[upper], opposite[lower])
        return self.contraposed(self.add(none, Rule.EMPTY, nothing))

    def exclusion(self, u: SignedTerm, v: SignedTerm) -> int:
        """Draw *no u v*, perhaps converted, of two terms stated to be disjoint or complements."""
        place = self.premises.disjoint.get(u, {}).get(v)
        if place is None:
            return self.obverted(self.all([u]))
        return self.premise(place)

    def no(self, to_u: list[SignedTerm], to_v: list[SignedTerm]) -> int:
        """Draw *no s p* from paths from s to u and from p to v, where u and v are disjoint."""
        s, u, p, v = to_u[0], to_u[-1], to_v[0], to_v[-1]
        number = self.exclusion(u, v)
        if p != v:
            number = self.oriented(number, v)
            number = self.add(Proposition(Form.E, p, u), Rule.CELARENT, number, self.all(to_v))
        number = self.oriented(number, u)
        if s != u:
            number = self.add(Proposition(Form.E, s, p), Rule.CELARENT, number, self.all(to_u))
        return number

    def some(self, witness: Witness, s: SignedTerm, p: SignedTerm) -> int:
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

    def split(
        self, witness: Witness, s: SignedTerm, p: SignedTerm
    ) -> tuple[list[SignedTerm], list[SignedTerm]]:
        """Return paths to s and to p from the witness's starts, different ones if possible."""
        trees = [self.premises.closure([start]) for start in witness.starts]
        choices = [(trees[0], trees[-1]), (trees[-1], trees[0]), *((tree, tree) for tree in trees)]
        tree_s, tree_p = next(pair for pair in choices if s in pair[0] and p in pair[1])
        return path_to(tree_s, s), path_to(tree_p, p)

    def instance(self, witness: Witness, s: SignedTerm, p: SignedTerm) -> int:
        """Draw *some s p* where s and p are both starts of the witness."""
        if witness.place is None:
            return self.add(Proposition(Form.I, s, s), Rule.IMPORT)
        number = self.premise(witness.place)
        proposition = self.propositions[number]
        if proposition.form is Form.O and not s == p == proposition.subject:
            number = self.obverted(number)
            proposition = self.propositions[number]
        if proposition.form is Form.I and {s, p} == {proposition.subject, proposition.predicate}:
            return self.oriented(number, s)
        if s != proposition.subject:
            number = self.converted(number)
        return self.add(Proposition(Form.I, s, s), Rule.INSTANCE, number)

    def exception(self, conflict: Conflict) -> tuple[int, int] | None:
        """Draw *some p not q* and *all p q* if one is what the conflict is about, else None."""
        u, v = conflict.clash
        place = conflict.witness.place
        if place is None or v in self.premises.disjoint.get(u, ()):
            return None
        stated = self.premises.propositions[place]
        if stated.form is not Form.O:
            return None
        affirmed = self.find_inclusion(stated.subject, stated.predicate)
        return None if affirmed is None else (self.premise(place), affirmed)

    def meeting(self, conflict: Conflict) -> tuple[int, int]:
        """Draw *no u v* and *some u v* of the two terms that clash."""
        denied = self.exclusion(*conflict.clash)
        clash = self.propositions[denied]
        return denied, self.some(conflict.witness, clash.subject, clash.predicate)

    def find_all(self, s: SignedTerm, p: SignedTerm) -> int | None:
        number = self.find_inclusion(s, p)
        return self.find_empty(s, Proposition(Form.A, s, p)) if number is None else number

    def find_inclusion(self, s: SignedTerm, p: SignedTerm) -> int | None:
        tree = self.premises.closure([s])
        return self.all(path_to(tree, p)) if p in tree else None

    def find_no(self, s: SignedTerm, p: SignedTerm) -> int | None:
        above_s, above_p = self.premises.closure([s]), self.premises.closure([p])
        for u in above_s:
            for v in self.premises.disjoint.get(u, ()):
                if v in above_p:
                    return self.no(path_to(above_s, u), path_to(above_p, v))
        if self.premises.is_signed and self.premises.complements[p] in above_s:
            return self.obverted(self.all(path_to(above_s, self.premises.complements[p])))
        number = self.find_empty(s, Proposition(Form.E, s, p))
        if number is None:
            number = self.find_empty(p, Proposition(Form.E, p, s))
        return None if number is None else self.oriented(number, s)

    def find_empty(self, s: SignedTerm, conclusion: Proposition) -> int | None:
        """Find a universal conclusion about a subject that cannot have an instance."""
        tree = self.premises.closure([s])
        clash = self.premises.find_clash(tree)
        if clash is None:
            return None
        u, v = clash
        if v in self.premises.disjoint.get(u, ()):
            nothing = self.no(path_to(tree, u), path_to(tree, v))
        else:  # with both u and non-u it includes non-s, as *all s u* contraposed says
            nothing = self.obverted(self.all(path_to(tree, self.premises.complements[s])))
        return self.add(conclusion, Rule.EMPTY, nothing)

    def find_some(self, s: SignedTerm, p: SignedTerm) -> int | None:
        witness = next(self.witnesses_under({s}, {p}), None)
        return None if witness is None else self.some(witness, s, p)

    def find_some_not(self, s: SignedTerm, p: SignedTerm) -> int | None:
        above_p = self.premises.closure([p])
        below_s = self.premises.coclosure([s])
        for (a, b), place in self.premises.some_not.items():
            if a in below_s and b in above_p:
                return self.some_not(place, self.premises.closure([a]), s, p, path_to(above_p, b))
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
        if self.premises.is_signed:
            number = self.find_some(s, self.premises.complements[p])
            return None if number is None else self.obverted(number)
        return None

    def some_not(
        self, place: int, above_a: Tree, s: SignedTerm, p: SignedTerm, to_b: list[SignedTerm]
    ) -> int:
        """Draw *some s not p* from *some a not b*, a path from a to s and one from p to b."""
        number = self.premise(place)
        a = self.propositions[number].subject
        if len(to_b) > 1:
            drawn = Proposition(Form.O, a, p)
            number = self.add(drawn, Rule.BAROCO, self.all(to_b), number)
        if s != a:
            inclusion = self.all(path_to(above_a, s))
            number = self.add(Proposition(Form.O, s, p), Rule.BOCARDO, number, inclusion)
        return number

    def witnesses_under(self, first: set[SignedTerm], second: set[SignedTerm]) -> Iterator[Witness]:
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
