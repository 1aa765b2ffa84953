"""Embedding: the records that the page can show by itself, small enough to carry along.

A text is written once and referred to by its number, since reasons and arguments recur. Of
questions about the moods some records of every mood are embedded, as many as the quick suite has;
of others, and of the pairs, some of each reasoner; always the worst.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from syllogism.study.report.facts import Facts
from syllogism.study.report.outcomes import ORDER, outcomes_of
from syllogism.study.report.pictures import mood_pictures
from syllogism.study.suites import Moods

if TYPE_CHECKING:
    import pandas as pd

OF_MOOD = 4  # records of a mood and a reasoner at most
OF_REASONER = 40  # records of any other question and a reasoner at most
OF_LAW = 20  # pairs of a law and a reasoner at most
LONGEST = 1500  # characters of evidence; the rest is for the command to show

JUDGED = (
    *("question", "reasoner", "seed", "item", "terms", "mood", "reading", "surface", "argument"),
    *("is_valid", "verdict", "right", "kind", "evidence", "grade", "reason", "remark"),
    *("fault", "corrected"),
)
PAIRED = (
    *("question", "reasoner", "law", "outcome", "seed", "item", "reading"),
    *("arguments", "verdicts"),
)
WHOLE = ("seed", "item", "terms", "is_valid", "right")  # columns of numbers; texts are in others


def embed(facts: Facts) -> str:
    """Return records and words of pictures as JSON that can stand in a page of HTML."""
    texts: dict[str, int] = {}

    def numbered(text: str) -> int:
        return texts.setdefault(text, len(texts))

    results = facts.results
    judged, paired = _some_judgements(facts), _some_pairs(results.pairs)
    content = {
        "judged": {"columns": JUDGED, "rows": list(_rows(judged, JUDGED, numbered))},
        "paired": {"columns": PAIRED, "rows": list(_rows(paired, PAIRED, numbered))},
        "totals": [len(results.judgements), len(results.pairs)],
        "whole": WHOLE,
        "pictures": _pictures(facts),
        "texts": list(texts),
    }
    return _safe(json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def _some_judgements(facts: Facts) -> pd.DataFrame:
    """Return the judgements that are embedded, the worst first."""
    judgements = facts.results.judgements
    if not len(judgements):
        return judgements
    ranks = [-ORDER[outcome] for outcome in outcomes_of(judgements)]
    worst = judgements.assign(rank=ranks).sort_values("rank", kind="stable")
    of_moods = {one.name for one in facts.results.suite.questions if isinstance(one, Moods)}
    is_of_moods = worst["question"].isin(of_moods)
    keys = ["question", "reasoner"]
    kept = worst[is_of_moods].groupby([*keys, "mood"], sort=False, observed=True).head(OF_MOOD)
    others = worst[~is_of_moods].groupby(keys, sort=False, observed=True).head(OF_REASONER)
    return worst[worst.index.isin([*kept.index, *others.index])]


def _some_pairs(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs that are embedded, the broken first."""
    if not len(pairs):
        return pairs
    ranks = pairs["outcome"].map({"broken": 0, "open": 1, "kept": 2})
    worst = pairs.assign(rank=ranks).sort_values(["rank", "terms"], kind="stable")
    return worst.groupby(["law", "reasoner"], sort=False, observed=True).head(OF_LAW)


def _rows(
    table: pd.DataFrame, columns: Iterable[str], numbered: Callable[[str], int]
) -> Iterable[list[Any]]:
    if not len(table):
        return
    lists = [
        [int(value) for value in table[name]]
        if name in WHOLE
        else [numbered(str(text)[:LONGEST]) for text in table[name]]
        for name in columns
    ]
    yield from map(list, zip(*lists, strict=True))


def _pictures(facts: Facts) -> dict[str, list[list[str]]]:
    """Return for each mood of a reading that is asked what its picture shows, and why it holds."""
    readings = readings_of(facts)
    return {
        f"{reading} {mood}": [list(picture.told), list(picture.certificate)]
        for (reading, mood), picture in mood_pictures().items()
        if reading in readings
    }


def readings_of(facts: Facts) -> set[str]:
    """Return the readings under which moods were asked about."""
    questions = facts.results.suite.questions
    return {str(one.reading) for one in questions if isinstance(one, Moods)}


def _safe(text: str) -> str:
    """Return JSON that neither ends a script nor breaks a line in one."""
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
