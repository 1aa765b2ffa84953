"""Which numbers does the README show? Those of the committed results; this writes them there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from results_file import read_result

from syllogism.study.wording import listed

SHOWN = 6  # moods and lengths with wrong verdicts, of each style; the result file has all
README = Path(__file__).parent.parent / "README.md"


def main() -> None:
    """Write the tables of the results into the README."""
    README.write_text(updated(README.read_text(encoding="utf-8")), encoding="utf-8")


def updated(readme: str) -> str:
    """Return a README with the tables that the committed results ask for."""
    blocks = {
        "cross-check": _cross_check(),
        "scores": _scores(),
        "lengths": _lengths(),
        "coherence": _coherence(),
        "protocol": _protocol(),
        "transformer": _transformer(),
        "unseen": _unseen(),
        "plateau": _plateau(),
        "training-speed": _training_speed(),
        "timings": _timings(),
        "triangles": _triangles(),
        "chains": _chains(),
        "descent": _descent(),
    }
    for name, table in blocks.items():
        block = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        readme = block.sub(lambda found, text=table: f"{found[1]}{text}\n{found[2]}", readme)
    return readme


def _cross_check() -> str:
    result = read_result("cross_check")
    heads = ("suite", "arguments", "valid", "disagreements", "undecided", "evidence not sound")
    fields = ("arguments", "valid", "disagreements", "undecided", "unsound")
    rows = [
        (suite, *(f"{tally[field]:,}" for field in fields))
        for suite, tally in result["measured"].items()
    ]
    (seed,) = result["seeds"]
    note = f"Half of each suite in the traditional reading, half in the modern one; seed {seed}."
    return f"{_table(heads, rows)}\n\n{note}"


def _scores() -> str:
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
            *(_share(score[name]) for name in ("accuracy", "balanced_accuracy")),
            _hits(score["moods_found"]),
            *(_share(score[name]) for name in ("sound", "right_for_the_wrong_reason")),
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
    return f"{_lesson(scores)}{_table(heads, rows)}\n\n{note}"


def _lengths() -> str:
    result = read_result("comparing")
    heads = ("reasoner", "balanced accuracy", "explained soundly", "right for the wrong reason")
    scores = _of_question(result, "lengths")
    names = ("balanced_accuracy", "sound", "right_for_the_wrong_reason")
    rows = [(score["reasoner"], *(_share(score[name]) for name in names)) for score in scores]
    note = (
        f"{scores[0]['accuracy']['count']:,} arguments of 3, 4, 5, 6, 8 and 10 terms, half of them "
        f"valid, in both readings and all surfaces; seeds {listed(result['seeds'])}."
    )
    return f"{_table(heads, rows)}\n\n{note}"


def _coherence() -> str:
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
    return f"{_table(('law', *reasoners), rows)}\n\n{note}"


def _protocol() -> str:
    result = read_result("comparing")
    heads = ("reasoner", "ratio, as published", "irrationality", "corrected ratio", "audit: sound")
    scores = [one for one in result["measured"]["protocol"] if one["question"] == "moods"]
    rows = [
        (
            score["reasoner"],
            _share(score["published"]["ratio"]),
            _share(score["published"]["irrationality"]),
            _share(score["corrected"]["ratio"]),
            _share(score["sound"]),
        )
        for score in scores
    ]
    (symbolic,) = (score for score in scores if score["reasoner"] == "symbolic")
    note = (
        f"{symbolic['count']:,} tasks. As published, {_share(symbolic['base_rate'])} of them have "
        f"one and the same answer; of the symbolic reasoner, all of whose explanations hold, "
        f"{symbolic['bare_refusals']} bare answers that nothing can be drawn count as explained, "
        f"and {symbolic['refused_containments']} right pictures are refused, because in *some x "
        "are not y* the one contains the other."
    )
    return f"{_table(heads, rows)}\n\n{note}"


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
        f"explains judges {right:,} right, and {wrong:,} of its reasons for them do not hold.\n\n"
    )


def _hits(estimate: dict[str, float]) -> str:
    return f"{round(estimate['value'] * estimate['count'])} of {estimate['count']}"


def _share(estimate: dict[str, float]) -> str:
    return f"{estimate['value']:.3f} ({estimate['low']:.3f} to {estimate['high']:.3f})"


def _transformer() -> str:
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
            accuracy = _estimate(score["balanced_accuracy"])
            sound = "gives no reason" if style == "answer" else _estimate(score["sound"])
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
    return f"{_table(heads, rows)}\n\n{note}"


def _estimate(estimate: dict[str, float]) -> str:
    return f"{estimate['value']:.4f} ({estimate['low']:.4f} to {estimate['high']:.4f})"


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


def _unseen() -> str:
    result = read_result("unseen_surface")
    plan = result["measured"]["plan"]
    asked = {s["test"]: s for s in result["measured"]["scores"] if s["terms"] is None}
    heads = ("asked about terms that look", "arguments", "balanced accuracy", "explained soundly")
    rows = [
        (
            look,
            f"{asked[test]['sound']['count']:,}",
            _estimate(asked[test]["balanced_accuracy"]),
            _estimate(asked[test]["sound"]),
        )
        for look, test in (("as in training", "control"), ("like none of them", "held out"))
    ]
    note = (
        f"The same size and style, trained for {plan['steps']:,} steps on the split "
        f"*{plan['split']}*; seed {listed(result['seeds'])}."
    )
    return f"{_table(heads, rows)}\n\n{note}"


def _plateau() -> str:
    result = read_result("plateau")
    measured = result["measured"]
    scores = {**measured["scores"], "best by forms alone": measured["best_by_forms_alone"]}
    heads = ("writes", "balanced accuracy", "arguments", "steps, exercises included")
    steps = {name: f"{plan['steps']:,}" for name, plan in measured["plans"].items()}
    rows = [
        (name, _estimate(score), f"{score['count']:,}", steps.get(name, ""))
        for name, score in scores.items()
    ]
    note = (
        "Fresh arguments of 3 to 5 terms, half of them valid. In the curves, whose arguments were "
        "new as well, *explain-answer* has been told the right explanation before its verdict."
    )
    return f"{_table(heads, rows)}\n\n{note}"


def _training_speed() -> str:
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
    return f"{_table(heads, rows)}\n\n{note}"


def _timings() -> str:
    result = read_result("deciding_moods")
    seconds = result["measured"]["seconds"]
    fastest = min(seconds.values())
    rows = [
        (way, f"{least * 1e3:.2f}", f"{least / 256 * 1e6:.2f}", f"{least / fastest:,.0f}")
        for way, least in seconds.items()
    ]
    heads = ("all 256 moods", "milliseconds", "microseconds each", "ratio")
    note = (
        f"Least of {result['measured']['rounds']} rounds in one run, after compilation, on "
        f"{result['machine']['cores']} cores; only the ratios carry over to another machine."
    )
    return f"{_table(heads, rows)}\n\n{note}"


def _triangles() -> str:
    result = read_result("triangles")
    measured = result["measured"]
    heads = (
        "arguments, drawn at random",
        "in a batch of",
        "decided a second",
        "core microseconds each",
        "SAT solver, likewise",
    )
    rows = [
        (
            row["kind"],
            f"{row['batch']:,}",
            f"{row['batch'] / row['seconds']:,.0f}",
            f"{row['core_seconds'] / row['batch'] * 1e6:.1f}",
            f"{row['sat_each'] * 1e6:.1f}",
        )
        for row in measured["batches"]
    ]
    note = (
        f"Least of up to {measured['rounds']} rounds in one run on {result['machine']['cores']} "
        f"cores ({measured['device']}), from arrays, {measured['peak_bytes'] / 2**30:.1f} GiB at "
        "most. The cores share the blocks of a large batch; what they worked is added up. The "
        "solver (minisat22) gives a verdict only."
    )
    return f"{_table(heads, rows)}\n\n{note}"


def _chains() -> str:
    result = read_result("chains")
    measured = result["measured"]
    heads = (
        "terms",
        "verdict",
        "spheres, milliseconds",
        "premises in any order",
        "best SAT solver",
        "peak bytes a term",
    )
    rows = [
        (
            f"{row['terms']:,}",
            "valid" if row["valid"] else "invalid",
            f"{row['arrays'] * 1e3:,.2f}",
            f"{row['walked'] * 1e3:,.2f}",
            f"{_best_peer(row) * 1e3:,.2f}",
            f"{row['peak_bytes'] / row['terms']:.0f}",
        )
        for row in measured["single"]
    ]
    batched = [batch["seconds"] / measured["total"] * 1e9 for batch in measured["batches"]]
    note = (
        f"Least of up to {measured['rounds']} rounds in one run on {result['machine']['cores']} "
        "cores, from arrays (clauses for the solver, which gives a verdict only and is the fastest "
        "of three, told which terms its models already inhabit). In batches of "
        f"{measured['total']:,} terms a term costs {min(batched):.0f} to {max(batched):.0f} "
        "nanoseconds, whatever the length of the chains."
    )
    return f"{_table(heads, rows)}\n\n{note}"


def _best_peer(row: dict[str, Any]) -> float:
    seconds = [*row["sat"].values(), *row["sat_reused"].values()]
    return min(one for one in seconds if one is not None)


def _descent() -> str:
    result = read_result("descent")
    trials = result["measured"]["trials"]
    shown: tuple[tuple[str, str, int, dict[str, Any]], ...] = (
        ("dimension", "moods", 3, {"dim": 2}),
        ("dimension", "moods", 3, {"dim": 3000}),
        ("steps", "moods", 3, {"steps": 10, "start": "venn", "restarts": 1}),
        ("rate", "moods", 3, {"rate": 0.0001}),
        ("terms", "scattered", 12, {"dim": 2}),
        ("terms", "overlaps", 8, {"dim": 2}),
        ("terms", "overlaps", 12, {"dim": 2}),
        ("terms", "overlaps", 12, {"dim": 3}),
        ("terms", "overlaps", 12, {"dim": 10}),
        ("dimension", "K5", 15, {"dim": 2, "restarts": 10}),
    )
    heads = (
        "arguments",
        "descent",
        "invalid ones built",
        "accuracy, were failure *valid*",
        "balanced",
        "always INVALID",
        "certified network right",
        "time, in the network's",
    )
    rows = []
    for key in shown:
        (row,) = [t for t in trials if (t["axis"], t["kind"], t["terms"], t["options"]) == key]
        options = {"dim": 2, **row["options"]}
        count = row["invalid"] + row["valid"]
        low, high = row["built_low"], row["built_high"]
        rows.append(
            (
                f"{row['kind']}, {row['terms']} terms",
                ", ".join(f"{name} {value}" for name, value in options.items()),
                f"{row['built']} of {row['invalid']} ({low:.3f} to {high:.3f})",
                f"{row['accuracy']:.3f}",
                f"{row['balanced_accuracy']:.3f}" if row["valid"] else "",
                f"{row['always_invalid']:.3f}",
                f"{row['certified_right']} of {count}",
                f"{row['ratio']:,.1f}",
            )
        )
    note = (
        "Traditional import; 500 steps at rate 0.1 from 4 starts unless said otherwise; 95% "
        "intervals. *Scattered*: random premises that link all terms; *overlaps*: every pair of "
        "terms but one overlaps or lies apart, at random; both half valid, half invalid. *K5*: 15 "
        "terms whose premises have cubes and no circles. The network, in the same number of "
        f"dimensions, left {sum(t['certified_undecided'] for t in trials)} arguments of all "
        f"{len(trials)} trials undecided. Wall times of one run on {result['machine']['cores']} "
        "cores."
    )
    return f"{_table(heads, rows)}\n\n{note}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


if __name__ == "__main__":
    main()
