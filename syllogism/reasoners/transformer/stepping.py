"""A step of a training: gradients of the parts of a batch, added up, and one update.

What is asked of the model is the logic's answer, or the chain of an exercise, token by token, and
the notes beside the question. The loss of a step is the mean over all that is asked, where a
verdict and a note weigh more than another token. So it makes no difference into how many parts or
onto how many devices the answers are dealt, rounding aside.

The optimiser is Muon: it makes every step against a matrix of weights nearly orthogonal, so that
rare directions are learned as fast as common ones. What is no matrix is left to Adam. The rate
rises and falls once for the exercises and once for the answers; what the optimiser remembers goes
on from the one to the other.

On several devices every one holds the whole model and reads its share of the rows of a part; JAX
adds the gradients up. Where half precision is fast, the model computes in it; weights, gradients
and losses stay in single precision.

Axes: ``data`` is the axis of the devices; the sequences of a part are dealt along it.

Source:
    Jordan et al., "Muon: An optimizer for hidden layers in neural networks" (2024); Loshchilov and
    Hutter, "SGDR: Stochastic gradient descent with warm restarts" (2017), for the rates;
    Micikevicius et al., "Mixed precision training" (2018).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
import optax
from jax.sharding import AxisType, Mesh, NamedSharding, PartitionSpec
from jaxtyping import Array, Float, Int

from syllogism.errors import OptionError
from syllogism.evidence.judgements import Verdict
from syllogism.reasoners.transformer.model import Model
from syllogism.reasoners.transformer.plans import Plan
from syllogism.reasoners.transformer.sequences import Batch
from syllogism.reasoners.transformer.vocabulary import CODES, Mark

ORTHOGONALISING = 3  # rounds of Newton and Schulz for each matrix
ADAM_SHARE = 0.25  # of the rate, for what is no matrix
GRADIENT_MEMORY = 0.99  # of Adam, of the squared gradients; 0.999 outlasts a short training
VERDICT_WEIGHT = 16.0  # where another token of an answer has 1
NOTE_WEIGHT = 4.0
LAST_EXERCISE = 0.1  # of the highest rate; answering goes on from there, and does not begin anew

_VERDICTS = (CODES[Verdict.VALID], CODES[Verdict.INVALID])


class Learner(eqx.Module):
    """A model in training: its weights, what the optimiser remembers, and the steps taken."""

    model: Model
    state: optax.OptState
    step: Int[Array, ""]

    @classmethod
    def start(cls, plan: Plan) -> Learner:
        """Return the learner of a plan before its first step."""
        model = Model(plan.model_size, key=jax.random.key(plan.seed))
        state = _optimiser(plan).init(eqx.filter(model, eqx.is_array))
        return cls(model, state, jnp.zeros((), jnp.int32))


class Tally(eqx.Module):
    """Sums over the answers of a batch or a part of one."""

    loss: Float[Array, ""]
    weight: Float[Array, ""]
    verdicts: Float[Array, ""]
    right_verdicts: Float[Array, ""]
    answers: Float[Array, ""]
    right_answers: Float[Array, ""]

    @classmethod
    def nothing(cls) -> Tally:
        """Return the sums over no answers."""
        return cls(*[jnp.zeros(())] * 6)

    def __add__(self, other: Tally) -> Tally:
        total: Tally = jax.tree.map(jnp.add, self, other)
        return total


class Devices:
    """The devices of a training, side by side.

    Args:
        plan: Its parts must be divisible among them.
        devices: All that JAX finds, by default.

    Raises:
        OptionError: The rows of a part cannot be dealt evenly.
    """

    def __init__(self, plan: Plan, devices: Sequence[jax.Device] | None = None) -> None:
        found = list(jax.devices() if devices is None else devices)
        if plan.rows % len(found):
            raise OptionError(
                f"the {plan.rows} sequences of a part must be a multiple of the {len(found)} "
                f"devices: choose another batch than {plan.batch} or other parts than {plan.parts}"
            )
        mesh = Mesh(np.array(found), ("data",), axis_types=(AxisType.Auto,))
        self._everywhere = NamedSharding(mesh, PartitionSpec())  # type: ignore[no-untyped-call]
        self._dealt = NamedSharding(mesh, PartitionSpec("data"))  # type: ignore[no-untyped-call]
        # bfloat16 has the range of single precision, so that no loss needs to be scaled
        self.precision = jnp.dtype(jnp.float32 if found[0].platform == "cpu" else jnp.bfloat16)

    def copy(self, learner: Learner) -> Learner:
        """Return a learner that every device holds."""
        copied: Learner = eqx.filter_shard(learner, self._everywhere)
        return copied

    def deal(self, part: Batch) -> Batch:
        """Return a part of which each device holds its share of the sequences."""
        dealt: Batch = jax.device_put(part, self._dealt)
        return dealt


def take_step(
    learner: Learner, parts: Iterable[Batch], plan: Plan, devices: Devices
) -> tuple[Learner, Tally]:
    """Return the learner after a step, and sums over the answers as they were before it."""
    gradient, tally = add_up(learner.model, parts, devices)
    return _update(learner, gradient, tally, plan), tally


def add_up(model: Model, parts: Iterable[Batch], devices: Devices) -> tuple[Model, Tally]:
    """Return the gradient of the loss of all answers, and sums over them; nothing is averaged."""
    gradient = jax.tree.map(jnp.zeros_like, eqx.filter(model, eqx.is_array))
    tally = Tally.nothing()
    for part in parts:
        gradient, tally = _add_part(model, gradient, tally, devices.deal(part), devices.precision)
    return gradient, tally


@eqx.filter_jit
def _add_part(
    model: Model, gradient: Model, tally: Tally, part: Batch, precision: jnp.dtype
) -> tuple[Model, Tally]:
    """Return gradient and sums with those of a part added."""

    def total_loss(model: Model) -> tuple[Float[Array, ""], Tally]:
        found = tally_answers(_cast(model, precision), part)
        return found.loss, found

    added, found = eqx.filter_grad(total_loss, has_aux=True)(model)
    return jax.tree.map(jnp.add, gradient, added), tally + found


def tally_answers(model: Model, part: Batch) -> Tally:
    """Return sums over the answers of a part, each token guessed after the right ones before."""
    codes, letters, starts, notes = map(jnp.asarray, part)
    scores = model(codes, letters, starts)[:, :-1].astype(jnp.float32)
    answers = jnp.arange(1, codes.shape[1]) >= starts[:, None]
    targets = jnp.where(answers, codes[:, 1:], notes[:, :-1])
    asked = targets != CODES[Mark.PADDING]
    losses = optax.softmax_cross_entropy_with_integer_labels(scores, targets)
    right = jnp.argmax(scores, axis=-1) == targets
    verdicts = answers & jnp.isin(targets, jnp.array(_VERDICTS))
    weights = jnp.where(answers, jnp.where(verdicts, VERDICT_WEIGHT, 1.0), NOTE_WEIGHT)
    return Tally(
        loss=jnp.sum(losses * weights, where=asked),
        weight=jnp.sum(weights, where=asked),
        verdicts=_count(verdicts),
        right_verdicts=_count(verdicts & right),
        answers=jnp.float32(len(targets)),
        right_answers=_count(jnp.all(right | ~(asked & answers), axis=-1)),
    )


@eqx.filter_jit
def _update(learner: Learner, gradient: Model, tally: Tally, plan: Plan) -> Learner:
    """Return the learner after one step against the mean gradient."""
    weights, rest = eqx.partition(learner.model, eqx.is_array)
    mean = jax.tree.map(lambda total: total / tally.weight, gradient)
    updates, state = _optimiser(plan).update(mean, learner.state, weights)
    model = eqx.combine(optax.apply_updates(weights, updates), rest)
    return Learner(model, state, learner.step + 1)


def _optimiser(plan: Plan) -> optax.GradientTransformation:
    rate = plan_rate(plan)
    return optax.contrib.muon(
        rate,
        ns_steps=ORTHOGONALISING,
        weight_decay=plan.decay,
        adam_b2=GRADIENT_MEMORY,
        adam_learning_rate=lambda step: ADAM_SHARE * rate(step),
    )


def plan_rate(plan: Plan) -> optax.Schedule:
    """Return the learning rate of a plan as a function of the steps before.

    In either stage it rises evenly and then falls as a cosine does: to `LAST_EXERCISE` of the
    highest at the end of the exercises, to nothing at the end of the answers.
    """

    def stage(steps: int, last: float) -> optax.Schedule:
        return optax.warmup_cosine_decay_schedule(0.0, plan.rate, plan.warm_up, steps, last)

    exercises, answers = plan.stages
    answering = stage(answers, 0.0)
    if not exercises:
        return answering
    exercising = stage(exercises, LAST_EXERCISE * plan.rate)
    return optax.join_schedules([exercising, answering], [exercises])


def _cast(model: Model, precision: jnp.dtype) -> Model:
    weights, rest = eqx.partition(model, eqx.is_inexact_array)
    cast: Model = eqx.combine(jax.tree.map(lambda array: array.astype(precision), weights), rest)
    return cast


def _count(where: Array) -> Float[Array, ""]:
    return jnp.sum(where, dtype=jnp.float32)
