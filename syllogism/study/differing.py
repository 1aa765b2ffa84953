"""Differing: what changed from one run of a study to another, beyond noise.

What both runs asked the same reasoner is compared argument by argument, as two reasoners are
(`syllogism.study.rivalries`): by McNemar's exact test, and by Holm's correction over all tests of
the comparison. Verdicts and grades that changed are counted and shown whether or not they are
noise, since a reasoner without chance in it changes only where something was changed.

Times differ with the machine as well. A ratio of medians has a bootstrap interval, and counts only
where all of it lies beyond what a busy machine does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from syllogism.estimates import ALPHA, Estimate, paired_difference, ratio_of_medians
from syllogism.study.picking import pick_varied
from syllogism.study.rivalries import MEASURES, chance_of, correct_chances
from syllogism.study.scores import timings_of
from syllogism.study.wording import counted, listed, many

if TYPE_CHECKING:
    import pandas as pd

BUSY = 2.0  # a neighbour who keeps the cores busy halves the speed of a reasoner
EXAMPLES = 10  # changed judgements that are shown


class Run(Protocol):
    """What is compared: the results of a run."""

    @property
    def judgements(self) -> pd.DataFrame:
        """One row a judgement."""

    @property
    def pairs(self) -> pd.DataFrame:
        """One row an instance of a law."""


@dataclass(frozen=True, slots=True)
class Change:
    """How often a reasoner succeeded before and after, on the same arguments.

    Args:
        topic: Name of the question, or of the law.
        reasoner: Who was asked.
        measure: What was counted: "right", "sound" or, of a law, "unbroken".
        before: On how many arguments it succeeded before.
        after: On how many after.
        gained: On how many only after.
        lost: On how many only before.
        count: How many there are.
        p: How probable it is that so much changes by chance.
        p_holm: The same, corrected for all tests of the comparison.
    """

    topic: str
    reasoner: str
    measure: str
    before: int
    after: int
    gained: int
    lost: int
    count: int
    p: float
    p_holm: float

    @property
    def is_noise(self) -> bool:
        """Whether chance would do."""
        return self.p_holm >= ALPHA

    @property
    def difference(self) -> Estimate:
        """By how much the share of successes is greater than before."""
        return paired_difference(self.gained, self.lost, self.count)


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a reasoner took for an argument, compared with before.

    Args:
        question: Name of the question.
        reasoner: Who was asked.
        ratio: Median time after, in median times before.
    """

    question: str
    reasoner: str
    ratio: Estimate

    @property
    def is_noise(self) -> bool:
        """Whether a busy machine would do."""
        return self.ratio.low <= BUSY and self.ratio.high >= 1 / BUSY


@dataclass(frozen=True, slots=True)
class Unmatched:
    """What only one of two runs has.

    Args:
        questions: Names of questions.
        reasoners: Names of reasoners.
        judgements: How many judgements, of reasoners and questions that both have.
        pairs: How many instances of laws, of reasoners and questions that both have.
    """

    questions: tuple[str, ...]
    reasoners: tuple[str, ...]
    judgements: int
    pairs: int


