"""Estimates: numbers measured on a sample, with 95% intervals.

*Shares* have Wilson's interval. *Balanced accuracy* is the mean of the share of valid arguments
judged VALID and the share of invalid ones judged INVALID, that is 1/2 + (TPR - FPR) / 2 where FPR
counts every invalid argument not judged INVALID; it has Newcombe's interval of TPR - FPR. The
*difference* of two shares of the same items has Agresti and Min's interval. What is no share, such
as a median, has a percentile bootstrap.

**Clusters.** Items that come in clusters, such as the seeds they were drawn from, may vary more
from one cluster to the next than items do. Then a sample is worth fewer items than it has, in
Wilson's and Newcombe's interval alike:

    effective count = min(count, count / effect * (z / t)^2)
    effect          = variance of the share between clusters / its variance among as many
                      independent items

where z is the normal and t Student's quantile with one degree of freedom less than there are
clusters. So an interval is never narrower than that of independent items. It is honest about how
little a few clusters tell of others: with two, t is 12.7; with three 4.3; with five 2.8. A share of
exactly 0 or 1 shows no variation, and keeps the whole count.

Source:
    Wilson, "Probable inference, the law of succession, and statistical inference" (1927);
    Newcombe, "Interval estimation for the difference between independent proportions" (1998);
    Brodersen et al., "The balanced accuracy and its posterior distribution" (2010);
    Korn and Graubard, "Confidence intervals for proportions with small expected number of positive
    counts estimated from survey data" (1998), for the effective count;
    Franco, Little, Louis and Slud, "Comparative study of confidence intervals for proportions in
    complex sample surveys" (2019), for putting it into Wilson's interval;
    Agresti and Min, "Simple improved confidence intervals for comparing matched proportions"
    (2005), for the difference;
    Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import sqrt

import numpy as np
import numpy.typing as npt

ALPHA = 0.05  # one interval in twenty misses, hence 95%
RESAMPLES = 999  # of a bootstrap: with the sample itself 1,000, so that 2.5% of them is a number
BOOTSTRAPPED = 500  # values at most, evenly spaced: more cost time, fewer only widen the interval


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
    return _wilson(int(hits), int(count), 1.0)


def clustered_proportion(hits: Sequence[int], counts: Sequence[int]) -> Estimate:
    """Return the share of a sample that comes in clusters, such as seeds.

    >>> alike = clustered_proportion([90, 91, 89], [100, 100, 100])
    >>> apart = clustered_proportion([99, 90, 81], [100, 100, 100])
    >>> for share in (alike, apart):
    ...     print(f"{share.value:.3f} [{share.low:.3f}, {share.high:.3f}]")
    0.900 [0.861, 0.929]
    0.900 [0.528, 0.986]

    Args:
        hits: For each cluster, how many in it have the property.
        counts: Sizes of the clusters; a cluster of size 0 says nothing.
    """
    found, sizes = (np.asarray(numbers, dtype=float) for numbers in (hits, counts))
    total, count = float(found.sum()), float(sizes.sum())
    share = total / count
    residuals = (found - share * sizes)[sizes > 0] / count
    return _wilson(round(total), round(count), _shrinkage(residuals, share * (1 - share) / count))


def _shrinkage(residuals: npt.NDArray[np.float64], variance: float) -> float:
    """Return how many items are worth one, given how far each cluster moves the estimate."""
    clusters = len(residuals)
    if clusters < 2 or not variance:
        return 1.0
    between = clusters / (clusters - 1) * float(residuals @ residuals)
    return max(1.0, between / variance * _penalty(clusters))


@cache
def _penalty(clusters: int) -> float:
    """Return (t / z)^2, the price of not knowing how clusters vary."""
    from scipy.stats import norm, t

    return float(t.ppf(1 - ALPHA / 2, clusters - 1) / norm.ppf(1 - ALPHA / 2)) ** 2


@lru_cache(maxsize=4096)  # parts of a study are small, so the same few counts come again and again
def _wilson(hits: int, count: int, shrinkage: float) -> Estimate:
    from statsmodels.stats.proportion import proportion_confint

    low, high = proportion_confint(
        hits / shrinkage, count / shrinkage, alpha=ALPHA, method="wilson"
    )
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
    return clustered_balanced_accuracy(
        found=[found], valid=[valid], refuted=[refuted], invalid=[invalid]
    )


def clustered_balanced_accuracy(
    *, found: Sequence[int], valid: Sequence[int], refuted: Sequence[int], invalid: Sequence[int]
) -> Estimate | None:
    """Return the balanced accuracy of a sample that comes in clusters, such as seeds, or None.

    Args:
        found: For each cluster, how many valid arguments were judged VALID.
        valid: How many there are.
        refuted: For each cluster, how many invalid arguments were judged INVALID.
        invalid: How many there are.
    """
    if not sum(valid) or not sum(invalid):
        return None
    residuals, variance = np.zeros(len(valid)), 0.0
    for hits, counts in ((found, valid), (refuted, invalid)):
        found_here, sizes = (np.asarray(numbers, dtype=float) for numbers in (hits, counts))
        share = found_here.sum() / sizes.sum()
        residuals += (found_here - share * sizes) / sizes.sum() / 2
        variance += float(share * (1 - share) / sizes.sum()) / 4
    return _newcombe(
        *(int(sum(numbers)) for numbers in (found, valid, refuted, invalid)),
        _shrinkage(residuals, variance),
    )


@lru_cache(maxsize=4096)
def _newcombe(found: int, valid: int, refuted: int, invalid: int, shrinkage: float) -> Estimate:
    from statsmodels.stats.proportion import confint_proportions_2indep

    alarms = invalid - refuted
    counts = (number / shrinkage for number in (found, valid, alarms, invalid))
    interval = confint_proportions_2indep(*counts, method="newcomb", compare="diff", alpha=ALPHA)
    low, high = (1 / 2 + float(end) / 2 for end in interval)
    return Estimate(1 / 2 + (found / valid - alarms / invalid) / 2, valid + invalid, low, high)


def paired_difference(only_one: int, only_other: int, count: int) -> Estimate:
    """Return by how much one share of some items is greater than another share of the same.

    >>> more = paired_difference(30, 10, 200)
    >>> print(f"{more.value:+.3f} [{more.low:+.3f}, {more.high:+.3f}]")
    +0.100 [+0.038, +0.160]

    Args:
        only_one: How many items have the one property and not the other.
        only_other: How many have the other and not the one.
        count: How many items there are, at least 1.
    """
    from scipy.stats import norm

    size = count + 2  # half an item more in each of the four cells
    middle = (only_one - only_other) / size
    spread = sqrt((only_one + only_other + 1) / size - middle**2) / sqrt(size)
    reach = float(norm.ppf(1 - ALPHA / 2)) * spread
    return Estimate(
        (only_one - only_other) / count, count, max(-1.0, middle - reach), min(1.0, middle + reach)
    )


def median(values: Sequence[float] | npt.NDArray[np.float64]) -> Estimate:
    """Return a median with its percentile bootstrap, as of infinitely many resamples.

    Of a resample, at least k of n values are at most the i-th smallest with the probability that a
    binomial of n and i / n is at least k; so the ends are values of the sample, found without
    drawing any. Of an even number, the lower middle gives the low end, the upper the high end.

    >>> middle = median([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5])
    >>> middle.value, middle.low, middle.high
    (4.0, 2.0, 5.0)

    Args:
        values: The sample, at least one; the interval of a single value has no width.

    Source:
        Efron, "Bootstrap methods: another look at the jackknife" (1979), section 3.
    """
    from scipy.special import bdtr

    ordered = np.sort(np.asarray(values, dtype=float))
    count = len(ordered)
    places = np.arange(1, count + 1) / count
    lower, upper = (count + 1) // 2, count // 2 + 1  # how many values come up to a middle
    low, high = (
        ordered[np.searchsorted(1 - bdtr(middle - 1, count, places), level)]
        for middle, level in ((lower, ALPHA / 2), (upper, 1 - ALPHA / 2))
    )
    return Estimate(float(np.median(ordered)), count, float(low), float(high))


def ratio_of_medians(
    values: Sequence[float] | npt.NDArray[np.float64],
    others: Sequence[float] | npt.NDArray[np.float64],
) -> Estimate:
    """Return how many times greater one median is than another, with its percentile bootstrap.

    >>> twice = ratio_of_medians([2, 4, 4, 5, 6, 6], [2, 2, 2, 2, 2, 3])
    >>> twice.value, twice.low, twice.high
    (2.25, 1.5, 3.0)

    Args:
        values: A sample, at least one; the estimate's count is that of the smaller sample.
        others: Another, all greater than 0.
    """
    from scipy.stats import bootstrap

    sample, other = np.asarray(values, dtype=float), np.asarray(others, dtype=float)
    interval = bootstrap(
        (_thinned(sample), _thinned(other)),
        _ratio,
        n_resamples=RESAMPLES,
        confidence_level=1 - ALPHA,
        method="percentile",
        vectorized=True,
        rng=np.random.default_rng(0),  # the same samples have the same interval
    ).confidence_interval
    low, high = float(interval.low), float(interval.high)
    return Estimate(float(_ratio(sample, other)), min(len(sample), len(other)), low, high)


def _ratio(
    sample: npt.NDArray[np.float64], other: npt.NDArray[np.float64], axis: int = -1
) -> npt.NDArray[np.float64]:
    return np.asarray(np.median(sample, axis=axis) / np.median(other, axis=axis))


def _thinned(sample: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return at most as many values as are resampled, and at least the two that scipy wants."""
    size = min(max(len(sample), 2), BOOTSTRAPPED)
    return np.take(sample, np.linspace(0, len(sample) - 1, size).astype(int))
