"""Blocks: what the report says, before anybody writes it down.

A report is a list of sections, a section a list of blocks: paragraphs, definitions, tables, charts,
maps of the moods, and cases. Every number knows the records that it was counted from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from syllogism.estimates import Estimate
from syllogism.language.moods import Mood
from syllogism.study.columns import Cell
from syllogism.study.report.outcomes import Outcome
from syllogism.study.report.queries import Query


@dataclass(frozen=True, slots=True)
class Number:
    """A number, how far to trust it, and where it comes from.

    Args:
        text: The number as it is read.
        interval: Its 95% interval, or "" if it has none.
        count: The size of the sample where that is not said beside it.
        estimate: The same in full precision.
        query: The records that it was counted from.
        label: What it is, where a cell holds several.
        bar: What a bar beside it shows as a share of its length; None if there is no bar.
        tone: How such a bar is coloured: right, sound or bad.
    """

    text: str
    interval: str = ""
    count: str = ""
    estimate: Estimate | None = None
    query: Query | None = None
    label: str = ""
    bar: tuple[float, float, float] | None = None
    tone: str = "right"

    @classmethod
    def of(
        cls,
        cell: Cell,
        estimate: Estimate | None,
        query: Query | None,
        *,
        known: int | None = None,
        label: str = "",
        tone: str = "",
        scale: float = 1.0,
    ) -> Number:
        """Return an estimate as a table of scores writes it.

        Args:
            cell: The estimate in short texts.
            estimate: The estimate.
            query: The records that it was counted from.
            known: The size of sample that the reader knows of and need not be told.
            label: What it is, where a cell holds several.
            tone: The colour of its bar; it has none if nothing is said.
            scale: What a bar of full length stands for.
        """
        bar = None
        if tone and estimate is not None:
            ends = (estimate.value, estimate.low, estimate.high)
            value, low, high = (min(1.0, end / scale) for end in ends)
            bar = (value, low, high)
        return cls(
            text=cell.value,
            interval=cell.interval.replace("-", "\N{EN DASH}"),
            count="" if estimate is not None and estimate.count == known else cell.count,
            estimate=estimate,
            query=query,
            label=label,
            bar=bar,
            tone=tone or "right",
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Args:
        heading: What it is about.
        cells: One for each column; a cell may hold several numbers, or words.
        note: What else is to be said of all of it, such as the size of the sample.
        is_baseline: Whether nobody reasoned here.
    """

    heading: str
    cells: tuple[tuple[Number, ...] | str, ...]
    note: str = ""
    is_baseline: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs."""

    kind: ClassVar[str] = "text"
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list, its items in order."""

    kind: ClassVar[str] = "points"
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Definitions:
    """Words and what they mean, or facts and their names."""

    kind: ClassVar[str] = "definitions"
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Args:
        name: A short name of its own, such as "scores-moods".
        title: What it is about, in a word or two.
        caption: What it shows, with n and seeds.
        corner: What the headings of the rows are.
        columns: The headings of the columns.
        rows: The rows.
        query: The records that all of it was counted from.
        is_aside: Whether it holds the numbers behind a chart, and need not be seen at first.
        is_matrix: Whether its columns are alike, so that a narrow screen had better scroll it.
    """

    kind: ClassVar[str] = "table"
    name: str
    title: str
    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    query: Query | None = None
    is_aside: bool = False
    is_matrix: bool = True


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the charts that are read alike.

    Args:
        name: A short name of its own; its file is called so.
        title: What it is about.
        drawn: Its content in SVG, as wide as whatever it stands in.
        height: Of it, in pixels.
        told: What it shows, in words and numbers.
        view: The part of the plane that is shown, where the content is to be scaled to the width.
    """

    name: str
    title: str
    drawn: Markup
    height: int
    told: str
    view: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """A sign in a legend, and what it means."""

    sign: Markup
    meaning: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Charts that are read alike.

    Args:
        title: What they show.
        caption: How they are read.
        keys: Their legend.
        panels: The charts.
    """

    kind: ClassVar[str] = "chart"
    title: str
    caption: str
    keys: tuple[Key, ...]
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class MoodMap:
    """What became of every mood, for one reasoner.

    Args:
        reasoner: Who was asked.
        cells: For each mood that was asked, how many of its arguments came out how.
    """

    reasoner: str
    cells: Mapping[Mood, Mapping[Outcome, int]]


@dataclass(frozen=True, slots=True)
class Maps:
    """The map of the moods, once for each reasoner.

    Args:
        name: A short name of its own.
        question: The question that asked about the moods.
        reading: Its reading.
        valid: The moods that are valid in it.
        caption: What was asked.
        keys: The legend.
        maps: One for each reasoner.
        panel: The maps drawn below one another.
    """

    kind: ClassVar[str] = "maps"
    name: str
    question: str
    reading: str
    valid: frozenset[Mood]
    caption: str
    keys: tuple[Key, ...]
    maps: tuple[MoodMap, ...]
    panel: Panel

    @property
    def query(self) -> Query:
        """The records that the maps were counted from."""
        return Query(question=self.question)


@dataclass(frozen=True, slots=True)
class Case:
    """One record, told in full.

    Args:
        title: Who says it, and of what.
        argument: The argument or arguments in English.
        facts: What was said, and what was found, by name.
        evidence: The claim as it was made, or "".
        picture: What is right, drawn; None where circles cannot show it.
        about: What the picture shows, by lines; the second is its point.
        proof: Why what is right is right, where the picture does not show it, by lines.
        query: The record.
    """

    title: str
    argument: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    evidence: str
    picture: Panel | None
    about: tuple[str, ...]
    proof: tuple[str, ...]
    query: Query


@dataclass(frozen=True, slots=True)
class Cases:
    """Some records, told in full."""

    kind: ClassVar[str] = "cases"
    cases: tuple[Case, ...]


Block = Text | Points | Definitions | Table | Chart | Maps | Cases


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the report.

    Args:
        name: A short name of its own.
        title: Its heading.
        blocks: What it says.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is said.

    Args:
        title: The question of the study.
        subtitle: What was asked, and of whom.
        sentences: What was found, for somebody who knows no statistics.
        sections: The rest.
    """

    title: str
    subtitle: str
    sentences: Sequence[str]
    sections: tuple[Section, ...]
