"""What a transformer is worth: counted, written down in shards, and gone on with."""

import json
from collections import Counter

import jax
import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest
from test_transformer import saying

from syllogism.corpus.splits import find_split
from syllogism.errors import OptionError
from syllogism.evidence.judgements import Verdict
from syllogism.reasoners.transformer import scoring
from syllogism.reasoners.transformer.answers import Style
from syllogism.reasoners.transformer.metrics import Metrics
from syllogism.reasoners.transformer.model import Model
from syllogism.reasoners.transformer.plans import Plan
from syllogism.reasoners.transformer.scores import (
    Case,
    Misses,
    PartScore,
    count_misses,
    score_parts,
)
from syllogism.reasoners.transformer.scoring import score_weights
from syllogism.reasoners.transformer.weights import (
    Card,
    load_card,
    load_model,
    save_weights,
    write_scores,
)

PLAN = Plan("tiny", Style.ANSWER_EXPLAIN, "held-out mood Barbara")
ROW = Metrics(4000, 0.1, 1.0, 1.0, 1000, 100.0, 10.0, 20.0)
COUNT = 50


def case(terms, *, valid, right, sound, surface="words", mood="", reading="modern"):
    return Case(terms, surface, reading, mood, valid, right, sound)


# Of 100 syllogisms 60 are valid, 54 of them found; of 40 invalid ones 38; four chains besides.
BY_HAND = Counter(
    {
        case(3, valid=True, right=True, sound=True, mood="AAA-1"): 44,
        case(3, valid=True, right=True, sound=False, mood="AAA-1"): 10,
        case(3, valid=True, right=False, sound=False, mood="AOO-2"): 6,
        case(3, valid=False, right=True, sound=True, mood="AAA-2"): 38,
        case(3, valid=False, right=False, sound=False, mood="AAA-2"): 2,
        case(4, valid=False, right=True, sound=True, surface="long symbols"): 3,
        case(4, valid=False, right=False, sound=False, surface="long symbols"): 1,
    }
)


def wilson(hits, count):
    """The same interval by another library."""
    interval = binomtest(hits, count).proportion_ci(method="wilson")
    return pytest.approx((interval.low, interval.high), abs=1e-12)


def ends(estimate):
    return estimate.low, estimate.high


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    """A directory with a model that says VALID to everything and never stops."""
    directory = tmp_path_factory.mktemp("weights")
    model = saying(Model(PLAN.model_size, key=jax.random.key(0)), Verdict.VALID)
    save_weights(model, Card.of(PLAN, model, [ROW]), directory)
    return directory


@pytest.fixture(autouse=True)
def small_shards(monkeypatch):
    monkeypatch.setattr(scoring, "SHARD", 20)


def test_parts_are_scored_as_a_pencil_does():
    """The whole, each length, each surface, and both where there is anything."""
    whole, three, four, long_symbols, words, *both = score_parts(
        BY_HAND, split="random", test="control", seed=7
    )

    assert (whole.split, whole.test, whole.seed, whole.count) == ("random", "control", 7, 104)
    assert (whole.terms, whole.surface, whole.is_whole) == (None, None, True)
    assert whole.valid.value == 54 / 60
    assert whole.invalid.value == 41 / 44
    assert whole.balanced_accuracy.value == pytest.approx((54 / 60 + 41 / 44) / 2)
    assert whole.sound.value == 85 / 104
    assert whole.right_for_the_wrong_reason.value == 10 / 95
    assert (three.terms, three.surface, three.count, three.is_whole) == (3, None, 100, False)
    assert (three.valid.value, three.invalid.value) == (54 / 60, 38 / 40)
    assert (four.terms, four.count, four.valid, four.balanced_accuracy) == (4, 4, None, None)
    assert (long_symbols.surface, words.surface) == ("long symbols", "words")
    assert [(part.terms, part.surface) for part in both] == [(4, "long symbols"), (3, "words")]


