"""What a globe shows: caps, the individuals among them, and the side from which most is seen.

The viewer looks from where most regions have room in front and most of the borders is to be seen;
what is still behind is shown by a second globe, seen from there.

Axes: ``dots``, ``coordinates`` three.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
import numpy.typing as npt

from syllogism.diagrams.euler.regions import Spot
from syllogism.diagrams.euler.scene import Scene, name_dots
from syllogism.diagrams.euler.surplus import find_surplus, find_unsaid
from syllogism.diagrams.euler.views import View
from syllogism.diagrams.globe.projecting import view_from
from syllogism.diagrams.globe.spots import Regions, find_standing, spiral
from syllogism.errors import EvidenceError
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.evidence.distances import distance
from syllogism.language.arguments import Import, are_signed
from syllogism.language.complements import SignedTerm, complement
from syllogism.language.propositions import Form, Proposition

MOST = 8  # caps whose colours, line styles and names are told apart at a glance
SIDES = 300  # directions from which one may look
ROOM = 0.2  # radians of room that a region needs to be seen well
BORDER = 0.2  # what seeing all of a border is worth, and seeing a region well too
EDGE = 0.2  # height above the rim from which a border is not seen edge-on
USUAL = 0.05  # what looking from (1, 0, 0) is worth, where arranged caps face
GLIMPSE = 0.12  # share of a border in front with which a cap needs no second globe
TOUCHING = 1e-6  # in margins; caps that overlap by less are drawn as touching
FRONT = np.array([1.0, 0.0, 0.0])

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Globe:
    """A globe with caps and individuals, seen from one side.

    Args:
        scene: What it shows; the places of its dots are those on paper, on a globe of radius 1.
        view: Rows to the right, upwards and towards the viewer.
        places: Where the dots are, shape ``(dots, coordinates)``.
    """

    scene: Scene
    view: Floats
    places: Floats

    @classmethod
    def of(
        cls,
        configuration: Configuration,
        propositions: Sequence[Proposition],
        *,
        reading: Import = Import.TRADITIONAL,
        shown: Proposition | None = None,
    ) -> Globe:
        """Return the globe of a configuration in which propositions, and what is shown, hold.

        Raises:
            EvidenceError: The configuration is not one of at most eight caps.
        """
        _require_caps(configuration)
        held = list(propositions)
        if shown is not None and set(shown.terms) <= set(configuration.terms):
            held.append(shown)
        toward = _find_side(configuration)
        view = view_from(toward)
        standing = find_standing(configuration, held, toward, reading=reading)
        at = {each.kind: view @ each.place for each in standing}
        spots = [Spot(kind, (float(x), float(y)), 1.0) for kind, (x, y, _) in at.items()]
        dots = tuple(name_dots(spots, configuration.terms, shown))
        places = np.array(
            [each.place for dot in dots for each in standing if each.kind == dot.spot.kind]
        )
        flat = View(np.zeros((0, 2)), np.zeros(0), 1.0)
        surplus = tuple(_surplus(configuration, held, reading))
        scene = Scene(configuration, tuple(propositions), reading, shown, flat, dots, surplus)
        return cls(scene, view, places.reshape(-1, 3))

    @property
    def without_bystanders(self) -> Globe:
        """The same globe with nobody on it but the witnesses."""
        kept = [dot.is_witness for dot in self.scene.dots]
        return replace(self, scene=self.scene.without_bystanders, places=self.places[kept])

    @property
    def turned(self) -> Globe:
        """The same globe, seen from behind."""
        return replace(self, view=view_from(-self.view[2]))

    @property
    def has_hidden(self) -> bool:
        """Whether somebody, or almost all of a border, is behind."""
        if ((self.places @ self.view[2]) <= 0).any():
            return True
        return min(self._shares(), default=1.0) < GLIMPSE

    def _shares(self) -> list[float]:
        """Return which share of each border is in front."""
        caps = self.scene.configuration
        shares = []
        for centre, radius in zip(caps.centres, caps.radii.tolist(), strict=True):
            if 0 < radius < math.pi:
                shares.append(_share(centre, radius, self.view[2]))
        return shares


def _require_caps(configuration: Configuration) -> None:
    count = len(configuration.terms)
    if configuration.geometry is Geometry.MAXIMUM:
        raise EvidenceError(
            f"a globe shows caps, and these {count} terms have cubes: no caps were found for them"
        )
    if configuration.geometry is not Geometry.SPHERICAL or configuration.dim != 2 or count > MOST:
        raise EvidenceError(
            f"a globe shows at most {MOST} caps of a sphere, got {count} {configuration.geometry} "
            f"balls in dimension {configuration.dim}"
        )


def _share(centre: Floats, radius: float, toward: Floats, *, least: float = 0.0) -> float:
    """Return which share of a border is in front, or by some height above the rim."""
    depth = float(centre @ toward)
    tilt = math.sin(radius) * math.sqrt(max(0.0, 1 - depth * depth))
    level = least - math.cos(radius) * depth
    if abs(level) >= tilt:
        return 1.0 if level < 0 else 0.0
    return math.acos(level / tilt) / math.pi


def _find_side(configuration: Configuration) -> Floats:
    """Return the direction from which most regions have room, and most of the borders is seen."""
    regions = Regions.of(configuration)
    sides = np.concatenate([FRONT[None], spiral(SIDES)])
    order = np.argsort(regions.codes, kind="stable")
    _, firsts = np.unique(regions.codes[order], return_index=True)
    seen = np.maximum(sides @ regions.points[order].T, 0) * regions.rooms[order]
    worth = np.minimum(np.maximum.reduceat(seen, firsts, axis=1), ROOM).sum(axis=1)
    for centre, radius in _borders(configuration):
        if 0 < radius < math.pi:
            worth += BORDER * np.array([_share(centre, radius, side, least=EDGE) for side in sides])
    worth[0] += USUAL
    best: Floats = sides[int(np.argmax(np.round(worth, 9)))]
    return best


def _borders(configuration: Configuration) -> list[tuple[Floats, float]]:
    """Return centre and radius of the caps whose borders differ: opposite caps share one."""
    signs = np.where(configuration.radii > math.pi / 2, -1.0, 1.0)
    radii = np.where(signs < 0, math.pi - configuration.radii, configuration.radii)
    balls = np.column_stack([signs[:, None] * configuration.centres, radii])
    different = np.unique(np.round(balls, 6), axis=0)
    return [(ball[:3], float(ball[3])) for ball in different]


def _surplus(
    configuration: Configuration, held: Sequence[Proposition], reading: Import
) -> list[Proposition]:
    """Return what the caps show although nobody said it, of complements too where they matter."""
    if not are_signed(held):
        return find_surplus(configuration, held, reading=reading)
    return find_unsaid(_shown(configuration), held, reading=reading)


def _shown(configuration: Configuration) -> Iterator[Proposition]:
    """Yield every statement about terms and complements that is to be seen, universals first.

    First comes what has no border: that there are none of a term, or that everything is one. All
    else that is to be seen of such a term follows.
    """
    radii = dict(zip(configuration.terms, configuration.radii.tolist(), strict=True))
    both: list[SignedTerm] = [*radii, *map(complement, radii)]
    empty: list[SignedTerm] = [x for x, r in radii.items() if r <= 0]
    empty += [complement(x) for x, r in radii.items() if r >= math.pi]
    yield from (Proposition(Form.E, x, x) for x in empty)
    touching = TOUCHING * configuration.margin
    quarters = list(_quarters(configuration))
    yield from (universal for gap, universal, _ in quarters if gap <= touching)
    yield from (particular for gap, _, particular in quarters if gap > touching)
    yield from (Proposition(Form.I, x, x) for x in both if x not in empty)


def _quarters(configuration: Configuration) -> Iterator[tuple[float, Proposition, Proposition]]:
    """Yield the gap of each quarter that two borders make, and what is true if it is empty or not.

    A quarter is empty iff its gap is at most 0.
    """
    has_border = (configuration.radii > 0) & (configuration.radii < math.pi)
    for i, j in combinations(np.flatnonzero(has_border).tolist(), 2):
        x, y = configuration.terms[i], configuration.terms[j]
        non_x, non_y = complement(x), complement(y)
        r, s = configuration.radii[[i, j]].tolist()
        d = distance(configuration.centres[i], configuration.centres[j], Geometry.SPHERICAL)
        yield r + s - d, Proposition(Form.E, x, y), Proposition(Form.I, x, y)
        yield d + r - s, Proposition(Form.A, x, y), Proposition(Form.O, x, y)
        yield d + s - r, Proposition(Form.A, y, x), Proposition(Form.O, y, x)
        around = 2 * math.pi - r - s - d
        yield around, Proposition(Form.A, non_x, y), Proposition(Form.I, non_x, non_y)
