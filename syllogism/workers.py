"""Processes that work for another one, and never outlive it."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import connection, get_context, parent_process
from threading import Thread


def make_pool(count: int) -> ProcessPoolExecutor:
    """Return fresh processes that work side by side.

    The keyboard interrupts who started them and not them; they end when it ends, even if it is
    killed.
    """
    return ProcessPoolExecutor(count, get_context("spawn"), initializer=serve)


def serve() -> None:
    """Make this process one that works for its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the parent's end, of which a waiting worker would else never learn."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
