"""The command line: ``syllogism check``, ``conclude``, ``moods``, ``explain``, ``draw``, ...

Each command is a function with typed parameters in one of the modules here, and its docstring is
its help. Exit status 2 means that something was not understood; a command says what its other
statuses mean.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from inspect import getdoc
from typing import NoReturn

from cyclopts import App, CycloptsError
from docstring_parser import parse
from platformdirs import user_cache_path
from rich.console import Console

from syllogism.cli.asking import check, conclude
from syllogism.cli.comparing import compare, diff, records, report, suites
from syllogism.cli.corpora import corpus
from syllogism.cli.moods import draw, explain, moods
from syllogism.cli.scoring import score
from syllogism.cli.training import train
from syllogism.cli.watching import watch
from syllogism.errors import SyllogismError

BAD_INPUT = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def _version() -> str:
    from importlib.metadata import version

    return version("syllogism")


def _examples(command: Callable[..., object]) -> str:
    """Return the examples in a command's docstring, which would else not show in its help."""
    (section,) = (part for part in parse(getdoc(command) or "").meta if part.args == ["examples"])
    lines = (line for line in (section.description or "").split("\n") if line)
    return "\n".join(["Examples:", "", *(f"    {line}" for line in lines)])


app = App(
    name="syllogism",
    help="Decide syllogisms by symbols, by spheres and by training, and check the reasons.",
    help_epilogue="Start with: syllogism check Barbara",
    version=_version,
    suppress_keyboard_interrupt=False,
)
for _command in (
    *(check, conclude, moods, explain, draw, watch),
    *(corpus, train, score),
    *(compare, suites, report, records, diff),
):
    app.command(_command, help_epilogue=_examples(_command))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; bad input is a message, never a traceback."""
    try:
        status = app(
            sys.argv[1:] if arguments is None else list(arguments),
            result_action="return_value",
            exit_on_error=False,
            print_error=False,
        )
    except BrokenPipeError:  # whoever reads the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (SyllogismError, CycloptsError, OSError, UnicodeError) as error:
        _complain(error)
        return BAD_INPUT
    except KeyboardInterrupt:
        _complain("interrupted")
        return INTERRUPTED
    return status or 0


def command() -> NoReturn:
    """Run the command that this process was started for, and end the process with its status."""
    _keep_compiled()
    status = main()
    sys.stdout.flush()
    if status == INTERRUPTED:
        os._exit(status)  # JAX's threads may still be computing, and an orderly end would crash
    sys.exit(status)


def _keep_compiled() -> None:
    """Let JAX find on disk what an earlier command compiled: half of the time a command takes.

    Wherever JAX's own variable says, or in the user's cache; without one it compiles again.
    """
    cache = user_cache_path("syllogism") / "jax"
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    os.environ.setdefault("JAX_COMPILATION_CACHE_DIR", str(cache))
    os.environ.setdefault("JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS", "0")


def _complain(problem: object) -> None:
    Console(stderr=True).print(f"error: {problem}", markup=False, highlight=False, soft_wrap=True)
