"""Shards: the work of a suite in pieces, each the same whoever does it.

A shard is what one reasoner says of a stretch of one question's items, or of a stretch of instances
of one law, under one seed. Its result is one file, which is there as a whole or not at all, and
says the same whoever writes it, the seconds aside. So whoever finds it there need not do it again,
and nothing is lost or counted twice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from time import perf_counter

from syllogism.corpus.corpora import Corpus
from syllogism.corpus.splits import find_split
from syllogism.evidence.judgements import Judgement, Reasoner, ask
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import MOODS
from syllogism.study.coherence import Law
from syllogism.study.instances import DrawnInstance, draw_instance
from syllogism.study.items import Asked
from syllogism.study.panel import find_seat
from syllogism.study.records import PairRecord, Record, write_rows
from syllogism.study.suites import Coherence, Question, Suite, default_test

SIZE = 256  # items or instances of a shard: seconds for a transformer
BATCH = 128  # arguments judged in one call; time is shared evenly within it
OTHER_BATCH = 7  # arguments of a batch when the same ones are asked in another


@dataclass(frozen=True, slots=True)
class Shard:
    """A piece of work.

    Args:
        question: Name of the question.
        reasoner: Who is asked, by its place on the suite's panel.
        seed: Seed of what is drawn.
        law: The law whose instances are asked; None for a question of moods or arguments.
        start: The first of the question's items or of the law's instances.
        end: The one after the last.
    """

    question: str
    reasoner: str
    seed: int
    law: Law | None
    start: int
    end: int

    @property
    def path(self) -> Path:
        """Where its file lies in a directory of shards."""
        law = "" if self.law is None else f"{self.law.value.replace(' ', '-')}-"
        file = f"{law}seed-{self.seed}-{self.start:07}.parquet"
        return Path(_folder(self.question)) / _folder(self.reasoner) / file


def _folder(name: str) -> str:
    """Return a folder's name for a question or a reasoner: readable, and different for others."""
    readable = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:40]
    return f"{readable}-{blake2b(name.encode(), digest_size=3).hexdigest()}"


def make_shards(suite: Suite) -> tuple[Shard, ...]:
    """Return all the work of a suite, in the order in which it is read."""
    return tuple(shard for question in suite.questions for shard in _shards_of(suite, question))


def _shards_of(suite: Suite, question: Question) -> Iterator[Shard]:
    laws: tuple[Law | None, ...] = (None,)
    if isinstance(question, Coherence):
        laws, count = question.laws, question.count
    else:
        count = len(Asked(question, seed=suite.seeds[0]))
    for reasoner in question.panel or suite.panel:
        for seed in suite.seeds:
            for law in laws:
                for start in range(0, count, SIZE):
                    end = min(start + SIZE, count)
                    yield Shard(question.name, reasoner, seed, law, start, end)


def do_shard(suite: Suite, shard: Shard, directory: Path) -> None:
    """Do the work of a shard and write its file."""
    (question,) = (one for one in suite.questions if one.name == shard.question)
    reasoner = _seated(shard.reasoner, suite.seconds)
    path = directory / shard.path
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(question, Coherence):
        write_rows(_pairs(question, shard, reasoner), path)
    else:
        asked = Asked(question, seed=shard.seed)
        items = [asked[number] for number in asked.numbers[shard.start : shard.end]]
        judged = _judge([(item.argument, item.reading) for item in items], reasoner)
        write_rows(map(Record.of, items, judged), path)


@lru_cache(maxsize=16)
def _seated(name: str, seconds: float) -> Reasoner:
    """Return a reasoner, made once in a process; what it compiles first is not thinking."""
    seat = find_seat(name, seconds=seconds)
    reasoner = seat.load()
    if not seat.is_stranger:
        reasoner.judge([mood.syllogism() for mood in MOODS[:BATCH]])
    return reasoner


def _pairs(question: Coherence, shard: Shard, reasoner: Reasoner) -> list[PairRecord]:
    assert shard.law is not None
    recipe = find_split(question.split, seed=shard.seed).tests[default_test(question.split)].recipe
    lengths = question.terms or recipe.lengths
    corpus = Corpus(replace(recipe, lengths=lengths, readings=question.readings), shard.seed)
    drawn = [draw_instance(shard.law, corpus, index) for index in range(shard.start, shard.end)]
    if shard.law is Law.BATCH:
        judged = _judge_twice(drawn, reasoner)
    else:
        asked = [(argument, one.reading) for one in drawn for argument in one.instance.arguments]
        judgements = iter(_judge(asked, reasoner))
        judged = [[next(judgements) for _ in one.instance.arguments] for one in drawn]
    return [
        PairRecord.of(shard.question, shard.seed, one, judgements)
        for one, judgements in zip(drawn, judged, strict=True)
    ]


def _judge_twice(drawn: Sequence[DrawnInstance], reasoner: Reasoner) -> list[list[Judgement]]:
    """Return what is said of arguments together, and again in other company and another order."""
    asked = [(one.instance.consequent, one.reading) for one in drawn]
    first = _judge(asked, reasoner)
    again = _judge(asked[::-1], reasoner, batch=OTHER_BATCH)[::-1]
    return [list(pair) for pair in zip(first, again, strict=True)]


def _judge(
    asked: Sequence[tuple[Argument, Import]], reasoner: Reasoner, *, batch: int = BATCH
) -> list[Judgement]:
    """Return judgements in order, with the wall time that passed, shared evenly within a batch."""
    by_reading: dict[Import, list[int]] = defaultdict(list)
    for place, (_, reading) in enumerate(asked):
        by_reading[reading].append(place)
    judged: dict[int, Judgement] = {}
    for reading, places in by_reading.items():
        for start in range(0, len(places), batch):
            some = places[start : start + batch]
            arguments = [asked[place][0] for place in some]
            began = perf_counter()
            judgements = ask(reasoner, arguments, reading=reading)
            seconds = (perf_counter() - began) / len(some)
            timed = (replace(judgement, seconds=seconds) for judgement in judgements)
            judged.update(zip(some, timed, strict=True))
    return [judged[place] for place in range(len(asked))]
