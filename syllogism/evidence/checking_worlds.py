"""Checking countermodels: the premises must hold, the conclusion must fail, nobody be missing.

Two terms part everybody into four cells: those of both, of one only, of the other only, of neither.
A universal says that one cell is empty, a particular that one is not. So nothing is ever listed of
a complement, however many there are who fall under no term.
"""

from __future__ import annotations

from syllogism.evidence.grades import Finding, Grade
from syllogism.evidence.worlds import World
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement
from syllogism.language.propositions import Form, Proposition


def check_world(world: World, argument: Argument, reading: Import) -> Finding | None:
    """Return what is wrong with a countermodel of the argument, or None."""
    extension: dict[str, set[str]] = {term: set() for term in argument.terms}
    for individual in world.individuals:
        for term in individual.terms:
            if term not in extension:
                return Finding(
                    Grade.MISREAD, f"{individual.name} falls under {term!r}, a foreign term"
                )
            extension[term].add(individual.name)
    everybody, is_signed = len(world.individuals), argument.is_signed
    if reading is Import.TRADITIONAL:
        for term, names in extension.items():
            if not names:
                return Finding(Grade.INCOMPLETE, f"{term!r} has no instance in it")
            if is_signed and len(names) == everybody:
                return Finding(Grade.INCOMPLETE, f"{'non-' + term!r} has no instance in it")
    for proposition in argument.denial:
        if _is_somebody(proposition, extension, everybody) is proposition.form.is_universal:
            return Finding(Grade.WRONG, f"it is not a world in which {proposition.clause}")
    return None


def _is_somebody(proposition: Proposition, extension: dict[str, set[str]], everybody: int) -> bool:
    """Return whether there is somebody in the cell that a proposition speaks of."""
    subject, predicate = (extension[term] for term in proposition.terms)
    within_subject = not isinstance(proposition.subject, Complement)
    affirmed = not isinstance(proposition.predicate, Complement)
    within_predicate = affirmed is (proposition.form in (Form.E, Form.I))
    match within_subject, within_predicate:
        case True, True:
            return not subject.isdisjoint(predicate)
        case True, False:
            return not subject <= predicate
        case False, True:
            return not predicate <= subject
        case _:
            return len(subject | predicate) < everybody
