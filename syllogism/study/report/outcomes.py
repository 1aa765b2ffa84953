"""Outcomes: what became of a judgement, in one word, one colour and one letter.

The colours are those of Okabe and Ito, which colour-blind readers can tell apart, and each has a
letter or a sign beside it, so that nothing rests on colour alone.

Source:
    Okabe and Ito, "Color universal design" (2008).
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Verdict

if TYPE_CHECKING:
    import pandas as pd


class Outcome(Enum):
    """What became of a judgement, from the best to the worst.

    The name is that of its colour in the style sheet; the value is its sign.
    """

    SOUND = ""
    ABSENT = "\N{EN DASH}"
    MALFORMED = "f"
    INCOMPLETE = "i"
    MISREAD = "m"
    UNFOUNDED = "w"
    CONTRARY = "c"
    UNDECIDED = "?"
    WRONG = "\N{MULTIPLICATION SIGN}"

    @property
    def colour(self) -> str:
        """The name of its colour."""
        return self.name.lower()

    @property
    def meaning(self) -> str:
        """What a legend calls it."""
        return _MEANINGS[self]


_MEANINGS = {
    Outcome.SOUND: "right, for a sound reason",
    Outcome.ABSENT: "right, no reason given",
    Outcome.MALFORMED: "right, reason malformed",
    Outcome.INCOMPLETE: "right, reason incomplete",
    Outcome.MISREAD: "right, reason about something else",
    Outcome.UNFOUNDED: "right, reason wrong",
    Outcome.CONTRARY: "right, reason shows the contrary",
    Outcome.UNDECIDED: "undecided",
    Outcome.WRONG: "wrong verdict",
}

_OF_GRADE = {
    str(Grade.SOUND): Outcome.SOUND,
    str(Grade.ABSENT): Outcome.ABSENT,
    str(Grade.MALFORMED): Outcome.MALFORMED,
    str(Grade.INCOMPLETE): Outcome.INCOMPLETE,
    str(Grade.MISREAD): Outcome.MISREAD,
    str(Grade.WRONG): Outcome.UNFOUNDED,
    str(Grade.CONTRARY): Outcome.CONTRARY,
}


def outcome_of(verdict: str, right: bool, grade: str) -> Outcome:
    """Return what became of a judgement.

    >>> outcome_of("valid", right=True, grade="incomplete").meaning
    'right, reason incomplete'
    """
    if verdict == str(Verdict.UNDECIDED):
        return Outcome.UNDECIDED
    return _OF_GRADE[grade] if right else Outcome.WRONG


def outcomes_of(judgements: pd.DataFrame) -> list[Outcome]:
    """Return what became of each judgement."""
    columns = (judgements[name].tolist() for name in ("verdict", "right", "grade"))
    return [outcome_of(*each) for each in zip(*columns, strict=True)]


ORDER = {outcome: rank for rank, outcome in enumerate(Outcome)}
"""The rank of each, the best first."""
