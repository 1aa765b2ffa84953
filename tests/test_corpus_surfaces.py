"""What items look like: every text reads back as its argument, whatever its words."""

from itertools import product

import pytest

from syllogism.corpus.corpora import Corpus
from syllogism.corpus.draws import ALL, Draws, Share, key_of
from syllogism.corpus.phrasings import CONCLUSIONS, PHRASINGS, write_argument
from syllogism.corpus.recipes import Recipe
from syllogism.corpus.surfaces import Surface, capacity, draw_nouns
from syllogism.corpus.words import _SYLLABLES, ADJECTIVES, COINED, NOUNS, Noun, coin, regular
from syllogism.errors import OptionError
from syllogism.language.propositions import Form
from syllogism.language.reading import parse_argument, parse_proposition
from syllogism.language.terms import fold, group_spellings, plural

DRAWS = 3_000


@pytest.mark.parametrize("surface", Surface, ids=str)
def test_every_item_reads_back_as_its_argument(surface):
    """Terms, forms, order of premises and conclusion, through the English reader."""
    corpus = Corpus(Recipe(surfaces=(surface,)), seed=10)
    for item in map(corpus.__getitem__, range(600)):
        assert parse_argument(item.text) == item.argument, item.text


@pytest.mark.parametrize("surface", Surface, ids=str)
def test_the_longest_items_read_back_as_well(surface):
    """300 terms, all different: no two words of a pool are taken for one."""
    corpus = Corpus(Recipe(lengths=(300,), surfaces=(surface,)), seed=11)
    for index in range(2):
        item = corpus[index]
        assert len(set(item.argument.terms)) == 300
        assert parse_argument(item.text) == item.argument


@pytest.mark.parametrize("surface", Surface, ids=str)
@pytest.mark.parametrize("form", Form)
def test_every_phrasing_reads_back_about_every_surface(form, surface):
    """Each phrasing of each form, with 20 pairs of terms."""
    draws = Draws(key_of("phrasings"), 0)
    for phrasing in PHRASINGS[form]:
        for _ in range(20):
            x, y = draw_nouns(surface, 2, draws, words=ALL)
            text = phrasing.format(
                x=x.singular,
                xs=x.plural,
                ax=x.with_article,
                y=y.singular,
                ys=y.plural,
                ay=y.with_article,
            )
            read = parse_proposition(text)
            assert read.form is form, text
            assert (read.subject, read.predicate) == (x.plural, y.plural), text


def test_all_phrasings_and_conclusion_words_occur():
    """Varied texts use every way of saying it, standard ones only the first."""
    varied, plain = (Corpus(Recipe(varied=varied), seed=12) for varied in (True, False))
    texts = [varied[index].text for index in range(400)]
    for word in CONCLUSIONS:
        assert any(f" {word}, " in text for text in texts)
    for opening in ("Every ", "Each ", "Everything that is", "Nothing that is", "Nothing is both"):
        assert any(text.startswith(opening) for text in texts)
    for index in range(100):
        item = plain[index]
        assert item.text == str(item.argument)


def test_a_conclusion_begins_with_a_small_letter():
    """After the word that marks it; symbols keep theirs."""
    a, b, c = (Noun(letter, letter) for letter in "ABC")
    draws = Draws(0, 0)

    text = write_argument([(Form.A, a, b)], (Form.E, a, c), draws, varied=False)
    assert text == "All A are B. Therefore, no A are C."


def test_nouns_are_spelled_as_the_reader_spells_them():
    """Singular and plural of each noun are one term, of different nouns never one."""
    spellings = [spelling for noun in NOUNS for spelling in (noun.singular, noun.plural)]
    groups = group_spellings(spellings)

    assert groups == [[noun.singular, noun.plural] for noun in NOUNS]
    assert [plural(noun.singular) for noun in NOUNS] == [noun.plural for noun in NOUNS]
    assert len(set(ADJECTIVES)) == len(ADJECTIVES)


def test_made_up_words_are_no_words():
    """None is in a pool, and the reader takes each for a noun of its own with a plain plural."""
    draws = Draws(key_of("coined"), 0)
    coined = {coin(draws) for _ in range(DRAWS)}
    known = {noun.singular for noun in NOUNS} | set(ADJECTIVES)

    assert known.isdisjoint(coined)
    for word in coined:
        assert plural(word) == plural(word + "s") == regular(word).plural == word + "s"
    assert COINED == 110_075


@pytest.mark.slow
def test_no_two_made_up_words_are_one_term_to_the_reader():
    """All of them at once, in singular and plural."""
    words = ["".join(parts) for parts in product(*_SYLLABLES)]
    spellings = [spelling for word in words for spelling in (word, word + "s")]

    assert len(group_spellings(spellings)) == len(words) == COINED


@pytest.mark.parametrize("surface", Surface, ids=str)
def test_terms_of_an_argument_differ_even_without_case(surface):
    """As many as were asked for, up to what there is."""
    for index in range(50):
        nouns = draw_nouns(surface, 60, Draws(key_of("different"), index), words=Share(0.5, 1.0))
        assert len({fold(noun.plural) for noun in nouns}) == 60


def test_words_come_from_their_share_only():
    """Nouns and adjectives of a half are never those of the other half."""
    halves = Share(0.0, 0.5), Share(0.5, 1.0)
    for surface in Surface:
        drawn = []
        for half in halves:
            draws = Draws(key_of("halves"), 0)
            nouns = [n for _ in range(40) for n in draw_nouns(surface, 5, draws, words=half)]
            drawn.append({word for noun in nouns for word in noun.singular.split()})
        assert drawn[0].isdisjoint(drawn[1]), surface


def test_capacities_are_what_can_be_drawn():
    """All nouns there are, all symbols from A to Z99."""
    assert capacity(Surface.WORDS, ALL) == len(NOUNS) >= 300
    assert capacity(Surface.SIMPLE_SYMBOLS, ALL) == 26 * 101


def test_an_unknown_surface_is_refused():
    """With the names there are."""
    with pytest.raises(OptionError, match=r"a surface is one of words, double words, .* 'runes'"):
        Surface("runes")
