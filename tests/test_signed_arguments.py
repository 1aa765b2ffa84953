"""Arguments that speak of complements: what is not so falls under the term of all that is not."""

from itertools import product
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import any_arguments, arguments, regions_say_valid

from syllogism.evidence.audit import audit
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Verdict
from syllogism.evidence.proofs import Proof
from syllogism.evidence.worlds import World
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement, complement
from syllogism.language.moods import MOODS
from syllogism.language.propositions import Form, Proposition
from syllogism.language.statements import to_statements
from syllogism.logic import populating
from syllogism.logic.cores import find_inconsistent_core
from syllogism.logic.deciding import decide
from syllogism.logic.tables import are_valid
from syllogism.logic.validity import is_valid, valid_moods
from syllogism.reasoners.symbolic import Symbolic

TERMS = ("a", "b", "c")


def _eight(x, y):
    """Every different statement about two terms or their complements, the universal ones first."""
    return (
        *(Proposition(form, x, y) for form in (Form.A, Form.E)),
        *(Proposition(Form.A, s, p) for s, p in ((y, x), (Complement(x), y))),
        *(Proposition(form, x, y) for form in (Form.I, Form.O)),
        Proposition(Form.O, y, x),
        Proposition(Form.I, Complement(x), Complement(y)),
    )


TRIANGLES = list(product(_eight("a", "b"), _eight("b", "c"), _eight("c", "a")))


def _soundly_valid(argument, reading):
    """Return the symbolic reasoner's verdict once its evidence is found to be sound."""
    (judgement,) = Symbolic().judge([argument], reading=reading)
    assert audit(judgement).grade is Grade.SOUND
    return judgement.verdict is Verdict.VALID


@pytest.mark.parametrize("reading", Import)
@pytest.mark.parametrize("first", _eight("a", "b"), ids=str)
def test_every_triangle_of_signed_statements_is_decided_as_the_regions_say(first, reading):
    """All 512: two premises, and the contradictory of the third side as their conclusion."""
    for _, second, third in (triangle for triangle in TRIANGLES if triangle[0] == first):
        argument = Argument((first, second), third.contradictory)
        assert _soundly_valid(argument, reading) == regions_say_valid(argument, reading)


@pytest.mark.parametrize("reading", Import)
def test_the_tables_decide_every_triangle_in_one_batch(reading):
    """Complements are negative places; the 216 triangles that need none are among the 512."""
    premises = np.stack([to_statements(triangle[:2], TERMS) for triangle in TRIANGLES])
    conclusions = np.stack([to_statements([t[2].contradictory], TERMS)[0] for t in TRIANGLES])

    expected = [
        regions_say_valid(Argument((first, second), third.contradictory), reading)
        for first, second, third in TRIANGLES
    ]

    assert are_valid(premises, conclusions, reading).tolist() == expected
    assert sum(not any(p.is_signed for p in triangle) for triangle in TRIANGLES) == 216


@pytest.mark.parametrize("reading", Import)
@given(argument=arguments(least=1, most=6, signed=True))
@settings(max_examples=300)
def test_any_signed_argument_is_decided_with_sound_evidence(reading, argument):
    """Up to six terms and nine premises, statements about a term and its own complement too."""
    assert _soundly_valid(argument, reading) == regions_say_valid(argument, reading)


def _obverted(proposition):
    return proposition.obverse


def _contraposed(proposition):
    return proposition.converse if proposition.form.is_symmetric else proposition.contrapositive


@pytest.mark.parametrize("reading", Import)
@pytest.mark.parametrize("mood", MOODS, ids=str)
def test_a_mood_said_in_other_words_stays_as_valid_as_it_was(mood, reading):
    """Every proposition obverted, or converted where it may be and contraposed where not."""
    syllogism = mood.syllogism()
    for said in (_obverted, _contraposed, lambda p: _contraposed(_obverted(p))):
        premises = tuple(said(premise) for premise in syllogism.premises)
        argument = Argument(premises, said(syllogism.conclusion))
        assert _soundly_valid(argument, reading) == (mood in valid_moods(reading))


@pytest.mark.parametrize("reading", Import)
@given(argument=any_arguments(most=5), data=st.data())
@settings(max_examples=100)
def test_equivalent_statements_may_take_one_anothers_place(reading, argument, data):
    """Obversion always, conversion of E and I, contraposition of A and O, each where it falls."""
    said = st.sampled_from([_obverted, _contraposed, lambda proposition: proposition])
    changed = [data.draw(said)(p) for p in (*argument.premises, argument.conclusion)]

    assert is_valid(Argument(changed[:-1], changed[-1]), reading) == is_valid(argument, reading)


@pytest.mark.parametrize("reading", Import)
@given(argument=any_arguments(most=5), data=st.data())
@settings(max_examples=100)
def test_a_term_and_its_complement_may_change_places(reading, argument, data):
    """Which of the two has the shorter name makes no difference."""
    exchanged = data.draw(st.sampled_from(argument.terms))

    def turned(term):
        return complement(term) if term in (exchanged, Complement(exchanged)) else term

    changed = [
        Proposition(p.form, turned(p.subject), turned(p.predicate))
        for p in (*argument.premises, argument.conclusion)
    ]

    assert is_valid(Argument(changed[:-1], changed[-1]), reading) == is_valid(argument, reading)


