"""Coherence: laws that no truth ever breaks, and that liars do."""

from collections import Counter, defaultdict
from dataclasses import replace
from functools import lru_cache
from itertools import product

import oracles
import pytest
from hypothesis import given
from hypothesis import strategies as st
from signed import TRIANGLES

from syllogism.corpus.corpora import Corpus
from syllogism.corpus.draws import Draws, Share, key_of
from syllogism.corpus.recipes import Recipe
from syllogism.corpus.splits import CONTROL, FOR_TESTS, find_split
from syllogism.corpus.surfaces import Surface
from syllogism.errors import ArgumentError, EvidenceError, OptionError
from syllogism.evidence.judgements import Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement
from syllogism.language.moods import MOODS, Mood, find_mood
from syllogism.language.notation import parse_notation, write_notation
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_argument
from syllogism.reasoners.spheres.reasoner import Spheres
from syllogism.reasoners.symbolic import Symbolic
from syllogism.study.coherence import Instance, Law, Outcome, outcome_of
from syllogism.study.instances import CANDIDATES, draw_instance, instances_of

VALID, INVALID, UNDECIDED = Verdict
KEPT, BROKEN, OPEN = Outcome
WEAKER = {Form.A: Form.I, Form.E: Form.O}
CONTROLS = find_split("random", seed=5).tests[CONTROL]  # three to five terms, both readings

by_worlds = lru_cache(maxsize=None)(oracles.worlds_say_valid)
by_regions = lru_cache(maxsize=None)(oracles.regions_say_valid)
remembered = lru_cache(maxsize=None)(draw_instance)


def draws(number=0):
    return Draws(key_of("a test"), number)


def truth(instance, reading, says_valid):
    """The right verdicts, by an oracle."""
    return [VALID if says_valid(one, reading) else INVALID for one in instance.arguments]


def drawn(law, count, corpus=CONTROLS):
    return [remembered(law, corpus, index) for index in range(count)]


@pytest.mark.parametrize("law", Law, ids=str)
def test_no_law_is_broken_by_the_truth_about_moods(law):
    """All 256 in both readings; the truth is what all worlds say."""
    asked = 0
    for number, (mood, reading) in enumerate(product(MOODS, Import)):
        for instance in instances_of(law, mood.syllogism(), reading, draws(number)):
            assert outcome_of(instance, truth(instance, reading, by_worlds)) is KEPT, instance
            asked += 1

    assert asked > 0 or law is Law.CUT  # there is nothing to cut in a syllogism


@pytest.mark.parametrize("law", Law, ids=str)
def test_no_law_is_broken_by_the_truth_about_longer_chains(law):
    """Of three to five terms; the truth is what the regions of a diagram say."""
    lengths = Counter()
    for one in drawn(law, 200):
        assert outcome_of(one.instance, truth(one.instance, one.reading, by_regions)) is KEPT, one
        lengths[one.terms] += 1

    assert set(lengths) == ({4, 5} if law is Law.CUT else {3, 4, 5})


@given(st.sampled_from(Law), oracles.any_arguments(most=5), st.sampled_from(Import))
def test_no_law_is_broken_by_the_truth_about_any_argument(law, argument, reading):
    """Chains or not, consistent or not, about complements or not."""
    for instance in instances_of(law, argument, reading, draws()):
        assert outcome_of(instance, truth(instance, reading, by_regions)) is KEPT, instance


@pytest.mark.parametrize("law", Law, ids=str)
def test_no_law_is_broken_by_the_truth_about_complements(law):
    """One of the eight statements about each pair of three terms, or of their complements."""
    for number, (argument, reading) in enumerate(product(TRIANGLES, Import)):
        for instance in instances_of(law, argument, reading, draws(number)):
            assert outcome_of(instance, truth(instance, reading, by_regions)) is KEPT, instance


def test_chains_about_complements_are_cut_too():
    """From all non-a are b, no b are c, all d are c: all non-a are non-c, and no d are non-a."""
    non_a = Complement("a")
    chain = (
        Proposition(Form.A, non_a, "b"),
        Proposition(Form.E, "b", "c"),
        Proposition(Form.A, "d", "c"),
    )
    argument = Argument(chain, Proposition(Form.E, "d", non_a))
    found = instances_of(Law.CUT, argument, Import.MODERN, draws())

    assert len(found) == 2
    for instance in found:
        assert truth(instance, Import.MODERN, by_regions) == [VALID] * 3


def test_barbara_bocardo_and_baroco_are_one_inconsistent_triad():
    """All S are M and all M are P contradict some S are not P, whichever of the three is denied."""
    barbara = Mood.parse("Barbara").syllogism()
    found = instances_of(Law.ANTILOGISM, barbara, Import.MODERN, draws())

    assert [find_mood(instance.consequent).name for instance in found] == ["Bocardo", "Baroco"]


