"""A place for every sphere in every step: the path as a film, not only as numbers.

The network knows radii and distances, no space. On the way its distances need not suit any space
at all, and a frame is the nearest that can be drawn (see `scaling`). How far the drawn distances
are from the network's is the frame's *strain*.

A film is made backwards from where the path led to, if the judgement's balls have places in this
space; they are its last frame. Otherwise it is made forwards from the Venn diagram.

The same path can be shown in curved spaces. Where nobody speaks of complements a flat film is
shrunk until it fits into the hyperbolic plane or onto the sphere. Complements need a whole sphere:
there pi is an unknown of the network, and angles are measured by it.

Axes: ``frames`` of a film, ``terms``, ``coordinates``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from syllogism.errors import OptionError
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.reasoners.spheres.spaces import exponential
from syllogism.reasoners.spheres.traces.scaling import (
    LEAST,
    Floats,
    completed,
    near,
    scaled,
    turned,
    with_products,
)
from syllogism.reasoners.spheres.traces.trace import Trace

LOOSE = 0.2  # weight of a distance that no inequality speaks of, where others weigh 1
MORPH = 6  # frames from the network's last step to the judgement's own places
REACH = 1.8  # how far a flat film reaches when it is shrunk into a curved space


@dataclass(frozen=True, slots=True, eq=False)
class Film:
    """Balls for every step of a trace.

    Args:
        trace: The path.
        frames: A configuration for each step; then, where the judgement's balls are in this space,
            those on the way to them, the last of which they are.
        strains: How far drawn distances are from the network's, at most, in units of the margin;
            one for each step.
    """

    trace: Trace
    frames: tuple[Configuration, ...]
    strains: Floats

    @property
    def is_on_globe(self) -> bool:
        """Whether its balls are caps of a sphere."""
        return self.frames[0].geometry is Geometry.SPHERICAL

    def step_of(self, frame: int) -> int:
        """Return the step that a frame shows: the last one, for those after it."""
        return min(frame, self.trace.steps)


def find_film(trace: Trace, *, dim: int = 2, geometry: Geometry | str = Geometry.EUCLIDEAN) -> Film:
    """Return the path of a trace in a space.

    Args:
        trace: The path.
        dim: 2 or 3.
        geometry: euclidean, hyperbolic or spherical. Complements are always shown on a sphere.

    Raises:
        OptionError: There is no such dimension or geometry, or a sphere of dimension 3 is wanted.
    """
    geometry = Geometry(geometry)
    if dim not in (2, 3):
        raise OptionError(f"spheres are watched in dimension 2 or 3, got {dim!r}")
    if geometry is Geometry.MAXIMUM:
        raise OptionError("cubes cannot be watched; euclidean, hyperbolic and spherical balls can")
    if trace.span is not None:
        geometry = Geometry.SPHERICAL
    if geometry is Geometry.SPHERICAL and dim != 2:
        raise OptionError(f"caps are watched on the globe, whose dimension is 2, got {dim!r}")
    if trace.span is not None:
        return _on_globe(trace, trace.span)
    return _shrunk(_flat(trace, dim), geometry)


def with_border(frame: Configuration) -> list[int]:
    """Return the numbers of the balls that have a border: they are neither empty nor everything."""
    reach = math.pi if frame.geometry is Geometry.SPHERICAL else math.inf
    return [number for number, radius in enumerate(frame.radii.tolist()) if 0 < radius < reach]


def without_border(frame: Configuration, names: Mapping[str, str]) -> str:
    """Return in words what the other balls are, or no words where all have a border.

    >>> caps = Configuration(("a", "b"), np.eye(3)[:2], np.array([-0.6, 4.0]), Geometry.SPHERICAL)
    >>> without_border(caps, {"a": "a", "b": "b"})
    'a is empty, b is everything'
    """
    others = sorted(set(range(len(frame.terms))) - set(with_border(frame)))
    return ", ".join(
        f"{names[frame.terms[n]]} is {'everything' if frame.radii[n] > 0 else 'empty'}"
        for n in others
    )


def _flat(trace: Trace, dim: int) -> Film:
    wanted = np.array(list(map(completed, trace.distances)))
    weights = np.where(np.isfinite(trace.distances[0]), 1.0, LOOSE)
    placed = _placed(trace, Geometry.EUCLIDEAN, dim)
    centres = _followed(
        scaled(wanted[0], dim) if placed is None else placed.centres,
        lambda neighbour, step: near(neighbour, wanted[step], weights),
        steps=trace.steps,
        backwards=placed is not None,
    )
    drawn = np.linalg.norm(centres[:, :, None] - centres[:, None], axis=-1)
    radii = trace.radii
    if placed is not None:
        shares = np.linspace(0, 1, MORPH + 1)[1:, None, None]
        way = centres[-1] + shares * (placed.centres - centres[-1])
        centres = np.concatenate([centres, way])
        radii = np.concatenate([radii, radii[-1] + shares[..., 0] * (placed.radii - radii[-1])])
    frames = (Configuration(trace.terms, *balls) for balls in zip(centres, radii, strict=True))
    return Film(trace, tuple(frames), _strains(drawn, trace))


def _placed(trace: Trace, geometry: Geometry, dim: int) -> Configuration | None:
    """Return the judgement's balls, if they are in a space."""
    found = trace.judgement.evidence
    if isinstance(found, Configuration) and (found.geometry, found.dim) == (geometry, dim):
        return found
    return None


