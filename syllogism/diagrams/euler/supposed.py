"""A proposition by itself: two circles that lie as it says, and an individual if it asserts one.

Beside a picture of premises that entail the opposite it shows what would have to be the case. The
circles have the colours of their terms in that picture.
"""

from __future__ import annotations

import numpy as np

from syllogism.diagrams.euler.regions import Spot
from syllogism.diagrams.euler.scene import MOST, Dot, Scene
from syllogism.diagrams.euler.views import find_view
from syllogism.evidence.configurations import Configuration
from syllogism.language.arguments import Import
from syllogism.language.propositions import Form, Proposition

_INNER = 0.55  # radius of a circle inside one of radius 1, which leaves its name room beside it
_CROSSING = 0.65  # how far from the middle the centres of two circles are that overlap
_APART = 1.2  # the same of two that lie apart


def scene_of(supposed: Proposition, beside: Scene) -> Scene | None:
    """Return the scene of one proposition, or None if two circles cannot picture it.

    They cannot if it speaks of complements, says that something is not itself, or brings in one
    circle too many.

    Args:
        supposed: The proposition.
        beside: The scene whose colours its circles have.
    """
    if supposed.is_signed:
        return None
    subject, predicate = supposed.terms
    terms = terms_of_both(beside, supposed)
    if len(terms) > MOST:
        return None
    centres, radii = np.zeros((len(terms), 2)), np.full(len(terms), -1.0)
    if subject == predicate:
        if supposed.form.is_negative:
            return None
        places = {subject: (0.0, 1.0)}
    else:
        places = {
            Form.A: {subject: (0.3, _INNER), predicate: (0.0, 1.0)},
            Form.E: {subject: (-_APART, 1.0), predicate: (_APART, 1.0)},
            Form.I: {subject: (-_CROSSING, 1.0), predicate: (_CROSSING, 1.0)},
            Form.O: {subject: (-_CROSSING, 1.0), predicate: (_CROSSING, 1.0)},
        }[supposed.form]
    for term, (x, radius) in places.items():
        number = terms.index(term)
        centres[number, 0], radii[number] = x, radius
    configuration = Configuration(terms, centres, radii)
    view = find_view(configuration, np.flatnonzero(radii > 0).tolist())
    dots = _individual(supposed)
    return Scene(configuration, (supposed,), Import.MODERN, supposed, view, dots, ())


def terms_of_both(scene: Scene, supposed: Proposition) -> tuple[str, ...]:
    """Return the terms of a scene, and those of a proposition that the scene does not speak of."""
    return tuple(dict.fromkeys((*scene.configuration.terms, *supposed.terms)))


def _individual(supposed: Proposition) -> tuple[Dot, ...]:
    """Return the individual that a particular speaks of, nameless, at its place."""
    if supposed.form.is_universal:
        return ()
    subject, predicate = supposed.terms
    if supposed.form is Form.O:
        spot = Spot(frozenset({subject}), (-1.0, 0.0), _CROSSING)
    else:
        room = 1.0 if subject == predicate else 1 - _CROSSING
        spot = Spot(frozenset({subject, predicate}), (0.0, 0.0), room)
    return (Dot("?", spot, is_witness=True),)
