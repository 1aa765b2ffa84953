"""Scores of a transformer: how often it was right, and for a sound reason, part by part of a test.

A part is all arguments of a test, or those of one length, of one surface, or of both. What comes
of an argument is counted by its kind first, so that a score needs the counts alone, however many
arguments there were.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import product
from typing import Any, NamedTuple

from syllogism.estimates import Estimate, balanced_accuracy, proportion


class Case(NamedTuple):
    """The kind of an argument, and what came of it.

    Args:
        terms: How many terms it has.
        surface: What they look like.
        reading: The reading under which it was asked.
        mood: Its mood, or empty for a longer argument.
        is_valid: Whether it is valid.
        is_right: Whether the verdict is right; UNDECIDED never is.
        is_sound: Whether the evidence passes the audit and supports the verdict.
    """

    terms: int
    surface: str
    reading: str
    mood: str
    is_valid: bool
    is_right: bool
    is_sound: bool


@dataclass(frozen=True, slots=True)
class PartScore:
    """How a transformer did on one part of a test; None is the share of an empty sample.

    Args:
        split: The split whose test it is.
        test: The test.
        seed: Seed of its arguments.
        terms: How many terms the part's arguments have; None for all.
        surface: What their terms look like; None for all.
        balanced_accuracy: Mean of the next two.
        valid: Share of the valid arguments judged VALID.
        invalid: Share of the invalid arguments judged INVALID.
        sound: Share of all judgements whose evidence is SOUND.
        right_for_the_wrong_reason: Share of the right verdicts whose evidence is not SOUND.
    """

    split: str
    test: str
    seed: int
    terms: int | None
    surface: str | None
    balanced_accuracy: Estimate | None
    valid: Estimate | None
    invalid: Estimate | None
    sound: Estimate
    right_for_the_wrong_reason: Estimate | None

    @property
    def count(self) -> int:
        """How many arguments the part has."""
        return self.sound.count

    @property
    def is_whole(self) -> bool:
        """Whether the part is the test."""
        return self.terms is None and self.surface is None

    def to_record(self) -> dict[str, Any]:
        """Return the score as JSON can hold it."""
        return asdict(self)

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> PartScore:
        """Return the score of a record.

        Raises:
            TypeError: A field is missing or unknown.
        """
        fields: dict[str, Any] = {
            name: Estimate(**value) if isinstance(value, dict) else value
            for name, value in record.items()
        }
        return cls(**fields)


@dataclass(frozen=True, slots=True)
class Misses:
    """How often the verdict was wrong on the arguments of one mood, or of one greater length.

    Args:
        test: The test.
        terms: How many terms the arguments have.
        mood: Their mood, or empty for longer arguments.
        reading: The reading under which they were asked.
        count: How many there were.
        missed: How many of them were judged wrongly, or not at all.
    """

    test: str
    terms: int
    mood: str
    reading: str
    count: int
    missed: int


def score_parts(cases: Counter[Case], *, split: str, test: str, seed: int) -> tuple[PartScore, ...]:
    """Return the scores of a test: the whole, each length, each surface, and then both.

    Args:
        cases: How often each case came.
        split: The split whose test it is.
        test: The test.
        seed: Seed of its arguments.
    """
    lengths = sorted({case.terms for case in cases})
    surfaces = sorted({case.surface for case in cases})
    parts = product(
        (None, *(lengths if len(lengths) > 1 else ())),
        (None, *(surfaces if len(surfaces) > 1 else ())),
    )
    scores = []
    for terms, surface in sorted(parts, key=lambda part: (part.count(None) == 0, part[1] or "")):
        counts = Counter[tuple[bool, bool, bool]]()
        for case, count in cases.items():
            if terms in (None, case.terms) and surface in (None, case.surface):
                counts[case[-3:]] += count
        if counts:
            place = (split, test, seed, terms, surface)
            scores.append(PartScore(*place, *_estimates(counts)))
    return tuple(scores)


def _estimates(
    counts: Counter[tuple[bool, bool, bool]],
) -> tuple[Estimate | None, Estimate | None, Estimate | None, Estimate, Estimate | None]:
    """Return the five estimates of a part, from how many are valid, judged right and sound."""
    tally = Counter[str]()
    for (is_valid, is_right, is_sound), count in counts.items():
        kind = "valid" if is_valid else "invalid"
        tally[kind] += count
        tally[f"{kind} right"] += count * is_right
        tally["sound"] += count * is_sound
        tally["unfounded"] += count * (is_right and not is_sound)
    valid, invalid = tally["valid"], tally["invalid"]
    found, refuted = tally["valid right"], tally["invalid right"]
    return (
        balanced_accuracy(found=found, valid=valid, refuted=refuted, invalid=invalid),
        proportion(found, valid) if valid else None,
        proportion(refuted, invalid) if invalid else None,
        proportion(tally["sound"], valid + invalid),
        proportion(tally["unfounded"], found + refuted) if found + refuted else None,
    )


def count_misses(cases: Counter[Case], *, test: str) -> tuple[Misses, ...]:
    """Return the moods and lengths with misses, shorter arguments and greater shares first."""
    asked, missed = Counter[tuple[int, str, str]](), Counter[tuple[int, str, str]]()
    for case, count in cases.items():
        kind = (case.terms, case.mood, case.reading)
        asked[kind] += count
        missed[kind] += 0 if case.is_right else count
    kinds = sorted(asked, key=lambda kind: (kind[0], -missed[kind] / asked[kind], kind))
    return tuple(
        Misses(test, *kind, count=asked[kind], missed=missed[kind])
        for kind in kinds
        if missed[kind]
    )
