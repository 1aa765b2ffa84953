"""Drawings of curved spaces: circles stay circles, and names stay readable."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_euler_drawing import LONG, SHORT, _borders, _draw, _faults, _words

from syllogism import draw
from syllogism.diagrams.euler.scene import Scene
from syllogism.diagrams.euler.views import find_view
from syllogism.errors import EvidenceError
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.language.moods import MOODS, Mood
from syllogism.language.propositions import Form, Proposition

CURVED = (Geometry.HYPERBOLIC, Geometry.SPHERICAL)
TURNS = np.linspace(0, 2 * math.pi, 50)


def _hyperbolic_border(centre, radius):
    """Points of a circle around a centre: those around the origin, moved by a Möbius map."""
    around = math.tanh(radius / 2) * np.exp(1j * TURNS)
    c = complex(*centre)
    return (around + c) / (1 + c.conjugate() * around)


@given(st.floats(-0.7, 0.7), st.floats(-0.6, 0.6), st.floats(0.01, 4))
def test_a_hyperbolic_circle_is_drawn_through_its_points(x, y, radius):
    """All points at its radius from its centre lie on the circle on paper."""
    circle = Configuration(("S",), np.array([[x, y]]), np.array([radius]), Geometry.HYPERBOLIC)
    (centre,), (drawn,), border = find_view(circle, [0])

    points = _hyperbolic_border((x, y), radius)
    assert np.abs(points - complex(*centre)) == pytest.approx(drawn, abs=1e-9)
    assert border == 1


@given(st.integers(0, 2**32))
def test_caps_lie_on_paper_as_they_lie_on_the_sphere(seed):
    """Whether one's border runs through the other is the same question about angles."""
    dice = np.random.default_rng(seed)
    centres = dice.standard_normal((2, 3)) + np.array([2.5, 0, 0])
    centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    radii = dice.uniform(0.1, 0.7, 2)
    view = find_view(Configuration(("S", "P"), centres, radii, Geometry.SPHERICAL), [0, 1])
    on_paper = np.linalg.norm(view.centres[0] - view.centres[1])
    on_sphere = math.acos(centres[0] @ centres[1])

    for (one, other), (drawn, beside) in (
        (radii, view.radii),
        (radii[::-1], view.radii[::-1]),
    ):
        room = one - abs(on_sphere - other)
        if abs(room) > 1e-6:
            assert (room > 0) == (drawn > abs(on_paper - beside))


def test_a_cap_around_the_middle_is_as_wide_as_half_its_angle_says():
    """Stereographic projection: tan of half the angle."""
    cap = Configuration(("S",), np.array([[0, 0.6, 0.8]]), np.array([1.0]), Geometry.SPHERICAL)

    assert find_view(cap, [0]).radii == pytest.approx(math.tan(0.5))


@pytest.mark.parametrize("names", [SHORT, LONG], ids=["letters", "long names"])
@pytest.mark.parametrize("geometry", CURVED, ids=str)
@pytest.mark.parametrize("mood", [*MOODS[::19], Mood.parse("AAO-4")], ids=str)
def test_a_drawing_of_a_curved_space_can_be_read(mood, geometry, names):
    """No name touches a border, that of the disc included, and the words say what is seen."""
    figure = _draw(mood.syllogism(*names), geometry=geometry)

    assert list(_faults(figure)) == []
    said = " ".join(text.get_text() for text, _ in _words(figure)).replace("\n", " ")
    assert ("Poincaré" in said) == (geometry is Geometry.HYPERBOLIC)
    assert ("stereographic" in said) == (geometry is Geometry.SPHERICAL)


def test_caps_all_around_the_sphere_are_not_drawn():
    """There is no side to look from."""
    caps = Configuration(tuple("abc"), np.eye(3), np.full(3, 2.5), Geometry.SPHERICAL)
    premise = Proposition(Form.I, "a", "b")
    with pytest.raises(EvidenceError, match="these reach round it: "):
        Scene.of(caps, [premise])


def test_a_picture_may_be_asked_for_in_a_geometry(tmp_path):
    """Cubes are no circles."""
    path = tmp_path / "picture.svg"
    assert draw("AAA-2", path, geometry="hyperbolic").evidence.geometry is Geometry.HYPERBOLIC
    assert "Poincar" in path.read_text()
    with pytest.raises(EvidenceError, match="or else cubes were asked for"):
        draw("AAA-2", path, geometry="maximum")


def test_the_border_of_the_disc_is_no_ball():
    """Three circles, and a fourth that has no name."""
    assert (
        len(_borders(_draw(Mood.parse("AAA-2").syllogism(*SHORT), geometry=Geometry.HYPERBOLIC)))
        == 3
    )
