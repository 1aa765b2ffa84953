"""Twenty-one varied arguments in every style: each picture can be read, whatever is in it."""

import sys
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

from syllogism import draw
from syllogism.errors import ArgumentError, EvidenceError
from syllogism.language.arguments import Import
from syllogism.language.reading import parse_argument
from syllogism.pictures import Style

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from pictures import ARGUMENTS, MODERN

BORDERS = ("circle-", "cap-")  # what the identifiers of the borders of terms begin with
FLAT = {Style.EULER, Style.HYPERBOLIC}  # where complements have no place
VENNS = 3  # terms


def _words(figure):
    """All that is written, with the box it takes in pixels."""
    renderer = figure.canvas.get_renderer()
    texts = [text for text in figure.findobj(Text) if text.get_text()]
    return [(text, text.get_window_extent(renderer)) for text in texts]


def _kinds(figure):
    """The identifiers of all that is drawn."""
    return [artist.get_gid() or "" for artist in (*figure.findobj(Patch), *figure.findobj(Line2D))]


def _borders(figure):
    """Points along every border of a term, in pixels, at most one apart."""
    for artist in (*figure.findobj(Patch), *figure.findobj(Line2D)):
        kind = (artist.get_gid() or "").split("supposed-")[-1].split("behind-")[-1]
        if not kind.startswith(BORDERS):
            continue
        path = artist.get_transform().transform_path(artist.get_path())
        for ring in path.to_polygons(closed_only=False):
            steps = np.hypot(*np.diff(ring, axis=0).T)
            way = np.append(0, np.cumsum(steps))
            along = np.linspace(0, way[-1], int(way[-1]) + 2)
            yield np.stack([np.interp(along, way, ring[:, axis]) for axis in (0, 1)], axis=1)


def _faults(figure):
    """What a demanding reader would object to."""
    words, paper = _words(figure), figure.bbox
    assert words
    for text, box in words:
        if box.x0 < 0 or box.y0 < 0 or box.x1 > paper.width or box.y1 > paper.height:
            yield f"{text.get_text()!r} is cut off"
        if text.get_fontsize() < 8:
            yield f"{text.get_text()!r} is too small"
    for (one, first), (other, second) in combinations(words, 2):
        if first.overlaps(second):
            yield f"{one.get_text()!r} overlaps {other.get_text()!r}"
    for x, y in (border.T for border in _borders(figure)):
        if min(x.min(), y.min()) < 0 or x.max() > paper.width or y.max() > paper.height:
            yield "a border is cut off"
        for text, box in words:
            if ((box.x0 < x) & (x < box.x1) & (box.y0 < y) & (y < box.y1)).any():
                yield f"a border runs through {text.get_text()!r}"


@pytest.mark.parametrize("style", Style, ids=lambda style: style.value)
@pytest.mark.parametrize("name", ARGUMENTS)
def test_every_picture_can_be_read(name, style):
    """No label overlaps another or a border, nothing is cut off, and no letter is too small."""
    argument = parse_argument(ARGUMENTS[name])
    reading = Import.MODERN if name in MODERN else Import.TRADITIONAL
    if style is Style.VENN and len(argument.terms) > VENNS:
        with pytest.raises(ArgumentError, match="up to 3 terms"):
            draw(argument, style=style, reading=reading)
        return
    if style in FLAT and argument.is_signed:
        with pytest.raises(EvidenceError, match="sphere3d draws caps on a globe"):
            draw(argument, style=style, reading=reading)
        return
    picture = draw(argument, style=style, reading=reading)

    assert list(_faults(picture.figure)) == []
    assert picture.answer.grade.value == "sound"
    if style is not Style.VENN:
        drawn = {kind.split("-")[-1] for kind in _kinds(picture.figure) if kind.startswith(BORDERS)}
        assert drawn == set(map(str, picture.scene.inhabited))
