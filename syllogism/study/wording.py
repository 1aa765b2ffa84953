"""Wording: lists, counts, shares, times and chances as they are read."""

from __future__ import annotations

from collections.abc import Sequence

UNITS = ((1.0, "seconds"), (1e-3, "milliseconds"), (1e-6, "microseconds"))


def listed(names: Sequence[object]) -> str:
    """Return names as a list is read.

    >>> listed(["symbolic", "spheres", "descent"])
    'symbolic, spheres and descent'

    Args:
        names: At least one.
    """
    *first, last = map(str, names)
    return f"{', '.join(first)} and {last}" if first else last


def many(noun: str, count: int) -> str:
    """Return a noun as it stands after a count.

    >>> many("instance of a law", 1), many("argument", 0)
    ('instance of a law', 'arguments')
    """
    return noun if count == 1 else f"{noun}s"


def counted(noun: str, count: int) -> str:
    """Return a count and its noun.

    >>> counted("argument", 2048)
    '2,048 arguments'
    """
    return f"{count:,} {many(noun, count)}"


def percent(share: float) -> str:
    """Return a share in per cent; only nothing is 0%, and only everything is 100%.

    >>> percent(0.0625), percent(1023 / 1024), percent(0.0), percent(1e-6)
    ('6.25%', 'over 99.9%', '0%', 'under 0.1%')
    """
    if 0 < share < 0.001:
        return "under 0.1%"
    return "over 99.9%" if 0.999 < share < 1 else f"{100 * share:.3g}%"


def timed(seconds: float) -> str:
    """Return a time in the unit that suits it.

    >>> timed(1.5), timed(0.0125), timed(2e-7)
    ('1.5 seconds', '12 milliseconds', 'less than a microsecond')
    """
    for size, unit in UNITS:
        if seconds >= size:
            return f"{seconds / size:.{0 if seconds >= 10 * size else 1}f} {unit}"
    return "less than a microsecond"


def chance(p: float) -> str:
    """Return a probability that is never written as none.

    >>> chance(0.0202), chance(0.00001)
    ('p = 0.020', 'p < 0.001')
    """
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}"
