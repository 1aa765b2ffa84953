"""Watching one argument being decided: the path of its spheres, step by step.

A path is a table, a filmstrip, an energy curve, an animation, or a page to play with; the ending of
a file says which. What each shows is in `reasoners.spheres.traces`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from syllogism.diagrams.sheets import ENDINGS
from syllogism.errors import OptionError
from syllogism.evidence.configurations import Geometry
from syllogism.files import replacing
from syllogism.language.arguments import Argument, Import
from syllogism.language.reading import parse_argument
from syllogism.reasoners.spheres.reasoner import Spheres
from syllogism.reasoners.spheres.traces.film import Film, find_film

if TYPE_CHECKING:
    from plotly.graph_objects import Figure as Page

    from syllogism.diagrams.sheets import Drawing

ANIMATIONS = (".gif", ".mp4")
TABLES = (".csv", ".parquet")
PAGES = (".html",)


class View(Enum):
    """What a drawing of a path shows."""

    FILMSTRIP = "filmstrip"  # frames, and beneath them energy and pulls
    ENERGY = "energy"  # energy and pulls alone

    @classmethod
    def _missing_(cls, value: object) -> View:
        raise OptionError(f"a view is filmstrip or energy, got {value!r}")


def watch(
    argument: Argument | str,
    path: str | Path | None = None,
    *,
    view: View | str = View.FILMSTRIP,
    geometry: Geometry | str = Geometry.EUCLIDEAN,
    dim: int = 2,
    reading: Import | str = Import.TRADITIONAL,
    seed: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> Film:
    """Return the path on which the sphere network decides an argument, as a film.

    >>> film = watch("Barbara")
    >>> print(film.trace.ending)  # doctest: +NORMALIZE_WHITESPACE
    After 45 steps the energy is 1/8: no configuration exists, and the pulls that remain hold the
    proof.

    Args:
        argument: An argument, or its text in English, in notation, or a mood.
        path: What is written, by its ending: a drawing (SVG, PNG, PDF), an animation (GIF, or MP4
            where ffmpeg is installed), a page (HTML), or a table of all steps (CSV, Parquet).
        view: Of a drawing: filmstrip or energy.
        geometry: Where the spheres are shown: euclidean, hyperbolic or spherical.
        dim: 2, or 3 for a page.
        reading: Which existential import is granted: traditional or modern.
        seed: Start of the network.
        progress: Told the frames done, and how many there are, while an animation is made.

    Raises:
        ParseError: The text is not understood.
        OptionError: There is no such view, geometry, dimension or reading, the file's ending is
            unknown, or what it needs is not installed.
        OutputError: Nothing can be written there.
        EvidenceError: There are more spheres than can be told apart.
        ArgumentError: The argument has no path of its own to show.
    """
    parsed = parse_argument(argument) if isinstance(argument, str) else argument
    shown, out = View(view), None if path is None else _require_ending(Path(path))
    trace = Spheres(dim=dim, seed=seed).trace(parsed, reading=Import(reading))
    film = find_film(trace, dim=dim, geometry=geometry)
    if out is not None:
        _write(film, out, shown, progress)
    return film


def explore(film: Film) -> Page:
    """Return a page to play with: a slider through the steps, the energy and the pulls beside it.

    Raises:
        OptionError: plotly is not installed.
        EvidenceError: There are more spheres than can be told apart.
    """
    from syllogism.reasoners.spheres.traces.exploring import explore as make_page

    return make_page(film)


def draw_film(film: Film, view: View | str = View.FILMSTRIP) -> Drawing:
    """Return a drawing of a path; a notebook displays it.

    Raises:
        OptionError: There is no such view.
        EvidenceError: A filmstrip is wanted, and there are more spheres than can be told apart, or
            they are not in two dimensions.
    """
    from syllogism.diagrams.sheets import Drawing
    from syllogism.reasoners.spheres.traces.curves import draw_energy
    from syllogism.reasoners.spheres.traces.filmstrip import draw_filmstrip

    trace, wanted = film.trace, View(view)
    figure = draw_filmstrip(film) if wanted is View.FILMSTRIP else draw_energy(trace)
    return Drawing(figure, trace.title, trace.ending)


def _require_ending(path: Path) -> Path:
    endings = (*ENDINGS, *ANIMATIONS, *PAGES, *TABLES)
    if path.suffix.lower() not in endings:
        raise OptionError(f"a trace is written as {', '.join(endings)}, got {str(path)!r}")
    return path


def _write(film: Film, path: Path, view: View, progress: Callable[[int, int], None] | None) -> None:
    """Write a film as what the file's ending says."""
    ending = path.suffix.lower()
    if ending in ENDINGS:
        draw_film(film, view).save(path)
    elif ending in ANIMATIONS:
        from syllogism.reasoners.spheres.traces.animation import animate

        animate(film, path, progress=progress)
    elif ending in PAGES:
        page = explore(film)
        with replacing(path) as partial:
            page.write_html(partial, include_plotlyjs=True, auto_play=False)
    else:
        table = film.trace.table()
        with replacing(path) as partial:
            if ending == ".csv":
                table.to_csv(partial, index=False)
            else:
                table.to_parquet(partial, index=False)