@pytest.mark.parametrize(("reading", "triads"), [(Import.TRADITIONAL, 8), (Import.MODERN, 5)])
def test_the_valid_moods_come_in_inconsistent_triads(reading, triads):
    """The 24 of tradition in 8 of them, the 15 of today in 5, three moods each."""
    valid = {mood for mood in MOODS if by_worlds(mood.syllogism(), reading)}
    found = set()
    for mood in valid:
        instances = instances_of(Law.ANTILOGISM, mood.syllogism(), reading, draws())
        found.add(frozenset([mood, *(find_mood(one.consequent) for one in instances)]))

    assert len(found) == triads
    assert {len(triad) for triad in found} == {3}
    assert set().union(*found) == valid


def test_a_chain_has_an_antilogism_for_each_premise():
    """Each is the same propositions once the conclusion is denied."""
    for one in drawn(Law.ANTILOGISM, 100):
        (argument,) = one.instance.antecedents
        found = instances_of(Law.ANTILOGISM, argument, one.reading, draws())
        assert len(found) == one.terms - 1
        assert {frozenset(i.consequent.denial) for i in found} == {frozenset(argument.denial)}
        assert len({i.consequent.conclusion for i in found}) == one.terms - 1


WAYS = {
    Law.CONVERSION: ("EI", "No y are x. Some y are x."),
    Law.OBVERSION: ("AEIO", "No x are non-y. All x are non-y. Some x are not non-y. Some x are "
                    "non-y."),
    Law.CONTRAPOSITION: ("AO", "All non-y are non-x. Some non-y are not non-x."),
}  # fmt: skip


@pytest.mark.parametrize("law", WAYS, ids=str)
def test_a_proposition_is_said_otherwise_only_where_it_says_the_same(law):
    """One at a time, in the place where it stood, premise or conclusion."""
    letters, expected = WAYS[law]
    said = []
    for form in Form:
        alone = Proposition(form, "x", "y")
        there = Argument((Proposition(Form.A, "y", "z"),), alone)
        here = Argument((alone,), Proposition(Form.O, "x", "z"))
        concluded = [
            i.consequent.conclusion for i in instances_of(law, there, Import.MODERN, draws())
        ]
        stated = [i.consequent.premises[0] for i in instances_of(law, here, Import.MODERN, draws())]
        changed = [p for p in concluded if p != alone]
        assert [p for p in stated if p != alone] == changed
        assert len(changed) == (form.value in letters)
        said += [f"{proposition}." for proposition in changed]

    assert " ".join(said) == expected


def test_the_weaker_conclusion_is_asked_for_only_under_import():
    """All and no of tradition have a subaltern; without import the moderns would break the law."""
    broken = 0
    for mood in MOODS:
        argument = mood.syllogism()
        found = instances_of(Law.SUBALTERNATION, argument, Import.TRADITIONAL, draws())
        assert len(found) == mood.conclusion.is_universal
        assert instances_of(Law.SUBALTERNATION, argument, Import.MODERN, draws()) == ()
        for instance in found:
            assert instance.consequent.premises == argument.premises
            assert instance.consequent.conclusion.form is WEAKER[mood.conclusion]
            broken += outcome_of(instance, truth(instance, Import.MODERN, by_worlds)) is BROKEN

    assert broken == 5  # Barbara, Celarent, Cesare, Camestres and Camenes


def test_a_valid_chain_can_be_cut_anywhere():
    """Each part concludes enough: all antecedents are valid, and a premise alone is not asked."""
    sizes = defaultdict(set)
    for index in range(300):
        item = CONTROLS[index]
        found = instances_of(Law.CUT, item.argument, item.reading, draws(index))
        if item.length == 3:
            assert found == ()
        elif item.verdict is VALID:
            assert len(found) == item.length - 2
            for instance in found:
                assert set(truth(instance, item.reading, by_regions)) == {VALID}
                sizes[item.length].add(tuple(len(a.premises) for a in instance.antecedents))

    assert sizes == {4: {(2, 2)}, 5: {(3, 2), (2, 2, 2)}}


def test_the_parts_of_a_chain_make_it_up():
    """Every premise is in one part, or beside the conclusions of the others."""
    for one in drawn(Law.CUT, 100):
        *parts, joined = one.instance.antecedents
        whole = one.instance.consequent
        concluded = {part.conclusion for part in parts}
        stated = Counter(p for part in parts for p in part.premises)
        stated += Counter(p for p in joined.premises if p not in concluded)
        assert stated == Counter(whole.premises)
        assert joined.conclusion == whole.conclusion


