"""What a comparison shows: the table, the figures and the report."""

import io
import re
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from matplotlib.image import imread
from matplotlib.text import Text
from rich.console import Console
from test_study import BY_HAND, FIGURE, LuckyGuesser

from syllogism.errors import SyllogismError
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Verdict
from syllogism.language.arguments import Import
from syllogism.reasoners.symbolic import Symbolic
from syllogism.reasoners.transformer.metrics import Metrics
from syllogism.study.baseline import AlwaysInvalid
from syllogism.study.columns import COLUMNS
from syllogism.study.comparing import compare_reasoners
from syllogism.study.examples import pick_examples
from syllogism.study.figures.grades import FILLS, draw_grades
from syllogism.study.figures.moods import Outcome, draw_moods
from syllogism.study.figures.rightness import draw_rightness
from syllogism.study.figures.theme import Theme
from syllogism.study.figures.training import draw_training
from syllogism.study.items import draw_items
from syllogism.study.records import judge_items
from syllogism.study.report import MEANINGS, Setting, write_report
from syllogism.study.scores import score_records
from syllogism.study.summary import conclude, describe, what_was_kept
from syllogism.study.terminal import score_table

REASONERS = (AlwaysInvalid(), Symbolic(), LuckyGuesser())
SPLITS = ("random", FIGURE)
CURVES = {
    f"split: {split}": [
        Metrics(
            10 * n,
            3 / n,
            1 - 0.4 / n if n > exercises else None,
            1 - 1 / n,
            1000 * n,
            100.0,
            10.0 * n,
            20.0 * n,
        )
        for n in range(1, 311)
    ]
    for split, exercises in zip(SPLITS, (0, 60), strict=True)
}


@pytest.fixture(scope="module")
def records():
    drawn = {split: draw_items(split, seed=0) for split in SPLITS}
    return [
        record
        for split, items in drawn.items()
        for reasoner in REASONERS
        for record in judge_items(reasoner, items)
    ]


@pytest.fixture(scope="module")
def scores(records):
    return score_records(records)


def grade_everything(records):
    """The same records with every grade and every verdict in turn."""
    grades, verdicts = tuple(Grade), tuple(Verdict)
    return [
        replace(record, grade=grades[number % 7], verdict=verdicts[number % 3])
        for number, record in enumerate(records)
    ]


class Guesser(AlwaysInvalid):
    """The baseline under the name of a reasoner, as long as the longest of the package."""

    name = "transformer (explain-answer)"


@pytest.fixture(scope="module")
def silent():
    """Records of a reasoner that never gives a reason."""
    return judge_items(Guesser(), draw_items(FIGURE, seed=0))


def figures(records, scores):
    """Every figure, with all kinds of outcome in it; two maps, since those take time."""
    mixed = grade_everything(records)
    yield draw_rightness(scores, Theme.LIGHT)
    yield draw_grades(mixed, Theme.DARK)
    yield draw_moods([one for one in mixed if one.reasoner == "symbolic"], Theme.DARK)
    yield draw_training(CURVES, Theme.LIGHT)


@pytest.fixture
def drawn(monkeypatch):
    """The texts that were really drawn, unlike the ticks that matplotlib keeps in reserve."""
    texts = []
    draw = Text.draw

    def remember(text, renderer):
        if text.get_text() and text.get_visible():
            texts.append(text)
        draw(text, renderer)

    monkeypatch.setattr(Text, "draw", remember)
    return texts


def test_figures_can_be_read(records, scores, drawn):
    """No text below 8 points, none outside the canvas, and no two on top of each other."""
    for figure in figures(records, scores):
        drawn.clear()
        figure.canvas.draw()
        boxes = [text.get_window_extent() for text in drawn]
        assert len(drawn) > 5
        for text, box in zip(drawn, boxes, strict=True):
            assert text.get_fontsize() >= 8, text
            assert 0 <= box.x0 < box.x1 <= figure.bbox.x1, text
            assert 0 <= box.y0 < box.y1 <= figure.bbox.y1, text
        for (one, box), (other, its_box) in combinations(zip(drawn, boxes, strict=True), 2):
            assert not box.overlaps(its_box), (one, other)


