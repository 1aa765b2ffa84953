"""Circles that are arranged picture what was asked, with room between all their borders.

Statements are read again from centres and radii, as an eye would read them: nobody is in a circle
that has no radius, and the rest is a matter of two radii and the way between two centres.
"""

from functools import cache
from itertools import combinations, islice, product
from math import hypot
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import _true_in, worlds_say_valid

from syllogism.diagrams.euler.arranging import arrange, pictures
from syllogism.diagrams.euler.pulling import FRAME
from syllogism.diagrams.euler.relations import Relation, find_relations
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.language.arguments import Argument, Import, terms_of
from syllogism.language.moods import MOODS, Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_propositions
from syllogism.reasoners.spheres.reasoner import Spheres

ROOM = 0.035  # between borders, in pictures, for three circles; 0.0399 was measured
CROWDED = 0.015  # and for up to eight; 0.0205 was measured
UNEVEN = 3.5  # times that one of three circles is larger than another; 3.2 was measured
POINT = 1 / 32  # lengths are whole 64ths of a point, and a border has two ends

INVALID = [
    (mood, reading)
    for reading in Import
    for mood in MOODS
    if not worlds_say_valid(mood.syllogism(), reading)
]
SOME = sorted({*INVALID[::4], *((Mood.parse("AAO-4"), r) for r in Import)}, key=str)
REST = [pair for pair in INVALID if pair not in SOME]
BY_MOOD = pytest.mark.parametrize(
    ("mood", "reading"),
    [*SOME, *(pytest.param(*pair, marks=pytest.mark.slow) for pair in REST)],
    ids=str,
)


@cache
def _found():
    """The circles of the network itself, by mood and reading."""
    found = {}
    for reading in Import:
        moods = [mood for mood, of in INVALID if of is reading]
        judgements = Spheres().judge([mood.syllogism() for mood in moods], reading=reading)
        for mood, judgement in zip(moods, judgements, strict=True):
            found[mood, reading] = judgement.evidence
    return found


@cache
def _arranged(mood, reading, seed=0):
    found = _found()[mood, reading]
    return arrange(found, mood.syllogism().denial, reading=reading, seed=seed)


def _circles(configuration):
    """Each term's x, y and radius."""
    places, radii = configuration.centres.tolist(), configuration.radii.tolist()
    return {t: (*p, r) for t, p, r in zip(configuration.terms, places, radii, strict=True)}


def _spare(proposition, circles):
    """By how much a picture shows a statement, in its own lengths; negative if it does not."""
    (a, b, first), (c, d, second) = circles[proposition.subject], circles[proposition.predicate]
    apart = hypot(a - c, b - d)
    overlapping = min(first + second - apart, first, second)
    sticking_out = first if second <= 0 else min(apart + first - second, first)
    return {
        "A": -sticking_out,
        "E": -overlapping,
        "I": overlapping,
        "O": sticking_out,
    }[proposition.form.value]


def _faults(configuration, asked, reading):
    """Every asked statement that a picture does not show, and particulars that it hardly shows."""
    circles = _circles(configuration)
    for proposition in asked:
        if _spare(proposition, circles) < (1 if proposition.form.value in "IO" else 0):
            yield proposition
    for term, (*_, radius) in circles.items():
        if reading is Import.TRADITIONAL and radius < 1:
            yield f"there are {term}"


def _shown(configuration):
    return {term: circle for term, circle in _circles(configuration).items() if circle[2] > 0}


def _rooms(configuration):
    """Between the borders of each pair of circles that do not coincide: room, in pictures."""
    shown = _shown(configuration).values()
    width = max(x + r for x, _, r in shown) - min(x - r for x, _, r in shown)
    height = max(y + r for _, y, r in shown) - min(y - r for _, y, r in shown)
    for (a, b, first), (c, d, second) in combinations(set(shown), 2):
        apart = hypot(a - c, b - d)
        least = min(abs(apart - first - second), abs(apart - abs(first - second)))
        yield least / max(width, height)


@BY_MOOD
def test_arranged_circles_refute_the_mood(mood, reading):
    """Premises and the denial of the conclusion, read again from centres and radii."""
    asked = mood.syllogism().denial

    assert list(_faults(_arranged(mood, reading), asked, reading)) == []


@BY_MOOD
def test_borders_keep_away_from_one_another(mood, reading):
    """No two circles touch or almost do, and none is tiny beside another."""
    arranged = _arranged(mood, reading)
    if not _shown(arranged):
        return
    radii = [radius for *_, radius in _shown(arranged).values()]

    assert min(_rooms(arranged), default=1.0) >= ROOM
    assert max(radii) <= UNEVEN * min(radii)


def test_the_circles_of_the_network_have_less_room():
    """So arranging is not in vain: of the plain circles every seventh picture or more fails."""
    drawn = [found for found in _found().values() if _shown(found)]
    narrow = [found for found in drawn if min(_rooms(found), default=1.0) < ROOM]

    assert len(narrow) > len(drawn) / 7


