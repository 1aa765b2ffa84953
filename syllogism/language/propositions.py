"""The four categorical forms and the propositions made from them.

Source:
    Aristotle, Prior Analytics I.2 (conversion) and I.7; the letters A, E, I, O are the
    vowels of *affirmo* and *nego* (Peter of Spain, Summulae logicales, 13th century).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from syllogism.errors import FormError


class Form(Enum):
    """One of the four categorical forms.

    >>> Form.A.contradictory
    <Form.O: 'O'>
    >>> Form.O.distributes_predicate
    True
    """

    A = "A"  # all x are y
    E = "E"  # no x are y
    I = "I"  # some x are y  # noqa: E741  the field's own letter
    O = "O"  # some x are not y  # noqa: E741  the field's own letter

    @property
    def is_universal(self) -> bool:
        """Whether the form speaks of every instance of its subject (A and E)."""
        return self in (Form.A, Form.E)

    @property
    def is_negative(self) -> bool:
        """Whether the form denies its predicate (E and O)."""
        return self in (Form.E, Form.O)

    @property
    def is_symmetric(self) -> bool:
        """Whether subject and predicate may change places (E and I): simple conversion."""
        return self in (Form.E, Form.I)

    @property
    def distributes_subject(self) -> bool:
        """Whether the form says something about every instance of its subject."""
        return self.is_universal

    @property
    def distributes_predicate(self) -> bool:
        """Whether the form says something about every instance of its predicate."""
        return self.is_negative

    @property
    def contradictory(self) -> Form:
        """The form that is true exactly when this one is false."""
        return _CONTRADICTORY[self]


_CONTRADICTORY = {Form.A: Form.O, Form.E: Form.I, Form.I: Form.E, Form.O: Form.A}

# The words with a meaning of their own in standard English, as patterns that ignore case. A term
# that holds one is written between double quotes here, and read as one by `language.english`.
UNIVERSALS = "all|every|each"
QUANTIFIERS = f"{UNIVERSALS}|no|some"
COPULAS = "are|is"
CONTRACTED_NOT = r"n['\u2019\u02bc\uff07\xb4]t"  # however the apostrophe is typed
CONCLUSIONS = "therefore|so|hence|thus|consequently"
RESERVED = f"{QUANTIFIERS}|not|(?:{COPULAS})?{CONTRACTED_NOT}|{COPULAS}|{CONCLUSIONS}"

# Words that mean something else at an end of a term: `a man`, `all of the`, `are hardly`, `x and`.
ARTICLES = "a|an|the"
LATIN = "priori|posteriori|fortiori"  # where `a` is no article
NOT_FIRST = "also|and|barely|but|hardly|merely|never|of|only|or|rarely|scarcely|seldom"
NOT_LAST = "and|or"

# A word begins with a letter, a digit, or any sign beyond ASCII that is no punctuation.
FIRST = (
    r"[^\s\x00-\/:-@\[-^`{-\x9f¡«»¿\u200b\u200e\u200f\u2010-\u2027\u202a-\u206f∴⊢\ufeff"
    r"\ud800-\udfff]"
)
REST = rf"(?:{FIRST}|['\u2019&\/+*#%$@-])"

# What no term holds: line breaks, what commands a terminal, turns the direction of the text around
# it, or is half a character.
CONTROLS = r"\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
_CONTROL = re.compile(f"[{CONTROLS}]")

_END = f"(?!{REST})"
_NOT_AT_START = rf"(?!(?i:a (?:{LATIN}){_END}))(?i:{ARTICLES}) |(?i:{NOT_FIRST}){_END}"
_WORD = rf"(?!(?i:{RESERVED}){_END}|(?i:{NOT_LAST})\Z){FIRST}{REST}*"
_NEEDS_NO_QUOTES = re.compile(rf"(?!{_NOT_AT_START}){_WORD}(?:[. ]{_WORD})*")

_ENGLISH = {
    Form.A: "All {} are {}",
    Form.E: "No {} are {}",
    Form.I: "Some {} are {}",
    Form.O: "Some {} are not {}",
}


@dataclass(frozen=True, slots=True)
class Proposition:
    """A form, a subject term and a predicate term.

    >>> Proposition(Form.O, "swimmers", "fish")
    Proposition('Some swimmers are not fish')
    >>> print(Proposition(Form.I, "x", "not y"))
    Some x are "not y"

    Raises:
        FormError: The form is not a `Form`, or a term is empty, not text, or holds a line break
            or another control character.
    """

    form: Form
    subject: str
    predicate: str

    def __post_init__(self) -> None:
        if not isinstance(self.form, Form):
            raise FormError(f"a proposition needs a Form (A, E, I or O), got {self.form!r}")
        for term in self.terms:
            if not isinstance(term, str) or not term.strip():
                raise FormError(f"a term needs at least one visible character, got {term!r}")
            if not term.isprintable() and _CONTROL.search(term):
                raise FormError(f"a term needs to be without control characters, got {term!r}")

    @property
    def terms(self) -> tuple[str, str]:
        """Subject and predicate, in this order."""
        return (self.subject, self.predicate)

    @property
    def asserted_terms(self) -> tuple[str, ...]:
        """The terms that it says have an instance: both of an I, the subject of an O."""
        if self.form.is_universal:
            return ()
        return (self.subject,) if self.form.is_negative else self.terms

    @property
    def contradictory(self) -> Proposition:
        """The proposition that is true exactly when this one is false."""
        return Proposition(self.form.contradictory, self.subject, self.predicate)

    @property
    def converse(self) -> Proposition:
        """The same form with subject and predicate exchanged; equivalent for E and I only."""
        return Proposition(self.form, self.predicate, self.subject)

    @property
    def clause(self) -> str:
        """The proposition as it reads inside a sentence: *all x are y*."""
        sentence = str(self)
        return sentence[0].lower() + sentence[1:]

    def __str__(self) -> str:
        return _ENGLISH[self.form].format(_written(self.subject), _written(self.predicate))

    def __repr__(self) -> str:
        return f"Proposition({str(self)!r})"


@lru_cache(maxsize=4096)  # a term is printed many times, and matching it takes microseconds
def _written(term: str) -> str:
    """Return a term between double quotes if it would be read as something else without them."""
    if _NEEDS_NO_QUOTES.fullmatch(term):
        return term
    doubled = term.replace('"', '""')
    return f'"{doubled}"'
