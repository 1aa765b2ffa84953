"""Lines: how something goes up or down along an axis, for each reasoner.

Each has a colour, a stroke and a mark of its own, so that no two are told apart by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from syllogism.study.report.charts.scales import Scale
from syllogism.study.report.charts.strips import SHAPES
from syllogism.study.report.charts.svg import percent, tag

LEFT, WIDTH = 0.12, 0.82  # of the axes, as shares of the chart
TOP, FOOT, AXIS = 10, 210, 44  # pixels: where the plot begins and ends, and what is beneath
DODGE = 3.5  # pixels between the marks of two lines at the same place
SIZE = 1000  # parts of width and height in which a line is drawn before it is stretched
COLOURS = ("grey", "blue", "green", "orange", "purple", "vermillion", "sky")
STROKES = ("", "9 4", "2 3", "9 3 2 3")
MARKS = tuple(SHAPES)

HEIGHT = FOOT + AXIS


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is told apart.

    Args:
        place: Its place among those that can be told apart.
    """

    place: int

    @property
    def colour(self) -> str:
        """The name of its colour."""
        return COLOURS[self.place % len(COLOURS)]

    @property
    def sign(self) -> Markup:
        """The line as a legend shows it."""
        line = tag("line", x1="0", x2="34", y1="9", y2="9", **self.stroke())
        return tag("svg", line, self.mark("50%", "9"), class_="sign", width="34", height="18")

    def stroke(self) -> dict[str, str | None]:
        """Return the attributes of its line."""
        dashes = STROKES[self.place % len(STROKES)] or None
        return {"class_": f"line {self.colour}", "stroke_dasharray": dashes}

    def mark(self, x: str, y: str) -> Markup:
        """Return its mark at a place."""
        shape = SHAPES[MARKS[self.place % len(MARKS)]]
        drawn = tag("path", d=shape, class_=f"mark {self.colour}")
        return tag("svg", drawn, x=x, y=y, overflow="visible")


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a line; low and high are the ends of an interval, if it has one."""

    x: float
    y: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points from left to right."""

    look: Look
    points: tuple[Point, ...]
    has_marks: bool = True


def draw_lines(lines: Sequence[Line], *, across: Scale, up: Scale, unit: str) -> Markup:
    """Return lines between two axes.

    Args:
        lines: What is drawn.
        across: The axis from left to right.
        up: The axis from below.
        unit: What the numbers across are.
    """
    drawn = [_grid(across, up)]
    for place, line in enumerate(lines):
        aside = DODGE * (place - (len(lines) - 1) / 2) if line.has_marks else 0.0
        inside = _line(line, across, up)
        drawn.append(tag("g", inside, transform=f"translate({aside:g} 0)"))
    plot = tag(
        "svg",
        Markup("").join(drawn),
        x=percent(LEFT),
        y=float(TOP),
        width=percent(WIDTH),
        height=float(FOOT - TOP),
        overflow="visible",
    )
    middle = percent(LEFT + WIDTH / 2)
    return plot + tag("text", unit, x=middle, y=HEIGHT - 6.0, class_="axis")


def _grid(across: Scale, up: Scale) -> Markup:
    drawn = []
    for tick, words in up.ticks:
        y = percent(1 - up.share(tick))
        drawn.append(tag("line", x1="0%", x2="100%", y1=y, y2=y, class_="grid"))
        drawn.append(tag("text", words, x="-8", y=y, dy="4", class_="axis end"))
    for tick, words in across.ticks:
        x = percent(across.share(tick))
        drawn.append(tag("line", x1=x, x2=x, y1="100%", y2="100%", class_="tick"))
        drawn.append(tag("text", words, x=x, y=FOOT - TOP + 19.0, class_="axis"))
    return Markup("").join(drawn)


def _line(line: Line, across: Scale, up: Scale) -> Markup:
    places = [(across.share(point.x), 1 - up.share(point.y)) for point in line.points]
    path = " ".join(f"{SIZE * x:.0f},{SIZE * y:.0f}" for x, y in places)
    stroke = tag("polyline", points=path, vector_effect="non-scaling-stroke", **line.look.stroke())
    parts = [
        tag(
            "svg",
            stroke,
            viewBox=f"0 0 {SIZE} {SIZE}",
            preserveAspectRatio="none",
            overflow="visible",
        )
    ]
    for point, (x, y) in zip(line.points, places, strict=True):
        if point.low is not None and point.high is not None:
            ends = {"y1": percent(1 - up.share(point.low)), "y2": percent(1 - up.share(point.high))}
            at = percent(x)
            parts.append(tag("line", x1=at, x2=at, **ends, class_=f"reach {line.look.colour}"))
        if line.has_marks:
            parts.append(line.look.mark(percent(x), percent(y)))
    return Markup("").join(parts)
