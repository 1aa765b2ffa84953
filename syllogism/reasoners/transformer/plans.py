"""Plans: everything that decides which weights a training ends with."""

from __future__ import annotations

from dataclasses import dataclass, fields
from math import inf
from shlex import quote
from typing import Any

from syllogism.corpus.splits import SPLITS
from syllogism.errors import OptionError
from syllogism.options import require_whole
from syllogism.reasoners.transformer.answers import Style
from syllogism.reasoners.transformer.model import SIZES, Size


@dataclass(frozen=True, slots=True)
class Plan:
    """What is trained, and how.

    The same plan ends with the same weights, bit for bit, on the same machine and on as many of its
    devices, however often the training is interrupted.

    Args:
        size: How large the model is, by its name in `SIZES`.
        style: What an answer consists of, in which order.
        split: What is kept from training, by its name in `SPLITS`.
        seed: Seed of the corpus and of the first weights.
        steps: Number of steps.
        exercises: How many of them, at the beginning, are reading exercises and not answers.
        notes: Whether the notes beside a question are asked for too.
        batch: Items in a step.
        parts: How many parts the items of a step are dealt into, whose gradients are added up;
            they divide the batch.
        rate: Highest learning rate.
        warm_up: Steps until that rate is reached, in the exercises and once more after them; it
            then falls as a cosine does.
        decay: Weight decay.

    Raises:
        OptionError: A number makes no sense, alone or beside another.
    """

    size: str = "small"
    style: Style = Style.ANSWER_EXPLAIN
    split: str = "random"
    seed: int = 0
    steps: int = 90_000
    exercises: int = 3_500
    notes: bool = True
    batch: int = 16
    parts: int = 1
    rate: float = 0.012
    warm_up: int = 100
    decay: float = 0.01

    def __post_init__(self) -> None:
        if self.size not in SIZES:
            raise OptionError(f"a size is one of {', '.join(SIZES)}, got {self.size!r}")
        if self.split not in SPLITS:
            raise OptionError(f"a split is one of {', '.join(SPLITS)}, got {self.split!r}")
        for name in ("steps", "batch", "parts"):
            require_whole(name, getattr(self, name), least=1)
        for name in ("seed", "exercises", "warm_up"):
            require_whole(name, getattr(self, name), least=0)
        if self.batch % self.parts:
            raise OptionError(f"{self.parts} parts must divide the batch, got {self.batch} items")
        if self.exercises >= self.steps:
            raise OptionError(
                f"the exercises must end before the {self.steps} steps do, "
                f"got {self.exercises} steps"
            )
        shortest = min(stage for stage in self.stages if stage)
        if self.warm_up >= shortest:
            raise OptionError(
                "the warm-up must end before the exercises do, and before the answers do: "
                f"in fewer than {shortest} steps, got {self.warm_up} steps"
            )
        if not (0 < self.rate < inf and 0 <= self.decay < inf):
            raise OptionError(
                "the rate must be positive and the decay not negative, and both finite, "
                f"got {self.rate!r} and {self.decay!r}"
            )

    @property
    def stages(self) -> tuple[int, int]:
        """How many steps are exercises, and how many are answers."""
        return self.exercises, self.steps - self.exercises

    @property
    def rows(self) -> int:
        """How many sequences a part has."""
        return self.batch // self.parts

    @property
    def model_size(self) -> Size:
        """How large the model is."""
        return SIZES[self.size]

    @property
    def command(self) -> str:
        """What trains by this plan, on the command line; the directory is still to be named."""
        options = (_option(name, value) for name, value in self.to_record().items())
        return f"syllogism train {' '.join(options)} --out DIR"

    def to_record(self) -> dict[str, Any]:
        """Return the plan as JSON can hold it, field by field."""
        record = {field.name: getattr(self, field.name) for field in fields(self)}
        return {**record, "style": self.style.value}

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Plan:
        """Return the plan of a record.

        Raises:
            KeyError: A field is missing.
            TypeError: A field is unknown.
            ValueError: A field holds what it cannot.
        """
        return cls(**{**record, "style": Style(record["style"])})


def _option(name: str, value: object) -> str:
    name = name.replace("_", "-")
    if isinstance(value, bool):
        return f"--{name}" if value else f"--no-{name}"
    return f"--{name} {quote(str(value))}"
