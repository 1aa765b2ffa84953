"""What does a verdict with checked evidence on 12 terms cost, next to a linear programming solver?

1,000 random premise sets of every density in one batch of the sphere network, evidence included,
against HiGHS on the same inequalities, one set after the other, verdict only. Then: how many steps
the network takes, by number of terms.
"""

from __future__ import annotations

from collections import Counter
from time import perf_counter

import numpy as np
from results_file import write_result
from rich.console import Console
from rich.table import Table
from scipy.optimize import linprog
from scipy.sparse import csr_array

from syllogism.answers import find_reasoner
from syllogism.evidence.audit import audit
from syllogism.evidence.judgements import Judgement, Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.spheres.graphs.settling import rest
from syllogism.reasoners.spheres.graphs.statements import Graphs, size_of

SEED = 5
SETS = 1000
TERMS = 12
ROUNDS = 3
PREMISES = (4, 8, 12, 16, 24, 36, 66)  # drawn alike often: from a tree to a statement for each pair
SIZES = (4, 6, 8, 10, 12, 16, 24)
FORMS = tuple(Form)
INFEASIBLE = 2  # as linprog says it


def main() -> None:
    """Measure, print two tables and write one result file."""
    sets = [_random_argument(dice, TERMS) for dice in np.random.default_rng(SEED).spawn(SETS)]
    spheres = find_reasoner("spheres")
    judgements = spheres.judge(sets)  # compiles
    network, highs = float("inf"), float("inf")
    for _ in range(ROUNDS):
        start = perf_counter()
        judgements = spheres.judge(sets)
        network = min(network, perf_counter() - start)
        systems = [_system(one) for one in sets]
        start = perf_counter()
        verdicts = [_solve(*system) for system in systems]
        highs = min(highs, perf_counter() - start)
    table = Table("way", "seconds", "ratio", title=f"{SETS:,} premise sets of {TERMS} terms")
    table.add_row("HiGHS, verdicts, one by one", f"{highs:.2f}", "1.00")
    table.add_row("spheres, one batch, evidence", f"{network:.2f}", f"{network / highs:.2f}")
    steps = {terms: _steps(terms) for terms in SIZES}
    paces = Table("terms", "median", "nine in ten", "most", title="steps until decided")
    for terms, taken in steps.items():
        paces.add_row(str(terms), *(f"{np.quantile(taken, q):.0f}" for q in (0.5, 0.9, 1)))
    Console(width=100).print(table, paces)
    measured = {
        "sets": SETS,
        "terms": TERMS,
        "rounds": ROUNDS,
        "seconds": {"HiGHS": highs, "spheres": network},
        "ratio": network / highs,
        "disagreements": sum(
            (judgement.verdict is Verdict.VALID) != valid
            for judgement, valid in zip(judgements, verdicts, strict=True)
        ),
        "evidence": dict(Counter(map(_kind, judgements))),
        "grades": dict(Counter(str(audit(judgement).grade) for judgement in judgements)),
        "steps": {
            str(terms): dict(sorted(Counter(taken).items())) for terms, taken in steps.items()
        },
    }
    write_result("premise_sets", seeds=[SEED], measured=measured)


def _random_argument(dice: np.random.Generator, terms: int) -> Argument:
    """Return premises that mention each term, and a conclusion."""
    names = [f"t{number}" for number in range(terms)]
    order = dice.permutation(terms)
    pairs = [order[at : at + 2] for at in range(0, terms, 2)]
    pairs += [dice.permutation(terms)[:2] for _ in range(dice.choice(PREMISES))]
    stated = [(dice.integers(4), x, y) for x, y in pairs]
    *premises, conclusion = (Proposition(FORMS[form], names[x], names[y]) for form, x, y in stated)
    return Argument(tuple(premises), conclusion)


def _system(argument: Argument) -> tuple[csr_array, np.ndarray]:
    """Return rows and thresholds of everything that a configuration must meet."""
    propositions = tuple(dict.fromkeys(argument.denial))
    graphs = Graphs.of([propositions], size_of(propositions) or 0, reading=Import.TRADITIONAL)
    (linked,) = graphs.linked > 0
    count = len(linked)
    pair = np.full(linked.shape, -1)
    first, second = np.nonzero(np.triu(linked))
    pair[first, second] = pair[second, first] = count + np.arange(len(first))
    rows: list[list[tuple[int, int]]] = []
    thresholds: list[int] = []
    for form, x, y in graphs.stated[0]:
        sign = 1 if form >= 2 else -1
        inside, apart = ((pair[x, y], 1), (x, 1), (y, -1)), ((pair[x, y], -1), (x, 1), (y, 1))
        gap = inside if form in (0, 3) else apart
        rows.append([(column, sign * weight) for column, weight in gap])
        thresholds.append(int(form >= 2))
    for x in np.flatnonzero(graphs.inhabited[0]).tolist():
        rows.append([(x, 1)])
        thresholds.append(1)
    for x, via in np.argwhere(linked).tolist():
        for y in np.flatnonzero(linked[x] & linked[via]).tolist():
            if x < y:
                rows.append([(pair[x, via], 1), (pair[via, y], 1), (pair[x, y], -1)])
                thresholds.append(0)
    entries = [(row, *entry) for row, line in enumerate(rows) for entry in line]
    places, columns, weights = (np.array(part) for part in zip(*entries, strict=True))
    shape = (len(rows), count + len(first))
    return csr_array((weights, (places, columns)), shape=shape), np.array(thresholds)


def _solve(rows: csr_array, thresholds: np.ndarray) -> bool:
    """Return whether nothing meets the inequalities, so that the argument is valid."""
    costs = np.zeros(rows.shape[1])
    radii = [(None, None)] * TERMS + [(0, None)] * (rows.shape[1] - TERMS)
    found = linprog(costs, A_ub=-rows, b_ub=-thresholds, bounds=radii, method="highs")
    return found.status == INFEASIBLE


def _steps(terms: int) -> list[int]:
    dice = np.random.default_rng(SEED + terms).spawn(SETS // 5)
    sets = [_random_argument(one, terms).denial for one in dice]
    return [each.steps for each in rest(sets, reading=Import.TRADITIONAL, seed=0)]


def _kind(judgement: Judgement) -> str:
    geometry = getattr(judgement.evidence, "geometry", None)
    return f"{type(judgement.evidence).__name__}{f' ({geometry})' if geometry else ''}"


if __name__ == "__main__":
    main()
