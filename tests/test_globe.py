"""Caps on a globe: the same statements as before, drawn where they are, and readable."""

import math
from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from matplotlib.patches import Circle
from matplotlib.text import Text
from oracles import sat_says_valid
from signed import SPHERES, TRIANGLES, _measured, random_arguments

from syllogism.diagrams.euler.surplus import warnings_of
from syllogism.diagrams.globe.arranging import arrange_caps
from syllogism.diagrams.globe.conversions import to_disc, to_sphere
from syllogism.diagrams.globe.drawing import draw_caps
from syllogism.diagrams.globe.scene import Globe
from syllogism.diagrams.globe.spots import Regions
from syllogism.errors import EvidenceError
from syllogism.evidence.audit import audit
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.evidence.grades import Grade
from syllogism.evidence.worlds import Individual, World
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import complement
from syllogism.language.moods import MOODS
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_argument, parse_propositions

TEXTS = (
    "Everything is S or P. All S are M. So something is neither M nor P.",
    "Everything is A or B. No X are A. So no X are B.",
    "All non-smokers are athletes. Some athletes are smokers. So all smokers are athletes.",
    "All dogs are animals. No non-animals are pets. Some non-pets are dogs. So all pets are dogs.",
    "Some A are B. Some non-A are non-B. No C are non-B. So some C are not A.",
)


def _refuted(arguments, reading):
    """Judgements with caps, or circles, that can be drawn."""
    for judgement in SPHERES.judge(arguments, reading=reading):
        found = judgement.evidence
        if isinstance(found, Configuration) and found.geometry is not Geometry.MAXIMUM:
            yield judgement


@pytest.mark.parametrize("reading", Import, ids=str)
@pytest.mark.parametrize("convert", [to_disc, to_sphere])
def test_circles_of_the_plane_are_carried_soundly(convert, reading):
    """All invalid moods; what the circles fill leaves room around them."""
    judged = list(_refuted([mood.syllogism() for mood in MOODS], reading))
    assert len(judged) == {Import.TRADITIONAL: 232, Import.MODERN: 241}[reading]
    for judgement in judged:
        found = convert(judgement.evidence, judgement.argument.denial, reading=reading)
        assert audit(replace(judgement, evidence=found)).grade is Grade.SOUND, judgement.argument
        live = found.radii > 0
        assert (live == (judgement.evidence.radii > 0)).all()
        if convert is to_sphere:
            away = np.arccos(found.centres[live, 0]) + found.radii[live]
            assert np.degrees(away).max() == pytest.approx(68, abs=1)


@pytest.mark.parametrize("reading", Import, ids=str)
def test_arranged_caps_picture_the_same_statements(reading):
    """Random arguments about complements, measured from the definitions; no cap is tiny."""
    arguments = [*random_arguments(24, seed=11, least=2, most=5), *TRIANGLES[::24]]
    count = 0
    for judgement in _refuted(arguments, reading):
        if judgement.evidence.geometry is Geometry.SPHERICAL:
            argument = judgement.argument
            caps = arrange_caps(judgement.evidence, argument.denial, reading=reading)
            assert _measured(caps, argument, reading) <= 1e-8, argument
            live = caps.radii[(caps.radii > 0) & (caps.radii < math.pi)]
            assert np.degrees(live).min(initial=90) > 20
            count += 1
    assert count > 20


def test_the_same_seed_arranges_the_same_caps():
    """And another one, others."""
    argument = parse_argument(TEXTS[3])
    (judgement,) = SPHERES.judge([argument])
    one, same, other = (
        arrange_caps(judgement.evidence, argument.denial, reading=Import.TRADITIONAL, seed=seed)
        for seed in (1, 1, 2)
    )
    assert (one.centres == same.centres).all()
    assert (one.centres != other.centres).any()


