"""Answers: a verdict and its explanation as tokens, written for training and read when judging.

    answer       verdict and explanation in the order of the style, END
    proof        for each derived step: its number, rule, numbers of its sources, form, two terms
    world        for each individual: INDIVIDUAL, the terms it falls under, each followed by what
                 includes it; or NOBODY

The premises keep the numbers of the question and are not written out again. What an explanation
is, its own tokens say, so a network that contradicts its verdict is read as doing so. An empty
explanation is none. A term is written in the first of its spellings; read, it may be any of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from syllogism.errors import EvidenceError, OptionError
from syllogism.evidence.judgements import Unreadable, Verdict
from syllogism.evidence.proofs import Proof, Rule, Step
from syllogism.evidence.worlds import Individual, World
from syllogism.language.arguments import Argument
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.transformer.questions import Question, Spelled
from syllogism.reasoners.transformer.vocabulary import (
    CODES,
    Mark,
    Token,
    number_tokens,
    token_text,
)


class Style(Enum):
    """What a transformer is trained to write, and in which order."""

    ANSWER = "answer"  # the verdict only
    ANSWER_EXPLAIN = "answer-explain"  # the verdict, then why
    EXPLAIN_ANSWER = "explain-answer"  # why, then the verdict

    @classmethod
    def _missing_(cls, value: object) -> Style:
        raise OptionError(f"a style is {', '.join(style.value for style in cls)}, got {value!r}")

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """What an answer says; the remark tells why a verdict is UNDECIDED, or is empty."""

    verdict: Verdict
    evidence: Proof | World | Unreadable | None
    remark: str = ""


def encode_answer(
    question: Question, argument: Argument, evidence: Proof | World, style: Style
) -> tuple[int, ...]:
    """Return the codes of the answer that a proof or a countermodel of an argument makes.

    Raises:
        EvidenceError: The evidence is about other premises or terms than the argument, or a proof
            derives nothing.
    """
    written: Iterator[Token | Spelled]
    if isinstance(evidence, Proof):
        verdict, written = Verdict.VALID, _proof_tokens(argument, evidence)
    else:
        verdict, written = Verdict.INVALID, _world_tokens(argument, evidence)
    explanation = map(question.code_of, written)
    match style:
        case Style.ANSWER:
            return (CODES[verdict], CODES[Mark.END])
        case Style.ANSWER_EXPLAIN:
            return (CODES[verdict], *explanation, CODES[Mark.END])
        case Style.EXPLAIN_ANSWER:
            return (*explanation, CODES[verdict], CODES[Mark.END])


def _proof_tokens(argument: Argument, proof: Proof) -> Iterator[Token | Spelled]:
    if proof.steps[-1].rule is Rule.PREMISE:
        raise EvidenceError(f"a proof in tokens must derive its conclusion, got {proof}")
    terms = set(argument.terms)
    numbers: list[int] = []  # by the step's place in the proof, its number in the answer
    derived = len(argument.premises)
    for step in proof.steps:
        if not set(step.proposition.terms) <= terms:
            raise EvidenceError(f"a proof must keep to the argument's terms, got {step!r}")
        if step.rule is Rule.PREMISE:
            if step.proposition not in argument.premises:
                raise EvidenceError(f"a premise must be one of the argument's, got {step!r}")
            numbers.append(1 + argument.premises.index(step.proposition))
            continue
        derived += 1
        yield from number_tokens(derived)
        yield step.rule
        for source in step.sources:
            yield from number_tokens(numbers[source])
        yield step.proposition.form
        yield from map(Spelled, step.proposition.terms)
        numbers.append(derived)


def _world_tokens(argument: Argument, world: World) -> Iterator[Token | Spelled]:
    if not world.individuals:
        yield Mark.NOBODY
    for individual in world.individuals:
        if not individual.terms <= set(argument.terms):
            raise EvidenceError(f"a world must keep to the argument's terms, got {individual}")
        yield Mark.INDIVIDUAL
        yield from map(Spelled, _one_after_another(argument, individual.terms))


def _one_after_another(argument: Argument, terms: frozenset[str]) -> Iterator[str]:
    """Yield the terms of an individual, each followed by what includes it as far as it leads."""
    above: dict[str, list[str]] = {term: [] for term in terms}
    for stated in argument.denial:
        if stated.form is Form.A and terms.issuperset(stated.terms):
            above[stated.terms[0]].append(stated.terms[1])
    below = {included for following in above.values() for included in following}
    first = dict.fromkeys((*argument.conclusion.terms, *argument.terms))
    pending = [term for term in first if term in terms]
    pending.sort(key=below.__contains__)
    seen: set[str] = set()
    while pending:
        term = pending.pop(0)
        if term not in seen:
            seen.add(term)
            yield term
            pending[:0] = above[term]


def decode_answer(question: Question, argument: Argument, codes: Sequence[int]) -> WrittenAnswer:
    """Return what the codes of an answer say of an argument; whatever they are, nothing raises.

    >>> from syllogism.language.arguments import Import
    >>> from syllogism.language.moods import Mood
    >>> from syllogism.reasoners.transformer.questions import ask_argument
    >>> ferio = Mood.parse("Ferio").syllogism()
    >>> question = ask_argument(ferio, Import.MODERN)
    >>> s, p = question.code_of(Spelled("S")), question.code_of(Spelled("P"))
    >>> written = [CODES[t] for t in (Verdict.VALID, 3, Rule.FERIO, 1, 2, Form.O)]
    >>> print(decode_answer(question, ferio, [*written, s, p, CODES[Mark.END]]).evidence)
    1. No M are P            premise
    2. Some S are M          premise
    3. Some S are not P      Ferio from 1, 2
    """
    tokens = [question.at(code) for code in codes]
    ended = Mark.END in tokens
    tokens = tokens[: tokens.index(Mark.END)] if ended else tokens
    verdict, explanation = _split(tokens)
    if verdict is None:
        remark = f"the answer must begin or end with a verdict, got {_text(tokens)!r}"
        return WrittenAnswer(Verdict.UNDECIDED, None, remark)
    if not ended:
        return WrittenAnswer(verdict, Unreadable(_text(explanation), "the answer does not end"))
    if not explanation:
        return WrittenAnswer(verdict, None)
    try:
        if explanation == [Mark.NOBODY]:
            return WrittenAnswer(verdict, World(()))
        if explanation[0] is Mark.INDIVIDUAL:
            return WrittenAnswer(verdict, _read_world(explanation))
        return WrittenAnswer(verdict, _read_proof(argument, explanation))
    except EvidenceError as problem:
        return WrittenAnswer(verdict, Unreadable(_text(explanation), str(problem)))


def _split(
    tokens: list[Token | Spelled],
) -> tuple[Verdict | None, list[Token | Spelled]]:
    """Return the verdict, which stands first or last, and the rest."""
    if tokens and isinstance(tokens[0], Verdict):
        return tokens[0], tokens[1:]
    if tokens and isinstance(tokens[-1], Verdict):
        return tokens[-1], tokens[:-1]
    return None, tokens


def _shown(token: Token | Spelled) -> str:
    return token.term if isinstance(token, Spelled) else token_text(token)


def _text(tokens: Sequence[Token | Spelled]) -> str:
    return " ".join(map(_shown, tokens))


def _read_world(tokens: Sequence[Token | Spelled]) -> World:
    members: list[set[str]] = []
    for token in tokens:
        if token is Mark.INDIVIDUAL:
            members.append(set())
        elif isinstance(token, Spelled):
            members[-1].add(token.term)
        else:
            raise EvidenceError(f"an individual needs terms, got {_shown(token)!r}")
    return World(
        tuple(Individual(_name(number), frozenset(terms)) for number, terms in enumerate(members))
    )


def _name(number: int) -> str:
    """Return the name of an individual: a, b, ..., z, a1, b1, ..."""
    turn, letter = divmod(number, 26)
    return chr(ord("a") + letter) + (str(turn) if turn else "")


def _read_proof(argument: Argument, tokens: Sequence[Token | Spelled]) -> Proof:
    steps = [Step(premise, Rule.PREMISE) for premise in argument.premises]
    rest = list(tokens)
    while rest:
        number = _take_number(rest)
        if number != len(steps) + 1:
            raise EvidenceError(f"the next step must have number {len(steps) + 1}, got {number}")
        rule = _take(rest, Rule, "a rule")
        sources = []
        while rest and isinstance(rest[0], int):
            sources.append(_take_number(rest) - 1)
        form = _take(rest, Form, "a form")
        subject = _take(rest, Spelled, "a subject")
        predicate = _take(rest, Spelled, "a predicate")
        proposition = Proposition(form, subject.term, predicate.term)
        steps.append(Step(proposition, rule, tuple(sources)))
    return Proof(tuple(steps))


def _take_number(rest: list[Token | Spelled]) -> int:
    number = _take(rest, int, "a number")
    while rest and rest[0] is Mark.HUNDRED:
        del rest[0]
        number = 100 * number + _take(rest, int, "the rest of a number")
    return number


_Kind = TypeVar("_Kind", Rule, int, Form, Spelled)


def _take(rest: list[Token | Spelled], kind: type[_Kind], name: str) -> _Kind:
    """Return the first token and remove it, if it is of the kind that must come next."""
    if not rest:
        raise EvidenceError(f"a step breaks off where {name} is needed")
    token = rest.pop(0)
    if not isinstance(token, kind):
        raise EvidenceError(f"a step needs {name} here, got {_shown(token)!r}")
    return token