@pytest.mark.parametrize("reading", Import)
@given(argument=any_arguments(most=5), data=st.data())
@settings(max_examples=100)
def test_names_order_and_repetition_decide_nothing(reading, argument, data):
    """The premises in another order, some said twice, about terms called something else."""
    names = dict(zip(argument.terms, data.draw(st.permutations(argument.terms)), strict=True))
    repeated = [premise for premise in argument.premises if data.draw(st.booleans())]
    shuffled = data.draw(st.permutations([*argument.premises, *repeated]))
    other = Argument(tuple(shuffled), argument.conclusion).renamed(names)

    assert is_valid(other, reading) == is_valid(argument, reading)


@pytest.mark.parametrize("reading", Import)
@given(argument=any_arguments(most=5), universal=st.sampled_from(_eight("u", "v")[:4]))
@settings(max_examples=100)
def test_what_is_said_of_other_terms_decides_nothing(reading, argument, universal):
    """A universal premise about two fresh terms leaves the verdict as it is."""
    other = Argument((*argument.premises, universal), argument.conclusion)

    assert is_valid(other, reading) == is_valid(argument, reading)


@given(argument=arguments(most=5))
@settings(max_examples=100)
def test_an_argument_without_complements_never_needs_theirs_to_exist(argument):
    """Why tradition grants their existence only where they are spoken of: nothing changes."""
    spoken = Proposition(Form.A, Complement("t0"), Complement("t0"))
    other = Argument((*argument.premises, spoken), argument.conclusion)

    assert other.is_signed
    assert is_valid(other) == is_valid(argument)


def test_a_disjunctive_argument_is_proved_in_two_steps():
    """Everything is A or B; no X are A; so all X are B."""
    argument = Argument(
        (Proposition(Form.A, Complement("A"), "B"), Proposition(Form.E, "X", "A")),
        Proposition(Form.A, "X", "B"),
    )

    assert str(decide(argument, Import.MODERN)) == (
        "1. All non-A are B      premise\n"
        "2. No X are A           premise\n"
        "3. All X are non-A      obversion from 2\n"
        "4. All X are B          Barbara from 1, 3"
    )


def test_a_disjunction_alone_does_not_tell_which():
    """Everything is A or B; all X are A; so no X are B: the *or* does not exclude."""
    argument = Argument(
        (Proposition(Form.A, Complement("A"), "B"), Proposition(Form.A, "X", "A")),
        Proposition(Form.E, "X", "B"),
    )

    assert isinstance(decide(argument), World)


def test_contraposition_needs_a_name_for_what_is_not_so():
    """All non-smokers are athletes, so all who are no athletes smoke."""
    stated = Proposition(Form.A, Complement("smokers"), "athletes")
    argument = Argument((stated,), Proposition(Form.A, Complement("athletes"), "smokers"))

    assert str(decide(argument)) == (
        "1. All non-smokers are athletes      premise\n"
        "2. All non-athletes are smokers      contraposition from 1"
    )


EVERYTHING_IS_X = Proposition(Form.A, Complement("x"), "x")
NOTHING_IS_X = Proposition(Form.A, "x", Complement("x"))


def test_under_a_universal_term_falls_whoever_there_is():
    """Nobody is left outside x; tradition contradicts that, since non-x has an instance."""
    somebody = Proposition(Form.I, "a", "a")
    argument = Argument((EVERYTHING_IS_X, somebody), Proposition(Form.I, "a", "x"))

    assert str(decide(argument, Import.MODERN)) == (
        "1. All non-x are x          premise\n"
        "2. Some a are a             premise\n"
        "3. No non-x are non-x       obversion from 1\n"
        "4. All non-x are non-a      empty subject from 3\n"
        "5. All a are x              contraposition from 4\n"
        "6. Some a are x             Darii from 5, 2"
    )
    assert find_inconsistent_core(argument.premises, Import.MODERN) is None
    assert find_inconsistent_core(argument.premises) == (EVERYTHING_IS_X,)


@pytest.mark.parametrize("form", Form)
def test_where_nobody_can_exist_universals_hold_and_particulars_contradict(form):
    """Everything is x and nothing is: every universal follows, no particular does."""
    paradox, conclusion = (EVERYTHING_IS_X, NOTHING_IS_X), Proposition(form, "a", "b")

    evidence = decide(Argument(paradox, conclusion), Import.MODERN)

    assert _soundly_valid(Argument(paradox, conclusion), Import.MODERN) == form.is_universal
    if not form.is_universal:
        assert evidence == World(())
    somebody = Proposition(Form.I, "a", "a")
    core = find_inconsistent_core((*paradox, somebody), Import.MODERN)
    assert core == (*paradox, somebody)
    assert isinstance(decide(Argument(core, conclusion), Import.MODERN), Proof)


def test_a_paradox_found_twice_is_proved_by_what_was_known_first():
    """Where witnesses share, everybody is found impossible again, by way of the first paradox."""
    stated = (Proposition(Form.I, "a", "b"), EVERYTHING_IS_X, NOTHING_IS_X)
    argument = Argument(stated, Proposition(Form.I, "a", Complement("b")))

    with patch.object(populating, "ROOM", 0):
        assert _soundly_valid(argument, Import.MODERN)
