"""The audit measures configurations in every geometry, from centres and radii alone."""

import math
from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syllogism.errors import EvidenceError
from syllogism.evidence.audit import audit
from syllogism.evidence.certificates import Pictured
from syllogism.evidence.checking_configurations import TOLERANCE, check_configuration, least_room
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.evidence.distances import distance
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Judgement, Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement, complement, name_of
from syllogism.language.moods import Mood
from syllogism.language.propositions import Form, Proposition

AAA2 = Mood.parse("AAA-2").syllogism()  # all P are M, all S are M; some S are not P
DARAPTI = Mood.parse("Darapti").syllogism()
WRITTEN = {  # a point at a length t along a straight line of the geometry
    Geometry.EUCLIDEAN: lambda t: (t, 0.0),
    Geometry.MAXIMUM: lambda t: (t, 0.25 * t),
    Geometry.HYPERBOLIC: lambda t: (0.6 * math.tanh(t / 2), 0.8 * math.tanh(t / 2)),
    Geometry.SPHERICAL: lambda t: (math.cos(t), 0.6 * math.sin(t), 0.8 * math.sin(t)),
}


def grade(configuration, argument=AAA2, reading=Import.TRADITIONAL):
    judgement = Judgement(argument, reading, "a test", Verdict.INVALID, configuration, 0.0)
    return audit(judgement).grade


def in_a_row(geometry, margin=1 / 8, **radius_and_place):
    """Balls on one line, their radii and places in units of the margin."""
    radii = np.array([radius for radius, _ in radius_and_place.values()]) * margin
    centres = [WRITTEN[geometry](margin * place) for _, place in radius_and_place.values()]
    return Configuration(tuple(radius_and_place), np.array(centres), radii, geometry, margin)


@pytest.mark.parametrize("geometry", Geometry, ids=str)
def test_the_same_balls_are_sound_in_every_geometry(geometry):
    """Two in a third, with half a margin to spare, and none where the third is too small."""
    roomy = in_a_row(geometry, S=(1.5, 0), M=(5, 3), P=(1.5, 6))

    assert grade(roomy) is Grade.SOUND
    assert least_room(roomy, AAA2, Import.TRADITIONAL) == pytest.approx(0.5)
    assert grade(in_a_row(geometry, S=(1, 0), M=(3.9, 3), P=(1, 6))) is Grade.WRONG


@pytest.mark.parametrize("margin", [2.0**-4, 2.0**-10, 2.0**-20])
@pytest.mark.parametrize("geometry", Geometry, ids=str)
def test_the_tolerance_is_neither_vacuous_nor_too_strict(geometry, margin):
    """Balls that touch pass, also a tenth of the tolerance off; ten tolerances off is wrong."""
    tight = in_a_row(geometry, margin, S=(1, 0), M=(4, 3), P=(1, 6))

    def shrunk(by):
        return replace(tight, radii=tight.radii - np.array([0, by * TOLERANCE * margin, 0]))

    assert grade(tight) is grade(shrunk(0.1)) is Grade.SOUND
    assert grade(shrunk(10)) is Grade.WRONG
    assert least_room(tight, AAA2, Import.TRADITIONAL) == pytest.approx(0, abs=TOLERANCE / 100)


@pytest.mark.parametrize(("reach", "words"), [(5, "0.5"), (4.75, "0.25"), (4.5, "nothing")])
def test_the_reason_says_what_is_to_spare(reach, words):
    """In units of the margin, of whatever has least; nothing where balls touch."""
    balls = in_a_row(Geometry.EUCLIDEAN, S=(1.5, 0), M=(reach, 3), P=(1.5, 6))
    judgement = Judgement(AAA2, Import.TRADITIONAL, "a test", Verdict.INVALID, balls, 0.0)

    assert audit(judgement).reason == f"it shows the argument invalid, with {words} to spare"


def test_balls_read_as_text():
    """Each in the words of its geometry, and the margin where it is not 1."""
    words = {geometry: str(in_a_row(geometry, S=(1, 0), P=(-1, 8))) for geometry in Geometry}

    assert words[Geometry.EUCLIDEAN].split("\n")[0] == "S: radius 0.125 at (0.000, 0.000)"
    assert words[Geometry.MAXIMUM].startswith("S: cube of radius 0.125")
    assert words[Geometry.HYPERBOLIC].startswith("S: hyperbolic radius 0.125")
    assert words[Geometry.SPHERICAL].startswith("S: cap of radius 0.125")
    assert all("\nP: " in text and "empty, radius -0.125" in text for text in words.values())
    assert all(text.endswith("\nmargin: 0.125") for text in words.values())


