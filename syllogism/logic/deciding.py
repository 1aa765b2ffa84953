"""Deciding any argument: a proof or a countermodel, always one of the two."""

from __future__ import annotations

from syllogism.evidence.proofs import Proof
from syllogism.evidence.worlds import World
from syllogism.language.arguments import Argument, Import
from syllogism.logic.populating import find_world
from syllogism.logic.premise_sets import Conflict, PremiseSet
from syllogism.logic.proving import find_proof, prove_by_contradiction


def decide(argument: Argument, reading: Import = Import.TRADITIONAL) -> Proof | World:
    """Return a direct proof of a valid argument, or a countermodel of an invalid one.

    >>> from syllogism.language.moods import Mood
    >>> print(decide(Mood.parse("Datisi").syllogism()))
    1. All M are P       premise
    2. Some M are S      premise
    3. Some S are M      simple conversion from 2
    4. Some S are P      Darii from 1, 3
    >>> print(decide(Mood.parse("AAA-2").syllogism()))
    a falls under M, S
    b falls under M, P

    Source:
        An argument is valid iff its premises with the contradictory of its conclusion are
        unsatisfiable: Ladd, "On the algebra of logic" (1883).
    """
    stated, conclusion = argument.premises, argument.conclusion
    terms = (conclusion.subject, conclusion.predicate)
    premises = PremiseSet(stated, reading=reading, terms=terms)
    proof = find_proof(premises, conclusion)
    if proof is not None:
        return proof
    premises.add(conclusion.contradictory)
    outcome = find_world(premises)
    if isinstance(outcome, World):
        return outcome
    premises = PremiseSet(stated, reading=reading, terms=terms)
    conflict = find_world(premises)
    assert isinstance(conflict, Conflict)
    return prove_by_contradiction(premises, conflict, conclusion)
