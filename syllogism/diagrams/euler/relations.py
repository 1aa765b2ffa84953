"""How circles must lie for some propositions to hold, and how they had best lie besides.

Two circles that do not coincide lie in one of four ways: the first inside the second, around it,
apart from it or across it, so that they overlap and both stand out. What the propositions entail
rules some of these out. Of those that are left a picture should show that the circles overlap,
which says least. Only where many circles are asked for, and those of two terms need not meet, are
they better apart: a heap of overlapping circles cannot be read.

Terms that are included in each other share a circle; an empty term has none.

Axes: ``pairs`` of circles, the first before the second; ``relations`` 4, as in `Relation`.

Source:
    Gergonne, "Essai de dialectique rationnelle" (1816-17): five relations, coincidence the fifth.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import combinations
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Int64

from syllogism.language.arguments import Argument, Import
from syllogism.language.propositions import Form, Proposition
from syllogism.logic.validity import is_valid

FEW = 4  # circles that may overlap although nothing asks for it


class Relation(IntEnum):
    """How a circle lies to another one."""

    INSIDE = 0
    AROUND = 1
    APART = 2
    ACROSS = 3


# The relations in which a form is true of the first circle and the second, and conversely.
_TRUE = {
    Form.A: {Relation.INSIDE},
    Form.E: {Relation.APART},
    Form.I: {Relation.INSIDE, Relation.AROUND, Relation.ACROSS},
    Form.O: {Relation.AROUND, Relation.APART, Relation.ACROSS},
}
_TURNED = {Relation.INSIDE: Relation.AROUND, Relation.AROUND: Relation.INSIDE}


class Relations(NamedTuple):
    """What is asked of circles.

    Args:
        groups: The terms of each circle.
        allowed: The relations in which some pair may lie.
        best: The one in which it had best lie.
    """

    groups: list[list[str]]
    allowed: Bool[np.ndarray, "pairs relations"]
    best: Int64[np.ndarray, " pairs"]

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The circles of each pair, by number."""
        return list(combinations(range(len(self.groups)), 2))


def find_relations(terms: Sequence[str], propositions: Sequence[Proposition]) -> Relations:
    """Return what some propositions ask of the circles of terms that have an instance.

    Args:
        terms: Those that are shown, each with a circle.
        propositions: What is pictured; what they say of other terms does not matter here.
    """
    stated = tuple(p for p in propositions if set(p.terms) <= set(terms))

    def follows(form: Form, x: str, y: str) -> bool:
        return is_valid(Argument(stated, Proposition(form, x, y)), Import.TRADITIONAL)

    groups: list[list[str]] = []
    for term in terms:
        same = [g for g in groups if follows(Form.A, term, g[0]) and follows(Form.A, g[0], term)]
        if same:
            same[0].append(term)
        else:
            groups.append([term])
    allowed = []
    for (x, *_), (y, *_) in combinations(groups, 2):
        possible = set(Relation)
        for form in Form:
            if follows(form, x, y):
                possible &= _TRUE[form]
            if not form.is_symmetric and follows(form, y, x):
                possible &= {_TURNED.get(relation, relation) for relation in _TRUE[form]}
        allowed.append([relation in possible for relation in Relation])
    table = np.array(allowed, dtype=bool).reshape(-1, len(Relation))
    preferred = [Relation.ACROSS, Relation.APART, Relation.INSIDE, Relation.AROUND]
    if len(groups) > FEW:
        preferred[:2] = reversed(preferred[:2])
    best = [next(relation for relation in preferred if row[relation]) for row in table]
    return Relations(groups, table, np.array(best, dtype=np.int64))
