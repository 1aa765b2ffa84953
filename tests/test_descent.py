"""The descent builds countermodels from what is missing, and nothing else follows from it."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import arguments, regions_say_valid, worlds_say_valid
from test_spheres_graphs import K5_ARGUMENT

from syllogism import Descent
from syllogism.errors import OptionError
from syllogism.evidence.audit import audit
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Verdict
from syllogism.evidence.records import to_record
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement
from syllogism.language.moods import MOODS, Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.descent.descending import Start

SYLLOGISMS = [mood.syllogism() for mood in MOODS]
QUICK = {"steps": 100, "restarts": 2}


def _pictures(configuration, argument, reading):
    """Whether balls refute an argument, measured from centres and radii with whole margins."""
    ball = {
        term: (centre, radius)
        for term, centre, radius in zip(
            configuration.terms, configuration.centres, configuration.radii, strict=True
        )
    }
    asserted = set(argument.terms) if reading is Import.TRADITIONAL else set()
    for p in (*argument.premises, argument.conclusion.contradictory):
        (here, inner), (there, outer) = ball[p.subject], ball[p.predicate]
        distance = math.dist(here, there)
        match p.form:
            case Form.A:
                holds = distance + inner <= outer
            case Form.E:
                holds = inner + outer <= distance
            case Form.I:
                holds = distance + 1 <= inner + outer
                asserted |= {p.subject, p.predicate}
            case Form.O:
                holds = outer + 1 <= distance + inner
                asserted |= {p.subject}
        if not holds:
            return False
    return all(ball[term][1] >= 1 for term in asserted)


def _check(judgement, says_valid):
    """INVALID only of what is, with balls that refute it; anything else is not known."""
    if judgement.verdict is Verdict.INVALID:
        assert not says_valid(judgement.argument, judgement.reading)
        assert _pictures(judgement.evidence, judgement.argument, judgement.reading)
        assert judgement.evidence.geometry is Geometry.EUCLIDEAN
        assert audit(judgement).grade is Grade.SOUND
    else:
        assert judgement.verdict is Verdict.UNDECIDED
        assert judgement.evidence is None
        assert judgement.remark


@pytest.mark.parametrize(("reading", "invalid"), [(Import.TRADITIONAL, 232), (Import.MODERN, 241)])
def test_every_invalid_mood_is_refuted_and_no_other(reading, invalid):
    """In the plane; the 24 moods of tradition, 15 of the moderns, stay undecided."""
    judgements = Descent().judge(SYLLOGISMS, reading=reading)
    for judgement in judgements:
        _check(judgement, worlds_say_valid)

    assert sum(judgement.verdict is Verdict.INVALID for judgement in judgements) == invalid


@pytest.mark.parametrize("dim", [3, 50])
@pytest.mark.parametrize("start", Start)
def test_wherever_the_balls_start_and_live_they_find_their_places(start, dim):
    """All 232 moods again, in other spaces and from other starts."""
    judgements = Descent(start=start, dim=dim, steps=300).judge(SYLLOGISMS)
    for judgement in judgements:
        _check(judgement, worlds_say_valid)

    refuted = [j.evidence for j in judgements if isinstance(j.evidence, Configuration)]
    assert len(refuted) == 232
    assert {configuration.dim for configuration in refuted} == {dim}


@pytest.mark.parametrize("reading", Import)
@settings(max_examples=60)
@given(argument=arguments(most=6))
def test_what_it_refutes_is_invalid(reading, argument):
    """Terms with themselves, contradictions, repetitions: never VALID, and never wrong."""
    (judgement,) = Descent(**QUICK).judge([argument], reading=reading)

    _check(judgement, regions_say_valid)


def test_three_balls_become_one():
    """AAO-4 has no other countermodel: what comes close is made one, and measured again."""
    (judgement,) = Descent().judge([Mood.parse("AAO-4").syllogism()])
    balls = np.column_stack([judgement.evidence.centres, judgement.evidence.radii])

    assert (balls == balls[0]).all()
    _check(judgement, worlds_say_valid)


def test_a_ring_of_inclusions_becomes_one_ball():
    """Twenty terms each of which includes the next, and the last the first."""
    ring = tuple(Proposition(Form.A, f"t{n}", f"t{(n + 1) % 20}") for n in range(20))
    (judgement,) = Descent().judge([Argument(ring, Proposition(Form.E, "t3", "t9"))])

    assert audit(judgement).grade is Grade.SOUND
    assert (judgement.evidence.radii == judgement.evidence.radii[0]).all()


def test_a_few_steps_refute_little_and_prove_nothing():
    """What has had no time to be built is not known; it is not valid."""
    judgements = Descent(steps=3, restarts=1).judge(SYLLOGISMS)
    verdicts = [judgement.verdict for judgement in judgements]

    assert verdicts.count(Verdict.UNDECIDED) > 100
    assert verdicts.count(Verdict.VALID) == 0
    assert "1 start" in judgements[0].remark


def test_more_starts_refute_no_less():
    """The first starts are the same; what they build is kept."""
    few, many = (
        Descent(steps=20, start="scattered", restarts=restarts).judge(SYLLOGISMS)
        for restarts in (1, 3)
    )
    gained = 0
    for first, last in zip(few, many, strict=True):
        if first.verdict is Verdict.INVALID:
            assert to_record(first.evidence) == to_record(last.evidence)
        gained += first.verdict is not last.verdict

    assert gained > 0


def test_what_has_no_circles_is_never_refuted_in_the_plane():
    """Fifteen terms that would draw K5 without crossings, though their premises have worlds."""
    (judgement,) = Descent(restarts=8).judge([K5_ARGUMENT])

    assert judgement.verdict is Verdict.UNDECIDED
    assert not regions_say_valid(K5_ARGUMENT, Import.TRADITIONAL)


def test_many_terms_are_judged_too():
    """A thousand, each of which overlaps the next."""
    chain = tuple(Proposition(Form.I, f"t{n}", f"t{n + 1}") for n in range(999))
    (judgement,) = Descent(steps=200).judge([Argument(chain, Proposition(Form.A, "t0", "t999"))])

    assert audit(judgement).grade is Grade.SOUND


def _shown(judgement):
    return (judgement.verdict, to_record(judgement.evidence), judgement.remark)


def test_company_does_not_matter():
    """Alone, in another order, among larger and many more: the same balls, to the last bit."""
    links = tuple(Proposition(Form(form), x, y) for form, x, y in ("Iab", "Obc", "Ecd", "Ade"))
    crowd = [Argument(links, Proposition(Form.A, "a", "e"))]
    descent = Descent(**QUICK)
    together = [_shown(judgement) for judgement in descent.judge(SYLLOGISMS)]
    turned = [_shown(j) for j in descent.judge([*crowd, *SYLLOGISMS[::-1], *crowd])]
    dozens = [_shown(j) for at in range(0, 48, 12) for j in descent.judge(SYLLOGISMS[at : at + 12])]
    alone = [_shown(descent.judge([argument])[0]) for argument in SYLLOGISMS[:24]]

    assert turned[1:-1][::-1] == together
    assert dozens == together[:48]
    assert alone == together[:24]


@given(st.permutations(range(40)), st.integers(1, 40))
@settings(max_examples=10)
def test_any_part_of_a_batch_in_any_order_is_judged_alike(order, count):
    """Random parts of the moods."""
    asked = SYLLOGISMS[::6][:40]
    descent = Descent(**QUICK)
    whole = [_shown(judgement) for judgement in descent.judge(asked)]
    part = descent.judge([asked[number] for number in order[:count]])

    assert [_shown(judgement) for judgement in part] == [whole[n] for n in order[:count]]


def test_a_seed_is_a_picture():
    """The same seed draws the same balls, another seed others."""
    first, again, second = (Descent(seed=seed).judge(SYLLOGISMS[:40]) for seed in (3, 3, 4))

    assert list(map(_shown, first)) == list(map(_shown, again))
    assert list(map(_shown, first)) != list(map(_shown, second))


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"dim": 1}, "dim is a whole number from 2 up, got 1"),
        ({"dim": 2.5}, "dim is a whole number from 2 up, got 2.5"),
        ({"steps": 0}, "steps is a whole number from 1 up, got 0"),
        ({"restarts": True}, "restarts is a whole number from 1 up, got True"),
        ({"seed": -1}, "seed is a whole number from 0 up, got -1"),
        ({"rate": 0}, "a rate is a number above 0 and up to 1, got 0"),
        ({"rate": 2}, "above 0 and up to 1, got 2"),
        ({"rate": math.nan}, "above 0 and up to 1, got nan"),
        ({"start": "here"}, "scattered, venn, coincident, got 'here'"),
    ],
)
def test_other_options_are_refused(options, complaint):
    """What was needed, and what came."""
    with pytest.raises(OptionError, match=complaint):
        Descent(**options)


def test_arguments_about_complements_are_left_undecided():
    """No Euclidean ball has a ball for its complement; the others are built all the same."""
    signed = Argument((Proposition(Form.A, Complement("S"), "P"),), Proposition(Form.A, "P", "S"))
    plain = Argument((Proposition(Form.A, "S", "P"),), Proposition(Form.A, "P", "S"))
    undecided, refuted = Descent().judge([signed, plain])

    assert undecided.verdict is Verdict.UNDECIDED
    assert "complement" in undecided.remark
    assert refuted.verdict is Verdict.INVALID
