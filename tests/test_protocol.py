"""The protocol of the literature: what evidence claims, its faults, and what they are worth."""

import math
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from syllogism.evidence.audit import audit
from syllogism.evidence.certificates import Certificate, Detour, Inhabited, Pictured
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Judgement, Unreadable, Verdict
from syllogism.evidence.proofs import Proof, Rule, Step
from syllogism.evidence.worlds import World
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement
from syllogism.language.moods import MOODS, Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.logic.validity import is_valid, valid_moods
from syllogism.reasoners.spheres.reasoner import Spheres
from syllogism.reasoners.symbolic import Symbolic
from syllogism.study.baseline import AlwaysInvalid
from syllogism.study.protocol import (
    Fault,
    corrected_fault_of,
    fault_of,
    grade_relations,
    relations_of,
)
from syllogism.study.protocol_scores import score_protocol
from syllogism.study.relations import Relation, see

TERMS = ("S", "M", "P")
KINDS = [
    {t for t, is_one in zip(TERMS, row, strict=True) if is_one} for row in product((0, 1), repeat=3)
]
WORLDS = [World.of(k for n, k in enumerate(KINDS) if bits >> n & 1) for bits in range(256)]
BARBARA, AAA2, AAA4, IIA1 = (
    Mood.parse(mood).syllogism() for mood in ("Barbara", "AAA-2", "AAA-4", "IIA-1")
)
NOTHING, GIBBERISH = None, Unreadable("S in M in P", "no evidence reads like this")


def judged(argument, verdict, evidence, reading=Import.TRADITIONAL):
    return Judgement(argument, reading, "a test", verdict, evidence)


def faults(argument, verdict, evidence, reading=Import.TRADITIONAL):
    """What the protocol finds, as published and corrected."""
    judgement = judged(argument, verdict, evidence, reading)
    published = fault_of(judgement, is_valid(argument, reading))
    return published, corrected_fault_of(judgement, audit(judgement).grade)


def relation_of_individuals(world, x, y):
    """By asking every individual: is there one of both, one of x alone, one of y alone?"""
    kinds = [(x in individual.terms, y in individual.terms) for individual in world.individuals]
    if not any(of_x for of_x, _ in kinds) or not any(of_y for _, of_y in kinds):
        return None
    return {
        (True, False, False): "equals",
        (True, False, True): "inside",
        (True, True, False): "contains",
        (True, True, True): "overlaps",
        (False, True, True): "disconnected",
    }[(True, True) in kinds, (True, False) in kinds, (False, True) in kinds]


def truth_in(world, proposition):
    """By asking every individual of the subject."""
    x, y = proposition.terms
    answers = [y in individual.terms for individual in world.individuals if x in individual.terms]
    return {"A": all(answers), "E": not any(answers), "I": any(answers), "O": not all(answers)}[
        proposition.form.value
    ]


def test_relations_of_a_world_are_those_of_its_individuals():
    """Also where nobody falls under a term, which then has no circle and lies nowhere."""
    pairs = list(product(TERMS, repeat=2))
    for world in WORLDS:
        for sight, pair in zip(see(world, pairs), pairs, strict=True):
            lies = relation_of_individuals(world, *pair)
            assert sight.relation is (lies and Relation(lies))
            for form in Form:
                assert sight.shows(form) == truth_in(world, Proposition(form, *pair))


WRITTEN = {  # a point at a length t along a straight line of the geometry
    Geometry.EUCLIDEAN: lambda t: (0.6 * t, 0.8 * t),
    Geometry.MAXIMUM: lambda t: (t, 0.25 * t),
    Geometry.HYPERBOLIC: lambda t: (0.6 * math.tanh(t / 2), 0.8 * math.tanh(t / 2)),
    Geometry.SPHERICAL: lambda t: (math.cos(t), 0.6 * math.sin(t), 0.8 * math.sin(t)),
}