@dataclass(frozen=True, slots=True)
class Revision:
    """A judgement whose verdict or grade changed.

    Args:
        question: Name of the question.
        reasoner: Who was asked.
        seed: Seed of the item.
        item: Number of the item.
        argument: The argument in English.
        before: Verdict and grade before, such as "valid, sound".
        after: Verdict and grade after.
    """

    question: str
    reasoner: str
    seed: int
    item: int
    argument: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from one run to another.

    Args:
        judgements: How many judgements are of the same arguments by the same reasoners.
        pairs: How many instances of laws are the same.
        changes: One for each question or law, reasoner and measure.
        paces: One for each question and reasoner.
        revised: Of how many judgements the verdict or the grade changed.
        revisions: Some of them, as different as possible.
        only_before: What only the first run has.
        only_after: What only the second has.
    """

    judgements: int
    pairs: int
    changes: tuple[Change, ...]
    paces: tuple[Pace, ...]
    revised: int
    revisions: tuple[Revision, ...]
    only_before: Unmatched
    only_after: Unmatched

    @property
    def beyond_noise(self) -> tuple[Change, ...]:
        """The changes that chance does not explain."""
        return tuple(change for change in self.changes if not change.is_noise)

    @property
    def off_pace(self) -> tuple[Pace, ...]:
        """The times that a busy machine does not explain."""
        return tuple(pace for pace in self.paces if not pace.is_noise)

    @property
    def is_noise(self) -> bool:
        """Whether nothing changed beyond noise."""
        return not self.beyond_noise and not self.off_pace


def differ(before: Run, after: Run) -> Difference:
    """Return what changed from one run to another.

    Args:
        before: The results of a run.
        after: The results of another.
    """
    judged = _match(before.judgements, after.judgements, ["argument", "reading"])
    tied = _match(_numbered(before.pairs), _numbered(after.pairs), ["reading"])
    revised = judged[
        (judged["verdict_before"] != judged["verdict_after"])
        | (judged["grade_before"] != judged["grade_after"])
    ]
    return Difference(
        judgements=len(judged),
        pairs=len(tied),
        changes=_corrected([*_changes_of_judgements(judged), *_changes_of_laws(tied)]),
        paces=tuple(_paces(judged)),
        revised=len(revised),
        revisions=tuple(_revisions(revised)),
        only_before=_unmatched(before, after, len(judged), len(tied)),
        only_after=_unmatched(after, before, len(judged), len(tied)),
    )


_ITEM = ["question", "reasoner", "seed", "item"]
_INSTANCE = ["law", "notations", "number"]


def _numbered(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return instances of laws with a number that tells apart those with the same arguments."""
    same = pairs.groupby([*_ITEM, "law", "notations"], observed=True).cumcount()
    return pairs.assign(number=same)


def _match(before: pd.DataFrame, after: pd.DataFrame, content: list[str]) -> pd.DataFrame:
    """Return the rows of both runs side by side, where content is the same as well."""
    before, after = (  # an empty table has no types, and would match nothing that has
        other.iloc[:0] if one.empty else one for one, other in ((before, after), (after, before))
    )
    key = [*_ITEM, *(_INSTANCE if "law" in before else [])]
    joined = before.merge(after, on=key, suffixes=("_before", "_after"))
    for column in content:
        joined = joined[joined[f"{column}_before"] == joined[f"{column}_after"]]
    return joined


def _changes_of_judgements(judged: pd.DataFrame) -> Iterator[Change]:
    for (question, reasoner), rows in judged.groupby(["question", "reasoner"], sort=False):
        for measure, succeeds in MEASURES.items():
            first, second = (succeeds(_of_run(rows, run)) for run in ("before", "after"))
            yield _change(question, reasoner, measure, first, second)


def _of_run(rows: pd.DataFrame, run: str) -> pd.DataFrame:
    names = {f"{name}_{run}": name for name in ("right", "grade")}
    return rows[list(names)].rename(columns=names)


def _changes_of_laws(tied: pd.DataFrame) -> Iterator[Change]:
    for (law, reasoner), rows in tied.groupby(["law", "reasoner"], sort=False):
        first, second = (rows[f"outcome_{run}"] != "broken" for run in ("before", "after"))
        yield _change(law, reasoner, "unbroken", first, second)


def _change(topic: Any, reasoner: Any, measure: str, first: pd.Series, second: pd.Series) -> Change:
    gained, lost = int((~first & second).sum()), int((first & ~second).sum())
    chance = chance_of(gained, lost)
    return Change(
        topic=str(topic),
        reasoner=str(reasoner),
        measure=measure,
        before=int(first.sum()),
        after=int(second.sum()),
        gained=gained,
        lost=lost,
        count=len(first),
        p=chance,
        p_holm=chance,
    )


