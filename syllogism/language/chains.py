"""Chains: arguments whose premises link the terms of the conclusion, one after another.

The premises of a chain link x1-x2, x2-x3, ... and its conclusion links x1-xn, so that it closes
the path to a ring. Each link is one statement in either direction. Premises may come in any
order: the path from the conclusion's subject to its predicate is found again by walking it.

Axes: ``terms`` counts all terms of a batch of chains, one chain after another, each from the
conclusion's subject to its predicate; ``chains`` the chains of a batch.

Source:
    The sorites of the Stoics; Hamilton, "Lectures on logic" (1860), for its two orders.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from syllogism.errors import ArgumentError
from syllogism.language.arguments import Argument, are_signed
from syllogism.language.complements import SignedTerm, name_of
from syllogism.language.exchanges import exchange, form_between, is_turned
from syllogism.language.propositions import Proposition
from syllogism.language.statements import FORMS, NUMBERS

SHORTEST = 3  # terms of a ring: below, premise and conclusion link the same pair


@dataclass(frozen=True, slots=True)
class Chain:
    """One chain for people.

    Args:
        terms: From the conclusion's subject to its predicate; the complements of some, so that
            none of the statements between them needs to speak of complements.
        premises: In the order of the path: the first links the first two terms.
        conclusion: What is said of the first and the last term.
    """

    terms: tuple[SignedTerm, ...]
    premises: tuple[Proposition, ...]
    conclusion: Proposition

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its terms, whatever their signs."""
        return tuple(map(name_of, self.terms))

    @property
    def is_signed(self) -> bool:
        """Whether its propositions speak of a complement."""
        return are_signed((*self.premises, self.conclusion))


def find_chain(argument: Argument) -> Chain | None:
    """Return the path that an argument's premises make, or None where they make no such path.

    A premise stated twice counts once. A premise beside the path, two premises about one pair and
    a premise about one term make an argument that is no chain.

    >>> from syllogism.language.propositions import Form
    >>> barbara = [Proposition(Form.A, "M", "P"), Proposition(Form.A, "S", "M")]
    >>> find_chain(Argument(tuple(barbara), Proposition(Form.A, "S", "P"))).terms
    ('S', 'M', 'P')
    """
    premises = dict.fromkeys(argument.premises)
    links: defaultdict[str, list[Proposition]] = defaultdict(list)
    for premise in premises:
        for term in premise.terms:
            links[term].append(premise)
    here, end = argument.conclusion.terms
    if len(premises) < SHORTEST - 1 or len(links[here]) != 1 or len(links[end]) != 1:
        return None
    (premise,) = links[here]
    terms, path = [here], [premise]
    while True:
        subject, predicate = premise.terms
        here = subject if here == predicate else predicate
        terms.append(here)
        if here == end or len(links[here]) != 2:
            break
        before, after = links[here]
        premise = after if premise is before else before
        path.append(premise)
    if here != end or len(path) < len(premises):
        return None
    ring = (*path, argument.conclusion)
    ends = exchange(terms, ring) if argument.is_signed else tuple(terms)
    return Chain(ends, tuple(path), argument.conclusion)


