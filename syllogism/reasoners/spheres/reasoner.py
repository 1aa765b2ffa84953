"""The reasoner: an argument is valid iff its spheres cannot refute it.

Premises and the contradictory of the conclusion become the weights of a network. If its spheres
come to rest in a configuration, that is a countermodel: INVALID. If not, the resting activations
say why none exists: VALID. No verdict rests on a loss that looked small, and an argument with
neither kind of evidence within the network's patience is UNDECIDED.

Arguments over up to three terms, whose balls always fit into a plane, take the short path of
`settling`; others, and all that speak of complements, that of `graphs.settling`. A chain of more
terms than can be drawn is folded by the table that the network computes on triangles, and its
evidence is unfolded and verified in one pass. All of them place balls in Euclidean space, and
`spaces` carries them into other geometries; balls that have complements are caps or cubes at once.

Source:
    Dong, Jamnik and Liò, "Sphere neural networks for rational reasoning" (2024), for deciding a
    syllogism by trying to build spheres.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from syllogism.errors import ArgumentError
from syllogism.evidence.certificates import Certificate
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.evidence.judgements import Judgement, Reasoner, Verdict
from syllogism.language.arguments import Argument, Import, terms_of
from syllogism.language.chains import Chain, find_chain
from syllogism.language.complements import Complement
from syllogism.language.propositions import Proposition
from syllogism.reasoners.spheres.chains import settle_chains
from syllogism.reasoners.spheres.gaps import TERMS
from syllogism.reasoners.spheres.graphs.layouts import STARTS
from syllogism.reasoners.spheres.graphs.settling import PATIENCE, minimal, settle_graphs
from syllogism.reasoners.spheres.graphs.statements import SIZES
from syllogism.reasoners.spheres.settling import settle_triangles
from syllogism.reasoners.spheres.spaces import Space

if TYPE_CHECKING:
    from syllogism.reasoners.spheres.traces.trace import Trace

DRAWN = 8  # terms of a drawing at most: up to here the balls of a chain are worth looking at


class Spheres(Reasoner):
    """Decides arguments over up to 128 terms, and chains over any number, by building spheres.

    Where complements are spoken of they are caps of a sphere, or cubes: of these the complements
    are balls again.

    >>> from syllogism.language.moods import Mood
    >>> barbara, aao4 = (Mood.parse(mood).syllogism() for mood in ("Barbara", "AAO-4"))
    >>> for judgement in Spheres().judge([barbara, aao4]):
    ...     print(judgement.verdict, type(judgement.evidence).__name__)
    valid Certificate
    invalid Configuration

    Args:
        geometry: What the spheres are balls of: euclidean, hyperbolic, spherical or maximum, whose
            balls are cubes. Verdicts do not depend on it.
        dim: Dimension of the space the spheres are placed in, 2 or more. Where more than three
            do not find their places there, they are given as cubes instead; cubes of n terms that
            need more dimensions, n at most, have them.
        seed: Draws the start of the network and the plane in which three centres lie. Verdicts
            do not depend on it, nor do the balls of longer chains.

    Raises:
        OptionError: There is no such geometry, or three centres do not always fit into so few
            dimensions.
    """

    name = "spheres"

    def __init__(
        self,
        *,
        geometry: Geometry | str = Geometry.EUCLIDEAN,
        dim: int = 2,
        seed: int = 0,
    ) -> None:
        self.geometry = Geometry(geometry)
        self.dim = dim
        self.seed = seed
        self._space = Space(self.geometry, dim, seed=seed)

    def judge(
        self, arguments: Sequence[Argument], *, reading: Import = Import.TRADITIONAL
    ) -> list[Judgement]:
        """Return one judgement for each argument, in order, from one computation for all."""
        reading = Import(reading)
        begun = time.perf_counter()
        chains = {n: chain for n, a in enumerate(arguments) if (chain := _long_chain(a))}
        others = [number for number in range(len(arguments)) if number not in chains]
        denials = [argument.denial for argument in arguments]
        settled = self._settle([denials[number] for number in others], reading)
        folded = settle_chains(list(chains.values()), reading=reading, dim=self._space.flat)
        found = {
            number: self._placed(one, denials[number])
            for number, one in zip([*others, *chains], [*settled, *folded], strict=True)
        }
        seconds = (time.perf_counter() - begun) / max(1, len(arguments))
        return [
            _judgement(argument, reading, found[number], seconds, self._space)
            for number, argument in enumerate(arguments)
        ]

    def find_configuration(
        self, propositions: Sequence[Proposition], *, reading: Import = Import.TRADITIONAL
    ) -> Configuration | None:
        """Return a configuration in which all of some propositions hold, or None if none exists.

        None also comes back for sets that the network leaves undecided.
        """
        (settled,) = self._settle([propositions], reading)
        found = self._placed(settled, propositions)
        return found if isinstance(found, Configuration) else None

    def trace(self, argument: Argument, *, reading: Import = Import.TRADITIONAL) -> Trace:
        """Return the path that the spheres of one argument take, step by step, to the verdict.

        Args:
            argument: An argument that the network itself decides.
            reading: Which existential import is granted.

        Raises:
            ArgumentError: It is a chain of so many terms that it is folded and never moved, or
                has more terms than the network has room for.
        """
        from syllogism.reasoners.spheres.traces.recording import record_graph, record_triangle

        if _long_chain(argument) or len(argument.terms) > SIZES[-1]:
            kind = "a longer chain is folded, and its spheres never move"
            raise ArgumentError(
                f"spheres are watched over up to {DRAWN} terms of a chain, and {SIZES[-1]} of any "
                f"other argument; got {len(argument.terms)} terms ({kind})"
            )
        (judgement,) = self.judge([argument], reading=reading)
        record = record_triangle if _are_few(argument.denial) else record_graph
        return record(judgement, seed=self.seed)

    def _placed(
        self, found: Configuration | Certificate | None, propositions: Sequence[Proposition]
    ) -> Configuration | Certificate | None:
        """Return evidence whose balls, if it has any, are in the space that was asked for."""
        if isinstance(found, Configuration):
            return self._space.carry(found, propositions)
        return found

    def _settle(
        self, sets: Sequence[Sequence[Proposition]], reading: Import
    ) -> list[Configuration | Certificate | None]:
        """Return the evidence for each set, by the path that its number of terms asks for."""
        are_few = list(map(_are_few, sets))
        few = [n for n, is_one in enumerate(are_few) if is_one]
        others = [n for n, is_one in enumerate(are_few) if not is_one]
        many = [n for n in others if len(terms_of(sets[n])) <= SIZES[-1]]
        evidence: list[Configuration | Certificate | None] = [None] * len(sets)
        triangles = settle_triangles(
            [sets[n] for n in few], reading=reading, dim=self._space.flat, seed=self.seed
        )
        graphs = settle_graphs(
            [sets[n] for n in many], reading=reading, dim=self._space.balls, seed=self.seed
        )
        for number, found in zip([*few, *many], [*triangles, *graphs], strict=True):
            evidence[number] = found
        certificates = {n: one for n, one in enumerate(evidence) if isinstance(one, Certificate)}
        for number, least in minimal(certificates, sets, reading=reading, seed=self.seed).items():
            evidence[number] = least
        return evidence


def _are_few(propositions: Sequence[Proposition]) -> bool:
    """Return whether propositions speak of so few terms, and no complement, that circles do."""
    terms = {term for p in propositions for term in (p.subject, p.predicate)}
    return len(terms) <= TERMS and not any(isinstance(term, Complement) for term in terms)


def _long_chain(argument: Argument) -> Chain | None:
    """Return the chain that an argument over many terms is, or None."""
    if 2 * len(argument.premises) + 2 <= DRAWN or len(argument.terms) <= DRAWN:
        return None
    return find_chain(argument)


def _judgement(
    argument: Argument,
    reading: Import,
    evidence: Configuration | Certificate | None,
    seconds: float,
    asked: Space,
) -> Judgement:
    match evidence:
        case Certificate():
            verdict = Verdict.VALID
        case Configuration():
            verdict = Verdict.INVALID
        case None:
            verdict = Verdict.UNDECIDED
    remark = _remark(argument, evidence, asked)
    return Judgement(argument, reading, Spheres.name, verdict, evidence, seconds, remark)


def _remark(argument: Argument, evidence: Configuration | Certificate | None, asked: Space) -> str:
    """Return why an argument is undecided, or why its balls are not in the space asked for."""
    if isinstance(evidence, Configuration):
        return _shortfall(evidence, asked)
    if evidence is not None:
        return ""
    count = len(argument.terms)
    if count > SIZES[-1]:
        return f"the argument speaks of {count} terms, and this network has room for {SIZES[-1]}"
    return (
        f"within {PATIENCE} steps the spheres came to rest neither in a configuration nor with "
        f"a reason against one"
    )


def _shortfall(found: Configuration, asked: Space) -> str:
    """Return why balls are in another geometry, or in other dimensions, than was asked for."""
    if found.geometry is asked.geometry and found.dim == asked.dim:
        return ""
    if found.geometry is Geometry.SPHERICAL:
        return (
            f"the balls are caps of a sphere in place of {asked.geometry} ones: there the "
            f"complement of a ball is a ball"
        )
    cubes = f"the balls are cubes in {found.dim} dimensions"
    if asked.geometry is Geometry.MAXIMUM:
        return f"{cubes}: in {asked.dim} there may be none, and none were looked for"
    if found.span is not None:
        return (
            f"{cubes}, reflected for complements, in place of {asked.geometry} balls: where there "
            f"are complements only caps of a sphere would do, and none were found or looked for"
        )
    return (
        f"{cubes} in place of {asked.geometry} ones: {STARTS} starts found no Euclidean balls in "
        f"{asked.dim} dimensions, and there may be none; the verdict does not rest on that"
    )
