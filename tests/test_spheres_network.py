"""Statements as weights, and the network that rests on a picture or on a reason."""

import jax
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from syllogism.errors import ArgumentError
from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.spheres import network
from syllogism.reasoners.spheres.gaps import (
    BOUNDS,
    DETOURS,
    INHABITED,
    RETURNED,
    ROWS,
    STATED,
    STATEMENTS,
    WALKED,
    apart,
    detour,
    inside,
)
from syllogism.reasoners.spheres.network import GRID, activations, rates, reached, rest, start
from syllogism.reasoners.spheres.weights import Demands, number, row_of

DENIALS = [mood.syllogism().denial for mood in MOODS]
MOODS_SAID = number(DENIALS).statements
MOOD_DEMANDS = {reading: Demands.of(MOODS_SAID, reading=reading) for reading in Import}


def _demands(sets, reading):
    return Demands.of(number(sets).statements, reading=reading)


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
    """Rows about two or three terms have weights in -1, 0, 1, bounds lie in 0, 1."""
    for demands in MOOD_DEMANDS.values():
        asked = demands.asked.any(axis=1)
        assert set(np.unique(ROWS[asked])) == {-1, 0, 1}
        assert set(np.unique(BOUNDS[asked])) == {0, 1}


def test_what_is_not_asked_is_always_reached():
    """Its threshold is minus infinity; of what is asked, it is the row's own bound."""
    for demands in MOOD_DEMANDS.values():
        thresholds = demands.thresholds
        assert (np.isneginf(thresholds) == ~demands.asked).all()
        assert (np.where(demands.asked, thresholds - BOUNDS[:, None], 0) == 0).all()


def test_the_traditional_reading_inhabits_every_term():
    """And nothing but the terms that are there."""
    demands = _demands([[Proposition(Form.A, "x", "y")]], Import.TRADITIONAL)

    assert demands.asked[INHABITED, 0].tolist() == [True, True, False]


@pytest.mark.parametrize(
    ("form", "inhabited"),
    [(Form.A, ""), (Form.E, ""), (Form.I, "xy"), (Form.O, "x")],
    ids=lambda value: str(getattr(value, "value", value)),
)
def test_the_modern_reading_inhabits_what_particulars_assert(form, inhabited):
    """Both terms of an I, the subject of an O, nothing else."""
    demands = _demands([[Proposition(form, "x", "y")]], Import.MODERN)

    asserted = [t for t, asked in zip("xyz", demands.asked[INHABITED, 0], strict=True) if asked]
    assert asserted == list(inhabited)


@pytest.mark.parametrize("reading", Import)
def test_every_set_asks_for_the_rows_of_its_propositions(reading):
    """Those and no other statements, under the numbers that its terms are given."""
    sets = _random_sets(200, seed=4)
    numbered, demands = number(sets), _demands(sets, reading)
    for at, propositions in enumerate(sets):
        rows = {row_of(proposition, numbered.terms[at]) for proposition in propositions}
        assert set(np.flatnonzero(demands.asked[STATED, at])) == rows


def test_the_row_of_a_proposition_is_its_gap():
    """*No y are z*, of the terms z, x, y: their balls 2 and 0 lie apart."""
    row = row_of(Proposition(Form.E, "y", "z"), ("z", "x", "y"))

    assert (ROWS[row] == -apart(2, 0)).all()
    assert BOUNDS[row] == 0


@pytest.mark.parametrize(
    ("names", "returns", "ways"),
    [(["xx"], 0, 0), (["xy"], 1, 0), (["xx", "yx"], 1, 0), (["xy", "yz"], 0, 3)],
)
def test_two_terms_are_kept_from_a_negative_distance_and_three_obey_the_triangle(
    names, returns, ways
):
    """There and back again is a detour: 0 <= 2 d."""
    demands = _demands([[Proposition(Form.A, *pair) for pair in names]], Import.MODERN)

    assert demands.asked[RETURNED].sum() == returns
    assert demands.asked[WALKED].sum() == ways
    assert DETOURS[0] == (0, 1, 0)
    assert detour(0, 1, 0).tolist() == [0, 0, 0, 2, 0, 0]


def test_two_terms_are_any_two():
    """Of terms 0 and 2 alone, the distance 0-2 is kept from being negative."""
    demands = Demands.of(np.array([[[1, 2, 0]]]), reading=Import.TRADITIONAL)

    assert demands.asked[RETURNED, 0].tolist() == [False, True, False]
    assert demands.asked[INHABITED, 0].tolist() == [True, False, True]


def test_a_proposition_said_twice_is_one_row():
    """Repeating a premise neither strengthens nor slows the network."""
    premise = Proposition(Form.A, "x", "y")
    demands = _demands([[premise], [premise, premise]], Import.TRADITIONAL)

    assert (demands.asked[:, 0] == demands.asked[:, 1]).all()


