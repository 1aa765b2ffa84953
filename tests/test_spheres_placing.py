"""From distances to centres, and how exact is exact enough."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from syllogism.reasoners.spheres.gaps import ROWS
from syllogism.reasoners.spheres.placing import (
    LARGEST_REASON,
    SHARE,
    TOLERANCE,
    are_placed,
    frame,
    place,
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
    x, y, z = place(asked[:, None], frame(dim, seed=1))[..., 0]
    measured = [np.linalg.norm(x - y), np.linalg.norm(x - z), np.linalg.norm(y - z)]

    assert measured == pytest.approx(asked, abs=1e-12)


def test_centres_that_coincide_do_so_exactly():
    """No distance that should be 0 is the difference of two long ones."""
    x, y, z = place(np.array([[7.25], [7.25], [0.0]]), frame(1000, seed=0))[..., 0]

    assert (y == z).all()
    assert np.linalg.norm(x - y) == pytest.approx(7.25, abs=1e-12)


@pytest.mark.parametrize("dim", [2, 3, 100, 3000])
def test_a_frame_is_a_plane(dim):
    """Two directions of length 1 at right angles, the same for the same seed."""
    plane = frame(dim, seed=5)

    assert plane @ plane.T == pytest.approx(np.eye(2), abs=1e-12)
    assert (plane == frame(dim, seed=5)).all()
    assert (plane != frame(dim, seed=6)).any()


def test_places_are_measured_from_the_centres():
    """Centres 3, 4 and 5 apart are where 3, 4 and 5 were asked for, and nowhere else."""
    centres = np.array([[0.0, 0], [3, 0], [0, 4]])[..., None]
    asked = np.array([[3.0, 3, 3], [4, 4, 4.001], [5, 4.999, 5]])

    assert are_placed(np.repeat(centres, 3, axis=2), asked).tolist() == [True, False, False]


def test_no_row_is_longer_than_two_or_speaks_of_more_distances_than_three():
    """Hadamard's bound on the minors, and what an error in a distance may cost, rest on this."""
    lengths = np.linalg.norm(ROWS.astype(float), axis=1)

    assert lengths.max() == 2
    assert np.abs(ROWS[:, 3:]).sum(axis=1).max() == SHARE
    assert LARGEST_REASON == 7 * 2**6


def test_the_tolerance_leaves_no_room_for_a_reason():
    """If every inequality holds up to it, a reason would read 0 >= something still positive."""
    assert TOLERANCE * LARGEST_REASON < 1


def test_no_reason_is_larger_than_the_bound():
    """Of random sets of rows, the whole-number dependencies stay far below Hadamard's bound."""
    random = np.random.default_rng(6)
    largest = 0.0
    for _ in range(500):
        chosen = ROWS[random.choice(len(ROWS), 7, replace=False)].astype(float)
        minors = [abs(np.linalg.det(np.delete(chosen, row, axis=0))) for row in range(7)]
        largest = max(largest, sum(minors))

    assert 0 < largest <= LARGEST_REASON
