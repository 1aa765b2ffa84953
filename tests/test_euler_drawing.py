"""Drawings that can be read: nothing overlaps, nothing is cut off, nothing is too small."""

from itertools import combinations

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Circle
from matplotlib.text import Text

from syllogism.diagrams.euler.drawing import draw_certificate, draw_configuration
from syllogism.diagrams.euler.labels import Disc, find_labels
from syllogism.diagrams.lettering import short_names
from syllogism.diagrams.sheets import save
from syllogism.errors import EvidenceError, OptionError
from syllogism.evidence.certificates import Certificate
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import MOODS, Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.spheres.reasoner import Spheres

SHORT = ("S", "M", "P")
LONG = ("people who play the violin", "mathematicians", "animals that live deep in the sea")
SPHERES = Spheres()


def _draw(argument, *, reading=Import.TRADITIONAL):
    (judgement,) = SPHERES.judge([argument], reading=reading)
    if isinstance(judgement.evidence, Certificate):
        premises = SPHERES.find_configuration(argument.premises, reading=reading)
        return draw_certificate(argument, judgement.evidence, premises)
    return draw_configuration(judgement.evidence, argument.premises, refuted=argument.conclusion)


def _words(figure):
    """All that is written, with the box it takes in pixels."""
    renderer = figure.canvas.get_renderer()
    texts = [text for text in figure.findobj(Text) if text.get_text()]
    return [(text, text.get_window_extent(renderer)) for text in texts]


def _names(figure):
    return [(text, box) for text, box in _words(figure) if text.get_gid() == "name"]


def _borders(figure):
    """Centre and radius in pixels of every circle that is drawn."""
    circles = [c for c in figure.findobj(Circle) if (c.get_gid() or "").startswith("circle")]
    boxes = [circle.get_window_extent() for circle in circles]
    return [((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, box.width / 2) for box in boxes]


def _crosses(box, border):
    """Whether a circle's border runs through a box: some corner or edge in, some point out."""
    x, y, radius = border
    near = np.hypot(x - np.clip(x, box.x0, box.x1), y - np.clip(y, box.y0, box.y1))
    far = np.hypot(max(x - box.x0, box.x1 - x), max(y - box.y0, box.y1 - y))
    return near <= radius <= far


def _faults(figure):
    """Everything a demanding reader would object to."""
    words, names, borders = _words(figure), _names(figure), _borders(figure)
    paper = figure.bbox
    for text, box in words:
        if box.x0 < 0 or box.y0 < 0 or box.x1 > paper.width or box.y1 > paper.height:
            yield f"{text.get_text()!r} is cut off"
        if text.get_fontsize() < 8:
            yield f"{text.get_text()!r} is too small"
    for (one, first), (other, second) in combinations(words, 2):
        if first.overlaps(second):
            yield f"{one.get_text()!r} overlaps {other.get_text()!r}"
    for text, box in names:
        if any(_crosses(box, border) for border in borders):
            yield f"a border runs through {text.get_text()!r}"
    for x, y, radius in borders:
        if x < radius or y < radius or max(x, y) + radius > max(paper.width, paper.height):
            yield "a circle is cut off"
        if radius < 10:
            yield "a circle is too small"
        for text, box in words:
            if text.get_gid() != "name" and _crosses(box, (x, y, radius)):
                yield f"a border runs through {text.get_text()!r}"


@pytest.mark.parametrize("names", [SHORT, LONG], ids=["letters", "long names"])
@pytest.mark.parametrize("mood", [*MOODS[::7], Mood.parse("AAO-4")], ids=str)
def test_a_drawing_can_be_read(mood, names):
    """No name touches a border or another text; nothing is cut off or tiny."""
    assert list(_faults(_draw(mood.syllogism(*names)))) == []


@pytest.mark.parametrize("mood", [mood for mood in MOODS if mood.name][::4], ids=str)
def test_a_certificate_can_be_read(mood):
    """Picture on the left, reasons on the right, whatever the names."""
    for names in (SHORT, LONG):
        assert list(_faults(_draw(mood.syllogism(*names)))) == []


def test_every_term_is_named_once():
    """By its whole name, in one place."""
    named = [text.get_text().replace("\n", " ") for text, _ in _names(_draw(_mood("EIE-1", LONG)))]

    assert sorted(named) == sorted(LONG)


def test_circles_that_coincide_share_a_name():
    """AAO-4 is refuted by three coincident balls only."""
    figure = _draw(_mood("AAO-4", SHORT))

    assert [text.get_text() for text, _ in _names(figure)] == ["P = M = S"]
    assert len(_borders(figure)) == 3


def test_a_name_stands_in_its_own_circle_where_it_can():
    """A label inside some circle lies in its own, and otherwise only in circles around that."""
    figure = _draw(_mood("AAE-1", SHORT))
    borders = _borders(figure)
    order = [0, 1, 2]  # M, P, S: the order of first mention
    for number, term in zip(order, "MPS", strict=True):
        ((_, box),) = [(text, box) for text, box in _names(figure) if text.get_text() == term]
        x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        around = [n for n, (a, b, r) in enumerate(borders) if np.hypot(a - x, b - y) < r]
        assert min(around, key=lambda n: borders[n][2]) == number


def test_a_drawing_says_what_it_shows():
    """The premises as title, the refuted conclusion in the caption."""
    words = [text.get_text() for text, _ in _words(_draw(_mood("AAA-2", SHORT)))]

    assert "All P are M. All S are M." in words
    assert 'A configuration of the premises in which "All S are P" fails.' in words


def test_premises_may_be_drawn_for_themselves():
    """Without a conclusion nothing is said to fail."""
    premises = _mood("EEE-1", SHORT).premises
    figure = draw_configuration(SPHERES.find_configuration(premises), premises)

    assert any("these propositions hold" in text.get_text() for text, _ in _words(figure))


def test_a_certificate_ends_in_the_contradiction():
    """It supposes that the conclusion fails, says what that would look like, and adds up."""
    words = [text.get_text() for text, _ in _words(_draw(_mood("AAI-1", SHORT)))]

    assert "Suppose that no S are P." in words
    assert "Then S lies apart from P, and all of this would have to hold:" in words
    assert "S lies inside M (premise)" in words
    assert "2 x (1 <= r(S))" in words
    assert "0 >= 2" in words


def test_letters_stand_for_long_names_in_formulas():
    """The key is on the sheet, and in the names of the circles."""
    words = " ".join(
        t.get_text().replace("\n", " ") for t, _ in _words(_draw(_mood("AAA-1", LONG)))
    )

    assert "P is people who play the violin" in words
    assert "people who play the violin (P)" in words
    assert "r(P)" in words


def test_letters_are_told_apart():
    """Initials where they differ, later words' initials, then the alphabet."""
    assert short_names(["poets", "poor poets", "painters", "p-x"]) == {
        "poets": "P",
        "poor poets": "A",
        "painters": "B",
        "p-x": "C",
    }


def test_an_empty_term_is_mentioned_and_not_drawn():
    """A ball of radius 0 or less is no circle."""
    premises = [Proposition(form, "unicorns", "horses") for form in (Form.A, Form.E)]
    argument = Argument(tuple(premises), Proposition(Form.I, "unicorns", "horses"))
    figure = _draw(argument, reading=Import.MODERN)

    assert len(_borders(figure)) == 1
    assert any("There are no unicorns here" in text.get_text() for text, _ in _words(figure))
    assert list(_faults(figure)) == []


def test_a_term_may_contain_any_character():
    """A dollar sign starts no formula, a colon separates nothing."""
    argument = Mood.parse("AAI-3").syllogism("$x$ & <y>", "a: b", "50% of_all")

    assert list(_faults(_draw(argument))) == []


@pytest.mark.parametrize("ending", [".svg", ".png", ".pdf"])
def test_the_same_drawing_is_the_same_bytes(ending, tmp_path):
    """Drawn and saved twice, nothing differs: no dates, no random identifiers."""
    for name in ("one", "two"):
        figure = _draw(_mood("AAO-4", LONG))
        save(figure, tmp_path / f"{name}{ending}", title="AAO-4", description="a < b")

    assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"two{ending}").read_bytes()


