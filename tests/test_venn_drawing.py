"""Venn diagrams on paper: what is drawn is what they say, and it can be read."""

from collections import Counter
from functools import cache
from itertools import combinations, product
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.collections import LineCollection
from matplotlib.patches import Circle, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from syllogism import draw
from syllogism.diagrams.sheets import Drawing
from syllogism.diagrams.venn.circles import RADIUS
from syllogism.diagrams.venn.drawing import describe_venn, draw_venn
from syllogism.diagrams.venn.places import REACH
from syllogism.errors import EvidenceError, OptionError
from syllogism.evidence.judgements import Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement
from syllogism.language.moods import Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_argument
from syllogism.logic.venn import Venn

LONG = ("people who play the violin", "mathematicians", "animals that live deep in the sea")
NOT_S, NOT_P, NOT_M = map(Complement, "SPM")


@pytest.mark.parametrize(
    ("text", "reading", "verdict"),
    [
        (
            "Barbara",
            Import.MODERN,
            "Valid: the premises' diagram already shows that all S are P: 1 and 4 are shaded.",
        ),
        (
            "Darapti",
            Import.TRADITIONAL,
            "Valid: the premises' diagram already shows that some S are P: "
            "there is a cross in 5, granted by the reading (there are M).",
        ),
        (
            "Darapti",
            Import.MODERN,
            "Invalid: the premises' diagram leaves open whether some S are P: "
            "no cross stands in 2 or 5.",
        ),
        (
            "AAA-2",
            Import.TRADITIONAL,
            "Invalid: the premises' diagram leaves open whether all S are P: 4 is not shaded.",
        ),
        (
            "AII-2",
            Import.MODERN,
            "Invalid: the premises' diagram leaves open whether some S are P: "
            "there is a cross on the line between 4 and 5, which may mean 4.",
        ),
        (
            "OOO-1",
            Import.TRADITIONAL,
            "Invalid: the premises' diagram leaves open whether some S are not P: "
            "there is a cross on the line between 4 and 7, which may mean 7, "
            "and a cross on the line between 1 and 2, which may mean 2.",
        ),
        (
            "AAE-1",
            Import.TRADITIONAL,
            "Invalid: the premises' diagram shows the opposite, some S are P: "
            "there is a cross in 5, granted by the reading (there are S).",
        ),
        (
            "I(S,P) |- O(S,S)",
            Import.MODERN,
            "Invalid: the premises' diagram shows the opposite, all S are S: "
            "there is nothing to be shaded.",
        ),
    ],
)
def test_the_verdict_is_told_in_words(text, reading, verdict):
    """It says where in the diagram it is seen."""
    venn = Venn.of(parse_argument(text), reading)

    assert describe_venn(venn).endswith(verdict)
    assert verdict in [text.get_text().replace("\n", " ") for text, _ in _words(draw_venn(venn))]


def test_what_each_premise_enters_is_told_universals_first():
    """Then what the reading grants."""
    told = describe_venn(Venn.of(Mood.parse("OAO-1").syllogism()))

    assert (
        "All S are M: 1 and 2 are shaded. Some M are not P: a cross on the line between 4 and 7. "
        "Granted by the reading, that there are S: a cross on the line between 4 and 5. "
        "Granted by the reading, that there are P: crosses joined by a bar, in 3, 5 or 6."
    ) in told
    assert "1 in S, outside P and M; 2 in S and P, outside M;" in told
    assert "Conclusion: Some S are not P: a cross on the line between 1 and 4." in told


def test_a_conclusion_that_cannot_be_has_no_cross():
    """The diagram says so instead."""
    told = describe_venn(Venn.of(parse_argument("I(S,P) |- O(S,S)")))

    assert "Some S are not S: a cross, but there is no region for it." in told


def _signed(*stated):
    *premises, conclusion = (Proposition(*each) for each in stated)
    return Argument(tuple(premises), conclusion)


DRAWN = {
    **{mood: parse_argument(mood) for mood in ("Barbara", "Darii", "Darapti", "Baroco", "Bocardo")},
    **{mood: parse_argument(mood) for mood in ("AAA-2", "EIO-4", "AAO-4", "AAI-4", "OAI-1")},
    **{mood: parse_argument(mood) for mood in ("OOO-1", "III-3", "EEE-2", "OOO-2")},
    "long names": Mood.parse("EIO-2").syllogism(*LONG),
    "any names": Mood.parse("AAI-3").syllogism("$x$ & <y>", "a: b", "50% of_all"),
    "two terms": parse_argument("All S are P. So some P are S."),
    "two terms undecided": parse_argument("Some S are P. So some P are not S."),
    "one term": parse_argument("I(S,S) |- A(S,S)"),
    "outside shaded": _signed((Form.A, NOT_S, "P"), (Form.O, "M", "P"), (Form.I, "S", NOT_P)),
    "outside crossed": _signed((Form.I, NOT_S, NOT_P), (Form.I, "M", "M"), (Form.I, NOT_M, NOT_S)),
    "all granted": _signed((Form.A, "S", "S"), (Form.E, "P", NOT_P), (Form.A, "S", "M")),
    "many crosses": parse_argument("I(S,M) I(M,M) I(S,S) I(P,P) O(S,P) |- I(S,P)"),
}
CASES = [(name, reading) for name in DRAWN for reading in Import]


