"""The sphere network decides arguments about complements."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import sat_says_valid, worlds_say_valid
from signed import (
    CUBES,
    SPHERES,
    TRIANGLES,
    both,
    check,
    random_arguments,
)
from test_spheres import _shown
from test_spheres_graphs import K5, K5_ARGUMENT

from syllogism.evidence.audit import audit
from syllogism.evidence.certificates import Certificate, Detour, Inhabited, Peopled
from syllogism.evidence.configurations import Geometry
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement, complement
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.spheres.graphs.settling import PATIENCE, rest
from syllogism.reasoners.spheres.graphs.signs import normal_form
from syllogism.reasoners.spheres.reasoner import Spheres

# Barbara with any of its three terms exchanged for its complement and any of its three statements
# denied; with import also three universals that lead from a term or a complement to its opposite.
VALID_TRIANGLES = {Import.MODERN: 24, Import.TRADITIONAL: 48}


@pytest.mark.parametrize("reading", Import)
def test_all_512_triangles_are_decided_as_the_worlds_decide_them(reading):
    """Eight statements for each side, against all 256 worlds."""
    assert len(set(TRIANGLES)) == 512
    assert check(TRIANGLES, reading, worlds_say_valid) == VALID_TRIANGLES[reading]


@pytest.mark.parametrize("reading", Import)
@pytest.mark.parametrize("spheres", [SPHERES, CUBES], ids=["caps", "cubes"])
def test_random_arguments_are_decided_as_a_solver_decides_them(reading, spheres):
    """500 each time, of 3 to 8 terms: none undecided, all evidence sound."""
    check(random_arguments(500, seed=1, most=8), reading, sat_says_valid, spheres)


@pytest.mark.slow
@pytest.mark.parametrize("reading", Import)
@pytest.mark.parametrize("spheres", [SPHERES, CUBES], ids=["caps", "cubes"])
@pytest.mark.parametrize("seed", range(2, 7))
def test_thousands_of_arguments_are_decided_as_a_solver_decides_them(reading, spheres, seed):
    """1,000 each time, of 3 to 12 terms: 10,000 as caps and as cubes."""
    check(random_arguments(1000, seed=seed), reading, sat_says_valid, spheres)


@pytest.mark.slow
@pytest.mark.parametrize("reading", Import)
def test_larger_arguments_are_decided_too(reading):
    """100 of up to 40 terms."""
    check(random_arguments(100, seed=8, least=13, most=40), reading, sat_says_valid)


@pytest.mark.parametrize("reading", Import)
def test_one_term_or_two_are_enough_to_go_wrong(reading):
    """All statements about one term and its complement, alone and in pairs, and 300 about two."""
    alone = [Proposition(form, *ends) for form in Form for ends in product(both("x"), repeat=2)]
    arguments = [Argument((), p) for p in alone]
    arguments += [Argument((p,), q) for p, q in product(alone, repeat=2)]
    arguments += random_arguments(300, seed=9, least=1, most=2)

    assert check(arguments, reading, worlds_say_valid)


@pytest.mark.parametrize("reading", Import)
def test_certificates_rest_on_nothing_needlessly(reading):
    """Whatever proposition is left out of those a certificate rests on, the rest has a world."""
    judged = SPHERES.judge(random_arguments(150, seed=10, most=8), reading=reading)
    valid = [judgement for judgement in judged if judgement.verdict is Verdict.VALID]

    assert len(valid) > 50
    for judgement in valid:
        assert any(_is_core(core, reading) for core in _cores(judgement, reading))


def _cores(judgement, reading):
    """What a certificate rests on: one choice of the particulars that may assert an instance."""
    denial, evidence = judgement.argument.denial, judgement.evidence
    pictured = set(evidence.propositions)
    choices = []
    for _, line in evidence.lines if reading is Import.MODERN else ():
        if isinstance(line, Inhabited):
            choices.append([p for p in denial if line.term in p.asserted_terms])
        elif isinstance(line, Peopled):
            choices.append([p for p in denial if p.asserted_terms])
    needed = [asserting for asserting in choices if pictured.isdisjoint(asserting)]
    return [pictured | set(chosen) for chosen in product(*needed)]


def _is_core(propositions, reading):
    """Whether propositions cannot hold together, but can without any one of them."""
    return _contradict(propositions, reading) and not any(
        _contradict(propositions - {left_out}, reading) for left_out in propositions
    )


def _contradict(propositions, reading):
    """Whether some propositions cannot hold together."""
    if not propositions:
        return False
    first, *others = propositions
    return sat_says_valid(Argument(tuple(others), first.contradictory), reading)


SIGNED = st.builds(
    lambda name, sign: Complement(name) if sign else name, st.sampled_from("abcd"), st.booleans()
)
PROPOSITIONS = st.builds(Proposition, st.sampled_from(Form), SIGNED, SIGNED)
ARGUMENTS = st.builds(Argument, st.lists(PROPOSITIONS, max_size=6), PROPOSITIONS)


def _exchanged(term):
    """A term's complement for some of the terms, the term itself for the others."""
    name = term.term if isinstance(term, Complement) else term
    return complement(term) if name in "ac" else term


