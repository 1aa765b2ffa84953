"""Conclusions that are true, false or neutral in the world, whatever follows from the premises.

The facts are a small world of our own: one individual for each kind of animal or plant that it
takes to make what is said of them true and what is denied false. A conclusion about two of its
terms is true or false there; one about made-up words is neutral.

Source:
    Evans, Barston and Pollard, "On the conflict between logic and belief in syllogistic reasoning"
    (1983): validity and belief crossed, with middle terms of which nothing is believed.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from itertools import permutations

from syllogism.corpus.words import Noun, regular
from syllogism.evidence.worlds import Individual, World
from syllogism.language.propositions import Form, Proposition


class Belief(Enum):
    """What is believed of a conclusion before any premise is read."""

    TRUE = "true"
    FALSE = "false"
    NEUTRAL = "neutral"

    def __str__(self) -> str:
        return self.value


# Each line is an individual, with all the nouns that it falls under.
_FACTS = """
dog mammal animal pet
dog mammal animal
cat mammal animal pet
cat mammal animal
cow mammal animal
whale mammal animal
bat mammal animal flyer
sparrow bird animal flyer
eagle bird animal flyer
parrot bird animal flyer pet
parrot bird animal
penguin bird animal
shark animal
cobra reptile animal
tortoise reptile animal pet
tortoise reptile animal
hornet insect animal flyer
flea insect animal
daisy plant
oak tree plant
pine tree plant
"""
_INDIVIDUALS = [line.split() for line in _FACTS.split("\n") if line]
_NOUNS = tuple(regular(noun) for noun in dict.fromkeys(_FACTS.split()))

FACTS = World(
    tuple(
        Individual(f"{nouns[0]} {number}", frozenset(regular(noun).plural for noun in nouns))
        for number, nouns in enumerate(_INDIVIDUALS, start=1)
    )
)


@cache
def pairs_believed(form: Form, belief: Belief) -> tuple[tuple[Noun, Noun], ...]:
    """Return the pairs of nouns of which a form is true, or false, in the world of facts.

    >>> len(pairs_believed(Form.A, Belief.TRUE))
    43
    """
    return tuple(
        (subject, predicate)
        for subject, predicate in permutations(_NOUNS, 2)
        if FACTS.holds(Proposition(form, subject.plural, predicate.plural))
        == (belief is Belief.TRUE)
    )
