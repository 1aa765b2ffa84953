from dataclasses import replace

import pytest

from syllogism.corpus.corpora import Corpus
from syllogism.corpus.recipes import Recipe
from syllogism.errors import ArgumentError
from syllogism.language.arguments import Argument
from syllogism.reasoners.transformer.exercises import encode_exercise
from syllogism.reasoners.transformer.questions import ask_text
from syllogism.reasoners.transformer.vocabulary import TOKENS, Mark

CORPUS = Corpus(Recipe(lengths=(3, 7)), seed=2)


@pytest.mark.parametrize("index", range(20))
def test_an_exercise_walks_from_the_subject_to_the_predicate(index):
    """Through every premise once, each of which links the terms beside its number."""
    item = CORPUS[index]
    question = ask_text(item.text, item.argument, item.reading)
    sequence = encode_exercise(item)
    walked = [question.at(code) for code in sequence.codes[sequence.start :]]
    terms, numbers = [term.term for term in walked[:-1:2]], walked[1:-1:2]

    assert sequence.codes[: sequence.start] == question.codes
    assert walked[-1] is Mark.END
    assert (terms[0], terms[-1]) == item.argument.conclusion.terms
    assert sorted(numbers) == list(range(1, item.length))
    for place, number in enumerate(numbers):
        assert set(item.argument.premises[number - 1].terms) == set(terms[place : place + 2])
    assert all(code < len(TOKENS) + len(sequence.spellings) for code in sequence.codes)


def test_where_no_premise_leads_on_there_is_no_exercise():
    """The error names the term at which the walk ends."""
    item = CORPUS[0]
    argument = Argument(item.argument.premises, item.argument.conclusion)
    cut = Argument(argument.premises[:-1] * 2, argument.conclusion)
    text = " ".join(f"{premise}." for premise in (*cut.premises, cut.conclusion))

    with pytest.raises(ArgumentError, match="from term to term, got none from"):
        encode_exercise(replace(item, text=text, argument=cut))
