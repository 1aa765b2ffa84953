"""Words on paper: how wide they are, where their lines break, and short names for long terms."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

FONT = "DejaVu Sans"  # comes with matplotlib, so drawings are the same everywhere
LEADING = 1.25  # height of a line in font sizes
ASCENT = 0.93  # height of a line above its baseline in font sizes
INK = "#222222"
FINENESS = 4  # pixels in a point when words are measured: at one, hinting changes their width
SHORT = 2  # letters up to which a term may stand in a formula as it is

_LETTERS: Any = {
    "fontfamily": FONT,
    "linespacing": LEADING,
    "parse_math": False,  # a term may contain a dollar sign
}


@dataclass(frozen=True, slots=True)
class Block:
    """Words that are set together.

    Args:
        words: The words.
        fontsize: In points.
        bold: Whether they are bold.
        indent: Points from the left edge.
        after: Points left free below.
        colour: Of the letters.
    """

    words: str
    fontsize: float
    bold: bool = False
    indent: float = 0.0
    after: float = 5.0
    colour: str = INK


class Ruler:
    """Measures words as they will be drawn, in points."""

    def __init__(self) -> None:
        self._figure = Figure(dpi=72 * FINENESS)
        self._renderer: RendererBase = FigureCanvasAgg(self._figure).get_renderer()  # type: ignore[no-untyped-call]

    def size(self, words: str, *, fontsize: float, bold: bool = False) -> tuple[float, float]:
        """Return width and height of some lines."""
        text = Text(
            0,
            0,
            words,
            figure=self._figure,
            fontsize=fontsize,
            fontweight="bold" if bold else "normal",
            **_LETTERS,
        )
        box = text.get_window_extent(self._renderer)
        return float(box.width) / FINENESS, float(box.height) / FINENESS

    def wrap(self, words: str, *, width: float, fontsize: float, bold: bool = False) -> str:
        """Return the words in lines no wider than so many points."""
        letters = max(1, len(words))
        while True:
            lines = "\n".join(textwrap.wrap(words, letters))
            widest, _ = self.size(lines, fontsize=fontsize, bold=bold)
            if widest <= width or letters == 1:
                return lines
            letters = max(1, min(letters - 1, int(letters * width / widest) + 1))

    def lines(self, block: Block, *, width: float) -> tuple[str, float]:
        """Return a block broken into lines, and the height it takes with what is free below."""
        lines = self.wrap(
            block.words, width=width - block.indent, fontsize=block.fontsize, bold=block.bold
        )
        height = LEADING * block.fontsize * (lines.count("\n") + 1)
        return lines, height + block.after

    def height(self, blocks: Sequence[Block], *, width: float) -> float:
        """Return the height that some blocks take below one another."""
        return sum(self.lines(block, width=width)[1] for block in blocks)


def write(
    sheet: Axes, ruler: Ruler, blocks: Sequence[Block], *, left: float, top: float, width: float
) -> None:
    """Write some blocks below one another, from a left upper corner down."""
    for block in blocks:
        lines, height = ruler.lines(block, width=width)
        last = top - (ASCENT + LEADING * lines.count("\n")) * block.fontsize
        sheet.text(
            left + block.indent,
            last,
            lines,
            color=block.colour,
            fontsize=block.fontsize,
            fontweight="bold" if block.bold else "normal",
            horizontalalignment="left",
            verticalalignment="baseline",  # of the last line; by their tops, lines jump by a pixel
            **_LETTERS,
        )
        top -= height


def write_centred(
    sheet: Axes,
    x: float,
    y: float,
    words: str,
    *,
    fontsize: float,
    kind: str = "name",
    bold: bool = False,
    colour: str = INK,
) -> None:
    """Write a name, or another kind of label, around the middle of its place."""
    sheet.text(
        x,
        y,
        words,
        color=colour,
        fontsize=fontsize,
        fontweight="bold" if bold else "normal",
        horizontalalignment="center",
        verticalalignment="center",
        multialignment="center",
        zorder=9,
        gid=kind,
        **_LETTERS,
    )


def short_names(terms: Sequence[str]) -> dict[str, str]:
    """Return for each term what stands for it in a formula: itself if short, else a letter.

    >>> short_names(["S", "M", "P"])
    {'S': 'S', 'M': 'M', 'P': 'P'}
    >>> short_names(["violinists", "people who play the violin", "people who sing"])
    {'violinists': 'V', 'people who play the violin': 'P', 'people who sing': 'W'}
    """
    if all(len(term) <= SHORT and term.isalnum() for term in terms):
        return {term: term for term in terms}
    names: dict[str, str] = {}
    for term in terms:
        initials = [word[0].upper() for word in term.split() if word[0].isalpha()]
        alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        names[term] = next(c for c in [*initials, *alphabet] if c not in names.values())
    return names
