"""Where results are written: files that are there as a whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from syllogism.errors import OptionError, OutputError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary path, which takes the place of `path` once it is safely written.

    An error or a crash on the way leaves whatever stood at `path` before.

    Raises:
        OutputError: Nothing can be written there.
    """
    if "\0" in str(path):
        raise OutputError(f"cannot write {str(path)!r}: a file's name has no null in it")
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    try:
        yield partial
        with partial.open("rb") as written:
            os.fsync(written.fileno())
        partial.replace(path)
    except OSError as problem:
        raise OutputError(f"cannot write {str(path)!r}: {problem.strerror or problem}") from problem
    finally:
        with suppress(OSError):  # the same that kept it from being written
            partial.unlink(missing_ok=True)


def make_directory(path: Path) -> Path:
    """Return a directory, made if it was not there.

    Raises:
        OutputError: Something else is in its place, or it may not be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise OutputError(
            f"results need a directory to be written into, got {str(path)!r}: {problem.strerror}"
        ) from problem
    return path


def read_record(path: Path) -> dict[str, Any]:
    """Return what a file of JSON says, by name.

    Raises:
        OptionError: It says nothing by name, as where it was damaged.
    """
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as problem:
        raise OptionError(f"{str(path)!r} is damaged, and needs to be JSON: {problem}") from problem
    if not isinstance(record, dict):
        raise OptionError(f"{str(path)!r} is damaged, and needs to be a JSON object, got {record}")
    return record


def write_record(record: Mapping[str, Any], path: Path) -> None:
    """Write names and what they stand for as JSON.

    Raises:
        OutputError: Nothing can be written there.
    """
    with replacing(path) as partial:
        partial.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
