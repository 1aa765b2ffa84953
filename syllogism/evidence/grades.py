"""The grades of evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Grade(Enum):
    """What the audit finds a piece of evidence to be worth."""

    SOUND = "sound"  # passes the audit and supports the verdict
    ABSENT = "absent"  # is missing
    MALFORMED = "malformed"  # cannot be read
    INCOMPLETE = "incomplete"  # is well formed but leaves the claim open
    MISREAD = "misread"  # is about other propositions than the argument's
    WRONG = "wrong"  # is about the argument, and false
    CONTRARY = "contrary"  # passes the audit but supports the other verdict

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Finding:
    """A grade, and the reason for it in one line a person can follow."""

    grade: Grade
    reason: str
