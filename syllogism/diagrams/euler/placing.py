"""Where everything goes in a picture: circles in the middle, as large as the names let them be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from syllogism.diagrams.euler.labels import Disc, Ground, Label, find_labels
from syllogism.diagrams.euler.measures import Measures
from syllogism.diagrams.euler.scene import Dot, Scene
from syllogism.diagrams.lettering import Ruler

SCALES = (0.9, 0.84, 0.72, 0.6, 0.48, 0.36)  # shares of the picture for circles, until names fit
LABEL_WIDTH = 110.0  # a longer name is broken into lines
LEAST_DOT = 1.4  # radius of an individual where there is little room
CLEAR = 0.6  # between an individual and a border


@dataclass(frozen=True, slots=True)
class Placed:
    """Everything at its place on paper.

    Args:
        discs: The circle of each term, by number.
        groups: The numbers of the terms, those of the same circle together.
        words: What is written for each group.
        labels: Where.
        dots: Where each individual stands.
        beside: Where their names stand.
        border: A circle around everything.
    """

    discs: Mapping[int, Disc]
    groups: Sequence[Sequence[int]]
    words: Sequence[str]
    labels: Sequence[Label]
    dots: Sequence[Disc]
    beside: Sequence[Label]
    border: Disc | None


def place(
    ruler: Ruler,
    scene: Scene,
    names: Mapping[str, str],
    scale: float,
    corner: tuple[float, float],
    measures: Measures,
) -> Placed | None:
    """Return the places if circles fill so large a share of the picture, or None if names do not.

    Circles are in the middle of the picture.
    """
    view = scene.view
    low, high = view.corners
    factor = scale * float(np.min(np.array(measures.size) / (high - low)))
    begin = np.array(corner) + np.array(measures.size) / 2 - (low + high) / 2 * factor

    def disc(place: Sequence[float] | np.ndarray, radius: float) -> Disc:
        x, y = (begin + np.array(place) * factor).tolist()
        return Disc(x, y, radius)

    discs = {
        number: disc(place, float(radius) * factor)
        for number, place, radius in zip(scene.inhabited, view.centres, view.radii, strict=True)
    }
    border = None if view.border is None else disc((0, 0), view.border * factor)
    dots = [
        disc(dot.spot.place, _reach(dot, dot.spot.room * factor, measures)) for dot in scene.dots
    ]
    groups = _coinciding(discs)
    terms = scene.configuration.terms
    named = [" = ".join(names[terms[number]] for number in group) for group in groups]
    fontsize = measures.fontsize
    words = [ruler.wrap(name, width=LABEL_WIDTH, fontsize=fontsize, bold=True) for name in named]
    paper = (*corner, corner[0] + measures.size[0], corner[1] + measures.size[1])
    found = find_labels(
        Ground(paper, [discs[group[0]] for group in groups], dots, border, measures.spacing),
        [ruler.size(name, fontsize=fontsize, bold=True) for name in words],
        [ruler.size(dot.name, fontsize=fontsize) for dot in scene.dots if measures.names_dots],
    )
    if found is None:
        return None
    return Placed(discs, groups, words, found[0], dots, found[1], border)


def _reach(dot: Dot, room: float, measures: Measures) -> float:
    """Return how far a dot, or the ring around it, reaches, a little less than to a border."""
    wanted, least = measures.dot, LEAST_DOT
    if dot.is_witness:
        wanted, least = measures.ring, 2 * LEAST_DOT
    return max(least, min(wanted, room - CLEAR - measures.line / 2))


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
