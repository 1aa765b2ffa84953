from dataclasses import replace

import pytest

from syllogism.corpus.corpora import Corpus
from syllogism.corpus.recipes import Recipe
from syllogism.errors import ArgumentError
from syllogism.language.arguments import Argument
from syllogism.language.propositions import Proposition
from syllogism.reasoners.transformer.answers import Style
from syllogism.reasoners.transformer.exercises import encode_exercise
from syllogism.reasoners.transformer.questions import Spelled, ask_text
from syllogism.reasoners.transformer.sequences import encode_item
from syllogism.reasoners.transformer.vocabulary import TOKENS, Mark

CORPUS = Corpus(Recipe(lengths=(3, 7)), seed=2)


@pytest.mark.parametrize("index", range(20))
def test_an_exercise_follows_the_chain_from_the_subject_to_the_predicate(index):
    """Through every premise once, said as it is, and the way it leads."""
    item = CORPUS[index]
    question = ask_text(item.text, item.argument, item.reading)
    sequence = encode_exercise(item)
    here, *rest, end = (question.at(code) for code in sequence.codes[sequence.start :])
    numbers = []

    assert sequence.codes[: sequence.start] == question.codes
    assert here == Spelled(item.argument.conclusion.subject)
    while rest:
        number, form, subject, predicate, way, there, *rest = rest
        numbers.append(number)
        stated = Proposition(form, subject.term, predicate.term)
        assert stated == item.argument.premises[number - 1]
        assert (subject, predicate) == ((here, there) if way is Mark.ONWARD else (there, here))
        here = there
    assert here == Spelled(item.argument.conclusion.predicate)
    assert sorted(numbers) == list(range(1, item.length))
    assert end is Mark.END
    assert all(code < len(TOKENS) + len(sequence.spellings) for code in sequence.codes)


@pytest.mark.parametrize("index", range(20))
def test_an_explanation_begins_as_the_exercise_does(index):
    """What is learned first is needed again."""
    exercise = encode_exercise(CORPUS[index])
    explained = encode_item(CORPUS[index], Style.EXPLAIN_ANSWER)

    assert explained.codes[: len(exercise.codes) - 1] == exercise.codes[:-1]
    assert any(explained.notes)
    assert not any(exercise.notes)


def test_only_a_chain_makes_an_exercise():
    """The error shows the argument."""
    item = CORPUS[0]
    doubled = Argument(
        (*item.argument.premises, item.argument.conclusion), item.argument.conclusion
    )
    text = " ".join(f"{stated}." for stated in (*doubled.premises, doubled.conclusion))

    with pytest.raises(ArgumentError, match="must be a chain, got"):
        encode_exercise(replace(item, text=text, argument=doubled))
