"""Syllogisms decided by symbols, by spheres and by training, with evidence that is checked.

>>> import syllogism
>>> print(syllogism.check("Barbara").verdict)
valid

The names below are the public ones. `Spheres`, `Descent`, `Transformer`, `decide_triangles` and
`decide_chains` load JAX, and `draw`, `watch` and the like what they draw with, only when they are
asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from syllogism.answers import Answer, check, check_all, conclude
from syllogism.errors import (
    ArgumentError,
    EvidenceError,
    FormError,
    OptionError,
    OutputError,
    ParseError,
    SyllogismError,
    WeightsError,
)
from syllogism.evidence.audit import audit
from syllogism.evidence.certificates import Certificate
from syllogism.evidence.checking_configurations import least_room
from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.evidence.grades import Finding, Grade
from syllogism.evidence.judgements import Judgement, Reasoner, Unreadable, Verdict
from syllogism.evidence.proofs import Proof, Rule, Step
from syllogism.evidence.worlds import Individual, World
from syllogism.explanations import Explanation, explain
from syllogism.language.arguments import Argument, Import
from syllogism.language.chains import Chains
from syllogism.language.complements import Complement
from syllogism.language.moods import MOODS, Mood, find_mood
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_argument, parse_proposition
from syllogism.logic.cores import find_inconsistent_core
from syllogism.logic.fallacies import Fallacy, find_fallacies
from syllogism.logic.validity import is_valid, valid_moods
from syllogism.reasoners.symbolic import Symbolic

if TYPE_CHECKING:
    from syllogism.films import draw_film, explore, watch
    from syllogism.pictures import draw, draw_moods
    from syllogism.reasoners.descent.reasoner import Descent
    from syllogism.reasoners.spheres.chains import decide_chains
    from syllogism.reasoners.spheres.reasoner import Spheres
    from syllogism.reasoners.spheres.triangles import decide_triangles
    from syllogism.reasoners.transformer.reasoner import Transformer

_LOADED_LATE = {
    "Descent": "syllogism.reasoners.descent.reasoner",
    "Spheres": "syllogism.reasoners.spheres.reasoner",
    "Transformer": "syllogism.reasoners.transformer.reasoner",
    "decide_chains": "syllogism.reasoners.spheres.chains",
    "decide_triangles": "syllogism.reasoners.spheres.triangles",
    "draw": "syllogism.pictures",
    "draw_film": "syllogism.films",
    "draw_moods": "syllogism.pictures",
    "explore": "syllogism.films",
    "watch": "syllogism.films",
}

__all__ = [
    "MOODS",
    "Answer",
    "Argument",
    "ArgumentError",
    "Certificate",
    "Chains",
    "Complement",
    "Configuration",
    "Descent",
    "EvidenceError",
    "Explanation",
    "Fallacy",
    "Finding",
    "Form",
    "FormError",
    "Geometry",
    "Grade",
    "Import",
    "Individual",
    "Judgement",
    "Mood",
    "OptionError",
    "OutputError",
    "ParseError",
    "Proof",
    "Proposition",
    "Reasoner",
    "Rule",
    "Spheres",
    "Step",
    "SyllogismError",
    "Symbolic",
    "Transformer",
    "Unreadable",
    "Verdict",
    "WeightsError",
    "World",
    "audit",
    "check",
    "check_all",
    "conclude",
    "decide_chains",
    "decide_triangles",
    "draw",
    "draw_film",
    "draw_moods",
    "explain",
    "explore",
    "find_fallacies",
    "find_inconsistent_core",
    "find_mood",
    "is_valid",
    "least_room",
    "parse_argument",
    "parse_proposition",
    "valid_moods",
    "watch",
]


def __dir__() -> list[str]:
    return sorted(__all__)


def __getattr__(name: str) -> object:
    if name in _LOADED_LATE:
        return getattr(import_module(_LOADED_LATE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
