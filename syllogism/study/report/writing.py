"""Writing: the report of a run, as a page, as Markdown with charts, and as data."""

from __future__ import annotations

from pathlib import Path

from syllogism.files import make_directory, replacing
from syllogism.study.report.blocks import Cases, Chart, Key, Maps, Panel, Report
from syllogism.study.report.data import write_data
from syllogism.study.report.facts import Facts
from syllogism.study.report.markdown import FIGURES, file_of, write_markdown
from syllogism.study.report.page import write_page, write_panel
from syllogism.study.report.tables import write_tables
from syllogism.study.report.telling import tell
from syllogism.study.results import Results


def write_report(results: Results) -> Path:
    """Write the report of a run into its directory, and return where the page is.

    The same results give the same bytes. What comes to lie there:

        report.html       all in one file, which needs nothing but itself
        report.md         the same as Markdown, with its charts in figures/
        report.json       the same as data
        scores.csv, ...   all that was counted, as tables (`tables`)

    Raises:
        OutputError: Nothing can be written there.
    """
    facts = Facts(results)
    report = tell(facts)
    figures = make_directory(results.directory / FIGURES)
    for panel, keys in _panels(report):
        _write(figures / file_of(panel), write_panel(panel, keys))
    _write(results.directory / "report.md", write_markdown(report))
    _write(results.directory / "report.json", write_data(report))
    write_tables(facts, results.directory)
    page = results.directory / "report.html"
    _write(page, write_page(report, facts))
    return page


def _panels(report: Report) -> list[tuple[Panel, tuple[Key, ...]]]:
    """Return everything that is drawn, with its legend."""
    panels: list[tuple[Panel, tuple[Key, ...]]] = []
    for section in report.sections:
        for block in section.blocks:
            match block:
                case Chart():
                    panels += [(panel, block.keys) for panel in block.panels]
                case Maps():
                    panels.append((block.panel, block.keys))
                case Cases(cases):
                    panels += [(case.picture, ()) for case in cases if case.picture is not None]
    return panels


def _write(path: Path, text: str) -> None:
    with replacing(path) as partial:
        partial.write_text(text, encoding="utf-8", newline="\n")
