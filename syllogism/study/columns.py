"""The columns of the table of scores, and how an estimate is written in one.

The terminal and the report show the same table, so what its columns are called, what they mean
and how many digits they show is said once, here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor

from syllogism.estimates import Estimate
from syllogism.study.scores import Score


@dataclass(frozen=True, slots=True)
class Cell:
    """An estimate in three short texts.

    Args:
        value: The number itself.
        interval: Its 95% interval.
        count: The size of the sample.
    """

    value: str
    interval: str
    count: str


NONE = Cell("none", "", "n 0")  # the share of an empty sample


@dataclass(frozen=True, slots=True)
class Column:
    """One measure.

    Args:
        heading: What it is called.
        meaning: What it counts, in a sentence.
        estimate: Where a score holds it.
        write: How its estimate is written.
    """

    heading: str
    meaning: str
    estimate: Callable[[Score], Estimate | None]
    write: Callable[[Estimate], Cell]

    def cell(self, score: Score) -> Cell:
        """Return what the table shows for a score."""
        estimate = self.estimate(score)
        return NONE if estimate is None else self.write(estimate)


def _share(estimate: Estimate) -> Cell:
    return share_cell(estimate, digits=2)


def share_cell(estimate: Estimate, *, digits: int) -> Cell:
    """Return how a share is shown, its interval with some digits."""
    return Cell(f"{estimate.value:.3f}", _interval(estimate, digits), f"n {estimate.count:,}")


def _number(estimate: Estimate) -> Cell:
    hits = round(estimate.value * estimate.count)
    return Cell(f"{hits} of {estimate.count}", _interval(estimate), f"n {estimate.count:,}")


def _interval(estimate: Estimate, digits: int = 2, unit: float = 1.0) -> str:
    """Write the interval with few digits, rounded outwards so that it stays a 95% interval."""
    scale = 10**digits / unit
    low, high = (round(end * scale, 6) for end in (estimate.low, estimate.high))  # undoes 0.1 + 0.2
    return f"{floor(low) / 10**digits:.{digits}f}-{ceil(high) / 10**digits:.{digits}f}"


def _time(estimate: Estimate) -> Cell:
    """Write all three times in the unit that suits the middle one."""
    size, unit = next(
        (size, unit)
        for size, unit in ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns"))
        if estimate.value >= size or unit == "ns"
    )
    digits = 0 if estimate.value >= 10 * size else 1
    return Cell(
        f"{estimate.value / size:.{digits}f} {unit}",
        _interval(estimate, digits, size),
        f"n {estimate.count:,}",
    )


COLUMNS = (
    Column(
        "accuracy", "Share of the arguments judged right.", lambda score: score.accuracy, _share
    ),
    Column(
        "balanced accuracy",
        "Mean of two shares: valid arguments judged VALID, invalid ones judged INVALID. "
        "Saying the same every time gives 0.500.",
        lambda score: score.balanced_accuracy,
        _share,
    ),
    Column(
        "valid moods found",
        "Valid moods of which every argument was judged VALID, of all valid moods that were asked.",
        lambda score: score.moods_found,
        _number,
    ),
    Column(
        "explained soundly",
        "Share of all judgements whose evidence is SOUND: passes the audit and shows the verdict.",
        lambda score: score.sound,
        _share,
    ),
    Column(
        "right for the wrong reason",
        "Share of the right verdicts whose evidence is not SOUND.",
        lambda score: score.right_for_the_wrong_reason,
        _share,
    ),
    Column(
        "contradicting",
        "Share of all judgements whose evidence passes the audit and shows the other verdict.",
        lambda score: score.contradicting,
        _share,
    ),
    Column(
        "undecided",
        "Share of the arguments on which no verdict was given.",
        lambda score: score.undecided,
        _share,
    ),
    Column(
        "seconds per argument",
        "Median wall time. A batch shares its time evenly and is timed once, so n counts timings.",
        lambda score: score.seconds,
        _time,
    ),
)
