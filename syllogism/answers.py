"""One question, one answer: the front door of the package.

Everything the command line does with arguments is here for Python too: `check` asks whether an
argument is valid, `conclude` what follows from premises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from syllogism.errors import ArgumentError, OptionError
from syllogism.evidence.audit import audit
from syllogism.evidence.certificates import Certificate
from syllogism.evidence.grades import Finding, Grade
from syllogism.evidence.judgements import Evidence, Judgement, Reasoner, Verdict, ask
from syllogism.evidence.proofs import Proof
from syllogism.evidence.records import kind_of, to_record
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import Mood, find_mood
from syllogism.language.propositions import Proposition
from syllogism.language.reading import parse_argument, parse_propositions
from syllogism.logic.conclusions import find_conclusions
from syllogism.logic.cores import find_inconsistent_core
from syllogism.logic.fallacies import Fallacy, find_fallacies


@dataclass(frozen=True, slots=True)
class Answer:
    """A judgement, and what the audit found its evidence to be worth."""

    judgement: Judgement
    finding: Finding

    @property
    def argument(self) -> Argument:
        """The argument as it was understood."""
        return self.judgement.argument

    @property
    def verdict(self) -> Verdict:
        """Valid, invalid or undecided, under the judgement's reading."""
        return self.judgement.verdict

    @property
    def evidence(self) -> Evidence | None:
        """What the reasoner shows for its verdict."""
        return self.judgement.evidence

    @property
    def grade(self) -> Grade:
        """The audit's grade of the evidence."""
        return self.finding.grade

    @property
    def mood(self) -> Mood | None:
        """The mood of a syllogism, or None of any other argument."""
        return find_mood(self.argument)

    @property
    def fallacies(self) -> tuple[Fallacy, ...]:
        """The rules of the syllogism that an argument judged INVALID breaks."""
        if self.verdict is not Verdict.INVALID or self.mood is None:
            return ()
        return find_fallacies(self.mood, self.judgement.reading)

    @property
    def premises_used(self) -> tuple[Proposition, ...]:
        """The premises that a proof or a certificate rests on, in the argument's order."""
        match self.evidence:
            case Proof() as proof:
                used = set(proof.premises_used)
            case Certificate() as certificate:
                denial, reading = self.argument.denial, self.judgement.reading
                used = set(certificate.rests_on(denial, reading))
            case _:
                used = set()
        return tuple(premise for premise in self.argument.premises if premise in used)

    @property
    def inconsistent_core(self) -> tuple[Proposition, ...] | None:
        """Premises that contradict one another, none of them needlessly; None if all agree.

        From such premises anything follows, so that VALID says nothing of the conclusion.
        """
        if self.verdict is not Verdict.VALID:
            return None
        return find_inconsistent_core(self.argument.premises, self.judgement.reading)

    @property
    def headline(self) -> str:
        """Verdict, mood, reading, reasoner and grade in one line."""
        mood = self.mood
        facts = [] if mood is None else [f"{mood.name} ({mood})" if mood.name else str(mood)]
        facts += [f"{self.judgement.reading} import", self.judgement.reasoner]
        facts += [f"{kind_of(self.evidence)} {self.grade}"] if self.evidence is not None else []
        return f"{self.verdict.value.upper()}  {', '.join(facts)}"

    def __str__(self) -> str:
        lines = [f"fallacy: {fallacy} ({fallacy.value})" for fallacy in self.fallacies]
        core = self.inconsistent_core
        if core is not None:
            stated = "".join(f" {premise}." for premise in core)
            lines.append(f"anything follows, since the premises contradict one another:{stated}")
        if self.judgement.remark:
            lines.append(self.judgement.remark)
        lines += str(self.evidence).split("\n") if self.evidence is not None else []
        lines.append(f"audit: {self.finding.reason}")
        return "\n  ".join([self.headline, *lines])

    def to_record(self) -> dict[str, Any]:
        """Return the answer as plain data, one JSON object."""
        core = self.inconsistent_core
        return {
            "argument": str(self.argument),
            "verdict": self.verdict.value,
            "import": self.judgement.reading.value,
            "reasoner": self.judgement.reasoner,
            "mood": None if self.mood is None else str(self.mood),
            "name": None if self.mood is None else self.mood.name,
            "evidence": to_record(self.evidence),
            "grade": self.grade.value,
            "reason": self.finding.reason,
            "fallacies": [str(fallacy) for fallacy in self.fallacies],
            "premises_used": [str(premise) for premise in self.premises_used],
            "inconsistent_core": None if core is None else [str(premise) for premise in core],
            "seconds": self.judgement.seconds,
            "remark": self.judgement.remark,
        }


