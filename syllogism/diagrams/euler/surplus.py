"""What a picture shows although nobody said so, and how to warn of it.

Circles cannot be silent: any two of them lie apart, overlap or lie within one another, whether or
not something is known of their terms. So a picture shows a whole world, of which the propositions
are a part. Its *surplus* is what else it shows: as few statements as possible, from which with the
propositions everything else in it follows.

A universal that is only shown misleads most, since an eye takes it for a law; that some S are P
and some are not is what circles say when they leave a question open.

Source:
    Shimojima, "Operational constraints in diagrammatic reasoning" (1996), for over-specificity;
    Hammer and Shin, "Euler's visual logic" (1998).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from syllogism.evidence.configurations import Configuration
from syllogism.evidence.distances import distance
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement
from syllogism.language.propositions import Form, Proposition, written
from syllogism.logic.validity import is_valid

TOUCHING = 1e-6  # in margins; circles that overlap by less are drawn as touching
MOST_WRITTEN = 3  # particulars about pairs that are written out; of more the pairs are named


def find_surplus(
    configuration: Configuration, propositions: Sequence[Proposition], *, reading: Import
) -> list[Proposition]:
    """Return what a picture shows and some propositions do not entail, universals first.

    Nothing is listed that follows from the rest of the list together with the propositions. An
    empty term of which they do not say so is listed as *no x are x*.

    >>> import numpy as np
    >>> places = np.array([[0, 0], [3, 0], [9, 0]])
    >>> three = Configuration(("S", "M", "P"), places, np.ones(3) * 2)
    >>> disjoint = [Proposition(Form.E, "M", "P"), Proposition(Form.I, "S", "M")]
    >>> for proposition in find_surplus(three, disjoint, reading=Import.TRADITIONAL):
    ...     print(proposition)
    No S are P
    Some S are not M
    Some M are not S

    Args:
        configuration: Circles in which the propositions hold.
        propositions: What is pictured.
        reading: Which existential import is granted.
    """
    return find_unsaid(_shown(configuration), propositions, reading=reading)


def find_unsaid(
    shown: Iterable[Proposition], propositions: Sequence[Proposition], *, reading: Import
) -> list[Proposition]:
    """Return what some propositions do not entail of what is shown, in its order.

    Nothing is listed that follows from the rest of the list together with the propositions.
    """
    said = list(dict.fromkeys(propositions))
    listed: list[Proposition] = []
    for one in shown:
        if not _follows(one, [*said, *listed], reading):
            listed.append(one)
    for one in reversed(listed.copy()):
        others = [other for other in listed if other is not one]
        if _follows(one, [*said, *others], reading):
            listed = others
    return listed


def warnings_of(surplus: Sequence[Proposition]) -> list[str]:
    """Return up to two sentences that warn of a picture's surplus.

    Every universal is named, all *no* statements about one term together, and every instance;
    other particulars are written out where they are few, and else their pairs are named.

    >>> for sentence in warnings_of([Proposition(Form.E, "P", "S"), Proposition(Form.I, "S", "M")]):
    ...     print(sentence)
    The picture also shows that no P are S; the premises do not say so.
    It shows that some S are M, too; the premises leave that open.
    """
    universals = [one for one in surplus if one.form.is_universal]
    particulars = [one for one in surplus if not one.form.is_universal]
    subject, also = ("It", ", too") if universals else ("The picture also", "")
    warnings = []
    if universals:
        said = _joined(_clauses(universals))
        warnings.append(f"The picture also shows that {said}; the premises do not say so.")
    if particulars:
        said = ", and ".join(_particular_clauses(particulars))
        warnings.append(f"{subject} shows {said}{also}; the premises leave that open.")
    return warnings


def _particular_clauses(particulars: Sequence[Proposition]) -> Iterator[str]:
    """Yield clauses that say how pairs of terms lie, and of which terms there is somebody."""
    about_pairs = [one for one in particulars if one.subject != one.predicate]
    told = [one.clause for one in about_pairs]
    if len(about_pairs) > MOST_WRITTEN:
        yield f"how {_joined_pairs(about_pairs)} lie"
        told = []
    told += [_clause(one) for one in particulars if one.subject == one.predicate]
    if told:
        yield f"that {_joined(told)}"


def _joined_pairs(particulars: Sequence[Proposition]) -> str:
    """Return the pairs of terms that particulars are about, each once: a and b, and b and c."""
    pairs = dict.fromkeys(tuple(sorted(one.terms)) for one in particulars)
    *others, final = (" and ".join(map(written, pair)) for pair in pairs)
    return f"{', '.join(others)}, and {final}" if others else final


def _clauses(universals: Sequence[Proposition]) -> Iterator[str]:
    """Yield clauses that together say what some universals say."""
    inclusions = {(one.subject, one.predicate): one for one in universals if one.form is Form.A}
    for (subject, predicate), one in inclusions.items():
        if (predicate, subject) not in inclusions:
            yield one.clause
        elif str(subject) < str(predicate):
            yield f"{one.clause} and vice versa"
    exclusions = [one for one in universals if one.form is Form.E]
    yield from (_clause(one) for one in exclusions if one.subject == one.predicate)
    pairs = [(e.subject, e.predicate) for e in exclusions if e.subject != e.predicate]
    while pairs:
        spoken = [term for pair in pairs for term in pair]
        term = max(dict.fromkeys(spoken), key=spoken.count)
        others = [y if x == term else x for x, y in pairs if term in (x, y)]
        pairs = [pair for pair in pairs if term not in pair]
        yield f"no {written(term)} are {_joined(list(map(written, others)), last='or')}"


def _clause(proposition: Proposition) -> str:
    """Return a clause; one that says of a term only whether it has instances says that.

    >>> _clause(Proposition(Form.E, Complement("S"), Complement("S")))
    'everything is S'
    """
    if proposition.subject != proposition.predicate:
        return proposition.clause
    if proposition.form is Form.E and isinstance(proposition.subject, Complement):
        return f"everything is {written(proposition.subject.term)}"
    number = "no " if proposition.form is Form.E else ""
    return f"there are {number}{written(proposition.subject)}"


def _joined(words: Iterable[str], *, last: str = "and") -> str:
    """Return words as a list in a sentence.

    >>> _joined(["no P are S", "no M are S", "all Q are M"])
    'no P are S, no M are S and all Q are M'
    """
    *others, final = words
    return f"{', '.join(others)} {last} {final}" if others else final


def _shown(configuration: Configuration) -> Iterator[Proposition]:
    """Yield every statement about the terms of a picture that is true of it, universals first."""
    terms, centres = configuration.terms, configuration.centres
    empty = [term for term, radius in zip(terms, configuration.radii, strict=True) if radius <= 0]
    yield from (Proposition(Form.E, term, term) for term in empty)
    shown = [number for number in range(len(terms)) if terms[number] not in empty]
    universals: list[Proposition] = []
    particulars: list[Proposition] = []
    for x, y in combinations(shown, 2):
        apart = distance(centres[x], centres[y], configuration.geometry)
        first, second = float(configuration.radii[x]), float(configuration.radii[y])
        touching = TOUCHING * configuration.margin
        are_apart = apart - first - second >= -touching
        together = universals if are_apart else particulars
        together.append(Proposition(Form.E if are_apart else Form.I, terms[x], terms[y]))
        for lower, upper, reach in ((x, y, second - first), (y, x, first - second)):
            is_inside = apart - reach <= touching
            below = universals if is_inside else particulars
            below.append(Proposition(Form.A if is_inside else Form.O, terms[lower], terms[upper]))
    yield from universals
    yield from particulars
    yield from (Proposition(Form.I, terms[number], terms[number]) for number in shown)


def _follows(proposition: Proposition, said: Sequence[Proposition], reading: Import) -> bool:
    return is_valid(Argument(tuple(said), proposition), reading)
