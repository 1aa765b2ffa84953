"""Long chains about complements: decided as chains about exchanged terms."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import sat_says_valid, worlds_say_valid
from signed import FORMS, SPHERES, TRIANGLES, check

from syllogism.evidence.audit import audit
from syllogism.evidence.certificates import Certificate, Detour
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Judgement, Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.chains import find_chain
from syllogism.language.complements import Complement
from syllogism.language.exchanges import form_between, is_turned
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.spheres.chains import settle_chains
from syllogism.reasoners.spheres.graphs.signs import normal_form


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
    return check(chains, reading, sat_says_valid)


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
        valid = worlds_say_valid(argument, reading)
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
        assert sat_says_valid(unsigned, reading) == sat_says_valid(argument, reading)


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
