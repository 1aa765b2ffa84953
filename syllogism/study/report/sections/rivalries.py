"""Section: differences between two reasoners on the same arguments, and whether chance will do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from syllogism.study.report.blocks import Block, Number, Row, Section, Table, Text
from syllogism.study.report.facts import Facts, sampled
from syllogism.study.report.queries import Query
from syllogism.study.rivalries import Rivalry

LEVEL = 0.05  # at which a difference is marked
LEAST = 0.001  # smallest p that is written out

INTRODUCTION = (
    "Two reasoners are compared on the same arguments: how often was only the one right, and how "
    "often only the other? McNemar's exact test says how easily such a difference arises by "
    "chance; Holm's correction allows for all the tests of a question and measure. Differences "
    f"that remain below {LEVEL:g} are marked with an asterisk.",
)


def tell_rivalries(facts: Facts) -> Section | None:
    """Return the section, or None where there are no two to compare."""
    blocks: list[Block] = []
    for question, rivalries in groupby(facts.rivalries, key=lambda one: one.question):
        blocks.append(_table(question, list(rivalries), facts, is_aside=bool(blocks)))
    if not blocks:
        return None
    title = "Differences, and whether chance will do"
    return Section("rivalries", title, (Text(INTRODUCTION), *blocks))


def _table(question: str, rivalries: Sequence[Rivalry], facts: Facts, *, is_aside: bool) -> Table:
    pairs = dict.fromkeys((one.one, one.other) for one in rivalries)
    found = {(one.one, one.other, one.measure): one for one in rivalries}
    measures = tuple(dict.fromkeys(one.measure for one in rivalries))
    first = rivalries[0]
    count = first.both + first.only_one + first.only_other + first.neither
    headings = (f"{measure}: {column}" for measure in measures for column in COLUMNS)
    rows = tuple(
        Row(
            f"{one} and {other}",
            tuple(cell for measure in measures for cell in _cells(found[one, other, measure])),
        )
        for one, other in pairs
    )
    return Table(
        name=f"rivalries-{question}",
        title=f"{question}, two by two",
        caption="On how many arguments only the first or only the second was right, or explained "
        f"soundly; {sampled(facts.results.suite.seeds, count)}.",
        corner="first and second",
        columns=tuple(headings),
        rows=rows,
        query=Query(question=question),
        is_aside=is_aside,
    )


COLUMNS = ("only the first", "only the second", "p (Holm)")


def _cells(rivalry: Rivalry) -> tuple[tuple[Number, ...], ...]:
    one, other = (
        Query(question=rivalry.question, reasoner=name) for name in (rivalry.one, rivalry.other)
    )
    mark = "*" if rivalry.p_holm < LEVEL else ""
    written = f"< {LEAST}" if rivalry.p_holm < LEAST else f"{rivalry.p_holm:.3f}"
    return (
        (Number(f"{rivalry.only_one:,}", query=one),),
        (Number(f"{rivalry.only_other:,}", query=other),),
        (Number(f"{written}{mark}"),),
    )
