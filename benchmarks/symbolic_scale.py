"""How does the cost of deciding by symbols grow with chains and premise sets, evidence included?

Seconds are the least of `ROUNDS` runs in one process, of processor time and of the clock; the
audit of the evidence is timed by itself, the peak of memory taken in one more run. A signed
argument says every other premise of complements, by obversion or contraposition.

The peer is a SAT solver with one variable for each term, asked about one individual after the
other under assumptions, all of them or only those that no earlier model has (`reused`). The
quickest of the four ways counts; one that would need more than an earlier way, or more than
`PATIENCE`, projected from its first second, is stopped, and if all are the table says so. It gives
verdicts only, its time is that of reading its clauses and solving. The ratio is its processor time
to ours, without the audit.
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator, Sequence
from itertools import product
from random import Random
from time import perf_counter, process_time
from typing import Any

from pysat.solvers import Solver
from results_file import write_result
from rich.console import Console
from rich.table import Table

from syllogism.evidence.audit import audit
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Judgement, Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement, SignedTerm
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.symbolic import Symbolic

LENGTHS = (1_000, 10_000, 100_000)
TERMS, PROPOSITIONS = 10_000, 50_000
ROUNDS = 3  # fewer once they take more than LONG together
LONG = 1.0  # seconds
PROBE = 1.0  # seconds after which a solver's whole time is projected
PATIENCE = 20.0  # seconds
SOLVERS = ("minisat22", "cadical153")
SEED = 20
FORMS = {"any form": "AEIO", "E": "E"}


def main() -> None:
    """Measure, print one table and write one result file."""
    table = Table(
        *("argument", "import", "terms", "verdict", "CPU, s", "clock, s", "audit, s", "peak, MB"),
        *("SAT, s", "ratio"),
        title=__doc__.split("\n")[0],
    )
    rows = []
    for name, argument in (*_chains(), *_premise_sets()):
        for reading in Import:
            row = _measure(name, argument, reading)
            rows.append(row)
            answered = [seconds for seconds in row["peers"].values() if seconds is not None]
            best = min(answered, default=None)
            table.add_row(
                *(name, str(reading), f"{row['terms']:,}", row["verdict"]),
                *(f"{row['cpu']:.4f}", f"{row['clock']:.4f}", f"{row['audit']:.4f}"),
                f"{row['peak_bytes'] / 1e6:.1f}",
                f"over {PATIENCE:.0f}" if best is None else f"{best:.4f}",
                f"over {PATIENCE / row['cpu']:.0f}" if best is None else f"{best / row['cpu']:.2f}",
            )
    Console(width=130).print(table)
    settings = {"rounds": ROUNDS, "long": LONG, "probe": PROBE, "patience": PATIENCE}
    write_result("symbolic_scale", seeds=[SEED], measured={**settings, "arguments": rows})


def _chains() -> Iterator[tuple[str, Argument]]:
    for length in LENGTHS:
        links = [Proposition(Form.A, f"x{i}", f"x{i + 1}") for i in range(length - 1)]
        first, last = "x0", f"x{length - 1}"
        conclusion = Proposition(Form.A, first, last)
        middle = links[length // 2]
        turned = [*links[: length // 2], middle.converse, *links[length // 2 + 1 :]]
        for name, premises in (("valid", links), ("one link turned", turned)):
            yield f"chain, {name}", Argument(tuple(premises), conclusion)
            yield f"signed chain, {name}", Argument(tuple(_signed(premises)), conclusion)
        yield "chain, backwards", Argument(tuple(links), conclusion.converse)


def _premise_sets() -> Iterator[tuple[str, Argument]]:
    """Yield statements drawn at random, true ones of a hidden world, and a taxonomy."""
    draw = Random(SEED)
    conclusion = Proposition(Form.A, "t1", "t2")
    drawn = {f"random, {name}": _random(draw, forms) for name, forms in FORMS.items()}
    for individuals, share in ((10, 0.5), (40, 0.05)):
        drawn[f"true of {individuals}, {share:.0%} each"] = _true(draw, individuals, share)
    drawn["taxonomy of disjoint kinds"] = _taxonomy()
    for name, propositions in drawn.items():
        premises = tuple(propositions)
        yield name, Argument(premises, conclusion)
        yield f"signed, {name}", Argument(tuple(_signed(premises)), conclusion)


def _signed(premises: Sequence[Proposition]) -> Iterator[Proposition]:
    """Yield the same, every other premise obverted or, if A or O, contraposed."""
    for number, premise in enumerate(premises):
        if number % 2:
            yield premise
        else:
            yield premise.obverse if premise.form.is_symmetric else premise.contrapositive


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
    cpu = clock = check = float("inf")
    began = process_time()
    for _ in range(ROUNDS):
        start, struck = process_time(), perf_counter()
        (judgement,) = reasoner.judge([argument], reading=reading)
        cpu, clock = min(cpu, process_time() - start), min(clock, perf_counter() - struck)
        start = process_time()
        grade = audit(judgement).grade
        check = min(check, process_time() - start)
        if grade is not Grade.SOUND:
            raise AssertionError(f"{name}: {grade}")
        if process_time() - began > LONG:
            break
    peers: dict[str, float | None] = {}
    best = PATIENCE
    for solver, reuse in product(SOLVERS, (True, False)):
        seconds = _solve(solver, judgement, reuse=reuse, patience=best)
        peers[f"{solver}, reused" if reuse else solver] = seconds
        best = best if seconds is None else min(best, seconds)
    return {
        "argument": name,
        "import": reading.value,
        "terms": len(argument.terms),
        "propositions": len(argument.premises),
        "verdict": judgement.verdict.value,
        "cpu": cpu,
        "clock": clock,
        "audit": check,
        "peak_bytes": _peak(argument, reading),
        "peers": peers,
    }


def _peak(argument: Argument, reading: Import) -> int:
    """Return the most bytes that deciding holds at once, its evidence included."""
    tracemalloc.start()
    Symbolic().judge([argument], reading=reading)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def _solve(name: str, judgement: Judgement, *, reuse: bool, patience: float) -> float | None:
    """Return the seconds of a solver that gives the same verdict, or None beyond the patience.

    Asking stops between individuals only, so one question may take longer.
    """
    argument, start = judgement.argument, process_time()
    number = {term: index + 1 for index, term in enumerate(argument.terms)}

    def literal(term: SignedTerm) -> int:
        return -number[term.term] if isinstance(term, Complement) else number[term]

    rules: list[Sequence[int]] = []
    individuals: list[Sequence[int]] = []
    for proposition in argument.denial:
        x, y = literal(proposition.subject), literal(proposition.predicate)
        second = -y if proposition.form.is_negative else y
        if proposition.form.is_universal:
            rules.append((-x, second))
        else:
            individuals.append((x, second))
    individuals.reverse()  # the contradictory of the conclusion first: where most fail
    if judgement.reading is Import.TRADITIONAL:
        signs = (1, -1) if argument.is_signed else (1,)
        individuals += [(sign * code,) for code in number.values() for sign in signs]
    satisfiable = True
    inhabited: set[int] = set()
    with Solver(name, bootstrap_with=rules) as solver:
        for asked, individual in enumerate(individuals, start=1):
            if len(individual) == 1 and individual[0] in inhabited:
                continue
            satisfiable = solver.solve(individual)
            if not satisfiable:
                break
            if reuse:
                inhabited.update(solver.get_model())
            seconds = process_time() - start
            if seconds > PROBE and seconds / asked * len(individuals) > patience:
                return None
    seconds = process_time() - start
    if satisfiable == (judgement.verdict is Verdict.VALID):
        raise AssertionError(f"{name} disagrees: {judgement.reasoner} says {judgement.verdict}")
    return seconds


if __name__ == "__main__":
    main()