def test_figures_draw_the_same_bytes_again(scores):
    """So that a report made again is the same report."""
    first, second = (draw_rightness(scores, Theme.LIGHT) for _ in range(2))
    first.canvas.draw()
    second.canvas.draw()

    assert (np.asarray(first.canvas.buffer_rgba()) == second.canvas.buffer_rgba()).all()


def test_every_grade_has_its_fill_and_its_meaning():
    """No two of them look alike in colour, nor in hatch."""
    assert set(FILLS) == set(MEANINGS) == set(Grade)
    assert len({colour for colour, _ in FILLS.values()}) == len(Grade)
    assert len({hatch for _, hatch in FILLS.values()}) == len(Grade)


def test_the_table_fits_a_terminal_of_80_columns(scores):
    """With every number whole, and a row for each split and reasoner."""
    console = Console(file=io.StringIO(), width=80)
    console.print(score_table(scores))
    shown = console.file.getvalue()

    assert "…" not in shown
    assert max(map(len, shown.splitlines())) <= 80
    for score in scores:
        for column in COLUMNS:
            assert column.cell(score).value in shown
    assert shown.count("lucky") == 2


def test_a_long_name_is_broken_where_it_may_be(silent):
    """At spaces and hyphens, and nothing of it is lost."""
    console = Console(file=io.StringIO(), width=80)
    console.print(score_table(score_records(silent)))
    shown = [line[:11].strip() for line in console.file.getvalue().splitlines()]

    assert max(map(len, console.file.getvalue().splitlines())) <= 80
    assert shown[-3:] == ["transformer", "(explain-", "answer)"]


def test_intervals_are_rounded_outwards(scores):
    """What is shown as a 95% interval is at least that."""
    (accuracy,) = (column for column in COLUMNS if column.heading == "accuracy")
    perfect = next(score for score in scores if score.reasoner == "symbolic")

    assert perfect.accuracy.low == pytest.approx(0.9963, abs=1e-4)
    assert accuracy.cell(perfect).interval == "0.99-1.00"


def test_examples_are_right_unsound_and_of_many_kinds(records):
    """Ten of them, from as many grades as there are."""
    picked = pick_examples(grade_everything(records))

    assert len(picked) == 10
    assert all(record.is_right_for_the_wrong_reason for record in picked)
    assert {record.grade for record in picked} == set(Grade) - {Grade.SOUND}


def test_the_summary_speaks_plainly():
    """Counted by hand from the records of `test_study`."""
    (score,) = score_records(BY_HAND)

    assert describe(score) == (
        "was right on 6 of 8, 2 of them for the wrong reason, and gave no verdict on 1. "
        "It found 1 of 2 valid moods."
    )
    assert conclude([score]) == (
        "Right every time, and for a sound reason every time: no reasoner. "
        "The somebody was right 6 times of 8, 2 of them for the wrong reason."
    )


def test_who_gives_no_reasons_is_not_blamed_for_wrong_ones(silent):
    """It is said in words, has a colour of its own on the map, and makes no example."""
    (score,) = score_records(silent)
    right = [record for record in silent if record.is_right]

    assert score.explained.value == 0
    assert describe(score).startswith("was right on 464 of 512, giving no reason. It found 0 of 6")
    assert conclude([score]).endswith("was right 464 times of 512, giving no reason.")
    assert {Outcome.of(record) for record in right} == {Outcome.UNEXPLAINED}
    assert pick_examples(silent) == []


@pytest.fixture(scope="module")
def comparison(tmp_path_factory):
    out = tmp_path_factory.mktemp("compare") / "new" / "directory"
    panels = {split: (Symbolic(), LuckyGuesser()) for split in SPLITS}
    return compare_reasoners(out, panels, seed=4, curves=CURVES)


@pytest.fixture(scope="module")
def page(comparison):
    return comparison.report.read_text(encoding="utf-8")


