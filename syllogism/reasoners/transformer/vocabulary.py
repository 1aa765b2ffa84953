"""The tokens a transformer reads and writes, and how an argument becomes a prompt.

Every token *is* the thing it stands for: a form, a rule, a verdict, the number of a step, or a
word. The words are a small pool of nouns that mean nothing to the network; the terms of an
argument borrow words from it. What is read and what is written:

    prompt       reading, first premise, second premise, conclusion
    proposition  form, subject, predicate
    answer       verdict, explanation, END  (see `syllogism.reasoners.transformer.answers`)

A *code* is the place of a token in `TOKENS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from syllogism.errors import ArgumentError
from syllogism.evidence.judgements import Verdict
from syllogism.evidence.proofs import Rule
from syllogism.language.arguments import Argument, Import
from syllogism.language.propositions import Form, Proposition


class Mark(Enum):
    """A token that is neither logic nor a word."""

    PADDING = "padding"  # nothing; fills a sequence up to its length
    END = "end"  # the answer is complete
    INDIVIDUAL = "individual"  # an individual of a world begins
    NOBODY = "nobody"  # a world without individuals, which saying nothing is not


POOL: tuple[str, ...] = (
    *("artists", "bakers", "chemists", "dancers", "engineers", "farmers"),
    *("gardeners", "hunters", "jugglers", "knights", "lawyers", "miners"),
)

LONGEST_PROOF = 8  # steps; the longest proof of a mood has seven
PROMPT_LENGTH = 10  # tokens: a reading and three propositions of three
ANSWER_LENGTH = 28  # tokens: a verdict, the longest proof of a mood (26), END
SEQUENCE_LENGTH = PROMPT_LENGTH + ANSWER_LENGTH

_OF_COMPLEMENTS = (Rule.OBVERSION, Rule.CONTRAPOSITION)  # a syllogism speaks of none

Token = Mark | Import | Form | Verdict | Rule | int | str

TOKENS: tuple[Token, ...] = (
    *Mark,
    *Import,
    *Form,
    *(Verdict.VALID, Verdict.INVALID),
    *(rule for rule in Rule if rule not in (Rule.PREMISE, *_OF_COMPLEMENTS)),
    *range(LONGEST_PROOF),
    *POOL,
)
CODES: dict[Token, int] = {token: code for code, token in enumerate(TOKENS)}


def assign_words(argument: Argument) -> dict[str, str]:
    """Return the word of the pool that each term of an argument borrows.

    A term that is a word of the pool stands for itself; the others borrow the first words that
    are left, in the order of first mention. So the names of terms cannot sway the network.

    >>> from syllogism.language.moods import Mood
    >>> assign_words(Mood.parse("Barbara").syllogism("Greeks", "artists", "mortals"))
    {'artists': 'artists', 'mortals': 'bakers', 'Greeks': 'chemists'}

    Raises:
        ArgumentError: There are more terms than words.
    """
    terms = argument.terms
    if len(terms) > len(POOL):
        raise ArgumentError(f"there are words for {len(POOL)} terms, got {len(terms)}: {terms!r}")
    spare = (word for word in POOL if word not in terms)
    return {term: term if term in POOL else next(spare) for term in terms}


def proposition_tokens(proposition: Proposition, words: Mapping[str, str]) -> tuple[Token, ...]:
    """Return form, subject and predicate of a proposition, in borrowed words."""
    subject, predicate = proposition.terms
    return (proposition.form, words[subject], words[predicate])


def encode_prompt(argument: Argument, reading: Import) -> list[int]:
    """Return the codes of a prompt, `PROMPT_LENGTH` of them.

    Raises:
        ArgumentError: There are not exactly two premises, or there are more terms than words.
    """
    if len(argument.premises) != 2:
        raise ArgumentError(f"a prompt needs exactly two premises, got {len(argument.premises)}")
    words = assign_words(argument)
    tokens: list[Token] = [reading]
    for proposition in (*argument.premises, argument.conclusion):
        tokens += proposition_tokens(proposition, words)
    return [CODES[token] for token in tokens]


def token_text(token: Token) -> str:
    """Return how a token is shown to a person; steps are counted from 1 there, as in a proof."""
    if isinstance(token, int):
        return str(token + 1)
    return token if isinstance(token, str) else token.value