def in_a_row(geometry, *, margin=1 / 8, **radius_and_place):
    """Balls on one line, their radii and places in units of the margin."""
    radii = np.array([radius for radius, _ in radius_and_place.values()]) * margin
    centres = [WRITTEN[geometry](margin * place) for _, place in radius_and_place.values()]
    return Configuration(tuple(radius_and_place), np.array(centres), radii, geometry, margin)


LIES = [
    ((2, 3), (2, 3), "equals"),
    ((1, 3), (3, 4), "inside"),
    ((1, 2), (3, 4), "inside"),  # touching from within
    ((3, 4), (1, 2), "contains"),
    ((3, 4), (2, 4), "contains"),
    ((2, 0), (2, 3), "overlaps"),
    ((2, 0), (2, 4), "disconnected"),  # touching from outside
    ((2, 0), (2, 5), "disconnected"),
    ((0, 3), (2, 3), None),  # a ball without an inside is an empty term
    ((2, 3), (-1, 3), None),
    ((-1, 3), (0, 3), None),
]


@pytest.mark.parametrize("geometry", Geometry, ids=str)
@pytest.mark.parametrize(("x", "y", "word"), LIES)
def test_relations_of_balls_are_measured(geometry, x, y, word):
    """Touching from within is inside, from outside disconnected, in every geometry."""
    (sight,) = see(in_a_row(geometry, x=x, y=y), [("x", "y")])

    assert sight.relation == (word and Relation(word))


@pytest.mark.parametrize("geometry", Geometry, ids=str)
@given(balls=st.tuples(*[st.tuples(st.integers(1, 6), st.integers(0, 9))] * 2))
def test_balls_on_a_line_lie_like_intervals(geometry, balls):
    """Ends of intervals are compared in whole numbers; balls touch and coincide all the time."""
    (r, c), (q, d) = balls
    (low, high), (start, end) = (c - r, c + r), (d - q, d + q)
    (sight,) = see(in_a_row(geometry, x=(r, c), y=(q, d)), [("x", "y")])

    assert sight.is_inside == (start <= low and high <= end)
    assert sight.contains == (low <= start and end <= high)
    assert sight.is_apart == (high <= start or end <= low)


@pytest.mark.parametrize("geometry", Geometry, ids=str)
def test_balls_may_miss_each_other_by_the_tolerance_of_the_audit(geometry):
    """A tenth of it is nothing, ten times as much is seen."""
    for off, word in ((0.1, "inside"), (10, "overlaps")):
        balls = in_a_row(geometry, x=(1 + off * 1e-6, 2), y=(3, 4))
        (sight,) = see(balls, [("x", "y")])
        assert str(sight.relation) == word


def test_what_is_no_picture_of_the_terms_claims_nothing():
    """Proofs, certificates, gibberish, and balls of other terms."""
    proof = Proof(tuple(Step(premise, Rule.PREMISE) for premise in BARBARA.premises))
    certificate = Certificate(((1, Inhabited("S")),))
    two_balls = in_a_row(Geometry.EUCLIDEAN, S=(1, 0), P=(1, 6))
    for evidence in (NOTHING, GIBBERISH, proof, certificate, two_balls):
        assert see(evidence, [("S", "M")]) is None
        assert relations_of(judged(AAA2, Verdict.INVALID, evidence)) == ""


def test_relations_are_told_in_the_order_of_the_statements():
    """Names are quoted where they could be misread, and empty terms are passed over."""
    argument = AAA2.renamed({"S": "cats", "M": "all cats", "P": "dogs"})
    world = World.of([{"cats", "all cats"}, {"dogs", "all cats"}])
    nobody = World.of([{"cats", "all cats"}])

    told = 'dogs inside "all cats", cats inside "all cats", cats disconnected dogs'
    assert relations_of(judged(argument, Verdict.INVALID, world)) == told
    assert relations_of(judged(argument, Verdict.INVALID, nobody)) == 'cats equals "all cats"'


