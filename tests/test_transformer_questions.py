import numpy as np
import pytest

from syllogism.corpus.corpora import Corpus
from syllogism.corpus.recipes import Recipe
from syllogism.errors import ArgumentError
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_argument
from syllogism.reasoners.transformer.answers import Style
from syllogism.reasoners.transformer.questions import ask_argument, ask_text
from syllogism.reasoners.transformer.sequences import Sequence, encode_item, to_batch
from syllogism.reasoners.transformer.vocabulary import TOKENS, Mark, token_text

FERIO = Mood.parse("Ferio").syllogism("old men", "kings", "fools")


def _words(question):
    """A question as a person reads it."""
    return [
        token_text(TOKENS[code]) if code < len(TOKENS) else question.spellings[code - len(TOKENS)]
        for code in question.codes
    ]


def test_a_question_is_the_reading_the_numbered_premises_and_the_conclusion():
    """Each term at one place, however many words it has."""
    assert _words(ask_argument(FERIO, Import.MODERN)) == [
        *("modern", "1", "no", "kings", "are", "fools"),
        *("2", "some", "old men", "are", "kings"),
        *("therefore", "some", "old men", "are", "not", "fools", "answer"),
    ]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Every king is a fool", "every|king|is|a|fool"),
        ("Not all the kings are fools", "not|all|the|kings|are|fools"),
        ("Something is both a king and a fool", "something|is|both|a|king|and|a|fool"),
        ("No A is B", "no|A|is|B"),
        ('All "a, b" are "x ""y"" z"', 'all|a, b|are|x "y" z'),
        ("No men of the sea are cats and dogs", "no|men of the sea|are|cats and dogs"),
    ],
)
def test_a_sentence_keeps_its_words(sentence, words):
    """A function word is a token; what stands between two of them is one term."""
    argument = Argument((), Proposition(Form.A, "x", "y"))

    assert _words(ask_text(sentence, argument, Import.MODERN))[2:-1] == words.split("|")


def test_a_text_in_standard_form_is_the_question_of_its_argument():
    """Whether an argument comes as a text or as an object makes no difference."""
    corpus = Corpus(Recipe(varied=False), seed=3)
    for index in range(200):
        item = corpus[index]
        asked = ask_text(item.text, item.argument, item.reading)

        assert asked == ask_argument(parse_argument(item.text), item.reading)


def test_spellings_of_one_term_stay_apart():
    """That *king* and *kings* are one term is for the network to find out."""
    text = "No kings are fools. Some old man is a king. Hence some old men are not fools."
    question = ask_text(text, FERIO, Import.MODERN)

    assert question.spellings == ("kings", "fools", "old man", "king", "old men")
    assert question.terms == ("kings", "fools", "old men", "kings", "old men")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("No kings are fools.", r"must mention 6 terms, .*, got 2: \['kings', 'fools'\]"),
        (
            "No kings are fools. Some fools are kings. So some old men are not fools.",
            "one term, got 'fools' for 'fools' and 'old men'",
        ),
    ],
)
def test_a_text_must_mention_the_terms_of_its_argument_in_order(text, message):
    """Too few mentions, or one spelling for two terms, are refused."""
    with pytest.raises(ArgumentError, match=message):
        ask_text(text, FERIO, Import.MODERN)


def test_any_word_in_any_script_can_be_asked_about():
    """What is not ASCII is read byte by byte."""
    argument = Mood.parse("Barbara").syllogism("Έλληνες", "人", "x" * 200)
    question = ask_argument(argument, Import.TRADITIONAL)
    batch = to_batch([Sequence.of(question)], length=32, words=4, letters=256)

    assert bytes(batch.letters[0, 1, :200].astype(np.uint8)).decode() == "x" * 200
    spelled = {bytes(word[word > 0].astype(np.uint8)).decode() for word in batch.letters[0]}
    assert spelled == {"", *argument.terms}


def test_an_item_is_its_question_and_its_answer():
    """And the sequence says where the one ends and the other begins."""
    item = Corpus(Recipe(), seed=0)[0]
    sequence = encode_item(item, Style.ANSWER)

    assert TOKENS[sequence.codes[sequence.start - 1]] is Mark.ANSWER
    assert [TOKENS[code] for code in sequence.codes[sequence.start :]] == [item.verdict, Mark.END]


def test_a_batch_pads_and_refuses_what_has_no_room():
    """The error says how much room there is, and how much was needed."""
    sequence = Sequence.of(ask_argument(FERIO, Import.MODERN))
    batch = to_batch([sequence], length=24, words=3, letters=8)

    assert batch.codes[0].tolist() == [*sequence.codes, *[0] * (24 - len(sequence.codes))]
    assert batch.starts.tolist() == [len(sequence.codes)]
    with pytest.raises(ArgumentError, match="room for 16 codes, 3 spellings and 8 letters, got 18"):
        to_batch([sequence], length=16, words=3, letters=8)
