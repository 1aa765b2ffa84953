"""Sheets of certificates: the premises, what is supposed against them, and why it cannot be."""

import numpy as np
import pytest
from test_euler_drawing import LONG, SHORT, _draw, _faults, _kind, _mood, _names, _rounds, _said

from syllogism.diagrams.euler.certificates import draw_certificate
from syllogism.diagrams.euler.scene import Scene
from syllogism.diagrams.euler.wording import describe_certificate
from syllogism.diagrams.lettering import short_names
from syllogism.evidence.configurations import Configuration
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import MOODS
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_argument, parse_propositions
from syllogism.reasoners.spheres.reasoner import Spheres


def _draw_contradiction(texts, reading=Import.TRADITIONAL):
    """The sheet of premises that contradict one another, the last of which is left out."""
    *others, last = parse_propositions(texts)
    (judgement,) = Spheres().judge([Argument(others, last.contradictory)], reading=reading)
    alone = Spheres().find_configuration(others, reading=reading)
    scene = Scene.of(alone, others, reading=reading, shown=last.contradictory)
    return draw_certificate(judgement.evidence, scene, supposed=last)


@pytest.mark.parametrize("names", [SHORT, LONG], ids=["letters", "long names"])
@pytest.mark.parametrize("mood", [mood for mood in MOODS if mood.name][::5], ids=str)
def test_a_certificate_can_be_read(mood, names):
    """Two pictures, and the reasons beside them, whatever the names."""
    assert list(_faults(_draw(mood.syllogism(*names)))) == []


@pytest.mark.parametrize(
    "texts",
    [
        ["All a are b.", "No b are c.", "Some a are c."],
        ["No cats are dogs.", "All cats are dogs."],
        [
            "All cats of the house are sleeping dogs.",
            "Some cats of the house are not sleeping dogs.",
        ],
    ],
    ids=["three", "two", "long names"],
)
def test_a_contradiction_can_be_read(texts):
    """The premises but one are pictured, and the last is supposed."""
    figure = _draw_contradiction(texts)

    assert list(_faults(figure)) == []
    said = " ".join(_said(figure))
    assert "These contradict one another" in said
    assert f'Without "{texts[-1][:-1]}", pictured' in said
    assert "But the other premises" in said


def test_a_certificate_ends_in_the_contradiction():
    """It supposes that the conclusion fails, says what that would look like, and adds up."""
    said = _said(_draw(_mood("AAI-1", SHORT)))

    assert "\N{CHECK MARK}  Some S are P" in said
    assert "Suppose that no S are P" in said
    assert "Then S lies apart from P. But the premises make S overlap P." in said
    assert "S lies inside M (premise)" in said
    assert "S lies apart from P (supposed)" in said
    assert "2 \N{MULTIPLICATION SIGN} (1 \N{LESS-THAN OR EQUAL TO} r(S))" in said
    assert "0 \N{GREATER-THAN OR EQUAL TO} 2" in said


def _lies(subject, predicate, dots):
    """The forms that two circles and the dots in them show."""
    (x, y, one), (a, b, other) = subject, predicate
    apart = np.hypot(x - a, y - b)
    inside = [np.hypot(x - u, y - v) < one for u, v, _ in dots]
    within = [np.hypot(a - u, b - v) < other for u, v, _ in dots]
    both = list(zip(inside, within, strict=True))
    universals = {Form.A: apart + one <= other + 1e-6, Form.E: apart >= one + other - 1e-6}
    particulars = {Form.I: (True, True) in both, Form.O: (True, False) in both}
    return {form for form, is_so in (universals | particulars).items() if is_so}


@pytest.mark.parametrize("mood", [mood for mood in MOODS if mood.name], ids=str)
def test_a_certificate_pictures_the_conclusion_and_beside_it_its_denial(mood):
    """On the left the premises show what follows; on the right two circles show the opposite."""
    argument = mood.syllogism()
    figure = _draw(argument)
    numbers = {text.get_text(): _kind(text).removeprefix("name-") for text, _ in _names(figure)}
    shown = {}
    for prefix in ("", "supposed-"):
        pair = [_rounds(figure, f"{prefix}circle-{numbers[term]}")[0] for term in "SP"]
        shown[prefix] = _lies(*pair, _rounds(figure, f"{prefix}dot-.*"))

    assert argument.conclusion.form in shown[""]
    assert argument.conclusion.form.contradictory in shown["supposed-"]
    assert argument.conclusion.form not in shown["supposed-"]


def test_a_premise_may_contradict_itself():
    """Then nothing else is pictured but its term."""
    premise = Proposition(Form.O, "whales", "whales")
    (judgement,) = Spheres().judge([Argument((), premise.contradictory)])
    alone = Configuration(("whales",), np.zeros((1, 2)), np.ones(1))
    scene = Scene.of(alone, (), shown=premise.contradictory)
    figure = draw_certificate(judgement.evidence, scene, supposed=premise)

    assert "\N{BALLOT X}  This contradicts itself" in _said(figure)
    assert any(words.endswith("But that cannot be.") for words in _said(figure))
    assert list(_faults(figure)) == []
    assert "But it cannot be: " in describe_certificate(judgement.evidence, scene, supposed=premise)


def test_a_conclusion_may_bring_in_a_term_of_its_own():
    """If there are no S, all S are anything that one may name."""
    premises = tuple(parse_propositions(["All S are P.", "No S are P."]))
    argument = Argument(premises, Proposition(Form.A, "S", "unicorns"))
    figure = _draw(argument, reading=Import.MODERN)

    assert "There are no S, so all S are unicorns." in _said(figure)
    assert len(_rounds(figure, r"supposed-circle-\d")) == 2
    assert list(_faults(figure)) == []


def test_what_is_not_itself_has_no_picture():
    """That some S are not S is denied in words alone."""
    figure = _draw(parse_argument("All S are P. So all S are S."))

    assert _rounds(figure, "supposed-.*") == []
    assert "Suppose that some S are not S" in _said(figure)


def test_letters_stand_for_long_names_in_formulas():
    """The key is on the sheet, and in the names of the circles."""
    words = " ".join(_said(_draw(_mood("AAA-1", LONG))))

    assert "P is people who play the violin" in words
    assert "people who play the violin (P)" in words
    assert "r(P)" in words


def test_letters_are_told_apart():
    """Initials where they differ, later words' initials, then the alphabet."""
    assert short_names(["poets", "poor poets", "painters", "p-x"]) == {
        "poets": "P",
        "poor poets": "A",
        "painters": "B",
        "p-x": "C",
    }


def test_a_certificate_is_told_to_those_who_do_not_see_it():
    """The picture, what is supposed, and every inequality."""
    argument = _mood("Celarent", SHORT)
    (judgement,) = Spheres().judge([argument])
    alone = Spheres().find_configuration(argument.premises)
    scene = Scene.of(alone, argument.premises, shown=argument.conclusion)
    supposed = argument.conclusion.contradictory
    told = describe_certificate(
        judgement.evidence, scene, supposed=supposed, conclusion=argument.conclusion
    )

    assert told.startswith('"No S are P" follows, in the traditional reading')
    assert "Here the circles of S and P lie apart, so no S are P." in told
    assert "Suppose that some S are P: then the circles of S and P overlap." in told
    assert told.endswith("added up: 0 >= 1.")
