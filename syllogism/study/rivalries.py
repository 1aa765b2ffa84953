"""Rivalries: two reasoners on the same arguments, and whether chance would do as well.

Only arguments on which the two differ tell them apart. If neither were better, each of those would
be won by either with even chances (McNemar's exact test). Of many tests some succeed by chance, so
all those of one question and measure are corrected together (Holm).

Source:
    McNemar, "Note on the sampling error of the difference between correlated proportions or
    percentages" (1947); Holm, "A simple sequentially rejective multiple test procedure" (1979);
    Dietterich, "Approximate statistical tests for comparing supervised classification learning
    algorithms" (1998), for McNemar's test where a reasoner is asked once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from syllogism.errors import OptionError
from syllogism.estimates import Estimate, paired_difference
from syllogism.evidence.grades import Grade

if TYPE_CHECKING:
    import pandas as pd

MEASURES: dict[str, Callable[[pd.DataFrame], pd.Series]] = {
    "right": lambda judgements: judgements["right"].astype(bool),
    "sound": lambda judgements: judgements["grade"] == str(Grade.SOUND),
}
"""What a judgement may be worth: whether it is right, and whether it is explained soundly."""


@dataclass(frozen=True, slots=True)
class Rivalry:
    """How two reasoners did on the same arguments.

    Args:
        question: Name of the question.
        measure: What was counted: "right" or "sound".
        one: A reasoner.
        other: Another.
        both: On how many arguments both succeeded.
        only_one: On how many only the one.
        only_other: On how many only the other.
        neither: On how many neither.
        p: How probable it is that they differ so much if neither is better.
        p_holm: The same, corrected for all tests of the question and measure.
    """

    question: str
    measure: str
    one: str
    other: str
    both: int
    only_one: int
    only_other: int
    neither: int
    p: float
    p_holm: float

    @property
    def difference(self) -> Estimate:
        """By how much the one's share is greater than the other's."""
        count = self.both + self.only_one + self.only_other + self.neither
        return paired_difference(self.only_one, self.only_other, count)


def compare_rivals(judgements: pd.DataFrame) -> tuple[Rivalry, ...]:
    """Return a rivalry for each question, measure and two reasoners, in the order of the rows.

    Args:
        judgements: One row a judgement.

    Raises:
        OptionError: Two reasoners have not judged the same items of a question, each once.
    """
    rivalries: list[Rivalry] = []
    for question, asked in judgements.groupby("question", sort=False):
        for measure, succeeds in MEASURES.items():
            outcomes = _outcomes(str(question), asked, succeeds(asked))
            tables = list(_tables(outcomes))
            chances = [chance_of(table[1], table[2]) for *_, table in tables]
            rivalries += [
                Rivalry(str(question), measure, one, other, *table, chance, corrected)
                for (one, other, table), chance, corrected in zip(
                    tables, chances, correct_chances(chances), strict=True
                )
            ]
    return tuple(rivalries)


def _outcomes(question: str, asked: pd.DataFrame, success: pd.Series) -> pd.DataFrame:
    """Return a table of successes: a row for each item, a column for each reasoner."""
    named = asked[["reasoner", "seed", "item"]].assign(success=success)
    twice = named[named.duplicated(["reasoner", "seed", "item"])]
    if len(twice):
        reasoner, seed, item, _ = twice.iloc[0]
        raise OptionError(
            f"rivals judge every item once, got seed {seed}, item {item} of question {question!r} "
            f"twice or more from {reasoner!r}"
        )
    table = named.pivot(index=["seed", "item"], columns="reasoner", values="success")
    gaps = np.argwhere(table.isna().to_numpy())
    if len(gaps):
        (seed, item), reasoner = table.index[gaps[0][0]], table.columns[gaps[0][1]]
        raise OptionError(
            f"rivals judge the same items, got nothing on seed {seed}, item {item} of question "
            f"{question!r} from {reasoner!r}"
        )
    return table[asked["reasoner"].unique()].astype(bool)


def _tables(outcomes: pd.DataFrame) -> Iterator[tuple[str, str, tuple[int, int, int, int]]]:
    """Yield for every two reasoners how often both succeeded, only one, only the other, neither."""
    for one, other in combinations(outcomes.columns, 2):
        first, second = outcomes[one].to_numpy(), outcomes[other].to_numpy()
        counts = (first & second, first & ~second, ~first & second, ~first & ~second)
        both, only_one, only_other, neither = (int(np.count_nonzero(each)) for each in counts)
        yield one, other, (both, only_one, only_other, neither)


def chance_of(only_one: int, only_other: int) -> float:
    """Return how probable it is that two differ so much if neither is better: McNemar's exact p.

    >>> chance_of(9, 1)
    0.021484375

    Args:
        only_one: On how many items only the one succeeded.
        only_other: On how many only the other.
    """
    from statsmodels.stats.contingency_tables import mcnemar

    return float(mcnemar([[0, only_one], [only_other, 0]], exact=True).pvalue)


def correct_chances(chances: Sequence[float]) -> list[float]:
    """Return the probabilities of a family of tests after Holm's correction, in order.

    >>> correct_chances([0.04, 0.01, 0.9])
    [0.08, 0.03, 0.9]
    """
    from statsmodels.stats.multitest import multipletests

    if not chances:
        return []
    return [float(chance) for chance in multipletests(chances, method="holm")[1]]