@cache
def _drawn(name, reading):
    venn = Venn.of(DRAWN[name], reading)
    return venn, draw_venn(venn)


def _words(figure):
    """All that is written, with the box it takes in points."""
    renderer = figure.canvas.get_renderer()
    texts = [text for text in figure.findobj(Text) if text.get_text()]
    return [(text, _in_points(text.get_window_extent(renderer), figure)) for text in texts]


def _in_points(box, figure):
    return Bbox(box.get_points() * 72 / figure.dpi)


def _panel(figure, name):
    """The circles' centres in points and the signs of each cross, by its number."""
    circles = [c for c in figure.findobj(Circle) if (c.get_gid() or "").startswith(f"{name}-circ")]
    crosses = {}
    for line in figure.axes[0].lines:
        kind, _, rest = (line.get_gid() or "").partition("-cross-")
        if kind == name:
            cross, _, _ = map(int, rest.split("-"))
            middle = tuple(
                np.round(
                    (
                        line.get_xdata()[0] + line.get_xdata()[1],
                        line.get_ydata()[0] + line.get_ydata()[1],
                    ),
                    6,
                )
                / 2
            )
            crosses.setdefault(cross, set()).add(middle)
    return [circle.center for circle in circles], list(crosses.values())


def _region_at(x, y, centres, terms):
    return frozenset(
        term for (a, b), term in zip(centres, terms, strict=True) if np.hypot(x - a, y - b) < RADIUS
    )


@pytest.mark.parametrize(("name", "reading"), CASES, ids=str)
def test_the_signs_of_a_cross_touch_the_regions_it_speaks_of_and_no_others(name, reading):
    """In its region, on the arc between two and far from a third, or one in each of several."""
    venn, figure = _drawn(name, reading)
    for panel, diagram in (("premise", venn.premises), ("claim", venn.conclusion)):
        centres, crosses = _panel(figure, panel)
        touched = [
            frozenset(
                _region_at(x + a, y + b, centres, diagram.terms)
                for x, y in signs
                for a, b in product((-0.1, 0, 0.1), (-0.1, 0, 0.1))
            )
            for signs in crosses
        ]
        assert Counter(touched) == Counter(cross.regions for cross in diagram.crosses)
        for x, y in (sign for signs in crosses for sign in signs):
            depths = sorted(abs(np.hypot(x - a, y - b) - RADIUS) for a, b in centres)
            near = [depth for depth in depths if depth < REACH]
            assert near == [] or (len(near) == 1 and near[0] < 1e-3)


@pytest.mark.parametrize(("name", "reading"), CASES, ids=str)
def test_hatching_fills_the_empty_regions_and_nothing_else(name, reading):
    """The middle of every line lies in a shaded region; every shaded region has lines."""
    venn, figure = _drawn(name, reading)
    for panel, diagram in (("premise", venn.premises), ("claim", venn.conclusion)):
        centres, _ = _panel(figure, panel)
        (hatching,) = [
            c for c in figure.findobj(LineCollection) if c.get_gid() == f"{panel}-shading"
        ]
        middles = [line.mean(axis=0) for line in hatching.get_segments()]
        hatched = {_region_at(x, y, centres, diagram.terms) for x, y in middles}
        assert hatched == diagram.shaded


def _meets(box, centre):
    """Whether a circle's border runs through a box."""
    x, y = centre
    near = np.hypot(x - np.clip(x, box.x0, box.x1), y - np.clip(y, box.y0, box.y1))
    far = np.hypot(max(x - box.x0, box.x1 - x), max(y - box.y0, box.y1 - y))
    return near <= RADIUS <= far


