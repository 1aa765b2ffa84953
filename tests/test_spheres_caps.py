"""Terms and their complements as caps of a sphere."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syllogism.evidence.audit import audit
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Judgement, Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.propositions import Form
from syllogism.language.statements import from_statements
from syllogism.reasoners.spheres.caps import find_caps, place_caps

A, E, I, O = range(4)  # noqa: E741
FORMS = tuple(Form)
NAMES = tuple("abcd")


def _start(terms, span=8.0):
    """Spheres halfway between nothing and everything, as far from each other as from opposites."""
    return np.full(terms, span / 2), np.full((terms, terms), span / 2) * (1 - np.eye(terms)), span


def _angles(points):
    return np.arccos(np.clip(points @ points.T, -1, 1)) * (1 - np.eye(len(points)))


@given(st.integers(0, 2**32), st.integers(1, 3), st.sampled_from([2, 3, 20]), st.floats(0.5, 50))
def test_every_spherical_triangle_finds_its_place(seed, terms, dim, span):
    """In spheres of any dimension and unit; right angles, opposites and repetitions included."""
    dice = np.random.default_rng(seed)
    points = dice.standard_normal((terms, 3))
    if dice.random() < 0.5:
        points = np.eye(3)[dice.integers(0, 3, terms)] * dice.choice([-1, 1], (terms, 1))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    centres = place_caps(_angles(points) * span / math.pi, span, dim=dim, seed=seed % 7)

    assert centres.shape == (terms, dim + 1)
    assert np.linalg.norm(centres, axis=1) == pytest.approx(1)
    assert centres @ centres.T == pytest.approx(points @ points.T, abs=1e-9)


def test_a_great_circle_is_a_flat_triangle():
    """All three sides together are twice the span, and no more."""
    thirds = np.full((3, 3), 2.0) - 2 * np.eye(3)

    assert _angles(place_caps(thirds, 3.0, dim=2)) == pytest.approx(thirds * math.pi / 3)
    assert place_caps(thirds, 2.9, dim=2) is None
    assert place_caps(np.array([[0, 1, 1], [1, 0, 2.1], [1, 2.1, 0]]), 9.0, dim=2) is None
    assert place_caps(np.array([[0, 2.0], [2, 0]]), 1.9, dim=2) is None


def test_centres_at_no_distance_are_equal():
    """To the last digit."""
    twice = np.array([[0, 0, 1], [0, 0, 1], [1, 1, 0.0]])
    one, other, far = place_caps(twice, 3.0, dim=4, seed=3)

    assert (one == other).all()
    assert math.acos(one @ far) == pytest.approx(math.pi / 3)


def _world(rows, terms, inhabited):
    """Kinds of individual that universals leave, if something is there for every particular."""

    def falls_under(kind, u):
        return bool(kind >> u & 1) if u >= 0 else not kind >> ~u & 1

    kinds, crosses = list(range(1 << terms)), [(u, u) for u in inhabited]
    for form, u, v in rows:
        v = v if form in (E, I) else ~v
        if form in (A, E):
            kinds = [k for k in kinds if not (falls_under(k, u) and falls_under(k, v))]
        else:
            crosses.append((u, v))
    held = all(any(falls_under(k, u) and falls_under(k, v) for k in kinds) for u, v in crosses)
    return kinds if held else None


@st.composite
def signed_sets(draw):
    """Statements about up to four terms and their complements."""
    terms = draw(st.integers(1, 4))
    signed = st.integers(-terms, terms - 1)
    rows = draw(st.lists(st.tuples(st.integers(0, 3), signed, signed), min_size=1, max_size=9))
    return terms, rows


@given(signed_sets(), st.sampled_from(Import), st.integers(2, 4))
@settings(max_examples=150)
def test_caps_are_found_where_there_is_a_world_with_somebody(signed_set, reading, dim):
    """And nowhere else; the audit finds them sound."""
    terms, rows = signed_set
    neutral = [(E, term, ~term) for term in range(terms)]
    rows = [*rows, *neutral]
    statements = np.array(rows)
    inhabited = list(range(-terms, terms))
    if reading is Import.MODERN:
        inhabited = [u for f, x, y in rows if f in (I, O) for u in (x, y if f == I else ~y)]
    world = _world(rows, terms, inhabited)
    caps = find_caps(statements, inhabited, *_start(terms), dim=dim)

    assert (caps is not None) == bool(world)
    if caps is None:
        return
    said = from_statements(statements, NAMES)
    argument = Argument(said[1:], said[0].contradictory)
    configuration = Configuration(
        NAMES[:terms], caps.centres, caps.radii, Geometry.SPHERICAL, caps.margin
    )
    judgement = Judgement(argument, reading, "a test", Verdict.INVALID, configuration, 0.0)
    assert configuration.dim == dim
    assert audit(judgement).grade is Grade.SOUND


def test_terms_that_include_each_other_share_a_cap():
    """Or are opposite, where one is the complement of the other: to the last digit."""
    rows = np.array([(A, 0, 1), (A, 1, 0), (A, 2, ~0), (A, ~0, 2), (I, 3, 0), (I, 3, 2)])
    caps = find_caps(rows, range(-4, 4), *_start(4), dim=2)

    assert (caps.centres[0] == caps.centres[1]).all()
    assert (caps.centres[0] == -caps.centres[2]).all()
    assert caps.radii[0] == caps.radii[1] == pytest.approx(math.pi - caps.radii[2])


def test_what_the_network_found_is_kept_where_it_fits():
    """Three distances and radii of a spherical triangle are placed as they are."""
    rows = np.array([(E, 0, 1), (I, 1, 2), (A, ~2, 0)])
    distances = np.array([[0, 4, 5], [4, 0, 3], [5, 3, 0.0]])
    radii = np.array([3.0, 1, 6])
    caps = find_caps(rows, range(-3, 3), radii, distances, 7.0, dim=2)

    assert caps.margin == math.pi / 7
    assert caps.radii / caps.margin == pytest.approx(radii)
    assert _angles(caps.centres) / caps.margin == pytest.approx(distances)


def test_the_same_start_finds_the_same_caps():
    """Chance is drawn from the seed only."""
    rows = np.array([(E, 0, 1), (E, 2, 3), (I, 0, ~3), (O, 1, 2), (A, ~2, 3)])
    one, other, third = (
        find_caps(rows, range(-4, 4), *_start(4), dim=3, seed=seed) for seed in (1, 1, 2)
    )

    assert (one.centres == other.centres).all()
    assert (one.centres != third.centres).any()
