"""Checkpoints: all that a training needs to go on, as if nothing had happened.

A checkpoint of step 400 is two files. ``00000400.safetensors`` holds the weights and the state of
the optimiser; ``00000400.json`` the plan, the step, and a checksum of both files, and is written
last: where it stands, the checkpoint is whole. There is no generator whose state would have to be
kept: whatever is drawn is a function of the seed and the step, so that the step is the position in
the data and the state of all randomness at once.

The last two are kept. What is damaged is passed over with a warning, and the one before it used.
"""

from __future__ import annotations

import hashlib
import json
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import jax
import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors import numpy as safetensors

from syllogism.errors import CheckpointError
from syllogism.files import make_directory, replacing

KEPT = 2  # checkpoints; the last one may be damaged by whatever ended the training
RECORD_VERSION = 1  # of the files described above

Tree = TypeVar("Tree")
Arrays = dict[str, npt.NDArray[Any]]

_DIGITS = 8  # of a step in a file's name, so that names sort as steps do


@dataclass(frozen=True, slots=True, eq=False)
class Checkpoint:
    """Where a training stood.

    Args:
        step: Steps done.
        plan: The plan of the training, as a record that JSON can hold.
        arrays: Weights and optimiser, by name.
    """

    step: int
    plan: Mapping[str, Any]
    arrays: Arrays


def save_checkpoint(directory: Path, checkpoint: Checkpoint) -> None:
    """Write a checkpoint, and take away all but this and the one before it.

    Raises:
        OutputError: Nothing can be written there.
    """
    make_directory(directory)
    for torn in directory.glob("*.partial"):  # off which a training was killed
        torn.unlink()
    arrays = safetensors.save(checkpoint.arrays)
    record = {
        "version": RECORD_VERSION,
        "step": checkpoint.step,
        "plan": dict(checkpoint.plan),
    }
    tensors_path, record_path = _paths(directory, checkpoint.step)
    record_path.unlink(missing_ok=True)  # it must not vouch for the arrays of another training
    with replacing(tensors_path) as partial:
        partial.write_bytes(arrays)
    with replacing(record_path) as partial:
        text = json.dumps({**record, "sha256": _checksum(record, arrays)}, indent=2)
        partial.write_text(text + "\n", encoding="utf-8")
    steps = _find_steps(directory)
    kept = [step for step in steps if step <= checkpoint.step][-KEPT:]
    for step in steps:  # a later one was passed over because it was damaged
        if step not in kept:
            for path in reversed(_paths(directory, step)):
                path.unlink(missing_ok=True)


def has_checkpoints(directory: Path) -> bool:
    """Return whether a training has left checkpoints in a directory, whole or not."""
    return bool(_find_steps(directory))


def find_checkpoint(directory: Path, plan: Mapping[str, Any]) -> Checkpoint:
    """Return the last checkpoint of a plan that is whole; damaged ones are warned of.

    Args:
        directory: Where the checkpoints are.
        plan: What the training was asked to do; the checkpoint must be of just this plan.

    Raises:
        CheckpointError: There is none, none is whole, or it is of another plan.
    """
    steps = _find_steps(directory)
    if not steps:
        raise CheckpointError(
            f"to go on with a training its checkpoints are needed in {str(directory)!r}, "
            "and there are none: train without resuming, or name the directory of that training"
        )
    damages: list[str] = []
    for step in reversed(steps):
        try:
            checkpoint = _read_checkpoint(directory, step)
        except CheckpointError as problem:
            damages.append(str(problem))
            continue
        for damage in damages:
            warnings.warn(f"{damage}; going on from step {step} instead", stacklevel=2)
        _require_plan(checkpoint, plan, directory)
        return checkpoint
    raise CheckpointError(f"{'; '.join(damages)}; no checkpoint is left: train anew")


def to_arrays(tree: Any) -> Arrays:
    """Return the arrays of a tree by name, such as ``model.layers.0.query``."""
    leaves = jax.tree_util.tree_leaves_with_path(tree)
    return {_name(place): np.asarray(leaf) for place, leaf in leaves}


def from_arrays(arrays: Arrays, tree: Tree) -> Tree:
    """Return a tree filled with the arrays that `to_arrays` took from one like it.

    Args:
        arrays: The arrays, by name.
        tree: A tree of arrays; what they hold does not matter.

    Raises:
        CheckpointError: A name, a shape or a type differs.
    """
    needed = {name: (array.shape, array.dtype) for name, array in to_arrays(tree).items()}
    came = {name: (array.shape, array.dtype) for name, array in arrays.items()}
    for name in sorted(needed | came):
        if needed.get(name) != came.get(name):
            raise CheckpointError(
                f"the model needs {name!r} as {needed.get(name)}, got {came.get(name)}: "
                "the arrays are of another model, or of another version of this one"
            )
    filled: Tree = jax.tree_util.tree_map_with_path(
        lambda place, _: jax.numpy.asarray(arrays[_name(place)]), tree
    )
    return filled


def _require_plan(checkpoint: Checkpoint, plan: Mapping[str, Any], directory: Path) -> None:
    for name in plan | checkpoint.plan.keys():
        asked, found = plan.get(name), checkpoint.plan.get(name)
        if asked != found:
            raise CheckpointError(
                f"the checkpoints in {str(directory)!r} are of a training with {name} {found!r}, "
                f"got {name} {asked!r}: go on with the same, or train into another directory"
            )


def _read_checkpoint(directory: Path, step: int) -> Checkpoint:
    tensors_path, record_path = _paths(directory, step)
    try:
        record = json.loads(record_path.read_bytes())
        tensors = tensors_path.read_bytes()
    except OSError as problem:
        raise CheckpointError(f"{problem.filename} cannot be read: {problem.strerror}") from None
    except ValueError as problem:
        raise CheckpointError(f"{record_path} is damaged, no JSON: {problem}") from None
    if not isinstance(record, dict) or record.get("version") != RECORD_VERSION:
        raise CheckpointError(f"{record_path} is no checkpoint of version {RECORD_VERSION}")
    stated = record.pop("sha256", None)
    if stated != _checksum(record, tensors):
        raise CheckpointError(f"{tensors_path} or the record beside it is damaged: sha256 differs")
    try:
        return Checkpoint(record["step"], record["plan"], safetensors.load(tensors))
    except (KeyError, SafetensorError) as problem:
        raise CheckpointError(f"{tensors_path} is no checkpoint: {problem!r}") from None


def _checksum(record: Mapping[str, Any], tensors: bytes) -> str:
    """Return the SHA-256 of both files, the checksum itself left out."""
    return hashlib.sha256(json.dumps(record, sort_keys=True).encode() + tensors).hexdigest()


def _find_steps(directory: Path) -> list[int]:
    """Return the steps of all checkpoints that were finished, in order."""
    return sorted(int(path.stem) for path in directory.glob("[0-9]" * _DIGITS + ".json"))


def _paths(directory: Path, step: int) -> tuple[Path, Path]:
    name = f"{step:0{_DIGITS}}"
    return directory / f"{name}.safetensors", directory / f"{name}.json"


def _name(place: tuple[Any, ...]) -> str:
    return jax.tree_util.keystr(place, simple=True, separator=".")
