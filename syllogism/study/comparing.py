"""The comparison: every reasoner on the same arguments, written down so that it can be read.

What comes to lie in the directory:

    judgements.parquet           one row a judgement
    scores.csv                   one row a split and reasoner, the baseline included
    rightness.png, grades.png, moods.png, training.png
    report.html                  all of it, for a browser

Every transformer is tested on the split that it was trained on, beside those of other styles and
everybody else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from syllogism.errors import OptionError
from syllogism.evidence.judgements import Reasoner
from syllogism.files import make_directory, replacing
from syllogism.language.arguments import Import
from syllogism.progress import Progress, keep_quiet
from syllogism.reasoners.symbolic import Symbolic
from syllogism.reasoners.transformer.metrics import Metrics
from syllogism.study.baseline import AlwaysInvalid
from syllogism.study.illustrations import (
    illustrate_grades,
    illustrate_moods,
    illustrate_rightness,
    illustrate_training,
)
from syllogism.study.items import draw_items
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
    weights: Sequence[Path] = (),
    seed: int = 0,
    reading: Import = Import.TRADITIONAL,
    progress: Progress = keep_quiet,
) -> Comparison:
    """Return what symbols, spheres and transformers are worth, and write it all into a directory.

    Args:
        out: Directory to write into; made if it is not there.
        weights: Directories of transformers, each of another split or style; those that come with
            the package, one for each style, if none is named.
        seed: Seed of the arguments and the spheres.
        reading: The reading under which arguments are judged.
        progress: Told how far it has come.

    Raises:
        OptionError: Two transformers have one split and one style.
        OutputError: The directory cannot be made.
        WeightsError: A directory holds no transformer.
    """
    from syllogism.reasoners.spheres.reasoner import Spheres
    from syllogism.reasoners.transformer.answers import Style
    from syllogism.reasoners.transformer.weights import shipped
    from syllogism.study.trained import load_trained

    make_directory(out)
    loaded = [load_trained(path) for path in weights or map(shipped, Style)]
    named = {f"{one.style}, split: {one.split}": one for one in loaded}
    if len(named) < len(loaded):
        raise OptionError(
            "a comparison takes one transformer for each style and split, "
            f"got {'; '.join(f'{one.style}, split: {one.split}' for one in loaded)}"
        )
    panels: dict[str, list[Reasoner]] = {}
    for one in loaded:
        panel = panels.setdefault(one.split, [Symbolic(), Spheres(seed=seed)])
        panel.append(one.reasoner)
    return compare_reasoners(
        out,
        panels,
        seed=seed,
        reading=reading,
        curves={name: one.curve for name, one in named.items()},
        progress=progress,
    )


def compare_reasoners(
    out: Path,
    panels: Mapping[str, Sequence[Reasoner]],
    *,
    seed: int,
    reading: Import = Import.TRADITIONAL,
    curves: Mapping[str, Sequence[Metrics]],
    progress: Progress = keep_quiet,
) -> Comparison:
    """Return what some reasoners are worth, and write it all into a directory.

    Args:
        out: Directory to write into; made if it is not there.
        panels: For each split, who is tested on it; the baseline always is.
        seed: Seed of the splits and the draw.
        reading: The reading under which arguments are judged.
        curves: The table of every training, by what it is called; may be empty.
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
        *([illustrate_training(curves)] if curves else []),
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
