"""The command line, as a new user would try it."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from syllogism.study.suites import suite_text

FESTINO = "No fish are mammals. Some swimmers are mammals. Therefore, some swimmers are not fish."


@pytest.mark.parametrize("reasoner", ["symbolic", "spheres"])
@pytest.mark.parametrize(
    ("text", "reading", "status"),
    [(FESTINO, "traditional", 0), ("AAA-2", "traditional", 1), ("Darapti", "modern", 1)],
)
def test_the_exit_status_is_the_verdict(run, reasoner, text, reading, status):
    """0 for valid, 1 for invalid, whoever is asked."""
    assert run("check", text, "--reasoner", reasoner, "--import", reading)[0] == status


def test_the_descent_refutes_or_does_not_know(run):
    """1 for an invalid argument, 3 for a valid one: it proves nothing."""
    assert run("check", "AAO-4", "--reasoner", "descent")[0] == 1
    assert run("check", "Barbara", "--reasoner", "descent")[0] == 3


@pytest.mark.parametrize("geometry", ["maximum", "hyperbolic", "spherical"])
def test_spheres_are_placed_where_they_are_asked_for(run, geometry):
    """In any geometry and dimension; the audit says how much is left."""
    asked = ["check", "AAA-2", "--reasoner", "spheres", "--geometry", geometry, "--dim", "10"]
    status, output, _ = run(*asked)
    evidence = json.loads(run(*asked, "--json")[1])["evidence"]

    assert status == 1
    assert "to spare" in output
    assert evidence["geometry"] == geometry
    assert len(evidence["centres"][0]) == (11 if geometry == "spherical" else 10)


def test_a_picture_is_drawn_where_it_is_asked_for(run, tmp_path):
    """The Poincaré disc has another picture than the plane."""
    plane, disc = tmp_path / "plane.svg", tmp_path / "disc.svg"

    assert "invalid under" in run("draw", "AAA-2", "-o", str(plane))[1]
    assert "invalid under" in run("draw", "AAA-2", "--style", "hyperbolic", "-o", str(disc))[1]
    assert plane.read_bytes() != disc.read_bytes()


def test_an_undecided_argument_exits_with_3(run):
    """The transformer has not learned about complements, and says so."""
    signed = "A(~a,b) A(b,c) |- A(~a,c)"
    status, output, _ = run("check", signed, "--reasoner", "transformer")

    assert status == 3
    assert "UNDECIDED" in output


@pytest.mark.parametrize("style", ["answer", "answer-explain", "explain-answer"])
def test_each_transformer_answers_under_its_own_name(run, style):
    """As it was asked for, with a reason unless it writes none."""
    asked = ("check", "Barbara", "--reasoner", "transformer", "--style", style, "--json")
    record = json.loads(run(*asked)[1])

    assert record["reasoner"] == f"transformer ({style})"
    assert (record["evidence"] is None) == (style == "answer")


def test_premises_that_contradict_one_another_are_reported(run):
    """VALID because anything follows: a line says so, and JSON names the core."""
    stated = "I(c,d) A(a,b) E(b,a) |- A(a,d)"
    record = json.loads(run("check", stated, "--json")[1])

    assert "anything follows, since the premises contradict" in run("check", stated)[1]
    assert record["inconsistent_core"] == ["All a are b", "No b are a"]
    assert json.loads(run("check", "Barbara", "--json")[1])["inconsistent_core"] is None


def test_an_answer_states_mood_reading_proof_and_audit(run):
    """What a person wants to see, in the words of the field."""
    _, output, _ = run("check", FESTINO)

    assert "VALID  Festino (EIO-2), traditional import, symbolic, proof sound" in output
    assert "4. Some swimmers are not fish      Ferio from 3, 2" in output
    assert run("check", "AAA-2")[1].count("fallacy: undistributed middle") == 1


def test_json_answers_hold_what_was_promised(run):
    """One object a line, with every field by name."""
    status, output, _ = run("check", FESTINO, "--json")
    record = json.loads(output)

    assert status == 0
    assert (record["verdict"], record["import"]) == ("valid", "traditional")
    assert (record["mood"], record["name"]) == ("EIO-2", "Festino")
    assert (record["reasoner"], record["grade"]) == ("symbolic", "sound")
    assert record["evidence"]["kind"] == "proof"
    assert record["premises_used"] == ["No fish are mammals", "Some swimmers are mammals"]


def test_all_reasoners_answer_one_after_the_other(run):
    """Four objects, and the status of the symbolic one; who builds no countermodel says so."""
    status, output, _ = run("check", "Barbara", "--reasoner", "all", "--json")
    records = [json.loads(line) for line in output.splitlines()]

    assert status == 0
    named = [record["reasoner"] for record in records]
    assert named == ["symbolic", "spheres", "transformer (answer-explain)", "descent"]
    assert records[1]["evidence"]["kind"] == "certificate"
    assert records[3]["verdict"] == "undecided"
    assert "no countermodel was built" in records[3]["remark"]


def test_a_dash_reads_standard_input(run, monkeypatch):
    """Text may be piped in."""
    monkeypatch.setattr("sys.stdin", io.StringIO(FESTINO))

    assert run("check", "-")[0] == 0


LINES = """Barbara
All x are y. All y are z. So some z are x.

