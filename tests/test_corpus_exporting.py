"""Corpora as files: complete or not there, checked by one sum, and described by a card."""

import hashlib
import json

import pandas as pd
import pytest

from syllogism.cli.corpora import corpus as corpus_command
from syllogism.corpus.corpora import Corpus
from syllogism.corpus.exporting import export
from syllogism.corpus.recipes import Recipe
from syllogism.corpus.splits import find_split
from syllogism.errors import OptionError, OutputError
from syllogism.language.arguments import Import
from syllogism.language.moods import Mood
from syllogism.language.reading import parse_argument, parse_line

CORPUS = Corpus(Recipe(), seed=0)


def _lines(directory):
    return b"".join(path.read_bytes() for path in sorted(directory.glob("*.jsonl")))


def test_the_checksum_does_not_depend_on_shards_or_format(tmp_path):
    """One file, ten files or Parquet: the same items, the same sum."""
    indices = range(20, 120)
    cards = [
        export(CORPUS, indices, tmp_path / "one" / "items.jsonl"),
        export(CORPUS, indices, tmp_path / "ten" / "items.jsonl", shard=10),
        export(CORPUS, indices, tmp_path / "table" / "items.parquet", shard=33),
    ]

    assert [len(card.shards) for card in cards] == [1, 10, 4]
    assert len({card.sha256 for card in cards}) == 1
    assert _lines(tmp_path / "one") == _lines(tmp_path / "ten")
    assert hashlib.sha256(_lines(tmp_path / "ten")).hexdigest() == cards[0].sha256
    assert export(CORPUS, range(100), tmp_path / "x.jsonl").sha256 != cards[0].sha256


def test_lines_and_tables_hold_the_items(tmp_path):
    """Texts read back, labels stand beside them, and evidence is there."""
    export(CORPUS, range(50), tmp_path / "items.jsonl")
    export(CORPUS, range(50), tmp_path / "items.parquet", shard=20)
    table = pd.concat(pd.read_parquet(path) for path in sorted(tmp_path.glob("*.parquet")))
    lines = (tmp_path / "items-00000.jsonl").read_text(encoding="utf-8").splitlines()

    assert len(table) == len(lines) == 50
    for index, (line, (_, row)) in enumerate(zip(lines, table.iterrows(), strict=True)):
        item, record = CORPUS[index], json.loads(line)
        assert parse_line(line) == parse_argument(row["text"]) == item.argument
        assert record["verdict"] == row["verdict"] == str(item.verdict)
        assert record["evidence"] == json.loads(row["evidence"])
        assert record["evidence"]["kind"] == (
            "proof" if str(item.verdict) == "valid" else "countermodel"
        )
        assert (record["seed"], record["index"]) == (row["seed"], row["index"]) == (0, index)
        assert record["length"] == row["length"] == item.length


def test_the_card_counts_what_is_in_the_files(tmp_path):
    """By verdict, length, mood and surface, and the files' own checksums."""
    card = export(CORPUS, range(200), tmp_path / "items.jsonl", shard=90)
    records = [json.loads(line) for line in _lines(tmp_path).splitlines()]
    stored = json.loads((tmp_path / "items.jsonl.json").read_text(encoding="utf-8"))
    text = (tmp_path / "items.jsonl.md").read_text(encoding="utf-8")

    for name in ("verdict", "reading", "length", "surface"):
        assert sum(card.counts[name].values()) == 200
        for kind, count in card.counts[name].items():
            assert count == sum(str(record[name]) == kind for record in records)
            assert f"| {kind} | {count} | {count / 200:.1%} |" in text
    assert stored["sha256"] == card.sha256
    assert stored["counts"] == card.counts
    assert stored["recipe"]["lengths"] == [3, 4, 5]
    for shard in card.shards:
        content = (tmp_path / shard.name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == shard.sha256
        assert content.count(b"\n") == shard.items


def test_duplicates_and_leaks_are_counted(tmp_path):
    """Two moods about simple symbols repeat themselves soon; a corpus is not apart from itself."""
    recipe = Recipe(
        lengths=(3,),
        moods=tuple(map(Mood.parse, ("AAA-1", "AAE-1"))),
        readings=(Import.MODERN,),
    )
    small = Corpus(recipe, seed=0)
    items = [small[index] for index in range(3_000)]
    card = export(small, range(3_000), tmp_path / "items.jsonl", apart_from=[small])

    assert card.duplicates == 3_000 - len({item.canonical for item in items}) > 0
    assert card.leaked == 3_000
    split = find_split("random", seed=0)
    asked = split.tests["control"]
    assert export(asked, range(99), tmp_path / "x.jsonl", apart_from=[split.training]).leaked == 0


def test_an_export_replaces_the_former_one(tmp_path):
    """Shards of a larger one do not stay behind, and nothing half written does."""
    export(CORPUS, range(100), tmp_path / "items.jsonl", shard=10)
    card = export(CORPUS, range(30), tmp_path / "items.jsonl", shard=10)

    names = {shard.name for shard in card.shards}
    assert {path.name for path in tmp_path.iterdir()} == {
        *names,
        "items.jsonl.json",
        "items.jsonl.md",
    }


def test_an_interrupted_export_has_no_card(tmp_path):
    """The shards that were finished are whole; only the card says that all are there."""

    def interrupt(done):
        if done == 25:
            raise KeyboardInterrupt

    export(CORPUS, range(100), tmp_path / "items.jsonl", shard=10)
    with pytest.raises(KeyboardInterrupt):
        export(CORPUS, range(100), tmp_path / "items.jsonl", shard=10, progress=interrupt)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "items-00000.jsonl",
        "items-00001.jsonl",
    ]


@pytest.mark.parametrize(
    ("indices", "name", "message"),
    [
        (range(5), "items.csv", "exported to .parquet or .jsonl, got"),
        (range(0), "items.jsonl", "one item or more, in order"),
        (range(0, 9, 2), "items.jsonl", "one item or more, in order"),
        (range(-3, 3), "items.jsonl", "one item or more, in order"),
    ],
)
def test_what_cannot_be_exported_is_refused(tmp_path, indices, name, message):
    """With what was needed and what came."""
    with pytest.raises(OptionError, match=message):
        export(CORPUS, indices, tmp_path / name)


def test_a_place_that_is_no_directory_is_refused(tmp_path):
    """Before anything is drawn."""
    (tmp_path / "taken").write_text("")
    with pytest.raises(OutputError, match="need a directory"):
        export(CORPUS, range(5), tmp_path / "taken" / "items.jsonl")


def test_the_command_writes_each_test_into_a_directory_of_its_own(tmp_path, capsys):
    """Beside other splits, and says how many items, duplicates and leaks there are."""
    corpus_command(out=tmp_path, split="held-out figure 2", part="test", count=20, format="jsonl")

    assert {path.name for path in (tmp_path / "held-out-figure-2").iterdir()} == {
        *("control", "held-out"),
    }
    assert "held out: 20 items, 0 duplicates, 0 leaked, SHA-256" in capsys.readouterr().out
    corpus_command(out=tmp_path, count=20)
    assert len(pd.read_parquet(tmp_path / "random" / "training" / "items-00000.parquet")) == 20
