"""Drawings: a configuration as circles, and a certificate beside the picture that it forbids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.figure import Figure

from syllogism.diagrams.euler.circles import PICTURE, draw_balls, require_circles
from syllogism.diagrams.euler.views import NOTES
from syllogism.diagrams.lettering import Block, Ruler, short_names, write
from syllogism.diagrams.sheets import MARGIN, empty_sheet
from syllogism.evidence.certificates import Certificate, Detour, Inequality, Inhabited, Pictured
from syllogism.evidence.configurations import Configuration
from syllogism.language.arguments import Argument
from syllogism.language.complements import renamed
from syllogism.language.propositions import Proposition

COLUMN = 380.0  # points; width of a certificate


def draw_configuration(
    configuration: Configuration,
    premises: Sequence[Proposition],
    *,
    refuted: Proposition | None = None,
) -> Figure:
    """Return a drawing of the circles in which some premises hold.

    Args:
        configuration: At most eight circles.
        premises: The propositions it pictures.
        refuted: A conclusion that fails in it.

    Raises:
        EvidenceError: The configuration is not one of at most eight circles, or the names of its
            terms are too long to fit on the paper.
    """
    require_circles(configuration)
    width = PICTURE[0] + 2 * MARGIN
    if refuted is None:
        caption = "A configuration in which these propositions hold."
    else:
        caption = f'A configuration of the premises in which "{refuted}" fails.'
    names = {term: term for term in configuration.terms}
    title = [Block(_sentences(premises), fontsize=11, bold=True)]
    notes = [Block(caption, fontsize=10), *_notes(configuration)]
    ruler = Ruler()
    title_height = ruler.height(title, width=PICTURE[0])
    notes_height = ruler.height(notes, width=PICTURE[0])
    height = title_height + PICTURE[1] + notes_height + 2 * MARGIN
    figure, sheet = empty_sheet(width, height)
    write(sheet, ruler, title, left=MARGIN, top=height - MARGIN, width=PICTURE[0])
    draw_balls(sheet, ruler, configuration, names, corner=(MARGIN, MARGIN + notes_height))
    write(sheet, ruler, notes, left=MARGIN, top=MARGIN + notes_height, width=PICTURE[0])
    return figure


def draw_certificate(
    argument: Argument, certificate: Certificate, configuration: Configuration
) -> Figure:
    """Return a drawing of why an argument's conclusion cannot fail.

    On the left the premises are pictured; on the right stands what the denial of the conclusion
    would look like, and the inequalities that rule it out.

    Args:
        argument: A valid argument.
        certificate: Why its premises and the denial of its conclusion have no configuration.
        configuration: A configuration of the premises alone, at most eight circles.

    Raises:
        EvidenceError: As for `draw_configuration`.
    """
    require_circles(configuration)
    width = PICTURE[0] + COLUMN + 3 * MARGIN
    short = short_names(argument.terms)
    ruler = Ruler()
    title = [Block(str(argument), fontsize=11, bold=True)]
    left = [Block("The premises, pictured", fontsize=10, bold=True), *_notes(configuration)]
    right = _reasons(argument, certificate, short)
    title_height = ruler.height(title, width=width - 2 * MARGIN)
    left_height = ruler.height(left, width=PICTURE[0])
    right_height = ruler.height(right, width=COLUMN)
    height = title_height + max(left_height + PICTURE[1], right_height) + 2 * MARGIN
    figure, sheet = empty_sheet(width, height)
    top = height - MARGIN
    write(sheet, ruler, title, left=MARGIN, top=top, width=width - 2 * MARGIN)
    top -= title_height
    write(sheet, ruler, left, left=MARGIN, top=top, width=PICTURE[0])
    write(sheet, ruler, right, left=PICTURE[0] + 2 * MARGIN, top=top, width=COLUMN)
    names = {t: t if short[t] == t else f"{t} ({short[t]})" for t in configuration.terms}
    corner = (MARGIN, top - left_height - PICTURE[1])
    draw_balls(sheet, ruler, configuration, names, corner=corner)
    return figure


def _notes(configuration: Configuration) -> list[Block]:
    """Return how a curved space is seen, and which terms have no instance, hence no circle."""
    notes = [NOTES[configuration.geometry]] if configuration.geometry in NOTES else []
    pairs = zip(configuration.terms, configuration.radii, strict=True)
    empty = [term for term, radius in pairs if radius <= 0]
    notes += [f"There are no {term} here: an empty term has no circle." for term in empty]
    return [Block(note, fontsize=9) for note in notes]


def _reasons(argument: Argument, certificate: Certificate, short: Mapping[str, str]) -> list[Block]:
    """Return what stands beside the picture: the supposition, the inequalities and their sum."""
    denial = argument.conclusion.contradictory
    if denial in certificate.propositions:
        looks, _ = _words_and_formula(Pictured(denial), short)
        blocks = [
            Block(f"Suppose that {denial.clause}.", fontsize=10, bold=True),
            Block(f"Then {looks}, and all of this would have to hold:", fontsize=10),
        ]
    else:
        blocks = [Block("All of this would have to hold:", fontsize=10, bold=True)]
    blocks.append(Block(_key(short), fontsize=8.5, after=8))
    for multiplier, line in certificate.lines:
        words, formula = _words_and_formula(line, short)
        times = f"{multiplier} x ({formula})" if multiplier > 1 else formula
        blocks.append(Block(f"{words}{_standing(line, argument)}", fontsize=9, after=2))
        blocks.append(Block(times, fontsize=10, indent=16, after=5))
    blocks.append(
        Block("Added up, every distance and radius cancels, and what is left is false:", fontsize=9)
    )
    blocks.append(Block(f"0 >= {certificate.margin}", fontsize=12, bold=True, indent=16))
    return blocks


def _words_and_formula(line: Inequality, short: Mapping[str, str]) -> tuple[str, str]:
    """Return the two halves of a line, about the short names."""
    match line:
        case Pictured(proposition):
            line = Pictured(proposition.renamed(short))
        case Detour(start, via, end):
            line = Detour(*(renamed(term, short) for term in (start, via, end)))
        case Inhabited(term):
            line = Inhabited(renamed(term, short))
    return line.words, line.formula


def _standing(line: Inequality, argument: Argument) -> str:
    if not isinstance(line, Pictured):
        return ""
    return " (premise)" if line.proposition in argument.premises else " (supposed)"


def _key(short: Mapping[str, str]) -> str:
    """Return what the letters of the formulas stand for."""
    named = "".join(f", {name} is {term}" for term, name in short.items() if name != term)
    return f"Here d is the distance of two centres, r a radius{named}."


def _sentences(propositions: Sequence[Proposition]) -> str:
    return " ".join(f"{proposition}." for proposition in propositions)
