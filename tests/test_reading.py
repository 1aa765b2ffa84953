import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syllogism.errors import ArgumentError, ParseError, SyllogismError
from syllogism.language.moods import MOODS, Mood
from syllogism.language.notation import write_notation
from syllogism.language.reading import (
    parse_argument,
    parse_line,
    parse_proposition,
    parse_propositions,
    parse_record,
)

BARBARA = Mood.parse("Barbara").syllogism()


@pytest.mark.parametrize("mood", MOODS, ids=str)
def test_a_mood_notation_english_and_json_say_the_same(mood):
    """All 256 moods, in every language that is read."""
    argument = mood.syllogism("poets", "wise men", "dreamers")
    record = {
        "premises": [str(p) for p in argument.premises],
        "conclusion": str(argument.conclusion),
    }

    assert parse_argument(str(mood)) == mood.syllogism()
    assert parse_argument(write_notation(argument)) == argument
    assert parse_argument(str(argument)) == argument
    assert parse_record(json.dumps(record)) == argument


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("All men are mortal.", "at least one premise"),
        ("|- A(S,P)", "at least one premise"),
        ("All men are mortal. So all men are Greek", "'Greek', which no premise mentions"),
        ("A(M,P) A(N,S) |- A(S,P)", "four terms"),
        ("All food is good. All goods are taxed. So all food is taxed.", "or an adjective"),
        ("Every omen is bad. All Oman are big. So every omen is big.", "four terms"),
    ],
)
def test_an_argument_whose_terms_do_not_hang_together_is_handed_back(text, complaint):
    """In whatever language it was written."""
    with pytest.raises(ArgumentError, match=complaint):
        parse_argument(text)


@pytest.mark.parametrize("text", ["", " ", "\n\t \n"])
def test_an_empty_text_is_no_argument(text):
    """And no proposition; the hint shows one."""
    for parse in (parse_argument, parse_proposition, parse_line):
        with pytest.raises(ParseError, match=r"empty text\n.*\n.*\nSuch as: All M are P"):
            parse(text)


def test_what_looks_like_another_form_is_printed_so_that_it_is_read_back():
    """I about the term `not y` is no O about y."""
    argument = parse_argument("I(x,not y) A(y,y) |- O(x,y)")

    assert str(argument) == 'Some x are "not y". All y are y. Therefore, some x are not y.'
    assert parse_argument(str(argument)) == argument


@pytest.mark.parametrize("noun", ["specimen", "accomplice", "regimen"])
def test_a_noun_that_looks_like_an_irregular_plural_is_one_term(noun):
    """The two premises share their middle term."""
    text = f"Every {noun} is an x. All {noun}s are y. Therefore, some x are y."

    assert len(parse_argument(text).terms) == 3


def test_a_lone_word_is_read_as_a_mood():
    """Nothing else is said in one word."""
    assert parse_argument(" camestres ") == Mood.parse("AEE-2").syllogism()
    with pytest.raises(ParseError, match="an argument or a mood"):
        parse_argument("Socrates")


def test_a_proposition_is_read_in_either_language():
    """A conclusion word before it does no harm."""
    proposition = parse_proposition("O(swimmers,fish)")

    assert parse_proposition("Not every swimmer is a fish.") == proposition
    assert parse_proposition("Therefore, some swimmers are not fish") == proposition


@pytest.mark.parametrize(
    ("text", "position"),
    [("All x are y. No y are z", 13), ("A(x,y) E(y,z)", 7), ("A(x,y) |- I(x,y)", 10)],
)
def test_one_proposition_is_not_two(text, position):
    """The second is where the error points."""
    with pytest.raises(ParseError, match="expected one proposition, got 2") as raised:
        parse_proposition(text)

    assert raised.value.position == position


def test_terms_are_one_across_separate_texts():
    """Premises given one by one share their terms, whichever language and number they are in."""
    texts = [
        "Every whale is a mammal",
        "A(mammal,animal)",
        "No whales are fish. Some fish are pets",
    ]

    assert list(map(str, parse_propositions(texts))) == [
        "All whales are mammals",
        "All mammals are animal",
        "No whales are fish",
        "Some fish are pets",
    ]


def test_notation_alone_keeps_its_terms_apart():
    """Where no English is mixed in, a name is just a name."""
    assert [p.terms for p in parse_propositions(["A(dog,dogs)", "A(S,s)"])] == [
        ("dog", "dogs"),
        ("S", "s"),
    ]


