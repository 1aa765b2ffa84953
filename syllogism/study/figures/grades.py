"""Figure: what the audit made of each reasoner's evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from syllogism.evidence.grades import Grade
from syllogism.study.figures.theme import (
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    SKY,
    SMALL,
    VERMILLION,
    YELLOW,
    Theme,
    drawing,
)
from syllogism.study.records import Record

FILLS = {  # colour and hatch
    Grade.SOUND: (GREEN, ""),
    Grade.CONTRARY: (YELLOW, "\\\\\\"),
    Grade.INCOMPLETE: (SKY, "///"),
    Grade.MISREAD: (PURPLE, "..."),
    Grade.WRONG: (VERMILLION, "xxx"),
    Grade.MALFORMED: (ORANGE, "+++"),
    Grade.ABSENT: (GREY, "---"),
}
ROW = 0.36  # inches for a reasoner
LEAST_LABELLED = 0.045  # share of the bar that has room for four digits


def draw_grades(records: Sequence[Record], theme: Theme) -> Figure:
    """Return a figure with one bar for each reasoner and split, divided among the grades."""
    panels = {split: list(run) for split, run in groupby(records, lambda record: record.split)}
    rows = [len({record.reasoner for record in panel}) for panel in panels.values()]
    height = ROW * sum(rows) + 0.45 * len(rows) + 0.9
    with drawing(theme, height=height) as figure:
        grid = figure.subplots(len(rows), 1, sharex=True, squeeze=False, height_ratios=rows)
        for axes, (split, panel) in zip(grid[:, 0], panels.items(), strict=True):
            axes.set_title(f"Split: {split}")
            _draw_panel(axes, panel, theme)
        grid[-1, 0].set_xlabel("share of the judgements; the numbers count them")
        handles, labels = grid[0, 0].get_legend_handles_labels()
        figure.legend(handles, labels, loc="outside lower center", ncols=len(Grade))
    return figure


def _draw_panel(axes: Axes, records: Sequence[Record], theme: Theme) -> None:
    reasoners = list(dict.fromkeys(record.reasoner for record in records))
    counts = Counter((record.reasoner, record.grade) for record in records)
    totals = Counter(record.reasoner for record in records)
    axes.set_xlim(0, 1)
    axes.set_yticks(range(len(reasoners)), reasoners)
    axes.set_ylim(len(reasoners) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0)
    left = [0.0] * len(reasoners)
    for grade, (colour, hatch) in FILLS.items():
        shares = [counts[reasoner, grade] / totals[reasoner] for reasoner in reasoners]
        axes.barh(
            range(len(reasoners)),
            shares,
            left=left,
            height=0.66,
            color=colour,
            hatch=hatch,
            edgecolor="black",  # on the colours above, under either theme
            linewidth=0.6,
            label=str(grade),
        )
        for row, (start, share) in enumerate(zip(left, shares, strict=True)):
            if share >= LEAST_LABELLED:
                axes.text(
                    start + share / 2,
                    row,
                    f"{counts[reasoners[row], grade]:,}",
                    ha="center",
                    va="center",
                    fontsize=SMALL,
                    bbox={
                        "boxstyle": "round,pad=0.2",
                        "facecolor": theme.paper,
                        "edgecolor": "none",
                    },
                )
        left = [start + share for start, share in zip(left, shares, strict=True)]
