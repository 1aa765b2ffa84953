"""Statements as weights, and the network that rests on a picture or on a reason."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from syllogism.errors import ArgumentError
from syllogism.evidence.certificates import Detour, Inhabited, Pictured
from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS, Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.spheres.configurations import Aims
from syllogism.reasoners.spheres.gaps import DETOURS, STATEMENTS, apart, detour, inside
from syllogism.reasoners.spheres.network import GRID, rates, rest_batch, start
from syllogism.reasoners.spheres.weights import Statements

DENIALS = [mood.syllogism().denial for mood in MOODS]
MOOD_STATEMENTS = {reading: Statements.of(DENIALS, reading=reading) for reading in Import}


def _random_sets(count, *, seed):
    """Sets of one to eight propositions over three terms, a term with itself included."""
    random = np.random.default_rng(seed)
    return [
        [
            Proposition(Form("AEIO"[form]), "xyz"[subject], "xyz"[predicate])
            for form, subject, predicate in random.integers(
                (4, 3, 3), size=(random.integers(1, 9), 3)
            )
        ]
        for _ in range(count)
    ]


def _rested(statements, *, seed=0):
    weights, thresholds = Aims.of(statements)
    rested = rest_batch(weights, thresholds, start(seed), rates(weights))
    return np.asarray(rested.unknowns), np.asarray(rested.activations)


points = arrays(np.float64, (3, 4), elements=st.floats(-10, 10, width=16))
sizes = arrays(np.float64, 3, elements=st.floats(-10, 10, width=16))


@given(points, sizes)
def test_the_gaps_are_measured_between_balls(centres, radii):
    """Both gaps, and what a detour costs, are as linear in radii and distances as they look."""
    between = [np.linalg.norm(centres[x] - centres[y]) for x, y in [(0, 1), (0, 2), (1, 2)]]
    unknowns = np.array([*radii, *between])
    for x in range(3):
        for y in range(3):
            distance = np.linalg.norm(centres[x] - centres[y])
            assert inside(x, y) @ unknowns == pytest.approx(distance + radii[x] - radii[y])
            assert apart(x, y) @ unknowns == pytest.approx(radii[x] + radii[y] - distance)
            for z in range(3):
                longer = np.linalg.norm(centres[x] - centres[z])
                longer += np.linalg.norm(centres[z] - centres[y]) - distance
                assert detour(x, z, y) @ unknowns == pytest.approx(longer, abs=1e-9)


def test_contradictories_differ_in_sign():
    """A against O and E against I: the same gap pushed the other way."""
    all_, no, some, some_not = STATEMENTS

    assert (all_ == -some_not).all()
    assert (no == -some).all()


def test_no_weight_needs_to_be_learned():
    """Statements about two terms have weights in -1, 0, 1, thresholds lie in 0, 1."""
    for statements in MOOD_STATEMENTS.values():
        assert set(np.unique(statements.weights)) == {-1, 0, 1}
        assert set(np.unique(statements.thresholds)) == {0, 1}


def test_the_traditional_reading_inhabits_every_term():
    """And nothing but the terms that are there."""
    statements = Statements.of([[Proposition(Form.A, "x", "y")]], reading=Import.TRADITIONAL)

    assert statements.inhabited.tolist() == [[True, True, False]]


@pytest.mark.parametrize(
    ("form", "inhabited"),
    [(Form.A, ""), (Form.E, ""), (Form.I, "xy"), (Form.O, "x")],
    ids=lambda value: str(getattr(value, "value", value)),
)
def test_the_modern_reading_inhabits_what_particulars_assert(form, inhabited):
    """Both terms of an I, the subject of an O, nothing else."""
    statements = Statements.of([[Proposition(form, "x", "y")]], reading=Import.MODERN)

    asserted = [t for t, demanded in zip("xyz", statements.inhabited[0], strict=True) if demanded]
    assert asserted == list(inhabited)


def test_every_row_can_be_read():
    """Statements first, then the detours, then the instances, about the terms' own names."""
    barbara = Mood.parse("Barbara").syllogism("Greeks", "men", "mortals")
    statements = Statements.of([barbara.denial], reading=Import.TRADITIONAL)
    (weights,) = statements.weights
    said = [statements.inequality(0, row) for row in np.flatnonzero(weights.any(axis=1))]

    assert said[:3] == [Pictured(proposition) for proposition in barbara.denial]
    assert said[3:6] == [
        Detour("men", "Greeks", "mortals"),
        Detour("men", "mortals", "Greeks"),
        Detour("mortals", "men", "Greeks"),
    ]
    assert said[6:] == [Inhabited("men"), Inhabited("mortals"), Inhabited("Greeks")]