def _symbolic() -> Reasoner:
    from syllogism.reasoners.symbolic import Symbolic

    return Symbolic()


def _spheres() -> Reasoner:
    from syllogism.reasoners.spheres.reasoner import Spheres

    return Spheres()


def _transformer() -> Reasoner:
    from syllogism.reasoners.transformer.reasoner import Transformer

    return Transformer()


def _descent() -> Reasoner:
    from syllogism.reasoners.descent.reasoner import Descent

    return Descent()


# Makers, not instances: all but one load JAX, and only when they are asked for.
REASONERS: dict[str, Callable[[], Reasoner]] = {
    "symbolic": _symbolic,
    "spheres": _spheres,
    "transformer": _transformer,
    "descent": _descent,
}


@cache
def find_reasoner(name: str) -> Reasoner:
    """Return the reasoner of a name, made once.

    Raises:
        OptionError: There is no such reasoner.
    """
    if name not in REASONERS:
        raise OptionError(f"a reasoner is one of {', '.join(REASONERS)}, got {name!r}")
    return REASONERS[name]()


def check(
    argument: Argument | str,
    *,
    reasoner: Reasoner | str = "symbolic",
    reading: Import | str = Import.TRADITIONAL,
) -> Answer:
    """Return whether an argument is valid, why, and whether the reason holds.

    >>> answer = check("No fish are mammals. Some swimmers are mammals. "
    ...                "Therefore, some swimmers are not fish.")
    >>> answer.verdict, answer.mood.name, answer.grade
    (<Verdict.VALID: 'valid'>, 'Festino', <Grade.SOUND: 'sound'>)
    >>> print(check("IAI-3"))
    VALID  Disamis (IAI-3), traditional import, symbolic, proof sound
      1. Some M are P      premise
      2. All M are S       premise
      3. Some P are M      simple conversion from 1
      4. Some P are S      Darii from 2, 3
      5. Some S are P      simple conversion from 4
      audit: it shows the argument valid

    Args:
        argument: An argument, or its text in English, in notation, or a mood.
        reasoner: Who is asked: symbolic, spheres, transformer, descent, or a reasoner of your own.
        reading: Which existential import is granted: traditional or modern.

    Raises:
        ParseError: The text is not understood.
        ArgumentError: The terms do not hang together.
        OptionError: There is no such reasoner or reading.
    """
    (answer,) = check_all([argument], reasoner=reasoner, reading=reading)
    return answer


def check_all(
    arguments: Sequence[Argument | str],
    *,
    reasoner: Reasoner | str = "symbolic",
    reading: Import | str = Import.TRADITIONAL,
) -> list[Answer]:
    """Return one answer for each argument, in order; a batch costs less than its parts."""
    asked = find_reasoner(reasoner) if isinstance(reasoner, str) else reasoner
    if not isinstance(asked, Reasoner):
        raise OptionError(f"a reasoner is a name or an object such as Symbolic(), got {asked!r}")
    if isinstance(arguments, str):
        raise ArgumentError(f"check_all takes a list of arguments, got one text: {arguments!r}")
    parsed = [parse_argument(a) if isinstance(a, str) else a for a in arguments]
    for argument in parsed:
        if not isinstance(argument, Argument):
            raise ArgumentError(f"an argument is an Argument or its text, got {argument!r}")
    judgements = ask(asked, parsed, reading=Import(reading))
    return [Answer(judgement, audit(judgement)) for judgement in judgements]


def conclude(
    *premises: Proposition | str, reading: Import | str = Import.TRADITIONAL
) -> dict[Proposition, Proof]:
    """Return what follows from premises about terms that no premise links, with proofs.

    >>> for conclusion in conclude("All poets are dreamers", "No dreamers are bankers"):
    ...     print(conclusion)
    No bankers are poets
    Some bankers are not poets
    No poets are bankers
    Some poets are not bankers

    Raises:
        ParseError: A premise is not understood.
        ArgumentError: The premises contradict one another.
        OptionError: There is no such reading.
    """
    return find_conclusions(_propositions(premises), Import(reading))


def _propositions(premises: Iterable[Proposition | str]) -> tuple[Proposition, ...]:
    """Return premises, their texts read together so that singular and plural are one term."""
    stated = tuple(premises)
    for premise in stated:
        if not isinstance(premise, Proposition | str):
            raise ArgumentError(
                f"each premise is a Proposition or its text, got {premise!r}; "
                f"a list of premises is given as conclude(*premises)"
            )
    read = parse_propositions([text for text in stated if isinstance(text, str)])
    return (*(premise for premise in stated if isinstance(premise, Proposition)), *read)
