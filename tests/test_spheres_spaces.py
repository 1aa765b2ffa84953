"""One network, four geometries: places differ, verdicts do not."""

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import arguments
from test_spheres_graphs import K5_ARGUMENT

from syllogism.errors import OptionError
from syllogism.evidence.audit import audit
from syllogism.evidence.checking_configurations import least_room
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement
from syllogism.language.moods import MOODS
from syllogism.language.propositions import Form, Proposition
from syllogism.logic.validity import valid_moods
from syllogism.reasoners.spheres.reasoner import Spheres
from syllogism.reasoners.spheres.spaces import REACH, Space

CURVED = (Geometry.HYPERBOLIC, Geometry.SPHERICAL)
NAMES = ("S", "M", "P")
fourths = st.integers(0, 40).map(lambda number: number / 4)


def _measured(x, y, geometry):
    """From the hyperboloid's time and space, or from the angle's cosine and sine."""
    if geometry is Geometry.SPHERICAL:
        return math.atan2(math.sqrt(max(0.0, 1 - (x @ y) ** 2)), x @ y)
    one, other = ((2 * z / (1 - z @ z), (1 + z @ z) / (1 - z @ z)) for z in (x, y))
    return math.acosh(max(1.0, one[1] * other[1] - one[0] @ other[0]))


@st.composite
def triangles(draw):
    """Places of three balls in the plane, flat and coincident ones included."""
    long, left, right = draw(fourths), draw(fourths), draw(fourths)
    places = [
        [0, 0],
        [long, 0],
        [draw(st.sampled_from([left, 0, long])), right * draw(st.booleans())],
    ]
    return np.array(draw(st.permutations(places)), dtype=float)


@pytest.mark.parametrize("geometry", CURVED, ids=str)
@given(places=triangles(), dim=st.sampled_from([2, 3, 40]), seed=st.integers(0, 9))
def test_every_triangle_finds_its_place_in_every_geometry(geometry, places, dim, seed):
    """Distances keep their proportions, radii too, and balls stay within reach."""
    flat = Configuration(NAMES, places, np.array([1.0, -2.0, 3.0]))
    carried = Space(geometry, dim, seed=seed).carry(flat, [])

    assert carried.dim == dim
    assert (carried.radii == carried.margin * flat.radii).all()
    for x, y in combinations(range(3), 2):
        asked = carried.margin * math.dist(places[x], places[y])
        found = _measured(carried.centres[x], carried.centres[y], geometry)
        assert found == pytest.approx(asked, abs=1e-7)  # acosh loses half of the digits near 1
        assert (places[x] == places[y]).all() == (carried.centres[x] == carried.centres[y]).all()
        assert found + abs(carried.radii[x]) <= REACH[geometry] + 1e-7


def test_three_terms_need_two_dimensions_in_the_max_norm():
    """Their distances from the first and the second, exactly; other coordinates are zero."""
    flat = Configuration(NAMES, np.array([[0.0, 0], [3, 0], [0, 4]]), np.ones(3))
    cubes = Space(Geometry.MAXIMUM, 5, seed=0).carry(flat, [])
    sides = np.abs(cubes.centres[:, None] - cubes.centres).max(axis=2)

    assert sides.tolist() == [[0, 3, 4], [3, 0, 5], [4, 5, 0]]
    assert cubes.dim == 5
    assert Space(Geometry.MAXIMUM, 2, seed=0).carry(flat, []).dim == 2


def test_more_dimensions_move_no_complement():
    """Reflected about the middle, the coordinates that are added stay what they are."""
    said = Argument((), Proposition(Form.A, "a", Complement("b")))
    places = np.array([[0.0, 4], [4, 2]])
    cubes = Configuration(("a", "b"), places, np.array([2.5, 3]), Geometry.MAXIMUM, span=4.0)
    widened = Space("maximum", 7, seed=0).carry(cubes, said.denial)

    assert (widened.dim, widened.span) == (7, 4.0)
    room = least_room(cubes, said, Import.TRADITIONAL)
    assert least_room(widened, said, Import.TRADITIONAL) == room
    assert Space("euclidean", 2, seed=0).carry(cubes, said.denial) is cubes


def _decides_all_moods(geometry, dim, reading, seed=0):
    judgements = Spheres(geometry=geometry, dim=dim, seed=seed).judge(
        [mood.syllogism() for mood in MOODS], reading=reading
    )
    valid = valid_moods(reading)
    for mood, judgement in zip(MOODS, judgements, strict=True):
        assert (judgement.verdict is Verdict.VALID) == (mood in valid)
        assert audit(judgement).grade is Grade.SOUND, mood
        if judgement.verdict is Verdict.INVALID:
            balls = judgement.evidence
            assert (balls.geometry, balls.dim) == (geometry, dim)
            assert least_room(balls, judgement.argument, reading) > -1e-13


@pytest.mark.parametrize("reading", Import, ids=str)
@pytest.mark.parametrize("dim", [2, 10])
@pytest.mark.parametrize("geometry", Geometry, ids=str)
def test_every_mood_is_decided_in_every_geometry(geometry, dim, reading):
    """Rightly, with evidence that the audit finds sound, in just the space that was asked for."""
    _decides_all_moods(geometry, dim, reading)