{"premises": ["No a are b", "Some c are b"], "conclusion": "Some c are not a"}
A(x1,x2) E(x3,x2) |- E(x1,x3)
"""


def test_a_file_is_answered_line_by_line_in_order(run, tmp_path):
    """English, notation and JSON lines may be mixed; blank lines are skipped."""
    path = tmp_path / "arguments.txt"
    path.write_text(LINES, encoding="utf-8")
    status, output, _ = run("check", "--file", str(path), "--json")
    records = [json.loads(line) for line in output.splitlines()]

    assert status == 0
    assert [record["line"] for record in records] == [1, 2, 4, 5]
    assert [record["verdict"] for record in records] == ["valid"] * 4
    assert run("check", "--file", str(path))[1].startswith("1: VALID  Barbara (AAA-1)")


def test_complements_are_read_and_shown(run, tmp_path):
    """In an argument, in a file of any languages, and among the premises of `conclude`."""
    shown = "All non-A are B. No X are A. Therefore, all X are B."
    path = tmp_path / "arguments.txt"
    path.write_text(
        "Everything that is not A is B. No X are A. So all X are B.\n"
        "A(~A,B) E(X,A) |- A(X,B)\n"
        '{"premises": ["Everything is either A or B", "No X are A"], "conclusion": "A(X,B)"}\n',
        encoding="utf-8",
    )
    lines = run("check", "--file", str(path))[1].splitlines()
    records = map(json.loads, run("check", "--file", str(path), "--json")[1].splitlines())

    assert [record["argument"] for record in records] == [shown] * 3
    assert [line.endswith(shown) for line in lines] == [True] * 3
    assert run("check", "Everything is A or B; no X are A; so all X are B")[1].startswith(shown)
    assert run("conclude", "Everything is A or B", "E(X,A)")[0] == 0


def test_a_line_that_is_not_understood_spoils_the_status_but_not_the_others(run, tmp_path):
    """The fault is reported in its place, and the exit status is 2."""
    path = tmp_path / "arguments.txt"
    path.write_text("Barbara\nMost men are mortal.\nAAA-2\n", encoding="utf-8")
    status, output, _ = run("check", "--file", str(path), "--json")
    records = [json.loads(line) for line in output.splitlines()]

    assert status == 2
    assert [record.get("verdict") for record in records] == ["valid", None, "invalid"]
    assert "Most" in records[1]["error"]
    assert "2: error:" in run("check", "--file", str(path))[1]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["check", "Most men are mortal."], "^^^^"),
        (["check", ""], "error:"),
        (["check"], "give one argument"),
        (["check", "Barbara", "--file", "x"], "give one argument"),
        (["check", "--file", "no such file"], "cannot read 'no such file'"),
        (["check", "AAA-9"], "figure"),
        (["check", "Everything is mortal. So all men are mortal."], "Everything is A or B."),
        (["check", "All non- smokers are x. So all x are y."], "non-smokers"),
        (["check", "A(~,P) |- A(S,P)"], "A(~S,P)"),
        (["check", "All a are b. All c are d. So all a are d."], "four terms"),
        (["check", "All a are b. All b are c. So all a are d."], "no premise mentions"),
        (["check", "Barbara", "--reasoner", "oracle"], "oracle"),
        (["check", "Barbara", "--weights", "x"], "--weights is for the transformer"),
        (["check", "Barbara", "--style", "answer"], "--style is for the transformer"),
        (["check", "Barbara", "--reasoner", "transformer", "--style", "vague"], "vague"),
        (
            ["check", "AAA-1", "--reasoner", "transformer", "--style", "answer", "--weights", "x"],
            "either the weights or the style",
        ),
        (["check", "Barbara", "--dim", "3"], "--dim is for the spheres and the descent"),
        (["check", "Barbara", "--reasoner", "all", "--dim", "1"], "Must be >= 2"),
        (["check", "Barbara", "--geometry", "flat"], "flat"),
        (["check", "Barbara", "--reasoner", "transformer", "--weights", "x"], "x"),
        (["conclude"], "at least one premise"),
        (["conclude", "All a are b", "No a are b"], "contradict"),
        (["explain", "AAA-9"], "such as AAA-1"),
        (["draw", "Barbara", "-o", "picture.bmp"], ".svg"),
        (["draw", "Barbara", "--style", "pie", "-o", "picture.svg"], "euler"),
        (["draw", "Barbara", "--style", "venn", "-o", "picture.bmp"], ".svg"),
        (["draw", "E(a,a) |- A(a,a)", "--style", "venn", "-o", "x.svg"], "contradict"),
        (["draw", "Barbara", "-o", "no/such/picture.svg"], "cannot write"),
        (["explain", "Barbara", "-o", "picture.bmp"], ".svg"),
        (["train", "--steps", "30", "--out", "x"], "exercises must end before the 30 steps do"),
        (["train", "--seed", "-1", "--out", "x"], ">= 0"),
        (["frobnicate"], "frobnicate"),
    ],
)
def test_bad_input_exits_with_2_and_a_message_that_helps(run, arguments, complaint):
    """Never a traceback, and nothing on standard output."""
    status, output, complaints = run(*arguments)

    assert status == 2
    assert complaint in complaints
    assert "Traceback" not in complaints
    assert output == ""


def test_what_follows_is_listed_or_said_to_be_nothing(run):
    """Both directions, with proofs in JSON."""
    _, output, _ = run("conclude", "All poets are dreamers", "No dreamers are bankers")
    assert "No bankers are poets" in output
    assert "Some poets are not bankers" in output
    assert "Nothing follows" in run("conclude", "Some a are b", "Some b are c")[1]
    record = json.loads(run("conclude", "I(a,b) A(b,c)", "--json")[1])
    assert [found["evidence"]["kind"] for found in record["conclusions"]] == ["proof"] * 2
    assert json.loads(run("conclude", "I(a,b)", "I(b,c)", "--json")[1])["conclusions"] == []


def test_premises_may_come_one_by_one_or_as_running_text(run):
    """However they are handed over, the same follows."""
    separate = run("conclude", "All a are b", "No c are b")[1]

    assert run("conclude", "All a are b. No c are b.")[1] == separate
    assert "No c are a" in separate


def test_moods_are_listed(run):
    """256 rows, or 24."""
    assert len(run("moods", "--json")[1].splitlines()) == 256
    records = [json.loads(line) for line in run("moods", "--valid", "--json")[1].splitlines()]
    assert sum(record["modern"] == "valid" for record in records) == 15
    assert len(records) == 24
    assert "some M" in run("moods", "--valid")[1]


def test_a_mood_is_explained(run):
    """The reduction as the mnemonic says, or the countermodel and the fallacy."""
    assert "reductio from 3, 4, 2" in run("explain", "Baroco")[1]
    assert "undistributed middle" in run("explain", "AAA-2")[1]
    assert "valid exactly where the middle term M" in run("explain", "Darapti")[1]
    record = json.loads(run("explain", "Darapti", "--import", "modern", "--json")[1])
    assert record["fallacies"] == ["existential fallacy"]
    assert json.loads(run("explain", "Darapti", "--json")[1])["reduction"]["to"] == "Darii"


@pytest.mark.parametrize(("mood", "verdict"), [("AAA-2", "invalid"), ("Barbara", "valid")])
@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_pictures_are_written(run, tmp_path, mood, verdict, ending):
    """Of a refutation and of a contradiction, in three formats, the same bytes every time."""
    first, second = tmp_path / f"1.{ending}", tmp_path / f"2.{ending}"

    assert verdict in run("draw", mood, "-o", str(first))[1]
    assert run("explain", mood, "-o", str(second))[0] == 0
    assert first.read_bytes() == second.read_bytes()


def test_a_venn_diagram_is_written(run, tmp_path):
    """Under either reading, with the verdict that it shows."""
    path = str(tmp_path / "darapti.svg")

    assert (
        "invalid under modern"
        in run("draw", "Darapti", "--style", "venn", "--import", "modern", "-o", path)[1]
    )
    assert run("draw", "Darapti", "--style", "venn", "-o", path)[1].startswith("valid")


@pytest.mark.parametrize(
    ("batch", "parts", "cores", "devices"),
    [(16, 1, 2, 2), (16, 1, 1, 1), (16, 2, 2, 1), (32, 1, 3, 2), (24, 1, 64, 3), (8, 4, 2, 1)],
)
def test_every_core_reads_its_share(run, tmp_path, monkeypatch, batch, parts, cores, devices):
    """As many as divide the rows of a part and get eight or more; the split stops the command."""
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    monkeypatch.setenv("JAX_NUM_CPU_DEVICES", "")  # to be restored
    monkeypatch.delenv("JAX_NUM_CPU_DEVICES")
    sizes = ("--batch", str(batch), "--parts", str(parts))

    assert run("train", *sizes, "--split", "none", "--out", str(tmp_path / "weights"))[0] == 2
    assert os.environ["JAX_NUM_CPU_DEVICES"] == str(devices)
    run("train", "--batch", "64", "--split", "none", "--out", str(tmp_path / "weights"))
    assert os.environ["JAX_NUM_CPU_DEVICES"] == str(devices)  # as whoever set it wants


def test_training_writes_weights_that_check_can_use(run, tmp_path, monkeypatch):
    """A few steps teach next to nothing, and the audit does not mind who is asked."""
    monkeypatch.setenv("JAX_NUM_CPU_DEVICES", "1")
    train = ("train", "--size", "tiny", "--split", "belief", "--steps", "3", "--warm-up", "0")
    train = (*train, "--exercises", "1", "--batch", "4", "--parts", "1")
    train = (*train, "--out", str(tmp_path / "weights"))
    status, output, progress = run(*train)
    judged = ("check", "Barbara", "--reasoner", "transformer", "--json")

    assert status == 0
    assert "parameters: weights written to" in output
    assert "loss" in progress
    assert (tmp_path / "weights" / "training.png").read_bytes().startswith(b"\x89PNG")
    record = json.loads(run(*judged, "--weights", str(tmp_path / "weights"))[1])
    assert record["reasoner"] == "transformer (answer-explain)"
    assert run(*train, "--resume")[0] == 0
    assert "resume that one" in run(*train)[2]
    assert "with rate 0.012, got rate 0.5" in run(*train, "--rate", "0.5", "--resume")[2]


SMALL = """
title = "Small"
tells = "A handful of arguments."
panel = ["symbolic"]

