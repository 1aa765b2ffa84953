"""Surface forms: what the terms of an argument look like, which should make no difference.

Source:
    Dong, Jamnik and Lio (AAAI 2025) ask the same syllogisms about words, simple symbols and long
    random strings; nonsense words are the psychologists' way to keep knowledge out.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase, digits

from syllogism.corpus.draws import Draws, Share
from syllogism.corpus.words import ADJECTIVES, COINED, NOUNS, Noun, coin, regular
from syllogism.errors import OptionError


class Surface(Enum):
    """What the terms of an argument look like."""

    WORDS = "words"  # bakers, tigers
    DOUBLE_WORDS = "double words"  # wise bakers, yellow wagons
    SIMPLE_SYMBOLS = "simple symbols"  # A, B, X1
    LONG_SYMBOLS = "long symbols"  # k7fq2x9bd
    NONSENSE_WORDS = "nonsense words"  # kraddinks

    @classmethod
    def _missing_(cls, value: object) -> Surface:
        names = ", ".join(surface.value for surface in cls)
        raise OptionError(f"a surface is one of {names}, got {value!r}")

    def __str__(self) -> str:
        return self.value


SHORTEST_SYMBOL, LONGEST_SYMBOL = 8, 12  # letters and digits of a long symbol


def draw_nouns(surface: Surface, count: int, draws: Draws, *, words: Share) -> list[Noun]:
    """Return different terms of one surface form.

    Args:
        surface: What they look like.
        count: How many, at most `capacity`.
        draws: Source of the draw.
        words: The share of the words and symbols that they are made of.
    """
    if surface is Surface.WORDS:
        return draws.sample(_nouns(words), count)
    if surface is Surface.SIMPLE_SYMBOLS:
        enough = [symbols for symbols in _symbols(words) if len(symbols) >= count]
        return draws.sample(draws.choose(enough[:2]), count)
    make = _MAKERS[surface]
    drawn: dict[str, Noun] = {}
    while len(drawn) < count:
        noun = make(draws, words)
        if noun is not None:
            drawn.setdefault(noun.plural, noun)
    return list(drawn.values())


def capacity(surface: Surface, words: Share) -> int:
    """Return about how many different terms there are to draw from."""
    match surface:
        case Surface.WORDS:
            return len(_nouns(words))
        case Surface.DOUBLE_WORDS:
            return len(_held(ADJECTIVES, words)) * len(_nouns(words))
        case Surface.SIMPLE_SYMBOLS:
            return len(_symbols(words)[-1])
        case Surface.LONG_SYMBOLS | Surface.NONSENSE_WORDS:
            return round(COINED * (words.stop - words.start))


@lru_cache(maxsize=64)
def _nouns(words: Share) -> tuple[Noun, ...]:
    return tuple(noun for noun in NOUNS if words.holds(noun.singular))


@lru_cache(maxsize=64)
def _symbols(words: Share) -> tuple[tuple[Noun, ...], ...]:
    """Return the letters; the letters with one digit too; and with numbers up to 99 too."""
    most = [symbol for number in _NUMBERS for symbol in (f"{a}{number}" for a in ascii_uppercase)]
    nouns = tuple(Noun(symbol, symbol) for symbol in _held(tuple(most), words))
    return tuple(tuple(n for n in nouns if len(n.plural) <= longest) for longest in (1, 2, 3))


_NUMBERS = ("", *map(str, range(100)))


@lru_cache(maxsize=64)
def _held(texts: tuple[str, ...], words: Share) -> tuple[str, ...]:
    return tuple(text for text in texts if words.holds(text))


def _double_word(draws: Draws, words: Share) -> Noun:
    adjective, noun = draws.choose(_held(ADJECTIVES, words)), draws.choose(_nouns(words))
    return Noun(f"{adjective} {noun.singular}", f"{adjective} {noun.plural}")


def _long_symbol(draws: Draws, words: Share) -> Noun | None:
    """Return a symbol with a digit at its second place, so that it is no word, or None."""
    length = SHORTEST_SYMBOL + draws.below(LONGEST_SYMBOL - SHORTEST_SYMBOL + 1)
    signs = [draws.choose(ascii_lowercase), draws.choose(digits)]
    signs += [draws.choose(ascii_lowercase + digits) for _ in range(length - len(signs))]
    symbol = "".join(signs)
    return Noun(symbol, symbol) if words.holds(symbol) else None


def _nonsense_word(draws: Draws, words: Share) -> Noun | None:
    word = coin(draws)
    return regular(word) if words.holds(word) else None


_MAKERS: dict[Surface, Callable[[Draws, Share], Noun | None]] = {
    Surface.DOUBLE_WORDS: _double_word,
    Surface.LONG_SYMBOLS: _long_symbol,
    Surface.NONSENSE_WORDS: _nonsense_word,
}
