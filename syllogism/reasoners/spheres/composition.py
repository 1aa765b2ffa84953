"""What two links force about their outer terms: a table, computed by the network on triangles.

What a path says of its two ends is again a set of statements about two terms. Given the set of
x-y and the set of y-z, the network is asked of every statement about x-z whether it is forced:
whether its contradictory leaves the triangle a certificate instead of a configuration. From the
six things that one link can say (A and O in either direction, E, I) a handful of sets arise, and
no more: seven in either reading, the empty one included. Their composition is associative.

Codes: a statement about an ordered pair x-z is its form's place in A, E, I, O when said of x and z
in this order, and four more when turned round.

Axes: ``states`` the sets, and one more that changes nothing, to fill up with; ``codes`` 8.

Source:
    Tarski, "On the calculus of relations" (1941), for composing relations; that seven sets
    suffice was found by this computation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from syllogism.evidence.certificates import Certificate
from syllogism.language.arguments import Import
from syllogism.language.propositions import Form, Proposition
from syllogism.language.statements import FORMS
from syllogism.reasoners.spheres.settling import settle_triangles

TURNED = len(Form)  # added to a form's place when it is said of the pair turned round
CODES = 2 * TURNED

_TURNED_FORMS = [
    code - TURNED if form in (Form.E, Form.I) else code
    for code, form in enumerate(FORMS, start=TURNED)
]
_SAME = [*range(TURNED), *_TURNED_FORMS]  # E and I say the same turned round
_DISTINCT = sorted(set(_SAME))

Forced = frozenset[int]  # codes of the statements that are forced, of E and I the lower one


@dataclass(frozen=True, slots=True, eq=False)
class Composition:
    """The sets of statements that paths force, and how they compose.

    Args:
        sets: The sets, each as codes.
        of_links: Shape ``(codes,)``; the state of a path of one link.
        table: Shape ``(states, states)``; the last state changes nothing.
        forced: Shape ``(states, codes)``; whether a state's set contains a statement.
    """

    sets: tuple[Forced, ...]
    of_links: npt.NDArray[np.uint8]
    table: npt.NDArray[np.uint8]
    forced: npt.NDArray[np.bool_]

    @property
    def unit(self) -> int:
        """The state that changes nothing."""
        return len(self.sets)


@cache
def composition(reading: Import) -> Composition:
    """Return the table of a reading; the network is asked once.

    >>> table = composition(Import.TRADITIONAL)
    >>> sorted(sorted(one) for one in table.sets)
    [[], [0, 2], [1, 3, 7], [2], [2, 4], [3], [7]]
    """
    links = _ask([[_about(code, "x", "z")] for code in _DISTINCT], reading)
    sets = list(dict.fromkeys(links))
    composed: dict[tuple[Forced, Forced], Forced] = {}
    while pairs := [(s, t) for s in sets for t in sets if (s, t) not in composed]:
        triangles = [
            [*(_about(c, "x", "y") for c in sorted(s)), *(_about(c, "y", "z") for c in sorted(t))]
            for s, t in pairs
        ]
        composed |= dict(zip(pairs, _ask(triangles, reading), strict=True))
        sets = list(dict.fromkeys([*sets, *composed.values()]))
    state = {forced: number for number, forced in enumerate(sets)}
    unit = len(sets)
    table = np.empty((unit + 1, unit + 1), dtype=np.uint8)
    table[unit] = table[:, unit] = np.arange(unit + 1)
    for (s, t), forced in composed.items():
        table[state[s], state[t]] = state[forced]
    of_links = [state[links[_DISTINCT.index(same)]] for same in _SAME]
    contains = [[same in forced for same in _SAME] for forced in (*sets, frozenset())]
    return Composition(tuple(sets), np.array(of_links, np.uint8), table, np.array(contains))


def _about(code: int, x: str, z: str) -> Proposition:
    """Return the statement of a code about a pair."""
    form = FORMS[code % TURNED]
    return Proposition(form, x, z) if code < TURNED else Proposition(form, z, x)


def _ask(premises: Sequence[Sequence[Proposition]], reading: Import) -> list[Forced]:
    """Return what each of some premise sets over x, y and z forces about x-z."""
    questions = [(stated, code) for stated in premises for code in _DISTINCT]
    denials = [(*stated, _about(code, "x", "z").contradictory) for stated, code in questions]
    answers = iter(settle_triangles(denials, reading=reading))
    return [
        frozenset([code for code in _DISTINCT if isinstance(next(answers), Certificate)])
        for _ in premises
    ]