def step_by_step(*steps):
    return Proof(tuple(Step(*step) for step in steps))


SM, MP, SP = (Proposition(Form.A, x, y) for x, y in ("SM", "MP", "SP"))
PREMISES = ((MP, Rule.PREMISE), (SM, Rule.PREMISE))
PROOF = step_by_step(*PREMISES, (SP, Rule.BARBARA, (0, 1)))
TOO_SHORT = step_by_step(*PREMISES)
OF_OTHERS = step_by_step((SP, Rule.PREMISE))
NON_SEQUITUR = step_by_step(*PREMISES, (SP, Rule.BARBARA, (1, 0)))
PICTURED = tuple((1, Pictured(stated)) for stated in BARBARA.denial)
ADDING_UP = Certificate((*PICTURED, (1, Detour("S", "M", "P"))))
TWO = World.of([{"S", "M"}, {"P", "M"}])  # refutes AAA-2
ONE = World.of([{"S", "M", "P"}])  # everything equals everything
NOBODY = World.of([])
NO_P = World.of([{"S", "M"}])
CIRCLES = in_a_row(Geometry.EUCLIDEAN, S=(1, 0), M=(4, 3), P=(1, 6))
COINCIDENT = in_a_row(Geometry.EUCLIDEAN, S=(1, 0), M=(1, 0), P=(1, 0))

V, I, U = Verdict.VALID, Verdict.INVALID, Verdict.UNDECIDED  # noqa: E741  as short as a table asks
PARTIAL, CONFLICTING, JOINTLY, CORRECT = Fault
OUTCOMES = {
    "a bare right cannot": (BARBARA, V, NOTHING, CORRECT, PARTIAL),
    "gibberish beside a right cannot": (BARBARA, V, GIBBERISH, CORRECT, PARTIAL),
    "half a picture beside it": (BARBARA, V, NO_P, CORRECT, PARTIAL),
    "a countermodel beside it": (BARBARA, V, TWO, CONFLICTING, CONFLICTING),
    "circles beside it": (BARBARA, V, CIRCLES, CONFLICTING, CONFLICTING),
    "a proof": (BARBARA, V, PROOF, CORRECT, CORRECT),
    "a certificate": (BARBARA, V, ADDING_UP, CORRECT, CORRECT),
    "a proof that ends too early": (BARBARA, V, TOO_SHORT, CORRECT, PARTIAL),
    "a proof from other premises": (BARBARA, V, OF_OTHERS, CORRECT, CONFLICTING),
    "a proof that does not follow": (BARBARA, V, NON_SEQUITUR, CORRECT, JOINTLY),
    "a proof beside a wrong can": (BARBARA, I, PROOF, PARTIAL, CORRECT),
    "a proof of a doubter": (BARBARA, U, PROOF, PARTIAL, CORRECT),
    "a bare wrong can": (BARBARA, I, NOTHING, PARTIAL, PARTIAL),
    "no answer": (BARBARA, U, NOTHING, PARTIAL, PARTIAL),
    "a countermodel": (AAA2, I, TWO, CORRECT, CORRECT),
    "circles": (AAA2, I, CIRCLES, CORRECT, CORRECT),
    "a world that refutes nothing": (AAA2, I, ONE, CONFLICTING, CONFLICTING),
    "coincident circles": (AAA2, I, COINCIDENT, CONFLICTING, CONFLICTING),
    "a bare right can": (AAA2, I, NOTHING, PARTIAL, PARTIAL),
    "gibberish": (AAA2, I, GIBBERISH, PARTIAL, PARTIAL),
    "a world that lacks a term": (AAA2, I, NO_P, PARTIAL, PARTIAL),
    "a world with nobody in it": (AAA2, I, NOBODY, PARTIAL, PARTIAL),
    "a proof where there is none": (AAA2, I, PROOF, PARTIAL, CONFLICTING),
    "a bare wrong cannot": (AAA2, V, NOTHING, PARTIAL, PARTIAL),
    "a countermodel beside a wrong cannot": (AAA2, V, TWO, CORRECT, CORRECT),
    "a countermodel of a doubter": (AAA2, U, TWO, CORRECT, CORRECT),
}


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_an_explanation_has_the_fault_that_it_has(outcome):
    """As published and corrected, for every kind of evidence beside every verdict."""
    argument, verdict, evidence, published, corrected = OUTCOMES[outcome]

    assert faults(argument, verdict, evidence) == (published, corrected)


