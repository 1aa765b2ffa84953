"""The audit: re-check evidence without any code of the reasoner that gave it."""

from __future__ import annotations

from syllogism.evidence.certificates import Certificate
from syllogism.evidence.checking_certificates import check_certificate
from syllogism.evidence.checking_configurations import TOLERANCE, check_configuration
from syllogism.evidence.checking_proofs import check_proof
from syllogism.evidence.checking_worlds import check_world
from syllogism.evidence.configurations import Configuration
from syllogism.evidence.grades import Finding, Grade
from syllogism.evidence.judgements import Judgement, Unreadable, Verdict
from syllogism.evidence.proofs import Proof
from syllogism.evidence.worlds import World


def audit(judgement: Judgement) -> Finding:
    """Return the grade of a judgement's evidence, and why.

    A proof or a certificate that passes supports VALID; a countermodel or a configuration
    supports INVALID. The verdict is looked at last, and only to tell SOUND from CONTRARY.

    >>> from syllogism.evidence.worlds import Individual
    >>> from syllogism.language.moods import Mood
    >>> from syllogism.language.arguments import Import
    >>> world = World((Individual("a", frozenset({"S", "M"})), Individual("b", frozenset("PM"))))
    >>> judgement = Judgement(
    ...     Mood.parse("AAA-2").syllogism(), Import.TRADITIONAL, "me", Verdict.INVALID, world, 0.0
    ... )
    >>> audit(judgement).grade
    <Grade.SOUND: 'sound'>
    """
    argument, reading = judgement.argument, judgement.reading
    rest = ""
    match judgement.evidence:
        case None:
            return Finding(Grade.ABSENT, "no evidence was given")
        case Unreadable() as unreadable:
            return Finding(Grade.MALFORMED, unreadable.problem)
        case Proof() as proof:
            fault, supported = check_proof(proof, argument, reading), Verdict.VALID
        case Certificate() as certificate:
            fault, supported = check_certificate(certificate, argument, reading), Verdict.VALID
        case World() as world:
            fault, supported = check_world(world, argument, reading), Verdict.INVALID
        case Configuration() as configuration:
            room = check_configuration(configuration, argument, reading)
            fault, supported = room if isinstance(room, Finding) else None, Verdict.INVALID
            rest = "" if isinstance(room, Finding) else f", {_to_spare(room)}"
    if fault is not None:
        return fault
    if judgement.verdict is not supported:
        return Finding(
            Grade.CONTRARY, f"it shows the argument {supported}, not {judgement.verdict}"
        )
    return Finding(Grade.SOUND, f"it shows the argument {supported}{rest}")


def _to_spare(room: float) -> str:
    """Return how much is left, in units of the margin, in words."""
    return f"with {room:.3g} to spare" if room > TOLERANCE else "with nothing to spare"
