"""The example of a reasoner of one's own, a SAT solver, keeps what it promises."""

from collections import Counter
from pathlib import Path

import pytest

from syllogism.answers import check_all
from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS
from syllogism.logic.validity import valid_moods
from syllogism.study.isolating import Isolated

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.mark.parametrize("reading", Import)
def test_a_sat_solver_refutes_soundly_and_gives_no_reason_for_what_is_valid(monkeypatch, reading):
    """All 256 moods, in a process of its own, as `--reasoner sat_reasoner:SatReasoner` runs it."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    solver = Isolated("sat_reasoner:SatReasoner", seconds=10.0)
    answers = check_all([mood.syllogism() for mood in MOODS], reasoner=solver, reading=reading)
    solver.close()
    count = len(valid_moods(reading))

    assert Counter((str(answer.verdict), str(answer.grade)) for answer in answers) == {
        ("valid", "absent"): count,
        ("invalid", "sound"): len(MOODS) - count,
    }


def test_a_sat_solver_does_not_know_of_complements(monkeypatch):
    """And says so."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    solver = Isolated("sat_reasoner:SatReasoner", seconds=10.0)
    (answer,) = check_all(["No S are P. So all S are non-P."], reasoner=solver)
    solver.close()

    assert (str(answer.verdict), answer.judgement.remark) == (
        "undecided",
        "this solver is told of no complements",
    )
