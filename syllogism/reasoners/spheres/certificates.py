"""From resting activations to a reason in small whole numbers.

At rest the activations h satisfy weights.T @ h = 0 and thresholds . h > 0, up to rounding. As a
mixture of several reasons they need not be the shortest one. Every reason lies in a cone, and a
*vertex* of its slice thresholds . h = 1 is a reason from which no line can be dropped
(Carathéodory). So we slide downhill inside the slice, let go of each line that reaches zero, and
stop at a vertex. Its entries are ratios of small whole numbers; scaled up they are checked in
exact arithmetic, and only what passes comes back.

Axes: ``batch`` arguments, ``rows`` inequalities, ``unknowns`` radii and distances.

Source:
    Farkas, "Theorie der einfachen Ungleichungen" (1902); Carathéodory, "Über den
    Variabilitätsbereich der Fourier'schen Konstanten" (1911).
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Bool, Float32, Float64, Int8, Int64

from syllogism.reasoners.spheres.gaps import TERMS

FAINT = 2.0**-9  # below is the grid's noise (< 1/1000); of 90,000 firing lines 7 rest below 1/500
LEVEL = 1e-9  # singular values and slopes below are rounding: the weights are -2 ... 2
DENOMINATORS = np.arange(1, 13)  # tried in turn; the moods need only 1
ROUND = 1e-6  # farther from a whole number than this is not one
FACT_PRICE = 0.25  # of a detour or an instance, where a statement costs 1: use few premises
TIE_BREAK = 0.125  # weight of what makes no two reasons cost the same
SPREAD = 16  # rows over which tie breaks fall by a third; any whole number keeps them apart


def find_multipliers(
    activations: Float32[np.ndarray, "batch rows"],
    weights: Int8[np.ndarray, "batch rows unknowns"],
    thresholds: Int8[np.ndarray, "batch rows"],
) -> Int64[np.ndarray, "batch rows"]:
    """Return whole multipliers under which the rows add up to 0 >= something positive.

    No line with a positive multiplier can be dropped. Where there is no such reason to be found,
    all multipliers are 0.

    Args:
        activations: Where the network came to rest.
        weights: The inequalities' coefficients.
        thresholds: What each inequality must reach.
    """
    shares = _vertices(activations, weights, thresholds)
    multipliers = _whole(shares)
    multipliers[~is_certificate(multipliers, weights, thresholds)] = 0
    return multipliers


def is_certificate(
    multipliers: Int64[np.ndarray, "batch rows"],
    weights: Int8[np.ndarray, "batch rows unknowns"],
    thresholds: Int8[np.ndarray, "batch rows"],
) -> Bool[np.ndarray, " batch"]:
    """Return, in exact arithmetic, whether the multiplied rows read 0 >= something positive."""
    cancels = np.einsum("br,bru->bu", multipliers, weights) == 0
    remains = np.einsum("br,br->b", multipliers, thresholds) > 0
    positive = (multipliers >= 0).all(axis=1)
    certified: Bool[np.ndarray, " batch"] = positive & cancels.all(axis=1) & remains
    return certified


def _vertices(
    activations: Float32[np.ndarray, "batch rows"],
    weights: Int8[np.ndarray, "batch rows unknowns"],
    thresholds: Int8[np.ndarray, "batch rows"],
) -> Float64[np.ndarray, "batch rows"]:
    """Return a vertex of each argument's slice of reasons, reached from its activations."""
    system = np.concatenate([weights, thresholds[..., None]], axis=2).astype(np.float64)
    shares = np.where(activations > FAINT, activations, 0.0).astype(np.float64)
    slope = _slope(shares.shape[1])
    while True:
        firing = shares > 0
        kept = system * firing[..., None]
        inverse = np.linalg.pinv(kept, rcond=LEVEL)
        downhill = slope * firing
        downhill -= (kept @ (inverse @ downhill[..., None]))[..., 0]
        sliding = (np.abs(downhill) > LEVEL).any(axis=1)
        if not sliding.any():
            return np.where(firing, inverse[:, -1], 0.0)
        falling = sliding[:, None] & firing & (downhill < -LEVEL)
        reach = np.where(falling, shares / np.where(falling, -downhill, 1.0), np.inf)
        first = np.where(sliding, reach.min(axis=1), 0.0)[:, None]
        shares = shares + first * downhill
        shares[~firing | (falling & (reach <= first))] = 0.0


def _slope(rows: int) -> Float64[np.ndarray, " rows"]:
    """Return the way down: towards small multipliers, above all of statements.

    Powers of e with different rational exponents obey no linear equation in whole numbers
    (Lindemann), so they break every tie: along the slice the slope vanishes at vertices only. What
    a row costs depends on its own place, not on how many rows a neighbour in the batch needs.
    """
    statements, facts = np.arange(rows - 2 * TERMS), np.arange(1, 2 * TERMS + 1)
    prices = [
        1.0 + TIE_BREAK * np.exp(-statements / (statements + SPREAD)),
        FACT_PRICE + TIE_BREAK * np.exp(facts / SPREAD),
    ]
    slope: Float64[np.ndarray, " rows"] = -np.concatenate(prices)
    return slope


def _whole(shares: Float64[np.ndarray, "batch rows"]) -> Int64[np.ndarray, "batch rows"]:
    """Return the shares in their smallest whole proportions, rounded where there are none."""
    least = np.where(shares > LEVEL, shares, np.inf).min(axis=1, keepdims=True)
    scaled = DENOMINATORS[:, None, None] * (shares / least)
    whole = np.round(scaled)
    fits = (np.abs(whole - scaled) < ROUND).all(axis=2)  # (denominators, batch)
    chosen: Int64[np.ndarray, "batch rows"]
    chosen = whole[fits.argmax(axis=0), np.arange(len(shares))].astype(np.int64)
    return chosen