def _rewritten(argument, rewrite):
    return Argument(tuple(map(rewrite, argument.premises)), rewrite(argument.conclusion))


REWRITINGS = {
    "obversion": lambda p: p.obverse,
    "contraposition": lambda p: p.contrapositive if p.form in (Form.A, Form.O) else p,
    "conversion": lambda p: p.converse if p.form.is_symmetric else p,
    "exchange with complements": lambda p: Proposition(
        p.form, _exchanged(p.subject), _exchanged(p.predicate)
    ),
    "other names": lambda p: p.renamed(dict(zip("abcd", "dxay", strict=True))),
}


@settings(max_examples=40, deadline=None)
@given(argument=ARGUMENTS, reading=st.sampled_from(Import))
def test_what_says_the_same_is_decided_alike(argument, reading):
    """Obverted, contraposed, converted, about complements instead, under other names."""
    same = [_rewritten(argument, rewrite) for rewrite in REWRITINGS.values()]
    expected = sat_says_valid(argument, reading)

    for spheres in (SPHERES, CUBES):
        check([argument, *same], reading, lambda *_: expected, spheres)


def test_company_does_not_matter():
    """Alone, in another order, among larger sets: the same evidence, to the last bit."""
    asked = random_arguments(60, seed=11)
    crowd = random_arguments(10, seed=12, least=20, most=24)
    together = [_shown(judgement) for judgement in SPHERES.judge(asked)]
    turned = [_shown(judgement) for judgement in SPHERES.judge([*crowd, *asked[::-1]])]
    alone = [_shown(SPHERES.judge([argument])[0]) for argument in asked[:8]]

    assert turned[len(crowd) :][::-1] == together
    assert alone == together[:8]


def test_seeds_change_the_picture_and_not_the_verdict():
    """The same seed is the same picture; another seed is another."""
    asked = random_arguments(60, seed=13, most=6)
    first, again, second = (Spheres(seed=seed).judge(asked) for seed in (3, 3, 4))

    assert list(map(_shown, first)) == list(map(_shown, again))
    assert [j.verdict for j in first] == [j.verdict for j in second]
    assert list(map(_shown, first)) != list(map(_shown, second))


@pytest.mark.parametrize("reading", Import)
def test_no_random_argument_needs_more_than_a_part_of_the_patience(reading):
    """Steps until decided stay far from the budget after which a set is given up."""
    sets = [argument.denial for argument in random_arguments(300, seed=14)]

    assert max(rested.steps for rested in rest(sets, reading=reading, seed=0)) <= PATIENCE / 8


def test_two_terms_make_eight_statements():
    """All 32 ways of saying something of two terms and their complements come to eight."""
    ways = product(Form, both("x"), both("y"), (False, True))
    said = [Proposition(f, *((y, x) if turned else (x, y))) for f, x, y, turned in ways]
    forms = {normal_form(p, {"x": 0, "y": 1}) for p in said}

    assert forms == {(0, 0, 1), (0, 1, 0), (3, 0, 1), (3, 1, 0), *((k, 0, 1) for k in (1, 2, 4, 5))}


DISJUNCTIVE = Argument(
    (Proposition(Form.A, Complement("A"), "B"), Proposition(Form.E, "X", "A")),
    Proposition(Form.A, "X", "B"),
)


@pytest.mark.parametrize("reading", Import)
def test_disjunctive_syllogism_reads_well(reading):
    """*Everything is A or B; no X are A; so all X are B*, by way of what is not A."""
    (judgement,) = SPHERES.judge([DISJUNCTIVE], reading=reading)

    assert judgement.verdict is Verdict.VALID
    assert str(judgement.evidence).splitlines() == [
        "X lies apart from A: r(X) + r(A) <= d(A,X)",
        "X sticks out of B: r(B) + 1 <= d(B,X) + r(X)",
        "non-A lies inside B: d(B,non-A) + r(non-A) <= r(B)",
        "a detour is no shorter: d(B,X) <= d(X,non-A) + d(B,non-A)",
        "where pi = r(x) + r(non-x) = d(x,y) + d(non-x,y)",
        "added up: 0 >= 1",
    ]


