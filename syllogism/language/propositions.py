"""The four categorical forms and the propositions made from them.

With complements as subjects and predicates two terms make eight different statements: A and O in
both directions, E and I, *all non-x are y* (everything is x or y) and *some non-x are non-y*.

Source:
    Aristotle, Prior Analytics I.2 (conversion) and I.7; the letters A, E, I, O are the
    vowels of *affirmo* and *nego* (Peter of Spain, Summulae logicales, 13th century). Keynes,
    Studies and Exercises in Formal Logic (4th ed. 1906), part II, chapter 4, for obversion and
    contraposition.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from syllogism.errors import FormError
from syllogism.language.complements import (
    Complement,
    SignedTerm,
    complement,
    name_of,
    renamed,
    require_name,
)


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

    __hash__ = object.__hash__  # there is one of each; Enum would hash their names anew, in Python

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
NOT_LAST = "and|or|that|which"

# Before one word, or before quotes, it makes a complement, however the hyphen is typed.
SIGN = r"(?i:non)[-\u2010\u2011]"

# A word begins with a letter, a digit, or any sign beyond ASCII that is no punctuation.
FIRST = (
    r"[^\s\x00-\/:-@\[-^`{-\x9f¡«»¿\u200b\u200e\u200f\u2010-\u2027\u202a-\u206f∴⊢\ufeff"
    r"\ud800-\udfff]"
)
REST = rf"(?:{FIRST}|['\u2019&\/+*#%$@-])"

_END = f"(?!{REST})"
_NOT_AT_START = rf"(?!(?i:a (?:{LATIN}){_END}))(?i:{ARTICLES}) |(?i:{NOT_FIRST}){_END}"
_WORD = rf"(?!(?i:{RESERVED}){_END}|(?i:{NOT_LAST})\Z|(?:{SIGN})+{_END}){FIRST}{REST}*"
_IS_SIGNED = rf"{SIGN}[^ ]*\Z"
_NEEDS_NO_QUOTES = re.compile(rf"(?!{_NOT_AT_START}|{_IS_SIGNED}){_WORD}(?:[. ]{_WORD})*")

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
    >>> Proposition(Form.A, Complement("smokers"), "athletes")
    Proposition('All non-smokers are athletes')

    Raises:
        FormError: The form is not a `Form`, or a term is empty, neither text nor a `Complement`,
            or holds a line break or another control character.
    """

    form: Form
    subject: SignedTerm
    predicate: SignedTerm

    def __post_init__(self) -> None:
        if not isinstance(self.form, Form):
            raise FormError(f"a proposition needs a Form (A, E, I or O), got {self.form!r}")
        for term in (self.subject, self.predicate):
            if not isinstance(term, Complement):
                require_name(term)

    @property
    def terms(self) -> tuple[str, str]:
        """The names of the terms it speaks of, the subject's first, whatever their signs."""
        subject, predicate = self.subject, self.predicate
        if isinstance(subject, Complement):
            subject = subject.term
        if isinstance(predicate, Complement):
            predicate = predicate.term
        return (subject, predicate)

    @property
    def is_signed(self) -> bool:
        """Whether it speaks of a complement."""
        return isinstance(self.subject, Complement) or isinstance(self.predicate, Complement)

    @property
    def asserted_terms(self) -> tuple[SignedTerm, ...]:
        """The terms that it says have an instance: of *some x are not y* these are x and non-y."""
        if self.form.is_universal:
            return ()
        if self.form.is_negative:
            return (self.subject, complement(self.predicate))
        return (self.subject, self.predicate)

    @property
    def contradictory(self) -> Proposition:
        """The proposition that is true exactly when this one is false."""
        return Proposition(self.form.contradictory, self.subject, self.predicate)

    @property
    def converse(self) -> Proposition:
        """The same form with subject and predicate exchanged; equivalent for E and I only."""
        return Proposition(self.form, self.predicate, self.subject)

    def renamed(self, names: Mapping[str, str]) -> Proposition:
        """Return the same about other terms; a complement stays one, an unnamed term itself."""
        subject, predicate = (renamed(term, names) for term in (self.subject, self.predicate))
        return Proposition(self.form, subject, predicate)

    @property
    def obverse(self) -> Proposition:
        """The same said with the other quality: *no x are non-y* for *all x are y*."""
        return Proposition(_OBVERSE[self.form], self.subject, complement(self.predicate))

    @property
    def contrapositive(self) -> Proposition:
        """The same form of the complements, exchanged; equivalent for A and O only.

        >>> Proposition(Form.A, "whales", "mammals").contrapositive
        Proposition('All non-mammals are non-whales')
        """
        return Proposition(self.form, complement(self.predicate), complement(self.subject))

    @property
    def clause(self) -> str:
        """The proposition as it reads inside a sentence: *all x are y*."""
        sentence = str(self)
        return sentence[0].lower() + sentence[1:]

    def __str__(self) -> str:
        return _ENGLISH[self.form].format(written(self.subject), written(self.predicate))

    def __repr__(self) -> str:
        return f"Proposition({str(self)!r})"


_OBVERSE = {Form.A: Form.E, Form.E: Form.A, Form.I: Form.O, Form.O: Form.I}


@lru_cache(maxsize=4096)  # a term is printed many times, and matching it takes microseconds
def written(term: SignedTerm) -> str:
    """Return a term as it is read again: between double quotes if need be, with its sign."""
    name = name_of(term)
    is_complement = isinstance(term, Complement)
    if (is_complement and " " in name) or not _NEEDS_NO_QUOTES.fullmatch(name):
        doubled = name.replace('"', '""')
        name = f'"{doubled}"'
    return f"non-{name}" if is_complement else name