def test_half_of_what_is_drawn_is_no_empty_promise():
    """In about half of the instances all antecedents are valid, so that the law asks something."""
    for law in (Law.SUBALTERNATION, Law.CUT):
        verdicts = [truth(one.instance, one.reading, by_regions) for one in drawn(law, 200)]
        asked = sum(INVALID not in antecedents for *antecedents, _ in verdicts)
        assert 80 <= asked <= 160, law


def test_names_are_exchanged_or_new():
    """New ones are of the same surface, and made of the words that the recipe allows."""
    words = Share(0.5, 1.0)
    recipe = Recipe(surfaces=(Surface.SIMPLE_SYMBOLS,), words=words, kept=FOR_TESTS)
    kinds = Counter()
    for one in drawn(Law.RENAMING, 60, Corpus(recipe, 3)):
        (before,), after = one.instance.antecedents, one.instance.consequent
        kinds[set(before.terms) == set(after.terms)] += 1
        assert after == before.renamed(dict(zip(before.terms, after.terms, strict=True)))
        assert all(words.holds(symbol) for symbol in after.terms)

    assert min(kinds[True], kinds[False]) > 15


def test_premises_change_places_and_nothing_else():
    """The same premises, the same conclusion, another order."""
    for one in drawn(Law.PREMISE_ORDER, 60):
        (before,), after = one.instance.antecedents, one.instance.consequent
        assert len(instances_of(Law.PREMISE_ORDER, before, one.reading, draws(one.item))) == 1
        assert before.premises != after.premises
        assert sorted(map(str, before.premises)) == sorted(map(str, after.premises))
        assert before.conclusion == after.conclusion


def test_another_batch_asks_the_same_argument():
    """Twice; whoever asks keeps the two apart."""
    for one in drawn(Law.BATCH, 20):
        assert one.instance.arguments == (one.instance.consequent,) * 2


def test_where_nothing_changes_nothing_is_asked():
    """One term cannot change its name with another, nor one premise its place."""
    premise = Proposition(Form.I, "x", "x")
    argument = Argument((premise, premise), premise)
    for law in (Law.RENAMING, Law.PREMISE_ORDER, Law.CONVERSION, Law.CUT):
        assert instances_of(law, argument, Import.TRADITIONAL, draws()) == ()


# Each tells the truth about invalid arguments, and refuses some that are valid.
LIARS = {
    Law.ANTILOGISM: lambda argument, _: argument.conclusion.form.is_negative,
    Law.CONVERSION: lambda argument, _: any(
        p.form.is_symmetric and p.subject > p.predicate for p in argument.denial
    ),
    Law.OBVERSION: lambda argument, _: argument.is_signed,
    Law.CONTRAPOSITION: lambda argument, _: argument.is_signed,
    Law.SUBALTERNATION: lambda argument, _: not argument.conclusion.form.is_universal,
    Law.CUT: lambda argument, _: len(argument.terms) > 3,
    Law.RENAMING: lambda argument, _: argument.conclusion.subject > argument.conclusion.predicate,
    Law.PREMISE_ORDER: lambda argument, _: (
        argument.conclusion.subject in argument.premises[0].terms
    ),
    Law.BATCH: lambda _, place: place % 2 == 1,
}


@pytest.mark.parametrize("law", LIARS, ids=str)
def test_a_liar_breaks_the_law(law):
    """Who refuses some valid arguments for what does not matter contradicts himself."""
    broken = 0
    for one in drawn(law, 60):
        verdicts = truth(one.instance, one.reading, by_regions)
        told = [
            INVALID if LIARS[law](argument, place) else verdict
            for place, (argument, verdict) in enumerate(
                zip(one.instance.arguments, verdicts, strict=True)
            )
        ]
        broken += outcome_of(one.instance, told) is BROKEN

    assert broken >= 5


@pytest.mark.parametrize("reasoner", [Symbolic(), Spheres()], ids=lambda reasoner: reasoner.name)
@pytest.mark.parametrize("reading", Import, ids=str)
def test_neither_symbols_nor_spheres_contradict_themselves(reasoner, reading):
    """Asked for all antecedents in one batch, and for all consequents in another, backwards."""
    asked = [one for law in Law for one in drawn(law, 25) if one.reading is reading]
    first = [argument for one in asked for argument in one.instance.antecedents]
    second = [one.instance.consequent for one in reversed(asked)]
    accepted = iter(reasoner.judge(first, reading=reading))
    followed = reversed(reasoner.judge(second, reading=reading))
    for one, last in zip(asked, followed, strict=True):
        judgements = [*(next(accepted) for _ in one.instance.antecedents), last]
        verdicts = [judgement.verdict for judgement in judgements]
        assert outcome_of(one.instance, verdicts) is KEPT, one


