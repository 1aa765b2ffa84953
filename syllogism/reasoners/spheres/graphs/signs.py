"""Sets that speak of complements: six kinds of statement, and who must be whose complement.

Whichever of two terms a proposition means the complement of, it says one of six things about the
terms themselves, since inclusion may be contraposed and *no x are y* is *all x are non-y*:

    A  E  I  O    as ever, A and O in either direction
    either        everything is x or y:  all non-x are y
    neither       something is neither:  some non-x are non-y

Where the ball of a complement has radius ``pi - r`` and lies at distance ``pi - d``, the last two
read off one more gap, that of the two complements:

    apart(non-x, non-y) = 2 pi - r(x) - r(y) - d(x, y)      either: <= 0     neither: >= 1

Axes: ``batch`` sets of propositions, ``terms``, ``signed`` first all terms, then their complements.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Bool, Int32

from syllogism.language.arguments import Import
from syllogism.language.complements import Complement
from syllogism.language.propositions import Proposition

A, E, I, O, EITHER, NEITHER = range(6)  # noqa: E741  the field's own letters
SYMMETRIC = frozenset({E, I, EITHER, NEITHER})
Place = tuple[int, int, int]  # kind, and the numbers of two terms

# By whether complements are included in one another or share an instance: the kind, and whether
# the two terms change places.
_INCLUSION = {
    (False, False): (A, False),
    (False, True): (E, False),
    (True, False): (EITHER, False),
    (True, True): (A, True),
}
_OVERLAP = {
    (False, False): (I, False),
    (False, True): (O, False),
    (True, False): (O, True),
    (True, True): (NEITHER, False),
}


def normal_form(proposition: Proposition, places: Mapping[str, int]) -> Place:
    """Return what a proposition says of the terms themselves.

    >>> from syllogism.language.propositions import Form
    >>> normal_form(Proposition(Form.A, Complement("x"), Complement("y")), {"x": 0, "y": 1})
    (0, 1, 0)
    """
    x, y = (places[term] for term in proposition.terms)
    of_subject = isinstance(proposition.subject, Complement)
    of_predicate = isinstance(proposition.predicate, Complement) is not proposition.form.is_negative
    table = _INCLUSION if proposition.form.is_universal else _OVERLAP
    kind, exchanged = table[of_subject, of_predicate]
    if exchanged or (kind in SYMMETRIC and x > y):
        x, y = y, x
    return kind, x, y


class Signs(NamedTuple):
    """What is asked of sets besides, where they speak of complements.

    Args:
        says: Which pairs are said to be either, and neither.
        unopposed: Which terms need not be each other's complement; symmetric.
        present: Which places have a term.
        inhabited: Which terms' complements must have an instance.
        peopled: Whether there must be somebody.
    """

    says: Int32[Any, "*batch 2 terms terms"]
    unopposed: Int32[Any, "*batch terms terms"]
    present: Int32[Any, "*batch terms"]
    inhabited: Int32[Any, "*batch terms"]
    peopled: Int32[Any, "*batch"]


def find_signs(
    says: Int32[np.ndarray, "batch 6 terms terms"],
    sets: Sequence[Sequence[Proposition]],
    terms: Sequence[Sequence[str]],
    reading: Import,
) -> tuple[Int32[np.ndarray, "batch terms terms"], Signs]:
    """Return which terms need not coincide, and what else is asked of sets with complements.

    Inclusions lead from term to term, contraposed ones from complement to complement. Where they
    lead from a term to its complement and back, there is nobody at all: every length must be 0.
    """
    included = np.concatenate(
        [
            np.concatenate([says[:, A], _either_way(says[:, E])], axis=2),
            np.concatenate([_either_way(says[:, EITHER]), says[:, A].swapaxes(1, 2)], axis=2),
        ],
        axis=1,
    )
    together = mutual(included > 0)
    size = says.shape[-1]
    nobody = np.einsum("bxx->bx", together[:, :size, size:]).any(axis=1)[:, None, None]
    distinct = (~(together[:, :size, :size] | nobody)).astype(np.int32)
    unopposed = (~(together[:, :size, size:] | nobody)).astype(np.int32)
    present = np.zeros((len(sets), size), dtype=np.int32)
    inhabited = np.zeros_like(present)
    peopled = np.ones(len(sets), dtype=np.int32)
    for number, (propositions, names) in enumerate(zip(sets, terms, strict=True)):
        present[number, : len(names)] = 1
        if reading is Import.TRADITIONAL:
            inhabited[number, : len(names)] = 1
            continue
        asserted = {term for p in propositions for term in p.asserted_terms}
        inhabited[number, : len(names)] = [Complement(name) in asserted for name in names]
        peopled[number] = bool(asserted)
    return distinct, Signs(says[:, EITHER:], unopposed, present, inhabited, peopled)


def _either_way(
    said: Int32[np.ndarray, "batch terms terms"],
) -> Int32[np.ndarray, "batch terms terms"]:
    both: Int32[np.ndarray, "batch terms terms"] = said + said.swapaxes(1, 2)
    return both


def mutual(
    included: Bool[np.ndarray, "batch terms terms"],
) -> Bool[np.ndarray, "batch terms terms"]:
    """Return which pairs of terms include each other, along any number of inclusions."""
    size = included.shape[1]
    reached = included | np.eye(size, dtype=np.bool_)
    for via in range(size):
        reached |= reached[:, :, via, None] & reached[:, via, None, :]
    together: Bool[np.ndarray, "batch terms terms"] = reached & reached.swapaxes(1, 2)
    return together
