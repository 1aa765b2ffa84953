"""How long work tells the outside how far it has come."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Something to call whenever a task has come a step further, such as a progress bar."""

    def __call__(self, task: str, done: int, total: int) -> None:
        """Take note that `done` of `total` steps of a task are done.

        Args:
            task: Name of the task; tasks follow one another and each begins once.
            done: Steps done so far, `total` in the last call.
            total: Steps of the whole task.
        """


def keep_quiet(task: str, done: int, total: int) -> None:
    """Tell nobody."""
