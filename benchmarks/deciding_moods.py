"""How fast does each way decide all 256 moods, and what does the evidence cost?

Seconds are the least of several runs, everything in one process, one way after the other and
round again, so that the ratios mean something where the seconds do not. The solver peer gives
verdicts only.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import numpy as np
from results_file import write_result
from rich.console import Console
from rich.table import Table
from sat_peer import decide

from syllogism.answers import check, check_all, find_reasoner
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import MOODS
from syllogism.language.statements import to_statements
from syllogism.logic.tables import are_valid
from syllogism.reasoners.spheres.triangles import decide_triangles

ROUNDS = 20  # enough that the least of them is steady within 5% on an idle machine
SYLLOGISMS = [mood.syllogism() for mood in MOODS]
TERMS = ("S", "M", "P")


def main() -> None:
    """Measure, print one table and write one result file."""
    statements = np.stack([to_statements(s.denial, TERMS) for s in SYLLOGISMS])
    conclusions = np.concatenate([to_statements([s.conclusion], TERMS) for s in SYLLOGISMS])
    premises = statements[:, :2]
    spheres = find_reasoner("spheres")
    ways: dict[str, Callable[[], object]] = {
        "truth tables, verdicts in one batch": lambda: are_valid(
            premises, conclusions, Import.TRADITIONAL
        ),
        "SAT solver (minisat22), verdicts one by one": lambda: [_solve(s) for s in SYLLOGISMS],
        "symbolic, one check each, audited": lambda: [check(s) for s in SYLLOGISMS],
        "spheres, from arrays, verified evidence": lambda: decide_triangles(
            statements, reading=Import.TRADITIONAL
        ),
        "spheres, one batch, verified evidence": lambda: spheres.judge(SYLLOGISMS),
        "spheres, one batch, audited": lambda: check_all(SYLLOGISMS, reasoner=spheres),
    }
    least = dict.fromkeys(ways, float("inf"))
    for _ in range(ROUNDS):
        for name, way in ways.items():
            way()  # so that each way finds its own data in the caches
            start = perf_counter()
            way()
            least[name] = min(least[name], perf_counter() - start)
    fastest = min(least.values())
    table = Table(
        "way", "256 moods, ms", "one, microseconds", "ratio", title=__doc__.split("\n")[0]
    )
    for name, seconds in least.items():
        cells = (seconds * 1e3, seconds / len(MOODS) * 1e6, seconds / fastest)
        table.add_row(name, *(f"{cell:,.2f}" for cell in cells))
    Console(width=110).print(table)
    write_result("deciding_moods", seeds=[], measured={"rounds": ROUNDS, "seconds": least})


def _solve(argument: Argument) -> bool:
    number = {term: index + 1 for index, term in enumerate(argument.terms)}
    return decide((p.form, number[p.subject], number[p.predicate]) for p in argument.denial)


if __name__ == "__main__":
    main()
