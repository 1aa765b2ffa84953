"""How large everything is in a picture of circles, in points."""

from __future__ import annotations

from typing import NamedTuple

from syllogism.diagrams.euler.scene import Scene

PICTURE = (380.0, 330.0)  # width and height of a picture with its names
LARGE = (470.0, 410.0)  # the same of more than FEW circles
FEW = 4
FONTSIZE = 11.0
LINE = 1.8  # width of a border
BAND = 7.0  # width of the band along a border that the picture makes a point of
DOT = 3.0  # radius of an individual
RING = 7.0  # radius of the ring around an individual that the picture makes a point of


class Measures(NamedTuple):
    """How large everything is in a picture.

    Args:
        size: Width and height of the picture with its names.
        fontsize: Of all names.
        line: Width of a border.
        band: Width of the band along a marked border.
        dot: Radius of an individual.
        ring: Radius of the ring around a marked one.
        spacing: What is kept free around names, relative to a picture of full size.
        names_dots: Whether individuals are named.
    """

    size: tuple[float, float]
    fontsize: float = FONTSIZE
    line: float = LINE
    band: float = BAND
    dot: float = DOT
    ring: float = RING
    spacing: float = 1.0
    names_dots: bool = True


SMALL = Measures(
    (76.0, 70.0),
    fontsize=8.0,
    line=1.2,
    band=4.5,
    dot=2.0,
    ring=4.5,
    spacing=0.35,
    names_dots=False,
)


def measures_of(scene: Scene) -> Measures:
    """Return how large a picture of so many circles is."""
    return Measures(PICTURE if len(scene.inhabited) <= FEW else LARGE)
