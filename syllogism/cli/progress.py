"""Progress bars, on standard error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from syllogism.progress import Progress as Listener

BAR = (
    TextColumn("{task.description}", markup=False),
    BarColumn(),
    MofNCompleteColumn(),
    TimeRemainingColumn(elapsed_when_finished=True),
)


@contextmanager
def listening() -> Iterator[Listener]:
    """Yield something to report progress to; it shows one bar for each task."""
    with Progress(*BAR, console=Console(stderr=True)) as progress:
        bars = {}

        def listen(task: str, done: int, total: int) -> None:
            if task not in bars:
                bars[task] = progress.add_task(task, total=total)
            progress.update(bars[task], completed=done)

        yield listen
