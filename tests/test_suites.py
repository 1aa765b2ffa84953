"""Suites: what a file may say, and what is said of one that is wrong."""

import pytest

from syllogism.errors import OptionError, ParseError
from syllogism.study.suites import (
    Coherence,
    Moods,
    find_suite,
    parse_suite,
    shipped_suites,
    suite_text,
    write_suite,
)

QUICK = suite_text("quick")


def faulty(before, after):
    """What is said of the quick suite with one thing in it exchanged."""
    assert before in QUICK
    with pytest.raises(ParseError) as caught:
        parse_suite(QUICK.replace(before, after, 1))
    return caught.value


@pytest.mark.parametrize("name", shipped_suites())
def test_the_suites_of_the_package_read_back_as_they_are_written(name):
    """Written out with everything that they leave unsaid."""
    suite = find_suite(name)

    assert parse_suite(write_suite(suite)) == suite


def test_a_suite_is_found_by_the_path_of_its_file(tmp_path):
    """A copy is as good as the original."""
    path = tmp_path / "mine.toml"
    path.write_text(QUICK, encoding="utf-8")

    assert find_suite(str(path)) == find_suite("quick")


@pytest.mark.parametrize(
    ("before", "after", "line", "marked", "said"),
    [
        ("count = 500", 'count = "x"', 24, "count", "question[1].count: Expected `int`, got `str`"),
        ("count = 500", "count = 0", 24, "count", "Expected `int` >= 1"),
        ("each = 4", "eahc = 4", 18, "eahc", "unknown field `eahc`"),
        ('kind = "moods"', 'kind = "mods"', 15, "kind", "one of moods, arguments, coherence"),
        ('name = "many"', 'name = "moods"', 16, "name", "two questions are called 'moods'"),
        ('name = "many"', 'name = "../many"', 29, "name", "matching regex"),
        ("seeds = [1]", "seeds = []", 11, "seeds", "length >= 1"),
        ("seconds = 10.0", "seconds = 0", 12, "seconds", "> 0.0"),
        ("terms = [3, 4, 5, 6]\n", "terms = [2]\n", 32, "terms", "Expected `int` >= 3"),
        ("each = 4", 'each = 4\nreading = "moderm"', 19, "reading", "one of traditional, modern"),
        ("each = 4", 'each = 4\nsplit = "foo"', 19, "split", "a split is one of random"),
        ("count = 500", 'count = 500\ntest = "x"', 25, "test", "is one of control, got 'x'"),
        ('panel = ["symbolic", ', 'panel = ["nobody", ', 33, "panel", "'nobody' does not sit"),
        (
            "count = 100\n",
            'count = 100\nlaws = ["cutt"]\n',
            40,
            "laws",
            "one of antilogism, conver",
        ),
        ("count = 100\n", 'count = 5\nreadings = ["modern"]\n', 35, "[[question]]", "traditional"),
        ("count = 100\n", "count = 5\nterms = [3]\n", 35, "[[question]]", "more than 3 terms"),
        ("seeds = [1]", "seeds = [1, 1]", 11, "seeds", "'1' is named twice"),
        ("count = 100\n", 'count = 5\nlaws = ["cut", "cut"]\n', 40, "laws", "'cut' is named twice"),
        ("count = 100\n", "count = 5\nlaws = []\n", 40, "laws", "length >= 1"),
        ('title = "Quick"', "title = ", 1, " ", "a suite is TOML"),
        ('title = "Quick"\n', "", 1, "tells", "missing required field `title`"),
    ],
)
def test_what_is_wrong_is_said_with_line_and_field(before, after, line, marked, said):
    """And the place is marked, so that it can be mended without reading the manual."""
    error = faulty(before, after)

    assert str(error).startswith(f"line {line}, ")
    assert said in error.problem
    assert error.text[error.position :].lstrip("\n").startswith(marked.strip())
    assert "`syllogism suites quick` shows a suite that is right" in str(error)


def test_a_missing_suite_is_an_error_that_lists_those_there_are(tmp_path):
    """By name and by path; and a file that is no text is none."""
    with pytest.raises(OptionError, match=r"full, quick, or the path of a file that ends in .toml"):
        find_suite("slow")
    with pytest.raises(OptionError, match=r"needs the file .*none.toml: No such file"):
        find_suite(str(tmp_path / "none.toml"))
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(OptionError, match="a text in UTF-8"):
        find_suite(str(tmp_path / "bytes.toml"))


def test_single_questions_are_asked_by_name():
    """In the order of the suite; an unknown one is refused by a list of those there are."""
    suite = find_suite("quick")
    only = suite.only(("coherence", "moods"))

    assert [type(question) for question in only.questions] == [Moods, Coherence]
    with pytest.raises(OptionError, match="one of moods, lengths, many, coherence; got 'mood'"):
        suite.only(("mood",))
