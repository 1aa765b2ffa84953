"""Averaging: the rows of a training's table as a curve that shows the trend in the noise."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from syllogism.reasoners.transformer.metrics import Metrics

POINTS = 150  # of a curve at most: rows are averaged into them


def averaged(rows: Sequence[Metrics], values: Sequence[float]) -> list[tuple[int, float]]:
    """Return the means of neighbouring values, each with the last step that it averages.

    Args:
        rows: Rows of a training's table.
        values: A number of each row.
    """
    size = -(-len(values) // POINTS)
    starts = np.arange(0, len(values), size)
    counts = np.diff([*starts, len(values)])
    means = np.add.reduceat(np.asarray(values, dtype=float), starts) / counts
    ends = np.array([row.step for row in rows])[starts + counts - 1]
    return list(zip(ends.tolist(), means.tolist(), strict=True))
