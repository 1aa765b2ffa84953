"""The sheet of a configuration: an argument, and circles in which its conclusion fails.

The premises stand above, the conclusion under a rule, refuted by sign, colour and words. In the
picture individuals are dots, and what refutes the conclusion is ringed or banded. Beneath stands
who is who, and what the picture shows although the premises do not say it.
"""

from __future__ import annotations

from matplotlib.figure import Figure

from syllogism.diagrams.euler.captions import Caption
from syllogism.diagrams.euler.headings import Heading
from syllogism.diagrams.euler.measures import measures_of
from syllogism.diagrams.euler.parts import Circles, Column
from syllogism.diagrams.euler.scene import Scene
from syllogism.diagrams.lettering import Ruler
from syllogism.diagrams.sheets import MARGIN, empty_sheet
from syllogism.language.propositions import Proposition


def draw_configuration(scene: Scene, *, refuted: Proposition | None = None) -> Figure:
    """Return a drawing of the circles in which some premises hold.

    Args:
        scene: The circles; what they show is the denial of the conclusion, if there is one.
        refuted: The conclusion that fails in them.

    Raises:
        EvidenceError: The names of the terms are too long to fit on the paper.
    """
    ruler, measures = Ruler(), measures_of(scene)
    heading = Heading(scene.propositions, refuted, scene.reading, follows=False)
    names = {term: term for term in scene.configuration.terms}
    column = Column([heading, Circles(scene, names, measures), Caption(scene)])
    width = measures.size[0]
    height = column.height(ruler, width=width)
    figure, sheet = empty_sheet(width + 2 * MARGIN, height + 2 * MARGIN)
    column.write(sheet, ruler, left=MARGIN, top=MARGIN + height, width=width)
    return figure
