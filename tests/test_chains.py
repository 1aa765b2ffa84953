"""Chains of any length: recognised, decided in one pass, and shown by evidence that is audited."""

import random
from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import sat_says_valid, worlds_say_valid

from syllogism.errors import ArgumentError
from syllogism.evidence.audit import audit
from syllogism.evidence.certificates import Certificate, Detour, Pictured
from syllogism.evidence.configurations import Configuration
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Judgement, Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.chains import Chain, Chains, find_chain, walk
from syllogism.language.moods import MOODS
from syllogism.language.propositions import Form, Proposition
from syllogism.language.statements import to_statements
from syllogism.reasoners.spheres.chains import decide_chains, settle_chains
from syllogism.reasoners.spheres.reasoner import Spheres

SPHERES = Spheres()


# Which way the links of valid chains point: before, at and after the one link that may not say all.
SHAPES = {
    Form.A: [(0, 0, 0), (1, 1, 1)],
    Form.E: [(0, 0, 1), (0, 1, 1)],
    Form.I: [(1, 0, 0), (1, 1, 0)],
    Form.O: [(1, 0, 1), (0, 1, 0)],
}


def _random_chain(dice, terms):
    """A chain with its terms and premises in random order, drawn so that many long ones are valid.

    One in four has any links and one in four is of a valid shape; half of them have such a shape
    with one link turned, or with another conclusion.
    """
    odd = dice.randrange(terms - 1)
    form = dice.choice(list(Form))
    before, at, after = dice.choice(SHAPES[form])
    forms = [form if number in (odd, terms - 1) else Form.A for number in range(terms)]
    turned = [before] * odd + [at] + [after] * (terms - 2 - odd) + [at]
    fault = dice.choice(["none", "link", "conclusion", "any links"])
    if fault == "link":
        turned[dice.randrange(terms - 1)] ^= 1
    elif fault == "conclusion":
        forms[-1] = dice.choice(list(Form))
    elif fault == "any links":
        forms = dice.choices(list(Form), k=terms)
        turned = dice.choices([0, 1], k=terms)
    names = dice.sample([f"t{number}" for number in range(terms)], terms)
    ends = [*pairwise(names), (names[0], names[-1])]
    drawn = zip(forms, turned, ends, strict=True)
    links = [Proposition(form, *(pair[::-1] if turn else pair)) for form, turn, pair in drawn]
    return Argument(tuple(dice.sample(links[:-1], terms - 1)), links[-1])


def _barbara(terms, conclusion=Form.A):
    """All x0 are x1, all x1 are x2, ...: a chain that proves all x0 are xn."""
    links = tuple(Proposition(Form.A, f"x{i}", f"x{i + 1}") for i in range(terms - 1))
    return Argument(links, Proposition(conclusion, "x0", f"x{terms - 1}"))


def _shown(judgement):
    """A judgement without its cost, down to the last bit."""
    evidence = judgement.evidence
    if isinstance(evidence, Configuration):
        evidence = (evidence.terms, evidence.centres.tobytes(), evidence.radii.tobytes())
    return judgement.verdict, evidence, judgement.remark


def _agreement(arguments, reading):
    """Judge, compare with the solver, audit; return how many are valid."""
    valid = 0
    for judgement in SPHERES.judge(arguments, reading=reading):
        expected = sat_says_valid(judgement.argument, reading)
        assert judgement.verdict is (Verdict.VALID if expected else Verdict.INVALID)
        assert audit(judgement).grade is Grade.SOUND
        valid += expected
    return valid


@pytest.mark.parametrize("reading", Import)
def test_random_chains_are_decided_as_a_solver_decides_them(reading):
    """400 chains of 3 to 50 terms: no disagreement, none undecided, all evidence sound."""
    dice = random.Random(11)
    arguments = [_random_chain(dice, dice.randint(3, 50)) for _ in range(400)]

    assert _agreement(arguments, reading) > 100


@pytest.mark.slow
@pytest.mark.parametrize("reading", Import)
def test_ten_thousand_random_chains_are_decided_as_a_solver_decides_them(reading):
    """10,000 chains of 3 to 50 terms: no disagreement, none undecided, all evidence sound."""
    dice = random.Random(12)
    arguments = [_random_chain(dice, dice.randint(3, 50)) for _ in range(10_000)]

    assert _agreement(arguments, reading) > 2500


