"""Arranging: good circles for an argument, and the file of those for all moods.

To arrange circles takes a tenth of a second, which is too long 256 times over for each report. What
those of a mood look like depends on the mood and the reading alone. So they were arranged once, and
`python -m syllogism.study.report.arranging` arranges them again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from syllogism.diagrams.euler.arranging import arrange
from syllogism.diagrams.euler.labels import Label
from syllogism.diagrams.euler.measures import Measures
from syllogism.diagrams.euler.placing import SCALES, Placed, place
from syllogism.diagrams.euler.scene import Scene
from syllogism.diagrams.euler.surplus import warnings_of
from syllogism.diagrams.euler.wording import tell_dots, tell_point, tell_space
from syllogism.diagrams.lettering import Ruler
from syllogism.evidence.certificates import Certificate
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.files import replacing
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import MOODS
from syllogism.language.propositions import Proposition
from syllogism.logic.validity import valid_moods
from syllogism.reasoners.spheres.reasoner import Spheres
from syllogism.study.report.pictures import FILE, LETTERS, Dot, Leader, Name, Picture, Point

MEASURES = Measures((300.0, 260.0), fontsize=LETTERS, dot=3.4, ring=7.5)  # in pixels


def arrange_argument(argument: Argument, reading: Import, spheres: Spheres) -> Picture | None:
    """Return a picture of an argument about at most eight terms without complements.

    None comes back where there are no circles.
    """
    (judgement,) = spheres.judge([argument], reading=reading)
    found, shown = judgement.evidence, argument.conclusion.contradictory
    held: Sequence[Proposition] = argument.denial
    certificate = ""
    if isinstance(found, Certificate):
        certificate, shown, held = str(found), argument.conclusion, argument.premises
        found = spheres.find_configuration(held, reading=reading)
    if not isinstance(found, Configuration) or found.geometry is not Geometry.EUCLIDEAN:
        return None
    ordered = _in_order(found, argument)
    arranged = arrange(ordered, held, reading=reading)
    scene = Scene.of(arranged, argument.premises, reading=reading, shown=shown)
    if certificate:
        scene = scene.without_bystanders
    return _picture(scene, tuple(certificate.splitlines()))


def arrange_moods() -> Iterator[tuple[Import, str, Picture]]:
    """Yield the pictures of all moods in the traditional reading, then of those that differ.

    What refutes a mood in the traditional reading refutes it in the modern one as well.
    """
    spheres = Spheres()
    modern = valid_moods(Import.MODERN)
    needy = [mood for mood in valid_moods(Import.TRADITIONAL) if mood not in modern]
    for reading, moods in ((Import.TRADITIONAL, MOODS), (Import.MODERN, needy)):
        for mood in moods:
            picture = arrange_argument(mood.syllogism(), reading, spheres)
            assert picture is not None, mood
            yield reading, str(mood), picture


def _in_order(found: Configuration, argument: Argument) -> Configuration:
    """Return circles in an order that gives S, M and P their colours in whatever figure."""
    subject, predicate = argument.conclusion.terms
    middle = [term for term in found.terms if term not in (subject, predicate)]
    terms = [term for term in dict.fromkeys((subject, *middle, predicate)) if term in found.terms]
    rows = [found.terms.index(term) for term in terms]
    return replace(found, terms=tuple(terms), centres=found.centres[rows], radii=found.radii[rows])


def _picture(scene: Scene, certificate: tuple[str, ...]) -> Picture | None:
    """Return a scene with all names at their places, in the configuration's own lengths."""
    balls, ruler = scene.configuration, Ruler()
    names = {term: term for term in balls.terms}
    tried = ((scale, place(ruler, scene, names, scale, (0, 0), MEASURES)) for scale in SCALES)
    scale, placed = next(((s, found) for s, found in tried if found), (0.0, None))
    if placed is None:
        return None
    low, high = scene.view.corners
    factor = scale * float(np.min(np.array(MEASURES.size) / (high - low)))
    paper = _Paper((low + high) / 2, factor)
    circles = zip(balls.centres.tolist(), balls.radii.tolist(), strict=True)
    return Picture(
        terms=balls.terms,
        circles=tuple((x, y, r) if r > 0 else None for (x, y), r in circles),
        names=tuple(
            Name(words.replace("\n", " "), paper.point((label.x, label.y)), paper.leader(label))
            for words, label in zip(placed.words, placed.labels, strict=True)
        ),
        dots=tuple(_dots(scene, placed, paper)),
        box=(*paper.point((0, 0)), *paper.point(MEASURES.size)),
        pixel=round(1 / factor, 4),
        banded=scene.banded,
        point=tell_point(scene),
        notes=(*tell_space(scene), *warnings_of(scene.surplus)),
        certificate=certificate,
    )


def _dots(scene: Scene, placed: Placed, paper: _Paper) -> Iterator[Dot]:
    told = tell_dots(scene)
    for number, dot in enumerate(scene.dots):
        beside = placed.beside[number]
        x, y = dot.spot.place
        yield Dot(
            name=dot.name,
            place=(round(x, 2), round(y, 2)),
            reach=round(placed.dots[number].radius / paper.factor, 2),
            is_witness=dot.is_witness,
            told=told[number],
            beside=paper.point((beside.x, beside.y)),
            leader=paper.leader(beside),
        )


class _Paper:
    """Where points on paper are in the plane of the circles."""

    def __init__(self, middle: Any, factor: float) -> None:
        self.factor = factor
        self._middle = middle

    def point(self, place: Point) -> Point:
        """Return a point in the plane, to a hundredth."""
        x, y = self._middle + (np.array(place) - np.array(MEASURES.size) / 2) / self.factor
        return round(float(x), 2), round(float(y), 2)

    def leader(self, label: Label) -> Leader | None:
        """Return the line to a name."""
        if label.leader is None:
            return None
        foot, end = label.leader
        return self.point(foot), self.point(end)


def _line(reading: Import, mood: str, picture: Picture) -> str:
    content = {"reading": str(reading), "mood": mood, "picture": asdict(picture)}
    return json.dumps(content, separators=(",", ":"))


if __name__ == "__main__":
    target = Path(str(files("syllogism.study.report").joinpath(FILE)))
    lines = ",\n".join(_line(*one) for one in arrange_moods())
    with replacing(target) as partial:
        partial.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
