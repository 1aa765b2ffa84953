"""Running a suite: all its shards are done, by as many processes as there are cores.

Shards that are there already are not done again. So a run that was interrupted, in whatever way,
goes on where it was if it is started again, and a directory never holds the answers of two suites,
versions or weights.
"""

from __future__ import annotations

import os
import platform
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import as_completed
from concurrent.futures.process import BrokenProcessPool
from importlib.metadata import version
from pathlib import Path
from typing import Any

from syllogism.errors import OptionError, OutputError
from syllogism.files import make_directory, read_record, replacing, write_record
from syllogism.progress import Progress, keep_quiet
from syllogism.study.isolating import Isolated
from syllogism.study.panel import find_seat
from syllogism.study.records import PairRecord, Record, read_rows, write_table
from syllogism.study.results import (
    ASKED_FILE,
    JUDGEMENTS_FILE,
    PAIRS_FILE,
    SHARDS,
    SUITE_FILE,
    Results,
    load_results,
)
from syllogism.study.shards import Shard, do_shard, make_shards
from syllogism.study.suites import Suite, write_suite
from syllogism.workers import make_pool

BREAKS = 3  # times that workers may die without a shard having been done in between


def run_suite(
    suite: Suite, out: Path, *, workers: int | None = None, progress: Progress = keep_quiet
) -> Results:
    """Return what came of a suite, all of it written into a directory.

    Args:
        suite: What is asked of whom.
        out: Directory to write into; made if it is missing, gone on with if it was begun.
        workers: How many processes work side by side; one for each core if nothing is said. One
            worker is this process itself.
        progress: Told how many shards of a reasoner's are done.

    Raises:
        OptionError: The directory holds the answers of another suite, or a reasoner of somebody
            else's cannot be loaded.
        OutputError: The directory cannot be made, or workers keep dying.
        WeightsError: Weights are missing or damaged.
    """
    make_directory(out)
    _begin(suite, out)
    shards = make_shards(suite)
    _require_loadable(suite)
    _do_all(suite, shards, out / SHARDS, workers or os.cpu_count() or 1, progress)
    kinds: tuple[tuple[str, type[Record | PairRecord], bool], ...] = (
        (JUDGEMENTS_FILE, Record, False),
        (PAIRS_FILE, PairRecord, True),
    )
    for file, kind, of_laws in kinds:
        paths = [out / SHARDS / s.path for s in shards if (s.law is not None) is of_laws]
        write_table(read_rows(paths, kind), out / file)
    return load_results(out)


def _begin(suite: Suite, out: Path) -> None:
    """Write down what a directory gets the answers to.

    Raises:
        OptionError: It holds the answers to something else, or does not say to what.
    """
    text = write_suite(suite)
    given = out / SUITE_FILE
    asked = _asked(suite)
    is_begun = given.is_file() and (out / ASKED_FILE).is_file()
    if not is_begun and (out / SHARDS).is_dir():
        raise OptionError(
            f"{str(out)!r} holds answers, and {SUITE_FILE} or {ASKED_FILE}, which would say to "
            "what, is missing: name another directory, or remove that one"
        )
    if is_begun:
        found = read_record(out / ASKED_FILE)
        same = all(found.get(name) == asked[name] for name in ("version", "weights"))
        if not same or given.read_text(encoding="utf-8") != text:
            raise OptionError(
                f"a run goes on with the same suite, version and weights, and {str(out)!r} holds "
                "the answers to another one: name another directory, or remove that one"
            )
        return
    write_record(asked, out / ASKED_FILE)
    with replacing(given) as partial:
        partial.write_text(text, encoding="utf-8")


def _asked(suite: Suite) -> dict[str, Any]:
    """Return what the answers depend on, and where they were given."""
    from syllogism.reasoners.transformer.weights import checksum

    seats = [find_seat(name, seconds=suite.seconds) for name in suite.panel]
    packages = ("numpy", "jax", "equinox")
    return {
        "version": version("syllogism"),
        "weights": {seat.name: checksum(seat.weights) for seat in seats if seat.weights},
        "machine": {
            "processor": platform.machine(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            **{package: version(package) for package in packages},
        },
    }


def _require_loadable(suite: Suite) -> None:
    """Raise unless every stranger can be loaded, before hours of work find out."""
    for name in suite.panel:
        seat = find_seat(name, seconds=suite.seconds)
        if seat.is_stranger:
            Isolated(name, seconds=suite.seconds).require()


def _do_all(
    suite: Suite, shards: Sequence[Shard], directory: Path, workers: int, progress: Progress
) -> None:
    """Do the shards that are not there, each reasoner's progress told by itself."""
    total = Counter(shard.reasoner for shard in shards)
    missing = [shard for shard in shards if not (directory / shard.path).is_file()]
    done = total - Counter(shard.reasoner for shard in missing)
    for reasoner, count in total.items():
        progress(reasoner, done[reasoner], count)

    def tell(shard: Shard) -> None:
        done[shard.reasoner] += 1
        progress(shard.reasoner, done[shard.reasoner], total[shard.reasoner])

    if min(workers, len(missing)) <= 1:
        for shard in missing:
            do_shard(suite, shard, directory)
            tell(shard)
        return
    breaks = 0
    while missing:
        left = len(missing)
        with make_pool(min(workers, left)) as pool:
            futures = {pool.submit(do_shard, suite, shard, directory): shard for shard in missing}
            try:
                for future in as_completed(futures):
                    future.result()
                    missing.remove(futures[future])
                    tell(futures[future])
            except BrokenProcessPool:
                pass  # what the dead were at is missing still
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        breaks = 0 if len(missing) < left else breaks + 1
        if breaks == BREAKS:
            raise OutputError(
                f"the processes that ask {missing[0].reasoner} keep dying; "
                "is there enough memory? --workers 1 asks in one process"
            )
