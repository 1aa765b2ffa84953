import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from syllogism.errors import ArgumentError, FormError, ParseError
from syllogism.language.arguments import Argument
from syllogism.language.complements import Complement
from syllogism.language.english import parse_english
from syllogism.language.moods import MOODS
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_argument
from syllogism.language.terms import group_spellings

BARBARA = "All men are mortal. All Greeks are men. Therefore, all Greeks are mortal."

# What a term must not be mistaken for, typed here anew: the package has its own list.
GRAMMAR = (
    "all every each no some not are is aren't isn\u2019t n't therefore so hence thus consequently "
    "a an the also and barely but hardly merely never of only or rarely scarcely seldom "
    'priori not-all x.all a. .b x; , ; ? ( ) ∴ |- ⊢ { } “ ” " "" A(x,y) U.S 3.5 AT&T '
    "everything nothing something things that which either neither nor both "
    "non non- non-x NON-all non-non-y non\u2011z ~x ¬y"
)
WORDS = st.text("abcdefghijklmnoprstuvyzäßπ", min_size=1, max_size=9) | st.sampled_from(
    GRAMMAR.split()
)
PHRASES = st.lists(WORDS | WORDS.map(str.title), min_size=1, max_size=4).map(" ".join)
ANYTHING = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs", "Zl", "Zp"],
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    ),
    min_size=1,
).filter(str.strip)
TERMS = PHRASES | ANYTHING


def are_distinct(terms):
    try:
        return len(group_spellings(terms)) == len(terms)
    except ArgumentError:
        return False


@given(st.sampled_from(MOODS), st.tuples(TERMS, TERMS, TERMS).filter(are_distinct))
def test_what_an_argument_says_is_read_back(mood, terms):
    """English out and English in agree on all moods, whatever the terms are made of."""
    argument = mood.syllogism(*terms)

    assert parse_argument(str(argument)) == argument


@given(st.data())
def test_premise_sets_of_any_size_are_read_back(data):
    """Not only syllogisms are arguments, and they may speak of complements."""
    terms = data.draw(st.lists(TERMS, min_size=1, max_size=6))
    assume(are_distinct(terms))
    pick = st.sampled_from(terms) | st.sampled_from(terms).map(Complement)
    said = data.draw(
        st.lists(st.builds(Proposition, st.sampled_from(Form), pick, pick), min_size=1)
    )
    argument = Argument(tuple(said[:-1]), said[-1])

    assert parse_english(str(argument)) == argument


@pytest.mark.parametrize(
    ("sentence", "proposition"),
    [
        ("All poets are mortal", "All poets are mortal"),
        ("Every man is mortal", "All men are mortal"),
        ("Each dog is an animal", "All dogs are animals"),
        ("All water is wet", "All water are wet"),
        ("No fish is a mammal", "No fish are mammals"),
        ("No cat is a dog", "No cats are dogs"),
        ("Some swimmer is not a fish", "Some swimmers are not fish"),
        ("some birds aren't swans", "Some birds are not swans"),
        ("Some bird isn\u2019t a swan", "Some birds are not swans"),
        ("Not all birds are swans", "Some birds are not swans"),
        ("NOT EVERY bird IS a swan", "Some birds are not swans"),
        ("Not each bird is a swan.", "Some birds are not swans"),
        ("Some poets is mortal", "Some poets are mortal"),
        ("All the people are the winners", "All people are winners"),
        ("All A are B", "All A are B"),
        ("Every A is a B", "All A are B"),
        ("No a is an A", "No a are a"),
        ("Some sons of a king are kings", "Some sons of a king are kings"),
        ("Every friend of the king is a wise old man", "All friends of the king are wise old men"),
        ("All AT&T engineers are well-read", "All AT&T engineers are well-read"),
        ("All U.S citizens are over 3.5 feet", "All U.S citizens are over 3.5 feet"),
        ("Some σοφοί are naïve 🙂", "Some σοφοί are naïve 🙂"),
        ("All bread and butter is tasty", "All bread and butter are tasty"),
        ('All "things that are not" are "no things"', 'All "things that are not" are "no things"'),
        ("All “so and so” are men", 'All "so and so" are men'),
        ('All friends of "The  Who" are old', 'All "friends of The  Who" are old'),
        ('All "wise" men are "The Who"', 'All wise men are "The Who"'),
        ('All "a ""b""" are “c "d"”', 'All "a ""b""" are "c ""d"""'),
        ("Some men are n't mortal", "Some men are not mortal"),
        ("Some man is n\u2019t a poet", "Some men are not poets"),
        ("Some men aren\u02bct mortal", "Some men are not mortal"),
        ("All a priori truths are known", "All a priori truths are known"),
        ("Every truth is an a priori truth", "All truths are a priori truths"),
        ("Some truth is a posteriori", "Some truth are a posteriori"),
        ("So all men are mortal", "All men are mortal"),
    ],
)
def test_a_sentence_states_one_proposition(sentence, proposition):
    """Standard form, with `is` or `are`, articles, either number and any case."""
    assert str(parse_english(sentence).conclusion) == proposition


