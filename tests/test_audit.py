"""The audit finds every fault it names, and passes nothing that is false."""

import ast
import re
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import any_arguments, propositions, regions_say_valid
from scipy.optimize import linprog

import syllogism.evidence
from syllogism.errors import EvidenceError, FormError
from syllogism.evidence.audit import audit
from syllogism.evidence.certificates import Certificate, Detour, Inhabited, Peopled, Pictured
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Judgement, Unreadable, Verdict
from syllogism.evidence.proofs import Proof, Rule, Step
from syllogism.evidence.worlds import Individual, World
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement
from syllogism.language.moods import Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.logic.deciding import decide
from syllogism.logic.reductions import reduce
from syllogism.logic.validity import valid_moods

BARBARA = Mood.parse("Barbara").syllogism()
DARAPTI = Mood.parse("Darapti").syllogism()
AAA2 = Mood.parse("AAA-2").syllogism()
MAJOR, MINOR = BARBARA.premises


def grade(argument, verdict, evidence, reading=Import.TRADITIONAL):
    return audit(Judgement(argument, reading, "a test", verdict, evidence, 0.0)).grade


def proof(*steps):
    return Proof(tuple(Step(*step) for step in steps))


def world(*kinds):
    return World(tuple(Individual(f"i{n}", frozenset(kind)) for n, kind in enumerate(kinds)))


def balls(**radius_and_place):
    """Discs on a line: ``S=(radius, x)``."""
    radii = [radius for radius, _ in radius_and_place.values()]
    centres = [[x, 0.0] for _, x in radius_and_place.values()]
    return Configuration(tuple(radius_and_place), np.array(centres), np.array(radii))


GIVEN = ((MAJOR, Rule.PREMISE), (MINOR, Rule.PREMISE))
BARBARA_PROOF = proof(*GIVEN, (BARBARA.conclusion, Rule.BARBARA, (0, 1)))
DENIED = BARBARA.conclusion.contradictory
BARBARA_LINES = (
    (1, Pictured(MAJOR)),
    (1, Pictured(MINOR)),
    (1, Pictured(DENIED)),
    (1, Detour("S", "M", "P")),
)

PROOFS = {
    "complete": (BARBARA_PROOF, Grade.SOUND),
    "stops early": (proof(*GIVEN), Grade.INCOMPLETE),
    "premise of another argument": (
        proof(*GIVEN, (BARBARA.conclusion, Rule.PREMISE)),
        Grade.MISREAD,
    ),
    "foreign term": (proof((Proposition(Form.A, "X", "X"), Rule.IDENTITY)), Grade.MISREAD),
    "sources exchanged": (
        proof(*GIVEN, (BARBARA.conclusion, Rule.BARBARA, (1, 0))),
        Grade.WRONG,
    ),
    "too few sources": (proof(*GIVEN, (BARBARA.conclusion, Rule.BARBARA, (0,))), Grade.WRONG),
    "premise drawn from something": (proof(*GIVEN, (MAJOR, Rule.PREMISE, (0,))), Grade.WRONG),
    "undischarged assumption": (
        proof((BARBARA.conclusion, Rule.ASSUMPTION)),
        Grade.INCOMPLETE,
    ),
    "reductio without a contradiction": (
        proof(
            *GIVEN,
            (DENIED, Rule.ASSUMPTION),
            (BARBARA.conclusion, Rule.REDUCTIO, (2, 0, 1)),
        ),
        Grade.WRONG,
    ),
    "reductio of a premise": (
        proof(
            (MAJOR, Rule.PREMISE),
            (MAJOR.contradictory, Rule.ASSUMPTION),
            (MAJOR.contradictory, Rule.REDUCTIO, (0, 0, 1)),
        ),
        Grade.WRONG,
    ),
    "reductio to something else": (
        proof(
            (MAJOR, Rule.PREMISE),
            (MAJOR.contradictory, Rule.ASSUMPTION),
            (BARBARA.conclusion, Rule.REDUCTIO, (1, 0, 1)),
        ),
        Grade.WRONG,
    ),
    "reductio discharges one assumption only": (
        proof(
            (MAJOR, Rule.PREMISE),
            (MAJOR.contradictory, Rule.ASSUMPTION),
            (DENIED, Rule.ASSUMPTION),
            (BARBARA.conclusion, Rule.REDUCTIO, (2, 0, 1)),
        ),
        Grade.INCOMPLETE,
    ),
}

