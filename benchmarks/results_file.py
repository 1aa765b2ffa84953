"""Result files: one JSON for each benchmark, with the commit, seeds and machine it came from."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"


def write_result(name: str, *, seeds: Sequence[int], measured: dict[str, Any]) -> Path:
    """Write what a benchmark measured and return the file; an earlier result is replaced."""
    result = {
        "commit": _commit(),
        "seeds": list(seeds),
        "machine": _machine(),
        "measured": measured,
    }
    path = RESULTS / f"{name}.json"
    path.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def read_result(name: str) -> dict[str, Any]:
    """Return a committed result."""
    return dict(json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8")))


def _commit() -> str:
    return subprocess.run(
        ["git", "describe", "--always", "--dirty", "--abbrev=12"],
        cwd=RESULTS,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def _machine() -> dict[str, Any]:
    packages = ("syllogism", "numpy", "jax")
    return {
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        **{package: version(package) for package in packages},
    }
