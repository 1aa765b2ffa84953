"""Drawing the sphere network's evidence for one argument."""

from __future__ import annotations

from pathlib import Path

from syllogism.answers import Answer, check
from syllogism.errors import ArgumentError
from syllogism.evidence.certificates import Certificate
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.language.arguments import Argument, Import
from syllogism.language.reading import parse_argument
from syllogism.reasoners.spheres.drawing import draw_certificate, draw_configuration, save
from syllogism.reasoners.spheres.reasoner import Spheres


def draw(
    argument: Argument | str,
    path: str | Path,
    *,
    reading: Import | str = Import.TRADITIONAL,
    geometry: Geometry | str = Geometry.EUCLIDEAN,
    seed: int = 0,
) -> Answer:
    """Draw what the sphere network shows for its verdict, and return its answer.

    An invalid argument is drawn as the configuration that refutes it; a valid one as a
    configuration of its premises beside the certificate that its conclusion cannot fail.

    Args:
        argument: An argument, or its text in English, in notation, or a mood.
        path: The picture's file, an SVG, PNG or PDF by its ending.
        reading: Which existential import is granted: traditional or modern.
        geometry: Where its circles lie: euclidean, hyperbolic (in the Poincaré disc) or spherical
            (in stereographic projection).
        seed: Start of the network; another seed is another picture of the same answer.

    Raises:
        ParseError: The text is not understood.
        ArgumentError: The network cannot decide the argument, or its premises contradict one
            another, so that there is nothing to draw.
        OptionError: The file's ending, or the geometry, is none of those.
        OutputError: Nothing can be written there.
        EvidenceError: The terms' names are too long for the paper, or no circles were found, or
            more than eight, or cubes were asked for.
    """
    parsed = parse_argument(argument) if isinstance(argument, str) else argument
    spheres = Spheres(geometry=geometry, seed=seed)
    answer = check(parsed, reasoner=spheres, reading=reading)
    match answer.evidence:
        case Configuration() as configuration:
            figure = draw_configuration(configuration, parsed.premises, refuted=parsed.conclusion)
        case Certificate() as certificate:
            alone = spheres.find_configuration(parsed.premises, reading=Import(reading))
            if alone is None:
                raise ArgumentError(f"the premises contradict one another, no picture: {parsed}")
            figure = draw_certificate(parsed, certificate, alone)
        case _:
            raise ArgumentError(f"there is nothing to draw: {answer.judgement.remark}")
    save(figure, path)
    return answer
