"""Radii, distances and the span, as whole numbers on a grid.

Axes: ``batch`` sets of propositions, ``terms``.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from jaxtyping import Int32

UNIT = 1 << 18  # whole numbers in a unit of length: leaves values up to 8,192 in 32 bits
ROOM = UNIT // 4  # room to spare: balls do not touch unless they must, and rounding is harmless


class Lengths(NamedTuple):
    """The unknowns of the network for many terms, or what belongs to each of them.

    Args:
        radii: Of each term's ball.
        distances: Of each pair of centres; 0 where a pair is not linked.
        span: Of each centre from that of its complement, shape ``(*batch)``; None where nobody
            speaks of complements.
    """

    radii: Int32[Any, "*batch terms"]
    distances: Int32[Any, "*batch terms terms"]
    span: Any
