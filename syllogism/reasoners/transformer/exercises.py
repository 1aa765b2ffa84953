"""Reading exercises: the chain that the premises make, and nothing about what follows from them.

What begins with verdicts lingers at what the forms alone tell, since no part of finding equal terms
pays without the rest of it. To follow a chain from term to term is nothing but finding equal ones,
and every token says whether the right one was found. So a transformer learns to read first, and
then to answer, in whatever style.

Source:
    Bengio et al., "Curriculum learning" (2009), for easier examples first.
"""

from __future__ import annotations

from syllogism.corpus.items import Item
from syllogism.reasoners.transformer.answers import chain_tokens
from syllogism.reasoners.transformer.questions import ask_text
from syllogism.reasoners.transformer.sequences import Sequence
from syllogism.reasoners.transformer.vocabulary import CODES, Mark


def encode_exercise(item: Item) -> Sequence:
    """Return the question of an item, with its chain for an answer.

    Raises:
        ArgumentError: The item's text does not mention its terms in their order, or its premises
            make no chain.
    """
    question = ask_text(item.text, item.argument, item.reading)
    chain = map(question.code_of, chain_tokens(item.argument))
    return Sequence.of(question, (*chain, CODES[Mark.END]))
