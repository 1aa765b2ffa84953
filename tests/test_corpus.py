"""Arguments by number: what is drawn, how often, and whether its labels are right."""

import pickle
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest
from oracles import regions_say_valid, sat_says_valid, worlds_say_valid

from syllogism.corpus.beliefs import FACTS, Belief
from syllogism.corpus.corpora import Corpus
from syllogism.corpus.draws import Draws, Share, key_of
from syllogism.corpus.paths import LINKS, automaton, link_between
from syllogism.corpus.recipes import Order, Ratio, Recipe
from syllogism.corpus.schemas import path_of
from syllogism.corpus.surfaces import Surface
from syllogism.errors import OptionError
from syllogism.evidence.audit import audit
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Judgement, Verdict
from syllogism.evidence.proofs import Proof
from syllogism.language.arguments import Argument, Import
from syllogism.language.chains import find_chain
from syllogism.language.moods import MOODS, Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.language.reading import parse_proposition
from syllogism.logic.validity import valid_moods

COUNT = 2_000  # items drawn where shares are measured
NEAR = 0.05  # so near a share of them comes, in 4 standard deviations of 2,000 coins


def _argument(path, conclusion):
    """The chain about x0, x1, ... that a path makes."""
    links = (link_between(link, f"x{i}", f"x{i + 1}") for i, link in enumerate(path))
    ends = Proposition(conclusion, "x0", f"x{len(path)}")
    return Argument(tuple(Proposition(*link) for link in links), ends)


def _share(items, holds):
    return sum(map(holds, items)) / len(items)


@pytest.mark.parametrize("reading", Import)
def test_what_follows_from_a_path_is_what_no_region_refutes(reading):
    """All 8^3 paths of three links, and every form of conclusion, against shaded regions."""
    follows = automaton(reading)
    for path, form in product(product(range(LINKS), repeat=3), Form):
        expected = regions_say_valid(_argument(path, form), reading)
        assert follows.follows(path, form) == expected


@pytest.mark.parametrize("reading", Import)
def test_paths_are_counted_exactly(reading):
    """As many of 64 and of 512 as a list of all finds, of each kind."""
    follows = automaton(reading)
    for links, form in product((2, 3), Form):
        paths = list(product(range(LINKS), repeat=links))
        right = {path for path in paths if regions_say_valid(_argument(path, form), reading)}
        saying = {
            path
            for path, other in product(paths, Form)
            for ends in (_argument(path, other),)
            if regions_say_valid(ends, reading)
            or regions_say_valid(Argument(ends.premises, ends.conclusion.converse), reading)
        }
        assert follows.concluding(form).count(links) == len(right)
        assert follows.not_concluding(form).count(links) == len(paths) - len(right)
        assert follows.concluding_otherwise(form).count(links) == len(saying - right)


def test_every_path_with_an_outcome_is_drawn_equally_often():
    """10,000 draws of the 27 chains of four terms that end in O: chi-square below its 99.9%."""
    ways = automaton(Import.TRADITIONAL).concluding(Form.O)
    draws = Draws(key_of("a test"), 0)
    drawn = Counter(ways.draw(3, draws) for _ in range(10_000))
    expected = 10_000 / 27

    assert len(drawn) == ways.count(3) == 27
    assert sum((seen - expected) ** 2 / expected for seen in drawn.values()) < 54.05  # 26 degrees


def test_each_mood_has_one_path():
    """256 moods are 64 paths with four conclusions, and a path is its mood's premises."""
    assert len({(path_of(mood), mood.conclusion) for mood in MOODS}) == len(MOODS)
    for mood in MOODS:
        syllogism = _argument(path_of(mood), mood.conclusion)
        named = mood.syllogism("x0", "x1", "x2")
        assert set(syllogism.premises) == set(named.premises)
        assert syllogism.conclusion == named.conclusion


@pytest.mark.parametrize("ratio", Ratio)
def test_labels_agree_with_brute_force(ratio):
    """Short arguments of every surface, order and reading, against oracles that share no code."""
    corpus = Corpus(Recipe(lengths=(3, 4, 5, 6), ratio=ratio), seed=1)
    for item in map(corpus.__getitem__, range(COUNT)):
        says_valid = worlds_say_valid if item.length == 3 else sat_says_valid
        assert (item.verdict is Verdict.VALID) == says_valid(item.argument, item.reading), item.text


