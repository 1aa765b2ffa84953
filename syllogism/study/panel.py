"""The panel: reasoners by name, made where they are needed.

    always INVALID                      the baseline; always sits on the panel
    symbolic, spheres, descent          without training
    transformer (STYLE)                 the weights of the package: answer, answer-explain or
                                        explain-answer
    weights:DIRECTORY                   weights of your own, as `syllogism train` leaves them
    module:object                       a reasoner of your own, a class or an instance

A stranger's reasoner runs in a process of its own (`syllogism.study.isolating`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from syllogism.answers import find_reasoner
from syllogism.errors import OptionError
from syllogism.evidence.judgements import Reasoner
from syllogism.reasoners.transformer.answers import Style
from syllogism.study.baseline import AlwaysInvalid
from syllogism.study.isolating import Isolated

TRANSFORMERS = {f"transformer ({style})": style for style in Style}
UNTRAINED = ("symbolic", "spheres", "descent")
WEIGHTS = "weights:"


@dataclass(frozen=True, slots=True)
class Seat:
    """A place on the panel.

    Args:
        name: What the reasoner is called in records.
        load: What makes it.
        weights: The directory of its weights, if it has been trained.
        is_stranger: Whether it is somebody else's code, and so may fail in any way.
    """

    name: str
    load: Callable[[], Reasoner]
    weights: Path | None = None
    is_stranger: bool = False


def find_seat(name: str, *, seconds: float) -> Seat:
    """Return the seat of a reasoner; it is not loaded yet.

    Args:
        name: As above.
        seconds: How long a stranger may take for one argument.

    Raises:
        OptionError: There is no such reasoner.
        WeightsError: A directory holds no weights.
    """
    if name == AlwaysInvalid.name:
        return Seat(name, AlwaysInvalid)
    if name in UNTRAINED:
        return Seat(name, partial(find_reasoner, name))
    if name in TRANSFORMERS:
        from syllogism.reasoners.transformer.weights import shipped

        style = TRANSFORMERS[name]
        return Seat(name, partial(_shipped, style), shipped(style))
    if name.startswith(WEIGHTS):
        directory = Path(name.removeprefix(WEIGHTS))
        return Seat(_name_of(directory), partial(_trained, directory), directory)
    if ":" in name:
        return Seat(name, partial(Isolated, name, seconds=seconds), is_stranger=True)
    known = ", ".join((AlwaysInvalid.name, *UNTRAINED, *TRANSFORMERS))
    raise OptionError(f"a panel takes {known}, {WEIGHTS}DIRECTORY or module:object, got {name!r}")


def _shipped(style: Style) -> Reasoner:
    from syllogism.reasoners.transformer.reasoner import Transformer

    return Transformer(style=style)


def _name_of(directory: Path) -> str:
    """Return what weights of one's own are called: their style, and where they lie."""
    from syllogism.reasoners.transformer.weights import load_card

    return f"transformer ({load_card(directory).plan.style}) of {directory.name}"


def _trained(directory: Path) -> Reasoner:
    from syllogism.reasoners.transformer.reasoner import Transformer

    reasoner = Transformer(directory)
    reasoner.name = _name_of(directory)
    return reasoner
