"""Rows of a study made by hand: what a run would have written, each column with a usual value."""

import pandas as pd

JUDGED = {
    "question": "moods",
    "reasoner": "somebody",
    "seed": 1,
    "terms": 3,
    "mood": "AAA-1",
    "name": "Barbara",
    "reading": "traditional",
    "surface": "words",
    "argument": "All M are P. All S are M. Therefore, all S are P.",
    "notation": "A(M,P) A(S,M) |- A(S,P)",
    "is_valid": True,
    "right": True,
    "grade": "sound",
    "seconds": 0.001,
}
TIED = {
    "question": "coherence",
    "law": "conversion",
    "reasoner": "somebody",
    "seed": 1,
    "terms": 3,
    "reading": "traditional",
    "arguments": "one\nother",
    "notations": "E(S,P) |- E(S,P)\nE(P,S) |- E(S,P)",
    "verdicts": "valid valid",
    "outcome": "kept",
    "seconds": 0.002,
}
COLUMNS_OF_PAIRS = ["item", *TIED]


def judgements(*rows):
    """A table of judgements; item numbers count up, and the verdict follows from what is right."""
    made = [{"item": number, **JUDGED, **row} for number, row in enumerate(rows)]
    for row in made:
        said = "valid" if row["is_valid"] == row["right"] else "invalid"
        row.setdefault("verdict", said)
    return pd.DataFrame(made)


def pairs(*rows):
    """A table of instances of laws; item numbers count up."""
    made = [{"item": number, **TIED, **row} for number, row in enumerate(rows)]
    return pd.DataFrame(made, columns=COLUMNS_OF_PAIRS)
