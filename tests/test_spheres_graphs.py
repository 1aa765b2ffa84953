"""The sphere network decides every premise set, over any number of terms."""

from collections import Counter
from itertools import combinations, product

import jax
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import arguments, denied, regions_say_valid, sat_says_valid
from scipy.optimize import linprog
from test_spheres import _refutes, _shown

from syllogism.evidence.audit import audit
from syllogism.evidence.certificates import Certificate, Inhabited
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Judgement, Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.spheres.graphs.lengths import UNIT
from syllogism.reasoners.spheres.graphs.network import fire, start, weights_of
from syllogism.reasoners.spheres.graphs.settling import PATIENCE, rest
from syllogism.reasoners.spheres.graphs.statements import Graphs, chordal_links
from syllogism.reasoners.spheres.reasoner import Spheres

SPHERES = Spheres()
FORMS = tuple(Form)
DENSITIES = (0.5, 1, 1.5, 2, 3, 5, 8)  # premises for each term, from scattered to crowded


def _random_arguments(count, *, seed, least=3, most=12):
    """Arguments of every density, one statement in twenty about a single term."""
    dice = np.random.default_rng(seed)

    def proposition(terms):
        subject, predicate = dice.choice(terms, 2, replace=bool(dice.random() < 0.5))
        return Proposition(FORMS[dice.integers(4)], f"t{subject}", f"t{predicate}")

    def argument():
        terms = int(dice.integers(least, most + 1))
        stated = [proposition(terms) for _ in range(round(dice.choice(DENSITIES) * terms))]
        return Argument(tuple(stated), proposition(terms))

    return [argument() for _ in range(count)]


def _highs_says_valid(argument, reading):
    """All pairs of terms have a distance, all triangles count: no point meets everything."""
    terms = argument.terms
    number = {term: place for place, term in enumerate(terms)}
    pairs = {pair: len(terms) + k for k, pair in enumerate(combinations(range(len(terms)), 2))}
    rows, least = [], []

    def ask(plus, minus, threshold):
        row = np.zeros(len(terms) + len(pairs))
        for unknowns, sign in ((plus, 1), (minus, -1)):
            for unknown in unknowns:
                if isinstance(unknown, int):
                    row[unknown] += sign
                elif unknown[0] != unknown[1]:
                    row[pairs[min(unknown), max(unknown)]] += sign
        rows.append(row)
        least.append(threshold)

    asserted = set(terms) if reading is Import.TRADITIONAL else set()
    for form, subject, predicate in denied(argument):
        x, y = number[subject], number[predicate]
        match form:
            case "A":
                ask([y], [x, (x, y)], 0)
            case "E":
                ask([(x, y)], [x, y], 0)
            case "I":
                ask([x, y], [(x, y)], 1)
                asserted |= {subject, predicate}
            case "O":
                ask([x, (x, y)], [y], 1)
                asserted |= {subject}
    for term in asserted:
        ask([number[term]], [], 1)
    for x, y, z in combinations(range(len(terms)), 3):
        for i, j, k in ((x, y, z), (y, z, x), (z, x, y)):
            ask([(i, j), (j, k)], [(i, k)], 0)
    bounds = [(None, None)] * len(terms) + [(0, None)] * len(pairs)
    cost = np.zeros(len(bounds))
    return linprog(cost, A_ub=-np.array(rows), b_ub=-np.array(least), bounds=bounds).status == 2


def _check(arguments_, reading, deciders):
    """Decide, and hold verdicts, evidence and minimality against others."""
    for judgement in SPHERES.judge(arguments_, reading=reading):
        assert judgement.verdict is not Verdict.UNDECIDED, judgement.argument
        assert audit(judgement).grade is Grade.SOUND, judgement.argument
        for says_valid in deciders:
            valid = says_valid(judgement.argument, reading)
            assert (judgement.verdict is Verdict.VALID) == valid, judgement.argument
        if judgement.verdict is Verdict.VALID:
            _check_minimal(judgement, reading)


def _check_minimal(judgement, reading):
    """Whatever proposition is left out of what a certificate rests on, the rest has a world.

    In the modern reading several particulars may assert an instance: one choice of them must do.
    """
    denial, pictured = judgement.argument.denial, set(judgement.evidence.propositions)
    instances = [line.term for _, line in judgement.evidence.lines if isinstance(line, Inhabited)]
    choices = [
        [p for p in denial if term in p.asserted_terms]
        for term in instances
        if reading is Import.MODERN and not any(term in p.asserted_terms for p in pictured)
    ]
    assert any(_is_core(pictured | set(chosen), reading) for chosen in product(*choices))