def _hyperbolic(x, y):
    """From the hyperboloid: the logarithm of w + sqrt(w w - 1), with 60 digits."""
    with localcontext() as context:
        context.prec = 60
        one, other = ([Decimal(float(c)) for c in place] for place in (x, y))
        gap = sum((a - b) ** 2 for a, b in zip(one, other, strict=True))
        depths = (1 - sum(a * a for a in one)) * (1 - sum(b * b for b in other))
        w = 1 + 2 * gap / depths
        return float((w + (w * w - 1).sqrt()).ln())


@given(st.integers(0, 2**32), st.floats(-15.5, 0), st.floats(-15.5, 0), st.sampled_from([2, 3, 50]))
def test_hyperbolic_distances_keep_their_digits_near_the_boundary(seed, one, other, dim):
    """However close to the boundary two centres lie, and to each other."""
    dice = np.random.default_rng(seed)
    x = dice.standard_normal(dim)
    y = x + 10.0 ** dice.uniform(-16, 0) * dice.standard_normal(dim)
    x, y = (z / np.linalg.norm(z) * (1 - 10.0**depth) for z, depth in ((x, one), (y, other)))

    assert distance(x, y, Geometry.HYPERBOLIC) == pytest.approx(_hyperbolic(x, y), rel=2e-15)


@given(st.integers(-60, 60), st.integers(-60, 60), st.integers(-60, 60))
def test_angles_are_those_of_exact_fractions(a, b, c):
    """Two rational points of the circle: their scalar product is a fraction."""
    circle = []
    for t in (Fraction(a, 7), Fraction(b, 11)):
        circle.append(((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t)))
    (x, u), (y, v) = circle
    angle = math.acos(x * y + u * v)
    scale = 1 + c * 1e-12  # a length within rounding of 1 changes no direction
    points = [np.array([float(p) for p in place]) for place in circle]

    measured = distance(points[0] * scale, points[1], Geometry.SPHERICAL)
    assert measured == pytest.approx(angle, abs=1e-7)  # acos loses half of the digits near 1
    assert math.cos(measured) == pytest.approx(float(x * y + u * v), abs=1e-15)


@pytest.mark.parametrize("angle", [1e-12, 1e-8, 1e-3, 1.0, 3.0, math.pi - 1e-8, math.pi - 1e-12])
def test_small_and_nearly_straight_angles_keep_their_digits(angle):
    """Where the cosine is 1 or -1 to the last digit."""
    x, y = np.array([1.0, 0, 0]), np.array([math.cos(angle), 0, math.sin(angle)])

    assert distance(x, y, Geometry.SPHERICAL) == pytest.approx(angle, abs=4e-16)
    assert distance(x, -x, Geometry.SPHERICAL) == math.pi
    assert distance(x, x, Geometry.SPHERICAL) == 0


NAMES = ("a", "b", "c")
SIGNED = (*NAMES, *map(Complement, NAMES))
NEUTRAL = tuple(Proposition(Form.A, name, name) for name in NAMES)


def hold_together(propositions, reading):
    """List the eight kinds of individual over three terms; complements are what is left out."""

    def falls_under(kind, term):
        return (name_of(term) in kind) is not isinstance(term, Complement)

    def falls_under_all(kind, terms):
        return all(falls_under(kind, term) for term in terms)

    kinds = [set(kind) for kind in ("", "a", "b", "c", "ab", "ac", "bc", "abc")]
    is_signed = any(proposition.is_signed for proposition in propositions)
    crosses = []
    if reading is Import.TRADITIONAL:
        crosses = [(term,) for term in (SIGNED if is_signed else NAMES)]
    for proposition in propositions:
        first, second = proposition.subject, proposition.predicate
        second = complement(second) if proposition.form in (Form.A, Form.O) else second
        if proposition.form.is_universal:
            kinds = [kind for kind in kinds if not falls_under_all(kind, (first, second))]
        else:
            crosses.append((first, second))
    return all(any(falls_under_all(kind, cross) for kind in kinds) for cross in crosses)


def _claim(propositions, *, signed):
    """An argument that a configuration refutes by picturing these and what is always true."""
    neutral = [proposition.obverse for proposition in NEUTRAL] if signed else NEUTRAL
    return Argument((*neutral, *propositions[1:]), propositions[0].contradictory)


