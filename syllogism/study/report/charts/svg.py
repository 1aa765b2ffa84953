"""Elements of SVG, with whatever they are given escaped."""

from __future__ import annotations

from markupsafe import Markup, escape

from syllogism.study.report.queries import Query

Attribute = str | float | None

DIGITS = 5  # of a number in an attribute: far below a pixel
LETTER = 0.62  # width of a letter in font sizes, on the safe side
FONT = 13.0  # pixels


def tag(name: str, *content: str, **attributes: Attribute) -> Markup:
    """Return an element; an attribute of None is left out, and `_` in a name stands for `-`.

    >>> tag("text", "a < b", x="5%", font_size=12.0)
    Markup('<text x="5%" font-size="12">a &lt; b</text>')
    """
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_written(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{shown}>{''.join(map(escape, content))}</{name}>")


def _written(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.{DIGITS}g}"


def percent(share: float) -> str:
    """Return a share as a length."""
    return f"{100 * share:.4g}%"


def number(text: str, query: Query | None, *, x: str, y: float, class_: str = "") -> Markup:
    """Return a number that leads to its records."""
    classes = f"figure {class_}".strip()
    if query is None:
        return tag("text", text, x=x, y=y, class_=classes)
    leads = {"data_query": query.asked, "data_command": query.command}
    return tag("text", text, x=x, y=y, class_=f"{classes} number", **leads)


def shortened(words: str, width: float) -> str:
    """Return words that are no wider than some pixels, the end left out if need be."""
    most = int(width / (FONT * LETTER))
    return words if len(words) <= most else f"{words[: most - 1]}\N{HORIZONTAL ELLIPSIS}"
