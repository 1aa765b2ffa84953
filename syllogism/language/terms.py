"""Which spellings name the same term, and the plural of a spelling.

Two spellings name the same term if their head nouns are forms of one noun and their other words
are equal, ignoring case: `wise man` and `Wise men`, `mother of kings` and `mothers of kings`. The
head noun is the last word, or the one before the first preposition or relative pronoun.

Lemmas and plurals come from lemminflect, which takes a third of a second to wake: it is asked
only about heads that look alike, and never when all spellings are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

from syllogism.errors import ArgumentError

_WORD = re.compile(r"[^\s-]+")  # the parts of a hyphened word are words: mother-in-law

_Reading = tuple[str, str, str]  # what stands before the head noun, the noun, what stands after

# A preposition or a relative pronoun: the noun before it is the head.
_AFTER_HEAD = re.compile(
    "about|above|against|among|as|at|before|behind|below|between|by|during|for|from|in|inside|into|"
    "like|near|of|off|on|outside|over|than|that|through|to|under|upon|which|who|whom|whose|with|"
    "within|without"
)

# Plurals unlike their singular (see `_look_alike`) or missed by the library. Whole words only,
# since `-men` ends `omen` and `specimen`, and `-lice` ends `police`.
_SINGULARS = {
    "men": "man",
    "people": "person",
    "mice": "mouse",
    "lice": "louse",
    "geese": "goose",
    "feet": "foot",
    "teeth": "tooth",
    "oxen": "ox",
}

# Compounds missed by the library, with the first parts for which that ending is sure.
_MEN = (
    ".*wo|coach|congress|cow|drafts|dutch|english|french|garbage|grooms|head|hit|irish|jury|law|pen|"
    "plow|quarry|railway|scots|signal|stock|strong|stunt|tax|vestry|warehouse|welsh|wing"
)
_COMPOUNDS = (
    (re.compile(f"({_MEN})men"), re.compile(f"({_MEN})man"), "man", "men"),
    (re.compile("(.+)people"), re.compile("(.*)person"), "person", "people"),
)
_UNCHANGED = re.compile(
    ".*fish|aircraft|bison|chinese|cod|japanese|offspring|portuguese|salmon|shrimp|spacecraft|"
    "squid|swine|swiss"
)


def group_spellings(spellings: Iterable[str]) -> list[list[str]]:
    """Return spellings in groups, one for each term, in the order of first mention.

    >>> group_spellings(["wise man", "human", "Wise men"])
    [['wise man', 'Wise men'], ['human']]

    Raises:
        ArgumentError: A spelling may belong to either of two terms (`axes` to `axe` and `axis`).
    """
    readings = _readings(spellings)
    groups: list[list[str]] = []
    place: dict[_Reading, int] = {}  # which group has a spelling with this reading
    for spelling, own in readings.items():
        found = sorted({place[reading] for reading in own if reading in place})
        rivals = [other for index in found for other in groups[index]]
        if len(found) > 1 or any(own.isdisjoint(readings[other]) for other in rivals):
            raise ArgumentError(
                f"{spelling!r} may be the same term as {' or '.join(map(repr, rivals))}; "
                f"use one spelling for each term"
            )
        if not found:
            found = [len(groups)]
            groups.append([])
        groups[found[0]].append(spelling)
        place |= dict.fromkeys(own, found[0])
    return groups


def _readings(spellings: Iterable[str]) -> dict[str, set[_Reading]]:
    """Return for each spelling its words with the head noun in the singular, in all ways.

    Two spellings name the same term iff they have a reading in common.
    """
    parts = {spelling: _split(fold(spelling)) for spelling in spellings}
    singulars = {head: _singular(head) for _, head, _ in parts.values()}
    nouns = {head: {singular} for head, singular in singulars.items()}
    if _look_alike(singulars.values()):
        nouns = {head: {singular, *_lemmas(singular)} for head, singular in singulars.items()}
    return {
        spelling: {(before, noun, after) for noun in nouns[head]}
        for spelling, (before, head, after) in parts.items()
    }


def fold(spelling: str) -> str:
    """Return what stays of a spelling when case and the encoding of accents are ignored."""
    return normalize("NFC", spelling).casefold()


def plural(spelling: str) -> str:
    """Return the plural of a term; one that is a plural already stays as it is.

    Letters and abbreviations stay as they are, since `All A are B` is how they are used.

    >>> plural("wise man"), plural("mother-in-law"), plural("fish"), plural("A")
    ('wise men', 'mothers-in-law', 'fish', 'A')
    """
    before, head, after = _split(spelling)
    if len(head) == 1 or head.isupper() or not head.isalpha():
        return spelling
    return f"{before}{_plural_noun(head)}{after}"


def _plural_noun(noun: str) -> str:
    folded = noun.casefold()
    if _UNCHANGED.fullmatch(folded):
        return noun
    if folded == "ox":
        return f"{noun}en"
    for _, pattern, singular, irregular in _COMPOUNDS:
        if pattern.fullmatch(folded):
            return noun[: -len(singular)] + _with_case_of(noun[-len(singular) :], irregular)
    if _singular(folded) != folded:
        return noun

    from lemminflect import getInflection, getLemma

    lemmas: tuple[str, ...] = getLemma(folded, upos="NOUN")
    inflections: tuple[str, ...] = getInflection(noun, tag="NNS")
    is_plural = bool(lemmas) and folded not in lemmas
    return noun if is_plural or not inflections else inflections[0]


def _with_case_of(model: str, word: str) -> str:
    return word.capitalize() if model[0].isupper() else word


def _split(spelling: str) -> tuple[str, str, str]:
    """Return what stands before the head noun, the head noun, and what stands after it."""
    words = list(_WORD.finditer(spelling))
    if not words:
        return ("", spelling, "")
    head = words[-1]
    for word, following in pairwise(words):
        if _AFTER_HEAD.fullmatch(following.group().casefold()):
            head = word
            break
    return (spelling[: head.start()], head.group(), spelling[head.end() :])


def _singular(noun: str) -> str:
    """Return a noun with the plurals undone that need no library: `men`, and `as` of a letter."""
    if len(noun) == 2 and noun[1] == "s":
        return noun[0]
    for pattern, _, singular, irregular in _COMPOUNDS:
        if pattern.fullmatch(noun):
            return noun.removesuffix(irregular) + singular
    return _SINGULARS.get(noun, noun)


def _look_alike(nouns: Iterable[str]) -> bool:
    """Return whether two of some nouns might be forms of one noun, going by their letters alone.

    Forms of one noun differ in their last four letters at most, and not in the first two. So it
    is for the 17,000 plurals in the library's lexicon, apart from a dozen variant spellings
    (`real`, `rial`) and the irregular plurals above.
    """
    seen: set[str] = set()
    for noun in {noun for noun in nouns if noun.isalpha()}:
        stems = {noun[:end] for end in range(max(2, len(noun) - 4), len(noun) + 1)}
        if not seen.isdisjoint(stems):
            return True
        seen |= stems
    return False


@lru_cache(maxsize=4096)
def _lemmas(noun: str) -> frozenset[str]:
    """Return the nouns that a word may be a form of."""
    from lemminflect import getLemma

    return frozenset(lemma for lemma in getLemma(noun, upos="NOUN") if _look_alike([noun, lemma]))
