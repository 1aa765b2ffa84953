"""Section: how the report was made, and how to make it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from syllogism.study.report.blocks import Definitions, Section
from syllogism.study.report.facts import Facts, named_seeds


def tell_making(facts: Facts) -> Section:
    """Return the section."""
    return Section("making", "How it was made", (Definitions(tuple(_facts(facts))),))


def _facts(facts: Facts) -> Iterator[tuple[str, str]]:
    results = facts.results
    suite, asked = results.suite, results.asked
    yield "suite", f"{suite.title}. {suite.tells}"
    for question in suite.questions:
        yield f"question “{question.name}”", question.tells
    yield "panel", ", ".join(suite.panel)
    yield "drawn with", named_seeds(suite.seeds)
    yield "judgements", f"{len(results.judgements):,}"
    yield "pairs", f"{len(results.pairs):,}"
    for name in asked:
        yield name, _listed(asked[name])
    yield "made again by", "syllogism compare --out NEW --suite DIR/suite.toml"
    yield "report again by", "syllogism report DIR"
    yield "records shown by", "syllogism records DIR"


def _listed(content: Any) -> str:
    if isinstance(content, Mapping):
        return ", ".join(f"{name} {value}" for name, value in content.items())
    return str(content)
