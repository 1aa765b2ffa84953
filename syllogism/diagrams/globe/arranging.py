"""Good caps: of all that picture the same statements, some that are good to look at.

Centres and radii follow what is wished of them (see `wishes`) downhill from several starts. Of
what then pictures every statement the best is kept; without any, the caps that were given.

Terms that inclusions lead to and fro between share a cap, or have opposite ones. A term
that must be empty needs no place of its own: its radius is so far below 0 that it comes to all and
overlaps nothing. A term that everything must fall under is the complement of such a one. Any other
has a border, since without one it would say more than is known; only where no such caps are found
do terms stay without that have none in the given ones.

Axes: ``starts``, ``caps`` that differ, ``coordinates`` three.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from syllogism.diagrams.globe.wishes import LEAST, MOST, Wishes
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.evidence.distances import distance
from syllogism.language.arguments import Argument, Import, are_signed
from syllogism.language.complements import Complement, SignedTerm, complement, name_of
from syllogism.language.propositions import Form, Proposition
from syllogism.logic.premise_sets import PremiseSet, Tree
from syllogism.logic.validity import is_valid

STARTS = 10  # the given caps, then these shaken ever more
STEPS = 260
SHAKE = 0.25  # of centres in the first that is shaken, standard deviation in radians
MOMENTUM = 0.85
STEP = 0.06  # share of a pull that is followed at once
NOWHERE = -2 * math.pi  # radius of an empty cap
TOUCHING = 1e-9  # by so much, in units of the margin, rounding may let a universal fail
LEAST_MARGIN = 1e-3  # of caps that can be looked at, in radians

Floats = npt.NDArray[np.float64]


def arrange_caps(
    configuration: Configuration,
    propositions: Sequence[Proposition],
    *,
    reading: Import,
    seed: int = 0,
) -> Configuration:
    """Return good caps in which some propositions hold, to be seen from (1, 0, 0).

    Args:
        configuration: Caps of a sphere in three dimensions in which they hold.
        propositions: These; they may speak of complements.
        reading: The import that is granted.
        seed: Draws the starts; another one may give another good picture.

    Returns:
        Caps, with the least room of a particular or an instance as margin; those that were given
        where none are better.
    """
    terms = configuration.terms
    both: list[SignedTerm] = [*terms, *map(Complement, terms)]
    stated = PremiseSet(propositions, reading=reading, terms=both)
    above = {term: stated.closure([term]) for term in both}
    asked = [p.asserted_terms for p in propositions if not p.form.is_universal]
    asked += [(term,) for term in _imported(propositions, terms, reading)]
    witnesses = [stated.closure(starts) for starts in asked]
    entailed = [_entailed_side(term, propositions, reading) for term in terms]
    given = [0 if 0 < r < math.pi else -1 if r <= 0 else 1 for r in configuration.radii.tolist()]
    for sides in [entailed] if entailed == given else [entailed, given]:
        shared = _Shared.of(terms, sides, above)
        if not shared.first:
            continue
        wishes = Wishes.of([terms[n] for n in shared.first], above, witnesses)
        dice = np.random.default_rng(seed)
        first = configuration.centres[shared.first], configuration.radii[shared.first]
        centres, radii = _descend(wishes, *_starts(*first, dice))
        for start in np.argsort(wishes.measure(centres, radii)[2], kind="stable").tolist():
            places, sizes = shared.spread(_levelled(centres[start]), radii[start])
            found = _measured(terms, places, sizes, propositions, reading)
            if found is not None:
                return found
    return configuration


def _entailed_side(term: str, propositions: Sequence[Proposition], reading: Import) -> int:
    """Return -1 if nothing can fall under a term, 1 if everything must, else 0."""
    for side, nobody in ((-1, term), (1, Complement(term))):
        denied = Proposition(Form.E, nobody, nobody)
        if is_valid(Argument(tuple(propositions), denied), reading):
            return side
    return 0


class _Shared(NamedTuple):
    """Which terms share a cap, up to opposites.

    Args:
        cap: The cap of each term, None if nothing, or everything, falls under it.
        sign: 1 where a term has the cap itself, -1 where it has the opposite one; of terms
            without a cap 1 for everything and -1 for nothing.
        first: The first term of each cap.
    """

    cap: list[int | None]
    sign: list[int]
    first: list[int]

    @classmethod
    def of(
        cls, terms: Sequence[str], sides: Sequence[int], above: Mapping[SignedTerm, Tree]
    ) -> _Shared:
        """Return it for some terms, a side other than 0 for those without a cap."""
        shared = cls([], [], [])
        for term, side in zip(terms, sides, strict=True):
            cap, sign = None, side
            if side == 0:
                cap, sign = shared._find(terms, term, above)
            if cap == len(shared.first):
                shared.first.append(len(shared.cap))
            shared.cap.append(cap)
            shared.sign.append(sign)
        return shared

    def _find(
        self, terms: Sequence[str], term: str, above: Mapping[SignedTerm, Tree]
    ) -> tuple[int, int]:
        """Return a term's cap and sign; a new cap unless a first term includes it and back."""
        for cap, number in enumerate(self.first):
            for sign, leader in ((1, terms[number]), (-1, complement(terms[number]))):
                if leader in above[term] and term in above[leader]:
                    return cap, sign
        return len(self.first), 1

    def spread(self, centres: Floats, radii: Floats) -> tuple[Floats, Floats]:
        """Return the centres and radii of all terms from those of the caps."""
        caps = np.array([-1 if cap is None else cap for cap in self.cap])
        signs = np.array(self.sign)
        places = np.where((caps < 0)[:, None], (1.0, 0.0, 0.0), centres[caps])
        own = np.where(caps < 0, math.pi - NOWHERE, radii[caps])
        return signs[:, None] * places, np.where(signs > 0, own, math.pi - own)


