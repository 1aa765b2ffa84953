import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracles import propositions

from syllogism.corpus.corpora import Corpus
from syllogism.corpus.recipes import Recipe
from syllogism.errors import EvidenceError, OptionError
from syllogism.evidence.judgements import Unreadable, Verdict
from syllogism.evidence.proofs import Proof, Rule, Step
from syllogism.evidence.worlds import Individual, World
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import MOODS, Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_argument
from syllogism.logic.deciding import decide
from syllogism.reasoners.transformer.answers import (
    Style,
    WrittenAnswer,
    decode_answer,
    encode_answer,
)
from syllogism.reasoners.transformer.questions import Spelled, ask_argument, ask_text
from syllogism.reasoners.transformer.vocabulary import CODES, TOKENS, Mark

TERMS = ("Greeks", "mortals", "wise men")
BARBARA = Mood.parse("Barbara").syllogism(*TERMS)
QUESTION = ask_argument(BARBARA, Import.TRADITIONAL)
EXPLAINING = (Style.ANSWER_EXPLAIN, Style.EXPLAIN_ANSWER)
DERIVING = [rule for rule in Rule if rule in CODES]  # those about complements are no tokens
S, P = (QUESTION.code_of(Spelled(term)) for term in TERMS[:2])


@st.composite
def proofs(draw):
    """Strategy: a chain of three terms, and steps about it that need not follow."""
    minor, middle, major = draw(st.permutations(TERMS))
    pairs = ((minor, middle), (middle, major), (minor, major))
    *links, last = (
        Proposition(draw(st.sampled_from(Form)), *draw(st.permutations(pair))) for pair in pairs
    )
    argument = Argument(tuple(draw(st.permutations(links))), last)
    steps = [Step(premise, Rule.PREMISE) for premise in argument.premises]
    for number in range(2, 2 + draw(st.integers(1, 4))):
        sources = draw(st.lists(st.integers(0, number - 1), max_size=2))
        rule = draw(st.sampled_from(DERIVING))
        steps.append(Step(draw(propositions(argument.terms)), rule, tuple(sources)))
    return argument, Proof(tuple(steps))


@st.composite
def worlds(draw):
    """Strategy: up to five individuals over the terms of Barbara."""
    kinds = draw(st.lists(st.frozensets(st.sampled_from(TERMS)), max_size=5))
    return World(tuple(Individual(name, kind) for name, kind in zip("abcde", kinds, strict=False)))


def _answer(*written):
    """What an answer about Barbara says that is written in these tokens and codes of terms."""
    codes = [S if w == "S" else P if w == "P" else CODES[w] for w in written]
    return decode_answer(QUESTION, BARBARA, codes)


def _says(evidence, problem):
    """Whether evidence is unreadable for a reason that contains some words."""
    return isinstance(evidence, Unreadable) and problem in evidence.problem


def test_every_token_has_a_code_of_its_own():
    """A code is the place of a token."""
    assert [CODES[token] for token in TOKENS] == list(range(len(TOKENS)))


@given(proofs(), st.sampled_from(EXPLAINING))
def test_a_proof_reads_back_as_it_was_written(case, style):
    """Whether its steps follow is no business of the answer."""
    argument, proof = case
    question = ask_argument(argument, Import.MODERN)
    codes = encode_answer(question, argument, proof, style)

    assert decode_answer(question, argument, codes) == WrittenAnswer(Verdict.VALID, proof)


@given(worlds(), st.sampled_from(EXPLAINING))
def test_a_world_reads_back_as_it_was_written(world, style):
    """Individuals keep their order and terms; nobody at all is a world too."""
    codes = encode_answer(QUESTION, BARBARA, world, style)

    assert decode_answer(QUESTION, BARBARA, codes) == WrittenAnswer(Verdict.INVALID, world)


@pytest.mark.parametrize("reading", Import)
def test_the_logic_can_be_written_down_for_every_mood(reading):
    """Its proofs and countermodels read back unchanged."""
    for mood in MOODS:
        argument = mood.syllogism(*TERMS)
        question = ask_argument(argument, reading)
        evidence = decide(argument, reading)
        codes = encode_answer(question, argument, evidence, Style.ANSWER_EXPLAIN)

        assert decode_answer(question, argument, codes).evidence == evidence, mood


