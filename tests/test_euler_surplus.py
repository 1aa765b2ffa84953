"""What a picture shows and nobody said: true in it, not entailed, complete, and said in sentences.

What circles show is read again from centres and radii; what follows is asked of all worlds.
"""

from functools import cache
from itertools import permutations, product
from math import hypot
from random import Random

import numpy as np
import pytest
from oracles import worlds_say_valid

from syllogism.diagrams.euler.arranging import arrange
from syllogism.diagrams.euler.surplus import find_surplus, warnings_of
from syllogism.evidence.configurations import Configuration
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import MOODS, Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_propositions
from syllogism.reasoners.spheres.reasoner import Spheres

INVALID = [mood for mood in MOODS if mood.name is None]
SOME_MOODS = [*INVALID[::13], Mood.parse("AAO-4")]
HAIR = 1e-6  # in margins; circles that overlap by less only touch


@cache
def _drawn(mood, reading):
    argument = mood.syllogism()
    (judgement,) = Spheres().judge([argument], reading=reading)
    return arrange(judgement.evidence, argument.denial, reading=reading)


def _true(proposition, configuration):
    """Whether circles show a statement; a term without radius has no instance."""
    places = configuration.centres.tolist()
    radii = configuration.radii.tolist()
    x, y = (configuration.terms.index(term) for term in proposition.terms)
    apart = hypot(*(a - b for a, b in zip(places[x], places[y], strict=True)))
    hair = HAIR * configuration.margin
    meet = min(radii[x], radii[y]) > 0 and radii[x] + radii[y] - apart > hair
    stands_out = radii[x] > 0 and (radii[y] <= 0 or apart + radii[x] - radii[y] > hair)
    return {"A": not stands_out, "E": not meet, "I": meet, "O": stands_out}[proposition.form.value]


def _everything(configuration):
    """All that a picture shows of two of its terms, or of one."""
    for form, x, y in product(Form, configuration.terms, configuration.terms):
        if _true(Proposition(form, x, y), configuration):
            yield Proposition(form, x, y)


def _follows(proposition, said, reading):
    return worlds_say_valid(Argument(tuple(said), proposition), reading)


def _check(configuration, said, reading):
    listed = find_surplus(configuration, said, reading=reading)
    for one in listed:
        assert _true(one, configuration)
        assert not _follows(one, [*said, *(other for other in listed if other != one)], reading)
    for shown in _everything(configuration):
        assert _follows(shown, [*said, *listed], reading), shown
    forms = [one.form.is_universal for one in listed]
    assert forms == sorted(forms, reverse=True)


@pytest.mark.parametrize("reading", Import, ids=str)
@pytest.mark.parametrize("mood", SOME_MOODS, ids=str)
def test_surplus_is_just_what_nobody_said_of_a_refutation(mood, reading):
    """Each is true in it, does not follow from all else, and nothing in the picture is missing."""
    _check(_drawn(mood, reading), mood.syllogism().denial, reading)


def _any_circles(dice):
    """Three circles at small whole numbers, so that many touch or coincide, and some are empty."""
    numbers = [[dice.randint(0, 4), dice.randint(0, 1), dice.randint(-1, 3)] for _ in range(3)]
    table = np.array(numbers, dtype=float)
    return Configuration(("S", "M", "P"), table[:, :2], table[:, 2])


@pytest.mark.parametrize("seed", range(40))
def test_surplus_is_just_what_nobody_said_of_any_circles(seed):
    """Whatever lies inside, apart, across or on one another, and some of it is said."""
    dice = Random(seed)
    configuration = _any_circles(dice)
    shown = list(_everything(configuration))
    said = dice.sample(shown, min(len(shown), dice.randint(0, 4)))
    is_populated = min(configuration.radii) > 0

    _check(configuration, said, Import.TRADITIONAL if is_populated else Import.MODERN)


@pytest.mark.parametrize(("x", "y"), ["SM", "MS"])
def test_of_a_picture_that_says_all_that_is_known_nothing_is_surplus(x, y):
    """An inclusion and its strictness are all there is to two circles, one in the other."""
    inside = Configuration((x, y), np.zeros((2, 2)), np.array([1.0, 3.0]))
    said = [Proposition(Form.A, x, y), Proposition(Form.O, y, x)]

    assert find_surplus(inside, said, reading=Import.TRADITIONAL) == []


