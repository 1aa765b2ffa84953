"""From sets of propositions over any number of terms to configurations and certificates.

    propositions -> graphs -> the network moves, and is looked at after 32, 64, 128, ... steps:
        everything is pictured   -> fractions   -> Euclidean balls, or else cubes;
                                    where complements are spoken of, caps, or else cubes
        what fires holds a reason -> multipliers -> a certificate, made `minimal`
        neither                  -> on, until the patience is spent

Each set gets what it would get alone: the network computes in whole numbers, looks are taken at
fixed steps, and nothing else mixes the sets of a batch.

Axes: ``batch`` sets of propositions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

import jax
import jax.numpy as jnp
import numpy as np

from syllogism.evidence.certificates import Certificate
from syllogism.evidence.configurations import Configuration
from syllogism.language.arguments import Import, are_one_cycle, are_signed
from syllogism.language.propositions import Proposition
from syllogism.reasoners.spheres.graphs.cubes import Picture, cubes, find_picture
from syllogism.reasoners.spheres.graphs.layouts import find_layouts
from syllogism.reasoners.spheres.graphs.lengths import ROOM, Lengths
from syllogism.reasoners.spheres.graphs.network import (
    Activations,
    State,
    Weights,
    advance,
    fire,
    start,
    weights_of,
)
from syllogism.reasoners.spheres.graphs.reasons import find_certificate
from syllogism.reasoners.spheres.graphs.reflections import find_reflected_picture
from syllogism.reasoners.spheres.graphs.spherical import find_spherical_layouts
from syllogism.reasoners.spheres.graphs.statements import Graphs, size_of

FIRST_LOOK = 32  # steps; nine in ten random sets of 4-24 terms are decided by then
# Steps; of 1,400 random sets of 4-24 terms the slowest took 128, of 3,000 sets of 3-12 terms with
# complements 256. Of sets that are no such mixture, a path of inclusions takes most: 64 terms and a
# particular 512, 128 terms 2,048.
PATIENCE = 4096
UNITS = 1 << 22  # detours of a block: 16 MiB for each array of them
LEAST_BATCH = 16  # batches are filled up to 16, 128, 1,024, so few shapes are ever compiled
LARGEST_BATCH = 1024


Arrays = TypeVar("Arrays", Weights, State, Lengths, Activations)


class Rested(NamedTuple):
    """What the network came to, and after how many steps.

    Args:
        graphs: The block that the set belongs to.
        number: Its place in the block.
        outcome: A picture, a certificate, or None.
        steps: Steps taken until it was found.
    """

    graphs: Graphs
    number: int
    outcome: Picture | Certificate | None
    steps: int


def settle_graphs(
    sets: Sequence[Sequence[Proposition]], *, reading: Import, dim: int | None, seed: int
) -> list[Configuration | Certificate | None]:
    """Return for each set a configuration, or a certificate that it has none, or None.

    Args:
        sets: Sets of propositions, each over at most as many terms as `SIZES` has places.
        reading: Which terms must have an instance.
        dim: Dimension of the Euclidean space that balls are tried in, and of the sphere for caps;
            None if cubes are wanted.
        seed: Draws where the network starts.
    """
    rested = rest(sets, reading=reading, seed=seed)
    blocks: dict[int, tuple[Graphs, dict[int, Picture]]] = {}
    for each in rested:
        if isinstance(each.outcome, Picture):
            _, pictures = blocks.setdefault(id(each.graphs), (each.graphs, {}))
            pictures[each.number] = each.outcome
    layouts: dict[int, dict[int, Configuration]] = {}
    for block, (graphs, pictures) in blocks.items():
        if dim is None:
            layouts[block] = {}
        elif graphs.signs is None:
            layouts[block] = find_layouts(graphs, pictures, dim=dim, seed=seed)
        else:
            layouts[block] = find_spherical_layouts(
                graphs, graphs.signs, pictures, dim=dim, seed=seed
            )

    def evidence(each: Rested) -> Configuration | Certificate | None:
        if not isinstance(each.outcome, Picture):
            return each.outcome
        found = layouts[id(each.graphs)].get(each.number)
        return found or cubes(each.graphs.terms[each.number], each.outcome)

    return [evidence(each) for each in rested]


def rest(sets: Sequence[Sequence[Proposition]], *, reading: Import, seed: int) -> list[Rested]:
    """Return what the network comes to for each set."""
    stated = [tuple(dict.fromkeys(one)) for one in sets]
    rested: dict[int, Rested] = {}
    alike: dict[tuple[int, bool], list[int]] = {}
    for number, one in enumerate(stated):
        size = size_of(one)
        assert size is not None
        alike.setdefault((size, are_signed(one)), []).append(number)
    for (size, signed), numbers in alike.items():
        block = max(1, min(LARGEST_BATCH, UNITS // ((1 + signed) * size**3)))
        for at in range(0, len(numbers), block):
            chosen = numbers[at : at + block]
            graphs = Graphs.of([stated[number] for number in chosen], size, reading=reading)
            rested |= zip(chosen, _rest_block(graphs, seed), strict=True)
    return [rested[number] for number in range(len(sets))]


def _rest_block(graphs: Graphs, seed: int) -> list[Rested]:
    outcomes = [Rested(graphs, number, None, PATIENCE) for number in range(len(graphs.terms))]
    going = np.arange(len(outcomes))
    weights, state = weights_of(graphs), start(graphs, seed)
    taken, ahead = 0, FIRST_LOOK
    while len(going) and taken < PATIENCE:
        all_weights, all_states = _filled(weights), _filled(state)
        all_states = advance(all_weights, all_states, jnp.int32(ahead))
        fired = jax.tree.map(np.asarray, fire(all_weights, all_states))
        state = _chosen(all_states, slice(len(going)))
        taken += ahead
        ahead = taken
        left = []
        worst = [array.reshape(len(array), -1).max(axis=1) for array in jax.tree.leaves(fired)]
        pictured = np.max(worst, axis=0) < ROOM // 2
        for at, number in enumerate(going.tolist()):
            outcome: Picture | Certificate | None
            if pictured[at]:
                outcome = _find_picture(graphs, number, _chosen(state.lengths, at))
            else:
                outcome = find_certificate(graphs, number, _chosen(fired, at))
            if outcome is None:
                left.append(at)
            else:
                outcomes[number] = Rested(graphs, number, outcome, taken)
        going = going[left]
        weights, state = _chosen(weights, left), _chosen(state, left)
    return outcomes


def _find_picture(graphs: Graphs, number: int, lengths: Lengths) -> Picture | None:
    if graphs.signs is None:
        return find_picture(graphs, number, lengths)
    return find_reflected_picture(graphs, graphs.signs, number, lengths)


def _chosen(arrays: Arrays, which: int | slice | list[int]) -> Arrays:
    """Return one argument of a batch, or some."""
    chosen: Arrays = jax.tree.map(lambda array: np.asarray(array)[which], arrays)
    return chosen


def _filled(arrays: Arrays) -> Arrays:
    """Return a batch filled up with arguments that state nothing."""
    batch = len(jax.tree.leaves(arrays)[0])
    full = LEAST_BATCH
    while full < batch:
        full *= 8
    filled: Arrays = jax.tree.map(
        lambda array: np.pad(array, [(0, full - batch), *[(0, 0)] * (array.ndim - 1)]), arrays
    )
    return filled


def minimal(
    certificates: Mapping[int, Certificate],
    sets: Sequence[Sequence[Proposition]],
    *,
    reading: Import,
    seed: int,
) -> dict[int, Certificate]:
    """Return certificates, by the number of their set, that rest on no proposition needlessly.

    Of propositions that link their terms in one cycle all are needed. Of others each is left out
    in turn, and the network decides what remains; while something contradictory remains, its
    certificate is the better one.
    """
    best = dict(certificates)
    used = {number: one.rests_on(sets[number], reading) for number, one in best.items()}
    open_ = [number for number, stated in used.items() if not are_one_cycle(stated)]
    while open_:
        shorter = [
            (number, tuple(p for p in used[number] if p != left_out))
            for number in open_
            for left_out in used[number]
            if len(used[number]) > 1
        ]
        rested = rest([remaining for _, remaining in shorter], reading=reading, seed=seed)
        better: dict[int, tuple[Proposition, ...]] = {}
        for (number, remaining), each in zip(shorter, rested, strict=True):
            if isinstance(each.outcome, Certificate):
                needed = each.outcome.rests_on(remaining, reading)
                if number not in better or len(needed) < len(better[number]):
                    better[number], best[number] = needed, each.outcome
        used |= better
        open_ = [number for number, stated in better.items() if not are_one_cycle(stated)]
    return best
