"""``syllogism corpus``, as a new user would try it."""

import json

import pandas as pd
import pytest

from syllogism.corpus.exporting import row_of
from syllogism.corpus.splits import SPLITS, find_split


def read(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_corpus_is_written_with_its_card(run, tmp_path):
    """Parquet if nothing is said, the first items of the training part, and what they hold."""
    status, output, progress = run("corpus", "--out", str(tmp_path), "--count", "30")
    table = pd.read_parquet(tmp_path / "random" / "training" / "items-00000.parquet")
    corpus = find_split("random", seed=0).training

    assert status == 0
    assert output.startswith("training: 30 items, 0 duplicates, 0 leaked, SHA-256 ")
    assert "training" in progress
    assert list(table["text"]) == [corpus[index].text for index in range(30)]
    assert {path.name for path in (tmp_path / "random" / "training").iterdir()} == {
        *("items-00000.parquet", "items.parquet.md", "items.parquet.json"),
    }


def test_json_lines_hold_what_the_corpus_does_and_can_be_checked(run, tmp_path):
    """Row by row; and what is written is an input of `check`."""
    run("corpus", "--out", str(tmp_path), "--count", "8", "--format", "jsonl", "--seed", "3")
    path = tmp_path / "random" / "training" / "items-00000.jsonl"
    corpus = find_split("random", seed=3).training
    status, output, _ = run("check", "--file", str(path), "--json")

    assert read(path) == [row_of(corpus[index]) for index in range(8)]
    assert status == 0
    assert len(output.splitlines()) == 8


def test_every_test_of_a_split_gets_a_directory(run, tmp_path):
    """The control and all others, as many items each."""
    asked = ("--split", "longer chains 5", "--part", "test", "--count", "3", "--format", "jsonl")
    status, output, _ = run("corpus", "--out", str(tmp_path), *asked)
    lengths = {
        path.name: {row["length"] for row in read(path / "items-00000.jsonl")}
        for path in (tmp_path / "longer-chains-5").iterdir()
    }

    assert status == 0
    assert [line.split(":")[0] for line in output.splitlines()] == [
        *("control", "10 terms", "15 terms", "25 terms", "50 terms")
    ]
    assert lengths.pop("control") <= {3, 4, 5}
    assert lengths == {f"{length}-terms": {length} for length in (10, 15, 25, 50)}


@pytest.mark.parametrize("part", ["training", "test"])
@pytest.mark.parametrize("split", SPLITS)
def test_every_split_can_be_written(run, tmp_path, split, part):
    """Both parts, with nothing of either in the other."""
    asked = ("--split", split, "--part", part, "--count", "2", "--out", str(tmp_path))
    status, output, _ = run("corpus", *asked)

    assert status == 0
    assert all(" 2 items, " in line and " 0 leaked" in line for line in output.splitlines())


def test_the_same_command_writes_the_same_bytes(run, tmp_path):
    """In either place; another seed gives others."""
    said = [
        run("corpus", "--count", "20", "--seed", seed, "--out", str(tmp_path / place))[1]
        for seed, place in (("1", "a"), ("1", "b"), ("2", "c"))
    ]
    files = [
        (tmp_path / place / "random" / "training" / "items-00000.parquet").read_bytes()
        for place in "abc"
    ]

    assert said[0] == said[1] != said[2]
    assert files[0] == files[1] != files[2]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--split", "moods"], "a split is one of random, held-out mood Barbara"),
        (["--split", "held-out mood AAA-2"], "got 'held-out mood AAA-2'"),
        (["--count", "0"], ">= 1"),
        (["--count", "2.5"], "a whole number is needed, got '2.5'"),
        (["--seed", "-1"], ">= 0"),
        (["--part", "validation"], "validation"),
        (["--format", "csv"], "csv"),
    ],
)
def test_bad_input_is_refused_with_a_message_that_helps(run, tmp_path, arguments, complaint):
    """Status 2, and nothing is written."""
    status, output, complaints = run("corpus", "--out", str(tmp_path / "data"), *arguments)

    assert status == 2
    assert complaint in complaints
    assert "Traceback" not in complaints
    assert output == ""
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_directory_is_refused(run, tmp_path):
    """With a message that names it; and without a directory there is nowhere to write."""
    (tmp_path / "taken").touch()
    status, _, complaints = run("corpus", "--out", str(tmp_path / "taken"), "--count", "2")

    assert status == 2
    assert "need a directory" in complaints
    assert "taken" in complaints
    assert "--out" in run("corpus")[2]
