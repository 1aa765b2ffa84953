from dataclasses import replace

import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
import pytest

from syllogism.errors import OptionError
from syllogism.evidence.audit import audit
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Unreadable, Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import MOODS, Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.transformer.corpus import (
    Corpus,
    Split,
    encode_items,
    question,
)
from syllogism.reasoners.transformer.decoding import write_answers
from syllogism.reasoners.transformer.model import Model, Size
from syllogism.reasoners.transformer.reasoner import Transformer
from syllogism.reasoners.transformer.training import Plan, answer_loss, train
from syllogism.reasoners.transformer.vocabulary import (
    CODES,
    PROMPT_LENGTH,
    SEQUENCE_LENGTH,
    TOKENS,
    Mark,
    encode_prompt,
)

SMALL = Plan(steps=75, batch=16, rate=0.02, size=Size(width=32, layers=1, heads=2))
SYLLOGISMS = [mood.syllogism("poets", "dreamers", "bakers") for mood in MOODS[::8]]


@pytest.fixture(scope="module")
def trained():
    """A model far too small and too briefly trained to be any good, and its curve."""
    return train(Split.RANDOM, seed=0, plan=SMALL)


@pytest.fixture(scope="module")
def untrained():
    return Model(SMALL.size, key=jax.random.key(0))


@pytest.fixture(scope="module")
def transformer():
    return Transformer()


def _same(one, other):
    """Whether two models are equal bit for bit."""
    return all(map(np.array_equal, jax.tree.leaves(one), jax.tree.leaves(other)))


def test_a_token_sees_the_prompt_and_what_was_written_before_it(untrained):
    """Changing a later token of the answer changes no score before it; the prompt matters."""
    model = untrained
    codes = jnp.asarray(encode_items(np.array([5])))
    place = PROMPT_LENGTH + 3
    later, earlier = (codes.at[0, p].set(CODES[Mark.END]) for p in (place, PROMPT_LENGTH - 1))

    scores = model(codes)

    assert scores.shape == (1, SEQUENCE_LENGTH, len(TOKENS))
    assert jnp.array_equal(model(later)[:, :place], scores[:, :place])
    assert not jnp.allclose(model(earlier)[:, 0], scores[:, 0])


def test_reading_by_and_by_gives_the_scores_of_reading_at_once(untrained):
    """Memories stand for the tokens they were made from, up to rounding."""
    model = untrained
    codes = jnp.asarray(encode_items(np.array([5, 500_000])))
    memories = model.empty_memories(2, SEQUENCE_LENGTH)
    scores, memories = model.read(codes[:, :PROMPT_LENGTH], memories, 0)
    pieces = [scores]
    for place in range(PROMPT_LENGTH, PROMPT_LENGTH + 4):
        scores, memories = model.read(codes[:, place : place + 1], memories, place)
        pieces.append(scores)
    read = PROMPT_LENGTH + 4

    np.testing.assert_allclose(jnp.concatenate(pieces, axis=1), model(codes)[:, :read], atol=1e-4)


def test_the_loss_is_of_answers_only():
    """A model sure of every answer has none, whatever it thinks of prompts and padding."""

    def oracle(codes):
        return 100.0 * jax.nn.one_hot(sequences[:, 1:], len(TOKENS))[:, : codes.shape[1]]

    sequences = jnp.asarray(encode_items(np.array([5, 500_000])))
    spoilt = sequences.at[:, : PROMPT_LENGTH - 1].set(0)

    assert answer_loss(oracle, sequences) == pytest.approx(0.0)
    assert answer_loss(oracle, spoilt) == pytest.approx(0.0)


def test_training_lowers_the_loss(trained):
    """A few dozen steps take it well below the first guess."""
    _, curve = trained

    assert curve.losses.shape == (SMALL.steps,)
    assert curve.losses[-10:].mean() < 0.6 * curve.losses[:10].mean()
    assert curve.seconds > 0
    assert curve.tokens_per_second > 0


def test_the_same_seed_trains_the_same_model_bit_for_bit():
    """And progress is told every 25 steps; another seed makes another model."""
    told = []
    plan = replace(SMALL, steps=50)

    def train_once(seed):
        return train(Split.RANDOM, seed=seed, plan=plan, progress=lambda n, _: told.append(n))[0]

    first = train_once(1)

    assert _same(train_once(1), first)
    assert not _same(train_once(2), first)
    assert told == [25, 50] * 3


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"steps": 30}, "multiple of 25, got 30"),
        ({"batch": 3}, "two equal halves, got 3"),
    ],
)
def test_an_impossible_plan_is_refused(wrong, message):
    """The error says what divides what."""
    with pytest.raises(OptionError, match=message):
        replace(SMALL, **wrong)


