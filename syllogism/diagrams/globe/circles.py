"""A globe with caps on a part of a sheet: a softly lit ball, borders, regions, names and dots.

What is in front is drawn in a term's line style and colour; what is behind is thin and pale. Along
its border each cap is tinted a little darker on the inside, as on political maps, so that one sees
on which side of a border the cap is, whichever side is larger.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.patches import Circle, PathPatch
from matplotlib.path import Path

from syllogism.diagrams.euler.inks import COLOURS, INKS, REFUTED, STYLES, dashes
from syllogism.diagrams.euler.labels import Label
from syllogism.diagrams.euler.measures import Measures
from syllogism.diagrams.globe.labels import Ground, allowed_codes
from syllogism.diagrams.globe.projecting import Seen, see, view_from
from syllogism.diagrams.globe.scene import Globe
from syllogism.diagrams.lettering import INK, Ruler, write_centred
from syllogism.errors import EvidenceError

SCALES = (0.86, 0.76, 0.66, 0.56, 0.46)  # shares of the picture for the globe, until names fit
LABEL_WIDTH = 110.0  # a longer name is broken into lines
TINT, FRINGE_TINT = 0.10, 0.16  # how much of its colour a cap has, and more so along its border
FRINGE = math.radians(5)  # how wide that is
BEHIND, BEHIND_LINE = 0.4, 0.7  # how opaque borders behind are, and how wide
SAME = 1e-6  # radians; caps that differ by less are drawn as one
SHADES = 24  # discs that light the ball
LIGHT = np.array([-0.28, 0.34])  # where it is brightest
DARKEST, BRIGHTEST = 0.905, 1.0  # grey of the ball at its rim and where it is brightest
NET = 30  # degrees from one line of the net to the next
NET_COLOUR = "#D8D8D8"
RIM = "#9A9A9A"
NET_VIEW = view_from(np.array([0.85, 0.25, 0.42]))  # the net has no meaning: it only shows a ball

Floats = npt.NDArray[np.float64]


def draw_globe(
    sheet: Axes,
    ruler: Ruler,
    globe: Globe,
    names: Mapping[str, str],
    *,
    corner: tuple[float, float],
    measures: Measures,
    colour: str = REFUTED,
    prefix: str = "",
) -> None:
    """Draw a globe with caps, individuals and all their names on a part of a sheet.

    Args:
        sheet: Axes that count in points.
        ruler: Measures the names.
        globe: What is drawn.
        names: What to write for each term.
        corner: Lower left corner of the picture.
        measures: How large it is.
        colour: Of the marks of what it makes a point of.
        prefix: What the identifiers of its elements begin with.

    Raises:
        EvidenceError: The names are too long to fit on the paper.
    """
    for scale in SCALES:
        placed = _place(ruler, globe, names, scale, corner, measures)
        if placed is not None:
            break
    else:
        longest = max(globe.scene.configuration.terms, key=len)
        raise EvidenceError(f"a drawing needs shorter names than {longest!r}; see Argument.renamed")
    _Ink(sheet, measures, colour, prefix, placed).draw(globe)


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where everything is on paper.

    Args:
        middle: Of the globe.
        radius: Of the globe.
        groups: Terms whose caps are seen, by number, those of the same cap together.
        words: What is written for each group; nothing where no border is in front.
        labels: Where.
        dots: The numbers of the individuals in front.
        beside: Where their names stand.
    """

    middle: Floats
    radius: float
    groups: Sequence[Sequence[int]]
    words: Sequence[str]
    labels: Sequence[Label | None]
    dots: Sequence[int]
    beside: Sequence[Label]


