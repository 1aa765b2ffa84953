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


@pytest.mark.parametrize("names", [SHORT, LONG], ids=["letters", "long names"])
@pytest.mark.parametrize("mood", [*MOODS[::19], Mood.parse("AAO-4")], ids=str)
def test_a_drawing_of_a_curved_space_can_be_read(mood, names):
    """No name touches a border, that of the disc included, and the words say what is seen."""
    figure = _draw(mood.syllogism(*names), geometry=Geometry.HYPERBOLIC)

    assert list(_faults(figure)) == []
    said = " ".join(text.get_text() for text, _ in _words(figure)).replace("\n", " ")
    assert "Poincaré" in said


def test_caps_are_no_circles_on_paper():
    """A globe shows them."""
    caps = Configuration(tuple("abc"), np.eye(3), np.full(3, 2.5), Geometry.SPHERICAL)
    with pytest.raises(EvidenceError, match="these are caps: see the globe"):
        Scene.of(caps, [Proposition(Form.I, "a", "b")])


def test_a_picture_may_be_asked_for_in_the_disc(tmp_path):
    """Its circles are hyperbolic, and the words say so."""
    path = tmp_path / "picture.svg"
    picture = draw("AAA-2", path, style="hyperbolic")

    assert picture.scene.configuration.geometry is Geometry.HYPERBOLIC
    assert "Poincar" in path.read_text()


def test_the_border_of_the_disc_is_no_ball():
    """Three circles, and a fourth that has no name."""
    assert (
        len(_borders(_draw(Mood.parse("AAA-2").syllogism(*SHORT), geometry=Geometry.HYPERBOLIC)))
        == 3
    )