def _corrected(changes: list[Change]) -> tuple[Change, ...]:
    chances = correct_chances([change.p for change in changes])
    return tuple(
        replace(change, p_holm=chance) for change, chance in zip(changes, chances, strict=True)
    )


def _paces(judged: pd.DataFrame) -> Iterator[Pace]:
    for (question, reasoner), rows in judged.groupby(["question", "reasoner"], sort=False):
        before, after = (
            timings_of(rows[f"seconds_{run}"].to_numpy(dtype=float)) for run in ("before", "after")
        )
        if before.min() > 0:  # a clock that is too coarse tells no ratio
            yield Pace(str(question), str(reasoner), ratio_of_medians(after, before))


def _revisions(revised: pd.DataFrame) -> Iterator[Revision]:
    described = revised.sort_values("terms_before", kind="stable").assign(
        **{
            run: revised[f"verdict_{run}"] + ", " + revised[f"grade_{run}"]
            for run in ("before", "after")
        }
    )
    traits = ("reasoner", "question", "before", "after")
    for row in pick_varied(described, traits, EXAMPLES).to_dict("records"):
        yield Revision(
            question=row["question"],
            reasoner=row["reasoner"],
            seed=int(row["seed"]),
            item=int(row["item"]),
            argument=row["argument_before"],
            before=row["before"],
            after=row["after"],
        )


def _unmatched(run: Run, other: Run, judged: int, tied: int) -> Unmatched:
    """Return what a run has and another has not, given how many rows they share."""
    names = {}
    for column in ("question", "reasoner"):
        here, there = (
            dict.fromkeys([*one.judgements[column], *one.pairs[column]]) for one in (run, other)
        )
        names[column] = tuple(name for name in here if name not in there)
    counts = [
        len(
            table[
                ~table["question"].isin(names["question"])
                & ~table["reasoner"].isin(names["reasoner"])
            ]
        )
        for table in (run.judgements, run.pairs)
    ]
    return Unmatched(names["question"], names["reasoner"], counts[0] - judged, counts[1] - tied)


def tell_difference(difference: Difference) -> tuple[str, ...]:
    """Return what changed in sentences, one a line."""
    judged, revised = difference.judgements, difference.revised
    lines = [
        f"Both runs have {counted('judgement', judged)} and "
        f"{counted('instance', difference.pairs)} of laws of the same reasoners and arguments."
    ]
    for run, only in (("first", difference.only_before), ("second", difference.only_after)):
        lines += [f"Only in the {run}: {what}." for what in _tell_unmatched(only)]
    shares, changed = len(difference.changes), len(difference.beyond_noise)
    what = f"Beyond noise, {changed:,} of {shares:,} shares changed"
    if not changed:
        what = f"{'Nothing' if difference.is_noise else 'No share'} changed beyond noise"
    lines.append(f"{what} (McNemar's exact test, Holm's correction over {shares:,} tests).")
    for pace in difference.off_pace:
        ratio = pace.ratio
        lines.append(
            f"{pace.reasoner}, {pace.question}: takes {ratio.value:.2g} times as long as before, "
            f"95% interval {ratio.low:.2g} to {ratio.high:.2g}, n {ratio.count:,} timings."
        )
    if revised:
        shown = "all of them" if revised == len(difference.revisions) else "some of them"
        lines.append(f"Verdict or grade changed in {revised:,} of {judged:,} judgements; {shown}:")
    lines += [
        f"  {one.reasoner}, {one.question}, seed {one.seed}, item {one.item}: "
        f"{one.before} became {one.after}: {one.argument}"
        for one in difference.revisions
    ]
    return tuple(lines)


def _tell_unmatched(only: Unmatched) -> Iterator[str]:
    for names, noun in ((only.questions, "question"), (only.reasoners, "reasoner")):
        if names:
            yield f"{many(noun, len(names))} {listed(names)}"
    if only.judgements:
        yield f"{counted('judgement', only.judgements)} of other arguments"
    if only.pairs:
        yield f"{counted('instance', only.pairs)} of laws about other arguments"
