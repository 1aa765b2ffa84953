"""Coherence: verdicts that cannot all be right, whatever the truth is.

A law ties arguments together. By an *equivalence* two arguments are valid or invalid together; by
an *implication* an argument is valid if some others are. Whoever breaks a law contradicts himself,
and no right answer is needed to say so. An *instance* of a law holds the arguments: first the
antecedents, last the consequent; an equivalence has one antecedent, and the argument itself comes
first. Not knowing contradicts nothing: where a verdict that matters is UNDECIDED, it is left open
whether the law is kept.

All laws hold in both readings, but for subalternation, which needs import. Obversion and
contraposition bring in complements, which traditional import grants an instance too; an argument
without complements loses nothing by that, since somebody who falls under none of its terms changes
none of its propositions.

Source:
    Aristotle, Prior Analytics I.2 (conversion), I.25 (arguments joined to longer ones) and II.8
    (the denied conclusion refutes a premise); Ladd, "On the algebra of logic" (1883), for the
    antilogism, and Dotterer, "A generalization of the antilogism" (1941), for import and chains;
    Gentzen, "Untersuchungen über das logische Schließen" (1935), for the cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from syllogism.errors import ArgumentError, EvidenceError, OptionError
from syllogism.evidence.judgements import Verdict
from syllogism.language.arguments import Argument


class Law(Enum):
    """A law that ties the verdicts on some arguments together.

    >>> print(Law.CONVERSION, Law("cut").is_equivalence, Law.PREMISE_ORDER.tells, sep="; ")
    conversion; False; Premises in another order: the same verdict.
    """

    ANTILOGISM = "antilogism"
    CONVERSION = "conversion"
    OBVERSION = "obversion"
    CONTRAPOSITION = "contraposition"
    SUBALTERNATION = "subalternation"
    CUT = "cut"
    RENAMING = "renaming"
    PREMISE_ORDER = "premise order"
    BATCH = "batch"

    @classmethod
    def _missing_(cls, value: object) -> Law:
        names = ", ".join(law.value for law in cls)
        raise OptionError(f"a law is one of {names}, got {value!r}")

    @property
    def tells(self) -> str:
        """What it asks, in a sentence."""
        return _TELLS[self]

    @property
    def is_equivalence(self) -> bool:
        """Whether it asks for the same verdict twice; if not, for acceptance after acceptance."""
        return self not in (Law.SUBALTERNATION, Law.CUT)

    def __str__(self) -> str:
        return self.value


_TELLS = {
    Law.ANTILOGISM: "The contradictory of the conclusion in place of a premise, and the "
    "contradictory of that premise concluded: the same verdict.",
    Law.CONVERSION: "No y are x for no x are y, or some y are x for some x are y, in one place: "
    "the same verdict.",
    Law.OBVERSION: "One proposition said with the other quality, no x are non-y for all x are y: "
    "the same verdict.",
    Law.CONTRAPOSITION: "All non-y are non-x for all x are y, or some non-y are not non-x for some "
    "x are not y, in one place: the same verdict.",
    Law.SUBALTERNATION: "Where every term has an instance, whoever concludes all must accept some, "
    "and whoever concludes no must accept some are not.",
    Law.CUT: "Whoever concludes something from each part of a chain, and the conclusion from that, "
    "must conclude it from the chain.",
    Law.RENAMING: "Other names for the terms: the same verdict.",
    Law.PREMISE_ORDER: "Premises in another order: the same verdict.",
    Law.BATCH: "The same argument beside other ones: the same verdict.",
}


class Outcome(Enum):
    """What verdicts do to a law."""

    KEPT = "kept"
    BROKEN = "broken"
    OPEN = "open"  # some verdict is undecided, so that nothing is contradicted

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Instance:
    """Arguments whose verdicts a law ties together.

    An instance of `Law.BATCH` holds the same argument twice; whoever asks puts the second one
    into another batch than the first.

    Args:
        law: The law.
        antecedents: If all of them are valid, so is the consequent; of an equivalence only one.
        consequent: The last argument; of an equivalence valid only if the antecedent is.

    Raises:
        ArgumentError: There is no antecedent, or an equivalence has several.
    """

    law: Law
    antecedents: tuple[Argument, ...]
    consequent: Argument

    def __post_init__(self) -> None:
        count = len(self.antecedents)
        if count == 0 or (self.is_equivalence and count > 1):
            wanted = "one antecedent" if self.is_equivalence else "an antecedent or more"
            raise ArgumentError(f"an instance of {self.law} has {wanted}, got {count}")

    @property
    def is_equivalence(self) -> bool:
        """Whether the same verdict is asked for twice."""
        return self.law.is_equivalence

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """All arguments to be judged: the antecedents, then the consequent."""
        return (*self.antecedents, self.consequent)


def outcome_of(instance: Instance, verdicts: Sequence[Verdict]) -> Outcome:
    """Return what verdicts on the arguments of an instance, in their order, do to its law.

    >>> from syllogism.language.moods import Mood
    >>> whole, weaker = (Mood.parse(mood).syllogism() for mood in ("Barbara", "Barbari"))
    >>> instance = Instance(Law.SUBALTERNATION, (whole,), weaker)
    >>> print(outcome_of(instance, [Verdict.VALID, Verdict.INVALID]))
    broken

    Raises:
        EvidenceError: There are more or fewer verdicts than arguments.
    """
    if len(verdicts) != len(instance.arguments):
        raise EvidenceError(
            f"an instance of {instance.law} about {len(instance.arguments)} arguments needs as "
            f"many verdicts, got {len(verdicts)}"
        )
    if instance.is_equivalence:
        if Verdict.VALID in verdicts and Verdict.INVALID in verdicts:
            return Outcome.BROKEN
        return Outcome.OPEN if Verdict.UNDECIDED in verdicts else Outcome.KEPT
    *antecedents, consequent = verdicts
    if consequent is Verdict.VALID or Verdict.INVALID in antecedents:
        return Outcome.KEPT
    return Outcome.OPEN if Verdict.UNDECIDED in verdicts else Outcome.BROKEN
