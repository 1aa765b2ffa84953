"""The sheet of a certificate: what the premises look like, and why it cannot be otherwise.

On the left the premises are pictured. On the right stands what is supposed against them, by
itself: the denial of the conclusion, or one of several premises that contradict one another. Under
it the inequalities that rule out both at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from matplotlib.figure import Figure

from syllogism.diagrams.euler.captions import Caption
from syllogism.diagrams.euler.headings import Heading
from syllogism.diagrams.euler.inks import PROVED, REFUTED
from syllogism.diagrams.euler.measures import Measures, measures_of
from syllogism.diagrams.euler.parts import Circles, Column, Part, Words
from syllogism.diagrams.euler.reasons import Reasons, in_short
from syllogism.diagrams.euler.scene import Scene
from syllogism.diagrams.euler.supposed import scene_of, terms_of_both
from syllogism.diagrams.lettering import Block, Ruler, short_names
from syllogism.diagrams.sheets import MARGIN, empty_sheet
from syllogism.evidence.certificates import Certificate, Pictured
from syllogism.language.arguments import Argument
from syllogism.language.propositions import Form, Proposition, written

COLUMN = 430.0  # points; width of the right column
GUTTER = 30.0  # between the columns
PictureMaker = Callable[[Mapping[str, str], Measures, str], Part]  # names, measures, colour
SMALL = Measures((COLUMN, 130.0))  # the picture of what is supposed


def draw_certificate(
    certificate: Certificate,
    scene: Scene,
    *,
    supposed: Proposition,
    conclusion: Proposition | None = None,
    within: Argument | None = None,
    picture: PictureMaker | None = None,
) -> Figure:
    """Return a drawing of why some premises and what is supposed besides cannot both be.

    Args:
        certificate: Why they have no configuration.
        scene: The premises alone; what it shows is the opposite of what is supposed.
        supposed: The denial of the conclusion; or a premise, if the premises contradict it.
        conclusion: What follows, or None if the sheet is about a contradiction.
        within: The argument whose premises contradict one another, if that is to be said.
        picture: Makes the part of the sheet that pictures the scene; circles, if none is given.

    Raises:
        EvidenceError: The names of the terms are too long to fit on the paper.
    """
    scene = scene.without_bystanders
    ruler, terms = Ruler(), terms_of_both(scene, supposed)
    short = short_names(terms)
    names = {term: term if short[term] == term else f"{term} ({short[term]})" for term in terms}
    stated = scene.propositions if conclusion else (*scene.propositions, supposed)
    heading = Heading(stated, conclusion, scene.reading, follows=True)
    if within is not None:
        asked = (within.premises, within.conclusion, scene.reading)
        heading = Heading(*asked, follows=True, contradicts=True)
    what = "The premises, pictured" if conclusion else f'Without "{supposed}", pictured'
    pictured = picture or partial(Circles, scene)
    measures, denied = measures_of(scene), scene_of(supposed, scene)
    left = Column(
        [
            Words([Block(what, fontsize=10, bold=True)]),
            pictured(names, measures, PROVED),
            Caption(scene, PROVED),
        ]
    )
    right = Column(
        [
            Words([Block(f"Suppose that {supposed.clause}", fontsize=10, bold=True)]),
            *([] if denied is None else [Circles(denied, names, SMALL, REFUTED, "supposed-")]),
            Words([_against(supposed, certificate, short, is_denial=conclusion is not None)]),
            Reasons(certificate, supposed, short),
        ]
    )
    narrow = measures.size[0]
    width = narrow + GUTTER + COLUMN
    above = heading.height(ruler, width=width)
    below = max(left.height(ruler, width=narrow), right.height(ruler, width=COLUMN))
    figure, sheet = empty_sheet(width + 2 * MARGIN, above + below + 2 * MARGIN)
    top = MARGIN + below
    heading.write(sheet, ruler, left=MARGIN, top=top + above, width=width)
    left.write(sheet, ruler, left=MARGIN, top=top, width=narrow)
    right.write(sheet, ruler, left=MARGIN + narrow + GUTTER, top=top, width=COLUMN)
    return figure


def _against(
    supposed: Proposition, certificate: Certificate, short: Mapping[str, str], *, is_denial: bool
) -> Block:
    """Return what is supposed of two circles, and what the premises, if anything, make of them."""
    looks, _ = in_short(Pictured(supposed), short)
    opposite = supposed.contradictory.renamed(short)
    put = {
        Form.A: "put {} inside {}",
        Form.E: "keep {} apart from {}",
        Form.I: "make {} overlap {}",
        Form.O: "make {} stick out of {}",
    }[opposite.form].format(written(opposite.subject), written(opposite.predicate))
    who = "the premises" if is_denial else "the other premises"
    used = [stated for stated in certificate.propositions if stated != supposed]
    but = f"But {who} {put}." if used else "But that cannot be."
    return Block(f"Then {looks}. {but}", fontsize=10, after=10)
