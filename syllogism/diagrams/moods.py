"""A map of all 256 moods: a small picture each, four blocks for the figures.

A row has the forms of the premises, a column that of the conclusion, so that four pictures of the
same premises stand side by side. A mood that is not valid shows circles that refute it; a valid
one has a tinted ground, its traditional name, and the circles of its premises alone, in which the
conclusion can be seen. A broken frame marks the moods that hold only if some term has an instance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from syllogism.diagrams.euler.circles import draw_scene
from syllogism.diagrams.euler.inks import PROVED, REFUTED
from syllogism.diagrams.euler.measures import SMALL
from syllogism.diagrams.euler.scene import Scene
from syllogism.diagrams.lettering import INK, Block, Ruler, write, write_centred
from syllogism.diagrams.sheets import MARGIN, empty_sheet
from syllogism.evidence.configurations import Configuration
from syllogism.language.moods import FIGURES, MOODS, Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.logic.validity import find_needed_existence

CELL = (82.0, 96.0)  # points; a picture with two lines beneath
BLOCK = 4 * CELL[0] + 18.0  # the columns of a figure, and what is free beside them
LEFT = 46.0  # for the forms of the premises
TOP = 132.0  # for title and headings
LEGEND = 96.0
FONTSIZE = 8.0
TINT = "#E3F1E8"  # ground of the valid moods
FAINT = "#C8C8C8"  # rules between the rows
BREAKS = (0, (3, 2))  # of the frame of a mood that needs an instance

TERMS = ("S", "M", "P")
ROWS = tuple(product(Form, Form))  # forms of major and minor premise


def draw_moods(configurations: Mapping[Mood, Configuration]) -> Figure:
    """Return the map, in the traditional reading.

    Args:
        configurations: Circles for S, M and P of each mood: of a valid one those of its premises,
            of any other those of its premises and the denial of its conclusion.
    """
    ruler = Ruler()
    width = LEFT + len(FIGURES) * BLOCK
    height = TOP + len(ROWS) * CELL[1] + LEGEND
    figure, sheet = empty_sheet(width + 2 * MARGIN, height + 2 * MARGIN)
    top = height + MARGIN - TOP
    title = [Block("The 256 moods of the syllogism", fontsize=22, bold=True)]
    write(sheet, ruler, title, left=MARGIN, top=height + MARGIN, width=width)
    for figure_number in FIGURES:
        _head(sheet, figure_number, top)
    for row, (major, minor) in enumerate(ROWS):
        middle = top - (row + 0.5) * CELL[1]
        words = f"{major.value} {minor.value}"
        write_centred(
            sheet, MARGIN + LEFT / 2, middle, words, fontsize=14, kind=f"row-{row}", bold=True
        )
        edge = top - row * CELL[1]
        heavy = row % len(Form) == 0
        sheet.plot(
            (MARGIN, MARGIN + width),
            (edge, edge),
            color=INK if heavy else FAINT,
            linewidth=0.8 if heavy else 0.5,
            zorder=0.5,
        )
        for figure_number, (column, form) in product(FIGURES, enumerate(Form)):
            mood = Mood(major, minor, form, figure_number)
            left = _left(figure_number) + column * CELL[0]
            _draw_cell(sheet, ruler, mood, _scene(mood, configurations[mood]), left, edge)
    _draw_legend(sheet, ruler, top - len(ROWS) * CELL[1] - 22)
    return figure


def describe_moods() -> str:
    """Return in words what `draw_moods` draws, for those who do not see it."""
    named = [f"{mood.name} ({mood})" for mood in MOODS if mood.name]
    return (
        f"Small Euler diagrams of all {len(MOODS)} moods: a row for each pair of forms of the "
        f"premises, a column for each figure and form of the conclusion. "
        f"{len(named)} are valid in the traditional reading, and show their premises: "
        f"{', '.join(named)}. The others show circles that refute them."
    )


def _scene(mood: Mood, configuration: Configuration) -> Scene:
    """Return what a mood's picture shows; S, M and P have the same colours in all of them."""
    argument = mood.syllogism(*TERMS)
    order = [configuration.terms.index(term) for term in TERMS]
    ordered = replace(
        configuration,
        terms=TERMS,
        centres=configuration.centres[order],
        radii=configuration.radii[order],
    )
    conclusion = argument.conclusion
    shown = conclusion if mood.name else conclusion.contradictory
    return Scene.of(ordered, argument.premises, shown=shown).without_bystanders


