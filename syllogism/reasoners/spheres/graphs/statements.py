"""Sets of propositions as graphs over their terms: the weights of the network for many terms.

A statement is an arrow between two terms, so a set of them is four matrices of zeros and ones, one
for each form, and two more where complements are spoken of (see `signs`). Two terms are *linked*
when the network has an unknown for the distance of their centres: when some proposition links them,
and where the graph needs a chord. On a chordal graph, distances that obey the triangle inequality
on every triangle extend to all pairs, by shortest paths; so no other pair needs an unknown. Where
complements are spoken of the same is true of perimeters (see `reflections`).

Two terms are *distinct* unless inclusions lead from each to the other. Balls of terms that are not
distinct coincide in every configuration; about distinct ones every inequality can be met with room
to spare, if it can be met at all. (Of inequalities that add up to 0 >= 0, every picture meets each
one without room. The inclusions of a cycle do; other sums of universals and detours leave radii or
distances over.)

Axes: ``batch`` sets of propositions, all or none of which speak of complements; ``forms`` A, E, I,
O in this order; ``terms``.

Source:
    Rose, "Triangulated graphs and the elimination process" (1970), for elimination; Bakonyi and
    Johnson, "The Euclidean distance matrix completion problem" (1995), for chordal completions;
    Barahona, "On cuts and matchings in planar graphs" (1993), for those with perimeters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Int32

from syllogism.evidence.certificates import Inequality, Pictured
from syllogism.language.arguments import Import, are_signed, asserted_terms, terms_of
from syllogism.language.propositions import Proposition
from syllogism.language.statements import FORMS
from syllogism.reasoners.spheres.graphs.signs import (
    NEITHER,
    Place,
    Signs,
    find_signs,
    mutual,
    normal_form,
)

SIZES = (4, 8, 12, 16, 24, 32, 48, 64, 96, 128)  # places for terms: few shapes to compile


def size_of(propositions: Sequence[Proposition]) -> int | None:
    """Return how many places for terms a set is given, or None where it has too many terms."""
    count = len(terms_of(propositions))
    return next((size for size in SIZES if size >= count), None)


@dataclass(frozen=True, slots=True, eq=False)
class Graphs:
    """Sets of propositions as matrices over as many places for terms.

    Args:
        terms: The terms of each set, in the order of first mention.
        stated: The proposition behind each statement of each set.
        says: Which statements are made.
        linked: Which pairs of terms have a distance; symmetric, and nothing with itself.
        distinct: Which pairs of terms need not coincide; symmetric.
        inhabited: Which terms must have an instance.
        signs: What else is asked where the sets speak of complements; None where they do not.
    """

    terms: tuple[tuple[str, ...], ...]
    stated: tuple[dict[Place, Proposition], ...]
    says: Int32[np.ndarray, "batch forms terms terms"]
    linked: Int32[np.ndarray, "batch terms terms"]
    distinct: Int32[np.ndarray, "batch terms terms"]
    inhabited: Int32[np.ndarray, "batch terms"]
    signs: Signs | None = None

    @classmethod
    def of(cls, sets: Sequence[Sequence[Proposition]], size: int, *, reading: Import) -> Graphs:
        """Return sets of one proposition or more, over at most `size` terms, as graphs."""
        terms = tuple(map(terms_of, sets))
        signed = any(map(are_signed, sets))
        kinds = NEITHER + 1 if signed else len(FORMS)
        says = np.zeros((len(sets), kinds, size, size), dtype=np.int32)
        linked = np.zeros((len(sets), size, size), dtype=np.int32)
        inhabited = np.zeros((len(sets), size), dtype=np.int32)
        stated: list[dict[Place, Proposition]] = []
        for number, (propositions, names) in enumerate(zip(sets, terms, strict=True)):
            places = {name: place for place, name in enumerate(names)}
            said: dict[Place, Proposition] = {}
            neighbours = [0] * len(names)
            for proposition in propositions:
                form, x, y = normal_form(proposition, places)
                said.setdefault((form, x, y), proposition)
                neighbours[x] |= 1 << y
                neighbours[y] |= 1 << x
            forms, subjects, predicates = zip(*said, strict=True)
            says[number, forms, subjects, predicates] = 1
            for x, y in chordal_links(neighbours):
                linked[number, x, y] = linked[number, y, x] = 1
            claimed = names if reading is Import.TRADITIONAL else asserted_terms(propositions)
            inhabited[number, [places[name] for name in claimed]] = 1
            stated.append(said)
        if signed:
            distinct, signs = find_signs(says, sets, terms, reading)
            plain = says[:, : len(FORMS)]
            return cls(terms, tuple(stated), plain, linked, distinct, inhabited, signs)
        distinct = (~mutual(says[:, 0] > 0)).astype(np.int32)
        return cls(terms, tuple(stated), says, linked, distinct, inhabited)

    def pictured(self, number: int, place: Place) -> Inequality:
        """Return what a statement of one set asks for, in words."""
        return Pictured(self.stated[number][place])


def chordal_links(neighbours: Sequence[int]) -> list[tuple[int, int]]:
    """Return the links of a chordal graph that contains a given one.

    Vertices are eliminated in turn, one with the fewest neighbours first, and the neighbours that
    one leaves behind are linked with one another.

    Args:
        neighbours: For each vertex its neighbours, as the bits of a whole number.
    """
    remaining = {
        vertex: {other for other in range(len(neighbours)) if bits >> other & 1} - {vertex}
        for vertex, bits in enumerate(neighbours)
    }
    links = []
    while remaining:
        vertex = min(remaining, key=lambda each: (len(remaining[each]), each))
        around = remaining.pop(vertex)
        links += [(vertex, other) for other in around]
        for other in around:
            remaining[other] |= around
            remaining[other] -= {vertex, other}
    return links
