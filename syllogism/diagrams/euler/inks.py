"""Colours and line styles that tell circles apart, in colour and in grey.

Colours are those of Okabe and Ito, which the colour-blind can tell apart; line styles say the
same again in grey. A name is written in a darker shade of its circle's colour, dark enough to be
read on white as easily as the guidelines ask.

Source:
    Okabe and Ito, "Color universal design" (2008), for the colours; W3C, Web Content Accessibility
    Guidelines 2.1 (2018), for luminance and contrast.
"""

from __future__ import annotations

from matplotlib.colors import to_hex, to_rgb

CONTRAST = 5.0  # of a name on white; the guidelines ask for 4.5, and discs tint the white a little
SHADE = 0.97  # what a colour is multiplied by until it is dark enough

# Blue, vermilion, bluish green, reddish purple, orange, sky blue, black, and yellow made darker.
COLOURS = (
    "#0072B2",
    "#D55E00",
    "#009E73",
    "#CC79A7",
    "#E69F00",
    "#56B4E9",
    "#222222",
    "#B0A000",
)
Style = str | tuple[float, tuple[float, ...]]
STYLES: tuple[Style, ...] = (
    "-",
    (0, (6, 3)),
    (0, (1.5, 1.8)),
    (0, (6, 2, 1.5, 2)),
    (0, (12, 3)),
    (0, (3, 3)),
    (0, (6, 2, 1.5, 2, 1.5, 2)),
    (0, (12, 2, 3, 2)),
)
REFUTED = "#B00030"  # marks what refutes a conclusion, always together with a shape or a word
PROVED = "#00633F"  # marks what follows, likewise
GREY = "#BBBBBB"  # of the border that a curved space is seen in, and of rules
DASH = 8.0  # line widths; length of a dash where circles share a border


def dashes(turn: int, turns: int) -> Style:
    """Return the style of one of several circles that coincide: its dashes fill their gaps."""
    return (DASH * turn, (DASH, DASH * (turns - 1)))


def _darkened(colour: str) -> str:
    """Return a shade of a colour that is dark enough to be read on white."""
    red, green, blue = to_rgb(colour)
    while 1.05 / (_luminance(red, green, blue) + 0.05) < CONTRAST:
        red, green, blue = SHADE * red, SHADE * green, SHADE * blue
    return to_hex((red, green, blue))


def _luminance(*channels: float) -> float:
    """Return the relative luminance of a colour in sRGB."""
    linear = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


INKS = tuple(map(_darkened, COLOURS))  # of the names
