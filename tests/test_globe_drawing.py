"""Globes: what is drawn is what is in the configuration, read again from the artists.

The globe is a circle on paper. A point in front of it is lifted back to the sphere by Pythagoras.
"""

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Circle
from matplotlib.text import Text
from oracles import _granted, _true_in, _under
from signed import random_arguments
from test_gallery import _faults

from syllogism import draw
from syllogism.diagrams.globe.drawing import draw_caps
from syllogism.diagrams.globe.projecting import view_from
from syllogism.diagrams.globe.scene import Globe
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.language.arguments import Argument, Import
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_argument, parse_propositions
from syllogism.pictures import Style

REFUTED = (
    ("AAA-2", Import.TRADITIONAL),
    ("AAO-4", Import.TRADITIONAL),
    ("EEE-1", Import.MODERN),
    ("Everything is S or P. All S are M. So all M are non-P.", Import.TRADITIONAL),
    ("No A are B. All C are A. So everything is B or C.", Import.MODERN),
    ("Some a are non-b. Some b are non-c. Some c are non-d. So all d are a.", Import.TRADITIONAL),
    ("All a are non-b. All c are non-b. Some d are b. So some a are c.", Import.TRADITIONAL),
)
TURNS = np.linspace(0, 2 * np.pi, 400)
LINE = 0.1  # points on paper between a curve and its chords two degrees long
LIFTED = 1e-5  # of a point near the rim, about the root of what rounding makes of paper
SIDES = ("", "behind-")  # what identifiers begin with, in front and behind


@cache
def _globe(text, reading):
    """A refuted argument, its globe, and the sheet it is drawn on."""
    argument = parse_argument(text)
    scene = draw(argument, style=Style.SPHERE3D, reading=reading).scene
    caps, denial = scene.configuration, argument.conclusion.contradictory
    globe = Globe.of(caps, argument.premises, reading=reading, shown=denial)
    return argument, globe, draw_caps(globe, refuted=argument.conclusion)


def _two_sided():
    """A globe one of whose caps is behind, and its sheet."""
    stated = parse_propositions(["No a are b", "Some a are a", "Some b are b"])
    places = np.array([[1.0, 0.0, 0.0], [-1.0, 0.0, 0.0]])
    caps = Configuration(("a", "b"), places, np.array([0.8, 0.6]), Geometry.SPHERICAL, 0.1)
    globe = Globe.of(caps, stated)
    return stated, replace(globe, view=view_from(np.array([1.0, 0.1, 0.2]))), caps


def _named(figure, kind, pattern):
    """Artists of a kind whose identifier matches, by identifier."""
    return {
        a.get_gid(): a for a in figure.findobj(kind) if re.fullmatch(pattern, a.get_gid() or "")
    }


def _lifted(figure, xy, globe, side=""):
    """Points of the sphere that are seen at points on paper."""
    (rim,) = _named(figure, Circle, f"{side}globe").values()
    flat = (np.atleast_2d(xy) - rim.center) / rim.radius
    height = np.sqrt(np.maximum(0, 1 - (flat**2).sum(axis=1)))
    return np.column_stack([flat, height]) @ globe.view


def _border(centre, radius):
    """Points of a cap's border."""
    _, _, axes = np.linalg.svd(centre[None])
    ways = np.cos(TURNS)[:, None] * axes[1] + np.sin(TURNS)[:, None] * axes[2]
    return np.cos(radius) * centre + np.sin(radius) * ways


def _off(points, line):
    """How far points are from the nearest piece of a line that is drawn."""
    begin, way = line[:-1], np.diff(line, axis=0)
    lengths = np.maximum((way**2).sum(axis=1), 1e-30)
    share = np.clip(((points[:, None] - begin) * way).sum(axis=-1) / lengths, 0, 1)
    return np.hypot(*np.moveaxis(points[:, None] - begin - share[..., None] * way, -1, 0)).min(1)