def test_a_comparison_writes_what_it_promises(comparison):
    """Judgements, scores, figures and the report, all complete."""
    names = {path.name for path in comparison.report.parent.iterdir()}

    assert names == {
        *("judgements.parquet", "scores.csv", "report.html"),
        *("rightness.png", "grades.png", "moods.png", "training.png"),
    }
    assert imread(comparison.report.parent / "moods.png").shape[1] == 1500
    assert len(comparison.scores) == 6


def test_the_report_shows_the_numbers_of_the_table(comparison, page):
    """Each value, interval and count, for each split and reasoner."""
    text = re.sub(r"<[^>]+>", "", page)
    for score in comparison.scores:
        assert score.reasoner in text
        for column in COLUMNS:
            cell = column.cell(score)
            assert f"{cell.value} {cell.interval} {cell.count}" in text


def test_the_report_says_how_it_was_made(page):
    """Seed, reading, number of arguments and versions, and no date."""
    text = re.sub(r"<[^>]+>", " ", page)

    assert re.search(r"seed\s+4\s", text)
    assert "1,024 (split: random), 512 (split: held-out figure 4)" in text
    assert re.search(r"python 3\.\d+\.\d+, syllogism \d\S+, jax \d\S+, numpy \d", text)
    assert "20" + "26" not in text


def test_the_report_needs_no_network(page):
    """Whatever it loads lies in the page itself, and it runs no script."""
    loaded = re.findall(r"\b(?:src|srcset|href|action|data)\s*=\s*[\"']?([^\"'\s>]+)", page)
    outside = re.sub(r"data:image/png;base64,[A-Za-z0-9+/=]+", "", page)

    assert len(loaded) == 8  # four figures on two papers
    assert all(address.startswith("data:image/png;base64,") for address in loaded)
    assert "http" not in outside
    assert not re.search(r"<script|<link|<iframe|@import|url\(", outside)


def test_every_figure_is_told_to_those_who_cannot_see_it(page):
    """A text with the numbers in it."""
    texts = re.findall(r'<img alt="([^"]*)"', page)

    assert len(texts) == 4
    assert all(re.search(r"\d", text) for text in texts)


def test_examples_show_argument_evidence_and_the_audits_reason(page):
    """Ten of the lucky guesser, whose proofs stop too early."""
    assert page.count("<article>") == 10
    assert "lucky guesser on" in page
    assert "not the conclusion" in page


def write(path, records):
    """The report about some records, without figures."""
    scores = score_records(records)
    setting = Setting(0, Import.TRADITIONAL)
    write_report(path, setting=setting, records=records, scores=scores, illustrations=[])
    return path.read_text(encoding="utf-8")


def test_what_a_reasoner_writes_cannot_become_part_of_the_page(tmp_path):
    """Terms, evidence and reasons are shown as they are, never run."""
    attack = "<script>alert(1)</script>"
    record = replace(BY_HAND[2], argument=f"All {attack} are M.", evidence=attack, reason=attack)
    page = write(tmp_path / "report.html", [record])

    assert attack not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 3


def test_a_report_without_wrong_reasons_says_so(tmp_path):
    """Plainly, in place of the examples."""
    page = write(tmp_path / "report.html", [BY_HAND[0], BY_HAND[4]])

    assert "no reasoner was ever right for the wrong reason" in page
    assert "<article>" not in page


def test_a_file_in_place_of_the_directory_is_refused(tmp_path):
    """With a message that names it."""
    (tmp_path / "taken").touch()
    with pytest.raises(SyllogismError, match=r"need a directory .*taken"):
        compare_reasoners(tmp_path / "taken", {}, seed=0, curves={})


@pytest.mark.parametrize(
    ("split", "sentence"),
    [
        ("random", "Every mood was learned, about other terms than here."),
        ("held-out figure 4", "No mood tested here was learned, in any words."),
        ("held-out words", "Every mood was learned; no word tested here was."),
        ("held-out surface words", "Every mood was learned, in words or symbols that look differ"),
    ],
)
def test_the_summary_says_what_was_kept_from_training(split, sentence):
    """In one sentence."""
    assert what_was_kept(split).startswith(sentence)