def test_shares_have_wilsons_interval_and_their_mean_has_newcombes():
    """Wilson's as scipy has it; from the ends of two of them, Newcombe's by Pythagoras."""
    whole = score_parts(BY_HAND, split="random", test="control", seed=0)[0]
    found, alarms = (binomtest(*c).proportion_ci(method="wilson") for c in ((54, 60), (3, 44)))
    below = np.hypot(54 / 60 - found.low, alarms.high - 3 / 44)
    above = np.hypot(found.high - 54 / 60, 3 / 44 - alarms.low)
    middle = whole.balanced_accuracy.value

    assert ends(whole.valid) == wilson(54, 60)
    assert ends(whole.invalid) == wilson(41, 44)
    assert ends(whole.sound) == wilson(85, 104)
    assert ends(whole.right_for_the_wrong_reason) == wilson(10, 95)
    assert ends(whole.balanced_accuracy) == pytest.approx((middle - below / 2, middle + above / 2))


def test_a_test_of_one_length_and_surface_is_its_own_only_part():
    """Nothing is said twice."""
    only = Counter({case(3, valid=True, right=True, sound=True): 5})

    assert [part.is_whole for part in score_parts(only, split="s", test="t", seed=0)] == [True]


def test_misses_are_counted_by_mood_and_of_longer_arguments_by_length():
    """With how many there were, the greater share first; moods without any are left out."""
    assert count_misses(BY_HAND, test="control") == (
        Misses("control", 3, "AOO-2", "modern", 6, 6),
        Misses("control", 3, "AAA-2", "modern", 40, 2),
        Misses("control", 4, "", "modern", 4, 1),
    )


def test_the_items_of_every_test_are_asked_as_the_corpus_writes_them(weights, tmp_path):
    """By number, in their own words, reading and truth; all tests of the split of the weights."""
    score_weights(weights, tmp_path, count=COUNT, seed=5)
    tests = find_split("held-out mood Barbara", seed=5).tests
    for name, corpus in tests.items():
        paths = sorted(tmp_path.glob(f"{name.replace(' ', '-')}-*.parquet"))
        table = pd.concat(map(pd.read_parquet, paths), ignore_index=True)
        items = [corpus[index] for index in range(COUNT)]

        assert len(paths) == 3
        assert list(table["item"]) == list(range(COUNT))
        assert list(table["text"]) == [item.text for item in items]
        assert list(table["verdict"]) == [str(item.verdict) for item in items]
        assert list(table["reading"]) == [str(item.reading) for item in items]
        assert list(table["mood"]) == [str(item.mood) for item in items]


def test_answers_are_audited_and_scored(weights, tmp_path):
    """Saying VALID without end finds what is valid, refutes nothing and shows nothing."""
    found = score_weights(weights, tmp_path, count=COUNT)
    control, *_ = (score for score in found.scores if score.is_whole)
    faults = pd.read_csv(tmp_path / "faults.csv")

    assert (control.valid.value, control.invalid.value) == (1, 0)
    assert control.balanced_accuracy.value == 0.5
    assert control.sound.value == 0
    assert control.right_for_the_wrong_reason.value == 1
    assert sum(misses.missed for misses in found.misses) == (~faults["right"]).sum()
    assert len(faults) == 2 * COUNT
    assert set(faults["grade"]) == {"malformed"}
    assert len(pd.read_csv(tmp_path / "scores.csv")) == len(found.scores)
    assert list(pd.read_csv(tmp_path / "misses.csv")["missed"]) == [m.missed for m in found.misses]


