"""``train``: minutes or hours, with a progress bar, and no harm in an interruption."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter
from rich.console import Console
from rich.progress import Progress, TextColumn
from rich.text import Text

from syllogism.cli.output import Count, CountOrNone, Output, Seed, print_text
from syllogism.cli.progress import BAR
from syllogism.files import replacing

if TYPE_CHECKING:
    from syllogism.reasoners.transformer.metrics import Metrics
    from syllogism.reasoners.transformer.plans import Plan

CURVES_FILE = "training.png"


def train(
    *,
    out: Output,
    size: Literal["tiny", "small", "medium", "large", "huge"] = "small",
    style: Literal["answer", "answer-explain", "explain-answer"] = "answer-explain",
    split: str = "random",
    seed: Seed = 0,
    steps: Count = 90_000,
    exercises: CountOrNone = 3_500,
    notes: bool = True,
    batch: Count = 16,
    parts: Count = 1,
    rate: float = 0.012,
    warm_up: CountOrNone = 100,
    decay: float = 0.01,
    resume: Annotated[bool, Parameter(negative="")] = False,
) -> None:
    """Train the transformer on arguments that the logic generates, and write its weights.

    The directory gets weights, card, a table of the training and its curves as a picture, and a
    checkpoint every minute. A training that was interrupted or killed goes on from there if the
    same command is given again with --resume, and ends with the same weights on the same machine.
    Without a GPU, several cores read their share of every step.

    Examples:
        syllogism train --out weights
        syllogism train --out weights --resume
        syllogism train --style explain-answer --split "held-out figure 4" --seed 1 --out weights-4
        syllogism check Barbara --reasoner transformer --weights weights

    Args:
        out: Directory for the weights and all that belongs to them.
        size: How large the model is, from some 30 thousand to some 30 million parameters.
        style: What it learns to write: the verdict alone, or why as well, after or before it.
        split: What is kept from training, such as random or held-out mood Barbara.
        seed: Seed of the arguments and of the first weights.
        steps: Steps to train.
        exercises: How many of them, at the beginning, are reading exercises: to follow the chain of
            premises from term to term, without which the forms are learned and little else.
        notes: Whether it also learns to note beside each premise its place in the chain and what
            follows up to there; no answer shows these notes.
        batch: Arguments in a step.
        parts: How many parts a step is dealt into, one after the other, to save memory and padding.
        rate: Highest learning rate.
        warm_up: Steps until the highest rate is reached, in exercises and answers each; it then
            falls.
        decay: Weight decay.
        resume: Go on with the training in the directory.
    """
    from syllogism.reasoners.transformer.cores import use_cores

    use_cores(batch // parts)  # before what follows loads JAX
    from syllogism.reasoners.transformer.answers import Style
    from syllogism.reasoners.transformer.batches import make_in_processes
    from syllogism.reasoners.transformer.checkpoints import has_checkpoints
    from syllogism.reasoners.transformer.plans import Plan
    from syllogism.reasoners.transformer.training import CHECKPOINTS
    from syllogism.reasoners.transformer.training import train as train_model

    plan = Plan(
        size=size,
        style=Style(style),
        split=split,
        seed=seed,
        steps=steps,
        exercises=exercises,
        notes=notes,
        batch=batch,
        parts=parts,
        rate=rate,
        warm_up=warm_up,
        decay=decay,
    )
    with make_in_processes() as makers, _following(plan.steps) as listen:
        try:
            model = train_model(plan, out, resume=resume, makers=makers, listen=listen)
        except KeyboardInterrupt:
            if has_checkpoints(out / CHECKPOINTS):
                print_text(Text(f"checkpoint written to {out}; to go on, add --resume"))
            raise
    _draw_curves(plan, out)
    print_text(Text(f"{model.parameter_count:,} parameters: weights written to {out}"))


def _draw_curves(plan: Plan, out: Path) -> None:
    """Leave a picture of a training's table beside it."""
    from syllogism.reasoners.transformer.metrics import METRICS_FILE, read_metrics
    from syllogism.study.figures.theme import to_png
    from syllogism.study.figures.training import draw_training

    curves = {f"{plan.style}, split: {plan.split}": read_metrics(out / METRICS_FILE)}
    with replacing(out / CURVES_FILE) as partial:
        partial.write_bytes(to_png(draw_training(curves)))


@contextmanager
def _following(steps: int) -> Iterator[Callable[[Metrics], None]]:
    """Yield something that shows the rows of a training's table as one bar."""
    columns = (*BAR, TextColumn("{task.fields[last]}", markup=False))
    with Progress(*columns, console=Console(stderr=True)) as progress:
        bar = progress.add_task("training", total=steps, last="")

        def show(row: Metrics) -> None:
            if row.right_verdicts is None:
                last = f"loss {row.loss:.3g}, exercises right {row.right_answers:.3f}"
            else:
                last = f"loss {row.loss:.3g}, verdicts right {row.right_verdicts:.3f}"
            progress.update(bar, completed=row.step, last=last)

        yield show
