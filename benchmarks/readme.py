"""Which numbers does the README show? Those of the committed results; this writes them there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from cells import table
from results_file import read_result
from told_comparing import tell_coherence, tell_lengths, tell_protocol, tell_scores
from told_training import tell_plateau, tell_training_speed, tell_transformers, tell_unseen

README = Path(__file__).parent.parent / "README.md"


def main() -> None:
    """Write the tables of the results into the README."""
    README.write_text(updated(README.read_text(encoding="utf-8")), encoding="utf-8")


def updated(readme: str) -> str:
    """Return a README with the tables that the committed results ask for."""
    blocks = {
        "cross-check": _cross_check(),
        "scores": tell_scores(),
        "lengths": tell_lengths(),
        "coherence": tell_coherence(),
        "protocol": tell_protocol(),
        "transformer": tell_transformers(),
        "unseen": tell_unseen(),
        "plateau": tell_plateau(),
        "training-speed": tell_training_speed(),
        "timings": _timings(),
        "triangles": _triangles(),
        "chains": _chains(),
        "descent": _descent(),
    }
    for name, block in blocks.items():
        place = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        readme = place.sub(lambda found, text=block: f"{found[1]}{text}\n{found[2]}", readme)
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
    return f"{table(heads, rows)}\n\n{note}"


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
    return f"{table(heads, rows)}\n\n{note}"


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
    return f"{table(heads, rows)}\n\n{note}"


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
    return f"{table(heads, rows)}\n\n{note}"


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
    return f"{table(heads, rows)}\n\n{note}"


if __name__ == "__main__":
    main()