@dataclass(frozen=True, slots=True, eq=False)
class Chains:
    """A batch of chains for machines, of equal or ragged length.

    Entry i of `forms` and `turned` is the statement that links term i with the next one; the last
    entry of each chain is its conclusion, which links the last term with the first.

    Args:
        forms: Shape ``(terms,)``, a place in A, E, I, O.
        turned: Shape ``(terms,)``; whether the statement's subject is the later of its terms; of
            a conclusion always, since a ring is walked from its subject.
        lengths: Shape ``(chains,)``; how many terms each chain has.
        firsts: Same shape; the number of each chain's first term.
        lasts: Same shape; the number of its last term.

    Raises:
        ArgumentError: Shapes disagree, a chain has fewer than three terms, a form is no form, or a
            conclusion is not turned.
    """

    forms: npt.NDArray[np.int8]
    turned: npt.NDArray[np.bool_]
    lengths: npt.NDArray[np.int64]
    firsts: npt.NDArray[np.int64] = field(init=False)
    lasts: npt.NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        forms, turned = np.asarray(self.forms), np.asarray(self.turned)
        if forms.size and not np.issubdtype(forms.dtype, np.integer):
            raise ArgumentError(f"forms are whole numbers, got an array of {forms.dtype}")
        if not np.isin(turned, (0, 1)).all():
            raise ArgumentError(f"turned is true or false of each link, got {np.unique(turned)!r}")
        turned = turned.astype(np.bool_)
        lengths = np.asarray(self.lengths, dtype=np.int64)
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if lengths.size else 0
        if lengths.ndim != 1 or forms.shape != (total,) or turned.shape != (total,):
            raise ArgumentError(
                f"chains with {total} terms need as many forms and directions, "
                f"got {forms.shape} and {turned.shape}"
            )
        if len(lengths) and lengths.min() < SHORTEST:
            raise ArgumentError(f"a chain has {SHORTEST} terms or more, got {lengths.min()}")
        if total and not 0 <= forms.min() <= forms.max() < len(FORMS):
            raise ArgumentError(f"a form is 0, 1, 2 or 3 (A, E, I, O), got {np.unique(forms)!r}")
        object.__setattr__(self, "forms", forms.astype(np.int8, copy=False))
        object.__setattr__(self, "turned", turned)
        object.__setattr__(self, "lengths", lengths)
        object.__setattr__(self, "firsts", ends - lengths)
        object.__setattr__(self, "lasts", ends - 1)
        if not turned[self.lasts].all():
            raise ArgumentError("a conclusion is turned: its subject is the first term of the ring")

    @classmethod
    def of(cls, chains: Sequence[Chain]) -> Chains:
        """Return chains as arrays."""
        forms: list[int] = []
        turned: list[bool] = []
        for chain in chains:
            ring, terms = (*chain.premises, chain.conclusion), chain.terms
            if chain.is_signed:
                links = list(zip(ring, terms, (*terms[1:], terms[0]), strict=True))
                forms += [NUMBERS[form_between(*link)] for link in links]
                turned += [is_turned(*link) for link in links]
            else:
                forms += [NUMBERS[proposition.form] for proposition in ring]
                turned += [p.subject != term for p, term in zip(ring, terms, strict=True)]
        return cls(
            np.array(forms, dtype=np.int8),
            np.array(turned, dtype=np.bool_),
            np.array([len(chain.terms) for chain in chains], dtype=np.int64),
        )

    def chosen(self, which: npt.NDArray[np.bool_]) -> Chains:
        """Return some of the chains, in order; `which` has shape ``(chains,)``."""
        if which.all():
            return self
        kept = np.repeat(which, self.lengths)
        return Chains(self.forms[kept], self.turned[kept], self.lengths[which])

    @property
    def following(self) -> npt.NDArray[np.int64]:
        """The number of the term after each one on its ring, shape ``(terms,)``."""
        following = np.arange(1, len(self.forms) + 1)
        following[self.lasts] = self.firsts
        return following

    @property
    def denied(self) -> npt.NDArray[np.int8]:
        """The forms, with the contradictory of each conclusion in its place."""
        forms = self.forms.copy()
        forms[self.lasts] = _CONTRADICTORY[forms[self.lasts]]
        return forms


_CONTRADICTORY = np.array([NUMBERS[form.contradictory] for form in FORMS], dtype=np.int8)


def walk(
    statements: npt.NDArray[np.integer], conclusion: npt.NDArray[np.integer]
) -> tuple[Chains, npt.NDArray[np.int64]]:
    """Return one chain from its statements in any order, and the order in which its terms come.

    Each inner term has two neighbours. Their numbers combined by exclusive or, and with the one
    that the walk came from, leave the one to go to.

    >>> chain, order = walk(np.array([[0, 7, 2], [1, 7, 5]]), np.array([1, 2, 5]))
    >>> order.tolist(), chain.forms.tolist(), chain.turned.tolist()
    ([2, 7, 5], [0, 1, 1], [True, False, True])

    Args:
        statements: Shape ``(premises, 3)``: form, subject and predicate, terms from 0 up.
        conclusion: Shape ``(3,)``, likewise.

    Raises:
        ArgumentError: The statements make no path from the conclusion's subject to its predicate.
    """
    forms, subjects, predicates = (column.astype(np.int64) for column in statements.T)
    first, last = int(conclusion[1]), int(conclusion[2])
    count = len(statements) + 1
    ends = np.concatenate([subjects, predicates])
    room = int(max(ends.max(initial=0), first, last)) + 1
    degrees = np.bincount(ends, minlength=room)
    if count < SHORTEST or first == last or degrees[first] != 1 or degrees[last] != 1:
        raise ArgumentError(_NO_PATH)
    places = np.tile(np.arange(count - 1), 2)
    neighbours, links = np.zeros(room, dtype=np.int64), np.zeros(room, dtype=np.int64)
    np.bitwise_xor.at(neighbours, ends, np.concatenate([predicates, subjects]))
    np.bitwise_xor.at(links, ends, places)
    if np.count_nonzero(degrees == 2) != count - 2 or np.any(subjects == predicates):
        raise ArgumentError(_NO_PATH)
    order = _follow(neighbours, first, last, count)
    path = _follow_links(links, order)
    form = np.append(forms[path], conclusion[0]).astype(np.int8)
    turned = np.append(subjects[path] != order[:-1], True)
    return Chains(form, turned, np.array([count])), order


_NO_PATH = "the premises of a chain make one path from the conclusion's subject to its predicate"


def _follow(
    neighbours: npt.NDArray[np.int64], first: int, last: int, count: int
) -> npt.NDArray[np.int64]:
    """Return the terms from the first to the last, each once.

    Where all other terms have two neighbours, a walk from the first one ends at the last.
    """
    beside = neighbours.tolist()
    before, here = 0, first
    order = [here]
    while here != last:
        before, here = here, beside[here] ^ before
        order.append(here)
    if len(order) < count:
        raise ArgumentError(_NO_PATH)
    return np.array(order, dtype=np.int64)


def _follow_links(
    links: npt.NDArray[np.int64], order: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Return the place of the statement that links each term with the next one."""
    path: npt.NDArray[np.int64] = np.bitwise_xor.accumulate(links[order[:-1]])
    return path
