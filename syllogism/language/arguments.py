"""Arguments, and the two readings under which one may ask whether they are valid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import chain
from operator import attrgetter

from syllogism.errors import ArgumentError, OptionError
from syllogism.language.propositions import Proposition


class Import(Enum):
    """Existential import: what a reading takes for granted about the terms of an argument.

    Where an argument speaks of a complement, tradition takes for granted that no term is universal
    either: every term has an instance, and so has every complement. To a world of an argument
    without complements somebody who falls under no term can always be added, so that nothing is
    asked there.

    Source:
        Church, "The history of the question of existential import" (1965); Keynes, Studies and
        Exercises in Formal Logic (4th ed. 1906), part II, chapter 4, for complements.
    """

    TRADITIONAL = "traditional"  # every term, and every complement, has an instance
    MODERN = "modern"  # no term is assumed to have one

    @classmethod
    def _missing_(cls, value: object) -> Import:
        raise OptionError(f"a reading is traditional or modern, got {value!r}")

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Argument:
    """Premises and a conclusion over any number of terms.

    >>> from syllogism.language.propositions import Form
    >>> barbara = Argument(
    ...     (Proposition(Form.A, "men", "mortals"), Proposition(Form.A, "Greeks", "men")),
    ...     Proposition(Form.A, "Greeks", "mortals"),
    ... )
    >>> print(barbara)
    All men are mortals. All Greeks are men. Therefore, all Greeks are mortals.

    Raises:
        ArgumentError: A premise or the conclusion is not a `Proposition`.
    """

    premises: tuple[Proposition, ...]
    conclusion: Proposition

    def __post_init__(self) -> None:
        object.__setattr__(self, "premises", tuple(self.premises))
        for proposition in (*self.premises, self.conclusion):
            if not isinstance(proposition, Proposition):
                raise ArgumentError(f"an argument is made of propositions, got {proposition!r}")

    @property
    def terms(self) -> tuple[str, ...]:
        """The names of all its terms, each once, in the order of first mention."""
        return terms_of((*self.premises, self.conclusion))

    @property
    def is_signed(self) -> bool:
        """Whether it speaks of a complement."""
        return are_signed((*self.premises, self.conclusion))

    @property
    def denial(self) -> tuple[Proposition, ...]:
        """The premises with the contradictory of the conclusion: satisfiable iff invalid."""
        return (*self.premises, self.conclusion.contradictory)

    def renamed(self, names: Mapping[str, str]) -> Argument:
        """Return the same argument about other terms; the complement of one stays a complement.

        Raises:
            ArgumentError: Two terms would fall together, which is another argument.
        """
        if len({names.get(term, term) for term in self.terms}) < len(self.terms):
            raise ArgumentError(f"new names must keep the {len(self.terms)} terms apart: {names!r}")

        premises = tuple(premise.renamed(names) for premise in self.premises)
        return Argument(premises, self.conclusion.renamed(names))

    def __str__(self) -> str:
        premises = "".join(f"{premise}. " for premise in self.premises)
        return f"{premises}Therefore, {self.conclusion.clause}."


def terms_of(propositions: Iterable[Proposition]) -> tuple[str, ...]:
    """Return the names of some propositions' terms, each once, in the order of first mention."""
    return tuple(dict.fromkeys(chain.from_iterable(map(_TERMS, propositions))))


_TERMS = attrgetter("terms")


def asserted_terms(propositions: Iterable[Proposition]) -> tuple[str, ...]:
    """Return the terms, complements left out, of which a proposition asserts an instance."""
    asserted = chain.from_iterable(proposition.asserted_terms for proposition in propositions)
    return tuple(dict.fromkeys(term for term in asserted if isinstance(term, str)))


def are_signed(propositions: Iterable[Proposition]) -> bool:
    """Return whether some proposition speaks of a complement."""
    return any(proposition.is_signed for proposition in propositions)


def are_one_cycle(propositions: Iterable[Proposition]) -> bool:
    """Return whether propositions, none said twice, link their terms in one cycle.

    Without any one of them they form a path, and categorical propositions along a path never
    contradict one another: so if those of a cycle do, all of them are needed.

    >>> from syllogism.language.moods import Mood
    >>> are_one_cycle(Mood.parse("Barbara").syllogism().denial)
    True
    """
    around: dict[str, list[Proposition]] = {}
    for proposition in propositions:
        for term in proposition.terms:
            around.setdefault(term, []).append(proposition)
    if not around or any(len(touching) != 2 for touching in around.values()):
        return False
    (first, *_) = around
    walked, pending = {first}, [first]
    for term in pending:  # it grows while it is walked
        following = {other for p in around[term] for other in p.terms} - walked
        walked |= following
        pending += following
    return len(walked) == len(around)


def require_connected(argument: Argument) -> Argument:
    """Return the argument itself once its terms are known to hang together as a text means them.

    The logic decides any argument; a text with one of these faults is most likely not the
    argument its author had in mind, so it is handed back instead of being called invalid.

    Raises:
        ArgumentError: There is no premise, the conclusion speaks of a term that no premise
            mentions, or two premises speak of four terms (*quaternio terminorum*).
    """
    if not argument.premises:
        raise ArgumentError(
            f"an argument needs at least one premise, got only {str(argument.conclusion)!r}"
        )
    mentioned = terms_of(argument.premises)
    known = ", ".join(map(repr, mentioned))
    for term in argument.conclusion.terms:
        if term not in mentioned:
            raise ArgumentError(
                f"the conclusion speaks of {term!r}, which no premise mentions; "
                f"the premises speak of {known}"
            )
    if len(argument.premises) == 2 and len(mentioned) == 4:
        raise ArgumentError(
            f"two premises must share a middle term, got four terms: {known}; "
            f"if two of them mean the same, use the same word"
        )
    return argument
