import pytest
from hypothesis import given
from hypothesis import strategies as st

from syllogism.errors import ArgumentError, ParseError
from syllogism.language.arguments import Argument
from syllogism.language.complements import Complement
from syllogism.language.moods import MOODS
from syllogism.language.notation import is_notation, parse_notation, write_notation
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_proposition

BARBARA = Argument(
    (Proposition(Form.A, "M", "P"), Proposition(Form.A, "S", "M")), Proposition(Form.A, "S", "P")
)

NAMES = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs", "Zl", "Zp"],
        exclude_characters=",()\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    ),
    min_size=1,
).filter(lambda name: name == name.strip() and name[0] not in "~¬")
TERMS = NAMES | NAMES.map(Complement)
PROPOSITIONS = st.builds(Proposition, st.sampled_from(Form), TERMS, TERMS)
ARGUMENTS = st.builds(Argument, st.lists(PROPOSITIONS).map(tuple), PROPOSITIONS)


@given(ARGUMENTS)
def test_what_is_written_is_read_back(argument):
    """Any number of premises, any names, any complements: notation is exact."""
    assert parse_notation(write_notation(argument)) == argument


@pytest.mark.parametrize("mood", MOODS, ids=str)
def test_a_mood_is_the_syllogism_in_its_letters(mood):
    """All 256 moods, and the traditional names in any case."""
    for text in (str(mood), f" {(mood.name or str(mood)).lower()}\n"):
        assert parse_notation(text) == mood.syllogism()


@pytest.mark.parametrize(
    "text",
    [
        "A(M,P) A(S,M) |- A(S,P)",
        "A(M,P)A(S,M)⊢A(S,P)",
        " A ( M , P ) , A(S,M) ;\n|- A(S,P);\n",
        "A(M,P); A(S,M), |- A(S,P)",
    ],
)
def test_spaces_commas_and_semicolons_part_propositions(text):
    """Or nothing at all, since a parenthesis ends each."""
    assert is_notation(text)
    assert parse_notation(text) == BARBARA


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("A(~S,P)", (Complement("S"), "P")),
        ("A(S,¬P)", ("S", Complement("P"))),
        ("A( ~ wise men , ¬P )", (Complement("wise men"), Complement("P"))),
        ("A(~~S,~¬ ~P)", ("S", Complement("P"))),
        ("A(S~,P¬Q)", ("S~", "P¬Q")),
        ("A(non-S,non-P)", ("non-S", "non-P")),
    ],
)
def test_a_sign_before_a_term_makes_its_complement(text, terms):
    """And a second one takes it back; anywhere else a sign is part of a name."""
    assert is_notation(text)
    assert parse_proposition(text) == Proposition(Form.A, *terms)


def test_complements_are_written_with_a_tilde():
    """Also the complement of a name of several words."""
    argument = Argument(
        (Proposition(Form.A, Complement("wise men"), "P"),),
        Proposition(Form.E, "non-S", Complement("P")),
    )

    assert write_notation(argument) == "A(~wise men,P) |- E(non-S,~P)"


def test_a_turnstile_between_quotes_is_a_word_of_english():
    """English prints terms with odd signs in double quotes."""
    assert not is_notation('All "x |- y" are “⊢”')
    assert is_notation('A("x |- y",z)')
    assert is_notation('"x" |- y')


def test_terms_are_taken_exactly_as_they_stand():
    """Case, number, reserved words and other alphabets are all part of a name."""
    argument = parse_notation("E(dog,Dogs) |- O(not all dogs,σοφοί)")

    assert argument.terms == ("dog", "Dogs", "not all dogs", "σοφοί")


@pytest.mark.parametrize(
    ("text", "problem", "place"),
    [
        ("A(M,P) Q(S,M) |- A(S,P)", "expected a form: A, E, I or O", "Q(S"),
        ("AM,P) |- A(S,P)", "expected '(' after the form", "M,P)"),
        ("A(,Q) |- A(S,P)", "expected a subject", ",Q)"),
        ("A(M) |- A(S,P)", "expected ',' after the subject", ") |-"),
        ("A(M,) |- A(S,P)", "expected a predicate", ") |-"),
        ("A(M,P,S) |- A(S,P)", "expected ')' after the predicate", ",S)"),
        ("A(M,(P)) |- A(S,P)", "expected a predicate", "(P))"),
        ("A(M,P) A(S,M)", "expected '|-' and a conclusion", ""),
        ("A(M,P) |- \n", "expected a form: A, E, I or O", " \n"),
        ("A(M,P) |- A(M,P) |- A(M,P)", "expected nothing after the conclusion", "|- A(M,P)"),
        ("A(~,P) |- A(S,P)", "expected a subject", ",P) |-"),
        ("A(M, ~ ) |- A(S,P)", "expected a predicate", ") |-"),
        ("A(~M\n,~~(P)) |- A(S,P)", "expected a predicate", "(P))"),
        ("A(M\x1b[2J,P) |- A(S,P)", "expected ',' after the subject", "\x1b"),
        ("A(M,P) |- A(S,P\tQ)", "expected ')' after the predicate", "Q)"),
        ("A(M,P) |- A(M,P).", "expected nothing after the conclusion", "."),
        ("AXA-1", "expected forms A, E, I or O in a mood, got 'X'", "XA-1"),
        (" AAA-5", "expected a figure 1, 2, 3 or 4 in a mood, got '5'", "5"),
        ("AAA-", "expected a figure 1, 2, 3 or 4 in a mood", ""),
        ("EIO", "expected a figure 1, 2, 3 or 4 in a mood", ""),
        ("Barbarra", "expected an argument or a mood", "Barbarra"),
    ],
)
def test_errors_point_at_the_first_wrong_character(text, problem, place):
    """They say what was expected there, and show a right text."""
    with pytest.raises(ParseError) as raised:
        parse_notation(text)

    assert raised.value.problem == problem
    assert raised.value.position == (text.rindex(place) if place else len(text))
    assert raised.value.hint


def test_an_error_is_a_picture_of_the_place():
    """The caret stands under the letter."""
    with pytest.raises(ParseError) as raised:
        parse_notation("A(M,P)\nA(S;M) |- A(S,P)")

    assert str(raised.value) == (
        "expected ',' after the subject\n"
        "    A(S;M) |- A(S,P)\n"
        "         ^\n"
        "In notation an argument reads: A(M,P) A(S,M) |- A(S,P)"
    )


def test_a_misspelled_name_is_recognised():
    """A near miss is answered with the name."""
    with pytest.raises(ParseError, match=r"Did you mean Camestres\?"):
        parse_notation("camestes")


def test_a_sign_without_a_term_is_answered_with_a_complement():
    """The hint shows where the sign belongs."""
    with pytest.raises(ParseError, match=r"The complement of S reads ~S: A\(~S,P\)"):
        parse_notation("A(S,~) |- A(S,P)")


@pytest.mark.parametrize("term", ["a,b", "a(b)", " a", "~a", "¬a", Complement("~a")])
def test_terms_that_notation_cannot_write_are_refused(term):
    """Rather than written so that they read as something else."""
    with pytest.raises(ArgumentError, match=r"no ~ or ¬ at its start, got .*Argument.renamed"):
        write_notation(Argument((), Proposition(Form.A, term, "x")))


@given(st.text("AEIO(),|-⊢; \n1x~¬"))
def test_whatever_is_written_is_read_or_refused_by_an_error_of_ours(text):
    """With a place inside the text."""
    place = 0
    try:
        parse_notation(text)
    except ParseError as error:
        place = error.position

    assert 0 <= place <= len(text)
