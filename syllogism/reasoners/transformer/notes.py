"""Notes: what there is to see in a question, said beside it while training, and not when asked.

    of each premise                          what is noted beside it
    its number                               its place in the chain: 1, 2, ...
    the word after its number                the number of the premise before it, or THEREFORE
    the term it leads on from                ONWARD or BACKWARD, the way of what follows so far
    the term it leads on to                  the form of what follows so far, or NOTHING

*So far* is from the conclusion's subject to the term that the premise leads on to: of two terms one
statement at most is strongest and implies all others that follow. A verdict has to be found before
a word is written, by looking at all premises side by side. How far a network has come with that,
a verdict alone hardly tells it; the notes do, premise by premise.

Source:
    Lee et al., "Deeply-supervised nets" (2015), and Lightman et al., "Let's verify step by step"
    (2024), for supervising what lies on the way.
"""

from __future__ import annotations

from syllogism.corpus.paths import Path, automaton
from syllogism.errors import ArgumentError
from syllogism.language.arguments import Argument, Import
from syllogism.language.chains import find_chain
from syllogism.language.statements import FORMS, NUMBERS
from syllogism.reasoners.transformer.questions import Question, Spelled
from syllogism.reasoners.transformer.vocabulary import CODES, Mark, Token

_TURNED = len(FORMS)  # added to the number of a link whose subject is the later term
_STRONGEST_FIRST = (0, 4, 1, 5, 2, 6, 3, 7)  # links: A, E, I and O, each also turned


def note(question: Question, argument: Argument, reading: Import) -> tuple[int, ...]:
    """Return the code noted beside each code of a question, `Mark.PADDING` where there is none.

    Raises:
        ArgumentError: The premises make no chain, or one of a hundred links.
    """
    chain = find_chain(argument)
    if chain is None or len(chain.premises) not in CODES:
        raise ArgumentError(f"what is learned from must be a chain below 100 links, got {argument}")
    noted: dict[int, Token] = {}  # by place in the question
    before: Token = Mark.THEREFORE
    path: Path = ()
    places = _premise_places(question)
    links = zip(chain.premises, chain.names[1:], strict=True)
    for place, (premise, there) in enumerate(links, start=1):
        index = argument.premises.index(premise)
        is_turned = premise.subject == there
        path = (*path, NUMBERS[premise.form] + (_TURNED if is_turned else 0))
        strongest = _strongest(path, reading)
        number, terms = places[index]
        start, end = reversed(terms) if is_turned else terms
        noted[number] = place
        noted[number + 1] = before
        noted[start] = Mark.BACKWARD if (strongest or 0) >= _TURNED else Mark.ONWARD
        noted[end] = Mark.NOTHING if strongest is None else FORMS[strongest % _TURNED]
        before = index + 1
    padding = CODES[Mark.PADDING]
    codes = {at: CODES[token] for at, token in noted.items()}
    return tuple(codes.get(at, padding) for at in range(len(question.codes)))


def _premise_places(question: Question) -> list[tuple[int, tuple[int, int]]]:
    """Return where the number of each premise stands, and where its terms do."""
    tokens = [question.at(code) for code in question.codes]
    mentions = [at for at, token in enumerate(tokens) if isinstance(token, Spelled)]
    numbers = [at for at, token in enumerate(tokens) if isinstance(token, int)]
    places, after = [], 0
    for first, second in zip(mentions[:-2:2], mentions[1:-2:2], strict=True):
        number = next(at for at in numbers if at >= after)
        places.append((number, (first, second)))
        after = second
    return places


def _strongest(path: Path, reading: Import) -> int | None:
    """Return the link between the ends of a path that implies all others that follow, if any."""
    follows = automaton(reading)
    said = follows.says[follows.run(path)]
    return next((link for link in _STRONGEST_FIRST if link in said), None)
