"""Picking: a few rows of a table, as different as they come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def pick_varied(rows: pd.DataFrame, traits: Sequence[str], count: int) -> pd.DataFrame:
    """Return some rows of a table, each with the traits that were picked least so far.

    Where traits are picked equally often, the row that stands first is taken, so a table sorted
    with the simplest rows on top gives simple examples.

    Args:
        rows: The rows to pick from.
        traits: Columns that should differ, the most important first.
        count: How many to pick; fewer come back where there are no more.
    """
    names = list(traits)
    different = rows.drop_duplicates(names)
    if len(different) < count:
        different = rows.groupby(names, sort=False).head(count)
    left = [
        (place, tuple(zip(names, values, strict=True)))
        for place, values in enumerate(different[names].itertuples(index=False, name=None))
    ]
    seen: Counter[Hashable] = Counter()
    picked: list[int] = []
    while left and len(picked) < count:
        row = min(left, key=lambda row: tuple(seen[trait] for trait in row[1]))
        left.remove(row)
        picked.append(row[0])
        seen.update(row[1])
    return different.iloc[picked]
