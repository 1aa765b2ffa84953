"""Estimates: what an interval says, and that it is true as often as it says."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import binomtest, bootstrap, norm, t

from syllogism.estimates import (
    balanced_accuracy,
    clustered_balanced_accuracy,
    clustered_proportion,
    median,
    paired_difference,
    proportion,
    ratio_of_medians,
)

clusters = st.lists(
    st.integers(1, 60).flatmap(lambda size: st.tuples(st.integers(0, size), st.just(size))),
    min_size=1,
    max_size=6,
)


def wilson(hits, count):
    """The same interval by another library."""
    interval = binomtest(hits, count).proportion_ci(method="wilson")
    return pytest.approx((interval.low, interval.high), abs=1e-12)


def wilson_by_hand(share, count):
    """Wilson's interval where the count need be no whole number, from the textbook."""
    z = norm.ppf(0.975)
    middle = (share + z**2 / (2 * count)) / (1 + z**2 / count)
    reach = z * np.sqrt(share * (1 - share) / count + z**2 / (4 * count**2)) / (1 + z**2 / count)
    return middle - reach, middle + reach


@pytest.mark.parametrize(("hits", "count"), [(0, 5), (6, 8), (24, 24), (928, 1024)])
def test_proportions_have_wilsons_interval(hits, count):
    """As scipy computes it, at the edges as well."""
    share = proportion(hits, count)

    assert (share.value, share.count) == (hits / count, count)
    assert (share.low, share.high) == wilson(hits, count)


def test_balanced_accuracy_has_newcombes_interval():
    """The ends of two Wilson intervals, combined by Pythagoras, then halved and shifted."""
    mean = balanced_accuracy(found=3, valid=4, refuted=3, invalid=4)
    found = binomtest(3, 4).proportion_ci(method="wilson")
    alarms = binomtest(1, 4).proportion_ci(method="wilson")
    below = np.hypot(3 / 4 - found.low, alarms.high - 1 / 4)
    above = np.hypot(found.high - 3 / 4, 1 / 4 - alarms.low)

    assert mean.value == 3 / 4
    assert mean.low == pytest.approx(1 / 2 + (1 / 2 - below) / 2)
    assert mean.high == pytest.approx(1 / 2 + (1 / 2 + above) / 2)


@pytest.mark.parametrize(("valid", "invalid"), [(0, 4), (4, 0)])
def test_balanced_accuracy_needs_arguments_of_both_kinds(valid, invalid):
    """There is no mean of one share."""
    assert balanced_accuracy(found=valid, valid=valid, refuted=invalid, invalid=invalid) is None


def test_seeds_that_differ_make_a_sample_worth_less():
    """The effective count by hand: shares 0.99, 0.90 and 0.81 of a hundred each."""
    share = clustered_proportion([99, 90, 81], [100, 100, 100])
    variance = np.var([0.99, 0.90, 0.81], ddof=1) / 3
    effect = variance / (0.9 * 0.1 / 300)
    effective = 300 / effect * (norm.ppf(0.975) / t.ppf(0.975, 2)) ** 2

    assert (share.value, share.count) == (0.9, 300)
    assert (share.low, share.high) == pytest.approx(wilson_by_hand(0.9, effective), abs=1e-12)


@given(clusters)
def test_clusters_never_make_an_interval_narrower(sample):
    """Than that of as many independent items, whatever the clusters."""
    hits, counts = zip(*sample, strict=True)
    clustered, plain = clustered_proportion(hits, counts), proportion(sum(hits), sum(counts))

    assert clustered.value == plain.value
    assert clustered.low <= plain.low + 1e-12
    assert clustered.high >= plain.high - 1e-12
    assert clustered.low >= -1e-12
    assert clustered.high <= 1 + 1e-12


@given(clusters, st.randoms(use_true_random=False))
def test_the_order_of_clusters_does_not_matter_nor_an_empty_one(sample, random):
    """An empty cluster says nothing, and is no cluster."""
    other = [*sample, (0, 0)]
    random.shuffle(other)
    one, two = (clustered_proportion(*zip(*each, strict=True)) for each in (sample, other))

    assert (one.low, one.high) == pytest.approx((two.low, two.high), abs=1e-9)


@given(st.integers(0, 50), st.integers(2, 5))
def test_clusters_that_agree_count_as_one_sample(hits, number):
    """Then nothing speaks against independent items; a single cluster never does."""
    alike = clustered_proportion([hits] * number, [50] * number)

    assert (alike.low, alike.high) == wilson(hits * number, 50 * number)
    assert clustered_proportion([hits], [50]) == proportion(hits, 50)


def test_clusters_widen_balanced_accuracy_by_what_they_move_it():
    """Where valid and invalid arguments move together, less than where they cancel out."""
    valid = {"found": [80, 90, 100], "valid": [100] * 3, "invalid": [100] * 3}
    together = clustered_balanced_accuracy(refuted=[80, 90, 100], **valid)
    against = clustered_balanced_accuracy(refuted=[100, 90, 80], **valid)
    plain = balanced_accuracy(found=270, valid=300, refuted=270, invalid=300)

    assert (against.low, against.high) == pytest.approx((plain.low, plain.high))
    assert together.low < plain.low < plain.high < together.high
    assert together.value == against.value == plain.value == 0.9


