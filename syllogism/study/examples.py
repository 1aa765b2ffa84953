"""Worked examples: verdicts that are right, with evidence that does not show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from syllogism.evidence.grades import Grade
from syllogism.study.records import Record

# What teaches most comes first: evidence that says something, and something false.
_ORDER = (
    Grade.WRONG,
    Grade.CONTRARY,
    Grade.INCOMPLETE,
    Grade.MISREAD,
    Grade.MALFORMED,
    Grade.ABSENT,
)


def pick_examples(records: Sequence[Record], count: int = 10) -> list[Record]:
    """Return judgements that were right for the wrong reason, as different as there are.

    Each is of a grade seen least so far, then of a mood, then of a reasoner and split. Where that
    leaves a choice, a right VALID comes before a right INVALID, since it is rarer. Reasoners that
    give no reason for anything are left out.

    Args:
        records: The judgements to pick from.
        count: How many to pick; fewer come back where there are no more.
    """
    reasoned = {record.reasoner for record in records if record.is_explained}
    left = [
        record
        for record in records
        if record.is_right_for_the_wrong_reason and record.reasoner in reasoned
    ]
    left.sort(key=lambda record: (_ORDER.index(record.grade), not record.is_valid))
    seen: Counter[Hashable] = Counter()
    picked: list[Record] = []
    while left and len(picked) < count:
        record = min(left, key=lambda record: tuple(seen[trait] for trait in _traits(record)))
        left.remove(record)
        picked.append(record)
        seen.update(_traits(record))
    return picked


def _traits(record: Record) -> tuple[Hashable, ...]:
    return (record.grade, record.mood, (record.reasoner, record.split))
