"""The four categorical forms and the propositions made from them.

Source:
    Aristotle, Prior Analytics I.2 (conversion) and I.7; the letters A, E, I, O are the
    vowels of *affirmo* and *nego* (Peter of Spain, Summulae logicales, 13th century).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

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

    Raises:
        FormError: The form is not a `Form`, or a term is empty or not text.
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

    def __str__(self) -> str:
        return _ENGLISH[self.form].format(self.subject, self.predicate)

    def __repr__(self) -> str:
        return f"Proposition({str(self)!r})"
