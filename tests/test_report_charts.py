"""The scales of the report's charts, and the curves of a training."""

from hypothesis import given
from hypothesis import strategies as st
from matplotlib.text import Text
from studies import CURVES

from syllogism.study.figures.averaging import POINTS, averaged
from syllogism.study.figures.training import draw_training
from syllogism.study.report.charts.scales import scale_of_numbers, scale_of_times


@given(st.lists(st.floats(1e-9, 1e4), min_size=1, max_size=5))
def test_times_lie_on_their_scale(seconds):
    """Between its ends, in order, and at least two ticks are written out."""
    scale = scale_of_times(seconds)
    shares = [scale.share(time) for time in sorted(seconds)]

    assert shares == sorted(shares)
    assert scale.low <= min(seconds) * (1 + 1e-9)
    assert scale.high >= max(seconds) * (1 - 1e-9)
    assert sum(bool(words) for _, words in scale.ticks) >= 1
    assert all(0 <= scale.share(tick) <= 1 for tick, _ in scale.ticks)


@given(st.floats(0, 1e6), st.floats(1e-3, 1e6))
def test_numbers_lie_on_their_scale(low, size):
    """Between its ends, which are not far off."""
    scale = scale_of_numbers(low, low + size)

    assert scale.low <= low + 1e-9 * size
    assert scale.high >= (low + size) * (1 - 1e-9)
    assert 3 <= len(scale.ticks) <= 8


def test_the_curves_of_a_training_can_be_read(monkeypatch):
    """No text below 8 points, and none outside the figure."""
    texts = []
    draw = Text.draw
    monkeypatch.setattr(
        Text, "draw", lambda text, renderer: (texts.append(text), draw(text, renderer))
    )
    figure = draw_training(CURVES)
    figure.canvas.draw()
    written = [text for text in texts if text.get_text() and text.get_visible()]

    assert len(written) > 10
    assert all(text.get_fontsize() >= 8 for text in written)
    for text in written:
        box = text.get_window_extent()
        assert box.x0 >= 0
        assert box.y0 >= 0
        assert box.x1 <= figure.bbox.x1
        assert box.y1 <= figure.bbox.y1


def test_a_curve_goes_through_the_means_of_its_rows():
    """As few as can be told apart, the last at the last step."""
    (rows,) = CURVES.values()
    points = averaged(rows, [row.loss for row in rows])

    assert len(points) <= POINTS
    assert points[0] == (30, (rows[0].loss + rows[1].loss + rows[2].loss) / 3)
    assert points[-1][0] == rows[-1].step
