"""The table of a training: one row every few steps, a CSV file that survives whatever happens.

A row is appended as a whole line. Where a training goes on from a checkpoint, the rows after that
step are taken away first, and so is a line that was torn off.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from io import StringIO
from pathlib import Path
from typing import Any

from syllogism.errors import OutputError, WeightsError
from syllogism.files import replacing

METRICS_FILE = "metrics.csv"


@dataclass(frozen=True, slots=True)
class Metrics:
    """How a training went since the row before, and how far it has come.

    Every token is guessed after the right ones before it, as in training. So the last share is
    that of the answers which would be written just like the model answer, and since there may be
    several proofs, no more than a lower bound of what is right. A reading exercise counts as an
    answer that has no verdict; no row is of exercises and of answers both.

    Args:
        step: Steps done.
        loss: Mean loss of an answer's token in nats.
        right_verdicts: Share of the verdicts guessed right; nothing where none was asked for, in
            exercises.
        right_answers: Share of the answers guessed right to their last token.
        tokens: Tokens read since the beginning, padding excluded.
        tokens_per_second: Tokens read, padding excluded, by wall time since the row before.
        wall_seconds: Wall time since the beginning; interruptions are not counted.
        cpu_seconds: Processor time of this process since the beginning, all cores together.
    """

    step: int
    loss: float
    right_verdicts: float | None
    right_answers: float
    tokens: int
    tokens_per_second: float
    wall_seconds: float
    cpu_seconds: float


_COLUMNS = tuple(field.name for field in fields(Metrics))
_WHOLE = ("step", "tokens")


def start_metrics(path: Path, kept: Sequence[Metrics] = ()) -> None:
    """Write a table that holds some rows and nothing else.

    Raises:
        OutputError: It cannot be written.
    """
    with replacing(path) as partial, partial.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(_COLUMNS) + "\n")
        file.writelines(_line(row) for row in kept)


def append_metrics(path: Path, row: Metrics) -> None:
    """Add a row to a table.

    Raises:
        OutputError: It cannot be written.
    """
    try:
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(_line(row))
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        raise OutputError(f"cannot write {str(path)!r}: {problem.strerror}") from problem


def read_metrics(path: Path) -> tuple[Metrics, ...]:
    """Return the rows of a table, in order; a last line that was torn off is none.

    Raises:
        WeightsError: The table is missing, or is none.
    """
    rows: list[Metrics] = []
    try:
        text = path.read_text(encoding="utf-8")
        whole = text[: text.rfind("\n") + 1]
        for record in csv.DictReader(StringIO(whole), strict=True):
            rows.append(_read_row(record))
    except OSError as problem:
        raise WeightsError(f"a training needs its table {path}: {problem.strerror}") from None
    except (KeyError, TypeError, ValueError, csv.Error) as problem:
        raise WeightsError(
            f"{path} must hold rows of {', '.join(_COLUMNS)}, got {problem!r} after {len(rows)} "
            "rows: it is damaged or of another program; train again"
        ) from None
    return tuple(rows)


def _line(row: Metrics) -> str:
    numbers = asdict(row).values()
    return ",".join(map(_show, numbers)) + "\n"


def _show(number: float | None) -> str:
    if number is None:
        return ""
    return f"{number:.6g}" if isinstance(number, float) else str(number)


def _read_row(record: dict[str, str]) -> Metrics:
    numbers: dict[str, Any] = {
        name: (int if name in _WHOLE else float)(record[name])
        for name in _COLUMNS
        if record[name] or name != "right_verdicts"
    }
    return Metrics(**{"right_verdicts": None, **numbers})
