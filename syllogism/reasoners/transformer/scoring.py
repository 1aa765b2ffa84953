"""Scoring: a transformer is asked the tests of a split as their corpora write them.

The questions are the items of a test by number, in all their phrasings and both readings. Answers
are audited and written down in shards, each there as a whole or not at all, so that a scoring that
was interrupted or killed goes on where it was, and one that asks for more items keeps what it has.

What comes to lie in the directory:

    asked.json                   whose answers they are, and to what
    control-00000.parquet, ...   one row a judgement, `SHARD` of them in a file
    scores.csv                   one row a part of a test
    misses.csv                   one row a mood, or a greater length, with wrong verdicts
    faults.csv                   one row a judgement whose verdict is wrong or whose reason fails
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syllogism.corpus.corpora import Corpus
from syllogism.corpus.items import Item
from syllogism.corpus.splits import find_split
from syllogism.errors import OptionError
from syllogism.evidence.audit import audit
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Judgement
from syllogism.files import make_directory, read_record, replacing, write_record
from syllogism.options import require_whole
from syllogism.progress import Progress, keep_quiet
from syllogism.reasoners.transformer.answers import Style
from syllogism.reasoners.transformer.questions import ask_text
from syllogism.reasoners.transformer.reasoner import Transformer
from syllogism.reasoners.transformer.scores import (
    Case,
    Misses,
    PartScore,
    count_misses,
    score_parts,
)
from syllogism.reasoners.transformer.weights import checksum, load_card

if TYPE_CHECKING:
    import pandas as pd

SHARD = 1_000  # items answered together and written to one file, in seconds rather than minutes
ASKED_FILE, SCORES_FILE, MISSES_FILE = "asked.json", "scores.csv", "misses.csv"
FAULTS_FILE = "faults.csv"


@dataclass(frozen=True, slots=True)
class Scoring:
    """What a scoring found.

    Args:
        scores: One for each part of each test, the whole test before its parts.
        misses: Where the verdicts were wrong.
    """

    scores: tuple[PartScore, ...]
    misses: tuple[Misses, ...]


def score_weights(
    weights: Path,
    out: Path,
    *,
    split: str | None = None,
    seed: int = 0,
    count: int = 10_000,
    progress: Progress = keep_quiet,
) -> Scoring:
    """Return what some weights are worth, and write every answer and all scores into a directory.

    Args:
        weights: Directory of the weights.
        out: Directory to write into; made if it is missing, gone on with if it was begun.
        split: Whose tests are asked; the split that the weights were trained on if none is named.
        seed: Seed of the tests.
        count: How many items of each test are asked, the first ones.
        progress: Told how many items of a test are done, after every shard.

    Raises:
        OptionError: There is no such split or count, or the directory holds other answers.
        OutputError: The directory cannot be made.
        WeightsError: The weights are missing or damaged.
    """
    require_whole("a scoring's count", count, least=1)
    plan = load_card(weights).plan
    split = split or plan.split
    tests = find_split(split, seed=seed).tests
    transformer = Transformer(weights)
    make_directory(out)
    _begin(
        out / ASKED_FILE,
        {
            "weights": checksum(weights),
            "split": split,
            "seed": seed,
            "version": version("syllogism"),
        },
    )
    scores: list[PartScore] = []
    misses: list[Misses] = []
    for test, corpus in tests.items():
        _answer_test(transformer, corpus, test, out, count, progress)
        cases = Counter[Case]()
        for table in _read_shards(out, test, count):
            cases.update(_cases(table))
        scores += score_parts(cases, split=split, test=test, seed=seed)
        misses += count_misses(cases, test=test)
    _write_table((_flat(score) for score in scores), out / SCORES_FILE)
    _write_table(map(asdict, misses), out / MISSES_FILE, [field.name for field in fields(Misses)])
    _write_faults(out, tests, count, with_reasons=plan.style is not Style.ANSWER)
    return Scoring(tuple(scores), tuple(misses))


def _begin(path: Path, asked: dict[str, Any]) -> None:
    """Write down whose answers a directory gets, and to what.

    Raises:
        OptionError: It holds others, or does not say whose.
    """
    if path.is_file():
        found = read_record(path)
        if found != asked:
            raise OptionError(
                f"a scoring goes on with answers of the same weights to the same questions, "
                f"{asked}, got {found} in {path}; name another directory, or remove that one"
            )
    write_record(asked, path)


def _answer_test(
    transformer: Transformer, corpus: Corpus, test: str, out: Path, count: int, progress: Progress
) -> None:
    """Write the shards of a test that are not there yet, or hold fewer rows than are needed."""
    import pandas as pd

    progress(test, 0, count)
    for start in range(0, count, SHARD):
        end = min(start + SHARD, count)
        path = _shard(out, test, start)
        if _count_rows(path) < end - start:
            items = [corpus[index] for index in range(start, end)]
            with replacing(path) as partial:
                pd.DataFrame(_judge(transformer, items)).to_parquet(partial, index=False)
        progress(test, end, count)


def _count_rows(path: Path) -> int:
    """Return how many rows a file has; one that is missing or damaged has none."""
    from pyarrow import ArrowInvalid, parquet

    try:
        return int(parquet.read_metadata(path).num_rows)
    except (FileNotFoundError, ArrowInvalid):
        return 0


def _shard(out: Path, test: str, start: int) -> Path:
    return out / f"{test.replace(' ', '-')}-{start // SHARD:05}.parquet"


def _judge(transformer: Transformer, items: Sequence[Item]) -> list[dict[str, Any]]:
    """Return what a transformer answers to items as their texts ask them, audited, as rows."""
    questions = [ask_text(item.text, item.argument, item.reading) for item in items]
    answers = transformer.answer(questions, [item.argument for item in items])
    rows = []
    for item, answer in zip(items, answers, strict=True):
        judgement = Judgement(
            item.argument, item.reading, transformer.name, answer.verdict, answer.evidence
        )
        finding = audit(judgement)
        is_right = answer.verdict is item.verdict
        rows.append(
            {
                "item": item.index,
                "terms": item.length,
                "surface": str(item.surface),
                "reading": str(item.reading),
                "mood": "" if item.mood is None else str(item.mood),
                "verdict": str(item.verdict),
                "judged": str(answer.verdict),
                "right": is_right,
                "grade": str(finding.grade),
                "reason": finding.reason,
                "text": item.text,
                "evidence": "" if answer.evidence is None else str(answer.evidence),
                "remark": answer.remark,
            }
        )
    return rows


def _read_shards(out: Path, test: str, count: int) -> Iterator[pd.DataFrame]:
    """Yield the first rows of a test, one shard after the other."""
    import pandas as pd

    for start in range(0, count, SHARD):
        yield pd.read_parquet(_shard(out, test, start)).head(count - start)


def _cases(table: pd.DataFrame) -> Iterator[Case]:
    kinds = (table[name] for name in ("terms", "surface", "reading", "mood"))
    found = (
        table["verdict"] == "valid",
        table["right"],
        table["grade"] == str(Grade.SOUND),
    )
    return map(Case._make, zip(*kinds, *found, strict=True))


def _flat(score: PartScore) -> dict[str, Any]:
    """Return a score as a row: value, count, low and high of every estimate."""
    row: dict[str, Any] = {}
    for name, value in score.to_record().items():
        if isinstance(value, dict):
            row |= {name if part == "value" else f"{name}_{part}": value[part] for part in value}
        else:
            row[name] = value
    return row


def _write_table(
    rows: Iterable[dict[str, Any]], path: Path, columns: list[str] | None = None
) -> None:
    """Write rows, under their names or under those of columns where there may be no row."""
    import pandas as pd

    with replacing(path) as partial:
        pd.DataFrame(list(rows), columns=columns).to_csv(partial, index=False)


def _write_faults(out: Path, tests: Iterable[str], count: int, *, with_reasons: bool) -> None:
    """Write the judgements that went wrong, shard by shard, and what they were about."""
    with replacing(out / FAULTS_FILE) as partial, partial.open("w", encoding="utf-8") as file:
        is_first = True
        for test in tests:
            for table in _read_shards(out, test, count):
                faulty = ~table["right"]
                if with_reasons:
                    faulty |= table["grade"] != str(Grade.SOUND)
                faults = table[faulty]
                faults.insert(0, "test", test)
                faults.to_csv(file, index=False, header=is_first)
                is_first = False