def _globe(text, reading=Import.TRADITIONAL):
    argument = parse_argument(text)
    (judgement,) = SPHERES.judge([argument], reading=reading)
    found, denial = judgement.evidence, argument.denial
    if found.geometry is Geometry.EUCLIDEAN:
        found = to_sphere(found, denial, reading=reading)
    else:
        found = arrange_caps(found, denial, reading=reading)
    shown = argument.conclusion.contradictory
    return argument, Globe.of(found, argument.premises, reading=reading, shown=shown)


def _ball(figure):
    """The middle and the radius of the globe, in points."""
    (rim,) = [c for c in figure.findobj(Circle) if c.get_gid() == "globe"]
    return np.array(rim.center), rim.radius


@pytest.mark.parametrize("text", [*TEXTS, "AAA-2", "OOO-4"])
def test_borders_and_dots_are_drawn_where_they_are(text):
    """Lifted back onto the ball borders are at their radius, and dots in the caps they say."""
    argument, globe = _globe(text)
    figure = draw_caps(globe, refuted=argument.conclusion)
    middle, radius = _ball(figure)
    caps, scene = globe.scene.configuration, globe.scene

    def lifted(points):
        flat = (np.array(points) - middle) / radius
        depth = np.sqrt(np.maximum(1 - (flat**2).sum(axis=-1), 0))
        return np.concatenate([flat, depth[..., None]], axis=-1) @ globe.view

    drawn = {line.get_gid(): line for line in figure.axes[0].lines}
    for number, centre in enumerate(caps.centres):
        border = lifted(drawn[f"cap-{number}"].get_xydata())
        assert len(border)
        assert np.allclose(border @ centre, math.cos(caps.radii[number]), atol=1e-6)
    circles = {circle.get_gid(): circle for circle in figure.findobj(Circle)}
    assert scene.dots
    for dot in scene.dots:
        cosines = caps.centres @ lifted(circles[f"dot-{dot.name}"].center)
        inside = {
            t for t, c, r in zip(caps.terms, cosines, caps.radii, strict=True) if c > math.cos(r)
        }
        assert inside == dot.spot.kind


@pytest.mark.parametrize("text", [*TEXTS, "AAA-2", "OOO-4", "AAO-4", "No A are B. So all A are B."])
def test_a_globe_can_be_read(text):
    """No two texts overlap, nothing is cut off or small, and no border in front is in a name."""
    argument, globe = _globe(text)
    figure = draw_caps(globe, refuted=argument.conclusion)
    renderer = figure.canvas.get_renderer()
    texts = [text for text in figure.findobj(Text) if text.get_text()]
    boxes = [text.get_window_extent(renderer) for text in texts]
    for text, box in zip(texts, boxes, strict=True):
        assert text.get_fontsize() >= 8
        assert min(box.x0, box.y0) >= 0
        assert box.x1 <= figure.bbox.width
        assert box.y1 <= figure.bbox.height
    for one, other in combinations(range(len(texts)), 2):
        assert not boxes[one].overlaps(boxes[other]), (texts[one], texts[other])
    fronts = [line for line in figure.axes[0].lines if (line.get_gid() or "").startswith("cap-")]
    for text, box in zip(texts, boxes, strict=True):
        if (text.get_gid() or "").startswith("name-"):
            for line in fronts:
                x, y = line.get_transform().transform(line.get_xydata()).T
                crossed = (x > box.x0) & (x < box.x1) & (y > box.y0) & (y < box.y1)
                assert not crossed.any(), text


def test_a_term_that_everything_falls_under_is_told():
    """Its cap has no border; an empty term has none either."""
    caps = Configuration(
        ("things", "ghosts", "stones"),
        np.array([[1.0, 0, 0], [-1, 0, 0], [1, 0, 0]]),
        np.array([3 * math.pi, -2 * math.pi, 1.0]),
        Geometry.SPHERICAL,
    )
    figure = draw_caps(Globe.of(caps, [], reading=Import.MODERN))
    said = " ".join(text.get_text() for text in figure.findobj(Text)).replace("\n", " ")

    assert "Everything here is things: its cap is the whole globe." in said
    assert "There are no ghosts here" in said
    assert [
        line.get_gid() for line in figure.axes[0].lines if (line.get_gid() or "")[:4] == "cap-"
    ] == ["cap-2"]


