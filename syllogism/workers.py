"""Processes that work for another one, and never outlive it."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import connection, get_context, parent_process
from multiprocessing.process import BaseProcess
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


def lead() -> None:
    """Make this process, which serves, one that takes along whatever it starts when it ends.

    Where the system knows no groups of processes, it ends alone.
    """
    if hasattr(os, "setsid"):
        os.setsid()


def end(process: BaseProcess) -> None:
    """Kill a process, and whatever it has started if it leads, and wait for its end."""
    if hasattr(os, "killpg") and process.pid is not None:
        with suppress(ProcessLookupError):  # it does not lead
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()


def _end_with_parent() -> None:
    """Wait for the parent's end, of which a waiting worker would else never learn."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
            os.killpg(0, signal.SIGKILL)
        os._exit(1)
