"""The symbolic reasoner: a direct proof or a countermodel for every argument."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

from syllogism.evidence.judgements import Judgement, Reasoner, Verdict
from syllogism.evidence.proofs import Proof
from syllogism.language.arguments import Argument, Import
from syllogism.logic.deciding import decide


class Symbolic(Reasoner):
    """Decides by logic, never UNDECIDED, in time linear in the argument.

    >>> from syllogism.language.moods import Mood
    >>> judgement, = Symbolic().judge([Mood.parse("Darapti").syllogism()])
    >>> judgement.verdict
    <Verdict.VALID: 'valid'>
    """

    name = "symbolic"

    def judge(
        self, arguments: Sequence[Argument], *, reading: Import = Import.TRADITIONAL
    ) -> list[Judgement]:
        """Return one judgement for each argument, in order."""
        return [self._judge(argument, Import(reading)) for argument in arguments]

    def _judge(self, argument: Argument, reading: Import) -> Judgement:
        start = perf_counter()
        evidence = decide(argument, reading)
        verdict = Verdict.VALID if isinstance(evidence, Proof) else Verdict.INVALID
        seconds = perf_counter() - start
        return Judgement(argument, reading, self.name, verdict, evidence, seconds)
