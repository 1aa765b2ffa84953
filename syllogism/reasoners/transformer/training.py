"""Training: the model learns to write the logic's answers, and nothing else is asked of it.

Axes: ``steps`` counts steps, ``batch`` sequences, ``length`` tokens of a sequence.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt
import optax
from jaxtyping import Array, Float, Int

from syllogism.errors import OptionError
from syllogism.reasoners.transformer.corpus import Corpus, Split, encode_items
from syllogism.reasoners.transformer.model import Model, Size
from syllogism.reasoners.transformer.vocabulary import (
    CODES,
    PROMPT_LENGTH,
    SEQUENCE_LENGTH,
    Mark,
)

STEPS_PER_CALL = 25  # steps between two reports, half a second apart; one call of JAX
GRADIENT_LIMIT = 1.0  # norm to which a gradient is cut back
GRADIENT_MEMORY = 0.99  # of the squared gradients; Adam's 0.999 outlasts so short a training
WARM_UP_STEPS = 100  # until the full rate; at most a fifth of all steps


@dataclass(frozen=True, slots=True)
class Plan:
    """How a model is trained.

    Args:
        steps: Number of steps, a multiple of `STEPS_PER_CALL`.
        batch: Sequences in a step, half of them valid; an even number.
        rate: Highest learning rate.
        decay: Weight decay.
        size: How large the model is.

    Raises:
        OptionError: The steps or the batch cannot be divided so.
    """

    steps: int = 4000
    batch: int = 32
    rate: float = 6e-3
    decay: float = 0.01
    size: Size = field(default_factory=Size)

    def __post_init__(self) -> None:
        if self.steps < 1 or self.steps % STEPS_PER_CALL:
            raise OptionError(
                f"steps must be a positive multiple of {STEPS_PER_CALL}, got {self.steps!r}"
            )
        if self.batch < 2 or self.batch % 2:
            raise OptionError(f"a batch has two equal halves, got {self.batch!r} sequences")


@dataclass(frozen=True, slots=True, eq=False)
class TrainingCurve:
    """How a training went.

    Args:
        losses: Mean loss of an answer's token in nats, shape ``(steps,)``.
        seconds: Wall time, compilation included.
        tokens_per_second: Tokens read, padding included, compilation excluded.
    """

    losses: npt.NDArray[np.float32]
    seconds: float
    tokens_per_second: float


Progress = Callable[[int, float], None]  # told the steps done and the mean of the last losses


def train(
    split: Split,
    *,
    seed: int,
    plan: Plan | None = None,
    progress: Progress | None = None,
) -> tuple[Model, TrainingCurve]:
    """Return a model trained on the training part of a split, and how that went.

    The same split, seed and plan give the same model, bit for bit, on the same machine.

    Args:
        split: What sets the training part apart from the test part.
        seed: Seed of the division, the first weights and the batches.
        plan: How to train.
        progress: Called after every `STEPS_PER_CALL` steps.
    """
    plan = plan or Plan()
    corpus = Corpus(split, seed)
    generator = np.random.default_rng(seed)
    model = Model(plan.size, key=jax.random.key(seed))
    state = _optimiser(plan).init(eqx.filter(model, eqx.is_array))
    losses: list[npt.NDArray[np.float32]] = []
    began = compiled = time.perf_counter()
    for done in range(0, plan.steps, STEPS_PER_CALL):
        items = [corpus.draw_batch(generator, plan.batch) for _ in range(STEPS_PER_CALL)]
        model, state, latest = _take_steps(
            model, state, jnp.asarray(encode_items(np.stack(items))), plan
        )
        losses.append(np.asarray(latest))
        compiled = compiled if done else time.perf_counter()
        if progress is not None:
            progress(done + STEPS_PER_CALL, float(losses[-1].mean()))
    ended = time.perf_counter()
    tokens = (plan.steps - STEPS_PER_CALL) * plan.batch * SEQUENCE_LENGTH
    return model, TrainingCurve(
        losses=np.concatenate(losses),
        seconds=ended - began,
        tokens_per_second=tokens / (ended - compiled),
    )


def _optimiser(plan: Plan) -> optax.GradientTransformation:
    """Return AdamW with a linear warm-up and a cosine decay to nothing."""
    rate = optax.warmup_cosine_decay_schedule(
        init_value=0.0,
        peak_value=plan.rate,
        warmup_steps=min(WARM_UP_STEPS, plan.steps // 5),
        decay_steps=plan.steps,
    )
    return optax.chain(
        optax.clip_by_global_norm(GRADIENT_LIMIT),
        optax.adamw(rate, b2=GRADIENT_MEMORY, weight_decay=plan.decay),
    )


@eqx.filter_jit
def _take_steps(
    model: Model,
    state: optax.OptState,
    batches: Int[Array, "steps batch length"],
    plan: Plan,
) -> tuple[Model, optax.OptState, Float[Array, " steps"]]:
    """Return model and state after a step on each batch, and the loss before each step."""
    optimiser = _optimiser(plan)
    weights, rest = eqx.partition(model, eqx.is_array)

    def step(
        carried: tuple[Model, optax.OptState], batch: Int[Array, "batch length"]
    ) -> tuple[tuple[Model, optax.OptState], Float[Array, ""]]:
        weights, state = carried
        loss, gradient = eqx.filter_value_and_grad(answer_loss)(eqx.combine(weights, rest), batch)
        updates, state = optimiser.update(gradient, state, weights)
        return (optax.apply_updates(weights, updates), state), loss

    (weights, state), losses = jax.lax.scan(step, (weights, state), batches)
    return eqx.combine(weights, rest), state, losses


def answer_loss(model: Model, sequences: Int[Array, "batch length"]) -> Float[Array, ""]:
    """Return the mean loss, in nats, of a token of the answers; prompts and padding are free."""
    scores = model(sequences[:, :-1])[:, PROMPT_LENGTH - 1 :]
    targets = sequences[:, PROMPT_LENGTH:]
    losses = optax.softmax_cross_entropy_with_integer_labels(scores, targets)
    return jnp.mean(losses, where=targets != CODES[Mark.PADDING])