@pytest.mark.parametrize("reading", Import, ids=str)
def test_a_globe_lists_just_what_nobody_said_of_it(reading):
    """What is true of those who stand on it, and only that, follows by a solver from the list."""
    arguments = random_arguments(20, seed=5, least=2, most=4)
    signed = [a for a in arguments if a.is_signed]
    count = 0
    for judgement in _refuted(signed, reading):
        held = judgement.argument.denial
        caps = arrange_caps(judgement.evidence, held, reading=reading)
        listed = Globe.of(caps, held, reading=reading).scene.surplus
        world = World(Individual(str(n), kind) for n, kind in enumerate(_kinds(caps)))
        both = [*caps.terms, *map(complement, caps.terms)]
        for form, x, y in product(Form, both, both):
            one = Proposition(form, x, y)
            follows = sat_says_valid(Argument((*held, *listed), one), reading)
            assert world.holds(one) == follows, one
        for one in listed:
            others = tuple(other for other in listed if other != one)
            assert not sat_says_valid(Argument((*held, *others), one), reading), one
        count += 1
    assert count > 4


def _kinds(caps):
    """What somebody is who stands on the globe, for places close to one another."""
    return {standing.kind for standing in Regions.of(caps).roomiest(np.eye(3)[0])[0]}


@pytest.mark.parametrize(
    ("text", "reading", "warnings"),
    [
        (
            "All non-smokers are athletes. Some athletes are smokers. So all smokers are athletes.",
            Import.MODERN,
            "The picture also shows that some athletes are not smokers; "
            "the premises leave that open.",
        ),
        (
            "All non-smokers are athletes. Some athletes are smokers. So all smokers are athletes.",
            Import.TRADITIONAL,
            "",
        ),
        (
            "All non-a are b. All a are b. So some a are non-b.",
            Import.MODERN,
            "The picture also shows that there are a and there are non-a; "
            "the premises leave that open.",
        ),
    ],
)
def test_a_globe_warns_of_particulars_and_existence(text, reading, warnings):
    """As circles do: what the premises leave open and the caps do not."""
    _, globe = _globe(text, reading)

    assert " ".join(warnings_of(globe.scene.surplus)) == warnings


def test_nothing_and_everything_are_said_in_their_own_words():
    """That there are none of a term, or nothing else, and not what follows from that."""
    caps = Configuration(
        ("a", "b", "c"),
        np.array([[1.0, 0, 0], [-1, 0, 0], [1, 0, 0]]),
        np.array([-0.1, 3 * math.pi, 1.0]),
        Geometry.SPHERICAL,
    )
    held = parse_propositions(["All a are b.", "Some c are b.", "Some non-c are b."])
    globe = Globe.of(caps, held, reading=Import.MODERN)

    assert warnings_of(globe.scene.surplus) == [
        "The picture also shows that there are no a and everything is b; "
        "the premises do not say so."
    ]


def test_what_is_behind_has_a_globe_of_its_own():
    """Six caps all around cannot be seen from one side."""
    ways = np.concatenate([np.eye(3), -np.eye(3)])
    caps = Configuration(tuple("abcdef"), ways, np.full(6, 0.6), Geometry.SPHERICAL)
    globe = Globe.of(caps, [])
    figure = draw_caps(globe)
    names = {text.get_text() for text in figure.findobj(Text)}

    assert globe.has_hidden
    assert {"Seen from the front", "Seen from behind", *"abcdef"} <= names


def test_only_caps_are_drawn_on_a_globe():
    """Circles of the plane are carried there first."""
    flat = Configuration(("S",), np.zeros((1, 2)), np.ones(1))
    with pytest.raises(EvidenceError, match="at most 8 caps of a sphere, got 1 euclidean"):
        Globe.of(flat, [])
