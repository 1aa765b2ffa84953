"""How often are the transformers of the package right, and for a sound reason?

Asks the default style about 100,000 fresh arguments of three to five terms, as the corpus writes
them, and the others about fewer; puts the scores on the cards of the weights. Answers are kept
under `out/scores`, so that an interrupted run goes on.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from results_file import write_result
from rich.console import Console

from syllogism.cli.progress import listening
from syllogism.reasoners.transformer.answers import Style
from syllogism.reasoners.transformer.scoring import score_weights
from syllogism.reasoners.transformer.weights import checksum, load_card, shipped, write_scores
from syllogism.study.terminal import part_table

SPLIT = "random"
SEED = 1
COUNTS = {Style.ANSWER: 20_000, Style.ANSWER_EXPLAIN: 100_000, Style.EXPLAIN_ANSWER: 20_000}
OUT = Path(__file__).parent.parent / "out" / "scores"


def main() -> None:
    """Score, print a table for each style and split, and write cards and one result file."""
    measured = []
    for style in Style:
        weights = shipped(style)
        out = OUT / f"{style}-{checksum(weights)[:12]}"
        with listening() as listener:
            found = score_weights(
                weights, out, split=SPLIT, seed=SEED, count=COUNTS[style], progress=listener
            )
        Console(width=80).print(str(style), part_table(found.scores))
        write_scores(weights, [score for score in found.scores if score.is_whole])
        measured.append(
            {
                "style": style.value,
                "parameters": load_card(weights).parameters,
                "scores": [score.to_record() for score in found.scores],
                "misses": [{"split": SPLIT, **asdict(one)} for one in found.misses],
            }
        )
    write_result("transformer", seeds=[SEED], measured={"styles": measured})


if __name__ == "__main__":
    main()
