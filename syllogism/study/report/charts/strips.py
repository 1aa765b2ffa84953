"""Strips: for each reasoner a line with marks on it, its name above and its numbers at the end.

Marks of one reasoner lie below one another, since those that are equal would hide each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from syllogism.estimates import Estimate
from syllogism.study.report.charts.scales import Scale
from syllogism.study.report.charts.svg import number, percent, shortened, tag
from syllogism.study.report.queries import Query

LEFT, WIDTH = 0.02, 0.79  # of the axis, as shares of the chart
NUMBERS = percent(LEFT + WIDTH + 0.035)  # where numbers stand
NAME, MARK, GAP = 19, 17, 11  # pixels: for a name, for each mark, and after a reasoner
AXIS = 26  # pixels: for what is written beneath
NARROWEST = 320.0  # pixels that a name may take

SHAPES = {  # around (0, 0)
    "circle": "M-5.5,0A5.5,5.5 0 1 1 5.5,0A5.5,5.5 0 1 1-5.5,0Z",
    "diamond": "M0,-6.5L6.5,0L0,6.5L-6.5,0Z",
    "square": "M-5,-5H5V5H-5Z",
    "triangle": "M0,-6L6,5H-6Z",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """What a mark stands for.

    Args:
        meaning: In words.
        shape: One of `SHAPES`.
        colour: Name of its colour.
    """

    meaning: str
    shape: str
    colour: str

    @property
    def sign(self) -> Markup:
        """The mark as a legend shows it."""
        return tag("svg", self.mark("50%", 9), class_="sign", width="22", height="18")

    def mark(self, x: str, y: float) -> Markup:
        """Return the mark at a place."""
        drawn = tag("path", d=SHAPES[self.shape], class_=f"mark {self.colour}")
        return tag("svg", drawn, x=x, y=y, overflow="visible")


@dataclass(frozen=True, slots=True)
class Mark:
    """One measure of one reasoner.

    Args:
        measure: What it is.
        estimate: Its value.
        text: What is written for it.
        query: Its records.
    """

    measure: Measure
    estimate: Estimate
    text: str
    query: Query


@dataclass(frozen=True, slots=True)
class Strip:
    """A reasoner's marks."""

    name: str
    marks: tuple[Mark, ...]


def height_of(strips: Sequence[Strip]) -> int:
    """Return the height of a chart in pixels."""
    return sum(NAME + MARK * len(strip.marks) + GAP for strip in strips) + AXIS


def draw_strips(
    strips: Sequence[Strip], scale: Scale, *, line: tuple[float, str] | None = None
) -> Markup:
    """Return the strips below one another.

    Args:
        strips: What is drawn.
        scale: The axis.
        line: A number at which a line runs through all of them, with what is written beside it.
    """
    foot = height_of(strips) - AXIS
    parts = [_plot(_grid(scale, foot, line))]
    top = 0
    for strip in strips:
        name = shortened(strip.name, NARROWEST)
        parts.append(tag("text", name, x=percent(LEFT), y=top + 14.0, class_="name"))
        y = top + NAME + MARK / 2
        for mark in strip.marks:
            parts.append(_plot(_marked(mark, scale, y)))
            parts.append(number(mark.text, mark.query, x=NUMBERS, y=y + 4.5))
            y += MARK
        top += NAME + MARK * len(strip.marks) + GAP
    parts.append(_plot(_ticks(scale, foot)))
    return Markup("").join(parts)


def _plot(inside: Markup) -> Markup:
    return tag("svg", inside, x=percent(LEFT), width=percent(WIDTH), overflow="visible")


def _grid(scale: Scale, foot: int, line: tuple[float, str] | None) -> Markup:
    drawn = [
        tag("line", x1=x, x2=x, y1=0.0, y2=float(foot), class_="grid")
        for x in (percent(scale.share(tick)) for tick, _ in scale.ticks)
    ]
    if line is not None:
        x = percent(scale.share(line[0]))
        told = tag("title", line[1])
        drawn.append(tag("line", told, x1=x, x2=x, y1=0.0, y2=float(foot), class_="base"))
    return Markup("").join(drawn)


def _marked(mark: Mark, scale: Scale, y: float) -> Markup:
    low, value, high = (
        percent(scale.share(end))
        for end in (mark.estimate.low, mark.estimate.value, mark.estimate.high)
    )
    track = tag("line", x1="0%", x2="100%", y1=y, y2=y, class_="track")
    reach = tag("line", x1=low, x2=high, y1=y, y2=y, class_=f"reach {mark.measure.colour}")
    return track + reach + mark.measure.mark(value, y)


def _ticks(scale: Scale, foot: int) -> Markup:
    written = []
    for tick, words in scale.ticks:
        x = percent(scale.share(tick))
        written.append(tag("line", x1=x, x2=x, y1=float(foot), y2=foot + 5.0, class_="tick"))
        if words:
            look = "axis begin" if tick == scale.low else "axis"
            written.append(tag("text", words, x=x, y=foot + 19.0, class_=look))
    return Markup("").join(written)