@pytest.mark.parametrize("seeds", [2, 3, 10])
@pytest.mark.parametrize("spread", [0.0, 0.04])
def test_intervals_hold_for_other_seeds(seeds, spread):
    """In 95 of 100 studies, also where each seed has a share of its own; Wilson's alone do not."""
    random, runs, mean, size = np.random.default_rng(seeds), 500, 0.88, 400
    precision = mean * (1 - mean) / spread**2 - 1 if spread else np.inf
    shares = np.full((runs, seeds), mean)
    if spread:
        shares = random.beta(mean * precision, (1 - mean) * precision, (runs, seeds))
    hits = random.binomial(size, shares)
    estimates = [clustered_proportion(row, [size] * seeds) for row in hits]
    plain = [proportion(int(row.sum()), size * seeds) for row in hits]
    covered, covered_by_wilson = (
        np.mean([share.low <= mean <= share.high for share in each]) for each in (estimates, plain)
    )

    assert covered > 0.93
    assert (covered_by_wilson < 0.75) == bool(spread)


@given(st.integers(0, 80), st.integers(0, 80), st.integers(0, 80))
def test_differences_of_the_same_items_turn_with_the_sign(only_one, only_other, rest):
    """And lie in their interval, which lies between -1 and 1."""
    count = only_one + only_other + rest
    assume(count)
    more, less = (
        paired_difference(*each, count) for each in ((only_one, only_other), (only_other, only_one))
    )

    assert -1 <= more.low <= more.value <= more.high <= 1
    assert (more.value, more.low, more.high) == pytest.approx((-less.value, -less.high, -less.low))


def test_differences_of_the_same_items_have_half_an_item_more_in_each_cell():
    """And then the interval of the textbook: 30 items tell for the one, 10 for the other."""
    more = paired_difference(30, 10, 200)
    for_one, for_other = 30.5 / 202, 10.5 / 202
    variance = (for_one + for_other - (for_one - for_other) ** 2) / 202
    reach = norm.ppf(0.975) * np.sqrt(variance)

    assert (more.value, more.count) == (0.1, 200)
    assert (more.low + more.high) / 2 == pytest.approx(for_one - for_other)
    assert (more.high - more.low) / 2 == pytest.approx(reach)


def test_differences_of_the_same_items_are_covered():
    """In 95 of 100 studies of 60 items, of which a quarter tell two reasoners apart."""
    random = np.random.default_rng(0)
    drawn = random.multinomial(60, [0.2, 0.05, 0.75], size=1000)
    found = [paired_difference(int(one), int(other), 60) for one, other, _ in drawn]

    assert np.mean([each.low <= 0.15 <= each.high for each in found]) == pytest.approx(
        0.95, abs=0.02
    )


@pytest.mark.parametrize("size", [3, 11, 41, 101])
def test_medians_have_the_percentile_bootstrap(size):
    """As scipy draws it, to within what drawing leaves open."""
    sample = np.random.default_rng(size).lognormal(size=size)
    drawn = bootstrap((sample,), np.median, method="percentile", n_resamples=20_000, rng=1)
    places = {value: place for place, value in enumerate(sorted(sample))}
    middle = median(sample)

    assert (middle.value, middle.count) == (np.median(sample), size)
    assert abs(places[middle.low] - places[drawn.confidence_interval.low]) <= 1
    assert abs(places[middle.high] - places[drawn.confidence_interval.high]) <= 1


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=40))
def test_a_median_lies_in_its_interval(sample):
    """Whose ends are values of the sample, and which has no width if there is but one."""
    middle = median(sample)

    assert middle.low <= middle.value <= middle.high
    assert {middle.low, middle.high} <= set(sample)
    assert median(sample[:1]).low == median(sample[:1]).high == sample[0]


def test_medians_are_covered():
    """In at least 93 of 100 samples of 25, whatever they are samples of."""
    random = np.random.default_rng(0)
    found = [median(random.lognormal(size=25)) for _ in range(500)]

    assert np.mean([each.low <= 1 <= each.high for each in found]) > 0.93


def test_a_ratio_of_medians_is_one_of_a_sample_to_itself():
    """Three of another three times as long, the same every time, for one value as well."""
    sample = np.random.default_rng(0).lognormal(size=700)
    same, thrice = ratio_of_medians(sample, sample), ratio_of_medians(3 * sample, sample)

    assert same.value == 1
    assert same.low < 1 < same.high
    assert (thrice.low, thrice.high) == pytest.approx((3 * same.low, 3 * same.high))
    assert thrice == ratio_of_medians(3 * sample, sample)
    assert ratio_of_medians([6.0], [2.0]).value == ratio_of_medians([6.0], [2.0]).low == 3
