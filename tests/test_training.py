"""Training: what is asked of the model, and that nothing on the way makes a difference."""

import shutil
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from inspect import signature
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
import pytest

from syllogism.cli import training as command
from syllogism.corpus.splits import find_split
from syllogism.errors import CheckpointError, OptionError
from syllogism.evidence.judgements import Verdict
from syllogism.reasoners.transformer import training
from syllogism.reasoners.transformer.answers import Style
from syllogism.reasoners.transformer.batches import batches_from, make_batch, round_up
from syllogism.reasoners.transformer.exercises import encode_exercise
from syllogism.reasoners.transformer.metrics import METRICS_FILE, read_metrics
from syllogism.reasoners.transformer.model import Model
from syllogism.reasoners.transformer.plans import Plan
from syllogism.reasoners.transformer.sequences import encode_item
from syllogism.reasoners.transformer.stepping import (
    Devices,
    Learner,
    add_up,
    plan_rate,
    take_step,
    tally_answers,
)
from syllogism.reasoners.transformer.training import train
from syllogism.reasoners.transformer.vocabulary import CODES, TOKENS, Mark
from syllogism.reasoners.transformer.weights import CARD_FILE

PLAN = Plan(
    "tiny",
    Style.ANSWER_EXPLAIN,
    "belief",  # three terms and short words: few shapes to compile
    steps=40,
    exercises=15,
    batch=16,
    parts=2,
    rate=0.1,
    warm_up=5,
)
CURVE = Path(__file__).parent / "curves" / "tiny.csv"
DRIFT = 1e-3  # of a loss, relatively; first weights off by 1e-5, far more than rounding, cost 3e-4


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """The directory of a training that nobody interrupted, and its model."""
    out = tmp_path_factory.mktemp("whole")
    return out, train(PLAN, out)


def same(one, other):
    """Whether two models are equal bit for bit."""
    return all(map(np.array_equal, jax.tree.leaves(one), jax.tree.leaves(other)))


def same_parts(one, other):
    return all(map(np.array_equal, jax.tree.leaves(one), jax.tree.leaves(other)))


@pytest.mark.parametrize("notes", [True, False])
@pytest.mark.parametrize(("exercises", "steps"), [(3, range(3, 7)), (4, range(4))])
@pytest.mark.parametrize("style", Style)
def test_steps_share_their_items(style, exercises, steps, notes):
    """Each item once in four steps, in parts of equal rows, with padding after the answer.

    The fourth step is the first that answers, or the last that reads.
    """
    plan = replace(PLAN, style=style, parts=4, exercises=exercises, warm_up=0, notes=notes)
    corpus = find_split(plan.split, seed=plan.seed).training
    items = [corpus[index] for index in range(16 * steps.start, 16 * steps.stop)]
    expected = [encode_exercise(i) if exercises > 3 else encode_item(i, style) for i in items]
    batches = [make_batch(plan, step) for step in steps]
    rows = [row for batch in batches for part in batch for row in zip(*part, strict=True)]
    found = [(_trimmed(codes), int(start), _trimmed(noted)) for codes, _, start, noted in rows]

    assert sorted(found) == sorted(
        (_trimmed(one.codes), one.start, _trimmed(one.notes if notes else ())) for one in expected
    )
    dealt = []
    for batch in batches:
        lengths = [len(_trimmed(codes)) for part in batch for codes in part.codes]
        assert lengths == sorted(lengths)
        assert len(batch) == 4
        dealt.append((lengths[0], lengths[-1]))
    for (_, longest), (shortest, _) in pairwise(sorted(dealt)):
        assert longest <= shortest


def _trimmed(codes):
    """Codes without the padding after the last."""
    return np.trim_zeros(np.asarray(codes, dtype=int), "b").tolist()


def test_a_batch_is_the_same_whoever_makes_it():
    """Threads or processes, all from the first or some later on."""
    plan = replace(PLAN, steps=5, exercises=3, warm_up=0)
    expected = [make_batch(plan, step) for step in range(5)]
    with ThreadPoolExecutor(2) as threads, ProcessPoolExecutor(1, get_context("spawn")) as others:
        made = [*batches_from(plan, 0, threads)], [*batches_from(plan, 2, others)]

    assert all(map(same_parts, made[0], expected))
    assert all(map(same_parts, made[1], expected[2:]))
    assert list(map(len, made)) == [5, 3]