@pytest.mark.parametrize("lengths", [(3, 4, 5), (6, 12, 30), (300,)], ids=str)
def test_evidence_is_sound_and_supports_the_label(lengths):
    """The audit, which knows nothing of how an item was made, finds every proof and world right."""
    corpus = Corpus(Recipe(lengths=lengths), seed=2)
    for item in map(corpus.__getitem__, range(500 if max(lengths) < 300 else 20)):
        judgement = Judgement(
            item.argument, item.reading, "logic", item.verdict, item.evidence, 0.0
        )
        assert audit(judgement).grade is Grade.SOUND, item.text
        assert isinstance(item.evidence, Proof) == (item.verdict is Verdict.VALID)
        assert item.length == len(item.argument.terms)


def test_an_item_depends_on_recipe_seed_and_index_alone():
    """Another corpus object gives it again in any order; another seed or index gives another."""
    recipe = Recipe()
    items = [Corpus(recipe, seed=3)[index] for index in range(50)]
    again = Corpus(recipe, seed=3)

    assert [again[index] for index in reversed(range(50))] == items[::-1]
    assert len({item.text for item in items}) == 50
    assert Corpus(recipe, seed=4)[0].text != items[0].text
    assert again[10**18].index == 10**18


def test_an_item_stays_what_it_was():
    """The same text on every machine and with every later version, or results cannot be remade."""
    words = Corpus(Recipe(surfaces=(Surface.WORDS,)), seed=0)
    nonsense = Corpus(Recipe(lengths=(3,), surfaces=(Surface.NONSENSE_WORDS,)), seed=1)

    assert words[0].text == (
        "Every banjo is a diver. Something that is a pilot is a diver. Everything that is a "
        "tinker is a banjo. Consequently, nothing is both a pilot and a tinker."
    )
    assert words[123_456].text == (
        "No tomatoes are pears. Everything that is a pear is a balloon. "
        "No balloon is a porcupine. Thus, not all tomatoes are porcupines."
    )
    assert nonsense[7].text == (
        "Something that is a brulturp is a modoork. "
        "Some koddack is not a brulturp. So, all koddacks are modoorks."
    )


def test_items_are_the_same_in_other_threads_and_processes():
    """Whoever makes a batch ahead gets what would have come; a corpus travels with its recipe."""
    recipe = Recipe(lengths=(40,), readings=(Import.MODERN,))
    corpus = Corpus(recipe, seed=13)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(corpus.__getitem__, range(40)))

    assert made == [pickle.loads(pickle.dumps(corpus))[index] for index in range(40)]


def test_recipes_that_differ_in_order_ask_about_the_same_arguments():
    """Item by item: the same canonical form, the premises forward or backward."""
    forward, backward = (
        Corpus(Recipe(orders=(order,)), seed=5) for order in (Order.FORWARD, Order.BACKWARD)
    )
    for index in range(100):
        one, other = forward[index], backward[index]
        assert one.argument.premises == other.argument.premises[::-1]
        assert one.argument.premises == find_chain(one.argument).premises
        assert one.canonical == other.canonical


def test_balanced_corpora_are_half_valid_and_their_conclusions_tell_nothing():
    """Each form of conclusion is as frequent among valid as among invalid ones, at any length."""
    for length in (3, 10):
        recipe = Recipe(lengths=(length,), readings=(Import.TRADITIONAL,))
        corpus = Corpus(recipe, seed=6)
        items = [corpus[index] for index in range(COUNT)]
        valid = [item for item in items if item.verdict is Verdict.VALID]
        invalid = [item for item in items if item.verdict is Verdict.INVALID]

        assert abs(len(valid) / COUNT - 0.5) < NEAR
        for form, moods in zip(Form, (1, 4, 7, 12), strict=True):
            for part in (valid, invalid):
                share = _share(part, lambda item, form=form: item.argument.conclusion.form is form)
                assert abs(share - moods / 24) < NEAR, (length, form)


def test_natural_corpora_hold_every_mood_as_often():
    """24 of 256 in the traditional reading, and all moods occur."""
    recipe = Recipe(lengths=(3,), ratio=Ratio.NATURAL, readings=(Import.TRADITIONAL,))
    corpus = Corpus(recipe, seed=7)
    items = [corpus[index] for index in range(COUNT)]

    assert abs(_share(items, lambda item: item.verdict is Verdict.VALID) - 24 / 256) < NEAR
    assert len({item.mood for item in items}) > 250