def test_an_unknown_ending_is_refused(tmp_path):
    """The error lists the known ones."""
    with pytest.raises(OptionError, match=r"\.svg, \.png, \.pdf, got '.*picture\.jpg'"):
        save(Figure(), tmp_path / "picture.jpg", title="", description="")


def test_a_drawing_needs_the_plane():
    """Balls in other spaces are not flattened: the network finds others in the plane."""
    premises = _mood("AAA-2", SHORT).premises
    spatial = Spheres(dim=3).find_configuration(premises)
    with pytest.raises(EvidenceError, match=r"got 3 in dimension 3; Spheres\(dim=2\)"):
        draw_configuration(spatial, premises)


def test_up_to_eight_circles_are_drawn():
    """Eight terms in a ring, with all their names."""
    names = ["ants", "bees", "cats", "dogs", "eels", "foxes", "goats", "hens"]
    forms = [Form.I, Form.E, Form.A, Form.O] * 2
    links = zip(forms, names, [*names[1:], names[0]], strict=True)
    ring = [Proposition(form, subject, predicate) for form, subject, predicate in links]
    figure = draw_configuration(SPHERES.find_configuration(ring), ring)

    assert list(_faults(figure)) == []
    assert len(_borders(figure)) == len(_names(figure)) == 8


def test_cubes_are_not_drawn_as_circles():
    """The error says that no circles were found."""
    cubes = Configuration(("S",), np.zeros((1, 2)), np.ones(1), Geometry.MAXIMUM)
    with pytest.raises(EvidenceError, match="circles, and these 1 terms have cubes: none were"):
        draw_configuration(cubes, [])


def test_names_that_fit_nowhere_are_refused():
    """The error says which name is too long and how to shorten it."""
    endless = "people who " * 200 + "sing"
    premise = Proposition(Form.A, "S", endless)
    configuration = Configuration(("S", endless), np.zeros((2, 2)), np.ones(2))
    with pytest.raises(EvidenceError, match=r"shorter names than .*see Argument\.renamed"):
        draw_configuration(configuration, [premise])


def test_a_name_without_room_inside_gets_a_leader():
    """Outside all circles, with a line from its own border."""
    tiny, wide = Disc(150, 100, 12), Disc(150, 110, 60)
    inside, outside = find_labels([wide, tiny], [(20, 10), (60, 10)], (0, 0, 300, 220))

    assert inside.leader is None
    (foot, _) = outside.leader
    assert np.hypot(foot[0] - tiny.x, foot[1] - tiny.y) == pytest.approx(tiny.radius)
    assert np.hypot(outside.x - wide.x, outside.y - wide.y) > wide.radius


def test_paper_can_be_too_small():
    """Then no place is better than a bad one."""
    assert find_labels([Disc(20, 20, 10)], [(100, 10)], (0, 0, 40, 40)) is None


def _mood(name, names):
    return Mood.parse(name).syllogism(*names)
