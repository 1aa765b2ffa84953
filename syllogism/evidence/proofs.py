"""Proofs: numbered steps, each a premise, an assumption, or drawn from earlier steps by a rule.

A proof is *data*. That its steps follow is for the audit to find out.

Source:
    The direct rules are those of Pratt-Hartmann and Moss, "Logics for the relational
    syllogistic" (2009), under the traditional name of the mood each one is; conversion,
    subalternation and reductio are Aristotle's (Prior Analytics I.2-7), in the natural
    deduction form of Corcoran, "Completeness of an ancient logic" (1972). Obversion and
    contraposition, which make the rules complete for complements: Keynes, Studies and Exercises in
    Formal Logic (4th ed. 1906), part II, chapter 4; Moss, "Syllogistic logic with complements"
    (2011).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from syllogism.errors import EvidenceError
from syllogism.language.propositions import Proposition


class Rule(Enum):
    """What entitles a step to stand where it stands; the comment gives the scheme."""

    PREMISE = "premise"  # it is one of the argument's premises
    IDENTITY = "identity"  # all p p
    IMPORT = "existential import"  # some p p, in the traditional reading
    BARBARA = "Barbara"  # all q r, all p q / all p r
    CELARENT = "Celarent"  # no q r, all p q / no p r
    DARII = "Darii"  # all q r, some p q / some p r
    FERIO = "Ferio"  # no q r, some p q / some p not r
    BAROCO = "Baroco"  # all r q, some p not q / some p not r
    BOCARDO = "Bocardo"  # some q not r, all q p / some p not r
    CONVERSION = "simple conversion"  # no p q / no q p;  some p q / some q p
    PER_ACCIDENS = "conversion per accidens"  # all p q / some q p;  no p q / some q not p
    SUBALTERNATION = "subalternation"  # all p q / some p q;  no p q / some p not q
    OBVERSION = "obversion"  # all p q / no p non-q;  some p q / some p not non-q;  and back
    CONTRAPOSITION = "contraposition"  # all p q / all non-q non-p;  some p not q / ... not non-p
    INSTANCE = "instance"  # some p q / some p p;  some p not q / some p p
    EMPTY = "empty subject"  # no p p / all p q;  no p p / no p q
    EXPLOSION = "contradiction"  # a proposition, its contradictory / anything
    ASSUMPTION = "assumption"  # held for the sake of a reductio
    REDUCTIO = "reductio"  # an assumption, two contradictories / its contradictory


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a proof.

    Args:
        proposition: What the line states.
        rule: What entitles it to stand.
        sources: Numbers of the earlier steps it is drawn from, counted from 0, in the order
            of the rule's scheme.
    """

    proposition: Proposition
    rule: Rule
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """Steps whose last one is what is proved.

    >>> from syllogism.language.moods import Mood
    >>> barbara = Mood.parse("Barbara").syllogism()
    >>> steps = [Step(premise, Rule.PREMISE) for premise in barbara.premises]
    >>> print(Proof((*steps, Step(barbara.conclusion, Rule.BARBARA, (0, 1)))))
    1. All M are P      premise
    2. All S are M      premise
    3. All S are P      Barbara from 1, 2

    Raises:
        EvidenceError: There is no step, one is none, or one is drawn from a step that does not
            precede it.
    """

    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "steps", tuple(self.steps))
        if not self.steps:
            raise EvidenceError("a proof needs at least one step, got none")
        for number, step in enumerate(self.steps):
            if not (isinstance(step, Step) and isinstance(step.rule, Rule)):
                raise EvidenceError(f"a proof is made of steps by rules, got {step!r}")
            if step.sources and not 0 <= min(step.sources) <= max(step.sources) < number:
                raise EvidenceError(
                    f"step {number + 1} must be drawn from earlier steps, "
                    f"got {[source + 1 for source in step.sources]!r}"
                )

    @property
    def conclusion(self) -> Proposition:
        """What the last step states."""
        return self.steps[-1].proposition

    @property
    def premises_used(self) -> tuple[Proposition, ...]:
        """The premises that the last step rests on, each once, in the order of the proof."""
        needed, pending = {len(self.steps) - 1}, [len(self.steps) - 1]
        for number in pending:  # it grows while it is walked
            fresh = [source for source in self.steps[number].sources if source not in needed]
            needed.update(fresh)
            pending += fresh
        resting = (self.steps[number] for number in sorted(needed))
        stated = (step.proposition for step in resting if step.rule is Rule.PREMISE)
        return tuple(dict.fromkeys(stated))

    def __str__(self) -> str:
        width = max(len(str(step.proposition)) for step in self.steps)
        lines = []
        for number, step in enumerate(self.steps, start=1):
            drawn = ", ".join(str(source + 1) for source in step.sources)
            reason = f"{step.rule.value} from {drawn}" if drawn else step.rule.value
            lines.append(f"{number}. {step.proposition!s:<{width}}      {reason}")
        return "\n".join(lines)