def test_a_size_is_whole_numbers_and_the_heads_divide_the_width():
    """Otherwise it is refused."""
    with pytest.raises(OptionError, match="multiple of the heads, got 10 and 4"):
        Size(width=10)
    with pytest.raises(OptionError, match="whole numbers from 1 up, got \\(48, 0, 4\\)"):
        Size(layers=0)


def test_an_untrained_model_is_undecided(untrained):
    """It writes no verdict, and the remark shows what it wrote instead."""
    for judgement in Transformer(untrained).judge(SYLLOGISMS):
        assert judgement.verdict is Verdict.UNDECIDED
        assert judgement.evidence is None
        assert "must begin with a verdict, got" in judgement.remark


def test_an_unreadable_explanation_stays_with_its_verdict(untrained):
    """A model that knows to say VALID and nothing else gets its babble audited."""
    valid = untrained.table[CODES[Verdict.VALID]]
    positions = untrained.positions.at[PROMPT_LENGTH - 1].add(100 * valid)
    biased = eqx.tree_at(lambda model: model.positions, untrained, positions)
    for judgement in Transformer(biased).judge(SYLLOGISMS):
        assert judgement.verdict is Verdict.VALID
        assert isinstance(judgement.evidence, Unreadable)
        assert audit(judgement).grade is Grade.MALFORMED


def test_judgements_do_not_depend_on_the_company(transformer):
    """Alone, in reverse order or more than a batch of them: the same answers."""
    many = SYLLOGISMS * 5
    together = transformer.judge(many)
    alone = [transformer.judge([argument])[0] for argument in SYLLOGISMS[:6]]

    for judgements in (alone, transformer.judge(many[::-1])[::-1], together[len(SYLLOGISMS) :]):
        for judgement, expected in zip(judgements, together, strict=False):
            assert judgement.verdict is expected.verdict
            assert judgement.evidence == expected.evidence


def test_what_it_cannot_read_is_undecided(transformer):
    """Not two premises, or four terms: a remark, no evidence, and no exception."""
    first, second = Mood.parse("Barbara").syllogism().premises
    conclusion = Proposition(Form.A, "S", "P")
    three = Argument((first, second, conclusion), conclusion)
    one = Argument((first,), conclusion)
    four = Argument((first, Proposition(Form.A, "S", "Q")), conclusion)

    judgements = transformer.judge([three, *SYLLOGISMS[:1], one, four])

    assert [judgement.verdict for judgement in judgements].count(Verdict.UNDECIDED) == 3
    assert [judgement.remark for judgement in judgements] == [
        "the transformer was trained on syllogisms only; 3 premises over 3 terms make none",
        "",
        "the transformer was trained on syllogisms only; 1 premises over 3 terms make none",
        "the transformer was trained on syllogisms only; 2 premises over 4 terms make none",
    ]
    assert transformer.judge([]) == []


@pytest.mark.parametrize("reading", Import)
def test_the_shipped_model_is_right_for_the_right_reason(transformer, reading):
    """On test items of the random split, nearly always; it never guesses."""
    asked = [question(item) for item in Corpus(Split.RANDOM, seed=0).test[::97]]
    arguments = [argument for argument, asked_under in asked if asked_under is reading]
    judgements = transformer.judge(arguments, reading=reading)
    sound = np.array([audit(judgement).grade is Grade.SOUND for judgement in judgements])

    assert len(sound) > 600
    assert sound.mean() > 0.98


def test_answers_are_padded_after_their_end(trained):
    """What a model writes after END does not count and is not kept."""
    prompts = np.array([encode_prompt(argument, Import.MODERN) for argument in SYLLOGISMS])
    for answer in write_answers(trained[0], prompts.astype(np.int32)).tolist():
        if CODES[Mark.END] in answer:
            rest = answer[answer.index(CODES[Mark.END]) + 1 :]
            assert set(rest) <= {CODES[Mark.PADDING]}


def test_a_model_is_a_tree_of_arrays_and_nothing_else(untrained):
    """So that every number in it is trained and saved."""
    assert all(map(eqx.is_inexact_array, jax.tree.leaves(untrained)))
