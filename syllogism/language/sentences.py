"""Propositions as they were written, and the propositions that they state.

A text spells one term in several ways: `dog`, `dogs`, `a dog`, and `non-dogs` for what is none. A
sentence keeps the spellings as they stand; only when all sentences of a text are known is each
term given its one name. A name is a plural wherever the text allows it, since `str(Proposition)`
writes terms in the plural.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from syllogism.errors import ArgumentError
from syllogism.language.complements import Complement, SignedTerm
from syllogism.language.propositions import Form, Proposition
from syllogism.language.terms import fold, group_spellings, plural


class Slot(Enum):
    """What the place of a spelling in its sentence tells about its number."""

    PLURAL = "subject of are"
    PREDICATE = "predicate of are"  # a plural noun, or an adjective
    SINGULAR = "after every, each, a or an"
    BARE = "predicate of is, without an article"  # an adjective or a mass noun
    OPEN = "elsewhere"  # `some water is wet`: any number
    SYMBOL = "in notation"  # a name that is neither singular nor plural


@dataclass(frozen=True, slots=True)
class Mention:
    """A term, or its complement, as it is spelled in one place.

    Args:
        spelling: The name of the term, as spelled here, without a sign.
        slot: What the place tells about its number.
        is_complement: Whether all that does not fall under the term is meant.
    """

    spelling: str
    slot: Slot
    is_complement: bool = False

    @property
    def complement(self) -> Mention:
        """The mention of all that does not fall under what is mentioned here."""
        return replace(self, is_complement=not self.is_complement)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A proposition as it was written.

    Args:
        form: A, E, I or O.
        subject: The subject term, as spelled here.
        predicate: The predicate term, as spelled here.
        position: Offset of the sentence in the text it was read from.
        concludes: Whether it is marked as a conclusion.
    """

    form: Form
    subject: Mention
    predicate: Mention
    position: int
    concludes: bool


def propositions_of(sentences: Sequence[Sentence]) -> tuple[Proposition, ...]:
    """Return what some sentences state, each term under one name in all of them.

    >>> dog, pet = Mention("dog", Slot.SINGULAR), Mention("pet", Slot.SINGULAR)
    >>> propositions_of([Sentence(Form.A, dog, pet, position=0, concludes=False)])
    (Proposition('All dogs are pets'),)

    Raises:
        ArgumentError: A spelling may belong to either of two terms, or be an adjective as well as
            a noun (`good` and `goods`).
    """
    mentions = [mention for s in sentences for mention in (s.subject, s.predicate)]
    if all(mention.slot is Slot.SYMBOL for mention in mentions):
        names = [mention.spelling for mention in mentions]
    else:
        names = _names(mentions)
    terms = [_signed(name, mention) for name, mention in zip(names, mentions, strict=True)]
    return tuple(
        Proposition(sentence.form, subject, predicate)
        for sentence, subject, predicate in zip(sentences, terms[::2], terms[1::2], strict=True)
    )


def _signed(name: str, mention: Mention) -> SignedTerm:
    return Complement(name) if mention.is_complement else name


def _names(mentions: Sequence[Mention]) -> list[str]:
    """Return for each mention the name of its term."""
    groups = group_spellings(mention.spelling for mention in mentions)
    group_of = {spelling: index for index, group in enumerate(groups) for spelling in group}
    members: list[list[Mention]] = [[] for _ in groups]
    for mention in mentions:
        members[group_of[mention.spelling]].append(mention)
    for group in members:
        _require_nouns(group)
    names = [_name(group) for group in members]
    uses = Counter(map(fold, names))
    for index, name in enumerate(names):
        if uses[fold(name)] > 1:  # axis and axe have one plural: leave them as they are
            names[index] = members[index][0].spelling
    return [names[group_of[mention.spelling]] for mention in mentions]


def _require_nouns(mentions: Sequence[Mention]) -> None:
    """Refuse to take an adjective for a noun: food that is good is no goods.

    A spelling that stands only where an adjective may stand is the noun that it looks like if it
    is spelled as a noun is elsewhere, or if it is a plural after `are`.
    """
    slots: dict[str, set[Slot]] = {}
    for mention in mentions:
        slots.setdefault(fold(mention.spelling), set()).add(mention.slot)
    if len(slots) == 1:
        return
    for spelling, found in slots.items():
        is_plural = Slot.BARE not in found and plural(spelling) == spelling
        if found <= {Slot.BARE, Slot.PREDICATE} and not is_plural:
            others = " or ".join(repr(other) for other in slots if other != spelling)
            raise ArgumentError(
                f"{spelling!r} may be the same term as {others}, or an adjective; "
                f"use one spelling for each term"
            )


def _name(mentions: Sequence[Mention]) -> str:
    """Return the spelling under which a term is shown, given all its mentions."""
    singulars = {fold(mention.spelling) for mention in mentions if mention.slot is Slot.SINGULAR}
    for slot in (Slot.PLURAL, Slot.PREDICATE):
        for mention in mentions:
            if mention.slot is slot and fold(mention.spelling) not in singulars:
                return mention.spelling
    for mention in mentions:
        if mention.slot is Slot.SINGULAR:
            return plural(mention.spelling)
    return mentions[0].spelling
