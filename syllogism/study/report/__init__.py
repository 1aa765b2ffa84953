"""The report: what a run found, as a page for a browser, as Markdown and as data.

What it says is put together once, as sections of blocks (`blocks`), by the modules of `sections`;
`page`, `markdown` and `data` only write it down, so that they agree.
"""

from syllogism.study.report.writing import write_report

__all__ = ["write_report"]
