"""``watch``: the path of an argument's spheres, as a filmstrip, a film, a page or a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

from rich.console import Console
from rich.progress import Progress
from rich.text import Text

from syllogism.cli.output import Dim, Output, Reading, Seed, print_text


def watch(
    text: str,
    /,
    *,
    out: Output,
    view: Literal["filmstrip", "energy"] = "filmstrip",
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
    from syllogism.films import watch as watch_argument

    with _listening() as listener:
        film = watch_argument(
            text,
            out,
            view=view,
            geometry=geometry,
            dim=dim,
            reading=reading,
            seed=seed,
            progress=listener,
        )
    verdict = film.trace.judgement.verdict
    print_text(Text(f"{verdict} under {reading} import: the path is written to {out}"))
    print_text(Text(film.trace.ending))


@contextmanager
def _listening() -> Iterator[Callable[[int, int], None]]:
    """Yield something to report frames to, which shows a bar on a terminal."""
    progress = Progress(console=Console(stderr=True), transient=True)

    def listen(done: int, total: int) -> None:
        if not progress.tasks:  # most of what is written is no film, and shows no bar
            progress.add_task("frames")
            progress.start()
        progress.update(progress.task_ids[0], completed=done, total=total)

    try:
        yield listen
    finally:
        if progress.tasks:
            progress.stop()