@st.composite
def configurations(draw, geometry, *, spanned):
    """Three balls in places where much coincides, touches or is opposite."""
    dice = np.random.default_rng(draw(st.integers(0, 2**32)))
    quarters = dice.integers(-4, 17, 3) / 4
    if geometry is Geometry.SPHERICAL:
        places = dice.integers(-1, 2, (3, 3)) + np.array([0, 0, 1e-3])
        centres = places / np.linalg.norm(places, axis=1, keepdims=True)
        return Configuration(NAMES, centres, quarters * math.pi / 4, geometry, math.pi / 8)
    places = dice.integers(-1, 6, (3, 2))
    if geometry is Geometry.HYPERBOLIC:
        return Configuration(NAMES, places / 8, quarters / 2, geometry, 1 / 4)
    span = float(dice.integers(0, 5)) if spanned else None
    if spanned and draw(st.booleans()):  # so that opposite centres are as far apart as they should
        places[np.arange(3), dice.integers(0, 2, 3)] = dice.integers(0, 2, 3) * int(span)
    return Configuration(NAMES, places, quarters, geometry, span=span)


CASES = [*((geometry, False) for geometry in Geometry)]
CASES += [(Geometry.MAXIMUM, True), (Geometry.SPHERICAL, True)]


@pytest.mark.parametrize(("geometry", "signed"), CASES, ids=str)
@given(data=st.data())
@settings(max_examples=150)
def test_whatever_one_configuration_shows_holds_in_one_world(geometry, signed, data):
    """All propositions that the audit accepts of it, one by one, hold together."""
    configuration = data.draw(configurations(geometry, spanned=signed))
    terms = SIGNED if signed else NAMES
    shown = [
        proposition
        for proposition in (Proposition(f, x, y) for f, x, y in product(Form, terms, terms))
        if grade(configuration, _claim([proposition], signed=signed), Import.MODERN) is Grade.SOUND
    ]
    if not shown:
        return
    together = _claim(shown, signed=signed)
    assert grade(configuration, together, Import.MODERN) is Grade.SOUND
    for reading in Import:
        if grade(configuration, together, reading) is Grade.SOUND:
            assert hold_together(together.denial, reading)


ALL_BUT = Argument(
    (Proposition(Form.A, Complement("a"), "b"), Proposition(Form.E, "b", "c")),
    Proposition(Form.E, "c", Complement("b")),
)


def test_complements_are_measured_on_a_sphere():
    """All but a cap around one pole lies inside the cap around the other, with room to spare."""
    places = np.array([[0.0, 0, 1], [0, 0, -1], [0, 0, 1]])
    caps = Configuration(NAMES, places, np.array([2.0, 1.5, 1.0]), Geometry.SPHERICAL, 0.5)

    assert grade(caps, ALL_BUT) is Grade.SOUND
    assert least_room(caps, ALL_BUT, Import.TRADITIONAL) == pytest.approx(2 * (3.5 - math.pi))


def test_the_same_in_the_max_norm():
    """Opposite corners of a square are complements' centres."""
    places = np.array([[0.0, 0], [4, 4], [0, 0]])
    cubes = Configuration(NAMES, places, np.array([2.5, 1.5, 1]), Geometry.MAXIMUM, span=4.0)

    assert grade(cubes, ALL_BUT) is Grade.SOUND
    assert grade(replace(cubes, span=5.0), ALL_BUT) is Grade.WRONG
    assert grade(replace(cubes, span=None), ALL_BUT) is Grade.INCOMPLETE


def test_complements_need_a_span():
    """Euclidean balls say nothing of what is outside them."""
    places, radii = np.array([[0.0, 0], [9, 0], [0, 0]]), np.ones(3)
    finding = check_configuration(Configuration(NAMES, places, radii), ALL_BUT, Import.TRADITIONAL)

    assert finding.grade is Grade.INCOMPLETE
    assert finding.reason == "complements have no balls in it: it has no span"


def test_opposite_centres_must_be_opposite():
    """A centre in the middle of a square is its own complement's."""
    middle = Configuration(("a", "b"), np.array([[2.0, 2], [0, 0]]), np.ones(2), Geometry.MAXIMUM)
    argument = Argument((), Proposition(Form.E, "a", Complement("b")))
    finding = check_configuration(replace(middle, span=4.0), argument, Import.MODERN)

    assert finding.grade is Grade.WRONG
    assert finding.reason == "'a' and its complement are 0 apart, not 4"


def test_without_complements_a_span_means_nothing():
    """The balls are judged as they stand."""
    cubes = in_a_row(Geometry.MAXIMUM, S=(1.5, 0), M=(5, 3), P=(1.5, 6))

    assert grade(replace(cubes, span=0.0)) is grade(replace(cubes, span=1e300)) is Grade.SOUND


