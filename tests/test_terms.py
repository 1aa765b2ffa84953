import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syllogism.errors import ArgumentError
from syllogism.language.terms import group_spellings, plural

# Regular and irregular, English, Latin and Greek, changed at the end and in the middle.
NOUNS = {
    "dog": "dogs",
    "fox": "foxes",
    "city": "cities",
    "leaf": "leaves",
    "hero": "heroes",
    "man": "men",
    "woman": "women",
    "policeman": "policemen",
    "Frenchman": "Frenchmen",
    "townswoman": "townswomen",
    "businessperson": "businesspeople",
    "specimen": "specimens",
    "accomplice": "accomplices",
    "slice": "slices",
    "spice": "spices",
    "person": "people",
    "salesperson": "salespeople",
    "child": "children",
    "ox": "oxen",
    "mouse": "mice",
    "goose": "geese",
    "foot": "feet",
    "axis": "axes",
    "index": "indexes",
    "criterion": "criteria",
    "alumnus": "alumni",
    "fish": "fish",
    "sheep": "sheep",
    "series": "series",
    "human": "humans",
    "wug": "wugs",
    "glorbus": "glorbuses",
    "Greek": "Greeks",
    "Person": "People",
    "non-smoker": "non-smokers",
    "mother-in-law": "mothers-in-law",
    "man of honour": "men of honour",
    "very old dog": "very old dogs",
    "dog that barks": "dogs that barks",
}


@pytest.mark.parametrize(("singular", "plurals"), NOUNS.items(), ids=NOUNS)
def test_singular_and_plural_are_one_term(singular, plurals):
    """The plural of a noun is found, and names the same term in either order and any case."""
    assert plural(singular) == plural(plurals) == plurals
    for spellings in ([singular, plurals], [plurals, singular.upper()]):
        assert len(group_spellings(spellings)) == 1


@pytest.mark.parametrize("name", ["S", "x", "DVD", "x1", "a priori", "🙂", "-"])
def test_letters_and_signs_have_no_plural_of_their_own(name):
    """`Every S is a P` is about S, not about Ss; what is no noun stays as it is."""
    assert plural(name) == name


@pytest.mark.parametrize("noun", ["truths", "priori truths", "axes", "wugs", "goods", "lawmen"])
def test_a_plural_has_no_plural_of_its_own(noun):
    """Also when it was seen where a singular is expected."""
    assert plural(noun) == noun


def test_a_letter_with_an_s_is_that_letter():
    """Textbooks write both `every A` and `all As`."""
    assert group_spellings(["A", "As", "a", "B", "Bs"]) == [["A", "As", "a"], ["B", "Bs"]]


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("man", "human"),
        ("men", "mortals"),
        ("wise man", "man"),
        ("wise men", "old men"),
        ("man of honour", "man of honours"),
        ("poets", "poetry"),
        ("x1", "x2"),
        ("cat", "car"),
        ("omen", "Oman"),
        ("dolmen", "dolman"),
        ("police", "polouse"),
        ("specimen", "speciman"),
    ],
)
def test_other_words_are_other_terms(one, another):
    """Only the number of the head noun may differ."""
    assert group_spellings([one, another]) == [[one], [another]]


def test_accents_are_the_same_however_they_are_encoded():
    """A letter with an accent is one character or two."""
    assert len(group_spellings(["caf\u00e9", "cafe\u0301"])) == 1


def test_a_spelling_that_may_be_either_of_two_terms_is_refused():
    """`axes` are axes or axes, whichever comes first."""
    assert group_spellings(["axis", "axe"]) == [["axis"], ["axe"]]
    for spellings in (["axis", "axe", "axes"], ["axes", "axis", "axe"], ["axe", "axes", "axis"]):
        with pytest.raises(ArgumentError, match="use one spelling for each term"):
            group_spellings(spellings)


@given(st.lists(st.text(min_size=1)))
def test_groups_part_any_spellings(spellings):
    """Every different spelling is in exactly one group, or the ambiguity is an error of ours."""
    try:
        groups = group_spellings(spellings)
    except ArgumentError:
        return

    assert sorted(s for group in groups for s in group) == sorted(set(spellings))


def test_the_library_sleeps_while_no_two_spellings_look_alike():
    """Reading standard plural arguments must not pay for waking it."""
    program = (
        "import sys; from syllogism.language.reading import parse_argument as p;"
        "p('All men are mortal. All Greeks are men. Therefore, all Greeks are mortal.');"
        "p('All mammals are animals. No women are mammals. So some women are not animals');"
        "p('Baroco'); sys.exit('lemminflect' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
