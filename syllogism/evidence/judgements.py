"""Verdicts, judgements, and the contract that every reasoner keeps.

A judgement is a verdict with its evidence and what it cost. Until the audit has checked it,
the evidence is a claim.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from syllogism.errors import EvidenceError
from syllogism.evidence.certificates import Certificate
from syllogism.evidence.configurations import Configuration
from syllogism.evidence.proofs import Proof
from syllogism.evidence.worlds import World
from syllogism.language.arguments import Argument, Import


class Verdict(Enum):
    """What a reasoner says of an argument."""

    VALID = "valid"
    INVALID = "invalid"
    UNDECIDED = "undecided"  # not knowing is an answer; guessing is not

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An explanation that was given but cannot be read as any kind of evidence.

    Args:
        text: The explanation as it came.
        problem: What keeps it from being read.
    """

    text: str
    problem: str

    def __str__(self) -> str:
        return f"{self.text} ({self.problem})"


Evidence = Proof | Certificate | World | Configuration | Unreadable


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one reasoner says of one argument, why, and at what cost.

    Args:
        argument: The argument judged.
        reading: The reading under which it was judged.
        reasoner: Name of the reasoner.
        verdict: What it says.
        evidence: What it shows for it; None when it shows nothing.
        seconds: Wall time spent; of a batch, the batch's time divided by its length.
        remark: Why a verdict is UNDECIDED, or what its evidence leaves to be said; often empty.

    Raises:
        EvidenceError: The verdict, the reading or the evidence is of no known kind.
    """

    argument: Argument
    reading: Import
    reasoner: str
    verdict: Verdict
    evidence: Evidence | None
    seconds: float = 0.0
    remark: str = ""

    def __post_init__(self) -> None:
        kinds = ((self.verdict, Verdict), (self.reading, Import), (self.evidence, Evidence | None))
        for given, kind in kinds:
            if not isinstance(given, kind):
                raise EvidenceError(f"a judgement needs {kind}, got {given!r}")


class Reasoner(ABC):
    """Anything that judges arguments.

    Promises, held to one contract test: as many judgements come back as arguments went in, in
    order, each about its own argument and reading; the same arguments get the same verdicts and
    evidence again, whatever else is in the batch; an argument that the reasoner cannot decide
    gets UNDECIDED with a remark, never a guess and never an exception. Reasoners that answer
    differently have different names.
    """

    name: str

    @abstractmethod
    def judge(
        self, arguments: Sequence[Argument], *, reading: Import = Import.TRADITIONAL
    ) -> list[Judgement]:
        """Return one judgement for each argument, in order."""


def ask(reasoner: Reasoner, arguments: Sequence[Argument], *, reading: Import) -> list[Judgement]:
    """Return a reasoner's judgements, once it is certain that they answer what was asked.

    Raises:
        EvidenceError: There are more or fewer judgements than arguments, or one is about
            another argument or another reading.
    """
    judgements = reasoner.judge(arguments, reading=reading)
    if len(judgements) != len(arguments):
        raise EvidenceError(
            f"{reasoner.name} was asked about {len(arguments)} arguments, "
            f"got {len(judgements)} judgements"
        )
    for argument, judgement in zip(arguments, judgements, strict=True):
        if judgement.argument != argument or judgement.reading is not reading:
            raise EvidenceError(
                f"{reasoner.name} was asked about {str(argument)!r} under {reading} import, "
                f"got an answer about {str(judgement.argument)!r} under {judgement.reading} import"
            )
    return judgements
