"""Drawing one argument: as the sphere network sees it, or as a logician draws it.

The euler style shows the network's evidence in circles that lie as the terms do; the venn style
shades and marks the regions of circles that always lie the same. Only the first loads JAX.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from matplotlib.figure import Figure

from syllogism.answers import Answer, check
from syllogism.diagrams.sheets import save
from syllogism.diagrams.venn.drawing import describe_venn, draw_venn
from syllogism.errors import ArgumentError, OptionError
from syllogism.evidence.certificates import Certificate
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.language.arguments import Argument, Import
from syllogism.language.reading import parse_argument
from syllogism.logic.venn import Venn


class Style(Enum):
    """How an argument is drawn."""

    EULER = "euler"  # circles inside, across and apart: the sphere network's evidence
    VENN = "venn"  # circles in general position, with shading and crosses

    @classmethod
    def _missing_(cls, value: object) -> Style:
        raise OptionError(
            f"a style is euler (circles placed by the sphere network) or venn (shading and "
            f"crosses), got {value!r}"
        )


def draw(
    argument: Argument | str,
    path: str | Path,
    *,
    style: Style | str = Style.EULER,
    reading: Import | str = Import.TRADITIONAL,
    geometry: Geometry | str = Geometry.EUCLIDEAN,
    seed: int = 0,
) -> Answer:
    """Draw an argument, and return the answer that the drawing shows.

    In the euler style the sphere network answers: an invalid argument is drawn as the
    configuration that refutes it, a valid one as a configuration of its premises beside the
    certificate that its conclusion cannot fail. In the venn style the premises' diagram stands
    beside what it would have to show for the conclusion to follow, and the symbolic reasoner
    answers.

    Args:
        argument: An argument, or its text in English, in notation, or a mood.
        path: The picture's file, an SVG, PNG or PDF by its ending.
        style: euler or venn.
        reading: Which existential import is granted: traditional or modern.
        geometry: Where the circles of an euler picture lie: euclidean, hyperbolic (in the Poincaré
            disc) or spherical (in stereographic projection).
        seed: Start of the network; another seed is another euler picture of the same answer.

    Raises:
        ParseError: The text is not understood.
        ArgumentError: The network cannot decide the argument, a Venn diagram has not enough
            circles for its terms, or its premises contradict one another, so that there is
            nothing to draw.
        OptionError: There is no such style, reading or geometry, or the file's ending is unknown.
        OutputError: Nothing can be written there.
        EvidenceError: The terms' names are too long for the paper, or no circles were found, or
            more than eight, or cubes were asked for.
    """
    parsed = parse_argument(argument) if isinstance(argument, str) else argument
    drawn, granted = Style(style), Import(reading)
    if drawn is Style.VENN:
        if Geometry(geometry) is not Geometry.EUCLIDEAN:
            raise OptionError(f"a Venn diagram has no geometry, got {str(geometry)!r}")
        venn = Venn.of(parsed, granted)
        answer = check(parsed, reading=granted)
        figure, description = draw_venn(venn), describe_venn(venn)
    else:
        answer, figure = _draw_spheres(parsed, granted, Geometry(geometry), seed)
        description = str(answer)
    save(figure, path, title=str(parsed), description=description)
    return answer


def _draw_spheres(
    argument: Argument, reading: Import, geometry: Geometry, seed: int
) -> tuple[Answer, Figure]:
    """Return the sphere network's answer, and a drawing of its evidence."""
    from syllogism.diagrams.euler.drawing import draw_certificate, draw_configuration
    from syllogism.reasoners.spheres.reasoner import Spheres

    spheres = Spheres(geometry=geometry, seed=seed)
    answer = check(argument, reasoner=spheres, reading=reading)
    match answer.evidence:
        case Configuration() as configuration:
            return answer, draw_configuration(
                configuration, argument.premises, refuted=argument.conclusion
            )
        case Certificate() as certificate:
            alone = spheres.find_configuration(argument.premises, reading=reading)
            if alone is None:
                raise ArgumentError(f"the premises contradict one another, no picture: {argument}")
            return answer, draw_certificate(argument, certificate, alone)
        case _:
            raise ArgumentError(f"there is nothing to draw: {answer.judgement.remark}")
