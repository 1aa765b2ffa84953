"""Terms that include one another, numbered so that inclusions lead to smaller numbers.

Terms on a cycle of inclusions have the same instances and share a number: they are a *strongly
connected component* of the graph. What is left between components has no cycle, so one pass
over them in falling order follows every inclusion, however long the chains are.

Source:
    Tarjan, "Depth-first search and linear graph algorithms" (1972), without recursion.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

Term = TypeVar("Term", bound=Hashable)


def find_components(edges: Mapping[Term, Iterable[Term]], terms: Iterable[Term]) -> dict[Term, int]:
    """Return the component of each term, in time linear in the graph.

    >>> find_components({"S": ["M"], "M": ["N", "P"], "N": ["M"]}, ["S", "M", "N", "P"])
    {'P': 0, 'N': 1, 'M': 1, 'S': 2}

    Args:
        edges: For each term the terms directly above it; a term without any may be left out.
        terms: All terms.

    Returns:
        Numbers from 0 without a gap. An edge leads from a term to one of the same number or a
        smaller one.
    """
    components: dict[Term, int] = {}
    count = 0
    met: dict[Term, int] = {}  # how many terms were met before each
    lowest: dict[Term, int] = {}  # the earliest met term that is known to be reached from each
    unassigned: list[Term] = []
    for root in terms:
        visits: list[tuple[Term, Iterator[Term]]] = []
        entered: Term | None = None if root in met else root
        while entered is not None or visits:
            if entered is not None:
                met[entered] = lowest[entered] = len(met)
                unassigned.append(entered)
                visits.append((entered, iter(edges.get(entered, ()))))
            term, rest = visits[-1]
            entered = None
            for following in rest:
                if following not in met:
                    entered = following
                    break
                if following not in components:
                    lowest[term] = min(lowest[term], met[following])
            else:
                visits.pop()
                if visits:
                    before = visits[-1][0]
                    lowest[before] = min(lowest[before], lowest[term])
                if lowest[term] == met[term]:
                    last = None
                    while last != term:
                        last = unassigned.pop()
                        components[last] = count
                    count += 1
    return components