WORLDS = {
    "complete": (world("SM", "PM"), Grade.SOUND),
    "a term without instance": (world("SM"), Grade.INCOMPLETE),
    "a premise fails": (world("SM", "PM", "P"), Grade.WRONG),
    "the conclusion holds": (world("SPM"), Grade.WRONG),
    "foreign term": (world("SM", "PM", "X"), Grade.MISREAD),
}

CONFIGURATIONS = {
    "complete": (balls(S=(1, 0), M=(9, 3), P=(1, 6)), Grade.SOUND),
    "a ball is missing": (balls(S=(1, 0), M=(9, 3)), Grade.INCOMPLETE),
    "a ball is too small": (balls(S=(1, 0), M=(9, 3), P=(0.5, 6)), Grade.INCOMPLETE),
    "a premise is not pictured": (balls(S=(1, 0), M=(4, 3), P=(1, 7)), Grade.WRONG),
    "the conclusion is pictured": (balls(S=(1, 0), M=(9, 3), P=(2, 0)), Grade.WRONG),
    "a premise is missed by little": (balls(S=(1, 0), M=(4, 3), P=(1, 6.0001)), Grade.WRONG),
    "foreign term": (balls(S=(1, 0), M=(9, 3), P=(1, 6), X=(1, 0)), Grade.MISREAD),
    "beyond float64": (balls(S=(1, 0), M=(1e16, 3), P=(1, 6)), Grade.INCOMPLETE),
}

CERTIFICATES = {
    "complete": (BARBARA_LINES, Grade.SOUND),
    "scaled": (tuple((7, line) for _, line in BARBARA_LINES), Grade.SOUND),
    "a line is missing": (BARBARA_LINES[:3], Grade.INCOMPLETE),
    "wrong multiplier": (((2, Pictured(MAJOR)), *BARBARA_LINES[1:]), Grade.INCOMPLETE),
    "foreign statement": ((*BARBARA_LINES, (1, Pictured(MAJOR.converse))), Grade.MISREAD),
    "nothing positive is left": (((1, Detour("S", "S", "S")),), Grade.INCOMPLETE),
}


@pytest.mark.parametrize(("evidence", "expected"), PROOFS.values(), ids=PROOFS)
def test_proofs_are_graded(evidence, expected):
    """Barbara, proved rightly and wrongly."""
    assert grade(BARBARA, Verdict.VALID, evidence) is expected


@pytest.mark.parametrize(("evidence", "expected"), WORLDS.values(), ids=WORLDS)
def test_countermodels_are_graded(evidence, expected):
    """AAA-2, refuted rightly and wrongly."""
    assert grade(AAA2, Verdict.INVALID, evidence) is expected


@pytest.mark.parametrize(("evidence", "expected"), CONFIGURATIONS.values(), ids=CONFIGURATIONS)
def test_configurations_are_graded(evidence, expected):
    """AAA-2, pictured rightly and wrongly."""
    assert grade(AAA2, Verdict.INVALID, evidence) is expected


@pytest.mark.parametrize(("lines", "expected"), CERTIFICATES.values(), ids=CERTIFICATES)
def test_certificates_are_graded(lines, expected):
    """Barbara, certified rightly and wrongly."""
    assert grade(BARBARA, Verdict.VALID, Certificate(lines)) is expected


def test_evidence_is_looked_at_before_the_verdict():
    """Sound evidence for the other verdict is contrary; none is absent; garble is malformed."""
    assert grade(BARBARA, Verdict.INVALID, BARBARA_PROOF) is Grade.CONTRARY
    assert grade(BARBARA, Verdict.UNDECIDED, BARBARA_PROOF) is Grade.CONTRARY
    assert grade(AAA2, Verdict.VALID, world("SM", "PM")) is Grade.CONTRARY
    assert grade(BARBARA, Verdict.VALID, None) is Grade.ABSENT
    assert grade(BARBARA, Verdict.VALID, Unreadable("??", "no step")) is Grade.MALFORMED


def test_what_import_grants_is_wrong_without_it():
    """A proof that uses import, or a certificate that uses a radius, needs the reading for it."""
    granted = decide(DARAPTI)
    some_m = Certificate(
        (
            (1, Pictured(DARAPTI.premises[0])),
            (1, Pictured(DARAPTI.premises[1])),
            (1, Pictured(DARAPTI.conclusion.contradictory)),
            (1, Detour("S", "M", "P")),
            (2, Inhabited("M")),
        )
    )
    for evidence in (granted, some_m):
        assert grade(DARAPTI, Verdict.VALID, evidence) is Grade.SOUND
        assert grade(DARAPTI, Verdict.VALID, evidence, Import.MODERN) is Grade.WRONG


