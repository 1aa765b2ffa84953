"""A stranger's reasoner ends nobody's run."""

import sys
import time
from pathlib import Path

import pytest

from syllogism.errors import OptionError
from syllogism.evidence.audit import audit
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Unreadable, Verdict
from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS, Mood
from syllogism.logic.validity import is_valid
from syllogism.study.isolating import Isolated

FAILURES = {
    "AAA-1": "ValueError: no Barbara, please",
    "AAA-2": "no answer within 1 seconds",
    "AAA-3": "its process ended with status 3",
    "AAA-4": "EvidenceError: a judgement needs",
    "AAE-1": "EvidenceError: strange was asked about",
    "AAE-2": "AttributeError: 'int' object has no attribute",
    "AAE-3": "EvidenceError: a world is made of individuals, got 1",
}


@pytest.fixture
def isolated():
    """Make reasoners in processes of their own, and end them afterwards."""
    made = []

    def make(name, *, seconds=1.0):
        made.append(Isolated(f"strangers:{name}", seconds=seconds))
        return made[-1]

    yield make
    for reasoner in made:
        reasoner.close()


def test_every_failure_costs_one_argument_and_says_what_happened(isolated):
    """Exceptions, other answers, no answers, strange evidence, a process that dies."""
    moods = [*map(Mood.parse, FAILURES), *MOODS[40:60]]
    judgements = isolated("Strange").judge([mood.syllogism() for mood in moods])

    assert [judgement.argument for judgement in judgements] == [m.syllogism() for m in moods]
    for mood, judgement in zip(moods, judgements, strict=True):
        assert judgement.reasoner == "strangers:Strange"
        if (problem := FAILURES.get(str(mood))) is not None:
            assert judgement.remark.startswith(problem)
            assert judgement.verdict is Verdict.UNDECIDED
            assert isinstance(judgement.evidence, Unreadable)
            assert audit(judgement).grade is Grade.MALFORMED
            assert "\n" not in judgement.remark
        else:
            assert (judgement.verdict is Verdict.VALID) == is_valid(mood.syllogism())
            assert audit(judgement).grade is Grade.SOUND


def test_a_hang_costs_its_limit_and_not_the_limit_of_everybody_beside_it(isolated):
    """Twice: once among others, and once alone."""
    reasoner = isolated("Strange", seconds=0.5)
    began = time.monotonic()
    reasoner.judge([MOODS[30 + place].syllogism() for place in range(15)])
    reasoner.judge([Mood.parse("AAA-2").syllogism(), MOODS[50].syllogism()])

    assert time.monotonic() - began < 30  # two limits, and a process that starts three times


@pytest.mark.parametrize("name", ["Honest", "INSTANCE"])
@pytest.mark.parametrize("reading", Import)
def test_a_class_and_an_instance_are_asked_alike(isolated, name, reading):
    """Under the reading that was asked for."""
    asked = [mood.syllogism() for mood in MOODS[::17]]
    judgements = isolated(name).judge(asked, reading=reading)

    for argument, judgement in zip(asked, judgements, strict=True):
        assert judgement.reading is reading
        assert (judgement.verdict is Verdict.VALID) == is_valid(argument, reading)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("strangers:Unmakeable", "RuntimeError: no weights here"),
        ("strangers:Nobody", "AttributeError: module 'strangers' has no attribute 'Nobody'"),
        ("strangers:NUMBER", "TypeError: 'int' object is not callable"),
        ("no_such_module:Reasoner", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("builtins:dict", r"OptionError: it must be a Reasoner or make one, got \{\}"),
    ],
)
def test_a_reasoner_that_cannot_be_loaded_is_refused_at_once(name, problem):
    """With the reason, before anybody waits for a run."""
    with pytest.raises(OptionError, match=f"{name} cannot be loaded: {problem}"):
        Isolated(name, seconds=1.0).require()


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("Silent", "its process says nothing more"),
        ("Forking", "its process answered another question"),
        ("Disguised", "EvidenceError: evidence is of a known kind and no other"),
    ],
)
def test_what_is_worse_than_an_exception_is_a_record_too(isolated, name, problem):
    """A line that is cut, a process that is two, evidence that brings code of its own.

    Of two processes the slower one may be silent for a while.
    """
    asked = [mood.syllogism() for mood in MOODS[:3]]
    reasoner = isolated(name)
    remarks = (judgement.remark for _ in range(50) for judgement in reasoner.judge(asked))

    assert any(remark.startswith(problem) for remark in remarks)


def lives(number):
    """Whether a process goes on; one that has ended may wait for somebody to take notice."""
    try:
        stat = Path(f"/proc/{number}/stat").read_text()
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] not in ("Z", "X")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up there")
def test_whatever_a_stranger_starts_ends_with_it(isolated):
    """Another process too, of which nobody else knows."""
    reasoner = isolated("Starting")
    (judgement,) = reasoner.judge([MOODS[0].syllogism()])
    assert lives(judgement.remark)
    reasoner.close()
    patience = time.monotonic() + 30
    while lives(judgement.remark) and time.monotonic() < patience:
        time.sleep(0.01)

    assert not lives(judgement.remark)


def test_strangers_are_found_where_this_process_finds_them(isolated):
    """The other process looks where this one does, the current folder included."""
    assert any(path.endswith("tests") for path in sys.path)
    assert isolated("Honest").judge([]) == []
