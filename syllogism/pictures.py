"""Drawing one argument: as the sphere network sees it, or as a logician draws it.

Euler's circles lie as the terms do, in the plane, in the Poincaré disc or as caps on a globe: an
invalid argument is drawn as what refutes it, a valid one as its premises beside the contradiction
that its denial would be. Venn's circles always lie the same, and are shaded and marked. Only the
sphere network's pictures load JAX.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from pathlib import Path

import numpy as np

from syllogism.answers import Answer, check
from syllogism.diagrams.euler.arranging import arrange
from syllogism.diagrams.euler.certificates import PictureMaker, draw_certificate
from syllogism.diagrams.euler.drawing import draw_configuration
from syllogism.diagrams.euler.scene import Scene
from syllogism.diagrams.euler.surplus import warnings_of
from syllogism.diagrams.euler.wording import describe_certificate, describe_euler
from syllogism.diagrams.globe.arranging import arrange_caps
from syllogism.diagrams.globe.conversions import to_disc, to_sphere
from syllogism.diagrams.globe.drawing import Globes, draw_caps
from syllogism.diagrams.globe.scene import Globe
from syllogism.diagrams.moods import describe_moods
from syllogism.diagrams.moods import draw_moods as draw_map
from syllogism.diagrams.sheets import Drawing
from syllogism.diagrams.venn.drawing import describe_venn, draw_venn
from syllogism.errors import ArgumentError, EvidenceError, OptionError
from syllogism.evidence.certificates import Certificate
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import MOODS
from syllogism.language.propositions import Proposition
from syllogism.language.reading import parse_argument
from syllogism.logic.venn import Venn


class Style(Enum):
    """How an argument is drawn."""

    EULER = "euler"  # circles inside, across and apart: the sphere network's evidence
    VENN = "venn"  # circles in general position, with shading and crosses
    SPHERE3D = "sphere3d"  # caps on a globe, whose complements are caps again
    HYPERBOLIC = "hyperbolic"  # circles of the hyperbolic plane, in the Poincaré disc

    @classmethod
    def _missing_(cls, value: object) -> Style:
        raise OptionError(
            f"a style is euler (circles placed by the sphere network), venn (shading and crosses), "
            f"sphere3d (caps on a globe) or hyperbolic (the Poincaré disc), got {value!r}"
        )


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Picture(Drawing):
    """A drawing of an argument, and the answer that it shows.

    Args:
        answer: The answer, with its evidence as the reasoner gave it.
        scene: The circles as they are drawn, and the individuals among them; None in a Venn
            diagram.
    """

    answer: Answer
    scene: Scene | None

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the picture shows although the premises do not say so, in sentences."""
        return () if self.scene is None else tuple(warnings_of(self.scene.surplus))


def draw(
    argument: Argument | str,
    path: str | Path | None = None,
    *,
    style: Style | str | None = None,
    reading: Import | str = Import.TRADITIONAL,
    seed: int = 0,
) -> Picture:
    """Draw an argument, and return the picture with the answer that it shows.

    In the styles of the spheres their network answers. An invalid argument is drawn as what refutes
    it, its individuals as dots; a valid one as its premises, beside what the denial of its
    conclusion would have to look like and the certificate that it cannot. Of premises that
    contradict one another all but one are drawn, beside that one. In the venn style the premises'
    diagram stands beside what it would have to show for the conclusion to follow, and the symbolic
    reasoner answers.

    >>> print(draw("EEE-1").warnings[0])
    The picture also shows that some S are not P and some P are not S; the premises leave that open.

    Args:
        argument: An argument, or its text in English, in notation, or a mood.
        path: The picture's file, an SVG, PNG or PDF by its ending; none is written without it.
        style: euler, venn, sphere3d or hyperbolic; if none is named it is euler, or sphere3d where
            complements are spoken of, which have no circles in the plane.
        reading: Which existential import is granted: traditional or modern.
        seed: Start of the network and of the search for a good picture; another seed is another
            picture of the same answer.

    Raises:
        ParseError: The text is not understood.
        ArgumentError: The network cannot decide the argument, or a Venn diagram has not enough
            circles for its terms.
        OptionError: There is no such style or reading, or the file's ending is unknown.
        OutputError: Nothing can be written there.
        EvidenceError: The terms' names are too long for the paper, or no circles were found, or
            there are more than eight.
    """
    parsed = parse_argument(argument) if isinstance(argument, str) else argument
    usual = Style.SPHERE3D if parsed.is_signed else Style.EULER
    drawn, granted = usual if style is None else Style(style), Import(reading)
    if drawn is Style.VENN:
        venn = Venn.of(parsed, granted)
        answer = check(parsed, reading=granted)
        picture = Picture(draw_venn(venn), str(parsed), describe_venn(venn), answer, None)
    else:
        picture = _Spheres(drawn, granted, seed).draw(parsed)
    if path is not None:
        picture.save(path)
    return picture


def draw_moods(path: str | Path | None = None, *, seed: int = 0) -> Drawing:
    """Draw a map of the 256 moods: a small picture each of what refutes it, or of its premises.

    Args:
        path: The map's file, an SVG, PNG or PDF by its ending; none is written without it.
        seed: As for `draw`.

    Raises:
        OptionError: The file's ending is unknown.
        OutputError: Nothing can be written there.
    """
    spheres = _Spheres(Style.EULER, Import.TRADITIONAL, seed)
    arguments = [mood.syllogism() for mood in MOODS]
    placed = {
        mood: spheres.place(argument.premises if mood.name else argument.denial, argument)
        for mood, argument in zip(MOODS, arguments, strict=True)
    }
    figure = draw_map(placed)
    drawing = Drawing(figure, "The 256 moods of the syllogism", describe_moods())
    if path is not None:
        drawing.save(path)
    return drawing


