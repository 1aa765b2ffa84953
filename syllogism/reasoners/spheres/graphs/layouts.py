"""Balls in Euclidean space for many terms, where they can be found.

Distances that suit the max-norm need not suit any Euclidean space, so more than three balls are
placed by descent: centres and radii follow the statements that are not yet pictured with room to
spare, from the places that scaling gives the network's own distances, then from random ones. What
is found is measured again and offered; what is not found proves nothing, since there are premise
sets that have cubes but no circles (five terms pairwise apart, and for each two of them a term
that overlaps just these: circles would draw the complete graph on five points without crossings).

Everything is elementwise in one order, so that a set finds the same place in every batch.

Axes: ``batch`` sets of propositions, ``terms``, ``dim`` dimensions.

Source:
    Torgerson, "Multidimensional scaling: theory and method" (1952), for the first start; Felsner,
    Fishburn and Trotter, "Finite three-dimensional partial orders which are not sphere orders"
    (1999).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from syllogism.evidence.configurations import Configuration
from syllogism.reasoners.spheres.gaps import shortfalls
from syllogism.reasoners.spheres.graphs.cubes import Picture
from syllogism.reasoners.spheres.graphs.statements import Graphs

ROOM = 0.25  # room to spare that balls are asked to leave; half of it is enough
STARTS = 4  # the first by scaling, the others at random
STEPS = 240  # for each start
LOOK = 20  # steps between two looks at what is finished
SHAKE = 0.5  # how far scaled centres are moved at random, in units of the margin
MOMENTUM = 0.85
GRAIN = 64  # places and radii come back in 64ths, well within the room to spare
LEAST = 1e-9  # a shorter distance has no direction

Floats = npt.NDArray[np.float64]


class _Balls(NamedTuple):
    """Centres, shape ``(batch, terms, dim)``, and radii, shape ``(batch, terms)``."""

    centres: Floats
    radii: Floats


class _Asked(NamedTuple):
    """What is asked of a batch: 1 where a statement is made, room to spare, who coincides."""

    says: Floats  # (batch, forms, terms, terms)
    room: Floats  # (batch, terms, terms); none between balls that coincide
    inhabited: Floats  # (batch, terms)
    together: Floats  # (batch, terms, terms); averages over balls that coincide
    rates: Floats  # (batch, terms)


def find_layouts(
    graphs: Graphs, pictures: Mapping[int, Picture], *, dim: int, seed: int
) -> dict[int, Configuration]:
    """Return the same statements as Euclidean balls, for those pictures where any are found.

    Args:
        graphs: The sets of propositions.
        pictures: Radii and a metric in which a set holds, for some of the sets by number.
        dim: Dimension of the space.
        seed: Draws the random starts.
    """
    found: dict[int, Configuration] = {}
    numbers = np.array(list(pictures), dtype=np.int64)
    for attempt in range(STARTS):
        if not len(numbers):
            break
        asked = _asked(graphs, numbers)
        scale = [pictures[number] for number in numbers.tolist()]
        size = graphs.says.shape[-1]
        dice = np.random.default_rng((seed, attempt))
        begin = _scaled if attempt == 0 else _random
        balls = begin(scale, size, dim, dice)
        left = []
        for number, place in zip(numbers.tolist(), _descend(asked, balls), strict=True):
            if place is None:
                left.append(number)
                continue
            count = len(graphs.terms[number])
            centres, radii = place.centres[:count], place.radii[:count]
            found[number] = Configuration(graphs.terms[number], centres, radii)
        numbers = np.array(left, dtype=np.int64)
    return found


def _asked(graphs: Graphs, numbers: npt.NDArray[np.int64]) -> _Asked:
    says = graphs.says[numbers].astype(np.float64)
    distinct = graphs.distinct[numbers].astype(np.float64)
    together = 1 - distinct
    said = says.sum(axis=1)
    share = together / together.sum(axis=2, keepdims=True)
    counts = np.einsum("bij,bj->bi", together, said.sum(axis=1) + said.sum(axis=2))
    return _Asked(
        says,
        ROOM * distinct,
        graphs.inhabited[numbers].astype(np.float64),
        share,
        1 / (2 + 2 * counts),
    )


def _scaled(pictures: Sequence[Picture], size: int, dim: int, dice: np.random.Generator) -> _Balls:
    """Return balls whose centres are those of classical scaling, a little shaken."""
    centres, radii = np.zeros((len(pictures), size, dim)), np.zeros((len(pictures), size))
    for number, picture in enumerate(pictures):
        count = len(picture.radii)
        radii[number, :count] = picture.radii
        squares = picture.distances**2
        middle = squares.mean(axis=0)
        values, vectors = np.linalg.eigh((middle + middle[:, None] - squares - middle.mean()) / 2)
        kept = min(dim, count)
        axes = vectors[:, ::-1][:, :kept] * np.sqrt(np.maximum(values[::-1][:kept], 0))
        centres[number, :count, :kept] = axes
    # Else terms in like positions would share one place.
    return _Balls(centres + SHAKE * dice.standard_normal((size, dim)), radii)


def _random(pictures: Sequence[Picture], size: int, dim: int, dice: np.random.Generator) -> _Balls:
    """Return balls of the pictures' radii whose centres are thrown."""
    radii = np.zeros((len(pictures), size))
    spread = np.zeros((len(pictures), 1, 1))
    for number, picture in enumerate(pictures):
        radii[number, : len(picture.radii)] = picture.radii
        spread[number] = picture.distances.max() / 2
    centres = dice.standard_normal((size, dim)) * spread
    return _Balls(centres, radii)


