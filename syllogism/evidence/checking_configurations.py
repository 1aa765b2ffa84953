"""Checking configurations from their centres and radii alone.

**Why a tolerance is enough.** Everything is measured in units of the margin. Let each statement be
met up to t, and each required radius reach 1 - t. If no world met the statements exactly, some
witness would be driven along inclusions into two disjoint terms, or into a term it avoids. A way
along inclusions among n terms has at most n - 1 of them, and adding up their gaps with the
triangle inequality gives one gap of at most (n - 1) t. So

    some p are q, p comes to u, q to v, no u are v      1 <= 2n t
    some p are not q, p comes to q                      1 <= n t
    p has an instance, and comes to u and v             2 <= (2n + 1) t

and t < 1 / 2n proves that an exact world exists. Points obey the triangle inequality in every
geometry, and nothing else is used.

**Complements.** Each of the n terms has a ball and an opposite one: the centre sent to the far end
of `span` by an isometry that undoes itself, the radius span - r. As it is an isometry, *all x are
y* and *all non-y are non-x* have the same gap. Two things are not granted in the max-norm, and are
measured from real points: that a centre and the opposite one are `span` apart, and each statement
in both its forms, since *no x are y* must also keep the ball of x inside that of non-y. Then a
witness that is impossible goes along at most 2n - 1 inclusions, contraposed where need be:

    some p are q, p comes to non-q       r(p) + r(q) >= d(p, q) + 1 - t  and, by the inclusions,
                                         d(p, non-q) + r(p) + r(q) <= span + (2n - 1) t;
                                         as span <= d(q, p) + d(p, non-q) + t, 1 <= (2n + 1) t
    some p are not q, p comes to q       1 <= 2n t
    p has an instance, comes to non-p    2 <= (2n + 2) t
    u comes to non-u and back, and       2 span <= 4n t, where span >= 1 - t: 1 <= (2n + 1) t
    there is somebody

so t < 1 / 4n is small enough for those, where t bounds the distance of opposites too.

**What is tolerated** is `TOLERANCE`, or 1 / 8n if that is less, plus what rounding can have added:
five roundings of the distance (see `distances`) and three of the sum, which grow with the numbers
and not with n. What is measured may be wrong by as much again, so t is at most the tolerance and
twice the rounding. Balls in small fractions pass however many they are; numbers so large, or so
small, that their rounding could hide a margin do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from syllogism.evidence.checking_certificates import inhabited_terms
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.evidence.distances import EPSILON, Place, distance, opposite
from syllogism.evidence.grades import Finding, Grade
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement, SignedTerm, name_of
from syllogism.language.propositions import Form, Proposition

TOLERANCE = 1e-6  # in units of the margin, up to 125,000 terms; far above rounding of float64
TERMS_SHARE = 1 / 8  # divided by n it is tolerated of more terms: half of 1 / 4n
ROUNDINGS = 8 * EPSILON  # of a gap, relative to the lengths that it is made of
UNDERFLOW = 16 * 5e-324  # of a gap, absolute: twice as many roundings to the least float64


def check_configuration(
    configuration: Configuration, argument: Argument, reading: Import
) -> Finding | float:
    """Return what is wrong with a configuration that should refute the argument, or its room.

    The room is what `least_room` returns.
    """
    placed, terms = set(configuration.terms), dict.fromkeys(argument.terms)
    for term in configuration.terms:
        if term not in terms:
            return Finding(Grade.MISREAD, f"it has a ball for {term!r}, a foreign term")
    for term in terms:
        if term not in placed:
            return Finding(Grade.INCOMPLETE, f"it has no ball for {term!r}")
    if argument.is_signed and configuration.span is None:
        return Finding(Grade.INCOMPLETE, "complements have no balls in it: it has no span")
    balls = _Balls(configuration, is_signed=argument.is_signed)
    stated = list(_measure(balls, argument, reading))
    measured = [*stated, *_measure_complements(balls)]
    tolerance = min(TOLERANCE, TERMS_SHARE / max(1, len(terms)))
    rounding = max((each.rounding for each in measured), default=0.0)
    if 4 * len(terms) * (tolerance + 2 * rounding) >= 1:
        problem = "its numbers are too large, or its margin too small, to be checked in float64"
        return Finding(Grade.INCOMPLETE, problem)
    for each in measured:
        if each.room < -(tolerance + each.rounding):
            return Finding(each.fault, each.complaint.format(each.about))
    return _least(stated)


def least_room(configuration: Configuration, argument: Argument, reading: Import) -> float:
    """Return how much a configuration of an argument's terms has to spare where it has least.

    It is 0 where balls touch or coincide, up to rounding, and negative by as much as something
    fails: in units of the margin.
    """
    balls = _Balls(configuration, is_signed=argument.is_signed)
    return _least(_measure(balls, argument, reading))


class _Measured(NamedTuple):
    """One thing that must be so, how much it has to spare, and what rounding can have added."""

    fault: Grade
    complaint: str  # with a place for what it is about, since most are never written
    about: object
    room: float
    rounding: float


def _measure(balls: _Balls, argument: Argument, reading: Import) -> Iterator[_Measured]:
    """Return everything that must be so, in units of the margin."""
    inhabited = inhabited_terms(argument, reading)
    for term in inhabited:
        if balls.is_signed or isinstance(term, str):
            yield balls.instance(term)
    if balls.is_signed and inhabited:
        yield balls.somebody()
    for proposition in argument.denial:
        yield balls.statement(proposition, proposition)
        if balls.is_signed:
            yield balls.statement(proposition.obverse, proposition)


def _least(measured: Iterable[_Measured]) -> float:
    return min((each.room for each in measured), default=0.0)


def _measure_complements(balls: _Balls) -> list[_Measured]:
    """Return whether opposite centres are the span apart, which leaves nothing to spare."""
    if not balls.is_signed or balls.geometry is Geometry.SPHERICAL:
        return []
    return [balls.complement(name) for name in balls.place]


class _Balls:
    """The balls of a configuration, and in a signed argument those of complements."""

    def __init__(self, configuration: Configuration, *, is_signed: bool) -> None:
        self.is_signed = is_signed
        self.geometry, self.margin = configuration.geometry, configuration.margin
        self.span = configuration.span or 0.0
        # Distances on a sphere are rounded as pi is; elsewhere only complements add a span.
        is_spanned = is_signed or self.geometry is Geometry.SPHERICAL
        self.rounded_span = 2 * self.span if is_spanned else 0.0
        self.centres = configuration.centres
        self.radii = configuration.radii.tolist()
        self.place = {term: index for index, term in enumerate(configuration.terms)}

    def statement(self, said: Proposition, meant: Proposition) -> _Measured:
        """Return how a proposition is pictured, said in one of its two forms."""
        subject, predicate = self._radius(said.subject), self._radius(said.predicate)
        apart = self._distance(said.subject, said.predicate)
        room = {
            Form.A: predicate - subject - apart,
            Form.E: apart - subject - predicate,
            Form.I: subject + predicate - apart - self.margin,
            Form.O: apart + subject - predicate - self.margin,
        }[said.form]
        lengths = apart + abs(subject) + abs(predicate)
        return self._measured(Grade.WRONG, "it does not picture {}", meant, room, lengths)

    def instance(self, term: SignedTerm) -> _Measured:
        """Return whether the ball of a term shows an instance."""
        complaint = "the ball of '{}' does not show an instance"
        radius = self._radius(term)
        return self._measured(Grade.INCOMPLETE, complaint, term, radius - self.margin, abs(radius))

    def somebody(self) -> _Measured:
        """Return whether a ball and that of the complement together show an instance."""
        complaint = "a span of {:.3g} does not show that there is somebody"
        room = self.span - self.margin
        return self._measured(Grade.INCOMPLETE, complaint, self.span, room, 0.0)

    def complement(self, name: str) -> _Measured:
        """Return whether a centre and that of the complement are the span apart."""
        apart = self._distance(name, Complement(name))
        complaint = f"'{{}}' and its complement are {apart:.3g} apart, not {self.span:.3g}"
        return self._measured(Grade.WRONG, complaint, name, -abs(apart - self.span), apart)

    def _measured(
        self, fault: Grade, complaint: str, about: object, room: float, lengths: float
    ) -> _Measured:
        rounding = ROUNDINGS * (lengths + self.rounded_span) + UNDERFLOW
        return _Measured(fault, complaint, about, room / self.margin, rounding / self.margin)

    def _radius(self, term: SignedTerm) -> float:
        radius: float = self.radii[self.place[name_of(term)]]
        return self.span - radius if isinstance(term, Complement) else radius

    def _distance(self, x: SignedTerm, y: SignedTerm) -> float:
        return distance(self._centre(x), self._centre(y), self.geometry)

    def _centre(self, term: SignedTerm) -> Place:
        centre: Place = self.centres[self.place[name_of(term)]]
        if isinstance(term, Complement):
            return opposite(centre, self.geometry, self.span)
        return centre
