"""The page of the report in a browser: it fits, it can be read, and keys do what the mouse does."""

from itertools import combinations

import pytest
from browser import Browser, find_browser
from studies import ATTACK, small_study

from syllogism.study.report import write_report

PATH = find_browser()
WIDTHS = (380, 768, 1200, 1600)

pytestmark = pytest.mark.skipif(PATH is None, reason="no Chromium is installed")

# Boxes of what can be seen of some elements: left, top, right, bottom, and the text.
BOXES = """
(chart => [...chart.querySelectorAll('text')].map(one => {
  const box = one.getBoundingClientRect();
  return [box.left, box.top, box.right, box.bottom, one.textContent];
}).filter(box => box[4].trim()))
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    return write_report(small_study(tmp_path_factory.mktemp("study")))


@pytest.fixture(scope="module")
def browser():
    one = Browser(PATH)
    yield one
    one.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_is_never_wider_than_the_window(browser, report, width):
    """From a telephone to a large screen, everything opened; wide tables scroll by themselves."""
    browser.open(report, width=width)
    browser.run("document.querySelectorAll('details').forEach(one => { one.open = true })")
    sticking_out = browser.run(
        "[...document.querySelectorAll('body *')].filter(one => one.checkVisibility()"
        " && !one.closest('.scroll, svg, .hidden, .skip, .store')"
        " && one.getBoundingClientRect().right > innerWidth + 1)"
        ".map(one => one.tagName + '.' + one.className + ': ' + one.textContent.slice(0, 40))"
    )

    assert browser.run("document.scrollingElement.scrollWidth") <= width
    assert sticking_out == []


def overlap(one, other):
    """How far two boxes reach into each other, in pixels, in the direction in which it is less."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return min(across, down)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_of_a_chart_covers_another_or_is_cut_off(browser, report, width):
    """Names, numbers and ticks stand apart, and inside their chart."""
    browser.open(report, width=width)
    charts = browser.run(
        "[...document.querySelectorAll('.panel > svg')].map(chart => {"
        "const box = chart.getBoundingClientRect();"
        f"return [[box.left, box.top, box.right, box.bottom], ({BOXES})(chart)]; }})"
    )

    assert len(charts) >= 10
    for frame, texts in charts:
        assert texts
        for one, other in combinations(texts, 2):
            assert overlap(one, other) < 3, (one, other)  # boxes are higher than letters
        for left, top, right, bottom, text in texts:
            assert left >= frame[0] - 1, text
            assert right <= frame[2] + 1, text
            assert top >= frame[1] - 3, text
            assert bottom <= frame[3] + 3, text


@pytest.mark.parametrize("width", [380, 1200])
def test_letters_in_a_bar_stand_in_their_piece(browser, report, width):
    """No count reaches beyond the piece that it counts."""
    browser.open(report, width=width)
    stray = browser.run(
        "[...document.querySelectorAll('.panel .letter')].filter(letter => {"
        "const a = letter.getBoundingClientRect();"
        "return ![...letter.closest('svg').querySelectorAll('rect')].some(rect => {"
        "const b = rect.getBoundingClientRect();"
        "return b.left <= a.left && b.right >= a.right && b.top <= a.top + 4; }); })"
        ".map(letter => letter.textContent)"
    )

    assert stray == []


MAPS = "document.querySelector('.maps')"
PANEL = f"{MAPS}.querySelector('.mood-panel').textContent"


def test_pointing_at_a_mood_shows_it(browser, report):
    """Argument, verdict, truth, evidence, the audit's finding, and a picture of circles."""
    browser.open(report)
    browser.point(".map.shown [data-mood='AII-1']")
    shown = browser.run(PANEL)

    assert "AII-1, Darii, valid" in shown
    assert ATTACK in shown
    assert "VALID, which is right: the argument is valid" in shown
    assert "Audit: incomplete: it ends with" in shown
    assert "Why nothing refutes it" in shown
    assert browser.run(f"{MAPS}.querySelectorAll('.mood-panel .picture .circle').length") == 3


def test_a_click_keeps_a_mood_until_escape(browser, report):
    """However the mouse goes on from there."""
    browser.open(report)
    browser.click(".map.shown [data-mood='EAE-1']")
    browser.point(".map.shown [data-mood='AAA-2']")
    assert "EAE-1, Celarent" in browser.run(PANEL)
    assert "which is wrong" in browser.run(PANEL)

    browser.press("Escape")
    browser.point(".map.shown [data-mood='AAA-3']")
    assert "AAA-3, not valid" in browser.run(PANEL)


def test_arrow_keys_walk_over_the_map(browser, report):
    """From square to square, over the edge of a block, and to the ends of a row."""
    browser.open(report)
    browser.run("document.querySelector('.map.shown .mood').focus()")
    focused = "document.activeElement.dataset.mood"
    seen = []
    for key in ("ArrowRight", "ArrowDown", "End", "Home", "ArrowUp", "ArrowUp"):
        browser.press(key)
        seen.append(browser.run(focused))
    assert seen == ["AAE-1", "AAE-2", "OOO-2", "AAA-2", "AAA-1", "AAA-1"]

    browser.press("End")
    for _ in range(48):
        browser.press("ArrowLeft")
    assert browser.run(focused) == "AOO-1"
    assert "AOO-1, not valid" in browser.run(PANEL)
    browser.press("ArrowRight")
    assert browser.run(focused) == "EAA-1"
    assert browser.run(f"{MAPS}.querySelectorAll('.shown [tabindex=\"0\"]').length") == 1


