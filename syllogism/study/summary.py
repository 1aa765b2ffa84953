"""What was found, in five sentences that need no statistics.

They are made from the scores: what was asked of whom, who is right, who is right for the right
reason, who contradicts itself, and what an answer costs. Only questions that every reasoner was
asked count, if there are any, so that everybody is compared on the same arguments; the baseline
is no reasoner. What was not asked is said to be unknown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

from syllogism.estimates import Estimate
from syllogism.study.baseline import AlwaysInvalid
from syllogism.study.scores import LawScore, Score
from syllogism.study.wording import counted, listed, many, percent, timed

MOST = 3  # reasoners that a sentence tells of one by one; of more, the least and the greatest
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

Counts = tuple[int, int]  # how many, of how many
Sentences = tuple[str, str, str, str, str]
Scored = TypeVar("Scored", Score, LawScore)


@dataclass(frozen=True, slots=True)
class _Tally:
    """What one reasoner did, in counts.

    Args:
        asked: How many arguments it was asked about.
        right: How many it judged right.
        founded: How many of those it explained soundly.
        explained: For how many it gave any evidence.
        seconds: Its time for an argument.
    """

    asked: int
    right: int
    founded: int
    explained: int
    seconds: float

    @classmethod
    def of(cls, scores: Sequence[Score]) -> _Tally:
        """Return the tally of a reasoner's scores, each over the whole of a question."""
        right = sum(_hits(score.accuracy) for score in scores)
        return cls(
            asked=sum(score.accuracy.count for score in scores),
            right=right,
            founded=right - sum(_hits(score.right_for_the_wrong_reason) for score in scores),
            explained=sum(_hits(score.explained) for score in scores),
            seconds=median(score.seconds.value for score in scores),
        )


def _hits(share: Estimate | None) -> int:
    return 0 if share is None else round(share.value * share.count)


def five_sentences(scores: Iterable[Score], laws: Iterable[LawScore] = ()) -> Sentences:
    """Return what was asked, who is right, who for the right reason, who is coherent, and the cost.

    Args:
        scores: One for each question and reasoner, each over the whole of its question.
        laws: One for each law and reasoner.
    """
    everybody = _by_reasoner(scores)
    runs = {name: run for name, run in everybody.items() if not run[0].is_baseline}
    asked = [{score.question for score in run} for run in runs.values()]
    common = set.intersection(*asked) if asked else set()
    compared = common or set().union(*asked)
    tallies = _tally(runs, compared)
    trivial = _tally(everybody, compared).get(AlwaysInvalid.name)
    checks = {
        name: (sum(_hits(law.broken) for law in run), decided)
        for name, run in _by_reasoner(laws).items()
        if not run[0].is_baseline and (decided := sum(law.pairs - law.open for law in run))
    }
    return (
        _tell_asked(tallies, checks, has_more=any(one > common for one in asked)),
        _tell_right(tallies, trivial),
        _tell_founded(tallies),
        _tell_coherent(checks),
        _tell_cost(tallies),
    )


def _by_reasoner(scores: Iterable[Scored]) -> dict[str, list[Scored]]:
    runs: dict[str, list[Scored]] = {}
    for score in scores:
        runs.setdefault(score.reasoner, []).append(score)
    return runs


def _tally(runs: Mapping[str, Sequence[Score]], questions: Collection[str]) -> dict[str, _Tally]:
    """Return the tally of everybody who was asked some questions."""
    chosen = {
        name: [score for score in run if score.question in questions] for name, run in runs.items()
    }
    return {name: _Tally.of(run) for name, run in chosen.items() if run}


def _tell_asked(
    tallies: Mapping[str, _Tally], checks: Mapping[str, Counts], *, has_more: bool
) -> str:
    names = list(tallies or checks)
    if not names:
        return "No reasoner was asked anything."
    number = NUMBERS[len(names)] if len(names) < len(NUMBERS) else f"{len(names):,}"
    who = f"{number.capitalize()} {many('reasoner', len(names))}, {listed(names)},"
    who += " was asked" if len(names) == 1 else " were asked"
    if not tallies:
        return f"{who} about arguments that stand or fall together."
    least, most = (pick(tally.asked for tally in tallies.values()) for pick in (min, max))
    what = counted("argument", least)
    if least < most:
        what = f"{least:,} to {most:,} arguments"
    elif len(names) > 1:
        what = f"the same {what}{', and some of them about more,' if has_more else ''}"
    return (
        f"{who} about {what} whether the conclusion follows and why, and a program that shares no "
        "code with any reasoner checked every reason."
    )