[[question]]
kind = "arguments"
name = "few"
tells = "Eight arguments."
count = 8

[[question]]
kind = "coherence"
name = "laws"
tells = "Two laws."
count = 3
laws = ["renaming", "conversion"]
"""


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    """A directory of results, and what the command that filled it printed."""
    place = tmp_path_factory.mktemp("compared")
    (place / "small.toml").write_text(SMALL, encoding="utf-8")
    asked = ("--suite", "small.toml", "--reasoner", "strangers:Honest")
    shown = subprocess.run(
        [sys.executable, "-m", "syllogism", "compare", *asked, "--out", "results"],
        cwd=place,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    return place / "results", shown.stdout, shown.stderr


def test_comparing_prints_the_tables_and_names_the_report(compared):
    """Who is right, who contradicts himself, and where to read more."""
    out, output, progress = compared

    for name in ("always", "symbolic", "strangers:", "conversion", "renaming"):
        assert name in output
    assert "report: results/report.html" in output
    assert "symbolic" in progress
    assert {path.name for path in out.iterdir()} >= {
        *("suite.toml", "asked.json", "judgements.parquet", "pairs.parquet"),
        *("scores.csv", "report.html", "report.md", "report.json"),
    }


def test_a_report_is_made_again_from_its_data(run, compared):
    """The same bytes."""
    page = compared[0] / "report.html"
    before = page.read_bytes()
    page.unlink()

    assert run("report", str(compared[0]))[0] == 0
    assert page.read_bytes() == before


def test_records_show_what_is_behind_a_number(run, compared):
    """Judgements or instances of laws, chosen by their columns, for people and for machines."""
    out = str(compared[0])
    text = run("records", out, "--reasoner", "symbolic", "--right", "--limit", "2")[1]
    wrong = run("records", out, "--reasoner", "always INVALID", "--wrong", "--json")[1]
    laws = run("records", out, "--law", "renaming", "--reasoner", "symbolic")[1]

    assert text.count("symbolic, seed 1, item") == 2
    assert "2 of 8 records" in text
    assert "audit: sound" in text
    assert all(not json.loads(line)["right"] for line in wrong.splitlines())
    assert "3 of 3 records" in laws
    assert "renaming, kept" in laws
    assert "0 of 0 records" in run("records", out, "--grade", "misread")[1]
    assert "no record has grade 'good'; there are" in run("records", out, "--grade", "good")[2]


def test_a_run_does_not_differ_from_itself(run, compared):
    """The exit status tells scripts so."""
    status, output, _ = run("diff", str(compared[0]), str(compared[0]))

    assert status == 0
    assert "beyond noise" in output


def test_suites_are_listed_and_printed_to_be_copied(run):
    """What is printed is the file itself."""
    listed = run("suites")[1]

    assert "quick: " in listed
    assert "  moods: Every mood four times" in listed
    assert run("suites", "quick")[1] == suite_text("quick")
    assert "a suite is one of full, quick" in run("suites", "slow")[2]


def test_a_panel_is_refused_before_anybody_is_asked(run, tmp_path):
    """An unknown reasoner, an unknown question, a reasoner that cannot be loaded."""
    ask = ("compare", "--out", str(tmp_path / "out"))

    assert "a panel takes always INVALID, symbolic" in run(*ask, "--panel", "oracle")[2]
    assert "is one of moods, lengths, many, coherence" in run(*ask, "--question", "mood")[2]
    assert "No module named 'nowhere'" in run(*ask, "--reasoner", "nowhere:Me")[2]
    assert not list(tmp_path.rglob("*.parquet"))


@pytest.mark.slow
def test_the_main_job_compares_all_reasoners(run, tmp_path):
    """Judged, audited and reported in one command."""
    assert run("compare", "--out", str(tmp_path))[0] == 0
    scores = (tmp_path / "scores.csv").read_text(encoding="utf-8")

    assert scores.count("\n") == 1 + 2 * 6 + 2


def test_interrupting_is_no_fault(run, monkeypatch):
    """Control-C ends a command with a word and the status that shells expect."""

    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("syllogism.cli.asking.parse_line", interrupted)

    assert run("check", "Barbara")[0] == 130


def test_an_argument_that_cannot_be_drawn_is_refused(run, tmp_path):
    """Complements have no circles."""
    picture = str(tmp_path / "picture.svg")
    status, _, complaints = run("draw", "A(a,~b) |- E(a,b)", "--style", "euler", "-o", picture)

    assert status == 2
    assert "sphere3d draws caps on a globe" in complaints


def test_premises_that_contradict_one_another_are_drawn(run, tmp_path):
    """All but one of them, beside the one that they rule out."""
    picture = tmp_path / "picture.svg"

    status, said, _ = run("draw", "A(a,b) E(a,b) A(c,a) |- A(a,c)", "-o", str(picture))

    assert status == 0
    assert "anything follows, since the premises contradict one another" in said
    assert "These contradict one another" in picture.read_text(encoding="utf-8")


def test_the_module_runs_as_a_command():
    """``python -m syllogism`` is ``syllogism``, and help has examples."""
    command = [sys.executable, "-m", "syllogism"]
    shown = subprocess.run(
        [*command, "check", "--help"], capture_output=True, text=True, check=True
    )
    judged = subprocess.run(
        [*command, "check", "AAA-2"], capture_output=True, text=True, check=False
    )

    assert "syllogism check Barbara" in shown.stdout
    assert judged.returncode == 1


@pytest.mark.parametrize("cache", ["kept", "file"])
def test_what_was_compiled_is_kept_where_that_is_possible(tmp_path, cache):
    """The next command finds it in the user's cache; a file in its place stops nobody."""
    place = tmp_path / cache
    if cache == "file":
        place.touch()
    inherited = {name: value for name, value in os.environ.items() if "CACHE" not in name}
    shown = subprocess.run(
        [sys.executable, "-m", "syllogism", "check", "AAA-2", "--reasoner", "spheres"],
        env={**inherited, "XDG_CACHE_HOME": str(place)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (shown.returncode, shown.stderr) == (1, "")
    assert any(place.glob("syllogism/jax/*")) == (cache == "kept")


@pytest.mark.parametrize(
    "command",
    [
        "check",
        "conclude",
        "moods",
        "explain",
        "draw",
        "watch",
        "corpus",
        "train",
        "score",
        "compare",
        "suites",
        "report",
        "records",
        "diff",
    ],
)
def test_every_command_has_help_with_an_example(run, command):
    """A stranger can start from the help text."""
    assert f"syllogism {command}" in run(command, "--help")[1].split("Examples")[-1]
