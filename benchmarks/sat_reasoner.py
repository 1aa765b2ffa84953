"""How does a reasoner of one's own sit on the panel? A SAT solver does, in one file.

    syllogism compare --out out/sat --reasoner sat_reasoner:SatReasoner

run in this folder, or with it on PYTHONPATH. Every instance that somebody must exist for, be it a
particular or a term with import, is asked for by itself, under what the universals rule out. If
all are granted, they make a countermodel. If one is not, the argument is valid, and all that the
solver can say for it is that it found nothing: the audit grades that *absent*, and the report tells
how often it was right without a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pysat.solvers import Solver

from syllogism import Argument, Form, Import, Judgement, Reasoner, Verdict, World


class SatReasoner(Reasoner):
    """Looks for a countermodel with a SAT solver, one individual after the other."""

    name = "SAT solver"

    def judge(
        self, arguments: Sequence[Argument], *, reading: Import = Import.TRADITIONAL
    ) -> list[Judgement]:
        """Return one judgement for each argument, in order."""
        return [self._judge(argument, reading) for argument in arguments]

    def _judge(self, argument: Argument, reading: Import) -> Judgement:
        if argument.is_signed:
            remark = "this solver is told of no complements"
            return Judgement(argument, reading, self.name, Verdict.UNDECIDED, None, remark=remark)
        terms = {term: number for number, term in enumerate(argument.terms, start=1)}
        individuals: list[set[str]] = []
        with Solver("minisat22", bootstrap_with=_ruled_out(argument, terms)) as solver:
            for wanted in _wanted(argument, terms, reading):
                if not solver.solve(wanted):
                    return Judgement(argument, reading, self.name, Verdict.VALID, None)
                true = set(solver.get_model())
                individuals.append({term for term, number in terms.items() if number in true})
        world = World.of(individuals)
        return Judgement(argument, reading, self.name, Verdict.INVALID, world)


def _ruled_out(argument: Argument, terms: dict[str, int]) -> Iterator[list[int]]:
    """Yield what holds of every individual, as clauses."""
    for stated in argument.denial:
        x, y = (terms[term] for term in stated.terms)
        if stated.form is Form.A:
            yield [-x, y]
        elif stated.form is Form.E:
            yield [-x, -y]
    for number in terms.values():
        yield [number, -number]  # so that the solver's models tell of every term


def _wanted(argument: Argument, terms: dict[str, int], reading: Import) -> Iterator[list[int]]:
    """Yield what somebody must be, for each instance that has to exist."""
    for stated in argument.denial:
        x, y = (terms[term] for term in stated.terms)
        if stated.form is Form.I:
            yield [x, y]
        elif stated.form is Form.O:
            yield [x, -y]
    if reading is Import.TRADITIONAL:
        yield from ([number] for number in terms.values())
