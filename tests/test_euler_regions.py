"""Every region that circles make is found, and the fewest individuals who make a world of them.

Whether somebody stands in a circle is asked again of centres, radii and `math.hypot`.
"""

from functools import cache
from itertools import combinations
from math import acosh, cos, hypot, pi, sin
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracles import _granted, _true_in, _under

from syllogism.diagrams.euler.arranging import arrange
from syllogism.diagrams.euler.regions import (
    PAD,
    Spot,
    choose_individuals,
    find_individuals,
    find_rooms,
    find_spots,
)
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS, Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_propositions
from syllogism.reasoners.spheres.reasoner import Spheres

FINE = 150  # points of the oracle's grid along a side
SLIVER = 1e-6  # room in pictures; regions with less may be missed
NEARLY = 1e-6  # in pictures: rooms that are the same
MISSED = 3e-3  # in pictures, by which a place may be less roomy than another; 0.0017 was measured
INVALID = [mood for mood in MOODS if mood.name is None]
FEW_MOODS = [*INVALID[::13], Mood.parse("AAO-4")]


@cache
def _drawn(mood, reading):
    """The arranged circles that refute a mood, or None where there are none in this reading."""
    argument = mood.syllogism()
    (judgement,) = Spheres().judge([argument], reading=reading)
    return arrange(judgement.evidence, argument.denial, reading=reading)


def _scattered(count, seed):
    """Circles of any size, anywhere; some share a centre, some a border, some are the same."""
    dice = Random(seed)
    circles = []
    for _ in range(count):
        x, y, radius = dice.uniform(-5, 5), dice.uniform(-5, 5), dice.uniform(0.5, 5)
        if circles and dice.random() < 0.3:
            x, y, radius = dice.choice(
                [(x, y, circles[0][2]), (*circles[0][:2], radius), circles[0]]
            )
        circles.append((x, y, radius))
    table = np.array(circles)
    return Configuration(tuple("abcdefgh"[:count]), table[:, :2], table[:, 2])


PICTURES = [_scattered(count, seed) for count in range(1, 9) for seed in range(3)]
BY_PICTURE = pytest.mark.parametrize("picture", PICTURES, ids=lambda one: "".join(one.terms))


def _circles(picture):
    """Terms with their x, y and radius."""
    places, radii = picture.centres.tolist(), picture.radii.tolist()
    return [(t, *p, r) for t, p, r in zip(picture.terms, places, radii, strict=True) if r > 0]


def _kind(picture, x, y):
    """The terms in whose circles a point lies."""
    return frozenset(term for term, a, b, r in _circles(picture) if hypot(x - a, y - b) < r)


def _room(picture, x, y):
    """How far it is from a point to the nearest border."""
    return min(abs(hypot(x - a, y - b) - r) for _, a, b, r in _circles(picture))


def _sides(picture):
    """The ends of what circles fill, along both axes, and the longer of its sides."""
    circles = _circles(picture)
    x = min(a - r for _, a, _, r in circles), max(a + r for _, a, _, r in circles)
    y = min(b - r for _, _, b, r in circles), max(b + r for _, _, b, r in circles)
    return x, y, max(x[1] - x[0], y[1] - y[0])


def _seen(picture):
    """All kinds of points on a fine grid, with the most room of each."""
    (left, right), (low, high), _ = _sides(picture)
    most = {}
    for i in range(FINE):
        for j in range(FINE):
            x = left + (right - left) * (i + 0.5) / FINE
            y = low + (high - low) * (j + 0.5) / FINE
            kind, room = _kind(picture, x, y), _room(picture, x, y)
            most[kind] = max(room, most.get(kind, 0.0))
    return most


@BY_PICTURE
def test_a_spot_lies_in_the_circles_of_its_kind_and_in_no_others(picture):
    """It keeps from every border what it says, or it keeps that from the edge of the paper."""
    *_, size = _sides(picture)
    spots = find_spots(picture)
    for spot in spots:
        assert _kind(picture, *spot.place) == spot.kind
        assert 0 < spot.room <= _room(picture, *spot.place) + NEARLY * size
        if spot.kind:
            assert spot.room == pytest.approx(_room(picture, *spot.place), abs=NEARLY * size)
    assert len({spot.kind for spot in spots}) == len(spots)


