"""Reasons in small whole numbers, and pictures in small fractions."""

from collections import Counter

import numpy as np
import pytest
from scipy.optimize import linprog

from syllogism.evidence.certificates import Detour, Inhabited, Pictured
from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.spheres.certificates import find_multipliers, is_certificate
from syllogism.reasoners.spheres.configurations import find_fractions
from syllogism.reasoners.spheres.reasoner import Spheres
from syllogism.reasoners.spheres.weights import Statements

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


def _has_reason(weights, thresholds):
    """Whether some rows add up to 0 >= 1, asked of a linear programming solver."""
    equations = np.vstack([weights.T, thresholds])
    right = np.r_[np.zeros(weights.shape[1]), 1]
    return linprog(np.ones(len(weights)), A_eq=equations, b_eq=right).status == 0


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
    statements = Statements.of([judgement.argument.denial], reading=judgement.reading)
    (weights,), (thresholds,) = statements.weights, statements.thresholds
    lines = [line for _, line in judgement.evidence.lines]
    rows = [
        row for row in np.flatnonzero(weights.any(axis=1)) if statements.inequality(0, row) in lines
    ]

    assert len(rows) == len(lines)
    assert _has_reason(weights[rows], thresholds[rows])
    for row in rows:
        kept = [other for other in rows if other != row]
        assert not _has_reason(weights[kept], thresholds[kept])


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
    x_y = [Proposition(form, "x", "y") for form in Form]
    statements = Statements.of([x_y], reading=Import.MODERN)
    weights, thresholds = statements.weights, statements.thresholds
    mixed = np.zeros(thresholds.shape, dtype=np.float32)
    mixed[0, :4] = 0.5

    multipliers = find_multipliers(mixed, weights, thresholds)

    assert is_certificate(mixed.astype(np.int64) + (mixed > 0), weights, thresholds).all()
    assert multipliers[0, :4].tolist() in ([1, 0, 0, 1], [0, 1, 1, 0])
    assert not multipliers[0, 4:].any()


def test_no_reason_is_invented():
    """Where the inequalities can be met, no activations whatever turn into multipliers."""
    invalid = [Proposition(Form.A, "y", "x"), Proposition(Form.A, "y", "z")]
    statements = Statements.of([invalid] * 50, reading=Import.TRADITIONAL)
    activations = np.random.default_rng(0).uniform(size=statements.thresholds.shape)

    multipliers = find_multipliers(
        activations.astype(np.float32), statements.weights, statements.thresholds
    )

    assert not multipliers.any()


def test_a_certificate_that_was_tampered_with_is_none():
    """One more of any line, and something is left over."""
    judgement = VALID[Import.TRADITIONAL][0]
    statements = Statements.of([judgement.argument.denial], reading=Import.TRADITIONAL)
    weights, thresholds = statements.weights, statements.thresholds
    multipliers = find_multipliers(
        np.float32([[0.25, 0.25, 0.25, 0, 0, 0.25, 0.25, 0, 0, 0]])[:, : weights.shape[1]],
        weights,
        thresholds,
    )
    for row in np.flatnonzero(weights[0].any(axis=1)):
        tampered = multipliers.copy()
        tampered[0, row] += 1
        assert not is_certificate(tampered, weights, thresholds).any()


def test_fractions_come_back_only_if_everything_holds():
    """The comfortable picture first; where rounding helps neither, nothing is found."""
    statements = Statements.of([[Proposition(Form.E, "x", "y")]], reading=Import.TRADITIONAL)
    apart, touching, overlapping = ([1.3, 1.3, 0, distance, 0, 0] for distance in (3.1, 2.5, 1.0))

    def found(bare, comfortable):
        rested = np.float32([[bare, comfortable]])
        return find_fractions(rested, statements.weights, statements.thresholds)

    assert found(touching, apart).unknowns[0, [0, 1, 3]].tolist() == [1.25, 1.25, 3.0]
    assert found(touching, overlapping).unknowns[0, [0, 1, 3]].tolist() == [1.25, 1.25, 2.5]
    assert not found(overlapping, overlapping).found.any()


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
    statements = Statements.of(sets, reading=reading)
    for number, propositions in enumerate(sets):
        pictured = Spheres().find_configuration(propositions, reading=reading) is not None
        weights, thresholds = statements.weights[number], statements.thresholds[number]
        assert pictured != _has_reason(weights, thresholds)
