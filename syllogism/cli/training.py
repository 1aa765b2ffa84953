"""``train`` and ``compare``: what takes minutes, with a progress bar."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from syllogism.cli.output import Output, Reading, Seed, print_text
from syllogism.files import make_directory
from syllogism.language.arguments import Import

if TYPE_CHECKING:
    from syllogism.study.progress import Progress as Listener


def train(
    *,
    out: Output,
    split: Literal["random", "held-out moods"] = "random",
    seed: Seed = 0,
    steps: int | None = None,
) -> None:
    """Train the transformer on arguments that the logic generates, and write its weights.

    The same split, seed and steps give the same weights on the same machine.

    Examples:
        syllogism train --out weights
        syllogism train --split "held-out moods" --seed 1 --out weights-held-out
        syllogism check Barbara --reasoner transformer --weights weights

    Args:
        out: Directory for the weights and their card.
        split: What is kept from training: random arguments, or a quarter of the moods.
        seed: Seed of the division, the first weights and the batches.
        steps: Steps to train, a multiple of 25; those of `syllogism compare` by default.
    """
    from syllogism.reasoners.transformer.corpus import Split
    from syllogism.reasoners.transformer.training import Plan
    from syllogism.reasoners.transformer.training import train as train_model
    from syllogism.reasoners.transformer.weights import Card, save_weights

    asked = Split(split)
    plan = Plan() if steps is None else Plan(steps=steps)
    make_directory(out)  # before the minutes of training, not after
    with _listening() as listener:
        model, curve = train_model(
            asked,
            seed=seed,
            plan=plan,
            progress=lambda done, _: listener(f"training, {asked}", done, plan.steps),
        )
    save_weights(model, Card.of(model, curve, split=asked, seed=seed, plan=plan), out)
    summary = f"{model.parameter_count:,} parameters, {plan.steps:,} steps, {curve.seconds:.0f} s"
    print_text(Text(f"{summary}: weights written to {out}"))


def compare(*, out: Output, seed: Seed = 0, reading: Reading = "traditional") -> None:
    """Compare all reasoners: who is right, and who is right for the right reason.

    Trains the transformer on two splits (minutes on two cores), judges every reasoner on
    arguments the transformer has never seen, audits all evidence, and writes records, scores,
    figures and report.html. Weights that a former run left in the directory are used again.

    Examples:
        syllogism compare --out results
        syllogism compare --out results-1 --seed 1 --import modern

    Args:
        out: Directory for everything that is written.
        seed: Seed of the splits, the arguments drawn, the training and the spheres.
        reading: Existential import: traditional (every term has an instance) or modern.
    """
    from syllogism.study.comparing import compare as compare_all
    from syllogism.study.terminal import score_table

    with _listening() as listener:
        comparison = compare_all(out, seed=seed, reading=Import(reading), progress=listener)
    print_text(score_table(comparison.scores), Text(f"report: {comparison.report}"))


@contextmanager
def _listening() -> Iterator[Listener]:
    """Yield something to report progress to; it shows one bar for each task."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        bars = {}

        def listen(task: str, done: int, total: int) -> None:
            if task not in bars:
                bars[task] = progress.add_task(task, total=total)
            progress.update(bars[task], completed=done)

        yield listen
