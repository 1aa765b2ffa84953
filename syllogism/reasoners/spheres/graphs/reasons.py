"""From what fires to a reason in small whole numbers.

Where a set of propositions has no configuration, the inequalities that keep firing contain a
reason: multipliers under which their left-hand sides cancel and a positive number remains on the
right. A least-squares fit with multipliers >= 0 finds one at a *vertex*: its lines are linearly
independent, so that none can be dropped. Scaled to whole numbers it is checked in exact
arithmetic, and only what passes comes back; a set that has a configuration has no reason to find.

Source:
    Farkas, "Theorie der einfachen Ungleichungen" (1902); Lawson and Hanson, "Solving least
    squares problems" (1974), for the fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from syllogism.evidence.certificates import Certificate, Detour, Inequality, Inhabited, Peopled
from syllogism.language.complements import Complement
from syllogism.language.statements import FORMS
from syllogism.reasoners.spheres.graphs.complements import SignedActivations
from syllogism.reasoners.spheres.graphs.network import Activations
from syllogism.reasoners.spheres.graphs.signs import EITHER
from syllogism.reasoners.spheres.graphs.statements import Graphs
from syllogism.reasoners.spheres.graphs.wording import written_as_spoken

LEVEL = 1e-9  # shares below are rounding: the coefficients are 1 and 2
DENOMINATORS = range(1, 13)  # tried in turn; 2,000 certificates of random sets needed only 1
ROUND = 1e-6  # farther from a whole number than this is not one

Unknown = tuple[int, ...]  # one term: its radius; two, the lesser first: their distance; none: pi


class Line(NamedTuple):
    """An inequality that fires.

    Args:
        words: The inequality in words.
        row: Its coefficients.
        threshold: What it must reach.
        activation: How far it is from that, with room to spare, on the network's grid.
    """

    words: Inequality
    row: dict[Unknown, int]
    threshold: int
    activation: int


def find_certificate(graphs: Graphs, number: int, fired: Activations) -> Certificate | None:
    """Return a certificate made of inequalities that fire in one set of a batch, or None.

    Args:
        graphs: The sets of propositions.
        number: Which of them is meant.
        fired: What fires in it, as numpy arrays.
    """
    lines = list(find_lines(graphs, number, fired))
    unknowns = dict.fromkeys(unknown for line in lines for unknown in line.row)
    places = {unknown: place for place, unknown in enumerate(unknowns)}
    columns = np.zeros((len(places) + 1, len(lines)), dtype=np.int64)
    for column, line in enumerate(lines):
        for unknown, coefficient in line.row.items():
            columns[places[unknown], column] = coefficient
        columns[-1, column] = line.threshold
    multipliers = _multipliers(columns)
    if multipliers is None:
        return None
    used = [(k, line.words) for k, line in zip(multipliers.tolist(), lines, strict=True) if k]
    return Certificate(tuple(used) if fired.signed is None else written_as_spoken(used))


def _multipliers(columns: npt.NDArray[np.int64]) -> npt.NDArray[np.int64] | None:
    """Return whole multipliers under which columns add up to (0, ..., 0, something positive)."""
    if not columns[-1].any():
        return None
    from scipy.optimize import nnls  # half a second to load, and wanted only here

    target = np.zeros(len(columns))
    target[-1] = 1
    try:
        shares, _ = nnls(columns.astype(np.float64), target)
    except RuntimeError:  # it gives up after too many exchanges; the network goes on
        return None
    firm = shares[shares > LEVEL]
    if not len(firm):
        return None
    for denominator in DENOMINATORS:
        scaled = shares * (denominator / firm.min())
        whole = np.round(scaled)
        if np.abs(whole - scaled).max() < ROUND:
            multipliers = whole.astype(np.int64)
            left = columns @ multipliers
            return multipliers if not left[:-1].any() and left[-1] > 0 else None
    return None


def find_lines(graphs: Graphs, number: int, fired: Activations) -> Iterator[Line]:
    """Yield the inequalities that fire in one set.

    Args:
        graphs: The sets of propositions.
        number: Which of them is meant.
        fired: What fires in it, as numpy arrays.
    """
    terms = graphs.terms[number]
    for (form, x, y), activation in _firing(fired.statements):
        words = graphs.pictured(number, (form, x, y))
        threshold = int(not FORMS[form].is_universal)
        yield Line(words, _statement(form, x, y), threshold, activation)
    for (term,), activation in _firing(fired.instances):
        yield Line(Inhabited(terms[term]), {(term,): 1}, 1, activation)
    for (start, via, end), activation in _firing(fired.detours):
        if start <= end:
            row = _added([(start, via), (via, end)], [(start, end)])
            yield Line(Detour(terms[start], terms[via], terms[end]), row, 0, activation)
    if fired.signed is not None:
        yield from _signed_lines(graphs, number, fired.signed)


def _signed_lines(graphs: Graphs, number: int, fired: SignedActivations) -> Iterator[Line]:
    """Yield the inequalities about complements that fire in one set."""
    terms = graphs.terms[number]
    for (neither, x, y), activation in _firing(fired.statements):
        words = graphs.pictured(number, (EITHER + neither, x, y))
        around = [(x,), (y,), (x, y)]
        row = _added([(), ()], around) if neither else _added(around, [(), ()])
        yield Line(words, row, neither, activation)
    for (term,), activation in _firing(fired.instances):
        yield Line(Inhabited(Complement(terms[term])), _added([()], [(term,)]), 1, activation)
    for (x, y, z), activation in _firing(fired.perimeters):
        words = Detour(terms[x], Complement(terms[y]), terms[z])
        row = _added([(), ()], [(x, y), (y, z), (x, z)])
        yield Line(words, row, 0, activation)
    if fired.somebody:
        yield Line(Peopled(), {(): 1}, 1, int(fired.somebody))


def _firing(activations: npt.NDArray[np.int32]) -> Iterator[tuple[list[int], int]]:
    """Yield the places in an array where something fires, and how much."""
    places = np.argwhere(activations)
    yield from zip(places.tolist(), activations[tuple(places.T)].tolist(), strict=True)


def _statement(form: int, x: int, y: int) -> dict[Unknown, int]:
    """Return what a statement asks to be large, as coefficients of unknowns."""
    match FORMS[form].value:
        case "A":
            return _added([(y,)], [(x,), (x, y)])
        case "E":
            return _added([(x, y)], [(x,), (y,)])
        case "I":
            return _added([(x,), (y,)], [(x, y)])
        case _:
            return _added([(x, y), (x,)], [(y,)])


def _added(plus: list[Unknown], minus: list[Unknown]) -> dict[Unknown, int]:
    """Return coefficients, where the distance of a term from itself is 0."""
    row: dict[Unknown, int] = {}
    for unknowns, sign in ((plus, 1), (minus, -1)):
        for unknown in unknowns:
            if len(unknown) < 2 or unknown[0] != unknown[1]:
                key = tuple(sorted(unknown))
                row[key] = row.get(key, 0) + sign
    return row
