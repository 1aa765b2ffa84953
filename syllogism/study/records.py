"""Records: every judgement beside the truth and the audit's finding, one row each.

A row tells who was asked what (question, reasoner, seed, item), what the argument was (terms, mood,
name, reading, surface, argument, notation), what was right and what was said (is_valid, verdict,
right), what was shown and what the audit made of it (kind, evidence, grade, reason, remark), what
the literature's protocol would make of it (relations, fault, corrected), and the wall time in
seconds.

The rows of coherence tell of the arguments that a law ties together, one a line in one cell, with
their verdicts in the same order and what came of the law.

Source:
    Rows and columns as in Wickham, "Tidy data" (2014): one row an observation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from syllogism.evidence.audit import audit
from syllogism.evidence.judgements import Judgement, Verdict
from syllogism.evidence.records import kind_of
from syllogism.files import replacing
from syllogism.language.notation import write_notation
from syllogism.study.coherence import outcome_of
from syllogism.study.instances import DrawnInstance
from syllogism.study.items import Item
from syllogism.study.protocol import corrected_fault_of, fault_of, relations_of

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Record:
    """What a reasoner said of one item, and what it was worth; the columns of the table."""

    question: str
    reasoner: str
    seed: int
    item: int
    terms: int
    mood: str
    name: str
    reading: str
    surface: str
    argument: str
    notation: str
    is_valid: bool
    verdict: str
    right: bool
    kind: str
    evidence: str
    grade: str
    reason: str
    remark: str
    relations: str
    fault: str
    corrected: str
    seconds: float

    @classmethod
    def of(cls, item: Item, judgement: Judgement) -> Record:
        """Return the record of a judgement of an item, audited."""
        finding = audit(judgement)
        mood = item.mood
        right = Verdict.VALID if item.is_valid else Verdict.INVALID
        fault = fault_of(judgement, item.is_valid)
        corrected = corrected_fault_of(judgement, finding.grade)
        return cls(
            question=item.question,
            reasoner=judgement.reasoner,
            seed=item.seed,
            item=item.number,
            terms=item.terms,
            mood="" if mood is None else str(mood),
            name="" if mood is None or mood.name is None else mood.name,
            reading=str(item.reading),
            surface=item.surface,
            argument=str(item.argument),
            notation=write_notation(item.argument),
            is_valid=item.is_valid,
            verdict=str(judgement.verdict),
            right=judgement.verdict is right,
            kind=kind_of(judgement.evidence),
            evidence="" if judgement.evidence is None else str(judgement.evidence),
            grade=str(finding.grade),
            reason=finding.reason,
            remark=judgement.remark,
            relations=relations_of(judgement),
            fault="" if fault is None else fault.value,
            corrected="" if corrected is None else corrected.value,
            seconds=judgement.seconds,
        )


@dataclass(frozen=True, slots=True)
class PairRecord:
    """What came of one instance of a law; the columns of the table."""

    question: str
    law: str
    reasoner: str
    seed: int
    item: int
    terms: int
    reading: str
    arguments: str
    notations: str
    verdicts: str
    outcome: str
    seconds: float

    @classmethod
    def of(
        cls, question: str, seed: int, drawn: DrawnInstance, judgements: Sequence[Judgement]
    ) -> PairRecord:
        """Return the record of an instance, given one judgement of each of its arguments."""
        verdicts = [judgement.verdict for judgement in judgements]
        arguments = drawn.instance.arguments
        return cls(
            question=question,
            law=drawn.instance.law.value,
            reasoner=judgements[0].reasoner,
            seed=seed,
            item=drawn.item,
            terms=drawn.terms,
            reading=str(drawn.reading),
            arguments="\n".join(map(str, arguments)),
            notations="\n".join(map(write_notation, arguments)),
            verdicts=" ".join(map(str, verdicts)),
            outcome=str(outcome_of(drawn.instance, verdicts)),
            seconds=sum(judgement.seconds for judgement in judgements),
        )


def write_rows(rows: Iterable[Record | PairRecord], path: Path) -> None:
    """Write records to a Parquet file, one row each; the file is there as a whole or not at all."""
    import pandas as pd

    write_table(pd.DataFrame([_writable(row) for row in rows]), path)


def _writable(row: Record | PairRecord) -> dict[str, object]:
    """Return a record whose texts can be written in UTF-8, whatever a stranger put into them."""
    return {
        name: value.encode("utf-8", "backslashreplace").decode()
        if isinstance(value, str)
        else value
        for name, value in asdict(row).items()
    }


def write_table(table: pd.DataFrame, path: Path) -> None:
    """Write a table to a Parquet file."""
    with replacing(path) as partial:
        table.to_parquet(partial, index=False)


def read_rows(paths: Iterable[Path], kind: type[Record | PairRecord]) -> pd.DataFrame:
    """Return the rows of Parquet files, one after the other, with the columns of their kind."""
    import pandas as pd

    tables = [pd.read_parquet(path) for path in paths]
    columns = list(kind.__dataclass_fields__)
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=columns)
