"""Results: what a run left in a directory, read back.

    suite.toml              the suite that was asked
    asked.json              version, weights and machine
    shards/                 what the run wrote as it went
    judgements.parquet      one row a judgement (`syllogism.study.records`)
    pairs.parquet           one row an instance of a law

The report and its tables are made of these, and can always be made again.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syllogism.errors import OptionError, WeightsError
from syllogism.files import read_record
from syllogism.reasoners.transformer.metrics import METRICS_FILE, Metrics, read_metrics
from syllogism.study.panel import find_seat
from syllogism.study.suites import Suite, parse_suite

if TYPE_CHECKING:
    import pandas as pd

SUITE_FILE, ASKED_FILE = "suite.toml", "asked.json"
JUDGEMENTS_FILE, PAIRS_FILE = "judgements.parquet", "pairs.parquet"
SHARDS = "shards"


@dataclass(frozen=True, slots=True, eq=False)
class Results:
    """What came of a suite.

    Args:
        directory: Where it lies.
        suite: What was asked of whom.
        asked: Version, weights and machine.
        judgements: One row a judgement.
        pairs: One row an instance of a law.
        curves: The table of every training whose weights were asked, by the reasoner's name.
    """

    directory: Path
    suite: Suite
    asked: Mapping[str, Any]
    judgements: pd.DataFrame
    pairs: pd.DataFrame
    curves: Mapping[str, tuple[Metrics, ...]]


def load_results(directory: Path) -> Results:
    """Return the results in a directory.

    Raises:
        OptionError: It holds none or damaged ones, or a run has not ended there.
    """
    import pandas as pd

    for name in (SUITE_FILE, ASKED_FILE, JUDGEMENTS_FILE, PAIRS_FILE):
        if not (directory / name).is_file():
            what = "a run that has not ended" if (directory / SUITE_FILE).is_file() else "none"
            raise OptionError(
                f"results lie in a directory that `syllogism compare --out` has filled, "
                f"and {str(directory)!r} holds {what}: {name} is missing"
            )
    suite = parse_suite((directory / SUITE_FILE).read_text(encoding="utf-8"))
    return Results(
        directory=directory,
        suite=suite,
        asked=read_record(directory / ASKED_FILE),
        judgements=pd.read_parquet(directory / JUDGEMENTS_FILE),
        pairs=pd.read_parquet(directory / PAIRS_FILE),
        curves=_curves(suite),
    )


def _curves(suite: Suite) -> dict[str, tuple[Metrics, ...]]:
    """Return the tables of the trainings that are still where their weights are."""
    curves = {}
    for name in suite.panel:
        with suppress(WeightsError):  # they have been moved, and the results are whole without
            seat = find_seat(name, seconds=suite.seconds)
            if seat.weights:
                curves[seat.name] = read_metrics(seat.weights / METRICS_FILE)
    return curves
