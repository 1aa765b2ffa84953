"""Five sentences that a reader who knows no statistics can follow, whatever was asked."""

import re
from itertools import chain

import pytest
from rows import judgements, pairs

from syllogism.study.scores import score_judgements, score_pairs
from syllogism.study.summary import five_sentences

BASELINE = "always INVALID"


def answers(name, right, *, count=1000, sound=None, grade="sound", question="moods", seconds=0.02):
    """Judgements of which the first are right, and of those the first explained soundly."""
    founded = right if sound is None else sound
    return [
        {
            "question": question,
            "reasoner": name,
            "item": item,
            "right": item < right,
            "grade": grade if item < founded else "absent" if grade == "absent" else "wrong",
            "seconds": seconds,
        }
        for item in range(count)
    ]


def checks(name, broken, *, count=200):
    """Instances of a law, of which the first are broken."""
    return [
        {"reasoner": name, "item": item, "outcome": "broken" if item < broken else "kept"}
        for item in range(count)
    ]


def tell(judged=(), tied=()):
    """The five sentences about rows of judgements and of pairs."""
    scores = score_judgements(judgements(*chain(*judged))) if judged else ()
    laws = score_pairs(pairs(*chain(*tied))) if tied else ()
    return five_sentences(scores, laws)


def test_a_whole_study_in_five_sentences():
    """What was asked, who is right, for the right reason, who is coherent, and what it costs."""
    told = tell(
        [
            answers(BASELINE, 906, grade="absent"),
            answers("symbolic", 1000, seconds=0.0004),
            answers("spheres", 1000, seconds=0.0011),
            answers("mute", 947, grade="absent"),
            answers("talker", 953, sound=700),
        ],
        [
            checks(BASELINE, 0),
            checks("symbolic", 0),
            checks("spheres", 0),
            checks("mute", 11),
            checks("talker", 1),
        ],
    )

    assert told == (
        "Four reasoners, symbolic, spheres, mute and talker, were asked about the same 1,000 "
        "arguments whether the conclusion follows and why, and a program that shares no code with "
        "any reasoner checked every reason.",
        "On these arguments, symbolic and spheres were right every time, mute was right 94.7% of "
        "the time and talker 95.3%; saying “invalid” without looking would be right 90.6% of the "
        "time.",
        "As for reasons, every right answer of symbolic and spheres and 73.5% of the right answers "
        "of talker came with one that holds, and mute gave none.",
        "In 200 checks of each on arguments that stand or fall together, symbolic and spheres "
        "never contradicted themselves, mute contradicted itself 11 times and talker 1 time.",
        "A typical answer took from 400 microseconds (symbolic) to 20 milliseconds (talker); what "
        "to remember is that a right answer need not have a right reason.",
    )


def test_one_perfect_reasoner_alone():
    """No baseline, no laws, nobody to compare with."""
    assert tell([answers("symbolic", 256, count=256)]) == (
        "One reasoner, symbolic, was asked about 256 arguments whether the conclusion follows and "
        "why, and a program that shares no code with any reasoner checked every reason.",
        "On these arguments, symbolic was right every time.",
        "As for reasons, every right answer of symbolic came with one that holds.",
        "Who contradicts itself is not known, since nobody was asked about arguments that stand or "
        "fall together.",
        "A typical answer took symbolic 20 milliseconds; whoever was right here was right for a "
        "reason that holds.",
    )


def test_nobody_is_ever_right():
    """Then there are no right reasons either."""
    told = tell([answers("one", 0), answers("other", 0)], [checks("one", 3), checks("other", 9)])

    assert told[1] == "On these arguments, one was right 0% of the time and other 0%."
    assert told[2] == "As nobody was ever right, nobody was right for the right reason."
    assert told[3] == (
        "In 200 checks of each on arguments that stand or fall together, one contradicted itself "
        "3 times and other 9 times."
    )
    assert told[4].endswith("there was no right answer among them.")


