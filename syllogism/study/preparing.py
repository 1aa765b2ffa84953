"""What a run changes of a suite: fewer questions, another panel, more reasoners, other seeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from syllogism.errors import OptionError
from syllogism.study.baseline import AlwaysInvalid
from syllogism.study.panel import WEIGHTS, find_seat
from syllogism.study.suites import Moods, Question, Suite


def prepare(
    suite: Suite,
    *,
    questions: Sequence[str] = (),
    panel: Sequence[str] = (),
    also: Sequence[str] = (),
    seeds: Sequence[int] = (),
) -> Suite:
    """Return a suite as it is to be run; the baseline sits on every panel, and nobody twice.

    Args:
        suite: The suite.
        questions: Names of the only questions that are asked; all if none is named.
        panel: Who is asked in place of its panel; questions for others alone are left out.
        also: Who is asked besides, all questions. For weights of a split other than *random*, the
            moods that it tests are asked as well, of everybody.
        seeds: The seeds in place of its own.

    Raises:
        OptionError: There is no such question or reasoner, or nobody is asked anything.
        WeightsError: A directory holds no weights.
    """
    asked = suite.only(tuple(questions)) if questions else suite
    seated = tuple(dict.fromkeys((AlwaysInvalid.name, *(panel or asked.panel), *also)))
    named = Counter(find_seat(name, seconds=asked.seconds).name for name in seated)
    for name, count in named.items():
        if count > 1:
            raise OptionError(
                f"reasoners are told apart by their names, and {count} are called {name!r}: "
                "weights of one style need directories of different names"
            )
    narrowed: list[Question] = []
    for question in asked.questions:
        kept = [name for name in question.panel if name in seated]
        if question.panel and not (kept or also):
            continue  # it is for others alone
        chosen = tuple(dict.fromkeys((*kept, *also))) if question.panel else ()
        narrowed.append(replace(question, panel=chosen))
    if not narrowed:
        what = ", ".join(questions) or "anything"
        raise OptionError(
            f"nobody of the panel {', '.join(seated)} is asked {what}: "
            "name another question, or another panel"
        )
    splits = {question.split for question in asked.questions}
    for split in dict.fromkeys(map(_split_of, also)):
        if split and split not in splits:
            tells = f"The moods that split {split!r} tests, about terms no training has shown."
            narrowed.append(Moods(name=f"moods, {split}", tells=tells, split=split))
    return replace(
        asked,
        panel=seated,
        questions=tuple(narrowed),
        seeds=tuple(dict.fromkeys(seeds)) or asked.seeds,
    )


def _split_of(name: str) -> str:
    """Return the split that somebody's own weights were trained on, or nothing."""
    if not name.startswith(WEIGHTS):
        return ""
    from syllogism.reasoners.transformer.weights import load_card

    return load_card(Path(name.removeprefix(WEIGHTS))).plan.split
