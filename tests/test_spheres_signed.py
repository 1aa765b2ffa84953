"""The sphere network decides arguments about complements."""

from itertools import chain, combinations, pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pysat.solvers import Solver
from test_spheres import _shown
from test_spheres_graphs import K5, K5_ARGUMENT

from syllogism.evidence.audit import audit
from syllogism.evidence.certificates import Certificate, Detour, Inhabited, Peopled, Pictured
from syllogism.evidence.configurations import Geometry
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Judgement, Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.chains import find_chain
from syllogism.language.complements import Complement, complement
from syllogism.language.exchanges import form_between, is_turned
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.spheres.chains import settle_chains
from syllogism.reasoners.spheres.graphs.settling import PATIENCE, rest
from syllogism.reasoners.spheres.graphs.signs import normal_form
from syllogism.reasoners.spheres.reasoner import Spheres

SPHERES = Spheres()  # of arguments about complements they are caps
CUBES = Spheres(geometry=Geometry.MAXIMUM)
FORMS = tuple(Form)
DENSITIES = (0.5, 1, 1.5, 2, 3, 5, 8)  # premises for each term, from scattered to crowded


def _falls(individual, term):
    """Whether someone, known by the terms he falls under, falls under a term or a complement."""
    if isinstance(term, Complement):
        return term.term not in individual
    return term in individual


def _true_in(proposition, world):
    x, y = proposition.subject, proposition.predicate
    both = [i for i in world if _falls(i, x) and _falls(i, y)]
    one = [i for i in world if _falls(i, x) and not _falls(i, y)]
    return {"A": not one, "E": not both, "I": bool(both), "O": bool(one)}[proposition.form.value]


def _subsets(items):
    return chain.from_iterable(combinations(items, size) for size in range(len(items) + 1))


def _worlds_say_valid(argument, reading):
    """List all worlds of at most three terms, with instances of all signed terms if need be."""
    terms = argument.terms
    signed = [*terms, *map(Complement, terms)]
    for world in _subsets([set(kind) for kind in _subsets(terms)]):
        granted = reading is Import.MODERN or all(
            any(_falls(i, term) for i in world) for term in signed
        )
        if granted and all(_true_in(p, world) for p in argument.denial):
            return False
    return True


def _solver_says_valid(argument, reading):
    """Each universal is a clause; whoever must exist is asked for alone; valid iff one cannot."""
    number = {term: place + 1 for place, term in enumerate(argument.terms)}

    def literal(term):
        return -number[term.term] if isinstance(term, Complement) else number[term]

    rules, wanted = [], []
    for p in argument.denial:
        x, y = literal(p.subject), literal(p.predicate)
        y = -y if p.form in (Form.E, Form.O) else y
        if p.form in (Form.A, Form.E):
            rules.append([-x, y])
        else:
            wanted.append([x, y])
    if reading is Import.TRADITIONAL:
        wanted += [[sign * n] for n in number.values() for sign in (1, -1)]
    with Solver("minisat22", bootstrap_with=rules) as solver:
        return not all(solver.solve(assumptions=someone) for someone in wanted)


def _random_proposition(dice, terms):
    def term(number):
        name = f"t{number}"
        return Complement(name) if dice.random() < 0.5 else name

    x, y = dice.choice(terms, 2, replace=bool(terms < 2 or dice.random() < 0.3))
    return Proposition(FORMS[dice.integers(4)], term(x), term(y))


def _random_arguments(count, *, seed, least=3, most=12):
    """Arguments of every density, half of their terms complements, some about a single term."""
    dice = np.random.default_rng(seed)

    def argument():
        terms = int(dice.integers(least, most + 1))
        stated = round(dice.choice(DENSITIES) * terms)
        return Argument(
            tuple(_random_proposition(dice, terms) for _ in range(stated)),
            _random_proposition(dice, terms),
        )

    return [argument() for _ in range(count)]


