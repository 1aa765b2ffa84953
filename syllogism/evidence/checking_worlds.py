"""Checking countermodels: the premises must hold, the conclusion must fail, nobody be missing."""

from __future__ import annotations

from syllogism.evidence.grades import Finding, Grade
from syllogism.evidence.worlds import World
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement, SignedTerm
from syllogism.language.propositions import Form


def check_world(world: World, argument: Argument, reading: Import) -> Finding | None:
    """Return what is wrong with a countermodel of the argument, or None."""
    everybody = {individual.name for individual in world.individuals}
    extension: dict[SignedTerm, set[str]] = {term: set() for term in argument.terms}
    for individual in world.individuals:
        for name in individual.terms:
            if name not in extension:
                return Finding(
                    Grade.MISREAD, f"{individual.name} falls under {name!r}, a foreign term"
                )
            extension[name].add(individual.name)
    if argument.is_signed:
        extension |= {Complement(term): everybody - extension[term] for term in argument.terms}
    if reading is Import.TRADITIONAL:
        for term, names in extension.items():
            if not names:
                return Finding(Grade.INCOMPLETE, f"{str(term)!r} has no instance in it")
    for proposition in argument.denial:
        subject, predicate = extension[proposition.subject], extension[proposition.predicate]
        match proposition.form:
            case Form.A:
                holds = subject <= predicate
            case Form.E:
                holds = subject.isdisjoint(predicate)
            case Form.I:
                holds = not subject.isdisjoint(predicate)
            case Form.O:
                holds = not subject <= predicate
        if not holds:
            return Finding(Grade.WRONG, f"it is not a world in which {proposition.clause}")
    return None
