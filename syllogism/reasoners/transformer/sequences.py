"""Sequences: a question and its answer, and how many of them become arrays.

Beside a question stand notes, which are asked for in training (`notes`).

Axes: ``batch`` counts sequences, ``length`` their codes, ``words`` their spellings, ``letters``
the bytes of a spelling.
"""

from __future__ import annotations

from collections.abc import Sequence as Row
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from jaxtyping import Int

from syllogism.corpus.items import Item
from syllogism.errors import ArgumentError
from syllogism.reasoners.transformer.answers import Style, encode_answer
from syllogism.reasoners.transformer.notes import note
from syllogism.reasoners.transformer.questions import Question, ask_text
from syllogism.reasoners.transformer.vocabulary import CODES, Mark


@dataclass(frozen=True, slots=True)
class Sequence:
    """A question, perhaps with its answer.

    Args:
        codes: Those of the question, then those of the answer.
        spellings: The spellings that codes beyond the tokens stand for.
        start: Where the answer begins.
        notes: What is noted beside the first codes.
    """

    codes: tuple[int, ...]
    spellings: tuple[str, ...]
    start: int
    notes: tuple[int, ...] = ()

    @classmethod
    def of(
        cls, question: Question, answer: tuple[int, ...] = (), notes: tuple[int, ...] = ()
    ) -> Sequence:
        """Return a question, what is answered to it and what is noted beside it."""
        return cls((*question.codes, *answer), question.spellings, len(question.codes), notes)


class Batch(NamedTuple):
    """Sequences as arrays.

    Args:
        codes: Padded after the end with `Mark.PADDING`.
        letters: The spellings in UTF-8, padded with zeros.
        starts: Where the answers begin.
        notes: What is noted beside each code, else `Mark.PADDING`.
    """

    codes: Int[np.ndarray, "batch length"]
    letters: Int[np.ndarray, "batch words letters"]
    starts: Int[np.ndarray, " batch"]
    notes: Int[np.ndarray, "batch length"]


def encode_item(item: Item, style: Style) -> Sequence:
    """Return what a transformer learns from an item of a corpus.

    Raises:
        ArgumentError: The item's text does not mention its terms in their order, or its premises
            make no chain.
        EvidenceError: Its evidence cannot be written as an answer.
    """
    question = ask_text(item.text, item.argument, item.reading)
    answer = encode_answer(question, item.argument, item.evidence, style)
    return Sequence.of(question, answer, note(question, item.argument, item.reading))


def to_batch(sequences: Row[Sequence], *, length: int, words: int, letters: int) -> Batch:
    """Return sequences as arrays of given sizes.

    Raises:
        ArgumentError: A sequence has more codes, spellings or letters than there is room for.
    """
    batch = Batch(
        np.full((len(sequences), length), CODES[Mark.PADDING], dtype=np.int32),
        np.zeros((len(sequences), words, letters), dtype=np.int32),
        np.array([sequence.start for sequence in sequences], dtype=np.int32),
        np.full((len(sequences), length), CODES[Mark.PADDING], dtype=np.int32),
    )
    for row, sequence in enumerate(sequences):
        spelled = [spelling.encode() for spelling in sequence.spellings]
        needed = (len(sequence.codes), len(spelled), max(map(len, spelled), default=0))
        if any(need > room for need, room in zip(needed, (length, words, letters), strict=True)):
            raise ArgumentError(
                f"there is room for {length} codes, {words} spellings and {letters} letters, "
                f"got {needed[0]}, {needed[1]} and {needed[2]}"
            )
        batch.codes[row, : len(sequence.codes)] = sequence.codes
        batch.notes[row, : len(sequence.notes)] = sequence.notes
        for word, spelling in enumerate(spelled):
            batch.letters[row, word, : len(spelling)] = np.frombuffer(spelling, dtype=np.uint8)
    return batch
