"""Reasons in small whole numbers, and pictures in small fractions."""

from collections import Counter

import numpy as np
import pytest
from scipy.optimize import linprog

from syllogism.evidence.certificates import Detour, Inhabited, Pictured
from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.spheres.certificates import are_certificates, find_multipliers
from syllogism.reasoners.spheres.configurations import find_fractions
from syllogism.reasoners.spheres.gaps import BOUNDS, DETOURS, INHABITED, RETURNED, ROWS
from syllogism.reasoners.spheres.reasoner import Spheres
from syllogism.reasoners.spheres.weights import Demands, number, row_of

VALID = {
    reading: [
        judgement
        for judgement in Spheres().judge([mood.syllogism() for mood in MOODS], reading=reading)
        if judgement.verdict.value == "valid"
    ]
    for reading in Import
}
ALL_VALID = [judgement for judgements in VALID.values() for judgement in judgements]


def _added_up(certificate):
    """Add the lines as someone would on paper: each as ``larger side - smaller side >= margin``."""
    total, margin = Counter(), 0

    def d(x, y):
        return frozenset((x, y))

    for multiplier, line in certificate.lines:
        larger, smaller, least = [], [], 0
        match line:
            case Pictured(Proposition(Form.A, x, y)):
                larger, smaller = [y], [x, d(x, y)]
            case Pictured(Proposition(Form.E, x, y)):
                larger, smaller = [d(x, y)], [x, y]
            case Pictured(Proposition(Form.I, x, y)):
                larger, smaller, least = [x, y], [d(x, y)], 1
            case Pictured(Proposition(Form.O, x, y)):
                larger, smaller, least = [x, d(x, y)], [y], 1
            case Detour(start, via, end):
                larger, smaller = [d(start, via), d(via, end)], [d(start, end)]
            case Inhabited(term):
                larger, least = [term], 1
        for unknown in larger:
            total[unknown] += multiplier
        for unknown in smaller:
            total[unknown] -= multiplier
        margin += multiplier * least
    rest = {u: n for u, n in total.items() if n and (isinstance(u, str) or len(u) == 2)}
    return rest, margin


def _demands(propositions, reading):
    return Demands.of(number([propositions]).statements, reading=reading)


def _row(line, terms):
    """The number of the row that a line of a certificate is."""
    match line:
        case Pictured(proposition):
            return row_of(proposition, terms)
        case Detour(start, via, end):
            way = tuple(map(terms.index, (start, via, end)))
            return RETURNED.start + DETOURS.index(way)
        case Inhabited(term):
            return INHABITED.start + terms.index(term)


def _has_reason(rows):
    """Whether some rows add up to 0 >= 1, asked of a linear programming solver."""
    if not len(rows):
        return False
    equations = np.vstack([ROWS[rows].T, BOUNDS[rows]])
    right = np.r_[np.zeros(ROWS.shape[1]), 1]
    return linprog(np.ones(len(rows)), A_eq=equations, b_eq=right).status == 0


def test_there_are_24_reasons_with_import_and_15_without():
    """As many as valid moods."""
    assert {reading: len(judgements) for reading, judgements in VALID.items()} == {
        Import.TRADITIONAL: 24,
        Import.MODERN: 15,
    }


@pytest.mark.parametrize("judgement", ALL_VALID, ids=lambda judgement: str(judgement.argument))
def test_certificates_add_up_to_a_contradiction(judgement):
    """Every radius and distance cancels, and 0 is said to be a positive number."""
    rest, margin = _added_up(judgement.evidence)

    assert rest == {}
    assert margin == judgement.evidence.margin > 0


@pytest.mark.parametrize("judgement", ALL_VALID, ids=lambda judgement: str(judgement.argument))
def test_no_line_of_a_certificate_can_be_dropped(judgement):
    """Without any one of them no multipliers at all give a contradiction."""
    demands = _demands(judgement.argument.denial, judgement.reading)
    (terms,) = number([judgement.argument.denial]).terms
    rows = [_row(line, terms) for _, line in judgement.evidence.lines]

    assert demands.asked[rows].all()
    assert _has_reason(rows)
    for row in rows:
        assert not _has_reason([other for other in rows if other != row])


@pytest.mark.parametrize("judgement", ALL_VALID, ids=lambda judgement: str(judgement.argument))
def test_certificates_of_moods_are_short(judgement):
    """Both premises, the denied conclusion, one detour, and an instance only where needed."""
    kinds = Counter(type(line) for _, line in judgement.evidence.lines)

    assert judgement.evidence.propositions == judgement.argument.denial
    assert kinds[Detour] == 1
    assert kinds[Inhabited] == (judgement.evidence.margin == 2)
    if judgement.reading is Import.MODERN:
        assert kinds[Inhabited] == 0


