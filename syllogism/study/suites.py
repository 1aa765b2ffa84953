"""Suites: what is asked of whom, as a small file that anybody can copy and edit.

A suite is a TOML file: a title, who sits on the panel, seeds, how long an argument may take, and
questions. A question is of one of three kinds:

    moods      every mood equally often
    arguments  arguments of any length, as a test of a split draws them
    coherence  arguments that a law of logic ties together, so that verdicts can contradict

What is wrong with a file is said with its line and the field's name. `quick` and `full` come with
the package.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import msgspec

from syllogism.corpus.recipes import Ratio
from syllogism.corpus.splits import CONTROL, find_split
from syllogism.corpus.surfaces import Surface
from syllogism.errors import OptionError, ParseError, SyllogismError
from syllogism.language.arguments import Import
from syllogism.language.chains import SHORTEST
from syllogism.study.baseline import AlwaysInvalid
from syllogism.study.coherence import Law

HELD_OUT = "held out"
"""The test of what a split holds out, where it holds anything out."""

_Count = Annotated[int, msgspec.Meta(ge=1)]
_Seed = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]  # what a table's column holds
_Terms = Annotated[int, msgspec.Meta(ge=3)]
_Seconds = Annotated[float, msgspec.Meta(gt=0)]
_Text = Annotated[str, msgspec.Meta(min_length=1)]
_Name = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9 ,._-]*$")]  # names a folder


class _Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What all questions have.

    Args:
        name: What it is called; no two in a suite are called the same.
        tells: What it asks, in a sentence.
        split: Name of the split whose test it asks.
        panel: Who is asked, if not everybody on the suite's panel.
    """

    name: _Name
    tells: _Text
    split: str = "random"
    panel: tuple[_Text, ...] = ()


class Moods(_Question, frozen=True, kw_only=True, tag="moods", tag_field="kind"):
    """Every mood that a split asks about, equally often.

    Args:
        each: How many arguments of every mood.
        reading: The reading under which they are asked.
    """

    each: _Count = 4
    reading: Import = Import.TRADITIONAL


class Arguments(_Question, frozen=True, kw_only=True, tag="arguments", tag_field="kind"):
    """Arguments as a test of a split draws them.

    Args:
        count: How many.
        test: Name of the test; what the split holds out, or else its control, if none is named.
        terms: How many terms they may have, each as often; those of the test if none is named.
        surfaces: What their terms look like; as in the test if nothing is named.
        readings: The readings under which they are asked.
        ratio: Whether half are valid, or as many as there are.
    """

    count: _Count
    test: str = ""
    terms: tuple[_Terms, ...] = ()
    surfaces: tuple[Surface, ...] = ()
    readings: Annotated[tuple[Import, ...], msgspec.Meta(min_length=1)] = tuple(Import)
    ratio: Ratio = Ratio.BALANCED


class Coherence(_Question, frozen=True, kw_only=True, tag="coherence", tag_field="kind"):
    """Arguments that laws of logic tie together.

    Args:
        count: How many instances of each law.
        laws: The laws; all of them if none is named.
        terms: How many terms the arguments may have; those of the split's test if none is named.
        readings: The readings under which they are asked.
    """

    count: _Count
    laws: Annotated[tuple[Law, ...], msgspec.Meta(min_length=1)] = tuple(Law)
    terms: tuple[_Terms, ...] = ()
    readings: Annotated[tuple[Import, ...], msgspec.Meta(min_length=1)] = tuple(Import)


Question = Moods | Arguments | Coherence