def _followed(
    anchor: Floats, follow: Callable[[Floats, int], Floats], *, steps: int, backwards: bool
) -> Floats:
    """Return places for every step, each found from those of its neighbour."""
    places = np.zeros((steps + 1, *anchor.shape))
    for step in reversed(range(steps + 1)) if backwards else range(steps + 1):
        anchor = places[step] = follow(anchor, step)
    return places


def _strains(drawn: Floats, trace: Trace) -> Floats:
    strains: Floats = np.nanmax(np.abs(drawn - trace.distances), axis=(1, 2))
    return strains


def _shrunk(film: Film, geometry: Geometry) -> Film:
    """Return a flat film, all of it at one scale, in a space that may be curved."""
    if geometry is Geometry.EUCLIDEAN:
        return film
    balls = [(each.centres, each.radii[:, None]) for each in film.frames]
    low = np.min([(centres - radii).min(axis=0) for centres, radii in balls], axis=0)
    high = np.max([(centres + radii).max(axis=0) for centres, radii in balls], axis=0)
    middle = (low + high) / 2
    unit = REACH / float(np.max(high - middle))
    frames = (
        Configuration(
            each.terms,
            exponential(unit * (each.centres - middle), geometry),
            unit * each.radii,
            geometry,
            unit,
        )
        for each in film.frames
    )
    return Film(film.trace, tuple(frames), film.strains)


def _on_globe(trace: Trace, span: Floats) -> Film:
    """Return the path of an argument about complements, as caps of a sphere."""
    units = math.pi / np.maximum(span, LEAST)
    angles = np.clip(trace.distances * units[:, None, None], 0, math.pi)
    angles = np.where(np.isfinite(angles), angles, math.pi / 2)
    placed = _placed(trace, Geometry.SPHERICAL, 2)

    def follow(neighbour: Floats, step: int) -> Floats:
        return _unit(turned(with_products(np.cos(angles[step]), 3), neighbour) + neighbour)

    centres = _followed(
        _unit(with_products(np.cos(angles[0]), 3)) if placed is None else placed.centres,
        follow,
        steps=trace.steps,
        backwards=placed is not None,
    )
    drawn = np.arccos(np.clip(centres @ centres.swapaxes(1, 2), -1, 1))
    radii = np.clip(trace.radii * units[:, None], 0, math.pi)
    if placed is not None:
        shares = np.linspace(0, 1, MORPH + 1)[1:]
        way = [_unit(centres[-1] + share * (placed.centres - centres[-1])) for share in shares[:-1]]
        centres = np.concatenate([centres, way, placed.centres[None]])
        radii = np.concatenate([radii, radii[-1] + shares[:, None] * (placed.radii - radii[-1])])
        units = np.append(units, np.full(MORPH, placed.margin))
    frames = (
        Configuration(trace.terms, places, own, Geometry.SPHERICAL, float(unit))
        for places, own, unit in zip(centres, radii, units, strict=True)
    )
    return Film(trace, tuple(frames), _strains(drawn / units[: len(drawn), None, None], trace))


def _unit(places: Floats) -> Floats:
    lengths = np.linalg.norm(places, axis=1, keepdims=True)
    unit: Floats = np.where(lengths > LEAST, places, (0.0, 0.0, 1.0)) / np.maximum(lengths, LEAST)
    return unit