def test_most_invalid_chains_nearly_follow():
    """Two thirds: something else follows, or a single other link would make it follow."""
    corpus = Corpus(Recipe(lengths=(12,), readings=(Import.TRADITIONAL,)), seed=8)
    follows = automaton(Import.TRADITIONAL)
    items = [
        item for item in map(corpus.__getitem__, range(600)) if item.verdict is Verdict.INVALID
    ]

    def nearly(item):
        chain, form = find_chain(item.argument), item.argument.conclusion.form
        path = [
            list(Form).index(p.form) + 4 * (p.subject != term)
            for p, term in zip(chain.premises, chain.terms, strict=False)
        ]
        others = (
            (*path[:place], link, *path[place + 1 :])
            for place, link in product(range(len(path)), range(LINKS))
        )
        return follows.says[follows.run(path)] or any(follows.follows(o, form) for o in others)

    assert _share(items, lambda item: bool(nearly(item))) > 2 / 3 - 3 * NEAR


@pytest.mark.parametrize("verdict", [Verdict.VALID, Verdict.INVALID])
def test_beliefs_are_those_of_the_world_of_facts(verdict):
    """True and false conclusions are about its nouns, neutral ones about words it does not know."""
    pairs = tuple(product((Verdict.VALID, Verdict.INVALID), Belief))
    corpus = Corpus(Recipe(beliefs=pairs), seed=9)
    known = {noun for one in FACTS.individuals for noun in one.terms}
    seen = Counter()
    for item in map(corpus.__getitem__, range(COUNT)):
        conclusion = item.argument.conclusion
        seen[item.verdict, item.belief] += 1
        if item.belief is Belief.NEUTRAL:
            assert known.isdisjoint(item.argument.terms)
        else:
            assert known & set(item.argument.terms) == set(conclusion.terms)
            assert FACTS.holds(conclusion) == (item.belief is Belief.TRUE)
    for belief in Belief:
        assert abs(seen[verdict, belief] / COUNT - 1 / 6) < NEAR


@pytest.mark.parametrize(
    ("fact", "holds"),
    [
        ("All dogs are mammals", True),
        ("No sharks are birds", True),
        ("Some pets are mammals", True),
        ("Some birds are not flyers", True),
        ("All birds are flyers", False),
        ("No mammals are flyers", False),
        ("Some oaks are animals", False),
        ("Some dogs are not mammals", False),
    ],
)
def test_facts_are_facts(fact, holds):
    """A handful that anybody knows."""
    assert FACTS.holds(parse_proposition(fact)) == holds


def test_shares_split_all_texts():
    """Each text is in exactly one of two shares that meet; the smaller holds its part."""
    small, large = Share(0.0, 0.1), Share(0.1, 1.0)
    texts = [f"text {number}" for number in range(COUNT)]

    assert all(small.holds(text) != large.holds(text) for text in texts)
    assert abs(sum(map(small.holds, texts)) / COUNT - 0.1) < NEAR


def test_draws_are_fair():
    """Each of seven, and each order of three, about as often."""
    draws = Draws(key_of("fair"), 1)
    sevenths = Counter(draws.below(7) for _ in range(COUNT))
    orders = Counter(tuple(draws.sample("abc", 3)) for _ in range(COUNT))

    assert all(abs(sevenths[n] / COUNT - 1 / 7) < NEAR for n in range(7))
    assert len(orders) == 6
    assert all(abs(seen / COUNT - 1 / 6) < NEAR for seen in orders.values())


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"lengths": (2,)}, "an argument has 3 terms or more, got (2,)"),
        ({"lengths": ()}, "at least one of its lengths"),
        ({"surfaces": ()}, "at least one of its surfaces"),
        ({"moods": (Mood.parse("AAA-1"),)}, "with moods the lengths are (3,)"),
        ({"moods": valid_moods(), "lengths": (3,)}, "moods of both kinds in the traditional"),
        ({"beliefs": ((Verdict.VALID, Belief.TRUE),)}, "for valid and for invalid arguments"),
        ({"lengths": (500,), "surfaces": (Surface.WORDS,)}, "500 terms need as many words"),
    ],
    ids=str,
)
def test_recipes_that_draw_nothing_are_refused(wrong, message):
    """With what was needed and what came."""
    with pytest.raises(OptionError) as caught:
        Recipe(**wrong)
    assert message in str(caught.value)


@pytest.mark.parametrize("index", [-1, 1.5, True])
def test_indices_are_whole_numbers_from_zero_up(index):
    """There is no last item to count from."""
    with pytest.raises(OptionError, match="an item's index is a whole number from 0 up"):
        Corpus(Recipe(), seed=0)[index]


def test_a_corpus_without_names_to_draw_gives_up():
    """Instead of looking for ever: a handful of words, and hardly any canonical form kept."""
    few = Recipe(surfaces=(Surface.WORDS,), words=Share(0.0, 0.03), kept=Share(0.0, 1e-9))

    with pytest.raises(OptionError, match="allow more words, or keep more"):
        Corpus(few, seed=0)[0]
