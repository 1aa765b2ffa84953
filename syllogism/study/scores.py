"""Scores: what the judgements say of each reasoner, and the laws of its coherence.

Scores are of a question and a reasoner, over everything that was asked or part by part: by mood, by
form of the conclusion, by figure, by number of terms, by surface, by reading, by seed. Every number
has a 95% interval (`syllogism.estimates`).

**What an interval speaks of.** Given two seeds or more, of other seeds: seeds are clusters. Given
one, of other arguments of that seed. Arguments of one mood tend to be judged alike, but where moods
are asked equally often they are strata and not a sample: all there are were asked, so that no
interval needs to cover another choice of moods, and Wilson's is rather too wide than too narrow
(Cochran, Sampling Techniques, 1977, section 5.6). Instances of one law that were drawn from one
argument are clusters where there is one seed only.

**Time** is a median over timings, not arguments: a batch is timed as a whole and shares its time
evenly, so that a thousand arguments may be no more than eight timings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from syllogism.corpus.surfaces import Surface
from syllogism.errors import OptionError
from syllogism.estimates import (
    Estimate,
    clustered_balanced_accuracy,
    clustered_proportion,
    median,
    proportion,
)
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Verdict
from syllogism.files import replacing
from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS
from syllogism.study.baseline import AlwaysInvalid
from syllogism.study.picking import pick_varied

if TYPE_CHECKING:
    import pandas as pd
    from _typeshed import DataclassInstance


@dataclass(frozen=True, slots=True)
class Score:
    """How one reasoner did on one part of a question; None is the share of an empty sample.

    Args:
        question: Name of the question.
        reasoner: Who was asked.
        by: What parts it was divided into, or "all".
        part: Which part, or empty for all of it.
        seeds: Seeds of its arguments.
        accuracy: Share of arguments judged right.
        balanced_accuracy: Mean of the shares judged right of the valid and of the invalid ones.
        moods_found: Share of the valid moods of which every argument was judged VALID.
        explained: Share of judgements with any evidence.
        sound: Share of judgements whose evidence is SOUND.
        right_for_the_wrong_reason: Share of right verdicts whose evidence is not SOUND.
        contradicting: Share of judgements whose evidence is CONTRARY: it shows the other verdict.
        undecided: Share of arguments left UNDECIDED.
        seconds: Median time for an argument; its sample are timings.
    """

    question: str
    reasoner: str
    by: str
    part: str
    seeds: tuple[int, ...]
    accuracy: Estimate
    balanced_accuracy: Estimate | None
    moods_found: Estimate | None
    explained: Estimate
    sound: Estimate
    right_for_the_wrong_reason: Estimate | None
    contradicting: Estimate
    undecided: Estimate
    seconds: Estimate

    @property
    def is_baseline(self) -> bool:
        """Whether nobody reasoned here."""
        return self.reasoner == AlwaysInvalid.name


@dataclass(frozen=True, slots=True)
class _Division:
    """How arguments fall into parts.

    Args:
        column: Where to look.
        part: What part a value belongs to; empty if to none.
        place: The place of a part among the others.
    """

    column: str
    part: Callable[[Any], str]
    place: Callable[[str], Any]


def _conclusion(notation: str) -> str:
    found = re.search(r"(?:\|-|⊢)\s*([AEIO])", notation)
    return found[1] if found else ""


def _listed(values: Iterable[object]) -> Callable[[str], Any]:
    """Return the place of a value in a list; what is not listed comes last, by the alphabet."""
    places = {str(value): place for place, value in enumerate(values)}
    return lambda part: (places.get(part, len(places)), part)


_DIVISIONS = {
    "all": _Division("question", lambda _: "all", str),
    "mood": _Division("mood", str, _listed(MOODS)),
    "form": _Division("notation", _conclusion, str),
    "figure": _Division("mood", lambda mood: mood[-1:], str),
    "terms": _Division("terms", str, int),
    "surface": _Division("surface", str, _listed(Surface)),
    "reading": _Division("reading", str, _listed(Import)),
    "seed": _Division("seed", str, int),
}


def score_judgements(judgements: pd.DataFrame, *, by: str = "all") -> tuple[Score, ...]:
    """Return one score for each question, reasoner and part, in the order of the judgements.

    Args:
        judgements: One row a judgement.
        by: "all", or "mood", "form" (of the conclusion), "figure", "terms", "surface", "reading" or
            "seed"; arguments that have none, such as the mood of a chain, are left out.

    Raises:
        OptionError: There is no such division.
    """
    if by not in _DIVISIONS:
        raise OptionError(f"scores are by one of {', '.join(_DIVISIONS)}, got {by!r}")
    table = _tabulate(judgements, _DIVISIONS[by])
    seconds = table["seconds"].to_numpy()
    places = table.groupby(_KEYS, observed=True).indices
    tallies = table.groupby([*_KEYS, "seed"], observed=True)[list(_COUNTED)].sum()
    moods = _find_moods(table)
    scores = []
    rows = zip(tallies.index, tallies.to_numpy().tolist(), strict=True)
    for (question, reasoner, part), of_seeds in groupby(rows, key=lambda row: row[0][:3]):
        key = (question, reasoner, part)
        indices, counts = zip(*of_seeds, strict=True)
        all_found = moods.get(key)
        scores.append(
            Score(
                question=question,
                reasoner=reasoner,
                by=by,
                part="" if by == "all" else part,
                seeds=tuple(int(index[-1]) for index in indices),
                moods_found=proportion(sum(all_found), len(all_found)) if all_found else None,
                seconds=median(timings_of(seconds[places[key]])),
                **_shares(dict(zip(_COUNTED, zip(*counts, strict=True), strict=True))),
            )
        )
    return tuple(scores)


def _find_moods(table: pd.DataFrame) -> dict[tuple[str, str, str], list[bool]]:
    """Return for each score whether every argument of a valid mood was judged VALID, mood by mood.

    A score without valid moods is not there.
    """
    valid = table[(table["valid"] == 1) & (table["mood"] != "")]
    found = valid.groupby([*_KEYS, "mood"], observed=True)["right"].min()
    moods: dict[tuple[str, str, str], list[bool]] = {}
    for (question, reasoner, part, _), is_found in zip(found.index, found, strict=True):
        moods.setdefault((question, reasoner, part), []).append(bool(is_found))
    return moods


_KEYS = ["question", "reasoner", "part"]
_COUNTED = (
    *("count", "right", "valid", "invalid", "found", "refuted"),
    *("sound", "unfounded", "explained", "contrary", "undecided"),
)


def _tabulate(judgements: pd.DataFrame, division: _Division) -> pd.DataFrame:
    """Return the judgements with the part that each belongs to, and what is counted as 0 and 1."""
    import pandas as pd

    right = judgements["right"].to_numpy(dtype=bool)
    valid = judgements["is_valid"].to_numpy(dtype=bool)
    grade, verdict = judgements["grade"], judgements["verdict"]
    sound = (grade == str(Grade.SOUND)).to_numpy(dtype=bool)
    counted = (
        np.ones(len(judgements), dtype=bool),
        right,
        valid,
        ~valid,
        valid & right,
        ~valid & right,
        sound,
        right & ~sound,
        (grade != str(Grade.ABSENT)).to_numpy(dtype=bool),
        (grade == str(Grade.CONTRARY)).to_numpy(dtype=bool),
        (verdict == str(Verdict.UNDECIDED)).to_numpy(dtype=bool),
    )
    return pd.DataFrame(
        {
            "question": in_order(judgements["question"]),
            "reasoner": in_order(judgements["reasoner"]),
            "part": _parts(judgements[division.column], division),
            "seed": judgements["seed"].to_numpy(),
            "mood": in_order(judgements["mood"]),
            "seconds": judgements["seconds"].to_numpy(),
            **dict(zip(_COUNTED, (flags.astype(np.int64) for flags in counted), strict=True)),
        }
    )


def in_order(column: pd.Series) -> pd.Categorical[str]:
    """Return a column as categories in the order in which they come, so that groups do too."""
    import pandas as pd

    codes, names = pd.factorize(column)
    return pd.Categorical.from_codes(codes, categories=pd.Index(names))


def _parts(column: pd.Series, division: _Division) -> pd.Categorical[str]:
    """Return the part of each row as a category, in the order of parts; missing where none."""
    import pandas as pd

    codes, values = pd.factorize(column)
    parts = [division.part(value) for value in values]
    names = sorted({part for part in parts if part}, key=division.place)
    places = {name: place for place, name in enumerate(names)}
    numbers = np.array([places.get(part, -1) for part in parts], dtype=np.int64)
    return pd.Categorical.from_codes(numbers[codes], categories=pd.Index(names, dtype=str))


def _shares(tally: dict[str, Sequence[int]]) -> dict[str, Any]:
    """Return the estimates of shares, given what was counted in each seed."""
    count, right = tally["count"], tally["right"]
    return {
        "accuracy": clustered_proportion(right, count),
        "balanced_accuracy": clustered_balanced_accuracy(
            **{name: tally[name] for name in ("found", "valid", "refuted", "invalid")}
        ),
        "explained": clustered_proportion(tally["explained"], count),
        "sound": clustered_proportion(tally["sound"], count),
        "right_for_the_wrong_reason": clustered_proportion(tally["unfounded"], right)
        if sum(right)
        else None,
        "contradicting": clustered_proportion(tally["contrary"], count),
        "undecided": clustered_proportion(tally["undecided"], count),
    }


def timings_of(seconds: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the timings behind the seconds of arguments: what is exactly equal is of one batch.

    >>> timings_of(np.array([0.5, 0.75, 0.5, 0.5, 0.75])).tolist()
    [0.5, 0.75]
    """
    return np.unique(seconds)


