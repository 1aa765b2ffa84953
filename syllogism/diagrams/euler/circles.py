"""Circles with their names, and individuals with theirs, drawn on a part of a sheet.

Circles that coincide share one border, dashes of each colour in turn, and one label. What the
picture makes a point of is marked by a shape and a colour: an individual by a ring, two circles by
a broad band along their borders.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Circle

from syllogism.diagrams.euler.inks import COLOURS, GREY, INKS, REFUTED, STYLES, Style, dashes
from syllogism.diagrams.euler.labels import Disc, Label
from syllogism.diagrams.euler.measures import Measures
from syllogism.diagrams.euler.placing import SCALES, Placed, place
from syllogism.diagrams.euler.scene import Dot, Scene
from syllogism.diagrams.lettering import INK, Ruler, write_centred
from syllogism.errors import EvidenceError

TINT = 0.08  # how much of its colour a circle's inside has
BAND_TINT = 0.25  # how much of its colour a band has


def draw_scene(
    sheet: Axes,
    ruler: Ruler,
    scene: Scene,
    names: Mapping[str, str],
    *,
    corner: tuple[float, float],
    measures: Measures,
    colour: str = REFUTED,
    prefix: str = "",
) -> None:
    """Draw circles, individuals and all their names on a picture's part of a sheet.

    Args:
        sheet: Axes that count in points.
        ruler: Measures the names.
        scene: What is drawn; empty terms are left out.
        names: What to write for each term.
        corner: Lower left corner of the picture.
        measures: How large it is.
        colour: Of the marks of what it makes a point of.
        prefix: What the identifiers of its elements begin with.

    Raises:
        EvidenceError: The names are too long to fit on the paper.
    """
    if not scene.inhabited:
        return
    for scale in SCALES:
        placed = place(ruler, scene, names, scale, corner, measures)
        if placed is not None:
            break
    else:
        longest = max(scene.configuration.terms, key=len)
        raise EvidenceError(f"a drawing needs shorter names than {longest!r}; see Argument.renamed")
    _Ink(sheet, measures, colour, prefix).draw(scene, placed)


@dataclass(frozen=True, slots=True)
class _Ink:
    """Draws what has been placed; each element has an identifier of its own."""

    sheet: Axes
    measures: Measures
    colour: str
    prefix: str

    def draw(self, scene: Scene, placed: Placed) -> None:
        """Draw circles, individuals and names, from the bottom up."""
        if placed.border is not None:
            self._ring(placed.border, GREY, 0.8, zorder=0, kind="border")
        for number, disc in placed.discs.items():
            if scene.configuration.terms[number] in scene.banded:
                self._band(disc, number)
        for group, label, words in zip(placed.groups, placed.labels, placed.words, strict=True):
            for turn, number in enumerate(group):
                style = STYLES[number] if len(group) == 1 else dashes(turn, len(group))
                self._circle(placed.discs[number], number, style)
            first = group[0]
            ink, line = INKS[first], COLOURS[first]
            self._name(label, words, f"name-{first}", bold=True, colour=ink, line=line)
        for dot, disc in zip(scene.dots, placed.dots, strict=True):
            self._dot(dot, disc)
        for dot, label in zip(scene.dots, placed.beside, strict=False):
            ink, bold = (self.colour, True) if dot.is_witness else (INK, False)
            self._name(label, dot.name, f"dot-name-{dot.name}", bold=bold, colour=ink, line=ink)

    def _band(self, disc: Disc, number: int) -> None:
        band = Circle(
            (disc.x, disc.y),
            disc.radius,
            fill=False,
            edgecolor=self.colour,
            alpha=BAND_TINT,
            linewidth=self.measures.band,
            zorder=1.5,
            gid=f"{self.prefix}band-{number}",
        )
        self.sheet.add_patch(band)

    def _circle(self, disc: Disc, number: int, style: Style) -> None:
        """Draw one circle: a faint disc below everything, and its border above."""
        colour, place = COLOURS[number], (disc.x, disc.y)
        self.sheet.add_patch(Circle(place, disc.radius, facecolor=colour, alpha=TINT, zorder=1))
        border = Circle(
            place,
            disc.radius,
            fill=False,
            edgecolor=colour,
            linestyle=style,
            linewidth=self.measures.line,
            zorder=2,
            gid=f"{self.prefix}circle-{number}",
        )
        self.sheet.add_patch(border)

    def _dot(self, dot: Dot, reach: Disc) -> None:
        """Draw an individual, and the ring around it if it is marked."""
        radius = min(self.measures.dot, reach.radius / 2) if dot.is_witness else reach.radius
        colour = self.colour if dot.is_witness else INK
        if dot.is_witness:
            self._ring(reach, colour, 1.4, zorder=4, kind=f"ring-{dot.name}")
        filled = Circle(
            (reach.x, reach.y),
            radius,
            facecolor=colour,
            edgecolor="none",
            zorder=4,
            gid=f"{self.prefix}dot-{dot.name}",
        )
        self.sheet.add_patch(filled)

    def _ring(self, disc: Disc, colour: str, width: float, *, zorder: float, kind: str) -> None:
        ring = Circle(
            (disc.x, disc.y),
            disc.radius,
            fill=False,
            edgecolor=colour,
            linewidth=width,
            zorder=zorder,
            gid=f"{self.prefix}{kind}",
        )
        self.sheet.add_patch(ring)

    def _name(
        self, label: Label, words: str, kind: str, *, bold: bool, colour: str, line: str
    ) -> None:
        """Write a name, at the end of its leader if it has one."""
        if label.leader is not None:
            x, y = zip(*label.leader, strict=True)
            gid = f"{self.prefix}leader-{kind}"
            self.sheet.plot(x, y, color=line, linewidth=self.measures.line / 2, gid=gid)
            foot = Circle(label.leader[0], 0.8 * self.measures.line, color=line, zorder=3)
            self.sheet.add_patch(foot)
        write_centred(
            self.sheet,
            label.x,
            label.y,
            words,
            fontsize=self.measures.fontsize,
            kind=f"{self.prefix}{kind}",
            bold=bold,
            colour=colour,
        )
