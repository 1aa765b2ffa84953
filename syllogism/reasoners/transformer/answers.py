"""Answers: a verdict and its explanation as tokens, written for training and read when judging.

    answer       verdict and explanation in the order of the style, END
    explanation  a chain, then a proof or a world
    chain        a term, then for each premise: its number, form, two terms, ONWARD or BACKWARD,
                 the term it leads to
    proof        for each derived step: its number, rule, numbers of its sources, form, two terms
    world        for each individual: INDIVIDUAL, the terms it falls under, each followed by what
                 includes it; or NOBODY

The chain puts the premises in order, from the conclusion's subject to its predicate. A chain with a
link that is no premise explains another argument, and cannot be read as evidence about this one.
What an explanation is, its own tokens say, so a network that contradicts
its verdict is read as doing so. An empty explanation is none. A term is written in the first of its
spellings; read, it may be any of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain as join
from typing import TypeVar

from syllogism.errors import ArgumentError, EvidenceError, OptionError
from syllogism.evidence.judgements import Unreadable, Verdict
from syllogism.evidence.proofs import Proof, Rule, Step
from syllogism.evidence.worlds import World
from syllogism.language.arguments import Argument
from syllogism.language.chains import find_chain
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
    explanation = map(question.code_of, join(chain_tokens(argument), written))
    match style:
        case Style.ANSWER:
            return (CODES[verdict], CODES[Mark.END])
        case Style.ANSWER_EXPLAIN:
            return (CODES[verdict], *explanation, CODES[Mark.END])
        case Style.EXPLAIN_ANSWER:
            return (*explanation, CODES[verdict], CODES[Mark.END])


def chain_tokens(argument: Argument) -> Iterator[Token | Spelled]:
    """Yield the tokens of the chain that the premises of an argument make.

    Raises:
        ArgumentError: They make none.
    """
    chain = find_chain(argument)
    if chain is None:
        raise ArgumentError(f"what is learned from must be a chain, got {argument}")
    yield Spelled(chain.names[0])
    for premise, here in zip(chain.premises, chain.names[1:], strict=True):
        yield from number_tokens(1 + argument.premises.index(premise))
        yield premise.form
        yield from map(Spelled, premise.terms)
        yield Mark.ONWARD if premise.predicate == here else Mark.BACKWARD
        yield Spelled(here)


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
        if stated.form is Form.A and set(stated.terms) <= terms:
            above[stated.terms[0]].append(stated.terms[1])
    included = set(join.from_iterable(above.values()))
    chain = find_chain(argument)
    pending = [term for term in (chain.names if chain else argument.terms) if term in terms]
    pending.sort(key=included.__contains__)
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
        reasons = _read_chain(argument, explanation)
        if reasons == [Mark.NOBODY]:
            return WrittenAnswer(verdict, World(()))
        if reasons[:1] == [Mark.INDIVIDUAL]:
            return WrittenAnswer(verdict, _read_world(reasons))
        return WrittenAnswer(verdict, _read_proof(argument, reasons))
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


def _read_chain(argument: Argument, tokens: Sequence[Token | Spelled]) -> list[Token | Spelled]:
    """Return what comes after the chain, if there is one and its links are the premises."""
    rest = list(tokens)
    if not isinstance(rest[0], Spelled):
        return rest
    here = _take(rest, Spelled, "a term").term
    while _begins_with_link(rest):
        number = _take_number(rest)
        stated = _take_proposition(rest)
        is_onward = _take(rest, Mark, "a direction") is Mark.ONWARD
        there = _take(rest, Spelled, "a term").term
        if argument.premises[number - 1 : number] != (stated,):
            raise EvidenceError(f"premise {number} of the argument is not {str(stated)!r}")
        if stated.terms != ((here, there) if is_onward else (there, here)):
            raise EvidenceError(f"premise {number} does not lead from {here!r} to {there!r}")
        here = there
    return rest


def _begins_with_link(tokens: Sequence[Token | Spelled]) -> bool:
    """Return whether a form comes after a number; in a derived step a rule does."""
    is_of_number = (isinstance(token, int) or token is Mark.HUNDRED for token in tokens)
    after = next((place for place, is_part in enumerate(is_of_number) if not is_part), 0)
    return after > 0 and isinstance(tokens[after], Form)


def _read_world(tokens: Sequence[Token | Spelled]) -> World:
    members: list[set[str]] = []
    for token in tokens:
        if token is Mark.INDIVIDUAL:
            members.append(set())
        elif isinstance(token, Spelled):
            members[-1].add(token.term)
        else:
            raise EvidenceError(f"an individual needs terms, got {_shown(token)!r}")
    return World.of(members)


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
        steps.append(Step(_take_proposition(rest), rule, tuple(sources)))
    return Proof(tuple(steps))


def _take_proposition(rest: list[Token | Spelled]) -> Proposition:
    form = _take(rest, Form, "a form")
    subject = _take(rest, Spelled, "a subject")
    predicate = _take(rest, Spelled, "a predicate")
    return Proposition(form, subject.term, predicate.term)


def _take_number(rest: list[Token | Spelled]) -> int:
    number = _take(rest, int, "a number")
    while rest and rest[0] is Mark.HUNDRED:
        del rest[0]
        number = 100 * number + _take(rest, int, "the rest of a number")
    return number


_Kind = TypeVar("_Kind", Rule, int, Form, Mark, Spelled)


def _take(rest: list[Token | Spelled], kind: type[_Kind], name: str) -> _Kind:
    """Return the first token and remove it, if it is of the kind that must come next."""
    if not rest:
        raise EvidenceError(f"a step breaks off where {name} is needed")
    token = rest.pop(0)
    if not isinstance(token, kind):
        raise EvidenceError(f"a step needs {name} here, got {_shown(token)!r}")
    return token