def test_a_fourth_term_is_refused():
    """The error counts the terms and names them."""
    chain = [Proposition(Form.A, a, b) for a, b in ["pq", "qr", "rs"]]
    with pytest.raises(ArgumentError, match="room for 3 terms, got 4: p, q, r, s"):
        number([chain])


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
    thresholds = _demands(_random_sets(500, seed=1), reading).comfortable
    weights = ROWS * np.isfinite(thresholds.T)[..., None]
    curvature = np.linalg.eigvalsh(np.swapaxes(weights, 1, 2) @ weights)[:, -1]
    found = np.asarray(rates(thresholds))

    assert (found * curvature <= 2 + 1e-9).all()
    assert (np.frexp(found)[0] == 0.5).all()
    assert set(np.asarray(rates(MOOD_DEMANDS[reading].thresholds))) == {0.25}


@pytest.mark.parametrize(("reading", "valid"), [(Import.TRADITIONAL, 24), (Import.MODERN, 15)])
def test_the_energy_of_valid_moods_stays_up(reading, valid):
    """1/8 or more where the argument is valid, all but nothing where it is not."""
    thresholds = MOOD_DEMANDS[reading].thresholds
    fired = activations(thresholds, rest(thresholds, start(0)).unknowns)
    energies = (fired.astype(float) ** 2).sum(axis=0) / 2

    assert (energies >= 1 / 8 - 1e-4).sum() == valid
    assert (energies < 1e-6).sum() == 256 - valid


@pytest.mark.parametrize("reading", Import)
def test_resting_activations_are_projections_onto_the_cone_of_reasons(reading):
    """Moreau: h is a reason, thresholds - h is below what the spheres reach, and both are apart."""
    thresholds = _demands(_random_sets(500, seed=2), reading).thresholds
    unknowns = rest(thresholds, start(0)).unknowns
    fired = activations(thresholds, unknowns).astype(float)
    left = np.where(fired > 0, thresholds - fired, 0)

    assert (fired >= 0).all()
    assert np.abs(ROWS.T @ fired).max() < 1e-3
    assert (thresholds - fired <= reached(unknowns) + 1e-6).all()
    assert np.abs((fired * left).sum(axis=0)).max() < 1e-2


@pytest.mark.parametrize("reading", Import)
def test_rest_is_a_fixed_point(reading):
    """One more step from where the spheres rest moves none of them."""
    thresholds = _demands(_random_sets(200, seed=3), reading).thresholds
    rested = rest(thresholds, start(0))
    pull = ROWS.T @ activations(thresholds, rested.unknowns).astype(float)

    assert not rested.moving.any()
    assert not rested.velocities.any()
    assert (np.abs(pull) * np.asarray(rates(thresholds)) < 1 / GRID).all()


def test_the_network_computes_exactly():
    """The same bits whatever the batch, the place in it, and the order of the rows."""
    thresholds = MOOD_DEMANDS[Import.MODERN].comfortable
    together = rest(thresholds, start(0))
    few = rest(thresholds[:, 17:33], start(0))

    assert (few.unknowns == together.unknowns[:, 17:33]).all()
    assert (few.steps == together.steps[17:33]).all()


def _compile_again(monkeypatch):
    """Let the network be compiled with other constants, beside the one that is."""
    advance = network._advance.__wrapped__
    monkeypatch.setattr(network, "_advance", jax.jit(lambda *given: advance(*given)))


def test_the_order_of_the_rows_does_not_matter(monkeypatch):
    """Sums of grid numbers are exact, so a machine may add them up in any order."""
    thresholds = MOOD_DEMANDS[Import.MODERN].comfortable
    unknowns = rest(thresholds, start(0)).unknowns
    order = np.random.default_rng(0).permutation(len(ROWS))
    monkeypatch.setattr(network, "ROWS", ROWS[order])
    monkeypatch.setattr(network, "_PRODUCTS", network._PRODUCTS[:, order])
    _compile_again(monkeypatch)

    assert (rest(thresholds[order], start(0)).unknowns == unknowns).all()


def test_late_arguments_go_on_by_themselves(monkeypatch):
    """A large batch lets go of those that rest, and nobody rests elsewhere or later for it."""
    thresholds = _demands(_random_sets(300, seed=5), Import.TRADITIONAL).comfortable
    together = rest(thresholds, start(0))
    monkeypatch.setattr(network, "LARGE", 2)
    parted = rest(thresholds, start(0))

    assert (parted.unknowns == together.unknowns).all()
    assert (parted.steps == together.steps).all()


def test_patience_ends(monkeypatch):
    """Where it is spent, what still moves is said to."""
    thresholds = MOOD_DEMANDS[Import.TRADITIONAL].comfortable
    monkeypatch.setattr(network, "PATIENCE", 20)
    _compile_again(monkeypatch)
    rested = rest(thresholds, start(0))

    assert rested.steps.max() == 20
    assert 0 < rested.moving.sum() < 256