@dataclass(frozen=True, slots=True)
class LawScore:
    """How coherent one reasoner was under one law.

    Args:
        law: The law.
        reasoner: Who was asked.
        seeds: Seeds of the arguments.
        pairs: How many instances of the law were asked.
        broken: Share of them in which the verdicts contradict the law.
        open: In how many an UNDECIDED left the law unbroken.
    """

    law: str
    reasoner: str
    seeds: tuple[int, ...]
    pairs: int
    broken: Estimate
    open: int

    @property
    def is_baseline(self) -> bool:
        """Whether nobody reasoned here."""
        return self.reasoner == AlwaysInvalid.name


def score_pairs(pairs: pd.DataFrame) -> tuple[LawScore, ...]:
    """Return one score for each law and reasoner, over all questions, in the order of the rows.

    Where nothing is broken, the interval still says how much might be: 0 of 1,000 leaves room for
    0.4%.

    Args:
        pairs: One row an instance of a law.
    """
    import pandas as pd

    seeds = pairs["seed"].to_numpy()
    items = pd.factorize(pd.MultiIndex.from_frame(pairs[["question", "seed", "item"]]))[0]
    table = pd.DataFrame(
        {
            "law": in_order(pairs["law"]),
            "reasoner": in_order(pairs["reasoner"]),
            "seed": seeds,
            "cluster": seeds if len(np.unique(seeds)) > 1 else items,
            "broken": (pairs["outcome"] == "broken").to_numpy(dtype=bool),
            "open": (pairs["outcome"] == "open").to_numpy(dtype=bool),
        }
    )
    scores = []
    for (law, reasoner), rows in table.groupby(["law", "reasoner"], observed=True):
        clusters = rows.groupby("cluster")["broken"]
        scores.append(
            LawScore(
                law=str(law),
                reasoner=str(reasoner),
                seeds=tuple(int(seed) for seed in np.unique(rows["seed"])),
                pairs=len(rows),
                broken=clustered_proportion(clusters.sum().tolist(), clusters.size().tolist()),
                open=int(rows["open"].sum()),
            )
        )
    return tuple(scores)


