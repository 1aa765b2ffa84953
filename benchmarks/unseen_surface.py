"""Does a transformer answer about terms that look like none it was trained on?

Trains one like those of the package, for fewer steps, on everything but long random symbols, and
asks it about the other surfaces and about those. Training and answers are kept under
`out/unseen-surface`, so that an interrupted run goes on.
"""

from __future__ import annotations

from pathlib import Path

from results_file import write_result
from rich.console import Console

from syllogism.cli.progress import listening
from syllogism.errors import OptionError
from syllogism.reasoners.transformer.batches import make_in_processes
from syllogism.reasoners.transformer.checkpoints import has_checkpoints
from syllogism.reasoners.transformer.plans import Plan
from syllogism.reasoners.transformer.scoring import score_weights
from syllogism.reasoners.transformer.training import CHECKPOINTS, train
from syllogism.reasoners.transformer.weights import CARD_FILE, load_card
from syllogism.study.terminal import part_table

PLAN = Plan(split="held-out surface long symbols", steps=26_000)
SEED = 1  # of the arguments asked
COUNT = 5_000  # of each test
OUT = Path(__file__).parent.parent / "out" / "unseen-surface"


def main() -> None:
    """Train, score, print one table, write one result file."""
    weights = OUT / "weights"
    if not (weights / CARD_FILE).is_file():
        resume = has_checkpoints(weights / CHECKPOINTS)
        with make_in_processes() as makers:
            train(PLAN, weights, resume=resume, makers=makers)
    if load_card(weights).plan != PLAN:
        raise OptionError(f"{weights} holds weights of another plan: remove {OUT}")
    with listening() as listener:
        found = score_weights(weights, OUT / "answers", seed=SEED, count=COUNT, progress=listener)
    Console(width=80).print(part_table(found.scores))
    scores = [score.to_record() for score in found.scores if score.surface is None]
    write_result(
        "unseen_surface", seeds=[SEED], measured={"plan": PLAN.to_record(), "scores": scores}
    )


if __name__ == "__main__":
    main()