@BY_MOOD
def test_circles_coincide_where_terms_include_each_other_and_nowhere_else(mood, reading):
    """Centre and radius are the same numbers then, and in no other picture of two terms."""
    arranged = _arranged(mood, reading)
    shown = _shown(arranged)
    asked = mood.syllogism().denial
    populated = (*asked, *(Proposition(Form.I, term, term) for term in shown))
    for x, y in combinations(shown, 2):
        is_one = all(
            worlds_say_valid(Argument(populated, Proposition(Form.A, *pair)), reading)
            for pair in ((x, y), (y, x))
        )
        assert (shown[x] == shown[y]) == is_one


@BY_MOOD
def test_just_the_terms_that_must_be_empty_are(mood, reading):
    """Any other has a circle, whether or not the network found one for it."""
    for term, (*_, radius) in _circles(_arranged(mood, reading)).items():
        nobody = Argument(mood.syllogism().denial, Proposition(Form.E, term, term))

        assert (radius <= 0) == worlds_say_valid(nobody, reading)


@pytest.mark.parametrize(("mood", "reading"), SOME[::4], ids=str)
def test_a_seed_always_draws_the_same_picture_and_another_is_right_too(mood, reading):
    """A seed decides nothing but which of many right pictures is drawn."""
    asked, found = mood.syllogism().denial, _found()[mood, reading]
    once, again = (arrange(found, asked, reading=reading, seed=3) for _ in range(2))

    assert _circles(once) == _circles(again)
    assert list(_faults(once, asked, reading)) == []
    assert all(room >= CROWDED for room in (_rooms(once) if _shown(once) else ()))


def test_some_seeds_differ():
    """At least one of the pictures of a mood whose circles can lie in many ways."""
    mood = Mood.parse("IOI-2")
    pictures_of_it = [_circles(_arranged(mood, Import.TRADITIONAL, seed)) for seed in range(3)]

    assert pictures_of_it[0] not in pictures_of_it[1:]


@pytest.mark.parametrize(("mood", "reading"), SOME[::4], ids=str)
def test_a_picture_fills_its_frame(mood, reading):
    """It is as large as the paper lets it be, in its middle, and measured in points."""
    arranged = _arranged(mood, reading)
    shown = _shown(arranged).values()
    if not shown:
        return
    ends = [
        [(circle[axis] - circle[2], circle[axis] + circle[2]) for circle in shown]
        for axis in (0, 1)
    ]
    sides = [(min(low for low, _ in both), max(high for _, high in both)) for both in ends]

    assert arranged.margin == 1.0
    assert all(low + high == pytest.approx(0, abs=2 * POINT) for low, high in sides)
    lengths = [(high - low) / side for (low, high), side in zip(sides, FRAME, strict=True)]
    assert max(lengths) == pytest.approx(1, abs=2 * POINT / min(FRAME))
    assert all(64 * value == int(64 * value) for circle in shown for value in circle)


def test_nobody_at_all_is_arranged_as_it_is():
    """Where every term must be empty there is no circle, and lengths are margins all the same."""
    empty = Configuration(("S", "P"), np.zeros((2, 2)), np.array([-1.0, 0.0]), margin=0.5)
    stated = parse_propositions(["No S are S.", "All P are S."])
    arranged = arrange(empty, stated, reading=Import.MODERN)

    assert arranged.radii.tolist() == [-2.0, 0.0]
    assert arranged.margin == 1.0


def test_universals_of_the_modern_reading_are_pictured_by_circles():
    """Nothing says that there are none of a term that the network left without a radius."""
    places = np.array([[0.0, 0.0], [50.0, 0.0], [0.0, 0.0], [0.0, 0.0]])
    found = Configuration(("a", "b", "c", "d"), places, np.array([-4.0, -3.0, 0.0, 2.0]))
    stated = parse_propositions(["All a are b.", "All b are c.", "All c are d."])
    arranged = arrange(found, stated, reading=Import.MODERN)

    assert list(_shown(arranged)) == ["a", "b", "c", "d"]
    assert list(_faults(arranged, stated, Import.MODERN)) == []
    assert min(_rooms(arranged)) >= CROWDED


@pytest.mark.parametrize("radius", [-3.0, 1e-17])
def test_who_cannot_exist_has_no_circle_and_the_others_fill_the_frame(radius):
    """Not even one that is made of rounding."""
    stated = parse_propositions(["All S are P.", "No S are P.", "All P are M."])
    places = np.array([[6.0, 0.0], [5.0, 0.0], [5.0, 0.0]])
    found = Configuration(("S", "P", "M"), places, np.array([radius, 1.0, 2.0]))
    shown = _shown(arrange(found, stated, reading=Import.MODERN))

    assert list(shown) == ["P", "M"]
    assert 2 * shown["M"][2] == pytest.approx(min(FRAME), abs=2 * POINT)


