"""What a Venn diagram says, in words that are computed from its regions.

Regions are called by their numbers, as they stand in the diagram.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from syllogism.language.arguments import Import
from syllogism.language.complements import SignedTerm
from syllogism.language.propositions import Proposition, written
from syllogism.logic.venn import Diagram, Region, Venn, regions_of

KINDS = {
    "shading": "empty: a universal says so",
    "cross": "inhabited: a particular says so",
    "granted": "inhabited: granted by the reading",
    "line": "on a line: inhabited on one side of it or the other",
    "bar": "joined by a bar: one of these regions is inhabited",
}


def tell_premises(venn: Venn, numbered: Sequence[Region]) -> list[str]:
    """Return what each premise puts into the diagram, universals first, then the reading."""
    stated = sorted(dict.fromkeys(venn.argument.premises), key=lambda p: not p.form.is_universal)
    told = [_entry(premise, venn.premises, numbered) for premise in stated]
    if venn.reading is Import.MODERN:
        return [*told, "The reading grants nothing."]
    granted = [cross for cross in venn.premises.crosses if cross.is_granted]
    if not granted:
        return [*told, "What the reading grants is shown already."]
    for cross in granted:
        terms = " and that there are ".join(map(written, cross.granted_to))
        where = _somewhere(cross.regions, numbered)
        told.append(f"Granted by the reading, that there are {terms}: {where}.")
    return told


def tell_conclusion(venn: Venn, numbered: Sequence[Region]) -> str:
    """Return what the premises' diagram would have to show."""
    return _entry(venn.argument.conclusion, venn.conclusion, numbered)


def tell_verdict(venn: Venn, numbered: Sequence[Region]) -> str:
    """Return whether the argument is valid, and where in the premises' diagram that is seen."""
    conclusion, diagram = venn.argument.conclusion, venn.premises
    if venn.is_valid:
        reason = _shown(conclusion, diagram, numbered)
        return f"Valid: the premises' diagram already shows that {conclusion.clause}: {reason}."
    opposite = conclusion.contradictory
    if diagram.shows(opposite):
        reason = _shown(opposite, diagram, numbered)
        return f"Invalid: the premises' diagram shows the opposite, {opposite.clause}: {reason}."
    reason = _missing(conclusion, diagram, numbered)
    return f"Invalid: the premises' diagram leaves open whether {conclusion.clause}: {reason}."


def describe(venn: Venn, numbered: Sequence[Region]) -> str:
    """Return the whole diagram in words, for those who do not see it."""
    key = "; ".join(
        f"{number} {_place(region, venn.premises.terms)}"
        for number, region in enumerate(numbered, start=1)
    )
    return " ".join(
        [
            f"Venn diagrams of the premises and of the conclusion. The regions are: {key}.",
            "Premises:",
            *tell_premises(venn, numbered),
            "Conclusion:",
            tell_conclusion(venn, numbered),
            tell_verdict(venn, numbered),
        ]
    )


def kinds_of(diagrams: Iterable[Diagram]) -> list[str]:
    """Return the keys of `KINDS` that some diagrams make use of, in the order of the legend."""
    used = set()
    for diagram in diagrams:
        if diagram.shaded:
            used.add("shading")
        for cross in diagram.crosses:
            if cross.regions:
                used.add("granted" if cross.is_granted else "cross")
                used.add(how(cross.regions))
    return [kind for kind in KINDS if kind in used]


def how(regions: Collection[Region]) -> str:
    """Return how a cross stands in some regions: alone, on a line or as signs joined by a bar.

    >>> how([frozenset("S"), frozenset("SM")])
    'line'
    """
    if len(regions) == 1:
        return "alone"
    one, other, *more = regions
    return "bar" if more or len(one ^ other) > 1 else "line"


def _entry(proposition: Proposition, diagram: Diagram, numbered: Sequence[Region]) -> str:
    """Return what one proposition puts into a diagram."""
    regions = regions_of(proposition, diagram.terms)
    if proposition.form.is_universal:
        if not regions:
            return f"{proposition}: nothing is shaded."
        return f"{proposition}: {_listed(regions, numbered, 'and')} {_are(regions)} shaded."
    left = regions - diagram.shaded
    if not left:
        return f"{proposition}: a cross, but there is no region for it."
    return f"{proposition}: {_somewhere(left, numbered)}."


def _somewhere(regions: Collection[Region], numbered: Sequence[Region]) -> str:
    """Return where a cross stands."""
    match how(regions):
        case "alone":
            return f"a cross in {_listed(regions, numbered, 'or')}"
        case "line":
            return f"a cross on the line between {_listed(regions, numbered, 'and')}"
        case _:
            return f"crosses joined by a bar, in {_listed(regions, numbered, 'or')}"


def _shown(proposition: Proposition, diagram: Diagram, numbered: Sequence[Region]) -> str:
    """Return where a diagram shows a proposition."""
    regions = regions_of(proposition, diagram.terms)
    if proposition.form.is_universal:
        if not regions:
            return "there is nothing to be shaded"
        return f"{_listed(regions, numbered, 'and')} {_are(regions)} shaded"
    crosses = [cross for cross in diagram.crosses if cross.regions <= regions]
    cross = min(crosses, key=lambda cross: cross.is_granted)
    source = _granted(cross.granted_to) if cross.is_granted else ""
    return f"there is {_somewhere(cross.regions, numbered)}{source}"


def _missing(proposition: Proposition, diagram: Diagram, numbered: Sequence[Region]) -> str:
    """Return what a diagram would have to show of a proposition and does not."""
    regions = regions_of(proposition, diagram.terms)
    if proposition.form.is_universal:
        left = regions - diagram.shaded
        return f"{_listed(left, numbered, 'and')} {_are(left)} not shaded"
    straddling = [cross for cross in diagram.crosses if cross.regions & regions]
    if straddling:
        places = (
            f"{_somewhere(cross.regions, numbered)}, which may mean "
            f"{_listed(cross.regions - regions, numbered, 'or')}"
            for cross in straddling
        )
        return f"there is {', and '.join(places)}"
    left = regions - diagram.shaded
    return f"no cross stands in {_listed(left, numbered, 'or')}"


def _granted(terms: Sequence[SignedTerm]) -> str:
    return f", granted by the reading (there are {' and '.join(map(written, terms))})"


def _listed(regions: Collection[Region], numbered: Sequence[Region], last: str) -> str:
    numbers = [str(n) for n, region in enumerate(numbered, start=1) if region in regions]
    if len(numbers) == 1:
        return numbers[0]
    return f"{', '.join(numbers[:-1])} {last} {numbers[-1]}"


def _are(regions: Collection[Region]) -> str:
    return "is" if len(regions) == 1 else "are"


def _place(region: Region, terms: Sequence[str]) -> str:
    """Return which circles a region lies in."""
    inside = " and ".join(term for term in terms if term in region)
    outside = " and ".join(term for term in terms if term not in region)
    return ", ".join([f"in {inside}"] * bool(inside) + [f"outside {outside}"] * bool(outside))
