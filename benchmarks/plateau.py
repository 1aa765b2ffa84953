"""Does a transformer get past what the three forms alone tell?

The transformers of the package learned from one corpus, with the same reading exercises and notes,
and differ in what they write. Every argument was new when it was shown, and half were valid; so the
share of verdicts guessed right while training is a score on arguments never seen, and always saying
INVALID earns about one half. Beside the curves stands the best that can be done by the reading, the
forms of the premises and the form of the conclusion alone, whatever the terms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from matplotlib.figure import Figure
from results_file import RESULTS, write_result
from rich.console import Console
from rich.table import Table

from syllogism.corpus.items import Item
from syllogism.corpus.splits import find_split
from syllogism.estimates import Estimate, proportion
from syllogism.evidence.judgements import Verdict
from syllogism.reasoners.transformer.answers import Style
from syllogism.reasoners.transformer.metrics import METRICS_FILE, Metrics, read_metrics
from syllogism.reasoners.transformer.plans import Plan
from syllogism.reasoners.transformer.weights import load_card, shipped
from syllogism.study.figures.theme import BLUE, FAINT, GREEN, ORANGE, SMALL, drawing, to_png

LAST = 1_000  # steps at the end whose verdicts are the score
COUNTED = 50_000  # arguments from which the best by forms alone is taken
AVERAGED = 25  # rows of a table in a point of its curve


def main() -> None:
    """Print one table, write one result file and one figure."""
    plans = {style.value: load_card(shipped(style)).plan for style in Style}
    tables = {style.value: read_metrics(shipped(style) / METRICS_FILE) for style in Style}
    (split,) = {plan.split for plan in plans.values()}
    (seed,) = {plan.seed for plan in plans.values()}
    ceiling = _best_by_forms(split, seed)
    scores = {name: _score(plan, tables[name]) for name, plan in plans.items()}
    shown = Table("training", "right", "95% interval", "of", title=__doc__.split("\n")[0])
    for name, score in {**scores, "best by forms alone": ceiling}.items():
        interval = f"{score.low:.3f} to {score.high:.3f}"
        shown.add_row(name, f"{score.value:.3f}", interval, f"{score.count:,}")
    Console(width=100).print(shown)
    measured = {
        "plans": {name: plan.to_record() for name, plan in plans.items()},
        "best_by_forms_alone": asdict(ceiling),
        "scores": {name: asdict(score) for name, score in scores.items()},
        "curves": {name: _curve(rows) for name, rows in tables.items()},
    }
    write_result("plateau", seeds=[seed], measured=measured)
    (RESULTS / "plateau.png").write_bytes(to_png(_draw(tables, ceiling.value)))


def _best_by_forms(split: str, seed: int) -> Estimate:
    """Return the share right of always saying what is likelier, given forms and reading."""
    counts: dict[tuple[object, ...], Counter[Verdict]] = {}
    for item in _counted(split, seed):
        forms = sorted(premise.form.value for premise in item.argument.premises)
        seen = (item.reading, *forms, item.argument.conclusion.form)
        counts.setdefault(seen, Counter())[item.verdict] += 1
    return proportion(sum(max(verdicts.values()) for verdicts in counts.values()), COUNTED)


def _counted(split: str, seed: int) -> Iterator[Item]:
    corpus = find_split(split, seed=seed).training
    return (corpus[index] for index in range(COUNTED))


def _score(plan: Plan, rows: Sequence[Metrics]) -> Estimate:
    """Return the share of verdicts right in the last steps."""
    shares = [row.right_verdicts or 0.0 for row in rows if row.step > plan.steps - LAST]
    verdicts = LAST * plan.batch
    return proportion(round(sum(shares) / len(shares) * verdicts), verdicts)


def _curve(rows: Sequence[Metrics]) -> dict[str, list[float]]:
    """Return the share of verdicts right, averaged over neighbouring rows."""
    answers = [row for row in rows if row.right_verdicts is not None]
    stretches = [answers[n : n + AVERAGED] for n in range(0, len(answers), AVERAGED)]
    return {
        "step": [stretch[-1].step for stretch in stretches],
        "right": [
            round(sum(row.right_verdicts or 0.0 for row in stretch) / len(stretch), 4)
            for stretch in stretches
        ],
    }


def _draw(tables: Mapping[str, Sequence[Metrics]], ceiling: float) -> Figure:
    with drawing(height=3.6) as figure:
        axes = figure.subplots()
        looks = ((ORANGE, "dashed"), (BLUE, "solid"), (GREEN, "dashdot"))
        for (name, rows), (colour, line) in zip(tables.items(), looks, strict=True):
            curve = _curve(rows)
            axes.plot(curve["step"], curve["right"], color=colour, linestyle=line, label=name)
        axes.axhline(ceiling, color=FAINT, linewidth=0.8)
        axes.annotate(
            "best by forms alone",
            (0, ceiling),
            (3, -3),
            textcoords="offset points",
            va="top",
            fontsize=SMALL,
        )
        axes.set_xlim(0, max(rows[-1].step for rows in tables.values()))
        axes.set_ylim(0.45, 1.02)
        axes.set_xlabel("steps, exercises included")
        axes.set_ylabel("share of verdicts right")
        axes.grid(color=FAINT, alpha=0.25)
        axes.legend(loc="lower right")
    return figure


if __name__ == "__main__":
    main()
