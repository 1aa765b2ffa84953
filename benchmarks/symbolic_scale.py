"""How does the cost of deciding by symbols grow with chains and premise sets, evidence included?

Seconds are of processor time, the least of `ROUNDS` runs, everything in one process on one core;
the audit of the evidence is timed by itself. The peer is a SAT solver with one variable for
each term, asked about one individual after the other under assumptions: it gives verdicts only,
and where it has used up `PATIENCE` the table says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from time import process_time
from typing import Any

from pysat.solvers import Solver
from results_file import write_result
from rich.console import Console
from rich.table import Table

from syllogism.evidence.audit import audit
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Judgement, Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.symbolic import Symbolic

LENGTHS = (1_000, 10_000, 100_000)
TERMS, PROPOSITIONS = 10_000, 50_000
ROUNDS = 2  # one where a round takes more than PATIENCE
PATIENCE = 1.0  # seconds
SOLVERS = ("minisat22", "cadical153")
SEED = 20


def main() -> None:
    """Measure, print one table and write one result file."""
    table = Table(
        *("argument", "import", "terms", "verdict", "decide, s", "audit, s", "µs a term"),
        *(f"{solver}, s" for solver in SOLVERS),
        title=__doc__.split("\n")[0],
    )
    rows = []
    for name, argument in (*_chains(), *_premise_sets()):
        for reading in Import:
            row = _measure(name, argument, reading)
            rows.append(row)
            each = (row["decide"] + row["audit"]) / row["terms"] * 1e6
            peers = (row["peers"][solver] for solver in SOLVERS)
            table.add_row(
                *(name, str(reading), f"{row['terms']:,}", row["verdict"]),
                *(f"{row['decide']:.4f}", f"{row['audit']:.4f}", f"{each:.2f}"),
                *(f"over {PATIENCE:.0f}" if peer is None else f"{peer:.4f}" for peer in peers),
            )
    Console(width=130).print(table)
    measured = {"rounds": ROUNDS, "patience": PATIENCE, "arguments": rows}
    write_result("symbolic_scale", seeds=[SEED], measured=measured)


def _chains() -> Iterator[tuple[str, Argument]]:
    for length in LENGTHS:
        links = [Proposition(Form.A, f"x{i}", f"x{i + 1}") for i in range(length - 1)]
        first, last = "x0", f"x{length - 1}"
        conclusion = Proposition(Form.A, first, last)
        yield "chain, valid", Argument(tuple(links), conclusion)
        yield "chain, invalid", Argument(tuple(links), Proposition(Form.A, last, first))
        middle = links[length // 2]
        links[length // 2] = middle.converse
        yield "chain, one link turned", Argument(tuple(links), conclusion)


def _premise_sets() -> Iterator[tuple[str, Argument]]:
    """Yield statements drawn at random, true ones of a hidden world, and a taxonomy."""
    draw = Random(SEED)
    conclusion = Proposition(Form.A, "t1", "t2")
    for name, forms in (("any form", "AEIO"), ("A and I", "AI"), ("E", "E")):
        yield f"random, {name}", Argument(tuple(_random(draw, forms)), conclusion)
    for individuals, share in ((10, 0.5), (40, 0.2), (40, 0.05)):
        name = f"true of {individuals}, {share:.0%} each"
        yield name, Argument(tuple(_true(draw, individuals, share)), conclusion)
    yield "taxonomy of disjoint kinds", Argument(tuple(_taxonomy()), conclusion)


def _random(draw: Random, forms: str) -> Iterator[Proposition]:
    for _ in range(PROPOSITIONS):
        subject, predicate = draw.sample(range(TERMS), 2)
        yield Proposition(Form(draw.choice(forms)), f"t{subject}", f"t{predicate}")


def _true(draw: Random, individuals: int, share: float) -> Iterator[Proposition]:
    """Yield what is true where each individual falls under a share of all terms."""
    extensions = [
        {i for i in range(individuals) if draw.random() < share} or {draw.randrange(individuals)}
        for _ in range(TERMS)
    ]
    found = 0
    while found < PROPOSITIONS:
        form = draw.choice(list(Form))
        subject, predicate = draw.sample(range(TERMS), 2)
        one, other = extensions[subject], extensions[predicate]
        universal = one <= other if form in (Form.A, Form.O) else one.isdisjoint(other)
        if universal == form.is_universal:
            found += 1
            yield Proposition(form, f"t{subject}", f"t{predicate}")


def _taxonomy() -> Iterator[Proposition]:
    """Yield five disjoint kinds of everything that has kinds, 10,000 terms in all."""
    for kind in range(1, TERMS):
        above = (kind - 1) // 5
        yield Proposition(Form.A, f"t{kind}", f"t{above}")
        for other in range(5 * above + 1, kind):
            yield Proposition(Form.E, f"t{kind}", f"t{other}")


def _measure(name: str, argument: Argument, reading: Import) -> dict[str, Any]:
    reasoner = Symbolic()
    decide = check = float("inf")
    for _ in range(ROUNDS):
        start = process_time()
        (judgement,) = reasoner.judge([argument], reading=reading)
        decide = min(decide, process_time() - start)
        start = process_time()
        grade = audit(judgement).grade
        check = min(check, process_time() - start)
        if grade is not Grade.SOUND:
            raise AssertionError(f"{name}: {grade}")
        if decide + check > PATIENCE:
            break
    peers = {solver: _solve(solver, argument, reading, judgement) for solver in SOLVERS}
    return {
        "argument": name,
        "import": reading.value,
        "terms": len(argument.terms),
        "propositions": len(argument.premises),
        "verdict": judgement.verdict.value,
        "decide": decide,
        "audit": check,
        "peers": peers,
    }


def _solve(name: str, argument: Argument, reading: Import, judgement: Judgement) -> float | None:
    """Return the seconds of a solver that gives the same verdict, or None beyond the patience.

    Asking stops between individuals only, so one question may take longer.
    """
    start = process_time()
    number = {term: index + 1 for index, term in enumerate(argument.terms)}
    rules: list[Sequence[int]] = []
    individuals: list[Sequence[int]] = []
    for form, x, y in ((p.form, number[p.subject], number[p.predicate]) for p in argument.denial):
        if form.is_universal:
            rules.append((-x, -y if form.is_negative else y))
        else:
            individuals.append((x, -y if form.is_negative else y))
    individuals.reverse()  # the contradictory of the conclusion first: where most fail
    if reading is Import.TRADITIONAL:
        individuals += [(code,) for code in number.values()]
    satisfiable = True
    with Solver(name, bootstrap_with=rules) as solver:
        for individual in individuals:
            satisfiable = solver.solve(individual)
            if not satisfiable:
                break
            if process_time() - start > PATIENCE:
                return None
    seconds = process_time() - start
    if satisfiable == (judgement.verdict is Verdict.VALID):
        raise AssertionError(f"{name} disagrees: {judgement.reasoner} says {judgement.verdict}")
    return seconds


if __name__ == "__main__":
    main()
