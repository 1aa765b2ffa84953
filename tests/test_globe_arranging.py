"""Arranged caps: every statement measured again, complements put opposite."""

import math

import numpy as np
import pytest
from oracles import sat_says_valid
from signed import _measured, random_arguments

from syllogism.diagrams.globe.arranging import arrange_caps
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_propositions
from syllogism.reasoners.spheres.reasoner import Spheres

SPHERES = Spheres()
TOLERANCE = 1e-9  # in margins, of arcs in float64
SMALLEST, LARGEST = math.radians(25), math.radians(130)  # wished are 34 to 112 degrees
CASES = [
    (argument, reading)
    for argument in random_arguments(60, seed=11, least=2, most=6)
    for reading in Import
    if argument.is_signed and not sat_says_valid(argument, reading)
]


@pytest.fixture(scope="module")
def arranged():
    """Caps as found and as arranged of what refutes some dozens of random arguments."""
    pairs = []
    for argument, reading in CASES:
        found = SPHERES.find_configuration(argument.denial, reading=reading)
        pairs.append((found, arrange_caps(found, argument.denial, reading=reading)))
    return pairs


def _stated(text):
    """What is stated in a text, caps in which it holds, and the same arranged."""
    stated = parse_propositions(text)
    found = SPHERES.find_configuration(stated, reading=Import.MODERN)
    return stated, found, arrange_caps(found, stated, reading=Import.MODERN)


def test_every_statement_still_holds(arranged):
    """The centre of a complement is opposite, and its radius what is missing to pi."""
    assert len(CASES) > 30
    for (argument, reading), (_, caps) in zip(CASES, arranged, strict=True):
        assert caps.terms == tuple(dict.fromkeys(caps.terms))
        assert set(caps.terms) >= {name for p in argument.denial for name in p.terms}
        assert _measured(caps, argument, reading) < TOLERANCE, argument


def test_no_cap_is_tiny_or_almost_everything(arranged):
    """But those that nothing, or everything, must fall under: they have no border at all."""
    for (argument, reading), (_, caps) in zip(CASES, arranged, strict=True):
        for term, radius in zip(caps.terms, caps.radii, strict=True):
            nobody, everybody = (
                sat_says_valid(Argument(argument.denial, Proposition(Form.E, x, x)), reading)
                for x in (term, Complement(term))
            )
            if nobody or everybody:
                assert radius <= 0 if nobody else radius >= math.pi
            else:
                assert SMALLEST < radius < LARGEST


def test_caps_have_more_room_than_those_found(arranged):
    """Where a particular or an instance has least of it: at least five degrees, and mostly more."""
    margins = np.array([[found.margin, caps.margin] for found, caps in arranged])

    assert margins[:, 1].min() > math.radians(5)
    assert np.median(margins[:, 1]) > np.median(margins[:, 0])


def test_borders_face_the_viewer(arranged):
    """The middle of a border's plane lies in front, for nine of ten."""
    fronts = np.concatenate([c.centres[:, 0] * np.cos(c.radii) for _, c in arranged])

    assert (fronts > 0).mean() > 0.9


def test_the_same_seed_is_the_same_picture(arranged):
    """To the last digit; another seed may be another picture, and here is."""
    (argument, reading), (found, caps) = CASES[0], arranged[0]
    again = arrange_caps(found, argument.denial, reading=reading)
    other = arrange_caps(found, argument.denial, reading=reading, seed=1)

    assert np.array_equal(again.centres, caps.centres)
    assert np.array_equal(again.radii, caps.radii)
    assert not np.array_equal(other.centres, caps.centres)
    assert _measured(other, argument, reading) < TOLERANCE


def test_where_nothing_better_is_right_the_given_caps_stay():
    """Of statements that contradict one another no picture is right, so none is better."""
    stated = parse_propositions(["Everything is a or b", "Some non-a are non-b"])
    given = Configuration(
        ("a", "b"), np.eye(3)[:2], np.array([1.0, 1.2]), Geometry.SPHERICAL, margin=0.3
    )

    assert arrange_caps(given, stated, reading=Import.TRADITIONAL) is given


def test_terms_of_each_other_share_a_cap():
    """To the last digit, so that they are drawn and named as one."""
    stated, found, caps = _stated(["All a are b", "All b are a", "Some non-a are c"])
    a, b = caps.terms.index("a"), caps.terms.index("b")

    assert caps is not found
    assert np.array_equal(caps.centres[a], caps.centres[b])
    assert caps.radii[a] == caps.radii[b]
    assert _holds(caps, stated)


def test_terms_that_are_each_other_s_complements_have_opposite_caps():
    """One border serves both."""
    stated, found, caps = _stated(["No a are b", "Everything is a or b", "Some a are non-c"])
    a, b = caps.terms.index("a"), caps.terms.index("b")

    assert caps is not found
    assert np.array_equal(caps.centres[a], -caps.centres[b])
    assert caps.radii[a] == pytest.approx(math.pi - caps.radii[b], abs=1e-12)
    assert _holds(caps, stated)


def test_nothing_and_everything_keep_out_of_the_way():
    """An empty term comes to all others and overlaps none; its complement holds everything."""
    stated, found, caps = _stated(["All a are non-a", "Everything is b or a", "Some c are non-d"])
    a, b = caps.terms.index("a"), caps.terms.index("b")

    assert found.radii[a] <= 0
    assert caps.radii[a] < -math.pi
    assert caps.radii[b] > 2 * math.pi
    assert _holds(caps, stated)


def test_a_term_that_need_not_be_empty_has_a_cap():
    """However the given caps were: without a border it would say more than is known."""
    stated = parse_propositions(["All a are non-b", "All non-a are c", "Some b are c"])
    given = Configuration(
        ("a", "b", "c"),
        np.array([[1.0, 0, 0], [-1, 0, 0], [1, 0, 0]]),
        np.array([-2 * math.pi, 1.0, 3 * math.pi]),
        Geometry.SPHERICAL,
    )
    caps = arrange_caps(given, stated, reading=Import.MODERN)

    assert all(SMALLEST < radius < LARGEST for radius in caps.radii)
    assert _holds(caps, stated)


def _holds(caps, stated):
    argument = Argument(tuple(stated[:-1]), stated[-1].contradictory)
    return _measured(caps, argument, Import.MODERN) < TOLERANCE
