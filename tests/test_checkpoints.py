"""Checkpoints: whole or not at all, the last two, and of the training that was asked for."""

import json

import numpy as np
import pytest

from syllogism.errors import CheckpointError
from syllogism.reasoners.transformer.checkpoints import (
    Checkpoint,
    find_checkpoint,
    from_arrays,
    has_checkpoints,
    save_checkpoint,
    to_arrays,
)

PLAN = {"steps": 100, "rate": 0.01, "size": {"width": 8}}
TREE = {"model": (np.arange(6.0).reshape(2, 3), np.float32(2)), "count": np.int32(7)}


def checkpoint(step, **changes):
    """A checkpoint whose arrays tell its step."""
    return Checkpoint(step, PLAN | changes, {"weights": np.full(3, step, dtype=np.float32)})


@pytest.fixture
def saved(tmp_path):
    """A directory with the checkpoints of steps 10 and 20."""
    for step in (10, 20):
        save_checkpoint(tmp_path, checkpoint(step))
    return tmp_path


def flip_bit(path, place):
    """Damage a file as a failing disk does."""
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def test_the_last_checkpoint_comes_back_as_it_was_saved(saved):
    """Step, plan and arrays, type and all."""
    found = find_checkpoint(saved, PLAN)

    assert (found.step, found.plan) == (20, PLAN)
    assert found.arrays["weights"].dtype == np.float32
    assert found.arrays["weights"].tolist() == [20, 20, 20]


def test_the_last_two_are_kept_and_nothing_else(saved):
    """However many were written."""
    (saved / "00000030.safetensors.123.partial").write_bytes(b"torn off")
    for step in (30, 40):
        save_checkpoint(saved, checkpoint(step))

    names = sorted(path.name for path in saved.iterdir())
    assert names == [
        f"000000{step}.{suffix}" for step in (30, 40) for suffix in ("json", "safetensors")
    ]


@pytest.mark.parametrize("name", ["00000020.safetensors", "00000020.json"])
@pytest.mark.parametrize("damage", ["cut", "flipped at the end", "flipped", "gone"])
def test_a_damaged_checkpoint_is_named_and_the_one_before_is_used(saved, name, damage):
    """Whichever of its two files it is, and wherever the damage."""
    path = saved / name
    size = path.stat().st_size
    match damage:
        case "cut":
            path.write_bytes(path.read_bytes()[: size // 2])
        case "flipped at the end":
            flip_bit(path, size - 2)
        case "flipped":
            flip_bit(path, size // 2)
        case "gone":
            path.unlink()
    if (name, damage) == ("00000020.json", "gone"):  # then it was never finished
        assert find_checkpoint(saved, PLAN).step == 10
        return
    with pytest.warns(UserWarning, match=r"00000020\..*going on from step 10 instead"):
        assert find_checkpoint(saved, PLAN).step == 10


def test_a_step_that_was_edited_is_noticed(saved):
    """The checksum is of the record too."""
    path = saved / "00000020.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"step": 99}))

    with pytest.warns(UserWarning, match="damaged: sha256 differs; going on from step 10"):
        assert find_checkpoint(saved, PLAN).step == 10


def test_a_damaged_checkpoint_is_replaced_when_its_step_comes_again(saved):
    """Going on from the one before, nothing later is believed any more."""
    (saved / "00000020.safetensors").write_bytes(b"")
    save_checkpoint(saved, checkpoint(15))

    assert find_checkpoint(saved, PLAN).step == 15
    assert not list(saved.glob("00000020.*"))


def test_where_nothing_is_whole_the_error_names_every_file(saved):
    """And says to train anew."""
    for path in saved.glob("*.safetensors"):
        path.write_bytes(b"")

    with pytest.raises(CheckpointError, match=r"(?s)00000020.*00000010.*train anew"):
        find_checkpoint(saved, PLAN)


def test_where_there_is_no_checkpoint_the_error_names_the_directory(tmp_path):
    """A directory that does not exist has none either."""
    for directory in (tmp_path, tmp_path / "elsewhere"):
        assert not has_checkpoints(directory)
        with pytest.raises(CheckpointError, match=f"(?s){directory.name}.*there are none"):
            find_checkpoint(directory, PLAN)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"rate": 0.02}, "a training with rate 0.01, got rate 0.02: go on with the same"),
        ({"size": {"width": 16}}, r"with size {'width': 8}, got size {'width': 16}"),
        ({"noise": 1}, "with noise None, got noise 1"),
    ],
)
def test_a_checkpoint_of_another_plan_is_refused_by_the_field_that_differs(saved, asked, message):
    """It is not passed over: the one before would be of that plan too."""
    with pytest.raises(CheckpointError, match=message):
        find_checkpoint(saved, PLAN | asked)


def test_what_is_no_checkpoint_of_this_version_is_passed_over(saved):
    """Such as one that another program wrote under the same name."""
    (saved / "00000020.json").write_text('{"version": 0}')

    with pytest.warns(UserWarning, match=r"00000020\.json is no checkpoint of version 1"):
        assert find_checkpoint(saved, PLAN).step == 10


def test_trees_become_arrays_by_name_and_come_back():
    """Names tell the place in the tree."""
    arrays = to_arrays(TREE)
    empty = {"model": (np.zeros((2, 3)), np.float32(0)), "count": np.int32(0)}
    back = to_arrays(from_arrays(arrays, empty))

    assert set(arrays) == {"model.0", "model.1", "count"}
    assert all(np.array_equal(back[name], array) for name, array in arrays.items())
    assert arrays["count"].dtype == np.int32


@pytest.mark.parametrize(
    ("spoilt", "message"),
    [
        ({"count": np.float32(7)}, r"'count' as \(\(\), dtype\('int32'\)\), got .*float32"),
        ({"model.2": np.zeros(1)}, r"'model.2' as None, got"),
        ({"model.0": np.zeros((3, 2))}, r"'model.0' as \(\(2, 3\).*got \(\(3, 2\)"),
    ],
)
def test_arrays_of_another_tree_are_refused(spoilt, message):
    """The error says which array was needed, and which came."""
    with pytest.raises(CheckpointError, match=message):
        from_arrays(to_arrays(TREE) | spoilt, TREE)
