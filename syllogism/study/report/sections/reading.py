"""Section: how to read the report."""

from __future__ import annotations

from syllogism.evidence.grades import Grade
from syllogism.study.columns import COLUMNS
from syllogism.study.report.blocks import Definitions, Section, Text
from syllogism.study.report.facts import Facts

MEANINGS = {
    Grade.SOUND: "passes the audit and supports the verdict",
    Grade.ABSENT: "is missing",
    Grade.MALFORMED: "cannot be read",
    Grade.INCOMPLETE: "is well formed but leaves the claim open: a step or a region is missing",
    Grade.MISREAD: "is about other propositions than the argument's",
    Grade.WRONG: "is about the argument, and false: a step that does not follow, a premise that "
    "fails",
    Grade.CONTRARY: "passes the audit but supports the other verdict",
}
STATISTICS = (
    "Behind every number stands its 95% interval: were everything drawn again, about nineteen of "
    "twenty such intervals would hold the true value. Shares have Wilson's interval, balanced "
    "accuracy has Newcombe's; with several seeds both are widened by how much the seeds differ. "
    "Medians have a bootstrap interval.",
    "Always saying “invalid” is right on 232 of the 256 moods (0.906), so that accuracy alone says "
    "little; that baseline is the first row of every table.",
    "Every number leads to the records that it was counted from. Click it, or reach it with the "
    "arrow keys and press Enter: those that are embedded are shown, the worst first, and always "
    "the command that shows all of them. DIR stands for the directory of the results.",
)


def tell_reading(facts: Facts) -> Section:
    """Return the section."""
    del facts
    return Section(
        "reading",
        "How to read this",
        (
            Text(("The columns of the first tables:",)),
            Definitions(tuple((column.heading, column.meaning) for column in COLUMNS)),
            Text(("The grades of the audit. Evidence that is",)),
            Definitions(tuple((str(grade), f"{told}.") for grade, told in MEANINGS.items())),
            Text(STATISTICS),
        ),
    )
