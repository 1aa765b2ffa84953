"""The report of a run: the page, the Markdown and the data agree with the records, and are safe."""

import hashlib
import json
import re
import shlex
import xml.etree.ElementTree as ET
from base64 import b64encode
from collections import Counter, defaultdict
from dataclasses import replace

import pytest
from pages import Page
from studies import ATTACK, QUESTIONS, small_study

from syllogism.language.moods import MOODS, Mood
from syllogism.logic.validity import valid_moods
from syllogism.study.columns import COLUMNS
from syllogism.study.report import write_report
from syllogism.study.report.outcomes import outcomes_of
from syllogism.study.report.pictures import draw_picture, mood_pictures
from syllogism.study.report.queries import Query
from syllogism.study.report.sections.failures import pick_failures
from syllogism.study.scores import score_judgements, score_pairs
from syllogism.study.selecting import select

EN_DASH = "\N{EN DASH}"


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    results = small_study(tmp_path_factory.mktemp("study"))
    assert write_report(results) == results.directory / "report.html"
    return results


@pytest.fixture(scope="module")
def text(results):
    return (results.directory / "report.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(text):
    return Page(text)


@pytest.fixture(scope="module")
def data(results):
    return json.loads((results.directory / "report.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def markdown(results):
    return (results.directory / "report.md").read_text(encoding="utf-8")


def everything_in(directory):
    return {
        path.relative_to(directory): path.read_bytes()
        for path in directory.rglob("*")
        if path.suffix in (".html", ".md", ".json", ".svg")
    }


def test_the_same_results_give_the_same_bytes(results, tmp_path):
    """The page, the Markdown, the data and every chart."""
    (tmp_path / "asked.json").write_bytes((results.directory / "asked.json").read_bytes())
    write_report(replace(results, directory=tmp_path))

    assert everything_in(tmp_path) == everything_in(results.directory)


# What is said


def test_the_page_opens_with_five_sentences(page):
    """Before any table."""
    (told,) = page.all("ol", "sentences")

    assert len(list(page.all("li", within=told))) == 5


def cells_of(page, name):
    """A table's numbers, by the headings of row and column: text, interval and count together."""
    (region,) = page.all("div", "scroll", **{"aria-label": name})
    headings = [page.text(one) for one in page.all("th", within=region, role="columnheader")][1:]
    for row in page.all("tr", within=region):
        names = [page.text(one) for one in page.all("th", within=row, scope="row")]
        for heading, cell in zip(headings, page.all("td", within=row), strict=False):
            yield names[0], heading, [page.text(one) for one in page.all("span", "value", cell)]


def test_the_first_tables_show_the_scores(page, results):
    """Each value with its interval, for each question, reasoner and column."""
    scores = score_judgements(results.judgements)

    for question in QUESTIONS:
        shown = {(who, what): cell for who, what, cell in cells_of(page, question.name)}
        of_one = [score for score in scores if score.question == question.name]
        assert len(shown) == len(of_one) * len(COLUMNS)
        for score in of_one:
            for column in COLUMNS:
                cell = column.cell(score)
                (written,) = shown[score.reasoner, column.heading]
                assert written.startswith(
                    f"{cell.value} {cell.interval.replace('-', EN_DASH)}".strip()
                )


def test_the_table_of_laws_shows_the_scores_of_pairs(page, results):
    """How many were broken, and how many were left open."""
    shown = {(law, who): cell for law, who, cell in cells_of(page, "Broken laws")}

    for score in score_pairs(results.pairs):
        (written,) = shown[score.law, score.reasoner]
        assert written.startswith(f"{score.broken.value:.3f} ")
        assert (f"{score.open} open" in written) == (score.open > 0)


def test_the_map_shows_what_became_of_each_mood(page, results):
    """Every reasoner and mood: how many arguments came out how, and whether the mood is valid."""
    judgements = results.judgements.assign(outcome=outcomes_of(results.judgements))
    for question in QUESTIONS[:2]:
        (maps,) = page.all("div", "maps", **{"data-question": question.name})
        reading = question.reading
        for shown in page.all("div", "map", maps):
            cells = list(page.all("button", "mood", shown))
            assert [cell[1]["data-mood"] for cell in cells[:17:16]] == ["AAA-1", "AAA-2"]
            assert len(cells) == len(MOODS)
            for cell in cells:
                mood = Mood.parse(cell[1]["data-mood"])
                rows = judgements[
                    (judgements["question"] == question.name)
                    & (judgements["reasoner"] == shown[1]["data-reasoner"])
                    & (judgements["mood"] == str(mood))
                ]
                head, told = cell[1]["aria-label"].split(": ")
                counted = Counter(outcome.meaning for outcome in rows["outcome"])
                assert all(f"{count} {what}" in told for what, count in counted.items())
                assert ("not valid" not in head) == (mood in valid_moods(reading))
                assert ("valid" in cell[1]["class"].split()) == (mood in valid_moods(reading))


def numbers_in(page):
    return list(page.all(class_="number"))


def test_every_number_leads_to_its_records(page, results):
    """Its conditions are met by some record, unless it counts none."""
    columns = {"figure", "form"}
    numbers = defaultdict(list)
    for number in numbers_in(page):
        numbers[number[1]["data-query"]].append(page.text(number))
    for asked, written in numbers.items():
        conditions = json.loads(asked)
        table = results.pairs if {"law", "outcome"} & set(conditions) else results.judgements
        chosen = table
        for column, value in conditions.items():
            if column == "figure":
                chosen = chosen[chosen["mood"].str.endswith(f"-{value}")]
            elif column == "form":
                chosen = chosen[chosen["notation"].str.contains(f"|- {value}(", regex=False)]
            else:
                chosen = chosen[chosen[column] == value]
        assert len(chosen) or all(re.match(r"0(\.0+)?$", each) for each in written), asked
        if not columns & set(conditions) and len(chosen):
            assert len(select(table, **conditions)) == len(chosen)


def test_every_kind_of_command_is_understood(page, results, run):
    """One command for each set of options that occurs."""
    commands = {}
    for number in numbers_in(page):
        command = number[1]["data-command"]
        if json.loads(number[1]["data-query"]).get("grade") != "misread":
            commands[tuple(re.findall(r" (--[a-z]+)", command))] = command
    assert len(commands) >= 10
    for command in commands.values():
        program, *arguments = shlex.split(command.replace("DIR", str(results.directory)))
        status, _, complaint = run(*arguments)
        assert program == "syllogism"
        assert status == 0 or "no record" in complaint, complaint


def test_commands_are_written_for_a_shell():
    """Names with blanks are quoted, and what is dangerous is quoted hard."""
    query = Query(question="moods", reasoner='a "$(rm)" !', reading="modern", right=True)
    words = shlex.split(query.command)

    assert words[words.index("--reasoner") + 1] == 'a "$(rm)" !'
    assert query.command.endswith("--import modern --right")


def tables_of(data):
    for section in data["sections"]:
        yield from (block for block in section["blocks"] if block["kind"] == "table")


def test_markdown_and_data_hold_the_same_numbers_as_the_page(page, data, markdown):
    """Table by table, in the same order, with their commands."""
    regions = list(page.all("div", "scroll"))
    tables = list(tables_of(data))

    assert len(tables) == len(regions) > 10
    for table, region in zip(tables, regions, strict=True):
        told = [
            number
            for row in table["rows"]
            for cell in row.values()
            if isinstance(cell, list)
            for number in cell
        ]
        shown = list(page.all("span", "value", region))
        assert len(told) == len(shown)
        for number, one in zip(told, shown, strict=True):
            assert number["text"] in page.text(one)
            (leads,) = list(page.all("button", "number", one)) or [["", {}, []]]
            assert number.get("command") == leads[1].get("data-command")
    lines = markdown.splitlines()
    for table in tables:
        (start,) = (n for n, line in enumerate(lines) if line.startswith(f"**{table['title']}.**"))
        rows = [line for line in lines[start : start + 60] if line.startswith("| ")][2:]
        for row, line in zip(table["rows"], rows, strict=False):
            shown = re.sub(r"\\(.)", r"\1", line)
            for cell in row.values():
                if isinstance(cell, list):
                    assert all(number["text"] in shown for number in cell)


def test_every_table_says_how_large_its_sample_is(data):
    """With n, and with seeds where anything was drawn."""
    for table in tables_of(data):
        assert "n = " in table["caption"]
        assert "seeds 1 and 2" in table["caption"] or table["name"] == "protocol-literature"


def test_every_image_of_the_markdown_is_there(results, markdown):
    """As a drawing that a parser of XML accepts, with its words."""
    named = re.findall(r"!\[(.+?)\]\(figures/([a-z0-9-]+\.svg)\)", markdown)
    drawn = {path.name for path in (results.directory / "figures").iterdir()}

    assert {name for _, name in named} == drawn
    for told, name in named:
        root = ET.parse(results.directory / "figures" / name).getroot()
        assert root.find("{*}title").text
        assert len(root.find("{*}desc").text) > 20
        assert told


# What cannot happen


def test_nothing_that_a_reasoner_writes_becomes_part_of_the_page(page, text, markdown, results):
    """Neither as an element, nor in a script, nor in a drawing, nor in Markdown."""
    assert ATTACK not in text
    assert len(list(page.all("script"))) == 2
    assert not list(page.all("habits"))
    assert ATTACK in {one[1]["data-reasoner"] for one in page.all("div", "map")}
    for path in (results.directory / "figures").iterdir():
        assert "<script" not in path.read_text(encoding="utf-8")
    told = re.sub(
        r"`+[^`].*?[^`]`+|^    .*$", "", markdown, flags=re.MULTILINE
    )  # code is no markup
    assert not re.search(r"(?<!\\)<(?!br>)", told)


def test_the_page_needs_nothing_but_itself(page, text):
    """Nothing is loaded, and no script may run but its own."""
    loading = [
        (one[0], value)
        for one in page.all()
        for name, value in one[1].items()
        if name in ("src", "href", "srcset", "action", "data") and not value.startswith("#")
    ]
    (policy,) = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
    stored, script = page.all("script")
    digest = b64encode(hashlib.sha256("".join(script[2]).encode()).digest()).decode()

    assert loading == []
    assert "url(" not in text
    assert "@import" not in text
    assert f"script-src 'sha256-{digest}'" in policy[1]["content"]
    assert "default-src 'none'" in policy[1]["content"]
    assert stored[1]["type"] == "application/json"


def test_the_records_of_the_moods_are_embedded_in_full(page, results):
    """Each with its evidence and the audit's finding; of other questions there are some."""
    (stored,) = page.all("script", type="application/json")
    written = "".join(stored[2])
    content = json.loads(written)
    columns = content["judged"]["columns"]
    rows = [dict(zip(columns, row, strict=True)) for row in content["judged"]["rows"]]
    texts = content["texts"]
    judged = results.judgements
    ranks = [texts[row["question"]] for row in rows]

    assert not set("<>&") & set(written)
    for question in QUESTIONS[:2]:
        assert ranks.count(question.name) == (judged["question"] == question.name).sum()
    assert 0 < ranks.count("lengths") <= 40 * 3
    for row in rows[::97]:
        (record,) = judged[
            (judged["question"] == texts[row["question"]])
            & (judged["reasoner"] == texts[row["reasoner"]])
            & (judged["seed"] == row["seed"])
            & (judged["item"] == row["item"])
        ].to_dict("records")
        for name in ("argument", "evidence", "grade", "reason", "verdict"):
            assert texts[row[name]] == record[name]


@pytest.mark.parametrize("kept", ["judgements", "pairs", "neither"])
def test_what_was_not_asked_is_not_told(results, tmp_path, kept):
    """Without judgements, pairs or curves their sections are missing, and nothing fails."""
    less = replace(
        results,
        directory=tmp_path,
        judgements=results.judgements if kept == "judgements" else results.judgements[:0],
        pairs=results.pairs if kept == "pairs" else results.pairs[:0],
        curves={},
    )
    page = Page(write_report(less).read_text(encoding="utf-8"))
    names = [one[1]["id"] for one in page.all("section")]

    assert ("scores" in names) == ("moods" in names) == (kept == "judgements")
    assert ("coherence" in names) == (kept == "pairs")
    assert "training" not in names
    assert names[-2:] == ["reading", "making"]


# Failures


def test_the_pictures_of_the_moods_are_in_the_page(text):
    """All of them in both readings, since both are asked, as they are drawn and tried elsewhere."""
    for (reading, mood), picture in mood_pictures().items():
        drawn = f'id="picture-{reading}-{mood}" viewBox="{picture.view}">{draw_picture(picture)}<'
        assert drawn in text


def test_failures_are_picked_as_different_as_they_come(results):
    """Nobody sound among them, no baseline, and nearly every outcome that there is."""
    picked = pick_failures(results.judgements, count=8)
    failed = results.judgements[results.judgements["reasoner"] == ATTACK]

    assert len(picked) == 8
    assert {row["reasoner"] for row in picked} == {ATTACK}
    assert "sound" not in {row["grade"] for row in picked}
    assert {row["grade"] for row in picked} == set(failed["grade"]) - {"sound", "absent"}


def test_failures_are_shown_beside_what_is_right(page):
    """Nine, with the argument, the claim, the audit's finding and circles."""
    (section,) = page.all("section", id="failures")
    cases = list(page.all("article", "case", section))

    assert len(cases) == 9
    for case in cases:
        assert len(list(page.all("svg", "picture", case))) == 1
        assert len(list(page.all("circle", "circle", case))) >= 3
        assert re.search(r"the argument is (not )?valid", page.text(case))


def test_where_nobody_failed_it_is_said(results, tmp_path):
    """Plainly, in place of cases."""
    flawless = results.judgements[results.judgements["reasoner"] != ATTACK]
    path = write_report(replace(results, directory=tmp_path, judgements=flawless))

    assert "There is none: everybody was right" in path.read_text(encoding="utf-8")
