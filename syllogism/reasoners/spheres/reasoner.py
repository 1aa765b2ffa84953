"""The reasoner: an argument is valid iff its spheres cannot refute it.

Premises and the contradictory of the conclusion become the weights of a network. If its spheres
come to rest in a configuration, that is a countermodel: INVALID. If not, the resting activations
say why none exists: VALID. No verdict rests on a loss that looked small, and an argument with
neither kind of evidence, or with more than three terms, is UNDECIDED.

Source:
    Dong, Jamnik and Liò, "Sphere neural networks for rational reasoning" (2024), for deciding a
    syllogism by trying to build spheres.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import ClassVar

from syllogism.errors import OptionError
from syllogism.evidence.certificates import Certificate
from syllogism.evidence.configurations import Configuration
from syllogism.evidence.judgements import Judgement, Reasoner, Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.propositions import Proposition
from syllogism.reasoners.spheres.gaps import TERMS
from syllogism.reasoners.spheres.network import start
from syllogism.reasoners.spheres.placing import frame
from syllogism.reasoners.spheres.settling import settle


class Spheres(Reasoner):
    """Decides arguments over at most three terms by building spheres.

    >>> from syllogism.language.moods import Mood
    >>> barbara, aao4 = (Mood.parse(mood).syllogism() for mood in ("Barbara", "AAO-4"))
    >>> for judgement in Spheres().judge([barbara, aao4]):
    ...     print(judgement.verdict, type(judgement.evidence).__name__)
    valid Certificate
    invalid Configuration

    Args:
        dim: Dimension of the space the spheres are placed in, 2 or more.
        seed: Draws the start of the network and the plane in which three centres lie. Verdicts
            do not depend on it.

    Raises:
        OptionError: Three centres do not always fit into so few dimensions.
    """

    name: ClassVar[str] = "spheres"

    def __init__(self, *, dim: int = 2, seed: int = 0) -> None:
        if dim < 2:
            raise OptionError(f"three spheres need a space of 2 or more dimensions, got {dim!r}")
        self.dim = dim
        self.seed = seed
        self._start = start(seed)
        self._plane = frame(dim, seed)

    def judge(
        self, arguments: Sequence[Argument], *, reading: Import = Import.TRADITIONAL
    ) -> list[Judgement]:
        """Return one judgement for each argument, in order, from one computation for all."""
        begun = time.perf_counter()
        fitting = [number for number, a in enumerate(arguments) if len(a.terms) <= TERMS]
        settled = self._settle([arguments[number].denial for number in fitting], reading)
        found = dict(zip(fitting, settled, strict=True))
        seconds = (time.perf_counter() - begun) / max(1, len(arguments))
        return [
            _judgement(argument, reading, found.get(number), seconds)
            for number, argument in enumerate(arguments)
        ]

    def find_configuration(
        self, propositions: Sequence[Proposition], *, reading: Import = Import.TRADITIONAL
    ) -> Configuration | None:
        """Return a configuration in which all of some propositions hold, or None if none exists.

        Raises:
            ArgumentError: The propositions speak of more than three terms.
        """
        (found,) = self._settle([propositions], reading)
        return found if isinstance(found, Configuration) else None

    def _settle(
        self, sets: Sequence[Sequence[Proposition]], reading: Import
    ) -> list[Configuration | Certificate | None]:
        return settle(sets, reading=reading, start=self._start, plane=self._plane)


def _judgement(
    argument: Argument,
    reading: Import,
    evidence: Configuration | Certificate | None,
    seconds: float,
) -> Judgement:
    remark = ""
    match evidence:
        case Certificate():
            verdict = Verdict.VALID
        case Configuration():
            verdict = Verdict.INVALID
        case None:
            verdict = Verdict.UNDECIDED
            remark = _remark(argument)
    return Judgement(argument, reading, Spheres.name, verdict, evidence, seconds, remark)


def _remark(argument: Argument) -> str:
    count = len(argument.terms)
    if count > TERMS:
        return f"the argument speaks of {count} terms, and this network has room for {TERMS}"
    return "the spheres came to rest neither in a configuration nor with a reason against one"
