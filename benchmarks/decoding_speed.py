"""How long do the transformers take to answer 1,000 syllogisms, with their explanations?

Each style answers the same arguments of three terms twice: first with everything still to be
loaded and compiled, in a process of its own, then once more.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from time import perf_counter
from typing import Any

from results_file import write_result
from rich.console import Console
from rich.table import Table

from syllogism.corpus.corpora import Corpus
from syllogism.corpus.recipes import Recipe
from syllogism.reasoners.transformer.answers import Style

ARGUMENTS = 1_000
TERMS = 3
SEED = 1


def main() -> None:
    """Measure, print one table, write one result file."""
    rows = []
    for style in Style:
        with ProcessPoolExecutor(1, get_context("spawn")) as alone:
            rows.append(alone.submit(_answer, style).result())
    table = Table("writes", "first time, seconds", "once more", "tokens an answer")
    for row in rows:
        table.add_row(
            row["style"], f"{row['first']:.1f}", f"{row['again']:.1f}", f"{row['tokens']:.1f}"
        )
    Console(width=80).print(table)
    write_result(
        "decoding_speed",
        seeds=[SEED],
        measured={"arguments": ARGUMENTS, "terms": TERMS, "styles": rows},
    )


def _answer(style: Style) -> dict[str, Any]:
    """Return how long one style takes, in this process."""
    corpus = Corpus(Recipe(lengths=(TERMS,)), SEED)
    arguments = [corpus[index].argument for index in range(ARGUMENTS)]
    began = perf_counter()

    from syllogism.reasoners.transformer.decoding import write_answers
    from syllogism.reasoners.transformer.questions import ask_argument
    from syllogism.reasoners.transformer.reasoner import Transformer
    from syllogism.reasoners.transformer.weights import load_model, shipped

    transformer = Transformer(style=style)
    transformer.judge(arguments)
    loaded = perf_counter()
    judgements = transformer.judge(arguments)
    again = perf_counter() - loaded
    questions = [ask_argument(one.argument, one.reading) for one in judgements]
    answers = write_answers(load_model(shipped(style)), questions)
    return {
        "style": style.value,
        "first": loaded - began,
        "again": again,
        "tokens": sum(map(len, answers)) / ARGUMENTS,
    }


if __name__ == "__main__":
    main()
