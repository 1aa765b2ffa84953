"""Corpora: as many items as anybody wants, each made when it is asked for and never stored.

An item depends on the recipe, the seed and its index alone, so that any part of a corpus can be
made anywhere, in any order. It is drawn in three steps, each from random numbers of its own:

    schema    reading, length, links and verdict, by lengths, moods, readings, ratio and kept
    names     surface and terms, by surfaces, words and beliefs too
    sentences order and phrasing, by the whole recipe

A step knows nothing of what only later steps use, and so recipes that differ in their orders alone
ask about the same arguments, and recipes that differ in beliefs alone about the same schemas:
items with one index make a pair.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from syllogism.corpus.beliefs import Belief, pairs_believed
from syllogism.corpus.draws import ALL, Draws, key_of
from syllogism.corpus.items import Item, canonical_form
from syllogism.corpus.paths import link_between
from syllogism.corpus.phrasings import write_argument
from syllogism.corpus.proving import prove_chain
from syllogism.corpus.recipes import Order, Recipe
from syllogism.corpus.refuting import refute_chain
from syllogism.corpus.schemas import Schema, draw_schema
from syllogism.corpus.surfaces import Surface, draw_nouns
from syllogism.corpus.words import Noun
from syllogism.errors import OptionError
from syllogism.evidence.judgements import Verdict
from syllogism.evidence.proofs import Proof
from syllogism.evidence.worlds import World
from syllogism.language.arguments import Argument
from syllogism.language.chains import find_chain
from syllogism.language.propositions import Form, Proposition
from syllogism.options import require_whole

ATTEMPTS = 10_000  # to find names with a canonical form that is kept; a share of 0.1 takes 10

_SCHEMA = ("lengths", "moods", "readings", "ratio", "kept")
_NAMES = (*_SCHEMA, "surfaces", "words", "beliefs")


@dataclass(frozen=True, slots=True)
class Corpus:
    """All items that a recipe and a seed make; `corpus[index]` is one of them.

    >>> corpus = Corpus(Recipe(lengths=(3,), surfaces=(Surface.WORDS,)), seed=0)
    >>> corpus[1_000_000] == corpus[1_000_000]
    True

    Args:
        recipe: What is drawn.
        seed: A whole number from 0 up.

    Raises:
        OptionError: The seed, or later an index, is no whole number from 0 up.
    """

    recipe: Recipe
    seed: int
    _keys: tuple[int, int, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        seed = require_whole("a corpus's seed", self.seed, least=0)
        described = (self.recipe.described(*fields) for fields in (_SCHEMA, _NAMES, ()))
        steps = ("schema", "names", "sentences")
        keys = (
            key_of(f"{step} {seed} {text}") for step, text in zip(steps, described, strict=True)
        )
        object.__setattr__(self, "_keys", tuple(keys))

    def __getitem__(self, index: int) -> Item:
        """Return one item.

        Raises:
            OptionError: The index is no whole number from 0 up, or too few words are allowed for
                the canonical forms that are kept.
        """
        index = require_whole("an item's index", index, least=0)
        schema_draws, name_draws, sentence_draws = (Draws(key, index) for key in self._keys)
        schema = draw_schema(self.recipe, schema_draws)
        surface, belief, nouns = self._named(schema, name_draws)
        stated = _stated(schema, nouns)
        order = sentence_draws.choose(self.recipe.orders)
        if order is Order.SHUFFLED:
            stated = sentence_draws.sample(stated, len(stated))
        elif order is Order.BACKWARD:
            stated.reverse()
        conclusion = (schema.conclusion, nouns[0], nouns[-1])
        argument = Argument(tuple(map(_proposition, stated)), _proposition(conclusion))
        return Item(
            seed=self.seed,
            index=index,
            text=write_argument(stated, conclusion, sentence_draws, varied=self.recipe.varied),
            argument=argument,
            reading=schema.reading,
            verdict=schema.verdict,
            evidence=_evidence(schema, argument),
            surface=surface,
            belief=belief,
        )

    def _named(self, schema: Schema, draws: Draws) -> tuple[Surface, Belief | None, list[Noun]]:
        """Return names for the terms of a schema, such that its canonical form may be drawn."""
        kept = self.recipe.kept
        for _ in range(ATTEMPTS):
            surface, belief, nouns = self._names(schema, draws)
            if kept == ALL or kept.holds(_canonical(schema, nouns)):
                return surface, belief, nouns
        raise OptionError(
            f"a corpus that keeps the share {kept} of canonical forms found none with the share "
            f"{self.recipe.words} of the words; allow more words, or keep more"
        )

    def _names(self, schema: Schema, draws: Draws) -> tuple[Surface, Belief | None, list[Noun]]:
        words = self.recipe.words
        if not self.recipe.beliefs:
            surface = draws.choose(self.recipe.surfaces)
            return surface, None, draw_nouns(surface, schema.length, draws, words=words)
        beliefs = [belief for verdict, belief in self.recipe.beliefs if verdict is schema.verdict]
        belief = draws.choose(beliefs)
        nouns = draw_nouns(Surface.NONSENSE_WORDS, schema.length, draws, words=words)
        if belief is Belief.NEUTRAL:
            return Surface.NONSENSE_WORDS, belief, nouns
        nouns[0], nouns[-1] = draws.choose(pairs_believed(schema.conclusion, belief))
        return Surface.WORDS, belief, nouns


def _stated(schema: Schema, nouns: list[Noun]) -> list[tuple[Form, Noun, Noun]]:
    """Return the premises of a schema about some terms, in the order of its path."""
    pairs = zip(schema.path, nouns, nouns[1:], strict=False)
    return [link_between(link, first, second) for link, first, second in pairs]


def _evidence(schema: Schema, argument: Argument) -> Proof | World:
    chain = find_chain(argument)
    assert chain is not None
    if schema.verdict is Verdict.INVALID:
        return refute_chain(chain, schema.reading)
    return prove_chain(chain, argument, schema.reading)


def _proposition(statement: tuple[Form, Noun, Noun]) -> Proposition:
    form, subject, predicate = statement
    return Proposition(form, subject.plural, predicate.plural)


def _canonical(schema: Schema, nouns: list[Noun]) -> str:
    premises = ((form.value, x.plural, y.plural) for form, x, y in _stated(schema, nouns))
    conclusion = (schema.conclusion.value, nouns[0].plural, nouns[-1].plural)
    return canonical_form(schema.reading, premises, conclusion)
