"""The map of the moods as a drawing of a fixed size, for pages that know no script.

A row is a figure, a column three forms. A cell is filled with the outcomes of its arguments, and
bears the sign of the worst; a frame marks the moods that are valid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from syllogism.language.moods import FIGURES, MOODS, Mood
from syllogism.language.propositions import Form
from syllogism.study.report.charts.svg import tag
from syllogism.study.report.outcomes import ORDER, Outcome

CELL = 15.0  # pixels
BLOCK = 7.0  # pixels between the blocks of a major premise
LEFT, TITLE, HEAD, GAP = 22.0, 24.0, 42.0, 14.0

FORMS = tuple(dict.fromkeys(mood.forms for mood in MOODS))
WIDTH = LEFT + len(FORMS) * CELL + (len(Form) - 1) * BLOCK + 4.0
MAP = TITLE + HEAD + len(FIGURES) * CELL + GAP  # height of one map

Counts = Mapping[Mood, Mapping[Outcome, int]]


def draw_maps(maps: Sequence[tuple[str, Counts]], valid: frozenset[Mood]) -> Markup:
    """Return maps below one another, in pixels; each is `MAP` high and `WIDTH` wide."""
    return Markup("").join(
        _map(name, cells, valid, MAP * place) for place, (name, cells) in enumerate(maps)
    )


def _map(name: str, cells: Counts, valid: frozenset[Mood], top: float) -> Markup:
    parts = [tag("text", name, x=LEFT, y=top + 15, class_="name")]
    for forms in FORMS:
        x = _left(forms) + CELL / 2
        for row, form in enumerate(forms):
            y = top + TITLE + 11 + 13 * row
            parts.append(tag("text", form.value, x=x, y=y, class_="axis small"))
    for figure in FIGURES:
        y = top + TITLE + HEAD + (FIGURES.index(figure) + 0.5) * CELL + 4
        parts.append(tag("text", str(figure), x=LEFT - 7, y=y, class_="axis end"))
    drawn = [_cell(mood, counts, top) for mood, counts in cells.items()]
    edges = [_frame(mood, top, "edge") for mood in cells]
    framed = [_frame(mood, top, "frame") for mood in cells if mood in valid]
    return Markup("").join([*parts, *drawn, *edges, *framed])


def _left(forms: tuple[Form, ...]) -> float:
    column = FORMS.index(forms)
    return LEFT + column * CELL + column // len(Form) ** 2 * BLOCK


def _top(mood: Mood, top: float) -> float:
    return top + TITLE + HEAD + FIGURES.index(mood.figure) * CELL


def _cell(mood: Mood, counts: Mapping[Outcome, int], top: float) -> Markup:
    x, y, total = _left(mood.forms), _top(mood, top), sum(counts.values())
    parts, low = [], y + CELL
    for outcome in sorted(counts, key=ORDER.__getitem__):
        high = CELL * counts[outcome] / total
        low -= high
        drawn = {"x": x, "y": low, "width": CELL, "height": high}
        parts.append(tag("rect", **drawn, class_=f"outcome {outcome.colour}"))
    worst = worst_of(counts)
    ink = f"letter on-{worst.colour}"
    parts.append(tag("text", worst.value, x=x + CELL / 2, y=y + CELL / 2 + 4, class_=ink))
    return Markup("").join(parts)


def _frame(mood: Mood, top: float, look: str) -> Markup:
    x, y = _left(mood.forms), _top(mood, top)
    return tag("rect", x=x, y=y, width=CELL, height=CELL, class_=look)


def worst_of(counts: Mapping[Outcome, int]) -> Outcome:
    """Return the worst outcome that occurs."""
    return max(counts, key=ORDER.__getitem__)
