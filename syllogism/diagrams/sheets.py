"""Paper: one axes over a whole sheet, in points, and files with the same bytes every time.

Drawings use matplotlib's objects and no global state. A file carries a title and a description
for those who hear it read instead of seeing it: the elements that screen readers ask for in an
SVG, and the document's properties in a PNG or PDF.

Source:
    W3C, Scalable Vector Graphics 2 (2018), section 5.8, for ``title`` and ``desc``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from syllogism.errors import OptionError
from syllogism.files import replacing

MARGIN = 20.0  # points around everything
ENDINGS = (".svg", ".png", ".pdf")
DPI = 144  # dots per inch of a PNG
ON_SCREEN = 96  # the same in a notebook
COLOURS = 256  # of a picture in a notebook, which keeps it: a third of the bytes

_NOT_XML = re.compile("[\ufffe\uffff]")  # what a term may contain and an XML file may not


def empty_sheet(width: float, height: float) -> tuple[Figure, Axes]:
    """Return an empty sheet whose axes count in points from the lower left corner."""
    figure = Figure(figsize=(width / 72, height / 72), facecolor="white")
    FigureCanvasAgg(figure)
    sheet = figure.add_axes((0, 0, 1, 1))
    sheet.set_xlim(0, width)
    sheet.set_ylim(0, height)
    sheet.set_axis_off()
    return figure, sheet


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Drawing:
    """What is drawn, and what it is; a notebook displays it.

    Args:
        figure: The drawing.
        title: What it is, in one line.
        description: What it shows, for those who do not see it.
    """

    figure: Figure
    title: str
    description: str

    def save(self, path: str | Path) -> None:
        """Write the drawing to a file: SVG, PNG or PDF by its ending, the same bytes every time.

        Raises:
            OptionError: The file's name ends in something else.
            OutputError: Nothing can be written there.
        """
        ending = Path(path).suffix.lower()
        if ending not in ENDINGS:
            raise OptionError(f"a drawing is saved as {', '.join(ENDINGS)}, got {str(path)!r}")
        metadata = {
            ".svg": {"Date": None},
            ".png": {"Title": self.title, "Description": self.description},
            ".pdf": {"CreationDate": None, "Title": self.title, "Subject": self.description},
        }[ending]
        with (
            matplotlib.rc_context({"svg.hashsalt": "syllogism", "savefig.bbox": None}),
            replacing(Path(path)) as partial,
        ):
            self.figure.savefig(partial, format=ending[1:], dpi=DPI, metadata=metadata)
            if ending == ".svg":
                drawn = partial.read_text(encoding="utf-8")
                told = _told(drawn, self.title, self.description)
                partial.write_text(told, encoding="utf-8", newline="\n")

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.title}>"

    def _repr_png_(self) -> bytes:
        drawn, small = BytesIO(), BytesIO()
        self.figure.savefig(drawn, format="png", dpi=ON_SCREEN)
        Image.open(drawn).convert("RGB").quantize(COLOURS).save(small, format="png", optimize=True)
        return small.getvalue()


def _told(svg: str, title: str, description: str) -> str:
    """Return an SVG that tells what it shows."""
    head, opening, rest = svg.partition("<svg ")
    attributes, _, body = rest.partition(">")
    words = [escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", t)) for t in (title, description)]
    return (
        f'{head}{opening}role="img" aria-labelledby="title" aria-describedby="description" '
        f'{attributes}>\n <title id="title">{words[0]}</title>\n'
        f' <desc id="description">{words[1]}</desc>{body}'
    )