def test_contraposed_links_are_added_up_as_they_stand():
    """*All non-a are non-b, all non-b are non-x*: the detour leads along complements, too."""
    stated = [Proposition(Form.A, Complement(x), Complement(y)) for x, y in ("ab", "bx")]
    (judgement,) = SPHERES.judge([Argument(tuple(stated), Proposition(Form.A, "x", "a"))])
    (detour,) = (line for _, line in judgement.evidence.lines if isinstance(line, Detour))

    assert detour == Detour(*map(Complement, "abx"))


SELF_DENIAL = Proposition(Form.A, "x", Complement("x"))
SELF_EXCLUSION = Proposition(Form.A, Complement("x"), "x")


def test_a_term_inside_its_complement_is_empty():
    """In the modern reading; in the traditional one nothing is its own complement's."""
    everything = Argument((SELF_DENIAL,), Proposition(Form.A, "x", "y"))
    nothing = Argument((SELF_DENIAL,), Proposition(Form.I, "y", "y"))
    traditional, modern = (SPHERES.judge([everything, nothing], reading=r) for r in Import)

    assert [j.verdict for j in traditional] == [Verdict.VALID] * 2
    assert [j.verdict for j in modern] == [Verdict.VALID, Verdict.INVALID]
    (radius,) = modern[1].evidence.radii[np.array(modern[1].evidence.terms) == "x"]
    assert radius <= 0


def test_where_all_are_and_are_not_nobody_is():
    """All x are non-x and all non-x are x: everything has shrunk to nothing, or contradicts."""
    nobody = (SELF_DENIAL, SELF_EXCLUSION)
    denied = Argument(nobody, Proposition(Form.I, "y", Complement("z")))
    forced = Argument(nobody, Proposition(Form.A, "y", Complement("z")))
    shrunk, contradicted = SPHERES.judge([denied, forced], reading=Import.MODERN)

    assert shrunk.verdict is Verdict.INVALID
    assert shrunk.evidence.span == 0
    assert not shrunk.evidence.radii.any()
    assert contradicted.verdict is Verdict.VALID
    assert contradicted.evidence.rests_on(forced.denial, Import.MODERN) == forced.denial


def test_terms_that_are_each_others_complement_are_reflected():
    """*No a are b* and *everything is a or b*: b is the complement of a, to the last bit."""
    stated = [Proposition(Form.E, "a", "b"), Proposition(Form.A, Complement("a"), "b")]
    stated += [Proposition(Form.A, "b", "c"), Proposition(Form.A, "c", Complement("d"))]
    shown = CUBES.find_configuration(stated)
    centre = dict(zip(shown.terms, shown.centres, strict=True))
    radius = dict(zip(shown.terms, shown.radii, strict=True))

    assert (centre["a"] + centre["b"] == shown.span).all()
    assert radius["a"] + radius["b"] == shown.span


def test_the_remark_says_why_the_balls_are_caps():
    """The complement of a circle is no circle; that of a cap is a cap."""
    (judgement,) = SPHERES.judge([Argument((), DISJUNCTIVE.conclusion.contrapositive)])
    (asked,) = Spheres(geometry="spherical").judge([judgement.argument])

    assert judgement.evidence.geometry is Geometry.SPHERICAL
    assert "the balls are caps of a sphere in place of euclidean ones" in judgement.remark
    assert asked.remark == ""


def test_fifteen_terms_have_cubes_and_no_caps():
    """Five terms apart and a bridge for each two draw no complete graph on a sphere either."""
    obverted = Argument(tuple(p.obverse for p in K5), K5_ARGUMENT.conclusion)
    (judgement,) = SPHERES.judge([obverted])

    assert judgement.evidence.geometry is Geometry.MAXIMUM
    assert "cubes in 15 dimensions, reflected for complements" in judgement.remark
    assert audit(judgement).grade is Grade.SOUND


@pytest.mark.parametrize("dim", [2, 5])
@pytest.mark.parametrize("geometry", Geometry, ids=str)
def test_every_geometry_answers_with_complements(geometry, dim):
    """Whatever was asked for, balls have complements, in as many dimensions or as they need."""
    asked = random_arguments(30, seed=18, most=5)
    for judgement in Spheres(geometry=geometry, dim=dim).judge(asked):
        assert audit(judgement).grade is Grade.SOUND
        if judgement.verdict is Verdict.INVALID and judgement.argument.is_signed:
            assert judgement.evidence.span is not None
            assert judgement.evidence.dim >= dim


def test_multipliers_are_small():
    """Nearly all ones and twos."""
    judged = SPHERES.judge(random_arguments(300, seed=15))
    certificates = [j.evidence for j in judged if isinstance(j.evidence, Certificate)]
    used = [k for certificate in certificates for k, _ in certificate.lines]

    assert len(certificates) > 100
    assert max(used) <= 4
