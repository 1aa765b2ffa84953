"""The figures of a comparison, with titles, captions and words for those who cannot see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from syllogism.reasoners.transformer.metrics import Metrics
from syllogism.study.baseline import AlwaysInvalid
from syllogism.study.figures.grades import draw_grades
from syllogism.study.figures.moods import Outcome, draw_moods
from syllogism.study.figures.rightness import draw_rightness
from syllogism.study.figures.theme import Theme, to_png
from syllogism.study.figures.training import draw_training
from syllogism.study.records import Record
from syllogism.study.scores import Score


@dataclass(frozen=True, slots=True)
class Illustration:
    """A figure on light and on dark paper.

    Args:
        name: What its file is called, without a suffix.
        title: What it shows, in a few words.
        caption: How it is read.
        alternative: What it shows, in words and numbers.
        light: PNG on light paper.
        dark: PNG on dark paper.
    """

    name: str
    title: str
    caption: str
    alternative: str
    light: bytes
    dark: bytes

    @classmethod
    def of(
        cls,
        draw: Callable[[Theme], Figure],
        *,
        name: str,
        title: str,
        caption: str,
        alternative: str,
    ) -> Illustration:
        """Return a figure drawn under both themes."""
        light, dark = (to_png(draw(theme)) for theme in (Theme.LIGHT, Theme.DARK))
        return cls(name, title, caption, alternative, light, dark)


def illustrate_rightness(scores: Sequence[Score]) -> Illustration:
    """Return accuracy against the share of sound explanations."""
    told = (
        f"{score.reasoner} ({score.split}): accuracy {score.accuracy.value:.3f}, "
        f"explained soundly {score.sound.value:.3f}"
        for score in scores
    )
    return Illustration.of(
        lambda theme: draw_rightness(scores, theme),
        name="rightness",
        title="Right, and right for a sound reason",
        caption="For each reasoner, the share of arguments judged right and the share of "
        "judgements with sound evidence. The further apart the two marks, the less a right "
        "answer means.",
        alternative=f"{'; '.join(told)}.",
    )


def illustrate_grades(records: Sequence[Record]) -> Illustration:
    """Return what the audit made of the evidence."""
    counts = Counter((record.reasoner, record.split, record.grade) for record in records)
    told = (
        f"{reasoner} ({split}): {count:,} {grade}"
        for (reasoner, split, grade), count in counts.items()
    )
    return Illustration.of(
        lambda theme: draw_grades(records, theme),
        name="grades",
        title="What the audit made of the evidence",
        caption="All evidence was checked and graded. What the grades mean is explained below.",
        alternative=f"{'; '.join(told)}.",
    )


def illustrate_moods(records: Sequence[Record]) -> Illustration:
    """Return the maps of the moods."""
    reasoned = [record for record in records if record.reasoner != AlwaysInvalid.name]
    counts = Counter((record.reasoner, record.split, Outcome.of(record)) for record in reasoned)
    told = (
        f"{reasoner} ({split}): {count:,} {outcome.label}"
        for (reasoner, split, outcome), count in counts.items()
    )
    return Illustration.of(
        lambda theme: draw_moods(reasoned, theme),
        name="moods",
        title="The moods, one by one",
        caption="A cell is a mood: its three forms across, its figure down. It is filled with the "
        "outcomes of all its arguments; moods that were not tested stay empty.",
        alternative=f"{'; '.join(told)}.",
    )


def illustrate_training(curves: Mapping[str, Sequence[Metrics]]) -> Illustration:
    """Return the training curves, from the table of each training by what it is called."""
    told = (
        f"{name}: {rows[-1].step:,} steps, loss from {rows[0].loss:.3g} down to "
        f"{rows[-1].loss:.3g} nats, {rows[-1].right_answers:.3f} of the answers right at last"
        for name, rows in curves.items()
    )
    return Illustration.of(
        lambda theme: draw_training(curves, theme),
        name="training",
        title="The training of the transformers",
        caption="Left, how surprised each was by the next token of a model answer as it learned; "
        "right, how many answers and verdicts it guessed right, each token after the right ones "
        "before it. All arguments were new to it when it was shown them. Until the line it did "
        "reading exercises, walking along the premises from term to term, and gave no verdicts.",
        alternative=f"{'; '.join(told)}.",
    )