@pytest.mark.parametrize("reading", Import)
def test_all_chains_of_four_terms_are_decided_as_a_solver_decides_them(reading):
    """Every link and every conclusion in every form and direction: 8 x 8 x 8 x 4 chains."""
    chains = []
    for links in product(product(Form, (False, True)), repeat=3):
        premises = tuple(
            Proposition(form, y, x) if turned else Proposition(form, x, y)
            for (form, turned), (x, y) in zip(links, ("ab", "bc", "cd"), strict=True)
        )
        chains += [Argument(premises, Proposition(form, "a", "d")) for form in Form]
    judgements = SPHERES.judge(chains, reading=reading)

    assert {judgement.verdict for judgement in judgements} == {Verdict.VALID, Verdict.INVALID}
    for judgement in judgements:
        valid = judgement.verdict is Verdict.VALID
        assert valid == sat_says_valid(judgement.argument, reading), judgement.argument
        assert audit(judgement).grade is Grade.SOUND


@pytest.mark.parametrize("reading", Import)
def test_the_256_moods_are_the_shortest_chains(reading):
    """Folded and unfolded, they are decided as the worlds decide them."""
    moods = [mood.syllogism() for mood in MOODS]
    evidence = settle_chains([find_chain(mood) for mood in moods], reading=reading, dim=2)
    for mood, found in zip(moods, evidence, strict=True):
        valid = worlds_say_valid(mood, reading)
        verdict = Verdict.VALID if valid else Verdict.INVALID
        assert isinstance(found, Certificate if valid else Configuration)
        assert audit(Judgement(mood, reading, "chains", verdict, found, 0.0)).grade is Grade.SOUND


@pytest.mark.parametrize("reading", Import)
def test_without_any_premise_it_uses_a_valid_chain_is_invalid(reading):
    """A certificate is minimal: it uses every premise once, and every premise is needed."""
    dice = random.Random(13)
    judgements = SPHERES.judge([_random_chain(dice, 12) for _ in range(120)], reading=reading)
    valid = [judgement for judgement in judgements if judgement.verdict is Verdict.VALID]

    assert len(valid) > 30
    for judgement in valid:
        argument = judgement.argument
        used = [k for k, line in judgement.evidence.lines if isinstance(line, Pictured)]
        assert used == [1] * (len(argument.premises) + 1)
        assert set(judgement.evidence.propositions) == set(argument.denial)
        for premise in argument.premises:
            rest = tuple(other for other in argument.premises if other != premise)
            assert not sat_says_valid(Argument(rest, argument.conclusion), reading)


def test_a_certificate_goes_round_the_ring():
    """Its detours add up to the polygon inequality, so there are two fewer than terms."""
    (judgement,) = SPHERES.judge([_barbara(10)])
    detours = [line for _, line in judgement.evidence.lines if isinstance(line, Detour)]

    assert len(detours) == 8
    assert judgement.evidence.margin == 1


def test_import_takes_the_place_of_a_particular():
    """*Some x0 are xn* needs an instance of x0, counted twice, which only import grants."""
    subaltern = _barbara(9, Form.I)
    (granted,), (refused,) = (SPHERES.judge([subaltern], reading=reading) for reading in Import)

    assert granted.verdict is Verdict.VALID
    assert granted.evidence.margin == 2
    assert refused.verdict is Verdict.INVALID
    assert (refused.evidence.radii == 0).all()


@pytest.mark.parametrize("dim", [2, 3, 7])
def test_every_dimension_has_the_plane_in_it(dim):
    """A configuration has one ball for each term, in as many dimensions as asked for."""
    turned = replace(_barbara(9), conclusion=Proposition(Form.E, "x8", "x0"))
    (judgement,) = Spheres(dim=dim).judge([turned])

    assert judgement.evidence.centres.shape == (9, dim)
    assert audit(judgement).grade is Grade.SOUND


def test_ragged_batches_leave_nobody_different():
    """Alone, in a batch of all lengths, and in reverse: the same evidence, to the last bit."""
    dice = random.Random(14)
    arguments = [_random_chain(dice, dice.randint(3, 40)) for _ in range(60)]
    together = [_shown(judgement) for judgement in SPHERES.judge(arguments)]
    turned = [_shown(judgement) for judgement in SPHERES.judge(arguments[::-1])]
    alone = [_shown(SPHERES.judge([argument])[0]) for argument in arguments[:12]]

    assert turned[::-1] == together
    assert alone == together[:12]


@settings(max_examples=60, deadline=None)
@given(number=st.integers(0, 2**32), terms=st.integers(4, 20), reading=st.sampled_from(Import))
def test_names_order_and_conversion_do_not_matter(number, terms, reading):
    """Renamed, shuffled, stated twice, E and I converted: the same verdict."""
    dice = random.Random(number)
    chain = _random_chain(dice, terms)
    changed = chain.renamed({term: f"all {term}" for term in chain.terms})
    converted = [p.converse if p.form in (Form.E, Form.I) else p for p in changed.premises]
    shuffled = dice.sample(converted, len(converted)) + converted[:2]
    first, second = SPHERES.judge(
        [chain, Argument(tuple(shuffled), changed.conclusion)], reading=reading
    )

    assert first.verdict is second.verdict is not Verdict.UNDECIDED


