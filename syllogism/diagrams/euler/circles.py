"""Balls as circles: colours, line styles, and names that touch nothing.

Colours are those of Okabe and Ito, which the colour-blind can tell apart; line styles say the
same again in grey. Circles that coincide share one border, dashes of each colour in turn, and
one label. Lengths are in points.

Source:
    Okabe and Ito, "Color universal design" (2008), for the colours.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle

from syllogism.diagrams.euler.labels import Disc, Label, find_labels
from syllogism.diagrams.euler.views import View, find_view
from syllogism.diagrams.lettering import Ruler, write_centred
from syllogism.errors import EvidenceError
from syllogism.evidence.configurations import Configuration, Geometry

PICTURE = (380.0, 330.0)  # width and height of a picture with its names
SCALES = (0.84, 0.72, 0.6, 0.48, 0.36)  # shares of the picture for circles, until all names fit
LABEL_WIDTH = 110.0  # a longer name is broken into lines
FONTSIZE = 11.0
LINE = 1.8  # width of a border
GREY = "#BBBBBB"  # of the border that a curved space is seen in
DASH = 8.0  # line widths; length of a dash where circles share a border

# Blue, vermilion, bluish green, reddish purple, orange, sky blue, black, and yellow made darker.
COLOURS = (
    "#0072B2",
    "#D55E00",
    "#009E73",
    "#CC79A7",
    "#E69F00",
    "#56B4E9",
    "#222222",
    "#B0A000",
)
Style = str | tuple[float, tuple[float, ...]]
STYLES: tuple[Style, ...] = (
    "-",
    (0, (6, 3)),
    (0, (1.5, 1.8)),
    (0, (6, 2, 1.5, 2)),
    (0, (12, 3)),
    (0, (3, 3)),
    (0, (6, 2, 1.5, 2, 1.5, 2)),
    (0, (12, 2, 3, 2)),
)


def draw_balls(
    sheet: Axes,
    ruler: Ruler,
    configuration: Configuration,
    names: Mapping[str, str],
    *,
    corner: tuple[float, float],
) -> None:
    """Draw balls and their names on a picture's part of a sheet.

    Args:
        sheet: Axes that count in points.
        ruler: Measures the names.
        configuration: At most eight circles; empty terms are left out.
        names: What to write for each term.
        corner: Lower left corner of the picture.

    Raises:
        EvidenceError: The configuration is not one of at most eight circles, or the names are too
            long to fit on the paper.
    """
    require_circles(configuration)
    inhabited = [n for n, radius in enumerate(configuration.radii) if radius > 0]
    if not inhabited:
        return
    paper = (*corner, corner[0] + PICTURE[0], corner[1] + PICTURE[1])
    for scale in SCALES:
        shown, border = _discs(find_view(configuration, inhabited), scale, corner)
        discs = dict(zip(inhabited, shown, strict=True))
        groups = _coinciding(discs)
        named = [" = ".join(names[configuration.terms[n]] for n in group) for group in groups]
        words = [ruler.wrap(name, width=LABEL_WIDTH, fontsize=FONTSIZE) for name in named]
        sizes = [ruler.size(name, fontsize=FONTSIZE) for name in words]
        labels = find_labels([discs[group[0]] for group in groups], sizes, paper, border=border)
        if labels is not None:
            break
    else:
        longest = max(configuration.terms, key=len)
        raise EvidenceError(f"a drawing needs shorter names than {longest!r}; see Argument.renamed")
    if border is not None:
        place = (border.x, border.y)
        sheet.add_patch(Circle(place, border.radius, fill=False, edgecolor=GREY, zorder=0))
    for group, label, text in zip(groups, labels, words, strict=True):
        for turn, number in enumerate(group):
            style = STYLES[number] if len(group) == 1 else _dashes(turn, len(group))
            _draw_circle(sheet, discs[number], number, style)
        _draw_label(sheet, label, text, COLOURS[group[0]])


def require_circles(configuration: Configuration) -> None:
    """Let only a configuration pass that can be drawn.

    Raises:
        EvidenceError: It is not one of at most eight circles.
    """
    if configuration.geometry is Geometry.MAXIMUM:
        raise EvidenceError(
            f"a drawing shows circles, and these {len(configuration.terms)} terms have cubes: none "
            f"were found, and some premises have no circles at all, or else cubes were asked for"
        )
    if configuration.dim != 2 or len(configuration.terms) > len(COLOURS):
        raise EvidenceError(
            f"a drawing shows at most {len(COLOURS)} balls in the plane, got "
            f"{len(configuration.terms)} in dimension {configuration.dim}; "
            f"Spheres(dim=2) finds them in the plane"
        )


def _discs(view: View, scale: float, corner: tuple[float, float]) -> tuple[list[Disc], Disc | None]:
    """Return circles, and the border around them, in the middle of a picture, filling a share."""
    low, high = view.corners
    factor = scale * float(np.min(np.array(PICTURE) / (high - low)))
    middle = np.array(corner) + np.array(PICTURE) / 2
    placed = middle + (view.centres - (low + high) / 2) * factor
    balls = zip(placed.tolist(), (view.radii * factor).tolist(), strict=True)
    discs = [Disc(x, y, radius) for (x, y), radius in balls]
    if view.border is None:
        return discs, None
    x, y = (middle - (low + high) / 2 * factor).tolist()
    return discs, Disc(x, y, view.border * factor)


def _coinciding(discs: Mapping[int, Disc]) -> list[list[int]]:
    """Return the discs' numbers, those of the same circle together."""
    groups: list[list[int]] = []
    for number, disc in discs.items():
        same = next((group for group in groups if disc.coincides(discs[group[0]])), None)
        if same is None:
            groups.append([number])
        else:
            same.append(number)
    return groups


def _dashes(turn: int, turns: int) -> Style:
    """Return the style of one of several circles that coincide: its dashes fill their gaps."""
    return (DASH * turn, (DASH, DASH * (turns - 1)))


def _draw_circle(sheet: Axes, disc: Disc, number: int, style: Style) -> None:
    """Draw one circle: a faint disc below everything, and its border above."""
    colour = COLOURS[number]
    place = (disc.x, disc.y)
    sheet.add_patch(Circle(place, disc.radius, facecolor=colour, alpha=0.08, zorder=1))
    border = Circle(
        place,
        disc.radius,
        fill=False,
        edgecolor=colour,
        linestyle=style,
        linewidth=LINE,
        zorder=2,
        gid=f"circle-{number}",
    )
    sheet.add_patch(border)


def _draw_label(sheet: Axes, label: Label, words: str, colour: str) -> None:
    if label.leader is not None:
        x, y = zip(*label.leader, strict=True)
        sheet.plot(x, y, color=colour, linewidth=0.9, marker="o", markevery=[0], markersize=3)
    write_centred(sheet, label.x, label.y, words, fontsize=FONTSIZE)
