"""Venn's diagrams without ink: which regions are empty, and where somebody is.

A *region* is the set of the terms whose circles it lies within; three terms have eight. Every
proposition is about some of them: *all x are y* says that those of x outside y are empty, *some x
are not y* that they are not all empty, and likewise E and I of those that x and y share. Universals
are entered first, and shade. A particular, or the reading where it grants that a term has an
instance, then puts a cross into the regions it is about that are still open: somebody is in one
of them.

What a diagram shows is all that follows. A world that inhabits every open region refutes any other
universal, and a world that inhabits of each cross a region elsewhere refutes any other particular.

Source:
    Venn, "On the diagrammatic and mechanical representation of propositions and reasonings"
    (1880), for shading; Peirce, Collected Papers 4.347-371 (1903), for crosses and for what joins
    them; Shin, The Logical Status of Diagrams (1994), for soundness and completeness.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from syllogism.errors import ArgumentError
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement, SignedTerm
from syllogism.language.propositions import Proposition

MOST_TERMS = 3  # as many circles as lie in general position, each region in one piece

Region = frozenset[str]


@dataclass(frozen=True, slots=True)
class Cross:
    """Somebody is in one of some regions.

    Args:
        regions: Open regions; none if what is said cannot be.
        asserted_by: The particulars that say so.
        granted_to: The terms, and complements, whose existence the reading grants and this shows;
            empty where a particular says it.
    """

    regions: frozenset[Region]
    asserted_by: tuple[Proposition, ...] = ()
    granted_to: tuple[SignedTerm, ...] = ()

    @property
    def is_granted(self) -> bool:
        """Whether no particular asserts it, only the reading grants it."""
        return not self.asserted_by


@dataclass(frozen=True, slots=True)
class Diagram:
    """What some propositions put into a Venn diagram.

    Args:
        terms: The terms that have a circle.
        shaded: The regions that are empty.
        crosses: What is said to be inhabited; no two about the same regions.
    """

    terms: tuple[str, ...]
    shaded: frozenset[Region]
    crosses: tuple[Cross, ...]

    @property
    def impossible(self) -> Cross | None:
        """A cross for which no region is left, or None of propositions that agree."""
        return next((cross for cross in self.crosses if not cross.regions), None)

    def shows(self, proposition: Proposition) -> bool:
        """Return whether a proposition can be read off: its shading or a cross for it is there."""
        regions = regions_of(proposition, self.terms)
        if proposition.form.is_universal:
            return regions <= self.shaded
        return any(cross.regions <= regions for cross in self.crosses)


@dataclass(frozen=True, slots=True)
class Venn:
    """The diagram of an argument's premises, and the one that its conclusion asks for.

    Args:
        argument: The argument; its premises have a diagram.
        reading: Which existential import is granted.
        premises: What the premises and the reading put into the diagram.
        conclusion: What the conclusion would put there by itself.
    """

    argument: Argument
    reading: Import
    premises: Diagram
    conclusion: Diagram

    @classmethod
    def of(cls, argument: Argument, reading: Import = Import.TRADITIONAL) -> Venn:
        """Return the diagrams of an argument, the terms of its conclusion first.

        >>> from syllogism.language.moods import Mood
        >>> darapti = Venn.of(Mood.parse("Darapti").syllogism())
        >>> darapti.is_valid, [sorted(region) for region in darapti.premises.crosses[0].regions]
        (True, [['M', 'P', 'S']])

        Raises:
            ArgumentError: There are more than three terms, or the premises contradict one another.
        """
        terms = tuple(dict.fromkeys((*argument.conclusion.terms, *argument.terms)))
        if len(terms) > MOST_TERMS:
            raise ArgumentError(
                f"a Venn diagram has circles for up to {MOST_TERMS} terms, got {len(terms)}: "
                f"{', '.join(terms)}; the euler style draws up to eight"
            )
        granted: list[SignedTerm] = []
        if reading is Import.TRADITIONAL:
            granted += terms
            granted += map(Complement, terms if argument.is_signed else ())
        premises = diagram_of(argument.premises, terms=terms, granted=granted)
        if premises.impossible is not None:
            raise _contradiction(argument.premises, premises.impossible, terms)
        return cls(argument, reading, premises, diagram_of([argument.conclusion], terms=terms))

    @property
    def is_valid(self) -> bool:
        """Whether the premises' diagram already shows the conclusion."""
        return self.premises.shows(self.argument.conclusion)


