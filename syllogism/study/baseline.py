"""The trivial baseline: most moods are invalid, so saying so every time is right on most."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

from syllogism.evidence.judgements import Judgement, Reasoner, Verdict
from syllogism.language.arguments import Argument, Import


class AlwaysInvalid(Reasoner):
    """Says INVALID without looking, and gives no reason.

    >>> from syllogism.language.moods import MOODS
    >>> from syllogism.logic.validity import valid_moods
    >>> round(1 - len(valid_moods()) / len(MOODS), 3)  # how often it is right
    0.906
    """

    name = "always INVALID"

    def judge(
        self, arguments: Sequence[Argument], *, reading: Import = Import.TRADITIONAL
    ) -> list[Judgement]:
        """Return one judgement for each argument, in order."""
        return [self._judge(argument, reading) for argument in arguments]

    def _judge(self, argument: Argument, reading: Import) -> Judgement:
        start = perf_counter()
        verdict = Verdict.INVALID
        seconds = perf_counter() - start
        return Judgement(argument, reading, self.name, verdict, None, seconds)