@pytest.mark.slow
@pytest.mark.parametrize("reading", Import, ids=str)
@pytest.mark.parametrize("dim", [2, 3, 10, 100, 3000])
@pytest.mark.parametrize("geometry", Geometry, ids=str)
def test_every_mood_is_decided_in_thousands_of_dimensions(geometry, dim, reading):
    """Likewise, from other starts."""
    for seed in range(3):
        _decides_all_moods(geometry, dim, reading, seed)


def _judged(argument, reading, **options):
    (judgement,) = Spheres(**options).judge([argument], reading=reading)
    return judgement


@given(
    argument=arguments(most=6, premises=7),
    reading=st.sampled_from(Import),
    geometry=st.sampled_from(Geometry),
    dim=st.integers(2, 5),
    seed=st.integers(0, 3),
)
@settings(max_examples=120)
def test_verdicts_do_not_depend_on_the_geometry(argument, reading, geometry, dim, seed):
    """Nor on dimension or seed; and whatever is shown is sound."""
    plain = _judged(argument, reading)
    other = _judged(argument, reading, geometry=geometry, dim=dim, seed=seed)

    assert other.verdict is plain.verdict
    assert audit(other).grade is Grade.SOUND
    if isinstance(other.evidence, Configuration) and not other.remark:
        assert other.evidence.geometry is geometry
        assert other.evidence.dim >= dim
        assert geometry is Geometry.MAXIMUM or other.evidence.dim == dim


@pytest.mark.parametrize(("form", "radius"), [(Form.E, 1.0), (Form.I, 1.55)], ids=str)
@pytest.mark.parametrize("geometry", CURVED, ids=str)
def test_small_figures_know_no_curvature(geometry, form, radius):
    """Twelve balls in a ring with hardly any room to spare are shrunk until half of it is left."""
    turns = np.arange(12) * math.pi / 6
    side = 2.05  # so that neighbours are a twentieth from touching, or from overlapping too little
    ring = side / (2 * math.sin(math.pi / 12)) * np.stack([np.cos(turns), np.sin(turns)], axis=1)
    names = tuple(f"t{n}" for n in range(12))
    flat = Configuration(names, ring, np.full(12, radius))
    said = [Proposition(form, x, y) for x, y in zip(names, [*names[1:], names[0]], strict=True)]
    refuted = Argument(tuple(said[1:]), said[0].contradictory)
    carried = Space(geometry, 2, seed=0).carry(flat, said)

    assert least_room(flat, refuted, Import.MODERN) == pytest.approx(0.05)
    assert least_room(carried, refuted, Import.MODERN) > 0.0249
    assert (carried.radii == carried.margin * flat.radii).all()


def test_what_has_no_room_is_not_carried():
    """Sides of a square shrink on a sphere, so that what touched overlaps; and conversely."""
    square = np.array([[0.0, 0], [3, 0], [0, 3], [3, 3]])
    flat = Configuration(tuple("abcd"), square, np.array([2.0, 1, 2, 1]))
    apart, overlapping = Proposition(Form.E, "a", "b"), Proposition(Form.I, "a", "c")
    sphere, hyperbolic = (Space(geometry, 2, seed=0) for geometry in reversed(CURVED))

    assert sphere.carry(flat, [apart]) is hyperbolic.carry(flat, [overlapping]) is None
    assert sphere.carry(flat, [overlapping]) is not None is not hyperbolic.carry(flat, [apart])


@pytest.mark.parametrize("reading", Import, ids=str)
@pytest.mark.parametrize("geometry", Geometry, ids=str)
def test_chains_have_balls_in_every_geometry(geometry, reading):
    """Whatever their length: their balls have three places at most."""
    forms = [Form.A, Form.I, Form.O, Form.A, Form.E, Form.A, Form.E] * 30
    chain = [Proposition(form, f"x{n}", f"x{n + 1}") for n, form in enumerate(forms)]
    for conclusion in (Form.E, Form.I, Form.O):
        argument = Argument(tuple(chain), Proposition(conclusion, "x0", f"x{len(forms)}"))
        judgement = _judged(argument, reading, geometry=geometry, dim=3)

        assert audit(judgement).grade is Grade.SOUND
        assert (judgement.evidence.geometry, judgement.evidence.dim) == (geometry, 3)


@pytest.mark.parametrize("geometry", CURVED, ids=str)
def test_where_no_euclidean_balls_are_found_there_are_cubes(geometry):
    """Where circles would draw the complete graph on five points, so would all other circles."""
    judgement = _judged(K5_ARGUMENT, Import.TRADITIONAL, geometry=geometry)

    assert judgement.evidence.geometry is Geometry.MAXIMUM
    assert "the balls are cubes in 15 dimensions" in judgement.remark
    assert audit(judgement).grade is Grade.SOUND
    asked_for = _judged(K5_ARGUMENT, Import.TRADITIONAL, geometry="maximum", dim=20)
    assert (asked_for.remark, asked_for.evidence.dim) == ("", 20)


def test_a_geometry_goes_by_its_word():
    """And the error lists the words."""
    assert Spheres(geometry="hyperbolic").geometry is Geometry.HYPERBOLIC
    with pytest.raises(OptionError, match=r"euclidean, maximum, hyperbolic, spherical, got 'flat'"):
        Spheres(geometry="flat")
    with pytest.raises(OptionError, match="dim is a whole number from 2 up, got 1"):
        Spheres(geometry="spherical", dim=1)
