"""What deciding costs, and that nothing is lost where a premise set is large."""

from itertools import combinations
from random import Random
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import any_arguments, propositions, regions_say_valid, sat_says_valid

from syllogism.evidence.audit import audit
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Judgement, Verdict
from syllogism.evidence.proofs import Proof
from syllogism.evidence.worlds import World
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement
from syllogism.language.propositions import Form, Proposition
from syllogism.logic import populating
from syllogism.logic.components import find_components
from syllogism.logic.conflicts import find_conflict
from syllogism.logic.deciding import decide
from syllogism.logic.populating import find_world
from syllogism.logic.premise_sets import PremiseSet

SIZE = 3000  # terms: quadratic work would be ten million operations, linear is done at once


def every(form, pairs):
    return [Proposition(form, str(x), str(y)) for x, y in pairs]


def linked(places):
    """Inclusions of each place in the next one."""
    return every(Form.A, ((place, place + 1) for place in places))


CHAIN = linked(range(SIZE))
UP = [(place, place) for place in range(SIZE)]
STRANGERS = [(place, f"a stranger to {place}") for place in range(SIZE)]
HUB = [("hub", place) for place in range(SIZE)]
TREE = every(Form.A, ((child, child // 2) for child in range(2, SIZE)))
SIBLINGS = every(Form.E, ((child, child + 1) for child in range(2, SIZE - 1, 2)))

# Premises and a conclusion, and whether it follows in the traditional reading.
WORST_CASES = {
    "a chain": (CHAIN, "A", 0, SIZE, True),
    "a chain, converted by limitation": (CHAIN, "I", SIZE, 0, True),
    "a chain, read backwards": (CHAIN, "A", SIZE, 0, False),
    "a chain with one link turned": (
        [
            *CHAIN[: SIZE // 2],
            *every(Form.A, [(SIZE // 2 + 1, SIZE // 2)]),
            *CHAIN[SIZE // 2 + 1 :],
        ],
        "A",
        0,
        SIZE,
        False,
    ),
    "a giant cycle": ([*CHAIN, *every(Form.A, [(SIZE, 0)])], "A", 9, 5, True),
    "a giant cycle that is left": ([*CHAIN, *every(Form.A, [(SIZE, 0)])], "O", 9, 5, False),
    "a witness at every term": ([*CHAIN, *every(Form.I, reversed(UP))], "A", SIZE, 0, False),
    "an outsider at every term": ([*CHAIN, *every(Form.O, STRANGERS[::-1])], "A", SIZE, 0, False),
    "an outsider at every link, and a contradiction": (
        [*CHAIN, *every(Form.O, ((p + 1, p) for p in range(SIZE))), *every(Form.O, [(0, SIZE)])],
        "E",
        "x",
        "y",
        True,
    ),
    "a star of inclusions": (every(Form.A, HUB), "A", 5, "hub", False),
    "a star of overlaps": (every(Form.I, HUB), "A", 5, "hub", False),
    "a star of exclusions": (every(Form.E, HUB), "I", 5, 6, False),
    "a star of exceptions": (every(Form.O, HUB), "A", 5, "hub", False),
    "a full taxonomy": ([*TREE, *SIBLINGS], "E", SIZE - 1, SIZE - 2, True),
    "a full taxonomy, questioned": ([*TREE, *SIBLINGS], "A", 3, 7, False),
    "kingdoms apart": (
        [
            *every(Form.E, combinations(range(80), 2)),
            *every(Form.A, ((n, n % 80) for n in range(80, SIZE))),
        ],
        "A",
        0,
        90,
        False,
    ),
    "one premise again and again": (every(Form.A, [("x", "y")]) * SIZE * 9, "A", "y", "x", False),
}


@pytest.mark.parametrize(
    ("premises", "form", "subject", "predicate", "valid"), WORST_CASES.values(), ids=WORST_CASES
)
def test_the_worst_premise_sets_are_decided_with_sound_evidence(
    premises, form, subject, predicate, valid
):
    """Chains, cycles, stars and taxonomies, each with as much to go wrong as there are terms."""
    argument = Argument(tuple(premises), Proposition(Form(form), str(subject), str(predicate)))

    evidence = decide(argument)

    assert isinstance(evidence, Proof) == valid
    verdict = Verdict.VALID if valid else Verdict.INVALID
    judgement = Judgement(argument, Import.TRADITIONAL, "a test", verdict, evidence, 0.0)
    assert audit(judgement).grade is Grade.SOUND


def in_other_words(premises):
    """Every other premise obverted or, if A or O, contraposed: about complements."""
    for number, premise in enumerate(premises):
        if number % 2:
            yield premise
        else:
            yield premise.obverse if premise.form.is_symmetric else premise.contrapositive


@pytest.mark.parametrize(
    ("premises", "form", "subject", "predicate", "valid"), WORST_CASES.values(), ids=WORST_CASES
)
def test_the_worst_premise_sets_are_decided_in_other_words_too(
    premises, form, subject, predicate, valid
):
    """The same said of complements, which must then have instances as well."""
    conclusion = Proposition(Form(form), str(subject), str(predicate))
    argument = Argument(tuple(in_other_words(premises)), conclusion)

    evidence = decide(argument)

    assert isinstance(evidence, Proof) == valid
    assert _is_sound(argument, Import.TRADITIONAL, evidence)


def _pairs(size):
    return [Proposition(Form.A, Complement(f"x{n}"), f"y{n}") for n in range(size)]


def _alternation(size):
    return [Proposition(Form.A, Complement(f"x{n}"), f"x{n + 1}") for n in range(size)]


def _down_to_its_complement(size):
    links = [Proposition(Form.A, f"x{n}", f"x{n + 1}") for n in range(size)]
    return [*links, Proposition(Form.E, f"x{size}", "x0")]


def _up_from_its_complement(size):
    links = [Proposition(Form.A, f"x{n}", f"x{n + 1}") for n in range(size)]
    return [*links, Proposition(Form.A, Complement(f"x{size}"), "x0")]


SIGNED_CASES = (_pairs, _alternation, _down_to_its_complement, _up_from_its_complement)
CONCLUSIONS = ((Form.A, "a", "x1"), (Form.I, "x8", "x9"), (Form.E, "x2", "x1"))


@pytest.mark.parametrize("reading", Import)
@pytest.mark.parametrize("case", SIGNED_CASES)
def test_long_premise_sets_about_complements_are_decided_as_short_ones(case, reading):
    """Of pairs, alternations, and terms that are empty or universal by a long way round."""
    for form, s, p in CONCLUSIONS:
        verdicts = set()
        for size in (20, SIZE):
            stated = (*case(size), Proposition(Form.O, "x7", "x8"))
            argument = Argument(stated, Proposition(form, s, p))
            evidence = decide(argument, reading)
            assert _is_sound(argument, reading, evidence)
            verdicts.add(isinstance(evidence, Proof))
            assert size == SIZE or verdicts == {sat_says_valid(argument, reading)}
        assert len(verdicts) == 1


NAMES = [f"t{number}" for number in range(6)]


def _is_sound(argument, reading, evidence):
    verdict = Verdict.VALID if isinstance(evidence, Proof) else Verdict.INVALID
    return audit(Judgement(argument, reading, "", verdict, evidence, 0.0)).grade is Grade.SOUND


@pytest.mark.parametrize("reading", Import)
@given(argument=any_arguments(most=7, premises=14))
@settings(max_examples=300, deadline=None)
def test_witnesses_that_share_individuals_leave_every_verdict_as_it_is(reading, argument):
    """However little room a world has, it refutes what an independent decider calls invalid."""
    with patch.object(populating, "ROOM", 0):
        evidence = decide(argument, reading)

    assert isinstance(evidence, Proof) == regions_say_valid(argument, reading)
    assert _is_sound(argument, reading, evidence)


@pytest.mark.parametrize("reading", Import)
@given(argument=any_arguments(most=6, premises=14))
@settings(max_examples=200, deadline=None)
def test_every_step_of_a_proof_is_used(reading, argument):
    """Each but the last is the source of a later one, and none is stated twice."""
    evidence = decide(argument, reading)

    if isinstance(evidence, Proof):
        used = {source for step in evidence.steps for source in step.sources}
        assert used == set(range(len(evidence.steps) - 1))
        assert len({step.proposition for step in evidence.steps}) == len(evidence.steps)


@pytest.mark.parametrize("reading", Import)
@given(
    premises=st.lists(propositions(NAMES), max_size=14)
    | st.lists(propositions(NAMES, signed=True), max_size=14)
)
@settings(max_examples=300, deadline=None)
def test_one_pass_over_all_witnesses_tells_whether_premises_are_consistent(reading, premises):
    """Premises contradict one another iff anything follows, even that some t0 are not t0."""
    conflict = find_conflict(PremiseSet(premises, reading=reading))

    absurd = Proposition(Form.O, "t0", "t0")
    follows = regions_say_valid(Argument(tuple(premises), absurd), reading)
    assert (conflict is not None) == follows
    found = find_world(PremiseSet(premises, reading=reading))
    assert (conflict is None) == isinstance(found, World)


@given(
    edges=st.dictionaries(st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefgh"))),
)
@settings(max_examples=200, deadline=None)
def test_terms_share_a_component_iff_they_reach_one_another(edges):
    """And an inclusion never leads to a higher number."""

    def reach(start):
        seen, pending = {start}, [start]
        for term in pending:
            pending += (fresh := set(edges.get(term, ())) - seen)
            seen |= fresh
        return seen

    components = find_components(edges, "abcdefgh")

    for one in "abcdefgh":
        for other in "abcdefgh":
            mutual = other in reach(one) and one in reach(other)
            assert (components[one] == components[other]) == mutual
            assert other not in reach(one) or components[other] <= components[one]
    assert set(components.values()) == set(range(len(set(components.values()))))


class _Counted(dict):
    """A map that counts how often anything is looked up in any of its kind."""

    lookups = 0

    def get(self, *arguments):
        _Counted.lookups += 1
        return super().get(*arguments)


def _lookups(length, conclusion, said):
    """Return how often the graph of a chain is asked when a conclusion about it is decided."""
    build = PremiseSet.__init__

    def counted(premises, *arguments, **options):
        build(premises, *arguments, **options)
        premises.below  # noqa: B018  is made when first asked for
        for name in ("above", "_below", "disjoint"):
            setattr(premises, name, _Counted(getattr(premises, name)))

    _Counted.lookups = 0
    with patch.object(PremiseSet, "__init__", counted):
        decide(Argument(tuple(said(linked(range(length)))), conclusion(length)))
    return _Counted.lookups


@pytest.mark.parametrize("said", [iter, in_other_words])
@pytest.mark.parametrize(
    "conclusion",
    [
        lambda length: Proposition(Form.A, "0", str(length)),
        lambda length: Proposition(Form.A, str(length), "0"),
        lambda length: Proposition(Form.E, "0", str(length)),
        lambda length: Proposition(Form.O, str(length), "0"),
    ],
    ids=["valid", "invalid A", "invalid E", "invalid O"],
)
def test_a_chain_twice_as_long_takes_twice_as_many_look_ups(conclusion, said):
    """Operations are counted, not seconds: cost per term is the same at any length."""
    short, long = _lookups(500, conclusion, said), _lookups(1000, conclusion, said)

    assert long <= 2 * short + 20


def test_a_world_of_overlapping_closures_stays_as_small_as_its_premises():
    """A thousand closures of a thousand terms fit in a few individuals of a thousand terms."""
    length = 1000
    witnesses = every(Form.I, ((place, f"y{place}") for place in range(length)))
    argument = Argument((*linked(range(length)), *witnesses), Proposition(Form.A, str(length), "0"))

    world = decide(argument)

    assert isinstance(world, World)
    mentioned = sum(len(individual.terms) for individual in world.individuals)
    assert mentioned < 5 * (len(argument.premises) + len(argument.terms))


@pytest.mark.parametrize("reading", Import)
@pytest.mark.parametrize("seed", range(5))
def test_true_statements_of_a_hidden_world_are_consistent_and_prove_only_truths(reading, seed):
    """A hundred terms and a thousand propositions: a conclusion that is false is refuted."""
    draw = Random(seed)
    hidden = [{t for t in range(100) if draw.random() < 0.3} for _ in range(12)]
    hidden.append(set(range(100)) if reading is Import.TRADITIONAL else set())

    def is_true(form, x, y):
        both = any(x in kind and y in kind for kind in hidden)
        only = any(x in kind and y not in kind for kind in hidden)
        return {Form.A: not only, Form.E: not both, Form.I: both, Form.O: only}[form]

    drawn = [
        (draw.choice(list(Form)), draw.randrange(100), draw.randrange(100)) for _ in range(4000)
    ]
    premises = [Proposition(f, f"t{x}", f"t{y}") for f, x, y in drawn if is_true(f, x, y)]

    assert find_conflict(PremiseSet(premises, reading=reading)) is None
    for form, x, y in [line for line in drawn if not is_true(*line)][:10]:
        argument = Argument(tuple(premises), Proposition(form, f"t{x}", f"t{y}"))
        evidence = decide(argument, reading)
        assert isinstance(evidence, World)
        assert _is_sound(argument, reading, evidence)


def test_no_premise_at_all_decides_only_what_needs_none():
    """All S are S holds of itself, some S are S where existence is granted."""
    identity, existence = Proposition(Form.A, "S", "S"), Proposition(Form.I, "S", "S")

    assert isinstance(decide(Argument((), identity), Import.MODERN), Proof)
    assert isinstance(decide(Argument((), existence)), Proof)
    assert isinstance(decide(Argument((), existence), Import.MODERN), World)
    assert find_conflict(PremiseSet([], reading=Import.TRADITIONAL)) is None


def test_what_is_unlike_itself_does_not_exist():
    """Some S are not S contradicts itself; no S are S says that there is none."""
    unlike, empty = Proposition(Form.O, "S", "S"), Proposition(Form.E, "S", "S")

    for reading in Import:
        assert find_conflict(PremiseSet([unlike], reading=reading)) is not None
    assert find_conflict(PremiseSet([empty], reading=Import.MODERN)) is None
    assert find_conflict(PremiseSet([empty], reading=Import.TRADITIONAL)) is not None


def test_a_premise_counts_once_however_often_it_is_stated():
    """A proof names it once, a world has one individual for it."""
    stated = every(Form.I, [("Schön ✓", "人")]) * 1000

    proof = decide(Argument(tuple(stated), Proposition(Form.I, "人", "Schön ✓")))
    world = decide(Argument(tuple(stated), Proposition(Form.A, "人", "Schön ✓")))

    assert len(proof.steps) == 2
    assert len(world.individuals) == 2