@BY_PICTURE
def test_every_region_has_a_spot_and_none_is_much_roomier(picture):
    """Whatever a fine grid comes upon is found, and the roomiest place in it nearly as well."""
    *_, size = _sides(picture)
    rooms = {spot.kind: spot.room for spot in find_spots(picture)}
    for kind, room in _seen(picture).items():
        if room > SLIVER * size:
            assert kind in rooms
            assert not kind or rooms[kind] >= room - MISSED * size


@BY_PICTURE
def test_somebody_stands_outside_all_circles(picture):
    """Who is of no term at all stands on the paper, beside the circles."""
    (left, right), (low, high), size = _sides(picture)
    (outside,) = [spot for spot in find_spots(picture) if not spot.kind]
    x, y = outside.place

    assert left - PAD * size < x < right + PAD * size
    assert low - PAD * size < y < high + PAD * size
    edge = min(x - left, right - x, y - low, high - y) + PAD * size
    assert outside.room <= edge + NEARLY * size


def test_the_roomiest_place_of_a_lens_and_of_a_crescent_is_where_geometry_says():
    """In the middle of where they are widest; along a crescent it is less sharp where that is."""
    places = np.array([[0.0, 0.0], [3.0, 0.0], [11.3, 7.7]])
    spots = find_spots(Configuration(("a", "b", "c"), places, np.array([2.0, 2.0, 1.0])))
    found = {"".join(sorted(spot.kind)): (*spot.place, spot.room) for spot in spots}

    assert found["ab"] == pytest.approx((1.5, 0.0, 0.5), abs=1e-3)
    assert found["c"] == pytest.approx((11.3, 7.7, 1.0), abs=1e-3)
    assert found["a"] == pytest.approx((-0.5, 0.0, 1.5), abs=0.1)
    assert found["b"] == pytest.approx((3.5, 0.0, 1.5), abs=0.1)
    assert min(found["a"][2], found["b"][2]) > 1.495


@pytest.mark.parametrize("width", [1e-1, 1e-3, 1e-5], ids="{:.0e}".format)
def test_slivers_are_found_that_no_grid_comes_upon(width):
    """A lens, a crescent and a triangle between three circles, however narrow."""
    lens = Configuration(("a", "b"), [[0, 0], [2 - width, 0]], [1, 1])
    crescent = Configuration(("a", "b"), [[0, 0], [width, 0]], [1, 1])
    corners = [[cos(turn), sin(turn)] for turn in (0, 2 * pi / 3, 4 * pi / 3)]
    triangle = Configuration(("a", "b", "c"), corners, 3 * [1 + width])

    assert {"a", "b"} in [spot.kind for spot in find_spots(lens)]
    assert {spot.kind for spot in find_spots(crescent)} == {
        frozenset(kind) for kind in ("", "a", "b", "ab")
    }
    assert {"a", "b", "c"} in [spot.kind for spot in find_spots(triangle)]


@BY_PICTURE
def test_rooms_are_nearly_those_of_the_spots(picture):
    """What is looked at in a hurry is at most as roomy, and misses no region."""
    rooms = find_rooms(picture.centres, picture.radii)
    spots = [spot.room for spot in find_spots(picture)]

    assert len(rooms) == len(spots)
    assert all(hurried <= slow * (1 + NEARLY) for hurried, slow in zip(rooms, spots, strict=True))


