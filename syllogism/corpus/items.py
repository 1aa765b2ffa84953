"""Items: one question with its answer and the reason for it, and when two items are the same.

The *canonical form* of an argument is its reading, its premises in alphabetical order and its
conclusion, with the names of the terms. Two items with one canonical form are the same question,
however its premises are ordered and its sentences phrased. Other names make another question, and
so does a premise said the other way round (*no x are y*, *no y are x*), which is another mood.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from syllogism.corpus.beliefs import Belief
from syllogism.corpus.surfaces import Surface
from syllogism.evidence.judgements import Verdict
from syllogism.evidence.proofs import Proof
from syllogism.evidence.worlds import World
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import Mood, find_mood


@dataclass(frozen=True, slots=True)
class Item:
    """One question, its answer, and why.

    Args:
        seed: Seed of the corpus it belongs to.
        index: Its place there.
        text: The question in English, which reads back as the argument.
        argument: The argument; its terms are nouns in the plural, or symbols.
        reading: The reading under which it is asked.
        verdict: The right answer.
        evidence: A proof of a valid argument, a countermodel of an invalid one.
        surface: What its terms look like.
        belief: What is believed of its conclusion; None where nothing was asked about it.
    """

    seed: int
    index: int
    text: str
    argument: Argument
    reading: Import
    verdict: Verdict
    evidence: Proof | World
    surface: Surface
    belief: Belief | None

    @property
    def length(self) -> int:
        """How many terms it has; its premises make a chain, one shorter."""
        return len(self.argument.premises) + 1

    @property
    def mood(self) -> Mood | None:
        """The mood of a syllogism, or None of a longer argument."""
        return find_mood(self.argument)

    @property
    def canonical(self) -> str:
        """Its canonical form."""
        premises = (
            (str(p.form.value), str(p.subject), str(p.predicate)) for p in self.argument.premises
        )
        last = self.argument.conclusion
        conclusion = (str(last.form.value), str(last.subject), str(last.predicate))
        return canonical_form(self.reading, premises, conclusion)


Written = tuple[str, str, str]
"""The letter of a form, a subject and a predicate."""


def canonical_form(reading: Import, premises: Iterable[Written], conclusion: Written) -> str:
    """Return the canonical form of an argument.

    >>> premises = [("A", "M", "P"), ("A", "S", "M")]
    >>> canonical_form(Import.MODERN, premises, ("A", "S", "P"))
    'modern: A(M,P) A(S,M) |- A(S,P)'
    """
    stated = " ".join(sorted(f"{form}({x},{y})" for form, x, y in premises))
    form, x, y = conclusion
    return f"{reading.value}: {stated} |- {form}({x},{y})"
