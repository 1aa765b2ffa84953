import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracles import propositions

from syllogism.errors import ArgumentError, EvidenceError
from syllogism.evidence.judgements import Unreadable, Verdict
from syllogism.evidence.proofs import Proof, Rule, Step
from syllogism.evidence.worlds import Individual, World
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import MOODS, Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.logic.deciding import decide
from syllogism.reasoners.transformer.answers import WrittenAnswer, decode_answer, encode_answer
from syllogism.reasoners.transformer.vocabulary import (
    ANSWER_LENGTH,
    CODES,
    LONGEST_PROOF,
    POOL,
    PROMPT_LENGTH,
    TOKENS,
    Mark,
    assign_words,
    encode_prompt,
)

TERMS = ("Greeks", "mortals", "bakers")  # the last is a word of the pool
BARBARA = Mood.parse("Barbara").syllogism(*TERMS)
DERIVING = [rule for rule in Rule if rule in CODES]  # those about complements are no tokens


@st.composite
def proofs(draw):
    """Strategy: an argument over three terms, and steps about it that need not follow."""
    stated = draw(st.lists(propositions(TERMS), min_size=2, max_size=2, unique=True))
    argument = Argument(tuple(stated), draw(propositions(TERMS)))
    steps = [Step(premise, Rule.PREMISE) for premise in stated]
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


def _answer(*tokens):
    """What an answer about Barbara says that is written in these tokens."""
    return decode_answer(BARBARA, [CODES[token] for token in tokens])


def _says(evidence, problem):
    """Whether evidence is unreadable for a reason that contains some words."""
    return isinstance(evidence, Unreadable) and problem in evidence.problem


def test_every_token_has_a_code_of_its_own():
    """A code is the place of a token, and the words stand last."""
    assert [CODES[token] for token in TOKENS] == list(range(len(TOKENS)))
    assert TOKENS[-len(POOL) :] == POOL


def test_terms_borrow_different_words_and_words_stand_for_themselves():
    """No two terms share a word, and a word is never lent to another term."""
    words = assign_words(BARBARA)

    assert words["bakers"] == "bakers"
    assert len(set(words.values())) == 3
    assert set(words.values()) <= set(POOL)


def test_the_names_of_terms_cannot_sway_the_network():
    """An argument about other terms is the same prompt."""
    renamed = BARBARA.renamed({"Greeks": "poets", "mortals": "dreamers"})

    assert encode_prompt(renamed, Import.MODERN) == encode_prompt(BARBARA, Import.MODERN)


def test_a_prompt_is_the_reading_and_three_propositions():
    """Premises in the order given, then the conclusion."""
    argument = Mood.parse("Ferio").syllogism("artists", "bakers", "chemists")
    prompt = [TOKENS[code] for code in encode_prompt(argument, Import.MODERN)]

    assert len(prompt) == PROMPT_LENGTH
    assert prompt == [
        *(Import.MODERN, Form.E, "bakers", "chemists"),
        *(Form.I, "artists", "bakers", Form.O, "artists", "chemists"),
    ]


def test_a_prompt_needs_two_premises():
    """The error says how many came."""
    with pytest.raises(ArgumentError, match="exactly two premises, got 1"):
        encode_prompt(Argument(BARBARA.premises[:1], BARBARA.conclusion), Import.MODERN)


def test_there_are_words_for_as_many_terms_as_the_pool_has():
    """One more is refused."""
    many = tuple(Proposition(Form.A, f"t{n}", f"t{n + 1}") for n in range(len(POOL)))

    with pytest.raises(ArgumentError, match=f"words for {len(POOL)} terms, got {len(POOL) + 1}"):
        assign_words(Argument(many, many[0]))


@given(proofs())
def test_a_proof_reads_back_as_it_was_written(case):
    """Whether its steps follow is no business of the vocabulary."""
    argument, proof = case

    assert decode_answer(argument, encode_answer(argument, proof)) == WrittenAnswer(
        Verdict.VALID, proof
    )


@given(worlds())
def test_a_world_reads_back_as_it_was_written(world):
    """Individuals keep their order and terms; nobody at all is a world too."""
    assert decode_answer(BARBARA, encode_answer(BARBARA, world)) == WrittenAnswer(
        Verdict.INVALID, world
    )


