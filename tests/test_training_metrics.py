"""The table of a training: rows that come back, whatever happened to the last one."""

from dataclasses import replace

import pytest

from syllogism.errors import OutputError, WeightsError
from syllogism.reasoners.transformer.metrics import (
    Metrics,
    append_metrics,
    read_metrics,
    start_metrics,
)

FIRST = Metrics(
    step=10,
    loss=1.5,
    right_verdicts=0.5,
    right_answers=0.25,
    tokens=12345678,
    tokens_per_second=1000.0,
    wall_seconds=12.5,
    cpu_seconds=25.0,
)
ROWS = (
    FIRST,
    replace(FIRST, step=20, right_verdicts=None),
    replace(FIRST, step=30, loss=0.05),
)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "metrics.csv"
    start_metrics(path)
    for row in ROWS:
        append_metrics(path, row)
    return path


def test_rows_come_back_as_they_were_appended(table):
    """Whole numbers to the last digit, others to six; where there was no verdict, none is made."""
    append_metrics(table, replace(FIRST, step=40, loss=1 / 3))
    *read, last = read_metrics(table)

    assert tuple(read) == ROWS
    assert last.loss == 0.333333


def test_a_table_can_be_started_anew_with_the_rows_that_still_hold(table):
    """As where a training goes on from an earlier step."""
    start_metrics(table, read_metrics(table)[:1])
    append_metrics(table, replace(FIRST, step=20))

    assert [row.step for row in read_metrics(table)] == [10, 20]


@pytest.mark.parametrize("cut", [1, 5, 20])
def test_a_line_that_was_torn_off_is_no_row(table, cut):
    """Even where what is left of it could be read as one."""
    table.write_text(table.read_text()[:-cut])

    assert [row.step for row in read_metrics(table)] == [10, 20]


def test_what_is_no_table_is_refused(table):
    """The error says which file, and after how many rows."""
    table.write_text(table.read_text() + "30,lots\n")
    with pytest.raises(WeightsError, match=r"metrics.csv must hold rows of step, .*after 3 rows"):
        read_metrics(table)

    table.write_text("epoch,accuracy\n1,1\n")
    with pytest.raises(WeightsError, match=r"got KeyError\('step'\) after 0 rows"):
        read_metrics(table)


def test_a_table_that_is_missing_or_cannot_be_written_is_an_error(tmp_path):
    """Both name the file."""
    with pytest.raises(WeightsError, match=r"its table .*metrics.csv: No such file"):
        read_metrics(tmp_path / "metrics.csv")
    with pytest.raises(OutputError, match=r"cannot write .*nowhere.*: No such file"):
        append_metrics(tmp_path / "nowhere" / "metrics.csv", FIRST)
