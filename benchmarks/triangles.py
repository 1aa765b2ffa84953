"""How many three-term arguments are decided in a second, with evidence for each?

Arguments are drawn at random and decided as arrays, each by itself, equal ones again and again:
syllogisms (of the 256 moods, alike often), and any three statements about three terms. Each ends
with a configuration that holds exactly and whose centres were measured again, or with a certificate
that adds up exactly and of which no line can be dropped. The truth tables and the solver give
verdicts only; the solver takes one argument after the other. Seconds are the least of several
rounds; beside them stand the seconds that all cores worked, and the ratios are those of these.
"""

from __future__ import annotations

import resource
from collections.abc import Callable
from time import perf_counter, process_time
from typing import Any

import jax
import numpy as np
from results_file import write_result
from rich.console import Console
from rich.table import Table
from sat_peer import decide

from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS
from syllogism.language.statements import FORMS, to_statements
from syllogism.logic.tables import are_valid
from syllogism.reasoners.spheres.triangles import decide_triangles

SEED = 11
SIZES = (256, 4_096, 65_536, 1_000_000)
ROUNDS = 5  # of batches that take less than LONG; enough that the least is steady within 5%
LONG = 2.0  # seconds of one round after which no further one is needed
SOLVED = 4_096  # arguments that the solver is asked at most; each costs it the same
CONTRADICTORY = np.array([FORMS.index(form.contradictory) for form in FORMS])


def main() -> None:
    """Measure, print one table and write one result file."""
    rows = [_measure(kind, size) for kind in ("syllogisms", "any three") for size in SIZES]
    heads = ("arguments", "batch", "a second", "wall, s", "cores, s", "valid", "x tables", "x SAT")
    table = Table(*heads, title=__doc__.split("\n")[0])
    for row in rows:
        each = row["core_seconds"] / row["batch"]
        table.add_row(
            row["kind"],
            f"{row['batch']:,}",
            f"{row['batch'] / row['seconds']:,.0f}",
            f"{row['seconds']:.4f}",
            f"{row['core_seconds']:.4f}",
            f"{row['valid'] / row['batch']:.3f}",
            f"{each / row['tables_each']:,.0f}",
            f"{each / row['sat_each']:.2f}",
        )
    Console(width=110).print(table)
    measured = {
        "rounds": ROUNDS,
        "long": LONG,
        "device": jax.devices()[0].device_kind,
        "peak_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "batches": rows,
    }
    write_result("triangles", seeds=[SEED], measured=measured)


def _measure(kind: str, size: int) -> dict[str, Any]:
    """Return what one batch costs each way, in seconds."""
    statements = _statements(kind, size)
    conclusions = statements[:, -1].copy()
    conclusions[:, 0] = CONTRADICTORY[conclusions[:, 0]]
    premises = statements[:, :-1]
    decided = decide_triangles(statements)  # compiles
    valid = are_valid(premises, conclusions, Import.TRADITIONAL)
    assert (decided.consistent ^ decided.inconsistent).all()
    assert (decided.inconsistent == valid).all()
    some = statements[:SOLVED].tolist()
    assert [_solve(one) for one in some] == valid[:SOLVED].tolist()
    seconds, core_seconds = _least(lambda: decide_triangles(statements))
    _, tables = _least(lambda: are_valid(premises, conclusions, Import.TRADITIONAL))
    _, solver = _least(lambda: [_solve(one) for one in some])
    return {
        "kind": kind,
        "batch": size,
        "seconds": seconds,
        "core_seconds": core_seconds,
        "valid": int(valid.sum()),
        "tables_each": tables / size,
        "sat_each": solver / len(some),
    }


def _statements(kind: str, size: int) -> np.ndarray:
    """Return two premises and a denied conclusion, many times."""
    random = np.random.default_rng(SEED)
    if kind == "syllogisms":
        moods = np.stack([to_statements(mood.syllogism().denial, "SMP") for mood in MOODS])
        return moods[random.integers(len(moods), size=size)]
    return random.integers((len(FORMS), 3, 3), size=(size, 3, 3))


def _solve(statements: list[list[int]]) -> bool:
    return decide(
        (FORMS[form], subject + 1, predicate + 1) for form, subject, predicate in statements
    )


def _least(task: Callable[[], object]) -> tuple[float, float]:
    """Return the least seconds, of the clock and of all cores."""
    seconds, core_seconds = float("inf"), float("inf")
    for _ in range(ROUNDS):
        start, core_start = perf_counter(), process_time()
        task()
        core_seconds = min(core_seconds, process_time() - core_start)
        seconds = min(seconds, perf_counter() - start)
        if seconds > LONG:
            break
    return seconds, core_seconds


if __name__ == "__main__":
    main()