class Suite(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is asked of whom.

    >>> suite = find_suite("quick")
    >>> "moods" in [question.name for question in suite.questions]
    True

    Args:
        title: What it is called.
        tells: What it is for, in a sentence.
        panel: Who is asked: reasoners by name, or `module:object`.
        seeds: Seeds of what is drawn; with two or more, scores tell how far seeds differ.
        seconds: How long a reasoner of somebody else's may take for one argument.
        questions: What is asked.
    """

    title: _Text
    tells: _Text
    panel: Annotated[tuple[_Text, ...], msgspec.Meta(min_length=1)]
    seeds: Annotated[tuple[_Seed, ...], msgspec.Meta(min_length=1)] = (1,)
    seconds: _Seconds = 10.0
    questions: Annotated[tuple[Question, ...], msgspec.Meta(min_length=1)] = msgspec.field(
        name="question"
    )

    def only(self, names: tuple[str, ...]) -> Suite:
        """Return the suite with some of its questions.

        Raises:
            OptionError: It has no question of a name.
        """
        known = [question.name for question in self.questions]
        for name in names:
            if name not in known:
                raise OptionError(
                    f"a question of suite {self.title!r} is one of {', '.join(known)}; got {name!r}"
                )
        asked = tuple(question for question in self.questions if question.name in names)
        return msgspec.structs.replace(self, questions=asked)


def shipped_suites() -> tuple[str, ...]:
    """Return the names of the suites that come with the package."""
    folder = files("syllogism.study").joinpath("suites")
    return tuple(sorted(path.name.removesuffix(".toml") for path in folder.iterdir()))


def suite_text(name: str) -> str:
    """Return the file of a suite that comes with the package.

    Raises:
        OptionError: There is none of this name.
    """
    if name not in shipped_suites():
        raise OptionError(
            f"a suite is one of {', '.join(shipped_suites())}, or the path of a file "
            f"that ends in .toml; got {name!r}"
        )
    folder = files("syllogism.study").joinpath("suites")
    return folder.joinpath(f"{name}.toml").read_text(encoding="utf-8")


def find_suite(name: str) -> Suite:
    """Return a suite of the package by its name, or any by the path of its file.

    Raises:
        OptionError: There is none.
        ParseError: The file is no suite; the message names line and field.
    """
    if not name.endswith(".toml"):
        return parse_suite(suite_text(name))
    try:
        text = Path(name).read_text(encoding="utf-8")
    except OSError as problem:
        raise OptionError(f"a suite needs the file {name}: {problem.strerror}") from None
    except UnicodeDecodeError as problem:
        raise OptionError(f"a suite is a text in UTF-8, and {name} is not: {problem}") from None
    return parse_suite(text)


def parse_suite(text: str) -> Suite:
    """Return the suite that a TOML text describes.

    Raises:
        ParseError: It is no TOML, or no suite; the message names line and field.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise _at(text, _place_of(str(problem), text), f"a suite is TOML: {problem}") from None
    try:
        suite = msgspec.convert(content, Suite)
    except msgspec.ValidationError as problem:
        raise _unfit(text, str(problem)) from None
    _check(suite, text)
    return suite


def write_suite(suite: Suite) -> str:
    """Return the TOML text of a suite, which `parse_suite` reads back."""
    return msgspec.toml.encode(suite).decode("utf-8")


def _check(suite: Suite, text: str) -> None:
    """Raise unless names are told apart and splits and tests are there."""
    for field in ("panel", "seeds"):
        _require_different(text, field, getattr(suite, field))
    named = Counter(question.name for question in suite.questions)
    for number, question in enumerate(suite.questions):
        field = "split"
        try:
            if named[question.name] > 1:
                field = "name"
                raise OptionError(f"two questions are called {question.name!r}")
            tests = find_split(question.split, seed=0).tests
            if isinstance(question, Arguments) and question.test:
                field = "test"
                if question.test not in tests:
                    raise OptionError(
                        f"a test of split {question.split!r} is one of {', '.join(tests)}, "
                        f"got {question.test!r}"
                    )
            if isinstance(question, Coherence):
                field = "laws"
                _check_laws(question)
            _require_different(text, f"question[{number}].panel", question.panel)
            if isinstance(question, Coherence):
                _require_different(text, f"question[{number}].laws", question.laws)
            seated = (*suite.panel, AlwaysInvalid.name)
            strangers = [name for name in question.panel if name not in seated]
            if strangers:
                field = "panel"
                raise OptionError(f"{strangers[0]!r} does not sit on the suite's panel")
        except ParseError:
            raise
        except SyllogismError as problem:
            raise _unfit(text, f"{problem} - at `$.question[{number}].{field}`") from None


def _require_different(text: str, field: str, members: Sequence[object]) -> None:
    """Raise if something is named twice, which would count it twice."""
    twice = [member for member, count in Counter(members).items() if count > 1]
    if twice:
        raise _unfit(text, f"{str(twice[0])!r} is named twice - at `$.{field}`")


def _check_laws(question: Coherence) -> None:
    """Raise unless every law applies to some of the arguments."""
    if Law.SUBALTERNATION in question.laws and Import.TRADITIONAL not in question.readings:
        raise OptionError("subalternation is a law of the traditional reading alone")
    if Law.CUT in question.laws and question.terms and max(question.terms) == SHORTEST:
        raise OptionError(f"a chain that is cut has more than {SHORTEST} terms")


_PATH = re.compile(r"^(?P<problem>.*?)(?: - at `\$(?P<path>[^`]*)`)?$", re.DOTALL)
_CHOICES: dict[str, tuple[str, ...]] = {
    "kind": ("moods", "arguments", "coherence"),
    "reading": tuple(map(str, Import)),
    "readings": tuple(map(str, Import)),
    "surfaces": tuple(map(str, Surface)),
    "ratio": tuple(map(str, Ratio)),
    "laws": tuple(law.value for law in Law),
}
_UNKNOWN = re.compile(r"unknown field `([^`]+)`")


@dataclass(frozen=True, slots=True)
class _Place:
    position: int
    length: int


def _unfit(text: str, message: str) -> ParseError:
    """Return the error for a message that ends in the path of a field."""
    found = _PATH.match(message)
    assert found is not None
    problem, path = found["problem"], found["path"] or ""
    unknown = _UNKNOWN.search(problem)
    steps = re.findall(r"[A-Za-z_]+|\d+", path) + ([unknown[1]] if unknown else [])
    named = path.removeprefix(".") or "the file"
    choices = next((_CHOICES[step] for step in reversed(steps) if step in _CHOICES), ())
    if choices and problem.startswith("Invalid"):
        problem += f", and not one of {', '.join(choices)}"
    return _at(text, _find_field(text, steps), f"{named}: {problem}")


def _find_field(text: str, steps: list[str]) -> _Place:
    """Return where a field is written: in the table of its question, or else that table's head."""
    start, end = 0, len(text)
    heads = [found.start() for found in re.finditer(r"(?m)^[ \t]*\[\[question\]\]", text)]
    if steps[:1] == ["question"] and steps[1:2] and int(steps[1]) < len(heads):
        start = heads[int(steps[1])]
        end = next((head for head in heads if head > start), len(text))
        steps = steps[2:]
    elif heads:
        end = heads[0]
    for name in steps[:1]:
        found = re.compile(rf"(?m)^[ \t]*({re.escape(name)})\s*=").search(text, start, end)
        if found:
            return _Place(found.start(1), len(name))
    return _Place(start, max(1, len(text[start:end].split("\n", 1)[0])))


def _place_of(message: str, text: str) -> _Place:
    """Return the place that a message of tomllib names by line and column."""
    found = re.search(r"at line (\d+), column (\d+)", message)
    if not found:
        return _Place(len(text), 1)
    lines = text.split("\n")[: int(found[1]) - 1]
    return _Place(sum(len(line) + 1 for line in lines) + int(found[2]) - 1, 1)


def _at(text: str, place: _Place, problem: str) -> ParseError:
    line = text.count("\n", 0, place.position) + 1
    return ParseError(
        f"line {line}, {problem}",
        text=text,
        position=place.position,
        length=place.length,
        hint="`syllogism suites quick` shows a suite that is right.",
    )


def default_test(split: str) -> str:
    """Return the test that a split is asked if none is named: what it holds out, or its control."""
    tests = find_split(split, seed=0).tests
    return HELD_OUT if HELD_OUT in tests else CONTROL
