"""Pictures: circles for S, M and P, and for the terms of longer arguments, as SVG.

An argument that is not valid is pictured by what refutes it: circles in which the premises hold and
the conclusion does not, with individuals as dots. A valid one is pictured by its premises, in which
the conclusion can be seen, beside the certificate that its denial cannot be.

The numbers are those of the configuration, whose unit is its margin, so that they can be measured
again; the vertical axis of SVG points down, that of a configuration up.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from syllogism.study.report.charts.svg import tag

FILE = "circles.json"
DASHES = (None, "11 5", "2.5 4", "10 4 2.5 4", "18 5", "5 5", "10 4 2.5 4 2.5 4", "18 4 6 4")
LETTERS = 12.0  # pixels of a name where a picture has its natural size
LINE, BAND, DOT = 2.0, 8.0, 3.4  # pixels: a border, a band along one, the radius of a dot
DASH = 9.0  # pixels of a dash where circles share a border

Point = tuple[float, float]
Leader = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Name:
    """The name of one circle, or of several that are the same."""

    words: str
    place: Point
    leader: Leader | None


@dataclass(frozen=True, slots=True)
class Dot:
    """An individual.

    Args:
        name: A small letter.
        place: Where it stands.
        reach: Radius of the dot, or of the ring around it.
        is_witness: Whether the picture makes a point of it.
        told: Which circles it is in.
        beside: Where its name stands.
        leader: The line to its name, if there is one.
    """

    name: str
    place: Point
    reach: float
    is_witness: bool
    told: str
    beside: Point
    leader: Leader | None


@dataclass(frozen=True, slots=True)
class Picture:
    """Circles, names and individuals.

    Args:
        terms: Names of the circles.
        circles: Middle and radius of each; None where a term is empty.
        names: What is written where.
        dots: The individuals.
        box: Left, lower, right and upper edge of the picture.
        pixel: How long a pixel is where the picture has its natural size.
        banded: Terms whose circles the picture makes a point of.
        point: What the picture makes a point of, in words.
        notes: What else is to be said of it.
        certificate: Why the argument is valid, line by line; empty if it is not.
    """

    terms: tuple[str, ...]
    circles: tuple[tuple[float, float, float] | None, ...]
    names: tuple[Name, ...]
    dots: tuple[Dot, ...]
    box: tuple[float, float, float, float]
    pixel: float
    banded: tuple[str, ...]
    point: str
    notes: tuple[str, ...]
    certificate: tuple[str, ...]

    @property
    def view(self) -> str:
        """The part of the plane that is shown, as SVG has it."""
        left, low, right, high = self.box
        return f"{left:g} {-high:g} {right - left:g} {high - low:g}"

    @property
    def told(self) -> tuple[str, ...]:
        """What it shows, in lines; the first is its point."""
        is_ringed = any(dot.is_witness for dot in self.dots)
        mark = "Banded: " if self.banded else "Ringed: " if is_ringed else ""
        words = self.point if mark else self.point[:1].upper() + self.point[1:]
        return (f"{mark}{words}.", *(dot.told for dot in self.dots), *self.notes)


@cache
def mood_pictures() -> Mapping[tuple[str, str], Picture]:
    """Return the pictures of all moods in both readings, by reading and mood.

    >>> mood_pictures()["traditional", "AAA-2"].told[0]
    'Ringed: a is in S and outside P, so some S are not P.'
    """
    text = files("syllogism.study.report").joinpath(FILE).read_text(encoding="utf-8")
    found = {(one["reading"], one["mood"]): _read(one["picture"]) for one in json.loads(text)}
    moods = [mood for reading, mood in found if reading == "traditional"]
    modern = {("modern", mood): found["traditional", mood] for mood in moods}
    return {**modern, **found}


def draw_picture(picture: Picture) -> Markup:
    """Return a picture as the inside of an SVG whose view is the picture's."""
    valid = bool(picture.certificate)
    point = "follows" if valid else "refutes"
    parts = [*_bands(picture, point), *_circles(picture)]
    for name in picture.names:
        first = picture.terms.index(name.words.split(" = ")[0])
        parts += _name(name.words, name.place, name.leader, f"term term-{first}", picture.pixel)
    for dot in picture.dots:
        parts += _dot(dot, point, picture.pixel)
    return Markup("").join(parts)