def _left(figure: int) -> float:
    """Return where the columns of a figure begin."""
    return MARGIN + LEFT + FIGURES.index(figure) * BLOCK


def _head(sheet: Axes, figure: int, top: float) -> None:
    """Write what stands above the columns of a figure: its scheme, and the conclusions."""
    left = _left(figure)
    middle = left + 2 * CELL[0]
    premises = Mood(Form.A, Form.A, Form.A, figure).syllogism().premises
    scheme = ", ".join(f"{p.subject}\N{EN DASH}{p.predicate}" for p in premises)
    words = f"Figure {figure}: premises {scheme}"
    write_centred(sheet, middle, top + 64, words, fontsize=14, kind=f"figure-{figure}", bold=True)
    for column, form in enumerate(Form):
        x = left + (column + 0.5) * CELL[0]
        kind = f"figure-{figure}-{form.value}"
        write_centred(sheet, x, top + 36, form.value, fontsize=14, kind=kind, bold=True)
        clause = Proposition(form, "S", "P").clause
        write_centred(sheet, x, top + 16, clause, fontsize=FONTSIZE, kind=f"{kind}-words")


def _draw_cell(
    sheet: Axes, ruler: Ruler, mood: Mood, scene: Scene, left: float, top: float
) -> None:
    """Draw one mood below its upper left corner."""
    name, needed = mood.name, None
    if name is not None:
        needed = find_needed_existence(mood)
        _draw_ground(sheet, left, top, is_broken=needed is not None)
    across = left + (CELL[0] - SMALL.size[0]) / 2
    low = top - 3 - SMALL.size[1]
    draw_scene(
        sheet,
        ruler,
        scene,
        {term: term for term in TERMS},
        corner=(across, low),
        measures=SMALL,
        colour=REFUTED if name is None else PROVED,
        prefix=f"{mood}-",
    )
    middle = left + CELL[0] / 2
    if name is None:
        write_centred(sheet, middle, low - 11, str(mood), fontsize=FONTSIZE, kind=str(mood))
        return
    below = str(mood) if needed is None else f"{mood}, if some {needed}"
    write_centred(sheet, middle, low - 5, name, fontsize=FONTSIZE, kind=f"{mood}-name", bold=True)
    write_centred(sheet, middle, low - 15.5, below, fontsize=FONTSIZE, kind=str(mood))


def _draw_ground(sheet: Axes, left: float, top: float, *, is_broken: bool) -> None:
    ground = Rectangle(
        (left + 1, top - CELL[1] + 1),
        CELL[0] - 2,
        CELL[1] - 2,
        facecolor=TINT,
        edgecolor=PROVED,
        linestyle=BREAKS if is_broken else "-",
        linewidth=1.2,
        zorder=0.8,
    )
    sheet.add_patch(ground)


def _draw_legend(sheet: Axes, ruler: Ruler, top: float) -> None:
    """Write what the signs mean, below the map."""
    told = [
        "Rows: the forms of the major and the minor premise. Columns: the figure, and the form "
        "of the conclusion. A all, E no, I some, O some are not.",
        "Tinted: valid. The circles picture the premises alone; ringed or banded in green is where "
        "they show the conclusion. A broken frame: valid only if there are S, M or P, as is said.",
        "White: not valid. The circles picture premises that hold, and a conclusion that does not; "
        "ringed or banded in red is what refutes it.",
    ]
    blocks = [Block(each, fontsize=12) for each in told]
    width = LEFT + len(FIGURES) * BLOCK
    write(sheet, ruler, blocks, left=MARGIN, top=top, width=width)
