"""Drawings that can be read: nothing overlaps, nothing is cut off, nothing is too small.

What is drawn is measured from the artists: boxes of words in pixels, circles by centre and radius.
"""

import re
from itertools import combinations
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle
from matplotlib.text import Text
from oracles import _granted, _true_in, _under

from syllogism.diagrams.euler.arranging import arrange
from syllogism.diagrams.euler.certificates import draw_certificate
from syllogism.diagrams.euler.drawing import draw_configuration
from syllogism.diagrams.euler.scene import Scene
from syllogism.diagrams.euler.wording import describe_euler
from syllogism.diagrams.sheets import Drawing
from syllogism.errors import EvidenceError, OptionError
from syllogism.evidence.certificates import Certificate
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import MOODS, Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_argument, parse_propositions
from syllogism.reasoners.spheres.reasoner import Spheres

SHORT = ("S", "M", "P")
LONG = ("people who play the violin", "mathematicians", "animals that live deep in the sea")
EIGHT = ("ants", "bees", "cats", "dogs", "eels", "foxes", "goats", "hens")
EIGHT_LONG = (
    *("army ants", "honey bees", "cats of the house", "sleeping dogs"),
    *("electric eels", "red foxes", "mountain goats", "hens in battery cages"),
)


def _draw(argument, *, reading=Import.TRADITIONAL, geometry=Geometry.EUCLIDEAN, arranged=True):
    """The sheet of an argument, refuted or proved, of circles as they were found or arranged."""
    spheres = Spheres(geometry=geometry)
    (judgement,) = spheres.judge([argument], reading=reading)
    conclusion, evidence = argument.conclusion, judgement.evidence
    is_valid = isinstance(evidence, Certificate)
    found, held = evidence, argument.denial
    if is_valid:
        held = argument.premises
        found = spheres.find_configuration(held, reading=reading)
    if arranged and geometry is Geometry.EUCLIDEAN:
        found = arrange(found, held, reading=reading)
    denial = conclusion.contradictory
    shown = conclusion if is_valid else denial
    scene = Scene.of(found, argument.premises, reading=reading, shown=shown)
    if is_valid:
        return draw_certificate(evidence, scene, supposed=denial, conclusion=conclusion)
    return draw_configuration(scene, refuted=conclusion)


def _refutation(argument, configuration, reading=Import.TRADITIONAL):
    denial = argument.conclusion.contradictory
    return Scene.of(configuration, argument.premises, reading=reading, shown=denial)


def _chain(forms, terms, conclusion):
    """An argument that links terms one after the other, and the first with the last."""
    links = zip(forms, terms, terms[1:], strict=False)
    premises = tuple(Proposition(Form(form), x, y) for form, x, y in links)
    return Argument(premises, Proposition(Form(conclusion), terms[0], terms[len(forms)]))


def _words(figure):
    """All that is written, with the box it takes in pixels."""
    renderer = figure.canvas.get_renderer()
    texts = [text for text in figure.findobj(Text) if text.get_text()]
    return [(text, text.get_window_extent(renderer)) for text in texts]


def _said(figure):
    """All words, with line breaks undone."""
    return [text.get_text().replace("\n", " ") for text, _ in _words(figure)]


def _names(figure):
    """The names of the circles of the main picture."""
    return [(text, box) for text, box in _words(figure) if _kind(text).startswith("name-")]


def _kind(artist):
    return artist.get_gid() or ""


