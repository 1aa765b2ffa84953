"""Sets of statements about three terms as arrays: each is decided, and shows why."""

import numpy as np
import pytest

from syllogism.errors import ArgumentError
from syllogism.evidence.certificates import Certificate
from syllogism.evidence.configurations import Configuration
from syllogism.language.arguments import Import
from syllogism.language.propositions import Form
from syllogism.language.statements import from_statements
from syllogism.logic.tables import are_valid
from syllogism.reasoners.spheres import triangles
from syllogism.reasoners.spheres.settling import settle_triangles
from syllogism.reasoners.spheres.triangles import decide_triangles

MANY = 20_000
CONTRADICTORY = np.array([3, 2, 1, 0])  # the place in A, E, I, O of the contradictory


def _statements(count, statements, *, seed):
    """Random statements about three terms, a term with itself included; the last is a denial."""
    return np.random.default_rng(seed).integers((4, 3, 3), size=(count, statements, 3))


def _argument(statements):
    """Premises and conclusion of sets of statements in which the conclusion is denied."""
    conclusions = statements[:, -1].copy()
    conclusions[:, 0] = CONTRADICTORY[conclusions[:, 0]]
    return statements[:, :-1], conclusions


def _bits(decided):
    return [
        np.ascontiguousarray(array).tobytes()
        for array in (decided.unknowns, decided.centres, decided.multipliers)
    ]


@pytest.mark.parametrize("reading", Import)
@pytest.mark.parametrize("premises", range(5))
def test_20_000_random_arguments_are_decided_as_the_truth_tables_decide_them(premises, reading):
    """2,000 with each number of premises and in each reading, none undecided."""
    statements = _statements(MANY // 10, premises + 1, seed=premises)
    decided = decide_triangles(statements, reading=reading)

    assert (decided.consistent ^ decided.inconsistent).all()
    assert (decided.inconsistent == are_valid(*_argument(statements), reading)).all()


@pytest.mark.parametrize("reading", Import)
def test_configurations_hold_exactly_and_are_where_they_say(reading):
    """Measured in whole numbers of 64ths, and their centres from one another."""
    statements = _statements(2000, 4, seed=7)
    decided = decide_triangles(statements, reading=reading)
    pictured = decided.consistent
    sixty_fourths = decided.unknowns[pictured] * 64
    assert (sixty_fourths == np.round(sixty_fourths)).all()

    unknowns = (sixty_fourths / 64).astype(float)
    radii, between = unknowns[:, :3], np.zeros((pictured.sum(), 3, 3))
    for side, (x, y) in enumerate([(0, 1), (0, 2), (1, 2)]):
        between[:, x, y] = between[:, y, x] = unknowns[:, 3 + side]
    forms, subjects, predicates = np.moveaxis(statements[pictured], -1, 0)
    at = np.arange(len(radii))[:, None]
    r, s, d = radii[at, subjects], radii[at, predicates], between[at, subjects, predicates]
    missing = np.choose(forms, [d + r - s, r + s - d, 1 + d - r - s, 1 + s - d - r])
    assert (missing <= 0).all()

    centres = decided.centres[pictured]
    measured = np.linalg.norm(centres[:, :, None] - centres[:, None], axis=3)
    mentioned = np.zeros(radii.shape, dtype=bool)
    mentioned[at, subjects] = mentioned[at, predicates] = True
    both = mentioned[:, :, None] & mentioned[:, None]
    assert np.abs(measured - between)[both].max() < 1e-9
    if reading is Import.TRADITIONAL:
        assert radii[mentioned].min() >= 1


def test_what_has_no_evidence_of_a_kind_shows_none():
    """A set with a configuration has no multipliers; one with a certificate has some."""
    decided = decide_triangles(_statements(500, 4, seed=8))

    assert not decided.multipliers[decided.consistent].any()
    assert decided.multipliers[decided.inconsistent].any(axis=1).all()
    assert decided.multipliers.min() == 0


def test_blocks_do_not_matter(monkeypatch):
    """In one block, or in many on several cores: the same evidence, to the last bit."""
    statements = _statements(1000, 3, seed=9)
    together = _bits(decide_triangles(statements, dim=5, seed=3))
    monkeypatch.setattr(triangles, "BLOCK", 96)

    assert _bits(decide_triangles(statements, dim=5, seed=3)) == together


def test_order_and_company_do_not_matter():
    """Backwards, or alone: the same evidence, to the last bit."""
    statements = _statements(300, 4, seed=10)
    together = decide_triangles(statements)
    backwards = decide_triangles(statements[::-1])
    alone = [decide_triangles(one[None]) for one in statements[:5]]

    assert (backwards.unknowns[::-1] == together.unknowns).all()
    assert (backwards.centres[::-1] == together.centres).all()
    assert (backwards.multipliers[::-1] == together.multipliers).all()
    for at, one in enumerate(alone):
        assert (one.unknowns[0] == together.unknowns[at]).all()
        assert (one.centres[0] == together.centres[at]).all()
        assert (one.multipliers[0] == together.multipliers[at]).all()


def test_no_statement_is_no_demand():
    """Slots that are not used change nothing, and a set without statements has a picture."""
    statements = _statements(50, 3, seed=11)
    nothing = np.tile([-1, 0, 0], (50, 2, 1))
    filled = decide_triangles(np.concatenate([nothing, statements], axis=1))

    assert _bits(filled) == _bits(decide_triangles(statements))
    assert decide_triangles(nothing).consistent.all()
    assert decide_triangles(nothing[:, :0]).consistent.all()
    assert len(decide_triangles(statements[:0]).consistent) == 0


def test_objects_and_arrays_are_decided_alike():
    """The evidence for people has the numbers of the evidence for machines."""
    statements = _statements(200, 3, seed=12)
    # The order of first mention, so that both number the terms alike.
    first = np.tile([[0, 0, 1], [0, 1, 2]], (200, 1, 1))
    statements = np.concatenate([first, statements], axis=1)
    sets = [from_statements(one, "xyz") for one in statements]
    decided = decide_triangles(statements)
    evidence = settle_triangles(sets, reading=Import.TRADITIONAL)
    for at, one in enumerate(evidence):
        match one:
            case Configuration():
                assert decided.consistent[at]
                assert (one.centres == decided.centres[at]).all()
                assert (one.radii == decided.radii[at]).all()
            case Certificate():
                assert decided.inconsistent[at]
                assert sorted(times for times, _ in one.lines) == sorted(
                    decided.multipliers[at][decided.multipliers[at] > 0]
                )


@pytest.mark.parametrize(
    ("statements", "message"),
    [
        (np.zeros((2, 3), dtype=int), r"the shape \(batch, k, 3\), got \(2, 3\)"),
        (np.array([[[len(Form), 0, 1]]]), "a form is 0, 1, 2 or 3 .* got 4 to 4"),
        (np.array([[[0, 0, 3]]]), "a term is 0, 1 or 2, got 0 to 3"),
        (np.array([[[0, -1, 1]]]), "a term is 0, 1 or 2, got -1 to 1"),
    ],
)
def test_numbers_that_stand_for_nothing_are_refused(statements, message):
    """The error says what was needed and what came."""
    with pytest.raises(ArgumentError, match=message):
        decide_triangles(statements)
