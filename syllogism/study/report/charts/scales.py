"""Scales: where on an axis a number lies, and which numbers are written beneath it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

UNITS = ("ns", "\N{MICRO SIGN}s", "ms", "s")  # a thousand times longer each
LABELLED = 3  # decades from one written time to the next, where there are many


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from left to right.

    Args:
        low: The number at its left end.
        high: That at its right end.
        ticks: Where it has ticks, with what is written beneath; "" for nothing.
        is_log: Whether equal lengths are equal ratios.
    """

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    is_log: bool = False

    def share(self, number: float) -> float:
        """Return where a number lies, from 0 to 1."""
        low, high, value = self.low, self.high, min(max(number, self.low), self.high)
        if self.is_log:
            low, high, value = math.log(low), math.log(high), math.log(value)
        return (value - low) / (high - low)


SHARES = Scale(0.0, 1.0, tuple((n / 5, f"{n / 5:g}") for n in range(6)))
"""From nothing to all."""


def scale_of_times(seconds: Iterable[float]) -> Scale:
    """Return a logarithmic scale of whole decades around some times.

    >>> [words for _, words in scale_of_times([3e-5, 0.002]).ticks]
    ['10 µs', '100 µs', '1 ms', '10 ms']
    """
    given = [max(time, 1e-9) for time in seconds]
    first = math.floor(math.log10(min(given)) + 1e-9)
    last = math.ceil(math.log10(max(given)) - 1e-9)
    last = max(last, first + 1)
    decades = range(first, last + 1)
    every = 1 if len(decades) <= LABELLED + 1 else LABELLED
    ticks = ((10.0**n, _time(n) if n % every == 0 else "") for n in decades)
    return Scale(10.0**first, 10.0**last, tuple(ticks), is_log=True)


def _time(decade: int) -> str:
    thousands, tens = divmod(decade + 9, 3)
    size = min(thousands, len(UNITS) - 1)
    return f"{10 ** (tens + 3 * (thousands - size)):,} {UNITS[size]}"


def scale_of_numbers(low: float, high: float) -> Scale:
    """Return a scale whose four ticks or so are round numbers.

    >>> [words for _, words in scale_of_numbers(0, 15_000).ticks]
    ['0', '5,000', '10,000', '15,000']
    """
    rough = (high - low) / 4 or 1.0
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * factor for factor in (1, 2, 5, 10) if size * factor >= rough * 0.999)
    first, last = math.floor(low / step), math.ceil(high / step)
    ticks = tuple((n * step, f"{n * step:,.10g}") for n in range(first, last + 1))
    return Scale(first * step, last * step, ticks)
