"""The sheet of a globe: an argument, and caps in which its conclusion fails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from syllogism.diagrams.euler.captions import Caption
from syllogism.diagrams.euler.headings import Heading
from syllogism.diagrams.euler.inks import REFUTED
from syllogism.diagrams.euler.measures import Measures, measures_of
from syllogism.diagrams.euler.parts import Column, Part, Words
from syllogism.diagrams.globe.circles import draw_globe
from syllogism.diagrams.globe.scene import Globe
from syllogism.diagrams.lettering import Block, Ruler
from syllogism.diagrams.sheets import MARGIN, empty_sheet
from syllogism.language.propositions import Proposition

SIDES = ("Seen from the front", "Seen from behind")
HEAD = 16.0  # points that the name of a side takes


@dataclass(frozen=True, slots=True)
class Globes:
    """The part of a sheet that a globe takes, with a second one where something is behind.

    Args:
        globe: What is on it.
        names: What to write for each term.
        measures: How large everything is.
        colour: Of what it makes a point of.
        prefix: What the identifiers of its elements begin with.
    """

    globe: Globe
    names: Mapping[str, str]
    measures: Measures
    colour: str = REFUTED
    prefix: str = ""

    def height(self, ruler: Ruler, *, width: float) -> float:  # noqa: ARG002 - as every part
        """Return the height it takes."""
        sides = len(self._sides())
        across = max(1, int(width // self.measures.size[0]))
        rows = -(-sides // across)
        return rows * (self.measures.size[1] + (HEAD if sides > 1 else 0.0))

    def write(self, sheet: Axes, ruler: Ruler, *, left: float, top: float, width: float) -> None:
        """Draw the globes in the middle of the width, from an upper edge down."""
        sides = self._sides()
        across, up = self.measures.size
        columns = min(len(sides), max(1, int(width // across)))
        begin = left + (width - columns * across) / 2
        for number, (side, globe) in enumerate(zip(SIDES, sides, strict=False)):
            row, column = divmod(number, columns)
            head = HEAD if len(sides) > 1 else 0.0
            x, y = begin + column * across, top - row * (up + head)
            if head:
                words = Words([Block(side, fontsize=9, bold=True)])
                words.write(sheet, ruler, left=x, top=y, width=across)
            draw_globe(
                sheet,
                ruler,
                globe,
                self.names,
                corner=(x, y - head - up),
                measures=self.measures,
                colour=self.colour,
                prefix=self.prefix + ("behind-" if number else ""),
            )

    def _sides(self) -> list[Globe]:
        return [self.globe, self.globe.turned] if self.globe.has_hidden else [self.globe]


def draw_caps(globe: Globe, *, refuted: Proposition | None = None) -> Figure:
    """Return a drawing of the globe on whose caps some premises hold.

    Args:
        globe: The caps; what they show is the denial of the conclusion, if there is one.
        refuted: The conclusion that fails in them.

    Raises:
        EvidenceError: The names of the terms are too long to fit on the paper.
    """
    ruler, scene = Ruler(), globe.scene
    measures = measures_of(scene)
    names = {term: term for term in scene.configuration.terms}
    heading = Heading(scene.propositions, refuted, scene.reading, follows=False)
    parts: list[Part] = [
        heading,
        Globes(globe, names, measures),
        Caption(scene),
    ]
    column = Column(parts)
    width = measures.size[0] * (2 if globe.has_hidden else 1)
    height = column.height(ruler, width=width)
    figure, sheet = empty_sheet(width + 2 * MARGIN, height + 2 * MARGIN)
    column.write(sheet, ruler, left=MARGIN, top=MARGIN + height, width=width)
    return figure
