"""From resting activations to a reason in small whole numbers.

At rest the activations h satisfy ROWS.T @ h = 0 and BOUNDS . h > 0, up to rounding. As a mixture of
several reasons they need not be the shortest one. Every reason lies in a cone, and a *vertex* of
its slice BOUNDS . h = 1 is a reason from which no line can be dropped (Carathéodory). While some
lines that fire depend on one another, there is a way to slide inside the slice, downhill, until one
of them reaches zero and is let go. Where none do any more, we stand on a vertex. Its entries are
ratios of small whole numbers; scaled up they are checked in exact arithmetic, and only what passes
comes back.

Axes: ``rows`` inequalities; ``lines`` the first of them that fire; ``columns`` the unknowns and the
bound; ``batch`` arguments.

Source:
    Farkas, "Theorie der einfachen Ungleichungen" (1902); Carathéodory, "Über den
    Variabilitätsbereich der Fourier'schen Konstanten" (1911).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float32, Float64, Int64

from syllogism.reasoners.spheres.gaps import BOUNDS, ROWS, STATED, UNKNOWNS

FAINT = 2.0**-9  # below is the grid's noise (< 1/1000); of 90,000 firing lines 7 rest below 1/500
LEVEL = 1e-9  # entries below are rounding: those of the rows are -2 ... 2
DENOMINATORS = np.arange(1, 13)  # tried in turn; the moods need only 1
ROUND = 1e-6  # farther from a whole number than this is not one
FACT_PRICE = 0.25  # of a detour or an instance, where a statement costs 1: use few premises
TIE_BREAK = 0.125  # weight of what makes no two reasons cost the same
COLUMNS = UNKNOWNS + 1
LINES = COLUMNS + 1  # more lines than columns: some of so many depend on one another

# The columns of every row, and of one more that stands where fewer lines fire.
_SYSTEM = np.vstack([np.column_stack([ROWS, BOUNDS]), np.zeros(COLUMNS)]).T.copy()
_NO_ROW = len(ROWS)

# What a row costs. Powers of e with different rational exponents obey no linear equation in whole
# numbers (Lindemann), so they break every tie.
_PRICES = np.append(
    np.where(np.arange(len(ROWS)) < STATED.stop, 1.0, FACT_PRICE)
    + TIE_BREAK * np.exp(-np.arange(len(ROWS)) / len(ROWS)),
    0.0,
)


def find_multipliers(
    activations: Float32[np.ndarray, "rows batch"],
) -> Int64[np.ndarray, "rows batch"]:
    """Return whole multipliers under which the rows add up to 0 >= something positive.

    No line with a positive multiplier can be dropped. Where there is no such reason to be found,
    all multipliers are 0.

    Args:
        activations: Where the network came to rest; rows that are not asked do not fire.
    """
    shares = np.zeros((len(ROWS) + 1, activations.shape[1]))
    shares[:_NO_ROW] = np.where(activations > FAINT, activations, 0)
    multipliers = np.zeros(activations.shape, dtype=np.int64)
    open_ = np.arange(shares.shape[1])
    while len(open_):
        lines = _first_firing(shares[:, open_])
        combined = _combine(lines)
        at_vertex, moving = np.nonzero(~combined.slides)[0], np.nonzero(combined.slides)[0]
        rows, numbers = lines[:, at_vertex], open_[at_vertex]
        _put_whole(multipliers, rows, numbers, combined.way[:, at_vertex])
        rows, open_ = lines[:, moving], open_[moving]
        shares[rows, open_] = _slide(shares[rows, open_], rows, combined.way[:, moving])
    multipliers[:, ~are_certificates(multipliers)] = 0
    return multipliers


def are_certificates(multipliers: Int64[np.ndarray, "rows batch"]) -> Bool[np.ndarray, " batch"]:
    """Return, in exact arithmetic, whether the multiplied rows read 0 >= something positive.

    Whole numbers below 2^53 and their sums are exact in float64.
    """
    added_up = np.einsum("cr,rb->cb", _SYSTEM[:, :_NO_ROW], multipliers.astype(np.float64))
    cancels = (added_up[:UNKNOWNS] == 0).all(axis=0)
    certified: Bool[np.ndarray, " batch"]
    certified = cancels & (added_up[UNKNOWNS] > 0) & (multipliers >= 0).all(axis=0)
    return certified


def _first_firing(shares: Float64[np.ndarray, "rows batch"]) -> Int64[np.ndarray, "lines batch"]:
    """Return the numbers of the first rows that fire, filled up with one of zeros."""
    firing = shares > 0
    line = np.cumsum(firing, axis=0) - 1
    rows, numbers = np.nonzero(firing & (line < LINES))
    first = np.full((LINES, shares.shape[1]), _NO_ROW)
    first[line[rows, numbers], numbers] = rows
    return first


class _Combined(NamedTuple):
    """How some lines combine to something without unknowns.

    Args:
        slides: Whether the lines can be combined to 0 = 0.
        way: How; and where they cannot, how they are combined to a reason, if at all.
    """

    slides: Bool[np.ndarray, " batch"]
    way: Float64[np.ndarray, "lines batch"]


def _combine(lines: Int64[np.ndarray, "lines batch"]) -> _Combined:
    """Eliminate one column after another from some lines, keeping count of what was combined."""
    batch = np.arange(lines.shape[1])
    left = _SYSTEM[:, lines]  # (columns, lines, batch): what is left of each line
    ways = np.repeat(np.eye(LINES)[:, :, None], len(batch), axis=2)  # and how it was combined
    free = lines != _NO_ROW
    reason = np.zeros(lines.shape)
    for column in range(COLUMNS):
        usable = free & (np.abs(left[column]) > LEVEL)
        pivot = usable.argmax(axis=0)
        used = usable[pivot, batch]
        free[pivot, batch] &= ~used
        pivots, way = left[column:, pivot, batch], ways[:, pivot, batch]
        if column == UNKNOWNS:
            reason = way * used / np.where(used, pivots[0], 1)
        factor = np.where(free, left[column] / np.where(used, pivots[0], 1), 0) * used
        left[column:] -= factor * pivots[:, None]
        ways -= factor * way[:, None]
    slides = free.any(axis=0)
    dependency = ways[:, free.argmax(axis=0), batch]
    return _Combined(slides, np.where(slides, dependency, reason))


def _slide(
    shares: Float64[np.ndarray, "lines batch"],
    lines: Int64[np.ndarray, "lines batch"],
    way: Float64[np.ndarray, "lines batch"],
) -> Float64[np.ndarray, "lines batch"]:
    """Return the shares of some lines after a slide, down to where the first reaches zero."""
    downhill = np.where((_PRICES[lines] * way).sum(axis=0) > 0, -way, way)
    falling = downhill < -LEVEL
    reach = np.where(falling, shares / np.where(falling, -downhill, 1), np.inf)
    first = reach.min(axis=0)
    slid: Float64[np.ndarray, "lines batch"]
    slid = np.where(falling & (reach <= first), 0, np.maximum(shares + first * downhill, 0))
    return slid


def _put_whole(
    multipliers: Int64[np.ndarray, "rows batch"],
    lines: Int64[np.ndarray, "lines batch"],
    numbers: Int64[np.ndarray, " batch"],
    reason: Float64[np.ndarray, "lines batch"],
) -> None:
    """Write down a reason in its smallest whole proportions, rounded where there are none."""
    least = np.where(reason > LEVEL, reason, np.inf).min(axis=0)
    scaled = DENOMINATORS[:, None, None] * (reason / least)
    whole = np.round(scaled)
    fits = (np.abs(whole - scaled) < ROUND).all(axis=1)  # (denominators, batch)
    chosen = whole[fits.argmax(axis=0), :, np.arange(len(numbers))].T.astype(np.int64)
    there = lines != _NO_ROW
    line, at = np.nonzero(there)
    multipliers[lines[line, at], numbers[at]] = chosen[line, at]
