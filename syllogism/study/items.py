"""Test items: arguments that no training has shown, by number.

A question of moods is asked as many arguments of each mood as it wants, from corpora that hold one
mood each: item `n` is of mood `n % 256` in the order of `MOODS`. A question of arguments is asked
the items of a corpus, one by one. So an item depends on the question, the seed and its number.

Whether an item is valid is said by the automaton of the corpus or by the truth tables of
`syllogism.logic.validity`, not by the proofs of the symbolic reasoner, which is itself on trial.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from syllogism.corpus.corpora import Corpus
from syllogism.corpus.recipes import Ratio, Recipe
from syllogism.corpus.splits import find_split
from syllogism.evidence.judgements import Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.chains import SHORTEST
from syllogism.language.moods import MOODS, Mood, find_mood
from syllogism.study.suites import Arguments, Moods, default_test


@dataclass(frozen=True, slots=True)
class Item:
    """One argument that every reasoner is asked about.

    Args:
        question: Name of the question that it is part of.
        seed: Seed of what is drawn.
        number: Which of the question's items it is.
        argument: The argument.
        reading: The reading under which it is asked.
        is_valid: The right answer.
        surface: What its terms look like.
    """

    question: str
    seed: int
    number: int
    argument: Argument
    reading: Import
    is_valid: bool
    surface: str

    @property
    def mood(self) -> Mood | None:
        """The mood of a syllogism, or None of a longer argument."""
        return find_mood(self.argument)

    @property
    def terms(self) -> int:
        """How many terms it has."""
        return len(self.argument.terms)


class Asked:
    """The items of a question under one seed; `asked[number]` is one of them.

    >>> asked = Asked(Moods(name="moods", tells="every mood", split="held-out figure 4"), seed=1)
    >>> len(asked), {asked[number].mood.figure for number in asked.numbers[:64]}
    (256, {4})

    Args:
        question: What is asked.
        seed: Seed of what is drawn.
    """

    def __init__(self, question: Moods | Arguments, *, seed: int) -> None:
        self.question = question
        self.seed = seed

    @cached_property
    def numbers(self) -> Sequence[int]:
        """The numbers of its items, in order."""
        if isinstance(self.question, Arguments):
            return range(self.question.count)
        asked = self._recipe.moods or MOODS
        places = [place for place, mood in enumerate(MOODS) if mood in asked]
        rounds = range(self.question.each)
        return [each * len(MOODS) + place for each in rounds for place in places]

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, number: int) -> Item:
        """Return the item of a number."""
        if isinstance(self.question, Arguments):
            drawn = self._corpus[number]
        else:
            index, place = divmod(number, len(MOODS))
            drawn = self._of_mood(MOODS[place])[index]
        return Item(
            question=self.question.name,
            seed=self.seed,
            number=number,
            argument=drawn.argument,
            reading=drawn.reading,
            is_valid=drawn.verdict is Verdict.VALID,
            surface=str(drawn.surface),
        )

    @cached_property
    def _recipe(self) -> Recipe:
        """How the question's test is drawn."""
        named = self.question.test if isinstance(self.question, Arguments) else ""
        test = named or default_test(self.question.split)
        return find_split(self.question.split, seed=self.seed).tests[test].recipe

    @cached_property
    def _corpus(self) -> Corpus:
        question = self.question
        assert isinstance(question, Arguments)
        recipe = self._recipe
        asked = replace(
            recipe,
            lengths=question.terms or recipe.lengths,
            surfaces=question.surfaces or recipe.surfaces,
            readings=question.readings,
            ratio=question.ratio,
        )
        return Corpus(asked, self.seed)

    def _of_mood(self, mood: Mood) -> Corpus:
        """Return the corpus of the question's test with this mood alone."""
        assert isinstance(self.question, Moods)
        only = replace(
            self._recipe,
            moods=(mood,),
            lengths=(SHORTEST,),
            readings=(self.question.reading,),
            ratio=Ratio.NATURAL,
        )
        return Corpus(only, self.seed)
