"""What does a chain of any length cost, with verified evidence, and what does a SAT solver take?

Two chains: *all x1 are x2, all x2 are x3, ..., so all x1 are xn*, and the same with the link in
the middle turned, which makes it invalid. Seconds are the least of several rounds, everything in
one process. Arrays and clauses are made beforehand; the solver's time is that of reading its
clauses and solving, and it gives a verdict only. Every chain is read with import.

The solver gets one literal for each term and one call for each individual that must exist, that of
the denied conclusion first; `reused` skips terms that an earlier model already inhabits.
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Any

import numpy as np
from pysat.solvers import Solver
from results_file import write_result
from rich.console import Console
from rich.table import Table

from syllogism.answers import check_all
from syllogism.evidence.grades import Grade
from syllogism.language.arguments import Argument
from syllogism.language.chains import Chains, walk
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.spheres.chains import decide_chains
from syllogism.reasoners.spheres.reasoner import Spheres

LENGTHS = (1_000, 10_000, 100_000, 1_000_000)
TOTAL = 1_000_000  # terms of a batch of equal chains
ROUNDS = 7  # of ours; enough that the least is steady within 5% on an idle machine
PEER_ROUNDS = 3
AUDITED = 100_000  # terms up to which arguments are made of objects; a million take 2 GB
LONG = 1.0  # seconds of one round after which no further one is needed
PATIENCE = 10.0  # seconds after which a solver is stopped, between two calls
SOLVERS = ("cadical153", "glucose4", "minisat22")
SEED = 0  # of the order in which premises are stated


def main() -> None:
    """Measure, print one table and write one result file."""
    rows = [_measure(terms, valid) for terms in LENGTHS for valid in (True, False)]
    batches = [_batch(terms, valid) for terms in LENGTHS for valid in (True, False)]
    heads = ("terms", "verdict", "arrays, s", "found again, s", "audited, s", "bytes a term")
    table = Table(*heads, "SAT, s", "reused, s", title=__doc__.split("\n")[0])
    for row in rows:
        cells = [row["arrays"], row["walked"], row["audited"], row["peak_bytes"] / row["terms"]]
        peers = [_shown(row[kind].values()) for kind in ("sat", "sat_reused")]
        verdict = "valid" if row["valid"] else "invalid"
        shown = ["" if cell is None else f"{cell:,.4f}" for cell in cells[:3]]
        table.add_row(f"{row['terms']:,}", verdict, *shown, f"{cells[3]:,.0f}", *peers)
    Console(width=110).print(table)
    each = Table("terms of one", "chains", "verdict", "ns a term", title="equal amounts of work")
    for batch in batches:
        verdict = "valid" if batch["valid"] else "invalid"
        cost = f"{batch['seconds'] / TOTAL * 1e9:.1f}"
        each.add_row(f"{batch['terms']:,}", f"{TOTAL // batch['terms']:,}", verdict, cost)
    Console(width=110).print(each)
    settings = {"rounds": ROUNDS, "peer_rounds": PEER_ROUNDS, "long": LONG, "patience": PATIENCE}
    measured = {**settings, "total": TOTAL, "single": rows, "batches": batches}
    write_result("chains", seeds=[SEED], measured=measured)


def _measure(terms: int, valid: bool) -> dict[str, Any]:
    """Return what one chain costs each way, in seconds, and its peak of memory."""
    chain = _chains(terms, 1, valid)
    statements, conclusion = _statements(terms, valid)
    decided = decide_chains(chain)
    assert decided.valid.tolist() == [valid]
    assert decided.invalid.tolist() == [not valid]
    tracemalloc.start()
    decide_chains(chain)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return {
        "terms": terms,
        "valid": valid,
        "arrays": _least(lambda: decide_chains(chain), ROUNDS),
        "walked": _least(lambda: decide_chains(walk(statements, conclusion)[0]), PEER_ROUNDS),
        "audited": _audited(terms, valid) if terms <= AUDITED else None,
        "peak_bytes": peak,
        "sat": {name: _peer(name, terms, valid, reuse=False) for name in SOLVERS},
        "sat_reused": {name: _peer(name, terms, valid, reuse=True) for name in SOLVERS},
    }


def _batch(terms: int, valid: bool) -> dict[str, Any]:
    """Return the seconds that a million terms cost in chains of one length."""
    chains = _chains(terms, TOTAL // terms, valid)
    seconds = _least(lambda: decide_chains(chains), ROUNDS)
    return {"terms": terms, "valid": valid, "seconds": seconds}


def _chains(terms: int, count: int, valid: bool) -> Chains:
    turned = np.zeros(terms, dtype=np.bool_)
    turned[-1] = True
    turned[terms // 2] = not valid
    return Chains(
        np.zeros(terms * count, dtype=np.int8), np.tile(turned, count), np.full(count, terms)
    )


def _statements(terms: int, valid: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return the premises in a random order, and the conclusion, about the terms 0, 1, 2, ..."""
    statements = np.zeros((terms - 1, 3), dtype=np.int64)
    statements[:, 1] = np.arange(terms - 1)
    statements[:, 2] = np.arange(1, terms)
    if not valid:
        statements[terms // 2, 1:] = statements[terms // 2, :0:-1].copy()
    stated = np.random.default_rng(SEED).permutation(statements)
    return stated, np.array([0, 0, terms - 1])


def _audited(terms: int, valid: bool) -> float:
    """Return the seconds from an argument of objects to a judgement whose evidence is audited."""
    statements, _ = _statements(terms, valid)
    premises = [Proposition(Form.A, f"x{s}", f"x{p}") for _, s, p in statements.tolist()]
    argument = Argument(tuple(premises), Proposition(Form.A, "x0", f"x{terms - 1}"))
    spheres = Spheres()

    def ask() -> None:
        (answer,) = check_all([argument], reasoner=spheres)
        assert answer.grade is Grade.SOUND

    return _least(ask, PEER_ROUNDS)


def _peer(name: str, terms: int, valid: bool, *, reuse: bool) -> float | None:
    """Return the seconds a solver takes, or None where it is stopped."""
    statements, _ = _statements(terms, valid)
    clauses = [[-subject - 1, predicate + 1] for _, subject, predicate in statements.tolist()]
    least = float("inf")
    for _ in range(PEER_ROUNDS):
        start = perf_counter()
        answer = _solve(name, clauses, terms, reuse=reuse)
        if answer is None:
            return None
        assert answer == valid
        least = min(least, perf_counter() - start)
        if least > LONG:
            break
    return least


def _solve(name: str, clauses: list[list[int]], terms: int, *, reuse: bool) -> bool | None:
    """Return whether some individual that must exist cannot; None where time is up."""
    start = perf_counter()
    inhabited: set[int] = set()
    with Solver(name, bootstrap_with=clauses) as solver:
        for individual in [[1, -terms], *([term] for term in range(1, terms + 1))]:
            if individual[-1] in inhabited:
                continue
            if not solver.solve(assumptions=individual):
                return True
            if reuse:
                inhabited.update(literal for literal in solver.get_model() if literal > 0)
            if perf_counter() - start > PATIENCE:
                return None
    return False


def _least(task: Callable[[], object], rounds: int) -> float:
    least = float("inf")
    for _ in range(rounds):
        start = perf_counter()
        task()
        least = min(least, perf_counter() - start)
        if least > LONG:
            break
    return least


def _shown(seconds: Iterable[float | None]) -> str:
    """Return the seconds of the fastest solver."""
    answered = [one for one in seconds if one is not None]
    return f"{min(answered):,.4f}" if answered else f"over {PATIENCE:.0f}"


if __name__ == "__main__":
    main()