def test_containment_is_refused_for_some_not_and_equality_is_wrong():
    """*Some S are not P* is true of a ball around another one, and of no ball that equals it."""
    around = in_a_row(Geometry.MAXIMUM, P=(1, 0), M=(2, 0), S=(4, 0))  # P in M in S
    equal = in_a_row(Geometry.MAXIMUM, P=(2, 0), M=(2, 0), S=(2, 0))

    assert faults(AAA4, Verdict.INVALID, around) == (Fault.CONFLICTING, Fault.CORRECT)
    assert faults(AAA4, Verdict.INVALID, equal) == (Fault.CONFLICTING, Fault.CONFLICTING)
    told = "P inside M, M inside S, S contains P"
    assert relations_of(judged(AAA4, Verdict.INVALID, around)) == told


def test_empty_terms_have_no_circles_and_are_allowed_in_the_modern_reading():
    """Without unicorns: all are M, all are S, and it does not follow that some S are M."""
    darapti = Mood.parse("Darapti").syllogism()  # all M are P, all M are S: some S are P
    world = World.of([{"S"}, {"P"}])
    balls = in_a_row(Geometry.EUCLIDEAN, S=(1, 0), P=(1, 3), M=(-5, 1))
    for picture in (world, balls):
        told = relations_of(judged(darapti, Verdict.INVALID, picture, Import.MODERN))
        assert told == "S disconnected P"
        found = faults(darapti, Verdict.INVALID, picture, Import.MODERN)
        assert found == (Fault.PARTIAL, Fault.CORRECT)
        assert faults(darapti, Verdict.INVALID, picture) == (Fault.PARTIAL, Fault.PARTIAL)
    false = faults(darapti, Verdict.INVALID, World.of([{"S", "P"}]), Import.MODERN)
    assert false == (Fault.PARTIAL, Fault.CONFLICTING)


def test_only_syllogisms_are_tasks():
    """Neither more terms, nor complements, nor two statements of the same two terms."""
    chain = Argument(
        (*BARBARA.premises, Proposition(Form.A, "P", "Q")), Proposition(Form.A, "S", "Q")
    )
    signed = Argument(BARBARA.premises, Proposition(Form.A, "S", Complement("P")))
    twice = Argument((SM, Proposition(Form.I, "M", "S"), MP), SP)
    for argument in (chain, signed, twice):
        judgement = judged(argument, Verdict.INVALID, World.of([set("SMPQ")]))
        assert relations_of(judgement) == ""
        assert fault_of(judgement, False) is None
        assert corrected_fault_of(judgement, Grade.WRONG) is None


def test_premises_may_come_in_either_order():
    """The minor premise first, as the psychologists put it."""
    turned = Argument(AAA2.premises[::-1], AAA2.conclusion)

    assert faults(turned, Verdict.INVALID, TWO) == (Fault.CORRECT, Fault.CORRECT)
    assert relations_of(judged(turned, Verdict.INVALID, TWO)).startswith("S inside M, P inside M")


ALLOWED = {  # by statement, as published; to contain properly fits O, and is never read
    "A": {"equals", "inside"},
    "E": {"disconnected"},
    "I": {"equals", "inside", "contains", "overlaps"},
    "O": {"overlaps", "disconnected"},
}


