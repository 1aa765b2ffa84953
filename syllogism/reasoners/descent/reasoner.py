"""The reasoner of the literature: build a countermodel by gradient descent, or do not know.

Premises and the contradictory of the conclusion ask something of every ball, and balls in as many
dimensions as one likes follow the gradient of what is missing. If they come to picture everything,
that is a countermodel: INVALID. If they do not, nothing follows: another start or more steps might
have done it, and there are arguments whose denial has worlds and no Euclidean balls at all. So this
reasoner never answers VALID; the literature does, and ``benchmarks/descent.py`` measures what that
costs.

Source:
    Dong, Jamnik and Liò, "Sphere neural networks for rational reasoning" (2024); Felsner, Fishburn
    and Trotter, "Finite three-dimensional partial orders which are not sphere orders" (1999).
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

import numpy as np

from syllogism.errors import OptionError
from syllogism.evidence.configurations import Configuration
from syllogism.evidence.judgements import Judgement, Reasoner, Verdict
from syllogism.language.arguments import Argument, Import, terms_of
from syllogism.language.propositions import Proposition
from syllogism.options import require_whole
from syllogism.reasoners.descent.constructing import construct
from syllogism.reasoners.descent.descending import Balls, Start, descend, start_balls
from syllogism.reasoners.descent.rows import NOTHING, Rows, Shape, rows_of, shape_of

BATCHES = (16, 64, 256, 1024)  # a batch has one of these sizes: few shapes are ever compiled
NUMBERS = 1 << 24  # coordinates of a batch's rows at once: 128 MiB for each array of them


class Descent(Reasoner):
    """Refutes arguments by gradient descent on the centres and radii of balls; proves none.

    >>> from syllogism.language.moods import Mood
    >>> barbara, aao4 = (Mood.parse(mood).syllogism() for mood in ("Barbara", "AAO-4"))
    >>> for judgement in Descent().judge([barbara, aao4]):
    ...     print(judgement.verdict, type(judgement.evidence).__name__)
    undecided NoneType
    invalid Configuration

    Args:
        dim: Dimension of the space, 2 or more.
        steps: Steps of a descent.
        restarts: Descents that an argument gets at most, each from a start of its own.
        rate: Length of a first step for each statement that pulls, above 0 and up to 1, in units of
            the margin.
        start: How the balls lie before: scattered, venn or coincident.
        seed: Draws the starts. Verdicts depend on it where descents fail.

    Raises:
        OptionError: An option is not of these.
    """

    name = "descent"

    def __init__(
        self,
        *,
        dim: int = 2,
        steps: int = 500,
        restarts: int = 4,
        rate: float = 0.1,
        start: Start | str = Start.VENN,
        seed: int = 0,
    ) -> None:
        self.dim = require_whole("dim", dim, least=2)
        self.steps = require_whole("steps", steps, least=1)
        self.restarts = require_whole("restarts", restarts, least=1)
        self.seed = require_whole("seed", seed, least=0)
        if not 0 < rate <= 1:
            raise OptionError(f"a rate is a number above 0 and up to 1, got {rate!r}")
        self.rate = float(rate)
        self.start = Start(start)

    def judge(
        self, arguments: Sequence[Argument], *, reading: Import = Import.TRADITIONAL
    ) -> list[Judgement]:
        """Return one judgement for each argument, in order; those not refuted start again."""
        reading = Import(reading)
        begun = time.perf_counter()
        sets = [argument.denial for argument in arguments]
        signed = [argument.is_signed for argument in arguments]  # no ball has a ball for complement
        found: dict[int, Configuration] = {}
        for attempt in range(self.restarts):
            left = [n for n, is_signed in enumerate(signed) if not (is_signed or n in found)]
            for shape, numbers in _by_shape(sets, left).items():
                found |= self._construct(sets, numbers, shape, reading=reading, attempt=attempt)
        seconds = (time.perf_counter() - begun) / max(1, len(arguments))
        return [
            self._judgement(argument, reading, found.get(number), seconds)
            for number, argument in enumerate(arguments)
        ]

    def _construct(
        self,
        sets: Sequence[Sequence[Proposition]],
        numbers: Sequence[int],
        shape: Shape,
        *,
        reading: Import,
        attempt: int,
    ) -> dict[int, Configuration]:
        """Return the configurations that one attempt builds for some sets of one shape."""
        start = start_balls(
            self.start, places=shape.places, dim=self.dim, seed=self.seed, attempt=attempt
        )
        found = {}
        for block, size in _blocks(numbers, NUMBERS // (shape.rows * self.dim)):
            rows = rows_of([sets[number] for number in block], shape, reading=reading)
            ended = descend(_filled(rows, size), start, steps=self.steps, rate=self.rate)
            balls = Balls(ended.centres[: len(block)], ended.radii[: len(block)])
            constructed = construct(rows, balls)
            for lane in np.flatnonzero(constructed.holds).tolist():
                terms = terms_of(sets[block[lane]])
                centres, radii = (array[lane, : len(terms)] for array in constructed.balls)
                found[block[lane]] = Configuration(terms, centres, radii)
        return found

    def _judgement(
        self,
        argument: Argument,
        reading: Import,
        evidence: Configuration | None,
        seconds: float,
    ) -> Judgement:
        verdict, remark = Verdict.INVALID, ""
        if argument.is_signed:
            verdict = Verdict.UNDECIDED
            remark = "it speaks of a complement, and the complement of a Euclidean ball is no ball"
        elif evidence is None:
            verdict = Verdict.UNDECIDED
            starts = "1 start" if self.restarts == 1 else f"{self.restarts} starts"
            remark = (
                f"no countermodel was built in {self.dim} dimensions, in {self.steps} steps from "
                f"{starts}; there may be one all the same"
            )
        return Judgement(argument, reading, self.name, verdict, evidence, seconds, remark)


def _by_shape(
    sets: Sequence[Sequence[Proposition]], numbers: Sequence[int]
) -> dict[Shape, list[int]]:
    """Return which of some sets have each shape."""
    by_shape: dict[Shape, list[int]] = {}
    for number in numbers:
        by_shape.setdefault(shape_of(sets[number]), []).append(number)
    return by_shape


def _blocks(numbers: Sequence[int], room: int) -> Iterator[tuple[Sequence[int], int]]:
    """Yield parts of a batch that have room, each with the size it is filled up to."""
    sizes = [size for size in BATCHES if size <= room] or [1]
    at = 0
    while at < len(numbers):
        size = max((size for size in sizes if size <= len(numbers) - at), default=sizes[0])
        yield numbers[at : at + size], size
        at += size


def _filled(rows: Rows, size: int) -> Rows:
    """Return a batch filled up with sets that ask for nothing."""
    count = len(rows.kinds)
    kinds, subjects, predicates = (np.pad(array, ((0, size - count), (0, 0))) for array in rows)
    kinds[count:] = NOTHING
    return Rows(kinds, subjects, predicates)