def _measured(configuration, argument, reading):
    """By how much the worst statement fails in units of the margin, complements put opposite."""
    span, places = configuration.span, {}
    is_sphere = configuration.geometry is Geometry.SPHERICAL
    for term, centre, radius in zip(
        configuration.terms, configuration.centres, configuration.radii, strict=True
    ):
        places[term] = (centre, radius)
        places[Complement(term)] = (-centre if is_sphere else span - centre, span - radius)
    inhabited = {term for p in argument.denial for term in p.asserted_terms}
    if reading is Import.TRADITIONAL:
        inhabited = set(places)
    one = configuration.margin
    missing = [one - places[term][1] for term in inhabited]
    for p in argument.denial:
        (x, r), (y, s) = places[p.subject], places[p.predicate]
        d = np.abs(x - y).max()
        if is_sphere:
            d = 2 * np.arctan2(np.linalg.norm(x - y), np.linalg.norm(x + y))
        inside, apart = d + r - s, r + s - d
        missing.append({"A": inside, "E": apart, "I": one - apart, "O": one - inside}[p.form.value])
    return max(0.0, *missing) / one


def _check(arguments, reading, says_valid, spheres=SPHERES):
    """Decide, and hold verdicts and evidence against others; return how many are valid."""
    judgements = spheres.judge(arguments, reading=reading)
    for judgement in judgements:
        argument, evidence = judgement.argument, judgement.evidence
        expected = says_valid(argument, reading)
        assert judgement.verdict is (Verdict.VALID if expected else Verdict.INVALID), argument
        if not expected and argument.is_signed:
            is_exact = evidence.geometry is Geometry.MAXIMUM
            assert _measured(evidence, argument, reading) <= (0 if is_exact else 1e-9), argument
        assert audit(judgement).grade is Grade.SOUND, argument
    return sum(judgement.verdict is Verdict.VALID for judgement in judgements)


def _eight(x, y):
    """The eight statements about two terms, each once."""
    stated = []
    for form in (Form.A, Form.I):
        stated += [Proposition(form, *ends) for ends in product((x, Complement(x)), _both(y))]
    return stated


def _both(term):
    return term, Complement(term)


TRIANGLES = [
    Argument((first, second), denied.contradictory)
    for first, second, denied in product(_eight("x", "y"), _eight("y", "z"), _eight("z", "x"))
]


# Barbara with any of its three terms exchanged for its complement and any of its three statements
# denied; with import also three universals that lead from a term or a complement to its opposite.
VALID_TRIANGLES = {Import.MODERN: 24, Import.TRADITIONAL: 48}


@pytest.mark.parametrize("reading", Import)
def test_all_512_triangles_are_decided_as_the_worlds_decide_them(reading):
    """Eight statements for each side, against all 256 worlds."""
    assert len(set(TRIANGLES)) == 512
    assert _check(TRIANGLES, reading, _worlds_say_valid) == VALID_TRIANGLES[reading]


@pytest.mark.parametrize("reading", Import)
@pytest.mark.parametrize("spheres", [SPHERES, CUBES], ids=["caps", "cubes"])
def test_random_arguments_are_decided_as_a_solver_decides_them(reading, spheres):
    """500 each time, of 3 to 8 terms: none undecided, all evidence sound."""
    _check(_random_arguments(500, seed=1, most=8), reading, _solver_says_valid, spheres)


@pytest.mark.slow
@pytest.mark.parametrize("reading", Import)
@pytest.mark.parametrize("spheres", [SPHERES, CUBES], ids=["caps", "cubes"])
@pytest.mark.parametrize("seed", range(2, 7))
def test_thousands_of_arguments_are_decided_as_a_solver_decides_them(reading, spheres, seed):
    """1,000 each time, of 3 to 12 terms: 10,000 as caps and as cubes."""
    _check(_random_arguments(1000, seed=seed), reading, _solver_says_valid, spheres)


@pytest.mark.slow
@pytest.mark.parametrize("reading", Import)
def test_larger_arguments_are_decided_too(reading):
    """100 of up to 40 terms."""
    _check(_random_arguments(100, seed=8, least=13, most=40), reading, _solver_says_valid)


@pytest.mark.parametrize("reading", Import)
def test_one_term_or_two_are_enough_to_go_wrong(reading):
    """All statements about one term and its complement, alone and in pairs, and 300 about two."""
    alone = [Proposition(form, *ends) for form in Form for ends in product(_both("x"), repeat=2)]
    arguments = [Argument((), p) for p in alone]
    arguments += [Argument((p,), q) for p, q in product(alone, repeat=2)]
    arguments += _random_arguments(300, seed=9, least=1, most=2)

    assert _check(arguments, reading, _worlds_say_valid)


