"""Section: the map of the moods."""

from __future__ import annotations

from collections import Counter

from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS, Mood
from syllogism.logic.validity import valid_moods
from syllogism.study.report.blocks import Block, Key, Maps, MoodMap, Panel, Section, Text
from syllogism.study.report.charts.maps import MAP, WIDTH, draw_maps
from syllogism.study.report.charts.stacks import sign_of
from syllogism.study.report.facts import Facts, sampled
from syllogism.study.report.outcomes import Outcome, outcomes_of
from syllogism.study.suites import Moods, Question

INTRODUCTION = (
    "A syllogism has three statements, each of one of four forms: A, all S are P; E, no S are P; "
    "I, some S are P; O, some S are not P. The middle term can stand in four ways in its premises, "
    "the figures. That makes four times four times four times four moods, 256 in all.",
    "Each square is a mood, filled with what became of its arguments; a heavy frame marks the "
    "valid ones. Whoever learned a habit instead of the logic shows it here as stripes and blocks.",
)


def tell_moods(facts: Facts) -> Section | None:
    """Return the section, or None where nobody was asked about the moods."""
    maps = [_maps(facts, question) for question, _ in facts.judged() if isinstance(question, Moods)]
    blocks: tuple[Block, ...] = (Text(INTRODUCTION), *maps)
    return Section("moods", "The 256 moods, one by one", blocks) if maps else None


def _maps(facts: Facts, question: Question) -> Maps:
    assert isinstance(question, Moods)
    judgements = facts.judgements_of(question.name)
    counts: dict[str, dict[str, Counter[Outcome]]] = {}
    columns = (judgements["reasoner"], judgements["mood"], outcomes_of(judgements))
    for reasoner, mood, outcome in zip(*columns, strict=True):
        counts.setdefault(reasoner, {}).setdefault(mood, Counter())[outcome] += 1
    maps = tuple(
        MoodMap(reasoner, {mood: moods[str(mood)] for mood in MOODS if str(mood) in moods})
        for reasoner, moods in counts.items()
    )
    reading, each = str(question.reading), question.each
    valid = frozenset(valid_moods(Import(reading)))
    count = sum(sum(cell.values()) for cell in maps[0].cells.values())
    seeds = facts.results.suite.seeds
    caption = (
        f"{question.name}: {each} arguments of each mood and seed, {reading} import; "
        f"{sampled(seeds, count)}."
    )
    return Maps(
        name=f"moods-{question.name}",
        question=question.name,
        reading=reading,
        valid=valid,
        caption=caption,
        keys=_keys(maps),
        maps=maps,
        panel=_panel(question.name, maps, valid),
    )


def _keys(maps: tuple[MoodMap, ...]) -> tuple[Key, ...]:
    met = {outcome for one in maps for counts in one.cells.values() for outcome in counts}
    return tuple(Key(sign_of(outcome), outcome.meaning) for outcome in Outcome if outcome in met)


def _panel(question: str, maps: tuple[MoodMap, ...], valid: frozenset[Mood]) -> Panel:
    drawn = draw_maps([(one.reasoner, one.cells) for one in maps], valid)
    told = []
    for one in maps:
        total: Counter[Outcome] = sum(map(Counter, one.cells.values()), Counter())
        counted = ", ".join(f"{total[outcome]:,} {outcome.meaning}" for outcome in total)
        told.append(f"{one.reasoner}: {counted}")
    return Panel(
        name=f"moods-{question}",
        title=f"What became of the moods: {question}",
        drawn=drawn,
        height=int(MAP * len(maps)),
        view=f"0 0 {WIDTH:g} {MAP * len(maps):g}",
        told="; ".join(told),
    )