SYLLOGISM = Mood.parse("Barbara").syllogism()
SAME = Instance(Law.BATCH, (SYLLOGISM,), SYLLOGISM)
IMPLIED = Instance(Law.CUT, (SYLLOGISM, SYLLOGISM), SYLLOGISM)


def test_an_equivalence_asks_for_one_verdict():
    """Only a valid beside an invalid one contradicts; not knowing leaves it open."""
    broken = {pair for pair in product(Verdict, repeat=2) if outcome_of(SAME, pair) is BROKEN}
    kept = {pair for pair in product(Verdict, repeat=2) if outcome_of(SAME, pair) is KEPT}

    assert broken == {(VALID, INVALID), (INVALID, VALID)}
    assert kept == {(VALID, VALID), (INVALID, INVALID)}


@pytest.mark.parametrize("verdicts", list(product(Verdict, repeat=3)), ids=str)
def test_an_implication_is_broken_only_by_accepting_all_that_it_follows_from(verdicts):
    """Open means that what is undecided could still break it or keep it."""
    possible = product(*((VALID, INVALID) if one is UNDECIDED else (one,) for one in verdicts))
    outcomes = {first is second is VALID and last is INVALID for first, second, last in possible}
    expected = {(True,): BROKEN, (False,): KEPT}.get(tuple(outcomes), OPEN)

    assert outcome_of(IMPLIED, verdicts) is expected


@pytest.mark.parametrize("law", Law, ids=str)
def test_an_instance_depends_on_law_corpus_and_index_alone(law):
    """Whatever else was drawn before; another index, seed or law is another draw."""
    forwards = drawn(law, 20)
    backwards = [draw_instance(law, CONTROLS, index) for index in reversed(range(20))]
    other = drawn(law, 20, replace(CONTROLS, seed=6))

    assert forwards == backwards[::-1]
    assert forwards != other
    assert len({one.item for one in forwards}) == 20
    assert [one.item // CANDIDATES for one in forwards] == list(range(20))


def test_a_drawn_instance_is_made_from_an_item_of_its_corpus():
    """Whose argument and reading it has; and that was kept for tests."""
    for law in Law:
        for one in drawn(law, 10):
            item, instance = CONTROLS[one.item], one.instance
            own = instance.consequent if law is Law.CUT else instance.antecedents[0]
            assert (own, one.reading, one.terms) == (item.argument, item.reading, item.length)
            assert FOR_TESTS.holds(item.canonical)


def test_all_arguments_read_back():
    """From English and from notation, complements and all."""
    for law in Law:
        for one in drawn(law, 15):
            for argument in one.instance.arguments:
                assert parse_notation(write_notation(argument)) == argument
                assert parse_argument(str(argument)) == argument


def test_every_law_tells_what_it_asks():
    """In one sentence of its own."""
    told = [law.tells for law in Law]

    assert len(set(told)) == len(Law) == 9
    assert all(text.endswith(".") and text.count(".") == 1 for text in told)
    assert [str(law) for law in Law if not law.is_equivalence] == ["subalternation", "cut"]


def test_what_is_no_law_or_no_instance_is_refused():
    """With what was needed."""
    with pytest.raises(OptionError, match=r"a law is one of antilogism, conversion.*'gravity'"):
        Law("gravity")
    with pytest.raises(ArgumentError, match="an instance of cut has an antecedent or more, got 0"):
        Instance(Law.CUT, (), SYLLOGISM)
    with pytest.raises(ArgumentError, match="an instance of batch has one antecedent, got 2"):
        Instance(Law.BATCH, (SYLLOGISM, SYLLOGISM), SYLLOGISM)
    with pytest.raises(EvidenceError, match="about 2 arguments needs as many verdicts, got 1"):
        outcome_of(SAME, [VALID])


def test_a_corpus_to_which_a_law_hardly_applies_is_refused():
    """There is no subalternation without import, and nothing to cut in a syllogism."""
    modern = Corpus(Recipe(readings=(Import.MODERN,)), 0)
    short = Corpus(Recipe(lengths=(3,)), 0)
    with pytest.raises(OptionError, match="the law of subalternation applies to none of 1,000"):
        draw_instance(Law.SUBALTERNATION, modern, 0)
    with pytest.raises(OptionError, match=r"the law of cut .* allow other lengths"):
        draw_instance(Law.CUT, short, 0)
    with pytest.raises(OptionError, match="an instance's index is a whole number from 0 up"):
        draw_instance(Law.BATCH, short, -1)
