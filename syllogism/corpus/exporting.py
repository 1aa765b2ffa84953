"""Corpora on disk: Parquet or JSON lines, in shards, with a data card.

Each shard and the card appear whole or not at all, and the card comes last: where it is, the shards
are complete. A JSON line reads back as an argument (`syllogism check --file`). The same items give
the same checksum, in either format and however they are divided; of JSON lines it is the SHA-256
of all shards one after another.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from hashlib import file_digest
from pathlib import Path
from typing import Any

from syllogism.corpus.cards import Card, Census, Shard
from syllogism.corpus.corpora import Corpus
from syllogism.corpus.items import Item
from syllogism.errors import OptionError
from syllogism.evidence.records import to_record
from syllogism.files import make_directory, replacing

SHARD = 50_000  # items in a file, some 50 MB of JSON lines where arguments are short


def export(
    corpus: Corpus,
    indices: range,
    path: Path,
    *,
    apart_from: Sequence[Corpus] = (),
    shard: int = SHARD,
    progress: Callable[[int], object] | None = None,
) -> Card:
    """Write some items of a corpus, and return the card that is written beside them.

    Of `data/items.jsonl` the shards are `data/items-00000.jsonl` and so on, the cards
    `data/items.jsonl.md` and `data/items.jsonl.json`. Those of an earlier export are removed.

    Args:
        corpus: Whose items are written.
        indices: Which ones: neighbours, in order.
        path: Where, ending in `.parquet` or `.jsonl`.
        apart_from: Corpora that must not hold any of the items, to be counted on the card.
        shard: How many items a file takes.
        progress: Told after each item how many are made, such as a progress bar.

    Raises:
        OptionError: The path ends in neither, or there is nothing to write.
        OutputError: Nothing can be written there.
    """
    if path.suffix not in _WRITERS:
        raise OptionError(f"a corpus is exported to .parquet or .jsonl, got {str(path)!r}")
    if not indices or indices.step != 1 or indices.start < 0 or shard < 1:
        raise OptionError(f"an export needs one item or more, in order, got {indices!r}")
    cards = [path.with_name(path.name + suffix) for suffix in (".md", ".json")]
    make_directory(path.parent)
    for old in (*cards, *path.parent.glob(f"{path.stem}-{'[0-9]' * 5}{path.suffix}")):
        old.unlink(missing_ok=True)
    write, census, shards = _WRITERS[path.suffix], Census(apart_from), list[Shard]()
    for start in range(0, len(indices), shard):
        rows, lines = [], []
        for index in indices[start : start + shard]:
            item = corpus[index]
            rows.append(row_of(item))
            lines.append(json.dumps(rows[-1], ensure_ascii=False) + "\n")
            census.add(item, lines[-1])
            if progress is not None:
                progress(census.items)
        place = path.with_stem(f"{path.stem}-{len(shards):05}")
        with replacing(place) as partial:
            write(partial, rows, lines)
        with place.open("rb") as written:
            shards.append(Shard(place.name, len(rows), file_digest(written, "sha256").hexdigest()))
    card = census.card(corpus, indices.start, shards)
    for place, text in zip(cards, (card.to_markdown(), card.to_json()), strict=True):
        with replacing(place) as partial:
            partial.write_text(text, encoding="utf-8")
    return card


def row_of(item: Item) -> dict[str, Any]:
    """Return an item as one row: strings, numbers, lists of strings, and the evidence."""
    return {
        "seed": item.seed,
        "index": item.index,
        "text": item.text,
        "premises": [str(premise) for premise in item.argument.premises],
        "conclusion": str(item.argument.conclusion),
        "reading": str(item.reading),
        "verdict": str(item.verdict),
        "evidence": to_record(item.evidence),
        "surface": str(item.surface),
        "length": item.length,
        "mood": None if item.mood is None else str(item.mood),
        "belief": None if item.belief is None else str(item.belief),
    }


def _write_lines(path: Path, _: list[dict[str, Any]], lines: list[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)


def _write_parquet(path: Path, rows: list[dict[str, Any]], _: list[str]) -> None:
    """Write a table whose evidence is JSON text, since a proof and a world have other fields."""
    import pyarrow as pa
    from pyarrow import parquet

    text, number = pa.string(), pa.int64()
    kinds = {"seed": number, "index": number, "length": number, "premises": pa.list_(text)}
    schema = pa.schema([(name, kinds.get(name, text)) for name in rows[0]])
    plain = [{**row, "evidence": json.dumps(row["evidence"], ensure_ascii=False)} for row in rows]
    parquet.write_table(pa.Table.from_pylist(plain, schema=schema), path)


_WRITERS = {".jsonl": _write_lines, ".parquet": _write_parquet}
