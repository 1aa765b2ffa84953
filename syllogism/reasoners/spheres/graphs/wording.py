"""Writing triangle inequalities of the terms and complements that the propositions speak of.

One inequality has six names where complements are spoken of: since d(non-x, y) = pi - d(x, y), the
perimeter of x, y and z is the detour from x via non-y to z, and that from non-x via y to non-z, and
so with another of the three between. Of *all non-a are b* and *no x are a* one would rather read

    d(b, x) <= d(non-a, b) + d(non-a, x)     than     d(a, x) <= d(a, non-b) + d(non-b, x)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from syllogism.evidence.certificates import Detour, Inequality, Pictured
from syllogism.language.complements import Complement, SignedTerm, complement, name_of

Line = tuple[int, Inequality]


def written_as_spoken(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines whose detours speak of the distances that the propositions speak of.

    What a detour speaks of counts as spoken of for those that are written after it.

    >>> from syllogism.language.propositions import Form, Proposition
    >>> either = Pictured(Proposition(Form.A, Complement("a"), "b"))
    >>> denied = Pictured(Proposition(Form.O, "x", "b"))
    >>> written_as_spoken([(1, either), (1, denied), (1, Detour("a", Complement("b"), "x"))])[-1]
    (1, Detour(start='x', via=Complement('a'), end='b'))
    """
    written = list(lines)
    spoken = {
        frozenset((line.proposition.subject, line.proposition.predicate))
        for _, line in written
        if isinstance(line, Pictured)
    }
    open_ = {
        number: tuple(_writings(line))
        for number, (_, line) in enumerate(written)
        if isinstance(line, Detour)
    }

    def fluency(choice: tuple[int, Detour]) -> tuple[int, int, int]:
        number, detour = choice
        complements = sum(isinstance(term, Complement) for term in _ends(detour))
        return len(spoken & _distances(detour)), -complements, -number

    while open_:
        number, best = max(
            ((number, each) for number, writings in open_.items() for each in writings),
            key=fluency,
        )
        written[number] = (written[number][0], best)
        spoken |= _distances(best)
        del open_[number]
    return tuple(written)


def _writings(detour: Detour) -> Iterator[Detour]:
    """Yield all that say the same; of three terms only, since two have one distance."""
    yield detour
    start, via, end = map(name_of, _ends(detour))
    if len({start, via, end}) < 3:
        return
    for one, hub, other in ((start, via, end), (via, end, start), (end, start, via)):
        for chosen in product(*((term, complement(term)) for term in (one, hub, other))):
            same = Detour(*chosen)
            if same != detour and _signs(same) == _signs(detour):
                yield same


def _signs(detour: Detour) -> dict[frozenset[str], bool]:
    """Return for each pair whether its distance is on the side of being short.

    Counted from half of pi, the distance of a complement is that of the term with the other sign.
    """
    short = {}
    for x, y, is_straight in (
        (detour.start, detour.via, False),
        (detour.via, detour.end, False),
        (detour.start, detour.end, True),
    ):
        turned = isinstance(x, Complement) is not isinstance(y, Complement)
        short[frozenset(map(name_of, (x, y)))] = turned is not is_straight
    return short


def _ends(detour: Detour) -> tuple[SignedTerm, SignedTerm, SignedTerm]:
    return detour.start, detour.via, detour.end


def _distances(detour: Detour) -> set[frozenset[SignedTerm]]:
    start, via, end = _ends(detour)
    return {frozenset((start, via)), frozenset((via, end)), frozenset((start, end))}