def diagram_of(
    propositions: Iterable[Proposition],
    *,
    terms: tuple[str, ...],
    granted: Sequence[SignedTerm] = (),
) -> Diagram:
    """Return the diagram of some propositions: universals first, then particulars, then import.

    Args:
        propositions: What is asserted.
        terms: The terms that have a circle, all those of the propositions among them.
        granted: Terms and complements whose existence the reading grants. It needs no cross of
            its own where another one shows it.
    """
    stated = tuple(dict.fromkeys(propositions))
    shaded = frozenset[Region]().union(
        *(regions_of(p, terms) for p in stated if p.form.is_universal)
    )
    asserted: dict[frozenset[Region], list[Proposition]] = {}
    for proposition in stated:
        if not proposition.form.is_universal:
            regions = regions_of(proposition, terms) - shaded
            asserted.setdefault(regions, []).append(proposition)
    imported: dict[frozenset[Region], list[SignedTerm]] = {}
    for term in granted:
        inside = frozenset(r for r in regions_over(terms) if lies_in(r, term)) - shaded
        imported.setdefault(inside, []).append(term)
    crosses = [Cross(regions, asserted_by=tuple(said)) for regions, said in asserted.items()]
    for regions, own in imported.items():
        if not any(other <= regions for other in asserted) and not any(
            other < regions for other in imported
        ):
            crosses.append(Cross(regions, granted_to=tuple(own)))
    return Diagram(terms, shaded, tuple(crosses))


def regions_over(terms: Sequence[str]) -> tuple[Region, ...]:
    """Return every region of a diagram of some terms."""
    signs = product((True, False), repeat=len(terms))
    return tuple(
        frozenset(term for term, inside in zip(terms, row, strict=True) if inside) for row in signs
    )


def lies_in(region: Region, term: SignedTerm) -> bool:
    """Return whether a region lies within a term's circle, or outside it for its complement."""
    if isinstance(term, Complement):
        return term.term not in region
    return term in region


def regions_of(proposition: Proposition, terms: Sequence[str]) -> frozenset[Region]:
    """Return the regions that a proposition, and its contradictory, is about.

    A universal says that they are empty, a particular that they are not all empty.

    >>> from syllogism.language.propositions import Form
    >>> sorted(map(sorted, regions_of(Proposition(Form.O, "S", "P"), ("S", "M", "P"))))
    [['M', 'S'], ['S']]
    """
    return frozenset(
        region
        for region in regions_over(terms)
        if lies_in(region, proposition.subject)
        and lies_in(region, proposition.predicate) is proposition.form.is_symmetric
    )


def _contradiction(
    premises: Iterable[Proposition], cross: Cross, terms: Sequence[str]
) -> ArgumentError:
    """Return the error that names what asks for a cross, and the fewest shadings that forbid it."""
    if cross.asserted_by:
        (claim, *_) = cross.asserted_by
        wanted = regions_of(claim, terms)
        said = f"{str(claim)!r} needs a region"
    else:
        (term, *_) = cross.granted_to
        wanted = frozenset(region for region in regions_over(terms) if lies_in(region, term))
        said = f"the reading grants that there are {term}, who need a region"
    shading = {p: regions_of(p, terms) & wanted for p in premises if p.form.is_universal}
    for universal in tuple(shading):
        others = [regions for other, regions in shading.items() if other != universal]
        if frozenset[Region]().union(*others) == wanted:
            del shading[universal]
    if not shading:
        return ArgumentError(f"a premise contradicts itself, so that it has no diagram: {claim}")
    shades = " and ".join(repr(str(universal)) for universal in shading)
    return ArgumentError(
        f"the premises contradict one another, so that they have no diagram: {said}, and none is "
        f"left by {shades}; take one of them back"
    )
