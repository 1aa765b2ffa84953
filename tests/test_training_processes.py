"""Training in processes of its own: killed without warning, and dealt among eight devices."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from syllogism.reasoners.transformer.metrics import METRICS_FILE, read_metrics
from syllogism.reasoners.transformer.training import CHECKPOINTS

pytestmark = pytest.mark.slow

# The sums of eight devices are added in another order: single precision, forty steps.
TOLERANCE = 1e-4  # of a loss, relatively

CODE = """
import sys
from pathlib import Path
import jax
from test_training import PLAN
from syllogism.reasoners.transformer.batches import make_in_processes
from syllogism.reasoners.transformer.training import train

if __name__ == "__main__":
    assert jax.device_count() == (8 if "eight" in sys.argv else 1)
    out, resume = Path(sys.argv[1]), "resume" in sys.argv
    with make_in_processes() as makers:
        train(PLAN, out, resume=resume, makers=makers, checkpoint_seconds=0)
"""


def start(out, *options, **environment):
    """Start a training that writes a checkpoint with every row of its table."""
    here = {"PYTHONPATH": os.pathsep.join(sys.path), "JAX_NUM_CPU_DEVICES": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", CODE, str(out), *options],
        env=os.environ | here | environment,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process):
    _, complaints = process.communicate()
    assert process.returncode == 0, complaints


def kill_after(process, out, rows, delay):
    """Kill a training some time after its table has so many rows, and all that served it ends."""
    table = out / METRICS_FILE
    while not table.exists() or len(read_metrics(table)) < rows:
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.005)
    time.sleep(delay)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    served = children.read_text().split() if children.exists() else []
    process.kill()
    process.communicate()
    for _ in range(1000):
        if not any(Path(f"/proc/{child}").exists() for child in served):
            return process.returncode == -signal.SIGKILL
        time.sleep(0.01)
    raise AssertionError(f"{served} outlive the training that they made batches for")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The directory of a training that nobody disturbed, in a process of its own."""
    out = tmp_path_factory.mktemp("whole")
    finish(start(out))
    return out


def weights(out):
    """Everything in the last checkpoint: weights, optimiser and step."""
    return load_file(sorted((out / CHECKPOINTS).glob("*.safetensors"))[-1])


@pytest.mark.parametrize("rows", [2, 3, 4])
def test_killed_and_resumed_it_makes_the_same_weights_bit_for_bit(whole, tmp_path, rows):
    """Twice, at random moments: between checkpoints, in the middle of writing one, or too late.

    First amid the exercises, then where they have just ended or later.
    """
    dice = random.Random(rows)
    killed = kill_after(start(tmp_path), tmp_path, dice.randint(0, 1), dice.uniform(0, 0.1))
    killed += kill_after(start(tmp_path, "resume"), tmp_path, rows, dice.uniform(0, 0.1))
    finish(start(tmp_path, "resume"))
    expected, found = weights(whole), weights(tmp_path)

    assert killed
    assert expected.keys() == found.keys()
    assert all(np.array_equal(expected[name], found[name]) for name in expected)
    assert [(row.step, row.loss) for row in read_metrics(tmp_path / METRICS_FILE)] == [
        (row.step, row.loss) for row in read_metrics(whole / METRICS_FILE)
    ]


def test_eight_devices_learn_what_one_learns(whole, tmp_path):
    """The same losses within `TOLERANCE`: each device reads one row of a part of eight."""
    finish(start(tmp_path, "eight", JAX_NUM_CPU_DEVICES="8"))
    alone, together = (read_metrics(out / METRICS_FILE) for out in (whole, tmp_path))

    assert [row.step for row in alone] == [row.step for row in together]
    for one, other in zip(alone, together, strict=True):
        assert other.loss == pytest.approx(one.loss, rel=TOLERANCE)
        assert other.tokens == one.tokens