def test_the_evidence_of_a_corpus_reads_back_in_whatever_words_it_was_asked():
    """Singular and plural, every phrasing and surface, and proofs of more than a hundred steps."""
    short, long = Recipe(), Recipe(lengths=(120,), surfaces=Recipe().surfaces[:1])
    items = [Corpus(short, seed=7)[index] for index in range(300)]
    for item in [*items, *(Corpus(long, seed=7)[index] for index in range(4))]:
        question = ask_text(item.text, item.argument, item.reading)
        codes = encode_answer(question, item.argument, item.evidence, Style.EXPLAIN_ANSWER)
        answer = decode_answer(question, item.argument, codes)

        assert answer == WrittenAnswer(item.verdict, item.evidence)


def test_a_style_says_what_is_written_and_in_which_order():
    """The verdict only, before its explanation, or after it."""
    proof = decide(BARBARA)
    first, *_ = explained = encode_answer(QUESTION, BARBARA, proof, Style.ANSWER_EXPLAIN)
    alone = encode_answer(QUESTION, BARBARA, proof, Style.ANSWER)

    assert first == CODES[Verdict.VALID]
    assert alone == (first, CODES[Mark.END])
    assert encode_answer(QUESTION, BARBARA, proof, Style.EXPLAIN_ANSWER) == (
        *explained[1:-1],
        *alone,
    )
    assert decode_answer(QUESTION, BARBARA, alone) == WrittenAnswer(Verdict.VALID, None)


def test_an_unknown_style_is_refused():
    """The error lists the ones there are."""
    with pytest.raises(OptionError, match="answer, answer-explain, explain-answer, got 'none'"):
        Style("none")


@given(st.lists(st.integers(0, len(TOKENS) + 2), max_size=30))
def test_no_answer_is_too_garbled_to_be_read(codes):
    """Whatever the codes, there is an answer, and UNDECIDED comes with a remark."""
    answer = decode_answer(QUESTION, BARBARA, codes)

    assert (answer.verdict is Verdict.UNDECIDED) == bool(answer.remark)


@given(st.lists(st.sampled_from([*DERIVING, *range(5), *Form, "S", "P"]), max_size=20))
def test_no_proof_is_too_garbled_to_be_read(tokens):
    """Steps from random pieces are a proof or unreadable."""
    evidence = _answer(Verdict.VALID, 3, Rule.BARBARA, *tokens, Mark.END).evidence

    assert isinstance(evidence, Proof | Unreadable)


def test_an_answer_without_a_verdict_is_undecided():
    """The remark shows what stood in its place."""
    answer = _answer(Rule.BARBARA, Mark.END)

    assert answer.verdict is Verdict.UNDECIDED
    assert answer.remark == "the answer must begin or end with a verdict, got 'Barbara'"


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ((3, Rule.BARBARA, 1, 2, Form.A, "S", "P"), "the answer does not end"),
        (("S", 2, Form.A, "P", "S", Mark.ONWARD, "P", Mark.END), "2 of the argument is not"),
        (("S", 9, Form.A, "S", "P", Mark.ONWARD, "P", Mark.END), "9 of the argument is not"),
        (("S", 2, Form.A, "S", "P", Mark.BACKWARD, "P", Mark.END), "2 does not lead from 'Greeks'"),
        (("S", 2, Form.A, "S", Mark.END), "breaks off where a predicate is needed"),
        (("S", 2, Form.A, "S", "P", "P", Mark.END), "needs a direction here, got 'mortals'"),
        ((4, Rule.BARBARA, 1, 2, Form.A, "S", "P", Mark.END), "must have number 3, got 4"),
        ((3, 4, Mark.END), "a step needs a rule here, got '4'"),
        ((3, Rule.BARBARA, 1, 2, Form.A, "S", Mark.END), "breaks off where a predicate is needed"),
        ((3, Rule.BARBARA, 1, 4, Form.A, "S", "P", Mark.END), "drawn from earlier steps"),
        ((3, Rule.BARBARA, 0, Form.A, "S", "P", Mark.END), "drawn from earlier steps"),
        ((1, Mark.HUNDRED, Rule.BARBARA, Mark.END), "needs the rest of a number here"),
        ((Mark.INDIVIDUAL, "S", Form.A, Mark.END), "an individual needs terms, got 'A'"),
    ],
)
def test_an_explanation_that_breaks_the_form_is_unreadable(written, problem):
    """What is wrong is said, and the verdict stays."""
    answer = _answer(Verdict.VALID, *written)

    assert answer.verdict is Verdict.VALID
    assert _says(answer.evidence, problem)


