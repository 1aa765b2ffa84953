"""The descent: centres and radii follow the gradient of how much is missing.

    loss = sum over rows of relu(shortfall + room)
    centres, radii <- centres, radii - rate * gradient of the loss

This is the construction of the literature: plain gradient descent on hinge losses, from a random
start, without training data and in one pass. A step's length is the rate times the number of rows
that pull, whatever the dimension. While it goes on, the rate and the room that balls are asked to
leave one another shrink from their whole to nothing: so balls do not touch unless they must, and
those that must coincide come to lie as close together as the last steps are short.

The balls stay on a grid, to which every step is rounded. Sums that differ in their last bits,
because another batch adds them in another order, are so the same again.

Axes: ``batch`` sets of propositions, ``rows``, ``places`` for terms, ``dim`` dimensions; without
``batch`` inside the functions that are vectorised. All numbers are float64, radii and centres in
units of the margin.

Source:
    Dong, Jamnik and Liò, "Sphere neural networks for rational reasoning" (2024), and "Neural
    reasoning for sure through constructing explainable models" (2025).
"""

from __future__ import annotations

from enum import Enum
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float64

from syllogism.errors import OptionError
from syllogism.reasoners.descent.rows import NOTHING, SHORTFALLS, Rows

ROOM = 0.25  # room that balls are asked to leave at first, in units of the margin
RADIUS = 2.0  # of every ball at the start, in units of the margin: two may overlap or not
JITTER = 0.125  # standard deviation of the radii at the start, same unit
GRID = 2.0**20  # grid numbers in a unit: a millionth, while float64 errs in the 16th place


class Start(Enum):
    """From where balls start."""

    SCATTERED = "scattered"  # most of them apart from one another
    VENN = "venn"  # everything overlaps everything in part
    COINCIDENT = "coincident"  # nearly one ball

    @classmethod
    def _missing_(cls, value: object) -> Start:
        starts = ", ".join(start.value for start in cls)
        raise OptionError(f"a start is one of {starts}, got {value!r}")

    def __str__(self) -> str:
        return self.value


# Root mean square distance of two centres at the start, in units of the margin.
_SPREAD = {Start.SCATTERED: 8.0, Start.VENN: 2.0, Start.COINCIDENT: 0.125}


class Balls(NamedTuple):
    """Balls of a batch, or, without its axis, of one argument."""

    centres: Float64[Any, "*batch places dim"]
    radii: Float64[Any, "*batch places"]


def start_balls(start: Start, *, places: int, dim: int, seed: int, attempt: int) -> Balls:
    """Return where an attempt starts: what each place draws depends on nothing else."""
    drawn = np.random.default_rng((seed, attempt)).standard_normal((places, dim + 1))
    spread = _SPREAD[start] / np.sqrt(2 * dim)
    return Balls(_on_grid(drawn[:, 1:] * spread), _on_grid(RADIUS + JITTER * drawn[:, 0]))


def shortfalls(rows: Rows, balls: Balls) -> Float64[Array, " rows"]:
    """Return by how much each row of one argument is missed; what holds has 0 or less."""
    coefficients = jnp.asarray(SHORTFALLS)[rows.kinds]
    between = balls.centres[rows.subjects] - balls.centres[rows.predicates]
    squares = (between * between).sum(axis=-1)
    away = squares > 0  # centres that coincide have a distance, and no direction
    distances = jnp.where(away, jnp.sqrt(jnp.where(away, squares, 1)), 0)
    measured = [
        jnp.ones_like(distances),
        distances,
        balls.radii[rows.subjects],
        balls.radii[rows.predicates],
    ]
    return (coefficients * jnp.stack(measured, axis=-1)).sum(axis=-1)


def loss(balls: Balls, rows: Rows, room: Array) -> Float64[Array, ""]:
    """Return how much is missing in one argument, with some room asked besides."""
    asked = rows.kinds != NOTHING
    return jax.nn.relu(shortfalls(rows, balls) + room * asked).sum()


def descend(rows: Rows, start: Balls, *, steps: int, rate: float) -> Balls:
    """Return where the balls of a batch come to, all from one start, as numpy arrays.

    Args:
        rows: What is asked of the balls of each set.
        start: Where they start, without a batch.
        steps: How many steps they take.
        rate: Length of a first step for each row that pulls, in units of the margin.
    """
    with jax.enable_x64(True):
        balls = _descend(rows, start, jnp.int32(steps), jnp.float64(rate))
        return Balls(np.asarray(balls.centres), np.asarray(balls.radii))


@jax.jit
def _descend(rows: Rows, start: Balls, steps: Array, rate: Array) -> Balls:
    def one(rows: Rows) -> Balls:
        def step(number: Array, balls: Balls) -> Balls:
            left = 1 - number / steps
            pull = jax.grad(loss)(balls, rows, ROOM * left)
            return Balls(
                _on_grid(balls.centres - rate * left * pull.centres),
                _on_grid(balls.radii - rate * left * pull.radii),
            )

        balls: Balls = jax.lax.fori_loop(0, steps, step, start)
        return balls

    return jax.vmap(one)(rows)


def _on_grid(numbers: Any) -> Any:
    """Return the nearest grid numbers, of numpy or of JAX."""
    return (numbers * GRID).round() / GRID
