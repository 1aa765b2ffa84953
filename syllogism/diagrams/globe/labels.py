"""Where names go on and around a globe: geometry only, before anything is drawn.

Everything is asked of a grid of cells, each of which knows in which caps it lies. A name stands
inside its cap where nothing else could be meant: within its own cap and the caps around it, and
outside all others. Where there is no such place it stands beside the globe, and a leader runs to
its border. The name of an individual stands beside its dot, in the same region.

Axes: ``rows`` and ``columns`` of cells; ``xy`` two coordinates in points.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from syllogism.diagrams.euler.labels import Label
from syllogism.diagrams.globe.spots import depths_in
from syllogism.evidence.configurations import Configuration

CELL = 2.0  # points from one cell to the next
PADS = (16.0, 11.0, 8.0, 5.0, 3.0)  # points kept free around a name, the most that there are
OUTSIDE = -1  # the code of cells beside the globe
COARSE = 4  # cells from one place tried beside the globe to the next
FEET = 9  # points of a border from one foot tried to the next
CROSSING = 40.0  # points of extra length that avoiding the crossing of one border is worth
SAMPLES = 32  # along a leader
GAPS = (5.0, 8.0, 11.0)  # from a dot to its name
WAYS = 16  # around a dot

Floats = npt.NDArray[np.float64]
Cells = npt.NDArray[np.bool_]
Size = tuple[float, float]
Paper = tuple[float, float, float, float]


class Ground:
    """The cells of a picture, and what has been written on them.

    Args:
        caps: What is on the globe.
        view: Rows to the right, upwards and towards the viewer.
        paper: Left, lower, right and upper edge, in points.
        middle: Of the globe.
        radius: Of the globe.
    """

    def __init__(
        self, caps: Configuration, view: Floats, paper: Paper, middle: Floats, radius: float
    ) -> None:
        self.paper = paper
        self.xs = np.arange(paper[0] + CELL / 2, paper[2], CELL)
        self.ys = np.arange(paper[1] + CELL / 2, paper[3], CELL)
        grid = (np.stack(np.meshgrid(self.xs, self.ys), axis=-1) - middle) / radius
        squares = (grid**2).sum(axis=-1)
        on_globe = squares < 1
        flat = grid[on_globe]
        points = np.column_stack([flat, np.sqrt(1 - squares[on_globe])]) @ view
        bits = 1 << np.arange(len(caps.terms), dtype=np.int64)
        self.codes = np.full(on_globe.shape, OUTSIDE, dtype=np.int64)
        self.codes[on_globe] = (depths_in(caps, points) > 0) @ bits
        self.taken = np.zeros(on_globe.shape, dtype=bool)

    def take(self, x: float, y: float, size: Size) -> None:
        """Keep the cells of a box free from now on."""
        across = np.abs(self.xs - x) <= size[0] / 2 + CELL
        up = np.abs(self.ys - y) <= size[1] / 2 + CELL
        self.taken[np.ix_(up, across)] = True

    def find_inside(self, allowed: npt.NDArray[np.int64], size: Size) -> Label | None:
        """Return the roomiest place for a name where all cells have one of some codes, or None."""
        usable = np.isin(self.codes, allowed) & ~self.taken
        for pad in PADS:
            fits = self._fits(usable, (size[0] + 2 * pad, size[1] + 2 * pad))
            if fits.any():
                rows, columns = np.nonzero(fits)
                away = (rows - rows.mean()) ** 2 + (columns - columns.mean()) ** 2
                best = int(np.argmin(away))
                return Label(float(self.xs[columns[best]]), float(self.ys[rows[best]]))
        return None

    def find_beside(self, border: Floats, size: Size) -> Label | None:
        """Return the place beside the globe with the shortest, least crossing leader, or None."""
        usable = (self.codes == OUTSIDE) & ~self.taken
        fits = self._fits(usable, (size[0] + 2 * PADS[-1], size[1] + 2 * PADS[-1]))
        rows, columns = np.nonzero(fits[::COARSE, ::COARSE])
        if not len(rows) or not len(border):
            return None
        places = np.stack([self.xs[columns * COARSE], self.ys[rows * COARSE]], axis=1)
        feet = border[FEET // 2 :: FEET]
        half = np.array(size) / 2
        ends = np.clip(feet[:, None], places - half, places + half)
        lengths = np.hypot(*np.moveaxis(ends - feet[:, None], -1, 0))
        shares = np.linspace(0, 1, SAMPLES)[:, None, None, None]
        along = self._at(feet[:, None] + shares * (ends - feet[:, None]), self.codes)
        crossed = (along[1:] != along[:-1])[2:].sum(axis=0)
        hit = self._at(feet[:, None] + shares * (ends - feet[:, None]), self.taken).any(axis=0)
        costs = np.round(lengths + CROSSING * (crossed + 3 * hit), 6)
        foot, place = np.unravel_index(int(np.argmin(costs)), costs.shape)
        leader = (_point(feet[foot]), _point(ends[foot, place]))
        return Label(*_point(places[place]), leader)

    def find_near(self, x: float, y: float, reach: float, size: Size) -> Label | None:
        """Return a place for an individual's name near its dot, or None.

        In its region if possible, else over the rim of the globe, else off borders, else anywhere.
        """
        own = self.codes == self._at(np.array([x, y]), self.codes)
        beside = self.codes == OUTSIDE
        for ground in (own, own | beside, ~self._borders(), own | ~own):
            usable = ground & ~self.taken
            for gap in GAPS:
                fits = self._fits(usable, (size[0] + 2 * CELL, size[1] + 2 * CELL))
                best: tuple[float, Label] | None = None
                for turn in np.arange(WAYS) * (2 * math.pi / WAYS):
                    way = np.array([math.cos(turn), math.sin(turn)])
                    place = np.array([x, y]) + (reach + gap) * way + way * np.array(size) / 2
                    cost = round(abs(turn - math.pi / 4), 6)
                    if self._at(place, fits) and (best is None or cost < best[0]):
                        best = cost, Label(*_point(place))
                if best is not None:
                    return best[1]
        return None

    def _borders(self) -> Cells:
        """Return the cells whose left or lower neighbour is on the globe and in another region."""
        borders = np.zeros_like(self.taken)
        for axis in (0, 1):
            before = np.roll(self.codes, 1, axis=axis)
            borders |= (before != self.codes) & (before != OUTSIDE) & (self.codes != OUTSIDE)
        return borders

    def _at(self, places: Floats, cells: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
        """Return what some cells hold, at places; at the edge what is nearest."""
        columns = np.clip((places[..., 0] - self.paper[0]) / CELL, 0, len(self.xs) - 1).astype(int)
        rows = np.clip((places[..., 1] - self.paper[1]) / CELL, 0, len(self.ys) - 1).astype(int)
        held: npt.NDArray[np.generic] = cells[rows, columns]
        return held

    def _fits(self, usable: Cells, size: Size) -> Cells:
        """Return around which cells a box of some size has only usable ones."""
        wide, high = (2 * math.ceil((length / CELL - 1) / 2) + 1 for length in size)
        sums = np.pad(np.cumsum(np.cumsum(~usable, axis=0), axis=1), ((1, 0), (1, 0)))
        fits = np.zeros_like(usable)
        rows, columns = usable.shape
        if high > rows or wide > columns:
            return fits
        bad = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
        fits[high // 2 : rows - high // 2, wide // 2 : columns - wide // 2] = bad == 0
        return fits


def allowed_codes(caps: Configuration, number: int, codes: Sequence[int]) -> npt.NDArray[np.int64]:
    """Return the codes of regions in which a name can mean only one cap, or coincident ones."""
    around = 0
    for other, radius in enumerate(caps.radii.tolist()):
        apart = math.acos(max(-1.0, min(1.0, float(caps.centres[number] @ caps.centres[other]))))
        if apart + caps.radii[number] <= radius + 1e-6:
            around |= 1 << other
    own = 1 << number
    return np.array([c for c in codes if c >= 0 and c & own and not c & ~around], dtype=np.int64)


def _point(xy: Floats) -> tuple[float, float]:
    return float(xy[0]), float(xy[1])
