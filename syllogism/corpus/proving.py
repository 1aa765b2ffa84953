"""Proofs of chains, drawn from one end to the other: the proofs that are taught.

The logic's own proofs begin where a contradiction would arise, which may be anywhere in a chain. A
proof to be learned begins at the conclusion's subject and takes in one premise after another, each
time with the most that can be said of the subject and the term reached: whatever follows about two
terms from the path between them, one statement implies it all (`syllogism.corpus.paths`). How two
statements make the next one is looked for once, in the fewest steps, and kept.

Source:
    Goclenius, Isagoge in Organum Aristotelis (1598), for sorites taken apart into syllogisms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations

from syllogism.evidence.proofs import Proof, Rule, Step
from syllogism.language.arguments import Argument, Import
from syllogism.language.chains import Chain
from syllogism.language.complements import SignedTerm
from syllogism.language.propositions import Form, Proposition

# Rules, in the letters of the comments of `Rule`: what they are drawn from, and what follows.
_OF_ONE = {
    Rule.CONVERSION: {"Epq": "Eqp", "Ipq": "Iqp"},
    Rule.PER_ACCIDENS: {"Apq": "Iqp", "Epq": "Oqp"},
    Rule.SUBALTERNATION: {"Apq": "Ipq", "Epq": "Opq"},
}
_NEED_IMPORT = {Rule.PER_ACCIDENS, Rule.SUBALTERNATION}
_OF_TWO = {
    Rule.BARBARA: ("Aqr", "Apq", "Apr"),
    Rule.CELARENT: ("Eqr", "Apq", "Epr"),
    Rule.DARII: ("Aqr", "Ipq", "Ipr"),
    Rule.FERIO: ("Eqr", "Ipq", "Opr"),
    Rule.BAROCO: ("Arq", "Opq", "Opr"),
    Rule.BOCARDO: ("Oqr", "Aqp", "Opr"),
}
_TERMS = "smp"  # of the subject, the term between and the term reached
_STRONGEST_FIRST = ("Asp", "Aps", "Esp", "Eps", "Isp", "Ips", "Osp", "Ops")
_MOST_STEPS = 4  # that two statements of three terms need to say what they can of the outer two


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A statement by a rule from others, which are counted from 0: first the two given ones."""

    statement: str
    rule: Rule
    sources: tuple[int, ...]


def prove_chain(chain: Chain, argument: Argument, reading: Import) -> Proof:
    """Return a proof of a valid argument, along the chain that its premises make.

    >>> from syllogism.language.chains import find_chain
    >>> from syllogism.language.moods import Mood
    >>> camestrop = Mood.parse("Camestrop").syllogism()
    >>> print(prove_chain(find_chain(camestrop), camestrop, Import.TRADITIONAL))
    1. All P are M           premise
    2. No S are M            premise
    3. Some S are not M      subalternation from 2
    4. Some S are not P      Baroco from 1, 3

    Args:
        chain: The chain of the argument.
        argument: The argument, whose premises may come in another order.
        reading: A reading in which it is valid.

    Raises:
        KeyError: It is not.
    """
    steps = [Step(premise, Rule.PREMISE) for premise in argument.premises]
    first, *numbers = (argument.premises.index(premise) for premise in chain.premises)
    said = first
    for place, number in enumerate(numbers, start=2):
        three = (chain.names[0], *chain.names[place - 1 : place + 1])
        terms = dict(zip(_TERMS, three, strict=True))
        is_last = place == len(chain.terms) - 1
        wanted = _written(argument.conclusion, terms) if is_last else ""
        given = (_written(steps[source].proposition, terms) for source in (said, number))
        sources = [said, number]
        for drawn in _derive(*given, wanted, reading):
            sources.append(len(steps))
            form, subject, predicate = tuple(drawn.statement)
            proposition = Proposition(Form(form), terms[subject], terms[predicate])
            drawn_from = tuple(sources[source] for source in drawn.sources)
            steps.append(Step(proposition, drawn.rule, drawn_from))
        said = sources[-1]
    return Proof(tuple(steps))


def _written(proposition: Proposition, terms: Mapping[str, SignedTerm]) -> str:
    letters = {term: letter for letter, term in terms.items()}
    return proposition.form.value + "".join(letters[term] for term in proposition.terms)


@cache
def _derive(said: str, premise: str, wanted: str, reading: Import) -> tuple[_Drawn, ...]:
    """Return the shortest way from two statements to one about s and p.

    Args:
        said: About s and m.
        premise: About m and p.
        wanted: About s and p; if empty, the strongest that follows.
        reading: The reading.
    """
    shortest: dict[str, tuple[_Drawn, ...]] = {}
    for derivation in _derivations((said, premise), reading):
        shortest.setdefault(derivation[-1].statement, derivation)
    if wanted:
        return shortest[wanted]
    found = [statement for statement in _STRONGEST_FIRST if statement in shortest]
    alike = [statement for statement in found if statement[0] == found[0][0]]
    return min(map(shortest.__getitem__, alike), key=len)


def _derivations(given: Sequence[str], reading: Import) -> Iterator[tuple[_Drawn, ...]]:
    """Yield all derivations from some statements, shorter ones first."""
    pending: list[tuple[_Drawn, ...]] = [()]
    for derivation in pending:  # it grows while it is walked
        known = [*given, *(drawn.statement for drawn in derivation)]
        for drawn in _drawn_from(known, reading):
            if drawn.statement not in known:
                yield (*derivation, drawn)
                if len(derivation) + 1 < _MOST_STEPS:
                    pending.append((*derivation, drawn))


def _drawn_from(known: Sequence[str], reading: Import) -> Iterator[_Drawn]:
    """Yield what one rule draws from some statements."""
    letters = [dict(zip("pqr", terms, strict=True)) for terms in permutations(_TERMS)]
    numbers = {statement: number for number, statement in enumerate(known)}
    for named in letters:
        for rule, schemes in _OF_ONE.items():
            if rule in _NEED_IMPORT and reading is Import.MODERN:
                continue
            for source, result in schemes.items():
                number = numbers.get(_named(source, named))
                if number is not None:
                    yield _Drawn(_named(result, named), rule, (number,))
        for rule, (*pair, result) in _OF_TWO.items():
            sources = [_named(source, named) for source in pair]
            if numbers.keys() >= set(sources):
                yield _Drawn(_named(result, named), rule, tuple(map(numbers.__getitem__, sources)))


def _named(statement: str, letters: dict[str, str]) -> str:
    form, first, second = tuple(statement)
    return form + letters[first] + letters[second]