def test_only_laws_were_asked():
    """Who is right is not known then."""
    told = tell(tied=[checks("symbolic", 0, count=1), checks("spheres", 0, count=30)])

    assert told[0] == (
        "Two reasoners, symbolic and spheres, were asked about arguments that stand or fall "
        "together."
    )
    assert told[1].startswith("Who is right is not known")
    assert told[2] == "Who is right for the right reason is not known either."
    assert told[3].startswith("In 1 to 30 checks of each on arguments")
    assert told[4] == "What an answer costs is not known, since none was timed."


@pytest.mark.parametrize("judged", [(), (answers(BASELINE, 906, grade="absent"),)])
def test_nobody_was_asked(judged):
    """The baseline is nobody."""
    told = tell(judged)

    assert told[0] == "No reasoner was asked anything."
    assert all("not known" in sentence for sentence in told[1:])


def test_of_many_the_least_and_the_greatest_are_named():
    """A sentence with nine names and numbers would not be read."""
    names = [f"net {number}" for number in range(11)]
    told = tell(
        [answers("symbolic", 1000)]
        + [answers(name, 500 + 40 * place, sound=100) for place, name in enumerate(names)],
        [checks("symbolic", 0)] + [checks(name, place + 1) for place, name in enumerate(names)],
    )

    assert told[0].startswith("12 reasoners, symbolic, net 0, ")
    assert told[1] == (
        "On these arguments, symbolic was right every time and the other 11 were right 50% "
        "(net 0) to 90% (net 10) of the time."
    )
    assert told[2] == (
        "As for reasons, every right answer of symbolic and 11.1% (net 10) to 20% (net 0) of the "
        "right answers of the other 11 came with one that holds."
    )
    assert told[3].endswith(
        "symbolic never contradicted itself and the other 11 contradicted themselves in 0.5% "
        "(net 0) to 5.5% (net 10) of them."
    )


def test_many_without_a_perfect_one():
    """There is nobody whom they are other than."""
    names = [f"net {number}" for number in range(4)]
    told = tell([answers(name, 500 + 10 * place) for place, name in enumerate(names)])

    assert told[1].startswith("On these arguments, the 4 reasoners were right 50% (net 0) to 53%")


def test_evidence_that_never_holds_is_not_silence():
    """Who gives reasons that are all wrong is told apart from who gives none."""
    told = tell([answers("talker", 900, sound=0), answers("mute", 900, grade="absent")])

    assert told[2] == (
        "As for reasons, none of the right answers of talker came with one that holds, "
        "and mute gave none."
    )


def test_almost_always_is_not_always():
    """One wrong answer of ten thousand is not rounded away, nor one right one."""
    told = tell([answers("one", 9999, count=10_000), answers("other", 1, count=10_000)])

    assert "one was right over 99.9% of the time and other under 0.1%" in told[1]


def test_reasoners_are_compared_on_the_same_arguments():
    """A question that only some were asked is left out, and that is said."""
    fast = answers("fast", 1000) + answers("fast", 0, question="more", count=5000)
    told = tell([fast, answers("slow", 900), answers(BASELINE, 300, question="more")])

    assert "were asked about the same 1,000 arguments, and some of them about more," in told[0]
    assert told[1] == (
        "On these arguments, fast was right every time and slow was right 90% of the time."
    )


def test_reasoners_without_a_common_question_are_told_of_all_the_same():
    """Then each is counted on its own arguments."""
    told = tell([answers("one", 40, count=50), answers("other", 60, count=80, question="more")])

    assert "were asked about 50 to 80 arguments whether" in told[0]
    assert "one was right 80% of the time and other 75%" in told[1]


@pytest.mark.parametrize("right", [0, 1, 500, 999, 1000])
@pytest.mark.parametrize("sound", [0, 1, None])
@pytest.mark.parametrize("grade", ["sound", "absent"])
def test_every_sentence_is_one(right, sound, grade):
    """It begins with a capital or a number, ends with a full stop, and has no gaps in it."""
    rows = answers("somebody", right, sound=min(sound or right, right), grade=grade)
    for sentence in tell([rows, answers(BASELINE, 906)], [checks("somebody", right % 200)]):
        assert re.fullmatch(r"[A-Z0-9].*[^.]\.", sentence)
        assert not re.search(r"  | [,;.]|\bNone\b|nan|\d{4}", sentence)
