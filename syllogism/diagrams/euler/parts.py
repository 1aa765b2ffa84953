"""Parts of a sheet, each of which knows its height and writes itself below a left upper corner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from matplotlib.axes import Axes

from syllogism.diagrams.euler.circles import draw_scene
from syllogism.diagrams.euler.inks import REFUTED
from syllogism.diagrams.euler.measures import Measures
from syllogism.diagrams.euler.scene import Scene
from syllogism.diagrams.lettering import Block, Ruler, write


class Part(Protocol):
    """Something that takes a height on a sheet, given a width."""

    def height(self, ruler: Ruler, *, width: float) -> float:
        """Return the height it takes."""
        ...

    def write(self, sheet: Axes, ruler: Ruler, *, left: float, top: float, width: float) -> None:
        """Write it from a left upper corner down."""
        ...


@dataclass(frozen=True, slots=True)
class Words:
    """Blocks of words below one another."""

    blocks: Sequence[Block]

    def height(self, ruler: Ruler, *, width: float) -> float:
        """Return the height they take."""
        return ruler.height(self.blocks, width=width)

    def write(self, sheet: Axes, ruler: Ruler, *, left: float, top: float, width: float) -> None:
        """Write them from a left upper corner down."""
        write(sheet, ruler, self.blocks, left=left, top=top, width=width)


@dataclass(frozen=True, slots=True)
class Circles:
    """A picture.

    Args:
        scene: What is in it.
        names: What to write for each term.
        measures: How large everything is.
        colour: Of what it makes a point of.
        prefix: What the identifiers of its elements begin with.
    """

    scene: Scene
    names: Mapping[str, str]
    measures: Measures
    colour: str = REFUTED
    prefix: str = ""

    def height(self, ruler: Ruler, *, width: float) -> float:  # noqa: ARG002  it has its own size
        """Return the height it takes."""
        return self.measures.size[1]

    def write(self, sheet: Axes, ruler: Ruler, *, left: float, top: float, width: float) -> None:
        """Draw it in the middle of the width, from an upper edge down."""
        across, up = self.measures.size
        draw_scene(
            sheet,
            ruler,
            self.scene,
            self.names,
            corner=(left + (width - across) / 2, top - up),
            measures=self.measures,
            colour=self.colour,
            prefix=self.prefix,
        )


@dataclass(frozen=True, slots=True)
class Column:
    """Parts below one another."""

    parts: Sequence[Part]

    def height(self, ruler: Ruler, *, width: float) -> float:
        """Return the height they take together."""
        return sum(part.height(ruler, width=width) for part in self.parts)

    def write(self, sheet: Axes, ruler: Ruler, *, left: float, top: float, width: float) -> None:
        """Write them from a left upper corner down."""
        for part in self.parts:
            part.write(sheet, ruler, left=left, top=top, width=width)
            top -= part.height(ruler, width=width)
