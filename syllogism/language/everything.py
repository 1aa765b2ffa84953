"""Sentences about everything, which say of what is no A that it is B.

    Everything is [either] A or B                 all non-A are B
    Not everything is [either] A or B             some non-A are not B
    Nothing | Something is both A and B           no A are B          some A are B
    Nothing | Something is neither A nor B        no non-A are non-B  some non-A are non-B
    Everything | Nothing that is [not] A is B     all | no A (non-A) are B
    Something that is [not] A is [not] B          some A (non-A) are [not] B
    Not everything that is [not] A is B           some A (non-A) are not B

*All things, every thing, no things, some things that ...* say the same as the single words. What
says less or more than one proposition about two terms is refused: *everything is A*, *nothing is A
or B*, *everything is A or B or C*; and *everything that is A is not B* has two meanings.

Source:
    Keynes, Studies and Exercises in Formal Logic (4th ed. 1906), part II, chapter 4, on statements
    about what is neither subject nor predicate.
"""

from __future__ import annotations

from lark import Token, Tree

from syllogism.errors import ParseError
from syllogism.language.phrases import (
    QUOTES_HINT,
    error_at,
    is_denied,
    is_plural,
    phrases_of,
    predicate_slot,
    read_mention,
    start_of,
    words_of,
)
from syllogism.language.propositions import UNIVERSALS, Form
from syllogism.language.sentences import Mention, Sentence

HINT = (
    "Of everything one says: Everything is A or B. Everything that is [not] A is B. "
    "Nothing is both A and B. Something is neither A nor B."
)

# How such a sentence begins, as patterns that ignore case. `All things are ...` is about things.
ANYTHING = r"(?:not[^\S\n]+)?everything|nothing|something"
THINGS = rf"(?:(?:not[^\S\n]+)?(?:{UNIVERSALS})|no|some)[^\S\n]+things?"
THAT = "that|which"

# By quantity and first word: the form, whether the first and the second term are complements.
_PAIRS = {
    ("everything", "either"): (Form.A, True, False),
    ("not everything", "either"): (Form.O, True, False),
    ("nothing", "both"): (Form.E, False, False),
    ("nothing", "neither"): (Form.E, True, True),
    ("something", "both"): (Form.I, False, False),
    ("something", "neither"): (Form.I, True, True),
}
_JOINTS = {"either": "or", "both": "and", "neither": "nor"}
_JOINING = frozenset([*_JOINTS, *_JOINTS.values()])

_FORMS = {
    ("everything", False): Form.A,
    ("not everything", False): Form.O,
    ("nothing", False): Form.E,
    ("something", False): Form.I,
    ("something", True): Form.O,
}


def read_about_everything(node: Tree[Token], text: str) -> Sentence:
    """Return a sentence that begins with *everything*, *nothing* or *something*.

    Raises:
        ParseError: It says less or more than one proposition about two terms, or is unclear.
    """
    quantifier, *copulas = (word for word in words_of(node) if word.type != "CONCLUSION")
    read = _read_pair if len(copulas) == 1 else _read_relative
    form, subject, predicate = read(quantifier, copulas, phrases_of(node), text)
    return Sentence(
        form,
        subject,
        predicate,
        position=start_of(words_of(node)[0]),
        concludes=node.data == "marked",
    )


def _quantity(quantifier: Token) -> str:
    first = quantifier.casefold().split()[0]
    if first == "not":
        return "not everything"
    return {"no": "nothing", "so": "something"}.get(first[:2], "everything")


def _read_pair(
    quantifier: Token, copulas: list[Token], phrases: list[list[Token]], text: str
) -> tuple[Form, Mention, Mention]:
    """Return what *is A or B*, *is both A and B* or *is neither A nor B* says."""
    (copula,), (words,) = copulas, phrases
    opening = words[0].casefold() if words[0].casefold() in _JOINTS else ""
    pair = _PAIRS.get((_quantity(quantifier), opening or "either"))
    joint = _JOINTS[opening or "either"]
    places = [place for place, word in enumerate(words) if word.casefold() == joint]
    if pair is None or not places or is_denied(copula):
        raise _no_pair(quantifier, copula, text)
    first, second = words[bool(opening) : places[0]], words[places[0] + 1 :]
    for part, side in ((first, "before"), (second, "after")):
        if not part:
            problem = f"expected a term {side} {joint!r}"
            raise error_at(words[places[0]], problem, text, HINT)
    form, *signs = pair
    one, other = (
        _mention(part, copula, text, is_complement=sign)
        for part, sign in zip((first, second), signs, strict=True)
    )
    return form, one, other


def _no_pair(quantifier: Token, copula: Token, text: str) -> ParseError:
    """Return the error that says what may follow *everything*, *nothing* or *something*."""
    ways = {"either": "is A or B", "both": "is both A and B", "neither": "is neither A nor B"}
    known = " or ".join(
        repr(ways[way]) for quantity, way in _PAIRS if quantity == _quantity(quantifier)
    )
    return error_at(copula, f"expected {known} after {str(quantifier)!r}", text, HINT)


def _read_relative(
    quantifier: Token, copulas: list[Token], phrases: list[list[Token]], text: str
) -> tuple[Form, Mention, Mention]:
    """Return what *everything that is [not] A is B* says."""
    form = _FORMS.get((_quantity(quantifier), is_denied(copulas[1])))
    if form is None:
        raise _unclear_denial(quantifier, copulas, phrases, text)
    subject = _mention(phrases[0], copulas[0], text, is_complement=is_denied(copulas[0]))
    predicate = _mention(phrases[1], copulas[1], text, is_complement=False)
    return form, subject, predicate


def _mention(words: list[Token], copula: Token, text: str, *, is_complement: bool) -> Mention:
    """Return a term, or its complement, without words that may join it to another."""
    for word in words:
        if word.casefold() in _JOINING:
            raise error_at(word, f"expected a term without {str(word)!r}", text, QUOTES_HINT)
    mention = read_mention(words, predicate_slot(copula), text)
    return mention.complement if is_complement else mention


def _unclear_denial(
    quantifier: Token, copulas: list[Token], phrases: list[list[Token]], text: str
) -> ParseError:
    """Return the error for *not* after *everything that* or *nothing that*."""
    subject, predicate = phrases
    that = text[quantifier.end_pos : subject[-1].end_pos]
    verb = "are" if is_plural(copulas[1]) else "is"
    rest = f"{that} {verb} {text[start_of(predicate[0]) : predicate[-1].end_pos]}"
    all_, no, some = "Everything", "Nothing", "Something"
    if quantifier[-1] in "sS":
        all_, no, some = "All things", "No things", "Some things"
    quantity, copula = " ".join(quantifier.casefold().split()), " ".join(copulas[1].split())
    if _quantity(quantifier) == "everything":
        problem = f"'{quantity} ... {copula}' has two meanings"
        hint = f"Say which is meant: '{no}{rest}' or 'Not {all_.casefold()}{rest}'."
    else:
        positive = all_ if _quantity(quantifier) == "nothing" else some
        problem = f"'{quantity} ... {copula}' denies twice"
        hint = f"Say what is meant: '{positive}{rest}'."
    return error_at(copulas[1], problem, text, hint)
