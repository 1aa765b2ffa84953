"""Does training here keep up with the same model in PyTorch, written the plain way?

Both start from the same weights, read the same batches in single precision, part by part, add up
the gradients and take a step of Muon, with Adam for what is no matrix, each as its library has it.
PyTorch's Muon orthogonalises in half precision and lengthens steps by a matrix's shape the other
way round, so only the losses before the first step must agree. They run in processes of their own,
by turns, so that neither disturbs the other and a busy machine disturbs both; what is compiled
first is not timed. PyTorch is given one thread or one for each core, whichever is faster.

PyTorch comes with the extra `peers`; the package itself knows nothing of it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from statistics import median
from typing import Any

import numpy as np
from results_file import write_result
from rich.console import Console
from rich.table import Table

from syllogism.reasoners.transformer.batches import Parts, make_batch
from syllogism.reasoners.transformer.cores import use_cores
from syllogism.reasoners.transformer.plans import Plan
from syllogism.reasoners.transformer.vocabulary import CODES, Mark

SIZES = ("tiny", "small", "medium")
STEPS = 20  # in a turn, on as many batches
TURNS = 5  # of each; the median counts
TOLERANCE = 1e-3  # between the first two losses, relatively: single precision


def main() -> None:
    """Measure, print one table, write one result file."""
    use_cores(Plan().rows)  # of the processes to come, whatever the size
    rows = []
    for size in SIZES:
        plan = Plan(size, exercises=0)
        rows.append(_compare(plan))
        Console(stderr=True).print(rows[-1])
    Console(width=120).print(_table(rows))
    write_result("training_speed", seeds=[0], measured={"steps": STEPS, "sizes": rows})


def _compare(plan: Plan) -> dict[str, Any]:
    """Return the speeds of both on one plan."""
    context = get_context("spawn")
    with (
        ProcessPoolExecutor(1, context, initializer=_prepare_jax, initargs=(plan,)) as jax,
        ProcessPoolExecutor(1, context, initializer=_prepare_torch, initargs=(plan,)) as torch,
    ):
        first = [maker.submit(_turn).result() for maker in (jax, torch)]  # compiles
        loss, peer_loss = (turn["loss"] for turn in first)
        if abs(loss - peer_loss) > TOLERANCE * loss:
            raise RuntimeError(f"the same model has the same loss, got {loss} and {peer_loss}")
        turns = [[maker.submit(_turn).result() for maker in (jax, torch)] for _ in range(TURNS)]
    ours, theirs = zip(*turns, strict=True)
    ratios = [one["seconds"] / other["seconds"] for one, other in zip(theirs, ours, strict=True)]
    return {
        "size": plan.size,
        "parameters": first[0]["parameters"],
        "tokens": first[0]["tokens"],
        "jax": _speed(ours),
        "torch": _speed(theirs),
        "ratio": median(ratios),
        "ratio_low": min(ratios),
        "ratio_high": max(ratios),
    }


def _speed(turns: Sequence[dict[str, float]]) -> dict[str, float]:
    return {
        "tokens_per_second": median(turn["tokens"] / turn["seconds"] for turn in turns),
        "cpu_seconds_per_second": median(turn["cpu_seconds"] / turn["seconds"] for turn in turns),
    }


_step: Callable[[Parts], float]  # in a process of its own: takes a step, returns its loss
_batches: list[Parts]
_parameters: int


def _prepare_jax(plan: Plan) -> None:
    """Make this process one that trains as the package does."""
    import jax

    from syllogism.reasoners.transformer.stepping import Devices, Learner, take_step

    devices = Devices(plan)  # a core each, as on the command line
    learner = devices.copy(Learner.start(plan))

    def step(parts: Parts) -> float:
        nonlocal learner
        learner, tally = take_step(learner, parts, plan, devices)
        return float(tally.loss / tally.weight)

    _prepare(plan, step, sum(array.size for array in jax.tree.leaves(learner.model)))


def _prepare_torch(plan: Plan) -> None:
    """Make this process one that trains the same model in PyTorch."""
    import torch
    import torch_peer

    from syllogism.reasoners.transformer.checkpoints import to_arrays
    from syllogism.reasoners.transformer.stepping import Learner

    model = torch_peer.Model(plan.model_size)
    torch_peer.load_weights(model, to_arrays(Learner.start(plan).model))
    optimisers = torch_peer.make_optimisers(model, plan)

    def read(parts: Parts) -> tuple[float, float]:
        model.zero_grad()
        total, weight = 0.0, 0.0
        for part in parts:
            loss, more = torch_peer.answer_loss(model, part)
            loss.backward()
            total, weight = total + loss.item(), weight + more
        return total, weight

    def read_with(threads: int) -> float:
        torch.set_num_threads(threads)
        seconds = []
        for _ in range(3):
            began = time.perf_counter()
            read(_batches[0])
            seconds.append(time.perf_counter() - began)
        return min(seconds)

    def step(parts: Parts) -> float:
        total, weight = read(parts)
        for weights in model.parameters():
            weights.grad /= weight
        for optimiser in optimisers:
            optimiser.step()
        return total / weight

    _prepare(plan, step, sum(weights.numel() for weights in model.parameters()))
    torch.set_num_threads(min(1, os.cpu_count() or 1, key=read_with))


def _prepare(plan: Plan, step: Callable[[Parts], float], parameters: int) -> None:
    global _step, _batches, _parameters
    _step, _parameters = step, parameters
    _batches = [make_batch(plan, number) for number in range(STEPS)]


def _turn() -> dict[str, float]:
    """Return how long some steps take in this process, and the loss of the first one."""
    began, worked = time.perf_counter(), time.process_time()
    losses = [_step(parts) for parts in _batches]
    return {
        "seconds": time.perf_counter() - began,
        "cpu_seconds": time.process_time() - worked,
        "loss": losses[0],
        "parameters": _parameters,
        "tokens": sum(
            int(np.sum(part.codes != CODES[Mark.PADDING])) for parts in _batches for part in parts
        ),
    }


def _table(rows: Sequence[dict[str, Any]]) -> Table:
    heads = ("size", "parameters", "JAX, tokens a second", "PyTorch", "ratio", "lowest", "highest")
    table = Table(*heads)
    for row in rows:
        table.add_row(
            row["size"],
            f"{row['parameters']:,}",
            *(f"{row[peer]['tokens_per_second']:,.0f}" for peer in ("jax", "torch")),
            *(f"{row[name]:.2f}" for name in ("ratio", "ratio_low", "ratio_high")),
        )
    return table


if __name__ == "__main__":
    main()
