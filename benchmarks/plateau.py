"""What takes a small transformer past what the three forms alone tell?

Three trainings of one size and seed learn to write the verdict on arguments of three terms, in as
many steps. One begins with verdicts; one first does reading exercises, which say nothing of
validity; one is asked for notes beside the question as well. Every argument is new when it is
shown, and half of them are valid; so a share of verdicts guessed right is a score on arguments
never seen, and always saying INVALID earns about one half. Beside the curves stands the best that
can be done by reading and forms alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from matplotlib.figure import Figure
from results_file import RESULTS, write_result
from rich.console import Console
from rich.table import Table

from syllogism.corpus.items import Item
from syllogism.corpus.splits import find_split
from syllogism.evidence.judgements import Verdict
from syllogism.reasoners.transformer.answers import Style
from syllogism.reasoners.transformer.metrics import Metrics
from syllogism.reasoners.transformer.plans import Plan
from syllogism.reasoners.transformer.training import train
from syllogism.study.figures.theme import ORANGE, SMALL, Theme, drawing, to_png
from syllogism.study.scores import Estimate, proportion

SPLIT = "belief"  # three terms, in all phrasings, of words and made-up words
STEPS = 5_000
TRAININGS = {  # the steps that are exercises, and whether there are notes
    "verdicts only": (0, False),
    "exercises first": (1_500, False),
    "exercises first, then notes too": (1_500, True),
}
SEED = 0
LAST = 500  # steps at the end whose verdicts are the score
COUNTED = 20_000  # arguments from which the best by forms alone is taken
AVERAGED = 10  # rows of a table in a point of its curve


def main() -> None:
    """Train three times, print one table, write one result file and one figure."""
    ceiling = _best_by_forms()
    plans = {
        name: Plan("small", Style.ANSWER, SPLIT, SEED, STEPS, exercises, notes)
        for name, (exercises, notes) in TRAININGS.items()
    }
    tables = {name: _train(plan) for name, plan in plans.items()}
    scores = {name: _score(plan, tables[name]) for name, plan in plans.items()}
    shown = Table("training", "right", "95% interval", "of", title=__doc__.split("\n")[0])
    for name, score in {**scores, "best by forms alone": ceiling}.items():
        interval = f"{score.low:.3f} to {score.high:.3f}"
        shown.add_row(name, f"{score.value:.3f}", interval, f"{score.count:,}")
    Console(width=100).print(shown)
    measured = {
        "plans": {name: plan.to_record() for name, plan in plans.items()},
        "best_by_forms_alone": asdict(ceiling),
        "always_invalid": asdict(_always_invalid()),
        "scores": {name: asdict(score) for name, score in scores.items()},
        "cpu_seconds": {name: rows[-1].cpu_seconds for name, rows in tables.items()},
        "curves": {name: _curve(rows) for name, rows in tables.items()},
    }
    write_result("plateau", seeds=[SEED], measured=measured)
    (RESULTS / "plateau.png").write_bytes(to_png(_draw(tables, ceiling.value, Theme.LIGHT)))


def _best_by_forms() -> Estimate:
    """Return the share right of always saying what is likelier, given forms and reading."""
    counts: dict[tuple[object, ...], Counter[Verdict]] = {}
    for item in _counted():
        forms = sorted(premise.form.value for premise in item.argument.premises)
        seen = (item.reading, *forms, item.argument.conclusion.form)
        counts.setdefault(seen, Counter())[item.verdict] += 1
    return proportion(sum(max(verdicts.values()) for verdicts in counts.values()), COUNTED)


def _always_invalid() -> Estimate:
    return proportion(sum(item.verdict is Verdict.INVALID for item in _counted()), COUNTED)


def _counted() -> Iterator[Item]:
    corpus = find_split(SPLIT, seed=SEED).training
    return (corpus[index] for index in range(COUNTED))


def _train(plan: Plan) -> list[Metrics]:
    """Return the table of a training."""
    rows: list[Metrics] = []
    with TemporaryDirectory() as out:
        train(plan, Path(out), listen=rows.append)
    return rows


def _score(plan: Plan, rows: Sequence[Metrics]) -> Estimate:
    """Return the share of verdicts right in the last steps."""
    shares = [row.right_verdicts or 0.0 for row in rows if row.step > plan.steps - LAST]
    verdicts = LAST * plan.batch
    return proportion(round(sum(shares) / len(shares) * verdicts), verdicts)


def _curve(rows: Sequence[Metrics]) -> dict[str, list[float]]:
    """Return the share of verdicts right, averaged over stretches of a hundred steps."""
    answers = [row for row in rows if row.right_verdicts is not None]
    stretches = [answers[n : n + AVERAGED] for n in range(0, len(answers), AVERAGED)]
    return {
        "step": [stretch[-1].step for stretch in stretches],
        "right": [
            round(sum(row.right_verdicts or 0.0 for row in stretch) / len(stretch), 4)
            for stretch in stretches
        ],
    }


def _draw(tables: Mapping[str, Sequence[Metrics]], ceiling: float, theme: Theme) -> Figure:
    with drawing(theme, height=3.6) as figure:
        axes = figure.subplots()
        looks = ((theme.faint, "dotted"), (ORANGE, "dashed"), (theme.blue, "solid"))
        for (name, rows), (colour, line) in zip(tables.items(), looks, strict=True):
            curve = _curve(rows)
            axes.plot(curve["step"], curve["right"], color=colour, linestyle=line, label=name)
        axes.axhline(ceiling, color=theme.faint, linewidth=0.8)
        axes.annotate(
            "best by forms alone",
            (0, ceiling),
            (3, 3),
            textcoords="offset points",
            fontsize=SMALL,
        )
        axes.set_xlim(0, STEPS)
        axes.set_ylim(0, 1.02)
        axes.set_xlabel("steps, exercises included")
        axes.set_ylabel("share of verdicts right")
        axes.grid(color=theme.faint, alpha=0.25)
        axes.legend(loc="lower right")
    return figure


if __name__ == "__main__":
    main()
