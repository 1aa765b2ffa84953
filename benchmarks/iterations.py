"""How many steps do the spheres take to come to rest, by mood and by number of terms?

Moods: the network of three balls, asked for the bare statements of each denial, counts its steps
until nothing moves. Terms: the network of any number of balls is looked at after 32, 64, 128, ...
steps, and decided at the first look that finds evidence. Every reading is with import.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import numpy as np
from matplotlib.figure import Figure
from results_file import RESULTS, write_result
from rich.console import Console
from rich.table import Table

from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS
from syllogism.language.propositions import Form, Proposition
from syllogism.logic.validity import is_valid
from syllogism.reasoners.spheres import network
from syllogism.reasoners.spheres.graphs.settling import rest
from syllogism.reasoners.spheres.weights import Demands, number
from syllogism.study.figures.theme import BLUE, ORANGE, drawing, to_png

SEED = 3
SIZES = (3, 4, 6, 8, 12, 16, 24, 32, 64)
SETS = 50  # of each size and kind
FORMS = tuple(Form)
BINS = np.arange(0, 52, 4)  # steps; the last mood rests before 52
QUANTILES = {"median": 0.5, "nine in ten": 0.9, "most": 1.0}


def main() -> None:
    """Count, print one table, write one result file and one figure."""
    moods = _moods()
    kinds: dict[str, Callable[[np.random.Generator, int], list[Proposition]]] = {
        "random sets": _random_set,
        "chains": _chain,
    }
    sizes = {kind: {terms: _steps(make, terms) for terms in SIZES} for kind, make in kinds.items()}
    table = Table("what", "count", *QUANTILES, title=__doc__.split("\n")[0])
    for name, steps in moods.items():
        table.add_row(f"{name} moods", str(len(steps)), *_shown(list(steps.values())))
    for kind, by_terms in sizes.items():
        for terms, taken in by_terms.items():
            table.add_row(f"{kind} of {terms} terms", str(len(taken)), *_shown(taken))
    Console(width=100).print(table)
    counted = {
        kind: {str(terms): dict(sorted(Counter(taken).items())) for terms, taken in each.items()}
        for kind, each in sizes.items()
    }
    write_result("iterations", seeds=[SEED], measured={"moods": moods, "terms": counted})
    (RESULTS / "iterations.png").write_bytes(to_png(_draw(moods, sizes)))


def _moods() -> dict[str, dict[str, int]]:
    """Return the steps of each mood, valid and invalid ones apart."""
    syllogisms = [mood.syllogism() for mood in MOODS]
    statements = number([syllogism.denial for syllogism in syllogisms]).statements
    demands = Demands.of(statements, reading=Import.TRADITIONAL)
    steps = network.rest(demands.thresholds, network.start(0)).steps.tolist()
    moods: dict[str, dict[str, int]] = {"valid": {}, "invalid": {}}
    for mood, syllogism, taken in zip(MOODS, syllogisms, steps, strict=True):
        verdict = "valid" if is_valid(syllogism, Import.TRADITIONAL) else "invalid"
        moods[verdict][str(mood)] = taken
    return moods


def _steps(make: Callable[[np.random.Generator, int], list[Proposition]], terms: int) -> list[int]:
    dice = np.random.default_rng((SEED, terms)).spawn(SETS)
    sets = [make(one, terms) for one in dice]
    return [each.steps for each in rest(sets, reading=Import.TRADITIONAL, seed=0)]


def _random_set(dice: np.random.Generator, terms: int) -> list[Proposition]:
    """Return statements that hang together, with half as many again between any two terms."""
    pairs = [(later, dice.integers(later)) for later in range(1, terms)]
    pairs += [dice.choice(terms, 2, replace=False) for _ in range(terms // 2)]
    return [_stated(dice, *pair) for pair in pairs]


def _chain(dice: np.random.Generator, terms: int) -> list[Proposition]:
    """Return statements that link their terms to a ring."""
    return [_stated(dice, term, (term + 1) % terms) for term in range(terms)]


def _stated(dice: np.random.Generator, x: int, y: int) -> Proposition:
    subject, predicate = dice.permutation([x, y])
    return Proposition(FORMS[dice.integers(len(FORMS))], f"t{subject}", f"t{predicate}")


def _shown(steps: list[int]) -> list[str]:
    return [f"{np.quantile(steps, share):.0f}" for share in QUANTILES.values()]


def _draw(moods: dict[str, dict[str, int]], sizes: dict[str, dict[int, list[int]]]) -> Figure:
    """Return the figure: how long the moods take, and how long sets of more terms do."""
    colours = {"valid": ORANGE, "invalid": BLUE, "random sets": BLUE, "chains": ORANGE}
    with drawing(height=3.6) as figure:
        left, right = figure.subplots(1, 2)
        left.set_title("the 256 moods")
        left.hist(
            [list(steps.values()) for steps in moods.values()],
            bins=BINS.tolist(),
            stacked=True,
            color=[colours[name] for name in moods],
            label=[f"{len(steps)} {name}" for name, steps in moods.items()],
        )
        left.set_xlabel("steps until nothing moves")
        left.set_ylabel("moods")
        left.legend(loc="upper left")
        right.set_title(f"more terms, {SETS} sets of each number")
        for kind, by_terms in sizes.items():
            most = [max(taken) for taken in by_terms.values()]
            mean = [float(np.mean(taken)) for taken in by_terms.values()]
            right.plot(SIZES, most, "--o", color=colours[kind], ms=4, label=f"{kind}, the most")
            right.plot(SIZES, mean, "-o", color=colours[kind], ms=4, label=f"{kind}, the mean")
        right.set_xscale("log", base=2)
        right.set_yscale("log", base=2)
        right.set_xticks(SIZES, map(str, SIZES))
        right.minorticks_off()
        right.yaxis.set_major_formatter("{x:.0f}")
        right.set_xlabel("terms")
        right.set_ylabel("steps until evidence is found")
        right.legend(loc="upper left")
    return figure


if __name__ == "__main__":
    main()
