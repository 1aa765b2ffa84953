"""What two links force: the network's own table, against every world, and folded in any order."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracles import sat_says_valid, worlds_say_valid

from syllogism.language.arguments import Argument, Import
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.spheres.composition import CODES, composition
from syllogism.reasoners.spheres.folding import fold

FORMS = list(Form)


def _about(code, x, z):
    return Proposition(FORMS[code % 4], *((x, z) if code < 4 else (z, x)))


@pytest.mark.parametrize("reading", Import)
def test_there_are_seven_sets(reading):
    """Nothing; I; O either way; A either way and E, which with import bring what they entail."""
    sets = {frozenset(map(str, _named(one))) for one in composition(reading).sets}
    alone = [{"A"}, {"A'"}, {"E"}, {"I"}, {"O"}, {"O'"}, set()]
    entailed = [{"A", "I"}, {"A'", "I"}, {"E", "O", "O'"}, {"I"}, {"O"}, {"O'"}, set()]
    expected = entailed if reading is Import.TRADITIONAL else alone

    assert sets == set(map(frozenset, expected))


def _named(codes):
    return [FORMS[code % 4].value + "'" * (code >= 4) for code in codes]


@pytest.mark.parametrize("reading", Import)
def test_composition_is_associative(reading):
    """All 512 triples, the one that changes nothing included."""
    table = composition(reading).table
    states = range(len(table))
    for a, b, c in product(states, repeat=3):
        assert table[table[a, b], c] == table[a, table[b, c]]


@pytest.mark.parametrize("reading", Import)
def test_what_a_link_forces_is_what_every_world_says(reading):
    """Each link alone, and each pair of links, asked of all worlds over the terms."""
    composed = composition(reading)
    for code, asked in product(range(CODES), repeat=2):
        forced = composed.forced[composed.of_links[code], asked]
        argument = Argument((_about(code, "x", "z"),), _about(asked, "x", "z"))
        assert forced == worlds_say_valid(argument, reading)
    for first, second, asked in product(range(CODES), repeat=3):
        state = composed.table[composed.of_links[first], composed.of_links[second]]
        links = (_about(first, "x", "y"), _about(second, "y", "z"))
        argument = Argument(links, _about(asked, "x", "z"))
        assert composed.forced[state, asked] == sat_says_valid(argument, reading)


@given(
    paths=st.lists(st.lists(st.integers(0, 6), min_size=1, max_size=40), min_size=1, max_size=6),
    reading=st.sampled_from(Import),
)
def test_folding_by_pairs_is_folding_one_by_one(paths, reading):
    """Paths of any lengths in one batch: the same as each from left to right."""
    composed = composition(reading)
    states = np.concatenate([np.array(path, dtype=np.uint8) for path in paths])
    folded = fold(states, np.array([len(path) for path in paths]), composed)
    for path, whole in zip(paths, folded, strict=True):
        state = composed.unit
        for link in path:
            state = composed.table[state, link]
        assert whole == state
