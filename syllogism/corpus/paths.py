"""What a path of links says about its two ends, counted and drawn exactly.

A path links x1-x2, x2-x3, ... by statements of any form in either direction. All that it says
about its ends is which of eight statements about them follow, and there are only a few such sets:
with import seven (nothing; I; O; O turned; A and I; A turned and I; E with both O), and as many
without. So a path is a run of a small automaton whose *states* are those sets. Going backwards
from the states wanted, it is counted how many ways lead there; choosing each link in proportion to
what it leaves open then draws every path with that outcome equally often.

A link is a number: the form (0, 1, 2, 3 for A, E, I, O), and 4 more where it is turned, so that its
subject is the later of its two terms. The automaton is computed by the logic from single links and
from pairs of them.

Source:
    Nijenhuis and Wilf, Combinatorial Algorithms (2nd ed. 1978), chapter 13, for drawing by
    counting; Hickey and Cohen, "Uniform random generation of strings in a context-free language"
    (1983), for automata.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import TypeVar

from syllogism.corpus.draws import Draws
from syllogism.language.arguments import Argument, Import
from syllogism.language.propositions import Form, Proposition
from syllogism.language.statements import FORMS, NUMBERS
from syllogism.logic.validity import is_valid

T = TypeVar("T")

LINKS = 2 * len(FORMS)

Path = tuple[int, ...]
"""The numbers of its links, from the first term to the last."""


def link_between(link: int, first: T, second: T) -> tuple[Form, T, T]:
    """Return the form, the subject and the predicate of a link.

    >>> link_between(4, "x", "y")
    (<Form.A: 'A'>, 'y', 'x')
    """
    form = FORMS[link % len(FORMS)]
    return (form, first, second) if link < len(FORMS) else (form, second, first)


@dataclass(frozen=True, slots=True, eq=False)
class Automaton:
    """What follows from paths under one reading.

    Args:
        says: For each state the links that may be concluded of a path's ends.
        table: For each state and link, the state of the path that is one link longer.
        start: The state of the path without links, whose ends are one term.
    """

    says: tuple[frozenset[int], ...]
    table: tuple[tuple[int, ...], ...]
    start: int
    _counts: dict[frozenset[int], Ways] = field(default_factory=dict)

    def run(self, path: Path) -> int:
        """Return the state of a path."""
        state = self.start
        for link in path:
            state = self.table[state][link]
        return state

    def follows(self, path: Path, conclusion: Form) -> bool:
        """Return whether a conclusion of some form about its first and last term follows."""
        return NUMBERS[conclusion] in self.says[self.run(path)]

    def concluding(self, form: Form) -> Ways:
        """Return the paths from which a conclusion of some form follows."""
        return self._ways(s for s, said in enumerate(self.says) if NUMBERS[form] in said)

    def not_concluding(self, form: Form) -> Ways:
        """Return the paths from which it does not follow."""
        return self._ways(s for s, said in enumerate(self.says) if NUMBERS[form] not in said)

    def concluding_otherwise(self, form: Form) -> Ways:
        """Return the paths from which it does not follow, but something else about the ends."""
        wanted = (s for s, said in enumerate(self.says) if said and NUMBERS[form] not in said)
        return self._ways(wanted)

    def _ways(self, wanted: Iterable[int]) -> Ways:
        states = frozenset(wanted)
        if states not in self._counts:
            self._counts[states] = Ways(self, states)
        return self._counts[states]


class Ways:
    """All paths that end in one of some states.

    Args:
        automaton: Where they run.
        ends: The states wanted.
    """

    def __init__(self, automaton: Automaton, ends: frozenset[int]) -> None:
        self._automaton = automaton
        self._counts = {0: [int(state in ends) for state in range(len(automaton.table))]}
        self._chances: dict[tuple[int, int], list[float]] = {}

    def count(self, links: int) -> int:
        """Return how many paths of some length there are.

        >>> ways = automaton(Import.TRADITIONAL)
        >>> [ways.concluding(form).count(2) for form in Form]  # the 24 valid moods
        [1, 4, 7, 12]
        """
        return self._left(links)[self._automaton.start]

    def draw(self, links: int, draws: Draws) -> Path:
        """Return one path of some length, each as likely as every other; there must be one."""
        state, path = self._automaton.start, []
        for left in range(links, 0, -1):
            link = draws.choose_by(self._cumulated(left, state))
            path.append(link)
            state = self._automaton.table[state][link]
        return tuple(path)

    def _left(self, links: int) -> list[int]:
        """Return for each state how many ways of some length lead from it to the end."""
        for length in range(len(self._counts), links + 1):  # threads may fill it side by side
            fewer = self._counts[length - 1]
            self._counts[length] = [sum(fewer[to] for to in row) for row in self._automaton.table]
        return self._counts[links]

    def _cumulated(self, left: int, state: int) -> list[float]:
        """Return the running total of how likely each link is, with some links left to draw."""
        known = self._chances.get((left, state))
        if known is None:
            total, before = self._left(left)[state], self._left(left - 1)
            running = accumulate(before[to] for to in self._automaton.table[state])
            known = self._chances[left, state] = [count / total for count in running]
        return known


@cache
def automaton(reading: Import) -> Automaton:
    """Return the automaton of a reading: its states are found by lengthening paths from one link.

    >>> modern = automaton(Import.MODERN)
    >>> [sorted(said) for said in modern.says[: modern.start]]
    [[0], [1, 5], [2, 6], [3], [4], [7], []]
    """
    singles = [
        _said([Proposition(*link_between(link, "x", "z"))], reading) for link in range(LINKS)
    ]
    states = list(dict.fromkeys(singles))
    rows: list[list[frozenset[int]]] = []
    for said in states:  # it grows while it is walked
        known = [Proposition(*link_between(link, "x", "y")) for link in sorted(said)]
        longer = [
            _said([*known, Proposition(*link_between(link, "y", "z"))], reading)
            for link in range(LINKS)
        ]
        rows.append(longer)
        states += [state for state in dict.fromkeys(longer) if state not in states]
    number = {state: place for place, state in enumerate(states)}
    table = [tuple(map(number.__getitem__, row)) for row in (*rows, singles)]
    return Automaton((*states, frozenset()), tuple(table), start=len(states))


def _said(premises: list[Proposition], reading: Import) -> frozenset[int]:
    """Return the links between x and z that follow from some premises."""
    return frozenset(
        link
        for link in range(LINKS)
        if is_valid(Argument(tuple(premises), Proposition(*link_between(link, "x", "z"))), reading)
    )
