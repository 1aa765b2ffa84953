"""Scores in the protocol of the literature, as published and corrected, from the records.

Intervals are Wilson's for shares and Newcombe's for balanced ones, widened where seeds differ; see
`syllogism.estimates`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syllogism.estimates import (
    Estimate,
    clustered_balanced_accuracy,
    clustered_proportion,
)
from syllogism.evidence.grades import Grade
from syllogism.study.protocol import Fault

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of all tasks in one version of the protocol.

    Args:
        correct: Right decisions with a right explanation.
        partial: Right decisions with partial information (HALLU 0).
        conflicting: Right decisions with a relation that conflicts with its statement (HALLU 1).
        jointly_wrong: Right decisions with relations that fit and are jointly wrong (HALLU 2).
        wrong_but_explained: Wrong decisions with a right explanation.
        rest: Wrong decisions without one.
        ratio: Share of right decisions with a right explanation.
        balanced_ratio: Mean of that share over the satisfiable tasks and over the others; None
            where there are none of either.
        irrationality: Share of right decisions with a faulty explanation and of wrong ones with a
            right explanation.
    """

    correct: int
    partial: int
    conflicting: int
    jointly_wrong: int
    wrong_but_explained: int
    rest: int
    ratio: Estimate
    balanced_ratio: Estimate | None
    irrationality: Estimate


@dataclass(frozen=True, slots=True)
class ProtocolScore:
    """How one reasoner does on the syllogisms of one question, beside what is known to be amiss.

    Args:
        question: Name of the question.
        reasoner: Who was asked.
        seeds: Seeds of the items.
        count: How many tasks there were.
        base_rate: Share of the tasks that have the commoner answer.
        accuracy: Share of right decisions.
        published: What became of the tasks in the protocol as published.
        corrected: The same in the corrected one.
        sound: Share of tasks whose evidence the audit finds sound.
        bare_refusals: Right answers "cannot" without an explanation that pass for explained as
            published.
        refused_containments: Right explanations that are refused as published, only because
            a term of *some x are not y* contains the other.
    """

    question: str
    reasoner: str
    seeds: tuple[int, ...]
    count: int
    base_rate: Estimate
    accuracy: Estimate
    published: Outcomes
    corrected: Outcomes
    sound: Estimate
    bare_refusals: int
    refused_containments: int


def score_protocol(judgements: pd.DataFrame) -> tuple[ProtocolScore, ...]:
    """Return one score for each question and reasoner, in the order of the records.

    Records of arguments that the protocol does not know, whose `fault` is empty, do not count.

    Args:
        judgements: Records with the columns question, reasoner, seed, is_valid, right, grade,
            fault and corrected, the last two being values of `Fault`.
    """
    tasks = judgements[judgements["fault"] != ""]
    grouped = tasks.groupby(["question", "reasoner"], sort=False, observed=True)
    return tuple(
        _score(str(question), str(reasoner), rows) for (question, reasoner), rows in grouped
    )


def _score(question: str, reasoner: str, rows: pd.DataFrame) -> ProtocolScore:
    count, valid, right = len(rows), rows["is_valid"], rows["right"]
    is_explained, would_be = (rows[name] == str(Fault.CORRECT) for name in ("fault", "corrected"))
    is_conflicting = rows["fault"] == str(Fault.CONFLICTING)
    return ProtocolScore(
        question=question,
        reasoner=reasoner,
        seeds=tuple(sorted(map(int, set(rows["seed"])))),
        count=count,
        base_rate=_share(valid if valid.mean() >= 1 / 2 else ~valid, rows),
        accuracy=_share(right, rows),
        published=_outcomes(rows, "fault"),
        corrected=_outcomes(rows, "corrected"),
        sound=_share(rows["grade"] == str(Grade.SOUND), rows),
        # Relations of a picture never explain a right "cannot", so whatever does is a bare one.
        bare_refusals=int((right & valid & is_explained).sum()),
        # Nothing else that conflicts as published is right when corrected.
        refused_containments=int((right & is_conflicting & would_be).sum()),
    )


def _outcomes(rows: pd.DataFrame, column: str) -> Outcomes:
    right, valid = rows["right"], rows["is_valid"]
    graded = {fault: rows[column] == str(fault) for fault in Fault}
    of_right = {fault: int((right & is_one).sum()) for fault, is_one in graded.items()}
    is_correct = right & graded[Fault.CORRECT]
    wrong_but_explained = int((~right & graded[Fault.CORRECT]).sum())
    return Outcomes(
        correct=of_right[Fault.CORRECT],
        partial=of_right[Fault.PARTIAL],
        conflicting=of_right[Fault.CONFLICTING],
        jointly_wrong=of_right[Fault.JOINTLY_WRONG],
        wrong_but_explained=wrong_but_explained,
        rest=int((~right).sum()) - wrong_but_explained,
        ratio=_share(is_correct, rows),
        balanced_ratio=clustered_balanced_accuracy(
            found=_by_seed(is_correct & valid, rows),
            valid=_by_seed(valid, rows),
            refuted=_by_seed(is_correct & ~valid, rows),
            invalid=_by_seed(~valid, rows),
        ),
        irrationality=_share(
            (right & ~graded[Fault.CORRECT]) | (~right & graded[Fault.CORRECT]), rows
        ),
    )


def _share(which: pd.Series[bool], rows: pd.DataFrame) -> Estimate:
    everything = which.notna()
    return clustered_proportion(_by_seed(which, rows), _by_seed(everything, rows))


def _by_seed(which: pd.Series[bool], rows: pd.DataFrame) -> list[int]:
    """Return how many rows of each seed are some of them."""
    return [int(count) for count in which.groupby(rows["seed"]).sum()]
