"""Section: what an answer costs."""

from __future__ import annotations

from collections.abc import Sequence

from syllogism.study.columns import COLUMNS
from syllogism.study.report.blocks import Chart, Panel, Section
from syllogism.study.report.charts.scales import scale_of_times
from syllogism.study.report.charts.strips import Mark, Measure, Strip, draw_strips, height_of
from syllogism.study.report.facts import Facts, named_seeds
from syllogism.study.report.queries import Query
from syllogism.study.scores import Score
from syllogism.study.suites import Question

MEDIAN = Measure("median time", "circle", "right")
(SECONDS,) = (column for column in COLUMNS if column.heading == "seconds per argument")


def tell_costs(facts: Facts) -> Section | None:
    """Return the section, or None where no arguments were judged one by one."""
    panels = tuple(_panel(question, scores) for question, scores in facts.judged())
    if not panels:
        return None
    chart = Chart(
        title="Time for an argument",
        caption=f"{SECONDS.meaning} The axis is logarithmic: from one line to the next, time is "
        "multiplied. Lines through the marks are 95% intervals.",
        keys=(),
        panels=panels,
    )
    return Section("costs", "What an answer costs", (chart,))


def _panel(question: Question, scores: Sequence[Score]) -> Panel:
    times = [score.seconds for score in scores]
    scale = scale_of_times(end for time in times for end in (time.low, time.high))
    cells = [SECONDS.cell(score) for score in scores]
    strips = [
        Strip(
            score.reasoner,
            (Mark(MEDIAN, score.seconds, cell.value, Query(score.question, score.reasoner)),),
        )
        for score, cell in zip(scores, cells, strict=True)
    ]
    told = (
        f"{score.reasoner}: {cell.value} ({cell.interval}, {cell.count})"
        for score, cell in zip(scores, cells, strict=True)
    )
    return Panel(
        name=f"costs-{question.name}",
        title=f"{question.name} ({named_seeds(scores[0].seeds)})",
        drawn=draw_strips(strips, scale),
        height=height_of(strips),
        told="; ".join(told),
    )
