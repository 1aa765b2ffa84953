"""Venn diagrams without ink: what they say is what the worlds say."""

from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import arguments, worlds_say_valid

from syllogism.errors import ArgumentError
from syllogism.evidence.judgements import Verdict
from syllogism.evidence.worlds import Individual, World
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement
from syllogism.language.moods import MOODS
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_argument
from syllogism.logic.venn import Venn
from syllogism.reasoners.symbolic import Symbolic

TERMS = ("S", "P", "M")
SIGNED = [*TERMS, *map(Complement, TERMS)]
KINDS = [
    frozenset(t for t, has in zip(TERMS, row, strict=True) if has)
    for row in product((False, True), repeat=3)
]
PREMISES = {mood.syllogism().premises: mood for mood in MOODS}

signed_propositions = st.builds(
    Proposition, st.sampled_from(Form), st.sampled_from(SIGNED), st.sampled_from(SIGNED)
)


def _bits(regions):
    return sum(1 << KINDS.index(region) for region in regions)


@cache
def _worlds_of(proposition):
    """Which of the 256 worlds over S, M and P, each a set of inhabited kinds, make it true."""
    return np.array(
        [
            World(
                tuple(Individual(str(n), kind) for n, kind in enumerate(KINDS) if number >> n & 1)
            ).holds(proposition)
            for number in range(256)
        ]
    )


def _worlds(premises, reading, *, complements=False):
    """The worlds of some premises under a reading, as numbers whose bits are kinds."""
    granted = TERMS if reading is Import.TRADITIONAL else ()
    if complements:
        granted += tuple(map(Complement, granted))
    existences = [Proposition(Form.I, term, term) for term in granted]
    holding = np.ones(256, dtype=bool)
    for proposition in (*premises, *existences):
        holding &= _worlds_of(proposition)
    return np.flatnonzero(holding)


def _least(sets):
    return {one for one in sets if not any(other != one and other & one == other for other in sets)}


def _say_what_worlds_say(venn, worlds):
    """Shading is what no world inhabits; the least crosses are the least that all worlds meet."""
    shaded = _bits(venn.premises.shaded)
    crosses = {_bits(cross.regions) for cross in venn.premises.crosses}

    assert shaded == 255 & ~int(np.bitwise_or.reduce(worlds, initial=0))
    unavoidable = {met for met in range(256) if not met & shaded and (worlds & met).all()}
    assert _least(crosses) == _least(unavoidable)


@pytest.mark.parametrize("reading", Import, ids=str)
def test_a_diagram_says_of_the_premises_exactly_what_their_worlds_have_in_common(reading):
    """Of every pair of premises: no region is shaded or crossed too many, and none too few."""
    for premises, mood in PREMISES.items():
        _say_what_worlds_say(Venn.of(mood.syllogism(), reading), _worlds(premises, reading))


@settings(max_examples=200, deadline=None)
@given(
    premises=st.lists(signed_propositions, min_size=1, max_size=4),
    conclusion=signed_propositions,
    reading=st.sampled_from(Import),
)
def test_complements_are_regions_too(premises, conclusion, reading):
    """The same with complements, whose existence the traditional reading grants as well."""
    argument = Argument((*premises, *(Proposition(Form.A, t, t) for t in TERMS)), conclusion)
    worlds = _worlds(premises, reading, complements=argument.is_signed)
    if not len(worlds):
        with pytest.raises(ArgumentError, match="contradict"):
            Venn.of(argument, reading)
        return
    venn = Venn.of(argument, reading)

    assert venn.is_valid == _worlds_of(conclusion)[worlds].all()
    _say_what_worlds_say(venn, worlds)


def test_every_particular_has_its_cross_where_one_individual_could_stand():
    """Alone in the world it would make its particular true, and break no universal."""
    for premises, mood in PREMISES.items():
        diagram = Venn.of(mood.syllogism(), Import.MODERN).premises
        particulars = [p for p in premises if not p.form.is_universal]
        universals = [p for p in premises if p.form.is_universal]
        found = {p: cross.regions for cross in diagram.crosses for p in cross.asserted_by}

        assert found.keys() == set(particulars)
        for particular, regions in found.items():
            alone = {kind: World((Individual("a", kind),)) for kind in KINDS}
            assert regions == {
                kind
                for kind, world in alone.items()
                if world.holds(particular) and all(map(world.holds, universals))
            }


def test_existence_needs_no_cross_where_another_cross_shows_it():
    """No granted cross holds another one, and none is there in the modern reading."""
    for mood in MOODS:
        assert not any(
            cross.is_granted for cross in Venn.of(mood.syllogism(), Import.MODERN).premises.crosses
        )
        crosses = Venn.of(mood.syllogism()).premises.crosses
        for one, other in product(crosses, repeat=2):
            assert not (one is not other and one.is_granted and other.regions <= one.regions)


@pytest.mark.parametrize("reading", Import, ids=str)
def test_validity_is_read_off_the_diagram(reading):
    """For all 256 moods as the symbolic reasoner decides them."""
    syllogisms = [mood.syllogism() for mood in MOODS]
    for judgement in Symbolic().judge(syllogisms, reading=reading):
        assert Venn.of(judgement.argument, reading).is_valid == (judgement.verdict is Verdict.VALID)


@settings(max_examples=200, deadline=None)
@given(argument=arguments(most=3), reading=st.sampled_from(Import))
def test_any_argument_over_up_to_three_terms_has_a_diagram_unless_it_contradicts(argument, reading):
    """A diagram agrees with the list of all worlds; without one, anything follows."""
    try:
        valid = Venn.of(argument, reading).is_valid
    except ArgumentError:
        denied = Argument(argument.premises, argument.conclusion.contradictory)
        assert worlds_say_valid(argument, reading)
        assert worlds_say_valid(denied, reading)
    else:
        assert valid == worlds_say_valid(argument, reading)


def test_four_terms_have_no_circles():
    """The error names them, and the style that draws more."""
    with pytest.raises(ArgumentError, match=r"up to 3 terms, got 4: a, d, b, c; the euler style"):
        Venn.of(parse_argument("A(a,b) A(b,c) A(c,d) |- A(a,d)"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A(a,b) E(b,a) A(c,a) |- A(a,c)",
            "the reading grants that there are a, who need a region, and none is left by "
            "'All a are b' and 'No b are a'",
        ),
        (
            "I(a,c) A(a,b) E(b,c) A(c,c) |- A(a,c)",
            "'Some a are c' needs a region, and none is left by 'All a are b' and 'No b are c'",
        ),
        ("O(a,a) A(a,b) |- A(a,b)", "a premise contradicts itself, .*: Some a are not a"),
    ],
)
def test_premises_that_contradict_one_another_are_named(text, told):
    """Those that leave no region for a cross, and none needlessly."""
    with pytest.raises(ArgumentError, match=told):
        Venn.of(parse_argument(text))