@pytest.mark.parametrize("mood", FEW_MOODS, ids=str)
def test_a_spot_of_the_hyperbolic_plane_lies_in_hyperbolic_circles(mood):
    """Distances are those of the Poincaré disc, in which a spot has its place."""
    (judgement,) = Spheres(geometry=Geometry.HYPERBOLIC).judge([mood.syllogism()])
    found = judgement.evidence
    spots = find_spots(found)
    for spot in spots:
        x, y = spot.place
        if hypot(x, y) >= 1:
            assert not spot.kind
            continue
        near = set()
        for term, a, b, radius in _circles(found):
            squares = hypot(x - a, y - b) ** 2
            inner = (1 - x * x - y * y) * (1 - a * a - b * b)
            if acosh(1 + 2 * squares / inner) < radius:
                near.add(term)
        assert spot.kind == near
    assert any(spot.kind for spot in spots)


def test_nobody_has_a_place_in_an_empty_picture_but_one_who_is_nothing():
    """Without circles there is one region, in the middle."""
    empty = Configuration(("S",), np.zeros((1, 2)), np.zeros(1), margin=2.0)

    assert find_spots(empty) == [Spot(frozenset(), (0.0, 0.0), 2.0)]


@pytest.mark.parametrize("reading", Import, ids=str)
@pytest.mark.parametrize("mood", FEW_MOODS, ids=str)
def test_the_fewest_individuals_make_a_world_of_the_propositions(mood, reading):
    """Everything holds among them, and among fewer of all who could stand somewhere it does not."""
    asked = mood.syllogism().denial
    granted = _granted(mood.syllogism(), reading)
    drawn = _drawn(mood, reading)

    def is_world(kinds):
        inhabited = all(any(_under(term, kind) for kind in kinds) for term in granted)
        return inhabited and all(_true_in(proposition, kinds) for proposition in asked)

    chosen = find_individuals(drawn, asked, reading=reading)
    assert all(_kind(drawn, *spot.place) == spot.kind for spot in chosen)
    assert is_world([spot.kind for spot in chosen])
    everybody = [spot.kind for spot in find_spots(drawn)]
    fewer = [c for n in range(len(chosen)) for c in combinations(everybody, n) if is_world(c)]
    assert fewer == []


KINDS = [frozenset(kind) for n in range(4) for kind in combinations("SMP", n)]
SPOTS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(1, 9)), max_size=8).map(
    lambda drawn: [Spot(kind, (0.0, 0.0), float(room)) for kind, room in dict(drawn).items()]
)
PARTICULARS = st.lists(
    st.builds(
        Proposition,
        st.sampled_from([Form.I, Form.O]),
        st.sampled_from("SMP"),
        st.sampled_from("SMP"),
    ).filter(lambda one: one.form is Form.I or one.subject != one.predicate),
    max_size=5,
)


@given(SPOTS, PARTICULARS, st.sampled_from(Import))
def test_of_all_smallest_choices_the_roomiest_is_taken(spots, particulars, reading):
    """No smaller choice serves, and none of this size has more room where it has least."""
    granted = {x for p in particulars for x in p.terms} if reading is Import.TRADITIONAL else set()

    def serves(choice):
        kinds = [spot.kind for spot in choice]
        inhabited = all(any(term in kind for kind in kinds) for term in granted)
        return inhabited and all(_true_in(particular, kinds) for particular in particulars)

    choices = [c for n in range(len(spots) + 1) for c in combinations(spots, n) if serves(c)]
    chosen = choose_individuals(spots, particulars, reading=reading)
    if not choices:
        assert chosen == []
        return
    smallest = [choice for choice in choices if len(choice) == len(choices[0])]

    assert serves(chosen)
    assert len(chosen) == len(choices[0])
    least = [min((spot.room for spot in choice), default=0.0) for choice in (chosen, *smallest)]
    assert least[0] == max(least)


def test_one_individual_who_shows_everything_is_enough():
    """However much more room two would have who show it together."""
    stated = parse_propositions(["Some S are not P.", "Some M are not P."])
    kinds = [("S", 5.0), ("M", 3.0), ("SM", 1.0)]
    spots = [Spot(frozenset(kind), (room, 0.0), room) for kind, room in kinds]

    assert choose_individuals(spots, stated, reading=Import.MODERN) == spots[2:]
