"""What a picture of circles shows, in words: who stands where, what it makes a point of, and more.

The words say what can be seen: inside and outside for individuals, and for circles what their
inequalities say too, lies inside, lies apart from, overlaps, sticks out of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

from syllogism.diagrams.euler.scene import Dot, Scene
from syllogism.diagrams.euler.surplus import warnings_of
from syllogism.diagrams.euler.views import NOTES
from syllogism.evidence.certificates import Certificate
from syllogism.evidence.distances import distance
from syllogism.language.arguments import Import, are_signed
from syllogism.language.complements import Complement, SignedTerm
from syllogism.language.propositions import Form, Proposition, written

TOUCHING = 1e-6  # in margins; circles whose borders are nearer touch
FEW = 4  # terms up to which it is said which circles an individual is not in

READINGS = {
    Import.TRADITIONAL: "the traditional reading: every term has an instance",
    Import.MODERN: "the modern reading: a term need not have an instance",
}


_LIE = {
    Form.A: "the circle of {} lies inside that of {}",
    Form.E: "the circles of {} and {} lie apart",
    Form.I: "the circles of {} and {} overlap",
    Form.O: "the circle of {} sticks out of that of {}",
}


def tell_reading(reading: Import, propositions: Iterable[Proposition]) -> str:
    """Return which reading of some propositions it is, and what it grants."""
    if reading is Import.TRADITIONAL and are_signed(propositions):
        return "the traditional reading: every term and every complement has an instance"
    return READINGS[reading]


def tell_dots(scene: Scene) -> list[str]:
    """Return for each individual the circles it is in, and of few circles those it is not in."""
    return [f"{dot.name}: {_place(dot, scene)}" for dot in scene.dots]


def tell_point(scene: Scene) -> str:
    """Return where the picture shows what it makes a point of, and what it is; "" if nothing."""
    if scene.shown is None:
        return ""
    return f"{_where(scene.shown, scene)}, so {scene.shown.clause}"


def tell_space(scene: Scene) -> list[str]:
    """Return how a curved space is seen, and which terms have no instance, hence no circle."""
    configuration = scene.configuration
    notes = [NOTES[configuration.geometry]] if configuration.geometry in NOTES else []
    for term in _empty(scene):
        if isinstance(term, Complement):
            notes.append(f"Everything here is {term.term}: its cap is the whole globe.")
        else:
            notes.append(f"There are no {written(term)} here: an empty term has no circle.")
    return notes


def describe_euler(scene: Scene, *, refuted: Proposition | None = None) -> str:
    """Return in words what `draw_configuration` draws, for those who do not see it."""
    told = ["Circles for " + _listed(list(map(written, scene.configuration.terms))) + "."]
    told += [f"{_capital(sentence)}." for sentence in _relations(scene)]
    if scene.dots:
        told.append("Individuals: " + "; ".join(tell_dots(scene)) + ".")
    if refuted is not None:
        told.append(f'"{refuted}" does not follow, in {tell_reading(scene.reading, scene.held)}.')
    if scene.shown is not None:
        told.append(f"Here {tell_point(scene)}.")
    return " ".join([*told, *tell_space(scene), *warnings_of(scene.surplus)])


def describe_certificate(
    certificate: Certificate,
    scene: Scene,
    *,
    supposed: Proposition,
    conclusion: Proposition | None = None,
) -> str:
    """Return in words what `draw_certificate` draws, for those who do not see it."""
    if conclusion is None:
        stated = " ".join(f"{proposition}." for proposition in (*scene.propositions, supposed))
        told = "These contradict one another" if scene.propositions else "This contradicts itself"
        granted = tell_reading(scene.reading, (*scene.propositions, supposed))
        verdict = f"{told}, in {granted}: {stated}"
    else:
        verdict = f'"{conclusion}" follows, in {tell_reading(scene.reading, scene.held)}.'
    lines = "; ".join(str(certificate).splitlines())
    used = [stated for stated in certificate.propositions if stated != supposed]
    named = map(written, (supposed.subject, supposed.predicate))
    against = "the other propositions put it otherwise" if used else "it cannot be"
    return (
        f"{verdict} {describe_euler(scene.without_bystanders)} Suppose that {supposed.clause}: "
        f"then {_LIE[supposed.form].format(*named)}. But {against}: {lines}."
    )


def _where(shown: Proposition, scene: Scene) -> str:
    """Return what is to be seen of a proposition."""
    empty = [term for term in _empty(scene) if term in (shown.subject, shown.predicate)]
    if shown.form.is_universal and empty:
        return f"there are no {written(empty[0])}"
    if not scene.witnesses:
        return _LIE[shown.form].format(written(shown.subject), written(shown.predicate))
    named = _listed([dot.name for dot in scene.witnesses])
    are = "is" if len(scene.witnesses) == 1 else "are"
    subject, predicate = map(written, (shown.subject, shown.predicate))
    if subject == predicate:
        return f"{named} {are} in {subject}"
    where = f"outside {predicate}" if shown.form.is_negative else f"in {predicate}"
    return f"{named} {are} in {subject} and {where}"


def _empty(scene: Scene) -> list[SignedTerm]:
    """Return the terms that have no instance, hence no circle, and such complements."""
    balls = scene.configuration
    empty: list[SignedTerm] = []
    for term, radius in zip(balls.terms, balls.radii.tolist(), strict=True):
        if radius <= 0:
            empty.append(term)
        elif balls.span is not None and radius >= balls.span:
            empty.append(Complement(term))
    return empty


def _place(dot: Dot, scene: Scene) -> str:
    terms = [scene.configuration.terms[number] for number in scene.inhabited]
    inside = _listed([written(term) for term in terms if term in dot.spot.kind])
    outside = _listed([written(term) for term in terms if term not in dot.spot.kind])
    if not outside:
        return f"in {inside}"
    if not inside:
        return f"outside {outside}"
    if len(terms) > FEW:
        return f"only in {inside}"
    return f"in {inside}, outside {outside}"


def _relations(scene: Scene) -> list[str]:
    """Return how each two circles lie, as sentences without a full stop."""
    balls = scene.configuration
    told = []
    for x, y in combinations(scene.inhabited, 2):
        one, other = written(balls.terms[x]), written(balls.terms[y])
        apart = distance(balls.centres[x], balls.centres[y], balls.geometry)
        apart, first, second = np.array([apart, balls.radii[x], balls.radii[y]]) / balls.margin
        if max(apart, abs(first - second)) < TOUCHING:
            told.append(f"{one} and {other} share one circle")
        elif apart + first - second < TOUCHING:
            told.append(_LIE[Form.A].format(one, other))
        elif apart + second - first < TOUCHING:
            told.append(_LIE[Form.A].format(other, one))
        elif first + second - apart < TOUCHING:
            told.append(_LIE[Form.E].format(one, other))
        else:
            told.append(_LIE[Form.I].format(one, other))
    return told


def _listed(words: Sequence[str]) -> str:
    """Return words as a list is read: a, b and c."""
    *others, last = words or ("",)
    return f"{', '.join(others)} and {last}" if others else last


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
