"""Figure: a map of the 256 moods for each reasoner, figure by forms, coloured by outcome.

A cell is a mood. It is filled from the bottom, argument by argument, so that a mood that is judged
now right and now wrong shows both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import groupby

from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from syllogism.evidence.judgements import Verdict
from syllogism.language.moods import FIGURES, MOODS, Mood
from syllogism.study.figures.theme import SKY, SMALL, VERMILLION, YELLOW, Theme, drawing
from syllogism.study.records import Record

FORMS = tuple(dict.fromkeys(mood.forms for mood in MOODS))  # 64 columns
PANEL = 1.45  # inches for a map with its title


class Outcome(Enum):
    """How a judgement turned out, with the colour and the hatch of it."""

    SOUND = ("right, for a sound reason", SKY, "")
    UNFOUNDED = ("right for the wrong reason", YELLOW, "/////")
    UNEXPLAINED = ("right, without a reason", "#bbbbbb", "")  # on which outlines still show
    WRONG = ("wrong", VERMILLION, "xxxxx")
    UNDECIDED = ("undecided", "#ffffff", ".....")

    @property
    def label(self) -> str:
        """What a legend calls it."""
        return self.value[0]

    @classmethod
    def of(cls, record: Record) -> Outcome:
        """Return how the judgement on record turned out."""
        if record.verdict is Verdict.UNDECIDED:
            return cls.UNDECIDED
        if not record.is_right:
            return cls.WRONG
        if not record.is_explained:
            return cls.UNEXPLAINED
        return cls.SOUND if record.is_sound else cls.UNFOUNDED


def draw_moods(records: Iterable[Record], theme: Theme) -> Figure:
    """Return a figure with one map for each reasoner and split."""
    runs = groupby(records, lambda record: (record.reasoner, record.split))
    panels = [(f"{reasoner}, split: {split}", list(run)) for (reasoner, split), run in runs]
    with drawing(theme, height=PANEL * len(panels) + 1.1) as figure:
        grid = figure.subplots(len(panels), 1, sharex=True, squeeze=False)
        for axes, (title, panel) in zip(grid[:, 0], panels, strict=True):
            axes.set_title(title)
            _draw_map(axes, panel, theme)
        grid[-1, 0].set_xticks(
            [column + 0.5 for column in range(len(FORMS))],
            ["".join(form.value for form in forms) for forms in FORMS],
            rotation=90,
            fontsize=SMALL,
            family="DejaVu Sans Mono",
        )
        grid[-1, 0].set_xlabel("forms of major premise, minor premise and conclusion")
        figure.legend(handles=_legend(theme), loc="outside lower center", ncols=6)
    return figure


def _draw_map(axes: Axes, records: Sequence[Record], theme: Theme) -> None:
    axes.set_xlim(0, len(FORMS))
    axes.set_ylim(len(FIGURES), 0)
    axes.set_yticks([row + 0.5 for row in range(len(FIGURES))], map(str, FIGURES), fontsize=SMALL)
    axes.set_ylabel("figure")
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    tested = Counter(record.mood for record in records)
    counts = Counter((record.mood, Outcome.of(record)) for record in records)
    floors = {mood: float(FIGURES.index(mood.figure) + 1) for mood in tested}
    for outcome in Outcome:
        patches = []
        for mood, total in tested.items():
            height = counts[mood, outcome] / total
            floors[mood] -= height
            if height:
                patches.append(Rectangle((_column(mood), floors[mood]), 1, height))
        _, colour, hatch = outcome.value
        axes.add_collection(
            PatchCollection(patches, facecolor=colour, hatch=hatch, edgecolor="black", linewidth=0)
        )
    _outline(axes, tested, theme.faint, 0.4)
    _outline(axes, {record.mood for record in records if record.is_valid}, theme.ink, 2.0)


def _column(mood: Mood) -> int:
    return FORMS.index(mood.forms)


def _outline(axes: Axes, moods: Iterable[Mood], colour: str, width: float) -> None:
    cells = [Rectangle((_column(mood), FIGURES.index(mood.figure)), 1, 1) for mood in moods]
    axes.add_collection(
        PatchCollection(cells, facecolor="none", edgecolor=colour, linewidth=width, clip_on=False)
    )


def _legend(theme: Theme) -> list[Patch]:
    filled = [
        Patch(facecolor=colour, hatch=hatch, edgecolor="black", linewidth=0.4, label=label)
        for label, colour, hatch in (outcome.value for outcome in Outcome)
    ]
    return [*filled, Patch(facecolor="none", edgecolor=theme.ink, linewidth=2, label="valid mood")]
