"""Good circles of the plane as circles of the Poincaré disc, and as caps of a sphere.

Circles inside the unit disc are circles of the hyperbolic plane, and inverse stereographic
projection makes caps of a sphere of them. Both keep what lies inside, across and apart, so that a
picture that is good to look at in the plane stays one. Only lengths change: what is t away from
the middle of the plane is f(t) away there, f being 2 artanh or 2 arctan; a circle that reaches on
the ray through its centre from t to u has its new centre at (f(t) + f(u)) / 2, and its radius is
(f(u) - f(t)) / 2.

All of one margin in the plane is of many lengths there. The new margin is the least room that a
particular or an instance has.

An empty term needs no place of its own: all of them get one centre, and a radius so far below 0
that they come to every other term, and overlap none.

Axes: ``balls``, ``xy`` two coordinates of the plane.

Source:
    Needham, Visual Complex Analysis (1997), chapters 3 and 6.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.evidence.distances import distance
from syllogism.language.arguments import Import, asserted_terms
from syllogism.language.propositions import Form, Proposition

FILLED = 0.85  # share of the Poincaré disc that the circles fill, the rest of it being the far away
SPREAD = np.radians(68)  # how far caps reach from the middle of the globe; at 90 degrees is its rim
STEPS = 400  # towards the middle of the smallest circle around all, which is then within 1 / 400

Floats = npt.NDArray[np.float64]


def to_disc(
    configuration: Configuration, propositions: Sequence[Proposition], *, reading: Import
) -> Configuration:
    """Return circles of the plane as circles of the hyperbolic plane that look the same.

    Args:
        configuration: Circles of the plane in which some propositions hold.
        propositions: These.
        reading: The import that is granted.
    """
    return _converted(configuration, propositions, reading, Geometry.HYPERBOLIC)


def to_sphere(
    configuration: Configuration, propositions: Sequence[Proposition], *, reading: Import
) -> Configuration:
    """Return circles of the plane as caps of a sphere, the middle of all at (1, 0, 0).

    Seen from there, the third axis upwards, they lie as they did.

    Args:
        configuration: Circles of the plane in which some propositions hold.
        propositions: These.
        reading: The import that is granted.
    """
    return _converted(configuration, propositions, reading, Geometry.SPHERICAL)


def _converted(
    flat: Configuration,
    propositions: Sequence[Proposition],
    reading: Import,
    geometry: Geometry,
) -> Configuration:
    is_sphere = geometry is Geometry.SPHERICAL
    inhabited = flat.radii > 0
    centres, radii = np.zeros_like(flat.centres), np.zeros_like(flat.radii)
    if inhabited.any():
        middle, reach = _enclosing(flat.centres[inhabited], flat.radii[inhabited])
        factor = (np.tan(SPREAD / 2) if is_sphere else FILLED) / reach
        away = (flat.centres[inhabited] - middle) * factor
        lengths = np.hypot(*away.T)
        bend = np.arctan if is_sphere else np.arctanh
        near = 2 * bend(lengths - flat.radii[inhabited] * factor)
        far = 2 * bend(lengths + flat.radii[inhabited] * factor)
        rays = np.divide(
            away, lengths[:, None], out=np.zeros_like(away), where=lengths[:, None] > 0
        )
        centres[inhabited] = rays * ((near + far) / 2)[:, None]
        radii[inhabited] = (far - near) / 2
    radii[~inhabited] = -2 * np.pi if is_sphere else -2 * np.arctanh(FILLED) - radii.max()
    places = _on_sphere(centres) if is_sphere else _in_disc(centres)
    found = Configuration(flat.terms, places, radii, geometry)
    margin = _room(found, propositions, reading)
    return Configuration(flat.terms, places, radii, geometry, margin)


def _enclosing(centres: Floats, radii: Floats) -> tuple[Floats, float]:
    """Return the middle of about the smallest circle around some circles, and its radius.

    Source:
        Badoiu and Clarkson, "Smaller core-sets for balls" (2003): go towards what is farthest.
    """
    middle = centres.mean(axis=0)
    for step in range(1, STEPS):
        ways = centres - middle
        lengths = np.hypot(*ways.T)
        n = int(np.argmax(lengths + radii))
        if lengths[n] == 0:
            break
        middle = middle + ways[n] * (1 + radii[n] / lengths[n]) / (step + 1)
    return middle, float((np.hypot(*(centres - middle).T) + radii).max())


def _in_disc(tangents: Floats) -> Floats:
    lengths = np.hypot(*tangents.T)[:, None]
    share = np.divide(np.tanh(lengths / 2), lengths, out=np.zeros_like(lengths), where=lengths > 0)
    centres: Floats = tangents * share
    return centres


def _on_sphere(tangents: Floats) -> Floats:
    lengths = np.hypot(*tangents.T)[:, None]
    share = np.divide(np.sin(lengths), lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return np.concatenate([np.cos(lengths), tangents * share], axis=1)


def _room(found: Configuration, propositions: Sequence[Proposition], reading: Import) -> float:
    """Return the least room of an instance or a particular; 1 if none is asked for."""
    place = {term: number for number, term in enumerate(found.terms)}
    asked = found.terms if reading is Import.TRADITIONAL else asserted_terms(propositions)
    rooms = [float(found.radii[place[term]]) for term in asked]
    for proposition in propositions:
        if not proposition.form.is_universal:
            x, y = (place[term] for term in proposition.terms)
            apart = distance(found.centres[x], found.centres[y], found.geometry)
            sign = 1 if proposition.form is Form.I else -1
            rooms.append(float(found.radii[x] + sign * (found.radii[y] - apart)))
    return min(rooms, default=1.0)