@pytest.mark.parametrize(
    "text",
    [
        "All men are mortal\nAll Greeks are men\nTherefore\nall Greeks are mortal\n",
        "\n\n  All men are mortal;\r\n\r\n  all Greeks are men;\n ∴ all Greeks are mortal\n\n",
        "All men are mortal, and all Greeks are men, so all Greeks are mortal.",
        "All men are mortal and all Greeks are men and therefore all Greeks are mortal",
        "All men are mortal. And all Greeks are men hence all Greeks are mortal.",
        "All men are mortal, all Greeks are men; thus: all Greeks are mortal",
        "All men are mortal.All Greeks are men.So all Greeks are mortal.",
        "Consequently, all Greeks are mortal. All men are mortal. All Greeks are men.",
        "All men are mortal. Therefore all Greeks are mortal, and all Greeks are men",
        "All men are mortal. All Greeks are men. All Greeks are mortal.",
        "Every man is mortal. Every Greek is a man. Therefore every Greek is mortal.",
        "every Man is mortal. EVERY greek is A man. SO every Greek IS MORTAL.",
    ],
)
def test_running_text_and_lines_make_the_same_argument(text):
    """The conclusion is what is marked, wherever it stands, or else what comes last."""
    argument = parse_english(text)

    assert str(argument).casefold() == BARBARA.casefold()


def test_distinct_propositions_are_never_printed_alike():
    """A term that the grammar would read otherwise stands between double quotes."""
    assert str(Proposition(Form.I, "x", "not y")) == 'Some x are "not y"'
    assert str(Proposition(Form.O, "x", "y")) == "Some x are not y"
    for term in ("things that are red", "a. b", "of wood", "the dogs", "x and", "only y", "n't y"):
        assert str(Proposition(Form.A, term, "x")) == f'All "{term}" are x'


@pytest.mark.parametrize(
    "term", ["wise old men", "bread and butter", "σοφοί 🙂", "U.S citizens", "isles", "a", "A&B"]
)
def test_ordinary_terms_are_printed_as_they_are(term):
    """Quotes are for those that need them."""
    assert str(Proposition(Form.A, term, term)) == f"All {term} are {term}"


@pytest.mark.parametrize("sign", "\x00\t\n\r\x1b\x7f\x85\x9b\u2028\u202e\ud800")
def test_a_term_holds_nothing_that_commands_a_terminal(sign):
    """A text from elsewhere is printed as it is read, so this is refused where terms are made."""
    with pytest.raises(FormError, match="without control characters"):
        Proposition(Form.A, "x", f"y{sign}z")


@pytest.mark.parametrize(
    "premises",
    [
        "All food is good. All goods are taxed.",
        "All foods are good. All goods are taxed.",
        "All goods are taxed. No food is good.",
        "All cargo is arms. Every arm is a limb.",
        "Every man is human. Every man is tall. All humans are mortal. All mortals are wise.",
    ],
)
def test_an_adjective_is_not_taken_for_a_noun(premises):
    """A bare predicate may be an adjective: food that is good is no goods."""
    with pytest.raises(ArgumentError, match="or an adjective; use one spelling for each term"):
        parse_english(premises)


@pytest.mark.parametrize(
    "text",
    [
        "All food is a good. All goods are taxed. So all food is taxed.",
        "All foods are goods. Every good is taxed. So all foods are taxed.",
        "All food is good. Every good is a gift. All goods are taxed. So all food is taxed.",
        "All trout are fish. All fishes are wet. So all trout are wet.",
    ],
)
def test_a_noun_is_one_term_in_the_singular_and_the_plural(text):
    """An article, or a plural after `are`, or the same spelling elsewhere shows that it is one."""
    argument = parse_english(text)

    assert argument.conclusion.predicate == argument.premises[-1].predicate
    assert argument.premises[0].predicate == argument.premises[-1].subject


def test_a_term_is_shown_as_a_plural_that_was_written_if_there_is_one():
    """A plural seen anywhere serves everywhere; otherwise a sure singular is inflected."""
    text = "Every person is a mortal. Some wug is good. No ox is a wug; all cities are A."

    assert str(parse_english(text)) == (
        "All people are mortals. Some wugs are good. No oxen are wugs. Therefore, all cities are A."
    )


def test_two_singulars_with_one_plural_stay_singular():
    """Terms that differ are never shown, nor reasoned about, as one."""
    argument = parse_english("Every axis is a line. Every axe is a tool. So some axe is a line.")

    assert argument.terms == ("axis", "lines", "axe", "tools")


