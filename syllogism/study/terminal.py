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
from syllogism.study.differing import Difference
from syllogism.study.scores import LawScore, Score
from syllogism.study.wording import chance, listed

NAME = 11  # characters for a reasoner; a longer name goes on in the next line
WIDTHS = {  # characters for each column that is shown; with the name and 7 spaces, 80
    "accuracy": 9,
    "balanced accuracy": 9,
    "explained soundly": 9,
    "right for the wrong reason": 9,
    "contradicting": 9,
    "undecided": 9,
    "seconds per argument": 8,
}
HYPHENATED = {"contradicting": "contra-\ndicting"}
PART, SHARE = 16, 11  # characters for a part of a test and for each of its five shares


def score_table(scores: Iterable[Score]) -> Table:
    """Return the scores as a table: a row for each reasoner, the questions below one another.

    Each cell holds the value, its 95% interval, and the size of the sample.
    """
    scores = list(scores)
    table = _table()
    table.caption = f"Below each number its 95% interval and n; {_seeds(scores)}."
    table.add_column("reasoner", vertical="middle", width=NAME)
    columns = [column for column in COLUMNS if column.heading in WIDTHS]
    for column in columns:
        heading = HYPHENATED.get(column.heading, column.heading)
        table.add_column(heading, justify="right", width=WIDTHS[column.heading])
    for question, rows in groupby(scores, key=lambda score: score.question):
        table.add_section()
        table.add_row(Text(fill(question, NAME), style="bold"))
        for score in rows:
            style = "dim" if score.is_baseline else ""
            cells = (_text(column.cell(score)) for column in columns)
            table.add_row(Text(fill(score.reasoner, NAME)), *cells, style=style)
    return table


def _table() -> Table:
    return Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=0, caption_justify="left"
    )


def _seeds(scores: Iterable[Score | LawScore]) -> str:
    seeds = sorted({seed for score in scores for seed in score.seeds})
    return f"seed{'' if len(seeds) == 1 else 's'} {listed(seeds)}"


def _text(cell: Cell) -> Text:
    return Text.assemble(
        (cell.value, "bold"), "\n", (cell.interval, "dim"), "\n", (cell.count, "dim")
    )


def part_table(scores: Iterable[PartScore]) -> Table:
    """Return the scores of a transformer: each test, below it its lengths and its surfaces.

    Parts of one length and one surface are left out. Each cell holds the value, its 95% interval,
    and the size of the sample.
    """
    table = _table()
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


def coherence_table(scores: Iterable[LawScore]) -> Table:
    """Return how often verdicts broke each law, a line for each reasoner.

    A line holds the share, its 95% interval, the counts behind it, and how many instances of the
    law an UNDECIDED left open.
    """
    scores = list(scores)
    table = _table()
    table.caption = f"How many instances of a law the verdicts broke; {_seeds(scores)}."
    table.add_column("law", width=31)
    for heading, width in (
        ("broken", 7),
        ("95% interval", 12),
        ("instances", 17),
        ("left open", 9),
    ):
        table.add_column(heading, justify="right", width=width)
    for law, rows in groupby(scores, key=lambda score: score.law):
        table.add_section()
        table.add_row(Text(law, style="bold"))
        for score in rows:
            cell = share_cell(score.broken, digits=3)
            broken = round(score.broken.value * score.pairs)
            table.add_row(
                Text(fill(score.reasoner, 31, initial_indent="  ", subsequent_indent="  ")),
                Text(cell.value, style="bold"),
                Text(cell.interval),
                Text(f"{broken:,} of {score.pairs:,}"),
                Text(f"{score.open:,}"),
                style="dim" if score.is_baseline else "",
            )
    return table


def difference_table(difference: Difference) -> Table:
    """Return what changed from one run to another beyond noise; it has no rows if nothing did.

    The share is shown before and after, and the difference with its 95% interval; on how many
    arguments the reasoner succeeded only after, and only before; and McNemar's p after Holm's
    correction.
    """
    table = _table()
    for heading, width in (("question or law", 15), ("reasoner", 13), ("measure", 8)):
        table.add_column(heading, width=width)
    for heading, width in (
        ("before\nafter", 6),
        ("difference", 16),
        ("gained\nlost", 6),
        ("chance", 9),
    ):
        table.add_column(heading, justify="right", width=width)
    for change in difference.beyond_noise:
        more = change.difference
        table.add_row(
            Text(fill(change.topic, 15)),
            Text(fill(change.reasoner, 13)),
            change.measure,
            f"{change.before / change.count:.3f}\n{change.after / change.count:.3f}",
            Text.assemble(
                (f"{more.value:+.3f}", "bold"),
                "\n",
                (f"{more.low:+.3f} to {more.high:+.3f}", "dim"),
                "\n",
                (f"n {change.count:,}", "dim"),
            ),
            f"{change.gained:,}\n{change.lost:,}",
            chance(change.p_holm),
        )
    return table
