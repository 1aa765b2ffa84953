"""The inequalities of a certificate as a table: in words, in radii and distances, and added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matplotlib.axes import Axes

from syllogism.diagrams.lettering import INK, Block, Ruler, write
from syllogism.evidence.certificates import (
    COMPLEMENTS,
    Certificate,
    Detour,
    Inequality,
    Inhabited,
    Pictured,
)
from syllogism.language.complements import renamed
from syllogism.language.propositions import Proposition

FONTSIZE = 9.0
GAP = 22.0  # between the two columns of the table
AFTER = 2.5  # below a line of it


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why some propositions have no configuration.

    Args:
        certificate: The inequalities.
        supposed: The proposition that is supposed to hold besides the others.
        short: What stands for each term in a formula.
    """

    certificate: Certificate
    supposed: Proposition
    short: Mapping[str, str]

    def height(self, ruler: Ruler, *, width: float) -> float:
        """Return the height they take."""
        said, formulas = self._table()
        table = ruler.height(said, width=width)
        if not self._is_wide(ruler, width):
            table += ruler.height(formulas, width=width)
        outside = [*self._opening(), *self._sum()]
        return ruler.height(outside, width=width) + table + GAP / 2

    def write(self, sheet: Axes, ruler: Ruler, *, left: float, top: float, width: float) -> None:
        """Write them from a left upper corner down."""
        write(sheet, ruler, self._opening(), left=left, top=top, width=width)
        top -= ruler.height(self._opening(), width=width)
        said, formulas = self._table()
        if self._is_wide(ruler, width):
            across = left + GAP + max(ruler.size(each.words, fontsize=FONTSIZE)[0] for each in said)
            write(sheet, ruler, said, left=left, top=top, width=width)
            write(sheet, ruler, formulas, left=across, top=top, width=left + width - across)
            top -= ruler.height(said, width=width)
        else:
            for one, other in zip(said, formulas, strict=True):
                both = [one, other]
                write(sheet, ruler, both, left=left, top=top, width=width)
                top -= ruler.height(both, width=width)
        top -= GAP / 4
        sheet.plot((left, left + width), (top, top), color=INK, linewidth=0.8)
        write(sheet, ruler, self._sum(), left=left, top=top - GAP / 4, width=width)

    def _opening(self) -> list[Block]:
        named = "".join(f", {name} is {term}" for term, name in self.short.items() if name != term)
        key = f"Here d is the distance of two centres, r a radius{named}."
        return [
            Block("All of this would have to hold at once:", fontsize=10, after=2),
            Block(key, fontsize=FONTSIZE, after=6),
        ]

    def _table(self) -> tuple[list[Block], list[Block]]:
        """Return what each line says in words, and of radii and distances."""
        said, formulas = [], []
        for multiplier, line in self.certificate.lines:
            words, formula = in_short(line, self.short)
            said.append(Block(f"{words}{self._standing(line)}", fontsize=FONTSIZE, after=AFTER))
            if multiplier > 1:
                formula = f"{multiplier} \N{MULTIPLICATION SIGN} ({formula})"
            formulas.append(Block(formula, fontsize=FONTSIZE, after=AFTER))
        return said, formulas

    def _is_wide(self, ruler: Ruler, width: float) -> bool:
        """Return whether words and formulas fit side by side."""
        widths = (max(ruler.size(b.words, fontsize=FONTSIZE)[0] for b in c) for c in self._table())
        return sum(widths) + GAP <= width

    def _standing(self, line: Inequality) -> str:
        if not isinstance(line, Pictured):
            return ""
        return " (supposed)" if line.proposition == self.supposed else " (premise)"

    def _sum(self) -> list[Block]:
        cancels = "Added up, every distance and radius cancels, and what is left is false:"
        told = [Block(cancels, fontsize=FONTSIZE, after=3)]
        if self.certificate.speaks_of_complements:
            told.insert(0, Block(f"where {COMPLEMENTS}", fontsize=FONTSIZE))
        left = f"0 \N{GREATER-THAN OR EQUAL TO} {self.certificate.margin}"
        return [*told, Block(left, fontsize=12, bold=True, after=0)]


def in_short(line: Inequality, short: Mapping[str, str]) -> tuple[str, str]:
    """Return the two halves of a line, about the short names, in the signs of print."""
    match line:
        case Pictured(proposition):
            line = Pictured(proposition.renamed(short))
        case Detour(start, via, end):
            line = Detour(*(renamed(term, short) for term in (start, via, end)))
        case Inhabited(term):
            line = Inhabited(renamed(term, short))
    return line.words, line.formula.replace("<=", "\N{LESS-THAN OR EQUAL TO}")