def _rounds(figure, kind):
    """Centre and radius in pixels of every circle whose identifier matches."""
    circles = [c for c in figure.findobj(Circle) if re.fullmatch(kind, _kind(c))]
    boxes = [circle.get_window_extent() for circle in circles]
    return [((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, box.width / 2) for box in boxes]


def _borders(figure):
    """Centre and radius in pixels of every circle of the main picture."""
    return _rounds(figure, r"circle-\d+")


def _crosses(box, border):
    """Whether a circle's border runs through a box: some corner or edge in, some point out."""
    x, y, radius = border
    near = np.hypot(x - np.clip(x, box.x0, box.x1), y - np.clip(y, box.y0, box.y1))
    far = np.hypot(max(x - box.x0, box.x1 - x), max(y - box.y0, box.y1 - y))
    return near <= radius <= far


def _covers(disc, box):
    """Whether a disc has a point in common with a box."""
    x, y, radius = disc
    return np.hypot(x - np.clip(x, box.x0, box.x1), y - np.clip(y, box.y0, box.y1)) < radius


def _leaders(figure):
    """Points along every leader in pixels, its two ends left out."""
    for line in figure.findobj(Line2D):
        if "leader-" in _kind(line):
            begin, end = line.get_transform().transform(line.get_xydata())
            share = np.linspace(0.02, 0.98, 50)[:, None]
            yield _kind(line), begin + share * (end - begin)


def _faults(figure):
    """Everything a demanding reader would object to."""
    words = _words(figure)
    borders = _rounds(figure, r"(.*-)?circle-\d+")
    dots = _rounds(figure, r"(.*-)?dot-[^-]+")
    paper = figure.bbox
    for text, box in words:
        label = repr(text.get_text())
        if box.x0 < 0 or box.y0 < 0 or box.x1 > paper.width or box.y1 > paper.height:
            yield f"{label} is cut off"
        if text.get_fontsize() < 8:
            yield f"{label} is too small"
        if any(_crosses(box, border) for border in borders):
            yield f"a border runs through {label}"
        if any(_covers(dot, box) for dot in dots):
            yield f"a dot stands on {label}"
    for (one, first), (other, second) in combinations(words, 2):
        if first.overlaps(second):
            yield f"{one.get_text()!r} overlaps {other.get_text()!r}"
    for x, y, radius in borders + dots:
        if min(x, y) < radius or x + radius > paper.width or y + radius > paper.height:
            yield "a circle is cut off"
    if any(radius < 10 for _, _, radius in borders):
        yield "a circle is too small"
    for x, y, radius in dots:
        if any(abs(np.hypot(x - a, y - b) - wide) < radius for a, b, wide in borders):
            yield "a dot touches a border"
    for (x, y, radius), (a, b, other) in combinations(dots, 2):
        if np.hypot(x - a, y - b) < radius + other:
            yield "two dots overlap"
    for kind, along in _leaders(figure):
        for text, box in words:
            x, y = along.T
            through = (box.x0 < x) & (x < box.x1) & (box.y0 < y) & (y < box.y1)
            if through.any() and f"leader-{_kind(text)}" not in kind:
                yield f"a leader runs through {text.get_text()!r}"


@pytest.mark.parametrize("names", [SHORT, LONG], ids=["letters", "long names"])
@pytest.mark.parametrize("arranged", [True, False], ids=["arranged", "as found"])
@pytest.mark.parametrize("mood", [*MOODS[::23], Mood.parse("AAO-4")], ids=str)
def test_a_drawing_can_be_read(mood, arranged, names):
    """No name touches a border, a dot or another text; nothing is cut off or tiny."""
    assert list(_faults(_draw(mood.syllogism(*names), arranged=arranged))) == []


@pytest.mark.parametrize("names", [EIGHT, EIGHT_LONG], ids=["words", "long names"])
@pytest.mark.parametrize("forms", ["AAAAAAA-A", "AAAAAAA-I", "AAAE-E", "AAIAOII-A", "IEAOIEA-I"])
def test_eight_terms_can_be_read(forms, names):
    """Chains that are valid and chains that are not, with names of several words."""
    links, conclusion = forms.split("-")

    assert list(_faults(_draw(_chain(links, names, conclusion)))) == []


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


def _individuals(figure, terms):
    """Each dot with the terms of the circles that it lies in."""
    circles = [c for c in figure.findobj(Circle) if re.fullmatch(r"circle-\d+", _kind(c))]
    dots = [c for c in figure.findobj(Circle) if re.fullmatch("dot-[^-]+", _kind(c))]
    return {
        _kind(dot).removeprefix("dot-"): {
            terms[int(_kind(c).removeprefix("circle-"))]
            for c in circles
            if np.hypot(c.center[0] - dot.center[0], c.center[1] - dot.center[1]) < c.radius
        }
        for dot in dots
    }


def _listed(words):
    return set(re.split(", | and ", words)) if words else set()


INVALID = [mood for mood in MOODS if mood.name is None]


@pytest.mark.parametrize("reading", Import, ids=str)
@pytest.mark.parametrize("mood", [*INVALID[::13], Mood.parse("AAO-4")], ids=str)
def test_the_dots_are_who_the_legend_says_and_refute_the_conclusion(mood, reading):
    """Measured from the drawing: a world of the premises in which the conclusion fails."""
    argument = mood.syllogism()
    (judgement,) = Spheres().judge([argument], reading=reading)
    scene = _refutation(argument, judgement.evidence, reading)
    figure = draw_configuration(scene, refuted=argument.conclusion)
    individuals = _individuals(figure, judgement.evidence.terms)

    world = list(individuals.values())
    assert all(_true_in(premise, world) for premise in argument.premises)
    assert not _true_in(argument.conclusion, world)
    assert all(any(_under(t, i) for i in world) for t in _granted(argument, reading))

    told = [re.fullmatch(r"(\w): (?:in (.*?))?(?:, outside (.*))?", w) for w in _said(figure)]
    legend = {m[1]: (_listed(m[2]), _listed(m[3])) for m in told if m}
    drawn = [
        int(_kind(c).removeprefix("circle-"))
        for c in figure.findobj(Circle)
        if "circle-" in _kind(c)
    ]
    circles = {judgement.evidence.terms[number] for number in drawn}
    assert legend == {name: (kind, circles - kind) for name, kind in individuals.items()}


@pytest.mark.parametrize("mood", ["AAA-2", "EEE-1", "IIE-3"])
def test_the_individual_that_refutes_a_universal_is_ringed(mood):
    """It is the first, it stands in the middle of a ring, and the caption says what it is."""
    argument = _mood(mood, SHORT)
    figure = _draw(argument)
    (ring,) = _rounds(figure, "ring-a")
    (dot,) = _rounds(figure, "dot-a")
    (who,) = [words for words in _said(figure) if words.startswith("Ringed: ")]

    assert ring[:2] == pytest.approx(dot[:2])
    assert ring[2] > 1.5 * dot[2]
    where = "in P" if argument.conclusion.form is Form.E else "outside P"
    assert who.startswith(f"Ringed: a is in S and {where}, so some S are ")


@pytest.mark.parametrize(
    ("mood", "lying"),
    [
        ("III-1", "the circles of S and P lie apart"),
        ("OOO-4", "the circle of S lies inside that of P"),
    ],
)
def test_the_circles_that_refute_a_particular_are_banded(mood, lying):
    """Those of S and P, nobody is ringed, and the caption says how they lie."""
    figure = _draw(_mood(mood, SHORT))
    banded = _rounds(figure, r"band-\d+")
    (who,) = [words for words in _said(figure) if words.startswith("Banded: ")]

    assert len(banded) == 2
    assert all(any(np.allclose(band, border) for border in _borders(figure)) for band in banded)
    assert _rounds(figure, "ring-.*") == []
    assert who.startswith(f"Banded: {lying}, so ")


def test_an_individual_is_named_as_no_term_is():
    """In an argument about a, b and c the first individual is d."""
    argument = parse_argument("All a are B. All c are B. So all c are a.")

    assert set(_individuals(_draw(argument), ("a", "B", "c"))) == {"d", "e"}


def test_a_drawing_says_what_it_shows():
    """Premises above, the conclusion crossed out, the reading, and what refutes it."""
    said = _said(_draw(_mood("AAA-2", SHORT)))

    assert said[:2] == ["All P are M", "All S are M"]
    assert "\N{BALLOT X}  All S are P" in said
    assert "does not follow, in the traditional reading: every term has an instance" in said
    assert "Ringed: a is in S and outside P, so some S are not P." in said


def test_what_nobody_said_is_admitted():
    """Circles that lie apart without need are named in a warning."""
    premises = parse_propositions(["All S are M.", "All P are M."])
    places = np.array([[-2.0, 0.0], [0.0, 0.0], [2.0, 0.0]])
    apart = Configuration(("S", "M", "P"), places, np.array([1.5, 4.0, 1.5]))
    said = " ".join(_said(draw_configuration(Scene.of(apart, premises))))

    assert "The picture also shows that no S are P; the premises do not say so." in said
    assert "These can be true together" in said


def test_many_premises_are_told_in_one_paragraph():
    """Nine would fill the sheet before the picture begins."""
    premises = [Proposition(Form.I, x, y) for x, y in combinations("abcde", 2)]
    configuration = Configuration(tuple("abcde"), np.zeros((5, 2)), np.arange(2.0, 7.0))
    figure = draw_configuration(Scene.of(configuration, premises))

    assert " ".join(f"{premise}." for premise in premises) in _said(figure)


def test_an_empty_term_is_mentioned_and_not_drawn():
    """A ball of radius 0 or less is no circle."""
    premises = [Proposition(form, "unicorns", "horses") for form in (Form.A, Form.E)]
    argument = Argument(tuple(premises), Proposition(Form.I, "unicorns", "horses"))
    figure = _draw(argument, reading=Import.MODERN)

    assert len(_borders(figure)) == 1
    assert any("There are no unicorns here" in words for words in _said(figure))
    assert "There are no unicorns, so no unicorns are horses." in _said(figure)
    assert list(_faults(figure)) == []


def test_nobody_at_all_is_an_empty_picture():
    """In the modern reading universals alone need no circle."""
    empty = Configuration(("S", "P"), np.zeros((2, 2)), np.zeros(2))
    figure = draw_configuration(
        Scene.of(empty, parse_propositions(["No S are S.", "No P are P."]), reading=Import.MODERN)
    )

    assert _rounds(figure, ".*") == []
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
        Drawing(figure, "AAO-4", "a < b").save(tmp_path / f"{name}{ending}")

    assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"two{ending}").read_bytes()


