"""Texts read as arguments, whichever way they are written.

A text is read as a mood if it is a single word, as notation if it holds a turnstile or begins with
a form and a parenthesis, and as English otherwise. A line of a file may also be a JSON record.

Whatever is read as an argument must hang together (`require_connected`): a text whose conclusion
speaks of a term that no premise mentions is handed back, since it is rarely what its author meant.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from syllogism.errors import ArgumentError, ParseError
from syllogism.language.arguments import Argument, require_connected
from syllogism.language.english import parse_english, read_english
from syllogism.language.notation import is_notation, parse_notation, read_notation
from syllogism.language.propositions import Proposition
from syllogism.language.sentences import Sentence, propositions_of

_RECORD = '{"premises": ["All M are P", "All S are M"], "conclusion": "All S are P"}'
_HINT = "Such as: All M are P. All S are M. Therefore, all S are P."


def parse_argument(text: str) -> Argument:
    """Return the argument that a text makes in English, in notation or as a mood.

    >>> print(parse_argument("Every dog is a mammal. No mammal is a fish. So no dog is a fish."))
    All dogs are mammals. No mammals are fish. Therefore, no dogs are fish.
    >>> parse_argument("AAA-1") == parse_argument("A(M,P) A(S,M) |- A(S,P)")
    True

    Raises:
        ParseError: The text is not understood.
        ArgumentError: Its propositions do not hang together.
    """
    _require_words(text, "an argument")
    is_mood = len(text.split(maxsplit=1)) == 1
    parse = parse_notation if is_mood or is_notation(text) else parse_english
    return require_connected(parse(text))


def parse_proposition(text: str) -> Proposition:
    """Return the one proposition that a text states, in English or in notation.

    >>> parse_proposition("Not every swimmer is a fish")
    Proposition('Some swimmers are not fish')

    Raises:
        ParseError: The text is not understood, or states more than one proposition.
    """
    (proposition,) = propositions_of([_read_one(text)])
    return proposition


def parse_propositions(texts: Iterable[str]) -> tuple[Proposition, ...]:
    """Return the propositions that some texts state, each term under one name in all of them.

    A text may hold several sentences, but no conclusion.

    >>> parse_propositions(["Every whale is a mammal", "Some mammals are whales"])
    (Proposition('All whales are mammals'), Proposition('Some mammals are whales'))

    Raises:
        ParseError: A text is not understood, or marks a conclusion.
        ArgumentError: A spelling may belong to either of two terms.
    """
    return propositions_of([sentence for text in texts for sentence in _read_premises(text)])


def parse_line(line: str) -> Argument:
    """Return the argument in one line of a file: a JSON record, English, notation or a mood.

    Raises:
        ParseError: The line is not understood.
        ArgumentError: The propositions do not hang together, or a record lacks a field.
    """
    return parse_record(line) if line.lstrip().startswith("{") else parse_argument(line)


def parse_record(line: str) -> Argument:
    """Return the argument in a JSON record of premises and a conclusion.

    The premises are one string or a list of strings; other fields are left alone.

    >>> line = '{"premises": ["All M are P", "A(S,M)"], "conclusion": "All S are P"}'
    >>> parse_record(line) == parse_argument("Barbara")
    True

    Raises:
        ParseError: The line is not JSON, or one of its texts is not understood.
        ArgumentError: A field is missing or of the wrong type, or the propositions do not
            hang together.
    """
    premises, conclusion = _fields(line)
    sentences = [sentence for text in premises for sentence in _read_premises(text)]
    *propositions, last = propositions_of([*sentences, _read_one(conclusion)])
    return require_connected(Argument(tuple(propositions), last))


def _fields(line: str) -> tuple[list[str], str]:
    """Return the texts of the premises and of the conclusion in a JSON record."""
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise ParseError(
            f"expected JSON: {error.msg}",
            text=line,
            position=error.pos,
            hint=f"A record reads: {_RECORD}",
        ) from None
    except (RecursionError, ValueError) as error:
        raise ArgumentError(f"a record must read {_RECORD}, got JSON that fails: {error}") from None
    if not isinstance(record, dict) or not {"premises", "conclusion"} <= record.keys():
        came = f"the fields {sorted(record)}" if isinstance(record, dict) else repr(record)
        raise ArgumentError(f"a record must read {_RECORD}, got {came}")
    premises, conclusion = record["premises"], record["conclusion"]
    texts = premises if isinstance(premises, list) else [premises]
    if not all(isinstance(text, str) for text in texts):
        raise ArgumentError(f"'premises' must be a string or a list of strings, got {premises!r}")
    if not isinstance(conclusion, str):
        raise ArgumentError(f"'conclusion' must be a string, got {conclusion!r}")
    return texts, conclusion


def _read_one(text: str) -> Sentence:
    """Return the only sentence of a text; a word that marks it as a conclusion does no harm."""
    sentence, *others = _read(text)
    if others:
        problem = f"expected one proposition, got {1 + len(others)}"
        raise ParseError(problem, text=text, position=others[0].position)
    return sentence


def _read_premises(text: str) -> tuple[Sentence, ...]:
    sentences = _read(text)
    for sentence in sentences:
        if sentence.concludes:
            problem = "expected premises only, got a conclusion"
            raise ParseError(problem, text=text, position=sentence.position)
    return sentences


def _read(text: str) -> tuple[Sentence, ...]:
    _require_words(text, "a proposition")
    read = read_notation if is_notation(text) else read_english
    return read(text)


def _require_words(text: str, expected: str) -> None:
    if not text.strip():
        raise ParseError(
            f"expected {expected}, got an empty text", text=text, position=0, hint=_HINT
        )
