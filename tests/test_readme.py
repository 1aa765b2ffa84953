"""The README and the notebooks are alive."""

import doctest
import re
import shlex
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import jupytext
import nbclient
import pytest

from syllogism.language.reading import parse_proposition

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
STATEMENTS = re.findall(r"^\| (\w+ \S+ are .*) \| (.*) \| `(.*)` \|$", README, re.MULTILINE)
COMMANDS = re.findall(r"^\$ (syllogism .*)$", README, re.MULTILINE)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_the_python_of_the_texts_does_what_it_shows(name):
    """Every example in them is a doctest."""
    results = doctest.testfile(str(ROOT / name), module_relative=False)

    assert results.attempted > 3
    assert results.failed == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_of_the_readme_work(command, tmp_path):
    """Each is answered without complaint; 1 means that the argument is invalid."""
    words = [sys.executable, "-m", *shlex.split(command)]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode in (0, 1)
    assert done.stderr == ""
    assert done.stdout


@pytest.mark.parametrize(("statement", "wordings", "notation"), STATEMENTS)
def test_the_wordings_of_the_readme_say_the_same(statement, wordings, notation):
    """In standard form, about everything, and in notation."""
    for text in (*wordings.split(". "), notation):
        assert parse_proposition(text) == parse_proposition(statement)


def test_the_readme_words_the_eight_statements():
    """Two terms and their complements have no more, up to equivalence."""
    stated = [parse_proposition(statement) for statement, _, _ in STATEMENTS]
    same = [{p, p.converse} if p.form.is_symmetric else {p, p.contrapositive} for p in stated]

    assert len(stated) == 8
    assert all(one.isdisjoint(other) for one, other in combinations(same, 2))


def test_the_readme_links_to_what_is_there():
    """Pictures, notebooks and other texts."""
    linked = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]

    assert len(linked) > 8
    assert [link for link in linked if not (ROOT / link).is_file()] == []


def test_the_numbers_of_the_readme_are_those_of_the_committed_results(monkeypatch):
    """``python benchmarks/readme.py`` would change nothing."""
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    from readme import updated

    assert updated(README) == README
    assert README.count("| ") > 20


def test_the_readme_tells_of_three_transformers(monkeypatch):
    """How often they are right and for a sound reason, with intervals, and what they miss."""
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    import told_training

    def estimate(value, count):
        return {"value": value, "count": count, "low": value - 0.01, "high": value + 0.001}

    def score(split, test, count, terms=None):
        place = {"split": split, "test": test, "seed": 1, "terms": terms, "surface": None}
        shares = {"balanced_accuracy": estimate(0.99512, count), "sound": estimate(0.9, count)}
        return {**place, **shares}

    def missed(mood, terms, count):
        return {"split": "random", "mood": mood, "terms": terms, "missed": count}

    scores = [
        score("random", "control", 100_000),
        score("random", "control", 30_000, terms=3),
        score("longer chains 5", "control", 2_000),
        score("longer chains 5", "50 terms", 2_000),
    ]
    misses = [missed("AOO-2", 3, 4), missed("", 4, 7), missed("AOO-2", 3, 5)]
    styles = [
        {"style": "answer", "parameters": 345_678, "scores": scores, "misses": misses},
        {"style": "explain-answer", "parameters": 345_678, "scores": scores, "misses": []},
    ]
    result = {"seeds": [1], "measured": {"styles": styles}}
    monkeypatch.setattr(told_training, "read_result", lambda name: {"transformer": result}[name])
    table, note = told_training.tell_transformers().split("\n\n")

    assert table.splitlines()[2:] == [
        "| answer | 3 to 5 | 100,000 | 0.9951 (0.9851 to 0.9961) | gives no reason |",
        "| answer | 50 | 2,000 | 0.9951 (0.9851 to 0.9961) | gives no reason |",
        "| explain-answer | 3 to 5 | 100,000 | 0.9951 (0.9851 to 0.9961) "
        "| 0.9000 (0.8900 to 0.9010) |",
        "| explain-answer | 50 | 2,000 | 0.9951 (0.9851 to 0.9961) | 0.9000 (0.8900 to 0.9010) |",
    ]
    assert "345,678 parameters each; seed 1" in note
    assert "*answer* misjudges 16 (9 AOO-2, 7 of 4 terms); *explain-answer* misjudges 0." in note


def _printed(cell):
    return "".join(output.get("text", "") for output in cell.get("outputs", []))


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda p: p.stem)
def test_notebooks_run_from_top_to_bottom(path):
    """With nothing but the package, and print what the committed outputs say."""
    notebook = jupytext.read(path)
    stored = [_printed(cell) for cell in notebook.cells]

    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()

    assert [_printed(cell) for cell in notebook.cells] == stored


def test_the_repository_names_no_machine():
    """No path of a machine, and no package registry, in any committed text."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    told = re.compile(r"/(root|home|work)/|file:/{3}|pypi[.]org|index[-]url")
    for name in filter(None, listed):
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".json", ".ipynb", ".jinja", ".lark", ""}:
            assert not told.search(path.read_text(encoding="utf-8")), name
