"""Stacks: for each reasoner a bar of what became of its judgements, its name above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from syllogism.study.report.charts.svg import number, percent, shortened, tag
from syllogism.study.report.outcomes import Outcome
from syllogism.study.report.queries import Query

NAME, BAR, GAP = 19, 24, 12  # pixels: for a name, for a bar, and after it
NARROWEST = 320.0  # pixels that a chart may have
LETTER = 8.0  # pixels that a letter in a bar needs
LEFT, WIDTH = 0.01, 0.98  # of the bars, as shares of the chart


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a bar.

    Args:
        outcome: What it counts.
        count: How many.
        query: Which records.
    """

    outcome: Outcome
    count: int
    query: Query


@dataclass(frozen=True, slots=True)
class Stack:
    """A reasoner's bar."""

    name: str
    pieces: tuple[Piece, ...]


def sign_of(outcome: Outcome) -> Markup:
    """Return an outcome as a legend shows it."""
    square = tag("rect", x="2", width="18", height="18", class_=f"outcome {outcome.colour}")
    letter = tag("text", outcome.value, x="11", y="13.5", class_=f"letter on-{outcome.colour}")
    return tag("svg", square, letter, class_="sign", width="22", height="18")


def height_of(stacks: Sequence[Stack]) -> int:
    """Return the height of a chart in pixels."""
    return (NAME + BAR + GAP) * len(stacks)


def draw_stacks(stacks: Sequence[Stack]) -> Markup:
    """Return the bars below one another, each as long as the others."""
    parts = []
    for place, stack in enumerate(stacks):
        top = (NAME + BAR + GAP) * place
        name = shortened(stack.name, NARROWEST)
        parts.append(tag("text", name, x=percent(LEFT), y=top + 14.0, class_="name"))
        parts += _pieces(stack, top + NAME)
    return Markup("").join(parts)


def _pieces(stack: Stack, top: int) -> list[Markup]:
    total = sum(piece.count for piece in stack.pieces) or 1
    parts, begin = [], LEFT
    for piece in stack.pieces:
        share = WIDTH * piece.count / total
        told = tag("title", f"{piece.count:,} of {total:,}: {piece.outcome.meaning}")
        parts.append(
            tag(
                "rect",
                told,
                x=percent(begin),
                y=float(top),
                width=percent(share),
                height=float(BAR),
                class_=f"outcome {piece.outcome.colour}",
            )
        )
        words = f"{piece.outcome.value} {piece.count:,}".strip()
        if share * NARROWEST >= LETTER * len(words):
            ink = f"letter on-{piece.outcome.colour}"
            middle = percent(begin + share / 2)
            parts.append(number(words, piece.query, x=middle, y=top + 16.5, class_=ink))
        begin += share
    return parts