@pytest.mark.parametrize("mood", ["AAA-2", "Ferio"])
def test_no_identifier_stands_twice_in_an_svg(mood, tmp_path):
    """Not even where two pictures stand on one sheet."""
    Drawing(_draw(_mood(mood, SHORT)), mood, "it").save(tmp_path / "it.svg")
    elements = ElementTree.parse(tmp_path / "it.svg").iter()
    identifiers = [element.get("id") for element in elements if element.get("id")]

    assert len(set(identifiers)) == len(identifiers)
    assert {"circle-0", "name-0", "dot-a", "dot-name-a"} <= set(identifiers)


def test_an_unknown_ending_is_refused(tmp_path):
    """The error lists the known ones."""
    with pytest.raises(OptionError, match=r"\.svg, \.png, \.pdf, got '.*picture\.jpg'"):
        Drawing(Figure(), "", "").save(tmp_path / "picture.jpg")


def test_a_countermodel_is_told_to_those_who_do_not_see_it():
    """Circles, individuals, verdict, what refutes it, and what nobody said."""
    argument = _mood("AAA-2", SHORT)
    places = np.array([[-1.0, 0.0], [0.0, 0.0], [1.0, 0.0]])
    circles = Configuration(("P", "M", "S"), places, np.array([2.0, 5.0, 2.0]))
    told = describe_euler(_refutation(argument, circles), refuted=argument.conclusion)

    assert told.startswith(
        "Circles for P, M and S. The circle of P lies inside that of M. The circles of P and S "
        "overlap. The circle of S lies inside that of M. "
        "Individuals: a: in M and S, outside P; b: in P, M and S. "
    )
    assert '"All S are P" does not follow, in the traditional reading: every term has' in told
    assert "Here a is in S and outside P, so some S are not P." in told