def test_an_explanation_may_contradict_its_verdict():
    """What it is, its own tokens say; the audit finds it CONTRARY."""
    answer = _answer(Verdict.VALID, Mark.INDIVIDUAL, "S", Mark.END)

    assert answer == WrittenAnswer(Verdict.VALID, World((Individual("a", frozenset({"Greeks"})),)))


@pytest.mark.parametrize(
    ("evidence", "message"),
    [
        (Proof((Step(BARBARA.premises[0], Rule.PREMISE),)), "must derive its conclusion"),
        (
            Proof(
                (
                    Step(BARBARA.conclusion, Rule.PREMISE),
                    Step(BARBARA.conclusion.converse, Rule.CONVERSION, (0,)),
                )
            ),
            "must be one of the argument's",
        ),
        (
            Proof((Step(Proposition(Form.A, "x", "x"), Rule.IDENTITY),)),
            "must keep to the argument's terms",
        ),
        (World((Individual("a", frozenset({"x"})),)), "must keep to the argument's terms"),
    ],
)
def test_evidence_about_something_else_is_refused(evidence, message):
    """The error shows the step or the individual."""
    with pytest.raises(EvidenceError, match=message):
        encode_answer(QUESTION, BARBARA, evidence, Style.ANSWER_EXPLAIN)


def _members(text, individual):
    """The terms of an individual of the first countermodel, in the order they are written."""
    argument = parse_argument(text)
    question = ask_argument(argument, Import.MODERN)
    world = World((Individual("a", frozenset(individual)),))
    codes = encode_answer(question, argument, world, Style.ANSWER_EXPLAIN)
    begin = codes.index(CODES[Mark.INDIVIDUAL])
    return [question.at(code).term for code in codes[begin + 1 : -1]]


@pytest.mark.parametrize(
    ("text", "individual", "written"),
    [
        ("A(b,c) A(a,b) |- O(a,c)", "abc", "abc"),  # the conclusion's subject, and on it leads
        ("A(b,a) A(c,b) |- A(a,c)", "abc", "cba"),  # nothing includes a: it waits for b and c
        ("A(a,b) A(a,c) |- E(b,c)", "abc", "abc"),  # both include a, in the order of the premises
        ("E(a,b) E(b,c) |- A(a,c)", "ac", "ac"),  # no inclusion: in the order of the chain
        ("I(b,c) I(a,b) |- A(c,a)", "abc", "cba"),
        ("A(a,b) A(b,c) |- A(a,c)", "ac", "ac"),  # b is none of its terms and leads nowhere
    ],
)
def test_an_individual_is_written_along_the_inclusions(text, individual, written):
    """Each term is followed by what includes it, if the individual falls under that too."""
    assert _members(text, individual) == list(written)


def test_every_individual_is_written_with_all_its_terms_once():
    """Whatever the inclusions, also where they run in a circle."""
    for index in range(400):
        item = Corpus(Recipe(lengths=(3, 6)), seed=8)[index]
        if item.verdict is Verdict.VALID:
            continue
        question = ask_text(item.text, item.argument, item.reading)
        codes = encode_answer(question, item.argument, item.evidence, Style.ANSWER_EXPLAIN)
        world = codes[codes.index(CODES[Mark.INDIVIDUAL]) :] if item.evidence.individuals else ()
        tokens = [question.at(code) for code in world]
        written = [token.term for token in tokens if isinstance(token, Spelled)]
        meant = [term for individual in item.evidence.individuals for term in individual.terms]

        assert sorted(written) == sorted(meant)
