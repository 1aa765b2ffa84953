"""Circles of the plane on the disc and on the sphere, measured again by textbook formulas."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import regions_say_valid

from syllogism.diagrams.euler.arranging import arrange
from syllogism.diagrams.globe.conversions import to_disc, to_sphere
from syllogism.evidence.checking_configurations import check_configuration
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import MOODS, Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_propositions
from syllogism.reasoners.spheres.reasoner import Spheres

SPHERES = Spheres()
CONVERSIONS = {Geometry.HYPERBOLIC: to_disc, Geometry.SPHERICAL: to_sphere}
REFUTED = [
    (mood, reading)
    for reading in Import
    for mood in MOODS
    if not regions_say_valid(mood.syllogism(), reading)
]


def _is_slow(mood, reading):
    """What one reading sees as the other does, nearly: no term empty but those nobody speaks of."""
    stated = mood.syllogism().denial
    return reading is Import.MODERN and not all(p.form.is_universal for p in stated)


CASES = [
    pytest.param(*case, id="-".join(map(str, case)), marks=[pytest.mark.slow] * _is_slow(*case))
    for case in REFUTED
]
SAMPLE = [*REFUTED[::41], (Mood.parse("AAO-4"), Import.TRADITIONAL)]
ROUNDING = 1e-7  # of arc cosines near 1, about the root of float64's own
TURNS = np.linspace(0, 2 * np.pi, 36, endpoint=False)


def _converted_simply(propositions):
    """The same statements with the terms of E and I in order: fewer pictures to arrange."""
    return tuple(
        Proposition(p.form, *sorted(p.terms)) if p.form in (Form.E, Form.I) else p
        for p in propositions
    )


@cache
def _flat(propositions, reading):
    found = SPHERES.find_configuration(propositions, reading=reading)
    return arrange(found, propositions, reading=reading)


@cache
def _images(propositions, reading):
    flat = _flat(propositions, reading)
    return [convert(flat, propositions, reading=reading) for convert in CONVERSIONS.values()]


def _distance(x, y, geometry):
    if geometry is Geometry.SPHERICAL:
        return np.arccos(np.clip(x @ y, -1, 1))
    chord = 2 * ((x - y) ** 2).sum() / ((1 - x @ x) * (1 - y @ y))
    return np.arccosh(1 + chord)


def _border(image, number):
    """Points around a circle, as they lie on the disc or on the sphere from its antipode."""
    centre, radius = image.centres[number], image.radii[number]
    if image.geometry is Geometry.HYPERBOLIC:  # around the origin, moved by a Möbius map
        around, c = np.tanh(radius / 2) * np.exp(1j * TURNS), complex(*centre)
        moved = (around + c) / (1 + c.conjugate() * around)
        return np.stack([moved.real, moved.imag], axis=1)
    _, _, axes = np.linalg.svd(centre[None])
    ways = np.cos(TURNS)[:, None] * axes[1] + np.sin(TURNS)[:, None] * axes[2]
    points = np.cos(radius) * centre + np.sin(radius) * ways
    return points[:, 1:] / (1 + points[:, :1])


def _circle_through(points):
    """Centre and radius of the circle that fits points best, and how far they are from it."""
    unknowns = np.column_stack([2 * points, np.ones(len(points))])
    (x, y, rest), *_ = np.linalg.lstsq(unknowns, (points**2).sum(axis=1), rcond=None)
    radius = np.sqrt(rest + x * x + y * y)
    return np.array([x, y]), radius, np.abs(np.hypot(*(points - (x, y)).T) - radius).max()


@pytest.mark.parametrize(("mood", "reading"), CASES)
def test_what_circles_refute_their_images_refute(mood, reading):
    """The audit finds them sound, empty terms of the modern reading included."""
    argument = mood.syllogism()
    for image in _images(_converted_simply(argument.denial), reading):
        room = check_configuration(image, argument, reading)

        assert isinstance(room, float), room
        assert room > -1e-12  # 0 where the margin is least room, up to rounding
    _check_universals(_converted_simply(argument.denial), reading)


def _check_universals(denial, reading):
    """A circle keeps off every border that is not its own, by the distances of the textbook."""
    flat = _flat(denial, reading)
    for image in _images(denial, reading):
        place = {term: number for number, term in enumerate(image.terms)}
        for form, x, y in [(p.form, *(place[t] for t in p.terms)) for p in denial]:
            apart = _distance(image.centres[x], image.centres[y], image.geometry)
            r, s = image.radii[[x, y]]
            gap = {Form.A: s - r - apart, Form.E: apart - r - s}.get(form)
            together = np.allclose(flat.centres[x], flat.centres[y]) and np.isclose(
                flat.radii[x], flat.radii[y]
            )
            if gap is not None and together:
                assert abs(gap) < ROUNDING
            elif gap is not None:
                assert gap > ROUNDING


@pytest.mark.parametrize(("mood", "reading"), SAMPLE, ids=str)
def test_circles_look_as_they_do_in_the_plane(mood, reading):
    """On the disc, and on the sphere seen from the far side, all are scaled and moved alike."""
    denial = _converted_simply(mood.syllogism().denial)
    flat = _flat(denial, reading)
    shown = np.flatnonzero(flat.radii > 0)
    for image, share in zip(_images(denial, reading), (0.85, np.tan(np.radians(34))), strict=True):
        drawn = [_circle_through(_border(image, number)) for number in shown]
        factor = drawn[0][1] / flat.radii[shown[0]]
        moved = drawn[0][0] - factor * flat.centres[shown[0]]
        for number, (centre, radius, off) in zip(shown, drawn, strict=True):
            assert off < 1e-9
            assert radius == pytest.approx(factor * flat.radii[number])
            assert centre == pytest.approx(factor * flat.centres[number] + moved, abs=1e-9)
        reach = max(np.hypot(*centre) + radius for centre, radius, _ in drawn)
        assert reach == pytest.approx(share)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32))
def test_what_lies_inside_across_and_apart_stays_so(seed):
    """Both gaps of every two circles keep their signs, however large and far the circles are."""
    dice = np.random.default_rng(seed)
    scale = 10 ** dice.uniform(-3, 3)
    centres, radii = scale * dice.normal(size=(4, 2)), scale * dice.uniform(0.1, 2, 4)
    flat = Configuration(tuple("abcd"), centres, radii)
    images = [convert(flat, [], reading=Import.TRADITIONAL) for convert in CONVERSIONS.values()]
    for x, y in np.argwhere(~np.eye(4, dtype=bool)):
        apart = np.hypot(*(centres[x] - centres[y]))
        gaps = np.array([apart + radii[x] - radii[y], radii[x] + radii[y] - apart]) / scale
        for image in images:
            d, (r, s) = _distance(*image.centres[[x, y]], image.geometry), image.radii[[x, y]]
            clear = np.abs(gaps) > 1e-6
            assert (np.sign([d + r - s, r + s - d]) == np.sign(gaps))[clear].all()


@pytest.mark.parametrize("convert", CONVERSIONS.values(), ids=CONVERSIONS)
def test_where_nobody_is_there_is_no_circle(convert):
    """Empty terms come to each other and overlap nothing, and need a margin all the same."""
    denial = parse_propositions(["No S are S", "No P are P", "All S are P", "No S are P"])
    flat = Configuration(("S", "P"), np.array([[0.0, 0.0], [9.0, 0.0]]), np.array([0.0, -1.0]))
    image = convert(flat, denial, reading=Import.MODERN)
    argument = Argument(tuple(denial[:-1]), denial[-1].contradictory)

    assert (image.radii < 0).all()
    assert image.margin == 1
    assert isinstance(check_configuration(image, argument, Import.MODERN), float)


def test_some_of_these_pictures_have_empty_terms():
    """The modern reading needs them, and they are not forgotten above."""
    argument = Mood.parse("EAO-4").syllogism()
    flat = _flat(_converted_simply(argument.denial), Import.MODERN)

    assert (flat.radii <= 0).any()