def test_a_drawing_needs_the_plane():
    """Balls in other spaces are not flattened: the network finds others in the plane."""
    premises = _mood("AAA-2", SHORT).premises
    spatial = Spheres(dim=3).find_configuration(premises)
    with pytest.raises(EvidenceError, match=r"got dimension 3; Spheres\(dim=2\)"):
        Scene.of(spatial, premises)


def test_up_to_eight_circles_are_drawn():
    """Eight terms in a ring, with all their names."""
    forms = [Form.I, Form.E, Form.A, Form.O] * 2
    links = zip(forms, EIGHT, [*EIGHT[1:], EIGHT[0]], strict=True)
    ring = [Proposition(form, subject, predicate) for form, subject, predicate in links]
    figure = draw_configuration(Scene.of(Spheres().find_configuration(ring), ring))

    assert list(_faults(figure)) == []
    assert len(_borders(figure)) == len(_names(figure)) == 8


def test_cubes_are_not_drawn_as_circles():
    """The error says that no circles were found."""
    cubes = Configuration(("S",), np.zeros((1, 2)), np.ones(1), Geometry.MAXIMUM)
    with pytest.raises(EvidenceError, match="circles, and these 1 terms have cubes: none were"):
        Scene.of(cubes, [])


def test_names_that_fit_nowhere_are_refused():
    """The error says which name is too long and how to shorten it."""
    endless = "people who " * 200 + "sing"
    premise = Proposition(Form.A, "S", endless)
    configuration = Configuration(("S", endless), np.zeros((2, 2)), np.ones(2))
    with pytest.raises(EvidenceError, match=r"shorter names than .*see Argument\.renamed"):
        draw_configuration(Scene.of(configuration, [premise]))


def _mood(name, names):
    return Mood.parse(name).syllogism(*names)
