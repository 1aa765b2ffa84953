"""Figure: how transformers learned, in loss and in answers right, step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from syllogism.reasoners.transformer.metrics import Metrics
from syllogism.study.figures.theme import GREEN, ORANGE, Theme, drawing

POINTS = 150  # of a curve at most: rows are averaged into them, to see the trend in the noise
LINES = ("solid", "dashed", "dashdot")


def draw_training(curves: Mapping[str, Sequence[Metrics]], theme: Theme) -> Figure:
    """Return a figure with the losses on the left and the shares of right answers on the right.

    Args:
        curves: The table of each training, by what it is called.
        theme: Paper and ink.
    """
    with drawing(theme, height=3.6) as figure:
        losses, shares = figure.subplots(1, 2, sharex=True)
        looks = zip(cycle((theme.blue, ORANGE, GREEN)), cycle(LINES), strict=False)
        for (name, rows), (colour, line) in zip(curves.items(), looks, strict=False):
            steps = [row.step for row in rows]
            _draw(losses, steps, [row.loss for row in rows], colour, line, name)
            _draw(shares, steps, [row.right_answers for row in rows], colour, line)
            _draw(shares, steps, [row.right_verdicts for row in rows], colour, "dotted")
        losses.set_yscale("log")
        losses.yaxis.set_major_formatter("{x:g}")  # no exponents: they would be too small to read
        losses.set_ylabel("mean loss of a token, in nats")
        shares.set_ylim(0, 1.02)
        shares.set_ylabel("share right (dotted: verdicts)")
        for axes in (losses, shares):
            axes.set_xlim(0, max(rows[-1].step for rows in curves.values()))
            axes.set_xlabel("steps")
            axes.grid(color=theme.faint, alpha=0.25)
        figure.legend(loc="outside lower center", ncols=len(curves))
    return figure


def _draw(
    axes: Axes,
    steps: Sequence[int],
    values: Sequence[float],
    colour: str,
    line: str,
    label: str | None = None,
) -> None:
    """Draw a curve through the means of neighbouring rows, each at the last step it averages."""
    size = -(-len(values) // POINTS)
    starts = np.arange(0, len(values), size)
    counts = np.diff([*starts, len(values)])
    means = np.add.reduceat(np.asarray(values), starts) / counts
    ends = np.asarray(steps)[starts + counts - 1]
    axes.plot(ends, means, color=colour, linestyle=line, label=label)
