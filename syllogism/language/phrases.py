"""Terms as English phrases them: with an article, between double quotes, or as complements.

`non-` makes the complement of the one word, or of the quotes, that it stands directly before:
*non-smokers*, *non-"wise men"*. Before one of several words it is part of an adjective, as in
*non-profit organisations*, which is a name like any other.
"""

from __future__ import annotations

import re

from lark import Token, Tree

from syllogism.errors import ParseError
from syllogism.language.propositions import ARTICLES, FIRST, LATIN, NOT_FIRST, NOT_LAST, SIGN
from syllogism.language.sentences import Mention, Slot

QUOTES_HINT = 'Unusual terms need double quotes: All "odds and ends" are things.'
_SIGN_HINT = 'A complement reads non-smokers, or non-"wise men" if the term has several words.'

_ARTICLES = frozenset(ARTICLES.split("|"))
_LATIN = frozenset(LATIN.split("|"))
_NOT_FIRST = frozenset(NOT_FIRST.split("|"))
_NOT_LAST = frozenset(NOT_LAST.split("|"))
_SIGN = re.compile(SIGN)
_SIGNS = re.compile(f"(?:{SIGN})*")
_FIRST = re.compile(FIRST)
_HYPHENS = str.maketrans("\u2010\u2011", "--")


def words_of(node: Tree[Token]) -> list[Token]:
    """Return the words that stand directly in a part of a sentence."""
    return [child for child in node.children if isinstance(child, Token)]


def phrases_of(node: Tree[Token]) -> list[list[Token]]:
    """Return the words of each term in a sentence."""
    return [words_of(child) for child in node.children if isinstance(child, Tree)]


def is_plural(copula: Token) -> bool:
    """Return whether a copula is *are*, denied or not."""
    return copula[:3].casefold() == "are"


def is_denied(copula: Token) -> bool:
    """Return whether a copula holds a *not*."""
    return len(copula) > len("are")


def predicate_slot(copula: Token) -> Slot:
    """Return what a place after a copula tells about the number of a term."""
    return Slot.PREDICATE if is_plural(copula) else Slot.BARE


def article_of(words: list[Token]) -> str:
    """Return the article that some words begin with, or nothing: `a priori` begins with none."""
    if len(words) == 1 or (words[0].casefold() == "a" and words[1].casefold() in _LATIN):
        return ""
    first = words[0].casefold()
    return first if first in _ARTICLES else ""


def read_mention(words: list[Token], slot: Slot, text: str) -> Mention:
    """Return a term without its article, which may tell that it is singular, and its sign.

    Raises:
        ParseError: It begins or ends with a word that means something else there, or `non-` stands
            before neither a word nor quotes.
    """
    article = article_of(words)
    if article:
        words = words[1:]
    for word, verb, barred in ((words[0], "begin", _NOT_FIRST), (words[-1], "end", _NOT_LAST)):
        if word.casefold() in barred:
            problem = f"expected a term that does not {verb} with {str(word)!r}"
            raise error_at(word, problem, text, QUOTES_HINT)
    if article in ("a", "an"):
        slot = Slot.SINGULAR
    elif article and slot is Slot.BARE:
        slot = Slot.OPEN
    signs, name = _split(words, text)
    return Mention(name, slot, is_complement=len(_SIGN.findall(signs)) % 2 == 1)


def _split(words: list[Token], text: str) -> tuple[str, str]:
    """Return the signs before a term and its name."""
    first, *others = words
    signs = _signs(first)
    if len(others) == 1 and signs == first and others[0].start_pos == first.end_pos:
        return signs, _spelling(others[0])
    for word in words:
        rest = word.removeprefix(_signs(word))
        if not rest or (signs and not others and not _FIRST.match(rest)):
            problem = f"expected a word or double quotes directly after {str(word)!r}"
            if word.end_pos is not None and text[word.end_pos : word.end_pos + 1] in ('"', "“"):
                problem = f"expected a term that is all in the quotes after {str(word)!r}"
            raise error_at(word, problem, text, _SIGN_HINT)
    if others:
        return "", " ".join(map(_spelling, words))
    return signs, _spelling(first)[len(signs) :]


def _signs(word: Token) -> str:
    """Return the signs that a word begins with; what is quoted begins with its quote."""
    match = _SIGNS.match(word)
    return "" if match is None else match.group()


def _spelling(word: Token) -> str:
    """Return a word as it is spelled, without quotes and with one kind of hyphen."""
    if word.type != "QUOTED":
        return word.translate(_HYPHENS)
    return word[1:-1].replace('""', '"') if word[0] == '"' else word[1:-1]


def error_at(place: Token, problem: str, text: str, hint: str) -> ParseError:
    """Return the error that points at a word."""
    return ParseError(
        problem, text=text, position=start_of(place), length=len(place.rstrip()), hint=hint
    )


def start_of(token: Token) -> int:
    """Return the offset of a word in its text."""
    return token.start_pos or 0
