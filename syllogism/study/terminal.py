"""Tables of scores on a terminal of 80 columns or more."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from textwrap import fill

from rich import box
from rich.table import Table
from rich.text import Text

from syllogism.reasoners.transformer.scores import PartScore
from syllogism.study.columns import COLUMNS, NONE, Cell, share_cell
from syllogism.study.scores import Score

NAME = 11  # characters for a reasoner; a longer name goes on in the next line
WIDTHS = (9, 9, 9, 9, 9, 9, 8)  # with the name and 7 spaces, 80
PART, SHARE = 16, 11  # characters for a part of a test and for each of its five shares


def score_table(scores: Iterable[Score]) -> Table:
    """Return the scores as a table: a row for each reasoner, the splits below one another.

    Each cell holds the value, its 95% interval, and the size of the sample.
    """
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=0)
    table.add_column("reasoner", vertical="middle", width=NAME)
    for column, width in zip(COLUMNS, WIDTHS, strict=True):
        table.add_column(column.heading, justify="right", width=width)
    for split, rows in groupby(scores, key=lambda score: score.split):
        table.add_section()
        table.add_row(Text(split, style="bold"))
        for score in rows:
            style = "dim" if score.is_baseline else ""
            cells = (_text(column.cell(score)) for column in COLUMNS)
            table.add_row(Text(fill(score.reasoner, NAME)), *cells, style=style)
    return table


def part_table(scores: Iterable[PartScore]) -> Table:
    """Return the scores of a transformer: each test, below it its lengths and its surfaces.

    Parts of one length and one surface are left out. Each cell holds the value, its 95% interval,
    and the size of the sample.
    """
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=0)
    table.add_column("test", vertical="middle", width=PART)
    for heading in (
        "balanced accuracy",
        "valid judged VALID",
        "invalid judged INVALID",
        "explained soundly",
        "right for the wrong reason",
    ):
        table.add_column(heading, justify="right", width=SHARE)
    for score in scores:
        if score.terms and score.surface:
            continue
        if score.is_whole:
            table.add_section()
        part = score.surface if score.terms is None else f"{score.terms} terms"
        name = Text(score.test, style="bold") if part is None else Text(f"  {part}")
        shares = (
            score.balanced_accuracy,
            score.valid,
            score.invalid,
            score.sound,
            score.right_for_the_wrong_reason,
        )
        cells = (NONE if share is None else share_cell(share, digits=3) for share in shares)
        table.add_row(name, *map(_text, cells))
    return table


def _text(cell: Cell) -> Text:
    return Text.assemble(
        (cell.value, "bold"), "\n", (cell.interval, "dim"), "\n", (cell.count, "dim")
    )
