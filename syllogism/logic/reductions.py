"""The classical reduction of a valid mood to the first figure, as its name prescribes.

The first letter names the perfect mood that is reached (Barbara, Celarent, Darii, Ferio). A
letter after a vowel says what is done to the proposition of that vowel:

    s  convert it simply            p  convert it per accidens
    m  exchange the premises        c  put the denied conclusion in its place: reductio

After the third vowel, s and p convert the conclusion that the perfect mood gives. The subaltern
moods Barbari, Celaront and Cesaro carry no letter for their last step, subalternation.

Source:
    Peter of Spain, Summulae logicales IV (13th century).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from syllogism.errors import FormError
from syllogism.evidence.proofs import Proof, Rule, Step
from syllogism.language.arguments import Argument
from syllogism.language.moods import Mood
from syllogism.language.propositions import Form, Proposition

_PERFECT = {"B": Rule.BARBARA, "C": Rule.CELARENT, "D": Rule.DARII, "F": Rule.FERIO}
_CONVERSIONS = {"s": Rule.CONVERSION, "p": Rule.PER_ACCIDENS}
_CONVERSE_OF = {
    Rule.CONVERSION: {Form.E: Form.E, Form.I: Form.I},
    Rule.PER_ACCIDENS: {Form.A: Form.I, Form.E: Form.O},
}
_PLACES = ("the major premise", "the minor premise", "the conclusion")
_MEANING = {
    "s": "s: convert {} simply",
    "p": "p: convert {} per accidens",
    "m": "m: exchange the premises",
    "c": "c: put the denied conclusion in the place of {}, and reduce to the absurd",
}


@dataclass(frozen=True, slots=True)
class Reduction:
    """A mood brought back to the first figure.

    Args:
        mood: The mood reduced.
        perfect: The rule named after the perfect mood it is reduced to.
        operations: What each letter of the name prescribes, in the order of the letters.
        proof: The reduction carried out on the syllogism.
    """

    mood: Mood
    perfect: Rule
    operations: tuple[str, ...]
    proof: Proof


def reduce(mood: Mood, syllogism: Argument | None = None) -> Reduction:
    """Return the classical reduction of one of the 24 traditional moods.

    >>> print(reduce(Mood.parse("Baroco")).proof)
    1. All P are M           premise
    2. Some S are not M      premise
    3. All S are P           assumption
    4. All S are M           Barbara from 1, 3
    5. Some S are not P      reductio from 3, 4, 2

    Args:
        mood: The mood to reduce.
        syllogism: An argument in this mood, major premise first; about S, M, P by default.

    Raises:
        FormError: The mood has no traditional name.
    """
    if mood.name is None:
        raise FormError(f"only the 24 traditional moods can be reduced, got {mood}")
    argument = mood.syllogism() if syllogism is None else syllogism
    letters = _letters(mood.name)
    perfect = _PERFECT[mood.name[0]]
    operations = [
        _MEANING[letter].format(place)
        for place, marks in zip(_PLACES, letters, strict=True)
        for letter in marks
    ]
    steps = [Step(premise, Rule.PREMISE) for premise in argument.premises]
    if "c" in "".join(letters):
        _reduce_to_the_absurd(steps, argument.conclusion, letters, perfect)
    else:
        _reduce_directly(steps, argument.conclusion, letters, perfect)
    if steps[-1].rule is Rule.SUBALTERNATION:
        operations.append("and draw the weaker conclusion")
    return Reduction(mood, perfect, tuple(operations), Proof(tuple(steps)))


def _letters(name: str) -> tuple[str, ...]:
    """Return the prescribing letters after each of the first three vowels of a name."""
    after_vowels = re.findall(r"[aeio]([^aeio]*)", name.lower())[:3]
    return tuple("".join(c for c in consonants if c in _MEANING) for consonants in after_vowels)


def _reduce_directly(
    steps: list[Step], conclusion: Proposition, letters: tuple[str, ...], perfect: Rule
) -> None:
    order = []
    for number in (0, 1):
        marks = letters[number].replace("m", "")
        order.append(_converted(steps, number, marks))
    if "m" in "".join(letters):
        order.reverse()
    major, minor = (steps[number].proposition for number in order)
    form = Mood.parse(perfect.value).conclusion
    steps.append(Step(Proposition(form, minor.subject, major.predicate), perfect, tuple(order)))
    last = _converted(steps, len(steps) - 1, letters[2])
    if steps[last].proposition != conclusion:
        steps.append(Step(conclusion, Rule.SUBALTERNATION, (last,)))


def _converted(steps: list[Step], number: int, marks: str) -> int:
    """Convert a step as a letter prescribes, if there is one; return the number of the result."""
    if not marks:
        return number
    rule = _CONVERSIONS[marks]
    proposition = steps[number].proposition
    form = _CONVERSE_OF[rule][proposition.form]
    steps.append(Step(Proposition(form, *reversed(proposition.terms)), rule, (number,)))
    return len(steps) - 1


def _reduce_to_the_absurd(
    steps: list[Step], conclusion: Proposition, letters: tuple[str, ...], perfect: Rule
) -> None:
    replaced = 0 if "c" in letters[0] else 1
    steps.append(Step(conclusion.contradictory, Rule.ASSUMPTION))
    order = (2, 1) if replaced == 0 else (0, 2)
    absurd = steps[replaced].proposition.contradictory
    steps.append(Step(absurd, perfect, order))
    steps.append(Step(conclusion, Rule.REDUCTIO, (2, 3, replaced)))