def _bands(picture: Picture, point: str) -> list[Markup]:
    circles = zip(picture.terms, picture.circles, strict=True)
    return [
        _circle(circle, class_=f"band {point}", stroke_width=BAND * picture.pixel)
        for term, circle in circles
        if term in picture.banded and circle is not None
    ]


def _circles(picture: Picture) -> list[Markup]:
    """Return all circles; the dashes of those that are the same fill each other's gaps."""
    parts = []
    for number, circle in enumerate(picture.circles):
        if circle is None:
            continue
        same = [other for other, one in enumerate(picture.circles) if one == circle]
        dashes, offset = _scaled(DASHES[number % len(DASHES)], picture.pixel), None
        if len(same) > 1:
            gap = DASH * (len(same) - 1)
            dashes = _scaled(f"{DASH} {gap}", picture.pixel)
            offset = -DASH * picture.pixel * same.index(number)
        parts.append(
            _circle(
                circle,
                class_=f"circle term-{number}",
                stroke_width=LINE * picture.pixel,
                stroke_dasharray=dashes,
                stroke_dashoffset=offset,
            )
        )
    return parts


def _circle(circle: tuple[float, float, float], **attributes: str | float | None) -> Markup:
    x, y, radius = circle
    return tag("circle", cx=_exact(x), cy=_exact(-y), r=_exact(radius), **attributes)


def _exact(length: float) -> str:
    """Return a length with all its digits: 64ths of a point have six after the point."""
    return f"{length:.10g}" if length else "0"


def _scaled(dashes: str | None, pixel: float) -> str | None:
    if dashes is None:
        return None
    return " ".join(f"{float(dash) * pixel:.4g}" for dash in dashes.split())


def _dot(dot: Dot, point: str, pixel: float) -> list[Markup]:
    x, y = dot.place
    parts = []
    look = "dot"
    if dot.is_witness:
        look = f"dot {point}"
        parts.append(
            tag("circle", cx=x, cy=-y, r=dot.reach, class_=f"ring {point}", stroke_width=LINE)
        )
    radius = min(DOT * pixel, dot.reach / (2 if dot.is_witness else 1))
    parts.append(tag("circle", cx=x, cy=-y, r=radius, class_=look))
    return parts + _name(dot.name, dot.beside, dot.leader, f"dot-name {look}", pixel)


def _name(words: str, place: Point, leader: Leader | None, look: str, pixel: float) -> list[Markup]:
    parts = []
    if leader is not None:
        (x1, y1), (x2, y2) = leader
        ends = {"x1": x1, "y1": -y1, "x2": x2, "y2": -y2}
        parts.append(tag("line", **ends, class_=f"leader {look}", stroke_width=pixel))
    x, y = place
    size = LETTERS * pixel
    # a capital is 0.73 of its font size high
    middle = -y + 0.36 * size
    parts.append(tag("text", words, x=x, y=middle, font_size=size, class_=f"named {look}"))
    return parts


def _read(content: dict[str, Any]) -> Picture:
    """Return a picture that was written down with `dataclasses.asdict`."""
    return Picture(
        terms=tuple(content["terms"]),
        circles=tuple(None if one is None else tuple(one) for one in content["circles"]),
        names=tuple(
            Name(one["words"], tuple(one["place"]), _leader(one["leader"]))
            for one in content["names"]
        ),
        dots=tuple(
            Dot(
                name=one["name"],
                place=tuple(one["place"]),
                reach=one["reach"],
                is_witness=one["is_witness"],
                told=one["told"],
                beside=tuple(one["beside"]),
                leader=_leader(one["leader"]),
            )
            for one in content["dots"]
        ),
        box=tuple(content["box"]),
        pixel=content["pixel"],
        banded=tuple(content["banded"]),
        point=content["point"],
        notes=tuple(content["notes"]),
        certificate=tuple(content["certificate"]),
    )


def _leader(ends: Any) -> Leader | None:
    return None if ends is None else (tuple(ends[0]), tuple(ends[1]))