@pytest.mark.parametrize("reading", Import)
def test_certificates_rest_on_nothing_needlessly(reading):
    """Whatever proposition is left out of those a certificate rests on, the rest has a world."""
    judged = SPHERES.judge(_random_arguments(150, seed=10, most=8), reading=reading)
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
    return _solver_says_valid(Argument(tuple(others), first.contradictory), reading)


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
    expected = _solver_says_valid(argument, reading)

    for spheres in (SPHERES, CUBES):
        _check([argument, *same], reading, lambda *_: expected, spheres)


def test_company_does_not_matter():
    """Alone, in another order, among larger sets: the same evidence, to the last bit."""
    asked = _random_arguments(60, seed=11)
    crowd = _random_arguments(10, seed=12, least=20, most=24)
    together = [_shown(judgement) for judgement in SPHERES.judge(asked)]
    turned = [_shown(judgement) for judgement in SPHERES.judge([*crowd, *asked[::-1]])]
    alone = [_shown(SPHERES.judge([argument])[0]) for argument in asked[:8]]

    assert turned[len(crowd) :][::-1] == together
    assert alone == together[:8]


def test_seeds_change_the_picture_and_not_the_verdict():
    """The same seed is the same picture; another seed is another."""
    asked = _random_arguments(60, seed=13, most=6)
    first, again, second = (Spheres(seed=seed).judge(asked) for seed in (3, 3, 4))

    assert list(map(_shown, first)) == list(map(_shown, again))
    assert [j.verdict for j in first] == [j.verdict for j in second]
    assert list(map(_shown, first)) != list(map(_shown, second))


@pytest.mark.parametrize("reading", Import)
def test_no_random_argument_needs_more_than_a_part_of_the_patience(reading):
    """Steps until decided stay far from the budget after which a set is given up."""
    sets = [argument.denial for argument in _random_arguments(300, seed=14)]

    assert max(rested.steps for rested in rest(sets, reading=reading, seed=0)) <= PATIENCE / 8


def test_two_terms_make_eight_statements():
    """All 32 ways of saying something of two terms and their complements come to eight."""
    ways = product(Form, _both("x"), _both("y"), (False, True))
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
    assert {type(line) for _, line in contradicted.evidence.lines} <= {
        Pictured,
        Peopled,
        Inhabited,
        Detour,
    }


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
    assert "the 2 balls are caps of a sphere" in judgement.remark
    assert asked.remark == ""


def test_fifteen_terms_have_cubes_and_no_caps():
    """Five terms apart and a bridge for each two draw no complete graph on a sphere either."""
    obverted = Argument(tuple(p.obverse for p in K5), K5_ARGUMENT.conclusion)
    (judgement,) = SPHERES.judge([obverted])

    assert judgement.evidence.geometry is Geometry.MAXIMUM
    assert "the 15 balls are cubes, reflected for complements" in judgement.remark
    assert audit(judgement).grade is Grade.SOUND


@pytest.mark.parametrize("dim", [2, 5])
@pytest.mark.parametrize("geometry", Geometry, ids=str)
def test_every_geometry_answers_with_complements(geometry, dim):
    """Whatever was asked for, balls have complements, in as many dimensions or as they need."""
    asked = _random_arguments(30, seed=18, most=5)
    for judgement in Spheres(geometry=geometry, dim=dim).judge(asked):
        assert audit(judgement).grade is Grade.SOUND
        if judgement.verdict is Verdict.INVALID and judgement.argument.is_signed:
            assert judgement.evidence.span is not None
            assert judgement.evidence.dim >= dim


def test_multipliers_are_small():
    """Nearly all ones and twos."""
    judged = SPHERES.judge(_random_arguments(300, seed=15))
    certificates = [j.evidence for j in judged if isinstance(j.evidence, Certificate)]
    used = [k for certificate in certificates for k, _ in certificate.lines]

    assert len(certificates) > 100
    assert max(used) <= 4


