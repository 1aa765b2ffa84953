"""The SAT solver that the sphere network is timed against on three-term arguments."""

from __future__ import annotations

from collections.abc import Iterable

from pysat.solvers import Solver

from syllogism.language.propositions import Form


def decide(statements: Iterable[tuple[Form, int, int]]) -> bool:
    """Return whether statements about the terms 1, 2 and 3 clash, under traditional import.

    There is one named individual for each thing that must exist, and each is asked about alone.
    """
    individuals = [[1], [2], [3]]
    rules = []
    for form, x, y in statements:
        match form:
            case Form.A:
                rules.append((-x, y))
            case Form.E:
                rules.append((-x, -y))
            case Form.I:
                individuals.append([x, y])
            case Form.O:
                individuals.append([x, -y])
    with Solver("minisat22", bootstrap_with=rules) as solver:
        return not all(solver.solve(individual) for individual in individuals)
