"""``moods``, ``explain`` and ``draw``: the 256 moods, one mood, and its picture."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter
from rich.table import Table
from rich.text import Text

from syllogism.cli.output import AsJson, Output, Reading, Seed, print_json, print_text
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
    drawn = [] if out is None else _draw(str(explanation.mood), out, reading)
    if as_json:
        print_json(explanation.to_record())
        return
    print_text(Text(str(explanation)))
    if drawn:
        print_text(*drawn)


def draw(
    text: str,
    /,
    *,
    out: Output,
    style: Literal["euler", "venn", "sphere3d", "hyperbolic"] | None = None,
    reading: Reading = "traditional",
    seed: Seed = 0,
) -> None:
    """Draw an argument: what refutes or proves it, or its Venn diagram.

    The euler style shows the circles that refute the argument, with individuals as dots; or the
    circles of its premises, beside what they rule out. The venn style shades what is empty and puts
    crosses where somebody is, for the premises and for the conclusion. The sphere3d style draws
    caps on a globe, where complements are caps again, and the hyperbolic style the Poincaré disc.

    Examples:
        syllogism draw AAA-2 -o aaa2.svg
        syllogism draw Darapti --style venn --import modern -o darapti.svg
        syllogism draw "No S are non-P. So all S are P." --style sphere3d -o globe.svg
        syllogism draw "No A are B. Some C are B. So some C are not A." -o festino.png

    Args:
        text: The argument, in English, in notation, or as a mood.
        out: The picture's file: SVG, PNG or PDF by its ending.
        style: euler, venn, sphere3d or hyperbolic; without it euler, or sphere3d where the argument
            speaks of complements.
        reading: Existential import: traditional (every term has an instance) or modern.
        seed: Another seed is another picture of the same answer.
    """
    print_text(*_draw(text, out, reading, style, seed))


def _draw(
    text: str, out: Path, reading: str, style: str | None = None, seed: int = 0
) -> list[Text]:
    """Draw, and return what there is to say of it."""
    from syllogism.pictures import draw as draw_argument

    picture = draw_argument(parse_argument(text), out, style=style, reading=reading, seed=seed)
    verdict = f"{picture.answer.verdict} under {reading} import: picture written to {out}"
    core = picture.answer.inconsistent_core
    told = [] if core is None else ["anything follows, since the premises contradict one another"]
    return [Text(verdict), *map(Text, [*told, *picture.warnings])]


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