def _lies_of(figure):
    """What can be claimed of the three pairs of a figure at once, from every world of its terms."""
    pairs = [p.terms for p in Mood(Form.A, Form.A, Form.A, figure).syllogism().denial]
    seen = {tuple(relation_of_individuals(world, *pair) for pair in pairs) for world in WORLDS}
    seen = {lies for lies in seen if None not in lies}
    loose = {"equals": ("equals", "inside", "contains")}  # inside may be equal
    return {more for lies in seen for more in product(*(loose.get(word, (word,)) for word in lies))}


@pytest.mark.parametrize("figure", [1, 2, 3, 4])
def test_every_three_relations_get_the_fault_of_the_published_protocol(figure):
    """All 125 claims about each of the 64 tasks of a figure, the claims checked in all worlds."""
    possible, found = _lies_of(figure), set()
    for mood in (mood for mood in MOODS if mood.figure == figure):
        argument, valid = mood.syllogism(), mood in valid_moods()
        letters = [statement.form.value for statement in argument.denial]
        for claim in product(Relation, repeat=3):
            words = tuple(map(str, claim))
            if not all(word in ALLOWED[form] for word, form in zip(words, letters, strict=True)):
                expected = Fault.CONFLICTING
            else:
                expected = Fault.JOINTLY_WRONG if (words in possible) is valid else Fault.CORRECT
            assert grade_relations(argument, claim, is_valid=valid) is expected, (mood, words)
            found.add(expected)
    assert found == {Fault.CONFLICTING, Fault.JOINTLY_WRONG, Fault.CORRECT}


def test_relations_that_fit_one_by_one_can_be_jointly_wrong():
    """M in P and S in M leave no room for S outside P, and no statement asks for that."""
    claim = [Relation.INSIDE, Relation.INSIDE, Relation.DISCONNECTED]
    possible = [Relation.OVERLAPS, Relation.OVERLAPS, Relation.DISCONNECTED]

    assert grade_relations(IIA1, claim, is_valid=False) is Fault.JOINTLY_WRONG
    assert grade_relations(IIA1, possible, is_valid=False) is Fault.CORRECT


def test_fewer_than_three_relations_are_partial_information():
    """None at all, or one that nothing is said about."""
    for claim in ([], [Relation.INSIDE, None, Relation.DISCONNECTED]):
        assert grade_relations(IIA1, claim, is_valid=False) is Fault.PARTIAL


@pytest.mark.parametrize("reading", Import, ids=str)
def test_worlds_are_graded_by_what_holds_in_them(reading):
    """The corrected protocol accepts what refutes; the published one only without containment."""
    for world, mood in product(WORLDS[::7], MOODS[::3]):
        argument = mood.syllogism()
        judgement = judged(argument, Verdict.INVALID, world, reading)
        published = fault_of(judgement, mood in valid_moods(reading))
        corrected = corrected_fault_of(judgement, audit(judgement).grade)

        lies = [relation_of_individuals(world, *p.terms) for p in argument.denial]
        refutes = all(truth_in(world, statement) for statement in argument.denial)
        contained = any(
            statement.form is Form.O and word == "contains"
            for statement, word in zip(argument.denial, lies, strict=True)
        )
        if None in lies:
            assert published is Fault.PARTIAL
        else:
            assert (published is Fault.CORRECT) == (refutes and not contained)
            assert published in (Fault.CORRECT, Fault.CONFLICTING)
        is_whole = None not in lies or reading is Import.MODERN
        assert (corrected is Fault.CORRECT) == (refutes and is_whole)
        assert (corrected is Fault.CORRECT) == (audit(judgement).grade is Grade.SOUND)


