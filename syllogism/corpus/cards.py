"""Data cards: what an exported corpus holds, counted, for people and for machines.

Source:
    Gebru et al., "Datasheets for datasets" (2021).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import blake2b, sha256

from syllogism.corpus.corpora import Corpus
from syllogism.corpus.items import Item


@dataclass(frozen=True, slots=True)
class Shard:
    """One file of an export.

    Args:
        name: Its name.
        items: How many items it holds.
        sha256: Checksum of the file.
    """

    name: str
    items: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Card:
    """What an exported corpus holds.

    Args:
        version: Version of the package that made it.
        seed: Seed of the corpus.
        first: Index of its first item.
        items: How many items it holds.
        recipe: What was drawn.
        counts: Items by verdict, reading, length, mood, surface, belief.
        duplicates: Items whose canonical form an earlier one has.
        leaked: Items whose canonical form the corpora it is to be apart from may draw.
        sha256: Checksum of all items as JSON lines, however they are stored.
        shards: The files.
    """

    version: str
    seed: int
    first: int
    items: int
    recipe: dict[str, object]
    counts: dict[str, dict[str, int]]
    duplicates: int
    leaked: int
    sha256: str
    shards: tuple[Shard, ...]

    def to_json(self) -> str:
        """Return the card for machines."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"

    def to_markdown(self) -> str:
        """Return the card for people."""
        lines = [
            "# Data card",
            "",
            f"{self.items:,} items, numbers {self.first:,} to {self.first + self.items - 1:,} of "
            f"seed {self.seed}, made by syllogism {self.version}.",
            "",
            f"- Checksum (SHA-256 of all items as JSON lines): `{self.sha256}`",
            f"- Duplicates (an earlier item has the canonical form): {self.duplicates:,}",
            f"- Leaked (the other part of the split may draw the canonical form): {self.leaked:,}",
            "",
            "The canonical form is the reading, the premises in alphabetical order and the "
            "conclusion, with the names of the terms.",
            "",
            "## Recipe",
            "",
            *(f"- {name}: {_shown(value)}" for name, value in self.recipe.items()),
        ]
        for name, counts in self.counts.items():
            shown = (
                (each, f"{count:,}", f"{count / self.items:.1%}") for each, count in counts.items()
            )
            lines += ["", f"## By {name}", "", *_table((name, "items", "share"), shown)]
        files = ((shard.name, f"{shard.items:,}", f"`{shard.sha256}`") for shard in self.shards)
        lines += ["", "## Files", "", *_table(("file", "items", "SHA-256"), files)]
        return "\n".join(lines) + "\n"


def _shown(value: object) -> str:
    return "; ".join(map(str, value)) or "none" if isinstance(value, list) else str(value)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]


@dataclass
class Census:
    """What is counted while items are written.

    Args:
        apart_from: Corpora that must not hold any of the items.
    """

    apart_from: Sequence[Corpus]
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    items: int = 0
    duplicates: int = 0
    leaked: int = 0

    def __post_init__(self) -> None:
        self._seen: set[bytes] = set()
        self._checksum = sha256()

    def add(self, item: Item, line: str) -> None:
        """Count an item, which was written as a JSON line."""
        canonical = item.canonical
        digest = blake2b(canonical.encode(), digest_size=16).digest()
        self.items += 1
        self.duplicates += digest in self._seen
        self.leaked += any(other.recipe.kept.holds(canonical) for other in self.apart_from)
        self._seen.add(digest)
        self._checksum.update(line.encode())
        kinds = {
            "verdict": item.verdict,
            "reading": item.reading,
            "length": item.length,
            "mood": item.mood or "longer",
            "surface": item.surface,
            "belief": item.belief or "not asked",
        }
        for name, kind in kinds.items():
            self.counts.setdefault(name, Counter())[str(kind)] += 1

    def card(self, corpus: Corpus, first: int, shards: Sequence[Shard]) -> Card:
        """Return the card of what was counted."""
        from importlib.metadata import version

        return Card(
            version=version("syllogism"),
            seed=corpus.seed,
            first=first,
            items=self.items,
            recipe=corpus.recipe.as_record(),
            counts={
                name: dict(sorted(found.items(), key=_in_order))
                for name, found in self.counts.items()
            },
            duplicates=self.duplicates,
            leaked=self.leaked,
            sha256=self._checksum.hexdigest(),
            shards=tuple(shards),
        )


def _in_order(counted: tuple[str, int]) -> tuple[int, str]:
    """Order lengths as numbers, and everything else as words."""
    return (int(counted[0]) if counted[0].isdigit() else 0, counted[0])
