"""The regions that circles make, and the fewest individuals that make a world of them.

Circles cut the paper into regions; all points of one lie in the same circles, so that whoever
stands there is of one *kind*, the set of those circles' terms. Every region has an arc of some
circle in its border. So points close to the middle of every arc, on both sides, find even the
narrowest region, and a grid finds where the wide ones have most room.

An individual stands for every statement that it makes true: one who is S and not P shows that
there are S and that some of them are not P. The fewest who show everything are a smallest set
that meets every demand, and of several such sets the roomiest is taken.

Axes: ``circles`` that differ; ``points`` any number of them; ``regions``; ``xy`` two coordinates.
Places are those of `syllogism.diagrams.euler.views`: of Euclidean circles, their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float64, Int64

from syllogism.diagrams.euler.views import View, find_view
from syllogism.evidence.configurations import Configuration
from syllogism.language.arguments import Import, terms_of
from syllogism.language.propositions import Form, Proposition

ALONG = 64  # points of the grid along the longer side of the picture
PAD = 0.1  # width of what surrounds the circles, in pictures
NUDGES = (0.03, 1e-3, 3e-5, 1e-6)  # how far from an arc its region is looked for, in radii
NARROWEST = 1e-7  # room in pictures; what is narrower is made of rounding
ZOOMS = 20  # times that a better place is looked for nearby, and then nearer by
DIGITS = 9  # that decide between two places

Points = Float64[np.ndarray, "points xy"]
Floats = Float64[np.ndarray, " points"]
Codes = Int64[np.ndarray, " points"]  # a bit for each circle, set where it encloses the point


class Spot(NamedTuple):
    """The roomiest place of a region.

    Args:
        kind: The terms whose circles it lies in.
        place: Where it is.
        room: How far it is to the nearest border, or to the edge of the picture.
    """

    kind: frozenset[str]
    place: tuple[float, float]
    room: float


def find_spots(configuration: Configuration) -> list[Spot]:
    """Return the roomiest place of every region, the one outside all circles among them.

    Regions that lie in the same circles count as one.

    >>> two = Configuration(("S", "P"), np.array([[0.0, 0.0], [3.0, 0.0]]), np.array([2.0, 2.0]))
    >>> [("".join(sorted(spot.kind)), round(spot.room, 1)) for spot in find_spots(two)[1:]]
    [('S', 1.5), ('P', 1.5), ('PS', 0.5)]

    Args:
        configuration: Balls in two dimensions; empty terms have no circle.
    """
    shown = [number for number, radius in enumerate(configuration.radii) if radius > 0]
    if not shown:
        return [Spot(frozenset(), (0.0, 0.0), configuration.margin)]
    paper = _Paper(find_view(configuration, shown))
    codes, places, rooms = paper.zoom(*paper.widest()[:2])
    return [
        Spot(
            frozenset(configuration.terms[n] for bit, n in enumerate(shown) if code >> bit & 1),
            (x, y),
            room * paper.size,
        )
        for code, (x, y), room in zip(codes.tolist(), places.tolist(), rooms.tolist(), strict=True)
    ]


def find_rooms(centres: Points, radii: Floats) -> Floats:
    """Return nearly how much room there is in every region that some circles make."""
    paper = _Paper(View(centres, radii, None))
    return paper.widest()[2] * paper.size


def find_individuals(
    configuration: Configuration, propositions: Sequence[Proposition], *, reading: Import
) -> list[Spot]:
    """Return where the fewest individuals stand that make a world of some propositions.

    Args:
        configuration: Circles in which the propositions hold.
        propositions: What is pictured.
        reading: In the traditional one there is somebody of every term.
    """
    return choose_individuals(find_spots(configuration), propositions, reading=reading)


def choose_individuals(
    spots: Sequence[Spot], propositions: Sequence[Proposition], *, reading: Import
) -> list[Spot]:
    """Return the fewest spots that show every particular, and in the traditional reading each term.

    Of several such choices it is one whose least roomy spot has most room.

    Args:
        spots: Regions of a picture in which the propositions hold.
        propositions: What is pictured.
        reading: In the traditional one there is somebody of every term.
    """
    demands = [proposition for proposition in propositions if not proposition.form.is_universal]
    if reading is Import.TRADITIONAL:
        demands += [Proposition(Form.I, term, term) for term in terms_of(propositions)]
    roomy = sorted(spots, key=lambda spot: -spot.room)
    shown = [
        sum(1 << bit for bit, demand in enumerate(demands) if _shows(spot.kind, demand))
        for spot in roomy
    ]
    everything = (1 << len(demands)) - 1
    for count in range(len(demands) + 1):
        if _choose(shown, everything, count) is None:
            continue
        fewer = (_choose(shown[:enough], everything, count) for enough in range(len(roomy) + 1))
        chosen = next(numbers for numbers in fewer if numbers is not None)
        return [roomy[number] for number in sorted(chosen)]
    return []


def _shows(kind: frozenset[str], particular: Proposition) -> bool:
    """Return whether an individual of a kind is a witness of a particular."""
    subject, predicate = particular.terms
    return subject in kind and (predicate in kind) is (particular.form is Form.I)


def _choose(shown: Sequence[int], missing: int, count: int) -> tuple[int, ...] | None:
    """Return at most so many places whose bits together have all that are missing, or None."""
    if not missing:
        return ()
    if count == 0:
        return None
    rarest = min(
        (1 << bit for bit in range(missing.bit_length()) if missing >> bit & 1),
        key=lambda bit: sum(1 for bits in shown if bits & bit),
    )
    tried: list[int] = []
    for number, bits in enumerate(shown):
        gained = bits & missing
        if not bits & rarest or any(gained | other == other for other in tried):
            continue
        tried.append(gained)
        rest = _choose(shown, missing & ~bits, count - 1)
        if rest is not None:
            return (number, *rest)
    return None


class _Paper:
    """Circles of a view, in pictures: the longer side of what they fill has length 1."""

    def __init__(self, view: View) -> None:
        low, high = view.corners
        self.view = view
        self.size = float((high - low).max())
        self.low, self.high = low - PAD * self.size, high + PAD * self.size

    def grid(self) -> Points:
        """Return points all over the picture."""
        step = self.size / ALONG
        x, y = (np.arange(a + step / 2, b, step) for a, b in zip(self.low, self.high, strict=True))
        return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)

    def beside_arcs(self) -> Points:
        """Return points on both sides of every arc between two places where circles may meet."""
        centres, radii = self.view.centres, self.view.radii
        across = centres - centres[:, None]
        apart = np.hypot(across[..., 0], across[..., 1])
        with np.errstate(divide="ignore", invalid="ignore"):
            cosines = (apart**2 + radii[:, None] ** 2 - radii**2) / (2 * apart * radii[:, None])
        turns = np.arccos(np.clip(np.nan_to_num(cosines, nan=1.0), -1, 1))
        towards = np.arctan2(across[..., 1], across[..., 0])
        ends = np.concatenate([towards - turns, towards + turns], axis=1) % (2 * np.pi)
        ends = np.sort(ends, axis=1)
        following = np.concatenate([ends[:, 1:], ends[:, :1] + 2 * np.pi], axis=1)
        middles = (ends + following) / 2
        ways = np.stack([np.cos(middles), np.sin(middles)], axis=-1)
        reaches = np.array([1 + sign * nudge for nudge in NUDGES for sign in (1, -1)])
        points: Points = (
            centres[:, None, None] + ways[:, :, None] * (radii[:, None] * reaches)[:, None, :, None]
        ).reshape(-1, 2)
        return points

    def look(self, points: Points) -> tuple[Codes, Floats]:
        """Return in which circles points lie, as bits, and their room in pictures."""
        offsets = points[:, None] - self.view.centres
        depths = self.view.radii - np.hypot(offsets[..., 0], offsets[..., 1])
        inside: Bool[np.ndarray, "points circles"] = depths > 0
        codes: Codes = inside @ (1 << np.arange(len(self.view.radii), dtype=np.int64))
        edge = np.minimum(points - self.low, self.high - points).min(axis=1)
        room: Floats = np.minimum(np.abs(depths).min(axis=1), edge) / self.size
        return codes, room

    def widest(self) -> tuple[Codes, Points, Floats]:
        """Return all regions, a place of each that is nearly the roomiest, and its room."""
        points = np.concatenate([self.grid(), self.view.centres, self.beside_arcs()])
        codes, rooms = self.look(points)
        order = np.lexsort((-np.round(rooms, DIGITS), codes))
        regions, firsts = np.unique(codes[order], return_index=True)
        wide = rooms[order[firsts]] > NARROWEST
        return regions[wide], points[order[firsts[wide]]], rooms[order[firsts[wide]]]

    def zoom(self, codes: Codes, starts: Points) -> tuple[Codes, Points, Floats]:
        """Return regions, and the roomiest place of each near a place of it, with its room."""
        near = np.stack(np.meshgrid(*[np.linspace(-1, 1, 9)] * 2), axis=-1).reshape(-1, 2)
        near = near[np.lexsort((near[:, 1], np.hypot(*near.T)))]  # where it is comes first
        places, widths = starts, np.full(len(starts), self.size / ALONG)
        for _ in range(ZOOMS):
            points = places[:, None] + widths[:, None, None] * near
            found, rooms = self.look(points.reshape(-1, 2))
            own = found.reshape(points.shape[:2]) == codes[:, None]
            rooms = np.where(own, rooms.reshape(own.shape), -1.0)
            best = np.argmax(np.round(rooms, DIGITS), axis=1)
            places = points[np.arange(len(points)), best]
            widths = np.where(best == 0, widths / 2, widths)
        return codes, places, rooms.max(axis=1)