@pytest.mark.parametrize(
    ("text", "problem", "marked"),
    [
        ("", "expected All, No or Some", ""),
        ("Most men are mortal", "expected All, No or Some", "Most"),
        ("Socrates is a man", "expected All, No or Some", "Socrates"),
        ("Are all men mortal?", "expected All, No or Some", "Are"),
        ("Not men are mortal", "expected All, No or Some", "Not"),
        ("Therefore poets are mortal", "expected All, No or Some", "poets"),
        ("All men are mortal. Therefore, ", "expected All, No or Some", ""),
        ("All men are mortal.. No x are y", "expected All, No or Some", "."),
        ("All are mortal", "expected a subject after 'All'", "are"),
        ("All men are mortal. Some", "expected a subject after 'Some'", ""),
        ("No, men are x", "expected a subject after 'No'", ","),
        ("Some poets mortal. All x are y", "expected 'are' after the subject", ". All"),
        ("Some poets all are x", "expected 'are' after the subject", "all"),
        ("All men (Greeks) are x", "expected 'are' after the subject", "("),
        ("All old, wise men are x", "expected 'are' after the subject", ","),
        ("All men \0are x", "expected 'are' after the subject", "\0"),
        ("All men", "expected 'are' after the subject", ""),
        ("All men are", "expected a predicate after 'are'", ""),
        ("Some men are not\nAll x are y", "expected a predicate after 'not'", "\n"),
        ("All men are - mortal", "expected a predicate after 'are'", "-"),
        ("All men are x are y", "expected the sentence to end after 'x'", "are y"),
        ("All men are mortal!", "expected the sentence to end after 'mortal'", "!"),
        ("All men are mortal, Greeks are men", "expected the sentence to end after 'mortal'", ","),
        ("All men are some", "expected a predicate after 'are'", "some"),
        ("All men are mortal?", "expected a statement, got a question", "?"),
        ('All "men are x', "expected some words and a closing double quote", '"'),
        ('All men are ""', "expected some words and a closing double quote", '""'),
        ("All of the men are x", "expected a term that does not begin with 'of'", "of"),
        ("All men are never x", "expected a term that does not begin with 'never'", "never"),
        ("Some men are not only x", "expected a term that does not begin with 'only'", "only"),
        ("Some men are seldom x", "expected a term that does not begin with 'seldom'", "seldom"),
        ("Some men are rarely x", "expected a term that does not begin with 'rarely'", "rarely"),
        ("Some men are hardly x", "expected a term that does not begin with 'hardly'", "hardly"),
        ("No man is merely an x", "expected a term that does not begin with 'merely'", "merely"),
        ("All men are scarcely x", "expected a term that does not begin with 'scarcely'", "scarce"),
        ("All men are n't x", "'all ... are n't' has two meanings", "are n't"),
        ("Some men aren't", 'expected a predicate after "aren\'t"', ""),
        ('All "x\x1b[2J" are y', "expected some words and a closing double quote", '"x'),
        ("All men are x and", "expected a term that does not end with 'and'", "and"),
        ("So all x are y. Hence no y are x", "expected one conclusion, got a second one", "Hence"),
        ("All men are not x", "'all ... are not' has two meanings", "are not"),
        ("Every man is not an x", "'every ... is not' has two meanings", "is not"),
        ("No men are not x", "'no ... are not' denies twice", "are not"),
        ("Not all men aren't x", "'not all ... aren't' denies twice", "aren't"),
    ],
)
def test_what_is_not_understood_is_refused_at_its_place(text, problem, marked):
    """The caret stands under the first word that does not fit, or behind the text."""
    with pytest.raises(ParseError) as raised:
        parse_english(text)

    assert raised.value.problem == problem
    assert raised.value.position == (text.rindex(marked) if marked else len(text.rstrip()))
    assert raised.value.hint


def test_an_error_is_a_picture_of_the_place():
    """The line, a caret under the whole word, and how such a text reads when it is right."""
    with pytest.raises(ParseError) as raised:
        parse_english("All men are mortal.\n  Most Greeks are men.\nSo some Greeks are mortal.")

    assert str(raised.value) == (
        "expected All, No or Some\n"
        "      Most Greeks are men.\n"
        "      ^^^^\n"
        "A proposition reads: All | No | Some <subject> are [not] <predicate>."
    )


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (
            "All poets are not mortals",
            "Say which is meant: 'No poets are mortals' or 'Not all poets are mortals'.",
        ),
        (
            "Each man is not a fish",
            "Say which is meant: 'No man is a fish' or 'Not every man is a fish'.",
        ),
        ('No "x y" are not z', "Say what is meant: 'All \"x y\" are z'."),
        ("Not all x are not y", "Say what is meant: 'Some x are y'."),
    ],
)
def test_an_unclear_denial_is_answered_with_clear_ones(text, hint):
    """*All ... not* is two propositions in English, so the reader is asked which."""
    with pytest.raises(ParseError) as raised:
        parse_english(text)

    assert raised.value.hint == hint
    for offered in hint.split("'")[1::2]:
        parse_english(offered)


PIECES = st.sampled_from(
    [
        "All",
        "no",
        "some",
        "not",
        "are",
        "is",
        "a",
        "so",
        "and",
        "men",
        "x",
        ",",
        ".",
        "\n",
        '"',
        "?",
    ]
)


@given(st.lists(PIECES).map(" ".join) | st.text())
def test_whatever_is_written_is_read_or_refused_by_an_error_of_ours(text):
    """With a place inside the text."""
    place = 0
    try:
        parse_english(text)
    except ParseError as error:
        place = error.position
    except ArgumentError:
        pass

    assert 0 <= place <= len(text)
