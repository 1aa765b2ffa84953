"""Figure: how often each reasoner is right, against how often its evidence is sound."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from syllogism.study.figures.theme import ORANGE, SMALL, Theme, drawing
from syllogism.study.scores import Score

ROW = 0.5  # inches for a reasoner: two marks and two numbers, one above the other
APART = 0.19  # rows between the two marks of a reasoner and its middle


def draw_rightness(scores: Sequence[Score], theme: Theme) -> Figure:
    """Return a figure with two marks for each reasoner and split: accuracy, and sound evidence.

    Side by side on one scale, since on two axes all who are perfect would hide one another.
    """
    panels = {split: list(rows) for split, rows in groupby(scores, lambda score: score.split)}
    rows = [len(panel) for panel in panels.values()]
    height = ROW * sum(rows) + 0.4 * len(rows) + 0.9
    with drawing(theme, height=height) as figure:
        grid = figure.subplots(len(rows), 1, sharex=True, squeeze=False, height_ratios=rows)
        for axes, (split, panel) in zip(grid[:, 0], panels.items(), strict=True):
            axes.set_title(f"Split: {split}")
            _draw_panel(axes, panel, theme)
        grid[-1, 0].set_xlabel("share of the arguments, with 95% interval")
        handles, labels = grid[0, 0].get_legend_handles_labels()
        figure.legend(handles, labels, loc="outside lower center", ncols=3)
    return figure


def _draw_panel(axes: Axes, scores: Sequence[Score], theme: Theme) -> None:
    axes.set_xlim(-0.02, 1.02)
    axes.set_xticks(np.linspace(0, 1, 6))
    axes.set_yticks(range(len(scores)), [score.reasoner for score in scores])
    axes.set_ylim(len(scores) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color=theme.faint, alpha=0.25)
    axes.set_axisbelow(True)
    for measure, colour, marker, shift in (
        ("accuracy", theme.blue, "o", -APART),
        ("explained soundly", ORANGE, "D", APART),
    ):
        estimates = [score.accuracy if shift < 0 else score.sound for score in scores]
        places = [row + shift for row in range(len(scores))]
        axes.hlines(
            places,
            [estimate.low for estimate in estimates],
            [estimate.high for estimate in estimates],
            color=colour,
            linewidth=2.5,
        )
        axes.plot(
            [estimate.value for estimate in estimates],
            places,
            linestyle="none",
            marker=marker,
            markersize=7,
            color=colour,
            markeredgecolor=theme.ink,
            markeredgewidth=0.7,
            clip_on=False,
            label=measure,
        )
        for place, estimate in zip(places, estimates, strict=True):
            axes.text(
                1.02,
                place,
                f"{estimate.value:.3f}",
                transform=axes.get_yaxis_transform(),
                va="center",
                fontsize=SMALL,
            )
    for baseline in (score for score in scores if score.is_baseline):
        axes.axvline(
            baseline.accuracy.value,
            color=theme.ink,
            linestyle=(0, (4, 3)),
            linewidth=1,
            zorder=1,
            label=f"accuracy of {baseline.reasoner}",
        )
