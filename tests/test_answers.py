"""What the front door refuses, and with what words: nothing is dropped and nothing guessed."""

import pytest

from syllogism import Proposition, Symbolic, check, check_all, conclude, find_inconsistent_core
from syllogism.errors import ArgumentError, OptionError
from syllogism.language.arguments import Import
from syllogism.language.reading import parse_argument
from syllogism.reasoners.descent.reasoner import Descent
from syllogism.reasoners.spheres.reasoner import Spheres


@pytest.mark.parametrize(
    ("ask", "complaint"),
    [
        (lambda: conclude(["All A are B", "All B are C"]), r"conclude\(\*premises\)"),
        (lambda: conclude(1), "a Proposition or its text, got 1"),
        (lambda: check(3), "an Argument or its text, got 3"),
        (lambda: check_all("Barbara"), "a list of arguments, got one text: 'Barbara'"),
        (lambda: find_inconsistent_core(["All a are b"]), "parse_proposition reads a text"),
    ],
)
def test_what_is_no_argument_is_refused(ask, complaint):
    """A list in place of its members, a text in place of what it states, a number."""
    with pytest.raises(ArgumentError, match=complaint):
        ask()


def test_a_reasoner_is_an_object():
    """Not its class, which has no options yet."""
    with pytest.raises(OptionError, match=r"such as Symbolic\(\), got <class"):
        check("Barbara", reasoner=Symbolic)


@pytest.mark.parametrize("reasoner", [Symbolic(), Spheres(), Descent()], ids=lambda one: one.name)
def test_a_reading_goes_by_its_word_at_every_entrance(reasoner):
    """Reasoners take it too, and no other word."""
    darapti = parse_argument("Darapti")
    (judgement,) = reasoner.judge([darapti], reading="modern")

    assert judgement.reading is Import.MODERN
    with pytest.raises(OptionError, match="traditional or modern, got 'both'"):
        reasoner.judge([darapti], reading="both")


def test_premises_keep_their_kinds():
    """Texts and propositions may be mixed."""
    stated = Proposition(parse_argument("Barbara").conclusion.form, "a", "b")

    assert {str(found) for found in conclude(stated, "No b are c")} >= {"No a are c"}
