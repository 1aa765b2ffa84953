"""Section: what the explanations are worth, by the audit and by the protocol of the literature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pandas as pd

from syllogism.estimates import clustered_proportion
from syllogism.evidence.grades import Grade
from syllogism.study.baseline import AlwaysInvalid
from syllogism.study.columns import share_cell
from syllogism.study.report.blocks import (
    Block,
    Chart,
    Key,
    Number,
    Panel,
    Row,
    Section,
    Table,
    Text,
)
from syllogism.study.report.charts.stacks import Piece, Stack, draw_stacks, height_of, sign_of
from syllogism.study.report.facts import Facts, sampled
from syllogism.study.report.outcomes import Outcome, outcomes_of
from syllogism.study.report.queries import Query
from syllogism.study.report.sections.protocol import tell_protocol
from syllogism.study.suites import Question

GRADES = tuple(map(str, Grade))
CONDITIONS: dict[Outcome, dict[str, str | bool]] = {
    Outcome.SOUND: {"right": True, "grade": "sound"},
    Outcome.ABSENT: {"right": True, "grade": "absent"},
    Outcome.MALFORMED: {"right": True, "grade": "malformed"},
    Outcome.INCOMPLETE: {"right": True, "grade": "incomplete"},
    Outcome.MISREAD: {"right": True, "grade": "misread"},
    Outcome.UNFOUNDED: {"right": True, "grade": "wrong"},
    Outcome.CONTRARY: {"right": True, "grade": "contrary"},
    Outcome.UNDECIDED: {"verdict": "undecided"},
}
INTRODUCTION = (
    "Every reason was checked by an audit that shares no code with any reasoner. A right verdict "
    "with a reason that does not hold is a lucky one.",
)


def tell_explanations(facts: Facts) -> Section | None:
    """Return the section, or None where no arguments were judged one by one."""
    asked = [(question, facts.judgements_of(question.name)) for question, _ in facts.judged()]
    if not asked:
        return None
    panels: list[Panel] = []
    met: set[Outcome] = set()
    for question, judgements in asked:
        counts = _counts(judgements)
        met.update(outcome for count in counts.values() for outcome in count)
        panels.append(_panel(question, judgements, counts))
    chart = Chart(
        title="What became of the judgements",
        caption="All judgements of a reasoner, from sound to wrong. How many there are is written "
        "where there is room, and in the tables below.",
        keys=tuple(Key(sign_of(outcome), outcome.meaning) for outcome in Outcome if outcome in met),
        panels=tuple(panels),
    )
    blocks: list[Block] = [Text(INTRODUCTION), chart]
    blocks += [_table(question, judgements) for question, judgements in asked]
    blocks += tell_protocol(facts)
    return Section("explanations", "What the explanations are worth", tuple(blocks))


def _counts(judgements: pd.DataFrame) -> dict[str, Counter[Outcome]]:
    counts: dict[str, Counter[Outcome]] = {}
    outcomes = outcomes_of(judgements)
    for reasoner, outcome in zip(judgements["reasoner"], outcomes, strict=True):
        counts.setdefault(reasoner, Counter())[outcome] += 1
    return counts


def _panel(
    question: Question, judgements: pd.DataFrame, counts: dict[str, Counter[Outcome]]
) -> Panel:
    stacks = [
        Stack(
            reasoner,
            tuple(
                Piece(outcome, count[outcome], _query(question.name, reasoner, outcome))
                for outcome in Outcome
                if count[outcome]
            ),
        )
        for reasoner, count in counts.items()
    ]
    told = (
        f"{stack.name}: "
        + ", ".join(f"{piece.count:,} {piece.outcome.meaning}" for piece in stack.pieces)
        for stack in stacks
    )
    each = len(judgements) // len(counts)
    seeds = sorted(set(judgements["seed"]))
    return Panel(
        name=f"outcomes-{question.name}",
        title=f"{question.name} ({sampled(seeds, each)})",
        drawn=draw_stacks(stacks),
        height=height_of(stacks),
        told="; ".join(told),
    )


def _query(question: str, reasoner: str, outcome: Outcome) -> Query:
    if outcome is Outcome.WRONG:  # whoever is undecided is not right either
        return Query(question=question, reasoner=reasoner, right=False)
    return Query(question=question, reasoner=reasoner, **CONDITIONS[outcome])  # type: ignore[arg-type]


def _table(question: Question, judgements: pd.DataFrame) -> Table:
    counts = judgements.groupby("reasoner", sort=False, observed=True).size()
    seeds = sorted(set(judgements["seed"]))
    return Table(
        name=f"grades-{question.name}",
        title=f"{question.name}, grades of the audit",
        caption=f"Share of each grade; {sampled(seeds, int(counts.iloc[0]))}; with 95% intervals.",
        corner="reasoner",
        columns=GRADES,
        rows=tuple(_rows(question.name, judgements)),
        query=Query(question=question.name),
        is_aside=True,
    )


def _rows(question: str, judgements: pd.DataFrame) -> Iterator[Row]:
    for reasoner, rows in judgements.groupby("reasoner", sort=False, observed=True):
        found = pd.crosstab(rows["seed"], rows["grade"]).reindex(columns=GRADES, fill_value=0)
        sizes = found.sum(axis=1).tolist()
        cells = []
        for grade in GRADES:
            share = clustered_proportion(found[grade].tolist(), sizes)
            query = Query(question=question, reasoner=str(reasoner), grade=grade)
            tone = "sound" if grade == str(Grade.SOUND) else "bad"
            cell = share_cell(share, digits=2)
            cells.append((Number.of(cell, share, query, known=len(rows), tone=tone),))
        yield Row(str(reasoner), tuple(cells), is_baseline=reasoner == AlwaysInvalid.name)
