"""A film that moves: the circles above, and below them where on the energy's way they are.

A GIF needs nothing but what drawings need. An MP4 needs the program ffmpeg, from the system or
from the package imageio-ffmpeg.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import matplotlib
import numpy as np
from matplotlib.animation import FFMpegWriter
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from syllogism.diagrams.lettering import Block, Ruler, short_names, write
from syllogism.diagrams.sheets import MARGIN, empty_sheet
from syllogism.errors import OptionError
from syllogism.files import replacing
from syllogism.reasoners.spheres.traces.curves import MARK, curves_height, draw_curves
from syllogism.reasoners.spheres.traces.film import Film, without_border
from syllogism.reasoners.spheres.traces.filmstrip import find_telling_steps
from syllogism.reasoners.spheres.traces.stills import Stage, draw_still

WIDTH = 560.0  # points
SIDE = 300.0  # points; of the picture
DPI = 96  # dots per inch of the film
STEPS = 60  # shown at most; of more, the most telling ones
RATE = 8  # frames in a second
REST = 16  # frames for which the last one stays, and half as many for the first
COLOURS = 64  # of a GIF's palette
ENDINGS = (".gif", ".mp4")

Listener = Callable[[int, int], None]  # frames done, of how many


def animate(film: Film, path: str | Path, *, progress: Listener | None = None) -> None:
    """Write a film to a file: GIF or MP4 by its ending.

    Args:
        film: Of at most eight terms, in two dimensions.
        path: Where it goes.
        progress: Told after each frame how many are done, and of how many.

    Raises:
        OptionError: The file's name ends in something else, or there is no ffmpeg for an MP4.
        OutputError: Nothing can be written there.
        EvidenceError: There are more terms, or another dimension.
    """
    ending = Path(path).suffix.lower()
    if ending not in ENDINGS:
        raise OptionError(f"a film is saved as {' or '.join(ENDINGS)}, got {str(path)!r}")
    ffmpeg = _find_ffmpeg() if ending == ".mp4" else ""
    steps = find_telling_steps(film.trace, STEPS)
    numbers = [*steps, *range(film.trace.steps + 1, len(film.frames))]
    figure, shown = _projected(film, numbers)

    def told() -> Iterator[int]:
        for done, number in enumerate(shown, start=1):
            if progress is not None:
                progress(done, len(numbers))
            yield _stays(number, numbers)

    with replacing(Path(path)) as partial:
        if ending == ".gif":
            _write_gif(figure, told(), partial)
        else:
            _write_mp4(figure, told(), partial, ffmpeg)


def _find_ffmpeg() -> str:
    found = shutil.which("ffmpeg")
    if found is not None:
        return found
    try:
        from imageio_ffmpeg import get_ffmpeg_exe

        return str(get_ffmpeg_exe())
    except (ImportError, RuntimeError):
        raise OptionError(
            "an .mp4 needs the program ffmpeg, which was not found: install it, or "
            "pip install imageio-ffmpeg, or write a .gif"
        ) from None


def _projected(film: Film, numbers: list[int]) -> tuple[Figure, Iterator[int]]:
    """Return a sheet, and the numbers of the frames that appear on it one after the other."""
    trace, stage, ruler = film.trace, Stage.of(film), Ruler()
    names = short_names(trace.terms)
    title = [Block(trace.title, fontsize=11, bold=True)]
    key = ", ".join(f"{name}: {term}" for term, name in names.items() if name != term)
    title += [Block(key, fontsize=9)] if key else []
    captions = {number: _caption(film, number, names) for number in numbers}
    captions[numbers[-1]] = [Block(trace.ending, fontsize=9.5), *captions[numbers[-1]][1:]]
    above = ruler.height(title, width=WIDTH)
    told = max(ruler.height(caption, width=WIDTH) for caption in captions.values())
    below = curves_height(trace)
    height = above + SIDE + told + below + 2 * MARGIN
    figure, sheet = empty_sheet(_even(WIDTH + 2 * MARGIN), _even(height))
    write(sheet, ruler, title, left=MARGIN, top=MARGIN + below + told + SIDE + above, width=WIDTH)
    drawn = draw_curves(figure, sheet, trace, corner=(MARGIN, MARGIN), width=WIDTH)
    lines = [axes.axvline(0, color=MARK, linewidth=1.2, alpha=0.7) for axes in drawn]
    stay = set(sheet.get_children())

    def show() -> Iterator[int]:
        for number in numbers:
            for artist in set(sheet.get_children()) - stay:
                artist.remove()
            step = film.step_of(number)
            for line in lines:
                line.set_xdata([step, step])
            corner = (MARGIN + (WIDTH - SIDE) / 2, MARGIN + below + told)
            frame = film.frames[number]
            draw_still(sheet, ruler, stage, frame, names, corner=corner, side=SIDE, fontsize=11)
            write(
                sheet, ruler, captions[number], left=MARGIN, top=MARGIN + below + told, width=WIDTH
            )
            yield number

    return figure, show()


def _even(length: float) -> float:
    """Return a length of an even number of dots, as video wants it."""
    return float(np.ceil(length / 72 * DPI / 2)) * 2 / DPI * 72


def _caption(film: Film, number: int, names: dict[str, str]) -> list[Block]:
    """Return what stands below a frame: its step and energy, and what is not drawn."""
    step, others = film.step_of(number), without_border(film.frames[number], names)
    head = Block(f"step {step}: energy {film.trace.energy[step]:.3f}", fontsize=9.5)
    return [head, Block(f"Not drawn here: {others}.", fontsize=9.5)] if others else [head]


def _stays(number: int, numbers: list[int]) -> int:
    """Return for how many ticks a frame stays."""
    return {numbers[0]: REST // 2, numbers[-1]: REST}.get(number, 1)


def _write_gif(figure: Figure, shown: Iterator[int], path: Path) -> None:
    figure.set_dpi(DPI)
    canvas = FigureCanvasAgg(figure)
    images, durations = [], []
    for ticks in shown:
        canvas.draw()  # type: ignore[no-untyped-call]
        dots = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
        image = Image.fromarray(dots).convert("RGB")
        images.append(image.quantize(COLOURS, dither=Image.Dither.NONE))
        durations.append(ticks * 1000 // RATE)
    images[0].save(
        path, format="GIF", save_all=True, append_images=images[1:], duration=durations, loop=0
    )


def _write_mp4(figure: Figure, shown: Iterator[int], path: Path, ffmpeg: str) -> None:
    writer = FFMpegWriter(fps=RATE, codec="h264", extra_args=["-pix_fmt", "yuv420p", "-f", "mp4"])
    with (
        matplotlib.rc_context({"animation.ffmpeg_path": ffmpeg, "savefig.bbox": None}),
        writer.saving(figure, str(path), DPI),
    ):
        for ticks in shown:
            for _ in range(ticks):
                writer.grab_frame()
