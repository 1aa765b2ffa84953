"""How often are the transformers of the package right, and for a sound reason?

Asks the default style about 100,000 fresh arguments of three to five terms, as the corpus writes
them, and the others about fewer; longer ones are asked in `comparing`. Puts the scores on the cards
of the weights. Answers are kept under `out/scores`, so that an interrupted run goes on.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from results_file import write_result
from rich.console import Console

from syllogism.cli.progress import listening
from syllogism.reasoners.transformer.answers import Style
from syllogism.reasoners.transformer.scores import PartScore
from syllogism.reasoners.transformer.scoring import score_weights
from syllogism.reasoners.transformer.weights import checksum, load_card, shipped, write_scores
from syllogism.study.terminal import part_table

SEED = 1
COUNTS = {  # of each test of a split
    Style.ANSWER: {"random": 20_000},
    Style.ANSWER_EXPLAIN: {"random": 100_000},
    Style.EXPLAIN_ANSWER: {"random": 20_000},
}
OUT = Path(__file__).parent.parent / "out" / "scores"


def main() -> None:
    """Score, print a table for each style and split, and write cards and one result file."""
    measured = []
    for style, counts in COUNTS.items():
        weights = shipped(style)
        scores: list[PartScore] = []
        misses = []
        for split, count in counts.items():
            out = OUT / f"{style}-{checksum(weights)[:12]}" / split.replace(" ", "-")
            with listening() as listener:
                found = score_weights(
                    weights, out, split=split, seed=SEED, count=count, progress=listener
                )
            Console(width=80).print(f"{style}: {split}", part_table(found.scores))
            scores += found.scores
            misses += [{"split": split, **asdict(one)} for one in found.misses]
        write_scores(weights, [score for score in scores if score.is_whole])
        measured.append(
            {
                "style": style.value,
                "parameters": load_card(weights).parameters,
                "scores": [score.to_record() for score in scores],
                "misses": misses,
            }
        )
    write_result("transformer", seeds=[SEED], measured={"styles": measured})


if __name__ == "__main__":
    main()
