"""A figure to play with: slide through the steps of a film, in two dimensions or in three.

It needs plotly. Written to a page it works without a server, and the page begins with the last
step, so that it says something before it is touched.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from syllogism.diagrams.euler.inks import COLOURS
from syllogism.diagrams.euler.views import find_view
from syllogism.diagrams.lettering import short_names
from syllogism.errors import EvidenceError, OptionError
from syllogism.evidence.configurations import Configuration
from syllogism.reasoners.spheres.traces.curves import NOTHING
from syllogism.reasoners.spheres.traces.film import Film, with_border, without_border
from syllogism.reasoners.spheres.traces.scaling import Floats

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "solid", "dash")
MESH = 36  # meridians of a ball
TURN = np.linspace(0, 2 * math.pi, 181)
MILLISECONDS = 150  # for each step when it plays
GREY = "#DDDDDD"
EYE = {"x": 0.8, "y": -0.9, "z": 0.6}  # where one looks from, in halves of the scene


def explore(film: Film) -> Figure:
    """Return an interactive figure of a film: the balls, the energy, and what pulls.

    Args:
        film: Of at most eight terms, in two or three dimensions.

    Raises:
        OptionError: plotly is not installed.
        EvidenceError: There are more terms.
    """
    try:
        from plotly import graph_objects
        from plotly.subplots import make_subplots
    except ImportError:
        raise OptionError(
            "an interactive figure needs plotly: pip install syllogism[notebooks]"
        ) from None
    trace = film.trace
    if len(trace.terms) > len(COLOURS):
        raise EvidenceError(f"a figure shows at most {len(COLOURS)} terms, got {len(trace.terms)}")
    is_deep = film.frames[0].centres.shape[1] == 3
    figure = make_subplots(
        rows=2,
        cols=2,
        specs=[[{"type": "scene" if is_deep else "xy", "rowspan": 2}, {}], [None, {}]],
        column_widths=[0.55, 0.45],
        horizontal_spacing=0.22,
        subplot_titles=("", "energy", "how hard each pulls (* conclusion denied)"),
    )
    last = len(film.frames) - 1
    energy = np.maximum(trace.energy, NOTHING)
    curve = graph_objects.Scatter(
        x=list(range(trace.steps + 1)), y=energy, mode="lines", line={"color": COLOURS[0]}
    )
    moving = _moving(film, last, energy)
    for one in moving[:-2]:
        figure.add_trace(one, row=1, col=1)
    figure.add_trace(moving[-2], row=1, col=2)
    figure.add_trace(moving[-1], row=2, col=2)
    figure.add_trace(curve, row=1, col=2)
    numbers = list(range(len(moving)))
    figure.frames = [
        graph_objects.Frame(
            data=_moving(film, number, energy),
            traces=numbers,
            name=str(number),
            layout={"title": {"text": _title(film, number)}},
        )
        for number in range(last + 1)
    ]
    _lay_out(figure, film, is_deep)
    return figure


def _moving(film: Film, number: int, energy: Floats) -> list[Any]:
    """Return what changes from frame to frame: balls, the mark on the curve, and the bars."""
    from plotly import graph_objects

    step = film.step_of(number)
    mark = graph_objects.Scatter(
        x=[step], y=[energy[step]], mode="markers", marker={"size": 11, "color": COLOURS[1]}
    )
    bars = graph_objects.Bar(
        x=film.trace.pulls[step],
        y=_bars(film),
        orientation="h",
        marker={"color": "#555555"},
    )
    return [*_balls(film, film.frames[number]), mark, bars]


def _title(film: Film, number: int) -> str:
    """Return the argument, what the path ends in, and what has no border in a frame."""
    frame = film.frames[number]
    words = without_border(frame, short_names(frame.terms))
    said = f"<br><sup>Not drawn here: {words}.</sup>" if words else ""
    return f"{film.trace.title}<br><sup>{film.trace.ending}</sup>{said}"


def _bars(film: Film) -> list[str]:
    return [label.replace(" (conclusion denied)", "*") for label in film.trace.labels(short=True)]


def _balls(film: Film, frame: Configuration) -> list[Any]:
    """Return the balls of a frame with their names: circles, balls, or caps on a globe.

    What is empty or everything has no points and no name, since every frame has the same parts.
    """
    from plotly import graph_objects

    names = short_names(frame.terms)
    shown: list[Any] = []
    drawn = with_border(frame)
    if film.is_on_globe:
        shown.append(_surface(np.zeros(3), 0.985, GREY, 0.9))
    elif frame.centres.shape[1] == 2:
        view = find_view(frame, list(range(len(frame.terms))))
    for number, term in enumerate(frame.terms):
        colour, radius = COLOURS[number], float(frame.radii[number])
        name = names[term] if number in drawn else ""
        line = {"color": colour, "dash": DASHES[number], "width": 2.5}
        if film.is_on_globe:
            around = _border(frame.centres[number], radius)
            x, y, z = (around if number in drawn else around[:0]).T
            line["width"] = 6
            shown.append(
                graph_objects.Scatter3d(x=x, y=y, z=z, mode="lines", line=line, name=names[term])
            )
            x, y, z = 1.03 * frame.centres[number]
            shown.append(_name3d(x, y, z, name, colour))
        elif frame.centres.shape[1] == 3:
            shown.append(_surface(frame.centres[number], max(radius, 0.0), colour, 0.3))
            x, y, z = frame.centres[number]
            shown.append(_name3d(x, y, z + 1.08 * radius, name, colour))
        else:
            (x, y), radius = view.centres[number], float(view.radii[number])
            turn = TURN[::2] if number in drawn else TURN[:0]
            shown.append(
                graph_objects.Scatter(
                    x=x + radius * np.cos(turn),
                    y=y + radius * np.sin(turn),
                    mode="lines",
                    line=line,
                    fill="toself",
                    fillcolor=f"rgba({_rgb(colour)},0.07)",
                    name=names[term],
                    hoverinfo="name",
                )
            )
            shown.append(
                graph_objects.Scatter(
                    x=[x],
                    y=[y + radius],
                    mode="text",
                    text=[name],
                    textposition="top center",
                    textfont={"size": 16, "color": colour},
                    hoverinfo="skip",
                )
            )
    return shown


def _border(centre: Floats, radius: float) -> Floats:
    """Return points around a cap of the unit sphere, shape ``(points, coordinates)``."""
    right = np.cross(centre, np.eye(3)[np.argmin(np.abs(centre))])
    right /= np.linalg.norm(right)
    around = np.cos(TURN)[:, None] * right + np.sin(TURN)[:, None] * np.cross(centre, right)
    border: Floats = math.cos(radius) * centre + math.sin(radius) * around
    return border


def _surface(centre: Floats, radius: float, colour: str, opacity: float) -> Any:
    from plotly import graph_objects

    around = np.linspace(0, 2 * np.pi, MESH)
    down = np.linspace(0, np.pi, MESH // 2)
    return graph_objects.Surface(
        x=np.round(centre[0] + radius * np.outer(np.cos(around), np.sin(down)), 4),
        y=np.round(centre[1] + radius * np.outer(np.sin(around), np.sin(down)), 4),
        z=np.round(centre[2] + radius * np.outer(np.ones(MESH), np.cos(down)), 4),
        colorscale=[[0, colour], [1, colour]],
        opacity=opacity,
        showscale=False,
        hoverinfo="skip",
    )


def _name3d(x: float, y: float, z: float, name: str, colour: str) -> Any:
    from plotly import graph_objects

    return graph_objects.Scatter3d(
        x=[x], y=[y], z=[z], mode="text", text=[name], textfont={"size": 18, "color": colour}
    )


def _rgb(colour: str) -> str:
    return ",".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))


def _lay_out(figure: Figure, film: Film, is_deep: bool) -> None:
    """Give a figure its axes, its slider and its buttons."""
    trace, last = film.trace, len(film.frames) - 1
    now = {"mode": "immediate", "frame": {"duration": 0, "redraw": True}}
    play = {
        "fromcurrent": False,
        "frame": {"duration": MILLISECONDS, "redraw": True},
        "transition": {"duration": 0},
    }
    figure.update_layout(
        title={"text": _title(film, last)},
        template="plotly_white",
        height=640,
        showlegend=not is_deep,
        legend={"orientation": "h", "x": 0, "y": 0.02, "yanchor": "top"},
        margin={"t": 110, "b": 90},
        sliders=[
            {
                "active": last,
                "currentvalue": {"prefix": "step "},
                "pad": {"t": 30},
                "steps": [
                    {
                        "label": str(number) if number <= trace.steps else f"{trace.steps}, placed",
                        "method": "animate",
                        "args": [[str(number)], now],
                    }
                    for number in range(last + 1)
                ],
                "x": 0.14,
                "len": 0.86,
            }
        ],
        updatemenus=[
            {
                "type": "buttons",
                "direction": "left",
                "x": 0.12,
                "y": -0.1,
                "buttons": [
                    {"label": "Play", "method": "animate", "args": [None, play]},
                    {"label": "Pause", "method": "animate", "args": [[None], now]},
                ],
            }
        ],
    )
    for one in figure.data:
        one.showlegend = one.name is not None
    low, high = np.log10([NOTHING / 2, max(1.0, float(trace.energy.max())) * 3])
    ticks = [NOTHING, 0.001, 0.01, 0.1, 1, 10]
    words = ["0", *(f"{tick:g}" for tick in ticks[1:])]
    figure.update_yaxes(type="log", range=[low, high], tickvals=ticks, ticktext=words, row=1, col=2)
    figure.update_xaxes(range=[-0.5, trace.steps + 0.5], row=1, col=2)
    figure.update_xaxes(range=[0, max(1.0, float(trace.pulls.max()))], row=2, col=2)
    figure.update_yaxes(autorange="reversed", automargin=True, row=2, col=2)
    _fit(figure, film, is_deep)


def _fit(figure: Figure, film: Film, is_deep: bool) -> None:
    """Give the balls axes that have room for all frames and do not move."""
    if is_deep:
        ends = [np.abs(each.centres) + np.maximum(each.radii, 0)[:, None] for each in film.frames]
        reach = 1.15 if film.is_on_globe else 1.1 * float(np.max(ends))
        axis = {"range": [-reach, reach], "visible": False}
        figure.update_scenes(
            xaxis=axis, yaxis=axis, zaxis=axis, aspectmode="cube", camera={"eye": EYE}
        )
        return
    everything = list(range(len(film.trace.terms)))
    corners = np.array([find_view(each, everything).corners for each in film.frames])
    low, high = corners[:, 0].min(axis=0), corners[:, 1].max(axis=0)
    middle, reach = (low + high) / 2, 0.55 * float(np.max(high - low))
    figure.update_xaxes(range=[middle[0] - reach, middle[0] + reach], visible=False, row=1, col=1)
    figure.update_yaxes(
        range=[middle[1] - reach, middle[1] + reach],
        visible=False,
        scaleanchor="x",
        row=1,
        col=1,
    )
