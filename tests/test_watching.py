"""Watching an argument from the command line."""

import pandas
import pytest

from syllogism.cli import main


@pytest.fixture
def watch(capsys, tmp_path):
    """Watch an argument; return the status, what was said, and the file."""

    def watch(text, name, *options):
        path = tmp_path / name
        status = main(["watch", text, *options, "-o", str(path)])
        captured = capsys.readouterr()
        return status, captured.out + captured.err, path

    return watch


@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_a_filmstrip_is_written_where_it_is_asked_for(watch, ending):
    """With the verdict in a line."""
    status, said, path = watch("AAA-2", f"strip.{ending}")

    assert (status, path.stat().st_size > 1000) == (0, True)
    assert "invalid under traditional import: the path is written to" in said
    assert "After 26 steps the energy is 0" in said


def test_the_energy_alone_is_another_drawing(watch):
    """Smaller than the strip, and with the title that is read out."""
    strip, energy = watch("Barbara", "a.svg")[2], watch("Barbara", "b.svg", "--view", "energy")[2]

    assert energy.stat().st_size < strip.stat().st_size
    assert "and the pulls that remain hold the proof" in energy.read_text(encoding="utf-8")


def test_what_rests_at_once_is_watched_without_bands(watch):
    """No inequality pulls, and no axes are made for none."""
    status, said, path = watch("Some a are a. So no a are a.", "rest.png")

    assert (status, path.stat().st_size > 1000) == (0, True)
    assert "After 0 steps the energy is 0" in said


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_table_is_read_again(watch, ending):
    """46 rows for the 45 steps of Barbara."""
    _, _, path = watch("Barbara", f"table.{ending}")
    table = pandas.read_csv(path) if ending == "csv" else pandas.read_parquet(path)

    assert len(table) == 46
    assert table["energy"].iloc[-1] == pytest.approx(1 / 8, abs=1e-4)


@pytest.mark.parametrize(
    "options", [[], ["--dim", "3"], ["--geometry", "hyperbolic"]], ids=["plane", "space", "disc"]
)
def test_a_page_needs_nothing_from_elsewhere(watch, options):
    """It holds its script and a frame for each step."""
    pytest.importorskip("plotly")
    page = watch("Barbara", "page.html", *options)[2].read_text(encoding="utf-8")

    assert '"name":"45"' in page
    assert "<script src=" not in page


def test_an_unknown_ending_is_refused(watch):
    """With all that are known."""
    status, said, path = watch("AAA-2", "film.avi")

    assert status == 2
    assert "a trace is written as .svg, .png, .pdf, .gif, .mp4, .html, .csv, .parquet" in said
    assert not path.exists()
