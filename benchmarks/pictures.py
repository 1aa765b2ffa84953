"""How long does a picture take, in every style, and can every picture be drawn?

Twenty-one arguments of every kind are drawn in every style: moods, valid and invalid, under both
readings, chains of five and eight terms, arguments about complements, premises that contradict one
another. The pictures stay in out/pictures, to be looked at; those of the README are drawn again.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from results_file import RESULTS, write_result
from rich.console import Console
from rich.table import Table

from syllogism import draw, draw_moods, watch
from syllogism.errors import SyllogismError
from syllogism.language.arguments import Import
from syllogism.pictures import Style

OUT = Path("out/pictures")
ROUNDS = 3  # commands of each kind; the least counts
MODERN = {"Darapti", "Felapton"}  # drawn in the modern reading; all others in the traditional
ARGUMENTS = {
    "AAA-2": "AAA-2",
    "AAO-4": "AAO-4",
    "OOO-3": "OOO-3",
    "EEE-1": "EEE-1",
    "III-4": "III-4",
    "Barbara": "Barbara",
    "Festino": "Festino",
    "Bramantip": "Bramantip",
    "Darapti": "Darapti",
    "Felapton": "Felapton",
    "words": "All violinists are musicians. Some people who sing are musicians. So some people "
    "who sing are violinists.",
    "square": "All poets are dreamers. No bankers are dreamers. Some bankers are cooks. So some "
    "poets are cooks.",
    "five": "A(a,b) A(b,c) E(c,d) A(e,d) |- E(a,e)",
    "five, turned": "A(a,b) A(c,b) E(c,d) I(d,e) |- O(e,a)",
    "eight": "A(a,b) A(b,c) A(c,d) A(d,e) A(e,f) E(f,g) A(h,g) |- E(a,h)",
    "eight, mixed": "I(a,b) E(b,c) A(d,c) O(d,e) I(e,f) A(f,g) E(g,h) |- I(a,h)",
    "either or": "Everything is A or B. No X are A. So all X are B.",
    "neither": "No A are B. All C are A. So something is neither B nor C.",
    "complement": "Everything is S or P. All S are M. So all M are non-P.",
    "contraposition": 'All ravens are black birds. So all non-"black birds" are non-ravens.',
    "contradiction": "All a are b. No b are c. Some c are a. Some d are c. So some b are d.",
}


def main() -> None:
    """Draw, measure, print one table and write one result file."""
    OUT.mkdir(parents=True, exist_ok=True)
    table = Table("style", "drawn", "median, s", "most, s", title=__doc__.split("\n")[0])
    measured: dict[str, object] = {}
    for style in Style:
        draw("AAA-2", OUT / "warm.png", style=style)
        seconds, refused = [], {}
        for name, argument in ARGUMENTS.items():
            reading = Import.MODERN if name in MODERN else Import.TRADITIONAL
            begun = perf_counter()
            try:
                draw(argument, OUT / f"{name} {style.value}.png", style=style, reading=reading)
            except SyllogismError as problem:
                refused[name] = str(problem)
            else:
                seconds.append(perf_counter() - begun)
        row = {"drawn": len(seconds), "median": median(seconds), "most": max(seconds)}
        measured[style.value] = {**row, "refused": refused}
        table.add_row(style.value, str(row["drawn"]), f"{row['median']:.2f}", f"{row['most']:.2f}")
    begun = perf_counter()
    draw_moods(OUT / "moods.png")
    measured["moods"] = perf_counter() - begun
    measured["command"] = {
        name: min(_command(ARGUMENTS[name]) for _ in range(ROUNDS))
        for name in ("AAA-2", "Barbara", "eight, mixed")
    }
    (RESULTS / "pictures").mkdir(exist_ok=True)
    draw("AAA-2", RESULTS / "pictures" / "aaa2.png")
    watch("AAA-2", RESULTS / "pictures" / "path.png")
    Console(width=100).print(table, measured["moods"], measured["command"])
    write_result("pictures", seeds=[0], measured=measured)


def _command(argument: str) -> float:
    """Return how long the command takes, a new process included."""
    begun = perf_counter()
    command = [sys.executable, "-m", "syllogism", "draw", argument, "-o", str(OUT / "command.svg")]
    subprocess.run(command, check=True, capture_output=True)
    return perf_counter() - begun


if __name__ == "__main__":
    main()
