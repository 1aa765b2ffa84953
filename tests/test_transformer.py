from itertools import pairwise

import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
import pytest

from syllogism.corpus.corpora import Corpus
from syllogism.corpus.recipes import Recipe
from syllogism.errors import OptionError
from syllogism.evidence.audit import audit
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Unreadable, Verdict
from syllogism.language.arguments import Argument
from syllogism.language.complements import Complement
from syllogism.language.moods import MOODS
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.transformer.answers import Style
from syllogism.reasoners.transformer.decoding import ANSWER_PER_QUESTION, ROOM_STEP, write_answers
from syllogism.reasoners.transformer.model import SIZES, Model, Size
from syllogism.reasoners.transformer.questions import ask_argument
from syllogism.reasoners.transformer.reasoner import Transformer
from syllogism.reasoners.transformer.sequences import encode_item, to_batch
from syllogism.reasoners.transformer.vocabulary import CODES, TOKENS, Mark

SYLLOGISMS = [mood.syllogism("poets", "dreamers", "bakers") for mood in MOODS[::32]]
CORPUS = Corpus(Recipe(lengths=(3, 4)), seed=5)
ITEMS = [CORPUS[index] for index in range(6)]
QUESTIONS = [ask_argument(item.argument, item.reading) for item in ITEMS]


@pytest.fixture(scope="module")
def untrained():
    return Model(SIZES["tiny"], key=jax.random.key(0))


@pytest.fixture(scope="module")
def batch():
    sequences = [encode_item(item, Style.ANSWER_EXPLAIN) for item in ITEMS]
    return to_batch(sequences, length=80, words=8, letters=24)


def test_sizes_reach_from_thirty_thousand_to_thirty_million_numbers():
    """Counted without making them, each some three to eight times the one before."""
    counts = [
        eqx.filter_eval_shape(Model, size, key=jax.random.key(0)).parameter_count
        for size in SIZES.values()
    ]

    assert list(SIZES) == ["tiny", "small", "medium", "large", "huge"]
    assert counts[0] == pytest.approx(30_000, rel=0.1)
    assert counts[-1] == pytest.approx(30_000_000, rel=0.1)
    assert all(2.5 < more / fewer < 10 for fewer, more in pairwise(counts))


def test_a_size_is_whole_numbers_and_the_heads_divide_the_width():
    """Otherwise it is refused."""
    with pytest.raises(OptionError, match="multiple of four times the heads, got 20 and 4"):
        Size(width=20, layers=1, rounds=1, heads=4)
    with pytest.raises(OptionError, match="whole numbers from 1 up, got \\(48, 0, 1, 4\\)"):
        Size(width=48, layers=0, rounds=1, heads=4)


def test_there_is_a_score_for_every_token_and_every_spelling(untrained, batch):
    """So that an answer can name any term of its question, and no other."""
    assert untrained(*batch[:3]).shape == (len(ITEMS), 80, len(TOKENS) + 8)


def test_a_code_sees_the_question_and_what_was_written_before_it(untrained, batch):
    """Changing a later code of the answer changes no score before it; the question matters."""
    start = int(batch.starts[0])
    scores = untrained(*batch[:3])
    later, earlier = batch.codes.copy(), batch.codes.copy()
    later[0, start + 3] = CODES[Mark.NOBODY]
    earlier[0, start - 2] = CODES[Mark.NOBODY]

    changed = untrained(batch._replace(codes=later).codes, batch.letters, batch.starts)
    np.testing.assert_array_equal(changed[0, : start + 3], scores[0, : start + 3])
    assert not np.allclose(changed[0, start + 3], scores[0, start + 3])
    assert not np.allclose(untrained(earlier, batch.letters, batch.starts)[0, 0], scores[0, 0])


def test_the_numbers_of_spellings_tell_the_network_nothing(untrained, batch):
    """With spellings listed in another order, every score is the same, in that order."""
    order = np.array([3, 1, 0, 2, 7, 6, 5, 4])
    moved = np.where(  # the same spellings under other numbers
        batch.codes < len(TOKENS),
        batch.codes,
        len(TOKENS) + np.argsort(order)[np.maximum(batch.codes - len(TOKENS), 0)],
    )
    scores = untrained(*batch[:3])
    again = untrained(moved, batch.letters[:, order], batch.starts)

    columns = [*range(len(TOKENS)), *(len(TOKENS) + order)]
    np.testing.assert_allclose(again, np.asarray(scores)[..., columns], atol=1e-4)


def test_letters_count_and_so_do_their_places(untrained):
    """Words differ from their anagrams and from longer words; room after a word does not count."""
    words = [b"", b"baker", b"barek", b"bakers", b"baker", b"x" * 60]
    letters = np.zeros((1, len(words), 64), dtype=np.int32)
    for row, word in zip(letters[0], words, strict=True):
        row[: len(word)] = list(word)

    spelled = np.asarray(untrained.spell(letters))[0, len(TOKENS) :]
    narrow = np.asarray(untrained.spell(letters[:, :5, :8]))[0, len(TOKENS) :]

    np.testing.assert_array_equal(spelled[1], spelled[4])
    np.testing.assert_allclose(spelled[:5], narrow, atol=1e-5)
    for one in range(4):
        for other in range(one):
            assert np.abs(spelled[one] - spelled[other]).max() > 0.1


def test_padding_changes_no_score(untrained, batch):
    """A longer row, more room for words and letters: the same scores, up to rounding."""
    sequences = [encode_item(item, Style.ANSWER_EXPLAIN) for item in ITEMS]
    roomy = to_batch(sequences, length=96, words=12, letters=40)
    symbols = len(TOKENS) + 8

    np.testing.assert_allclose(
        untrained(*roomy[:3])[:, :80, :symbols], untrained(*batch[:3]), atol=1e-4
    )