def _check_borders(globe, figure, side=""):
    (rim,) = _named(figure, Circle, f"{side}globe").values()
    caps, drawn = globe.scene.configuration, 0
    for number, (centre, radius) in enumerate(zip(caps.centres, caps.radii, strict=True)):
        if not 0 < radius < np.pi:
            assert not _named(figure, Line2D, f"{side}(cap|behind)-{number}")
            continue
        points = _border(centre, radius) @ globe.view.T
        for kind, seen in (("cap", points[:, 2] > 0), ("behind", points[:, 2] < 0)):
            (line,) = _named(figure, Line2D, f"{side}{kind}-{number}").values()
            paper = rim.center + rim.radius * points[seen, :2]
            assert (len(line.get_xydata()) > 0) == bool(seen.any())
            if seen.any():
                assert _off(paper, line.get_xydata()).max() < LINE
                drawn += 1
        front = _named(figure, Line2D, f"{side}cap-{number}").popitem()[1].get_xydata()
        if len(front):
            depths = _lifted(figure, front, globe, side) @ centre
            assert depths == pytest.approx(np.cos(radius), abs=LIFTED)
    return drawn


def _individuals(figure, globe, side=""):
    """The terms in whose caps each dot stands, measured from where it is drawn."""
    caps = globe.scene.configuration
    kinds = {}
    for gid, dot in _named(figure, Circle, rf"{side}dot-\w+").items():
        (place,) = _lifted(figure, dot.center, globe, side)
        angles = np.arccos(np.clip(caps.centres @ place, -1, 1))
        inside = angles < caps.radii
        kinds[gid.rpartition("-")[-1]] = {
            t for t, is_in in zip(caps.terms, inside, strict=True) if is_in
        }
    return kinds


def _all_individuals(figure, globe):
    """Those of both globes; nobody stands on both."""
    kinds = [
        _individuals(figure, each, side)
        for each, side in zip((globe, globe.turned), SIDES, strict=True)
        if _named(figure, Circle, f"{side}globe")
    ]
    assert sum(map(len, kinds)) == len({name for each in kinds for name in each})
    return {name: kind for each in kinds for name, kind in each.items()}


def _legend(figure):
    """Each individual's name with the terms that it is in, and those that it is outside of."""
    legend = {}
    for text in figure.findobj(Text):
        words = text.get_text().replace("\n", " ")
        told = re.fullmatch(r"(\w): (?:(?:only )?in (.*?))?(?:, )?(?:outside (.*))?", words)
        if told:
            legend[told[1]] = tuple(
                set(re.split(", | and ", w)) if w else set() for w in told.groups()[1:]
            )
    return legend


@pytest.mark.parametrize(("text", "reading"), REFUTED)
def test_borders_are_drawn_where_they_are(text, reading):
    """Every point of a border lies on its line, in front or behind, and the line on the border."""
    _, globe, figure = _globe(text, reading)

    assert globe.view @ globe.view.T == pytest.approx(np.eye(3), abs=1e-12)
    assert np.linalg.det(globe.view) == pytest.approx(1)
    assert _check_borders(globe, figure) > 0


@pytest.mark.parametrize(("text", "reading"), REFUTED)
def test_dots_stand_where_the_legend_says_and_refute_the_conclusion(text, reading):
    """Their angles from the centres say where they stand; together they are a countermodel."""
    argument, globe, figure = _globe(text, reading)
    individuals = _all_individuals(figure, globe)

    world = list(individuals.values())
    assert all(_true_in(premise, world) for premise in argument.premises)
    assert not _true_in(argument.conclusion, world)
    assert all(any(_under(term, i) for i in world) for term in _granted(argument, reading))
    legend = _legend(figure)
    caps = {
        t
        for t, r in zip(
            globe.scene.configuration.terms, globe.scene.configuration.radii, strict=True
        )
        if r > 0
    }
    assert legend == {name: (kind, caps - kind) for name, kind in individuals.items()}