def test_two_terms_are_kept_from_a_negative_distance():
    """There and back again is a detour: 0 <= 2 d."""
    assert DETOURS[2] == ((0, 1, 0),)
    assert detour(0, 1, 0).tolist() == [0, 0, 0, 2, 0, 0]


def test_a_proposition_said_twice_is_one_row():
    """Repeating a premise neither strengthens nor slows the network."""
    premise = Proposition(Form.A, "x", "y")
    once, twice = ([premise], [premise, premise])
    statements = Statements.of([once, twice], reading=Import.TRADITIONAL)

    assert (statements.weights[0] == statements.weights[1]).all()


def test_a_fourth_term_is_refused():
    """The error counts the terms and names them."""
    chain = [Proposition(Form.A, a, b) for a, b in ["pq", "qr", "rs"]]
    with pytest.raises(ArgumentError, match="room for 3 terms, got 4: p, q, r, s"):
        Statements.of([chain], reading=Import.MODERN)


@given(st.integers(0, 10_000))
def test_every_seed_starts_from_a_venn_diagram(seed):
    """All particulars hold at the start, with room to spare, and the start lies on the grid."""
    unknowns = start(seed).astype(float)

    assert (unknowns * GRID == np.round(unknowns * GRID)).all()
    assert np.abs(unknowns - 2).max() <= 1 / 8
    for x, y in [(0, 1), (1, 0), (0, 2), (2, 0), (1, 2), (2, 1)]:
        assert inside(x, y) @ unknowns > 1.5
        assert apart(x, y) @ unknowns > 1.5


@pytest.mark.parametrize("reading", Import)
def test_every_step_is_stable(reading):
    """Rates are powers of two below 2 / (greatest curvature): 1/4 for each of the moods."""
    weights, _ = Aims.of(Statements.of(_random_sets(500, seed=1), reading=reading))
    curvature = np.linalg.eigvalsh(np.swapaxes(weights, 2, 3) @ weights)[..., -1]
    mood_weights, _ = Aims.of(MOOD_STATEMENTS[reading])

    assert (rates(weights) * curvature <= 2).all()
    assert (np.frexp(rates(weights))[0] == 0.5).all()
    assert set(rates(mood_weights).ravel()) == {0.25}


@pytest.mark.parametrize(("reading", "valid"), [(Import.TRADITIONAL, 24), (Import.MODERN, 15)])
def test_the_energy_of_valid_moods_stays_up(reading, valid):
    """1/8 or more where the argument is valid, all but nothing where it is not."""
    _, activations = _rested(MOOD_STATEMENTS[reading])
    energies = (activations[:, 0].astype(float) ** 2).sum(axis=1) / 2

    assert (energies >= 1 / 8 - 1e-4).sum() == valid
    assert (energies < 1e-6).sum() == 256 - valid


@pytest.mark.parametrize("reading", Import)
def test_resting_activations_are_projections_onto_the_cone_of_reasons(reading):
    """Moreau: h is a reason, thresholds - h is below what the spheres reach, and both are apart."""
    statements = Statements.of(_random_sets(500, seed=2), reading=reading)
    unknowns, activations = (array[:, 0].astype(float) for array in _rested(statements))
    weights, thresholds = statements.weights, statements.thresholds
    pull = np.einsum("bru,br->bu", weights, activations)
    reached = np.einsum("bru,bu->br", weights, unknowns)
    left = thresholds - activations

    assert (activations >= 0).all()
    assert np.abs(pull).max() < 1e-3
    assert (left <= reached + 1e-6).all()
    assert np.abs((activations * left).sum(axis=1)).max() < 1e-2


@pytest.mark.parametrize("reading", Import)
def test_rest_is_a_fixed_point(reading):
    """One more step from where the spheres rest moves none of them."""
    statements = Statements.of(_random_sets(200, seed=3), reading=reading)
    _, activations = _rested(statements)
    pull = np.einsum("bru,br->bu", statements.weights, activations[:, 0].astype(float))

    assert (np.abs(pull) * rates(Aims.of(statements).weights)[:, :1] < 1 / GRID).all()


def test_the_network_computes_exactly():
    """The same bits whatever the order of the rows, the batch, and the place in it."""
    weights, thresholds = Aims.of(MOOD_STATEMENTS[Import.MODERN])
    order = np.random.default_rng(0).permutation(weights.shape[2])
    few = slice(17, 33)

    def unknowns(weights, thresholds):
        return np.asarray(rest_batch(weights, thresholds, start(0), rates(weights)).unknowns)

    together = unknowns(weights, thresholds)
    assert (unknowns(weights[:, :, order], thresholds[:, :, order]) == together).all()
    assert (unknowns(weights[few], thresholds[few]) == together[few]).all()
