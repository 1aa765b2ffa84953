"""Everything the logic knows about one mood, to be read by a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from syllogism.evidence.proofs import Proof
from syllogism.evidence.records import to_record
from syllogism.evidence.worlds import World
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import Mood
from syllogism.logic.deciding import decide
from syllogism.logic.fallacies import Fallacy, find_fallacies
from syllogism.logic.reductions import Reduction, reduce
from syllogism.logic.validity import find_needed_existence, is_valid

_TERMS = {"S": "the minor term S", "M": "the middle term M", "P": "the major term P"}


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a mood is valid or is not.

    Args:
        mood: The mood explained.
        reading: The reading under which the evidence is given.
        evidence: A direct proof, or a countermodel of at most three individuals.
        reduction: The classical reduction; None where the mood is invalid.
        fallacies: The rules of the syllogism that the mood breaks.
        needed_existence: S, M or P if the mood is valid only where that term has an instance.
    """

    mood: Mood
    reading: Import
    evidence: Proof | World
    reduction: Reduction | None
    fallacies: tuple[Fallacy, ...]
    needed_existence: str | None

    @property
    def syllogism(self) -> Argument:
        """The mood about S, M and P."""
        return self.mood.syllogism()

    def to_record(self) -> dict[str, Any]:
        """Return the explanation as plain data, one JSON object."""
        reduction = None
        if self.reduction is not None:
            reduction = {
                "to": self.reduction.perfect.value,
                "operations": list(self.reduction.operations),
                **(to_record(self.reduction.proof) or {}),
            }
        return {
            "mood": str(self.mood),
            "name": self.mood.name,
            "syllogism": str(self.syllogism),
            "import": self.reading.value,
            "verdict": "valid" if isinstance(self.evidence, Proof) else "invalid",
            "needed_existence": self.needed_existence,
            "fallacies": [str(fallacy) for fallacy in self.fallacies],
            "reduction": reduction,
            "evidence": to_record(self.evidence),
        }

    def __str__(self) -> str:
        title = f"{self.mood.name} ({self.mood})" if self.mood.name else str(self.mood)
        verdict = "VALID" if isinstance(self.evidence, Proof) else "INVALID"
        lines = [f"{title}: {self.syllogism}", f"{verdict} under {self.reading} import"]
        if self.needed_existence is not None:
            term = _TERMS[self.needed_existence]
            lines.append(f"valid exactly where {term} has an instance")
        lines += [f"fallacy: {fallacy} ({fallacy.value})" for fallacy in self.fallacies]
        if self.reduction is not None:
            lines += ["", f"Reduction to {self.reduction.perfect.value}, as the name prescribes:"]
            lines += [f"  {operation}" for operation in self.reduction.operations]
            lines += _indented(self.reduction.proof)
        if isinstance(self.evidence, Proof):
            lines += ["", "Direct proof:", *_indented(self.evidence)]
        else:
            lines += ["", "Countermodel, in which the premises hold and the conclusion fails:"]
            lines += _indented(self.evidence)
        return "\n".join(lines)


def explain(mood: Mood | str, reading: Import | str = Import.TRADITIONAL) -> Explanation:
    """Return name, proofs or countermodel, and fallacies of a mood.

    >>> print(explain("AAA-2"))
    AAA-2: All P are M. All S are M. Therefore, all S are P.
    INVALID under traditional import
    fallacy: undistributed middle (neither premise speaks of every M, so each may mean other ones)
    <BLANKLINE>
    Countermodel, in which the premises hold and the conclusion fails:
      a falls under M, S
      b falls under M, P

    Raises:
        FormError: There is no such mood.
    """
    asked = Mood.parse(mood) if isinstance(mood, str) else mood
    granted = Import(reading)
    syllogism = asked.syllogism()
    return Explanation(
        asked,
        granted,
        decide(syllogism, granted),
        reduce(asked) if is_valid(syllogism, granted) else None,
        find_fallacies(asked, granted),
        find_needed_existence(asked),
    )


def _indented(evidence: Proof | World) -> list[str]:
    return [f"  {line}" for line in str(evidence).split("\n")]