def _faults(figure):
    """Everything that a demanding reader would object to."""
    words = _words(figure)
    paper = _in_points(figure.bbox, figure)
    frames = [f for f in figure.findobj(Rectangle) if (f.get_gid() or "").endswith("-frame")]
    panels = [_panel(figure, name) for name in ("premise", "claim")]
    for text, box in words:
        label = repr(text.get_text())
        if min(box.x0, box.y0) < 0 or box.x1 > paper.x1 or box.y1 > paper.y1:
            yield f"{label} is cut off"
        if text.get_fontsize() < 8:
            yield f"{label} is too small"
        if any(_meets(box, centre) for centres, _ in panels for centre in centres):
            yield f"a border runs through {label}"
        for x, y in (sign for _, crosses in panels for signs in crosses for sign in signs):
            if np.hypot(x - np.clip(x, box.x0, box.x1), y - np.clip(y, box.y0, box.y1)) < REACH:
                yield f"a cross stands on {label}"
        if text.get_gid() in ("name", "number"):
            edges = [_in_points(frame.get_window_extent(), figure) for frame in frames]
            if not any(
                e.x0 < box.x0 and box.x1 < e.x1 and e.y0 < box.y0 and box.y1 < e.y1 for e in edges
            ):
                yield f"{label} is out of its frame"
    for (one, first), (other, second) in combinations(words, 2):
        if first.overlaps(second):
            yield f"{one.get_text()!r} overlaps {other.get_text()!r}"
    for _, crosses in panels:
        signs = [sign for each in crosses for sign in each]
        for (x, y), (a, b) in combinations(signs, 2):
            if np.hypot(x - a, y - b) < 2 * REACH:
                yield "two crosses overlap"


@pytest.mark.parametrize(("name", "reading"), CASES, ids=str)
def test_a_diagram_can_be_read(name, reading):
    """Nothing is cut off, too small, or in the way of anything else."""
    _, figure = _drawn(name, reading)

    assert list(_faults(figure)) == []


def test_every_circle_and_every_region_is_named():
    """Names and numbers, once in each diagram."""
    _, figure = _drawn("long names", Import.MODERN)
    names = [t.get_text().replace("\n", " ") for t, _ in _words(figure) if t.get_gid() == "name"]
    numbers = [t.get_text() for t, _ in _words(figure) if t.get_gid() == "number"]

    assert sorted(names) == sorted(2 * LONG)
    assert numbers == 2 * list("12345678")


def test_a_granted_cross_is_told_by_its_ring():
    """Not by colour alone: a ring around each of its signs, and none around others."""
    venn, figure = _drawn("OAI-1", Import.TRADITIONAL)
    rings = [c for c in figure.findobj(Circle) if c.radius == REACH and not c.get_gid()]
    words = [text.get_text() for text, _ in _words(figure)]

    granted = [c for c in venn.premises.crosses if c.is_granted]
    assert sorted(len(c.regions) for c in granted) == [2, 3]
    assert len(rings) == 1 + 3 + 1  # on the line, along the bar, in the legend
    assert "inhabited: granted by the reading" in words
    assert "inhabited: a particular says so" in words


def test_the_legend_explains_what_is_there_and_nothing_else():
    """Without particulars and grants there are no crosses to explain."""
    _, figure = _drawn("AAA-2", Import.MODERN)
    words = [text.get_text() for text, _ in _words(figure)]

    assert "empty: a universal says so" in words
    assert not any("inhabited" in each for each in words)


@pytest.mark.parametrize("ending", [".svg", ".png", ".pdf"])
def test_the_same_diagram_is_the_same_bytes(ending, tmp_path):
    """Drawn twice through the front door, nothing differs."""
    for name in ("one", "two"):
        picture = draw("Bocardo", tmp_path / f"{name}{ending}", style="venn")

    assert picture.answer.verdict is Verdict.VALID
    assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"two{ending}").read_bytes()


def test_a_screen_reader_is_told_what_an_svg_shows(tmp_path):
    """Title and description are elements of the picture, with every sign escaped."""
    path = tmp_path / "picture.svg"
    venn, figure = _drawn("any names", Import.TRADITIONAL)
    Drawing(figure, str(venn.argument), describe_venn(venn) + "\ufffe").save(path)
    root = ElementTree.parse(path).getroot()
    space = "{http://www.w3.org/2000/svg}"

    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == root.find(f"{space}title").get("id")
    assert root.get("aria-describedby") == root.find(f"{space}desc").get("id")
    assert root.find(f"{space}title").text == str(venn.argument)
    assert "$x$ & <y>" in root.find(f"{space}desc").text


def test_a_style_that_does_not_exist_is_refused(tmp_path):
    """The error says which there are."""
    with pytest.raises(OptionError, match=r"euler .*, venn .* or hyperbolic .*, got 'peirce'"):
        draw("Barbara", tmp_path / "picture.svg", style="peirce")


def test_a_name_that_fits_nowhere_is_refused():
    """The error says how to shorten it."""
    argument = Mood.parse("AAA-1").syllogism("people who " * 100 + "sing")
    with pytest.raises(EvidenceError, match=r"shorter names than .*see Argument\.renamed"):
        draw_venn(Venn.of(argument))
