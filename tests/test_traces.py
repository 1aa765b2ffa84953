"""The path that the spheres take: the deciding run itself, as numbers, frames and drawings."""

import sys

import numpy as np
import pytest
from matplotlib.patches import PathPatch
from PIL import Image

from syllogism.diagrams.lettering import Ruler
from syllogism.diagrams.sheets import empty_sheet
from syllogism.errors import ArgumentError, EvidenceError, OptionError
from syllogism.evidence.configurations import Configuration
from syllogism.evidence.judgements import Verdict
from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS
from syllogism.language.reading import parse_argument
from syllogism.reasoners.spheres.graphs import settling
from syllogism.reasoners.spheres.network import rest, start
from syllogism.reasoners.spheres.reasoner import Spheres
from syllogism.reasoners.spheres.traces.animation import animate
from syllogism.reasoners.spheres.traces.curves import draw_energy
from syllogism.reasoners.spheres.traces.exploring import explore
from syllogism.reasoners.spheres.traces.film import find_film, with_border, without_border
from syllogism.reasoners.spheres.traces.filmstrip import draw_filmstrip, find_telling_steps
from syllogism.reasoners.spheres.traces.stills import Stage, draw_still
from syllogism.reasoners.spheres.weights import Demands, number

CHAIN = "A(a,b) A(b,c) A(c,d) A(e,d) |- A(a,e)"
SIGNED = "All non-a are b. Some x are a. So all x are b."
LONG = "A(a,b) E(b,c) I(c,d) O(d,e) I(e,f) A(g,f) E(g,h) |- I(a,h)"
BORDERED = {  # arguments in modern reading: what their last frame shows, and what it says of others
    "A(a,~b) |- I(a,~b)": ({"b"}, "a is empty"),
    "A(~a,b) |- I(~b,~a)": ({"a", "b"}, ""),
    "A(~a,a) A(b,c) |- A(c,b)": ({"b", "c"}, "a is everything"),
    "E(a,a) A(b,c) |- A(c,b)": ({"b", "c"}, "a is empty"),
}
TEXTS = ["AAA-2", "Barbara", "AAO-4", "Darapti", CHAIN, LONG, SIGNED]
UNIT = 1 << 18  # of the network for many terms


def traced(text, **options):
    return Spheres().trace(parse_argument(text), **options)


@pytest.mark.parametrize("reading", Import, ids=str)
def test_the_path_of_every_mood_ends_where_the_network_rests(reading):
    """Bit for bit, after as many steps, with the room that the run was asked for."""
    for mood in MOODS:
        syllogism = mood.syllogism()
        trace = Spheres().trace(syllogism, reading=reading)
        demands = Demands.of(number([syllogism.denial]).statements, reading=reading)
        rested = rest(demands.comfortable if trace.room else demands.thresholds, start(0))

        assert trace.steps == rested.steps[0]
        assert (trace.radii[-1] == rested.unknowns[:3, 0]).all()
        assert (trace.distances[-1][np.triu_indices(3, 1)] == rested.unknowns[3:, 0]).all()


@pytest.mark.parametrize("text", [CHAIN, LONG, SIGNED])
def test_the_path_over_many_terms_ends_where_the_network_was_looked_at(text):
    """Whole numbers move one step at a time to where they move in one go."""
    trace = traced(text)
    denial = trace.judgement.argument.denial
    (rested,) = settling.rest([denial], reading=Import.TRADITIONAL, seed=0)
    graphs = rested.graphs
    weights, state = settling.weights_of(graphs), settling.start(graphs, 0)
    state = settling.advance(weights, state, np.int32(rested.steps))
    count = len(trace.terms)

    assert trace.steps == rested.steps
    assert (trace.radii[-1] * UNIT == np.asarray(state.lengths.radii)[0, :count]).all()


@pytest.mark.parametrize("text", TEXTS)
def test_the_energy_is_that_of_the_propositions_measured_anew(text):
    """Every premise's pull, from radii and distances alone, with the room that is asked for."""
    trace = traced(text)
    for line, pull in zip(trace.inequalities, trace.pulls.T, strict=True):
        proposition = getattr(line, "proposition", None)
        if proposition is None or proposition.is_signed:
            continue
        x, y = (trace.terms.index(term) for term in proposition.terms)
        distance, own, other = trace.distances[:, x, y], trace.radii[:, x], trace.radii[:, y]
        missing = {
            "A": distance + own - other,
            "E": own + other - distance,
            "I": 1 - own - other + distance,
            "O": 1 - distance - own + other,
        }[proposition.form.value]

        room = np.where(pull > 0, pull - missing, 0)
        assert ((np.abs(room) < 1e-5) | (np.abs(room - trace.room) < 1e-5)).all()
    assert trace.energy == pytest.approx((trace.pulls**2).sum(axis=1) / 2)


