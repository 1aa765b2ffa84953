"""Recording the path that the network takes: the deciding run once more, step by step.

Both networks compute exactly, so that the same steps lead to the same bits, alone or in a batch,
one at a time or many at once. A recording therefore asks the network itself which run decides and
how many steps it takes, and then takes these steps again and writes down every state.

Axes: ``steps`` one more than were taken, ``terms``, ``inequalities``, ``rows`` of the network.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TypeVar

import jax
import jax.numpy as jnp
import numpy as np

from syllogism.evidence.certificates import Detour, Inequality, Pictured
from syllogism.evidence.judgements import Judgement
from syllogism.language.complements import name_of
from syllogism.language.propositions import Proposition
from syllogism.reasoners.spheres import network
from syllogism.reasoners.spheres.gaps import INHABITED, PAIRS, STATED, TERMS
from syllogism.reasoners.spheres.graphs import network as graph_network
from syllogism.reasoners.spheres.graphs import settling as graph_settling
from syllogism.reasoners.spheres.graphs.complements import SignedActivations
from syllogism.reasoners.spheres.graphs.lengths import ROOM, UNIT, Lengths
from syllogism.reasoners.spheres.graphs.network import Activations
from syllogism.reasoners.spheres.graphs.reasons import Line, find_lines
from syllogism.reasoners.spheres.settling import asked_rows
from syllogism.reasoners.spheres.traces.trace import Trace
from syllogism.reasoners.spheres.triangles import find_comfortable
from syllogism.reasoners.spheres.weights import COMFORT, Demands, number

Arrays = TypeVar("Arrays", Lengths, Activations)


def record_triangle(judgement: Judgement, *, seed: int) -> Trace:
    """Return the path of an argument over up to three terms.

    Args:
        judgement: What the reasoner says of it.
        seed: Draws where the network starts.
    """
    propositions = judgement.argument.denial
    numbered = number([propositions])
    (terms,) = numbered.terms
    demands = Demands.of(numbered.statements, reading=judgement.reading)
    start = network.start(seed)
    thresholds, room = demands.comfortable, COMFORT
    rested = network.rest(thresholds, start)
    if not find_comfortable(demands, rested).found[0]:
        thresholds, room = demands.thresholds, 0.0
        rested = network.rest(thresholds, start)

    state = network.begin(start, 1)
    path = [state.unknowns]
    for _ in range(int(rested.steps[0])):
        state = network.advance(thresholds, state)
        path.append(np.asarray(state.unknowns))
    unknowns = np.concatenate(path, axis=1)
    fired = network.activations(thresholds, unknowns)
    asked = np.isfinite(thresholds[:, 0])
    facts = np.ones(len(asked), dtype=np.bool_)
    facts[STATED] = facts[INHABITED] = False
    shown = asked & ~(facts & (fired == 0).all(axis=1))
    rows = [(row, words) for row, words in asked_rows(propositions, terms) if shown[row]]

    count = len(terms)
    distances = np.zeros((unknowns.shape[1], TERMS, TERMS))
    for (x, y), lengths in zip(PAIRS, unknowns[TERMS:], strict=True):
        distances[:, x, y] = distances[:, y, x] = lengths
    return Trace(
        judgement,
        terms,
        tuple(words for _, words in rows),
        unknowns[:count].T.astype(np.float64),
        distances[:, :count, :count],
        fired[[row for row, _ in rows]].T.astype(np.float64),
        None,
        room,
    )


def record_graph(judgement: Judgement, *, seed: int) -> Trace:
    """Return the path of an argument over more terms, or with complements.

    Args:
        judgement: What the reasoner says of it.
        seed: Draws where the network starts.
    """
    (rested,) = graph_settling.rest(
        [judgement.argument.denial], reading=judgement.reading, seed=seed
    )
    graphs, (terms,) = rested.graphs, rested.graphs.terms
    weights, state = graph_network.weights_of(graphs), graph_network.start(graphs, seed)
    path: list[Lengths] = []
    fired: list[dict[Inequality, float]] = []
    for step in range(rested.steps + 1):
        if step:
            state = graph_network.advance(weights, state, jnp.int32(1))
        path.append(_first(state.lengths))
        activations = _first(graph_network.fire(weights, state))
        fired.append(_pulls(find_lines(graphs, 0, activations), terms))
    everything = _pulls(find_lines(graphs, 0, _asked(weights)), terms)
    ever = dict.fromkeys(line for pulls in (everything, *fired) for line in pulls)
    inequalities = sorted(ever, key=partial(_order, propositions=judgement.argument.denial))

    count = len(terms)
    known = graphs.linked[0, :count, :count] + np.eye(count) > 0
    distances = np.array([lengths.distances[:count, :count] for lengths in path]) / UNIT
    return Trace(
        judgement,
        terms,
        tuple(inequalities),
        np.array([lengths.radii[:count] for lengths in path]) / UNIT,
        np.where(known, distances, np.nan),
        np.array([[pulls.get(line, 0.0) for line in inequalities] for pulls in fired]),
        None if graphs.signs is None else np.array([lengths.span for lengths in path]) / UNIT,
        ROOM / UNIT,
    )


def _first(arrays: Arrays) -> Arrays:
    """Return the one argument of a batch."""
    first: Arrays = jax.tree.map(lambda array: np.asarray(array)[0], arrays)
    return first


def _pulls(lines: Iterable[Line], terms: Sequence[str]) -> dict[Inequality, float]:
    """Return how much each line fires, in units of the margin.

    A way there and back has two lines, one from either end, and counts once.
    """
    return {
        line.words: line.activation / UNIT
        for line in lines
        if not _is_from_other_end(line.words, terms)
    }


def _is_from_other_end(line: Inequality, terms: Sequence[str]) -> bool:
    if not isinstance(line, Detour) or line.start != line.end:
        return False
    start, via = map(name_of, (line.start, line.via))
    return terms.index(start) > terms.index(via)


def _asked(weights: graph_network.Weights) -> Activations:
    """Return what would fire if every statement and instance that is asked for did."""
    none = np.zeros((0, 0, 0), dtype=np.int32)
    signs = weights.signs
    signed = None
    if signs is not None:
        signed = SignedActivations(signs.says[0], signs.inhabited[0], none, signs.peopled[0])
    return Activations(weights.says[0], weights.inhabited[0], none, signed)


def _order(line: Inequality, propositions: Sequence[Proposition]) -> int:
    """Return where a line stands: statements as they were made, then instances, then facts."""
    match line:
        case Pictured(proposition):
            return propositions.index(proposition)
        case Detour():
            return len(propositions) + 1
        case _:
            return len(propositions)
