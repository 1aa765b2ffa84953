"""``moods``, ``explain`` and ``draw``: the 256 moods, one mood, and its picture."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter
from rich.table import Table
from rich.text import Text

from syllogism.cli.output import AsJson, Output, Reading, print_json, print_text
from syllogism.explanations import explain as explain_mood
from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS, Mood
from syllogism.language.reading import parse_argument
from syllogism.logic.validity import find_needed_existence, valid_moods


def moods(
    *, valid: Annotated[bool, Parameter(negative="")] = False, as_json: AsJson = False
) -> None:
    """List the 256 moods with their names and whether they are valid under each reading.

    Examples:
        syllogism moods --valid
        syllogism moods --json

    Args:
        valid: List only the moods that are valid under traditional import.
        as_json: Answer with one JSON object a line.
    """
    listed = valid_moods() if valid else MOODS
    rows = [_describe(mood) for mood in listed]
    if as_json:
        for row in rows:
            print_json(row)
        return
    table = Table("mood", "name", "traditional", "modern", "needs")
    for row in rows:
        cells = [row["mood"], row["name"] or "", row["traditional"], row["modern"]]
        needs = f"some {row['needed_existence']}" if row["needed_existence"] else ""
        table.add_row(*map(str, cells), needs)
    print_text(table)


def explain(
    mood: str,
    /,
    *,
    reading: Reading = "traditional",
    out: Output | None = None,
    as_json: AsJson = False,
) -> None:
    """Explain a mood: name, reduction and proof, or countermodel and fallacy, and a picture.

    Examples:
        syllogism explain Baroco
        syllogism explain AAA-2 -o aaa2.svg
        syllogism explain Darapti --import modern

    Args:
        mood: The mood, as AOO-2 or as Baroco.
        reading: Existential import: traditional (every term has an instance) or modern.
        out: Draw the sphere network's evidence to this file too: SVG, PNG or PDF.
        as_json: Answer with one JSON object.
    """
    explanation = explain_mood(mood, reading)
    drawn = None if out is None else _draw(str(explanation.mood), out, reading)
    if as_json:
        print_json(explanation.to_record())
        return
    print_text(Text(str(explanation)))
    if drawn is not None:
        print_text(drawn)


def draw(
    text: str,
    /,
    *,
    out: Output,
    reading: Reading = "traditional",
    geometry: Literal["euclidean", "hyperbolic", "spherical"] = "euclidean",
) -> None:
    """Draw the configuration that refutes an argument, or the contradiction that proves it.

    Examples:
        syllogism draw AAA-2 -o aaa2.svg
        syllogism draw AAA-2 --geometry hyperbolic -o disc.svg
        syllogism draw "No A are B. Some C are B. So some C are not A." -o festino.png

    Args:
        text: The argument, in English, in notation, or as a mood.
        out: The picture's file: SVG, PNG or PDF by its ending.
        reading: Existential import: traditional (every term has an instance) or modern.
        geometry: Where the circles lie: in the plane, the Poincaré disc, or on a sphere.
    """
    print_text(_draw(text, out, reading, geometry))


def _draw(text: str, out: Path, reading: str, geometry: str = "euclidean") -> Text:
    """Draw, and return what there is to say of it."""
    from syllogism.pictures import draw as draw_argument

    answer = draw_argument(parse_argument(text), out, reading=reading, geometry=geometry)
    return Text(f"{answer.verdict} under {reading} import: picture written to {out}")


def _describe(mood: Mood) -> dict[str, Any]:
    return {
        "mood": str(mood),
        "name": mood.name,
        "figure": mood.figure,
        **{
            reading.value: "valid" if mood in valid_moods(reading) else "invalid"
            for reading in Import
        },
        "needed_existence": find_needed_existence(mood),
        "syllogism": str(mood.syllogism()),
    }
