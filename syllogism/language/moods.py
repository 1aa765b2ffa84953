"""Syllogisms: figures, the 256 moods, and the traditional names of the valid ones.

A syllogism is an argument with two premises over three terms. Its conclusion is S-P; the
*major* premise holds P and the middle term M, the *minor* premise holds S and M, and the
major premise is written first. Nothing here says which moods are valid: that is computed in
`syllogism.logic`. The names are data, and a name's first three vowels are its forms.

Source:
    Keynes, Studies and Exercises in Formal Logic (4th ed. 1906), part III, for the mnemonic verses
    and the subaltern moods. The names of the first three figures are medieval (Peter of Spain,
    Summulae logicales); those of the fourth and of the subaltern moods vary with the author.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from syllogism.errors import ArgumentError, FormError
from syllogism.language.arguments import Argument
from syllogism.language.propositions import Form, Proposition

FIGURES = (1, 2, 3, 4)

# Does the middle term come first in (major, minor)? One row a figure.
_MIDDLE_FIRST = {1: (True, False), 2: (False, False), 3: (True, True), 4: (False, True)}


@dataclass(frozen=True, slots=True)
class Mood:
    """Three forms in a figure.

    >>> mood = Mood.parse("Baroco")
    >>> mood, mood.name
    (Mood('AOO-2'), 'Baroco')
    >>> print(mood.syllogism("cats", "pets", "dogs"))
    All dogs are pets. Some cats are not pets. Therefore, some cats are not dogs.

    Raises:
        FormError: A form is not a `Form`, or the figure is not 1, 2, 3 or 4.
    """

    major: Form
    minor: Form
    conclusion: Form
    figure: int

    def __post_init__(self) -> None:
        if self.figure not in FIGURES:
            raise FormError(f"a figure is 1, 2, 3 or 4, got {self.figure!r}")
        for form in self.forms:
            if not isinstance(form, Form):
                raise FormError(f"a mood needs three forms of A, E, I, O, got {form!r}")

    @classmethod
    def parse(cls, text: str) -> Mood:
        """Return the mood that a text such as ``AAA-1`` or ``Barbara`` names.

        Raises:
            FormError: The text is neither three forms and a figure nor a traditional name.
        """
        stripped = text.strip()
        named = _BY_NAME.get(stripped.lower())
        if named is not None:
            return named
        compact = re.fullmatch(r"([AEIO])([AEIO])([AEIO])-?([1-4])", stripped.upper())
        if compact is None:
            raise FormError(
                f"a mood is three of A, E, I, O (major, minor, conclusion) and a figure from 1 to "
                f"4, such as AAA-1, or a traditional name such as Barbara, got {text!r}"
            )
        major, minor, conclusion, figure = compact.groups()
        return cls(Form(major), Form(minor), Form(conclusion), int(figure))

    @property
    def forms(self) -> tuple[Form, Form, Form]:
        """The forms of major premise, minor premise and conclusion."""
        return (self.major, self.minor, self.conclusion)

    @property
    def name(self) -> str | None:
        """The traditional name, or None for a mood that tradition does not accept."""
        return _NAMES.get(self)

    def syllogism(self, minor: str = "S", middle: str = "M", major: str = "P") -> Argument:
        """Return the argument in this mood about three given terms, major premise first.

        Raises:
            ArgumentError: The three terms are not distinct.
        """
        if len({minor, middle, major}) < 3:
            raise ArgumentError(
                f"a syllogism needs three different terms, got {minor!r}, {middle!r}, {major!r}"
            )
        major_terms, minor_terms = (
            (middle, end) if middle_first else (end, middle)
            for end, middle_first in zip((major, minor), _MIDDLE_FIRST[self.figure], strict=True)
        )
        premises = (Proposition(self.major, *major_terms), Proposition(self.minor, *minor_terms))
        return Argument(premises, Proposition(self.conclusion, minor, major))

    def __str__(self) -> str:
        return "".join(form.value for form in self.forms) + f"-{self.figure}"

    def __repr__(self) -> str:
        return f"Mood({str(self)!r})"


MOODS: tuple[Mood, ...] = tuple(
    Mood(major, minor, conclusion, figure)
    for figure in FIGURES
    for major, minor, conclusion in product(Form, repeat=3)
)

TRADITIONAL_NAMES: dict[int, tuple[str, ...]] = {
    1: ("Barbara", "Celarent", "Darii", "Ferio", "Barbari", "Celaront"),
    2: ("Cesare", "Camestres", "Festino", "Baroco", "Cesaro", "Camestrop"),
    3: ("Darapti", "Disamis", "Datisi", "Felapton", "Bocardo", "Ferison"),
    4: ("Bramantip", "Camenes", "Dimaris", "Fesapo", "Fresison", "Camenop"),
}

# Other spellings in print, by figure; they are read, and the names above are written.
OTHER_NAMES: dict[int, tuple[str, ...]] = {
    2: ("Camestros",),
    4: ("Bamalip", "Calemes", "Dimatis", "Calemos", "Calemop", "Camenos"),
}


def _mood_of_name(name: str, figure: int) -> Mood:
    vowels = [letter.upper() for letter in name.lower() if letter in "aeio"]
    major, minor, conclusion = (Form(vowel) for vowel in vowels[:3])
    return Mood(major, minor, conclusion, figure)


_NAMES = {
    _mood_of_name(name, figure): name
    for figure, names in TRADITIONAL_NAMES.items()
    for name in names
}
_BY_NAME = {
    name.lower(): _mood_of_name(name, figure)
    for table in (TRADITIONAL_NAMES, OTHER_NAMES)
    for figure, names in table.items()
    for name in names
}


def find_mood(argument: Argument) -> Mood | None:
    """Return the mood of a syllogism with its premises in either order, or None of any other.

    >>> find_mood(Mood.parse("AOO-2").syllogism())
    Mood('AOO-2')
    """
    if len(argument.premises) != 2 or len(argument.terms) != 3 or argument.is_signed:
        return None
    minor, major = argument.conclusion.terms
    for first, second in (argument.premises, argument.premises[::-1]):
        middles = set(first.terms) & set(second.terms) - {minor, major}
        if major in first.terms and minor in second.terms and len(middles) == 1:
            (middle,) = middles
            placed = (first.subject == middle, second.subject == middle)
            figure = next(f for f, middle_first in _MIDDLE_FIRST.items() if middle_first == placed)
            return Mood(first.form, second.form, argument.conclusion.form, figure)
    return None