def _is_core(propositions, reading):
    """Whether propositions have no world, but have one without any one of them."""
    return _contradict(propositions, reading) and not any(
        _contradict(propositions - {left_out}, reading) for left_out in propositions
    )


def _contradict(propositions, reading):
    stated = tuple(propositions)
    return bool(stated) and sat_says_valid(_absurdity_from(stated), reading)


def _absurdity_from(propositions):
    term = propositions[0].subject
    return Argument(propositions, Proposition(Form.O, term, term))


@pytest.mark.parametrize("reading", Import)
def test_random_premise_sets_are_decided_as_others_decide_them(reading):
    """100 of 3 to 12 terms: a SAT solver and HiGHS agree, and all evidence is sound."""
    _check(_random_arguments(100, seed=1), reading, [sat_says_valid, _highs_says_valid])


@pytest.mark.slow
@pytest.mark.parametrize("reading", Import)
@pytest.mark.parametrize("seed", range(2, 7))
def test_thousands_of_premise_sets_are_decided_as_others_decide_them(reading, seed):
    """1,000 for each seed and reading: 10,000 in all, and regions shaded besides."""
    deciders = [sat_says_valid, _highs_says_valid, regions_say_valid]
    _check(_random_arguments(1000, seed=seed), reading, deciders)


@pytest.mark.slow
@pytest.mark.parametrize("reading", Import)
def test_larger_premise_sets_are_decided_too(reading):
    """200 of up to 40 terms."""
    _check(_random_arguments(200, seed=8, least=13, most=40), reading, [sat_says_valid])


@pytest.mark.parametrize("reading", Import)
@settings(max_examples=60, deadline=None)
@given(argument=arguments(least=4, most=7))
def test_odd_premise_sets_are_decided(reading, argument):
    """Terms with themselves, contradictions, repetitions: nothing is left undecided."""
    _check([argument], reading, [regions_say_valid])


def test_what_nobody_mentions_together_is_put_somewhere():
    """Premises that fall into two parts are pictured in one space."""
    parts = [Proposition(Form.A, a, b) for a, b in ("ab", "bc", "xy", "yz")]
    (judgement,) = SPHERES.judge([Argument(tuple(parts), Proposition(Form.A, "a", "z"))])

    assert judgement.verdict is Verdict.INVALID
    assert _refutes(judgement)


def test_terms_that_include_each_other_coincide():
    """In a ring of inclusions every ball is the same ball, to the last bit."""
    ring = [Proposition(Form.A, a, b) for a, b in ("ab", "bc", "cd", "da", "ae")]
    configuration = SPHERES.find_configuration(ring)
    balls = np.column_stack([configuration.centres, configuration.radii])

    assert (balls[:4] == balls[0]).all()
    assert (balls[4] != balls[0]).any()


def test_company_does_not_matter():
    """Alone, in another order, among larger sets: the same evidence, to the last bit."""
    asked = _random_arguments(60, seed=9)
    crowd = _random_arguments(30, seed=10, least=20, most=24)
    together = [_shown(judgement) for judgement in SPHERES.judge(asked)]
    turned = [_shown(judgement) for judgement in SPHERES.judge([*crowd, *asked[::-1]])]
    alone = [_shown(SPHERES.judge([argument])[0]) for argument in asked[:12]]

    assert turned[len(crowd) :][::-1] == together
    assert alone == together[:12]


def test_seeds_change_the_picture_and_not_the_verdict():
    """The same seed is the same picture; another seed is another."""
    asked = _random_arguments(40, seed=11)
    first, again, second = (Spheres(seed=seed).judge(asked) for seed in (3, 3, 4))

    assert list(map(_shown, first)) == list(map(_shown, again))
    assert [j.verdict for j in first] == [j.verdict for j in second]
    assert list(map(_shown, first)) != list(map(_shown, second))


def test_multipliers_are_ones_and_twos():
    """As small as those of the moods."""
    judged = SPHERES.judge(_random_arguments(150, seed=12))
    certificates = [j.evidence for j in judged if isinstance(j.evidence, Certificate)]
    used = Counter(k for certificate in certificates for k, _ in certificate.lines)

    assert len(certificates) > 30
    assert set(used) <= {1, 2}


