"""Tables on a terminal: everything is there, and it fits into 80 columns."""

import io
from types import SimpleNamespace

import pytest
from rich.console import Console
from rows import judgements, pairs

from syllogism.estimates import Estimate, proportion
from syllogism.study.columns import COLUMNS, share_cell
from syllogism.study.differing import differ
from syllogism.study.scores import score_judgements, score_pairs
from syllogism.study.terminal import coherence_table, difference_table, score_table

LONGEST = "transformer (explain-answer)"
NAMES = ("always INVALID", "symbolic", LONGEST)
JUDGED = judgements(
    *(
        {
            "question": question,
            "reasoner": name,
            "seed": seed,
            "item": item,
            "argument": f"argument {item}",
            "is_valid": item % 3 == 0,
            "right": name == "symbolic" or item % 5 > 0,
            "grade": "sound" if name == "symbolic" else "contrary",
            "seconds": 0.0123 + item / 1e5,
        }
        for question in ("moods", "held-out-surfaces")
        for name in NAMES
        for seed in (1, 2)
        for item in range(60)
    )
)
TIED = pairs(
    *(
        {
            "law": law,
            "reasoner": name,
            "seed": seed,
            "item": item,
            "notations": f"{law} {item}",
            "outcome": "broken" if name == LONGEST and item < 7 else "kept",
        }
        for law in ("contraposition", "premise order")
        for name in NAMES
        for seed in (1, 2)
        for item in range(50)
    )
)


def shown(table, width=80):
    """What a terminal shows of a table."""
    console = Console(file=io.StringIO(), width=width)
    console.print(table)
    return console.file.getvalue()


def test_the_table_of_scores_fits_a_terminal_of_80_columns():
    """With every number whole, a row for each question and reasoner, and n and seeds below."""
    scores = score_judgements(JUDGED)
    text = shown(score_table(scores))

    assert "…" not in text
    assert max(map(len, text.splitlines())) <= 80
    for score in scores:
        for column in COLUMNS:
            if column.heading != "valid moods found":
                cell = column.cell(score)
                assert cell.value in text
                assert cell.interval in text
                assert cell.count in text
    assert text.count("symbolic") == 2
    assert "Below each number its 95% interval and n; seeds 1 and 2." in text


def test_a_long_name_is_broken_where_it_may_be():
    """At spaces and hyphens, and nothing of it is lost; so is the name of a question."""
    lines = [
        line[:11].strip() for line in shown(score_table(score_judgements(JUDGED))).splitlines()
    ]
    place = lines.index("transformer")

    assert lines[place : place + 3] == ["transformer", "(explain-", "answer)"]
    assert "held-out-" in lines


def test_intervals_are_rounded_outwards():
    """What is shown as a 95% interval is at least that, for times as well."""
    assert share_cell(proportion(1024, 1024), digits=2).interval == "0.99-1.00"
    (seconds,) = (column for column in COLUMNS if column.heading == "seconds per argument")

    assert seconds.write(Estimate(0.0123, 8, 0.01201, 0.01301)).interval == "12-14"
    assert seconds.write(Estimate(0.0123, 8, 0.012, 0.013)).interval == "12-13"


@pytest.mark.parametrize(
    ("value", "text"),
    [(2.5, "2.5 s"), (0.25, "250 ms"), (0.0025, "2.5 ms"), (2.5e-6, "2.5 µs"), (5e-9, "5.0 ns")],
)
def test_times_are_written_in_the_unit_that_suits_them(value, text):
    """From seconds to nanoseconds."""
    (seconds,) = (column for column in COLUMNS if column.heading == "seconds per argument")

    assert seconds.write(Estimate(value, 8, value, value)).value == text


def test_coherence_is_a_line_for_each_law_and_reasoner():
    """With share, interval, counts, and what was left open, in 80 columns."""
    text = shown(coherence_table(score_pairs(TIED)))

    assert max(map(len, text.splitlines())) <= 80
    assert "…" not in text
    assert text.count(f"  {LONGEST}") == 2
    assert text.count("14 of 100") == 2
    assert "0.140  0.085-0.222" in text
    assert "seeds 1 and 2" in text


def test_only_what_is_beyond_noise_is_in_the_table_of_differences():
    """A share before and after, the difference with its interval, and how likely it is."""
    better = JUDGED.assign(right=True)
    before, after = (SimpleNamespace(judgements=judged, pairs=TIED) for judged in (JUDGED, better))
    text = shown(difference_table(differ(before, after)))

    assert max(map(len, text.splitlines())) <= 80
    assert "…" not in text
    assert text.count("p < 0.001") == 4  # two questions, two reasoners that had been wrong
    assert "+0.200" in text
    assert "symbolic" not in text
    assert "unbroken" not in text