def test_little_is_padded_and_few_shapes_are_compiled():
    """At most a quarter more than needed, beyond the shortest; four sizes an octave."""
    needed = np.arange(1, 2000)
    sizes = np.array([round_up(tokens, least=16) for tokens in needed.tolist()])

    assert (sizes >= needed).all()
    assert (sizes - needed < np.maximum(16, needed / 4)).all()
    assert len(set(sizes[needed > 64].tolist())) <= 4 * 5


def _asked(part):
    """What is asked at each place of the rows of a part, and how much it counts."""
    for row, (codes, _, start, notes) in enumerate(zip(*part, strict=True)):
        for place, note in enumerate(notes):
            if note != CODES[Mark.PADDING]:
                yield row, place, note, 4.0
        for place in range(start - 1, len(_trimmed(codes)) - 1):
            is_verdict = TOKENS[codes[place + 1] % len(TOKENS)] in (Verdict.VALID, Verdict.INVALID)
            weight = 16.0 if is_verdict and codes[place + 1] < len(TOKENS) else 1.0
            yield row, place, codes[place + 1], weight


@pytest.mark.parametrize(("step", "verdicts"), [(14, 0), (15, 16)])
def test_the_loss_is_of_answers_and_notes_only(step, verdicts):
    """Whoever is sure of them has none, whatever is thought of the rest of prompts and padding."""
    (part,) = make_batch(replace(PLAN, parts=1), step)
    asked = list(_asked(part))

    def oracle(codes, *_):
        scores = np.zeros((*codes.shape, int(codes.max()) + 1))
        scores[..., CODES[Mark.HUNDRED]] = 50.0
        for row, place, target, _ in asked:
            scores[row, place, target] = 100.0
        return jnp.asarray(scores)

    tally = tally_answers(oracle, part)

    assert tally.loss == pytest.approx(0.0)
    assert tally.right_answers == tally.answers == 16
    assert tally.right_verdicts == tally.verdicts == verdicts
    assert tally.weight == sum(weight for *_, weight in asked)


def test_the_loss_is_the_surprise_at_what_is_asked():
    """Added up token by token, in double precision and without any library for it."""
    (part,) = make_batch(replace(PLAN, parts=1), PLAN.exercises)
    model = Model(PLAN.model_size, key=jax.random.key(0))
    scores = np.asarray(eqx.filter_jit(model)(*part[:3]), dtype=float)
    surprise, wrong = 0.0, set()
    for row, place, target, weight in _asked(part):
        chances = np.exp(scores[row, place]) / np.exp(scores[row, place]).sum()
        surprise -= weight * np.log(chances[target])
        if place >= part.starts[row] - 1 and scores[row, place].argmax() != target:
            wrong.add(row)
    tally = eqx.filter_jit(tally_answers)(model, part)

    assert float(tally.loss) == pytest.approx(surprise, rel=1e-5)
    assert tally.right_answers == 16 - len(wrong)


def test_it_makes_no_difference_into_how_many_parts_a_batch_is_dealt():
    """One or four: the same gradient and the same sums, up to rounding."""
    model, devices = Model(PLAN.model_size, key=jax.random.key(0)), Devices(PLAN)
    whole, dealt = (
        jax.tree.leaves(add_up(model, make_batch(replace(PLAN, parts=parts), 15), devices))
        for parts in (1, 4)
    )
    for one, its in zip(whole, dealt, strict=True):
        np.testing.assert_allclose(one, its, rtol=1e-4, atol=1e-4)


def test_half_precision_costs_little():
    """With the model in half precision nearly the same loss, and gradients in single."""
    devices, (part, _) = Devices(PLAN), make_batch(PLAN, 0)
    model = Model(PLAN.model_size, key=jax.random.key(0))
    _, single = add_up(model, [part], devices)
    devices.precision = jnp.dtype(jnp.bfloat16)
    gradient, half = add_up(model, [part], devices)

    assert float(half.loss) != float(single.loss)
    assert float(half.loss) == pytest.approx(float(single.loss), rel=0.02)
    assert {leaf.dtype for leaf in jax.tree.leaves(gradient)} == {np.dtype(np.float32)}


