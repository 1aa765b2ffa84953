"""The errors of the package: every one is a `SyllogismError` and a built-in a stranger would catch.

A message says what was needed, what came and what to do. Not knowing the answer is no error:
that is the verdict UNDECIDED.
"""


class SyllogismError(Exception):
    """Something handed to the package cannot be used as it is."""


class FormError(SyllogismError, ValueError):
    """A form, figure, mood or proposition that does not exist."""


class ArgumentError(SyllogismError, ValueError):
    """Propositions that do not make up the argument that was asked for."""


class ParseError(SyllogismError, ValueError):
    """A text that is not understood, with the place where understanding stopped.

    Args:
        problem: What was expected or what is wrong, in one line.
        text: The whole text that was read.
        position: Offset in `text` of the first character that is not understood.
        length: How many characters from there are meant; at least one is marked.
        hint: How such a text reads when it is right.
    """

    def __init__(
        self, problem: str, *, text: str, position: int, length: int = 1, hint: str = ""
    ) -> None:
        self.problem = problem
        self.text = text
        self.position = position
        self.length = length
        self.hint = hint
        super().__init__(self._message())

    def _message(self) -> str:
        before = self.text[: self.position].rpartition("\n")[2]
        after = self.text[self.position :].partition("\n")[0]
        shown = _visible(before)[-_WINDOW:]
        marks = "^" * max(1, min(self.length, len(after), _WINDOW))
        lines = [
            self.problem,
            f"    {shown}{_visible(after)[:_WINDOW]}",
            f"    {' ' * len(shown)}{marks}",
        ]
        return "\n".join([*lines, self.hint] if self.hint else lines)


_WINDOW = 60  # characters shown on either side of a place in a long line


def _visible(text: str) -> str:
    """Return a text of the same length whose control characters cannot reach a terminal."""
    return "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text
    )


class EvidenceError(SyllogismError, ValueError):
    """Evidence that cannot even be written down, such as a sphere without a centre."""


class OptionError(SyllogismError, ValueError):
    """A choice or a number that an option does not take, or options that exclude each other."""


class OutputError(SyllogismError, OSError):
    """A place where results cannot be written."""


class WeightsError(SyllogismError, OSError):
    """Trained weights that are missing, damaged or made for another model."""


class CheckpointError(SyllogismError, OSError):
    """A checkpoint that is missing, damaged or of another training."""