class _Spheres:
    """Draws with the sphere network, under one reading and in one style."""

    def __init__(self, style: Style, reading: Import, seed: int) -> None:
        from syllogism.reasoners.spheres.reasoner import Spheres

        self.style, self.reading, self.seed = style, reading, seed
        self._network = Spheres(seed=seed)

    def draw(self, argument: Argument) -> Picture:
        """Return a picture of what the network answers."""
        if argument.is_signed:
            self._require_caps()
        answer = check(argument, reasoner=self._network, reading=self.reading)
        match answer.evidence:
            case Configuration() as configuration:
                return self._draw_countermodel(answer, configuration)
            case Certificate() as certificate:
                return self._draw_certificate(answer, certificate)
            case _:
                raise ArgumentError(f"there is nothing to draw: {answer.judgement.remark}")

    def place(self, propositions: Sequence[Proposition], of: Argument) -> Configuration:
        """Return a good picture of some propositions of an argument that can be true together.

        Raises:
            EvidenceError: No balls of the style were found.
        """
        found = self._network.find_configuration(propositions, reading=self.reading)
        if found is None:
            raise ArgumentError(f"the network found no configuration of {propositions!r}")
        return self._arranged(found, propositions, of)

    def _draw_countermodel(self, answer: Answer, configuration: Configuration) -> Picture:
        argument = answer.argument
        placed = self._arranged(configuration, argument.denial, argument)
        denial = argument.conclusion.contradictory
        if self.style is Style.SPHERE3D:
            globe = Globe.of(placed, argument.premises, reading=self.reading, shown=denial)
            scene, figure = globe.scene, draw_caps(globe, refuted=argument.conclusion)
        else:
            scene = Scene.of(placed, argument.premises, reading=self.reading, shown=denial)
            figure = draw_configuration(scene, refuted=argument.conclusion)
        description = describe_euler(scene, refuted=argument.conclusion)
        return Picture(figure, str(argument), description, answer, scene)

    def _draw_certificate(self, answer: Answer, certificate: Certificate) -> Picture:
        argument, core = answer.argument, answer.inconsistent_core
        stated: Sequence[Proposition] = argument.premises
        conclusion: Proposition | None = argument.conclusion
        supposed = argument.conclusion.contradictory
        if core is not None:
            *stated, supposed = core
            conclusion = None
            certificate = self._contradiction(stated, supposed)
        shown = supposed.contradictory
        placed = self.place(stated, argument) if stated else self._anything(supposed)
        picture: PictureMaker | None = None
        if self.style is Style.SPHERE3D:
            globe = Globe.of(placed, stated, reading=self.reading, shown=shown).without_bystanders
            scene, picture = globe.scene, partial(Globes, globe)
        else:
            scene = Scene.of(placed, stated, reading=self.reading, shown=shown).without_bystanders
        if core is not None:
            scene = replace(scene, surplus=())  # from what contradicts itself all follows
        figure = draw_certificate(
            certificate,
            scene,
            supposed=supposed,
            conclusion=conclusion,
            within=None if core is None else argument,
            picture=picture,
        )
        description = describe_certificate(
            certificate, scene, supposed=supposed, conclusion=conclusion
        )
        return Picture(figure, str(argument), description, answer, scene)

    def _anything(self, supposed: Proposition) -> Configuration:
        """Return circles for terms of which nothing is said: one for each, all at one place."""
        terms = tuple(dict.fromkeys(supposed.terms))
        circles = Configuration(terms, np.zeros((len(terms), 2)), np.ones(len(terms)))
        return self._arranged(circles, (), Argument((), supposed))

    def _contradiction(self, stated: Sequence[Proposition], supposed: Proposition) -> Certificate:
        """Return why propositions that contradict one another have no configuration."""
        opposite = Argument(tuple(stated), supposed.contradictory)
        (judgement,) = self._network.judge([opposite], reading=self.reading)
        if not isinstance(judgement.evidence, Certificate):
            raise ArgumentError(f"there is nothing to draw: {judgement.remark}")
        return judgement.evidence

    def _arranged(
        self, found: Configuration, propositions: Sequence[Proposition], of: Argument
    ) -> Configuration:
        """Return a good picture of what a configuration pictures, in the space of the style."""
        found = _in_order(found, of)
        if found.geometry is Geometry.SPHERICAL:
            return arrange_caps(found, propositions, reading=self.reading, seed=self.seed)
        if found.geometry is not Geometry.EUCLIDEAN:
            return found
        flat = arrange(found, propositions, reading=self.reading, seed=self.seed)
        match self.style:
            case Style.HYPERBOLIC:
                return to_disc(flat, propositions, reading=self.reading)
            case Style.SPHERE3D:
                return to_sphere(flat, propositions, reading=self.reading)
            case _:
                return flat

    def _require_caps(self) -> None:
        if self.style is not Style.SPHERE3D:
            raise EvidenceError(
                f"complements have no circles in the {self.style.value} style, since all but a "
                f"circle is none; sphere3d draws caps on a globe"
            )


def _in_order(found: Configuration, argument: Argument) -> Configuration:
    """Return balls in an order that gives S, M and P the same colours in whatever figure.

    The subject of the conclusion is first and its predicate last.
    """
    subject, predicate = argument.conclusion.terms
    middle = [term for term in found.terms if term not in (subject, predicate)]
    terms = [term for term in dict.fromkeys((subject, *middle, predicate)) if term in found.terms]
    rows = [found.terms.index(term) for term in terms]
    return replace(found, terms=tuple(terms), centres=found.centres[rows], radii=found.radii[rows])