def test_a_map_is_chosen_by_name(browser, report):
    """One is shown at a time, and the mood that was kept is shown for the other reasoner."""
    browser.open(report)
    browser.click(".map.shown [data-mood='AEE-2']")
    browser.run("document.querySelectorAll('.chooser input')[1].click()")
    maps = f"[...{MAPS}.querySelectorAll('.map')]"

    assert browser.run(f"{maps}.filter(one => one.checkVisibility()).length") == 1
    assert "symbolic on AEE-2" in browser.run(PANEL)


def test_a_number_opens_its_records(browser, report):
    """With the command, the worst first; Escape leads back to the number."""
    browser.open(report)
    numbers = "#scores table:first-of-type tbody tr:last-child .number"
    browser.click(numbers)
    first = browser.run("document.querySelector('#panel .verdict').textContent")
    assert browser.run("document.getElementById('panel').open")
    assert browser.run("document.getElementById('panel-command').textContent").startswith(
        "syllogism records DIR --question moods --reasoner"
    )
    assert "which is wrong" in first

    browser.press("Escape")
    assert not browser.run("document.getElementById('panel').open")


def test_a_number_is_reached_and_opened_by_keys(browser, report):
    """One stop of the Tab key for a table; arrows go on, and Enter opens."""
    browser.open(report)
    browser.run("document.querySelector('#scores .number').focus()")
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "Enter"):
        browser.press(key)
    command = browser.run("document.getElementById('panel-command').textContent")

    assert browser.run("document.getElementById('panel').open")
    assert "habits" in command
    stops = "document.querySelectorAll('#scores table')[0].querySelectorAll('[tabindex=\"0\"]')"
    assert browser.run(f"{stops}.length") == 1

    browser.press("Escape")
    browser.run("document.querySelector('.panel svg .number').focus()")
    browser.press("Enter")
    assert browser.run("document.getElementById('panel').open")


def test_what_is_focused_can_be_seen(browser, report):
    """With a ring around it."""
    browser.open(report)
    browser.run("document.body.focus()")
    for _ in range(3):
        browser.press("Tab")
    style = "getComputedStyle(document.activeElement)"

    assert browser.run("document.activeElement.tagName") == "A"
    assert browser.run(f"{style}.outlineStyle") == "solid"
    assert browser.run(f"parseFloat({style}.outlineWidth)") >= 2


def test_nothing_is_loaded_and_nothing_complains(browser, report):
    """The file itself, and no other address."""
    browser.open(report)
    browser.click("#scores .number")
    browser.press("Escape")

    assert browser.requests == [report.as_uri()]
    assert browser.complaints == []


def brightness(colour):
    """Relative brightness of rgb(r, g, b), from 0 to 1."""
    return sum(int(part) for part in colour.strip("rgb()").split(",")) / 765


@pytest.mark.parametrize("dark", [False, True])
def test_the_page_is_dark_where_that_is_preferred(browser, report, dark):
    """Letters stand out from paper in both, in charts as well."""
    browser.open(report, dark=dark)
    paper = brightness(browser.run("getComputedStyle(document.body).backgroundColor"))
    ink = brightness(browser.run("getComputedStyle(document.body).color"))
    chart = "getComputedStyle(document.querySelector('.panel .name')).fill"

    assert (paper < 0.2) == dark
    assert abs(paper - ink) > 0.7
    assert abs(paper - brightness(browser.run(chart))) > 0.7


def test_without_scripts_everything_but_the_panels_is_there(browser, report):
    """All maps are shown, one below another, and nothing that would do nothing."""
    browser.open(report, script=False)
    seen = "[...document.querySelectorAll('{}')].filter(one => one.checkVisibility()).length"

    assert browser.run(seen.format(".map")) == 6
    assert browser.run(seen.format(".chooser")) == 0
    assert browser.run(seen.format(".mood-panel")) == 0
    assert browser.run(seen.format("table.numbers")) >= 10


def test_on_paper_all_maps_and_tables_are_printed(browser, report):
    """What only a screen can do is left out, and tables that were folded are opened."""
    browser.open(report, width=700, media="print", dark=True)
    seen = "[...document.querySelectorAll('{}')].filter(one => one.checkVisibility()).length"

    assert browser.run(seen.format(".map")) == 6
    assert browser.run(seen.format(".chooser, .mood-panel, nav")) == 0
    assert (
        browser.run("document.querySelector('details table').getBoundingClientRect().height") > 50
    )
    assert browser.run("document.scrollingElement.scrollWidth") <= 700
    assert brightness(browser.run("getComputedStyle(document.body).backgroundColor")) > 0.9
