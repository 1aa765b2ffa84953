import pytest

from syllogism.errors import ArgumentError, FormError, SyllogismError
from syllogism.language.arguments import Argument, require_connected
from syllogism.language.propositions import Form, Proposition
from syllogism.language.statements import from_statements, to_statements


@pytest.mark.parametrize("form", Form)
def test_contradictories_differ_in_quantity_and_in_quality(form):
    """The square of opposition: its diagonals join a universal to a particular of other quality."""
    assert form.contradictory.contradictory is form
    assert form.contradictory.is_universal != form.is_universal
    assert form.contradictory.is_negative != form.is_negative


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        (Form.A, "All poets are mortals"),
        (Form.E, "No poets are mortals"),
        (Form.I, "Some poets are mortals"),
        (Form.O, "Some poets are not mortals"),
    ],
)
def test_propositions_read_as_standard_english(form, sentence):
    """Each form has one sentence."""
    assert str(Proposition(form, "poets", "mortals")) == sentence


@pytest.mark.parametrize("arguments", [("A", "x", "y"), (Form.A, "", "y"), (Form.A, "x", 3)])
def test_a_malformed_proposition_cannot_be_built(arguments):
    """The error is ours and also the ValueError that a stranger would catch."""
    with pytest.raises(FormError, match="got") as raised:
        Proposition(*arguments)

    assert isinstance(raised.value, SyllogismError)
    assert isinstance(raised.value, ValueError)


def test_an_argument_is_made_of_propositions_only():
    """A sentence in place of a proposition is refused by name."""
    with pytest.raises(ArgumentError, match="'All x are y'"):
        Argument(("All x are y",), Proposition(Form.A, "x", "y"))


def test_renaming_must_keep_terms_apart():
    """Two terms that fall together make another argument."""
    argument = Argument((Proposition(Form.A, "x", "y"),), Proposition(Form.I, "x", "y"))

    assert str(argument.renamed({"x": "cats"})) == "All cats are y. Therefore, some cats are y."
    with pytest.raises(ArgumentError, match="apart"):
        argument.renamed({"x": "y"})


@pytest.mark.parametrize(
    ("premises", "conclusion", "complaint"),
    [
        ([], (Form.A, "x", "y"), "at least one premise"),
        ([(Form.A, "x", "y"), (Form.A, "y", "z")], (Form.A, "x", "w"), "speaks of 'w'"),
        ([(Form.A, "x", "y"), (Form.A, "z", "w")], (Form.A, "x", "w"), "four terms"),
    ],
)
def test_arguments_whose_terms_do_not_hang_together_are_handed_back(
    premises, conclusion, complaint
):
    """No premise, a missing term and the four-term fallacy each have their own error."""
    argument = Argument(tuple(Proposition(*p) for p in premises), Proposition(*conclusion))

    with pytest.raises(ArgumentError, match=complaint):
        require_connected(argument)


def test_longer_arguments_may_have_more_than_three_terms():
    """Four terms are a fallacy with two premises, and a chain with three."""
    links = [Proposition(Form.A, f"x{i}", f"x{i + 1}") for i in range(3)]
    argument = Argument(tuple(links), Proposition(Form.A, "x0", "x3"))

    assert require_connected(argument) is argument


def test_statements_and_propositions_are_the_same_thing_twice():
    """Integers there and back change nothing; an unknown term is refused."""
    propositions = tuple(Proposition(form, "x", "y") for form in Form)

    assert from_statements(to_statements(propositions, ("y", "x")), ("y", "x")) == propositions
    with pytest.raises(ValueError, match="must be about the terms"):
        to_statements(propositions, ("x",))
