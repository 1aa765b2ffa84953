"""What stands beneath a picture: what it makes a point of, who is who, and what it must not say."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes

from syllogism.diagrams.euler.inks import REFUTED
from syllogism.diagrams.euler.scene import Scene
from syllogism.diagrams.euler.surplus import warnings_of
from syllogism.diagrams.euler.wording import tell_dots, tell_point, tell_space
from syllogism.diagrams.lettering import Block, Ruler, write

FONTSIZE = 9.0
FAINT = "#555555"  # of what the picture shows although nobody said it
COLUMNS = 4  # individuals from which the legend has two columns
GUTTER = 14.0  # between the two


@dataclass(frozen=True, slots=True)
class Caption:
    """The words beneath a picture.

    Args:
        scene: What is in the picture.
        colour: Of the marks in it.
    """

    scene: Scene
    colour: str = REFUTED

    def height(self, ruler: Ruler, *, width: float) -> float:
        """Return the height it takes."""
        legend = max(ruler.height(part, width=w) for part, _, w in self._columns(width))
        rest = ruler.height([*self._point(), *self._notes()], width=width)
        return legend + rest

    def write(self, sheet: Axes, ruler: Ruler, *, left: float, top: float, width: float) -> None:
        """Write it from a left upper corner down."""
        write(sheet, ruler, self._point(), left=left, top=top, width=width)
        top -= ruler.height(self._point(), width=width)
        columns = self._columns(width)
        for part, indent, own in columns:
            write(sheet, ruler, part, left=left + indent, top=top, width=own)
        top -= max(ruler.height(part, width=own) for part, _, own in columns)
        write(sheet, ruler, self._notes(), left=left, top=top, width=width)

    def _point(self) -> list[Block]:
        told = tell_point(self.scene)
        if not told:
            return []
        mark = "Ringed: " if self.scene.witnesses else "Banded: " if self.scene.banded else ""
        words = f"{mark}{told}."
        words = words[0].upper() + words[1:] if not mark else words
        return [Block(words, fontsize=10, bold=True, colour=self.colour, after=6)]

    def _columns(self, width: float) -> list[tuple[list[Block], float, float]]:
        """Return the legend of the individuals in columns: each with its indent and its width."""
        told = [Block(each, fontsize=FONTSIZE, after=2) for each in tell_dots(self.scene)]
        if len(told) < COLUMNS:
            return [(told, 0.0, width)]
        half, own = (len(told) + 1) // 2, (width - GUTTER) / 2
        return [(told[:half], 0.0, own), (told[half:], own + GUTTER, own)]

    def _notes(self) -> list[Block]:
        notes = [Block(note, fontsize=FONTSIZE, after=3) for note in tell_space(self.scene)]
        warnings = warnings_of(self.scene.surplus)
        surplus = [Block(each, fontsize=FONTSIZE, colour=FAINT, after=3) for each in warnings]
        told = [*notes, *surplus]
        return [Block("", fontsize=2.0, after=2), *told] if told else []
