"""Worlds of named individuals, where propositions hold or do not."""

from __future__ import annotations

from dataclasses import dataclass

from syllogism.errors import EvidenceError
from syllogism.language.propositions import Form, Proposition


@dataclass(frozen=True, slots=True)
class Individual:
    """A name, and the set of terms the individual falls under."""

    name: str
    terms: frozenset[str]

    def __str__(self) -> str:
        listed = ", ".join(sorted(self.terms))
        return f"{self.name} falls under {listed or 'no term'}"


@dataclass(frozen=True, slots=True)
class World:
    """Some individuals: a countermodel when the premises hold in it and the conclusion fails.

    >>> world = World((Individual("a", frozenset({"fish"})),))
    >>> world.holds(Proposition(Form.O, "fish", "mammals"))
    True

    Raises:
        EvidenceError: Two individuals have the same name.
    """

    individuals: tuple[Individual, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "individuals", tuple(self.individuals))
        names = [individual.name for individual in self.individuals]
        if len(set(names)) < len(names):
            raise EvidenceError(f"individuals need different names, got {names!r}")

    def holds(self, proposition: Proposition) -> bool:
        """Return whether a proposition is true of these individuals, without any import."""
        subjects = [i for i in self.individuals if proposition.subject in i.terms]
        shared = [i for i in subjects if proposition.predicate in i.terms]
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
