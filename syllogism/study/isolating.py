"""A stranger's reasoner, in a process of its own, so that nothing it does ends the run.

Whatever happens becomes a judgement: an exception, an answer about something else, evidence of no
known kind, an answer that does not come in time, a process that dies. Its verdict is UNDECIDED,
its evidence unreadable, and the remark says what happened.

Arguments are asked a few at a time. If they are not answered well and in the time of one, they are
asked again one by one, each with its full time, and fewer together from then on; so a reasoner that
fails at one argument loses that one alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from time import monotonic, perf_counter, sleep
from types import NoneType
from typing import get_args

from syllogism.errors import EvidenceError, OptionError
from syllogism.evidence.audit import audit
from syllogism.evidence.judgements import Evidence, Judgement, Reasoner, Unreadable, Verdict, ask
from syllogism.language.arguments import Argument, Import
from syllogism.workers import end, lead, serve

TOGETHER = 16  # arguments asked at once at first
KINDS = (*get_args(Evidence), NoneType)  # no others, whose code would run where records are made
LEAVING_SECONDS = 1.0  # from the end of a line to the end of the process behind it
LOADING_SECONDS = 120.0  # to import and make a reasoner, libraries and weights included


class Isolated(Reasoner):
    """A reasoner that lives in another process.

    Args:
        name: Where it is found, in the current folder or wherever Python looks, as *module:object*:
            a `Reasoner`, or a class or function that makes one without arguments.
        seconds: How long it may take for one argument.
    """

    def __init__(self, name: str, *, seconds: float) -> None:
        self.name = name
        self._seconds = seconds
        self._together = TOGETHER
        self._took = 0.0
        self._process: SpawnProcess | None = None
        self._line: Connection
        self._ticket = 0  # of the last question; an answer to another one is none

    def require(self) -> None:
        """Load the reasoner and let it go again.

        Raises:
            OptionError: It cannot be loaded.
        """
        problem = self._start()
        self.close()
        if problem:
            raise OptionError(f"the reasoner {self.name} cannot be loaded: {problem}")

    def judge(
        self, arguments: Sequence[Argument], *, reading: Import = Import.TRADITIONAL
    ) -> list[Judgement]:
        """Return one judgement for each argument, in order, whatever happens."""
        judgements: list[Judgement] = []
        while len(judgements) < len(arguments):
            some = arguments[len(judgements) : len(judgements) + self._together]
            answer = self._ask(some, reading)
            if isinstance(answer, str) and len(some) > 1:
                self._together = max(1, self._together // 2)
                judgements += [self._judge_one(argument, reading) for argument in some]
            elif isinstance(answer, str):
                judgements.append(self._failed(some[0], reading, answer))
            else:
                judgements += answer
        return judgements

    def close(self) -> None:
        """End the process, and whatever it has started."""
        if self._process is not None:
            end(self._process)
            self._line.close()
            self._process = None

    def _judge_one(self, argument: Argument, reading: Import) -> Judgement:
        answer = self._ask([argument], reading)
        return self._failed(argument, reading, answer) if isinstance(answer, str) else answer[0]

    def _failed(self, argument: Argument, reading: Import, problem: str) -> Judgement:
        nothing = Unreadable("", problem)
        return Judgement(
            argument, reading, self.name, Verdict.UNDECIDED, nothing, self._took, problem
        )

    def _ask(self, arguments: Sequence[Argument], reading: Import) -> list[Judgement] | str:
        """Return the judgements, or what went wrong."""
        problem = self._start()
        if problem:
            return problem
        start = perf_counter()
        self._ticket += 1
        answer = self._hear((self._ticket, list(arguments), reading), self._seconds)
        self._took = perf_counter() - start
        return answer

    def _start(self) -> str:
        """Start the process if there is none; return what went wrong, or nothing."""
        if self._process is not None:
            return ""
        context = get_context("spawn")
        self._line, other = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(self.name, [os.getcwd(), *sys.path], other), daemon=True
        )
        self._process.start()
        other.close()
        answer = self._hear(None, LOADING_SECONDS)
        if isinstance(answer, str):
            self.close()  # so that the next question finds no process that has nothing loaded
            return answer
        return ""

    def _hear(
        self, question: tuple[int, list[Argument], Import] | None, seconds: float
    ) -> list[Judgement] | str:
        """Return what comes back within some seconds, or what went wrong; then the process ends."""
        assert self._process is not None
        try:
            if question is not None:
                self._line.send(question)
            if not self._line.poll(seconds):
                self.close()
                return f"no answer within {seconds:g} seconds"
            ticket, answer = self._line.recv()
        except (EOFError, OSError):
            code = self._wait()
            self.close()
            return (
                "its process says nothing more"
                if code is None
                else (f"its process ended with status {code}")
            )
        except Exception as problem:  # of a stranger's objects, which may raise when they are made
            self.close()
            return f"its answer cannot be read: {_described(problem)}"
        if question is not None and ticket != question[0]:
            self.close()
            return "its process answered another question"
        return answer if isinstance(answer, str) else list(answer)

    def _wait(self) -> int | None:
        """Return the status with which the process ends, or None if it does not end soon.

        Its exit code is looked at again and again; to join it could wait for ever where it has
        closed all that it had open.
        """
        assert self._process is not None
        end = monotonic() + LEAVING_SECONDS
        while self._process.exitcode is None and monotonic() < end:
            sleep(0.01)
        return self._process.exitcode


def _serve(name: str, path: list[str], line: Connection) -> None:
    """Answer the questions that come along a line until it ends."""
    serve()
    lead()
    sys.path[:] = path
    try:
        reasoner = _load(name)
    except BaseException as problem:  # whatever a stranger's import does
        line.send((0, _described(problem)))
        return
    line.send((0, []))
    while True:
        try:
            ticket, arguments, reading = line.recv()
        except EOFError:
            return
        try:
            answer: list[Judgement] | str = _judge(reasoner, name, arguments, reading)
        except BaseException as problem:
            answer = _described(problem)
        line.send((ticket, answer))


def _load(name: str) -> Reasoner:
    module, _, attribute = name.partition(":")
    found = import_module(module)
    for part in attribute.split("."):
        found = getattr(found, part)
    reasoner = found if isinstance(found, Reasoner) else found()  # type: ignore[operator]
    if not isinstance(reasoner, Reasoner):
        raise OptionError(f"it must be a Reasoner or make one, got {reasoner!r}")
    return reasoner


def _judge(
    reasoner: Reasoner, name: str, arguments: list[Argument], reading: Import
) -> list[Judgement]:
    """Return judgements that can be audited, under the name by which the panel knows them."""
    judgements = [
        Judgement(j.argument, j.reading, name, j.verdict, j.evidence, j.seconds, str(j.remark))
        for j in ask(reasoner, arguments, reading=reading)
    ]
    for judgement in judgements:
        if type(judgement.evidence) not in KINDS:
            raise EvidenceError(
                f"evidence is of a known kind and no other, {type(judgement.evidence)}"
            )
        audit(judgement)
        str(judgement.evidence)
    return judgements


def _described(problem: BaseException) -> str:
    """Return an exception in one line."""
    text = " ".join(str(problem).split())
    return f"{type(problem).__name__}: {text}" if text else type(problem).__name__
