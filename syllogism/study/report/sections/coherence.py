"""Section: who contradicts himself, whatever the truth is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from syllogism.study.coherence import Law
from syllogism.study.columns import share_cell
from syllogism.study.report.blocks import (
    Block,
    Case,
    Cases,
    Definitions,
    Number,
    Row,
    Section,
    Table,
    Text,
)
from syllogism.study.report.facts import Facts, named_seeds
from syllogism.study.report.queries import Query
from syllogism.study.scores import LawScore, worst_examples

EXAMPLES = 6

INTRODUCTION = (
    "Laws of logic tie verdicts together: whoever accepts one of two arguments must accept the "
    "other. Whoever breaks such a law is wrong somewhere, and no right answer is needed to say so. "
    "Where a verdict that matters is UNDECIDED, nothing is contradicted, and the pair is open.",
)


def tell_coherence(facts: Facts) -> Section | None:
    """Return the section, or None where nobody was asked about laws."""
    if not facts.laws:
        return None
    laws = list(dict.fromkeys(score.law for score in facts.laws))
    blocks: list[Block] = [Text(INTRODUCTION), _table(facts.laws, laws)]
    blocks.append(Definitions(tuple((law, Law(law).tells) for law in laws)))
    cases = tuple(_cases(facts))
    if cases:
        blocks += [Text(("Broken laws, as different as they come:",)), Cases(cases)]
    else:
        blocks.append(Text(("No law was broken by anybody.",)))
    return Section("coherence", "Who contradicts himself", tuple(blocks))


def _table(scores: Sequence[LawScore], laws: Sequence[str]) -> Table:
    reasoners = list(dict.fromkeys(score.reasoner for score in scores))
    found = {(score.law, score.reasoner): score for score in scores}
    scale = _scale(scores)
    known = scores[0].pairs
    rows = (
        Row(
            law,
            tuple(
                (_number(found[law, reasoner], scale, known),) if (law, reasoner) in found else ""
                for reasoner in reasoners
            ),
        )
        for law in laws
    )
    pairs = sum(score.pairs for score in scores)
    return Table(
        name="coherence",
        title="Broken laws",
        caption=f"Share of pairs whose verdicts break a law; n = {known:,} pairs for each law and "
        f"reasoner where nothing else is said, {pairs:,} in all, {named_seeds(scores[0].seeds)}; "
        f"with 95% intervals. A full bar is {scale:g}.",
        corner="law",
        columns=tuple(reasoners),
        rows=tuple(rows),
        query=Query(outcome="broken"),
    )


def _scale(scores: Sequence[LawScore]) -> float:
    """Return what a full bar stands for: a tenth, or a few, that nothing exceeds."""
    return max(1, ceil(10 * max(score.broken.value for score in scores))) / 10


def _number(score: LawScore, scale: float, known: int) -> Number:
    cell = share_cell(score.broken, digits=3)
    query = Query(law=score.law, reasoner=score.reasoner, outcome="broken")
    number = Number.of(cell, score.broken, query, known=known, tone="bad", scale=scale)
    open_ = f"{score.open:,} open" if score.open else ""
    return replace(number, count=", ".join(filter(None, (number.count, open_))))


def _cases(facts: Facts) -> Iterator[Case]:
    for row in worst_examples(facts.results.pairs, EXAMPLES).to_dict("records"):
        verdicts = str(row["verdicts"]).split()
        lines = str(row["arguments"]).split("\n")
        yield Case(
            title=f"{row['reasoner']} on {row['law']}",
            argument=tuple(
                f"{verdict.upper()}: {line}" for verdict, line in zip(verdicts, lines, strict=True)
            ),
            facts=(
                ("law", Law(row["law"]).tells),
                ("reading", str(row["reading"])),
            ),
            evidence="",
            picture=None,
            about=(),
            proof=(),
            query=Query(
                question=row["question"],
                reasoner=row["reasoner"],
                law=row["law"],
                outcome="broken",
                seed=int(row["seed"]),
                item=int(row["item"]),
            ),
        )