def _imported(
    propositions: Sequence[Proposition], terms: Sequence[str], reading: Import
) -> list[SignedTerm]:
    """Return the terms, and in a signed set the complements, whose existence is granted."""
    if reading is Import.MODERN:
        return []
    return [*terms, *(map(Complement, terms) if are_signed(propositions) else ())]


def _starts(centres: Floats, radii: Floats, dice: np.random.Generator) -> tuple[Floats, Floats]:
    """Return the given caps turned to the viewer, then shaken ever more; all get a border."""
    radii = np.clip(radii, 0, math.pi)
    facing = (centres * np.cos(radii)[:, None]).sum(axis=0) + np.array([1e-6, 0, 0])
    turned = centres @ _turn(facing / np.linalg.norm(facing))
    shakes = SHAKE * np.arange(STARTS)
    moved = turned + shakes[:, None, None] * dice.standard_normal((STARTS, *centres.shape))
    sizes = radii + shakes[:, None] * dice.uniform(-1, 1, (STARTS, len(radii)))
    return _unit(moved), np.clip(sizes, LEAST, MOST)


def _turn(front: Floats) -> Floats:
    """Return the rotation that takes a direction to (1, 0, 0), applied from the right."""
    across = np.cross(np.eye(3)[int(np.argmin(np.abs(front)))], front)
    across /= np.linalg.norm(across)
    return np.stack([front, across, np.cross(front, across)], axis=1)


def _descend(wishes: Wishes, centres: Floats, radii: Floats) -> tuple[Floats, Floats]:
    """Return caps of every start after they have followed the wishes."""
    centre_moves, radius_moves = np.zeros_like(centres), np.zeros_like(radii)
    for _ in range(STEPS):
        towards, outward, _ = wishes.measure(centres, radii)
        centre_moves = MOMENTUM * centre_moves + STEP * towards
        radius_moves = MOMENTUM * radius_moves + STEP * outward
        centres, radii = _unit(centres + centre_moves), radii + radius_moves
    return centres, radii


def _levelled(centres: Floats) -> Floats:
    """Return centres turned about the line of sight: spread from left to right, the first left."""
    values, ways = np.linalg.eigh(centres[:, 1:].T @ centres[:, 1:])
    right = ways[:, int(np.argmax(values))]
    if centres[0, 1:] @ right > 0:
        right = -right
    up = np.array([-right[1], right[0]])
    return np.column_stack([centres[:, 0], centres[:, 1:] @ right, centres[:, 1:] @ up])


def _unit(places: Floats) -> Floats:
    unit: Floats = places / np.linalg.norm(places, axis=-1, keepdims=True)
    return unit


def _measured(
    terms: tuple[str, ...],
    centres: Floats,
    radii: Floats,
    propositions: Sequence[Proposition],
    reading: Import,
) -> Configuration | None:
    """Return caps with their margin, or None if they do not picture every proposition."""
    place = {term: number for number, term in enumerate(terms)}

    def gap(x: SignedTerm, y: SignedTerm) -> float:
        one, other = place[name_of(x)], place[name_of(y)]
        apart = distance(centres[one], centres[other], Geometry.SPHERICAL)
        if isinstance(x, Complement) is not isinstance(y, Complement):
            apart = math.pi - apart
        return radius(x) + radius(y) - apart

    def radius(x: SignedTerm) -> float:
        own = float(radii[place[name_of(x)]])
        return math.pi - own if isinstance(x, Complement) else own

    rooms = [radius(x) for x in _imported(propositions, terms, reading)]
    gaps: list[float] = []
    for proposition in propositions:
        x, y = proposition.subject, proposition.predicate
        met = gap(x, y if proposition.form.is_symmetric else complement(y))
        (gaps if proposition.form.is_universal else rooms).append(met)
        rooms += [radius(x) for x in proposition.asserted_terms]
    margin = min(rooms, default=1.0)
    if margin < LEAST_MARGIN or max(gaps, default=0.0) > TOUCHING * margin:
        return None
    return Configuration(terms, centres, radii, Geometry.SPHERICAL, margin)
