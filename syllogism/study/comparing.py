"""The comparison: every reasoner on the same arguments, written down so that it can be read.

What comes to lie in the directory:

    judgements.parquet           one row a judgement
    scores.csv                   one row a split and reasoner, the baseline included
    rightness.png, grades.png, moods.png, training.png
    report.html                  all of it, for a browser
    transformer-random/, transformer-held-out-moods/    the weights, to be found again next time
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from syllogism.evidence.judgements import Reasoner
from syllogism.files import make_directory, replacing
from syllogism.language.arguments import Import
from syllogism.reasoners.symbolic import Symbolic
from syllogism.reasoners.transformer.corpus import Split
from syllogism.study.baseline import AlwaysInvalid
from syllogism.study.illustrations import (
    illustrate_grades,
    illustrate_moods,
    illustrate_rightness,
    illustrate_training,
)
from syllogism.study.items import draw_items
from syllogism.study.progress import Progress, keep_quiet
from syllogism.study.records import Record, judge_items, write_records
from syllogism.study.report import Setting, write_report
from syllogism.study.scores import Score, score_records, write_scores


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison found.

    Args:
        scores: One for each split and reasoner, the baseline first.
        report: The page that tells it.
    """

    scores: tuple[Score, ...]
    report: Path


def compare(
    out: Path,
    *,
    seed: int = 0,
    reading: Import = Import.TRADITIONAL,
    progress: Progress = keep_quiet,
) -> Comparison:
    """Return what the three reasoners are worth, and write it all into a directory.

    The transformer is trained on each split, unless weights of the same split, seed and steps are
    in the directory already: an interrupted comparison continues where it was.

    Args:
        out: Directory to write into; made if it is not there.
        seed: Seed of the splits, the draw, the training and the spheres.
        reading: The reading under which arguments are judged.
        progress: Told how far it has come.

    Raises:
        OutputError: The directory cannot be made.
    """
    from syllogism.reasoners.spheres.reasoner import Spheres
    from syllogism.study.trained import find_or_train

    make_directory(out)
    trained = {split: find_or_train(out, split, seed=seed, progress=progress) for split in Split}
    panels = {
        split: (Symbolic(), Spheres(seed=seed), transformer.reasoner)
        for split, transformer in trained.items()
    }
    return compare_reasoners(
        out,
        panels,
        seed=seed,
        reading=reading,
        losses={split: transformer.losses for split, transformer in trained.items()},
        progress=progress,
    )


def compare_reasoners(
    out: Path,
    panels: Mapping[Split, Sequence[Reasoner]],
    *,
    seed: int,
    reading: Import = Import.TRADITIONAL,
    losses: Mapping[Split, npt.NDArray[np.float64]],
    progress: Progress = keep_quiet,
) -> Comparison:
    """Return what some reasoners are worth, and write it all into a directory.

    Args:
        out: Directory to write into; made if it is not there.
        panels: For each split, who is tested on it; the baseline always is.
        seed: Seed of the splits and the draw.
        reading: The reading under which arguments are judged.
        losses: Of whatever was trained, shape ``(steps,)`` for each split; may be empty.
        progress: Told how far it has come.

    Raises:
        OutputError: The directory cannot be made.
    """
    make_directory(out)
    records: list[Record] = []
    for split, reasoners in panels.items():
        items = draw_items(split, seed=seed, reading=reading)
        for reasoner in (AlwaysInvalid(), *reasoners):
            records += judge_items(reasoner, items, progress=progress)
    scores = score_records(records)
    illustrations = [
        illustrate_rightness(scores),
        illustrate_grades(records),
        illustrate_moods(records),
        *([illustrate_training(losses)] if losses else []),
    ]
    write_records(records, out / "judgements.parquet")
    write_scores(scores, out / "scores.csv")
    for illustration in illustrations:
        with replacing(out / f"{illustration.name}.png") as partial:
            partial.write_bytes(illustration.light)
    write_report(
        out / "report.html",
        setting=Setting(seed, reading),
        records=records,
        scores=scores,
        illustrations=illustrations,
    )
    return Comparison(scores, out / "report.html")
