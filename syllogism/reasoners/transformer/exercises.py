"""Reading exercises: which premise leads from one end of the conclusion to the other?

    exercise     subject, then for each premise on the way: its number, its other term; END

A small transformer that begins with verdicts lingers at what the forms alone tell, 0.924 of a
balanced set of three-term arguments (`benchmarks/plateau.py`), since no part of finding equal terms
pays without the rest of it. To walk along a chain is nothing but finding equal terms, and every
token of the walk says whether the right one was found. So it learns to read first, and then to
answer, in whatever style.

Source:
    Bengio et al., "Curriculum learning" (2009), for easier examples first.
"""

from __future__ import annotations

from collections.abc import Iterator

from syllogism.corpus.items import Item
from syllogism.errors import ArgumentError
from syllogism.language.arguments import Argument
from syllogism.reasoners.transformer.questions import Spelled, ask_text
from syllogism.reasoners.transformer.sequences import Sequence
from syllogism.reasoners.transformer.vocabulary import Mark, Token, number_tokens


def encode_exercise(item: Item) -> Sequence:
    """Return the question of an item, with the walk along its premises for an answer.

    Raises:
        ArgumentError: The item's text does not mention its terms in their order, or no premises
            lead from the subject of its conclusion to the predicate.
    """
    question = ask_text(item.text, item.argument, item.reading)
    return Sequence.of(question, tuple(map(question.code_of, _walk(item.argument))))


def _walk(argument: Argument) -> Iterator[Token | Spelled]:
    here, goal = argument.conclusion.terms
    ahead = {number: premise.terms for number, premise in enumerate(argument.premises, start=1)}
    yield Spelled(here)
    while here != goal:
        number = next((number for number, terms in ahead.items() if here in terms), None)
        if number is None:
            raise ArgumentError(f"premises must lead from term to term, got none from {here!r} on")
        subject, predicate = ahead.pop(number)
        here = predicate if here == subject else subject
        yield from number_tokens(number)
        yield Spelled(here)
    yield Mark.END
