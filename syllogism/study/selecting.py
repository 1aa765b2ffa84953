"""Selecting records: those behind a number of a report."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

from syllogism.errors import OptionError
from syllogism.language.moods import Mood

if TYPE_CHECKING:
    import pandas as pd


def select(table: pd.DataFrame, **wanted: str | int | bool | None) -> pd.DataFrame:
    """Return the rows of a table of records whose columns hold what is wanted, in order.

    Args:
        table: Judgements or pairs.
        **wanted: By column; None asks nothing of it.

    Raises:
        OptionError: The table has no such column, or nothing like that in it.
        FormError: There is no such mood.
    """
    for column, value in wanted.items():
        if value is None:
            continue
        if column not in table.columns:
            kind = "instances of laws" if "law" in table.columns else "judgements"
            raise OptionError(f"{kind} are not told apart by {column}, got {value!r}")
        value = str(Mood.parse(str(value))) if column == "mood" else value
        chosen = table[table[column] == value]
        if len(table) and not len(chosen):
            found = ", ".join(map(str, table[column].unique()[:12]))
            raise OptionError(f"no record has {column} {value!r}; there are {found}")
        table = chosen
    return table


def shown(row: Mapping[Hashable, Any]) -> str:
    """Return a record as a person reads it."""
    place = f"{row['question']}, {row['reasoner']}, seed {row['seed']}, item {row['item']}"
    if "law" in row:
        arguments = str(row["arguments"]).split("\n")
        verdicts = str(row["verdicts"]).split()
        lines = [
            f"  {verdict.upper():9} {argument}"
            for argument, verdict in zip(arguments, verdicts, strict=True)
        ]
        return "\n".join([f"{place}: {row['law']}, {row['outcome']}, {row['reading']}", *lines])
    mood = f" {row['mood']}" if row["mood"] else ""
    truth = "valid" if row["is_valid"] else "invalid"
    judged = f"{str(row['verdict']).upper()}, which is {'right' if row['right'] else 'wrong'}"
    lines = [
        f"{place}:{mood} ({row['reading']} import)",
        f"  {row['argument']}",
        f"  {judged} (it is {truth}); evidence: {row['kind']}",
        *(f"    {line}" for line in str(row["evidence"]).splitlines()),
        f"  audit: {row['grade']}, {row['reason']}",
    ]
    return "\n".join(lines)
