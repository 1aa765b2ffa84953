"""The front door of pictures: what is drawn in which style, and what is said with it."""

import pytest
from matplotlib.text import Text

import syllogism
from syllogism import draw
from syllogism.errors import EvidenceError, OutputError

CONTRADICTION = "All a are b. Some a are not b. All b are c. So no a are c."


def _said(picture):
    texts = (text.get_text().replace("\n", " ") for text in picture.figure.findobj(Text))
    return " | ".join(texts)


def test_premises_that_contradict_one_another_do_not_hide_the_argument():
    """All of it stands above, and why its conclusion follows; nothing is left open."""
    picture = draw(CONTRADICTION)
    said = _said(picture)

    assert all(words in said for words in ("All b are c", "No a are c", "anything follows"))
    assert picture.warnings == ()
    assert picture.answer.inconsistent_core is not None


@pytest.mark.parametrize("style", ["euler", "hyperbolic"])
@pytest.mark.parametrize(
    "argument",
    ["A(a,b) |- A(~b,~a)", "E(a,b) |- A(a,~b)", "A(a,b) |- I(~b,~a)", "A(a,~a) |- A(a,a)"],
)
def test_no_complement_is_drawn_in_a_plane(argument, style):
    """Neither where it follows nor where it does not, nor of premises without complements."""
    with pytest.raises(EvidenceError, match="sphere3d draws caps on a globe"):
        draw(argument, style=style)

    assert draw(argument).scene is not None


def test_what_contradicts_itself_is_drawn_too():
    """A circle of which nothing is said, beside what cannot be."""
    assert "But that cannot be." in _said(draw("E(a,a) A(c,a) |- A(a,c)"))


def test_where_there_is_everything_there_is_no_complement():
    """In the modern reading a cap may be the whole globe, and says so."""
    picture = draw("A(a,b) |- I(~b,~a)", reading="modern")

    assert "there are no non-b" in picture.description
    assert "Everything here is b: its cap is the whole globe." in picture.description
    assert "Everything here is b: its cap is the whole globe." in _said(picture)


def test_the_traditional_reading_grants_complements_where_they_are_spoken_of():
    """And the sheet says so, there only."""
    assert "every complement has an instance" in _said(draw("A(a,b) |- A(~b,~a)"))
    assert "complement" not in _said(draw("AAA-2"))


def test_supposed_words_are_those_of_circles():
    """Ducks are many, and their circle is one."""
    picture = draw("All ducks are birds. So some birds are ducks.")

    assert "Suppose that no birds are ducks: then the circles of birds and ducks lie apart" in (
        picture.description
    )
    assert "ducks has" not in _said(picture)


def test_nine_circles_are_too_many():
    """The error counts the terms."""
    links = " ".join(f"A({x},{y})" for x, y in zip("abcdefgh", "bcdefghi", strict=True))
    with pytest.raises(EvidenceError, match="at most 8 circles apart, got 9 terms"):
        draw(f"{links} |- A(i,a)")


@pytest.mark.parametrize("name", ["no/such/place.svg", "n" * 254 + ".svg", "file/x.svg", "a\0.svg"])
def test_nothing_but_an_output_error_keeps_a_picture_from_its_file(tmp_path, name):
    """Whatever is wrong with the path."""
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot write"):
        draw("Barbara", tmp_path / name, style="venn")


def test_a_shell_completes_what_is_loaded_late():
    """The names that load JAX are listed with the others."""
    assert {"draw", "watch", "Spheres", "check"} <= set(dir(syllogism))


@pytest.mark.parametrize("mood", ["AAA-2", "Camestres", "Felapton", "OOO-4"])
def test_subject_middle_and_predicate_have_the_same_colours_everywhere(mood):
    """Whichever the premises mention first."""
    assert draw(mood).scene.configuration.terms == ("S", "M", "P")