def test_an_empty_term_refutes_in_the_modern_reading_only():
    """Darapti fails where there is no M at all; a ball of radius 0 is such a term."""
    nobody, no_ball = world("S", "P"), balls(S=(1, 0), P=(1, 9), M=(-9, 4))
    for evidence in (nobody, no_ball):
        assert grade(DARAPTI, Verdict.INVALID, evidence, Import.MODERN) is Grade.SOUND
        assert grade(DARAPTI, Verdict.INVALID, evidence) is Grade.INCOMPLETE


@pytest.mark.parametrize("tolerance", [0.0, 1e-6, 1.0])
def test_what_is_tolerated_shrinks_with_the_number_of_terms(tolerance, monkeypatch):
    """At most an eighth of 1 / n, so that no number of balls is too large to be checked."""
    monkeypatch.setattr("syllogism.evidence.checking_configurations.TOLERANCE", tolerance)
    balls_of_aaa2 = {"S": (1, 0), "M": (9, 0), "P": (1, 4)}
    off = {"S": (1, 0), "M": (9, 0), "P": (1, 0.9)}  # S sticks out of P by 0.9, not by 1

    assert grade(AAA2, Verdict.INVALID, balls(**balls_of_aaa2)) is Grade.SOUND
    assert grade(AAA2, Verdict.INVALID, balls(**off)) is Grade.WRONG


OF_COMPLEMENTS = {Rule.OBVERSION, Rule.CONTRAPOSITION}
SIGNED = ["x", "y", Complement("x"), Complement("y")]
ANYTHING = [Proposition(*line) for line in product(Form, SIGNED, SIGNED)]
EVERY = [Proposition(f, x, y) for f, x, y in product(Form, "xyz", "xyz")]
FIRST = [Proposition(f, *terms) for f, terms in product(Form, ("xx", "xy"))]  # up to renaming
SOURCES = [(), *product(FIRST), *product(FIRST, EVERY)]
STATED = {Rule.PREMISE, Rule.ASSUMPTION, Rule.REDUCTIO}
INFERENCES = sorted(set(Rule) - STATED - OF_COMPLEMENTS, key=str)


def _count_accepted(rule, sources, conclusion):
    """Return 1 if the audit accepts a proof of one step, once it is seen to be right; else 0."""
    argument = Argument(sources, conclusion)
    premises = [Step(source, Rule.PREMISE) for source in sources]
    inferred = Step(conclusion, rule, tuple(range(len(sources))))
    if grade(argument, Verdict.VALID, Proof((*premises, inferred))) is not Grade.SOUND:
        return 0
    assert regions_say_valid(argument, Import.TRADITIONAL), argument
    return 1


@pytest.mark.parametrize("rule", INFERENCES, ids=str)
def test_no_rule_proves_what_does_not_follow(rule):
    """Every one-step proof over three terms that the audit accepts is valid; some are accepted."""
    assert sum(_count_accepted(rule, *line) for line in product(SOURCES, EVERY)) > 0


# How many of all one-step proofs between statements about x, y, non-x and non-y are right: of 64
# premises each has one obverse, and half of them (A and O) a contrapositive.
@pytest.mark.parametrize(("rule", "instances"), [(Rule.OBVERSION, 64), (Rule.CONTRAPOSITION, 32)])
def test_obversion_and_contraposition_prove_nothing_that_does_not_follow(rule, instances):
    """Every one-step proof over two terms and their complements, from each premise to each."""
    lines = product(product(ANYTHING), ANYTHING)

    assert sum(_count_accepted(rule, *line) for line in lines) == instances


@pytest.mark.parametrize("rule", sorted(set(Rule) - STATED, key=str), ids=str)
def test_no_rule_takes_a_complement_for_its_term(rule):
    """Every one-step proof from at most two statements about x and non-x to a third."""
    about_one = [Proposition(*line) for line in product(Form, SIGNED[::2], SIGNED[::2])]
    sources = [(), *product(about_one), *product(about_one, about_one)]

    assert sum(_count_accepted(rule, *line) for line in product(sources, about_one)) > 0


@given(argument=any_arguments(most=5), reading=st.sampled_from(Import), data=st.data())
@settings(max_examples=300)
def test_a_tampered_proof_never_proves_what_is_false(argument, reading, data):
    """Whatever one line of a proof is changed to, what still passes is still valid."""
    evidence = decide(argument, reading)
    if not isinstance(evidence, Proof):
        return
    number = data.draw(st.integers(0, len(evidence.steps) - 1))
    made_up = propositions(argument.terms, signed=argument.is_signed)
    forged = replace(evidence.steps[number], proposition=data.draw(made_up))
    steps = (*evidence.steps[:number], forged, *evidence.steps[number + 1 :])
    other = Argument(argument.premises, steps[-1].proposition)

    if grade(other, Verdict.VALID, Proof(steps), reading) is Grade.SOUND:
        assert regions_say_valid(other, reading)


