"""What stands above a picture: premises, a rule, and what does or does not follow from them.

Whether the conclusion follows is told by a sign, by colour and in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from syllogism.diagrams.euler.inks import PROVED, REFUTED
from syllogism.diagrams.euler.wording import tell_reading
from syllogism.diagrams.lettering import INK, Block, Ruler, write
from syllogism.language.arguments import Import
from syllogism.language.propositions import Proposition

LISTED = 8  # premises up to which each has a line of its own
FONTSIZE = 11.0
RULE = 12.0  # points that the rule takes, with what is free above and below
FOLLOWS, FAILS = "\N{CHECK MARK}", "\N{BALLOT X}"


@dataclass(frozen=True, slots=True)
class Heading:
    """An argument and whether it is valid, or propositions without a conclusion.

    Args:
        premises: The propositions.
        conclusion: What does or does not follow, if anything.
        reading: The import that is granted.
        follows: Whether it follows; without a conclusion, whether the propositions contradict
            one another.
        contradicts: Whether the conclusion follows because the premises contradict one another.
    """

    premises: Sequence[Proposition]
    conclusion: Proposition | None
    reading: Import
    follows: bool
    contradicts: bool = False

    def height(self, ruler: Ruler, *, width: float) -> float:
        """Return the height it takes."""
        above, below = self._stated(), self._verdict()
        return ruler.height(above, width=width) + RULE + ruler.height(below, width=width)

    def write(self, sheet: Axes, ruler: Ruler, *, left: float, top: float, width: float) -> None:
        """Write it from a left upper corner down."""
        above, below = self._stated(), self._verdict()
        write(sheet, ruler, above, left=left, top=top, width=width)
        top -= ruler.height(above, width=width)
        widest = max((ruler.size(b.words, fontsize=FONTSIZE)[0] for b in above), default=0.0)
        across = (left, left + min(width, max(widest, width / 3)))
        up = top - RULE / 3
        sheet.plot(across, (up, up), color=INK, linewidth=0.8, solid_capstyle="butt")
        write(sheet, ruler, below, left=left, top=top - RULE, width=width)

    def _stated(self) -> list[Block]:
        if len(self.premises) > LISTED:
            sentences = " ".join(f"{premise}." for premise in self.premises)
            return [Block(sentences, fontsize=FONTSIZE, after=2)]
        return [Block(str(premise), fontsize=FONTSIZE, after=2) for premise in self.premises]

    def _verdict(self) -> list[Block]:
        sign, colour = (FOLLOWS, PROVED) if self.follows else (FAILS, REFUTED)
        stated = [*self.premises, *([] if self.conclusion is None else [self.conclusion])]
        reading = tell_reading(self.reading, stated)
        if self.conclusion is not None:
            words = f"{sign}  {self.conclusion}"
            verdict = f"{'follows' if self.follows else 'does not follow'}, in {reading}"
            if self.contradicts:
                verdict += ". But the premises contradict one another, and then anything follows."
        elif self.follows:
            alone = len(self.premises) == 1
            told = "This contradicts itself" if alone else "These contradict one another"
            words, colour = f"{FAILS}  {told}", REFUTED
            verdict = f"in {reading}"
        else:
            words, colour = f"{FOLLOWS}  These can be true together", PROVED
            verdict = f"in {reading}"
        return [
            Block(words, fontsize=FONTSIZE + 1, bold=True, colour=colour, after=3),
            Block(verdict, fontsize=9, colour=colour, after=8),
        ]
