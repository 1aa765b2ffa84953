"""Figure: how transformers learned, in loss and in answers right, step by step.

A curve begins anew where the reading exercises end and the answers begin, at a line; exercises have
no verdicts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import LogFormatter

from syllogism.reasoners.transformer.metrics import Metrics
from syllogism.study.figures.averaging import averaged
from syllogism.study.figures.theme import BLUE, FAINT, GREEN, ORANGE, SMALL, drawing

LINES = ("solid", "dashed", "dashdot")


def draw_training(curves: Mapping[str, Sequence[Metrics]]) -> Figure:
    """Return a figure with the losses on the left and the shares of right answers on the right.

    Args:
        curves: The table of each training, by what it is called.
    """
    with drawing(height=3.6) as figure:
        losses, shares = figure.subplots(1, 2, sharex=True)
        ends: set[int] = set()
        looks = zip(cycle((BLUE, ORANGE, GREEN)), cycle(LINES), strict=False)
        for (name, rows), (colour, line) in zip(curves.items(), looks, strict=False):
            exercises = [row for row in rows if row.right_verdicts is None]
            answers = rows[len(exercises) :]
            for stage in filter(None, (exercises, answers)):
                _draw(losses, stage, [row.loss for row in stage], colour, line)
                _draw(shares, stage, [row.right_answers for row in stage], colour, line)
            verdicts = [row.right_verdicts for row in answers if row.right_verdicts is not None]
            _draw(shares, answers, verdicts, colour, "dotted")
            losses.plot([], color=colour, linestyle=line, label=name)
            if exercises:
                ends.add(exercises[-1].step)
        losses.set_yscale("log")
        losses.yaxis.set_major_formatter("{x:g}")  # no exponents: they would be too small to read
        losses.yaxis.set_minor_formatter(LogFormatter())  # and these only where there is room
        losses.set_ylabel("mean loss of a token, in nats")
        shares.set_ylim(0, 1.02)
        shares.set_ylabel("share right (dotted: verdicts)")
        for axes in (losses, shares):
            axes.set_xlim(0, max(rows[-1].step for rows in curves.values()))
            axes.set_xlabel("steps")
            axes.grid(color=FAINT, alpha=0.25)
            for end in ends:
                axes.axvline(end, color=FAINT, linewidth=0.8)
                axes.annotate(
                    "exercises",
                    (end, 0.03),
                    (-3, 0),
                    xycoords=axes.get_xaxis_transform(),
                    textcoords="offset points",
                    rotation=90,
                    ha="right",
                    fontsize=SMALL,
                )
        figure.legend(loc="outside lower center", ncols=len(curves))
    return figure


def _draw(
    axes: Axes, rows: Sequence[Metrics], values: Sequence[float], colour: str, line: str
) -> None:
    """Draw a curve through the means of neighbouring rows."""
    steps, means = zip(*averaged(rows, values), strict=True)
    axes.plot(steps, means, color=colour, linestyle=line)
