"""Options that take a whole number."""

from __future__ import annotations

from operator import index
from typing import SupportsIndex

from syllogism.errors import OptionError


def require_whole(option: str, given: SupportsIndex, *, least: int) -> int:
    """Return what an option was given, as a Python integer.

    >>> require_whole("dim", 3, least=2)
    3

    Raises:
        OptionError: It is no whole number, or too small.
    """
    try:
        number = index(given)
    except TypeError:
        number = least - 1
    if isinstance(given, bool) or number < least:
        raise OptionError(f"{option} is a whole number from {least} up, got {given!r}")
    return number