def test_circles_that_touch_show_no_overlap():
    """Tangent from outside they lie apart, and from inside one lies in the other."""
    outside = Configuration(("S", "P"), np.array([[0.0, 0], [3, 0]]), np.array([1.0, 2.0]))
    inside = Configuration(("S", "P"), np.array([[1.0, 0], [0, 0]]), np.array([1.0, 2.0]))

    apart, within = (find_surplus(one, [], reading=Import.TRADITIONAL) for one in (outside, inside))
    assert apart == list(parse_propositions(["No S are P."]))
    assert within == list(parse_propositions(["All S are P.", "Some P are not S."]))


def test_an_empty_term_of_which_nobody_said_so_is_listed():
    """In the modern reading a term without a circle is surplus, and so is one with a circle."""
    one = Configuration(("S", "P"), np.zeros((2, 2)), np.array([-1.0, 2.0]))

    assert find_surplus(one, [], reading=Import.MODERN) == [
        Proposition(Form.E, "S", "S"),
        Proposition(Form.I, "P", "P"),
    ]


@pytest.mark.parametrize(
    ("listed", "sentences"),
    [
        ([], []),
        (
            ["All S are P."],
            ["The picture also shows that all S are P; the premises do not say so."],
        ),
        (
            ["All S are P.", "All P are S."],
            ["The picture also shows that all P are S and vice versa; the premises do not say so."],
        ),
        (
            ["No S are P.", "No M are S.", "No P are M."],
            [
                "The picture also shows that no S are P or M and no P are M; "
                "the premises do not say so."
            ],
        ),
        (
            ["No P are S.", "No M are S."],
            ["The picture also shows that no S are P or M; the premises do not say so."],
        ),
        (
            ["No S are S.", "All M are P.", "No S are P."],
            [
                "The picture also shows that all M are P, there are no S and no S are P; "
                "the premises do not say so."
            ],
        ),
        (
            ["Some S are M.", "Some S are not P.", "Some M are M."],
            [
                "The picture also shows that some S are M, some S are not P and there are M; "
                "the premises leave that open."
            ],
        ),
        (
            ["No S are P.", "Some M are not S."],
            [
                "The picture also shows that no S are P; the premises do not say so.",
                "It shows that some M are not S, too; the premises leave that open.",
            ],
        ),
        (
            ["Some S are M.", "Some S are not M.", "Some M are not S.", "Some M are P."],
            ["The picture also shows how M and S, and M and P lie; the premises leave that open."],
        ),
        (
            ["All dogs are P.", *(f"Some {x} are not {y}." for x, y in permutations("SMP", 2))],
            [
                "The picture also shows that all dogs are P; the premises do not say so.",
                "It shows how M and S, P and S, and M and P lie, too; "
                "the premises leave that open.",
            ],
        ),
        (
            [
                *(f"Some {x} are {y}." for x, y in ("ab", "bc", "cd")),
                "Some d are not c.",
                "Some e are e.",
                "Some non-e are non-e.",
            ],
            [
                "The picture also shows how a and b, b and c, and c and d lie, and that there are "
                "e and there are non-e; the premises leave that open."
            ],
        ),
        (
            [*(f"Some {x} are {x}." for x in "abcd")],
            [
                "The picture also shows that there are a, there are b, there are c and there are "
                "d; the premises leave that open."
            ],
        ),
        (
            [
                "No non-a are non-a.",
                "No b are b.",
                "All non-c are d.",
                "All c are d.",
                "No c are non-d.",
            ],
            [
                "The picture also shows that all non-c are d, all c are d, everything is a, there "
                "are no b and no c are non-d; the premises do not say so."
            ],
        ),
    ],
)
def test_surplus_is_said_in_sentences(listed, sentences):
    """Universals and existence by name, exclusions of a term together; of many others the pairs."""
    assert warnings_of(parse_propositions(listed)) == sentences


@pytest.mark.parametrize("mood", SOME_MOODS, ids=str)
def test_every_universal_in_the_surplus_is_named_in_its_sentences(mood):
    """None is counted only, since an eye takes it for a law."""
    said = mood.syllogism().denial
    surplus = find_surplus(_drawn(mood, Import.TRADITIONAL), said, reading=Import.TRADITIONAL)
    universals = [one for one in surplus if one.form.is_universal]
    words = " ".join(warnings_of(surplus))

    for one in universals:
        both = {one.clause, Proposition(one.form, one.predicate, one.subject).clause}
        assert any(clause in words for clause in both) or " or " in words
    assert ("do not say so" in words) == bool(universals)
    assert ("leave that open" in words) == (len(universals) < len(surplus))
