"""Facts: a run's results with all that is counted from them, each thing counted once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from syllogism.study.protocol_scores import ProtocolScore, score_protocol
from syllogism.study.results import Results
from syllogism.study.rivalries import Rivalry, compare_rivals
from syllogism.study.scores import LawScore, Score, score_judgements, score_pairs
from syllogism.study.suites import Question
from syllogism.study.wording import listed, many

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Facts:
    """What a run found.

    Args:
        results: What the run left.
    """

    results: Results

    @cached_property
    def scores(self) -> tuple[Score, ...]:
        """One for each question and reasoner."""
        return self.parts("all")

    @cached_property
    def laws(self) -> tuple[LawScore, ...]:
        """One for each law and reasoner."""
        return score_pairs(self.results.pairs) if len(self.results.pairs) else ()

    @cached_property
    def protocol(self) -> tuple[ProtocolScore, ...]:
        """One for each question with syllogisms, and reasoner."""
        return score_protocol(self.results.judgements) if len(self.results.judgements) else ()

    @cached_property
    def rivalries(self) -> tuple[Rivalry, ...]:
        """One for each question, measure and two reasoners."""
        return compare_rivals(self.results.judgements) if len(self.results.judgements) else ()

    def parts(self, by: str) -> tuple[Score, ...]:
        """Return one score for each question, reasoner and part."""
        if by not in self._parts:
            judgements = self.results.judgements
            self._parts[by] = score_judgements(judgements, by=by) if len(judgements) else ()
        return self._parts[by]

    @cached_property
    def _parts(self) -> dict[str, tuple[Score, ...]]:
        """The scores of parts that were asked for so far, by what parts they are."""
        return {}

    def judged(self) -> Iterator[tuple[Question, list[Score]]]:
        """Yield the questions whose arguments were judged one by one, with their scores."""
        questions = {question.name: question for question in self.results.suite.questions}
        for name, scores in groupby(self.scores, key=lambda score: score.question):
            yield questions[name], list(scores)

    def judgements_of(self, question: str) -> pd.DataFrame:
        """Return the judgements of one question."""
        judgements = self.results.judgements
        return judgements[judgements["question"] == question]


def sampled(seeds: Sequence[int], count: int, what: str = "arguments") -> str:
    """Return how large a sample is and where it is from, for a caption.

    >>> sampled((1, 2), 2048)
    'n = 2,048 arguments for each reasoner, seeds 1 and 2'
    """
    return f"n = {count:,} {what} for each reasoner, {named_seeds(seeds)}"


def named_seeds(seeds: Sequence[int]) -> str:
    """Return seeds as a list is read."""
    return f"{many('seed', len(seeds))} {listed(seeds)}"