@st.composite
def configurations(draw):
    """Three balls in places where much coincides or touches."""
    geometry = draw(st.sampled_from(Geometry))
    dice = np.random.default_rng(draw(st.integers(0, 2**32)))
    quarters = dice.integers(-1, 13, 3) / 4
    places = dice.integers(-1, 4, (3, 2))
    if geometry is Geometry.SPHERICAL:
        places = np.column_stack([places[:, :2], np.full(3, 1e-3)])
        centres = places / np.linalg.norm(places, axis=1, keepdims=True)
        return Configuration(TERMS, centres, quarters * math.pi / 4, geometry, math.pi / 8)
    if geometry is Geometry.HYPERBOLIC:
        return Configuration(TERMS, places / 8, quarters / 2, geometry, 1 / 4)
    return Configuration(TERMS, places, quarters, geometry, 1 / 4)


@given(configuration=configurations())
@settings(max_examples=60)
def test_what_the_audit_accepts_of_balls_explains_and_no_picture_is_jointly_wrong(configuration):
    """Against a third of the moods at once, in every geometry."""
    for mood in MOODS[::3]:
        judgement = judged(mood.syllogism(), Verdict.INVALID, configuration)
        published = fault_of(judgement, mood in valid_moods())
        corrected = corrected_fault_of(judgement, Grade.ABSENT)

        assert Fault.JOINTLY_WRONG not in (published, corrected)
        if audit(judgement).grade is Grade.SOUND:
            assert corrected is Fault.CORRECT
        if mood in valid_moods():
            assert Fault.CORRECT not in (published, corrected)


def test_on_three_tasks_whoever_is_right_is_refused():
    """Some-not contains in all their worlds; and nine moods without import have no circles."""
    refused = {}
    for reading in Import:
        refused[reading] = {
            str(mood)
            for mood in set(MOODS) - set(valid_moods(reading))
            if not any(
                fault_of(judged(mood.syllogism(), Verdict.INVALID, world, reading), False)
                is Fault.CORRECT
                for world in WORLDS
                if all(truth_in(world, statement) for statement in mood.syllogism().denial)
            )
        }
    of_import = set(valid_moods()) - set(valid_moods(Import.MODERN))

    assert refused[Import.TRADITIONAL] == {"AAA-4", "AOO-4", "OAO-4"}
    assert refused[Import.MODERN] == refused[Import.TRADITIONAL] | set(map(str, of_import))


def records(reasoner, *, reading=Import.TRADITIONAL, seed=1):
    """What a reasoner is found to be worth on all moods, with the columns that are needed."""
    judgements = reasoner.judge([mood.syllogism() for mood in MOODS], reading=reading)
    rows = []
    for mood, judgement in zip(MOODS, judgements, strict=True):
        valid, grade = mood in valid_moods(reading), audit(judgement).grade
        rows.append(
            {
                "question": "moods",
                "reasoner": reasoner.name,
                "seed": seed,
                "is_valid": valid,
                "right": judgement.verdict is (Verdict.VALID if valid else Verdict.INVALID),
                "grade": str(grade),
                "fault": str(fault_of(judgement, valid)),
                "corrected": str(corrected_fault_of(judgement, grade)),
            }
        )
    return pd.DataFrame(rows)


def contained(reasoner):
    """How many countermodels of worlds let the subject of some-not contain the predicate."""
    judgements = reasoner.judge([mood.syllogism() for mood in MOODS])
    return sum(
        any(
            p.form is Form.O and relation_of_individuals(judgement.evidence, *p.terms) == "contains"
            for p in judgement.argument.denial
        )
        for judgement in judgements
        if isinstance(judgement.evidence, World)
    )


def test_a_perfect_reasoner_is_not_perfect_as_published():
    """Its 24 proofs pass as bare refusals, and wherever a term contains another it is refused."""
    (score,) = score_protocol(records(Symbolic()))
    refused = contained(Symbolic())

    assert 3 <= refused < 232
    assert (score.published.correct, score.published.conflicting) == (256 - refused, refused)
    assert score.published.ratio.value == (256 - refused) / 256 < 1
    assert score.published.irrationality.value == refused / 256
    assert score.published.balanced_ratio.value == pytest.approx((1 + (232 - refused) / 232) / 2)
    assert (score.bare_refusals, score.refused_containments) == (24, refused)
    assert score.corrected.ratio.value == score.corrected.balanced_ratio.value == 1
    assert score.accuracy.value == score.sound.value == 1
    assert score.base_rate.value == 232 / 256


