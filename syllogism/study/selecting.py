"""Selecting records: those behind a number of a report."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any

from syllogism.errors import OptionError
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Verdict
from syllogism.language.moods import Mood
from syllogism.study.coherence import Law, Outcome
from syllogism.study.protocol import Fault

if TYPE_CHECKING:
    import pandas as pd


NAMED = 12  # values that an error lists

_CLOSED: dict[str, type[Enum]] = {  # of which it is an answer that there are none
    "verdict": Verdict,
    "grade": Grade,
    "fault": Fault,
    "corrected": Fault,
    "law": Law,
    "outcome": Outcome,
}


def select(table: pd.DataFrame, **wanted: str | int | bool | None) -> pd.DataFrame:
    """Return the rows of a table of records whose columns hold what is wanted, in order.

    Args:
        table: Judgements or pairs.
        **wanted: By column; None asks nothing of it. Judgements are told apart by *figure* and
            *form* (of the conclusion) as well, which are read off mood and notation.

    Raises:
        OptionError: The table has no such column, or its records hold nothing like that.
        FormError: There is no such mood.
    """
    chosen = table
    for column, value in wanted.items():
        if value is None:
            continue
        values = _values(table, column)
        if values is None:
            kind = "instances of laws" if "law" in table.columns else "judgements"
            raise OptionError(f"{kind} are not told apart by {column}, got {value!r}")
        if column == "mood":
            value = str(Mood.parse(str(value)))
        elif column in _CLOSED:
            value = str(value).casefold()
        there = [str(one) for one in _CLOSED.get(column, values.unique())]
        if column != "right" and str(value) not in there:
            more = f" and {len(there) - NAMED:,} more" if len(there) > NAMED else ""
            raise OptionError(
                f"no record has {column} {value!r}; there are {', '.join(there[:NAMED])}{more}"
            )
        chosen = chosen[values[chosen.index] == value]
    return chosen


def _values(table: pd.DataFrame, column: str) -> pd.Series | None:
    """Return what the rows are told apart by, or None if they are not."""
    if column in table.columns:
        return table[column]
    if "mood" not in table.columns:
        return None
    if column == "figure":
        figures = table["mood"].str[-1:]
        return figures.where(figures != "", "0").astype(int)
    if column == "form":
        return table["notation"].str.extract(r"\|-\s*([AEIO])", expand=False)
    return None


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
