"""The report as Markdown, with its charts beside it in a folder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from syllogism.study.report.blocks import (
    Block,
    Case,
    Cases,
    Chart,
    Definitions,
    Maps,
    Number,
    Panel,
    Points,
    Report,
    Row,
    Table,
    Text,
)

FIGURES = "figures"
_MARKS = re.compile(r"([\\`*_{}\[\]<>|#~])")  # what Markdown would take for its own
_LEADING = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)", re.MULTILINE)  # what would begin a list


def write_markdown(report: Report) -> str:
    """Return the report as Markdown."""
    lines = [f"# {_plain(report.title)}", "", _plain(report.subtitle), ""]
    lines += [f"{number}. {_plain(one)}" for number, one in enumerate(report.sentences, start=1)]
    for section in report.sections:
        lines += ["", f"## {_plain(section.title)}"]
        for block in section.blocks:
            lines += ["", *_lines(block)]
    return "\n".join(lines) + "\n"


def file_of(panel: Panel) -> str:
    """Return the name of a chart's file: letters, digits and dashes."""
    return f"{re.sub(r'[^a-z0-9]+', '-', panel.name.lower()).strip('-')}.svg"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Text(paragraphs):
            yield "\n\n".join(map(_plain, paragraphs))
        case Points(items):
            yield from (f"- {_plain(item)}" for item in items)
        case Definitions(pairs):
            yield from (f"- **{_plain(word)}**: {_plain(meaning)}" for word, meaning in pairs)
        case Table():
            yield from _table(block)
        case Chart():
            yield f"### {_plain(block.title)}"
            for panel in block.panels:
                yield from ("", _image(panel), "", f"*{_plain(panel.title)}*")
            yield from ("", _plain(block.caption))
        case Maps():
            yield from (_image(block.panel), "", _plain(block.caption))
            yield f"Records: {_code(block.query.command)}."
        case Cases(cases):
            for case in cases:
                yield from _case(case)


def _image(panel: Panel) -> str:
    return f"![{_plain(panel.told)}]({FIGURES}/{file_of(panel)})"


def _table(table: Table) -> Iterator[str]:
    yield f"**{_plain(table.title)}.** {_plain(table.caption)}"
    if table.query is not None:
        yield f"Records: {_code(table.query.command)}."
    yield ""
    yield _row_of((table.corner, *table.columns))
    yield _row_of(("---", *("---:" for _ in table.columns)), is_plain=True)
    for row in table.rows:
        yield _row_of((_heading(row), *map(_cell, row.cells)), is_plain=True)


def _row_of(cells: tuple[str, ...], *, is_plain: bool = False) -> str:
    return f"| {' | '.join(cells if is_plain else map(_plain, cells))} |"


def _heading(row: Row) -> str:
    note = f" ({_plain(row.note)})" if row.note else ""
    return f"{_plain(row.heading)}{note}"


def _cell(cell: tuple[Number, ...] | str) -> str:
    if isinstance(cell, str):
        return _plain(cell)
    return "<br>".join(map(_number, cell))


def _number(number: Number) -> str:
    rest = ", ".join(filter(None, (number.interval, number.count)))
    label = f"{number.label} " if number.label else ""
    return _plain(f"{label}{number.text}" + (f" ({rest})" if rest else ""))


def _case(case: Case) -> Iterator[str]:
    yield f"### {_plain(case.title)}"
    yield ""
    yield "\n".join(f"> {_plain(line)}  " for line in case.argument)
    yield ""
    yield from (f"- **{_plain(name)}**: {_plain(told)}" for name, told in case.facts)
    yield f"- **record**: {_code(case.query.command)}"
    if case.evidence:
        yield from ("", *(f"    {line}" for line in case.evidence.splitlines()))
    if case.picture is not None:
        yield from ("", _image(case.picture))
    for line in case.about:
        yield from ("", _plain(line))
    if case.proof:
        yield from ("", "Why nothing refutes it:", "", *(f"    {line}" for line in case.proof))
    yield ""


def _code(text: str) -> str:
    """Return a text as code, between more backticks than stand together in it."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    return f"`{text}`" if not longest else f"{'`' * (longest + 1)} {text} {'`' * (longest + 1)}"


def _plain(text: str) -> str:
    """Return a text that Markdown shows as it stands, in one line."""
    flat = " ".join(text.split())
    return _LEADING.sub(r"\1\\\2\3", _MARKS.sub(r"\\\1", flat))