@pytest.mark.parametrize("reading", Import)
def test_no_random_set_needs_more_than_a_part_of_the_patience(reading):
    """Steps until decided stay far from the budget after which a set is given up."""
    sets = [argument.denial for argument in _random_arguments(150, seed=13)]

    assert max(rested.steps for rested in rest(sets, reading=reading, seed=0)) <= PATIENCE / 8


GRAPH = st.integers(1, 9).flatmap(
    lambda size: st.lists(st.integers(0, 2**size - 1), min_size=size, max_size=size)
)


@given(GRAPH)
def test_every_long_cycle_of_links_has_a_chord(rows):
    """The links contain those asked for, and some vertex can always be taken away simplicially."""
    size = len(rows)
    bits = [[bool(row >> other & 1) for other in range(size)] for row in rows]
    asked = {frozenset((x, y)) for x in range(size) for y in range(size) if x != y and bits[x][y]}
    neighbours = [sum(1 << y for y in range(size) if {x, y} in asked) for x in range(size)]
    links = {frozenset(link) for link in chordal_links(neighbours)}

    assert asked <= links
    left = set(range(size))
    while left:
        around = {x: [y for y in left if frozenset((x, y)) in links] for x in left}
        simplicial = [
            x for x in left if all(frozenset(p) in links for p in combinations(around[x], 2))
        ]
        assert simplicial
        left.remove(simplicial[0])


def test_every_seed_starts_from_a_venn_diagram():
    """At the start all particulars hold, and no detour is too short."""
    particulars = [Proposition(Form.I, a, b) for a, b in combinations("abcde", 2)]
    particulars += [Proposition(Form.O, a, b) for a in "abcde" for b in "abcde" if a != b]
    graphs = Graphs.of([particulars], 8, reading=Import.TRADITIONAL)
    for seed in range(20):
        fired = fire(weights_of(graphs), start(graphs, seed))
        assert max(int(np.asarray(array).max()) for array in jax.tree.leaves(fired)) < UNIT


# Five terms pairwise apart, and for each two of them a term that overlaps just these. Circles in
# the plane would draw the complete graph on five points without crossings, which cannot be done.
FIVE = [f"V{number}" for number in range(1, 6)]
BRIDGES = {f"W{x[1]}{y[1]}": {x, y} for x, y in combinations(FIVE, 2)}
K5 = [
    Proposition(Form.I if y in BRIDGES and x in BRIDGES[y] else Form.E, x, y)
    for x, y in combinations([*FIVE, *BRIDGES], 2)
]
K5_ARGUMENT = Argument(tuple(K5), Proposition(Form.A, "V1", "V2"))


def test_fifteen_terms_have_cubes_and_no_circles():
    """The cubes are exact, and the remark says what they mean and what they do not."""
    (judgement,) = SPHERES.judge([K5_ARGUMENT])

    assert judgement.verdict is Verdict.INVALID
    assert judgement.evidence.geometry is Geometry.MAXIMUM
    assert audit(judgement).grade is Grade.SOUND
    assert "the balls are cubes in 15 dimensions" in judgement.remark
    assert "the verdict does not rest on that" in judgement.remark
    assert "cube of radius" in str(judgement.evidence)


def test_the_same_fifteen_terms_have_balls_in_space():
    """Three dimensions have room for the complete graph on five points."""
    (judgement,) = Spheres(dim=3).judge([K5_ARGUMENT])

    assert judgement.evidence.geometry is Geometry.EUCLIDEAN
    assert judgement.evidence.centres.shape == (15, 3)
    assert audit(judgement).grade is Grade.SOUND
    assert _refutes(judgement)
    assert judgement.remark == ""


def test_the_audit_measures_each_norm_its_own_way():
    """Two balls on a diagonal that are apart as squares, not as circles, or the other way."""
    terms, centres, radii = ("x", "y"), np.array([[0.0, 0.0], [1.5, 1.5]]), np.array([1.25, 1.25])
    argument = Argument((), Proposition(Form.E, "x", "y"))

    def grade(norm):
        shown = Configuration(terms, centres, radii, norm)
        return audit(Judgement(argument, Import.TRADITIONAL, "me", Verdict.INVALID, shown, 0)).grade

    assert grade(Geometry.MAXIMUM) is Grade.SOUND
    assert grade(Geometry.EUCLIDEAN) is Grade.WRONG
