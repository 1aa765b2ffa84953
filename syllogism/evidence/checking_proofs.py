"""Checking proofs: every step must be an instance of its rule's scheme.

The schemes are written here once more, as patterns, so that the code that finds proofs has no
part in checking them. A letter stands for a term or a complement, -q for the complement of what q
stands for.
"""

from __future__ import annotations

from collections.abc import Sequence

from syllogism.evidence.grades import Finding, Grade
from syllogism.evidence.proofs import Proof, Rule, Step
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import SignedTerm, complement
from syllogism.language.propositions import Form, Proposition

_SCHEMES: dict[Rule, tuple[str, ...]] = {
    Rule.IDENTITY: ("/ A p p",),
    Rule.IMPORT: ("/ I p p",),
    Rule.BARBARA: ("A q r, A p q / A p r",),
    Rule.CELARENT: ("E q r, A p q / E p r",),
    Rule.DARII: ("A q r, I p q / I p r",),
    Rule.FERIO: ("E q r, I p q / O p r",),
    Rule.BAROCO: ("A r q, O p q / O p r",),
    Rule.BOCARDO: ("O q r, A q p / O p r",),
    Rule.CONVERSION: ("E p q / E q p", "I p q / I q p"),
    Rule.PER_ACCIDENS: ("A p q / I q p", "E p q / O q p"),
    Rule.SUBALTERNATION: ("A p q / I p q", "E p q / O p q"),
    Rule.OBVERSION: ("A p q / E p -q", "E p q / A p -q", "I p q / O p -q", "O p q / I p -q"),
    Rule.CONTRAPOSITION: ("A p q / A -q -p", "O p q / O -q -p"),
    Rule.INSTANCE: ("I p q / I p p", "O p q / I p p"),
    Rule.EMPTY: ("E p p / A p q", "E p p / E p q"),
}

_NEEDS_IMPORT = {Rule.IMPORT, Rule.PER_ACCIDENS, Rule.SUBALTERNATION}

Pattern = tuple[Form, str, str]


def _read(scheme: str) -> tuple[Pattern, ...]:
    """Return the patterns of a scheme, those of its sources first and its conclusion last."""
    words = scheme.replace(",", " ").replace("/", " ").split()
    triples = zip(words[::3], words[1::3], words[2::3], strict=True)
    return tuple((Form(form), subject, predicate) for form, subject, predicate in triples)


_PATTERNS = {rule: tuple(map(_read, schemes)) for rule, schemes in _SCHEMES.items()}


def check_proof(proof: Proof, argument: Argument, reading: Import) -> Finding | None:
    """Return what is wrong with a proof of the argument's conclusion, or None."""
    terms, premises = set(argument.terms), set(argument.premises)
    assumed: list[frozenset[int]] = []
    for number, step in enumerate(proof.steps):
        fault = _find_fault(step, proof.steps, terms, premises, reading)
        if fault is not None:
            grade, problem = fault
            return Finding(grade, f"step {number + 1}, {step.proposition}, {problem}")
        assumed.append(_assumptions(number, step, assumed))
    if proof.conclusion != argument.conclusion:
        return Finding(Grade.INCOMPLETE, f"it ends with {proof.conclusion}, not the conclusion")
    if assumed[-1]:
        return Finding(Grade.INCOMPLETE, f"step {min(assumed[-1]) + 1} is still only assumed")
    return None


def _find_fault(
    step: Step,
    steps: Sequence[Step],
    terms: set[str],
    premises: set[Proposition],
    reading: Import,
) -> tuple[Grade, str] | None:
    """Return what one step is worth that may not stand where it stands, and why, or None."""
    if not terms.issuperset(step.proposition.terms):
        foreign = min(set(step.proposition.terms) - terms)
        return Grade.MISREAD, f"is about {foreign!r}, a foreign term"
    if step.rule is Rule.PREMISE and step.proposition not in premises:
        return Grade.MISREAD, "is not a premise of the argument"
    if step.rule in _NEEDS_IMPORT and reading is Import.MODERN:
        return Grade.WRONG, "needs existential import"
    if not _follows(step, steps):
        return Grade.WRONG, f"does not follow by {step.rule.value}"
    return None


def _follows(step: Step, steps: Sequence[Step]) -> bool:
    drawn = [steps[source].proposition for source in step.sources]
    match step.rule:
        case Rule.PREMISE | Rule.ASSUMPTION:
            return not drawn
        case Rule.EXPLOSION:
            return len(drawn) == 2 and drawn[0] == drawn[1].contradictory
        case Rule.REDUCTIO:
            return (
                len(drawn) == 3
                and steps[step.sources[0]].rule is Rule.ASSUMPTION
                and drawn[1] == drawn[2].contradictory
                and step.proposition == drawn[0].contradictory
            )
        case rule:
            line = [*drawn, step.proposition]
            return any(_fits(line, patterns) for patterns in _PATTERNS[rule])


def _fits(line: Sequence[Proposition], patterns: Sequence[Pattern]) -> bool:
    """Return whether propositions are an instance of patterns: one term for each letter."""
    if len(line) != len(patterns):
        return False
    meant: dict[str, SignedTerm] = {}
    for proposition, (form, subject, predicate) in zip(line, patterns, strict=True):
        if proposition.form is not form:
            return False
        for letter, term in ((subject, proposition.subject), (predicate, proposition.predicate)):
            stands_for = complement(term) if letter.startswith("-") else term
            if meant.setdefault(letter.lstrip("-"), stands_for) != stands_for:
                return False
    return True


def _assumptions(number: int, step: Step, assumed: Sequence[frozenset[int]]) -> frozenset[int]:
    """Return the numbers of the assumptions that a step still rests on."""
    if step.rule is Rule.ASSUMPTION:
        return frozenset({number})
    resting = frozenset().union(*(assumed[source] for source in step.sources))
    return resting - {step.sources[0]} if step.rule is Rule.REDUCTIO else resting
