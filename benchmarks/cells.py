"""Cells and tables of the README, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of rows under heads."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def estimate(estimated: dict[str, float]) -> str:
    """Return an estimate with its interval, to four places."""
    return f"{estimated['value']:.4f} ({estimated['low']:.4f} to {estimated['high']:.4f})"


def share(estimated: dict[str, float]) -> str:
    """Return an estimate with its interval, to three places."""
    return f"{estimated['value']:.3f} ({estimated['low']:.3f} to {estimated['high']:.3f})"


def hits(estimated: dict[str, float]) -> str:
    """Return how many of how many an estimate counts."""
    return f"{round(estimated['value'] * estimated['count'])} of {estimated['count']}"