@given(argument=any_arguments(most=4), reading=st.sampled_from(Import), data=st.data())
@settings(max_examples=300)
def test_no_made_up_world_refutes_what_is_valid(argument, reading, data):
    """Worlds drawn at random pass the audit only against invalid arguments."""
    kinds = data.draw(st.lists(st.frozensets(st.sampled_from(argument.terms)), max_size=5))

    if grade(argument, Verdict.INVALID, world(*kinds), reading) is Grade.SOUND:
        assert not regions_say_valid(argument, reading)


CONTRADICTION = (
    Step(Proposition(Form.A, "x", "y"), Rule.PREMISE),
    Step(Proposition(Form.O, "x", "y"), Rule.ASSUMPTION),
    Step(Proposition(Form.E, "y", "z"), Rule.ASSUMPTION),
)


@pytest.mark.parametrize("sources", list(product(range(3), repeat=3)), ids=str)
def test_reductio_proves_nothing_that_does_not_follow(sources):
    """From every choice of assumption and contradiction to every conclusion."""
    for conclusion in EVERY:
        argument = Argument((CONTRADICTION[0].proposition,), conclusion)
        steps = (*CONTRADICTION, Step(conclusion, Rule.REDUCTIO, sources))
        if grade(argument, Verdict.VALID, Proof(steps)) is Grade.SOUND:
            assert regions_say_valid(argument, Import.TRADITIONAL), argument


@pytest.mark.parametrize("mood", valid_moods(), ids=str)
def test_a_tampered_reduction_never_proves_what_is_false(mood):
    """Every line of every classical reduction, changed to every other proposition."""
    argument, steps = mood.syllogism("x", "y", "z"), reduce(mood).proof.steps
    names = {"S": "x", "M": "y", "P": "z"}
    steps = tuple(
        replace(
            step,
            proposition=Proposition(step.proposition.form, *map(names.get, step.proposition.terms)),
        )
        for step in steps
    )
    for number, forged in product(range(len(steps)), EVERY):
        tampered = (
            *steps[:number],
            replace(steps[number], proposition=forged),
            *steps[number + 1 :],
        )
        other = Argument(argument.premises, tampered[-1].proposition)
        if grade(other, Verdict.VALID, Proof(tampered)) is Grade.SOUND:
            assert regions_say_valid(other, Import.TRADITIONAL), (number, forged)


def _column(line, places):
    """What a line adds to each radius, each distance and pi, read off its formula."""
    column = np.zeros(len(places))
    for side, sign in zip(line.formula.split(" <= "), (-1, 1), strict=True):
        column[places["pi"]] += sign * (side == "pi")
        for kind, names in re.findall(r"([rd])\(([^)]*)\)", side):
            signs = [name.startswith("non-") for name in names.split(",")]
            of = sorted({name.removeprefix("non-") for name in names.split(",")})
            turned = sum(signs) == 1  # pi less the radius, or the distance, of the terms themselves
            column[places["pi"]] += sign * turned
            if kind == "r" or len(of) == 2:  # the distance of a centre from itself is 0
                column[places[kind, *of]] += -sign if turned else sign
    return column


@given(argument=any_arguments(most=3, premises=4), reading=st.sampled_from(Import))
@settings(max_examples=300)
def test_certificates_certify_only_what_is_valid(argument, reading):
    """All that a linear programme can put together from the lines the audit admits.

    A certificate of an invalid argument exists if the audit admits one line too many, such as an
    instance that nothing asserts; the programme would find it. Lines about complements are admitted
    of every argument.
    """
    terms = [*argument.terms, *map(Complement, argument.terms)]
    lines = [
        *map(Pictured, dict.fromkeys(argument.denial)),
        *(Detour(*way) for way in product(terms, repeat=3)),
        *map(Inhabited, terms),
        Peopled(),
    ]
    admitted = [
        line
        for line in lines
        if grade(argument, Verdict.VALID, Certificate(((1, line),)), reading)
        not in (Grade.WRONG, Grade.MISREAD)
    ]
    unknowns = ["pi", *(("r", x) for x in argument.terms)]
    unknowns += [("d", *pair) for pair in combinations(sorted(argument.terms), 2)]
    places = {unknown: place for place, unknown in enumerate(unknowns)}
    matrix = np.stack([_column(line, places) for line in admitted], axis=1)
    margins = np.array([line.margin for line in admitted])
    found = linprog(-margins, A_eq=matrix, b_eq=np.zeros(len(unknowns)), bounds=(0, 1))

    assert (found.fun < -1e-6) == regions_say_valid(argument, reading)