def _place(
    ruler: Ruler,
    globe: Globe,
    names: Mapping[str, str],
    scale: float,
    corner: tuple[float, float],
    measures: Measures,
) -> _Placed | None:
    """Return the places if the globe fills so large a share of the picture, or None."""
    caps = globe.scene.configuration
    middle = np.array(corner) + np.array(measures.size) / 2
    radius = scale * min(measures.size) / 2
    paper = (*corner, corner[0] + measures.size[0], corner[1] + measures.size[1])
    ground = Ground(caps, globe.view, paper, middle, radius)
    front = [n for n, place in enumerate(globe.places) if place @ globe.view[2] > 0]
    beside = []
    for n in front:
        x, y = (middle + radius * (globe.view @ globe.places[n])[:2]).tolist()
        reach = measures.ring if globe.scene.dots[n].is_witness else measures.dot
        ground.take(x, y, (2 * reach, 2 * reach))
    for n in front:
        x, y = (middle + radius * (globe.view @ globe.places[n])[:2]).tolist()
        reach = measures.ring if globe.scene.dots[n].is_witness else measures.dot
        size = ruler.size(globe.scene.dots[n].name, fontsize=measures.fontsize, bold=True)
        label = ground.find_near(x, y, reach - 3, size)
        if label is None:
            return None
        ground.take(label.x, label.y, size)
        beside.append(label)
    groups = _coinciding(globe)
    seen = [see(caps.centres[g[0]], float(caps.radii[g[0]]), globe.view) for g in groups]
    words = [""] * len(groups)
    labels: list[Label | None] = [None] * len(groups)
    codes = np.unique(ground.codes).tolist()
    for g in sorted(range(len(groups)), key=lambda g: abs(caps.radii[groups[g][0]])):
        if not len(seen[g].front):
            continue
        named = " = ".join(names[caps.terms[number]] for number in groups[g])
        words[g] = ruler.wrap(named, width=LABEL_WIDTH, fontsize=measures.fontsize, bold=True)
        size = ruler.size(words[g], fontsize=measures.fontsize, bold=True)
        label = ground.find_inside(allowed_codes(caps, groups[g][0], codes), size)
        label = label or ground.find_beside(middle + radius * seen[g].front, size)
        if label is None:
            return None
        ground.take(label.x, label.y, size)
        labels[g] = label
    return _Placed(middle, radius, groups, words, labels, front, beside)


def _coinciding(globe: Globe) -> list[list[int]]:
    """Return the numbers of the terms that have a border, those of the same cap together."""
    caps = globe.scene.configuration
    groups: list[list[int]] = []
    for number, radius in enumerate(caps.radii.tolist()):
        if not 0 < radius < math.pi:
            continue
        for group in groups:
            apart = np.abs(caps.centres[number] - caps.centres[group[0]]).max()
            if max(apart, abs(radius - caps.radii[group[0]])) < SAME:
                group.append(number)
                break
        else:
            groups.append([number])
    return groups


