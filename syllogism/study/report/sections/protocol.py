"""Part of a section: the protocol of the literature, as published and corrected, beside the audit.

Source:
    Dong, Jamnik and Liò, "Neural Reasoning for Sure through Constructing Explainable Models" (AAAI
    2025), for the protocol and for what language models reached in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from syllogism.estimates import Estimate, proportion
from syllogism.study.baseline import AlwaysInvalid
from syllogism.study.columns import NONE, share_cell
from syllogism.study.protocol import Fault
from syllogism.study.protocol_scores import Outcomes, ProtocolScore
from syllogism.study.report.blocks import (
    Block,
    Chart,
    Key,
    Number,
    Panel,
    Points,
    Row,
    Table,
    Text,
)
from syllogism.study.report.charts.scales import SHARES
from syllogism.study.report.charts.strips import Mark, Measure, Strip, draw_strips, height_of
from syllogism.study.report.facts import Facts, sampled
from syllogism.study.report.queries import Query

PUBLISHED = Measure("right with a right explanation, protocol as published", "square", "bad")
CORRECTED = Measure("the same, protocol corrected", "triangle", "purple")
AUDITED = Measure("sound by the audit", "diamond", "sound")

INTRODUCTION = (
    "The literature grades an explanation by three relations that it claims of three circles "
    "(Dong, Jamnik and Liò, AAAI 2025): fewer than three are “partial information”, one may "
    "“conflict with its own statement”, and all may “each fit, jointly wrong”. What counts is the "
    "ratio of right answers with right explanations, and the irrationality ratio: right answers "
    "with faulty explanations and wrong ones with right explanations, over all. Here the protocol "
    "is applied as published, then corrected, then set beside the audit.",
)
KNOWN_FAULTS = "Three faults of the published protocol are known, and this is what they do here:"
LITERATURE = (  # right with right explanation of 256; then with up to two feedbacks
    ("gpt-3.5-turbo", (103, 120, 106)),
    ("gpt-3.5-turbo, up to two feedbacks", (128, 151, 138)),
    ("gpt-4o", (191, 196, 211)),
    ("gpt-4o, up to two feedbacks", (194, 202, 217)),
)
TASKS = 256


def tell_protocol(facts: Facts) -> list[Block]:
    """Return the part, empty where nobody was asked about syllogisms."""
    groups = groupby(facts.protocol, key=lambda score: score.question)
    asked = [(question, list(scores)) for question, scores in groups]
    if not asked:
        return []
    chart = Chart(
        title="The literature's protocol, as published, corrected, and the audit",
        caption="Shares of the syllogisms, with 95% intervals. Where the first mark lies right of "
        "the last, the published protocol counts explanations that explain nothing.",
        keys=tuple(Key(one.sign, one.meaning) for one in (PUBLISHED, CORRECTED, AUDITED)),
        panels=tuple(_panel(question, scores) for question, scores in asked),
    )
    blocks: list[Block] = [Text(INTRODUCTION), chart]
    for place, (question, scores) in enumerate(asked):
        blocks.append(_ratios(question, scores, is_aside=place > 0))
        if not place:
            blocks += [Text((KNOWN_FAULTS,)), Points(_known_faults(scores))]
        blocks.append(_faults(scores))
    return [*blocks, _literature()]


def _panel(question: str, scores: Sequence[ProtocolScore]) -> Panel:
    strips = [_strip(score) for score in scores]
    told = (
        f"{strip.name}: "
        + ", ".join(f"{mark.measure.meaning} {mark.estimate.value:.3f}" for mark in strip.marks)
        for strip in strips
    )
    return Panel(
        name=f"protocol-{question}",
        title=f"{question} ({_sampled(scores[0])})",
        drawn=draw_strips(strips, SHARES),
        height=height_of(strips),
        told="; ".join(told),
    )


def _strip(score: ProtocolScore) -> Strip:
    query = Query(question=score.question, reasoner=score.reasoner)
    shares = (
        (PUBLISHED, score.published.ratio),
        (CORRECTED, score.corrected.ratio),
        (AUDITED, score.sound),
    )
    marks = (Mark(one, share, f"{share.value:.3f}", query) for one, share in shares)
    return Strip(score.reasoner, tuple(marks))


def _ratios(question: str, scores: Sequence[ProtocolScore], *, is_aside: bool) -> Table:
    return Table(
        name=f"protocol-{question}",
        title=f"{question}, protocol of the literature",
        caption=f"As published and corrected, beside the audit; {_sampled(scores[0])}; with 95% "
        "intervals.",
        corner="reasoner",
        columns=(
            "ratio, published",
            "ratio, corrected",
            "sound by the audit",
            "balanced ratio, published",
            "balanced ratio, corrected",
            "irrationality, published",
            "irrationality, corrected",
        ),
        rows=tuple(_row(score) for score in scores),
        query=Query(question=question),
        is_aside=is_aside,
    )


def _row(score: ProtocolScore) -> Row:
    published, corrected = score.published, score.corrected
    shares = (
        (published.ratio, "right"),
        (corrected.ratio, "right"),
        (score.sound, "sound"),
        (published.balanced_ratio, "right"),
        (corrected.balanced_ratio, "right"),
        (published.irrationality, "bad"),
        (corrected.irrationality, "bad"),
    )
    query = Query(question=score.question, reasoner=score.reasoner)
    cells = (
        (
            Number.of(
                NONE if share is None else share_cell(share, digits=2),
                share,
                query,
                known=score.count,
                tone=tone,
            ),
        )
        for share, tone in shares
    )
    return Row(score.reasoner, tuple(cells), is_baseline=_is_baseline(score))


def _is_baseline(score: ProtocolScore) -> bool:
    return score.reasoner == AlwaysInvalid.name


def _known_faults(scores: Sequence[ProtocolScore]) -> tuple[str, ...]:
    """Return what is known to be amiss with the protocol, with the numbers of this run."""
    base = scores[0].base_rate
    one_answer = round(base.value * base.count)
    most = max(scores, key=lambda score: score.bare_refusals)
    refused = max(scores, key=lambda score: score.refused_containments)
    return (
        f"One answer fits most tasks: {one_answer:,} of the {base.count:,} here have the same one "
        f"({base.value:.1%}), as 232 of the 256 moods do. The balanced ratios make up for that.",
        "A bare, correct “cannot” counts as explained: whoever says VALID and is right need not "
        f"say why. Most often it was granted to {most.reasoner}: {most.bare_refusals:,} times.",
        "Containment is refused for “some S are not P”: the reader never produces the proper "
        "containment that the checker asks for, so right explanations are marked wrong. It cost "
        f"{refused.reasoner} the most: {refused.refused_containments:,}.",
    )


def _faults(scores: Sequence[ProtocolScore]) -> Table:
    question = scores[0].question
    headings = ("partial", "conflicting", "jointly wrong", "wrong but explained")
    return Table(
        name=f"faults-{question}",
        title=f"{question}, faults of explanations",
        caption="How many explanations have which fault, as published and corrected, and how often "
        f"the published protocol errs as it is known to; {_sampled(scores[0])}.",
        corner="reasoner",
        columns=(
            *(f"{heading}, published" for heading in headings),
            *(f"{heading}, corrected" for heading in headings),
            "bare “cannot” counted",
            "containment refused",
        ),
        rows=tuple(
            Row(score.reasoner, tuple(_counted(score)), is_baseline=_is_baseline(score))
            for score in scores
        ),
        query=Query(question=question),
        is_aside=True,
    )


def _counted(score: ProtocolScore) -> Iterator[tuple[Number, ...]]:
    who = {"question": score.question, "reasoner": score.reasoner}
    for column, outcomes in (("fault", score.published), ("corrected", score.corrected)):
        for count, right, fault in _of(outcomes):
            conditions = {**who, column: str(fault)}
            query = Query(right=right, **conditions)  # type: ignore[arg-type]
            yield (_number(count, score.count, query),)
    correct, conflicting = str(Fault.CORRECT), str(Fault.CONFLICTING)
    bare = Query(**who, verdict="valid", right=True, fault=correct)  # type: ignore[arg-type]
    refused = Query(**who, right=True, fault=conflicting, corrected=correct)  # type: ignore[arg-type]
    yield (_number(score.bare_refusals, score.count, bare),)
    yield (_number(score.refused_containments, score.count, refused),)


def _of(outcomes: Outcomes) -> tuple[tuple[int, bool, Fault], ...]:
    return (
        (outcomes.partial, True, Fault.PARTIAL),
        (outcomes.conflicting, True, Fault.CONFLICTING),
        (outcomes.jointly_wrong, True, Fault.JOINTLY_WRONG),
        (outcomes.wrong_but_explained, False, Fault.CORRECT),
    )


def _number(count: int, total: int, query: Query) -> Number:
    share = proportion(count, total)
    cell = share_cell(share, digits=2)
    return Number(
        f"{count:,}", cell.interval.replace("-", "\N{EN DASH}"), estimate=share, query=query
    )


def _literature() -> Table:
    def cell(count: int) -> tuple[Number, ...]:
        share: Estimate = proportion(count, TASKS)
        return (Number.of(share_cell(share, digits=2), share, None, known=TASKS, tone="right"),)

    return Table(
        name="protocol-literature",
        title="Language models, for comparison",
        caption="What the authors of the protocol report: right with right explanation, as "
        "published; n = 256 tasks for each; with 95% intervals of ours.",
        corner="model",
        columns=("words", "symbols", "random strings"),
        rows=tuple(Row(model, tuple(map(cell, counts))) for model, counts in LITERATURE),
        is_aside=True,
    )


def _sampled(score: ProtocolScore) -> str:
    return sampled(score.seeds, score.count, "syllogisms")