def test_where_somebody_is_there_is_room_for_somebody():
    """A span smaller than the margin shows an empty world."""
    place = np.array([[0.0, 0]])
    cube = Configuration(("a",), place, np.ones(1), Geometry.MAXIMUM, span=0.5)
    argument = Argument((Proposition(Form.I, "a", "a"),), Proposition(Form.E, "a", "a"))
    signed = Argument((NEUTRAL[0].obverse,), argument.conclusion)

    assert grade(cube, argument, Import.MODERN) is Grade.SOUND
    finding = check_configuration(cube, signed, Import.MODERN)
    assert finding.grade is Grade.INCOMPLETE
    assert finding.reason == "a span of 0.5 does not show that there is somebody"


@pytest.mark.parametrize("geometry", Geometry, ids=str)
def test_radii_may_be_negative_and_never_infinite(geometry):
    """A ball of negative radius is an empty term, which refutes in the modern reading only."""
    balls = in_a_row(geometry, S=(1.5, 0), P=(1.5, 6), M=(-9, 3))

    assert grade(balls, DARAPTI, Import.MODERN) is Grade.SOUND
    assert grade(balls, DARAPTI) is Grade.INCOMPLETE
    for impossible in (math.nan, math.inf, -math.inf):
        with pytest.raises(EvidenceError, match="must be finite"):
            replace(balls, radii=np.array([1, impossible, 1]))
        with pytest.raises(EvidenceError, match="must be finite"):
            replace(balls, centres=np.full_like(balls.centres, impossible))
        with pytest.raises(EvidenceError, match="a margin is a positive length"):
            replace(balls, margin=impossible)


@pytest.mark.parametrize("geometry", Geometry, ids=str)
def test_numbers_that_hide_a_margin_are_not_checked(geometry):
    """Rounding of radii around 1e17 could be worth a margin."""
    huge = in_a_row(geometry, S=(1, 0), M=(1e17, 3), P=(1, 6))
    finding = check_configuration(huge, AAA2, Import.MODERN)

    assert finding.grade is Grade.INCOMPLETE
    assert "too large, or its margin too small" in finding.reason


def test_a_centre_on_the_boundary_is_at_no_distance():
    """One whose length is rounded to less than 1 and is not."""
    edge = np.array([0.6, 0.8])
    edge[1] = math.nextafter(0.8, 1)
    assert sum(Fraction(c) ** 2 for c in edge.tolist()) > 1 > 1 - np.linalg.norm(edge) - 1e-15

    assert distance(edge * 0.5, edge, Geometry.HYPERBOLIC) == math.inf


@pytest.mark.parametrize("geometry", Geometry, ids=str)
def test_three_thousand_dimensions_are_measured_like_two(geometry):
    """The same balls, with the last coordinate shared among many."""
    flat = in_a_row(geometry, S=(1, 0), M=(4, 3), P=(1, 6))
    share = 1.0 if geometry is Geometry.MAXIMUM else 1 / 50  # squares of 2,500 add up to one
    shared = np.repeat(share * flat.centres[:, -1:], 2500, axis=1)
    spread = replace(flat, centres=np.concatenate([flat.centres[:, :-1], shared], axis=1))

    assert spread.dim > 2500
    assert grade(spread) is Grade.SOUND


@pytest.mark.parametrize("geometry", [Geometry.EUCLIDEAN, Geometry.HYPERBOLIC])
def test_numbers_at_the_end_of_float64_prove_nothing(geometry):
    """Where rounding is absolute, distances break the triangle inequality by a whole margin."""
    least = 5e-324
    scale = 1 if geometry is Geometry.EUCLIDEAN else 2
    centres = np.array([[0, 0], [1, 1], [2, 2]]) * least
    forged = Configuration(
        ("S", "M", "P"), centres, np.array([1, 2, 3]) * scale * least, geometry, scale * least
    )
    barbara = Mood.parse("Barbara").syllogism()
    finding = audit(Judgement(barbara, Import.TRADITIONAL, "forger", Verdict.INVALID, forged))

    assert finding.grade is Grade.INCOMPLETE


def test_a_name_and_a_complement_are_told_apart():
    """A term that is named like a complement stands between quotes, in evidence too."""
    line = Pictured(Proposition(Form.I, "non-x", Complement("x")))

    assert str(line).startswith('"non-x" overlaps non-x: d("non-x",non-x)')
