"""Evidence as plain data, for JSON and for tables."""

from __future__ import annotations

from typing import Any

from syllogism.evidence.certificates import COMPLEMENTS, Certificate
from syllogism.evidence.configurations import Configuration
from syllogism.evidence.judgements import Evidence, Unreadable
from syllogism.evidence.proofs import Proof
from syllogism.evidence.worlds import World


def kind_of(evidence: Evidence | None) -> str:
    """Return the word for a kind of evidence: proof, certificate, countermodel, ..., none.

    >>> kind_of(World(()))
    'countermodel'
    """
    match evidence:
        case None:
            return "none"
        case World():
            return "countermodel"
        case _:
            return type(evidence).__name__.lower()


def to_record(evidence: Evidence | None) -> dict[str, Any] | None:
    """Return evidence as strings, numbers, lists and dictionaries; None stays None.

    >>> to_record(World(()))
    {'kind': 'countermodel', 'individuals': {}}
    """
    match evidence:
        case None:
            return None
        case Proof(steps):
            content: dict[str, Any] = {
                "steps": [
                    {
                        "proposition": str(step.proposition),
                        "rule": step.rule.value,
                        "sources": [source + 1 for source in step.sources],
                    }
                    for step in steps
                ]
            }
        case Certificate(lines):
            content = {
                "lines": [{"times": times, "inequality": str(line)} for times, line in lines],
                "where": COMPLEMENTS if evidence.speaks_of_complements else None,
                "sum": f"0 >= {evidence.margin}",
            }
        case World(individuals):
            content = {"individuals": {i.name: sorted(i.terms) for i in individuals}}
        case Configuration(terms, centres, radii, geometry, margin, span):
            content = {
                "geometry": geometry.value,
                "margin": margin,
                "span": span,
                "terms": list(terms),
                "centres": centres.tolist(),
                "radii": radii.tolist(),
            }
        case Unreadable(text, problem):
            content = {"text": text, "problem": problem}
    return {"kind": kind_of(evidence), **content}
