"""``watch``: the path of an argument's spheres, as a filmstrip, a film, a page or a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter
from rich.console import Console
from rich.progress import Progress
from rich.text import Text

from syllogism.cli.output import Dim, Output, Reading, Seed, print_text
from syllogism.errors import OptionError
from syllogism.files import replacing
from syllogism.language.arguments import Import
from syllogism.language.reading import parse_argument

if TYPE_CHECKING:
    from syllogism.reasoners.spheres.traces.film import Film

DRAWINGS, FILMS, TABLES, PAGES = (
    (".svg", ".png", ".pdf"),
    (".gif", ".mp4"),
    (".csv", ".parquet"),
    (".html",),
)
View = Annotated[Literal["filmstrip", "energy"], Parameter()]


def watch(
    text: str,
    /,
    *,
    out: Output,
    view: View = "filmstrip",
    geometry: Literal["euclidean", "hyperbolic", "spherical"] = "euclidean",
    dim: Dim = 2,
    reading: Reading = "traditional",
    seed: Seed = 0,
) -> None:
    """Watch the sphere network decide an argument: every step on the way to its verdict.

    The ending of the file decides what is written: a filmstrip (SVG, PNG, PDF), a film (GIF, or
    MP4 where ffmpeg is installed), a page to play with (HTML), or a table of all steps (CSV,
    Parquet).

    Examples:
        syllogism watch AAA-2 -o aaa2.png
        syllogism watch Barbara -o barbara.gif
        syllogism watch AAO-4 --view energy -o energy.svg
        syllogism watch AAA-2 --dim 3 -o aaa2.html

    Args:
        text: The argument, in English, in notation, or as a mood.
        out: The file.
        view: Of a drawing: filmstrip (frames, energy and pulls) or energy (without frames).
        geometry: Where the spheres are shown: in the plane, the Poincaré disc, or on a sphere.
        dim: Dimension of the space; 3 is for pages.
        reading: Existential import: traditional (every term has an instance) or modern.
        seed: Start of the network.
    """
    ending = out.suffix.lower()
    endings = (*DRAWINGS, *FILMS, *PAGES, *TABLES)
    if ending not in endings:
        raise OptionError(f"a trace is written as {', '.join(endings)}, got {str(out)!r}")
    argument = parse_argument(text)
    from syllogism.reasoners.spheres.reasoner import Spheres
    from syllogism.reasoners.spheres.traces.film import find_film

    trace = Spheres(dim=dim, seed=seed).trace(argument, reading=Import(reading))
    if ending in TABLES:
        with replacing(out) as partial:
            table = trace.table()
            if ending == ".csv":
                table.to_csv(partial, index=False)
            else:
                table.to_parquet(partial, index=False)
    elif ending in DRAWINGS and view == "energy":
        from syllogism.diagrams.sheets import save
        from syllogism.reasoners.spheres.traces.curves import draw_energy

        save(draw_energy(trace), out, title=trace.title, description=trace.ending)
    else:
        _write(find_film(trace, dim=dim, geometry=geometry), out)
    print_text(Text(f"{trace.judgement.verdict} under {reading} import. {trace.ending}"))
    print_text(Text(f"written to {out}"))


def _write(film: Film, out: Path) -> None:
    """Write a film as what its file's ending says."""
    ending = out.suffix.lower()
    if ending in FILMS:
        from syllogism.reasoners.spheres.traces.animation import animate

        with _listening() as listener:
            animate(film, out, progress=listener)
    elif ending in PAGES:
        from syllogism.reasoners.spheres.traces.exploring import explore

        figure = explore(film)
        with replacing(out) as partial:
            figure.write_html(partial, include_plotlyjs=True, auto_play=False)
    else:
        from syllogism.diagrams.sheets import save
        from syllogism.reasoners.spheres.traces.filmstrip import draw_filmstrip

        trace = film.trace
        save(draw_filmstrip(film), out, title=trace.title, description=trace.ending)


@contextmanager
def _listening() -> Iterator[Callable[[int, int], None]]:
    """Yield something to report frames to, which shows a bar on a terminal."""
    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("frames")

        def listen(done: int, total: int) -> None:
            progress.update(bar, completed=done, total=total)

        yield listen
