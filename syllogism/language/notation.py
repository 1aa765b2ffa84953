"""Compact notation: `A(M,P) A(S,M) |- A(S,P)`, or the mood of a syllogism, `AAA-1` or `Barbara`.

A proposition is its form, then its subject and predicate in parentheses. Premises stand before
the turnstile `|-` or `⊢`, the conclusion after it; spaces, commas and semicolons part them. A term
is a name, taken exactly as it stands: any text without a comma, a parenthesis, a line break or
another control character. `~` or `¬` before it makes the complement: `A(~S,P)`, *all non-S are P*;
twice they undo each other, so a name begins with neither.

Source:
    Frege, Begriffsschrift (1879), for the sign `⊢`; Heyting, "Die formalen Regeln der
    intuitionistischen Logik" (1930), for `¬`.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from syllogism.errors import ArgumentError, FormError, ParseError
from syllogism.language.arguments import Argument
from syllogism.language.complements import CONTROLS, Complement, SignedTerm
from syllogism.language.moods import TRADITIONAL_NAMES, Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.language.sentences import Mention, Sentence, Slot, propositions_of

_HINT = "In notation an argument reads: A(M,P) A(S,M) |- A(S,P)"
_SIGN_HINT = "The complement of S reads ~S: A(~S,P)"
_MOOD_HINT = "A mood reads AAA-1 (major premise, minor premise, conclusion, figure) or Barbara."

_SIGNS = re.compile(r"(?:[~¬]\s*)*")
_TERM = re.compile(rf"[^\s~¬,(){CONTROLS}](?:[^,(){CONTROLS}]*[^\s,(){CONTROLS}])?")
_STEPS = (
    (re.compile("[AEIO]"), "a form: A, E, I or O"),
    (re.compile(r"\("), "'(' after the form"),
    (_SIGNS, ""),
    (_TERM, "a subject"),
    (re.compile(","), "',' after the subject"),
    (_SIGNS, ""),
    (_TERM, "a predicate"),
    (re.compile(r"\)"), "')' after the predicate"),
)
_TURNSTILE = re.compile(r"\|-|⊢")
_QUOTED = re.compile(r'"[^"\n]*"|“[^“”\n]*”')
_PARTING = re.compile(r"[\s,;]*")
_SPACE = re.compile(r"\s*")


def is_notation(text: str) -> bool:
    """Return whether a text is meant as propositions in notation, rightly written or not.

    It is if it begins with a form and a parenthesis, or holds a turnstile outside double quotes.

    >>> is_notation("A(M,P)"), is_notation("E (M,P) |- I(M,P)"), is_notation("All men are mortal")
    (True, True, False)
    """
    begins = re.match(r"\s*(?:\w\s*|\w+)\(", text)
    return begins is not None or _TURNSTILE.search(_QUOTED.sub("", text)) is not None


def parse_notation(text: str) -> Argument:
    """Return the argument that a text in notation writes; a lone mood is about S, M and P.

    >>> parse_notation("Camestres") == parse_notation("A(P,M), E(S,M) |- E(S,P)")
    True

    Raises:
        ParseError: The text is not notation, or has no conclusion.
    """
    if not is_notation(text):
        return _parse_mood(text)
    sentences = read_notation(text)
    if not sentences[-1].concludes:
        raise _error("expected '|-' and a conclusion", text, len(text.rstrip()))
    *premises, conclusion = propositions_of(sentences)
    return Argument(tuple(premises), conclusion)


def read_notation(text: str) -> tuple[Sentence, ...]:
    """Return the propositions of a text in notation; the one after a turnstile is last.

    Raises:
        ParseError: The text is not notation.
    """
    sentences: list[Sentence] = []
    position, concludes = _skip(_SPACE, text, 0), False
    while position < len(text) and not concludes:
        turnstile = _TURNSTILE.match(text, position)
        if turnstile is not None:
            position, concludes = _skip(_SPACE, text, turnstile.end()), True
        sentence, position = _read_sentence(text, position, concludes=concludes)
        sentences.append(sentence)
        position = _skip(_PARTING, text, position)
    if position < len(text):
        raise _error("expected nothing after the conclusion", text, position)
    return tuple(sentences)


def _read_sentence(text: str, start: int, *, concludes: bool) -> tuple[Sentence, int]:
    """Return the proposition that begins at an offset, and the offset behind it."""
    found, position = [], start
    for pattern, expectation in _STEPS:
        position = _skip(_SPACE, text, position)
        match = pattern.match(text, position)
        if match is None:
            hint = _SIGN_HINT if text[:position].rstrip().endswith(("~", "¬")) else _HINT
            raise _error(f"expected {expectation}", text, min(position, len(text.rstrip())), hint)
        found.append(match.group())
        position = match.end()
    form, _, subject_signs, subject, _, predicate_signs, predicate, _ = found
    sentence = Sentence(
        Form(form),
        _mention(subject_signs, subject),
        _mention(predicate_signs, predicate),
        position=start,
        concludes=concludes,
    )
    return sentence, position


def _mention(signs: str, name: str) -> Mention:
    count = len("".join(signs.split()))
    return Mention(name, Slot.SYMBOL, is_complement=count % 2 == 1)


def _skip(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return position if match is None else match.end()


def _parse_mood(text: str) -> Argument:
    try:
        return Mood.parse(text).syllogism()
    except FormError:
        raise _mood_error(text) from None


def _mood_error(text: str) -> ParseError:
    """Return the error that points at the wrong letter or figure, or knows the right name."""
    word, start = text.strip(), len(text) - len(text.lstrip())
    compact = re.fullmatch(r"([^\W\d_]{3})(?:-|(?=\d)|$)(\w*)", word)
    if compact is None:
        names = [name for names in TRADITIONAL_NAMES.values() for name in names]
        near = get_close_matches(word[:20].capitalize(), names, n=1, cutoff=0.75)
        return ParseError(
            "expected an argument or a mood",
            text=text,
            position=start,
            length=len(word),
            hint=f"Did you mean {near[0]}?" if near else f"{_HINT}. {_MOOD_HINT}",
        )
    for place, letter in enumerate(compact[1]):
        if letter.upper() not in Form.__members__:
            problem = f"expected forms A, E, I or O in a mood, got {letter!r}"
            return _error(problem, text, start + place, _MOOD_HINT)
    came = f", got {compact[2]!r}" if compact[2] else ""
    problem = f"expected a figure 1, 2, 3 or 4 in a mood{came}"
    return _error(problem, text, start + compact.start(2), _MOOD_HINT)


def write_notation(argument: Argument) -> str:
    """Return an argument in notation, so that `parse_notation` gives the same argument back.

    >>> write_notation(Mood.parse("Darii").syllogism("Greeks", "wise men", "mortals"))
    'A(wise men,mortals) I(Greeks,wise men) |- I(Greeks,mortals)'

    Raises:
        ArgumentError: A term holds a comma or a parenthesis, has space around it, or begins with
            the sign of a complement.
    """
    for term in argument.terms:
        if not _TERM.fullmatch(term):
            raise ArgumentError(
                f"a term in notation has no comma, parenthesis or outer space, and no ~ or ¬ at "
                f"its start, got {term!r}; rename it with Argument.renamed"
            )
    premises = "".join(f"{_write(premise)} " for premise in argument.premises)
    return f"{premises}|- {_write(argument.conclusion)}"


def _write(proposition: Proposition) -> str:
    subject, predicate = map(_written, (proposition.subject, proposition.predicate))
    return f"{proposition.form.value}({subject},{predicate})"


def _written(term: SignedTerm) -> str:
    return f"~{term.term}" if isinstance(term, Complement) else term


def _error(problem: str, text: str, position: int, hint: str = _HINT) -> ParseError:
    return ParseError(problem, text=text, position=position, hint=hint)