def worst_examples(pairs: pd.DataFrame, count: int = 10) -> pd.DataFrame:
    """Return broken instances of laws, as different as possible and the shortest of their kind.

    Args:
        pairs: One row an instance of a law.
        count: How many to pick; fewer come back where there are no more.
    """
    broken = pairs[pairs["outcome"] == "broken"].sort_values("terms", kind="stable")
    return pick_varied(broken, ("law", "reasoner", "verdicts", "terms", "reading"), count)


def write_scores(scores: Iterable[DataclassInstance], path: Path) -> None:
    """Write scores of one kind to a CSV file, one row each.

    An estimate takes four columns: value, count, low and high. Seeds stand in one, with spaces.
    """
    import pandas as pd

    with replacing(path) as partial:
        pd.DataFrame([_row(score) for score in scores]).to_csv(partial, index=False)


def _row(score: DataclassInstance) -> dict[str, object]:
    row: dict[str, object] = {}
    for field in fields(score):
        value = getattr(score, field.name)
        if "Estimate" in str(field.type):
            for part in fields(Estimate):
                name = field.name if part.name == "value" else f"{field.name}_{part.name}"
                row[name] = None if value is None else getattr(value, part.name)
        else:
            row[field.name] = " ".join(map(str, value)) if isinstance(value, tuple) else value
    return row
