"""Arguments in English: each form can be put in several ways, and all of them are read back.

A term is put in as ``{x}``, ``{y}`` (singular), ``{xs}``, ``{ys}`` (plural) or ``{ax}``, ``{ay}``
(singular with its article). The first phrasing of each form is the standard one.
"""

from __future__ import annotations

from collections.abc import Iterable

from syllogism.corpus.draws import Draws
from syllogism.corpus.words import Noun
from syllogism.language.propositions import Form

PHRASINGS = {
    Form.A: (
        "All {xs} are {ys}",
        "Every {x} is {ay}",
        "Each {x} is {ay}",
        "Everything that is {ax} is {ay}",
    ),
    Form.E: (
        "No {xs} are {ys}",
        "No {x} is {ay}",
        "Nothing that is {ax} is {ay}",
        "Nothing is both {ax} and {ay}",
    ),
    Form.I: (
        "Some {xs} are {ys}",
        "Some {x} is {ay}",
        "Something that is {ax} is {ay}",
        "Something is both {ax} and {ay}",
    ),
    Form.O: (
        "Some {xs} are not {ys}",
        "Some {x} is not {ay}",
        "Not all {xs} are {ys}",
        "Not every {x} is {ay}",
        "Something that is {ax} is not {ay}",
    ),
}
CONCLUSIONS = ("Therefore", "So", "Hence", "Thus", "Consequently")

Statement = tuple[Form, Noun, Noun]
"""A form, a subject and a predicate."""


def write_argument(
    premises: Iterable[Statement], conclusion: Statement, draws: Draws, *, varied: bool
) -> str:
    """Return an argument as English text, with a phrasing drawn for each sentence.

    >>> from syllogism.corpus.words import regular
    >>> s, m, p = map(regular, ("baker", "miner", "knight"))
    >>> draws = Draws(0, 0)
    >>> write_argument([(Form.A, m, p), (Form.E, s, m)], (Form.O, s, p), draws, varied=False)
    'All miners are knights. No bakers are miners. Therefore, some bakers are not knights.'

    Args:
        premises: In the order in which they are stated.
        conclusion: What is said to follow.
        draws: Source of the phrasings.
        varied: Whether other phrasings than the standard one are drawn, each as often.
    """
    sentences = [f"{_sentence(premise, draws, varied=varied)}. " for premise in premises]
    concluding = draws.choose(CONCLUSIONS) if varied else CONCLUSIONS[0]
    last = _sentence(conclusion, draws, varied=varied)
    return f"{''.join(sentences)}{concluding}, {last[0].lower()}{last[1:]}."


def _sentence(statement: Statement, draws: Draws, *, varied: bool) -> str:
    form, x, y = statement
    phrasing = draws.choose(PHRASINGS[form]) if varied else PHRASINGS[form][0]
    return phrasing.format(
        x=x.singular, xs=x.plural, ax=x.with_article, y=y.singular, ys=y.plural, ay=y.with_article
    )
