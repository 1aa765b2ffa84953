"""Instances of the laws of coherence: made from an argument, or drawn by number from a corpus.

An instance drawn depends on the law, the corpus and its index alone. It is made from the first of
`CANDIDATES` items of the corpus, reserved for this index, to which the law applies; the instances
of one index are therefore about the same argument under most laws. The item belongs to its corpus,
and so to what was kept for tests if the corpus does; the arguments made from it are new ones, and
may belong anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import SupportsIndex, TypeVar

from syllogism.corpus.corpora import Corpus
from syllogism.corpus.draws import ALL, Draws, Share, key_of
from syllogism.corpus.paths import automaton, link_between
from syllogism.corpus.surfaces import Surface, draw_nouns
from syllogism.errors import OptionError
from syllogism.language.arguments import Argument, Import
from syllogism.language.chains import SHORTEST, find_chain
from syllogism.language.complements import SignedTerm
from syllogism.language.exchanges import form_between, is_turned
from syllogism.language.propositions import Form, Proposition
from syllogism.language.statements import FORMS, NUMBERS
from syllogism.options import require_whole
from syllogism.study.coherence import Instance, Law

T = TypeVar("T")

CANDIDATES = 1000  # items for each instance; of those of all readings one in ten has a subaltern


@dataclass(frozen=True, slots=True)
class DrawnInstance:
    """An instance of a law with the item that it was made from.

    Args:
        instance: The law and its arguments.
        reading: The reading under which all of them are asked.
        item: Index of the item in its corpus.
        terms: How many terms the item has.
    """

    instance: Instance
    reading: Import
    item: int
    terms: int


def draw_instance(law: Law, corpus: Corpus, index: SupportsIndex) -> DrawnInstance:
    """Return one instance of a law, made from an item of a corpus.

    >>> from syllogism.corpus.splits import find_split
    >>> drawn = draw_instance(Law.CUT, find_split("random", seed=1).tests["control"], 7)
    >>> drawn.terms, len(drawn.instance.antecedents), drawn.item // CANDIDATES
    (5, 2, 7)

    Args:
        law: The law.
        corpus: Where its argument is drawn from.
        index: Which instance, from 0 up.

    Raises:
        OptionError: The index is no whole number from 0 up, or the law hardly ever applies to the
            items of the corpus, such as subalternation to those of the modern reading.
    """
    first = CANDIDATES * require_whole("an instance's index", index, least=0)
    key = key_of(f"{law} {corpus.seed} {corpus.recipe.described()}")
    for number in range(first, first + CANDIDATES):
        item, draws = corpus[number], Draws(key, number)
        found = instances_of(
            law,
            item.argument,
            item.reading,
            draws,
            surface=item.surface,
            words=corpus.recipe.words,
        )
        if found:
            return DrawnInstance(draws.choose(found), item.reading, number, item.length)
    raise OptionError(
        f"the law of {law} applies to none of {CANDIDATES:,} arguments of this corpus; "
        f"allow other lengths, readings or moods"
    )


def instances_of(
    law: Law,
    argument: Argument,
    reading: Import,
    draws: Draws,
    *,
    surface: Surface | None = None,
    words: Share = ALL,
) -> tuple[Instance, ...]:
    """Return the instances of a law that begin with an argument, or, of a cut, end with it.

    One for each place where the law applies; often there is none. Names, orders, and which of two
    converses a part of a chain is given as conclusion, are drawn, one of each kind.

    >>> from syllogism.corpus.draws import key_of
    >>> from syllogism.language.moods import Mood, find_mood
    >>> barbara, draws = Mood.parse("Barbara").syllogism(), Draws(key_of("an example"), 0)
    >>> for instance in instances_of(Law.ANTILOGISM, barbara, Import.MODERN, draws):
    ...     print(instance.consequent, find_mood(instance.consequent).name)
    Some S are not P. All S are M. Therefore, some M are not P. Bocardo
    All M are P. Some S are not P. Therefore, some S are not M. Baroco

    Args:
        law: The law.
        argument: The argument, of any kind; a cut is made through chains of four terms or more.
        reading: Under which it is asked. Subalternation has no instances in the modern one, and
            the parts of a chain conclude the most that follows in it.
        draws: Source of what is drawn.
        surface: What new names look like; None to exchange the names that there are, and no more.
        words: The share of words that new names are made of.
    """
    match law:
        case Law.ANTILOGISM:
            others = _antilogisms(argument)
        case Law.CONVERSION | Law.OBVERSION | Law.CONTRAPOSITION:
            others = _said_otherwise(argument, *_WAYS[law])
        case Law.SUBALTERNATION:
            others = _subalterns(argument) if reading is Import.TRADITIONAL else iter(())
        case Law.CUT:
            return tuple(_cuts(argument, reading, draws))
        case Law.RENAMING:
            others = _renamed(argument, draws, surface, words)
        case Law.PREMISE_ORDER:
            others = _reordered(argument, draws)
        case Law.BATCH:
            return (Instance(law, (argument,), argument),)
    return tuple(Instance(law, (argument,), other) for other in others if other != argument)


def _antilogisms(argument: Argument) -> Iterator[Argument]:
    """Yield the arguments whose premises and denied conclusion are the same propositions."""
    *premises, denied = argument.denial
    for place, premise in enumerate(premises):
        yield Argument((*premises[:place], denied, *premises[place + 1 :]), premise.contradictory)


Way = tuple[tuple[Form, ...], Callable[[Proposition], Proposition]]
"""Another way to say a proposition, and the forms that it is no other proposition for."""

_WAYS: dict[Law, Way] = {
    Law.CONVERSION: ((Form.E, Form.I), attrgetter("converse")),
    Law.OBVERSION: (FORMS, attrgetter("obverse")),
    Law.CONTRAPOSITION: ((Form.A, Form.O), attrgetter("contrapositive")),
}


def _said_otherwise(
    argument: Argument, forms: Sequence[Form], restate: Callable[[Proposition], Proposition]
) -> Iterator[Argument]:
    """Yield the argument with one of its propositions said in another way, for each that may be."""
    said = (*argument.premises, argument.conclusion)
    for place, proposition in enumerate(said):
        if proposition.form in forms:
            changed = (*said[:place], restate(proposition), *said[place + 1 :])
            yield Argument(changed[:-1], changed[-1])


def _subalterns(argument: Argument) -> Iterator[Argument]:
    """Yield the argument with *some* concluded instead of *all*, or *some not* instead of *no*."""
    conclusion = argument.conclusion
    if conclusion.form.is_universal:
        weaker = Form.O if conclusion.form.is_negative else Form.I
        yield Argument(
            argument.premises, Proposition(weaker, conclusion.subject, conclusion.predicate)
        )


def _cuts(argument: Argument, reading: Import, draws: Draws) -> Iterator[Instance]:
    """Yield a cut for each place of a chain on both sides of which something follows.

    About a side that is a single premise nothing needs to be asked.
    """
    chain = find_chain(argument)
    if chain is None or len(chain.terms) == SHORTEST:
        return
    terms, premises = chain.terms, chain.premises
    for place in range(1, len(premises)):
        sides = (
            (terms[: place + 1], premises[:place]),
            (terms[place:], premises[place:]),
        )
        said = [_strongest(*side, reading, draws) for side in sides]
        concluded = [conclusion for conclusion in said if conclusion is not None]
        if len(concluded) < len(sides):
            continue
        parts = [
            Argument(tuple(premise for premise in argument.premises if premise in side), conclusion)
            for (_, side), conclusion in zip(sides, concluded, strict=True)
            if len(side) > 1
        ]
        joined = Argument(tuple(draws.sample(concluded, 2)), argument.conclusion)
        yield Instance(Law.CUT, (*parts, joined), argument)


def _strongest(
    terms: Sequence[SignedTerm], path: Sequence[Proposition], reading: Import, draws: Draws
) -> Proposition | None:
    """Return the most that a path says of its first and last term, or None if it says nothing."""
    if len(path) == 1:
        return path[0]
    links = (_link(premise, *ends) for premise, ends in zip(path, pairwise(terms), strict=True))
    follows = automaton(reading)
    said = follows.says[follows.run(tuple(links))]
    for form in FORMS:  # A and E say all that I and O do
        alike = [link for link in _LINKS[form] if link in said]
        if alike:
            return Proposition(*link_between(draws.choose(alike), terms[0], terms[-1]))
    return None


_LINKS = {form: (number, number + len(FORMS)) for form, number in NUMBERS.items()}


def _link(premise: Proposition, first: SignedTerm, second: SignedTerm) -> int:
    return _LINKS[form_between(premise, first, second)][is_turned(premise, first, second)]


def _renamed(
    argument: Argument, draws: Draws, surface: Surface | None, words: Share
) -> Iterator[Argument]:
    """Yield the argument with its names exchanged, and with new ones."""
    names = argument.terms
    if len(names) > 1:
        yield argument.renamed(dict(zip(names, _in_another_order(names, draws), strict=True)))
    if surface is not None:
        nouns = draw_nouns(surface, len(names), draws, words=words)
        new = [noun.plural for noun in nouns]
        yield argument.renamed(dict(zip(names, new, strict=True)))


def _reordered(argument: Argument, draws: Draws) -> Iterator[Argument]:
    """Yield the argument with its premises in another order."""
    if len(set(argument.premises)) > 1:
        premises = _in_another_order(argument.premises, draws)
        yield Argument(tuple(premises), argument.conclusion)


def _in_another_order(things: Sequence[T], draws: Draws) -> list[T]:
    """Return things, not all of them alike, in any order but the one they have."""
    while True:
        drawn = draws.sample(things, len(things))
        if drawn != list(things):
            return drawn
