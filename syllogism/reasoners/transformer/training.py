"""Training: the model learns to write the logic's answers, and nothing else is asked of it.

What comes to lie in the directory of a training:

    metrics.csv                      one row every `REPORT_STEPS` steps, and at the end of a stage
    checkpoints/                     the last two, from which it goes on
    transformer.safetensors, .json   weights and card, once it is done

It may be killed at any time. Resumed, it goes on from its last checkpoint, reads the batches it
would have read, and ends with the weights it would have ended with, bit for bit.
Graphics processors add up in any order unless they are told not to:
``XLA_FLAGS=--xla_gpu_deterministic_ops=true``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

import equinox as eqx
import jax
import numpy as np

from syllogism.errors import CheckpointError
from syllogism.reasoners.transformer.batches import Parts, batches_from
from syllogism.reasoners.transformer.checkpoints import (
    Checkpoint,
    find_checkpoint,
    from_arrays,
    has_checkpoints,
    save_checkpoint,
    to_arrays,
)
from syllogism.reasoners.transformer.metrics import (
    METRICS_FILE,
    Metrics,
    append_metrics,
    read_metrics,
    start_metrics,
)
from syllogism.reasoners.transformer.model import Model
from syllogism.reasoners.transformer.plans import Plan
from syllogism.reasoners.transformer.stepping import Devices, Learner, Tally, take_step
from syllogism.reasoners.transformer.vocabulary import CODES, Mark
from syllogism.reasoners.transformer.weights import CARD_FILE, Card, save_weights

CHECKPOINTS = "checkpoints"
REPORT_STEPS = 10  # steps between two rows of the table
CHECKPOINT_SECONDS = 60.0  # what a killed training loses at the most, but for the time of a row

Listener = Callable[[Metrics], None]


def train(
    plan: Plan,
    out: Path,
    *,
    resume: bool = False,
    makers: Executor | None = None,
    listen: Listener | None = None,
    checkpoint_seconds: float = CHECKPOINT_SECONDS,
) -> Model:
    """Return a model trained as planned, and leave it in a directory with its table and its card.

    Args:
        plan: What is trained.
        out: Directory to write into; made if it is not there.
        resume: Go on with the training that was interrupted in this directory.
        makers: Who makes the batches, threads or processes; a thread of its own by default.
        listen: Told every row of the table.
        checkpoint_seconds: Wall time between two checkpoints. An interruption by the keyboard
            leaves one as well, of the last row.

    Raises:
        CheckpointError: The directory holds another training, or none that could be resumed, or
            one without its table.
        OptionError: The parts of a batch cannot be dealt among the devices.
        OutputError: Nothing can be written there.
    """
    checkpoints, table = out / CHECKPOINTS, out / METRICS_FILE
    devices = Devices(plan)
    learner = Learner.start(plan)
    rows: list[Metrics] = []
    if resume:
        learner = _resume(learner, plan, checkpoints)
        rows = _read_rows(table, int(learner.step))
        if int(learner.step) == plan.steps and (out / CARD_FILE).exists():
            if listen is not None and rows:
                listen(rows[-1])
            return learner.model
    elif has_checkpoints(checkpoints):
        raise CheckpointError(
            f"a new training needs a directory without another one, got {str(out)!r}: "
            "resume that one, or choose another directory"
        )
    learner = devices.copy(learner)
    _save(learner, plan, checkpoints)
    start_metrics(table, rows)
    stretch, saved, at_row = _Stretch(rows), time.monotonic(), learner
    with ExitStack() as stack:
        makers = makers or stack.enter_context(ThreadPoolExecutor(1))
        batches = stack.enter_context(closing(batches_from(plan, int(learner.step), makers)))
        try:
            for step, parts in enumerate(batches, start=int(learner.step) + 1):
                learner, tally = take_step(learner, parts, plan, devices)
                stretch.add(tally, parts)
                if step % REPORT_STEPS == 0 or step in (plan.exercises, plan.steps):
                    rows.append(stretch.end(step))
                    append_metrics(table, rows[-1])
                    at_row = learner
                    if listen is not None:
                        listen(rows[-1])
                    if time.monotonic() - saved >= checkpoint_seconds or step == plan.steps:
                        _save(learner, plan, checkpoints)
                        saved = time.monotonic()
        except KeyboardInterrupt:
            _save(at_row, plan, checkpoints)
            raise
    save_weights(learner.model, Card.of(plan, learner.model, rows), out)
    return learner.model


def _resume(learner: Learner, plan: Plan, checkpoints: Path) -> Learner:
    """Return the learner of the last checkpoint, given one of the same shape."""
    checkpoint = find_checkpoint(checkpoints, plan.to_record())
    arrays, rest = eqx.partition(learner, eqx.is_array)
    resumed: Learner = eqx.combine(from_arrays(checkpoint.arrays, arrays), rest)
    return resumed


def _read_rows(table: Path, step: int) -> list[Metrics]:
    """Return the rows of a table up to a step.

    Raises:
        CheckpointError: Steps were taken, and the table is missing.
    """
    if not table.exists():
        if step:
            raise CheckpointError(
                f"a training that goes on needs its table, and {str(table)!r} is missing: "
                "put it back, or train in another directory"
            )
        return []  # killed before it began
    return [row for row in read_metrics(table) if row.step <= step]


def _save(learner: Learner, plan: Plan, checkpoints: Path) -> None:
    arrays = to_arrays(eqx.filter(learner, eqx.is_array))
    save_checkpoint(checkpoints, Checkpoint(int(learner.step), plan.to_record(), arrays))


class _Stretch:
    """The steps since the last row of the table, and the clocks.

    Args:
        rows: The rows so far; the clocks go on from the last one.
    """

    def __init__(self, rows: Sequence[Metrics]) -> None:
        self._tokens = rows[-1].tokens if rows else 0
        self._wall = rows[-1].wall_seconds if rows else 0.0
        self._cpu = rows[-1].cpu_seconds if rows else 0.0
        self._begin()

    def _begin(self) -> None:
        self._tally, self._read = Tally.nothing(), 0
        self._began = time.perf_counter(), time.process_time()

    def add(self, tally: Tally, parts: Parts) -> None:
        """Count one step more."""
        self._tally = self._tally + tally
        self._read += sum(int(np.sum(part.codes != CODES[Mark.PADDING])) for part in parts)

    def end(self, step: int) -> Metrics:
        """Return the row of these steps, once the devices have taken them; a new stretch begins."""
        tally = jax.device_get(self._tally)
        wall = time.perf_counter() - self._began[0]
        self._wall += wall
        self._cpu += time.process_time() - self._began[1]
        self._tokens += self._read
        row = Metrics(
            step=step,
            loss=float(tally.loss / tally.weight),
            right_verdicts=float(tally.right_verdicts / tally.verdicts) if tally.verdicts else None,
            right_answers=float(tally.right_answers / tally.answers),
            tokens=self._tokens,
            tokens_per_second=self._read / wall,
            wall_seconds=self._wall,
            cpu_seconds=self._cpu,
        )
        self._begin()
        return row
