"""Section: results by length, surface, reading, figure and form of the conclusion."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from syllogism.estimates import Estimate
from syllogism.study.columns import share_cell
from syllogism.study.report.blocks import Block, Chart, Key, Number, Panel, Row, Section, Table
from syllogism.study.report.charts.lines import HEIGHT, Line, Look, Point, draw_lines
from syllogism.study.report.charts.scales import SHARES, Scale
from syllogism.study.report.facts import Facts, sampled
from syllogism.study.report.queries import Query
from syllogism.study.scores import Score
from syllogism.study.suites import Moods, Question

DIVISIONS = {  # what a part is called in a heading, and in a caption
    "terms": ("{} terms", "by number of terms"),
    "surface": ("{}", "by what the terms look like"),
    "reading": ("{}", "by existential import"),
    "figure": ("figure {}", "by figure"),
    "form": ("conclusion {}", "by form of the conclusion"),
    "seed": ("seed {}", "by seed"),
}
OF_MOODS = ("figure", "form")  # divisions that questions about moods are asked for
WHOLE = ("terms", "figure", "seed")  # parts that are numbers
MARGIN = 0.4  # terms beyond the shortest and the longest
FEWEST = 3  # lengths, from which on a line says more than a table


def tell_parts(facts: Facts) -> Section | None:
    """Return the section, or None where no question has parts."""
    questions = {question.name: question for question in facts.results.suite.questions}
    blocks: list[Block] = []
    for by in DIVISIONS:
        for name, scores in groupby(facts.parts(by), key=lambda score: score.question):
            blocks += _tell(questions[name], by, list(scores))
    title = "By length, surface, figure and form"
    return Section("parts", title, tuple(blocks)) if blocks else None


def _tell(question: Question, by: str, scores: Sequence[Score]) -> list[Block]:
    parts = list(dict.fromkeys(score.part for score in scores))
    if len(parts) < 2:
        return []
    has_chart = by == "terms" and len(parts) >= FEWEST and _varies(scores)
    charts = [_chart(question.name, parts, scores)] if has_chart else []
    is_meant = isinstance(question, Moods) is (by in OF_MOODS)
    is_aside = has_chart or by == "seed" or not is_meant or not _varies(scores)
    return [*charts, _table(question, by, scores, is_aside=is_aside)]


def _varies(scores: Sequence[Score]) -> bool:
    """Return whether there is anything to be seen."""
    return len({(score.accuracy.value, score.sound.value) for score in scores}) > 1


def _table(question: Question, by: str, scores: Sequence[Score], *, is_aside: bool) -> Table:
    heading, told = DIVISIONS[by]
    counts = {score.part: score.accuracy.count for score in scores}
    columns = (
        f"{heading.format(part)} (n\N{NO-BREAK SPACE}{count:,})" for part, count in counts.items()
    )
    rows = []
    for reasoner, of_one in groupby(scores, key=lambda score: score.reasoner):
        found = {score.part: score for score in of_one}
        cells = tuple(
            _numbers(found[part], by, count) if part in found else ""
            for part, count in counts.items()
        )
        is_baseline = next(iter(found.values())).is_baseline
        rows.append(Row(reasoner, cells, is_baseline=is_baseline))
    first, seeds = scores[0].reasoner, sorted({seed for one in scores for seed in one.seeds})
    total = sum(score.accuracy.count for score in scores if score.reasoner == first)
    return Table(
        name=f"parts-{question.name}-{by}",
        title=f"{question.name}, {told}",
        caption="Share judged right, and share explained soundly; "
        f"{sampled(seeds, total)}; with 95% intervals.",
        corner="reasoner",
        columns=tuple(columns),
        rows=tuple(rows),
        query=Query(question=question.name),
        is_aside=is_aside,
    )


def _numbers(score: Score, by: str, known: int) -> tuple[Number, ...]:
    part: Any = int(score.part) if by in WHOLE else score.part
    query = Query(question=score.question, reasoner=score.reasoner, **{by: part})
    shares: tuple[tuple[str, Estimate, str], ...] = (
        ("right", score.accuracy, "right"),
        ("sound", score.sound, "sound"),
    )
    return tuple(
        Number.of(share_cell(share, digits=2), share, query, known=known, label=label, tone=tone)
        for label, share, tone in shares
    )


def _chart(question: str, parts: Sequence[str], scores: Sequence[Score]) -> Chart:
    lengths = [int(part) for part in parts]
    ticks = tuple((float(length), str(length)) for length in lengths)
    across = Scale(lengths[0] - MARGIN, lengths[-1] + MARGIN, ticks)
    reasoners = dict.fromkeys(score.reasoner for score in scores)
    looks = {reasoner: Look(place) for place, reasoner in enumerate(reasoners)}

    def panel(name: str, meaning: str, estimate: Callable[[Score], Estimate]) -> Panel:
        runs = {name: [one for one in scores if one.reasoner == name] for name in reasoners}
        lines = [
            Line(look, tuple(_point(score, estimate(score)) for score in runs[reasoner]))
            for reasoner, look in looks.items()
        ]
        told = (
            f"{reasoner}: "
            + ", ".join(f"{score.part} terms {estimate(score).value:.3f}" for score in run)
            for reasoner, run in runs.items()
        )
        return Panel(
            name=f"lengths-{question}-{name}",
            title=f"{question}: {meaning}",
            drawn=draw_lines(lines, across=across, up=SHARES, unit="terms"),
            height=HEIGHT,
            told="; ".join(told),
        )

    return Chart(
        title=f"Longer arguments: {question}",
        caption="Shares by the number of terms, with 95% intervals. Marks of one length stand side "
        "by side.",
        keys=tuple(Key(look.sign, reasoner) for reasoner, look in looks.items()),
        panels=(
            panel("right", "judged right", lambda score: score.accuracy),
            panel("sound", "explained soundly", lambda score: score.sound),
        ),
    )


def _point(score: Score, share: Estimate) -> Point:
    return Point(int(score.part), share.value, share.low, share.high)
