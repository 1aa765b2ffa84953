"""Tables: everything that was counted, as CSV files for other programs."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from syllogism.files import replacing
from syllogism.study.report.facts import Facts
from syllogism.study.scores import write_scores

PARTS = ("mood", "form", "figure", "terms", "surface", "reading", "seed")


def write_tables(facts: Facts, directory: Path) -> None:
    """Write the scores of a run, one file a kind.

    scores.csv       one row a question and reasoner
    parts.csv        one row a part of a question: a mood, a form of conclusion, a figure, ...
    coherence.csv    one row a law and reasoner
    protocol.csv     one row a question and reasoner: the literature's protocol, and corrected
    rivalries.csv    one row a question, measure and two reasoners
    """
    import pandas as pd

    write_scores(facts.scores, directory / "scores.csv")
    write_scores([s for by in PARTS for s in facts.parts(by)], directory / "parts.csv")
    write_scores(facts.laws, directory / "coherence.csv")
    write_scores(facts.rivalries, directory / "rivalries.csv")
    flat = pd.json_normalize([asdict(score) for score in facts.protocol], sep="_")
    with replacing(directory / "protocol.csv") as partial:
        flat.to_csv(partial, index=False)