def test_decoding_writes_what_scoring_whole_sequences_would_write(untrained):
    """With memories or without, the likeliest symbol follows: an answer is its own greedy guess."""
    for question, answer in zip(QUESTIONS, write_answers(untrained, QUESTIONS), strict=True):
        codes = np.zeros((1, 128), dtype=np.int32)
        written = [*question.codes, *answer]
        codes[0, : len(written)] = written
        letters = np.zeros((1, 16, 32), dtype=np.int32)
        for row, spelling in zip(letters[0], question.spellings, strict=False):
            row[: len(spelling)] = list(spelling.encode())
        start = len(question.codes)
        scores = np.array(untrained(codes, letters, np.array([start])))[0]
        chosen = scores[np.arange(start, len(written)) - 1, answer]

        np.testing.assert_allclose(
            chosen, scores[start - 1 : len(written) - 1].max(axis=-1), atol=1e-3
        )


def test_an_answer_does_not_depend_on_the_company(untrained):
    """Alone, in reverse order, or among questions of other lengths: the same codes."""
    together = write_answers(untrained, QUESTIONS)

    assert write_answers(untrained, QUESTIONS[::-1])[::-1] == together
    assert [write_answers(untrained, [question])[0] for question in QUESTIONS] == together
    assert write_answers(untrained, QUESTIONS * 12)[-len(QUESTIONS) :] == together


def saying(model, token):
    """A model that follows every token with the same one, since it only looks at its table."""
    table = jnp.ones_like(model.table).at[CODES[token]].set(10.0)
    silent = [[layer.output, layer.narrow] for layer in model.layers]
    return eqx.tree_at(
        lambda model: (
            model.table,
            *(matrix for layer in model.layers for matrix in (layer.output, layer.narrow)),
        ),
        model,
        (table, *(jnp.zeros_like(matrix) for pair in silent for matrix in pair)),
    )


def test_an_answer_ends_or_breaks_off(untrained):
    """After END nothing is kept, and no answer goes on for ever."""
    endless = write_answers(saying(untrained, Mark.NOBODY), QUESTIONS)

    assert {code for answer in endless for code in answer} == {CODES[Mark.NOBODY]}
    assert {len(answer) for answer in endless} == {3 * 32}  # 32 places for the question
    assert write_answers(saying(untrained, Mark.END), QUESTIONS) == [[CODES[Mark.END]]] * 6
    assert write_answers(untrained, []) == []


def test_a_long_question_is_answered_by_fewer_rows_at_a_time(untrained, monkeypatch):
    """So that memory suffices; three long ones are answered as one by one."""
    corpus = Corpus(Recipe(lengths=(60,)), seed=2)
    questions = [ask_argument(corpus[n].argument, corpus[n].reading) for n in range(3)]
    shapes = []
    read = Model.read
    monkeypatch.setattr(
        Model,
        "read",
        lambda self, codes, *rest: shapes.append(codes.shape) or read(self, codes, *rest),
    )
    together = write_answers(untrained, questions)

    assert [write_answers(untrained, [question])[0] for question in questions] == together
    assert {length > 256 for _, length in shapes} == {True}
    assert {rows * length**2 <= 64 * 256**2 for rows, length in shapes} == {True}


@pytest.mark.parametrize("terms", [3, 5, 6, 30])
def test_there_is_room_for_whatever_the_logic_answers(terms):
    """Even for its longest proofs and worlds; proofs about five terms need twice the question."""
    corpus = Corpus(Recipe(lengths=(terms,)), seed=3)
    needed = []
    for index in range(300):
        sequence = encode_item(corpus[index], Style.ANSWER_EXPLAIN)
        room = -(-sequence.start // ROOM_STEP) * ROOM_STEP
        needed.append((len(sequence.codes) - sequence.start) / room)

    assert 1 < max(needed) <= ANSWER_PER_QUESTION


def test_an_untrained_model_is_undecided(untrained):
    """It writes no verdict, and the remark shows what it wrote instead."""
    for judgement in Transformer(untrained).judge(SYLLOGISMS):
        assert judgement.verdict is Verdict.UNDECIDED
        assert judgement.evidence is None
        assert "must begin or end with a verdict, got" in judgement.remark


def test_an_unreadable_explanation_stays_with_its_verdict(untrained):
    """A model that knows to say VALID and nothing else gets its babble audited."""
    for judgement in Transformer(saying(untrained, Verdict.VALID)).judge(SYLLOGISMS):
        assert judgement.verdict is Verdict.VALID
        assert isinstance(judgement.evidence, Unreadable)
        assert audit(judgement).grade is Grade.MALFORMED


def test_complements_and_endless_arguments_are_undecided(untrained):
    """The others in the batch are answered all the same, in order."""
    signed = Argument((), Proposition(Form.A, Complement("x"), "y"))
    endless = Argument((Proposition(Form.A, "x", "y"),) * 1_001, Proposition(Form.A, "x", "y"))
    judgements = Transformer(untrained).judge([signed, SYLLOGISMS[0], endless])

    assert [judgement.remark for judgement in judgements[::2]] == [
        "the transformer was trained on arguments without complements",
        "the transformer reads 1000 premises at most, got 1001",
    ]
    assert [judgement.argument for judgement in judgements] == [signed, SYLLOGISMS[0], endless]


def test_a_model_is_a_tree_of_arrays_and_nothing_else(untrained):
    """So that every number in it is trained and saved."""
    assert all(map(eqx.is_inexact_array, jax.tree.leaves(untrained)))
