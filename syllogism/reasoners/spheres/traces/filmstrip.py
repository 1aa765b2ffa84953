"""A filmstrip: a few frames of the path, and below them energy and pulls over all steps.

Frames stand closer where the energy falls fast; the first and the last one are always there.
"""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from syllogism.diagrams.lettering import Block, Ruler, short_names, write
from syllogism.diagrams.sheets import MARGIN, empty_sheet
from syllogism.reasoners.spheres.traces.curves import NOTHING, curves_height, draw_curves
from syllogism.reasoners.spheres.traces.film import Film, without_border
from syllogism.reasoners.spheres.traces.stills import Stage, draw_still
from syllogism.reasoners.spheres.traces.trace import Trace

ACROSS, DOWN = 4, 2  # frames
SIDE = 168.0  # points; of a frame
CAPTION = 36.0  # points below a frame, or more where its words need it
GUTTER = 8.0  # points between frames
STRAINED = 0.1  # margins; strains from here up are told
LEISURE = 0.5  # share of the steps, where that of the energy's fall is 1
LETTERS = 9.5  # fontsize of names


def draw_filmstrip(film: Film) -> Figure:
    """Return a drawing of a film's most telling frames, its energy and its pulls.

    Args:
        film: Of at most eight terms, in two dimensions.

    Raises:
        EvidenceError: There are more terms, or another dimension.
    """
    trace, stage, ruler = film.trace, Stage.of(film), Ruler()
    names = short_names(trace.terms)
    width = ACROSS * SIDE + (ACROSS - 1) * GUTTER
    steps = find_telling_steps(trace, ACROSS * DOWN)
    title = [
        Block(trace.title, fontsize=11.5, bold=True),
        Block(trace.ending, fontsize=9.5),
        *_key(names),
        *_strain(film, steps),
    ]
    above, below = ruler.height(title, width=width), curves_height(trace)
    rows = -(-len(steps) // ACROSS)
    frames = [film.frames[-1 if step == trace.steps else step] for step in steps]
    captions = [
        _caption(trace, number, step, without_border(frame, names))
        for number, (step, frame) in enumerate(zip(steps, frames, strict=True))
    ]
    beneath = max(CAPTION, *(ruler.height(words, width=SIDE - 8) for words in captions))
    height = above + rows * (SIDE + beneath) + GUTTER + below + 2 * MARGIN
    figure, sheet = empty_sheet(width + 2 * MARGIN, height)
    write(sheet, ruler, title, left=MARGIN, top=height - MARGIN, width=width)
    top = height - MARGIN - above
    for number, (frame, caption) in enumerate(zip(frames, captions, strict=True)):
        row, column = divmod(number, ACROSS)
        left = MARGIN + column * (SIDE + GUTTER)
        low = top - row * (SIDE + beneath) - SIDE
        draw_still(
            sheet, ruler, stage, frame, names, corner=(left, low), side=SIDE, fontsize=LETTERS
        )
        write(sheet, ruler, caption, left=left + 4, top=low - 2, width=SIDE - 8)
    draw_curves(figure, sheet, trace, corner=(MARGIN, MARGIN), width=width, marked=steps)
    return figure


def find_telling_steps(trace: Trace, count: int) -> list[int]:
    """Return so many steps, the first and the last among them, or all if there are fewer.

    They are about equally far apart in a sum of two shares: of the steps, and of how far the
    energy's logarithm has moved.
    """
    logarithms = np.log(np.maximum(trace.energy, NOTHING))
    moved = np.append(0, np.cumsum(np.abs(np.diff(logarithms))))
    way = moved / max(moved[-1], NOTHING) + LEISURE * np.linspace(0, 1, len(moved))
    chosen = [0]
    for left in reversed(range(1, count)):  # what is left of the way is shared by those left
        goal = way[chosen[-1]] + (way[-1] - way[chosen[-1]]) / left
        nearest = int(np.argmin(np.abs(way - goal)))
        chosen.append(min(max(nearest, chosen[-1] + 1), trace.steps))
    return sorted(set(chosen))


def _caption(trace: Trace, number: int, step: int, others: str) -> list[Block]:
    """Return what stands below a frame: its number and step, what pulls most, what is not drawn."""
    not_drawn = [Block(others, fontsize=8)] if others else []
    head = Block(f"{number + 1}   step {step}", fontsize=8.5, bold=True, after=1)
    strongest = int(trace.pulls[step].argmax())
    if trace.pulls[step, strongest] < 0.01:
        return [head, Block("everything is pictured", fontsize=8, after=1), *not_drawn]
    words = trace.labels(short=True)[strongest].removesuffix(" (conclusion denied)")
    return [head, Block(f"pulls most: {words}", fontsize=8, after=1), *not_drawn]


def _key(names: dict[str, str]) -> list[Block]:
    """Return what the letters stand for."""
    named = ", ".join(f"{name}: {term}" for term, name in names.items() if name != term)
    return [Block(named, fontsize=9.5)] if named else []


def _strain(film: Film, steps: list[int]) -> list[Block]:
    """Return how far drawn distances miss the network's, where one could see it."""
    strain = max(film.strains[step] for step in steps)
    if strain < STRAINED:
        return []
    words = (
        f"On the way distances suit no space: drawn ones miss the network's by up to {strain:.2f}."
    )
    return [Block(words, fontsize=9)]