@pytest.mark.parametrize("geometry", Geometry, ids=str)
@pytest.mark.parametrize("reading", Import, ids=str)
def test_spheres_explain_whatever_they_are_balls_of(geometry, reading):
    """Every fault that is found as published is one of the protocol itself."""
    (score,) = score_protocol(records(Spheres(geometry=geometry), reading=reading))
    published, corrected = score.published, score.corrected

    assert corrected.correct == 256
    assert published.correct + published.conflicting + published.partial == 256
    assert 3 <= score.refused_containments == published.conflicting
    assert published.partial == (9 if reading is Import.MODERN else 0)
    assert score.bare_refusals == len(valid_moods(reading))


def test_always_invalid_explains_nothing():
    """As published all its right answers are irrational, and it is right on 90.6%."""
    (score,) = score_protocol(records(AlwaysInvalid()))

    for outcomes in (score.published, score.corrected):
        assert (outcomes.partial, outcomes.rest) == (232, 24)
        assert outcomes.ratio.value == outcomes.balanced_ratio.value == 0
        assert outcomes.irrationality.value == score.accuracy.value == score.base_rate.value
    assert (score.bare_refusals, score.refused_containments) == (0, 0)


class Cannot(AlwaysInvalid):
    """Says "cannot" to everything, and nothing else."""

    name = "always VALID"

    def _judge(self, argument, reading):
        return Judgement(argument, reading, self.name, Verdict.VALID, None)


def test_saying_cannot_explains_24_tasks_as_published():
    """Bare as it is; corrected, none."""
    (score,) = score_protocol(records(Cannot()))

    assert score.published.correct == score.bare_refusals == 24
    assert score.published.irrationality.value == 0
    assert score.published.balanced_ratio.value == 1 / 2
    assert (score.corrected.correct, score.corrected.partial) == (0, 24)


def row(right, valid, fault, corrected, *, grade="sound", **others):
    of = {"question": "q", "reasoner": "r", "seed": 1, **others}
    faults = {"fault": str(fault), "corrected": str(corrected)}
    return {**of, "is_valid": valid, "right": right, "grade": grade, **faults}


def test_seeds_that_differ_widen_the_intervals():
    """Two seeds of ten, all explained under the one and none under the other, tell little."""
    rows = [row(True, False, CORRECT, CORRECT, seed=1)] * 10
    rows += [row(True, False, PARTIAL, PARTIAL, seed=2)] * 10
    (score,) = score_protocol(pd.DataFrame(rows))
    wilson = binomtest(10, 20).proportion_ci(method="wilson")

    assert score.seeds == (1, 2)
    assert score.published.ratio.value == 1 / 2
    assert score.published.ratio.low < 0.1 < wilson.low
    assert score.published.ratio.high > 0.9 > wilson.high


