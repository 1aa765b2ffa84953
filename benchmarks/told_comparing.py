"""What the README tells of the comparison: blocks made of its result file."""

from __future__ import annotations

from typing import Any

from cells import hits, share, table
from results_file import read_result

from syllogism.study.wording import listed


def tell_scores() -> str:
    """Return how everybody fared on every mood."""
    result = read_result("comparing")
    heads = (
        "reasoner",
        "accuracy",
        "balanced accuracy",
        "valid moods found",
        "explained soundly",
        "right for the wrong reason",
    )
    scores = _of_question(result, "moods")
    rows = [
        (
            score["reasoner"],
            *(share(score[name]) for name in ("accuracy", "balanced_accuracy")),
            hits(score["moods_found"]),
            *(share(score[name]) for name in ("sound", "right_for_the_wrong_reason")),
        )
        for score in scores
    ]
    count, seeds = scores[0]["accuracy"]["count"], listed(result["seeds"])
    note = (
        f"{count:,} arguments, every mood equally often, about terms that no training has shown; "
        f"traditional import; seeds {seeds}, pooled, with 95% intervals that are widened where "
        "seeds differ. *Right for the wrong reason* is a share of the right verdicts, and no "
        "reason counts as a wrong one."
    )
    return f"{_lesson(scores)}{table(heads, rows)}\n\n{note}"


def tell_lengths() -> str:
    """Return how everybody fared on longer arguments."""
    result = read_result("comparing")
    heads = ("reasoner", "balanced accuracy", "explained soundly", "right for the wrong reason")
    scores = _of_question(result, "lengths")
    names = ("balanced_accuracy", "sound", "right_for_the_wrong_reason")
    rows = [(score["reasoner"], *(share(score[name]) for name in names)) for score in scores]
    note = (
        f"{scores[0]['accuracy']['count']:,} arguments of 3, 4, 5, 6, 8 and 10 terms, half of them "
        f"valid, in both readings and all surfaces; seeds {listed(result['seeds'])}."
    )
    return f"{table(heads, rows)}\n\n{note}\n\n{_by_terms(result)}"


def _by_terms(result: dict[str, Any]) -> str:
    """Return how often those who explain are right, and soundly so, by the number of terms."""
    scores = [
        score
        for score in result["measured"]["by_terms"]
        if "transformer" in score["reasoner"] and score["explained"]["value"]
    ]
    parts = list(dict.fromkeys(score["part"] for score in scores))
    rows = [
        (
            f"{reasoner}: {told}",
            *(share(score[name]) for score in scores if score["reasoner"] == reasoner),
        )
        for reasoner in dict.fromkeys(score["reasoner"] for score in scores)
        for name, told in (("accuracy", "right"), ("sound", "explained soundly"))
    ]
    return table(("", *(f"{part} terms" for part in parts)), rows)


def tell_coherence() -> str:
    """Return who broke which law of logic."""
    result = read_result("comparing")
    many = read_result("coherence")
    laws = result["measured"]["laws"]
    reasoners = list(dict.fromkeys(score["reasoner"] for score in laws))
    rows = []
    for law in dict.fromkeys(score["law"] for score in laws):
        cells = [
            f"{round(score['broken']['value'] * score['pairs'])}"
            + (f" ({score['open']} open)" if score["open"] else "")
            for score in laws
            if score["law"] == law
        ]
        rows.append((law, *cells))
    broken = ", ".join(f"{count} by {name}" for name, count in many["measured"]["broken"].items())
    note = (
        f"Broken instances of {laws[0]['pairs']:,} of each law, seeds {listed(result['seeds'])}; "
        "*open*: a verdict was UNDECIDED, as of the transformers on complements. Where none is "
        f"broken, the 95% interval ends at {min(s['broken']['high'] for s in laws):.3f}. Over "
        f"{many['measured']['instances']:,} instances (seed {listed(many['seeds'])}): {broken}."
    )
    return f"{table(('law', *reasoners), rows)}\n\n{note}"


def tell_protocol() -> str:
    """Return what the literature's protocol makes of everybody."""
    result = read_result("comparing")
    heads = ("reasoner", "ratio, as published", "irrationality", "corrected ratio", "audit: sound")
    scores = [one for one in result["measured"]["protocol"] if one["question"] == "moods"]
    rows = [
        (
            score["reasoner"],
            share(score["published"]["ratio"]),
            share(score["published"]["irrationality"]),
            share(score["corrected"]["ratio"]),
            share(score["sound"]),
        )
        for score in scores
    ]
    (symbolic,) = (score for score in scores if score["reasoner"] == "symbolic")
    note = (
        f"{symbolic['count']:,} tasks. As published, {share(symbolic['base_rate'])} of them have "
        f"one and the same answer; of the symbolic reasoner, all of whose explanations hold, "
        f"{symbolic['bare_refusals']} bare answers that nothing can be drawn count as explained, "
        f"and {symbolic['refused_containments']} right pictures are refused, because in *some x "
        "are not y* the one contains the other."
    )
    return f"{table(heads, rows)}\n\n{note}"


def _of_question(result: dict[str, Any], question: str) -> list[dict[str, Any]]:
    return [score for score in result["measured"]["scores"] if score["question"] == question]


def _lesson(scores: list[dict[str, Any]]) -> str:
    """Return what a transformer teaches that is right more often than its reasons hold."""
    explaining = [s for s in scores if s["reasoner"] == "transformer (answer-explain)"]
    (score,) = explaining or (None,)
    if score is None or score["right_for_the_wrong_reason"]["value"] == 0:
        return ""
    right = score["right_for_the_wrong_reason"]["count"]
    wrong = round(score["right_for_the_wrong_reason"]["value"] * right)
    return (
        f"Of {score['accuracy']['count']:,} arguments the transformer that answers and then "
        f"explains judges {right:,} right, and {wrong:,} of its reasons for them "
        f"{'does' if wrong == 1 else 'do'} not hold.\n\n"
    )
