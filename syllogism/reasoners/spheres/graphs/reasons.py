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
Line = tuple[Inequality, dict[Unknown, int], int]  # words, coefficients, threshold


def find_certificate(graphs: Graphs, number: int, fired: Activations) -> Certificate | None:
    """Return a certificate made of inequalities that fire in one set of a batch, or None.

    Args:
        graphs: The sets of propositions.
        number: Which of them is meant.
        fired: What fires in it, as numpy arrays.
    """
    lines = list(_lines(graphs, number, fired))
    unknowns = dict.fromkeys(unknown for _, row, _ in lines for unknown in row)
    places = {unknown: place for place, unknown in enumerate(unknowns)}
    columns = np.zeros((len(places) + 1, len(lines)), dtype=np.int64)
    for column, (_, row, threshold) in enumerate(lines):
        for unknown, coefficient in row.items():
            columns[places[unknown], column] = coefficient
        columns[-1, column] = threshold
    multipliers = _multipliers(columns)
    if multipliers is None:
        return None
    used = [(k, line[0]) for k, line in zip(multipliers.tolist(), lines, strict=True) if k]
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


def _lines(graphs: Graphs, number: int, fired: Activations) -> Iterator[Line]:
    """Yield the inequalities that fire in one set."""
    terms = graphs.terms[number]
    for form, x, y in np.argwhere(fired.statements).tolist():
        words = graphs.pictured(number, (form, x, y))
        yield words, _statement(form, x, y), int(not FORMS[form].is_universal)
    for (term,) in np.argwhere(fired.instances).tolist():
        yield Inhabited(terms[term]), {(term,): 1}, 1
    for start, via, end in np.argwhere(fired.detours).tolist():
        if start <= end:
            row = _added([(start, via), (via, end)], [(start, end)])
            yield Detour(terms[start], terms[via], terms[end]), row, 0
    if fired.signed is not None:
        yield from _signed_lines(graphs, number, fired.signed)


def _signed_lines(graphs: Graphs, number: int, fired: SignedActivations) -> Iterator[Line]:
    """Yield the inequalities about complements that fire in one set."""
    terms = graphs.terms[number]
    for neither, x, y in np.argwhere(fired.statements).tolist():
        words = graphs.pictured(number, (EITHER + neither, x, y))
        around = [(x,), (y,), (x, y)]
        yield words, _added([(), ()], around) if neither else _added(around, [(), ()]), neither
    for (term,) in np.argwhere(fired.instances).tolist():
        yield Inhabited(Complement(terms[term])), _added([()], [(term,)]), 1
    for x, y, z in np.argwhere(fired.perimeters).tolist():
        words = Detour(terms[x], Complement(terms[y]), terms[z])
        yield words, _added([(), ()], [(x, y), (y, z), (x, z)]), 0
    if fired.somebody:
        yield Peopled(), {(): 1}, 1


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