@pytest.mark.parametrize("exercises", [0, 4])
def test_the_rate_rises_and_falls_once_in_either_stage(exercises):
    """Evenly in three steps, then along half a wave: to a tenth, and at last to nothing."""
    plan = replace(PLAN, steps=20, exercises=exercises, warm_up=3, rate=2.0)

    def expected(step, steps, last):
        fallen = (1 - np.cos(np.pi * (step - 3) / (steps - 3))) / 2
        return 2.0 * (step / 3 if step < 3 else 1 - (1 - last) * fallen)

    stages = [expected(step, exercises, 0.1) for step in range(exercises)]
    stages += [expected(step, 20 - exercises, 0.0) for step in range(21 - exercises)]

    np.testing.assert_allclose([plan_rate(plan)(step) for step in range(21)], stages, atol=1e-6)


def test_a_step_is_nearly_orthogonal():
    """Three rounds of Newton and Schulz, in double precision; Adam for the one vector.

    The first step looks ahead along its own gradient: Muon, which forgets lengths, sees nothing
    of that, and Adam goes further by what is written below (Dozat, 2016).
    """
    plan = replace(PLAN, warm_up=0, decay=0.1)
    learner, devices, batch = Learner.start(plan), Devices(plan), make_batch(plan, 0)
    gradient, tally = add_up(learner.model, batch, devices)
    taken, _ = take_step(learner, batch, plan, devices)

    def step_against(gradient, weights):
        if gradient.ndim == 1:
            return 0.25 * (1 + 0.9 * 0.1 / (1 - 0.9**2)) * np.sign(gradient)
        step = gradient / np.linalg.norm(gradient)
        for _ in range(3):
            square = step @ step.T
            step = 3.4445 * step + (-4.775 * square + 2.0315 * square @ square) @ step
        rows, columns = step.shape
        return max(1, columns / rows) ** 0.5 * step + 0.1 * weights

    for before, after, its in zip(
        *map(jax.tree.leaves, (learner.model, taken.model, gradient)), strict=True
    ):
        step = step_against(np.asarray(its, float) / float(tally.weight), np.asarray(before, float))
        np.testing.assert_allclose(after - before, -0.1 * step, atol=1e-4)


def test_training_lowers_the_loss(run):
    """A few dozen steps take it well below the first guess in either stage, and the table tells."""
    rows = read_metrics(run[0] / METRICS_FILE)

    assert [row.step for row in rows] == [10, 15, 20, 30, 40]
    assert [row.right_verdicts is None for row in rows] == [True, True, False, False, False]
    assert rows[1].loss < 0.8 * rows[0].loss
    assert rows[-1].loss < 0.8 * rows[2].loss
    assert rows[-1].tokens > rows[0].tokens > 0
    assert all(row.tokens_per_second > 0 for row in rows)
    assert all(0 <= row.right_answers <= 1 for row in rows)
    assert rows[-1].wall_seconds > rows[0].wall_seconds


@pytest.mark.skipif(jax.default_backend() != "cpu", reason="the curve is of single precision")
def test_a_training_follows_the_curve_that_was_committed(run):
    """On any processor, within `DRIFT`; where model or corpus are changed on purpose, renew it.

    To renew it, copy the table of this very plan: `python tests/test_training.py`.
    """
    rows, expected = read_metrics(run[0] / METRICS_FILE), read_metrics(CURVE)

    assert [row.step for row in rows] == [row.step for row in expected]
    assert [row.tokens for row in rows] == [row.tokens for row in expected]
    for row, committed in zip(rows, expected, strict=True):
        assert row.loss == pytest.approx(committed.loss, rel=DRIFT)


def test_the_same_plan_trains_the_same_model_bit_for_bit(run, tmp_path):
    """And another seed another one."""
    assert same(train(PLAN, tmp_path / "again"), run[1])
    assert not same(train(replace(PLAN, seed=1), tmp_path / "other"), run[1])


@pytest.mark.parametrize("at", [10, 13, 15, 20])
def test_an_interrupted_training_goes_on_as_if_nothing_had_happened(run, tmp_path, monkeypatch, at):
    """Interrupted by the keyboard it leaves a checkpoint, and resumed it makes the same model.

    Be it amid the exercises, at their end, or amid the answers, at a row of the table or between
    two, whose steps are taken again.
    """

    def step_or_stop(learner, *others):
        if int(learner.step) == at:
            raise KeyboardInterrupt
        return take_step(learner, *others)

    monkeypatch.setattr(training, "take_step", step_or_stop)
    with pytest.raises(KeyboardInterrupt):
        train(PLAN, tmp_path)
    monkeypatch.undo()
    told = []
    model = train(PLAN, tmp_path, resume=True, listen=told.append)
    rows, expected = (read_metrics(out / METRICS_FILE) for out in (tmp_path, run[0]))

    assert same(model, run[1])
    assert [row.step for row in told] == [step for step in (10, 15, 20, 30, 40) if step > at]
    assert [(row.step, row.loss, row.tokens) for row in rows] == [
        (row.step, row.loss, row.tokens) for row in expected
    ]
    assert np.all(np.diff([row.wall_seconds for row in rows]) > 0)


