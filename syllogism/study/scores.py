"""Scores: what the records say of each reasoner on each split, with 95% intervals.

Proportions and balanced accuracy have the intervals of `syllogism.estimates`. Time is a median with
the range that holds 95% of the arguments. Intervals take arguments for independent draws; those of
one mood tend to be judged alike, so another choice of moods would vary more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import groupby
from pathlib import Path

import numpy as np

from syllogism.estimates import ALPHA, Estimate, balanced_accuracy, proportion
from syllogism.evidence.judgements import Verdict
from syllogism.files import replacing
from syllogism.study.baseline import AlwaysInvalid
from syllogism.study.records import Record


@dataclass(frozen=True, slots=True)
class Score:
    """How one reasoner did on one split; None is the share of an empty sample.

    Args:
        split: What was tested.
        reasoner: Who was tested.
        accuracy: Share of arguments judged right.
        balanced_accuracy: Mean of the shares judged right of the valid and of the invalid ones.
        moods_found: Share of the valid moods of which every argument was judged VALID.
        explained: Share of judgements with any evidence.
        sound: Share of judgements whose evidence is SOUND.
        right_for_the_wrong_reason: Share of right verdicts whose evidence is not SOUND.
        undecided: Share of arguments left UNDECIDED.
        seconds: Median time for an argument.
    """

    split: str
    reasoner: str
    accuracy: Estimate
    balanced_accuracy: Estimate | None
    moods_found: Estimate | None
    explained: Estimate
    sound: Estimate
    right_for_the_wrong_reason: Estimate | None
    undecided: Estimate
    seconds: Estimate

    @property
    def is_baseline(self) -> bool:
        """Whether nobody reasoned here."""
        return self.reasoner == AlwaysInvalid.name


def score_records(records: Sequence[Record]) -> tuple[Score, ...]:
    """Return one score for each split and reasoner, in the order of the records."""
    runs = groupby(records, key=lambda record: (record.split, record.reasoner))
    return tuple(_score(split, reasoner, list(run)) for (split, reasoner), run in runs)


def _score(split: str, reasoner: str, records: Sequence[Record]) -> Score:
    count = len(records)
    right = sum(record.is_right for record in records)
    unfounded = sum(record.is_right_for_the_wrong_reason for record in records)
    valid = {record.mood for record in records if record.is_valid}
    missed = {record.mood for record in records if record.is_valid and not record.is_right}
    return Score(
        split=split,
        reasoner=reasoner,
        accuracy=proportion(right, count),
        balanced_accuracy=balanced_accuracy(
            found=sum(record.is_right for record in records if record.is_valid),
            valid=sum(record.is_valid for record in records),
            refuted=sum(record.is_right for record in records if not record.is_valid),
            invalid=sum(not record.is_valid for record in records),
        ),
        moods_found=proportion(len(valid - missed), len(valid)) if valid else None,
        explained=proportion(sum(record.is_explained for record in records), count),
        sound=proportion(sum(record.is_sound for record in records), count),
        right_for_the_wrong_reason=proportion(unfounded, right) if right else None,
        undecided=proportion(sum(record.verdict is Verdict.UNDECIDED for record in records), count),
        seconds=_typical([record.seconds for record in records]),
    )


def _typical(seconds: Sequence[float]) -> Estimate:
    low, middle, high = np.quantile(seconds, (ALPHA / 2, 1 / 2, 1 - ALPHA / 2))
    return Estimate(float(middle), len(seconds), float(low), float(high))


def write_scores(scores: Iterable[Score], path: Path) -> None:
    """Write scores to a CSV file, one row each: value, count, low and high of every estimate."""
    import pandas as pd

    with replacing(path) as partial:
        pd.DataFrame([_row(score) for score in scores]).to_csv(partial, index=False)


def _row(score: Score) -> dict[str, str | float | None]:
    row: dict[str, str | float | None] = {"split": score.split, "reasoner": score.reasoner}
    for field in fields(Score)[2:]:
        estimate: Estimate | None = getattr(score, field.name)
        for part in fields(Estimate):
            name = field.name if part.name == "value" else f"{field.name}_{part.name}"
            row[name] = None if estimate is None else getattr(estimate, part.name)
    return row
