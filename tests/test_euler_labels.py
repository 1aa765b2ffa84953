"""Names in pictures: where they go, and how dark they are."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from test_euler_drawing import EIGHT, SHORT, _chain, _draw, _mood, _words

from syllogism.diagrams.euler.labels import Disc, Ground, find_labels


def _luminance(colour):
    """Relative luminance, by the W3C's formula."""
    shares = np.array(to_rgb(colour))
    linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


def test_every_word_is_dark_enough():
    """A contrast of 4.5 to 1 on white, which the guidelines ask; names have their circle's hue."""
    for argument in (_chain("IIIIIII", EIGHT, "E"), _mood("Darapti", SHORT), _mood("III-1", SHORT)):
        for text, _ in _words(_draw(argument)):
            assert 1.05 / (_luminance(text.get_color()) + 0.05) >= 4.5, text.get_text()


def test_a_name_without_room_inside_gets_a_leader():
    """Outside all circles, with a line from its own border."""
    tiny, wide = Disc(150, 100, 12), Disc(150, 110, 60)
    ground = Ground((0, 0, 300, 220), [wide, tiny])
    (inside, outside), _ = find_labels(ground, [(20, 10), (60, 10)])

    assert inside.leader is None
    (foot, _) = outside.leader
    assert np.hypot(foot[0] - tiny.x, foot[1] - tiny.y) == pytest.approx(tiny.radius)
    assert np.hypot(outside.x - wide.x, outside.y - wide.y) > wide.radius


def test_a_dot_is_named_beside_it_or_at_the_end_of_a_leader():
    """Beside it where there is room, and farther away where two borders leave none."""
    dots = [Disc(100, 100, 3), Disc(195, 100, 3)]
    ground = Ground((0, 0, 300, 200), [Disc(100, 100, 90), Disc(197, 100, 12)], dots)
    _, (roomy, narrow) = find_labels(ground, [(10, 10), (10, 10)], [(8, 10), (8, 10)])

    assert roomy.leader is None
    assert np.hypot(roomy.x - 100, roomy.y - 100) < 15
    assert narrow.leader is not None
    assert np.hypot(narrow.leader[0][0] - 195, narrow.leader[0][1] - 100) == pytest.approx(3)


def test_the_name_of_a_dot_covers_no_other_dot():
    """Nor a border: it goes to another side."""
    dots = [Disc(100, 100, 3), Disc(110, 110, 3)]
    ground = Ground((0, 0, 200, 200), [Disc(100, 100, 60), Disc(110, 60, 33)], dots)
    _, places = find_labels(ground, [(10, 10), (10, 10)], [(12, 12), (12, 12)])

    for place in places:
        for dot in dots:
            assert max(abs(place.x - dot.x), abs(place.y - dot.y)) > 6 + dot.radius / 2**0.5
        low = place.y - 6 - 60
        assert np.hypot(max(abs(place.x - 110) - 6, 0), low) > 33


def test_paper_can_be_too_small():
    """Then no place is better than a bad one."""
    assert find_labels(Ground((0, 0, 40, 40), [Disc(20, 20, 10)]), [(100, 10)]) is None
