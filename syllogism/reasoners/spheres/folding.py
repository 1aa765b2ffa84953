"""Folding: what a whole path forces about its two ends, in linear time and logarithmic depth.

Composition is associative, so neighbours may be joined in any order: all pairs at once, then all
pairs of pairs, and so on. Chains of a batch lie one after another in one array; every few rounds
each is filled up to whole blocks with entries that change nothing, so no pair ever crosses from
one chain into the next.

Axes: ``links`` of all chains, ``chains``.

Source:
    Ladner and Fischer, "Parallel prefix computation" (1980).
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Bool, Int64, UInt8

from syllogism.language.arguments import Import
from syllogism.language.chains import Chains
from syllogism.reasoners.spheres.composition import TURNED, Composition, composition

ROUNDS = 3  # of joining pairs between two fillings
BLOCK = 1 << ROUNDS


def are_forced(chains: Chains, reading: Import) -> Bool[np.ndarray, " chains"]:
    """Return for each chain whether the composition table says that its conclusion is forced.

    That is a claim, and no verdict yet: `unfold` builds the evidence for it.
    """
    composed = composition(reading)
    codes = chains.forms + np.int8(TURNED) * chains.turned
    stated = np.ones(len(codes), dtype=np.bool_)
    stated[chains.lasts] = False
    ends = fold(composed.of_links[codes[stated]], chains.lengths - 1, composed)
    forced: Bool[np.ndarray, " chains"] = composed.forced[ends, chains.forms[chains.lasts]]
    return forced


def fold(
    states: UInt8[np.ndarray, " links"], lengths: Int64[np.ndarray, " chains"], by: Composition
) -> UInt8[np.ndarray, " chains"]:
    """Return the state of each whole path.

    Args:
        states: The state of each link, one path after another.
        lengths: How many links each path has, one or more.
        by: The composition table.
    """
    joined = by.table.ravel()
    width = np.uint8(len(by.table))
    while lengths.max(initial=1) > 1:
        blocks = -(-lengths // BLOCK)
        missing = blocks * BLOCK - lengths
        whole = np.full(blocks.sum() * BLOCK, by.unit, dtype=np.uint8)
        whole[np.arange(len(states)) + np.repeat(np.cumsum(missing) - missing, lengths)] = states
        states, lengths = whole, blocks
        for _ in range(ROUNDS):
            states = joined[width * states[0::2] + states[1::2]]
    return states
