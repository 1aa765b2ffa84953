"""Section: how the transformers learned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from syllogism.reasoners.transformer.metrics import Metrics
from syllogism.study.figures.averaging import averaged
from syllogism.study.report.blocks import Chart, Key, Panel, Section
from syllogism.study.report.charts.lines import HEIGHT, Line, Look, Point, draw_lines
from syllogism.study.report.charts.scales import SHARES, Scale, scale_of_numbers
from syllogism.study.report.facts import Facts

LOSSES = (0.0001, 0.001, 0.01, 0.1, 1.0, 10.0)  # nats; ticks of the axis of losses


def tell_training(facts: Facts) -> Section | None:
    """Return the section, or None where no training is known of."""
    curves = {name: rows for name, rows in facts.results.curves.items() if rows}
    if not curves:
        return None
    looks = {name: Look(place + 1) for place, name in enumerate(curves)}
    chart = Chart(
        title="Training",
        caption="How surprised each transformer was by the next token of a model answer, and how "
        "many model answers it guessed right to the last token, each token after the right ones "
        "before it. All arguments were new to it when it was shown them. At first it did reading "
        "exercises, if its plan has any, walking along the premises from term to term.",
        keys=tuple(Key(look.sign, name) for name, look in looks.items()),
        panels=(_losses(curves, looks), _shares(curves, looks)),
    )
    return Section("training", "How the transformers learned", (chart,))


def _losses(curves: Mapping[str, Sequence[Metrics]], looks: Mapping[str, Look]) -> Panel:
    given = {name: averaged(rows, [row.loss for row in rows]) for name, rows in curves.items()}
    lowest = min(loss for points in given.values() for _, loss in points)
    highest = max(loss for points in given.values() for _, loss in points)
    low = max((tick for tick in LOSSES if tick <= lowest), default=LOSSES[0])
    high = min((tick for tick in LOSSES if tick >= highest), default=LOSSES[-1])
    ticks = tuple((tick, f"{tick:g}") for tick in LOSSES if low <= tick <= high)
    told = (
        f"{name}: from {rows[0].loss:.3g} to {rows[-1].loss:.3g} nats in {rows[-1].step:,} steps"
        for name, rows in curves.items()
    )
    return Panel(
        name="training-loss",
        title="mean loss of a token, in nats",
        drawn=_drawn(given, looks, Scale(low, high, ticks, is_log=True)),
        height=HEIGHT,
        told="; ".join(told),
    )


def _shares(curves: Mapping[str, Sequence[Metrics]], looks: Mapping[str, Look]) -> Panel:
    given = {
        name: averaged(rows, [row.right_answers for row in rows]) for name, rows in curves.items()
    }
    told = (f"{name}: {rows[-1].right_answers:.3f} at last" for name, rows in curves.items())
    return Panel(
        name="training-answers",
        title="share of answers guessed right",
        drawn=_drawn(given, looks, SHARES),
        height=HEIGHT,
        told="; ".join(told),
    )


def _drawn(
    given: Mapping[str, Sequence[tuple[int, float]]], looks: Mapping[str, Look], up: Scale
) -> Markup:
    across = scale_of_numbers(0, max(step for points in given.values() for step, _ in points))
    lines = [
        Line(looks[name], tuple(Point(step, value) for step, value in points), has_marks=False)
        for name, points in given.items()
    ]
    return draw_lines(lines, across=across, up=up, unit="steps")
