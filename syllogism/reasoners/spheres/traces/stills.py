"""One frame of a film on paper: circles, the disc or the globe they are on, and short names.

All frames of a film are drawn to one scale around one middle, so that what grows on paper grew.
Caps that complements ask for reach round the sphere; they are drawn on a globe seen from the
front, tinted, their borders dotted where they are behind, and their names stand around it. What
has no border, since it is empty or everything, is not drawn.

Lengths on paper are in points.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle, PathPatch
from matplotlib.path import Path

from syllogism.diagrams.euler.inks import COLOURS, GREY, STYLES
from syllogism.diagrams.euler.labels import Disc, Ground, find_labels
from syllogism.diagrams.euler.views import find_view
from syllogism.diagrams.globe.projecting import see, view_from
from syllogism.diagrams.globe.spots import spiral
from syllogism.diagrams.lettering import Ruler, write_centred
from syllogism.errors import EvidenceError
from syllogism.evidence.configurations import Configuration
from syllogism.reasoners.spheres.traces.film import Film, with_border
from syllogism.reasoners.spheres.traces.scaling import Floats

SHARE = 0.86  # of a picture's side that the film fills at its largest
LINE = 1.6  # width of a border
TINT = 0.08  # how opaque the inside is
RIM = 0.33  # of a picture's side: radius of the globe, which leaves room for names around it
LOOKS = 400  # directions tried to look at a globe from: 10 degrees apart
PREFERENCE = 0.1  # for caps in front over caps behind


@dataclass(frozen=True, slots=True)
class Stage:
    """What all frames of a film are drawn on.

    Args:
        middle: Where the middle of a picture is in the film's own coordinates.
        reach: How far everything reaches from it.
        globe: How a globe is looked at: rows to the right, upwards and towards the viewer; None
            in the plane.
    """

    middle: tuple[float, float]
    reach: float
    globe: Floats | None = None

    @classmethod
    def of(cls, film: Film) -> Stage:
        """Return the stage that all frames have room on.

        Raises:
            EvidenceError: There are more balls than colours, or they are not in two dimensions.
        """
        first = film.frames[0]
        if first.dim != 2 or len(first.terms) > len(COLOURS):
            raise EvidenceError(
                f"a film on paper shows at most {len(COLOURS)} balls in two dimensions, got "
                f"{len(first.terms)} in dimension {first.dim}"
            )
        if film.is_on_globe:
            return cls((0.0, 0.0), 1.0, _towards_viewer(film.frames[-1]))
        views = [find_view(frame, list(range(len(frame.terms)))) for frame in film.frames]
        low = np.min([view.corners[0] for view in views], axis=0)
        high = np.max([view.corners[1] for view in views], axis=0)
        x, y = ((low + high) / 2).tolist()
        return cls((x, y), float(np.max(high - low)) / 2)


def draw_still(
    sheet: Axes,
    ruler: Ruler,
    stage: Stage,
    frame: Configuration,
    names: Mapping[str, str],
    *,
    corner: tuple[float, float],
    side: float,
    fontsize: float,
) -> None:
    """Draw one frame into a square.

    Args:
        sheet: Axes that count in points.
        ruler: Measures the names.
        stage: Of the film.
        frame: The frame.
        names: What to write for each term.
        corner: Lower left corner of the square.
        side: Its width and height.
        fontsize: Of the names.

    Raises:
        EvidenceError: There is no room for the names.
    """
    if stage.globe is not None:
        _draw_globe(sheet, stage.globe, frame, names, corner, side, fontsize)
        return
    shown = with_border(frame)
    if not shown:
        return
    view = find_view(frame, shown)
    scale = SHARE * side / (2 * stage.reach)
    middle = np.array(corner) + side / 2
    places = middle + (view.centres - stage.middle) * scale
    discs = [
        Disc(x, y, radius)
        for (x, y), radius in zip(places.tolist(), (view.radii * scale).tolist(), strict=True)
    ]
    border = None
    if view.border is not None:
        x, y = (middle - np.array(stage.middle) * scale).tolist()
        border = Disc(x, y, view.border * scale)
        sheet.add_patch(Circle((x, y), border.radius, fill=False, edgecolor=GREY))
    for number, disc in zip(shown, discs, strict=True):
        _draw_circle(sheet, number, disc)
    groups: dict[int, list[int]] = {}
    for at, disc in enumerate(discs):
        first = next(n for n, other in enumerate(discs) if disc.coincides(other))
        groups.setdefault(first, []).append(at)
    words = [" = ".join(names[frame.terms[shown[at]]] for at in group) for group in groups.values()]
    sizes = [ruler.size(word, fontsize=fontsize) for word in words]
    paper = (*corner, corner[0] + side, corner[1] + side)
    found = find_labels(Ground(paper, [discs[first] for first in groups], border=border), sizes)
    if found is None:
        raise EvidenceError(f"a frame has no room for the names {', '.join(words)}; draw has more")
    for label, word, first in zip(found[0], words, groups, strict=True):
        if label.leader is not None:
            (x0, y0), (x1, y1) = label.leader
            sheet.plot([x0, x1], [y0, y1], color=COLOURS[shown[first]], linewidth=0.8)
        write_centred(sheet, label.x, label.y, word, fontsize=fontsize)


def _towards_viewer(frame: Configuration) -> Floats:
    """Return a view of the globe in which no cap is seen from its edge, if one can help it.

    Of many directions to look from it takes one from which even the cap that is seen least well,
    by the cosine of its slant, is seen best.
    """
    looks = spiral(LOOKS)
    seen = looks @ frame.centres.T
    best = int(np.argmax(np.abs(seen).min(axis=1) + PREFERENCE * seen.mean(axis=1)))
    return view_from(looks[best])


def _draw_circle(sheet: Axes, number: int, disc: Disc) -> None:
    place = (disc.x, disc.y)
    sheet.add_patch(Circle(place, disc.radius, facecolor=COLOURS[number], alpha=TINT))
    border = Circle(
        place,
        disc.radius,
        fill=False,
        edgecolor=COLOURS[number],
        linestyle=STYLES[number],
        linewidth=LINE,
    )
    sheet.add_patch(border)


def _draw_globe(
    sheet: Axes,
    view: Floats,
    frame: Configuration,
    names: Mapping[str, str],
    corner: tuple[float, float],
    side: float,
    fontsize: float,
) -> None:
    """Draw caps on a globe, and their names around it, each with a leader to its border."""
    middle, rim = np.array(corner) + side / 2, RIM * side
    sheet.add_patch(Circle(tuple(middle), rim, facecolor="#F7F7F7", edgecolor=GREY))
    shown = with_border(frame)
    if not shown:
        return
    feet = {}
    for number in shown:
        colour = COLOURS[number]
        seen = see(frame.centres[number], float(frame.radii[number]), view)
        if seen.rings:
            rings = [Path(middle + rim * ring, closed=True) for ring in map(_closed, seen.rings)]
            inside = Path.make_compound_path(*rings)
            sheet.add_patch(PathPatch(inside, facecolor=colour, edgecolor="none", alpha=TINT))
        front, back = middle + rim * seen.front, middle + rim * seen.back
        sheet.plot(*back.T, color=colour, linestyle=(0, (1, 2.5)), linewidth=LINE, alpha=0.6)
        sheet.plot(*front.T, color=colour, linestyle=STYLES[number], linewidth=LINE)
        border = seen.front if len(seen.front) else seen.back
        reach = np.hypot(*border.T).round(6)  # of two points on the rim the first one, always
        feet[number] = border[int(np.argmax(reach))]
    directions = {number: math.atan2(y, x) for number, (x, y) in feet.items()}
    order = sorted(shown, key=lambda number: directions[number])
    angles = _spread(np.array([directions[number] for number in order]))
    for number, angle in zip(order, angles.tolist(), strict=True):
        way = np.array([math.cos(angle), math.sin(angle)])
        x, y = (middle + (rim + 16) * way).tolist()
        begin, end = middle + rim * feet[number], middle + (rim + 8) * way
        sheet.plot(*np.array([begin, end]).T, color=COLOURS[number], linewidth=0.8)
        write_centred(sheet, x, y, names[frame.terms[number]], fontsize=fontsize)


def _closed(ring: Floats) -> Floats:
    return np.concatenate([ring, ring[:1]])


def _spread(angles: Floats) -> Floats:
    """Return sorted angles, moved apart until neighbours keep a distance."""
    least = min(0.5, 2 * math.pi / (len(angles) + 1))
    spread = angles.copy()
    for _ in range(50):
        gaps = np.append(np.diff(spread), spread[0] + 2 * math.pi - spread[-1])
        missing = np.maximum(least - gaps, 0) / 2
        spread += np.roll(missing, 1) - missing
    return spread
