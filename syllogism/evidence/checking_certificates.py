"""Checking certificates: every line is rebuilt, and the lines are added in whole numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from syllogism.evidence.certificates import Certificate, Detour, Inhabited, Peopled, Pictured
from syllogism.evidence.grades import Finding, Grade
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement, SignedTerm, name_of
from syllogism.language.propositions import Form, Proposition

_Unknown = tuple[str, ...]  # one name: its radius; two, in order: their distance; none: pi
_PI: _Unknown = ()


def check_certificate(
    certificate: Certificate, argument: Argument, reading: Import
) -> Finding | None:
    """Return what is wrong with a certificate that nothing refutes the argument, or None.

    Every line is rebuilt as ``sum of coefficients x unknowns >= bound``. Lines about complements
    are true of any argument: where it can be refuted, weighing the refuting world (with somebody of
    no term added, where the argument speaks of no complement) gives each of them a ball.
    """
    denial = set(argument.denial)
    inhabited = inhabited_terms(argument, reading)
    total: Counter[_Unknown] = Counter()
    bound = 0
    for multiplier, line in certificate.lines:
        match line:
            case Pictured(proposition):
                if proposition not in denial:
                    return Finding(
                        Grade.MISREAD, f"{proposition} is neither premise nor denied conclusion"
                    )
                signs, line_bound = _demand(proposition)
            case Detour(start, via, end):
                legs = [(1, _distance(start, via)), (1, _distance(via, end))]
                signs, line_bound = [*legs, (-1, _distance(start, end))], 0
            case Inhabited(term):
                if term not in inhabited:
                    return Finding(Grade.WRONG, f"nothing says that {str(term)!r} has an instance")
                signs, line_bound = [(1, _radius(term))], 1
            case Peopled():
                if not inhabited:
                    return Finding(Grade.WRONG, "nothing says that there is somebody")
                signs, line_bound = [(1, [(1, _PI)])], 1
        for sign, form in signs:
            for coefficient, unknown in form:
                total[unknown] += multiplier * sign * coefficient
        bound += multiplier * line_bound
    left_over = [unknown for unknown, coefficient in total.items() if coefficient]
    if left_over:
        return Finding(Grade.INCOMPLETE, f"adding up leaves {_words(left_over[0])}")
    if bound <= 0:
        return Finding(Grade.INCOMPLETE, f"it adds up to 0 >= {bound}, which is no contradiction")
    return None


def inhabited_terms(argument: Argument, reading: Import) -> frozenset[SignedTerm]:
    """Return the terms and complements that have an instance wherever the argument is refuted."""
    if reading is Import.TRADITIONAL:
        return frozenset([*argument.terms, *map(Complement, argument.terms)])
    return frozenset(_asserted_terms(argument.denial))


def _asserted_terms(propositions: Iterable[Proposition]) -> Iterable[SignedTerm]:
    for proposition in propositions:
        subject, predicate = proposition.subject, proposition.predicate
        if proposition.form is Form.I:
            yield from (subject, predicate)
        elif proposition.form is Form.O:
            yield subject
            yield predicate.term if isinstance(predicate, Complement) else Complement(predicate)


_Linear = list[tuple[int, _Unknown]]  # coefficients and unknowns


def _demand(proposition: Proposition) -> tuple[list[tuple[int, _Linear]], int]:
    """Return a proposition's gap as signed linear forms, and their lower bound."""
    x, y = proposition.subject, proposition.predicate
    r_x, r_y, distance = _radius(x), _radius(y), _distance(x, y)
    match proposition.form:
        case Form.A:
            return [(1, r_y), (-1, r_x), (-1, distance)], 0
        case Form.E:
            return [(1, distance), (-1, r_x), (-1, r_y)], 0
        case Form.I:
            return [(1, r_x), (1, r_y), (-1, distance)], 1
        case Form.O:
            return [(1, distance), (1, r_x), (-1, r_y)], 1


def _radius(x: SignedTerm) -> _Linear:
    if isinstance(x, Complement):
        return [(1, _PI), (-1, (x.term,))]
    return [(1, (x,))]


def _distance(x: SignedTerm, y: SignedTerm) -> _Linear:
    one, other = sorted((name_of(x), name_of(y)))
    between: _Linear = [] if one == other else [(1, (one, other))]
    if isinstance(x, Complement) is isinstance(y, Complement):
        return between
    return [(1, _PI), *((-coefficient, unknown) for coefficient, unknown in between)]


def _words(unknown: _Unknown) -> str:
    """Return the name of an unknown."""
    if not unknown:
        return "pi"
    kind = "r" if len(unknown) == 1 else "d"
    return f"{kind}({','.join(unknown)})"
