import numpy as np
import pytest
from oracles import worlds_say_valid

from syllogism.evidence.audit import audit
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Judgement
from syllogism.language.moods import MOODS, find_mood
from syllogism.reasoners.transformer.answers import decode_answer
from syllogism.reasoners.transformer.corpus import (
    Corpus,
    Split,
    encode_items,
    is_valid,
    question,
)
from syllogism.reasoners.transformer.vocabulary import (
    PROMPT_LENGTH,
    encode_prompt,
)

ITEMS_OF_A_CASE = 1320  # ordered choices of three words out of twelve


@pytest.fixture(scope="module")
def corpora():
    return {split: Corpus(split, seed=0) for split in Split}


def test_labels_agree_with_every_world_over_three_terms():
    """Each mood, reading and order of premises once, against worlds listed one by one."""
    items = np.arange(len(MOODS) * 4) * ITEMS_OF_A_CASE + 7
    expected = [worlds_say_valid(*question(item)) for item in items]

    assert is_valid(items).tolist() == expected
    assert sum(expected) == 2 * (24 + 15)


def test_each_mood_is_asked_in_both_orders_under_both_readings():
    """The cases are 256 moods x 2 readings x 2 orders, all different."""
    asked = [question(case * ITEMS_OF_A_CASE) for case in range(len(MOODS) * 4)]

    assert len(set(asked)) == len(MOODS) * 4
    assert {find_mood(argument) for argument, _ in asked} == set(MOODS)


def test_model_answers_are_about_the_item_and_sound(corpora):
    """Exchanging words keeps a proof a proof and a countermodel a countermodel."""
    items = corpora[Split.RANDOM].draw_batch(np.random.default_rng(0), 200)
    for item, codes in zip(items, encode_items(items).tolist(), strict=True):
        argument, reading = question(item)
        answer = decode_answer(argument, codes[PROMPT_LENGTH:])
        judgement = Judgement(argument, reading, "logic", answer.verdict, answer.evidence, 0.0)

        assert codes[:PROMPT_LENGTH] == encode_prompt(argument, reading)
        assert audit(judgement).grade is Grade.SOUND


@pytest.mark.parametrize("split", Split)
def test_training_and_test_part_are_disjoint_and_make_up_the_corpus(corpora, split):
    """Every item belongs to exactly one of the two."""
    parts = np.concatenate([corpora[split].training, corpora[split].test])

    assert np.array_equal(np.sort(parts), np.arange(len(MOODS) * 4 * ITEMS_OF_A_CASE))


def test_a_tenth_of_the_items_is_tested_in_the_random_split(corpora):
    """And of every case about a tenth, so that no mood is missing on either side."""
    cases = np.bincount(corpora[Split.RANDOM].test // ITEMS_OF_A_CASE) / ITEMS_OF_A_CASE

    assert len(cases) == len(MOODS) * 4
    assert 0.05 < cases.min() < cases.mean() < cases.max() < 0.15
    assert cases.mean() == pytest.approx(0.1, abs=0.002)


def test_held_out_moods_are_never_learned_under_any_reading(corpora):
    """6 of the 24 valid and 58 of the 232 others; the test part is all of their items."""
    corpus = corpora[Split.HELD_OUT_MOODS]
    held_out = {MOODS.index(mood) for mood in corpus.held_out}

    assert set(np.unique(corpus.test // (4 * ITEMS_OF_A_CASE))) == held_out
    assert held_out.isdisjoint(np.unique(corpus.training // (4 * ITEMS_OF_A_CASE)))
    assert len(held_out) == 64
    assert sum(mood.name is not None for mood in corpus.held_out) == 6


@pytest.mark.parametrize("split", Split)
def test_the_seed_decides_the_division(corpora, split):
    """The same seed divides alike, another one differently."""
    again, other = Corpus(split, seed=0), Corpus(split, seed=1)

    assert np.array_equal(again.test, corpora[split].test)
    assert not np.array_equal(other.test, corpora[split].test)


def test_half_of_every_batch_is_valid(corpora):
    """So that saying INVALID does not pay; nothing from the test part gets in."""
    corpus = corpora[Split.HELD_OUT_MOODS]
    batch = corpus.draw_batch(np.random.default_rng(0), 64)

    assert is_valid(batch).sum() == 32
    assert np.isin(batch, corpus.training).all()
