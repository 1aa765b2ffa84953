"""The table of scores on a terminal of 80 columns or more."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rich import box
from rich.table import Table
from rich.text import Text

from syllogism.study.columns import COLUMNS, Cell
from syllogism.study.scores import Score

WIDTHS = (9, 9, 9, 9, 9, 9, 8)  # characters; with 11 for the reasoner and 7 spaces, 80


def score_table(scores: Iterable[Score]) -> Table:
    """Return the scores as a table: a row for each reasoner, the splits below one another.

    Each cell holds the value, its 95% interval, and the size of the sample.
    """
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=0)
    table.add_column("reasoner", vertical="middle", width=11)
    for column, width in zip(COLUMNS, WIDTHS, strict=True):
        table.add_column(column.heading, justify="right", width=width)
    for split, rows in groupby(scores, key=lambda score: score.split):
        table.add_section()
        table.add_row(Text(split, style="bold"))
        for score in rows:
            style = "dim" if score.is_baseline else ""
            cells = (_text(column.cell(score)) for column in COLUMNS)
            table.add_row(Text(score.reasoner), *cells, style=style)
    return table


def _text(cell: Cell) -> Text:
    return Text.assemble(
        (cell.value, "bold"), "\n", (cell.interval, "dim"), "\n", (cell.count, "dim")
    )