def test_a_scoring_that_was_interrupted_goes_on(weights, tmp_path, monkeypatch):
    """What is written well is not answered again, and in the end everything is the same."""
    whole = score_weights(weights, tmp_path / "whole", count=COUNT)

    def lose_patience(_, done, __):
        if done == 40:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        score_weights(weights, tmp_path / "cut", count=COUNT, progress=lose_patience)
    (tmp_path / "cut" / "control-00002.parquet.123.partial").write_bytes(b"torn")
    (tmp_path / "cut" / "control-00000.parquet").write_bytes(b"damaged")
    asked = []
    judge = scoring._judge
    monkeypatch.setattr(
        scoring, "_judge", lambda who, items: asked.append(items[0].index) or judge(who, items)
    )

    assert score_weights(weights, tmp_path / "cut", count=COUNT) == whole
    damaged, rest = 0, 40  # of the control
    assert asked == [damaged, rest, 0, 20, 40]
    for name in ("scores.csv", "misses.csv", "faults.csv"):
        assert (tmp_path / "cut" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def test_where_nothing_was_missed_the_table_has_its_heads(weights, tmp_path, monkeypatch):
    """And can be read like any other."""
    monkeypatch.setattr(scoring, "count_misses", lambda *_, **__: ())
    score_weights(weights, tmp_path, count=3)
    heads = ["test", "terms", "mood", "reading", "count", "missed"]

    assert list(pd.read_csv(tmp_path / "misses.csv").columns) == heads


def test_more_or_fewer_items_keep_what_is_written(weights, tmp_path):
    """The first items of many are the items of few."""
    few = score_weights(weights, tmp_path / "few", count=30)
    many = score_weights(weights, tmp_path / "many", count=COUNT)

    assert score_weights(weights, tmp_path / "few", count=COUNT) == many
    assert score_weights(weights, tmp_path / "many", count=30) == few
    assert {score.count for score in few.scores if score.is_whole} == {30}


def test_answers_of_other_weights_or_to_other_questions_are_not_mixed(weights, tmp_path):
    """Another split, seed or model needs another directory; the error says what is there."""
    score_weights(weights, tmp_path / "out", split="belief", count=3)
    with pytest.raises(OptionError, match=r"'seed': 1.*got .*'seed': 0.*another directory"):
        score_weights(weights, tmp_path / "out", split="belief", count=3, seed=1)
    with pytest.raises(OptionError, match=r"'split': 'random'.*got .*'split': 'belief'"):
        score_weights(weights, tmp_path / "out", split="random", count=3)
    with pytest.raises(OptionError, match="count is a whole number from 1 up, got 0"):
        score_weights(weights, tmp_path / "out", split="belief", count=0)
    with pytest.raises(OptionError, match=r"a split is one of random, .*; got 'moods'"):
        score_weights(weights, tmp_path / "out", split="moods", count=3)

    other = Model(PLAN.model_size, key=jax.random.key(1))
    save_weights(other, Card.of(PLAN, other, [ROW]), tmp_path / "other")
    with pytest.raises(OptionError, match="goes on with answers of the same weights"):
        score_weights(tmp_path / "other", tmp_path / "out", split="belief", count=3)


def test_where_no_reasons_are_asked_for_only_wrong_verdicts_are_faults(tmp_path):
    """A transformer that writes verdicts alone is not blamed for every answer."""
    plan = Plan("tiny", Style.ANSWER, "random")
    model = saying(Model(plan.model_size, key=jax.random.key(0)), Verdict.VALID)
    save_weights(model, Card.of(plan, model, [ROW]), tmp_path / "weights")
    found = score_weights(tmp_path / "weights", tmp_path / "out", count=20)
    faults = pd.read_csv(tmp_path / "out" / "faults.csv")

    assert len(faults) == sum(misses.missed for misses in found.misses) < 20
    assert not faults["right"].any()


def test_a_card_holds_the_scores_of_its_weights(weights, tmp_path):
    """Those of one test take the place of earlier ones; weights and all else stay."""
    card, model = load_card(weights), load_model(weights)
    save_weights(model, card, tmp_path)
    first, second = (
        score_parts(BY_HAND, split="random", test="control", seed=seed)[0] for seed in (1, 2)
    )
    other = score_parts(BY_HAND, split="random", test="longer", seed=1)[0]
    write_scores(tmp_path, [first, other])
    write_scores(tmp_path, [second])

    assert card.scores == ()
    assert load_card(tmp_path).scores == (other, second)
    assert load_model(tmp_path).parameter_count == model.parameter_count
    assert load_card(tmp_path).plan == PLAN
    assert [path.name for path in sorted(tmp_path.iterdir())] == [
        "transformer.json",
        "transformer.safetensors",
    ]


def test_a_score_is_plain_data():
    """JSON and back."""
    for score in score_parts(BY_HAND, split="random", test="control", seed=1):
        record = json.loads(json.dumps(score.to_record()))

        assert PartScore.from_record(record) == score
