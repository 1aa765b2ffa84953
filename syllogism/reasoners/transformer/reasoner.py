"""The transformer as a reasoner: arguments in, written answers out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import ClassVar

from syllogism.evidence.judgements import Judgement, Reasoner, Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.reasoners.transformer.answers import Style, WrittenAnswer, decode_answer
from syllogism.reasoners.transformer.decoding import write_answers
from syllogism.reasoners.transformer.model import Model
from syllogism.reasoners.transformer.questions import ask_argument
from syllogism.reasoners.transformer.weights import load_model, shipped

LONGEST = 1_000  # premises; memory grows with the square of a question's length


class Transformer(Reasoner):
    """Answers from training alone: no rule of logic is built in, and nothing checks the answer.

    It reads any words, and any number of premises up to `LONGEST`; how well it answers what is
    unlike its training is for the audit to say. Arguments about complements are UNDECIDED, since
    none of its training speaks of them.

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

    def __init__(self, model: Model | Path | str | None = None) -> None:
        if model is None:
            model = shipped(Style.ANSWER_EXPLAIN)
        self._model = model if isinstance(model, Model) else load_model(model)

    def judge(
        self, arguments: Sequence[Argument], *, reading: Import = Import.TRADITIONAL
    ) -> list[Judgement]:
        """Return one judgement for each argument, in order."""
        reading = Import(reading)
        start = perf_counter()
        obstacles = [_find_obstacle(argument) for argument in arguments]
        asked = [a for a, obstacle in zip(arguments, obstacles, strict=True) if obstacle is None]
        questions = [ask_argument(argument, reading) for argument in asked]
        written = zip(asked, questions, write_answers(self._model, questions), strict=True)
        answers = (
            decode_answer(question, argument, codes) for argument, question, codes in written
        )
        judged = [
            next(answers) if obstacle is None else WrittenAnswer(Verdict.UNDECIDED, None, obstacle)
            for obstacle in obstacles
        ]
        seconds = (perf_counter() - start) / max(1, len(arguments))
        return [
            Judgement(argument, reading, self.name, a.verdict, a.evidence, seconds, a.remark)
            for argument, a in zip(arguments, judged, strict=True)
        ]


def _find_obstacle(argument: Argument) -> str | None:
    """Return why the transformer cannot read an argument, or None if it can."""
    if argument.is_signed:
        return "the transformer was trained on arguments without complements"
    if len(argument.premises) > LONGEST:
        return f"the transformer reads {LONGEST} premises at most, got {len(argument.premises)}"
    return None