@dataclass(frozen=True, slots=True)
class _Ink:
    """Draws what has been placed; each element has an identifier of its own."""

    sheet: Axes
    measures: Measures
    colour: str
    prefix: str
    placed: _Placed

    def draw(self, globe: Globe) -> None:
        """Draw ball, caps, individuals and names, from the bottom up."""
        self._ball()
        caps = globe.scene.configuration
        for group, words, label in zip(
            self.placed.groups, self.placed.words, self.placed.labels, strict=True
        ):
            centre, radius = caps.centres[group[0]], float(caps.radii[group[0]])
            seen = see(centre, radius, globe.view)
            inner = see(centre, radius - FRINGE, globe.view)
            for turn, number in enumerate(group):
                is_marked = caps.terms[number] in globe.scene.banded
                style = STYLES[number] if len(group) == 1 else dashes(turn, len(group))
                self._cap(number, seen, inner, style, is_marked=is_marked)
            if label is not None:
                first = group[0]
                self._name(label, words, f"name-{first}", INKS[first], COLOURS[first], bold=True)
        for number, label in zip(self.placed.dots, self.placed.beside, strict=True):
            dot = globe.scene.dots[number]
            x, y = self._on_paper((globe.view @ globe.places[number])[None, :2])[0].tolist()
            ink = self.colour if dot.is_witness else INK
            gid = f"{self.prefix}dot-{dot.name}"
            self.sheet.add_patch(Circle((x, y), self.measures.dot, color=ink, zorder=4, gid=gid))
            if dot.is_witness:
                gid = f"{self.prefix}ring-{dot.name}"
                ring = Circle(
                    (x, y),
                    self.measures.ring,
                    fill=False,
                    edgecolor=ink,
                    linewidth=1.4,
                    zorder=4,
                    gid=gid,
                )
                self.sheet.add_patch(ring)
            self._name(label, dot.name, f"dot-name-{dot.name}", ink, ink, bold=dot.is_witness)

    def _ball(self) -> None:
        """Draw a ball that is lit from the upper left, with a net."""
        rim, middle = self.placed.radius, self.placed.middle
        for shade in np.linspace(0, 1, SHADES, endpoint=False):
            grey = DARKEST + (BRIGHTEST - DARKEST) * math.sqrt(shade)
            x, y = (middle + rim * shade * LIGHT).tolist()
            disc = Circle(
                (x, y), rim * (1 - shade), color=(grey, grey, grey), linewidth=0, zorder=0
            )
            self.sheet.add_patch(disc)
        for line in _net():
            points = self._on_paper(line)
            self.sheet.plot(*points.T, color=NET_COLOUR, linewidth=0.5, zorder=0.5)
        x, y = middle.tolist()
        gid = f"{self.prefix}globe"
        self.sheet.add_patch(
            Circle((x, y), rim, fill=False, edgecolor=RIM, linewidth=0.9, zorder=0.6, gid=gid)
        )

    def _cap(self, number: int, seen: Seen, inner: Seen, style: object, *, is_marked: bool) -> None:
        """Draw one cap: its region and the fringe inside its border, and the border itself."""
        colour = COLOURS[number]
        fringe = [*seen.rings, *(ring[::-1] for ring in inner.rings)]
        for rings, tint in ((seen.rings, TINT), (fringe, FRINGE_TINT)):
            if rings:
                shape = PathPatch(
                    self._path(rings), facecolor=colour, edgecolor="none", alpha=tint, zorder=1
                )
                self.sheet.add_patch(shape)
        behind, front = self._on_paper(seen.back), self._on_paper(seen.front)
        self.sheet.plot(
            *behind.T,
            color=colour,
            alpha=BEHIND,
            linewidth=BEHIND_LINE,
            zorder=0.8,
            gid=f"{self.prefix}behind-{number}",
        )
        if is_marked:
            (band,) = self.sheet.plot(
                *front.T,
                color=self.colour,
                alpha=0.25,
                linewidth=self.measures.band,
                zorder=1.5,
                gid=f"{self.prefix}band-{number}",
            )
            middle, rim = self.placed.middle, self.placed.radius
            ball = Circle(tuple(middle.tolist()), rim + self.measures.line)
            band.set_clip_path(ball.get_path(), ball.get_transform() + self.sheet.transData)
        self.sheet.plot(
            *front.T,
            color=colour,
            linestyle=style,
            linewidth=self.measures.line,
            zorder=2,
            gid=f"{self.prefix}cap-{number}",
        )

    def _name(
        self, label: Label, words: str, kind: str, ink: str, line: str, *, bold: bool
    ) -> None:
        """Write a name, at the end of its leader if it has one."""
        if label.leader is not None:
            x, y = zip(*label.leader, strict=True)
            self.sheet.plot(x, y, color=line, linewidth=0.9, zorder=3)
            self.sheet.add_patch(Circle(label.leader[0], 1.5, color=line, zorder=3))
        write_centred(
            self.sheet,
            label.x,
            label.y,
            words,
            fontsize=self.measures.fontsize,
            kind=f"{self.prefix}{kind}",
            bold=bold,
            colour=ink,
        )

    def _on_paper(self, points: Floats) -> Floats:
        placed: Floats = self.placed.middle + self.placed.radius * points
        return placed

    def _path(self, rings: Sequence[Floats]) -> Path:
        """Return closed curves as one shape, holes and all."""
        rounds = [Path(self._on_paper(np.concatenate([r, r[:1]])), closed=True) for r in rings]
        return Path.make_compound_path(*rounds)


def _net() -> list[Floats]:
    """Return the lines of a net of meridians and parallels in front."""
    poles = np.radians(np.arange(NET, 180, NET))
    lines = [see(np.array([0.0, 0.0, 1.0]), float(angle), NET_VIEW).front for angle in poles]
    around = np.radians(np.arange(0, 180, NET))
    across = np.stack([np.cos(around), np.sin(around), np.zeros_like(around)], axis=1)
    return lines + [see(axis, math.pi / 2, NET_VIEW).front for axis in across]
