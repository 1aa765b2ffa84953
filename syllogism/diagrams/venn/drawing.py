"""The sheet of a Venn diagram: two diagrams side by side, what they say, and what follows.

The premises' diagram stands on the left; on the right stands what it would have to show for the
conclusion to follow. Borders are black, hatching is grey, and a cross that only the reading grants
is blue and stands in a ring, so that nothing is told by colour alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from syllogism.diagrams.lettering import INK, Block, Ruler, write, write_centred
from syllogism.diagrams.sheets import MARGIN, empty_sheet
from syllogism.diagrams.venn.circles import CENTRES, RADIUS, SIDE, Box, Circles, Point
from syllogism.diagrams.venn.hatching import SPACING, find_hatching
from syllogism.diagrams.venn.places import REACH, find_marks
from syllogism.diagrams.venn.wording import (
    KINDS,
    describe,
    kinds_of,
    tell_conclusion,
    tell_premises,
    tell_verdict,
)
from syllogism.errors import EvidenceError
from syllogism.logic.venn import Diagram, Venn

PANEL = 3 * RADIUS + 2 * SIDE  # width of a diagram
GUTTER = 28.0  # between the two
FONTSIZE = 11.0  # of the names
SMALL = 9.0  # of the words beneath
NUMBERS = 8.0  # of the regions' numbers
GAP = 5.0  # around a name
UPPER, LOWER = 140.0, 190.0  # width of a name above and below the circles, until it is broken
MOST_LINES = 6  # of a name
SAMPLE = 54.0  # width of a sample in the legend
ROW = 22.0  # height of a line of the legend

GREY = "#6b6b6b"  # hatching
BLUE = "#0072B2"  # what the reading grants


def draw_venn(venn: Venn) -> Figure:
    """Return the drawing of an argument: premises, conclusion, verdict and legend.

    Raises:
        EvidenceError: The name of a term is too long to fit on the paper.
    """
    ruler = Ruler()
    circles, names = _place_names(venn.premises.terms, ruler)
    _, low, _, high = circles.frame
    width = 2 * PANEL + GUTTER
    title = [Block(str(venn.argument), fontsize=11, bold=True, after=10)]
    headings = (
        [Block(f"The premises, in the {venn.reading} reading", fontsize=10, bold=True)],
        [Block("The conclusion, as the premises must show it", fontsize=10, bold=True)],
    )
    notes = (
        [Block(line, fontsize=SMALL, after=2) for line in tell_premises(venn, circles.regions)],
        [Block(tell_conclusion(venn, circles.regions), fontsize=SMALL)],
    )
    verdict = [Block(tell_verdict(venn, circles.regions), fontsize=11, bold=True, after=10)]
    kinds = kinds_of((venn.premises, venn.conclusion))
    title_height = ruler.height(title, width=width)
    heading_height = max(ruler.height(blocks, width=PANEL) for blocks in headings)
    notes_height = max(ruler.height(blocks, width=PANEL) for blocks in notes) + 4 * GAP
    verdict_height = ruler.height(verdict, width=width)
    legend_height = ROW * math.ceil(len(kinds) / 2)
    height = title_height + heading_height + high - low + notes_height + verdict_height
    figure, sheet = empty_sheet(width + 2 * MARGIN, height + legend_height + 2 * MARGIN)

    top = height + legend_height + MARGIN
    write(sheet, ruler, title, left=MARGIN, top=top, width=width)
    top -= title_height
    diagrams = (venn.premises, venn.conclusion)
    lefts = (MARGIN, MARGIN + PANEL + GUTTER)
    for side, diagram, left in zip((0, 1), diagrams, lefts, strict=True):
        write(sheet, ruler, headings[side], left=left, top=top, width=PANEL)
        ink = _Ink(sheet, left + PANEL / 2, top - heading_height - high, ("premise", "claim")[side])
        ink.draw(diagram, circles, names)
        below = top - heading_height - (high - low) - 2 * GAP
        write(sheet, ruler, notes[side], left=left, top=below, width=PANEL)
    top -= heading_height + (high - low) + notes_height
    write(sheet, ruler, verdict, left=MARGIN, top=top, width=width)
    top -= verdict_height
    for number, kind in enumerate(kinds):
        row, column = divmod(number, 2)
        place = (lefts[column], top - ROW * (row + 0.5))
        _draw_sample(sheet, ruler, kind, place, is_granted="cross" not in kinds)
    return figure


def describe_venn(venn: Venn) -> str:
    """Return in words what `draw_venn` draws, for those who do not see it."""
    return describe(venn, Circles(venn.premises.terms, frame=(0, 0, 0, 0)).regions)


def _place_names(terms: Sequence[str], ruler: Ruler) -> tuple[Circles, list[tuple[Point, str]]]:
    """Return circles in a frame that has room for their names, and each name with its middle."""
    centres = CENTRES[len(terms)]
    upper = max(y for _, y in centres) + RADIUS + GAP
    lower = min(y for _, y in centres) - RADIUS - GAP - REACH  # a cross may stand above the name
    names: list[tuple[Point, str]] = []
    taken: list[Box] = []
    for place, (term, (x, _)) in enumerate(zip(terms, centres, strict=True)):
        words = ruler.wrap(term, width=LOWER if x == 0 else UPPER, fontsize=FONTSIZE)
        if words.count("\n") >= MOST_LINES:
            raise EvidenceError(
                f"a drawing needs shorter names than {term!r}; see Argument.renamed"
            )
        width, height = ruler.size(words, fontsize=FONTSIZE)
        across = math.copysign(max(abs(x), width / 2 + GAP), x) if x else 0.0
        up = lower - height / 2 if place == 2 else upper + height / 2
        names.append(((across, up), words))
        half = width / 2
        taken.append((across - half, up - height / 2, across + half, up + height / 2))
    low = min([lower, *(box[1] for box in taken)]) - GAP
    high = max([upper, *(box[3] for box in taken)]) + GAP
    frame = (-PANEL / 2, low, PANEL / 2, high)
    return Circles(tuple(terms), frame, tuple(taken)), names


class _Ink:
    """Draws one diagram around its middle; each artist is named, beginning with the diagram."""

    def __init__(self, sheet: Axes, x: float, y: float, name: str) -> None:
        self.sheet, self.x, self.y, self.name = sheet, x, y, name

    def draw(self, diagram: Diagram, circles: Circles, names: Sequence[tuple[Point, str]]) -> None:
        """Draw frame, hatching, circles, names, numbers and crosses, from the bottom up."""
        left, low, right, high = circles.frame
        frame = Rectangle(
            self._at((left, low)),
            right - left,
            high - low,
            fill=False,
            edgecolor=INK,
            linewidth=1.0,
            gid=f"{self.name}-frame",
        )
        self.sheet.add_patch(frame)
        lines = find_hatching(circles, diagram.shaded)
        placed = [[self._at(end) for end in line] for line in lines]
        self.sheet.add_collection(
            LineCollection(
                placed, colors=GREY, linewidths=0.9, zorder=1, gid=f"{self.name}-shading"
            )
        )
        for number, centre in enumerate(circles.centres.values()):
            circle = Circle(
                self._at(centre),
                RADIUS,
                fill=False,
                edgecolor=INK,
                linewidth=1.4,
                zorder=2,
                gid=f"{self.name}-circle-{number}",
            )
            self.sheet.add_patch(circle)
        for (left, low, right, high), (place, words) in zip(circles.taken, names, strict=True):
            paper = Rectangle(
                self._at((left - 2, low - 1)), right - left + 4, high - low + 2, facecolor="white"
            )
            self.sheet.add_patch(paper)
            write_centred(self.sheet, *self._at(place), words, fontsize=FONTSIZE)
        for number, place in enumerate(circles.numbers, start=1):
            write_centred(
                self.sheet, *self._at(place), str(number), fontsize=NUMBERS, kind="number"
            )
        crosses = [cross for cross in diagram.crosses if cross.regions]
        for number, mark in enumerate(find_marks(circles, crosses)):
            points = [self._at(point) for point in mark.points]
            _draw_chain(
                self.sheet,
                points,
                is_granted=mark.cross.is_granted,
                angle=mark.angle,
                gid=f"{self.name}-cross-{number}",
            )

    def _at(self, point: Point) -> Point:
        return (self.x + point[0], self.y + point[1])


def _draw_chain(
    sheet: Axes, points: Sequence[Point], *, is_granted: bool, angle: float | None, gid: str
) -> None:
    """Draw a cross, or several that a bar joins."""
    colour = BLUE if is_granted else INK
    for (x, y), (to_x, to_y) in pairwise(points):
        share = (REACH if is_granted else 0.4 * REACH) / math.hypot(to_x - x, to_y - y)
        across, up = share * (to_x - x), share * (to_y - y)
        sheet.plot(
            (x + across, to_x - across),
            (y + up, to_y - up),
            color=colour,
            linewidth=1.8,
            zorder=4,
            solid_capstyle="butt",
        )
    for number, (x, y) in enumerate(points):
        if is_granted:
            ring = Circle(
                (x, y), REACH, facecolor="white", edgecolor=colour, linewidth=1.4, zorder=5
            )
            sheet.add_patch(ring)
        half = (0.62 if is_granted else 0.75) * REACH
        border = 0.0 if is_granted or angle is None else angle
        for quarter in (1, 3):  # so that no stroke of it lies along the border
            turn = border + quarter * math.pi / 4
            across, up = half * math.cos(turn), half * math.sin(turn)
            sheet.plot(
                (x - across, x + across),
                (y - up, y + up),
                color=colour,
                linewidth=2.2,
                zorder=5,
                solid_capstyle="round",
                gid=f"{gid}-{number}-{quarter}",
            )


def _draw_sample(sheet: Axes, ruler: Ruler, kind: str, place: Point, *, is_granted: bool) -> None:
    """Draw one line of the legend, with a granted cross where it may show either."""
    left, y = place
    middle = left + SAMPLE / 2
    if kind == "shading":
        edge = 14
        box = Rectangle((middle - edge, y - 7), 2 * edge, 14, fill=False, edgecolor=INK)
        sheet.add_patch(box)
        starts = [middle - edge + SPACING * n for n in range(1, 4)]
        lines = [((x - 4, y - 7), (x + 10, y + 7)) for x in starts]
        sheet.add_collection(LineCollection(lines, colors=GREY, linewidths=0.9))
    elif kind == "bar":
        ends = [(middle - 16, y), (middle + 16, y)]
        _draw_chain(sheet, ends, is_granted=is_granted, angle=None, gid="legend-bar")
    else:
        if kind == "line":
            sheet.plot((middle, middle), (y - 9, y + 9), color=INK, linewidth=1.4)
        ringed = kind == "granted" or (kind == "line" and is_granted)
        _draw_chain(sheet, [(middle, y)], is_granted=ringed, angle=None, gid=f"legend-{kind}")
    words = [Block(KINDS[kind], fontsize=SMALL)]
    top = y + ruler.size(KINDS[kind], fontsize=SMALL)[1] / 2
    write(sheet, ruler, words, left=left + SAMPLE + GAP, top=top, width=PANEL - SAMPLE - GAP)
