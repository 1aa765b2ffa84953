"""Why a mood is invalid: the rules of the syllogism that it breaks.

A term is *distributed* where something is said about every instance of it. Every invalid mood
breaks at least one of the rules, and no valid one breaks any.

Source:
    Keynes, Studies and Exercises in Formal Logic (4th ed. 1906), part III.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from syllogism.language.arguments import Import
from syllogism.language.moods import Mood
from syllogism.language.propositions import Proposition
from syllogism.logic.validity import find_needed_existence


class Fallacy(Enum):
    """A rule of the syllogism, broken; the value says how."""

    EXCLUSIVE_PREMISES = "two negative premises relate S and P to nothing in common"
    UNDISTRIBUTED_MIDDLE = "neither premise speaks of every M, so each may mean other ones"
    ILLICIT_MAJOR = "the conclusion speaks of every P, its premise does not"
    ILLICIT_MINOR = "the conclusion speaks of every S, its premise does not"
    AFFIRMATIVE_FROM_NEGATIVE = "an affirmative conclusion is drawn from a negative premise"
    NEGATIVE_FROM_AFFIRMATIVES = "a negative conclusion is drawn from two affirmative premises"
    EXISTENTIAL = "a particular conclusion is drawn although nothing is said to exist"

    def __str__(self) -> str:
        return _NAMES[self]


_NAMES = {
    Fallacy.EXCLUSIVE_PREMISES: "exclusive premises",
    Fallacy.UNDISTRIBUTED_MIDDLE: "undistributed middle",
    Fallacy.ILLICIT_MAJOR: "illicit major",
    Fallacy.ILLICIT_MINOR: "illicit minor",
    Fallacy.AFFIRMATIVE_FROM_NEGATIVE: "affirmative conclusion from a negative premise",
    Fallacy.NEGATIVE_FROM_AFFIRMATIVES: "negative conclusion from affirmative premises",
    Fallacy.EXISTENTIAL: "existential fallacy",
}


def find_fallacies(mood: Mood, reading: Import = Import.TRADITIONAL) -> tuple[Fallacy, ...]:
    """Return every rule that a mood breaks; none for a valid mood.

    >>> [str(fallacy) for fallacy in find_fallacies(Mood.parse("AAA-2"))]
    ['undistributed middle']
    >>> [str(fallacy) for fallacy in find_fallacies(Mood.parse("AAI-3"), Import.MODERN)]
    ['existential fallacy']
    """
    return tuple(_broken_rules(mood, reading))


def _broken_rules(mood: Mood, reading: Import) -> Iterator[Fallacy]:
    syllogism = mood.syllogism()
    major, minor = syllogism.premises
    negatives = mood.major.is_negative + mood.minor.is_negative
    if negatives == 2:
        yield Fallacy.EXCLUSIVE_PREMISES
    if not _distributes(major, "M") and not _distributes(minor, "M"):
        yield Fallacy.UNDISTRIBUTED_MIDDLE
    if _distributes(syllogism.conclusion, "P") and not _distributes(major, "P"):
        yield Fallacy.ILLICIT_MAJOR
    if _distributes(syllogism.conclusion, "S") and not _distributes(minor, "S"):
        yield Fallacy.ILLICIT_MINOR
    if negatives and not mood.conclusion.is_negative:
        yield Fallacy.AFFIRMATIVE_FROM_NEGATIVE
    if not negatives and mood.conclusion.is_negative:
        yield Fallacy.NEGATIVE_FROM_AFFIRMATIVES
    if Import(reading) is Import.MODERN and find_needed_existence(mood) is not None:
        yield Fallacy.EXISTENTIAL


def _distributes(proposition: Proposition, term: str) -> bool:
    if term == proposition.subject:
        return proposition.form.distributes_subject
    return proposition.form.distributes_predicate
