"""Decoding: the model writes the likeliest symbol again and again until every answer has ended.

Nothing that is computed for one question depends on the others: questions of one length are
answered together, always as many rows at a time; the room for a question and how many rows there
are follow from its own length.

Axes: as in `model`; ``answer`` counts the codes of an answer.
"""

from __future__ import annotations

from collections.abc import Sequence as Row

import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Bool, Int

from syllogism.reasoners.transformer.model import REACH, Memory, Model
from syllogism.reasoners.transformer.questions import Question
from syllogism.reasoners.transformer.sequences import Batch, Sequence, to_batch
from syllogism.reasoners.transformer.vocabulary import CODES, Mark

ROWS = 64  # questions answered together at most; the rows that are left over stay empty
LONGEST_OF_ROWS = 256  # codes of a question, up to which it has so many beside it
ROOM_STEP = 16  # codes, spellings or letters between two sizes of arrays, each compiled once
ANSWER_PER_QUESTION = 3  # codes at most; up to 30 terms the logic's longest answers need 2.7

_Room = tuple[int, int, int]  # for codes, spellings and letters


def write_answers(model: Model, questions: Row[Question]) -> list[list[int]]:
    """Return the codes of an answer to each question, in order, each up to its end.

    An answer is at most `ANSWER_PER_QUESTION` times as long as the room for its question; one that
    has not ended then breaks off.
    """
    places: dict[_Room, list[int]] = {}
    for place, question in enumerate(questions):
        places.setdefault(_room_for(question), []).append(place)
    answers: list[list[int]] = [[] for _ in questions]
    for room, together in places.items():
        rows = _rows_for(room)
        for start in range(0, len(together), rows):
            some = together[start : start + rows]
            written = _answer_together(model, [questions[place] for place in some], room)
            for place, answer in zip(some, written, strict=True):
                answers[place] = answer
    return answers


def _room_for(question: Question) -> _Room:
    """Return sizes of arrays that hold a question."""
    letters = max((len(spelling.encode()) for spelling in question.spellings), default=0)
    needed = (len(question.codes), len(question.spellings), letters)
    codes, spellings, letters = (-(-need // ROOM_STEP) * ROOM_STEP for need in needed)
    return codes, spellings, letters


def _rows_for(room: _Room) -> int:
    """Return how many questions are answered together, so that their attention fits in memory."""
    return max(1, min(ROWS, ROWS * LONGEST_OF_ROWS**2 // room[0] ** 2))


def _answer_together(model: Model, questions: Row[Question], room: _Room) -> list[list[int]]:
    """Return the answers to some questions, at most as many as there are rows."""
    nothing = Sequence(codes=(CODES[Mark.ANSWER],), spellings=(), start=1)
    rows = [*map(Sequence.of, questions), *[nothing] * (_rows_for(room) - len(questions))]
    length, words, letters = room
    batch = to_batch(rows, length=length, words=words, letters=letters)
    asked = jnp.arange(len(rows)) < len(questions)
    written = np.asarray(_write(model, batch, asked, ANSWER_PER_QUESTION * length))
    answers = written[: len(questions)].tolist()
    return [answer[: _length_of(answer)] for answer in answers]


def _length_of(answer: list[int]) -> int:
    end = CODES[Mark.END]
    return answer.index(end) + 1 if end in answer else len(answer)


class _Writing(eqx.Module):
    """The answers so far, all of one length."""

    length: Int[Array, ""]
    window: Int[Array, "batch window"]
    answers: Int[Array, "batch answer"]
    ended: Bool[Array, " batch"]
    memories: tuple[Memory, ...]


@eqx.filter_jit
def _write(
    model: Model, batch: Batch, asked: Bool[Array, " batch"], limit: int
) -> Int[Array, "batch answer"]:
    """Return the answers to the questions that are asked; the other rows mean nothing."""
    codes, letters, starts, _ = (jnp.asarray(array) for array in batch)
    symbols = model.spell(letters)
    scores, memories = model.read(codes, symbols, starts)
    last = jnp.take_along_axis(scores, (starts - 1)[:, None, None], axis=1)[:, 0]
    answers = jnp.full((codes.shape[0], limit), CODES[Mark.PADDING])
    first = jnp.argmax(last, axis=-1)
    latest = starts[:, None] - REACH + jnp.arange(REACH)
    window = jnp.where(latest < 0, CODES[Mark.PADDING], jnp.take_along_axis(codes, latest, axis=1))

    def goes_on(writing: _Writing) -> Bool[Array, ""]:
        return (writing.length < limit) & ~jnp.all(writing.ended)

    def write_symbol(writing: _Writing) -> _Writing:
        place = starts + writing.length - 1
        scores, memories = model.read_on(writing.window, symbols, place, starts, writing.memories)
        symbol = jnp.argmax(scores, axis=-1)
        return _Writing(
            length=writing.length + 1,
            window=jnp.append(writing.window[:, 1:], symbol[:, None], axis=1),
            answers=writing.answers.at[:, writing.length].set(symbol),
            ended=writing.ended | (symbol == CODES[Mark.END]),
            memories=memories,
        )

    roomy = tuple(memory.with_room(limit) for memory in memories)
    begun = _Writing(
        length=jnp.array(1),
        window=jnp.append(window, first[:, None], axis=1),
        answers=answers.at[:, 0].set(first),
        ended=~asked | (first == CODES[Mark.END]),
        memories=roomy,
    )
    return jax.lax.while_loop(goes_on, write_symbol, begun).answers
