"""Section: how often each reasoner is right, against how often its evidence is sound."""

from __future__ import annotations

from collections.abc import Sequence

from syllogism.study.report.blocks import Chart, Key, Panel, Section
from syllogism.study.report.charts.scales import SHARES
from syllogism.study.report.charts.strips import Mark, Measure, Strip, draw_strips, height_of
from syllogism.study.report.facts import Facts, sampled
from syllogism.study.report.queries import Query
from syllogism.study.scores import Score
from syllogism.study.suites import Question

RIGHT = Measure("judged right", "circle", "right")
SOUND = Measure("explained soundly", "diamond", "sound")


def tell_rightness(facts: Facts) -> Section | None:
    """Return the section, or None where no arguments were judged one by one."""
    panels = tuple(_panel(question, scores) for question, scores in facts.judged())
    if not panels:
        return None
    chart = Chart(
        title="Accuracy against soundness",
        caption="The share of arguments judged right and the share of judgements whose evidence "
        "passes the audit, with 95% intervals. The further apart the two marks, the less a right "
        "answer means. The broken line is the accuracy of always saying “invalid”.",
        keys=tuple(Key(measure.sign, measure.meaning) for measure in (RIGHT, SOUND)),
        panels=panels,
    )
    return Section("rightness", "Right, and right for a sound reason", (chart,))


def _panel(question: Question, scores: Sequence[Score]) -> Panel:
    strips = [_strip(score) for score in scores]
    baseline = next((score for score in scores if score.is_baseline), None)
    line = None
    if baseline is not None:
        value = baseline.accuracy.value
        line = (value, f"{baseline.reasoner}: {value:.3f}")
    told = (
        f"{score.reasoner}: judged right {score.accuracy.value:.3f}, "
        f"explained soundly {score.sound.value:.3f}"
        for score in scores
    )
    return Panel(
        name=f"rightness-{question.name}",
        title=f"{question.name} ({sampled(scores[0].seeds, scores[0].accuracy.count)})",
        drawn=draw_strips(strips, SHARES, line=line),
        height=height_of(strips),
        told="; ".join(told),
    )


def _strip(score: Score) -> Strip:
    query = Query(question=score.question, reasoner=score.reasoner)
    return Strip(
        score.reasoner,
        (
            Mark(RIGHT, score.accuracy, f"{score.accuracy.value:.3f}", query),
            Mark(SOUND, score.sound, f"{score.sound.value:.3f}", query),
        ),
    )