def test_what_is_behind_is_drawn_on_a_second_globe():
    """Both globes show their side's borders, and everybody is named on one of them."""
    _, globe, _ = _two_sided()
    assert globe.has_hidden
    figure = draw_caps(globe)

    said = {text.get_text() for text in figure.findobj(Text)}
    assert {"Seen from the front", "Seen from behind"} <= said
    assert _check_borders(globe, figure) == _check_borders(globe.turned, figure, "behind-") == 2
    individuals = _all_individuals(figure, globe)
    assert sorted(map(sorted, individuals.values())) == [["a"], ["b"]]
    names = [t.get_text() for t in _named(figure, Text, "(behind-)?dot-name-.*").values()]
    assert sorted(names) == sorted(individuals) == sorted(_legend(figure))
    terms = _named(figure, Text, r"(behind-)?name-\d+")
    assert sorted((gid, text.get_text()) for gid, text in terms.items()) == [
        ("behind-name-1", "b"),
        ("name-0", "a"),
    ]


def test_a_second_globe_is_drawn_only_where_something_is_behind():
    """From the side somebody, and most of both borders, is in front: one globe is enough."""
    _, globe, caps = _two_sided()
    aside = replace(
        globe, view=view_from(np.array([0.0, 1.0, 0.0])), places=np.array([[0, 1.0, 0]] * 2)
    )

    assert not aside.has_hidden
    assert not {"Seen from the front", "Seen from behind"} & {
        t.get_text() for t in draw_caps(aside).findobj(Text)
    }
    assert replace(aside, places=-aside.places).has_hidden
    for toward in np.eye(3)[[0, 1]]:
        shares = [
            (_border(c, r) @ toward > 0).mean()
            for c, r in zip(caps.centres, caps.radii, strict=True)
        ]
        assert replace(aside, view=view_from(toward), places=toward[None]).has_hidden == (
            min(shares) < 0.12
        )


def test_a_globe_is_looked_at_from_where_no_border_hides():
    """Two caps opposite to one another are seen from the side, both of them."""
    stated, _, caps = _two_sided()
    globe = Globe.of(caps, stated)

    assert not globe.has_hidden
    assert all(
        (_border(c, r) @ globe.view[2] > 0).mean() > 0.2
        for c, r in zip(caps.centres, caps.radii, strict=True)
    )


@pytest.mark.parametrize("number", range(20))
def test_any_argument_about_complements_can_be_read(number):
    """Nothing overlaps or is cut off, and no letter is too small, in either reading by turns."""
    argument = random_arguments(20, seed=2, least=2, most=6)[number]
    reading = list(Import)[number % 2]

    assert list(_faults(draw(argument, style=Style.SPHERE3D, reading=reading).figure)) == []


@pytest.mark.parametrize(
    ("premises", "conclusion"),
    [
        (
            "Some non-c are non-a. Some b are non-d. No b are c. Some non-a are not c. "
            "Some non-d are not non-a",
            "Some non-c are b",
        ),
        (
            "Some non-a are b. Some a are not non-c. Some a are b",
            "Some non-d are not non-a",
        ),
    ],
    ids=["proved", "refuted"],
)
def test_the_name_of_an_individual_keeps_off_borders(premises, conclusion):
    """Where its region is too narrow it reaches over the rim of the globe."""
    stated = parse_propositions([*premises.split(". "), conclusion])
    argument = Argument(tuple(stated[:-1]), stated[-1])
    figure = draw(argument, style=Style.SPHERE3D, reading=Import.MODERN).figure

    assert list(_faults(figure)) == []


def test_a_contradiction_about_a_term_without_a_cap_is_drawn():
    """Nobody is a, and b is brought in only by what contradicts that: it has no cap here."""
    argument = Argument(
        tuple(parse_propositions(["All a are non-a", "Some b are a"])),
        Proposition(Form.A, "a", "b"),
    )
    picture = draw(argument, style=Style.SPHERE3D, reading=Import.MODERN)

    assert list(_faults(picture.figure)) == []
    assert "there are no a, so no b are a" in picture.description
