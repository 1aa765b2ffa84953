"""What was found, in sentences that need no statistics."""

from __future__ import annotations

from collections.abc import Sequence

from syllogism.study.scores import Score

WAYS = {
    "symbolic": "draws the conclusion step by step from rules, or names a world that refutes it",
    "spheres": "tries to place a ball for every term so that the argument fails, and either does "
    "so or adds up inequalities that show why nobody can",
    "transformer (answer)": "knows no rule: it has learned verdicts from examples, and no reasons",
    "transformer (answer-explain)": "has learned, likewise, to write a verdict and then why",
    "transformer (explain-answer)": "has learned, likewise, to write why and then the verdict",
}


def what_was_kept(split: str) -> str:
    """Return what was kept from training, as far as it is asked here."""
    match split.split():
        case ["held-out", "mood" | "figure" | "conclusion", *_]:
            return "No mood tested here was learned, in any words."
        case ["held-out", "words"]:
            return "Every mood was learned; no word tested here was."
        case ["held-out", "surface", *_]:
            return "Every mood was learned, in words or symbols that look different from these."
    return "Every mood was learned, about other terms than here."


def describe(score: Score) -> str:
    """Return how one reasoner did on one split, in a sentence or two."""
    count = score.accuracy.count
    right = _right(score)
    if score.is_baseline:
        return f"would be right on {_of(right, count)} without a thought and without a reason."
    sentence = f"was right on {_of(right, count)}"
    if score.right_for_the_wrong_reason is not None:
        sentence += f", {_reasons([score])}"
    undecided = round(score.undecided.value * count)
    if undecided:
        sentence += f", and gave no verdict on {undecided:,}"
    if score.moods_found is not None:
        moods = score.moods_found
        found = round(moods.value * moods.count)
        sentence += f". It found {_of(found, moods.count)} valid moods"
    return f"{sentence}."


def _of(part: int, whole: int) -> str:
    return f"all {whole:,}" if part == whole else f"{part:,} of {whole:,}"


def _reasons(run: Sequence[Score]) -> str:
    """Return how often a right answer came without a good reason, on one split or more."""
    if not any(score.explained.value for score in run):
        return "giving no reason"
    right = sum(_right(score) for score in run)
    unfounded = sum(
        round(share.value * share.count)
        for score in run
        if (share := score.right_for_the_wrong_reason) is not None
    )
    if not unfounded:
        return "each time for a sound reason"
    if unfounded == right:
        return "never for a sound reason"
    return f"{unfounded:,} of them for the wrong reason"


def conclude(scores: Sequence[Score]) -> str:
    """Return the answer to the question of the study: who is right, and for the right reason."""
    reasoned = [score for score in scores if not score.is_baseline]
    names = list(dict.fromkeys(score.reasoner for score in reasoned))
    runs = {name: [score for score in reasoned if score.reasoner == name] for name in names}
    perfect = [
        name
        for name, run in runs.items()
        if all(score.accuracy.value == 1 == score.sound.value for score in run)
    ]
    sentences = [f"Right every time, and for a sound reason every time: {_listed(perfect)}."]
    sentences += [_balance(name, run) for name, run in runs.items() if name not in perfect]
    return " ".join(sentences)


def _listed(names: Sequence[str]) -> str:
    if not names:
        return "no reasoner"
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _balance(name: str, run: Sequence[Score]) -> str:
    """Return over all splits how often a reasoner was right, and how often for no good reason."""
    total = sum(score.accuracy.count for score in run)
    right = sum(_right(score) for score in run)
    return f"The {name} was right {right:,} times of {total:,}, {_reasons(run)}."


def _right(score: Score) -> int:
    return round(score.accuracy.value * score.accuracy.count)
