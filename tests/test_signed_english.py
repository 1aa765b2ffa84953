"""Complements in English: `non-`, and sentences about everything."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_english import PIECES, TERMS

from syllogism.errors import ArgumentError, ParseError
from syllogism.language.complements import Complement
from syllogism.language.english import parse_english
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_argument, parse_proposition

NON_CATS, NON_DOGS = Complement("cats"), Complement("dogs")

WORDINGS = {
    Proposition(Form.A, "cats", "dogs"): [
        "Everything that is a cat is a dog",
        "All things that are cats are dogs",
        "Every thing which is a cat is a dog",
    ],
    Proposition(Form.A, "dogs", "cats"): [
        "Everything that is a dog is a cat",
        "Each thing that is a dog is a cat",
    ],
    Proposition(Form.E, "cats", "dogs"): [
        "Nothing is both a cat and a dog",
        "Nothing that is a cat is a dog",
        "No things that are cats are dogs",
        "No thing that is a cat is a dog",
    ],
    Proposition(Form.A, NON_CATS, "dogs"): [
        "All non-cats are dogs",
        "Every non-cat is a dog",
        "Everything is a cat or a dog",
        "Everything is either a cat or a dog",
        "Everything that is not a cat is a dog",
        "everything that isn\u2019t a cat is a dog",
        "EVERYTHING WHICH IS NOT a cat IS a dog",
        "All things that are not cats are dogs",
        "All things that aren't cats are dogs",
    ],
    Proposition(Form.I, "cats", "dogs"): [
        "Something is both a cat and a dog",
        "Something that is a cat is a dog",
        "Some things that are cats are dogs",
    ],
    Proposition(Form.O, "cats", "dogs"): [
        "Not everything that is a cat is a dog",
        "Something that is a cat is not a dog",
        "Not all things that are cats are dogs",
    ],
    Proposition(Form.O, "dogs", "cats"): [
        "Not everything that is a dog is a cat",
        "Something that is a dog isn't a cat",
    ],
    Proposition(Form.I, NON_CATS, NON_DOGS): [
        "Some non-cats are non-dogs",
        "Some non-cat is a non-dog",
        "Something is neither a cat nor a dog",
        "Something that is not a cat is a non-dog",
    ],
    Proposition(Form.O, NON_CATS, "dogs"): [
        "Some non-cats are not dogs",
        "Something that is not a cat is not a dog",
        "Some things that are not cats aren't dogs",
        "Not everything is a cat or a dog",
        "Not everything is either a cat or a dog",
        "Not everything that is not a cat is a dog",
    ],
    Proposition(Form.E, NON_CATS, "dogs"): [
        "No non-cat is a dog",
        "Nothing that is not a cat is a dog",
    ],
    Proposition(Form.E, NON_CATS, NON_DOGS): [
        "No non-cats are non-dogs",
        "Nothing is neither a cat nor a dog",
    ],
}
SAID = [(text, proposition) for proposition, texts in WORDINGS.items() for text in texts]


@pytest.mark.parametrize(("text", "proposition"), SAID, ids=[text for text, _ in SAID])
def test_each_signed_statement_has_several_wordings(text, proposition):
    """The eight statements about two terms and their complements, and some that equal them."""
    for said in (text, f"Therefore, {text}.", f"So {text[0].lower()}{text[1:]}"):
        assert parse_proposition(said) == proposition


@pytest.mark.parametrize(
    ("text", "subject", "printed"),
    [
        ("All non-smokers are x", Complement("smokers"), "non-smokers"),
        ("All NON-smokers are x", Complement("smokers"), "non-smokers"),
        ("All the non\u2010smokers are x", Complement("smokers"), "non-smokers"),
        ("All non\u2011smokers are x", Complement("smokers"), "non-smokers"),
        ('All non-"wise men" are x', Complement("wise men"), 'non-"wise men"'),
        ("All non\u2011“wise men” are x", Complement("wise men"), 'non-"wise men"'),
        ('All non-"smokers" are x', Complement("smokers"), "non-smokers"),
        ("All non-non-smokers are x", "smokers", "smokers"),
        ('All non-non-non-"wise men" are x', Complement("wise men"), 'non-"wise men"'),
        ("All non-mothers-in-law are x", Complement("mothers-in-law"), "non-mothers-in-law"),
        ("All non-U.S are x", Complement("U.S"), "non-U.S"),
        ("All nonsmokers are x", "nonsmokers", "nonsmokers"),
        ("All nonsense are x", "nonsense", "nonsense"),
        ("All non are x", "non", "non"),
        ('All "non-smokers" are x', "non-smokers", '"non-smokers"'),
        ('All non-"non-smokers" are x', Complement("non-smokers"), 'non-"non-smokers"'),
        ("All non-profit organisations are x", "non-profit organisations", None),
        ("All non\u2011profit organisations are x", "non-profit organisations", None),
        ("All large non-smokers are x", "large non-smokers", None),
        ('All non-"all" are x', Complement("all"), 'non-"all"'),
    ],
)
def test_non_before_one_word_or_quotes_makes_a_complement(text, subject, printed):
    """Before one of several words it is an adjective; whatever is read is printed to be reread."""
    proposition = parse_proposition(text)

    assert proposition == Proposition(Form.A, subject, "x")
    assert str(proposition) == f"All {printed or subject} are x"
    assert parse_proposition(str(proposition)) == proposition


SIGNED_TERMS = TERMS | TERMS.map(Complement)


@given(st.builds(Proposition, st.sampled_from(Form), SIGNED_TERMS, st.just(Complement("qqq"))))
def test_what_a_signed_proposition_says_is_read_back(proposition):
    """Whatever its terms are made of, and also in the converse, where the other one comes last."""
    for said in (proposition, proposition.converse):
        assert parse_proposition(str(said)) == said


@pytest.mark.parametrize(
    "term",
    ["non-x", "NON-x", "non\u2011x", "non-", "non- x", "x non-", "non-non-", "x.non-y", "non-x y"],
)
def test_a_name_that_looks_like_a_complement_is_none(term):
    """It stands between quotes, as does its complement."""
    for subject in (term, Complement(term)):
        proposition = Proposition(Form.A, subject, "z")

        assert parse_proposition(str(proposition)) == proposition


def test_a_term_and_its_complement_share_one_name():
    """Number and case are those of the word without its sign."""
    argument = parse_argument(
        "Every non-smoker is a swimmer. No child is a SMOKER. So all children are swimmers."
    )

    assert argument.terms == ("smokers", "swimmers", "children")
    assert str(argument.premises[0]) == "All non-smokers are swimmers"


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (
            "Everything that is not a cat is a dog. No fish are cats. So all fish are dogs.",
            ("cats", "dogs", "fish"),
        ),
        ("Everything that is not A is B. No X are A. So all X are B.", ("A", "B", "X")),
        ("No X are A.Everything is A or B, and so everything that is X is B", ("X", "A", "B")),
        (
            "Everything is good or bad. No wine is good. So all wine is bad.",
            ("good", "bad", "wine"),
        ),
        (
            "Nothing is both a cat and a dog and nothing is neither a cat nor a dog; "
            "therefore: everything is a cat or a dog",
            ("cats", "dogs"),
        ),
    ],
)
def test_sentences_about_everything_stand_among_others(text, terms):
    """Joined like any others, and about the same terms."""
    assert parse_argument(text).terms == terms


def test_a_conclusion_about_everything_is_marked_like_any_other():
    """Wherever it stands; and the error about a second proposition points at where it begins."""
    argument = parse_english("Therefore, everything is A or B. No x are y.")

    assert argument.conclusion == Proposition(Form.A, Complement("A"), "B")
    with pytest.raises(ParseError, match="expected one proposition, got 2") as raised:
        parse_proposition("No x are y. Everything is A or B.")
    assert raised.value.position == len("No x are y. ")


def test_a_plural_after_are_is_a_noun_about_everything_too():
    """*Things that are not cats* are about the term of *every cat*."""
    argument = parse_english("All things that are not cats are dogs. Every cat is a pet.")

    assert argument.terms == ("cats", "dogs", "pets")


def test_an_adjective_is_not_taken_for_a_noun_about_everything_either():
    """What is not good may be goods."""
    with pytest.raises(ArgumentError, match="or an adjective"):
        parse_english("Everything that is not good is cheap. All goods are taxed.")


@pytest.mark.parametrize(
    "text",
    [
        "All people who know everything are wise",
        "All nothing are something",
        "Some nothings are bread and nothing",
        "All either and both are neither cats nor dogs",
        "Every thing is good",
        "All things are good",
        "All which hunts are that thing",
    ],
)
def test_the_words_of_such_sentences_are_words_like_any_other_elsewhere(text):
    """Only where a sentence begins do they mean everything."""
    proposition = parse_english(text).conclusion

    assert parse_english(str(proposition)).conclusion == proposition
    assert not proposition.is_signed


def test_a_term_that_would_begin_such_a_sentence_is_printed_in_quotes():
    """*All things that are x* begins a sentence about everything."""
    for subject in ("things that", "things which"):
        assert str(Proposition(Form.A, subject, "x")) == f'All "{subject}" are x'


PAIR = "expected 'is A or B' after 'Everything'"
BOTH = "expected 'is both A and B' or 'is neither A nor B' after {!r}".format


@pytest.mark.parametrize(
    ("text", "problem", "marked"),
    [
        ("Everything", "expected 'is' or 'that is'", ""),
        ("Everything glitters", "expected 'is' or 'that is'", "glitters"),
        ("Everything that glitters is x", "expected 'is' after 'that'", "glitters"),
        ("Nothing which", "expected 'is' after 'which'", ""),
        ("Everything is mortal", PAIR, "is mortal"),
        ("Everything is A and B", PAIR, "is A"),
        ("Everything is both A and B", PAIR, "is both"),
        ("Everything is neither A nor B", PAIR, "is neither"),
        ("Everything is not A or B", PAIR, "is not"),
        ("Everything is either A", PAIR, "is either"),
        ("Not everything is both A and B", "expected 'is A or B' after 'Not everything'", "is b"),
        ("Nothing is mortal", BOTH("Nothing"), "is"),
        ("Nothing is A or B", BOTH("Nothing"), "is"),
        ("Nothing is A and B", BOTH("Nothing"), "is"),
        ("Nothing is neither A or B", BOTH("Nothing"), "is"),
        ("Something is A or B", BOTH("Something"), "is"),
        ("Something is not both A and B", BOTH("Something"), "is"),
        ("Everything is A or B or C", "expected a term without 'or'", "or C"),
        ("Everything is either A or either B", "expected a term without 'either'", "either"),
        ("Nothing is both A and B and C", "expected a term without 'and'", "and C"),
        ("Everything that is A or B is C", "expected a term without 'or'", "or"),
        ("Everything that is A is either B or C", "expected a term without 'either'", "either"),
        ("Everything is A or", "expected a term after 'or'", "or"),
        ("Something is neither nor B", "expected a term before 'nor'", "nor"),
        ("Everything is a cat or of wood", "expected a term that does not begin with 'of'", "of"),
        ("All men that are mortal", "expected a term that does not end with 'that'", "that"),
        ("Everything that is not A is not B", "'everything ... is not' has two meanings", "is not"),
        ("All things that are A aren't B", "'all things ... aren't' has two meanings", "aren't"),
        ("Nothing that is A is not B", "'nothing ... is not' denies twice", "is not"),
        ("Not everything that is A isn't B", "'not everything ... isn't' denies twice", "isn't"),
        ("All non- smokers are x", "expected a word or double quotes directly after 'non-'", "non"),
        ("All x are non-.5", "expected a word or double quotes directly after 'non-.5'", "non"),
        ('All non- "x" are y', "expected a word or double quotes directly after 'non-'", "non"),
        ('All non-"x" y are z', "expected a term that is all in the quotes after 'non-'", "non"),
        ('All x are y non-"z"', "expected a term that is all in the quotes after 'non-'", "non"),
        ('All non-"x are y', "expected some words and a closing double quote", '"'),
    ],
)
def test_what_says_more_or_less_or_is_unclear_is_refused_at_its_place(text, problem, marked):
    """The caret stands under the first word that does not fit, and the hint shows ones that do."""
    with pytest.raises(ParseError) as raised:
        parse_english(text)

    assert raised.value.problem == problem
    assert raised.value.position == (text.rindex(marked) if marked else len(text))
    assert raised.value.hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (
            "Everything that is a cat is not a dog",
            "Say which is meant: 'Nothing that is a cat is a dog' or "
            "'Not everything that is a cat is a dog'.",
        ),
        (
            "All things that are not x aren't y",
            "Say which is meant: 'No things that are not x are y' or "
            "'Not all things that are not x are y'.",
        ),
        ("Nothing that is x isn't y", "Say what is meant: 'Everything that is x is y'."),
        ("No things that are x are not y", "Say what is meant: 'All things that are x are y'."),
        (
            "Not everything that is x is not a y",
            "Say what is meant: 'Something that is x is a y'.",
        ),
        (
            "Everything is mortal",
            "Of everything one says: Everything is A or B. Everything that is [not] A is B. "
            "Nothing is both A and B. Something is neither A nor B.",
        ),
        (
            "All non- smokers are x",
            'A complement reads non-smokers, or non-"wise men" if the term has several words.',
        ),
    ],
)
def test_what_is_refused_is_answered_with_what_is_read(text, hint):
    """Every sentence that a hint offers is read."""
    with pytest.raises(ParseError) as raised:
        parse_english(text)

    assert raised.value.hint == hint
    for offered in hint.split("'")[1::2]:
        parse_english(offered)


WORDS = st.sampled_from(
    [
        "Everything is",
        "not everything is x",
        "nothing that is",
        "Some things which are",
        "something",
        "neither x nor",
        "both x",
        "either",
        "or y",
        "non-",
        "non-x",
    ]
)


@given(st.lists(PIECES | WORDS).map(" ".join))
def test_whatever_is_written_about_everything_is_read_or_refused_by_an_error_of_ours(text):
    """And what is read is printed so that it is read again."""
    argument = None
    with suppress(ParseError, ArgumentError):
        argument = parse_english(text)

    assert argument is None or parse_english(str(argument)) == argument