@pytest.mark.parametrize("text", TEXTS)
def test_a_trace_judges_as_the_reasoner_does(text):
    """And says in a sentence what it ends in."""
    trace = traced(text)
    (judgement,) = Spheres().judge([parse_argument(text)])

    assert trace.judgement.verdict is judgement.verdict
    says = "the proof" if judgement.verdict is Verdict.VALID else "the conclusion fails"
    assert says in trace.ending


def test_the_resting_pulls_of_barbara_are_its_proof():
    """Two premises, the denied conclusion and one detour pull equally hard for ever."""
    trace = traced("Barbara")
    pulling = [
        label for label, pull in zip(trace.labels(), trace.pulls[-1], strict=True) if pull > 0.01
    ]

    assert trace.energy[-1] == pytest.approx(1 / 8, abs=1e-4)
    assert len(pulling) == 4
    assert "Some S are not P (conclusion denied)" in pulling


def test_a_table_has_a_row_for_each_step_and_a_column_for_each_number():
    """Step, energy, pulls, radii, distances, and pi where there are complements."""
    trace = traced(SIGNED)
    table = trace.table()

    assert len(table) == trace.steps + 1
    assert table.shape[1] == 2 + len(trace.inequalities) + 3 + len(trace.pairs) + 1
    assert (table["pi"] == trace.span).all()


def test_a_folded_chain_has_no_path():
    """Nothing moves where a table is looked up."""
    links = " ".join(f"A(x{n},x{n + 1})" for n in range(12))
    with pytest.raises(ArgumentError, match=r"8 terms of a chain.*got 13 terms"):
        traced(f"{links} |- A(x0,x12)")


@pytest.mark.parametrize("text", TEXTS)
def test_no_frame_jumps_and_the_last_is_what_was_found(text):
    """Centres move from frame to frame less than a margin."""
    trace = traced(text)
    film = find_film(trace)
    centres = np.array([frame.centres for frame in film.frames])
    evidence = trace.judgement.evidence

    assert np.linalg.norm(np.diff(centres, axis=0), axis=-1).max() < 1
    if isinstance(evidence, Configuration):
        assert (film.frames[-1].centres == evidence.centres).all()
        assert (film.frames[-1].radii == evidence.radii).all()
    else:
        assert len(film.frames) == trace.steps + 1


@pytest.mark.parametrize("text", ["AAA-2", "Barbara", CHAIN])
def test_strain_is_how_far_drawn_distances_miss(text):
    """Three balls that rest in a configuration are drawn as they are."""
    trace = traced(text)
    film = find_film(trace)
    for step, frame in enumerate(film.frames[: trace.steps + 1]):
        between = frame.centres[:, None] - frame.centres
        missed = np.abs(np.sqrt((between**2).sum(axis=-1)) - trace.distances[step])
        assert np.nanmax(missed) == pytest.approx(film.strains[step])
    if text == "AAA-2":
        assert film.strains[-1] < 1e-3


def test_films_are_refused_where_none_can_be_seen():
    """With what can be seen instead."""
    trace = traced("AAA-2")
    with pytest.raises(OptionError, match="dimension 2 or 3, got 4"):
        find_film(trace, dim=4)
    with pytest.raises(OptionError, match="cubes cannot be watched"):
        find_film(trace, geometry="maximum")
    with pytest.raises(OptionError, match="globe"):
        find_film(trace, dim=3, geometry="spherical")


@pytest.mark.parametrize("text", TEXTS)
def test_telling_steps_begin_at_the_start_and_end_at_rest(text):
    """In order, none twice."""
    trace = traced(text)
    steps = find_telling_steps(trace, 8)

    assert (steps[0], steps[-1], len(steps)) == (0, trace.steps, 8)
    assert steps == sorted(set(steps))


@pytest.mark.parametrize("text", TEXTS)
def test_words_of_a_filmstrip_are_legible_and_on_the_paper(text):
    """At least 8 points, inside the canvas, and over no other words."""
    figure = draw_filmstrip(find_film(traced(text)))
    renderer = figure.canvas.get_renderer()
    texts = [t for axes in figure.axes for t in axes.texts if t.get_text()]
    boxes = [t.get_window_extent(renderer) for t in texts]

    assert min(t.get_fontsize() for t in texts) >= 8
    for number_, box in enumerate(boxes):
        assert figure.bbox.x0 <= box.x0 <= box.x1 <= figure.bbox.x1, texts[number_]
        assert figure.bbox.y0 <= box.y0 <= box.y1 <= figure.bbox.y1, texts[number_]
        for other, beside in zip(texts[:number_], boxes[:number_], strict=True):
            across = min(box.x1, beside.x1) - max(box.x0, beside.x0)
            down = min(box.y1, beside.y1) - max(box.y0, beside.y0)
            assert min(across, down) <= 1, (texts[number_], other)


