"""A small study to make reports of: real questions, real answers, and a reasoner of bad habits."""

import json
from dataclasses import asdict

import pandas as pd
from rows import pairs

from syllogism.answers import check_all
from syllogism.evidence.judgements import Judgement, Reasoner, Unreadable, Verdict, ask
from syllogism.evidence.proofs import Proof, Rule, Step
from syllogism.evidence.worlds import Individual, World
from syllogism.language.arguments import Import
from syllogism.language.moods import find_mood
from syllogism.reasoners.symbolic import Symbolic
from syllogism.reasoners.transformer.metrics import Metrics
from syllogism.study.baseline import AlwaysInvalid
from syllogism.study.items import Asked
from syllogism.study.records import Record
from syllogism.study.results import (
    ASKED_FILE,
    JUDGEMENTS_FILE,
    PAIRS_FILE,
    SUITE_FILE,
    Results,
)
from syllogism.study.suites import Arguments, Coherence, Moods, Suite, write_suite

ATTACK = '<script>"bad" & `habits`:x</script>'  # the colon makes it a place on a panel
OTHER = {Verdict.VALID: Verdict.INVALID, Verdict.INVALID: Verdict.VALID}


class Habits(Reasoner):
    """Does as the symbolic engine does, or leaves out, spoils or turns round what it says."""

    name = ATTACK

    def judge(self, arguments, *, reading=Import.TRADITIONAL):
        """Return the engine's judgements, most of them with a habit that goes by the mood."""
        answers = check_all(arguments, reading=reading)
        return [self._spoilt(answer.judgement, answer.argument) for answer in answers]

    def _spoilt(self, judgement, argument):
        verdict, evidence = judgement.verdict, judgement.evidence
        first = Step(argument.premises[0], Rule.PREMISE)
        subject, predicate = argument.conclusion.terms
        match str(find_mood(argument))[:2]:
            case "AE":
                evidence = None
            case "AI":
                evidence = Proof((first,))  # ends too early
            case "EA":
                verdict = OTHER[verdict]  # the evidence shows the other one
            case "EI":
                evidence = Unreadable(f"{ATTACK} so", "it is no proof")
            case "IO":
                verdict, evidence = Verdict.UNDECIDED, None
            case "OA":
                evidence = World((Individual("a", frozenset({subject, predicate})),))
            case "OI":
                evidence = World((Individual("a", frozenset({"weather"})),))
        return Judgement(argument, judgement.reading, self.name, verdict, evidence)


QUESTIONS = (
    Moods(name="moods", tells="Every mood once.", each=1),
    Moods(name="modern moods", tells="The same.", each=1, reading=Import.MODERN),
    Arguments(name="lengths", tells="Three to six terms.", count=40, terms=(3, 4, 6)),
)
REASONERS = (AlwaysInvalid(), Symbolic(), Habits())
SUITE = Suite(
    title="Small",
    tells="A few questions.",
    panel=tuple(reasoner.name for reasoner in REASONERS),
    seeds=(1, 2),
    questions=(*QUESTIONS, Coherence(name="coherence", tells="Laws.", count=2)),
)
CURVES = {
    ATTACK: tuple(
        Metrics(10 * n, 3 / n, None if n < 90 else 1 - 0.4 / n, 1 - 1 / n, 9 * n, 1.0, 1.0, 2.0)
        for n in range(1, 311)
    )
}


def small_study(directory):
    """Return results that are in a directory, with everything in them that a report shows."""
    results = Results(directory, SUITE, {"version": "1"}, _judged(), _tied(), CURVES)
    results.judgements.to_parquet(directory / JUDGEMENTS_FILE)
    results.pairs.to_parquet(directory / PAIRS_FILE)
    (directory / SUITE_FILE).write_text(write_suite(SUITE), encoding="utf-8")
    (directory / ASKED_FILE).write_text(json.dumps(results.asked), encoding="utf-8")
    return results


def _judged():
    rows = []
    for question in QUESTIONS:
        asked = [Asked(question, seed=seed) for seed in SUITE.seeds]
        items = [one[number] for one in asked for number in one.numbers]
        for reasoner in REASONERS:
            for reading in Import:
                some = [item for item in items if item.reading is reading]
                arguments = [item.argument for item in some]
                judged = ask(reasoner, arguments, reading=reading)
                rows += [asdict(Record.of(*each)) for each in zip(some, judged, strict=True)]
    table = pd.DataFrame(rows)
    table["seconds"] = [0.001 * (1 + number % 7) for number in range(len(table))]
    return table


def _tied():
    broken = {"reasoner": ATTACK, "outcome": "broken", "verdicts": "valid invalid"}
    undecided = {"reasoner": ATTACK, "outcome": "open", "verdicts": "undecided valid"}
    cut = {"law": "cut", "arguments": "one\ntwo\nthree", "verdicts": "valid valid invalid"}
    return pairs(
        *({"reasoner": reasoner.name, "seed": seed} for reasoner in REASONERS for seed in (1, 2)),
        *(
            {"reasoner": reasoner.name, **cut, "verdicts": "valid valid valid"}
            for reasoner in REASONERS
        ),
        *({**broken, "seed": seed} for seed in (1, 1, 2)),
        {**broken, **cut},
        undecided,
    )
