"""From where a descent ends to balls in which everything holds, or to nothing.

What is offered is rounded to small binary fractions and measured anew, from centres and radii
alone. No loss that looked small enters into it: every row must hold to the last bit. Balls that
must coincide are never quite one after a descent, so where the rounded balls do not do, those that
an inclusion joins and that came to lie close together are made one, and everything is measured
again.

Axes: ``batch`` sets of propositions, ``rows``, ``places`` for terms, ``dim`` dimensions.
"""

from __future__ import annotations

from math import ceil, log2
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float64

from syllogism.language.propositions import Form
from syllogism.language.statements import NUMBERS
from syllogism.reasoners.descent.descending import Balls
from syllogism.reasoners.descent.rows import Rows

GRAIN = 64  # fractions are at least this fine: well within the room that balls leave
NEAR = 1 / 16  # balls whose centres and radii differ by no more may be made one


class Constructed(NamedTuple):
    """Balls for each set of a batch, and in which of them everything holds."""

    balls: Balls
    holds: Bool[np.ndarray, " batch"]


def construct(rows: Rows, balls: Balls) -> Constructed:
    """Return fractions close to where a batch came to, and whether they picture everything."""
    plain = rounded(balls)
    holds = measure(rows, plain) <= 0
    (failed,) = np.nonzero(~holds)
    some = Rows(*(array[failed] for array in rows))
    merged = rounded(_merged(some, Balls(*(array[failed] for array in balls))))
    mended = measure(some, merged) <= 0
    plain.centres[failed[mended]] = merged.centres[mended]
    plain.radii[failed[mended]] = merged.radii[mended]
    holds[failed] = mended
    return Constructed(plain, holds)


def rounded(balls: Balls) -> Balls:
    """Return balls in binary fractions, in more dimensions finer ones.

    Rounding moves a centre by at most half a grain times the root of the dimension, which so stays
    below 1 / 128.
    """
    grain = GRAIN * 2.0 ** ceil(log2(balls.centres.shape[-1]) / 2)
    return Balls(np.round(balls.centres * grain) / grain, np.round(balls.radii * grain) / grain)


def measure(rows: Rows, balls: Balls) -> Float64[np.ndarray, " batch"]:
    """Return by how much the worst row of each set is missed; 0 or less where everything holds."""
    kinds, subjects, predicates = rows
    lanes = np.arange(len(kinds))[:, None]
    distances = _distances(rows, balls)
    subject, predicate = balls.radii[lanes, subjects], balls.radii[lanes, predicates]
    inside = distances + subject - predicate
    apart = subject + predicate - distances
    nothing = np.full_like(distances, -np.inf)
    missing = np.choose(kinds, [inside, apart, 1 - apart, 1 - inside, 1 - subject, nothing])
    worst: Float64[np.ndarray, " batch"] = missing.max(axis=1)
    return worst


def _distances(rows: Rows, balls: Balls) -> Float64[np.ndarray, "batch rows"]:
    lanes = np.arange(len(rows.kinds))[:, None]
    between = balls.centres[lanes, rows.subjects] - balls.centres[lanes, rows.predicates]
    distances: Float64[np.ndarray, "batch rows"] = np.sqrt((between * between).sum(axis=-1))
    return distances


def _merged(rows: Rows, balls: Balls) -> Balls:
    """Return the same balls, where an inclusion's two are near each other, both the first."""
    lanes = np.broadcast_to(np.arange(len(rows.kinds))[:, None], rows.kinds.shape)
    differences = balls.radii[lanes, rows.subjects] - balls.radii[lanes, rows.predicates]
    near = (rows.kinds == NUMBERS[Form.A]) & (np.abs(differences) <= NEAR)
    near &= _distances(rows, balls) <= NEAR
    lane, subject, predicate = lanes[near], rows.subjects[near], rows.predicates[near]
    same = np.tile(np.arange(balls.radii.shape[1]), (len(rows.kinds), 1))
    while True:
        first = np.minimum(same[lane, subject], same[lane, predicate])
        before = same.copy()
        np.minimum.at(same, (lane, subject), first)
        np.minimum.at(same, (lane, predicate), first)
        if (same == before).all():
            break
    return Balls(balls.centres[lanes[:, :1], same], balls.radii[lanes[:, :1], same])
