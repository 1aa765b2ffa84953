"""Telling: all sections of the report, in order."""

from __future__ import annotations

from syllogism.study.report.blocks import Report, Section
from syllogism.study.report.facts import Facts, named_seeds
from syllogism.study.report.sections.coherence import tell_coherence
from syllogism.study.report.sections.costs import tell_costs
from syllogism.study.report.sections.explanations import tell_explanations
from syllogism.study.report.sections.failures import tell_failures
from syllogism.study.report.sections.making import tell_making
from syllogism.study.report.sections.moods import tell_moods
from syllogism.study.report.sections.parts import tell_parts
from syllogism.study.report.sections.reading import tell_reading
from syllogism.study.report.sections.rightness import tell_rightness
from syllogism.study.report.sections.rivalries import tell_rivalries
from syllogism.study.report.sections.scores import tell_scores
from syllogism.study.report.sections.training import tell_training
from syllogism.study.summary import five_sentences

TITLE = "Who is right, and who is right for the right reason"

SECTIONS = (
    tell_scores,
    tell_moods,
    tell_rightness,
    tell_explanations,
    tell_failures,
    tell_coherence,
    tell_parts,
    tell_rivalries,
    tell_costs,
    tell_training,
    tell_reading,
    tell_making,
)


def tell(facts: Facts) -> Report:
    """Return everything that the report says."""
    results = facts.results
    count = len(results.judgements) + len(results.pairs)
    subtitle = (
        f"{results.suite.title}: {len(results.suite.panel)} reasoners, {count:,} records, "
        f"{named_seeds(results.suite.seeds)}"
    )
    told = (section(facts) for section in SECTIONS)
    sections: tuple[Section, ...] = tuple(section for section in told if section is not None)
    return Report(TITLE, subtitle, five_sentences(facts.scores, facts.laws), sections)
