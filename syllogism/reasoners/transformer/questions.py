"""Questions: an argument and a reading, as the codes that a transformer reads.

    question     reading, numbered premises, THEREFORE, conclusion, ANSWER
    premise      number, sentence

A sentence keeps every word. A word that can be part of a term only between quotes is a token; what
stands between two of them is a term, taken as it is spelled: *a baker* and *bakers* are spelled
differently, and it is the network that has to find out that they are one term.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from syllogism.errors import ArgumentError
from syllogism.language.arguments import Argument, Import
from syllogism.language.propositions import CONCLUSIONS, Form
from syllogism.reasoners.transformer.vocabulary import (
    ARTICLES,
    CODES,
    EVERYTHING,
    JOINTS,
    QUANTIFIERS,
    TOKENS,
    VERBS,
    Mark,
    Token,
    number_tokens,
)

_PLAIN = frozenset([*QUANTIFIERS, *VERBS])
_ABOUT_EVERYTHING = frozenset([*EVERYTHING, *VERBS, *JOINTS])
_STANDARD: dict[Form, tuple[str, tuple[str, ...]]] = {
    Form.A: ("all", ("are",)),
    Form.E: ("no", ("are",)),
    Form.I: ("some", ("are",)),
    Form.O: ("some", ("are", "not")),
}
_WORD = re.compile(r'"(?:[^"]|"")*"|[.;\n]|[^\s.;,]+')
_STOPS = frozenset(".;\n")
_CONCLUSION = re.compile(f"(?i:{CONCLUSIONS})|∴")


@dataclass(frozen=True, slots=True)
class Spelled:
    """A term, where it is mentioned by one of its spellings."""

    term: str


@dataclass(frozen=True, slots=True)
class Question:
    """What the network is asked.

    Args:
        codes: The tokens and spellings in their order.
        spellings: The different spellings, in the order of first mention.
        terms: The term that each spelling stands for.
    """

    codes: tuple[int, ...]
    spellings: tuple[str, ...]
    terms: tuple[str, ...]

    def code_of(self, token: Token | Spelled) -> int:
        """Return the code of a token, or of the first spelling of a term."""
        if isinstance(token, Spelled):
            return len(TOKENS) + self.terms.index(token.term)
        return CODES[token]

    def at(self, code: int) -> Token | Spelled:
        """Return the token of a code, or the term that a spelling stands for."""
        if code < len(TOKENS):
            return TOKENS[code]
        return Spelled(self.terms[code - len(TOKENS)])


def ask_argument(argument: Argument, reading: Import) -> Question:
    """Return the question that an argument in standard form makes, its terms spelled by name."""
    sentences: list[list[str | Spelled]] = []
    for proposition in (*argument.premises, argument.conclusion):
        quantity, verb = _STANDARD[proposition.form]
        subject, predicate = map(Spelled, proposition.terms)
        sentences.append([quantity, subject, *verb, predicate])
    return _ask(sentences, argument, reading)


def ask_text(text: str, argument: Argument, reading: Import) -> Question:
    """Return the question that a text makes.

    >>> from syllogism.language.moods import Mood
    >>> argument = Mood.parse("Barbara").syllogism("Greeks", "men", "mortals")
    >>> text = "Every man is a mortal. All Greeks are men. So all Greeks are mortals."
    >>> ask_text(text, argument, Import.TRADITIONAL).spellings
    ('man', 'mortal', 'Greeks', 'men', 'mortals')

    Args:
        text: The argument in English, the premises in their order and the conclusion last.
        argument: What it says.
        reading: The reading under which it is asked.

    Raises:
        ArgumentError: The text does not mention the terms of the argument in their order.
    """
    return _ask(list(_read_sentences(text)), argument, reading)


def _ask(
    sentences: Sequence[Sequence[str | Spelled]], argument: Argument, reading: Import
) -> Question:
    mentions = [word.term for words in sentences for word in words if isinstance(word, Spelled)]
    propositions = (*argument.premises, argument.conclusion)
    named = [term for proposition in propositions for term in proposition.terms]
    if len(mentions) != len(named):
        raise ArgumentError(
            f"a text must mention {len(named)} terms, {named!r}, got {len(mentions)}: {mentions!r}"
        )
    meant: dict[str, str] = {}
    for spelling, term in zip(mentions, named, strict=True):
        if meant.setdefault(spelling, term) != term:
            raise ArgumentError(
                f"a spelling must stand for one term, got {spelling!r} "
                f"for {meant[spelling]!r} and {term!r}"
            )
    codes = {spelling: len(TOKENS) + number for number, spelling in enumerate(meant)}
    *premises, conclusion = sentences
    asked: list[Token | Spelled] = [reading]
    for number, premise in enumerate(premises, start=1):
        asked += [*number_tokens(number), *premise]
    asked += [Mark.THEREFORE, *conclusion, Mark.ANSWER]
    return Question(
        tuple(codes[w.term] if isinstance(w, Spelled) else CODES[w] for w in asked),
        tuple(meant),
        tuple(meant.values()),
    )


def _read_sentences(text: str) -> Iterator[list[str | Spelled]]:
    """Yield the words of each sentence, without the word that marks a conclusion."""
    words = _WORD.findall(text)
    for is_stop, group in groupby(words, _STOPS.__contains__):
        if not is_stop:
            sentence = list(group)
            if _CONCLUSION.fullmatch(sentence[0]):
                sentence = sentence[1:]
            yield list(_read_sentence(sentence))


def _read_sentence(words: Sequence[str]) -> Iterator[str | Spelled]:
    first = [word.casefold() for word in words[:2]]
    about_everything = any(word in EVERYTHING for word in first)
    function_words = _ABOUT_EVERYTHING if about_everything else _PLAIN
    spelled: list[str] = []
    for place, word in enumerate(words):
        word = word.casefold() if place == 0 else word
        if word in function_words or (word in ARTICLES and not spelled):
            yield from _joined(spelled)
            spelled.clear()
            yield word
        else:
            spelled.append(word)
    yield from _joined(spelled)


def _joined(words: Iterable[str]) -> Iterator[Spelled]:
    spelling = " ".join(
        word[1:-1].replace('""', '"') if word.startswith('"') else word for word in words
    )
    if spelling:
        yield Spelled(spelling)
