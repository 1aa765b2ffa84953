"""From distances to centres, and how exact is exact enough."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from syllogism.reasoners.spheres.gaps import DETOUR_ROWS, INHABITED_ROWS, STATEMENTS
from syllogism.reasoners.spheres.placing import (
    LARGEST_REASON,
    TOLERANCE,
    frame,
    place,
    violations,
)

fourths = st.integers(0, 80).map(lambda number: number / 4)


@st.composite
def triangles(draw):
    """Three distances of which none is longer than the others together, flat ones included."""
    first, second = draw(fourths), draw(fourths)
    low, high = abs(first - second), first + second
    return first, second, low + draw(st.sampled_from([0, 0.25, 0.5, 0.75, 1])) * (high - low)


@given(triangles(), st.permutations(range(3)), st.sampled_from([2, 3, 10, 300]))
def test_every_triangle_finds_its_place_in_every_space(sides, order, dim):
    """The distances measured are the distances asked for."""
    asked = np.array(sides)[list(order)]
    ((x, y, z),) = place(asked[None], frame(dim, seed=1))
    measured = [np.linalg.norm(x - y), np.linalg.norm(x - z), np.linalg.norm(y - z)]

    assert measured == pytest.approx(asked, abs=1e-12)


def test_centres_that_coincide_do_so_exactly():
    """No distance that should be 0 is the difference of two long ones."""
    ((x, y, z),) = place(np.array([[7.25, 7.25, 0.0]]), frame(1000, seed=0))

    assert (y == z).all()
    assert np.linalg.norm(x - y) == pytest.approx(7.25, abs=1e-12)


@pytest.mark.parametrize("dim", [2, 3, 100, 3000])
def test_a_frame_is_a_plane(dim):
    """Two directions of length 1 at right angles, the same for the same seed."""
    plane = frame(dim, seed=5)

    assert plane @ plane.T == pytest.approx(np.eye(2), abs=1e-12)
    assert (plane == frame(dim, seed=5)).all()
    assert (plane != frame(dim, seed=6)).any()


def test_a_violation_is_measured_from_the_centres():
    """Balls of radius 2 whose centres are 1 apart miss being apart by 3."""
    no = STATEMENTS[1, 0, 1]
    centres, radii = np.array([[[0.0, 0], [1, 0], [0, 0]]]), np.array([[2.0, 2, 0]])
    weights, thresholds = no[None, None], np.zeros((1, 1), dtype=np.int8)

    assert violations(centres, radii, weights, thresholds).tolist() == [3.0]
    assert violations(centres, -radii, weights, thresholds).tolist() == [0.0]


def test_no_row_is_longer_than_two():
    """Hadamard's bound on the minors of the weights, and so on every reason, rests on this."""
    rows = np.concatenate([STATEMENTS.reshape(-1, 6), DETOUR_ROWS.reshape(-1, 6), INHABITED_ROWS])
    lengths = np.linalg.norm(rows.astype(float), axis=1)

    assert lengths.max() == 2
    assert LARGEST_REASON == 7 * 2**6


def test_the_tolerance_leaves_no_room_for_a_reason():
    """If every inequality holds up to it, a reason would read 0 >= something still positive."""
    assert TOLERANCE * LARGEST_REASON < 1


def test_no_reason_is_larger_than_the_bound():
    """Of random sets of rows, the whole-number dependencies stay far below Hadamard's bound."""
    random = np.random.default_rng(6)
    rows = np.concatenate([STATEMENTS.reshape(-1, 6), DETOUR_ROWS[3], INHABITED_ROWS])
    largest = 0.0
    for _ in range(500):
        chosen = rows[random.choice(len(rows), 7, replace=False)].astype(float)
        minors = [abs(np.linalg.det(np.delete(chosen, row, axis=0))) for row in range(7)]
        largest = max(largest, sum(minors))

    assert 0 < largest <= LARGEST_REASON
