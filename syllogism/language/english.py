"""English in standard form, read into sentences.

    All | Every | Each <subject> are <predicate>        A
    No <subject> are <predicate>                        E
    Some <subject> are <predicate>                      I
    Some <subject> are not <predicate>                  O
    Not all | Not every | Not each <subject> are ...    O

    Everything is [either] A or B                       all non-A are B
    Everything | Nothing that is [not] A is B           all non-A are B, no non-A are B
    Nothing | Something is both A and B                 no A are B, some A are B
    Nothing | Something is neither A nor B              no non-A are non-B, some non-A are non-B

`is` and `are` mean the same, as do singular and plural, and an article before a term is dropped.
A sentence ends with `.`, `;` or a new line, or where a conclusion word, a comma or `and` directly
begins the next one. *Therefore*, *so*, *hence*, *thus*, *consequently* or `∴` marks the conclusion,
wherever it stands; without a mark the last sentence is the conclusion. Double quotes make any words
a term, taken exactly as they stand; a double quote among them is written twice. *Non-smokers* and
*non-"wise men"* are complements (see `phrases`); more about everything in `everything`.

Nothing is guessed. What this grammar does not cover is refused with the place where it fails, and
so is *All x are not y*, which some mean as E and others as O.

Source:
    Horn, A Natural History of Negation (1989), on the two readings of *all ... not*; Keynes,
    Studies and Exercises in Formal Logic (4th ed. 1906), part II, chapter 4, on negative terms.
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
from syllogism.language.everything import ANYTHING, THAT, THINGS, read_about_everything
from syllogism.language.everything import HINT as EVERYTHING_HINT
from syllogism.language.phrases import (
    QUOTES_HINT,
    article_of,
    error_at,
    is_denied,
    is_plural,
    phrases_of,
    predicate_slot,
    read_mention,
    start_of,
    words_of,
)
from syllogism.language.propositions import (
    CONCLUSIONS,
    CONTRACTED_NOT,
    COPULAS,
    FIRST,
    QUANTIFIERS,
    RESERVED,
    REST,
    SIGN,
    UNIVERSALS,
    Form,
)
from syllogism.language.sentences import Sentence, Slot, propositions_of

_HINT = "A proposition reads: All | No | Some <subject> are [not] <predicate>."
_END_HINT = f"A sentence ends with '.', ';' or a new line. {QUOTES_HINT}"

# What the grammar takes from `language.propositions`, so that reading and writing agree.
_TERMINALS = f"""
UNIVERSAL: /(?i:{UNIVERSALS})/
QUANTITY_WORD: /(?i:{QUANTIFIERS})/
COPULA_WORD: /(?i:{COPULAS})/
CONTRACTED_NOT: /(?i:{CONTRACTED_NOT})/
CONCLUSION_WORD: /(?i:{CONCLUSIONS})/
ANYTHING: /(?i:{ANYTHING})/
THINGS: /(?i:{THINGS})/
THAT_WORD: /(?i:{THAT})/
SIGN: /{SIGN}/
RESERVED_WORD: /(?i:{RESERVED})/
FIRST: /{FIRST}/
REST: /{REST}/
QUOTED: /"[^\\S{CONTROLS}]*(?:[^"\\s{CONTROLS}]|"")(?:[^"{CONTROLS}]|"")*"/
      | /“[^\\S{CONTROLS}]*[^”\\s{CONTROLS}][^”{CONTROLS}]*”/
"""

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
    marks = [words_of(node)[0] for node in nodes if node.data == "marked"]
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
    if any(word.type == "EVERYTHING" for word in words_of(node)):
        return read_about_everything(node, text)
    quantifier, copula = words_of(node)[-2:]
    subject, predicate = phrases_of(node)
    quantity = " ".join(quantifier.casefold().split())
    form = _FORMS.get((quantity, is_denied(copula)))
    if form is None:
        raise _unclear_denial(quantity, subject, copula, predicate, text)
    has_singular = quantity.endswith(("every", "each"))
    if quantity in ("no", "some") and not is_plural(copula):
        has_singular = article_of(predicate) in ("a", "an")  # `a dog`, unlike `no water is dry`
    subject_slot = Slot.PLURAL if is_plural(copula) else Slot.OPEN
    return Sentence(
        form,
        read_mention(subject, Slot.SINGULAR if has_singular else subject_slot, text),
        read_mention(predicate, predicate_slot(copula), text),
        position=start_of(words_of(node)[0]),
        concludes=node.data == "marked",
    )


def _unclear_denial(
    quantity: str, subject: list[Token], copula: Token, predicate: list[Token], text: str
) -> ParseError:
    """Return the error for `not` after any quantifier but *some*."""
    x, y = (text[start_of(words[0]) : words[-1].end_pos] for words in (subject, predicate))
    verb = "are" if is_plural(copula) else "is"
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
    before = text[: start_of(place)].split()
    previous = before[-1] if before else ""
    if place in ('"', "“", "”"):
        return _error("expected some words and a closing double quote", text, place, QUOTES_HINT)
    if place == "?":
        return _error("expected a statement, got a question", text, place)
    if "QUANTIFIER" in expected:
        return _error("expected All, No or Some", text, place)
    if "_THAT" in expected:
        return _error("expected 'is' or 'that is'", text, place, EVERYTHING_HINT)
    if "COPULA" in expected and "WORD" not in expected:
        return _error(f"expected 'is' after {previous!r}", text, place, EVERYTHING_HINT)
    if "COPULA" in expected:
        return _error("expected 'are' after the subject", text, place)
    if "_STOP" in expected:
        return _error(f"expected the sentence to end after {previous!r}", text, place, _END_HINT)
    role = "predicate" if _AFTER_VERB.fullmatch(previous) else "subject"
    return _error(f"expected a {role} after {previous!r}", text, place)


def _error(problem: str, text: str, place: Token, hint: str = _HINT) -> ParseError:
    return error_at(place, problem, text, hint)
