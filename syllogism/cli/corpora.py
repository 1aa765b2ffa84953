"""``corpus``: arguments with their answers and the reasons for them, as files."""

from __future__ import annotations

from functools import partial
from typing import Literal

from rich.text import Text

from syllogism.cli.output import Count, Output, Seed, print_text
from syllogism.cli.progress import listening


def corpus(
    *,
    out: Output,
    split: str = "random",
    part: Literal["training", "test"] = "training",
    count: Count = 10_000,
    seed: Seed = 0,
    format: Literal["parquet", "jsonl"] = "parquet",  # noqa: A002  the option's name
) -> None:
    """Write arguments with their verdicts and evidence as files, with a data card.

    The same split, part and seed give the same items anywhere. They come to lie in a directory of
    the split's name: the training part in `training`, each test in one of its own, `count` items
    in each.

    Examples:
        syllogism corpus --out data --count 1000
        syllogism corpus --split "longer chains 5" --part test --format jsonl --out data
        syllogism corpus --split "held-out mood Barbara" --seed 1 --out data

    Args:
        out: Directory for everything that is written.
        split: Question that the corpus is for: random, "held-out mood Barbara", "held-out figure
            1", "held-out conclusion A", "held-out words", "held-out surface words", "longer chains
            5", "premise order forward", belief, ...
        part: What is learned, or what is asked after it.
        count: How many items.
        seed: Seed of the corpus.
        format: Parquet, or one JSON object a line.
    """
    from syllogism.corpus.exporting import export
    from syllogism.corpus.splits import find_split

    found = find_split(split, seed=seed)
    parts = {"training": found.training} if part == "training" else dict(found.tests)
    written = []
    with listening() as listener:
        for name, items in parts.items():
            others = found.tests.values() if part == "training" else [found.training]
            card = export(
                items,
                range(count),
                out / _file_name(split) / _file_name(name) / f"items.{format}",
                apart_from=list(others),
                progress=partial(listener, name, total=count),
            )
            written.append(
                f"{name}: {card.items:,} items, {card.duplicates:,} duplicates, {card.leaked:,} "
                f"leaked, SHA-256 {card.sha256}"
            )
    print_text(*map(Text, written))


def _file_name(name: str) -> str:
    return name.replace(" ", "-")
