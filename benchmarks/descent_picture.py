"""Which invalid arguments does descent build? The picture of the committed result of `descent`."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from results_file import RESULTS

from syllogism.study.figures.theme import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    VERMILLION,
    drawing,
    to_png,
)

HEIGHT = 8.3  # inches
SHARE = "invalid arguments built, share"

Row = dict[str, Any]


def main() -> None:
    """Draw the committed result."""
    draw(RESULTS / "descent.json")


def draw(result: Path) -> None:
    """Draw a result file as a picture beside it."""
    measured = json.loads(result.read_text(encoding="utf-8"))["measured"]
    rows = measured["trials"]
    with drawing(height=HEIGHT) as figure:
        figure.suptitle(_certified(rows))
        (terms, dimension), (steps, threshold) = figure.subplots(2, 2)
        _draw_terms(terms, rows)
        _draw_dimension(dimension, rows)
        _draw_steps(steps, rows)
        _draw_threshold(threshold, measured["thresholds"])
        result.with_suffix(".png").write_bytes(to_png(figure))


def _certified(rows: Sequence[Row]) -> str:
    """Return how the certified network did on the same arguments."""
    right = sum(row["certified_right"] for row in rows)
    asked = sum(row["invalid"] + row["valid"] for row in rows)
    return f"Certified network, the same arguments: {right:,} of {asked:,} judgements right"


def _draw_terms(axes: Axes, rows: Sequence[Row]) -> None:
    for kind, style in (("scattered", "--"), ("overlaps", "-")):
        for dim, colour, marker in ((2, VERMILLION, "o"), (3, ORANGE, "s"), (10, BLUE, "^")):
            chosen = _chosen(rows, "terms", kind, dim=dim)
            _line(axes, chosen, lambda row: row["terms"], f"{kind}, {dim} dimensions", colour)
            axes.lines[-1].set(marker=marker, linestyle=style)
    _finish(axes, "More terms: 500 steps, 4 starts", "terms")


def _draw_dimension(axes: Axes, rows: Sequence[Row]) -> None:
    for kind, label, colour, marker in (
        ("moods", "256 moods", GREEN, "D"),
        ("overlaps", "overlaps of 8 terms", VERMILLION, "o"),
    ):
        chosen = _chosen(rows, "dimension", kind)
        _line(axes, chosen, lambda row: row["options"]["dim"], label, colour)
        axes.lines[-1].set(marker=marker)
    axes.set_xscale("log")
    _finish(axes, "More dimensions: 500 steps, 4 starts", "dimensions")


def _draw_steps(axes: Axes, rows: Sequence[Row]) -> None:
    for kind, colour, marker in (("moods", GREEN, "D"), ("overlaps", VERMILLION, "o")):
        for start, style in (("scattered", ":"), ("venn", "-"), ("coincident", "--")):
            chosen = _chosen(rows, "steps", kind, start=start)
            label = f"{'256 moods' if kind == 'moods' else 'overlaps of 8'}, {start}"
            _line(axes, chosen, lambda row: row["options"]["steps"], label, colour)
            axes.lines[-1].set(marker=marker, linestyle=style)
    axes.set_xscale("log")
    _finish(axes, "More steps: the plane, 1 start", "steps")


def _draw_threshold(axes: Axes, thresholds: dict[str, list[Row]]) -> None:
    for (kind, rows), colour in zip(thresholds.items(), (GREEN, VERMILLION), strict=True):
        at = [row["threshold"] for row in rows]
        for error, of, style in (
            ("invalid_called_valid", "invalid", "-"),
            ("valid_called_invalid", "valid", "--"),
        ):
            shares = [row[error] / row[of] for row in rows]
            label = f"{kind}: {error.replace('_', ' ')}"
            axes.plot(at, shares, color=colour, linestyle=style, label=label)
    axes.set_xscale("log")
    _finish(axes, "A small loss is enough: both errors", "loss below, in units of the margin")
    axes.set_ylabel("share in error")


def _chosen(rows: Sequence[Row], axis: str, kind: str, **options: object) -> list[Row]:
    """Return the trials of an axis and a kind that have some options."""
    return [
        row
        for row in rows
        if (row["axis"], row["kind"]) == (axis, kind)
        and all(row["options"].get(name) == value for name, value in options.items())
    ]


def _line(
    axes: Axes, rows: Sequence[Row], place: Callable[[Row], float], label: str, colour: str
) -> None:
    """Draw a line through the shares of trials, with a band as wide as their intervals."""
    places = [place(row) for row in rows]
    low, high = [row["built_low"] for row in rows], [row["built_high"] for row in rows]
    axes.fill_between(places, low, high, color=colour, alpha=0.12, linewidth=0)
    shares = [row["built"] / row["invalid"] for row in rows]
    axes.plot(places, shares, color=colour, markersize=4.5, label=label, clip_on=False)


def _finish(axes: Axes, title: str, under: str) -> None:
    axes.set(title=title, xlabel=under, ylabel=SHARE, ylim=(-0.02, 1.02))
    axes.grid(color=GREY, alpha=0.25)
    axes.legend(loc="best")


if __name__ == "__main__":
    main()