def test_a_certificate_reads_as_an_argument():
    """Barbara's: the premises in order, then the supposition, then why they do not fit together."""
    (barbara,) = (
        j for j in VALID[Import.MODERN] if {p.form for p in j.argument.premises} == {Form.A}
    )

    assert barbara.evidence.lines == (
        (1, Pictured(Proposition(Form.A, "M", "P"))),
        (1, Pictured(Proposition(Form.A, "S", "M"))),
        (1, Pictured(Proposition(Form.O, "S", "P"))),
        (1, Detour("P", "M", "S")),
    )


def test_two_reasons_at_once_are_taken_apart():
    """Activations that mix two reasons give one of them: lines of the other are let go."""
    rows = [row_of(Proposition(form, "x", "y"), ("x", "y")) for form in Form]
    mixed = np.zeros((len(ROWS), 1), dtype=np.float32)
    mixed[rows] = 0.5

    multipliers = find_multipliers(mixed)

    assert are_certificates((mixed * 2).astype(np.int64)).all()
    assert multipliers[rows, 0].tolist() in ([1, 0, 0, 1], [0, 1, 1, 0])
    assert multipliers.sum() == 2


def test_no_reason_is_invented():
    """Where the inequalities can be met, no activations whatever turn into multipliers."""
    invalid = [Proposition(Form.A, "y", "x"), Proposition(Form.A, "y", "z")]
    asked = _demands(invalid, Import.TRADITIONAL).asked
    activations = np.random.default_rng(0).uniform(size=(len(ROWS), 50)) * asked

    assert not find_multipliers(activations.astype(np.float32)).any()


def test_reasons_that_many_lines_hold_are_taken_apart():
    """Everything at once is a mixture of very many reasons; each step lets go of a line."""
    activations = np.random.default_rng(1).uniform(1, 2, size=(len(ROWS), 50))

    multipliers = find_multipliers(activations.astype(np.float32))

    assert are_certificates(multipliers).all()
    for column in multipliers.T:
        rows = np.flatnonzero(column).tolist()
        assert len(rows) <= 7
        assert not any(_has_reason([other for other in rows if other != row]) for row in rows)


def test_a_certificate_that_was_tampered_with_is_none():
    """One more of any line with unknowns, and something is left over."""
    judgement = VALID[Import.TRADITIONAL][0]
    (terms,) = number([judgement.argument.denial]).terms
    multipliers = np.zeros((len(ROWS), 1), dtype=np.int64)
    for times, line in judgement.evidence.lines:
        multipliers[_row(line, terms)] = times

    assert are_certificates(multipliers).all()
    for row in np.flatnonzero(ROWS.any(axis=1)):
        tampered = multipliers.copy()
        tampered[row] += 1
        assert not are_certificates(tampered).any()


def test_fractions_come_back_only_if_everything_holds():
    """The smallest denominator first; where rounding does not help, nothing is found."""
    thresholds = _demands([Proposition(Form.E, "x", "y")], Import.TRADITIONAL).thresholds

    def found(*sizes):
        return find_fractions(np.float32([*sizes])[:, None], thresholds)

    assert found(1.3, 1.3, 0, 2.5, 0, 0).unknowns[[0, 1, 3], 0].tolist() == [1.25, 1.25, 2.5]
    assert found(1.3, 1.7, 0, 2.99, 0, 0).unknowns[[0, 1, 3], 0].tolist() == [1.25, 1.75, 3.0]
    sixteenths = found(1.3125, 1.3125, 0, 2.625, 0, 0)
    assert sixteenths.found.all()
    assert not found(1.3, 1.3, 0, 1.0, 0, 0).found.any()


@pytest.mark.parametrize("reading", Import)
def test_a_linear_programming_solver_agrees(reading):
    """On random sets of statements: a reason or a picture, as HiGHS finds one or none."""
    random = np.random.default_rng(4)
    sets = [
        [
            Proposition(Form("AEIO"[form]), "xyz"[subject], "xyz"[predicate])
            for form, subject, predicate in random.integers((4, 3, 3), size=(5, 3))
        ]
        for _ in range(150)
    ]
    for propositions in sets:
        pictured = Spheres().find_configuration(propositions, reading=reading) is not None
        (asked,) = _demands(propositions, reading).asked.T
        assert pictured != _has_reason(np.flatnonzero(asked))