def test_scores_are_what_a_pencil_says():
    """Ten tasks, of which three are unsatisfiable."""
    rows = [
        row(True, True, CORRECT, CORRECT),
        row(True, True, CORRECT, PARTIAL, grade="absent"),
        row(False, True, PARTIAL, CORRECT, grade="contrary"),
        row(True, False, CORRECT, CORRECT),
        row(True, False, CONFLICTING, CORRECT),
        row(True, False, CONFLICTING, CONFLICTING, grade="wrong"),
        row(True, False, PARTIAL, PARTIAL, grade="absent"),
        row(True, False, JOINTLY, JOINTLY, grade="wrong"),
        row(False, False, CORRECT, CORRECT, grade="contrary"),
        row(False, False, CONFLICTING, CORRECT, grade="contrary"),
    ]
    (score,) = score_protocol(pd.DataFrame(rows))
    published, corrected = score.published, score.corrected

    assert (score.question, score.reasoner, score.seeds, score.count) == ("q", "r", (1,), 10)
    assert (score.base_rate.value, score.accuracy.value, score.sound.value) == (0.7, 0.7, 0.3)
    assert (published.correct, published.partial) == (3, 1)
    assert (published.conflicting, published.jointly_wrong) == (2, 1)
    assert (published.wrong_but_explained, published.rest) == (1, 2)
    assert (published.ratio.value, published.irrationality.value) == (0.3, 0.5)
    assert published.balanced_ratio.value == pytest.approx((2 / 3 + 1 / 7) / 2)
    assert (corrected.correct, corrected.partial) == (3, 2)
    assert (corrected.conflicting, corrected.jointly_wrong) == (1, 1)
    assert (corrected.wrong_but_explained, corrected.rest) == (3, 0)
    assert corrected.balanced_ratio.value == pytest.approx((1 / 3 + 2 / 7) / 2)
    assert (score.bare_refusals, score.refused_containments) == (2, 1)
    wilson = binomtest(3, 10).proportion_ci(method="wilson")
    assert (published.ratio.low, published.ratio.high) == pytest.approx(tuple(wilson))
    wilson = binomtest(5, 10).proportion_ci(method="wilson")
    assert (published.irrationality.low, published.irrationality.high) == pytest.approx(
        tuple(wilson)
    )


PUBLISHED = {  # right with right explanation, HALLU 0, 1, 2, wrong with one, rest; the two ratios
    "gpt-3.5-turbo, words": ((103, 58, 41, 11, 15, 28), 0.40234375, 0.48828125),
    "gpt-3.5-turbo, symbols": ((120, 0, 73, 33, 14, 16), 0.46875, 0.46875),
    "gpt-4o, words": ((191, 15, 8, 20, 17, 5), 0.74609375, 0.234375),
    "gpt-4o, random strings": ((211, 1, 4, 16, 18, 6), 0.82421875, 0.15234375),
}


def test_the_ratios_of_the_paper_come_out_of_its_counts():
    """Dong, Jamnik and Lio (AAAI 2025), the tables without feedback."""
    kinds = [(True, fault) for fault in (CORRECT, PARTIAL, CONFLICTING, JOINTLY)]
    kinds += [(False, CORRECT), (False, PARTIAL)]
    rows = [
        row(right, False, fault, fault, reasoner=name)
        for name, (counts, _, _) in PUBLISHED.items()
        for count, (right, fault) in zip(counts, kinds, strict=True)
        for _ in range(count)
    ]
    scores = score_protocol(pd.DataFrame(rows))

    assert [score.reasoner for score in scores] == list(PUBLISHED)
    for score in scores:
        _, ratio, irrationality = PUBLISHED[score.reasoner]
        assert score.count == 256
        assert (score.published.ratio.value, score.published.irrationality.value) == (
            ratio,
            irrationality,
        )
        assert score.published.balanced_ratio is None


def test_scores_keep_the_order_of_the_records_and_leave_out_what_is_no_task():
    """Each question and reasoner once; longer chains have no outcome and do not count."""
    rows = [
        row(True, True, CORRECT, CORRECT, question="moods", reasoner="z"),
        row(True, True, "", "", question="moods", reasoner="z"),
        row(True, True, "", "", question="lengths", reasoner="z"),
        row(True, True, CORRECT, CORRECT, question="moods", reasoner="a"),
        row(True, False, PARTIAL, PARTIAL, question="moods", reasoner="z", seed=2),
        row(True, True, CORRECT, CORRECT, question="again", reasoner="a"),
    ]
    scores = score_protocol(pd.DataFrame(rows))

    found = [(score.question, score.reasoner, score.count) for score in scores]
    assert found == [("moods", "z", 2), ("moods", "a", 1), ("again", "a", 1)]
    assert score_protocol(pd.DataFrame(rows[1:3])) == ()
