"""Verifying the evidence of chains: adding up certificates and measuring balls, in arrays.

Nothing here knows how evidence was found. A certificate's lines are added in whole numbers, every
radius and distance under its own name; balls are measured from their centres and radii. The
audit does the same once more, on objects, with code of its own.

Axes: ``terms`` of all chains of a batch, ``chains``, ``detours``.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Bool, Float64, Int8, Int64

from syllogism.language.arguments import Import
from syllogism.language.chains import Chains
from syllogism.reasoners.spheres.gaps import shortfalls

_A, _E, _I, _O = range(4)


def find_detours(
    chains: Chains, hubs: Int64[np.ndarray, " chains"]
) -> Int64[np.ndarray, "detours 3"]:
    """Return the triangle inequalities (start, via, end) that add up to a polygon inequality.

    All start from the term after the hub, and go round the ring one term farther each, until the
    last one ends at the hub: so its distance from the hub is at most all others together.
    """
    firsts, lengths = chains.firsts, chains.lengths
    each = lengths - 2
    starts = np.repeat(firsts + (hubs - firsts + 1) % lengths, each)
    steps = np.arange(each.sum()) - np.repeat(np.cumsum(each) - each, each)
    ends = np.repeat(firsts + lengths, each)
    vias = starts + steps + 1
    vias = np.where(vias < ends, vias, vias - np.repeat(lengths, each))
    beyond = np.where(vias + 1 < ends, vias + 1, np.repeat(firsts, each))
    return np.stack([starts, vias, beyond], axis=1)


def add_up(
    chains: Chains,
    detours: Int64[np.ndarray, "detours 3"],
    hubs: Int64[np.ndarray, " chains"],
    instances: Int8[np.ndarray, " terms"],
    reading: Import,
) -> Bool[np.ndarray, " chains"]:
    """Return for each chain whether its certificate adds up to 0 >= something positive.

    The lines of a certificate are every statement of the ring, the conclusion denied, the chain's
    detours, and instances of terms that have one.

    Args:
        chains: The chains.
        detours: Start, via and end of each triangle inequality.
        hubs: Any term of each chain; distances from the term after it may be spoken of, besides
            those around the ring.
        instances: How many instances of each term are added.
        reading: Which terms have an instance.
    """
    firsts, lengths, following = chains.firsts, chains.lengths, chains.following
    forms = chains.denied
    total = len(forms)
    subjects = np.where(chains.turned, following, np.arange(total))
    predicates = np.where(chains.turned, np.arange(total), following)
    starts = np.repeat(firsts + (hubs - firsts + 1) % lengths, lengths)
    number = np.repeat(np.arange(len(lengths)), lengths)

    # The small side of A: d + r(s) <= r(p); E: r(s) + r(p) <= d; I: d + 1 <= r(s) + r(p);
    # O: r(p) + 1 <= d + r(s). A sign is + on the large side.
    radii = instances.astype(np.int64)
    sign = np.where((forms == _I) | (forms == _O), 1, -1)
    radii += np.bincount(subjects, sign, total).astype(np.int64)
    sign = np.where((forms == _A) | (forms == _I), 1, -1)
    radii += np.bincount(predicates, sign, total).astype(np.int64)

    # The distance of a term from the next one is named after it, and any other distance between
    # a chain's starting term and a second one after the second, in a second row of names.
    distances = np.zeros(2 * total, dtype=np.int64)
    distances[:total] = np.where((forms == _E) | (forms == _O), 1, -1)
    known = np.ones(len(lengths), dtype=np.bool_)
    for one, other, side in ((0, 1, 1), (1, 2, 1), (0, 2, -1)):
        x, y = detours[:, one], detours[:, other]
        name = np.where(following[x] == y, x, y)
        away = (following[x] != y) & (following[y] != x)
        hub_first = away & (starts[x] == x)
        name = np.where(hub_first, y + total, name)
        name = np.where(away & ~hub_first, x + total, name)
        strange = (away & ~hub_first & (starts[y] != y)) | (number[x] != number[y])
        known[number[x[strange]]] = False
        distances += side * np.bincount(name, minlength=2 * total)

    cancels = (radii == 0) & (distances[:total] == 0) & (distances[total:] == 0)
    has_instance = _inhabited(forms, subjects, predicates, reading)
    granted = (instances == 0) | ((instances > 0) & has_instance)
    margins = ((forms == _I) | (forms == _O)) + instances.astype(np.int64)
    adds_up: Bool[np.ndarray, " chains"] = (
        known
        & np.logical_and.reduceat(cancels & granted, firsts)
        & (np.add.reduceat(margins, firsts) > 0)
    )
    return adds_up


def measure(
    chains: Chains,
    centres: Float64[np.ndarray, "terms dim"],
    radii: Float64[np.ndarray, " terms"],
    reading: Import,
) -> Float64[np.ndarray, " chains"]:
    """Return by how much the worst statement of each ring fails, from centres and radii alone.

    0 if none does. Exact where squares of coordinates are, as of the fractions of `unfolding`: a
    root is rounded once, and never where it is such a fraction itself.
    """
    between = centres - centres[chains.following]
    return gauge(chains, np.sqrt((between**2).sum(axis=1)), radii, reading)


def gauge(
    chains: Chains,
    distances: Float64[np.ndarray, " terms"],
    radii: Float64[np.ndarray, " terms"],
    reading: Import,
) -> Float64[np.ndarray, " chains"]:
    """Return the same, from the distance of each term's centre from that of the next one."""
    following = chains.following
    forms = chains.denied
    first = np.arange(len(forms))
    subjects = np.where(chains.turned, following, first)
    predicates = np.where(chains.turned, first, following)
    missing = np.choose(forms, shortfalls(distances, radii[subjects], radii[predicates], 1))
    inhabited = _inhabited(forms, subjects, predicates, reading)
    missing = np.maximum(missing, np.where(inhabited, 1 - radii, 0))
    worst: Float64[np.ndarray, " chains"]
    worst = np.maximum(np.maximum.reduceat(missing, chains.firsts), 0)
    return worst


def _inhabited(
    forms: Int8[np.ndarray, " terms"],
    subjects: Int64[np.ndarray, " terms"],
    predicates: Int64[np.ndarray, " terms"],
    reading: Import,
) -> Bool[np.ndarray, " terms"]:
    """Return which terms have an instance wherever the ring's statements hold."""
    inhabited = np.full(len(forms), reading is Import.TRADITIONAL)
    inhabited[subjects[(forms == _I) | (forms == _O)]] = True
    inhabited[predicates[forms == _I]] = True
    return inhabited
