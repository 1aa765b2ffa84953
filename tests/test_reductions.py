import pytest
from oracles import regions_say_valid

from syllogism.errors import FormError
from syllogism.evidence.checking_proofs import check_proof
from syllogism.evidence.proofs import Rule
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import MOODS, Mood
from syllogism.logic.fallacies import Fallacy, find_fallacies
from syllogism.logic.reductions import reduce
from syllogism.logic.validity import find_needed_existence, valid_moods

VALID = valid_moods()


@pytest.mark.parametrize("mood", VALID, ids=lambda mood: mood.name)
def test_the_classical_reduction_is_a_proof(mood):
    """Done as the letters say, each reduction passes the audit and ends with the conclusion."""
    syllogism = mood.syllogism("cats", "pets", "dogs")

    assert check_proof(reduce(mood, syllogism).proof, syllogism, Import.TRADITIONAL) is None


@pytest.mark.parametrize("mood", VALID, ids=lambda mood: mood.name)
def test_the_first_letter_names_the_mood_it_is_reduced_to(mood):
    """B for Barbara, C for Celarent, D for Darii, F for Ferio, and the proof uses that one."""
    reduction = reduce(mood)

    assert reduction.perfect.value[0] == mood.name[0]
    assert reduction.perfect in {step.rule for step in reduction.proof.steps}


@pytest.mark.parametrize("mood", VALID, ids=lambda mood: mood.name)
def test_a_reduction_needs_import_exactly_where_the_mood_does(mood):
    """Conversion per accidens and subalternation occur in the nine conditional moods only."""
    modern = check_proof(reduce(mood).proof, mood.syllogism(), Import.MODERN)

    assert (modern is None) == (find_needed_existence(mood) is None)


def test_only_baroco_and_bocardo_are_reduced_to_the_absurd():
    """The two moods with a c after a vowel."""
    by_reductio = {
        mood.name for mood in VALID if Rule.REDUCTIO in {s.rule for s in reduce(mood).proof.steps}
    }

    assert by_reductio == {"Baroco", "Bocardo"}


def test_an_invalid_mood_has_no_reduction():
    """The error says which moods have one."""
    with pytest.raises(FormError, match="24 traditional moods"):
        reduce(Mood.parse("AAA-2"))


@pytest.mark.parametrize("reading", Import)
@pytest.mark.parametrize("mood", MOODS, ids=str)
def test_a_mood_breaks_a_rule_iff_it_is_invalid(mood, reading):
    """The rules of the syllogism are complete, and none is broken by a valid mood."""
    assert bool(find_fallacies(mood, reading)) != regions_say_valid(mood.syllogism(), reading)


@pytest.mark.parametrize(
    ("mood", "fallacies"),
    [
        ("AAA-2", {Fallacy.UNDISTRIBUTED_MIDDLE}),
        ("AAA-3", {Fallacy.ILLICIT_MINOR}),
        ("AEE-1", {Fallacy.ILLICIT_MAJOR}),
        ("EEE-1", {Fallacy.EXCLUSIVE_PREMISES}),
        ("AEI-2", {Fallacy.AFFIRMATIVE_FROM_NEGATIVE}),
        ("AAO-4", {Fallacy.NEGATIVE_FROM_AFFIRMATIVES}),
    ],
)
def test_textbook_examples_have_their_textbook_names(mood, fallacies):
    """One example a rule, as in Copi and Cohen, Introduction to Logic."""
    assert set(find_fallacies(Mood.parse(mood))) == fallacies


def test_the_existential_fallacy_is_a_matter_of_the_reading():
    """Darapti breaks no rule until existence is no longer granted."""
    darapti = Mood.parse("Darapti")

    assert find_fallacies(darapti) == ()
    assert find_fallacies(darapti, Import.MODERN) == (Fallacy.EXISTENTIAL,)


def test_premises_keep_the_order_of_the_syllogism_in_its_reduction():
    """The first two steps are the premises as they were given."""
    mood = Mood.parse("Camestres")
    syllogism: Argument = mood.syllogism()

    assert reduce(mood, syllogism).proof.premises_used == syllogism.premises