def _tell_right(tallies: Mapping[str, _Tally], trivial: _Tally | None) -> str:
    if not tallies:
        return "Who is right is not known, since nobody was asked about single arguments."
    always = [name for name, tally in tallies.items() if tally.right == tally.asked]
    clauses = [f"{listed(always)} {_was(always)} right every time"] if always else []
    others = {
        name: tally.right / tally.asked for name, tally in tallies.items() if name not in always
    }
    if len(others) > MOST:
        clauses.append(f"{_others(others, always)} were right {_range(others)} of the time")
    else:
        shares = {name: percent(share) for name, share in others.items()}
        clauses += _each(shares, verb="was right", after=" of the time")
    sentence = f"On these arguments, {listed(clauses)}"
    if trivial is not None:
        share = percent(trivial.right / trivial.asked)
        sentence += f"; saying “invalid” without looking would be right {share} of the time"
    return f"{sentence}."


def _tell_founded(tallies: Mapping[str, _Tally]) -> str:
    if not tallies:
        return "Who is right for the right reason is not known either."
    right = {name: tally for name, tally in tallies.items() if tally.right}
    if not right:
        return "As nobody was ever right, nobody was right for the right reason."
    always = [name for name, tally in right.items() if tally.founded == tally.right]
    silent = [name for name, tally in right.items() if not tally.explained]
    others = {
        name: tally.founded / tally.right
        for name, tally in right.items()
        if name not in (*always, *silent)
    }
    subjects = [f"every right answer of {listed(always)}"] if always else []
    if len(others) > MOST:
        subjects.append(f"{_range(others)} of the right answers of {_others(others, always)}")
    else:
        subjects += [
            f"{percent(share) if share else 'none'} of the right answers of {name}"
            for name, share in others.items()
        ]
    clauses = [f"{listed(subjects)} came with one that holds"] if subjects else []
    clauses += [f"{listed(silent)} gave none"] if silent else []
    return f"As for reasons, {', and '.join(clauses)}."


def _tell_coherent(checks: Mapping[str, Counts]) -> str:
    if not checks:
        return (
            "Who contradicts itself is not known, since nobody was asked about arguments that "
            "stand or fall together."
        )
    always = [name for name, (broken, _) in checks.items() if not broken]
    others = {name: broken / count for name, (broken, count) in checks.items() if broken}
    clauses = []
    if always:
        clauses.append(f"{listed(always)} never contradicted {_itself(always)}")
    if len(others) > MOST:
        clauses.append(
            f"{_others(others, always)} contradicted {_itself(others)} in {_range(others)} of them"
        )
    else:
        times = {name: counted("time", checks[name][0]) for name in others}
        clauses += _each(times, verb="contradicted itself")
    least, most = (pick(count for _, count in checks.values()) for pick in (min, max))
    count = counted("check", least) if least == most else f"{least:,} to {most:,} checks"
    each = f"{count}{' of each' if len(checks) > 1 else ''}"
    return f"In {each} on arguments that stand or fall together, {listed(clauses)}."


def _tell_cost(tallies: Mapping[str, _Tally]) -> str:
    if not tallies:
        return "What an answer costs is not known, since none was timed."
    times = {name: timed(tally.seconds) for name, tally in tallies.items()}
    cost = listed([f"{name} {time}" for name, time in times.items()])
    if len(times) > MOST:
        quickest, *_, slowest = sorted(tallies, key=lambda name: tallies[name].seconds)
        cost = f"from {times[quickest]} ({quickest}) to {times[slowest]} ({slowest})"
    lesson = "there was no right answer among them"
    if any(tally.founded < tally.right for tally in tallies.values()):
        lesson = "what to remember is that a right answer need not have a right reason"
    elif any(tally.right for tally in tallies.values()):
        lesson = "whoever was right here was right for a reason that holds"
    return f"A typical answer took {cost}; {lesson}."


def _each(told: Mapping[str, str], *, verb: str, after: str = "") -> list[str]:
    """Return what is told of each reasoner; what is the same of all is said of the first only."""
    return [
        f"{name} {amount}" if place else f"{name} {verb} {amount}{after}"
        for place, (name, amount) in enumerate(told.items())
    ]


def _others(names: Collection[str], before: Collection[str]) -> str:
    """Return what many reasoners are called, after some that were named before."""
    return f"the {'other ' if before else ''}{len(names):,}{'' if before else ' reasoners'}"


def _range(shares: Mapping[str, float]) -> str:
    """Return the least and the greatest share, and whose they are."""
    least, *_, greatest = sorted(shares, key=shares.__getitem__)
    low, high = (f"{percent(shares[name])} ({name})" for name in (least, greatest))
    return f"{low} to {high}"


def _was(names: Collection[str]) -> str:
    return "was" if len(names) == 1 else "were"


def _itself(names: Collection[str]) -> str:
    return "itself" if len(names) == 1 else "themselves"