def _random_sets(seed):
    """Premise sets of three to eight terms, scattered and crowded, satisfiable or not."""
    dice = Random(seed)
    while True:
        terms = [f"t{number}" for number in range(dice.randint(3, 8))]
        count = dice.randint(len(terms) - 1, 2 * len(terms))
        pairs = [dice.sample(terms, 2) for _ in range(count)]
        stated = tuple(Proposition(dice.choice(list(Form)), *pair) for pair in pairs)
        if len(terms_of(stated)) >= 3:
            yield stated


def _pictured(sets, reading):
    """Those for which the network has circles in the plane, with these circles."""
    questions = [Argument(stated[:-1], stated[-1].contradictory) for stated in sets]
    for stated, judgement in zip(sets, Spheres().judge(questions, reading=reading), strict=True):
        found = judgement.evidence
        if isinstance(found, Configuration) and found.geometry is Geometry.EUCLIDEAN:
            yield stated, found


@pytest.mark.parametrize("reading", Import, ids=str)
@pytest.mark.parametrize("count", [20, pytest.param(500, marks=pytest.mark.slow)])
def test_premises_over_many_terms_are_pictured_with_room_between_borders(count, reading):
    """What is asked of up to eight terms is read again from the arranged circles."""
    sets = list(islice(_random_sets(seed=count), 3 * count))
    pairs = list(islice(_pictured(sets, reading), count))

    assert len(pairs) == count
    for stated, found in pairs:
        arranged = arrange(found, stated, reading=reading)
        assert list(_faults(arranged, stated, reading)) == [], stated
        if _shown(arranged):
            assert min(_rooms(arranged), default=1.0) >= CROWDED, stated


LENGTHS = st.sampled_from([0.0, 1.0, 1.5, 2.0, 3.0])


@settings(max_examples=500)
@given(
    st.lists(
        st.tuples(LENGTHS, LENGTHS, st.sampled_from([-1.0, 0.5, 1.0, 2.0, 3.0])),
        min_size=3,
        max_size=3,
    ),
    st.lists(st.tuples(st.sampled_from(Form), st.permutations("SMP")), min_size=1, max_size=2),
    st.sampled_from(Import),
    st.sampled_from([0.5, 1.0]),
)
def test_a_picture_is_measured_as_an_eye_would(circles, drawn, reading, margin):
    """Statements hold as centres and radii say, though of terms without circles not all do."""
    asked = [Proposition(form, x, y) for form, (x, y, _) in drawn]
    table = np.array(circles) * margin
    configuration = Configuration(("S", "M", "P"), table[:, :2], table[:, 2], margin=margin)
    scaled = Configuration(("S", "M", "P"), table[:, :2] / margin, table[:, 2] / margin)
    shown = not list(_faults(scaled, asked, reading))
    if pictures(configuration, asked, reading):
        assert shown
    elif all(radius >= 1 for *_, radius in circles):
        assert not shown


def _lies(world, x, y):
    """How the circles of two terms would lie if a world were drawn; None if they coincide."""
    some, first, second = (
        any(
            (x in one) >= a and (y in one) >= b and (x in one) <= c and (y in one) <= d
            for one in world
        )
        for a, b, c, d in ((1, 1, 1, 1), (1, 0, 1, 0), (0, 1, 0, 1))
    )
    if not some:
        return Relation.APART
    return {
        (False, True): Relation.INSIDE,
        (True, False): Relation.AROUND,
        (True, True): Relation.ACROSS,
    }.get((first, second))


KINDS = [{t for t, is_in in zip("SMP", c, strict=True) if is_in} for c in product((0, 1), repeat=3)]
WORLDS = [
    [kind for bit, kind in enumerate(KINDS) if number >> bit & 1]
    for number in range(2 ** len(KINDS))
]
POPULATED = [world for world in WORLDS if all(any(t in kind for kind in world) for t in "SMP")]


@pytest.mark.parametrize("mood", [*MOODS[::7], Mood.parse("AAO-4")], ids=str)
def test_circles_may_lie_as_in_some_world_of_the_propositions(mood):
    """What is ruled out lies so in no world in which everybody's term has an instance."""
    asked = mood.syllogism().denial
    worlds = [w for w in POPULATED if all(_true_in(proposition, w) for proposition in asked)]
    if not worlds:
        return
    relations = find_relations(["S", "M", "P"], asked)
    firsts = [group[0] for group in relations.groups]
    for (x, y), allowed in zip(combinations(firsts, 2), relations.allowed, strict=True):
        lying = {_lies(world, x, y) for world in worlds}
        assert {Relation(n) for n in np.flatnonzero(allowed)} == lying - {None}
    assert all(row[best] for row, best in zip(relations.allowed, relations.best, strict=True))


def test_circles_about_which_nothing_is_said_overlap_unless_there_are_many():
    """Four may overlap as Venn's do; of five, those that need not meet lie apart."""
    few, many = (find_relations(terms, []).best.tolist() for terms in ("abcd", "abcde"))

    assert few == 6 * [Relation.ACROSS]
    assert many == 10 * [Relation.APART]
