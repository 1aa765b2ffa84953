"""Estimates: numbers measured on a sample, with 95% intervals.

Proportions get Wilson's interval. Balanced accuracy is the mean of the share of valid arguments
judged VALID and the share of invalid ones judged INVALID, that is 1/2 + (TPR - FPR) / 2 where FPR
counts every invalid argument not judged INVALID; it gets Newcombe's interval of TPR - FPR.

Source:
    Wilson, "Probable inference, the law of succession, and statistical inference" (1927);
    Newcombe, "Interval estimation for the difference between independent proportions" (1998);
    Brodersen et al., "The balanced accuracy and its posterior distribution" (2010).
"""

from __future__ import annotations

from dataclasses import dataclass

ALPHA = 0.05  # one interval in twenty misses, hence 95%


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number measured on a sample, and how far to trust it.

    Args:
        value: The number.
        count: Size of the sample.
        low: Lower end of the 95% interval.
        high: Upper end of the 95% interval.
    """

    value: float
    count: int
    low: float
    high: float


def proportion(hits: int, count: int) -> Estimate:
    """Return a share with Wilson's interval.

    >>> share = proportion(232, 256)
    >>> print(f"{share.value:.3f} [{share.low:.3f}, {share.high:.3f}]")
    0.906 [0.864, 0.936]

    Args:
        hits: How many of the sample have the property.
        count: Size of the sample, at least 1.
    """
    from statsmodels.stats.proportion import proportion_confint

    low, high = proportion_confint(hits, count, alpha=ALPHA, method="wilson")
    return Estimate(hits / count, count, float(low), float(high))


def balanced_accuracy(*, found: int, valid: int, refuted: int, invalid: int) -> Estimate | None:
    """Return the balanced accuracy, or None where only valid or only invalid arguments are.

    >>> mean = balanced_accuracy(found=90, valid=100, refuted=97, invalid=100)
    >>> print(f"{mean.value:.3f} [{mean.low:.3f}, {mean.high:.3f}]")
    0.935 [0.889, 0.959]

    Args:
        found: How many valid arguments were judged VALID.
        valid: How many there are.
        refuted: How many invalid arguments were judged INVALID.
        invalid: How many there are.
    """
    from statsmodels.stats.proportion import confint_proportions_2indep

    if not valid or not invalid:
        return None
    alarms = invalid - refuted
    interval = confint_proportions_2indep(
        found, valid, alarms, invalid, method="newcomb", compare="diff", alpha=ALPHA
    )
    low, high = (1 / 2 + float(end) / 2 for end in interval)
    return Estimate(1 / 2 + (found / valid - alarms / invalid) / 2, valid + invalid, low, high)