@pytest.mark.parametrize("reading", Import)
def test_the_logic_can_be_written_down_for_every_mood(reading):
    """Its proofs and countermodels fit an answer and read back unchanged."""
    for mood in MOODS:
        argument = mood.syllogism(*TERMS)
        evidence = decide(argument, reading)
        codes = encode_answer(argument, evidence)

        assert len(codes) <= ANSWER_LENGTH, mood
        assert decode_answer(argument, codes).evidence == evidence, mood


@given(st.lists(st.integers(0, len(TOKENS) - 1), max_size=ANSWER_LENGTH))
def test_no_answer_is_too_garbled_to_be_read(codes):
    """Whatever the codes, there is an answer, and UNDECIDED comes with a remark."""
    answer = decode_answer(BARBARA, codes)

    assert (answer.verdict is Verdict.UNDECIDED) == bool(answer.remark)


@given(st.lists(st.sampled_from([*DERIVING, *range(4), *Form, *POOL[:3]]), max_size=20))
def test_no_proof_is_too_garbled_to_be_read(tokens):
    """Steps from random pieces are a proof or unreadable."""
    evidence = _answer(Verdict.VALID, Rule.BARBARA, *tokens, Mark.END).evidence

    assert isinstance(evidence, Proof | Unreadable)


def test_an_answer_without_a_verdict_is_undecided():
    """The remark shows what stood in its place."""
    answer = _answer(Rule.BARBARA, Mark.END)

    assert answer == WrittenAnswer(
        Verdict.UNDECIDED, None, "the answer must begin with a verdict, got 'Barbara'"
    )


def test_an_explanation_that_does_not_end_is_unreadable():
    """It is shown in the argument's own terms."""
    evidence = _answer(Verdict.INVALID, Mark.INDIVIDUAL, "artists").evidence

    assert evidence == Unreadable("individual mortals", "the explanation does not end")


def test_a_garbled_proof_is_unreadable_and_says_where():
    """A piece of the wrong kind, a piece missing, a source that is yet to come."""
    ferio = (Verdict.VALID, Rule.FERIO, 0, 1)

    assert _says(_answer(*ferio, "artists", Mark.END).evidence, "needs a form here, got")
    assert _says(_answer(*ferio, Form.O, Mark.END).evidence, "breaks off where a subject")
    later = (Verdict.VALID, Rule.CONVERSION, 2, Form.I, "artists", "bakers", Mark.END)
    assert _says(_answer(*later).evidence, "step 3 must be drawn from earlier steps")


def test_a_garbled_world_is_unreadable_and_says_where():
    """An individual is made of terms and nothing else."""
    evidence = _answer(Verdict.INVALID, Mark.INDIVIDUAL, Form.A, Mark.END).evidence

    assert _says(evidence, "an individual needs terms, got 'A'")


def test_a_contradiction_between_verdict_and_explanation_is_kept():
    """A countermodel under VALID is read as one, for the audit to find."""
    answer = _answer(Verdict.VALID, Mark.INDIVIDUAL, "bakers", Mark.END)

    assert answer.verdict is Verdict.VALID
    assert answer.evidence == World((Individual("a", frozenset({"bakers"})),))


def test_saying_nothing_is_no_evidence():
    """In the modern reading a world with nobody in it refutes many moods, so it must be named."""
    assert _answer(Verdict.INVALID, Mark.NOBODY, Mark.END).evidence == World(())
    assert _answer(Verdict.INVALID, Mark.END).evidence is None
    assert _answer(Verdict.VALID, Mark.END).evidence is None


def test_evidence_about_something_else_cannot_be_written():
    """Other premises, other terms, nothing derived, or too long."""
    start = tuple(Step(premise, Rule.PREMISE) for premise in BARBARA.premises)
    stranger = Proposition(Form.A, "Greeks", "poets")
    assumed = Step(BARBARA.conclusion, Rule.PREMISE)
    end = Step(BARBARA.conclusion, Rule.BARBARA, (0, 1))
    repeated = Proof((*start, *[end] * (LONGEST_PROOF - 2)))
    foreign = World((Individual("a", frozenset({"poets"})),))

    for evidence, message in [
        (Proof((*start, Step(stranger, Rule.BARBARA, (0, 1)))), "keep to the argument's terms"),
        (Proof((assumed, *start, end)), "one of the argument's"),
        (Proof(start), "must derive its conclusion"),
        (repeated, f"at most {ANSWER_LENGTH} tokens"),
        (foreign, "keep to the argument's terms"),
    ]:
        with pytest.raises(EvidenceError, match=message):
            encode_answer(BARBARA, evidence)
