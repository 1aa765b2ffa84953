"""English in standard form, read into sentences.

    All | Every | Each <subject> are <predicate>        A
    No <subject> are <predicate>                        E
    Some <subject> are <predicate>                      I
    Some <subject> are not <predicate>                  O
    Not all | Not every | Not each <subject> are ...    O

`is` and `are` mean the same, as do singular and plural, and an article before a term is dropped.
A sentence ends with `.`, `;` or a new line, or where a conclusion word, a comma or `and` directly
begins the next one. *Therefore*, *so*, *hence*, *thus*, *consequently* or `∴` marks the conclusion,
wherever it stands; without a mark the last sentence is the conclusion. Double quotes make any words
a term, taken exactly as they stand; a double quote among them is written twice.

Nothing is guessed. What this grammar does not cover is refused with the place where it fails, and
so is *All x are not y*, which some mean as E and others as O.

Source:
    Horn, A Natural History of Negation (1989), on the two readings of *all ... not*.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedToken

from syllogism.errors import ParseError
from syllogism.language.arguments import Argument
from syllogism.language.complements import CONTROLS
from syllogism.language.propositions import (
    ARTICLES,
    CONCLUSIONS,
    CONTRACTED_NOT,
    COPULAS,
    FIRST,
    LATIN,
    NOT_FIRST,
    NOT_LAST,
    QUANTIFIERS,
    RESERVED,
    REST,
    UNIVERSALS,
    Form,
)
from syllogism.language.sentences import Mention, Sentence, Slot, propositions_of

_HINT = "A proposition reads: All | No | Some <subject> are [not] <predicate>."
_QUOTES_HINT = 'Unusual terms need double quotes: All "odds and ends" are things.'
_END_HINT = f"A sentence ends with '.', ';' or a new line. {_QUOTES_HINT}"

# What the grammar takes from `language.propositions`, so that reading and writing agree.
_TERMINALS = f"""
UNIVERSAL: /(?i:{UNIVERSALS})/
QUANTITY_WORD: /(?i:{QUANTIFIERS})/
COPULA_WORD: /(?i:{COPULAS})/
CONTRACTED_NOT: /(?i:{CONTRACTED_NOT})/
CONCLUSION_WORD: /(?i:{CONCLUSIONS})/
RESERVED_WORD: /(?i:{RESERVED})/
FIRST: /{FIRST}/
REST: /{REST}/
QUOTED: /"[^\\S{CONTROLS}]*(?:[^"\\s{CONTROLS}]|"")(?:[^"{CONTROLS}]|"")*"/
      | /“[^\\S{CONTROLS}]*[^”\\s{CONTROLS}][^”{CONTROLS}]*”/
"""

_ARTICLES = frozenset(ARTICLES.split("|"))
_LATIN = frozenset(LATIN.split("|"))
_NOT_FIRST = frozenset(NOT_FIRST.split("|"))
_NOT_LAST = frozenset(NOT_LAST.split("|"))
_AFTER_VERB = re.compile(rf"(?i:{COPULAS}|not|(?:{COPULAS})?{CONTRACTED_NOT})")

_FORMS = {
    ("all", False): Form.A,
    ("every", False): Form.A,
    ("each", False): Form.A,
    ("no", False): Form.E,
    ("some", False): Form.I,
    ("some", True): Form.O,
    ("not all", False): Form.O,
    ("not every", False): Form.O,
    ("not each", False): Form.O,
}


def parse_english(text: str) -> Argument:
    """Return the argument that a text in standard English makes.

    The terms are not checked to hang together: see `language.reading`.

    >>> print(parse_english("No fish is a mammal; every whale is a mammal. So no whale is a fish"))
    No fish are mammals. All whales are mammals. Therefore, no whales are fish.

    Raises:
        ParseError: The text is not English in standard form, or marks two conclusions.
        ArgumentError: A spelling may belong to either of two terms.
    """
    sentences = read_english(text)
    propositions = propositions_of(sentences)
    marked = (place for place, sentence in enumerate(sentences) if sentence.concludes)
    place = next(marked, len(sentences) - 1)
    return Argument(propositions[:place] + propositions[place + 1 :], propositions[place])


def read_english(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text in their order, at most one of them marked as a conclusion.

    >>> [sentence.form.value for sentence in read_english("No cat is a dog; not all cats are pets")]
    ['E', 'O']

    Raises:
        ParseError: The text is not English in standard form, or marks two conclusions.
    """
    try:
        tree = _parser().parse(text)
    except (UnexpectedToken, UnexpectedCharacters) as error:
        raise _explained(error, text) from None
    nodes = [node for node in tree.children if isinstance(node, Tree)]
    marks = [_words(node)[0] for node in nodes if node.data == "marked"]
    if len(marks) > 1:
        hint = "A second conclusion belongs to another argument."
        raise _error("expected one conclusion, got a second one", text, marks[1], hint)
    return tuple(_sentence(node, text) for node in nodes)


@cache
def _parser() -> Lark:
    """Return the parser, built once: that takes as long as reading a hundred arguments."""
    grammar = Path(__file__).with_name("english.lark").read_text(encoding="utf-8")
    return Lark(grammar + _TERMINALS, parser="lalr")


def _sentence(node: Tree[Token], text: str) -> Sentence:
    tokens = _words(node)
    quantifier, copula = tokens[-2:]
    subject, predicate = (_words(child) for child in node.children if isinstance(child, Tree))
    quantity, denies = " ".join(quantifier.casefold().split()), len(copula) > len("are")
    form = _FORMS.get((quantity, denies))
    if form is None:
        raise _unclear_denial(quantity, subject, copula, predicate, text)
    is_plural = copula[:3].casefold() == "are"
    has_singular = quantity.endswith(("every", "each"))
    if quantity in ("no", "some") and not is_plural:  # `no cat is a dog`, unlike `no water is dry`
        has_singular = _article(predicate) in ("a", "an")
    subject_slot = Slot.PLURAL if is_plural else Slot.OPEN
    return Sentence(
        form,
        _mention(subject, Slot.SINGULAR if has_singular else subject_slot, text),
        _mention(predicate, Slot.PREDICATE if is_plural else Slot.BARE, text),
        position=_start(tokens[0]),
        concludes=node.data == "marked",
    )


def _words(node: Tree[Token]) -> list[Token]:
    """Return the words that stand directly in a part of a sentence."""
    return [child for child in node.children if isinstance(child, Token)]


def _mention(words: list[Token], slot: Slot, text: str) -> Mention:
    """Return a term without its article, which may tell that it is singular."""
    article = _article(words)
    if article:
        words = words[1:]
    for word, verb, barred in ((words[0], "begin", _NOT_FIRST), (words[-1], "end", _NOT_LAST)):
        if word.casefold() in barred:
            problem = f"expected a term that does not {verb} with {str(word)!r}"
            raise _error(problem, text, word, _QUOTES_HINT)
    spelling = " ".join(_unquoted(word) if word.type == "QUOTED" else word for word in words)
    if article in ("a", "an"):
        slot = Slot.SINGULAR
    elif article and slot is Slot.BARE:
        slot = Slot.OPEN
    return Mention(spelling, slot)


def _article(words: list[Token]) -> str:
    """Return the article that some words begin with, or nothing: `a priori` begins with none."""
    if len(words) == 1 or (words[0].casefold() == "a" and words[1].casefold() in _LATIN):
        return ""
    first = words[0].casefold()
    return first if first in _ARTICLES else ""


def _unquoted(word: Token) -> str:
    return word[1:-1].replace('""', '"') if word[0] == '"' else word[1:-1]


def _unclear_denial(
    quantity: str, subject: list[Token], copula: Token, predicate: list[Token], text: str
) -> ParseError:
    """Return the error for `not` after any quantifier but *some*."""
    x, y = (text[_start(words[0]) : words[-1].end_pos] for words in (subject, predicate))
    verb = "are" if copula[:3].casefold() == "are" else "is"
    if quantity in ("all", "every", "each"):
        quantity = "every" if quantity == "each" else quantity
        problem = f"'{quantity} ... {copula}' has two meanings"
        hint = f"Say which is meant: 'No {x} {verb} {y}' or 'Not {quantity} {x} {verb} {y}'."
    else:
        positive = "All" if quantity == "no" else "Some"
        problem = f"'{quantity} ... {copula}' denies twice"
        hint = f"Say what is meant: '{positive} {x} {verb} {y}'."
    return _error(problem, text, copula, hint)


def _explained(error: UnexpectedToken | UnexpectedCharacters, text: str) -> ParseError:
    """Return the error that says what was expected where the parser stopped."""
    if isinstance(error, UnexpectedToken):
        place, expected = error.token, error.expected
    else:
        start = error.pos_in_stream or 0
        word = re.match(r"\w+|.", text[start:], re.DOTALL)
        place, expected = Token("", word.group() if word else "", start), error.allowed
    if place.type == "$END":
        place = Token("$END", "", len(text.rstrip()))
    before = text[: _start(place)].split()
    previous = before[-1] if before else ""
    if place in ('"', "“", "”"):
        return _error("expected some words and a closing double quote", text, place, _QUOTES_HINT)
    if place == "?":
        return _error("expected a statement, got a question", text, place)
    if "QUANTIFIER" in expected:
        return _error("expected All, No or Some", text, place)
    if "COPULA" in expected:
        return _error("expected 'are' after the subject", text, place)
    if "_STOP" in expected:
        return _error(f"expected the sentence to end after {previous!r}", text, place, _END_HINT)
    role = "predicate" if _AFTER_VERB.fullmatch(previous) else "subject"
    return _error(f"expected a {role} after {previous!r}", text, place)


def _error(problem: str, text: str, place: Token, hint: str = _HINT) -> ParseError:
    return ParseError(
        problem, text=text, position=_start(place), length=len(place.rstrip()), hint=hint
    )


def _start(token: Token) -> int:
    return token.start_pos or 0
