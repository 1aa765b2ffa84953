"""The page: the report as one file of HTML that needs nothing but itself.

A policy in its head lets the browser load nothing, and run no script but the one that belongs here:
its hash is part of the policy. Without scripts everything can be read but the records behind the
numbers.

Source:
    W3C, Content Security Policy Level 3 (2024).
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from syllogism.language.moods import FIGURES, Mood
from syllogism.language.propositions import Form
from syllogism.study.report.blocks import Key, Panel, Report
from syllogism.study.report.charts.maps import worst_of
from syllogism.study.report.embedding import embed, readings_of
from syllogism.study.report.facts import Facts
from syllogism.study.report.outcomes import ORDER, Outcome
from syllogism.study.report.pictures import draw_picture, mood_pictures
from syllogism.study.report.queries import Query

WIDTH = 720  # pixels of a chart in a file of its own
LONG = 40  # characters of a legend's entry, from which on it needs a line of its own


def write_page(report: Report, facts: Facts) -> str:
    """Return the page."""
    templates = _templates()
    script = templates.get_template("script.js.jinja").render()
    readings = readings_of(facts)
    pictures = [
        (f"{reading}-{mood}", picture.view, draw_picture(picture))
        for (reading, mood), picture in mood_pictures().items()
        if reading in readings
    ]
    return templates.get_template("page.html.jinja").render(
        report=report,
        script=Markup(script),
        script_hash=b64encode(sha256(script.encode()).digest()).decode("ascii"),
        records=Markup(embed(facts)),
        pictures=pictures,
        figures=FIGURES,
        forms=tuple(Form),
        mood_of=Mood,
    )


def write_panel(panel: Panel, keys: tuple[Key, ...]) -> str:
    """Return a chart as an SVG file, with its legend."""
    columns = 1 if any(len(key.meaning) > LONG for key in keys) else 2
    lines = -(-len(keys) // columns)
    return (
        _templates()
        .get_template("panel.svg.jinja")
        .render(panel=panel, keys=keys, width=WIDTH, columns=columns, lines=lines)
    )


@cache
def _templates() -> Environment:
    """Return where the templates are, each compiled once."""
    environment = Environment(
        loader=PackageLoader("syllogism.study.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["filling"] = _filling
    environment.filters["worst"] = worst_of
    environment.filters["counted"] = _counted
    environment.filters["percent"] = lambda share: f"{100 * share:.4g}%"
    environment.filters["slug"] = _slug
    environment.filters["options"] = _options
    return environment


def _filling(counts: Mapping[Outcome, int]) -> str:
    """Return the style of a cell of several outcomes: the better below, by their shares."""
    total, begin, stops = sum(counts.values()), 0.0, []
    for outcome in sorted(counts, key=ORDER.__getitem__):
        end = begin + 100 * counts[outcome] / total
        stops.append(f"var(--{outcome.colour}) {begin:.4g}% {end:.4g}%")
        begin = end
    return f"background:linear-gradient(to top,{','.join(stops)})" if len(stops) > 1 else ""


def _counted(counts: Mapping[Outcome, int]) -> str:
    """Return outcomes in words, the most frequent first."""
    frequent = sorted(counts, key=lambda outcome: (-counts[outcome], ORDER[outcome]))
    return ", ".join(f"{counts[outcome]} {outcome.meaning}" for outcome in frequent)


def _options(query: Query) -> Markup:
    """Return a query's command, to be broken into lines before an option only."""
    first, *options = query.command.split(" --")
    spans = (Markup(" <span>--{}</span>").format(option) for option in options)
    return Markup("").join((escape(first), *spans))


def _slug(words: str) -> str:
    """Return words as an identifier of the page."""
    return "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in words)
