"""Decoding: the model writes the likeliest token again and again until every answer has ended.

Axes: ``batch`` counts prompts, ``prompt`` and ``answer`` their tokens.
"""

from __future__ import annotations

import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt
from jaxtyping import Array, Bool, Int

from syllogism.reasoners.transformer.model import Memory, Model
from syllogism.reasoners.transformer.vocabulary import (
    ANSWER_LENGTH,
    CODES,
    PROMPT_LENGTH,
    SEQUENCE_LENGTH,
    Mark,
)

BATCH = 128  # prompts decoded together; always as many, so that no answer depends on the others


def write_answers(model: Model, prompts: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Return the codes of an answer to each prompt, padded after its end.

    Args:
        model: The model that writes.
        prompts: Codes, shape ``(prompts, PROMPT_LENGTH)``.

    Returns:
        Codes, shape ``(prompts, ANSWER_LENGTH)``.
    """
    answers = np.empty((len(prompts), ANSWER_LENGTH), dtype=np.int32)
    for start in range(0, len(prompts), BATCH):
        some = prompts[start : start + BATCH]
        filled = jnp.zeros((BATCH, PROMPT_LENGTH), dtype=jnp.int32).at[: len(some)].set(some)
        written = _write_batch(model, filled, jnp.arange(BATCH) < len(some))
        answers[start : start + BATCH] = np.asarray(written)[: len(some)]
    return answers


class _Writing(eqx.Module):
    """The answers so far, all of one length."""

    length: Int[Array, ""]
    answers: Int[Array, "batch answer"]
    ended: Bool[Array, " batch"]
    memories: tuple[Memory, ...]


@eqx.filter_jit
def _write_batch(
    model: Model, prompts: Int[Array, "batch prompt"], asked: Bool[Array, " batch"]
) -> Int[Array, "batch answer"]:
    """Return the answers to the prompts that are asked; the other rows mean nothing."""
    batch = prompts.shape[0]
    scores, memories = model.read(prompts, model.empty_memories(batch, SEQUENCE_LENGTH), 0)
    answers = jnp.full((batch, ANSWER_LENGTH), CODES[Mark.PADDING])
    answers = answers.at[:, 0].set(jnp.argmax(scores[:, -1], axis=-1))

    def goes_on(writing: _Writing) -> Bool[Array, ""]:
        return (writing.length < ANSWER_LENGTH) & ~jnp.all(writing.ended)

    def write_token(writing: _Writing) -> _Writing:
        last = jax.lax.dynamic_slice_in_dim(writing.answers, writing.length - 1, 1, axis=1)
        place = PROMPT_LENGTH + writing.length - 1
        scores, memories = model.read(last, writing.memories, place)
        token = jnp.argmax(scores[:, -1], axis=-1)
        token = jnp.where(writing.ended, CODES[Mark.PADDING], token)
        return _Writing(
            length=writing.length + 1,
            answers=writing.answers.at[:, writing.length].set(token),
            ended=writing.ended | (token == CODES[Mark.END]),
            memories=memories,
        )

    begun = _Writing(jnp.array(1), answers, ~asked, memories)
    return jax.lax.while_loop(goes_on, write_token, begun).answers
