"""Batches: what a step learns from, as arrays of tokens, made before the step is due.

Step k learns from items of the training corpus: first to read them, then to answer them. An item is
a function of its index, so a batch is a function of its step: the step alone says where in the data
a training stands, and any process can make any batch.

So that little time goes to padding, the items of `TOGETHER` steps are sorted by length, dealt into
batches and a batch into parts, each padded to a width of its own; the batches then come in any
order. The gradients of the parts add up to that of the batch. Widths are rounded up, because every
new shape is compiled.

A batch is a tuple of such parts, each a `syllogism.reasoners.transformer.sequences.Batch`.
"""

from __future__ import annotations

import os
import random
from collections import deque
from collections.abc import Generator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import replace
from functools import lru_cache

from syllogism.corpus.corpora import Corpus
from syllogism.corpus.splits import find_split
from syllogism.reasoners.transformer.exercises import encode_exercise
from syllogism.reasoners.transformer.plans import Plan
from syllogism.reasoners.transformer.sequences import Batch, Sequence, encode_item, to_batch
from syllogism.workers import make_pool

TOGETHER = 4  # steps that share their items
AHEAD = 64  # batches made before they are due: seconds of work, and a few megabytes

Parts = tuple[Batch, ...]


def make_batch(plan: Plan, step: int) -> Parts:
    """Return what a step of a plan learns from, the shortest sequences first.

    Args:
        plan: Which corpus, until when it is read and how it is answered, how many items and parts.
        step: The number of steps before it.
    """
    first, last = (0, plan.exercises) if step < plan.exercises else (plan.exercises, plan.steps)
    begin = step - (step - first) % TOGETHER
    sequences = _deal(plan, begin, min(begin + TOGETHER, last))[step - begin]
    starts = range(0, plan.batch, plan.rows)
    return tuple(_pad(sequences[start : start + plan.rows]) for start in starts)


@lru_cache(maxsize=2)  # makers are asked for one step after another
def _deal(plan: Plan, begin: int, end: int) -> list[list[Sequence]]:
    """Return the sequences of each of some steps, sorted by length within a step."""
    corpus = _training_corpus(plan.split, plan.seed)
    items = (corpus[index] for index in range(begin * plan.batch, end * plan.batch))
    if begin < plan.exercises:
        sequences = [encode_exercise(item) for item in items]
    else:
        sequences = [encode_item(item, plan.style) for item in items]
    if not plan.notes:
        sequences = [replace(sequence, notes=()) for sequence in sequences]
    sequences.sort(key=lambda sequence: len(sequence.codes))
    dealt = [sequences[at : at + plan.batch] for at in range(0, len(sequences), plan.batch)]
    random.Random(f"{plan.seed} {begin}").shuffle(dealt)
    return dealt


def batches_from(plan: Plan, step: int, makers: Executor) -> Generator[Parts]:
    """Yield the batches of a plan from a step on, in order, while makers work ahead.

    Args:
        plan: What is trained.
        step: Steps done before.
        makers: Who makes them: threads or processes.
    """
    due = iter(range(step, plan.steps))
    made: deque[Future[Parts]] = deque()
    try:
        for later in due:
            made.append(makers.submit(make_batch, plan, later))
            if len(made) == AHEAD:
                yield made.popleft().result()
        while made:
            yield made.popleft().result()
    finally:
        for future in made:
            future.cancel()


def make_in_processes() -> ProcessPoolExecutor:
    """Return processes that make batches, one for two cores, so that learning need not wait."""
    return make_pool(max(1, (os.cpu_count() or 1) // 2))


def _pad(sequences: list[Sequence]) -> Batch:
    spellings = [spelling for sequence in sequences for spelling in sequence.spellings]
    return to_batch(
        sequences,
        length=round_up(max(len(sequence.codes) for sequence in sequences), least=16),
        words=round_up(max(len(sequence.spellings) for sequence in sequences), least=4),
        letters=round_up(max(len(spelling.encode()) for spelling in spellings), least=8),
    )


def round_up(needed: int, *, least: int) -> int:
    """Return how much room is made where some is needed: few sizes, and little to spare.

    >>> [round_up(needed, least=16) for needed in (1, 40, 41, 100, 300)]
    [16, 48, 48, 112, 320]

    Args:
        needed: How much is needed.
        least: Between one size and the next; more between large ones, a quarter of a power of two.
    """
    octave = 1 << (needed - 1).bit_length() >> 1
    step = max(least, octave // 4)
    return -(-needed // step) * step


@lru_cache(maxsize=1)
def _training_corpus(split: str, seed: int) -> Corpus:
    """Return the corpus, made once in every process that makes batches."""
    return find_split(split, seed=seed).training
