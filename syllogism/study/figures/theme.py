"""Paper, ink and colours of all figures.

The colours are those of Okabe and Ito, which colour-blind readers can tell apart; where areas
touch, hatches tell them apart in grey print as well.

Source:
    Okabe and Ito, "Color universal design" (2008).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

ORANGE = "#E69F00"
GREEN = "#009E73"
BLUE = "#0072B2"
VERMILLION = "#D55E00"
GREY = "#999999"

PAPER = "#ffffff"
INK = "#1b1b1b"
FAINT = "#767676"  # of what should stand back

WIDTH = 10.0  # inches, of every figure
FONT_SIZE = 9.5  # points, of ordinary text
SMALL = 8.5  # points, of the smallest
MARGIN = 0.09  # inches around every panel
DOTS_PER_INCH = 150


@contextmanager
def drawing(*, height: float) -> Iterator[Figure]:
    """Yield an empty figure, `WIDTH` by `height` inches, to be drawn on inside the block."""
    layout = ConstrainedLayoutEngine(w_pad=MARGIN, h_pad=MARGIN)
    with mpl.rc_context(
        {
            "font.family": "DejaVu Sans",  # comes with matplotlib: the same everywhere
            "font.size": FONT_SIZE,
            "axes.titlesize": FONT_SIZE,
            "axes.titleweight": "bold",
            "axes.titlelocation": "left",
            "axes.labelsize": FONT_SIZE,
            "xtick.labelsize": SMALL,
            "ytick.labelsize": FONT_SIZE,
            "legend.fontsize": SMALL,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "figure.facecolor": PAPER,
            "axes.facecolor": PAPER,
            "text.color": INK,
            "axes.titlecolor": INK,
            "axes.labelcolor": INK,
            "axes.edgecolor": FAINT,
            "xtick.color": FAINT,
            "ytick.color": FAINT,
            "xtick.labelcolor": INK,
            "ytick.labelcolor": INK,
            "legend.frameon": False,
            "hatch.linewidth": 0.6,
        }
    ):
        figure = Figure(figsize=(WIDTH, height), dpi=DOTS_PER_INCH, layout=layout)
        FigureCanvasAgg(figure)
        yield figure


def to_png(figure: Figure) -> bytes:
    """Return a figure as a PNG, the same bytes for the same figure."""
    buffer = BytesIO()
    figure.savefig(buffer, format="png", metadata={"Software": None})
    return buffer.getvalue()
