"""The reasoner: an argument is valid iff its spheres cannot refute it.

Premises and the contradictory of the conclusion become the weights of a network. If its spheres
come to rest in a configuration, that is a countermodel: INVALID. If not, the resting activations
say why none exists: VALID. No verdict rests on a loss that looked small, and an argument with
neither kind of evidence is UNDECIDED.

The network has room for three terms. A chain of more is folded by the table that the network
computes on triangles, and its evidence is unfolded and verified in one pass; any other argument
over more than three terms is UNDECIDED.

Source:
    Dong, Jamnik and Liò, "Sphere neural networks for rational reasoning" (2024), for deciding a
    syllogism by trying to build spheres.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from typing import ClassVar

from syllogism.errors import OptionError
from syllogism.evidence.certificates import Certificate
from syllogism.evidence.configurations import Configuration
from syllogism.evidence.judgements import Judgement, Reasoner, Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.chains import find_chain
from syllogism.language.propositions import Proposition
from syllogism.reasoners.spheres.chains import settle_chains
from syllogism.reasoners.spheres.gaps import TERMS
from syllogism.reasoners.spheres.network import start
from syllogism.reasoners.spheres.placing import frame
from syllogism.reasoners.spheres.settling import settle


class Spheres(Reasoner):
    """Decides arguments over at most three terms, and chains over any number, by building spheres.

    >>> from syllogism.language.moods import Mood
    >>> barbara, aao4 = (Mood.parse(mood).syllogism() for mood in ("Barbara", "AAO-4"))
    >>> for judgement in Spheres().judge([barbara, aao4]):
    ...     print(judgement.verdict, type(judgement.evidence).__name__)
    valid Certificate
    invalid Configuration

    Args:
        dim: Dimension of the space the spheres are placed in, 2 or more.
        seed: Draws the start of the network and the plane in which three centres lie. Verdicts
            do not depend on it, nor do the balls of longer chains.

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
        larger = [number for number in range(len(arguments)) if number not in found]
        found |= self._settle_chains(arguments, larger, reading)
        seconds = (time.perf_counter() - begun) / max(1, len(arguments))
        return [
            _judgement(argument, reading, found.get(number), seconds)
            for number, argument in enumerate(arguments)
        ]

    def _settle_chains(
        self, arguments: Sequence[Argument], numbers: Iterable[int], reading: Import
    ) -> dict[int, Configuration | Certificate | None]:
        """Return the evidence for those of some arguments that are chains, by their numbers."""
        found = {number: find_chain(arguments[number]) for number in numbers}
        chains = {number: chain for number, chain in found.items() if chain is not None}
        settled = settle_chains(list(chains.values()), reading=reading, dim=self.dim)
        return dict(zip(chains, settled, strict=True))

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
        return (
            f"the argument is no chain and speaks of {count} terms, "
            f"and this network has room for {TERMS}"
        )
    return "the spheres came to rest neither in a configuration nor with a reason against one"
