"""Section: failures, each beside a picture of what is right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

import pandas as pd

from syllogism.evidence.grades import Grade
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import find_mood
from syllogism.language.reading import parse_argument
from syllogism.study.baseline import AlwaysInvalid
from syllogism.study.picking import pick_varied
from syllogism.study.report.blocks import Block, Case, Cases, Panel, Section, Text
from syllogism.study.report.facts import Facts
from syllogism.study.report.outcomes import ORDER, outcomes_of
from syllogism.study.report.pictures import Picture, draw_picture, mood_pictures
from syllogism.study.report.queries import Query

if TYPE_CHECKING:
    from syllogism.reasoners.spheres.reasoner import Spheres

COUNT = 9
MOST = 6  # terms of an argument whose circles are still told apart at a glance
TRAITS = ("outcome", "reasoner", "is_valid", "question", "mood")

INTRODUCTION = (
    "First what a reasoner claimed, then what is right: circles in which the premises hold and the "
    "conclusion fails, or, for a valid argument, circles of the premises and the inequalities that "
    "show why no circles refute it. They are those of the sphere network, arranged to be looked "
    "at.",
)


def tell_failures(facts: Facts) -> Section | None:
    """Return the section, or None where no arguments were judged one by one."""
    judgements = facts.results.judgements
    if not len(judgements):
        return None
    picked = pick_failures(judgements)
    blocks: tuple[Block, ...] = (Text(INTRODUCTION), Cases(tuple(map(_case, picked))))
    if not picked:
        blocks = (Text(("There is none: everybody was right, for a sound reason.",)),)
    return Section("failures", "Failures, and what is right instead", blocks)


def pick_failures(judgements: pd.DataFrame, count: int = COUNT) -> list[Mapping[str, Any]]:
    """Return judgements that were wrong, or right for the wrong reason, as different as there are.

    Short arguments come first. Of judgements without any evidence there is nothing to look at, so
    they are picked only if there are no others.

    Args:
        judgements: Those to pick from.
        count: How many to pick; fewer come back where there are no more.
    """
    outcomes = pd.Series(outcomes_of(judgements), index=judgements.index, dtype=object)
    failed = judgements.assign(outcome=outcomes.map(ORDER))
    failed = failed[
        (failed["grade"] != str(Grade.SOUND))
        & (failed["reasoner"] != AlwaysInvalid.name)
        & (failed["terms"] <= MOST)
        & ~failed["notation"].str.contains("~", regex=False)
    ]
    explained = failed[failed["grade"] != str(Grade.ABSENT)]
    shortest = (explained if len(explained) else failed).sort_values("terms", kind="stable")
    return pick_varied(shortest, TRAITS, count).to_dict("records")  # type: ignore[return-value]


def _case(row: Mapping[str, Any]) -> Case:
    argument = parse_argument(row["notation"])
    picture, letters = _picture(argument, Import(row["reading"]))
    names = f" ({row['name']})" if row["name"] else ""
    kind = f"{row['mood']}{names}" if row["mood"] else f"{row['terms']} terms"
    truth = "valid" if row["is_valid"] else "not valid"
    verdict = f"{row['verdict'].upper()}, which is {'right' if row['right'] else 'wrong'}: "
    return Case(
        title=f"{row['reasoner']} on {kind}",
        argument=(row["argument"],),
        facts=(
            ("verdict", f"{verdict}the argument is {truth} ({row['reading']} import)"),
            ("audit", f"{row['grade']}: {row['reason']}"),
            ("evidence", row["kind"]),
        ),
        evidence=row["evidence"],
        picture=None if picture is None else _panel(row, picture),
        about=tuple(_about(picture, letters)),
        proof=() if picture is None else picture.certificate,
        query=Query(
            question=row["question"],
            reasoner=row["reasoner"],
            seed=int(row["seed"]),
            item=int(row["item"]),
        ),
    )


def _picture(argument: Argument, reading: Import) -> tuple[Picture | None, dict[str, str]]:
    """Return the picture of an argument, and which letter stands for which term."""
    mood = find_mood(argument)
    if mood is not None:
        subject, predicate = argument.conclusion.terms
        (middle,) = set(argument.terms) - {subject, predicate}
        letters = dict(zip("SMP", (subject, middle, predicate), strict=True))
        return mood_pictures()[str(reading), str(mood)], letters
    from syllogism.study.report.arranging import arrange_argument

    letters = dict(zip(ascii_uppercase, argument.terms, strict=False))
    lettered = argument.renamed({term: letter for letter, term in letters.items()})
    return arrange_argument(lettered, reading, _spheres()), letters


@cache
def _spheres() -> Spheres:
    from syllogism.reasoners.spheres.reasoner import Spheres

    return Spheres()


def _about(picture: Picture | None, letters: Mapping[str, str]) -> Iterator[str]:
    yield "; ".join(f"{letter}: {term}" for letter, term in letters.items())
    if picture is None:
        yield "No circles in the plane show this argument."
        return
    yield from picture.told


def _panel(row: Mapping[str, Any], picture: Picture) -> Panel:
    place = f"{row['question']}-{row['reasoner']}-{row['seed']}-{row['item']}"
    return Panel(
        name=f"failure-{place}",
        title="What is right",
        drawn=draw_picture(picture),
        height=0,
        told=" ".join(picture.told),
        view=picture.view,
    )
