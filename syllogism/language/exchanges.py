"""Rings of statements about complements, said without them: by exchanging terms for complements.

Each proposition speaks of one *cell* of its two terms: of somebody who falls under both, under one
only, or under neither. A universal says that nobody is there, a particular that somebody is.
About x and y themselves A and O speak of a cell of one only, E and I of the cell of both; and the
cell of neither has no form without complements. So of four ways to exchange x and y for their
complements a statement excludes one: that by which its cell would become the cell of neither.

On a ring no choice is ever stuck. Walk it, and let a statement that the term before it leaves open
say how its second term is exchanged: then each statement has a term that keeps it from the cell of
neither. To close the ring, the first term is exchanged as the last statement says.

Source:
    Jevons, "Pure Logic" (1864), for the cells.
"""

from __future__ import annotations

from collections.abc import Sequence

from syllogism.language.complements import SignedTerm, complement, name_of
from syllogism.language.propositions import Form, Proposition


def exchange(names: Sequence[str], ring: Sequence[Proposition]) -> tuple[SignedTerm, ...]:
    """Return for each term of a ring itself or its complement, so that each statement has a form.

    Terms that need not be exchanged are themselves: so are all where nobody speaks of complements.

    >>> from syllogism.language.complements import Complement
    >>> ring = [Proposition(Form.A, Complement("a"), "b"), Proposition(Form.A, "b", "c")]
    >>> exchange("abc", [*ring, Proposition(Form.A, "a", "c")])
    ('a', Complement('b'), Complement('c'))

    Args:
        names: The terms, from the subject of the last statement on.
        ring: The statement that links each term with the next one, and the last with the first.
    """
    (chosen,) = (term for term in _cell(ring[-1]) if name_of(term) == names[0])
    exchanged = [chosen]
    for proposition, name in zip(ring, names[1:], strict=False):
        cell = _cell(proposition)
        (second,) = (term for term in cell if name_of(term) == name)
        exchanged.append(name if exchanged[-1] in cell else second)
    return tuple(exchanged)


def form_between(proposition: Proposition, first: SignedTerm, second: SignedTerm) -> Form:
    """Return the form of a proposition about two terms that may be complements.

    The subject of A and O is the one of them that its cell speaks of.

    >>> from syllogism.language.complements import Complement
    >>> either = Proposition(Form.A, Complement("x"), "y")
    >>> form_between(either, "x", Complement("y")), form_between(either, Complement("x"), "y")
    (<Form.A: 'A'>, <Form.A: 'A'>)
    """
    cell = set(_cell(proposition))
    if proposition.form.is_universal:
        return Form.E if cell == {first, second} else Form.A
    return Form.I if cell == {first, second} else Form.O


def is_turned(proposition: Proposition, first: SignedTerm, second: SignedTerm) -> bool:
    """Return whether the subject of a proposition about two such terms is the second one."""
    cell = set(_cell(proposition))
    if cell == {first, second}:
        return name_of(proposition.subject) != name_of(first)
    return second in cell


def _cell(proposition: Proposition) -> tuple[SignedTerm, SignedTerm]:
    """Return the two terms that those fall under of whom a proposition speaks."""
    subject, predicate = proposition.subject, proposition.predicate
    if proposition.form in (Form.A, Form.O):
        return subject, complement(predicate)
    return subject, predicate
