"""The tokens a transformer reads and writes.

What carries the logic is one token each: a function word of English, a form, a rule, a verdict, the
number of a step. What a term is called is never a token of its own, since any word may be one: it
is a *spelling*, read letter by letter. So a sequence is a row of codes beside a list of spellings:

    code < len(TOKENS)    the token at that place of `TOKENS`
    any other code        the spelling at place ``code - len(TOKENS)`` of the sequence's own list

Equal codes of spellings tell the network nothing: it sees their letters and not their numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from syllogism.evidence.judgements import Verdict
from syllogism.evidence.proofs import Rule
from syllogism.language.arguments import Import
from syllogism.language.propositions import Form


class Mark(Enum):
    """A token that is neither logic nor a word."""

    PADDING = "padding"  # nothing; fills a sequence up to its length
    THEREFORE = "therefore"  # the conclusion begins, whatever word says so
    ANSWER = "answer"  # the question is complete
    END = "end"  # the answer is complete
    ONWARD = "onward"  # a premise whose subject comes earlier in the chain than its predicate
    BACKWARD = "backward"  # a premise whose subject comes later
    NOTHING = "nothing follows"  # beside a premise up to which nothing does
    INDIVIDUAL = "individual"  # an individual of a world begins
    NOBODY = "nobody"  # a world without individuals, which saying nothing is not
    HUNDRED = "hundred"  # between the hundreds and the rest of a number


# By the first word of a sentence, the words in it that are no part of a term.
ARTICLES = ("a", "an", "the")
QUANTIFIERS = ("all", "every", "each", "no", "some")
VERBS = ("are", "is", "not", "aren't", "isn't")
EVERYTHING = ("everything", "nothing", "something")
JOINTS = ("that", "which", "both", "and", "either", "or", "neither", "nor")

_OF_COMPLEMENTS = (Rule.OBVERSION, Rule.CONTRAPOSITION)  # no argument it is trained on has any
_NUMBERS = 100  # that are one token; larger ones are hundreds and a rest

Token = Mark | Import | Form | Verdict | Rule | int | str

TOKENS: tuple[Token, ...] = (
    *Mark,
    *Import,
    *Form,
    *(Verdict.VALID, Verdict.INVALID),
    *(rule for rule in Rule if rule not in (Rule.PREMISE, *_OF_COMPLEMENTS)),
    *range(_NUMBERS),
    *(*ARTICLES, *QUANTIFIERS, *VERBS, *EVERYTHING, *JOINTS),
)
CODES: dict[Token, int] = {token: code for code, token in enumerate(TOKENS)}


def number_tokens(number: int) -> Iterator[Token]:
    """Yield the tokens of a number from 0 up.

    >>> [token_text(token) for token in number_tokens(305)]
    ['3', 'hundred', '5']
    """
    hundreds, rest = divmod(number, _NUMBERS)
    if hundreds:
        yield from number_tokens(hundreds)
        yield Mark.HUNDRED
    yield rest


def token_text(token: Token) -> str:
    """Return how a token is shown to a person."""
    return str(token) if isinstance(token, int | str) else str(token.value)
