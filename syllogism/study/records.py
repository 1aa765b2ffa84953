"""Records: every judgement beside the truth and the audit's finding, one row each.

Source:
    Rows and columns as in Wickham, "Tidy data" (2014): one row an observation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from syllogism.evidence.audit import audit
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Judgement, Reasoner, Verdict, ask
from syllogism.evidence.records import kind_of
from syllogism.files import replacing
from syllogism.language.arguments import Import
from syllogism.language.moods import Mood
from syllogism.progress import Progress, keep_quiet
from syllogism.study.items import Item

if TYPE_CHECKING:
    import pandas as pd

BATCH = 128  # arguments judged in one call; time is shared evenly within it


@dataclass(frozen=True, slots=True)
class Record:
    """What a reasoner said of one item, and what it was worth.

    Args:
        reasoner: Name of the reasoner.
        split: The split the item tests.
        item: Number of the item in the corpus.
        mood: Mood of the argument.
        reading: The reading under which it was judged.
        argument: The argument in English.
        is_valid: The right answer.
        verdict: What the reasoner says.
        remark: Why the verdict is UNDECIDED, or empty.
        kind: Kind of evidence, such as proof or countermodel, or none.
        evidence: The evidence as a person reads it, or empty.
        grade: What the audit finds the evidence to be worth.
        reason: Why, in one line.
        seconds: Wall time spent on the argument.
    """

    reasoner: str
    split: str
    item: int
    mood: Mood
    reading: Import
    argument: str
    is_valid: bool
    verdict: Verdict
    remark: str
    kind: str
    evidence: str
    grade: Grade
    reason: str
    seconds: float

    @classmethod
    def of(cls, item: Item, judgement: Judgement) -> Record:
        """Return the record of a judgement of an item, audited."""
        finding = audit(judgement)
        evidence = judgement.evidence
        return cls(
            reasoner=judgement.reasoner,
            split=item.split,
            item=item.number,
            mood=item.mood,
            reading=item.reading,
            argument=str(item.argument),
            is_valid=item.is_valid,
            verdict=judgement.verdict,
            remark=judgement.remark,
            kind=kind_of(evidence),
            evidence="" if evidence is None else str(evidence),
            grade=finding.grade,
            reason=finding.reason,
            seconds=judgement.seconds,
        )

    @property
    def is_right(self) -> bool:
        """Whether the verdict is the right answer; UNDECIDED never is."""
        return self.verdict is (Verdict.VALID if self.is_valid else Verdict.INVALID)

    @property
    def is_explained(self) -> bool:
        """Whether there is any evidence, such as it is."""
        return self.grade is not Grade.ABSENT

    @property
    def is_sound(self) -> bool:
        """Whether the evidence passes the audit and supports the verdict."""
        return self.grade is Grade.SOUND

    @property
    def is_right_for_the_wrong_reason(self) -> bool:
        """Whether the verdict is the right answer, and the evidence does not show it."""
        return self.is_right and not self.is_sound


def judge_items(
    reasoner: Reasoner, items: Sequence[Item], *, progress: Progress = keep_quiet
) -> list[Record]:
    """Return a reasoner's records of some items, in order, each judgement audited.

    The first batch is judged twice and recorded once: networks are compiled on first use, and
    that would count as thinking.

    Args:
        reasoner: Who judges.
        items: What is judged, all under one reading.
        progress: Told after every batch how many items are judged.
    """
    batches = [items[start : start + BATCH] for start in range(0, len(items), BATCH)]
    for batch in batches[:1]:
        _judge(reasoner, batch)
    records: list[Record] = []
    for batch in batches:
        judgements = _judge(reasoner, batch)
        records += [Record.of(*pair) for pair in zip(batch, judgements, strict=True)]
        progress(f"{reasoner.name}, {batch[0].split}", len(records), len(items))
    return records


def _judge(reasoner: Reasoner, batch: Sequence[Item]) -> list[Judgement]:
    return ask(reasoner, [item.argument for item in batch], reading=batch[0].reading)


def to_table(records: Iterable[Record]) -> pd.DataFrame:
    """Return records as a table, with the traditional name and the outcome in columns too."""
    import pandas as pd

    rows = [
        {
            "reasoner": record.reasoner,
            "split": record.split,
            "item": record.item,
            "mood": str(record.mood),
            "name": record.mood.name or "",
            "reading": str(record.reading),
            "argument": record.argument,
            "is_valid": record.is_valid,
            "verdict": str(record.verdict),
            "right": record.is_right,
            "grade": str(record.grade),
            "reason": record.reason,
            "kind": record.kind,
            "evidence": record.evidence,
            "remark": record.remark,
            "seconds": record.seconds,
        }
        for record in records
    ]
    return pd.DataFrame(rows)


def write_records(records: Iterable[Record], path: Path) -> None:
    """Write records to a Parquet file, one row each."""
    with replacing(path) as partial:
        to_table(records).to_parquet(partial, index=False)


def read_records(path: Path) -> list[Record]:
    """Return the records of a Parquet file, in order."""
    import pandas as pd

    return [
        Record(
            reasoner=row["reasoner"],
            split=row["split"],
            item=row["item"],
            mood=Mood.parse(row["mood"]),
            reading=Import(row["reading"]),
            argument=row["argument"],
            is_valid=row["is_valid"],
            verdict=Verdict(row["verdict"]),
            remark=row["remark"],
            kind=row["kind"],
            evidence=row["evidence"],
            grade=Grade(row["grade"]),
            reason=row["reason"],
            seconds=row["seconds"],
        )
        for row in pd.read_parquet(path).to_dict("records")
    ]