def test_premises_hold_no_conclusion():
    """A conclusion among premises is a mistake worth telling."""
    for text in ("All x are y. So all y are x", "A(x,y) |- I(x,y)"):
        with pytest.raises(ParseError, match="expected premises only, got a conclusion"):
            parse_propositions(["All x are y", text])


@pytest.mark.parametrize(
    "premises", [["All M are P", "Every S is an M"], "All M are P. All S are M."]
)
def test_a_record_holds_premises_as_a_list_or_as_one_text(premises):
    """Further fields are for others to read."""
    line = json.dumps({"id": 7, "premises": premises, "conclusion": "Therefore, all S are P"})

    assert parse_line(f"  {line}\n") == BARBARA
    assert parse_line("Barbara\n") == parse_line(str(BARBARA)) == BARBARA


@pytest.mark.parametrize(
    ("line", "error", "complaint"),
    [
        ("{", ParseError, "expected JSON: .*\n    {\n     \\^\nA record reads"),
        ('{"premises": []}', ArgumentError, "got the fields \\['premises'\\]"),
        ("[]", ArgumentError, "a record must read .*, got \\[\\]"),
        ('{"premises": 3, "conclusion": "All x are y"}', ArgumentError, "got 3"),
        ('{"premises": ["x", null], "conclusion": "y"}', ArgumentError, "list of strings, got"),
        ('{"premises": [], "conclusion": ["y"]}', ArgumentError, "must be a string, got \\['y'\\]"),
        ('{"premises": [], "conclusion": "All x are y"}', ArgumentError, "at least one premise"),
        ('{"premises": ["All x are y"], "conclusion": ""}', ParseError, "empty text"),
        ('{"premises": ["All x y"], "conclusion": "All x are y"}', ParseError, "expected 'are'"),
        ('{"premises": ' + "[" * 100_000, ArgumentError, "recursion"),
        ('{"premises": ' + "1" * 5_000, ArgumentError, "digits"),
    ],
)
def test_a_faulty_record_is_refused_by_name(line, error, complaint):
    """What was needed, and what came."""
    with pytest.raises(error, match=complaint):
        parse_record(line)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "All " + "x " * 50_000,
        "All x are y and" + " " * 100_000 + "some",
        "All x are y, so" + " " * 100_000 + ", z",
        'All "' + " " * 100_000,
        "A(" * 50_000,
        "A(" + " " * 100_000,
        "🙂" * 100_000,
        "\0" * 100_000,
        "All \ud800 are x",
        "All \x1b[31m are x",
        "\ufeffAll x are y",
        'All x are "\x1b[31m"',
        "A(x,\x1b[31m) |- A(x,y)",
        "“" * 100_000,
        '"' * 100_000,
        "“x" * 50_000 + "|-",
        'All "' + '""' * 50_000,
        "All " + "non-" * 50_000,
        "All things" + " " * 100_000 + "that",
        "All x are y and everything" + " " * 100_000 + "is",
        "A(" + "~ " * 50_000,
    ],
    ids=lambda text: text[:12].encode("unicode_escape").decode(),
)
def test_long_and_odd_texts_are_refused_in_good_time(text):
    """No text takes time quadratic in its length, and none escapes with another error."""
    for parse in (parse_argument, parse_proposition, parse_line):
        with pytest.raises(SyllogismError):
            parse(text)


@given(st.text())
def test_any_line_is_read_or_refused_by_an_error_of_ours(line):
    """Also when it looks like JSON."""
    for text in (line, "{" + line):
        with suppress(SyllogismError):
            parse_line(text)


def test_complements_are_read_in_every_language():
    """Running text, notation and a record of both make one argument, and it is read back."""
    text = "Everything that is not A is B. No X are A. So all X are B."
    record = {"premises": ["Everything is A or B", "E(X,A)"], "conclusion": "All X are B"}
    argument = parse_argument(text)

    assert argument == parse_argument("A(¬A,B) E(X,A) |- A(X,B)") == parse_line(json.dumps(record))
    assert argument == parse_argument(str(argument)) == parse_argument(write_notation(argument))
    assert argument.is_signed


def test_complements_are_one_term_across_separate_texts():
    """Notation beside English gives its names a number."""
    texts = ["Every non-whale is a fish", "A(~fish,~dog)", "No dogs are non-cats"]

    assert list(map(str, parse_propositions(texts))) == [
        "All non-whales are fish",
        "All non-fish are non-dogs",
        "No dogs are non-cats",
    ]
