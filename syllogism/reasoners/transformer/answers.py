"""Answers: a verdict and its explanation as tokens, written for training and read when judging.

    answer       verdict, explanation, END
    proof        for each derived step: rule, numbers of its sources, form, subject, predicate
    world        for each individual: INDIVIDUAL, the terms it falls under; or NOBODY

The premises are steps 0 and 1 of every proof and are not written out. What an explanation is, its
own first token says, so a network that contradicts its verdict is read as doing so. An empty
explanation is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from syllogism.errors import EvidenceError
from syllogism.evidence.judgements import Unreadable, Verdict
from syllogism.evidence.proofs import Proof, Rule, Step
from syllogism.evidence.worlds import Individual, World
from syllogism.language.arguments import Argument
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.transformer.vocabulary import (
    ANSWER_LENGTH,
    CODES,
    TOKENS,
    Mark,
    Token,
    assign_words,
    proposition_tokens,
    token_text,
)


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """What an answer says; the remark tells why a verdict is UNDECIDED, or is empty."""

    verdict: Verdict
    evidence: Proof | World | Unreadable | None
    remark: str = ""


def encode_answer(argument: Argument, evidence: Proof | World) -> list[int]:
    """Return the codes of the answer that a proof or a countermodel of an argument makes.

    Raises:
        EvidenceError: The evidence is about other premises or terms than the argument, a proof
            derives nothing, or the answer is longer than `ANSWER_LENGTH`.
    """
    if isinstance(evidence, Proof):
        tokens = [Verdict.VALID, *_proof_tokens(argument, evidence), Mark.END]
    else:
        tokens = [Verdict.INVALID, *_world_tokens(argument, evidence), Mark.END]
    if len(tokens) > ANSWER_LENGTH:
        raise EvidenceError(f"an answer has at most {ANSWER_LENGTH} tokens, got {len(tokens)}")
    return [CODES[token] for token in tokens]


def _proof_tokens(argument: Argument, proof: Proof) -> Iterator[Token]:
    words = assign_words(argument)
    if proof.steps[-1].rule is Rule.PREMISE:
        raise EvidenceError(f"a proof in tokens must derive its conclusion, got {proof}")
    numbers: list[int] = []  # by the step's number in the proof, its number in the answer
    derived = len(argument.premises)
    for step in proof.steps:
        if not set(step.proposition.terms) <= set(words):
            raise EvidenceError(f"a proof must keep to the argument's terms, got {step!r}")
        if step.rule is Rule.PREMISE:
            if step.proposition not in argument.premises:
                raise EvidenceError(f"a premise must be one of the argument's, got {step!r}")
            numbers.append(argument.premises.index(step.proposition))
            continue
        yield step.rule
        yield from (numbers[source] for source in step.sources)
        yield from proposition_tokens(step.proposition, words)
        numbers.append(derived)
        derived += 1


def _world_tokens(argument: Argument, world: World) -> Iterator[Token]:
    words = assign_words(argument)
    if not world.individuals:
        yield Mark.NOBODY
    for individual in world.individuals:
        if not individual.terms <= set(words):
            raise EvidenceError(f"a world must keep to the argument's terms, got {individual}")
        yield Mark.INDIVIDUAL
        yield from (words[term] for term in argument.terms if term in individual.terms)


def decode_answer(argument: Argument, codes: Sequence[int]) -> WrittenAnswer:
    """Return what the codes of an answer say of an argument; whatever they are, nothing raises.

    >>> from syllogism.language.moods import Mood
    >>> ferio = Mood.parse("Ferio").syllogism()
    >>> written = (Verdict.VALID, Rule.FERIO, 0, 1, Form.O, "chemists", "bakers", Mark.END)
    >>> print(decode_answer(ferio, [CODES[token] for token in written]).evidence)
    1. No M are P            premise
    2. Some S are M          premise
    3. Some S are not P      Ferio from 1, 2
    """
    terms = {word: term for term, word in assign_words(argument).items()}
    tokens = [TOKENS[code] for code in codes]
    tokens = [terms.get(token, token) if isinstance(token, str) else token for token in tokens]
    verdict, explanation = (tokens[0], tokens[1:]) if tokens else (Mark.PADDING, [])
    if not isinstance(verdict, Verdict):
        remark = f"the answer must begin with a verdict, got {token_text(verdict)!r}"
        return WrittenAnswer(Verdict.UNDECIDED, None, remark)
    if Mark.END not in explanation:
        return WrittenAnswer(
            verdict, Unreadable(_text(explanation), "the explanation does not end")
        )
    explanation = explanation[: explanation.index(Mark.END)]
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


def _text(tokens: Sequence[Token]) -> str:
    return " ".join(map(token_text, tokens))


def _read_world(tokens: Sequence[Token]) -> World:
    members: list[set[str]] = []
    for token in tokens:
        if token is Mark.INDIVIDUAL:
            members.append(set())
        elif isinstance(token, str):
            members[-1].add(token)
        else:
            raise EvidenceError(f"an individual needs terms, got {token_text(token)!r}")
    return World(
        tuple(
            Individual(chr(ord("a") + number), frozenset(terms))
            for number, terms in enumerate(members)
        )
    )


def _read_proof(argument: Argument, tokens: Sequence[Token]) -> Proof:
    steps = [Step(premise, Rule.PREMISE) for premise in argument.premises]
    rest = list(tokens)
    while rest:
        rule = _take(rest, Rule, "a rule")
        sources = []
        while rest and isinstance(rest[0], int):
            sources.append(_take(rest, int, "a step"))
        form = _take(rest, Form, "a form")
        subject = _take(rest, str, "a subject")
        predicate = _take(rest, str, "a predicate")
        steps.append(Step(Proposition(form, subject, predicate), rule, tuple(sources)))
    return Proof(tuple(steps))


_Kind = TypeVar("_Kind", Rule, int, Form, str)


def _take(rest: list[Token], kind: type[_Kind], name: str) -> _Kind:
    """Return the first token and remove it, if it is of the kind that must come next."""
    if not rest:
        raise EvidenceError(f"a step breaks off where {name} is needed")
    token = rest.pop(0)
    if not isinstance(token, kind):
        raise EvidenceError(f"a step needs {name} here, got {token_text(token)!r}")
    return token
