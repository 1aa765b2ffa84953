"""Figure: how the loss of each transformer fell while it was trained."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure

from syllogism.reasoners.transformer.corpus import Split
from syllogism.study.figures.theme import ORANGE, Theme, drawing

WINDOW = 25  # steps whose losses are averaged into one point, to see the trend in the noise


def draw_training(losses: Mapping[Split, npt.NDArray[np.float64]], theme: Theme) -> Figure:
    """Return a figure with one curve for each split.

    Args:
        losses: Mean loss of an answer's token in nats, shape ``(steps,)``, for each split.
        theme: Paper and ink.
    """
    looks = {Split.RANDOM: (theme.blue, "solid"), Split.HELD_OUT_MOODS: (ORANGE, "dashed")}
    with drawing(theme, height=3.6) as figure:
        axes = figure.subplots()
        for split, every in losses.items():
            steps = np.arange(0, len(every), WINDOW)
            means = np.add.reduceat(every, steps) / np.diff([*steps, len(every)])
            colour, style = looks[split]
            axes.plot(
                np.minimum(steps + WINDOW, len(every)),
                means,
                color=colour,
                linestyle=style,
                label=f"split: {split}",
            )
        axes.set_yscale("log")
        axes.yaxis.set_major_formatter("{x:g}")  # no exponents: they would be too small to read
        axes.set_xlim(0, max(map(len, losses.values())))
        axes.set_xlabel("steps")
        axes.set_ylabel("mean loss of a token, in nats")
        axes.grid(color=theme.faint, alpha=0.25)
        figure.legend(loc="outside lower center", ncols=len(losses))
    return figure
