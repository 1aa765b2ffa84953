"""Certificates: inequalities between radii and distances that add up to 0 >= something positive.

Every line is an inequality that any configuration would have to satisfy. Multiplied by its
whole number and added to the others, everything cancels on the left and a positive number is
left on the right: no configuration exists.

An argument about complements is pictured where every ball has a complement that is a ball again
(see `configurations`). What holds of all balls then holds of complements too, and their radii and
distances are spoken of as such; they cancel by

    r(non-x) = pi - r(x)      d(non-x, y) = pi - d(x, y)

where pi is the distance of every centre from that of its complement, whatever the unit.

Source:
    Farkas, "Theorie der einfachen Ungleichungen" (1902).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from syllogism.errors import EvidenceError
from syllogism.language.arguments import Import
from syllogism.language.complements import Complement, SignedTerm
from syllogism.language.propositions import Form, Proposition, written


@dataclass(frozen=True, slots=True)
class Pictured:
    """A proposition is pictured by its gap."""

    proposition: Proposition

    @property
    def margin(self) -> int:
        """What remains on the smaller side once all radii and distances cancel."""
        return 0 if self.proposition.form.is_universal else 1

    @property
    def words(self) -> str:
        """What it says of the two balls."""
        relation = {
            Form.A: "lies inside",
            Form.E: "lies apart from",
            Form.I: "overlaps",
            Form.O: "sticks out of",
        }[self.proposition.form]
        x, y = self.proposition.subject, self.proposition.predicate
        return f"{written(x)} {relation} {written(y)}"

    @property
    def formula(self) -> str:
        """What it says of radii and distance, the smaller side first."""
        x, y = self.proposition.subject, self.proposition.predicate
        match self.proposition.form:
            case Form.A:
                return f"{_distance(x, y)} + {_radius(x)} <= {_radius(y)}"
            case Form.E:
                return f"{_radius(x)} + {_radius(y)} <= {_distance(x, y)}"
            case Form.I:
                return f"{_distance(x, y)} + 1 <= {_radius(x)} + {_radius(y)}"
            case Form.O:
                return f"{_radius(y)} + 1 <= {_distance(x, y)} + {_radius(x)}"

    def __str__(self) -> str:
        return f"{self.words}: {self.formula}"


@dataclass(frozen=True, slots=True)
class Detour:
    """No way between two centres is shorter than the straight one: the triangle inequality."""

    start: SignedTerm
    via: SignedTerm
    end: SignedTerm

    @property
    def margin(self) -> int:
        """What remains on the smaller side once all distances cancel: nothing."""
        return 0

    @property
    def words(self) -> str:
        """What it says of the three centres."""
        return "a detour is no shorter"

    @property
    def formula(self) -> str:
        """What it says of the distances, the smaller side first."""
        straight = _distance(self.start, self.end)
        return f"{straight} <= {_distance(self.start, self.via)} + {_distance(self.via, self.end)}"

    def __str__(self) -> str:
        return f"{self.words}: {self.formula}"


@dataclass(frozen=True, slots=True)
class Inhabited:
    """A term has an instance, so its ball has at least unit radius."""

    term: SignedTerm

    @property
    def margin(self) -> int:
        """What remains on the smaller side once the radius cancels."""
        return 1

    @property
    def words(self) -> str:
        """What it says of the term."""
        return f"{written(self.term)} has an instance"

    @property
    def formula(self) -> str:
        """What it says of the radius, the smaller side first."""
        return f"1 <= {_radius(self.term)}"

    def __str__(self) -> str:
        return f"{self.words}: {self.formula}"


@dataclass(frozen=True, slots=True)
class Peopled:
    """There is somebody, as any particular says, so not everything has shrunk to nothing."""

    @property
    def margin(self) -> int:
        """What remains on the smaller side once pi cancels."""
        return 1

    @property
    def words(self) -> str:
        """What it says of the world."""
        return "there is somebody"

    @property
    def formula(self) -> str:
        """What it says of pi, the smaller side first."""
        return "1 <= pi"

    def __str__(self) -> str:
        return f"{self.words}: {self.formula}"


Inequality = Pictured | Detour | Inhabited | Peopled

COMPLEMENTS = "pi = r(x) + r(non-x) = d(x,y) + d(non-x,y)"


def _radius(x: SignedTerm) -> str:
    """Return the name of a radius."""
    return f"r({written(x)})"


def _distance(x: SignedTerm, y: SignedTerm) -> str:
    """Return the name of a distance, the same from either end."""
    first, second = sorted(map(written, (x, y)))
    return f"d({first},{second})"


def _speaks_of_complements(line: Inequality) -> bool:
    match line:
        case Pictured(proposition):
            return proposition.is_signed
        case Detour(start, via, end):
            return any(isinstance(term, Complement) for term in (start, via, end))
        case Inhabited(term):
            return isinstance(term, Complement)
        case Peopled():
            return True


@dataclass(frozen=True, slots=True)
class Certificate:
    """Inequalities with the positive whole numbers they are multiplied by.

    Raises:
        EvidenceError: There is no line, or a multiplier is not a positive whole number.
    """

    lines: tuple[tuple[int, Inequality], ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", tuple(self.lines))
        if not self.lines:
            raise EvidenceError("a certificate needs at least one inequality, got none")
        for multiplier, line in self.lines:
            if not isinstance(line, Inequality):
                raise EvidenceError(f"a line of a certificate is an inequality, got {line!r}")
            if not isinstance(multiplier, int) or multiplier < 1:
                raise EvidenceError(f"a multiplier is a whole number from 1 up, got {multiplier!r}")

    @property
    def margin(self) -> int:
        """The right-hand side of the sum, if everything else cancels."""
        return sum(multiplier * line.margin for multiplier, line in self.lines)

    @property
    def propositions(self) -> tuple[Proposition, ...]:
        """The propositions that are pictured in it, each once, in order."""
        pictured = (line.proposition for _, line in self.lines if isinstance(line, Pictured))
        return tuple(dict.fromkeys(pictured))

    @property
    def speaks_of_complements(self) -> bool:
        """Whether it takes the law of complements to see that everything cancels."""
        return any(_speaks_of_complements(line) for _, line in self.lines)

    def rests_on(
        self, propositions: Iterable[Proposition], reading: Import
    ) -> tuple[Proposition, ...]:
        """Return which of some propositions it rests on, in their order.

        Those that are pictured in it; and in the modern reading, where an instance is nobody's
        for granted, for each term that must have one a particular that asserts it, and any
        particular where there must be somebody.
        """
        stated = tuple(dict.fromkeys(propositions))
        used = set(self.propositions)
        if reading is Import.MODERN:
            for _, line in self.lines:
                match line:
                    case Inhabited(term):
                        asserting = [p for p in stated if term in p.asserted_terms]
                    case Peopled():
                        asserting = [p for p in stated if not p.form.is_universal]
                    case _:
                        continue
                if asserting and used.isdisjoint(asserting):
                    used.add(asserting[0])
        return tuple(proposition for proposition in stated if proposition in used)

    def __str__(self) -> str:
        shown = [f"{k} x ({line})" if k > 1 else str(line) for k, line in self.lines]
        if self.speaks_of_complements:
            shown.append(f"where {COMPLEMENTS}")
        return "\n".join([*shown, f"added up: 0 >= {self.margin}"])
