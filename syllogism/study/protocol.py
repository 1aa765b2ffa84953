"""The protocol of the literature for explanations by circles: reproduced, and beside it corrected.

**As published.** Three statements are given, here the premises and the contradictory of the
conclusion: can they hold together, and how do their circles lie? An explanation is three different
triples (circle, relation, circle), one for each two of the terms. Its faults are

    partial information                 there are no such three
    conflicts with its own statement    a relation is none of those its statement allows
    each fits, jointly wrong            together they can hold where the statements cannot, or the
                                        other way round

The *ratio* is the share of tasks with a right decision and a right explanation; the *irrationality
ratio* that of right decisions with a faulty explanation and of wrong ones with a right one.

**How evidence is read.** VALID says "cannot", INVALID says "can", UNDECIDED neither, and is wrong.
A world or a configuration claims the relations that it shows, none of an empty term. A proof and a
certificate claim none: beside VALID they are a bare "cannot", beside INVALID partial information,
as nothing is and what cannot be read. A right "cannot" with partial information counts as
explained, and explanations are held against the right answer, not against the one given: so the
authors' code has it. Hence a countermodel beside VALID is right where the argument is invalid, a
wrong decision with a right explanation, and conflicts with a statement where it is valid. What is
seen in one picture can be so: no evidence is ever *jointly* wrong, as what a language model writes
can be.

**Known faults of it.** 232 of the 256 tasks have one answer. A bare "cannot" passes for an
explanation. *Some x are not y* allows that x contains y only properly, which is never read: so on
three tasks (AAA-4, AOO-4 and OAO-4) every right explanation is refused. And circles have an inside:
in the modern reading the nine moods that need import have no right explanation either.

**Corrected.** A proof or a certificate explains if it passes the audit, whatever the verdict beside
it, and nothing else explains a "cannot". It is partial information as long as it is incomplete,
conflicts if it is about other statements, and is jointly wrong if it is about these and false. A
picture explains if every statement holds in it, by whatever margin: containment fits *some x are
not y* unless the terms are equal, and in the modern reading a term may be empty. Shares are given
over all tasks, and as the mean of the share of the satisfiable ones and that of the others.

Source:
    Dong, Jamnik and Liò, "Neural Reasoning for Sure through Constructing Explainable Models" (AAAI
    2025), where the faults are called HALLU 0, 1 and 2, and the code that comes with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import cache

from syllogism.evidence.certificates import Certificate
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Judgement, Verdict
from syllogism.evidence.proofs import Proof
from syllogism.evidence.worlds import World
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import find_mood
from syllogism.language.propositions import Form, Proposition, written
from syllogism.logic.populating import find_world
from syllogism.logic.premise_sets import PremiseSet
from syllogism.study.relations import Relation, Sight, see


class Fault(Enum):
    """What a protocol finds in an explanation."""

    PARTIAL = "partial information"
    CONFLICTING = "conflicts with its own statement"
    JOINTLY_WRONG = "each fits, jointly wrong"
    CORRECT = "correct"

    def __str__(self) -> str:
        return self.value


_ALLOWED = {
    Form.A: {Relation.EQUAL, Relation.INSIDE},
    Form.E: {Relation.DISCONNECTED},
    Form.I: set(Relation) - {Relation.DISCONNECTED},
    Form.O: {Relation.OVERLAPS, Relation.DISCONNECTED},  # and to contain properly, never read
}


def relations_of(judgement: Judgement) -> str:
    """Return the relations that a judgement's evidence claims, empty where it claims none.

    One for each statement, in order; those of an empty term are left out.

    >>> from syllogism.language.moods import Mood
    >>> world = World.of([{"S", "M"}, {"P", "M"}])
    >>> argument = Mood.parse("AAA-2").syllogism()
    >>> relations_of(Judgement(argument, Import.TRADITIONAL, "me", Verdict.INVALID, world))
    'P inside M, S inside M, S disconnected P'
    """
    sights = _sights(judgement)
    if find_mood(judgement.argument) is None or sights is None:
        return ""
    return ", ".join(
        f"{written(statement.subject)} {sight.relation} {written(statement.predicate)}"
        for statement, sight in zip(judgement.argument.denial, sights, strict=True)
        if sight.relation is not None
    )


def _sights(judgement: Judgement) -> list[Sight] | None:
    """Return what is seen of the terms of each statement, subject and predicate."""
    pairs = [statement.terms for statement in judgement.argument.denial]
    return see(judgement.evidence, pairs)


def fault_of(judgement: Judgement, is_valid: bool) -> Fault | None:
    """Return what the published protocol finds in an explanation; None if it is of no syllogism.

    Args:
        judgement: The judgement whose evidence is the explanation.
        is_valid: The right answer.
    """
    if find_mood(judgement.argument) is None:
        return None
    relations = [sight.relation for sight in _sights(judgement) or ()]
    fault = grade_relations(judgement.argument, relations, is_valid=is_valid)
    if fault is Fault.PARTIAL and is_valid and judgement.verdict is Verdict.VALID:
        return Fault.CORRECT
    return fault


def grade_relations(
    argument: Argument, relations: Sequence[Relation | None], *, is_valid: bool
) -> Fault:
    """Return what the published protocol finds in relations, whoever claims them.

    >>> from syllogism.language.moods import Mood
    >>> barbara = Mood.parse("Barbara").syllogism()
    >>> claimed = [Relation.INSIDE, Relation.INSIDE, Relation.OVERLAPS]
    >>> print(grade_relations(barbara, claimed, is_valid=True))
    correct

    Args:
        argument: A syllogism.
        relations: One for each statement of its denial, of that statement's subject to its
            predicate; None where none is claimed, and none at all where nothing is.
        is_valid: The right answer.
    """
    claimed = tuple(relation for relation in relations if relation is not None)
    statements = argument.denial
    if len(claimed) < len(statements):
        return Fault.PARTIAL
    stated = zip(statements, claimed, strict=True)
    if any(relation not in _ALLOWED[statement.form] for statement, relation in stated):
        return Fault.CONFLICTING
    named = {term: str(place) for place, term in enumerate(argument.terms)}
    pairs = tuple((named[x], named[y]) for x, y in (each.terms for each in statements))
    is_right = _can_lie_so(claimed, pairs) is not is_valid
    return Fault.CORRECT if is_right else Fault.JOINTLY_WRONG


@cache
def _can_lie_so(relations: tuple[Relation, ...], pairs: tuple[tuple[str, str], ...]) -> bool:
    """Return whether pairs of circles can all be so related; those inside may be equal."""
    said: list[Proposition] = []
    for relation, (x, y) in zip(relations, pairs, strict=True):
        inside, contains = Proposition(Form.A, x, y), Proposition(Form.A, y, x)
        disconnected = Proposition(Form.E, x, y)
        match relation:
            case Relation.EQUAL:
                said += [inside, contains]
            case Relation.INSIDE:
                said += [inside]
            case Relation.CONTAINS:
                said += [contains]
            case Relation.DISCONNECTED:
                said += [disconnected]
            case Relation.OVERLAPS:
                said += [one.contradictory for one in (inside, contains, disconnected)]
    return isinstance(find_world(PremiseSet(said, reading=Import.TRADITIONAL)), World)


_SHOWN = {
    Grade.SOUND: Fault.CORRECT,
    Grade.CONTRARY: Fault.CORRECT,  # it is right, and the verdict beside it is not
    Grade.INCOMPLETE: Fault.PARTIAL,
    Grade.MISREAD: Fault.CONFLICTING,
    Grade.WRONG: Fault.JOINTLY_WRONG,
}


def corrected_fault_of(judgement: Judgement, grade: Grade) -> Fault | None:
    """Return what the corrected protocol finds in an explanation; None if it is of no syllogism.

    No right answer is needed: an explanation without fault proves one.

    Args:
        judgement: The judgement whose evidence is the explanation.
        grade: What the audit finds that evidence to be worth.
    """
    if find_mood(judgement.argument) is None:
        return None
    if isinstance(judgement.evidence, Proof | Certificate):
        return _SHOWN[grade]
    sights = _sights(judgement)
    if sights is None:
        return Fault.PARTIAL
    if judgement.reading is Import.TRADITIONAL and any(one.relation is None for one in sights):
        return Fault.PARTIAL
    stated = zip(judgement.argument.denial, sights, strict=True)
    is_shown = all(sight.shows(statement.form) for statement, sight in stated)
    return Fault.CORRECT if is_shown else Fault.CONFLICTING
