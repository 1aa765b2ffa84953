"""Energy over the steps, and below it a band for each inequality, the darker the harder it pulls.

Both share the axis of steps. The energy stands on a logarithmic axis that ends where it is drawn
as nothing. Words stand beside their band, so that no legend is needed and colours do not matter.

Lengths on paper are in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import PowerNorm
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from syllogism.diagrams.lettering import FONT, INK, Block, Ruler, write
from syllogism.diagrams.sheets import MARGIN, empty_sheet
from syllogism.reasoners.spheres.traces.trace import Trace

NOTHING = 1e-4  # the energy that is drawn as nothing: a hundredth of a margin is missing in all
BAND = 15.0  # height of an inequality's band
BANDS = 14  # at most; of more, those that pull most
HEIGHT = 110.0  # of the energy's axes
WORDS = 230.0  # width for the words of the inequalities
ENDS = 46.0  # width for the last pulls
GAP = 14.0
AXIS = 30.0  # height for the numbers below
FONTSIZE = 8.5
MARK = "#0072B2"  # of the energy
PALE = "#888888"


def curves_height(trace: Trace) -> float:
    """Return the height that the curves of a trace take."""
    return HEIGHT + GAP + BAND * len(_shown(trace)) + AXIS + GAP


def draw_curves(
    figure: Figure,
    sheet: Axes,
    trace: Trace,
    *,
    corner: tuple[float, float],
    width: float,
    marked: Sequence[int] = (),
) -> list[Axes]:
    """Draw energy and pulls over the steps, and return their axes.

    Where nothing ever pulls there is only the energy.

    Args:
        figure: The drawing.
        sheet: Its axes, which count in points.
        trace: The path.
        corner: Lower left corner.
        width: Of everything, words included.
        marked: Steps to be marked, numbered from 1.
    """
    shown = _shown(trace)
    left, low = corner[0] + WORDS, corner[1] + AXIS
    across, bands = width - WORDS - ENDS, BAND * len(shown)
    curve = _axes(figure, sheet, (left, low + bands + GAP, across, HEIGHT))
    steps = np.arange(trace.steps + 1)
    _draw_energy(curve, trace, steps, marked)
    if not shown:
        _number_steps(curve)
        return [curve]
    heat = _axes(figure, sheet, (left, low, across, bands))
    heat.imshow(
        trace.pulls[:, shown].T,
        aspect="auto",
        cmap="Greys",
        norm=PowerNorm(0.5, vmin=0, vmax=max(1.0, float(trace.pulls.max()))),
        extent=(-0.5, trace.steps + 0.5, len(shown), 0),
        interpolation="nearest",
    )
    for line in range(1, len(shown)):
        heat.axhline(line, color="white", linewidth=2)
    heat.set_yticks([])
    curve.tick_params(labelbottom=False)
    _number_steps(heat)
    _write_words(sheet, trace, shown, left, low + bands, across)
    return [curve, heat]


def draw_energy(trace: Trace) -> Figure:
    """Return the energy and every pull over the steps, with the words of what is asked."""
    ruler = Ruler()
    width = 680.0
    title = [
        Block(trace.title, fontsize=11, bold=True),
        Block(trace.ending, fontsize=9.5, after=10),
    ]
    above = ruler.height(title, width=width)
    below = curves_height(trace)
    figure, sheet = empty_sheet(width + 2 * MARGIN, above + below + 2 * MARGIN)
    write(sheet, ruler, title, left=MARGIN, top=MARGIN + below + above, width=width)
    draw_curves(figure, sheet, trace, corner=(MARGIN, MARGIN), width=width)
    return figure


def _shown(trace: Trace) -> list[int]:
    """Return which inequalities have a band: those that ever pull, the strongest if many do."""
    total = trace.pulls.sum(axis=0)
    ever = [n for n in range(len(total)) if trace.pulls[:, n].max() > 0.01]
    return sorted(sorted(ever, key=lambda n: -total[n])[:BANDS])


def _axes(figure: Figure, sheet: Axes, box: tuple[float, float, float, float]) -> Axes:
    """Return axes at a place that is given in points."""
    width, height = sheet.get_xlim()[1], sheet.get_ylim()[1]
    left, low, across, tall = box
    axes = figure.add_axes((left / width, low / height, across / width, tall / height))
    axes.xaxis.set_major_locator(
        MaxNLocator(integer=True, min_n_ticks=1, steps=[1, 2, 5, 10])
    )  # steps are whole
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    return axes


def _draw_energy(curve: Axes, trace: Trace, steps: np.ndarray, marked: Sequence[int]) -> None:
    energy = np.maximum(trace.energy, NOTHING)
    curve.set_yscale("log")
    curve.plot(steps, energy, color=MARK, linewidth=1.8)
    curve.set_xlim(-0.5, trace.steps + 0.5)
    top = max(20 * NOTHING, float(energy.max()) * 12)
    curve.set_ylim(NOTHING / 1.6, top)
    ticks = [power for power in 10.0 ** np.arange(-4, 4) if power <= top]
    curve.set_yticks(ticks, ["0", *(f"{tick:g}" for tick in ticks[1:])])
    curve.minorticks_off()
    curve.tick_params(labelsize=FONTSIZE, labelcolor=INK)
    curve.set_title("energy", fontsize=FONTSIZE, color=INK, fontfamily=FONT, loc="left", pad=6)
    for number, step in enumerate(marked, start=1):
        curve.plot([step], [energy[step]], "o", color=MARK, markersize=5)
        curve.annotate(
            str(number),
            (step, energy[step]),
            xytext=(0, 6),
            textcoords="offset points",
            fontsize=FONTSIZE,
            horizontalalignment="center",
            color=INK,
            fontfamily=FONT,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
        )


def _number_steps(axes: Axes) -> None:
    """Write numbers below the axes that are lowest."""
    axes.set_xlabel("step", fontsize=FONTSIZE, color=INK, fontfamily=FONT)
    axes.tick_params(labelsize=FONTSIZE, labelcolor=INK)


def _write_words(
    sheet: Axes, trace: Trace, shown: list[int], left: float, top: float, across: float
) -> None:
    """Write what each band is about on its left, and its last pull on its right."""
    ruler, labels = Ruler(), trace.labels(short=True)
    letters: dict[str, Any] = {"fontsize": FONTSIZE, "fontfamily": FONT, "parse_math": False}
    for band, number in enumerate(shown):
        middle = top - BAND * (band + 0.5)
        words = labels[number]
        while ruler.size(words, fontsize=FONTSIZE)[0] > WORDS - 10:
            words = words.rstrip("\N{HORIZONTAL ELLIPSIS}")[:-1] + "\N{HORIZONTAL ELLIPSIS}"
        sheet.text(left - 8, middle, words, ha="right", va="center", color=INK, **letters)
        last = f"{trace.pulls[-1, number]:.2f}"
        sheet.text(left + across + 8, middle, last, ha="left", va="center", color=INK, **letters)
    sheet.text(left + across + 8, top + 4, "last", ha="left", va="bottom", color=PALE, **letters)
    sheet.text(
        left - 8, top + 4, "how hard each pulls", ha="right", va="bottom", color=PALE, **letters
    )
