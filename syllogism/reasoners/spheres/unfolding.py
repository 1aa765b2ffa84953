"""Unfolding: from what a path forces to the evidence for it, term by term, in linear time.

A chain with its conclusion denied is a ring of statements. Two things decide how it unfolds.

* *E* and *O* part their terms: they ask for a distance, where *A* and *I* only grant one. All
  distances around a ring obey the polygon inequality, each at most the sum of the others.
* A term that a statement distributes has its radius on the small side of the gap (*A* its
  subject, *E* both, *O* its predicate), and otherwise on the large side. A term is *open* if
  neither of its two statements distributes it: then growing its ball only helps.

A certificate adds all statements of the ring to the polygon inequality of its one parting link.
The distances cancel; the radius of a term distributed once cancels; one distributed twice
takes two instances to cancel. An open term or a second parting link would leave something over.
So a certificate has every premise in it, each once, and none can be left out: without a link a
ring is a path, and a path always has a configuration.

A configuration of any other ring is made of whole, half and quarter numbers:

    parting links   balls
    none            all in one place
    two or more     one place for each stretch between them, in turns left and right, and the last
                    of an odd number of stretches at the tip of an isosceles triangle
    one, and an     all in one place, and the open ball large, if its statement parts; if not,
    open term       the open ball halfway between the two stretches beside it, and reaching far
    one, no open    all in one place, all empty: in the modern reading, without a particular

Whatever is built is measured again by `verifying`; only what passes there is evidence.

Axes: ``terms`` of all chains of a batch, ``chains``.

Source:
    Ladd, "On the algebra of logic" (1883): a valid argument with its conclusion denied is an
    inconsistent triad; the rules of distribution and of negatives are the schools' (Peter of
    Spain, Summulae logicales, 13th century).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float64, Int8, Int64

from syllogism.language.chains import Chains
from syllogism.language.propositions import Form

# Shape (forms, direction, 2): whether a link's statement distributes its first, its second term.
_DISTRIBUTES = np.array(
    [
        [
            [form.distributes_subject, form.distributes_predicate],
            [form.distributes_predicate, form.distributes_subject],
        ]
        for form in Form
    ]
)
_PARTS = np.array([form.is_negative for form in Form])
_PARTICULAR = np.array([not form.is_universal for form in Form])

APART = 3.0  # distance of two places, in units of the margin: unit balls there have room between
TIP = (1.5, 2.0)  # exactly 2.5 from both (0, 0) and (3, 0)
LARGE = 3.0  # radius of an open ball: holds unit balls at half the distance, with room to spare


class Reasons(NamedTuple):
    """Certificates of all chains: every statement of a ring once, and besides them these.

    Args:
        parting: Number of the first term of each chain's parting link.
        instances: How many instances of each term are added.
        exists: Whether a chain has one parting link and no open term, and something remains.
    """

    parting: Int64[np.ndarray, " chains"]
    instances: Int8[np.ndarray, " terms"]
    exists: Bool[np.ndarray, " chains"]


class Balls(NamedTuple):
    """Configurations of all chains, in the plane.

    Args:
        centres: In units of the margin, binary fractions.
        radii: Likewise; 0 pictures an empty term.
    """

    centres: Float64[np.ndarray, "terms 2"]
    radii: Float64[np.ndarray, " terms"]


class Ring(NamedTuple):
    """What the statements around each ring do, the conclusion denied.

    Args:
        parts: Whether the statement from a term to the next one parts them.
        partings: How many statements of a chain do.
        distributed: How often a term is distributed: 0 (open), 1 or 2 times.
    """

    parts: Bool[np.ndarray, " terms"]
    partings: Int64[np.ndarray, " chains"]
    distributed: Int8[np.ndarray, " terms"]

    @classmethod
    def of(cls, chains: Chains) -> Ring:
        """Return what the statements of some chains do."""
        denied = chains.denied
        firsts, lasts = chains.firsts, chains.lasts
        parts = _PARTS[denied]
        link = 2 * denied + chains.turned
        as_first, as_second = _DISTRIBUTES.reshape(-1, 2).astype(np.int8).T
        distributed = as_first[link]
        second = as_second[link]
        distributed[1:] += second[:-1]
        distributed[firsts[1:]] -= second[lasts[:-1]]
        distributed[firsts] += second[lasts]
        return cls(parts, _sums(parts, firsts), distributed)


def find_reasons(chains: Chains, ring: Ring) -> Reasons:
    """Return the certificate of each chain that has one."""
    firsts = chains.firsts
    instances = np.maximum(ring.distributed - 1, 0) * np.int8(2)
    remains = _sums(_PARTICULAR[chains.denied], firsts) + _sums(instances, firsts)
    open_terms = _sums(ring.distributed == 0, firsts)
    return Reasons(
        _first_where(ring.parts, chains),
        instances,
        (ring.partings == 1) & (open_terms == 0) & (remains > 0),
    )


def find_balls(chains: Chains, ring: Ring) -> Balls:
    """Return a configuration of each chain that has one; balls of no meaning for the others."""
    firsts, lengths = chains.firsts, chains.lengths
    is_open = ring.distributed == 0
    has_open = np.logical_or.reduceat(is_open, firsts)
    once = ring.partings == 1

    # The place of a term is the number of parting links before it, counted round the ring.
    crossed = np.cumsum(ring.parts)
    crossed -= ring.parts
    crossed -= np.repeat(crossed[firsts], lengths)
    around = np.repeat(np.maximum(ring.partings, 1), lengths)
    crossed[crossed == around] = 0
    right = (crossed % 2 == 1) & (around > 1)
    tip = (crossed == around - 1) & (around % 2 == 1) & (around > 1)
    centres = np.zeros((len(crossed), 2))
    centres[right, 0] = APART
    centres[tip] = TIP

    radii = np.ones(len(crossed))
    radii[np.repeat(once & ~has_open, lengths)] = 0.0
    grown = _first_where(is_open, chains)[once & has_open]
    radii[grown] = LARGE
    between = _between(chains, ring, once & has_open)
    centres[between > 0, 0] = APART / 2 * between[between > 0]
    return Balls(centres, radii)


def _between(
    chains: Chains, ring: Ring, wanted: Bool[np.ndarray, " chains"]
) -> Int8[np.ndarray, " terms"]:
    """Return 0 before, 1 at and 2 after the open term, on the way from the parting link and back.

    Where the open term stands at the parting link all is 0.
    """
    firsts, lengths = chains.firsts, chains.lengths
    opened = _first_where(ring.distributed == 0, chains) - firsts
    parting = _first_where(ring.parts, chains) - firsts
    apart = wanted & (opened != parting) & (opened != (parting + 1) % lengths)
    place = np.arange(len(ring.parts)) - np.repeat(firsts + parting + 1, lengths)
    steps = np.where(place < 0, place + np.repeat(lengths, lengths), place)
    at = np.repeat((opened - parting - 1) % lengths, lengths)
    between: Int8[np.ndarray, " terms"] = (steps >= at).astype(np.int8) + (steps > at)
    between[np.repeat(~apart, lengths)] = 0
    return between


def _sums(
    values: Bool[np.ndarray, " terms"] | Int8[np.ndarray, " terms"],
    firsts: Int64[np.ndarray, " chains"],
) -> Int64[np.ndarray, " chains"]:
    """Return the sum over each chain."""
    sums: Int64[np.ndarray, " chains"] = np.add.reduceat(values, firsts, dtype=np.int64)
    return sums


def _first_where(
    condition: Bool[np.ndarray, " terms"], chains: Chains
) -> Int64[np.ndarray, " chains"]:
    """Return the first term of each chain of which a condition holds; its last if of none."""
    (places,) = np.nonzero(condition)
    lasts = chains.lasts
    following = np.append(places, len(condition))[np.searchsorted(places, chains.firsts)]
    first: Int64[np.ndarray, " chains"] = np.minimum(following, lasts)
    return first