def test_a_chain_in_a_long_run_of_links_is_exact():
    """100,000 terms: nothing is violated, not even by a rounding error, and all cancels."""
    terms = 100_000
    forms = np.zeros(terms, dtype=np.int8)
    turned = np.arange(terms) == terms - 1
    broken = turned | (np.arange(terms) == terms // 2)
    both = Chains(np.tile(forms, 2), np.concatenate([turned, broken]), np.array([terms] * 2))
    decided = decide_chains(both)

    assert decided.valid.tolist() == [True, False]
    assert decided.invalid.tolist() == [False, True]
    assert decided.configurations.violations.tolist() == [0.0]


def test_a_long_chain_passes_the_audit_both_ways():
    """The object path is linear too: 20,000 terms, valid, and invalid with one link turned."""
    valid = _barbara(20_000)
    links = list(valid.premises)
    links[7] = links[7].converse
    for judgement, verdict in zip(
        SPHERES.judge([valid, replace(valid, premises=tuple(links))]),
        (Verdict.VALID, Verdict.INVALID),
        strict=True,
    ):
        assert judgement.verdict is verdict
        assert audit(judgement).grade is Grade.SOUND


def test_a_claim_without_evidence_is_no_verdict(monkeypatch):
    """If the fold were wrong, no evidence would pass, and nothing would be decided."""
    dice = random.Random(15)
    arguments = [_random_chain(dice, 9) for _ in range(50)]
    chains = Chains.of([find_chain(argument) for argument in arguments])
    truth = decide_chains(chains).forced
    module = "syllogism.reasoners.spheres.chains.are_forced"
    monkeypatch.setattr(module, lambda *_: ~truth)
    decided = decide_chains(chains)

    assert not decided.valid.any()
    assert not decided.invalid.any()
    assert {j.verdict for j in SPHERES.judge(arguments)} == {Verdict.UNDECIDED}


@pytest.mark.parametrize(
    ("premises", "conclusion"),
    [
        ("ab cd", "ad"),  # a gap
        ("ab bc bd", "ad"),  # a premise beside the path
        ("ab bc cd", "ac"),  # a premise beyond the end
        ("ab bc ab", "ba"),  # ends inside
        ("ab bb bc", "ac"),  # a premise about one term
        ("ab ba bc", "ac"),  # two premises about one pair
        ("ab bc de ef fd", "ac"),  # a ring beside the path
        ("ab", "ab"),  # too short
        ("ab bc", "aa"),  # a conclusion about one term
        ("", "ab"),
    ],
)
def test_what_is_no_path_is_no_chain(premises, conclusion):
    """Neither as an argument nor as arrays."""
    stated = [Proposition(Form.A, *pair) for pair in premises.split()]
    argument = Argument(tuple(stated), Proposition(Form.A, *conclusion))
    letters = "abcdef"

    assert find_chain(argument) is None
    with pytest.raises(ArgumentError, match="one path from the conclusion's subject"):
        walk(to_statements(stated, letters), to_statements([argument.conclusion], letters)[0])


def test_a_path_is_found_again_in_whatever_order_it_was_stated():
    """As an argument and as arrays, with the same result."""
    dice = random.Random(16)
    for terms in (3, 4, 9, 30):
        argument = _random_chain(dice, terms)
        chain = find_chain(argument)
        names = argument.terms
        arrays, order = walk(
            to_statements(argument.premises, names), to_statements([argument.conclusion], names)[0]
        )
        ours = Chains.of([chain])

        assert tuple(names[number] for number in order) == chain.terms
        assert set(chain.premises) == set(argument.premises)
        assert isinstance(chain, Chain)
        assert (arrays.forms == ours.forms).all()
        assert (arrays.turned == ours.turned).all()


def test_arrays_that_are_no_chains_are_refused():
    """Each error says what was needed and what came."""
    forms = np.zeros(3, dtype=int)
    faults = {
        "as many forms": lambda: Chains(forms, np.ones(4), np.array([4])),
        "3 terms or more, got 2": lambda: Chains(forms[:2], np.ones(2), np.array([2])),
        "a form is 0, 1, 2 or 3": lambda: Chains(forms + 4, np.ones(3), np.array([3])),
        "whole numbers, got": lambda: Chains(forms / 2, np.ones(3), np.array([3])),
        "true or false": lambda: Chains(forms, np.full(3, 7), np.array([3])),
        "a conclusion is turned": lambda: Chains(forms, np.zeros(3), np.array([3])),
    }
    for complaint, build in faults.items():
        with pytest.raises(ArgumentError, match=complaint):
            build()
