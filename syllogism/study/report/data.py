"""The report as data: what the page says, for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from syllogism.study.report.blocks import (
    Block,
    Cases,
    Chart,
    Definitions,
    Maps,
    Number,
    Points,
    Report,
    Table,
    Text,
)


def write_data(report: Report) -> str:
    """Return the report as JSON; each number has its interval, its sample and its command."""
    content = {
        "title": report.title,
        "subtitle": report.subtitle,
        "sentences": list(report.sentences),
        "sections": [
            {
                "name": section.name,
                "title": section.title,
                "blocks": [{"kind": block.kind, **_content(block)} for block in section.blocks],
            }
            for section in report.sections
        ],
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _content(block: Block) -> dict[str, Any]:
    match block:
        case Text(paragraphs):
            return {"paragraphs": list(paragraphs)}
        case Points(items):
            return {"items": list(items)}
        case Definitions(pairs):
            return {"definitions": dict(pairs)}
        case Table():
            return _table(block)
        case Chart():
            return {
                "title": block.title,
                "caption": block.caption,
                "panels": {panel.title: panel.told for panel in block.panels},
            }
        case Maps():
            return _maps(block)
        case Cases(cases):
            return {
                "cases": [
                    {
                        "title": case.title,
                        "argument": list(case.argument),
                        **dict(case.facts),
                        "claim": case.evidence,
                        "right": [*case.about, *case.proof],
                        "command": case.query.command,
                    }
                    for case in cases
                ]
            }


def _table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "caption": table.caption,
        "rows": [
            {
                table.corner: row.heading,
                **{
                    column: cell if isinstance(cell, str) else list(map(_number, cell))
                    for column, cell in zip(table.columns, row.cells, strict=True)
                },
            }
            for row in table.rows
        ],
    }


def _number(number: Number) -> dict[str, Any]:
    return {
        **({"label": number.label} if number.label else {}),
        "text": number.text,
        **({} if number.estimate is None else asdict(number.estimate)),
        **({} if number.query is None else {"command": number.query.command}),
    }


def _maps(maps: Maps) -> dict[str, Any]:
    return {
        "name": maps.name,
        "caption": maps.caption,
        "command": maps.query.command,
        "valid": sorted(map(str, maps.valid)),
        "reasoners": {
            one.reasoner: {
                str(mood): {outcome.meaning: count for outcome, count in counts.items()}
                for mood, counts in one.cells.items()
            }
            for one in maps.maps
        },
    }
