"""Queries: which records a number was counted from, and the command that shows them.

The report may be moved, so it does not know where the results lie: `DIR` stands for the directory.
"""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import asdict, dataclass

_BARE = re.compile(r"[\w.-]+")  # what a shell takes as it stands
_SPECIAL = re.compile(r'["\\$`!\n]')  # what double quotes do not keep from a shell


@dataclass(frozen=True, slots=True)
class Query:
    """Conditions that records meet, each of them if it is not None.

    >>> Query(question="moods", reasoner="transformer (answer)", right=False).command
    'syllogism records DIR --question moods --reasoner "transformer (answer)" --wrong'

    Args:
        question: Name of the question.
        reasoner: Name of the reasoner.
        law: The law, where the records are of pairs.
        outcome: What came of the law.
        seed: Seed of the items.
        item: Number of the item.
        mood: The mood, such as AAA-1.
        form: Form of the conclusion.
        figure: The figure, 1 to 4.
        terms: How many terms there are.
        surface: What the terms look like.
        reading: traditional or modern.
        verdict: The verdict.
        right: Whether the verdict is the right answer.
        grade: The audit's grade.
        fault: What the protocol of the literature finds.
        corrected: The same, corrected.
    """

    question: str | None = None
    reasoner: str | None = None
    law: str | None = None
    outcome: str | None = None
    seed: int | None = None
    item: int | None = None
    mood: str | None = None
    form: str | None = None
    figure: int | None = None
    terms: int | None = None
    surface: str | None = None
    reading: str | None = None
    verdict: str | None = None
    right: bool | None = None
    grade: str | None = None
    fault: str | None = None
    corrected: str | None = None

    @property
    def conditions(self) -> dict[str, str | int | bool]:
        """The conditions that are set, by the name of the column."""
        return {name: value for name, value in asdict(self).items() if value is not None}

    @property
    def asked(self) -> str:
        """The conditions as JSON, for the page's script."""
        return json.dumps(self.conditions, separators=(",", ":"))

    @property
    def command(self) -> str:
        """The command that shows the records."""
        options = (_option(name, value) for name, value in self.conditions.items())
        return " ".join(("syllogism records DIR", *options))


def _option(name: str, value: str | int | bool) -> str:
    if name == "right":
        return "--right" if value else "--wrong"
    option = "import" if name == "reading" else name
    return f"--{option} {_quoted(str(value))}"


def _quoted(word: str) -> str:
    if _BARE.fullmatch(word):
        return word
    return shlex.quote(word) if _SPECIAL.search(word) else f'"{word}"'
