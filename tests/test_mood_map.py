"""The map of the 256 moods: each small picture is measured again, and every word can be read."""

import re
from functools import cache

import numpy as np
import pytest
from matplotlib.patches import Circle, Rectangle
from matplotlib.text import Text

from syllogism.diagrams.euler.arranging import arrange
from syllogism.diagrams.moods import describe_moods, draw_moods
from syllogism.evidence.configurations import Configuration
from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS, TRADITIONAL_NAMES
from syllogism.language.propositions import Form
from syllogism.reasoners.spheres.reasoner import Spheres

TERMS = ("S", "M", "P")
NEEDY = "AAI-1 EAO-1 EAO-2 AEO-2 AEO-4 AAI-3 EAO-3 EAO-4 AAI-4"  # Keynes's moods that need import
pytestmark = pytest.mark.slow


@cache
def _map():
    """The figure, all moods judged at once and arranged one by one."""
    spheres, reading = Spheres(), Import.TRADITIONAL
    arguments = [mood.syllogism() for mood in MOODS]
    configurations = {}
    for mood, argument, judgement in zip(MOODS, arguments, spheres.judge(arguments), strict=True):
        found, held = judgement.evidence, argument.denial
        if not isinstance(found, Configuration):
            found, held = spheres.find_configuration(argument.premises), argument.premises
        configurations[mood] = arrange(found, held, reading=reading)
    return draw_moods(configurations)


@cache
def _drawn():
    """Circles, dots, rings and bands by identifier, in points."""
    circles = (c for c in _map().findobj(Circle) if c.get_gid())
    return {c.get_gid(): (*c.center, c.radius) for c in circles}


def _shows(form, subject, predicate):
    """Whether two circles lie as a form says."""
    (x, y, one), (a, b, other) = subject, predicate
    apart = np.hypot(x - a, y - b)
    inside, away = apart + one - other, one + other - apart
    return {
        Form.A: inside <= 1e-6,
        Form.E: away <= 1e-6,
        Form.I: away > 0.1,
        Form.O: inside > 0.1,
    }[form]


@pytest.mark.parametrize("mood", MOODS, ids=str)
def test_a_small_picture_shows_the_premises_and_what_becomes_of_the_conclusion(mood):
    """The premises hold; the conclusion holds in the valid moods, and fails in the others."""
    circles = {term: _drawn()[f"{mood}-circle-{n}"] for n, term in enumerate(TERMS)}
    argument = mood.syllogism()
    for premise in argument.premises:
        assert _shows(premise.form, *(circles[term] for term in premise.terms))
    shown = argument.conclusion if mood.name else argument.conclusion.contradictory
    assert _shows(shown.form, circles["S"], circles["P"])

    marks = {gid for gid in _drawn() if re.match(f"{mood}-(ring|band|dot)", gid)}
    if shown.form.is_universal:
        assert marks == {f"{mood}-band-{TERMS.index(term)}" for term in "SP"}
        return
    assert {re.sub(r".*-(\w+)-\w+$", r"\1", gid) for gid in marks} == {"ring", "dot"}
    for gid in (each for each in marks if "-dot-" in each):
        x, y, radius = _drawn()[gid]
        depths = {t: r - np.hypot(x - a, y - b) for t, (a, b, r) in circles.items()}
        assert depths["S"] >= radius
        assert depths["P"] >= radius if shown.form is Form.I else depths["P"] <= -radius


def test_the_valid_moods_stand_out_with_their_names():
    """24 on tinted ground, a broken frame for the nine that need an instance of some term."""
    grounds = [p for p in _map().findobj(Rectangle) if p.get_width() > 50 and p.get_zorder() > 0]
    framed = [p for p in grounds if p.get_linestyle() != "-" and p.get_linestyle() != "solid"]
    words = [text.get_text() for text in _map().findobj(Text)]

    assert (len(grounds), len(framed)) == (24, 9)
    for name in (name for names in TRADITIONAL_NAMES.values() for name in names):
        assert words.count(name) == 1
    assert sorted(w.split(",")[0] for w in words if ", if some " in w) == sorted(NEEDY.split())
    for mood in MOODS:
        assert sum(word.split(",")[0] == str(mood) for word in words) == 1


def test_every_word_of_the_map_can_be_read():
    """None is too small, cut off, on another word, on a border or on a dot."""
    figure = _map()
    renderer = figure.canvas.get_renderer()
    texts = [text for text in figure.findobj(Text) if text.get_text()]
    boxes = np.array([text.get_window_extent(renderer).extents for text in texts])
    low, high = boxes[:, :2], boxes[:, 2:]
    rounds = np.array([each for gid, each in _drawn().items() if re.search("circle|dot", gid)])
    rounds *= figure.dpi / 72
    is_dot = np.array(["-dot-" in gid for gid in _drawn() if re.search("circle|dot", gid)])
    centres, radii = rounds[:, None, :2], rounds[:, None, 2]
    near = np.linalg.norm(centres - np.clip(centres, low, high), axis=2)
    far = np.linalg.norm(np.maximum(centres - low, high - centres), axis=2)

    assert min(text.get_fontsize() for text in texts) >= 8
    assert low.min() > 0
    assert (high < (figure.bbox.width, figure.bbox.height)).all()
    overlaps = (low[:, None] < high).all(axis=2) & (low < high[:, None]).all(axis=2)
    assert overlaps.sum() == len(texts)  # each with itself
    assert not ((near < radii) & ((far > radii) | is_dot[:, None])).any()
    assert radii.min() > 0


def test_the_map_is_told_to_those_who_do_not_see_it():
    """Every valid mood by both of its names."""
    told = describe_moods()

    assert "24 are valid" in told
    assert "Barbara (AAA-1)" in told
    assert "Camenop (AEO-4)" in told
