"""The transformer as a reasoner: arguments in, written answers out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from syllogism.errors import OptionError
from syllogism.evidence.judgements import Judgement, Reasoner, Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.reasoners.transformer.answers import Style, WrittenAnswer, decode_answer
from syllogism.reasoners.transformer.decoding import write_answers
from syllogism.reasoners.transformer.model import Model
from syllogism.reasoners.transformer.questions import Question, ask_argument
from syllogism.reasoners.transformer.weights import load_card, load_model, shipped

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

    Its name says what it was trained to write, such as *transformer (answer-explain)*.

    Args:
        weights: A directory of weights, as `syllogism train` writes it, or a model; if none is
            named, the weights that come with the package.
        style: Which weights of the package: those that write a verdict and then why
            (answer-explain) if none is named. Weights of your own have the style they have.

    Raises:
        OptionError: There is no such style, or weights of your own are named beside one.
        WeightsError: The weights are missing, damaged, or made for another model.
    """

    def __init__(
        self, weights: Model | Path | str | None = None, *, style: Style | str | None = None
    ) -> None:
        if weights is not None and style is not None:
            raise OptionError(
                "weights of your own have a style of their own, and a style chooses among those of "
                f"the package: name either the weights or the style, got both, style {Style(style)}"
            )
        if isinstance(weights, Model):
            self._model, self.name = weights, "transformer"
            return
        style = Style.ANSWER_EXPLAIN if style is None else Style(style)
        directory = shipped(style) if weights is None else weights
        self._model = load_model(directory)
        self.name = f"transformer ({load_card(directory).plan.style})"

    def judge(
        self, arguments: Sequence[Argument], *, reading: Import = Import.TRADITIONAL
    ) -> list[Judgement]:
        """Return one judgement for each argument, in order."""
        reading = Import(reading)
        start = perf_counter()
        obstacles = [_find_obstacle(argument) for argument in arguments]
        asked = [a for a, obstacle in zip(arguments, obstacles, strict=True) if obstacle is None]
        answers = iter(self.answer([ask_argument(one, reading) for one in asked], asked))
        judged = [
            next(answers) if obstacle is None else WrittenAnswer(Verdict.UNDECIDED, None, obstacle)
            for obstacle in obstacles
        ]
        seconds = (perf_counter() - start) / max(1, len(arguments))
        return [
            Judgement(argument, reading, self.name, a.verdict, a.evidence, seconds, a.remark)
            for argument, a in zip(arguments, judged, strict=True)
        ]

    def answer(
        self, questions: Sequence[Question], arguments: Sequence[Argument]
    ) -> list[WrittenAnswer]:
        """Return what is answered to questions, each about one of the arguments, in order."""
        asked = zip(questions, arguments, write_answers(self._model, questions), strict=True)
        return [decode_answer(*one) for one in asked]


def _find_obstacle(argument: Argument) -> str | None:
    """Return why the transformer cannot read an argument, or None if it can."""
    if argument.is_signed:
        return "the transformer was trained on arguments without complements"
    if len(argument.premises) > LONGEST:
        return f"the transformer reads {LONGEST} premises at most, got {len(argument.premises)}"
    return None
