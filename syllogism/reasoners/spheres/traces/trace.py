"""A trace: the path that the spheres of one argument take, step by step, to the verdict.

The premises and the denied conclusion are the weights; the spheres start in a Venn diagram and
move the way the violated inequalities pull. How hard one pulls is how far it is from being
pictured, so *pull* and *activation* are two words for one number, and the energy is half the sum
of their squares.

A trace is of the run that the verdict rests on. Over three terms the network is asked first for a
comfortable picture, with `room` to spare in every inequality; only where it has none is it asked
for the bare statements, from the same start, and then that run is the trace. For more terms there
is one run, with room to spare.

Units: radii, distances and pulls are in units of the margin, the 1 of *some x are y*; the energy
in its square.

Axes: ``steps`` one more than were taken, since the start counts; ``terms``; ``inequalities``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from syllogism.diagrams.lettering import short_names
from syllogism.evidence.certificates import Detour, Inequality, Inhabited, Pictured
from syllogism.evidence.judgements import Judgement, Verdict
from syllogism.language.complements import renamed

if TYPE_CHECKING:
    import pandas

FLAT = 1e-3  # a lower energy is told as being nearly nothing
NOTHING = 1e-6  # and a lower one as nothing
ROUNDING = 1e-4  # energies at rest are nearer to the fractions that they are but for the grid
SIMPLE = (1, 2, 3, 4, 5, 8, 10, 16)  # denominators that arguments of few terms mostly rest at

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """The path of one argument's spheres.

    Args:
        judgement: What the path leads to, exactly as the reasoner judges the argument.
        terms: Names of the spheres.
        inequalities: What is asked: the premises, the denied conclusion, instances of terms, and
            those facts about distances that are ever violated on the way.
        radii: Shape ``(steps, terms)``.
        distances: Of the centres, shape ``(steps, terms, terms)``; symmetric, and NaN for pairs
            that the network has no unknown for.
        pulls: How far each inequality is from being pictured, shape ``(steps, inequalities)``.
        span: Distance of a centre from that of its complement, shape ``(steps,)``; None where
            nobody speaks of complements.
        room: How much every inequality was asked to spare; 0 in a bare run.
    """

    judgement: Judgement
    terms: tuple[str, ...]
    inequalities: tuple[Inequality, ...]
    radii: Floats
    distances: Floats
    pulls: Floats
    span: Floats | None
    room: float

    @property
    def steps(self) -> int:
        """How many steps were taken."""
        return len(self.radii) - 1

    @property
    def energy(self) -> Floats:
        """Half the sum of squared pulls, shape ``(steps,)``."""
        energy: Floats = (self.pulls**2).sum(axis=1) / 2
        return energy

    @property
    def title(self) -> str:
        """The argument on one line."""
        return str(self.judgement.argument)

    @property
    def ending(self) -> str:
        """What the path ends in, as a sentence."""
        energy = _written(float(self.energy[-1]))
        match self.judgement.verdict:
            case Verdict.INVALID:
                tight = " where terms must coincide there is no room to spare, and"
                tight = tight if self.energy[-1] > FLAT else ""
                return (
                    f"After {self.steps} steps the energy is {energy}:{tight} the spheres are a "
                    f"configuration, in which the premises hold and the conclusion fails."
                )
            case Verdict.VALID:
                return (
                    f"After {self.steps} steps the energy is {energy}: no configuration "
                    f"exists, and the pulls that remain hold the proof."
                )
            case Verdict.UNDECIDED:
                return f"After {self.steps} steps the energy is {energy}, and nothing is decided."

    def labels(self, *, short: bool = False) -> tuple[str, ...]:
        """Return a label for each inequality, with one-letter names if terms are long."""
        names = short_names(self.terms) if short else {term: term for term in self.terms}
        denied = Pictured(self.judgement.argument.conclusion.contradictory)
        return tuple(_label(line, names, line == denied) for line in self.inequalities)

    def table(self) -> pandas.DataFrame:
        """Return one row for each step: its energy, each pull, each radius and distance.

        >>> from syllogism.language.moods import Mood
        >>> from syllogism.reasoners.spheres.reasoner import Spheres
        >>> table = Spheres().trace(Mood.parse("AAA-2").syllogism()).table()
        >>> table[["step", "energy", "pull of All S are M", "r(S)", "d(M,S)"]].head(3).round(3)
           step  energy  pull of All S are M   r(S)  d(M,S)
        0     0   5.102                2.296  1.885   2.103
        1     1   0.000                0.019  1.311   1.529
        2     2   0.070                0.000  0.948   1.166
        """
        import pandas

        columns: dict[str, npt.ArrayLike] = {
            "step": np.arange(self.steps + 1),
            "energy": self.energy,
        }
        for label, pull in zip(self.labels(), self.pulls.T, strict=True):
            columns[f"pull of {label}"] = pull
        for term, radius in zip(self.terms, self.radii.T, strict=True):
            columns[f"r({term})"] = radius
        for x, y in self.pairs:
            first, second = sorted((self.terms[x], self.terms[y]))
            columns[f"d({first},{second})"] = self.distances[:, x, y]
        if self.span is not None:
            columns["pi"] = self.span
        return pandas.DataFrame(columns)

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """Which pairs of terms the network has a distance for."""
        known = np.triu(np.isfinite(self.distances[0]), k=1)
        return [(x, y) for x, y in np.argwhere(known).tolist()]


def _label(line: Inequality, names: Mapping[str, str], is_denial: bool) -> str:
    """Return what an inequality says, the terms renamed."""
    match line:
        case Pictured(proposition):
            stated = str(proposition.renamed(names))
            return f"{stated} (conclusion denied)" if is_denial else stated
        case Inhabited(term):
            return Inhabited(renamed(term, names)).words
        case Detour(start, via, end):
            return Detour(*(renamed(term, names) for term in (start, via, end))).formula
        case _:
            return line.words


def _written(energy: float) -> str:
    """Return an energy, as a simple fraction where it is one.

    >>> _written(0.12501), _written(0.5624999), _written(3e-9), _written(2e-5)
    ('1/8', '9/16', '0', 'less than 0.001')
    >>> _written(0.3141), _written(3.1416), _written(1.7257), _written(0.5217)
    ('0.314', '3.142', '1.726', '0.522')
    """
    if energy < FLAT:
        return "0" if energy < NOTHING else "less than 0.001"
    for denominator in SIMPLE:
        nearest = Fraction(round(energy * denominator), denominator)
        if abs(nearest - energy) < ROUNDING:
            return str(nearest)
    return f"{energy:.3f}"