@pytest.mark.parametrize("text", BORDERED)
def test_what_has_no_border_is_told_and_not_drawn(text):
    """On paper: a name for each ball that is drawn, and words beneath for each that is not."""
    film = find_film(traced(text, reading=Import.MODERN))
    names, said = BORDERED[text]
    figure = draw_filmstrip(film)
    frames = [film.frames[n] for n in (*find_telling_steps(film.trace, 8)[:-1], -1)]
    written = [t.get_text().strip() for axes in figure.axes for t in axes.texts]

    assert {film.trace.terms[n] for n in with_border(film.frames[-1])} == names
    for name in film.trace.terms:
        number = film.trace.terms.index(name)
        assert written.count(name) == sum(number in with_border(frame) for frame in frames)
    others = [without_border(frame, {t: t for t in frame.terms}) for frame in frames]
    assert others[-1] == said
    assert all(written.count(words) == others.count(words) for words in set(others) - {""})


@pytest.mark.parametrize(
    ("text", "dim"), [*((text, 2) for text in BORDERED), ("E(a,a) A(b,c) |- A(c,b)", 3)]
)
def test_what_has_no_border_has_no_points_on_a_page(text, dim):
    """In the last frame, whose title tells of it; every frame has the same number of parts."""
    pytest.importorskip("plotly")
    film = find_film(traced(text, reading=Import.MODERN), dim=dim)
    names, said = BORDERED[text]
    page = explore(film)
    last = page.frames[-1].data
    lines = [part for part in last if part.type.startswith("scatter") and part.mode == "lines"]
    sizes = [np.ptp(np.array(part.z, dtype=float)) for part in last if part.type == "surface"]

    assert {len(frame.data) for frame in page.frames} == {len(last)}
    assert {part.text[0] for part in last if part.text and part.text[0]} == names
    assert [part.name for part in lines if len(part.x)] == (sorted(names) if dim == 2 else [])
    assert dim == 2 or [size > 0 for size in sizes] == [name in names for name in film.trace.terms]
    assert (f"Not drawn here: {said}." in page.layout.title.text) is bool(said)
    assert page.layout.title.text == page.frames[-1].layout.title.text


def test_a_page_with_too_many_spheres_is_refused():
    """As a filmstrip of them is."""
    pytest.importorskip("plotly")
    star = " ".join(f"A(x{n},y)" for n in range(8))
    film = find_film(traced(f"{star} |- A(x0,x1)"))
    for show in (explore, draw_filmstrip):
        with pytest.raises(EvidenceError, match=r"at most 8 .*got 9"):
            show(film)


@pytest.mark.parametrize("text", ["A(a,~b) |- I(a,~b)", SIGNED])
def test_caps_on_paper_are_where_a_globe_is_seen(text):
    """Borders stay within the rim, and every cap in front is tinted."""
    film = find_film(traced(text, reading=Import.MODERN))
    stage, ruler = Stage.of(film), Ruler()
    for frame in (film.frames[0], film.frames[-1]):
        _, sheet = empty_sheet(100, 100)
        names = {term: term for term in frame.terms}
        draw_still(sheet, ruler, stage, frame, names, corner=(0, 0), side=100, fontsize=8)
        borders = [line.get_xydata() for line in sheet.lines if len(line.get_xdata()) > 2]
        tinted = [patch for patch in sheet.patches if isinstance(patch, PathPatch)]

        assert all(np.hypot(*(points - 50).T).max() <= 33 + 1e-6 for points in borders)
        assert len(tinted) == len(with_border(frame))


def test_what_rests_at_once_has_no_bands():
    """Only the axes of the energy stand on the sheet, numbered by whole steps."""
    trace = traced("Some a are a. So no a are a.")
    figure = draw_energy(trace)
    _, curve = figure.axes

    assert trace.steps == 0
    assert curve.get_xlabel() == "step"
    assert all(tick == round(tick) for tick in curve.get_xticks())


def test_a_film_has_a_picture_for_each_frame(tmp_path):
    """The listener hears of each."""
    film = find_film(traced("AAA-2"))
    heard = []
    animate(film, tmp_path / "aaa2.gif", progress=lambda done, total: heard.append((done, total)))
    with Image.open(tmp_path / "aaa2.gif") as image:
        assert image.n_frames == len(film.frames)
    assert heard[-1] == (len(film.frames), len(film.frames))


def test_a_film_without_ffmpeg_says_what_is_missing(tmp_path, monkeypatch):
    """And that a GIF needs none."""
    film = find_film(traced("AAA-2"))
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    with pytest.raises(OptionError, match=r"ffmpeg.*or write a \.gif"):
        animate(film, tmp_path / "aaa2.mp4")
    with pytest.raises(OptionError, match=r"\.gif or \.mp4, got"):
        animate(film, tmp_path / "aaa2.avi")
