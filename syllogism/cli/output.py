"""What the commands share: two options, and how they print."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter, Token
from cyclopts.validators import Number
from rich.console import Console, RenderableType

Reading = Annotated[Literal["traditional", "modern"], Parameter(name="--import")]
Output = Annotated[Path, Parameter(name=["--out", "-o"])]


def whole(_: type, tokens: Sequence[Token]) -> int:
    """Return the whole number that was typed; 2.5 is none, and is not rounded."""
    (token,) = tokens
    try:
        return int(token.value)
    except ValueError:
        raise ValueError(f"a whole number is needed, got {token.value!r}") from None


Seed = Annotated[int, Parameter(converter=whole, validator=Number(gte=0))]
Count = Annotated[int, Parameter(converter=whole, validator=Number(gte=1))]
CountOrNone = Annotated[int, Parameter(converter=whole, validator=Number(gte=0))]
Dim = Annotated[int, Parameter(converter=whole, validator=Number(gte=2))]
AsJson = Annotated[bool, Parameter(name="--json", negative="")]


def print_text(*texts: RenderableType) -> None:
    """Print texts and tables, one below the other; a user's words are never markup."""
    Console(highlight=False, soft_wrap=True).print(*texts, sep="\n")


def print_json(record: dict[str, Any]) -> None:
    """Print one JSON object on one line."""
    print(json.dumps(record, ensure_ascii=False))
