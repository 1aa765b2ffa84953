"""Countermodels of chains, built from one end to the other: the countermodels that are taught.

The logic's own countermodels are as small as can be, so that whether a premise needs an individual
depends on all others. In one to be learned every statement that asserts an individual has its own:
the denied conclusion first, then the premises along the chain. Where every term has instances, the
terms that nobody falls under yet follow in the same order. Each individual falls under what it
must and nothing else. If there is a countermodel at all, this is one: what an individual must fall
under does not depend on the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from syllogism.evidence.worlds import World
from syllogism.language.arguments import Import
from syllogism.language.chains import Chain
from syllogism.language.propositions import Form, Proposition


def refute_chain(chain: Chain, reading: Import) -> World:
    """Return a countermodel of an invalid argument, along the chain that its premises make.

    >>> from syllogism.language.chains import find_chain
    >>> from syllogism.language.moods import Mood
    >>> print(refute_chain(find_chain(Mood.parse("AIA-3").syllogism()), Import.TRADITIONAL))
    a falls under S
    b falls under M, P, S

    Args:
        chain: The chain of the argument; if it is valid, no countermodel is returned but a world
            in which something stated is false.
        reading: A reading in which it is invalid.
    """
    stated = [chain.conclusion.contradictory, *chain.premises]
    above: defaultdict[str, list[str]] = defaultdict(list)
    for proposition in stated:
        if proposition.form is Form.A:
            subject, predicate = proposition.terms
            above[subject].append(predicate)
    kinds = [_closure(_starts(p), above) for p in stated if not p.form.is_universal]
    for term in chain.names if reading is Import.TRADITIONAL else ():
        if not any(term in kind for kind in kinds):
            kinds.append(_closure([term], above))
    return World.of(kinds)


def _starts(particular: Proposition) -> Sequence[str]:
    """Return what the individual that a particular statement asserts falls under by it."""
    return particular.terms[:1] if particular.form.is_negative else particular.terms


def _closure(starts: Iterable[str], above: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return some terms and whatever includes them, directly or not."""
    reached = list(dict.fromkeys(starts))
    for term in reached:  # it grows while it is walked
        reached += [other for other in above.get(term, ()) if other not in reached]
    return frozenset(reached)
