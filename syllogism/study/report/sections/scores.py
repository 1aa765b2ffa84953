"""Section: the table of scores, one for each question."""

from __future__ import annotations

from collections.abc import Sequence

from syllogism.study.columns import COLUMNS, Column
from syllogism.study.report.blocks import Number, Row, Section, Table
from syllogism.study.report.facts import Facts, sampled
from syllogism.study.report.queries import Query
from syllogism.study.scores import Score
from syllogism.study.suites import Question

TONES = {  # of the bars beneath the shares
    "accuracy": "right",
    "balanced accuracy": "right",
    "valid moods found": "right",
    "explained soundly": "sound",
    "right for the wrong reason": "bad",
    "contradicting": "bad",
    "undecided": "bad",
}
CONDITIONS: dict[str, dict[str, str | bool]] = {  # that only some of a question's records meet
    "right for the wrong reason": {"right": True},
    "contradicting": {"grade": "contrary"},
    "undecided": {"verdict": "undecided"},
}


def tell_scores(facts: Facts) -> Section | None:
    """Return the section, or None where no arguments were judged one by one."""
    tables = [_table(question, scores) for question, scores in facts.judged()]
    return Section("scores", "Who is right", tuple(tables)) if tables else None


def _table(question: Question, scores: Sequence[Score]) -> Table:
    columns = [column for column in COLUMNS if any(map(column.estimate, scores))]
    count = scores[0].accuracy.count
    return Table(
        name=f"scores-{question.name}",
        title=question.name,
        caption=f"{question.tells} {sampled(scores[0].seeds, count)}; with 95% intervals.",
        corner="reasoner",
        columns=tuple(column.heading for column in columns),
        rows=tuple(
            Row(
                score.reasoner,
                tuple((_number(column, score),) for column in columns),
                note="" if score.accuracy.count == count else f"n {score.accuracy.count:,}",
                is_baseline=score.is_baseline,
            )
            for score in scores
        ),
        query=Query(question=question.name),
        is_matrix=False,
    )


def _number(column: Column, score: Score) -> Number:
    conditions = CONDITIONS.get(column.heading, {})
    return Number.of(
        column.cell(score),
        column.estimate(score),
        Query(question=score.question, reasoner=score.reasoner, **conditions),  # type: ignore[arg-type]
        known=score.accuracy.count,
        tone=TONES.get(column.heading, ""),
    )
