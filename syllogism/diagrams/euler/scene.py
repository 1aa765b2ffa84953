"""What a picture of circles shows: the circles, the individuals among them, and what is surplus.

The circles are seen as they will lie on paper. The individuals are the fewest that make the
propositions true together, each in the roomiest place of its region. In a countermodel they are
the world that refutes the conclusion; whoever does so alone, by being what the conclusion denies,
is marked. What lies so in the picture although the propositions do not say it is its surplus.

An argument about complements has no individuals here: circles on paper leave its outside open.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from string import ascii_lowercase

from syllogism.diagrams.euler.regions import Spot, find_individuals
from syllogism.diagrams.euler.surplus import find_surplus
from syllogism.diagrams.euler.views import View, find_view
from syllogism.errors import EvidenceError
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.evidence.worlds import Individual, World
from syllogism.language.arguments import Import, are_signed
from syllogism.language.propositions import Proposition

MOST = 8  # circles whose colours, line styles and names are told apart at a glance


@dataclass(frozen=True, slots=True)
class Dot:
    """An individual in the picture.

    Args:
        name: A small letter that names no term.
        spot: The terms it falls under, and where in the view it stands.
        is_witness: Whether it is what the scene's `shown` says that there is.
    """

    name: str
    spot: Spot
    is_witness: bool


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Everything that a picture shows.

    Args:
        configuration: At most eight circles.
        propositions: What they picture.
        reading: The import that is granted.
        shown: What the picture makes a point of: the denial of a refuted conclusion, or a
            conclusion that follows. None if nothing.
        view: The circles of the inhabited terms, as they lie on paper.
        dots: The individuals.
        surplus: What the picture shows, and neither the propositions nor the point say.
    """

    configuration: Configuration
    propositions: tuple[Proposition, ...]
    reading: Import
    shown: Proposition | None
    view: View
    dots: tuple[Dot, ...]
    surplus: tuple[Proposition, ...]

    @classmethod
    def of(
        cls,
        configuration: Configuration,
        propositions: Sequence[Proposition],
        *,
        reading: Import = Import.TRADITIONAL,
        shown: Proposition | None = None,
    ) -> Scene:
        """Return the scene of a configuration in which propositions, and what is shown, hold.

        Raises:
            EvidenceError: The configuration is not one of at most eight circles.
        """
        _require_circles(configuration)
        view = find_view(configuration, _inhabited(configuration))
        held = (*propositions, *([] if shown is None else [shown]))
        if are_signed(held):
            return cls(configuration, tuple(propositions), reading, shown, view, (), ())
        spots = find_individuals(configuration, held, reading=reading)
        dots = tuple(name_dots(spots, configuration.terms, shown))
        surplus = tuple(find_surplus(configuration, held, reading=reading))
        return cls(configuration, tuple(propositions), reading, shown, view, dots, surplus)

    @property
    def inhabited(self) -> list[int]:
        """The numbers of the terms that have a circle."""
        return _inhabited(self.configuration)

    @property
    def banded(self) -> tuple[str, ...]:
        """The terms whose circles lie as a universal says that the picture makes a point of."""
        if self.shown is None or not self.shown.form.is_universal:
            return ()
        span = self.configuration.span or math.inf
        balls = zip(self.configuration.terms, self.configuration.radii.tolist(), strict=True)
        bordered = {term for term, radius in balls if 0 < radius < span}
        return self.shown.terms if bordered.issuperset(self.shown.terms) else ()

    @property
    def held(self) -> tuple[Proposition, ...]:
        """All that is pictured: the propositions, and what the picture makes a point of."""
        return (*self.propositions, *([] if self.shown is None else [self.shown]))

    @property
    def without_bystanders(self) -> Scene:
        """The same scene with nobody in it but the witnesses."""
        return replace(self, dots=tuple(self.witnesses))

    @property
    def witnesses(self) -> list[Dot]:
        """The dots that are what the picture makes a point of."""
        return [dot for dot in self.dots if dot.is_witness]


def _inhabited(configuration: Configuration) -> list[int]:
    return [number for number, radius in enumerate(configuration.radii) if radius > 0]


def _require_circles(configuration: Configuration) -> None:
    if configuration.geometry is Geometry.MAXIMUM:
        raise EvidenceError(
            f"a drawing shows circles, and these {len(configuration.terms)} terms have cubes: none "
            f"were found, and some premises have no circles at all, or else cubes were asked for"
        )
    if configuration.dim != 2:
        raise EvidenceError(
            f"a drawing shows balls in the plane, got dimension {configuration.dim}; "
            f"Spheres(dim=2) finds them in the plane"
        )
    if len(configuration.terms) > MOST:
        raise EvidenceError(
            f"a drawing tells at most {MOST} circles apart, got {len(configuration.terms)} terms"
        )


def name_dots(
    spots: Sequence[Spot], terms: Sequence[str], shown: Proposition | None
) -> Iterator[Dot]:
    """Yield individuals at some spots, witnesses first, then as terms are mentioned.

    Each is named by a small letter that names no term.
    """
    letters = chain(ascii_lowercase, (f"{c}{n}" for n in count(1) for c in ascii_lowercase))
    taken = {term.casefold() for term in terms}
    names = (name for name in letters if name not in taken)

    def rank(spot: Spot) -> tuple[bool, list[int]]:
        mentioned = [number for number, term in enumerate(terms) if term in spot.kind]
        return not _bears_out(spot, shown), mentioned

    for spot in sorted(spots, key=rank):
        yield Dot(next(names), spot, _bears_out(spot, shown))


def _bears_out(spot: Spot, shown: Proposition | None) -> bool:
    """Return whether an individual is the one that a particular speaks of."""
    if shown is None or shown.form.is_universal:
        return False
    return World((Individual("one", spot.kind),)).holds(shown)
