"""The transformer as a reasoner: arguments in, written answers out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import ClassVar

import numpy as np

from syllogism.evidence.judgements import Judgement, Reasoner, Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import find_mood
from syllogism.reasoners.transformer.answers import WrittenAnswer, decode_answer
from syllogism.reasoners.transformer.decoding import write_answers
from syllogism.reasoners.transformer.model import Model
from syllogism.reasoners.transformer.vocabulary import PROMPT_LENGTH, encode_prompt
from syllogism.reasoners.transformer.weights import SHIPPED, load_model


class Transformer(Reasoner):
    """Answers from training alone: no rule of logic is built in, and nothing checks the answer.

    It reads syllogisms, since its training shows nothing else; other arguments are UNDECIDED.
    Making one compiles the network, so that judging is timed without it.

    >>> from syllogism.language.moods import Mood
    >>> judgement, = Transformer().judge([Mood.parse("Barbara").syllogism()])
    >>> print(judgement.evidence)
    1. All M are P      premise
    2. All S are M      premise
    3. All S are P      Barbara from 1, 2

    Args:
        model: A model, or the directory of its weights; those of the package if none is named.

    Raises:
        WeightsError: The weights are missing, damaged, or made for another model.
    """

    name: ClassVar[str] = "transformer"

    def __init__(self, model: Model | Path | str = SHIPPED) -> None:
        self._model = model if isinstance(model, Model) else load_model(model)
        write_answers(self._model, np.zeros((1, PROMPT_LENGTH), dtype=np.int32))

    def judge(
        self, arguments: Sequence[Argument], *, reading: Import = Import.TRADITIONAL
    ) -> list[Judgement]:
        """Return one judgement for each argument, in order."""
        reading = Import(reading)
        start = perf_counter()
        obstacles = [_find_obstacle(argument) for argument in arguments]
        prompts = [
            encode_prompt(argument, reading)
            for argument, obstacle in zip(arguments, obstacles, strict=True)
            if obstacle is None
        ]
        written = iter(write_answers(self._model, np.array(prompts, dtype=np.int32)).tolist())
        answers = [
            WrittenAnswer(Verdict.UNDECIDED, None, obstacle)
            if obstacle
            else decode_answer(argument, next(written))
            for argument, obstacle in zip(arguments, obstacles, strict=True)
        ]
        seconds = (perf_counter() - start) / max(1, len(arguments))
        return [
            Judgement(argument, reading, self.name, a.verdict, a.evidence, seconds, a.remark)
            for argument, a in zip(arguments, answers, strict=True)
        ]


def _find_obstacle(argument: Argument) -> str | None:
    """Return why the transformer cannot read an argument, or None if it can."""
    if find_mood(argument) is not None:
        return None
    counts = f"{len(argument.premises)} premises over {len(argument.terms)} terms"
    return f"the transformer was trained on syllogisms only; {counts} make none"
