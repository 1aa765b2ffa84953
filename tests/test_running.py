"""Runs: nothing is lost, nothing is counted twice, and nobody need begin again."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import pandas as pd
import pytest
from msgspec.structs import replace

from syllogism.corpus.recipes import Ratio
from syllogism.errors import OptionError
from syllogism.language.moods import MOODS
from syllogism.study import running
from syllogism.study.coherence import Law
from syllogism.study.preparing import prepare
from syllogism.study.results import load_results
from syllogism.study.running import run_suite
from syllogism.study.shards import SIZE, make_shards
from syllogism.study.suites import Arguments, Coherence, Moods, Suite, write_suite

RUN = """
from pathlib import Path
from syllogism.study.running import run_suite
from syllogism.study.suites import find_suite
if __name__ == "__main__":
    run_suite(find_suite({suite!r}), Path({out!r}), workers=2)
"""
SUITE = Suite(
    title="Small",
    tells="A little of everything.",
    panel=("always INVALID", "symbolic"),
    seeds=(1, 2),
    questions=(
        Moods(name="moods", tells="Every mood.", each=2),
        Arguments(name="lengths", tells="Four terms.", count=300, terms=(4,), ratio=Ratio.NATURAL),
        Coherence(name="coherence", tells="Two laws.", count=30, laws=(Law.RENAMING, Law.BATCH)),
    ),
)


def said(table):
    """A table without the time that it took."""
    return table.drop(columns="seconds")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    return run_suite(SUITE, tmp_path_factory.mktemp("undisturbed"), workers=1)


def test_every_item_is_judged_once_by_everybody(undisturbed):
    """In the order of the questions, the panel, the seeds and the items."""
    judged = undisturbed.judgements
    counts = judged.groupby(["question", "reasoner", "seed"], sort=False).size()

    assert counts.to_dict() == {
        (question, reasoner, seed): count
        for question, count in (("moods", 2 * len(MOODS)), ("lengths", 300))
        for reasoner in SUITE.panel
        for seed in SUITE.seeds
    }
    assert list(counts.index) == [
        (question, reasoner, seed)
        for question in ("moods", "lengths")
        for reasoner in SUITE.panel
        for seed in SUITE.seeds
    ]
    assert not judged.duplicated(["question", "reasoner", "seed", "item"]).any()


def test_every_instance_of_a_law_is_asked_once_of_everybody(undisturbed):
    """Thirty of each law, seed and reasoner."""
    counts = undisturbed.pairs.groupby(["law", "reasoner", "seed"]).size()

    assert len(counts) == 2 * len(SUITE.panel) * len(SUITE.seeds)
    assert set(counts) == {30}


def test_the_records_hold_what_the_reasoners_say(undisturbed):
    """The engine is right and sound; the baseline has no reason for anything."""
    judged = undisturbed.judgements
    symbolic = judged[judged.reasoner == "symbolic"]
    baseline = judged[judged.reasoner == "always INVALID"]

    assert symbolic.right.all()
    assert set(symbolic.grade) == {"sound"}
    assert set(baseline.grade) == {"absent"}
    assert (baseline.right == ~baseline.is_valid).all()
    assert set(undisturbed.pairs.outcome) == {"kept"}
    assert (judged.seconds > 0).all()


def test_the_result_does_not_depend_on_who_does_the_work(undisturbed, tmp_path):
    """One process, or several side by side."""
    shared = run_suite(SUITE, tmp_path, workers=3)

    pd.testing.assert_frame_equal(said(shared.judgements), said(undisturbed.judgements))
    pd.testing.assert_frame_equal(said(shared.pairs), said(undisturbed.pairs))


def test_shards_cover_a_question_without_gap_or_overlap():
    """Whatever its size."""
    for count in (1, SIZE - 1, SIZE, 2 * SIZE + 1):
        (question,) = (q for q in SUITE.questions if isinstance(q, Arguments))
        suite = replace(SUITE, questions=(replace(question, count=count),), seeds=(1,))
        shards = [shard for shard in make_shards(suite) if shard.reasoner == "symbolic"]

        assert [n for shard in shards for n in range(shard.start, shard.end)] == list(range(count))


def test_shards_lie_in_different_files():
    """Also where names differ in what a path cannot hold."""
    alike = [Moods(name=name, tells="Every mood.") for name in ("a b", "a-b")]
    panel = ("a:b", "a/b", "a b", *SUITE.panel)
    suite = replace(SUITE, panel=panel, questions=(*SUITE.questions, *alike))
    paths = [shard.path for shard in make_shards(suite)]

    assert len(set(paths)) == len(paths)
    assert not any(path.is_absolute() or ".." in path.parts for path in paths)


def test_a_run_that_has_ended_is_not_done_again(undisturbed, monkeypatch):
    """Its files are there; whoever asks again gets the same."""

    def refuse(*_):
        raise AssertionError("nothing is left to be done")

    monkeypatch.setattr(running, "do_shard", refuse)
    again = run_suite(SUITE, undisturbed.directory, workers=1)

    pd.testing.assert_frame_equal(again.judgements, undisturbed.judgements)


def test_progress_is_told_from_where_a_run_goes_on(undisturbed):
    """One task for each reasoner, done from the beginning here."""
    told = []
    run_suite(SUITE, undisturbed.directory, progress=lambda *step: told.append(step))

    assert [(task, done == total > 0) for task, done, total in told] == [
        (name, True) for name in SUITE.panel
    ]


def test_a_directory_holds_the_answers_to_one_suite(undisturbed):
    """Another one is refused before anything is written."""
    other = replace(SUITE, seeds=(3,))
    with pytest.raises(OptionError, match="name another directory, or remove that one"):
        run_suite(other, undisturbed.directory)

    assert load_results(undisturbed.directory).suite == SUITE


def test_answers_to_nobody_knows_what_are_not_gone_on_with(tmp_path):
    """Without the suite beside them, shards may be of any."""
    (tmp_path / "shards").mkdir()
    with pytest.raises(OptionError, match=r"suite.toml or asked.json, which would say to what"):
        run_suite(SUITE, tmp_path)


@pytest.mark.parametrize("damaged", ["", "[]", '{"version": "1"'])
def test_who_was_asked_is_known_or_the_file_is_named(undisturbed, tmp_path, damaged):
    """A damaged record of it is neither gone on from nor read, and stays as it is."""
    shutil.copytree(undisturbed.directory, tmp_path / "run")
    record = tmp_path / "run" / "asked.json"
    record.write_text(damaged)
    for use in (partial(run_suite, SUITE), load_results):
        with pytest.raises(OptionError, match=r"asked\.json' is damaged, and needs to be"):
            use(tmp_path / "run")
    assert record.read_text() == damaged


@pytest.mark.parametrize(("kept", "what"), [((), "none"), (("suite.toml",), "a run that has not")])
def test_a_directory_without_results_is_refused(tmp_path, kept, what):
    """With what is missing, and whether a run was begun there."""
    for name in kept:
        (tmp_path / name).touch()
    with pytest.raises(OptionError, match=f"holds {what}.*is missing"):
        load_results(tmp_path)


@pytest.mark.parametrize("kills", [3, pytest.param(20, marks=pytest.mark.slow)])
def test_a_run_that_is_killed_again_and_again_loses_nothing(undisturbed, tmp_path, kills):
    """At random moments of its work, children and all; then it goes on to the same end."""
    suite = tmp_path / "small.toml"
    suite.write_text(write_suite(SUITE), encoding="utf-8")
    out = tmp_path / "out"
    script = tmp_path / "run.py"
    script.write_text(RUN.format(suite=str(suite), out=str(out)), encoding="utf-8")
    moments = random.Random(11)
    amid = 0
    for _ in range(kills):
        before = len(list(out.rglob("*.parquet*")))
        run = subprocess.Popen([sys.executable, script], start_new_session=True)
        while run.poll() is None and len(list(out.rglob("*.parquet*"))) == before:
            time.sleep(0.01)
        time.sleep(moments.uniform(0, 0.2))
        amid += run.poll() is None
        with suppress(ProcessLookupError):  # it may have ended by itself
            os.killpg(run.pid, signal.SIGKILL)
        run.wait()
    subprocess.run([sys.executable, script], check=True)
    results = load_results(out)

    assert amid >= 3
    pd.testing.assert_frame_equal(said(results.judgements), said(undisturbed.judgements))
    pd.testing.assert_frame_equal(said(results.pairs), said(undisturbed.pairs))


def test_strangers_sit_on_the_panel_like_everybody(tmp_path, monkeypatch):
    """Their failures are graded records, and the others do not notice."""
    monkeypatch.syspath_prepend(Path(__file__).parent)
    moods = replace(SUITE.questions[0], each=1)
    suite = prepare(
        replace(SUITE, questions=(moods,), seeds=(1,), seconds=0.5),
        panel=["symbolic"],
        also=["strangers:Strange"],
    )
    judged = run_suite(suite, tmp_path, workers=1).judgements
    strange = judged[judged.reasoner == "strangers:Strange"].set_index("mood")

    assert strange.grade.value_counts().to_dict() == {"sound": 249, "malformed": 7}
    assert strange.verdict[strange.grade == "malformed"].eq("undecided").all()
    assert strange.remark["AAA-2"] == "no answer within 0.5 seconds"
    assert judged[judged.reasoner == "symbolic"].right.all()
