"""``compare``, ``suites``, ``report``, ``records`` and ``diff``: the study."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter
from rich.text import Text

from syllogism.cli.output import AsJson, Count, Output, Seed, print_text
from syllogism.cli.progress import listening
from syllogism.errors import OptionError

SEVERAL = Parameter(negative="", show_default=False)


def compare(
    *,
    out: Output,
    suite: str = "quick",
    question: Annotated[tuple[str, ...], SEVERAL] = (),
    panel: Annotated[tuple[str, ...], SEVERAL] = (),
    reasoner: Annotated[tuple[str, ...], SEVERAL] = (),
    weights: Annotated[tuple[Path, ...], SEVERAL] = (),
    seed: Annotated[tuple[Seed, ...], SEVERAL] = (),
    workers: Count | None = None,
) -> None:
    """Compare reasoners: who is right, and who is right for the right reason.

    Asks a panel of reasoners the questions of a suite, audits all evidence, and writes records,
    scores, figures and report.html. A run that was interrupted or killed goes on if the same
    command is given again.

    Examples:
        syllogism compare --out results
        syllogism compare --out results-2 --question moods --seed 1 --seed 2 --seed 3
        syllogism compare --out results-3 --reasoner my_module:MyReasoner
        syllogism compare --out results-4 --suite my_suite.toml --weights weights

    Args:
        out: Directory for everything that is written.
        suite: What is asked: quick (minutes), full (hours), or a file; see syllogism suites.
        question: Only this question of the suite; may be repeated.
        panel: Who is asked, in place of the suite's panel; may be repeated.
        reasoner: Who is asked as well: a reasoner by name, or your own as module:object.
        weights: Directory of a transformer that is asked as well, as syllogism train leaves it.
            Where its training held something out, the moods that it was kept from are asked too.
        seed: Seed of what is drawn, in place of the suite's; may be repeated.
        workers: How many processes work side by side; one for each core by default.
    """
    from syllogism.study.preparing import prepare
    from syllogism.study.report import write_report
    from syllogism.study.running import run_suite
    from syllogism.study.scores import score_judgements, score_pairs
    from syllogism.study.suites import find_suite
    from syllogism.study.terminal import coherence_table, score_table

    asked = prepare(
        find_suite(suite),
        questions=question,
        panel=panel,
        also=(*reasoner, *(f"weights:{path.resolve()}" for path in weights)),
        seeds=seed,
    )
    with listening() as listener:
        try:
            results = run_suite(asked, out, workers=workers, progress=listener)
        except KeyboardInterrupt:
            print_text(Text(f"answers so far are in {out}; to go on, give the same command again"))
            raise
    report_file = write_report(results)
    if len(results.judgements):
        print_text(score_table(score_judgements(results.judgements)))
    if len(results.pairs):
        print_text(coherence_table(score_pairs(results.pairs)))
    print_text(Text(f"report: {report_file}"))


def suites(name: str | None = None, /) -> None:
    """List the suites that come with the package, or print one to copy and edit.

    Examples:
        syllogism suites
        syllogism suites quick > my_suite.toml

    Args:
        name: The suite that is printed as it stands.
    """
    from syllogism.study.suites import find_suite, shipped_suites, suite_text

    if name is not None:
        print(suite_text(name), end="")
        return
    for one in shipped_suites():
        suite = find_suite(one)
        print_text(Text(f"{one}: {suite.tells}", style="bold"))
        for question in suite.questions:
            print_text(Text(f"  {question.name}: {question.tells}"))


def report(directory: Path, /) -> None:
    """Write the report of a directory of results again, from its data.

    Examples:
        syllogism report results

    Args:
        directory: As syllogism compare has left it.
    """
    from syllogism.study.report import write_report
    from syllogism.study.results import load_results

    print_text(Text(f"report: {write_report(load_results(directory))}"))


def records(
    directory: Path,
    /,
    *,
    question: str | None = None,
    reasoner: str | None = None,
    seed: Seed | None = None,
    item: Seed | None = None,
    mood: str | None = None,
    form: Literal["A", "E", "I", "O"] | None = None,
    figure: Count | None = None,
    terms: Count | None = None,
    surface: str | None = None,
    reading: Annotated[Literal["traditional", "modern"] | None, Parameter(name="--import")] = None,
    verdict: str | None = None,
    grade: str | None = None,
    fault: str | None = None,
    corrected: str | None = None,
    right: Annotated[bool | None, Parameter(negative="--wrong")] = None,
    law: str | None = None,
    outcome: str | None = None,
    limit: Count = 10,
    as_json: AsJson = False,
) -> None:
    """Show the records behind a number of a report.

    Examples:
        syllogism records results --question moods --wrong
        syllogism records results --reasoner "transformer (answer-explain)" --grade malformed
        syllogism records results --law conversion --outcome broken --json

    Args:
        directory: As syllogism compare has left it.
        question: Only this question.
        reasoner: Only this reasoner.
        seed: Only what was drawn with this seed.
        item: Only this item.
        mood: Only this mood, such as AAA-2.
        form: Only syllogisms and chains whose conclusion is of this form: A, E, I or O.
        figure: Only syllogisms of this figure: 1, 2, 3 or 4.
        terms: Only arguments of so many terms.
        surface: Only terms that look like this, such as words.
        reading: Only arguments under this existential import.
        verdict: Only this verdict: valid, invalid or undecided.
        grade: Only evidence of this grade: sound, absent, malformed, incomplete, misread, wrong
            or contrary.
        fault: Only what the protocol of the literature finds this in: partial information,
            conflicts with its own statement, each fits, jointly wrong, or correct.
        corrected: The same by the corrected protocol.
        right: Only right verdicts, or only wrong ones.
        law: The instances of this law, in place of single judgements.
        outcome: Only instances with this outcome: kept, broken or open.
        limit: How many are shown at most.
        as_json: One JSON object on a line each, in place of text.
    """
    from syllogism.study.results import load_results
    from syllogism.study.selecting import select, shown

    results = load_results(directory)
    of_laws = law is not None or outcome is not None
    chosen = select(
        results.pairs if of_laws else results.judgements,
        question=question,
        reasoner=reasoner,
        seed=seed,
        item=item,
        mood=mood,
        form=form,
        figure=figure,
        terms=terms,
        surface=surface,
        reading=reading,
        verdict=verdict,
        grade=grade,
        fault=fault,
        corrected=corrected,
        right=right,
        law=law,
        outcome=outcome,
    )
    for row in chosen.head(limit).to_dict("records"):
        if as_json:
            print(json.dumps(row, ensure_ascii=False))
        else:
            print_text(Text(shown(row)), Text(""))
    if not as_json:
        print_text(Text(f"{min(limit, len(chosen)):,} of {len(chosen):,} records"))


def diff(one: Path, other: Path, /) -> int:
    """Say what changed from one directory of results to another, beyond noise.

    The same items are compared, one by one. The exit status is 0 if nothing changed beyond noise,
    and 1 if something did.

    Examples:
        syllogism diff results results-2

    Args:
        one: A directory of results.
        other: Another one.
    """
    from syllogism.study.differing import differ, tell_difference
    from syllogism.study.results import load_results
    from syllogism.study.terminal import difference_table

    difference = differ(load_results(one), load_results(other))
    if not difference.judgements and not difference.pairs:
        raise OptionError(
            f"{str(one)!r} and {str(other)!r} have no argument in common that one reasoner was "
            "asked: compare runs of the same questions under the same seeds"
        )
    if difference.beyond_noise:
        print_text(difference_table(difference))
    print_text(*(Text(line) for line in tell_difference(difference)))
    return 0 if difference.is_noise else 1
