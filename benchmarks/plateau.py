"""Does a transformer get past what the three forms alone tell?

The transformers of the package learned from one corpus, with the same reading exercises and notes,
and differ in what they write. Their scores on fresh arguments, of which half are valid, are those
on their cards; beside them stands the best that can be done by the reading, the forms of the
premises and the form of the conclusion alone, whatever the terms. The curves show the verdicts
guessed right while training, of arguments that were new when they were shown; who explains first
has been told the right explanation by then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from matplotlib.figure import Figure
from results_file import RESULTS, write_result
from rich.console import Console
from rich.table import Table

from syllogism.corpus.corpora import Corpus
from syllogism.corpus.items import Item
from syllogism.corpus.splits import find_split
from syllogism.estimates import Estimate, balanced_accuracy
from syllogism.evidence.judgements import Verdict
from syllogism.reasoners.transformer.answers import Style
from syllogism.reasoners.transformer.metrics import METRICS_FILE, Metrics, read_metrics
from syllogism.reasoners.transformer.weights import Card, load_card, shipped
from syllogism.study.figures.theme import BLUE, FAINT, GREEN, ORANGE, SMALL, drawing, to_png

COUNTED = 100_000  # arguments from which the best by forms alone is taken
TRIED, SEED = 20_000, 1  # and those on which it is tried, as on the cards
AVERAGED = 25  # rows of a table in a point of its curve
MARKED = (4_000, 6_000, 10_000, 20_000, 40_000, 90_000)  # steps

Forms = tuple[object, ...]


def main() -> None:
    """Print one table, write one result file and one figure."""
    cards = {style.value: load_card(shipped(style)) for style in Style}
    tables = {style.value: read_metrics(shipped(style) / METRICS_FILE) for style in Style}
    (split,) = {card.plan.split for card in cards.values()}
    (seed,) = {card.plan.seed for card in cards.values()}
    (begin,) = {card.plan.exercises for card in cards.values()}
    ceiling = _best_by_forms(split, seed)
    scores = {name: _score(card) for name, card in cards.items()}
    shown = Table("training", "right", "95% interval", "of", title=__doc__.split("\n")[0])
    for name, score in {**scores, "best by forms alone": ceiling}.items():
        interval = f"{score.low:.3f} to {score.high:.3f}"
        shown.add_row(name, f"{score.value:.3f}", interval, f"{score.count:,}")
    Console(width=100).print(shown)
    measured = {
        "plans": {name: card.plan.to_record() for name, card in cards.items()},
        "best_by_forms_alone": asdict(ceiling),
        "scores": {name: asdict(score) for name, score in scores.items()},
        "curves": {name: _curve(rows) for name, rows in tables.items()},
    }
    write_result("plateau", seeds=[SEED, seed], measured=measured)
    (RESULTS / "plateau.png").write_bytes(to_png(_draw(tables, ceiling.value, begin)))


def _best_by_forms(split: str, seed: int) -> Estimate:
    """Return the balanced accuracy of always saying what is likelier, given forms and reading.

    What is likelier is counted where the transformers learned, and tried where they are asked.
    """
    counts: dict[Forms, Counter[Verdict]] = {}
    for item in _first(find_split(split, seed=seed).training, COUNTED):
        counts.setdefault(_forms(item), Counter())[item.verdict] += 1
    right = Counter[Verdict]()
    asked = Counter[Verdict]()
    for item in _first(find_split(split, seed=SEED).tests["control"], TRIED):
        seen = counts.get(_forms(item), Counter())
        asked[item.verdict] += 1
        right[item.verdict] += seen[item.verdict] > seen.total() / 2
    estimate = balanced_accuracy(
        found=right[Verdict.VALID],
        valid=asked[Verdict.VALID],
        refuted=right[Verdict.INVALID],
        invalid=asked[Verdict.INVALID],
    )
    assert estimate is not None
    return estimate


def _forms(item: Item) -> Forms:
    """Return all that can be told of an item without looking at its terms."""
    premises = sorted(premise.form.value for premise in item.argument.premises)
    return item.reading, *premises, item.argument.conclusion.form.value


def _first(corpus: Corpus, count: int) -> Iterator[Item]:
    return (corpus[index] for index in range(count))


def _score(card: Card) -> Estimate:
    """Return the balanced accuracy on a card."""
    (score,) = (score for score in card.scores if score.split == card.plan.split)
    assert score.balanced_accuracy is not None
    return score.balanced_accuracy


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


def _draw(tables: Mapping[str, Sequence[Metrics]], ceiling: float, begin: int) -> Figure:
    """Return the curves from the end of the exercises on."""
    with drawing(height=3.6) as figure:
        axes = figure.subplots()
        looks = ((ORANGE, "dashed"), (BLUE, "solid"), (GREEN, "dashdot"))
        for (name, rows), (colour, line) in zip(tables.items(), looks, strict=True):
            curve = _curve(rows)
            label = f"{name} (told why)" if name == str(Style.EXPLAIN_ANSWER) else name
            axes.plot(curve["step"], curve["right"], color=colour, linestyle=line, label=label)
        axes.axhline(ceiling, color=FAINT, linewidth=0.8)
        axes.annotate(
            "best by forms alone",
            (1, ceiling),
            (-3, -3),
            xycoords=axes.get_yaxis_transform(),
            textcoords="offset points",
            ha="right",
            va="top",
            fontsize=SMALL,
        )
        axes.set_xscale("log")  # all that happens, happens soon
        axes.set_xlim(begin, max(rows[-1].step for rows in tables.values()))
        axes.set_xticks(MARKED, [f"{step:,}" for step in MARKED])
        axes.minorticks_off()
        axes.set_ylim(0.45, 1.02)
        axes.set_xlabel("steps, exercises included")
        axes.set_ylabel("share of verdicts right")
        axes.grid(color=FAINT, alpha=0.25)
        axes.legend(loc="lower right")
    return figure


if __name__ == "__main__":
    main()
