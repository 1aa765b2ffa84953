"""``check`` and ``conclude``: is it valid, and what follows?"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter
from rich.text import Text

from syllogism import answers
from syllogism.answers import Answer, check_all
from syllogism.cli.output import AsJson, Dim, Reading, print_json, print_text
from syllogism.errors import OptionError, SyllogismError
from syllogism.evidence.judgements import Reasoner, Verdict
from syllogism.evidence.records import to_record
from syllogism.language.arguments import Argument, Import
from syllogism.language.reading import parse_line

_STATUS = {Verdict.VALID: 0, Verdict.INVALID: 1, Verdict.UNDECIDED: 3}
_STYLE = {
    Verdict.VALID: "bold green",
    Verdict.INVALID: "bold red",
    Verdict.UNDECIDED: "bold yellow",
}


def check(
    text: Annotated[str | None, Parameter(allow_leading_hyphen=True)] = None,
    /,
    *,
    file: Path | None = None,
    reasoner: Literal["symbolic", "spheres", "transformer", "descent", "all"] = "symbolic",
    reading: Reading = "traditional",
    geometry: Literal["euclidean", "maximum", "hyperbolic", "spherical"] = "euclidean",
    dim: Dim = 2,
    style: Literal["answer", "answer-explain", "explain-answer"] | None = None,
    weights: Path | None = None,
    as_json: AsJson = False,
) -> int:
    """Say whether an argument is valid, why, and whether the reason holds.

    An argument is English in standard form, notation, or a mood. The exit status is 0 for valid,
    1 for invalid, 2 for bad input and 3 for undecided; with --reasoner all it is that of the
    symbolic one. Of a file it is 0 when every line was answered and 2 otherwise.

    Examples:
        syllogism check Barbara
        syllogism check "All men are mortal. All Greeks are men. So all Greeks are mortal."
        syllogism check "A(M,P) A(S,M) |- A(S,P)" --reasoner spheres
        syllogism check "Everything is A or B. No X are A. So all X are B."
        syllogism check AAA-2 --reasoner spheres --geometry hyperbolic --dim 10
        syllogism check AAI-3 --reasoner transformer --style explain-answer
        syllogism check AAI-3 --import modern --json
        syllogism check --file arguments.txt

    Args:
        text: The argument; - reads it from standard input.
        file: A file with one argument a line: English, notation, or JSON with premises and
            conclusion.
        reasoner: Who is asked.
        reading: Existential import: traditional (every term has an instance, and every complement
            where one is spoken of) or modern.
        geometry: Where the spheres are placed; the verdict is the same.
        dim: How many dimensions the space of spheres and descent has, 2 or more.
        style: What the transformer writes: the verdict alone, or why as well, after the verdict
            (if nothing is said) or before it.
        weights: Directory of other transformer weights, as `syllogism train` writes it.
        as_json: Answer with one JSON object a line.
    """
    if (text is None) == (file is None):
        raise OptionError("give one argument, or - for standard input, or --file FILE")
    asked = _reasoners(reasoner, geometry, dim, style, weights)
    if file is not None:
        return _check_file(file, asked, Import(reading), as_json=as_json)
    argument = parse_line(sys.stdin.read().lstrip("\ufeff") if text == "-" else str(text))
    given = [check_all([argument], reasoner=one, reading=reading)[0] for one in asked]
    if as_json:
        for answer in given:
            print_json(answer.to_record())
    else:
        print_text(Text(str(argument)))
        for answer in given:
            print_text(Text(), _styled(str(answer), answer))
    return _STATUS[given[0].verdict]


def conclude(*premises: str, reading: Reading = "traditional", as_json: AsJson = False) -> int:
    """Say what follows from premises, in both directions, or that nothing does.

    Examples:
        syllogism conclude "All poets are dreamers" "No dreamers are bankers"
        syllogism conclude "E(M,P)" "A(M,S)" --import modern

    Args:
        premises: The premises, each in English or in notation.
        reading: Existential import: traditional (every term has an instance) or modern.
        as_json: Answer with one JSON object that lists the conclusions with their proofs.
    """
    if not premises:
        raise OptionError("give at least one premise, such as 'All poets are dreamers'")
    found = answers.conclude(*premises, reading=reading)
    if as_json:
        conclusions = [
            {"conclusion": str(conclusion), "evidence": to_record(proof)}
            for conclusion, proof in found.items()
        ]
        print_json({"import": reading, "conclusions": conclusions})
        return 0
    if not found:
        print_text(
            Text(f"Nothing follows about the terms that no premise links ({reading} import).")
        )
        return 0
    print_text(Text(f"What follows ({reading} import):"), *(Text(f"  {c}") for c in found))
    return 0


def _reasoners(
    name: str, geometry: str, dim: int, style: str | None, weights: Path | None
) -> list[Reasoner]:
    names = list(answers.REASONERS) if name == "all" else [name]
    chosen: dict[str, Reasoner] = {}
    if geometry != "euclidean" and "spheres" not in names:
        raise OptionError(f"--geometry is for the spheres, but --reasoner is {name}")
    if dim != 2 and not {"spheres", "descent"} & set(names):
        raise OptionError(f"--dim is for the spheres and the descent, but --reasoner is {name}")
    if "spheres" in names and (geometry, dim) != ("euclidean", 2):
        from syllogism.reasoners.spheres.reasoner import Spheres

        chosen["spheres"] = Spheres(geometry=geometry, dim=dim)
    if "descent" in names and dim != 2:
        from syllogism.reasoners.descent.reasoner import Descent

        chosen["descent"] = Descent(dim=dim)
    for option, given in (("--style", style), ("--weights", weights)):
        if given is not None and "transformer" not in names:
            raise OptionError(f"{option} is for the transformer, but --reasoner is {name}")
    if style is not None or weights is not None:
        from syllogism.reasoners.transformer.reasoner import Transformer

        chosen["transformer"] = Transformer(weights, style=style)
    return [chosen[one] if one in chosen else answers.find_reasoner(one) for one in names]


def _check_file(
    path: Path, reasoners: Sequence[Reasoner], reading: Import, *, as_json: bool
) -> int:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise OptionError(f"cannot read {str(path)!r} as text: {error}") from error
    read: dict[int, Argument | SyllogismError] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                read[number] = parse_line(line)
            except SyllogismError as error:
                read[number] = error
    arguments = [each for each in read.values() if isinstance(each, Argument)]
    columns = [check_all(arguments, reasoner=one, reading=reading) for one in reasoners]
    rows = iter(list(zip(*columns, strict=True)))
    for number, each in read.items():
        if isinstance(each, Argument):
            for answer in next(rows):
                if as_json:
                    print_json({"line": number, **answer.to_record()})
                else:
                    headline = _styled(answer.headline, answer)
                    print_text(Text(f"{number}: ") + headline + Text(f"  {each}"))
        elif as_json:
            print_json({"line": number, "error": str(each)})
        else:
            print_text(Text(f"{number}: ") + Text(f"error: {each}", style="bold"))
    return 0 if len(arguments) == len(read) else 2


def _styled(text: str, answer: Answer) -> Text:
    """Return a text about an answer in which the verdict, its first word, has its colour."""
    styled = Text(text)
    styled.stylize(f"bold {_STYLE[answer.verdict]}", 0, len(answer.verdict.value))
    return styled
