"""What all tests share: settings, and a way to run a command."""

import pytest
from hypothesis import settings

from syllogism.cli import main

# What is tested are laws, not speed: a busy machine must not fail one.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture
def run(capsys):
    """Run a command in this process; return its status, output and complaints."""

    def run(*arguments):
        status = main(arguments)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run