HERE, THERE = np.zeros((1, 2)), np.array([[1.0, 0.0]])


def test_malformed_evidence_cannot_be_built():
    """Each error says what was needed and what came."""
    faults = {
        "at least one step": lambda: Proof(()),
        "earlier steps": lambda: proof((MAJOR, Rule.BARBARA, (0, 1))),
        "different names": lambda: World((Individual("a", frozenset()),) * 2),
        "at least one inequality": lambda: Certificate(()),
        "is an inequality": lambda: Certificate(((1, "junk"),)),
        "steps by rules": lambda: Proof((Step(BARBARA.conclusion, "Barbara"),)),
        "got 'step'": lambda: Proof(("step",)),
        "made of individuals": lambda: World(("a",)),
        "whole number": lambda: Certificate(((0, Inhabited("S")),)),
        "different terms": lambda: Configuration(("S", "S"), np.zeros((2, 2)), np.ones(2)),
        "centres": lambda: Configuration(("S",), np.zeros(2), np.ones(1)),
        r"got \(1, 0\)": lambda: Configuration(("S",), np.zeros((1, 0)), np.ones(1)),
        "a judgement needs": lambda: grade(BARBARA, Verdict.VALID, "because"),
        "Import": lambda: grade(BARBARA, Verdict.VALID, None, "modern"),
        "a geometry is one of": lambda: Configuration(("S",), HERE, np.ones(1), "taxi"),
        "finite": lambda: Configuration(("S",), np.array([[np.nan, 0]]), np.ones(1)),
        "radii must be finite": lambda: Configuration(("S",), HERE, np.array([np.inf])),
        "a margin is": lambda: Configuration(("S",), HERE, np.ones(1), margin=0.0),
        "got nan": lambda: Configuration(("S",), HERE, np.ones(1), margin=np.nan),
        "Poincaré": lambda: Configuration(("S",), THERE, np.ones(1), Geometry.HYPERBOLIC),
        "on the sphere": lambda: Configuration(("S",), HERE, np.ones(1), Geometry.SPHERICAL),
        "euclidean balls with span": lambda: Configuration(("S",), HERE, np.ones(1), span=2.0),
        "hyperbolic balls with span": lambda: Configuration(
            ("S",), HERE, np.ones(1), Geometry.HYPERBOLIC, span=2.0
        ),
        "maximum balls with span -1": lambda: Configuration(
            ("S",), HERE, np.ones(1), Geometry.MAXIMUM, span=-1.0
        ),
        "spherical balls with span 2": lambda: Configuration(
            ("S",), THERE, np.ones(1), Geometry.SPHERICAL, span=2.0
        ),
    }
    for complaint, build in faults.items():
        with pytest.raises(EvidenceError, match=complaint):
            build()


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("", "visible"),
        (" ", "visible"),
        (3, "named by a text"),
        (Complement("x"), "named by a text"),
        ("a\n", "con"),
    ],
    ids=repr,
)
def test_a_complement_is_one_of_a_named_term(name, complaint):
    """Not of nothing, nor of another complement: that is the term itself again."""
    with pytest.raises(FormError, match=complaint):
        Complement(name)


def test_evidence_reads_as_text():
    """A certificate reads as an argument, a world as a list of who is what."""
    assert str(Certificate(BARBARA_LINES)) == (
        "M lies inside P: d(M,P) + r(M) <= r(P)\n"
        "S lies inside M: d(M,S) + r(S) <= r(M)\n"
        "S sticks out of P: r(P) + 1 <= d(P,S) + r(S)\n"
        "a detour is no shorter: d(P,S) <= d(M,S) + d(M,P)\n"
        "added up: 0 >= 1"
    )
    assert str(world("SM", "")) == "i0 falls under M, S\ni1 falls under no term"
    assert str(world()) == "a world with nobody in it"
    assert str(balls(S=(1, 0))) == "S: radius 1.000 at (0.000, 0.000)"


def test_the_audit_imports_the_language_and_nothing_else():
    """Checking knows nothing of finding: no logic, no reasoner, no JAX."""
    allowed = ("syllogism.language", "syllogism.evidence", "syllogism.errors")
    for path in Path(syllogism.evidence.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module.startswith("syllogism"):
                assert node.module.startswith(allowed), (path.name, node.module)
