"""Do symbols or spheres ever contradict themselves?

Both are asked about the same instances of every law of coherence: arguments of three to five terms
that no training has shown, in both readings, half of them valid. A law that asks for acceptance
after acceptance asks something only where all antecedents are accepted: so often the promise is
not empty. For the law of the batch each argument is asked twice, the second time in another order
and in batches of 1, 2, 4, ... arguments. Seconds are of CPU time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from time import process_time

import numpy as np
from results_file import write_result
from rich.console import Console
from rich.progress import track
from rich.table import Table

from syllogism.answers import find_reasoner
from syllogism.corpus.splits import CONTROL, find_split
from syllogism.evidence.judgements import Reasoner, Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.notation import write_notation
from syllogism.study.coherence import Law, Outcome, outcome_of
from syllogism.study.instances import DrawnInstance, draw_instance

SEED = 1
COUNT = 12_500  # instances of each law: 112,500 of all nine
BLOCK = 2_500  # instances drawn and asked at a time
EXAMPLES = 5  # broken instances kept for each law and reasoner, should there be any
REASONERS = ("symbolic", "spheres")


@dataclass
class Tally:
    """What one reasoner's verdicts did to one law.

    Args:
        kept: How many instances were kept.
        broken: How many were broken.
        open: How many were left open, for want of a verdict.
        accepted: In how many all antecedents were accepted.
        seconds: CPU time of judging.
        examples: The first broken ones, in notation, with their verdicts.
    """

    kept: int = 0
    broken: int = 0
    open: int = 0
    accepted: int = 0
    seconds: float = 0.0
    examples: list[str] = field(default_factory=list)


@dataclass
class LawTally:
    """The instances of one law and what became of them.

    Args:
        instances: How many there were.
        traditional: How many of them were asked in the traditional reading.
        arguments: How many arguments they hold.
        seconds: CPU time of drawing them.
        reasoners: A tally for each reasoner.
    """

    instances: int = 0
    traditional: int = 0
    arguments: int = 0
    seconds: float = 0.0
    reasoners: dict[str, Tally] = field(
        default_factory=lambda: {name: Tally() for name in REASONERS}
    )


def main() -> None:
    """Ask everything, print one table and write one result file."""
    tallies = {law: measure(law, COUNT) for law in Law}
    table = Table(
        "law", "reasoner", "instances", "all antecedents accepted", "broken", "open",
        "instances a second", title=__doc__.split("\n")[0],
    )  # fmt: skip
    for law, tally in tallies.items():
        for name, one in tally.reasoners.items():
            cells = (tally.instances, one.accepted, one.broken, one.open)
            speed = tally.instances / one.seconds
            table.add_row(str(law), name, *(f"{cell:,}" for cell in cells), f"{speed:,.0f}")
    Console(width=100).print(table)
    measured = {
        "instances": sum(tally.instances for tally in tallies.values()),
        "broken": {
            name: sum(tally.reasoners[name].broken for tally in tallies.values())
            for name in REASONERS
        },
        "laws": {str(law): asdict(tally) for law, tally in tallies.items()},
    }
    write_result("coherence", seeds=[SEED], measured=measured)


def measure(law: Law, count: int) -> LawTally:
    """Return what the reasoners make of the first instances of a law."""
    corpus = find_split("random", seed=SEED).tests[CONTROL]
    tally = LawTally()
    for start in track(range(0, count, BLOCK), str(law)):
        begun = process_time()
        block = [
            draw_instance(law, corpus, index) for index in range(start, min(start + BLOCK, count))
        ]
        tally.seconds += process_time() - begun
        tally.instances += len(block)
        tally.arguments += sum(len(drawn.instance.arguments) for drawn in block)
        tally.traditional += sum(drawn.reading is Import.TRADITIONAL for drawn in block)
        for reading in Import:
            asked = [drawn for drawn in block if drawn.reading is reading]
            for name in REASONERS if asked else ():
                count_outcomes(tally.reasoners[name], find_reasoner(name), asked, reading)
    return tally


def count_outcomes(
    tally: Tally, reasoner: Reasoner, asked: Sequence[DrawnInstance], reading: Import
) -> None:
    """Add what one reasoner's verdicts do to some instances of one law in one reading."""
    begun = process_time()
    verdicts = find_verdicts(reasoner, asked, reading)
    tally.seconds += process_time() - begun
    for drawn, given in zip(asked, verdicts, strict=True):
        outcome = outcome_of(drawn.instance, given)
        tally.kept += outcome is Outcome.KEPT
        tally.broken += outcome is Outcome.BROKEN
        tally.open += outcome is Outcome.OPEN
        tally.accepted += all(verdict is Verdict.VALID for verdict in given[:-1])
        if outcome is Outcome.BROKEN and len(tally.examples) < EXAMPLES:
            told = zip(drawn.instance.arguments, given, strict=True)
            lines = (f"{write_notation(argument)}: {verdict}" for argument, verdict in told)
            tally.examples.append(f"{reading}: {'; '.join(lines)}")


def find_verdicts(
    reasoner: Reasoner, asked: Sequence[DrawnInstance], reading: Import
) -> list[list[Verdict]]:
    """Return the verdicts on the arguments of each instance; what is asked twice, in two ways."""
    if asked[0].instance.law is Law.BATCH:
        arguments = [drawn.instance.consequent for drawn in asked]
        once = judge(reasoner, arguments, reading)
        again = judge_apart(reasoner, arguments, reading)
        return [list(pair) for pair in zip(once, again, strict=True)]
    every = [argument for drawn in asked for argument in drawn.instance.arguments]
    verdicts = iter(judge(reasoner, every, reading))
    return [[next(verdicts) for _ in drawn.instance.arguments] for drawn in asked]


def judge_apart(
    reasoner: Reasoner, arguments: Sequence[Argument], reading: Import
) -> list[Verdict]:
    """Return the verdicts on arguments in random order, asked in batches of 1, 2, 4, ..."""
    order = np.random.default_rng(SEED).permutation(len(arguments)).tolist()
    verdicts: dict[int, Verdict] = {}
    while len(verdicts) < len(order):
        places = order[len(verdicts) : 2 * len(verdicts) + 1]
        batch = judge(reasoner, [arguments[place] for place in places], reading)
        verdicts.update(zip(places, batch, strict=True))
    return [verdicts[place] for place in range(len(order))]


def judge(reasoner: Reasoner, arguments: Sequence[Argument], reading: Import) -> list[Verdict]:
    """Return the verdicts on one batch."""
    return [judgement.verdict for judgement in reasoner.judge(arguments, reading=reading)]


if __name__ == "__main__":
    main()
