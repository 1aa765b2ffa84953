"""The proofs that a corpus teaches: along the chain, sound, and short."""

import pytest

from syllogism.corpus.corpora import Corpus
from syllogism.corpus.proving import prove_chain
from syllogism.corpus.recipes import Order, Recipe
from syllogism.corpus.surfaces import Surface
from syllogism.evidence.audit import audit
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Judgement, Verdict
from syllogism.evidence.proofs import Rule
from syllogism.language.arguments import Argument, Import
from syllogism.language.chains import find_chain
from syllogism.language.moods import MOODS, Mood
from syllogism.logic.deciding import decide
from syllogism.logic.validity import valid_moods

VALID = [(mood, reading) for reading in Import for mood in MOODS if mood in valid_moods(reading)]
LONG = Recipe(lengths=(4, 5, 6, 10, 20, 30), surfaces=(Surface.LONG_SYMBOLS,))


def prove(argument, reading):
    return prove_chain(find_chain(argument), argument, reading)


def grade(argument, reading, proof):
    return audit(Judgement(argument, reading, "a corpus", Verdict.VALID, proof)).grade


def derived(proof):
    """The steps that are no premises."""
    return [step for step in proof.steps if step.rule is not Rule.PREMISE]


def valid_chains(recipe, count, seed=3):
    """So many valid items of a corpus."""
    items = map(Corpus(recipe, seed).__getitem__, range(10 * count))
    valid = (item for item in items if item.verdict is Verdict.VALID)
    return [item for item, _ in zip(valid, range(count), strict=False)]


@pytest.mark.parametrize("swapped", [False, True], ids=["major first", "minor first"])
@pytest.mark.parametrize(("mood", "reading"), VALID, ids=str)
def test_every_valid_mood_is_proved(mood, reading, swapped):
    """All 24, and the 15 without import, with their premises in either order."""
    syllogism = mood.syllogism()
    premises = syllogism.premises[::-1] if swapped else syllogism.premises
    argument = Argument(premises, syllogism.conclusion)
    proof = prove(argument, reading)

    assert grade(argument, reading, proof) is Grade.SOUND
    assert proof.steps[-1].proposition == argument.conclusion


@pytest.mark.parametrize(("mood", "reading"), VALID, ids=str)
def test_no_proof_of_a_mood_is_longer_than_the_logics(mood, reading):
    """Whose direct proofs begin where a contradiction would arise."""
    argument = mood.syllogism()

    assert len(derived(prove(argument, reading))) <= len(derived(decide(argument, reading)))


def test_a_mood_is_proved_in_the_fewest_steps():
    """Baroco is a rule of its own; Bamalip turns round what Barbara gives; Disamis takes three."""
    for name, rules in {
        "Barbara": [Rule.BARBARA],
        "Baroco": [Rule.BAROCO],
        "Bamalip": [Rule.BARBARA, Rule.PER_ACCIDENS],
        "Disamis": [Rule.CONVERSION, Rule.DARII, Rule.CONVERSION],
    }.items():
        proof = prove(Mood.parse(name).syllogism(), Import.TRADITIONAL)
        assert [step.rule for step in derived(proof)] == rules


def test_thousands_of_longer_chains_are_proved():
    """Of 4 to 30 terms, in both readings, whatever the order of their premises."""
    items = valid_chains(LONG, 3_000)

    assert len(items) == 3_000
    for item in items:
        assert grade(item.argument, item.reading, item.evidence) is Grade.SOUND, item.text


def test_a_proof_keeps_the_premises_in_the_order_of_the_argument():
    """All of them, first and once, so that their numbers are those of the question."""
    for item in valid_chains(LONG, 300):
        count = len(item.argument.premises)
        premises = tuple(step.proposition for step in item.evidence.steps[:count])

        assert premises == item.argument.premises
        assert all(step.rule is not Rule.PREMISE for step in item.evidence.steps[count:])


def test_a_proof_goes_along_the_chain():
    """Premises are used in the order of the path, from the conclusion's subject to its end."""
    for item in valid_chains(LONG, 300):
        path = find_chain(item.argument).premises
        used = [
            path.index(item.evidence.steps[source].proposition)
            for step in derived(item.evidence)
            for source in sorted(step.sources, key=lambda s: s < len(path), reverse=True)
            if source < len(path)
        ]
        firsts = list(dict.fromkeys(used))

        assert set(firsts) == set(range(len(path)))
        assert firsts in (sorted(firsts), [1, 0, *range(2, len(path))])


def test_the_order_of_the_premises_changes_nothing_but_their_numbers():
    """Forward or backward, the same statements are derived by the same rules."""
    recipes = [Recipe(lengths=(7,), orders=(order,)) for order in (Order.FORWARD, Order.BACKWARD)]
    forward, backward = (valid_chains(recipe, 100, seed=5) for recipe in recipes)
    for one, other in zip(forward, backward, strict=True):
        told = [
            [(step.proposition, step.rule) for step in derived(item.evidence)]
            for item in (one, other)
        ]
        assert told[0] == told[1]


def test_what_does_not_follow_has_no_proof():
    """The proofs are not asked whether an argument is valid; that is known before."""
    with pytest.raises(KeyError):
        prove(Mood.parse("AAA-2").syllogism(), Import.TRADITIONAL)
    with pytest.raises(KeyError):
        prove(Mood.parse("Darapti").syllogism(), Import.MODERN)
