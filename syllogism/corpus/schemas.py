"""Schemas: arguments before their terms have names, drawn by what follows from what.

A schema is a path of links (`syllogism.corpus.paths`) with the form of a conclusion about its ends.
Where valid and invalid arguments are balanced, both have conclusions of each form in the same
proportion, that of the valid moods of three terms (1, 4, 7 and 12 of 24 in the traditional
reading), at any length: the conclusion alone tells nothing. Given the form, valid schemas are drawn
uniformly. Invalid ones come in three kinds, a third each:

    any        uniformly among all invalid ones: of long chains nearly all say nothing at all
    otherwise  the premises say something about the ends, but not this, uniformly
    near miss  a valid schema one of whose links was exchanged for another, so that it fails

Arguments that are no chains are not drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from syllogism.corpus.draws import Draws
from syllogism.corpus.paths import LINKS, Automaton, Path, automaton
from syllogism.corpus.recipes import DECIDED, Ratio, Recipe
from syllogism.evidence.judgements import Verdict
from syllogism.language.arguments import Import
from syllogism.language.chains import SHORTEST
from syllogism.language.moods import Mood
from syllogism.language.propositions import Form
from syllogism.language.statements import FORMS, NUMBERS
from syllogism.logic.validity import valid_moods


@dataclass(frozen=True, slots=True)
class Schema:
    """An argument whose terms have no names.

    Args:
        reading: Under which it is asked.
        path: Its premises, from the conclusion's subject to its predicate.
        conclusion: The form of the conclusion.
        verdict: Whether it is valid.
    """

    reading: Import
    path: Path
    conclusion: Form
    verdict: Verdict

    @property
    def length(self) -> int:
        """How many terms it has."""
        return len(self.path) + 1


def draw_schema(recipe: Recipe, draws: Draws) -> Schema:
    """Return a schema as a recipe has it."""
    reading = draws.choose(recipe.readings)
    links = draws.choose(recipe.lengths) - 1
    if recipe.moods:
        return _draw_mood(recipe, reading, draws)
    follows = automaton(reading)
    if recipe.ratio is Ratio.NATURAL:
        path = tuple(draws.below(LINKS) for _ in range(links))
        conclusion = draws.choose(FORMS)
        verdict = Verdict.VALID if follows.follows(path, conclusion) else Verdict.INVALID
        return Schema(reading, path, conclusion, verdict)
    verdict = draws.choose(DECIDED)
    conclusion = FORMS[draws.choose_by(_form_shares(reading))]
    if verdict is Verdict.VALID:
        path = follows.concluding(conclusion).draw(links, draws)
    else:
        draw_invalid = draws.choose((_draw_any, _draw_otherwise, _draw_near_miss))
        path = draw_invalid(follows, links, conclusion, draws)
    return Schema(reading, path, conclusion, verdict)


@cache
def _form_shares(reading: Import) -> list[float]:
    """Return the running total of each form's share of the conclusions of valid moods."""
    follows = automaton(reading)
    counts = list(accumulate(follows.concluding(form).count(SHORTEST - 1) for form in FORMS))
    return [count / counts[-1] for count in counts]


def _draw_any(follows: Automaton, links: int, conclusion: Form, draws: Draws) -> Path:
    return follows.not_concluding(conclusion).draw(links, draws)


def _draw_otherwise(follows: Automaton, links: int, conclusion: Form, draws: Draws) -> Path:
    return follows.concluding_otherwise(conclusion).draw(links, draws)


def _draw_near_miss(follows: Automaton, links: int, conclusion: Form, draws: Draws) -> Path:
    path = follows.concluding(conclusion).draw(links, draws)
    while True:
        place, other = draws.below(links), draws.below(LINKS)
        changed = (*path[:place], other, *path[place + 1 :])
        if not follows.follows(changed, conclusion):
            return changed


def _draw_mood(recipe: Recipe, reading: Import, draws: Draws) -> Schema:
    """Return one of some moods, as a schema.

    The valid ones are equally likely; of the invalid ones each form of conclusion is as likely as
    it is among the valid ones, if it may be, so that again it tells nothing.
    """
    moods = recipe.moods
    if recipe.ratio is Ratio.NATURAL:
        mood = draws.choose(moods)
        verdict = Verdict.VALID if mood in valid_moods(reading) else Verdict.INVALID
    else:
        verdict = draws.choose(DECIDED)
        options, shares = _mood_shares(moods, reading, verdict)
        mood = options[draws.choose_by(shares)]
    return Schema(reading, path_of(mood), mood.conclusion, verdict)


@cache
def _mood_shares(
    moods: tuple[Mood, ...], reading: Import, verdict: Verdict
) -> tuple[Sequence[Mood], Sequence[float]]:
    valid = [mood for mood in moods if mood in valid_moods(reading)]
    if verdict is Verdict.VALID:
        return valid, _running([1.0] * len(valid))
    invalid = [mood for mood in moods if mood not in valid_moods(reading)]
    wanted, there = ([mood.conclusion for mood in some] for some in (valid, invalid))
    weights = [wanted.count(form) / there.count(form) for form in there]
    return invalid, _running(weights if any(weights) else [1.0] * len(invalid))


def _running(weights: Sequence[float]) -> list[float]:
    """Return the running total of some weights, brought to one."""
    totals = list(accumulate(weights))
    return [total / totals[-1] for total in totals]


@cache
def path_of(mood: Mood) -> Path:
    """Return the path of a syllogism's premises from its minor term to its major term.

    >>> path_of(Mood.parse("Celarent"))  # All S are M. No M are P.
    (0, 1)
    """
    major, minor = mood.syllogism("S", "M", "P").premises
    first = NUMBERS[minor.form] + (len(FORMS) if minor.subject == "M" else 0)
    return first, NUMBERS[major.form] + (len(FORMS) if major.subject == "P" else 0)