def _random_chain(dice, terms):
    """A chain about complements: a valid or nearly valid one, terms exchanged and said anyhow."""
    names = [f"t{number}" for number in dice.permutation(terms)]
    ends = [term if dice.random() < 0.5 else Complement(term) for term in names]
    links = [Proposition(Form.A, x, y) for x, y in pairwise(ends)]
    conclusion = Proposition(Form.A, ends[0], ends[-1])
    fault = dice.integers(4)
    if fault == 1:  # a conclusion that import or nothing grants
        conclusion = Proposition(FORMS[dice.integers(4)], ends[0], ends[-1])
    elif fault == 2:  # one link says otherwise, perhaps as the conclusion does
        at = dice.integers(terms - 1)
        links[at] = Proposition(FORMS[dice.integers(4)], ends[at + 1], ends[at])
        conclusion = Proposition(FORMS[dice.integers(4)], ends[0], ends[-1])
    elif fault == 3:
        links = [Proposition(FORMS[dice.integers(4)], *(p.subject, p.predicate)) for p in links]
    said = [_said_anyhow(dice, p) for p in (*links, conclusion)]
    order = dice.permutation(terms - 1)
    return Argument(tuple(said[n] for n in order), said[-1])


def _said_anyhow(dice, proposition):
    if dice.random() < 0.5:
        proposition = proposition.obverse
    turned = proposition.converse if proposition.form.is_symmetric else proposition.contrapositive
    return turned if dice.random() < 0.5 else proposition


def _check_chains(count, *, seed, most, reading):
    dice = np.random.default_rng(seed)
    chains = [_random_chain(dice, int(dice.integers(9, most + 1))) for _ in range(count)]
    assert all(find_chain(argument) for argument in chains)
    return _check(chains, reading, _solver_says_valid)


@pytest.mark.parametrize("reading", Import)
def test_long_chains_about_complements_are_decided_as_a_solver_decides_them(reading):
    """400 of 9 to 50 terms, obverted and contraposed anyhow: none undecided, all evidence sound."""
    assert _check_chains(400, seed=16, most=50, reading=reading) > 100


@pytest.mark.slow
@pytest.mark.parametrize("reading", Import)
def test_ten_thousand_chains_about_complements_are_decided_too(reading):
    """5,000 for each reading."""
    assert _check_chains(5000, seed=17, most=50, reading=reading) > 1000


@pytest.mark.parametrize("reading", Import)
def test_all_rings_of_three_links_can_be_said_without_complements(reading):
    """All 512 signed triangles as chains: the same verdicts, and evidence that is sound."""
    chains = [find_chain(argument) for argument in TRIANGLES]
    settled = settle_chains(chains, reading=reading, dim=2)
    for argument, evidence in zip(TRIANGLES, settled, strict=True):
        valid = _worlds_say_valid(argument, reading)
        verdict = Verdict.VALID if valid else Verdict.INVALID
        assert isinstance(evidence, Certificate) == valid
        assert audit(Judgement(argument, reading, "me", verdict, evidence)).grade is Grade.SOUND


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_exchanging_terms_leaves_no_form_out(seed):
    """Between the exchanged terms each statement has one of the four forms, and says the same."""
    argument = _random_chain(np.random.default_rng(seed), 9)
    found = find_chain(argument)
    ring, terms = (*found.premises, found.conclusion), found.terms
    places = {term: number for number, term in enumerate(argument.terms)}
    names = {term: f"x{number}" for number, term in enumerate(terms)}
    plain = []
    for said, x, y in zip(ring, terms, (*terms[1:], terms[0]), strict=True):
        ends = (y, x) if is_turned(said, x, y) else (x, y)
        form = form_between(said, x, y)
        assert normal_form(Proposition(form, *ends), places) == normal_form(said, places)
        plain.append(Proposition(form, *(names[term] for term in ends)))
    unsigned = Argument(tuple(plain[:-1]), plain[-1])

    for reading in Import:
        assert _solver_says_valid(unsigned, reading) == _solver_says_valid(argument, reading)


def test_a_long_chain_reads_as_it_was_said():
    """Everything is x0 or x1, and all x1 are x2, ...: detours lead from the complement of x0."""
    stated = [Proposition(Form.A, Complement("x0"), "x1")]
    stated += [Proposition(Form.A, f"x{n}", f"x{n + 1}") for n in range(1, 9)]
    argument = Argument(tuple(stated), Proposition(Form.A, Complement("x0"), "x9"))
    (judgement,) = SPHERES.judge([argument])

    assert judgement.verdict is Verdict.VALID
    assert {line.start for _, line in judgement.evidence.lines if isinstance(line, Detour)} == {
        Complement("x0")
    }