def _descend(asked: _Asked, balls: _Balls) -> list[_Balls | None]:
    """Return where each set's balls picture everything, or None where they do not get there."""
    found: list[_Balls | None] = [None] * len(balls.radii)
    numbers = np.arange(len(found))
    centres = asked.together @ balls.centres
    radii = (asked.together @ balls.radii[..., None])[..., 0]
    centre_moves, radius_moves = np.zeros_like(centres), np.zeros_like(radii)
    for step in range(STEPS + 1):
        outward, towards, worst = _forces(asked, centres, radii)
        if step % LOOK == 0:
            done = worst < ROOM / 2
            for at in np.flatnonzero(done).tolist():
                place = _Balls(_rounded(centres[at]), _rounded(radii[at]))
                if _misses(asked, at, place) <= 0:
                    found[numbers[at]] = place
            going = ~done
            if not going.any():
                break
            if done.any():
                numbers, centres, radii = numbers[going], centres[going], radii[going]
                centre_moves, radius_moves = centre_moves[going], radius_moves[going]
                outward, towards = outward[going], towards[going]
                asked = _Asked(*(array[going] for array in asked))
        # Balls that coincide move as one: what pulls at any of them pulls at all.
        rates = asked.rates[..., None]
        centre_moves = MOMENTUM * centre_moves + rates * towards
        radius_moves = MOMENTUM * radius_moves + asked.rates * outward
        centres, radii = centres + centre_moves, radii + radius_moves
    return found


def _forces(asked: _Asked, centres: Floats, radii: Floats) -> tuple[Floats, Floats, Floats]:
    """Return what pulls at radii and centres, and by how much the worst statement fails."""
    between = centres[:, :, None] - centres[:, None]
    distances = np.sqrt((between * between).sum(axis=-1))
    inside = distances + radii[:, :, None] - radii[:, None]
    apart = radii[:, :, None] + radii[:, None] - distances
    says, room = asked.says, asked.room
    included = says[:, 0] * np.maximum(room + inside, 0)
    excluded = says[:, 1] * np.maximum(ROOM + apart, 0)
    shared = says[:, 2] * np.maximum(1 + ROOM - apart, 0)
    left = says[:, 3] * np.maximum(1 + room - inside, 0)
    alive = asked.inhabited * np.maximum(1 + ROOM - radii, 0)
    worst = np.maximum(included, excluded)
    worst = np.maximum(np.maximum(worst, shared), left).max(axis=(1, 2))
    worst = np.maximum(worst, alive.max(axis=1))
    inner, outer = left - included, shared - excluded
    outward = inner.sum(axis=2) - inner.sum(axis=1) + outer.sum(axis=2) + outer.sum(axis=1) + alive
    farther = inner - outer
    farther = farther + farther.swapaxes(1, 2)
    pushes = (farther / np.maximum(distances, LEAST))[..., None] * between
    towards = pushes.sum(axis=2)
    count = 1 / asked.together.max(axis=2)
    outward = (asked.together @ outward[..., None])[..., 0] * count
    towards = (asked.together @ towards) * count[..., None]
    return outward, towards, worst


def _misses(asked: _Asked, at: int, balls: _Balls) -> float:
    """Return by how much the worst bare statement of one set fails; 0 or less if none does."""
    distances = np.linalg.norm(balls.centres[:, None] - balls.centres, axis=-1)
    missing = shortfalls(distances, balls.radii[:, None], balls.radii, 1)
    said, inhabited = asked.says[at] > 0, asked.inhabited[at] > 0
    return max(
        float(missing[said].max(initial=0.0)), float((1 - balls.radii[inhabited]).max(initial=0.0))
    )


def _rounded(numbers: Floats) -> Floats:
    rounded: Floats = np.round(numbers * GRAIN) / GRAIN
    return rounded
