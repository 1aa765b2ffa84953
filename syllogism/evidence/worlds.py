"""Worlds of named individuals, where propositions hold or do not."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from string import ascii_lowercase

from syllogism.errors import EvidenceError
from syllogism.language.complements import Complement, SignedTerm
from syllogism.language.propositions import Form, Proposition, written


@dataclass(frozen=True, slots=True)
class Individual:
    """A name, and the set of terms the individual falls under.

    Of any other term it falls under the complement.
    """

    name: str
    terms: frozenset[str]

    def falls_under(self, term: SignedTerm) -> bool:
        """Return whether the individual is an instance of a term or a complement."""
        if isinstance(term, Complement):
            return term.term not in self.terms
        return term in self.terms

    def __str__(self) -> str:
        listed = ", ".join(map(written, sorted(self.terms)))
        return f"{self.name} falls under {listed or 'no term'}"


@dataclass(frozen=True, slots=True)
class World:
    """Some individuals: a countermodel when the premises hold in it and the conclusion fails.

    >>> world = World((Individual("a", frozenset({"fish"})),))
    >>> world.holds(Proposition(Form.O, "fish", "mammals"))
    True

    Raises:
        EvidenceError: Something is no individual, or two have the same name.
    """

    individuals: tuple[Individual, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "individuals", tuple(self.individuals))
        for individual in self.individuals:
            if not isinstance(individual, Individual):
                raise EvidenceError(f"a world is made of individuals, got {individual!r}")
        names = [individual.name for individual in self.individuals]
        if len(set(names)) < len(names):
            raise EvidenceError(f"individuals need different names, got {names!r}")

    @classmethod
    def of(cls, kinds: Iterable[Set[str]]) -> World:
        """Return the world of individuals a, b, ..., z, a1, b1, ..., given what they fall under."""
        return cls(tuple(Individual(_name(n), frozenset(kind)) for n, kind in enumerate(kinds)))

    def holds(self, proposition: Proposition) -> bool:
        """Return whether a proposition is true of these individuals, without any import."""
        subjects = [i for i in self.individuals if i.falls_under(proposition.subject)]
        shared = [i for i in subjects if i.falls_under(proposition.predicate)]
        match proposition.form:
            case Form.A:
                return len(shared) == len(subjects)
            case Form.E:
                return not shared
            case Form.I:
                return bool(shared)
            case Form.O:
                return len(shared) < len(subjects)

    def __str__(self) -> str:
        if not self.individuals:
            return "a world with nobody in it"
        return "\n".join(map(str, self.individuals))


def _name(number: int) -> str:
    turn, letter = divmod(number, len(ascii_lowercase))
    return ascii_lowercase[letter] + (str(turn) if turn else "")
