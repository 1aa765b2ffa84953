"""The report: one page of HTML that needs nothing but itself, and says the same every time."""

from __future__ import annotations

import platform
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from syllogism.evidence.grades import Grade
from syllogism.files import replacing
from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS
from syllogism.logic.validity import valid_moods
from syllogism.study.columns import COLUMNS
from syllogism.study.examples import pick_examples
from syllogism.study.illustrations import Illustration
from syllogism.study.records import Record
from syllogism.study.scores import Score
from syllogism.study.summary import WAYS, conclude, describe, what_was_kept

MEANINGS = {
    Grade.SOUND: "passes the audit and supports the verdict",
    Grade.CONTRARY: "passes the audit but supports the other verdict",
    Grade.INCOMPLETE: "is well formed but leaves the claim open",
    Grade.MISREAD: "is about other propositions than the argument's",
    Grade.WRONG: "is about the argument, and false",
    Grade.MALFORMED: "cannot be read",
    Grade.ABSENT: "is missing",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What must be known to make the same report again.

    Args:
        seed: Seed of everything that is drawn.
        reading: The reading under which the arguments were judged.
    """

    seed: int
    reading: Import


def write_report(
    path: Path,
    *,
    setting: Setting,
    records: Sequence[Record],
    scores: Sequence[Score],
    illustrations: Sequence[Illustration],
) -> None:
    """Write the report of a comparison to one HTML file."""
    names = dict.fromkeys(score.reasoner for score in scores)
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["png"] = _data_address
    source = files("syllogism.study").joinpath("report.html.jinja").read_text(encoding="utf-8")
    text = environment.from_string(source).render(
        setting=setting,
        splits=[(split, list(run)) for split, run in groupby(scores, lambda score: score.split)],
        conclusion=conclude(scores),
        describe=describe,
        what_was_kept=what_was_kept,
        ways={name: WAYS[name] for name in names if name in WAYS},
        columns=COLUMNS,
        examples=pick_examples(records),
        illustrations=illustrations,
        meanings=MEANINGS,
        mood_count=len(MOODS),
        valid_count=len(valid_moods(setting.reading)),
        argument_count=len({(record.split, record.item) for record in records}),
        versions=_versions(),
    )
    with replacing(path) as partial:
        partial.write_text(text, encoding="utf-8")


def _data_address(png: bytes) -> str:
    return f"data:image/png;base64,{b64encode(png).decode('ascii')}"


def _versions() -> dict[str, str]:
    installed = {name: version(name) for name in ("syllogism", "jax", "numpy")}
    return {"python": platform.python_version(), **installed}
