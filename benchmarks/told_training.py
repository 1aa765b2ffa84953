"""What the README tells of the transformers: blocks made of their result files."""

from __future__ import annotations

from collections import Counter
from typing import Any

from cells import estimate, table
from results_file import read_result

from syllogism.study.wording import listed

SHOWN = 6  # moods and lengths with wrong verdicts, of each style; the result file has all


def tell_transformers() -> str:
    """Return the scores of the transformers on fresh arguments, and what they missed."""
    result = read_result("transformer")
    heads = ("writes", "terms", "arguments", "balanced accuracy", "explained soundly")
    rows, sentences = [], []
    for measured in result["measured"]["styles"]:
        style = measured["style"]
        for score in measured["scores"]:
            if score["terms"] is not None or score["surface"] is not None:
                continue
            if (score["split"], score["test"]) == ("random", "control"):
                terms = "3 to 5"
            elif score["test"] != "control":
                terms = score["test"].removesuffix(" terms")
            else:  # the same recipe once more
                continue
            accuracy = estimate(score["balanced_accuracy"])
            sound = "gives no reason" if style == "answer" else estimate(score["sound"])
            rows.append((style, terms, f"{score['sound']['count']:,}", accuracy, sound))
        sentences.append(_missed(measured))
    (seed,) = result["seeds"]
    parameters = {measured["parameters"] for measured in result["measured"]["styles"]}
    sizes = " or ".join(f"{count:,}" for count in sorted(parameters))
    note = (
        "As the corpus writes them, in all surfaces and phrasings and both readings; half are "
        "valid, and none can have been learned. Trained were 3 to 5 terms. "
        f"{sizes} parameters each; seed {seed}; 95% intervals. Saying the same every time has "
        f"balanced accuracy 0.5. Of the arguments of 3 to 5 terms {'; '.join(sentences)}."
    )
    return f"{table(heads, rows)}\n\n{note}"


def _missed(measured: dict[str, Any]) -> str:
    """Return how many verdicts on the learned lengths were wrong, and where most of them."""
    missed: Counter[str] = Counter()
    for one in measured["misses"]:
        if one["split"] == "random":
            missed[one["mood"] or f"of {one['terms']} terms"] += one["missed"]
    most = [f"{count:,} {kind}" for kind, count in missed.most_common(SHOWN)]
    rest = ["other moods"] if len(missed) > SHOWN else []
    where = f" ({', '.join([*most, *rest])})" if missed else ""
    return f"*{measured['style']}* misjudges {missed.total():,}{where}"


def tell_unseen() -> str:
    """Return how a transformer fared with terms that look like none it has seen."""
    result = read_result("unseen_surface")
    plan = result["measured"]["plan"]
    asked = {s["test"]: s for s in result["measured"]["scores"] if s["terms"] is None}
    heads = ("asked about terms that look", "arguments", "balanced accuracy", "explained soundly")
    rows = [
        (
            look,
            f"{asked[test]['sound']['count']:,}",
            estimate(asked[test]["balanced_accuracy"]),
            estimate(asked[test]["sound"]),
        )
        for look, test in (("as in training", "control"), ("like none of them", "held out"))
    ]
    note = (
        f"The same size and style, trained for {plan['steps']:,} steps on the split "
        f"*{plan['split']}*; seed {listed(result['seeds'])}."
    )
    return f"{table(heads, rows)}\n\n{note}"


def tell_plateau() -> str:
    """Return who got past what the forms alone tell."""
    result = read_result("plateau")
    measured = result["measured"]
    scores = {**measured["scores"], "best by forms alone": measured["best_by_forms_alone"]}
    heads = ("writes", "balanced accuracy", "arguments", "steps, exercises included")
    steps = {name: f"{plan['steps']:,}" for name, plan in measured["plans"].items()}
    rows = [
        (name, estimate(score), f"{score['count']:,}", steps.get(name, ""))
        for name, score in scores.items()
    ]
    note = (
        "Fresh arguments of 3 to 5 terms, half of them valid. In the curves, whose arguments were "
        "new as well, *explain-answer* has been told the right explanation before its verdict."
    )
    return f"{table(heads, rows)}\n\n{note}"


def tell_training_speed() -> str:
    """Return how fast training and answering are."""
    trained, written = read_result("training_speed"), read_result("decoding_speed")
    heads = ("size", "parameters", "tokens a second", "the same in PyTorch", "ratio")
    rows = [
        (
            row["size"],
            f"{row['parameters']:,}",
            f"{row['jax']['tokens_per_second']:,.0f}",
            f"{row['torch']['tokens_per_second']:,.0f}",
            f"{row['ratio']:.2f} ({row['ratio_low']:.2f} to {row['ratio_high']:.2f})",
        )
        for row in trained["measured"]["sizes"]
    ]
    styles = written["measured"]["styles"]
    answered = "; ".join(
        f"*{row['style']}* {row['again']:.1f} seconds ({row['first']:.1f} the first time)"
        for row in styles
    )
    note = (
        f"Medians of turns of {trained['measured']['steps']} steps, by turns in one run on "
        f"{trained['machine']['cores']} cores, lowest and highest ratio in brackets. To answer "
        f"{written['measured']['arguments']:,} syllogisms with all their explanations takes "
        f"{answered}, all that is loaded and compiled included."
    )
    return f"{table(heads, rows)}\n\n{note}"
