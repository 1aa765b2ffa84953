"""What all tests share: settings, and a way to run a command."""

import os
import tempfile

import pytest
from hypothesis import settings

from syllogism.cli import main

# What is tested are laws, not speed: a busy machine must not fail one.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# What one process compiles, no other needs to; the workers of a run inherit the variables.
if "JAX_COMPILATION_CACHE_DIR" not in os.environ:
    COMPILED = tempfile.TemporaryDirectory(prefix="syllogism-compiled-")  # gone with this process
    os.environ["JAX_COMPILATION_CACHE_DIR"] = COMPILED.name
    os.environ["JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS"] = "0"


@pytest.fixture
def run(capsys):
    """Run a command in this process; return its status, output and complaints."""

    def run(*arguments):
        status = main(arguments)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run
