"""Arranging: of all circles that picture the same statements, some that are good to look at.

What the sphere network finds is correct and plain: slivers, circles that almost touch, large ones
beside tiny ones. Here several pictures are pulled into shape, each from another start, and one is
taken that is right when it is measured again and has most room where it has least: between
borders, in its regions and for its names, when it is as large as the paper. Its lengths are points
on that paper, so that a margin of 1 is a point, in whole 64ths, which measure without rounding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from jaxtyping import Float64, Int64

from syllogism.diagrams.euler.pulling import FRAME, NAME, Discs, Wishes, pull_into_shape
from syllogism.diagrams.euler.regions import find_rooms
from syllogism.diagrams.euler.relations import find_relations
from syllogism.evidence.configurations import Configuration
from syllogism.language.arguments import Argument, Import
from syllogism.language.propositions import Form, Proposition
from syllogism.language.statements import to_statements
from syllogism.logic.validity import is_valid

STARTS = 20  # pictures that are pulled into shape
LOOKED_AT = 6  # of these, the best at first sight, whose regions are looked at
GRAIN = 64  # parts of a point that lengths are whole numbers of

# What a demanding reader minds, each in points of room that it is worth.
MISLED = 4.0  # a pair that lies otherwise than it had best lie
UNEVEN = 4.0  # a circle twice as large as another that could be like it
ENOUGH = 12.0  # points of room; more is not missed
SLIVER = 6.0  # points of room in a region; more is not missed there

Floats = Float64[np.ndarray, "..."]


def arrange(
    configuration: Configuration,
    propositions: Sequence[Proposition],
    *,
    reading: Import,
    seed: int = 0,
) -> Configuration:
    """Return circles that picture the same propositions and are good to look at.

    Terms that are included in each other coincide. Every term that may have an instance gets a
    circle, since an empty one would say more than is known; where no circles of all are found,
    only those that have a radius do.

    >>> from syllogism.language.propositions import Form
    >>> found = Configuration(("S", "P"), np.array([[0, 0], [2, 0]]), np.array([9, 1]))
    >>> some = [Proposition(Form.I, "S", "P")]
    >>> arranged = arrange(found, some, reading=Import.TRADITIONAL)
    >>> bool(np.ptp(arranged.radii) < 2)
    True

    Args:
        configuration: Euclidean circles in which the propositions hold.
        propositions: What is pictured.
        reading: In the traditional one every term has an instance.
        seed: Draws the starts; another seed may be another good picture.

    Returns:
        Euclidean circles with a margin of 1; those given, where no others are found.
    """
    plain = _in_margins(configuration)
    shown = _inhabitable(plain.terms, propositions, reading)
    drawn = [term for term in shown if plain.radii[plain.terms.index(term)] > 0]
    for terms in [shown] if drawn == shown else [shown, drawn]:
        arranged = _pull(plain, terms, propositions, reading, seed) if terms else None
        if arranged is not None:
            return arranged
    return plain


def pictures(
    configuration: Configuration, propositions: Sequence[Proposition], reading: Import
) -> bool:
    """Return whether propositions hold in Euclidean circles, particulars by a whole margin."""
    forms, x, y = to_statements(propositions, configuration.terms).T
    radii, margin = configuration.radii, configuration.margin
    across = configuration.centres[x] - configuration.centres[y]
    apart = np.sqrt((across**2).sum(axis=1))
    inside, outside = apart + radii[x] - radii[y], apart - radii[x] - radii[y]
    spare = np.choose(forms, [-inside, outside, -outside - margin, inside - margin])
    asserted = {term for p in propositions for term in p.asserted_terms}
    inhabited = [
        radius >= margin
        for term, radius in zip(configuration.terms, radii, strict=True)
        if reading is Import.TRADITIONAL or term in asserted
    ]
    return bool((spare >= 0).all() and all(inhabited))


def _in_margins(configuration: Configuration) -> Configuration:
    """Return a configuration whose margin is 1."""
    return replace(
        configuration,
        centres=configuration.centres / configuration.margin,
        radii=configuration.radii / configuration.margin,
        margin=1.0,
    )


def _inhabitable(
    terms: Sequence[str], propositions: Sequence[Proposition], reading: Import
) -> list[str]:
    """Return the terms that may have an instance; all of them may at once."""

    def is_empty(term: str) -> bool:
        nobody = Proposition(Form.E, term, term)
        return is_valid(Argument(tuple(propositions), nobody), reading)

    return [term for term in terms if not is_empty(term)]


def _pull(
    plain: Configuration,
    shown: Sequence[str],
    propositions: Sequence[Proposition],
    reading: Import,
    seed: int,
) -> Configuration | None:
    """Return good circles of some terms, the others empty, or None if none are right."""
    relations = find_relations(shown, propositions)
    wishes = Wishes(relations)
    given = _given(plain, wishes)
    starts, chosen = _draw_starts(given, wishes, np.random.default_rng(seed))
    pulled, lying = pull_into_shape(wishes, starts, chosen)
    for best in _ranked(wishes, pulled, lying):
        arranged = _configuration(plain, wishes, pulled.places[best], pulled.radii[best])
        if pictures(arranged, propositions, reading):
            return arranged
    return None


def _given(configuration: Configuration, wishes: Wishes) -> Discs:
    """Return the circles of a configuration, one for each group, filling the frame.

    Where one has no radius it gets that of a margin.
    """
    first = [configuration.terms.index(group[0]) for group in wishes.relations.groups]
    centres, radii = configuration.centres[first], configuration.radii[first]
    radii = np.where(radii > 0, radii, configuration.margin)
    low = (centres - radii[:, None]).min(axis=0)
    high = (centres + radii[:, None]).max(axis=0)
    scale = float((np.array(FRAME) / (high - low)).min())
    places = (centres - (low + high) / 2) * scale
    return Discs(np.concatenate([places, places]).T[None], radii[None] * scale)


def _draw_starts(
    given: Discs, wishes: Wishes, rng: np.random.Generator
) -> tuple[Discs, Int64[np.ndarray, "starts pairs"]]:
    """Return where discs are at first, and how pairs of circles should lie.

    A quarter of the starts are the given circles, shaken more and more, whose pairs should lie as
    they do; so some start is possible if all have a radius. In the others circles lie anywhere.
    """
    frame = np.array(FRAME)[:, None]
    near = STARTS // 4
    shaken = rng.normal(size=(near, 2, 2 * wishes.count)) * np.linspace(1, 20, near)[:, None, None]
    circles = rng.uniform(-0.4, 0.4, size=(STARTS - near, 2, wishes.count)) * frame
    names = circles + rng.normal(size=circles.shape) * NAME
    places = np.concatenate([given.places + shaken, np.concatenate([circles, names], axis=2)])
    sizes = rng.uniform(50, 90, size=(STARTS - near, 1)) * wishes.shares
    radii = np.concatenate([np.repeat(given.radii, near, axis=0), sizes])
    starts = Discs(places, radii)
    chosen = np.tile(wishes.relations.best, (STARTS, 1))
    chosen[:near] = wishes.settle(given)
    return starts, chosen


def _ranked(wishes: Wishes, pulled: Discs, lying: Int64[np.ndarray, "starts pairs"]) -> list[int]:
    """Return the numbers of pictures, the best first."""
    scales, borders, names = _measure(wishes, pulled, lying)
    even = np.log2(pulled.radii / wishes.shares)
    marks = np.minimum(borders * scales, ENOUGH) + np.minimum(names * scales, ENOUGH)
    marks -= UNEVEN * np.ptp(even, axis=1)
    marks -= MISLED * (lying != wishes.relations.best).sum(axis=1)
    first = np.argsort(-np.round(marks, 6), kind="stable").tolist()
    rooms = {}
    for number in first[:LOOKED_AT]:
        centres = pulled.places[number, :, : wishes.count].T
        room = find_rooms(centres, pulled.radii[number]).min() * scales[number]
        rooms[number] = marks[number] + min(room, SLIVER) * ENOUGH / SLIVER
    best = sorted(rooms, key=lambda number: -round(rooms[number], 6))
    return [*best, *first[LOOKED_AT:]]


def _measure(
    wishes: Wishes, pulled: Discs, lying: Int64[np.ndarray, "starts pairs"]
) -> tuple[Floats, Floats, Floats]:
    """Return how pictures fit the frame, and least rooms between borders and for names."""
    circles = pulled.places[:, :, : wishes.count]
    low = (circles - pulled.radii[:, None]).min(axis=2)
    high = (circles + pulled.radii[:, None]).max(axis=2)
    scales = (np.array(FRAME) / (high - low)).min(axis=1)
    _, lengths = wishes.measure(pulled)
    count, of_circles = wishes.count, len(wishes.relations.pairs)
    x, y = wishes.pairs[:, :of_circles]
    apart = lengths[:, count : count + of_circles]
    first, second = pulled.radii[:, x], pulled.radii[:, y]
    gaps = np.minimum(np.abs(apart - first - second), np.abs(apart - np.abs(first - second)))
    beside = lengths[:, count + of_circles :].reshape(-1, count, count) - pulled.radii[:, None]
    own = np.eye(count, dtype=bool)
    beside = np.where(own, -beside, np.where(wishes.shun(lying) > 0, beside, np.inf))
    return scales, gaps.min(axis=1, initial=ENOUGH), beside.min(axis=(1, 2))


def _configuration(
    plain: Configuration, wishes: Wishes, places: Floats, radii: Floats
) -> Configuration:
    """Return circles as the configuration of all terms, filling the frame.

    They are mirrored so that terms stand from left to right, and from above, in their order.
    """
    circles = places[:, : wishes.count].T
    low, high = (circles - radii[:, None]).min(axis=0), (circles + radii[:, None]).max(axis=0)
    scale = float((np.array(FRAME) / (high - low)).min())
    circles = (circles - (low + high) / 2) * scale
    order = np.arange(wishes.count) - (wishes.count - 1) / 2
    circles = circles * np.where(np.round(order @ circles, 3) * (1, -1) < 0, -1, 1)
    centres = np.zeros((len(plain.terms), 2))
    sizes = np.full(len(plain.terms), -sum(FRAME))  # an empty term fits into every circle
    for group, centre, radius in zip(wishes.relations.groups, circles, radii * scale, strict=True):
        for term in group:
            number = plain.terms.index(term)
            centres[number], sizes[number] = centre, radius
    return replace(
        plain, centres=np.round(centres * GRAIN) / GRAIN, radii=np.round(sizes * GRAIN) / GRAIN
    )