def test_a_finished_training_can_be_resumed_and_stays_as_it_is(run):
    """There is nothing left to do, and the card keeps what was written on it since."""
    out, model = run
    card = out / CARD_FILE
    written = card.read_text()
    card.write_text(written.replace('"hardware": "', '"hardware": "another, '))

    told = []

    assert same(train(PLAN, out, resume=True, listen=told.append), model)
    assert [row.step for row in told] == [PLAN.steps]
    assert '"hardware": "another, ' in card.read_text()
    card.write_text(written)


def test_a_training_is_neither_overwritten_nor_made_up(run, tmp_path):
    """A directory with a training asks for resuming; one without cannot be resumed."""
    with pytest.raises(CheckpointError, match=r"without another one, got .*resume that one"):
        train(PLAN, run[0])
    with pytest.raises(CheckpointError, match="there are none: train without resuming"):
        train(PLAN, tmp_path, resume=True)
    with pytest.raises(CheckpointError, match=r"a training with rate 0.1, got rate 0.2"):
        train(replace(PLAN, rate=0.2), run[0], resume=True)
    shutil.copytree(run[0], tmp_path / "copy")
    (tmp_path / "copy" / METRICS_FILE).unlink()
    with pytest.raises(CheckpointError, match=r"needs its table, and '.*metrics.csv' is missing"):
        train(PLAN, tmp_path / "copy", resume=True)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"size": "giant"}, "a size is one of tiny, small, .*, got 'giant'"),
        ({"steps": 0}, "steps is a whole number from 1 up, got 0"),
        ({"batch": 9}, "2 parts must divide the batch, got 9 items"),
        ({"exercises": -1}, "exercises is a whole number from 0 up, got -1"),
        ({"exercises": 40}, "exercises must end before the 40 steps do, got 40"),
        ({"warm_up": 15}, "before the exercises do, .*: in fewer than 15 steps, got 15 steps"),
        ({"warm_up": 40, "exercises": 0}, "in fewer than 40 steps, got 40 steps"),
        ({"warm_up": 5, "exercises": 36}, "in fewer than 4 steps, got 5 steps"),
        (
            {"rate": 0.0},
            "the rate must be positive and the decay not negative, and both finite, got 0.0",
        ),
        ({"rate": float("inf")}, "both finite, got inf"),
        ({"decay": -1.0}, "not negative, and both finite, got 0.1 and -1.0"),
        ({"decay": float("nan")}, "both finite, got 0.1 and nan"),
    ],
)
def test_an_impossible_plan_is_refused(wrong, message):
    """The error says what was needed and what came."""
    with pytest.raises(OptionError, match=message):
        replace(PLAN, **wrong)


def test_a_plan_comes_back_from_its_record():
    """Size, style and split included."""
    assert Plan.from_record(PLAN.to_record()) == PLAN


def test_a_plan_knows_the_command_that_trains_by_it():
    """Every field is an option of the command line, and has the same default there."""
    options = {name: value.default for name, value in signature(command.train).parameters.items()}

    assert {name: options[name] for name in PLAN.to_record()} == Plan().to_record()
    assert PLAN.command.startswith("syllogism train --size tiny --style answer-explain --split bel")
    assert PLAN.command.endswith("--parts 2 --rate 0.1 --warm-up 5 --decay 0.01 --out DIR")


def test_parts_that_cannot_be_dealt_among_the_devices_are_refused():
    """The error says what to change."""
    with pytest.raises(OptionError, match="8 sequences of a part must be a multiple of the 3 dev"):
        Devices(PLAN, jax.devices() * 3)


if __name__ == "__main__":
    with TemporaryDirectory() as out:
        train(PLAN, Path(out))
        CURVE.parent.mkdir(exist_ok=True)
        CURVE.write_bytes((Path(out) / METRICS_FILE).read_bytes())
