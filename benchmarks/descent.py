"""What would it cost to call an argument valid because gradient descent built no countermodel?

Each trial judges the same arguments by descent and by the certified network, one after the other.
Whatever descent does not refute is then called valid, which is how the literature reads a failure.
A verified configuration is never wrong, so the only error left is an invalid argument called valid;
the last table shows both errors where balls are not verified and a small loss is enough.

Four kinds of arguments, with traditional import, drawn as often valid as invalid but for the moods:

    moods      all 256, of which 24 are valid
    scattered  premises that link all terms, and half as many again between random pairs
    overlaps   every pair of terms but one overlaps or lies apart, as a coin falls
    K5         15 terms whose premises have cubes, and circles in no plane, each pair stated

Seconds are wall time, of a second run where the first, which also compiles, took less than `SLOW`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from time import perf_counter
from typing import Any

import jax
import numpy as np
from descent_picture import draw
from results_file import write_result
from rich.console import Console
from rich.table import Table
from scipy.stats import binomtest

from syllogism import MOODS, Argument, Descent, Form, Proposition, Spheres, Verdict, is_valid
from syllogism.evidence.judgements import Judgement, Reasoner
from syllogism.language.arguments import Import
from syllogism.reasoners.descent.descending import Start, descend, loss, start_balls
from syllogism.reasoners.descent.rows import rows_of, shape_of

SEED = 7  # draws the arguments; the reasoners have seeds of their own
HALF = 50  # arguments of either verdict in a drawn set
TERMS = (3, 4, 6, 8, 10, 12)
HARD = 8  # terms of the overlaps in which one varies everything else
DIMENSIONS = (2, 3, 10, 100, 1000, 3000)
STEPS = (10, 30, 100, 300, 1000, 3000)
RESTARTS = (1, 2, 4, 8)
RATES = (0.0001, 0.001, 0.01, 0.1, 1.0)  # the first is the literature's gradient step
SEEDS = range(5)
THRESHOLDS = np.geomspace(1e-3, 10, 17)  # of a loss that counts as none, in units of the margin
SLOW = 20.0  # seconds; what takes longer is not run again for its compilation
FORMS = tuple(Form)


@dataclass(frozen=True)
class Trial:
    """One set of arguments, and the options of the descent that are not its defaults."""

    axis: str
    kind: str
    terms: int
    options: dict[str, Any]


def main() -> None:
    """Measure, print two tables, write one result file and its picture."""
    sets = {("moods", 3): [mood.syllogism() for mood in MOODS], ("K5", 15): [_k5()]}
    for terms in TERMS:
        sets["scattered", terms] = _balanced(_scattered, terms)
        sets["overlaps", terms] = _balanced(_overlaps, terms)
    trials = list(_trials())
    rows = []
    for number, trial in enumerate(trials, start=1):
        rows.append(_measure(trial, sets[trial.kind, trial.terms]))
        print(f"{number} of {len(trials)}: {trial}", file=sys.stderr, flush=True)
    thresholds = {
        "moods": _by_threshold(sets["moods", 3]),
        f"overlaps of {HARD} terms": _by_threshold(sets["overlaps", HARD]),
    }
    Console(width=150).print(_trial_table(rows), _threshold_table(thresholds))
    measured = {"trials": rows, "thresholds": thresholds}
    draw(write_result("descent", seeds=[SEED], measured=measured))


def _trials() -> Iterator[Trial]:
    for dim in DIMENSIONS:
        yield Trial("dimension", "moods", 3, {"dim": dim})
    for dim in (2, 3, 5, 10, 100):
        yield Trial("dimension", "overlaps", HARD, {"dim": dim})
    for dim in (2, 3, 10):
        yield Trial("dimension", "K5", 15, {"dim": dim, "restarts": 10})
        for terms in TERMS:
            yield Trial("terms", "scattered", terms, {"dim": dim})
            yield Trial("terms", "overlaps", terms, {"dim": dim})
    for start in Start:
        for steps in STEPS:
            options = {"steps": steps, "start": start.value, "restarts": 1}
            yield Trial("steps", "moods", 3, options)
            yield Trial("steps", "overlaps", HARD, options)
        for seed in SEEDS:
            options = {"start": start.value, "seed": seed, "restarts": 1}
            yield Trial("start", "overlaps", HARD, options)
    for restarts in RESTARTS:
        yield Trial("restarts", "overlaps", HARD, {"restarts": restarts})
    for rate in RATES:
        yield Trial("rate", "moods", 3, {"rate": rate})


def _measure(trial: Trial, arguments: Sequence[Argument]) -> dict[str, Any]:
    """Return what both reasoners make of the same arguments."""
    valid = [is_valid(argument) for argument in arguments]
    descent = Descent(**trial.options)
    judged, seconds = _timed(descent, arguments)
    certified, certified_seconds = _timed(Spheres(dim=descent.dim), arguments)
    refuted = [judgement.verdict is Verdict.INVALID for judgement in judged]
    invalid, true = len(valid) - sum(valid), sum(valid)
    built = sum(r and not v for r, v in zip(refuted, valid, strict=True))
    proved = sum(v and not r for r, v in zip(refuted, valid, strict=True))
    right = [(j.verdict is Verdict.VALID) == v for j, v in zip(certified, valid, strict=True)]
    undecided = [judgement.verdict is Verdict.UNDECIDED for judgement in certified]
    interval = binomtest(built, invalid).proportion_ci(method="wilson")
    return {
        **asdict(trial),
        "invalid": invalid,
        "valid": true,
        "built": built,
        "built_low": interval.low,
        "built_high": interval.high,
        "invalid_called_valid": invalid - built,
        "valid_called_invalid": true - proved,
        "accuracy": (built + proved) / len(valid),
        "balanced_accuracy": float(np.mean([built / invalid, *([proved / true] if true else [])])),
        "always_invalid": invalid / len(valid),
        "certified_right": sum(r and not u for r, u in zip(right, undecided, strict=True)),
        "certified_undecided": sum(undecided),
        "certified_cubes": sum("cubes" in judgement.remark for judgement in certified),
        "seconds": seconds,
        "certified_seconds": certified_seconds,
        "ratio": seconds / certified_seconds,
    }


def _timed(reasoner: Reasoner, arguments: Sequence[Argument]) -> tuple[list[Judgement], float]:
    judgements: list[Judgement] = []
    seconds = 0.0
    for _ in range(2):
        start = perf_counter()
        judgements = reasoner.judge(arguments)
        seconds = perf_counter() - start
        if seconds > SLOW:
            break
    return judgements, seconds


def _by_threshold(arguments: Sequence[Argument]) -> list[dict[str, Any]]:
    """Return both errors where a loss below a threshold is enough, after one default descent."""
    valid = np.array([is_valid(argument) for argument in arguments])
    losses = _losses([argument.denial for argument in arguments])
    return [
        {
            "threshold": float(threshold),
            "invalid": int((~valid).sum()),
            "valid": int(valid.sum()),
            "invalid_called_valid": int((~valid & (losses >= threshold)).sum()),
            "valid_called_invalid": int((valid & (losses < threshold)).sum()),
        }
        for threshold in THRESHOLDS
    ]


def _losses(sets: Sequence[Sequence[Proposition]]) -> np.ndarray:
    """Return what is missing after one descent: the sum of all shortfalls, no room asked."""
    descent = Descent()
    shapes = [shape_of(one) for one in sets]
    losses = np.zeros(len(sets))
    for shape in sorted(set(shapes)):
        numbers = [number for number, each in enumerate(shapes) if each == shape]
        rows = rows_of([sets[number] for number in numbers], shape, reading=Import.TRADITIONAL)
        start = start_balls(
            descent.start, places=shape.places, dim=descent.dim, seed=descent.seed, attempt=0
        )
        balls = descend(rows, start, steps=descent.steps, rate=descent.rate)
        with jax.enable_x64(True):
            losses[numbers] = jax.vmap(loss, in_axes=(0, 0, None))(balls, rows, 0.0)
    return losses


def _balanced(draw_one: Callable[[np.random.Generator, int], Argument], terms: int) -> list:
    """Return as many valid as invalid arguments, the valid ones first."""
    dice = np.random.default_rng((SEED, terms))
    valid: list[Argument] = []
    invalid: list[Argument] = []
    while min(len(valid), len(invalid)) < HALF:
        argument = draw_one(dice, terms)
        (valid if is_valid(argument) else invalid).append(argument)
    return [*valid[:HALF], *invalid[:HALF]]


def _scattered(dice: np.random.Generator, terms: int) -> Argument:
    links = [(x, int(dice.integers(x))) for x in range(1, terms)]
    links += [tuple(dice.permutation(terms)[:2]) for _ in range(terms // 2 + 1)]
    stated = [_proposition(dice, FORMS, *dice.permutation(link)) for link in links]
    return Argument(tuple(stated[:-1]), stated[-1])


def _overlaps(dice: np.random.Generator, terms: int) -> Argument:
    *pairs, asked = dice.permutation(list(combinations(range(terms), 2)))
    stated = [_proposition(dice, (Form.I, Form.E), *pair) for pair in pairs]
    return Argument(tuple(stated), _proposition(dice, FORMS, *dice.permutation(asked)))


def _proposition(
    dice: np.random.Generator, forms: Sequence[Form], subject: int, predicate: int
) -> Proposition:
    return Proposition(forms[dice.integers(len(forms))], f"t{subject}", f"t{predicate}")


def _k5() -> Argument:
    """Return premises that in the plane would draw K5 without crossings: they have no circles.

    Five terms are pairwise apart, and for each two of them a term overlaps just these.
    """
    five = [f"V{number}" for number in range(5)]
    bridges = {f"W{x[1]}{y[1]}": (x, y) for x, y in combinations(five, 2)}
    premises = [
        Proposition(Form.I if x in bridges.get(y, ()) else Form.E, x, y)
        for x, y in combinations([*five, *bridges], 2)
    ]
    return Argument(tuple(premises), Proposition(Form.A, "V0", "V1"))


def _trial_table(rows: Sequence[dict[str, Any]]) -> Table:
    heads = ("axis", "arguments", "options", "built", "accuracy", "balanced", "always INVALID")
    table = Table(*heads, "network right", "undecided", "seconds", "network", "ratio")
    for row in rows:
        options = ", ".join(f"{name} {value}" for name, value in row["options"].items())
        count = row["invalid"] + row["valid"]
        table.add_row(
            row["axis"],
            f"{row['kind']} {row['terms']}",
            options,
            f"{row['built']} of {row['invalid']}",
            *(f"{row[name]:.3f}" for name in ("accuracy", "balanced_accuracy", "always_invalid")),
            f"{row['certified_right']} of {count}",
            str(row["certified_undecided"]),
            *(f"{row[name]:.3f}" for name in ("seconds", "certified_seconds")),
            f"{row['ratio']:.1f}",
        )
    return table


def _threshold_table(thresholds: dict[str, list[dict[str, Any]]]) -> Table:
    table = Table("arguments", "loss below", "invalid called valid", "valid called invalid")
    for kind, rows in thresholds.items():
        for row in rows:
            table.add_row(
                kind,
                f"{row['threshold']:.3f}",
                f"{row['invalid_called_valid']} of {row['invalid']}",
                f"{row['valid_called_invalid']} of {row['valid']}",
            )
    return table


if __name__ == "__main__":
    main()
