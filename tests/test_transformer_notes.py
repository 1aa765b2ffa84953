import pytest
from oracles import regions_say_valid

from syllogism.corpus.corpora import Corpus
from syllogism.corpus.recipes import Recipe
from syllogism.errors import ArgumentError
from syllogism.language.arguments import Argument, Import
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_argument
from syllogism.reasoners.transformer.notes import note
from syllogism.reasoners.transformer.questions import Spelled, ask_argument, ask_text
from syllogism.reasoners.transformer.vocabulary import CODES, TOKENS, Mark, token_text

CORPUS = Corpus(Recipe(), seed=4)


def _shown(question, notes):
    """Every code of a question in words, with what is noted beside it."""
    tokens = (question.at(code) for code in question.codes)
    words = (t.term if isinstance(t, Spelled) else token_text(t) for t in tokens)
    noted = (f"[{token_text(TOKENS[code])}]" if code else "" for code in notes)
    return " ".join(map("".join, zip(words, noted, strict=True)))


def test_notes_stand_beside_the_premises():
    """Place and premise before at their beginnings, what follows so far at their terms."""
    argument = parse_argument("E(b,c) A(a,b) |- E(c,a)")
    question = ask_argument(argument, Import.MODERN)

    assert _shown(question, note(question, argument, Import.MODERN)) == (
        "modern 1[1] no[therefore] b[E] are c[onward] 2[2] all[1] a[E] are b[onward] "
        "therefore no c are a answer"
    )


@pytest.mark.parametrize("index", range(60))
def test_what_is_noted_is_the_strongest_that_follows(index):
    """So says an oracle that shades regions, of every form both ways round."""
    item = CORPUS[index]
    argument, reading = item.argument, item.reading
    question = ask_text(item.text, argument, reading)
    notes = [TOKENS[code] for code in note(question, argument, reading)]
    mentions = [at for at, code in enumerate(question.codes) if code >= len(TOKENS)]
    numbers = [at for at, code in enumerate(question.codes) if question.at(code) in range(1, 9)]
    by_place = {notes[at]: number for number, at in enumerate(numbers)}
    here, taken = argument.conclusion.subject, []

    assert sorted(by_place) == list(range(1, item.length))
    for place in sorted(by_place):
        number = by_place[place]
        premise, at = argument.premises[number], mentions[2 * number : 2 * number + 2]
        leads_on = premise.terms.index(here)
        there = premise.terms[1 - leads_on]
        before = notes[numbers[number] + 1]
        taken.append(premise)
        form, way = notes[at[1 - leads_on]], notes[at[leads_on]]
        ends = (item.argument.conclusion.subject, there)
        follows = {
            (form, way)
            for form in Form
            for way, pair in ((Mark.ONWARD, ends), (Mark.BACKWARD, ends[::-1]))
            if regions_say_valid(Argument(tuple(taken), Proposition(form, *pair)), reading)
        }
        assert before == (Mark.THEREFORE if place == 1 else by_place[place - 1] + 1)
        assert (form, way) in follows if follows else form is Mark.NOTHING
        assert Form.A not in {form for form, _ in follows} or form is Form.A
        assert Form.E not in {form for form, _ in follows} or form is Form.E
        here = there


def test_only_a_chain_has_notes():
    """The error shows the argument."""
    argument = parse_argument("A(a,b) A(b,c) A(a,d) |- A(a,c)")
    question = ask_argument(argument, Import.MODERN)

    with pytest.raises(ArgumentError, match="must be a chain below 100 links, got All a are b"):
        note(question, argument, Import.MODERN)


def test_beside_the_conclusion_nothing_is_noted():
    """Nor beside the mark after which the answer begins."""
    item = CORPUS[0]
    question = ask_text(item.text, item.argument, item.reading)
    notes = note(question, item.argument, item.reading)

    assert not any(notes[question.codes.index(CODES[Mark.THEREFORE]) :])
