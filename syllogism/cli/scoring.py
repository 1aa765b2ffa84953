"""``score``: what a transformer is worth, in minutes, with a progress bar."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from rich.text import Text

from syllogism.cli.output import Count, Output, Seed, print_text
from syllogism.cli.progress import listening
from syllogism.errors import OptionError


def score(
    *,
    out: Output,
    weights: Path | None = None,
    style: Literal["answer", "answer-explain", "explain-answer"] | None = None,
    split: str | None = None,
    count: Count = 10_000,
    seed: Seed = 0,
) -> None:
    """Score a transformer on the tests of a split: how often is it right, and for a sound reason?

    Asks the items of each test as the corpus writes them, in all phrasings and both readings,
    audits every answer, and writes answers, scores, misses and faults. A scoring that was
    interrupted or killed goes on if the same command is given again. What weights of your own are
    worth is written on their card as well.

    Examples:
        syllogism score --out scores --count 1000
        syllogism score --style explain-answer --out scores-2
        syllogism score --weights weights --split "longer chains 5" --out scores-3

    Args:
        out: Directory for everything that is written.
        weights: Directory of transformer weights, as `syllogism train` writes it; those that come
            with the package by default.
        style: Which of those: what the transformer writes, the verdict alone, or why as well,
            after the verdict (if nothing is said) or before it.
        split: Whose tests are asked; the split that the weights were trained on by default.
        count: How many items of each test.
        seed: Seed of the tests.
    """
    from syllogism.reasoners.transformer.answers import Style
    from syllogism.reasoners.transformer.scoring import FAULTS_FILE, MISSES_FILE, score_weights
    from syllogism.reasoners.transformer.weights import shipped, write_scores
    from syllogism.study.terminal import part_table

    if weights is not None and style is not None:
        raise OptionError("weights have a style of their own: give --weights or --style, not both")
    directory = shipped(Style(style or "answer-explain")) if weights is None else weights
    with listening() as listener:
        try:
            scoring = score_weights(
                directory, out, split=split, seed=seed, count=count, progress=listener
            )
        except KeyboardInterrupt:
            print_text(Text(f"answers so far are in {out}; to go on, give the same command again"))
            raise
    if weights is not None:
        write_scores(weights, [score for score in scoring.scores if score.is_whole])
    missed = sum(misses.missed for misses in scoring.misses)
    print_text(
        part_table(scoring.scores),
        Text(f"{missed:,} wrong verdicts: {out / MISSES_FILE} and {out / FAULTS_FILE}"),
    )
