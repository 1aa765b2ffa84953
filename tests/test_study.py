"""The study: what is asked, what is recorded, and how it is scored."""

from collections import Counter
from itertools import product

import numpy as np
import pytest
from scipy.stats import binomtest

from syllogism.corpus.items import canonical_form
from syllogism.corpus.splits import FOR_TESTS, FOR_TRAINING
from syllogism.estimates import proportion
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Judgement, Reasoner, Verdict
from syllogism.evidence.proofs import Proof, Rule, Step
from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS, Mood, find_mood
from syllogism.logic.validity import is_valid
from syllogism.reasoners.symbolic import Symbolic
from syllogism.study.baseline import AlwaysInvalid
from syllogism.study.items import draw_items
from syllogism.study.records import Record, judge_items, read_records, write_records
from syllogism.study.scores import score_records, write_scores

FIGURE = "held-out figure 4"
CASES = list(product(("random", FIGURE), Import))


class LuckyGuesser(Reasoner):
    """Always right, and always with a proof that stops at the first premise."""

    name = "lucky guesser"

    def judge(self, arguments, *, reading=Import.TRADITIONAL):
        """Return the right verdict beside a proof of what was given anyway."""
        return [
            Judgement(
                argument,
                reading,
                self.name,
                Verdict.VALID if is_valid(argument, reading) else Verdict.INVALID,
                Proof((Step(argument.premises[0], Rule.PREMISE),)),
                0.001,
            )
            for argument in arguments
        ]


def record(mood, verdict, grade, *, seconds=0.5, reasoner="somebody"):
    """One line of a table made by hand; the truth is computed."""
    parsed = Mood.parse(mood)
    return Record(
        reasoner=reasoner,
        split="random",
        item=7,
        mood=parsed,
        reading=Import.TRADITIONAL,
        argument=str(parsed.syllogism()),
        is_valid=is_valid(parsed.syllogism()),
        verdict=verdict,
        remark="",
        kind="proof",
        evidence="because",
        grade=grade,
        reason="it seems so",
        seconds=seconds,
    )


# Four valid arguments in two moods, three of them found; four invalid ones, one undecided.
BY_HAND = [
    record("Barbara", Verdict.VALID, Grade.SOUND, seconds=1.0),
    record("Barbara", Verdict.VALID, Grade.SOUND, seconds=2.0),
    record("Darii", Verdict.VALID, Grade.WRONG, seconds=3.0),
    record("Darii", Verdict.INVALID, Grade.CONTRARY, seconds=4.0),
    record("AAA-2", Verdict.INVALID, Grade.SOUND, seconds=5.0),
    record("AAA-2", Verdict.INVALID, Grade.SOUND, seconds=6.0),
    record("AAA-3", Verdict.INVALID, Grade.ABSENT, seconds=7.0),
    record("AAA-3", Verdict.UNDECIDED, Grade.ABSENT, seconds=8.0),
]


def wilson(hits, count):
    """The same interval by another library."""
    interval = binomtest(hits, count).proportion_ci(method="wilson")
    return pytest.approx((interval.low, interval.high), abs=1e-12)


@pytest.mark.parametrize(("split", "reading"), CASES, ids=str)
def test_every_mood_of_a_split_is_asked_equally_often(split, reading):
    """256 moods four times each, or the 64 held out eight times each, in the reading asked for."""
    items = draw_items(split, seed=3, reading=reading)
    asked = Counter(item.mood for item in items)

    assert set(asked) == {mood for mood in MOODS if split == "random" or mood.figure == 4}
    assert set(asked.values()) == {4 if split == "random" else 8}
    assert {item.reading for item in items} == {reading}
    assert all(find_mood(item.argument) == item.mood for item in items)


@pytest.mark.parametrize(
    "split", ["held-out words", "premise order forward", "held-out mood Bocardo"]
)
def test_any_split_asks_about_syllogisms(split):
    """What it holds out, or what its control asks; at least 512 of them."""
    items = draw_items(split, seed=1)

    assert len(items) >= 512
    assert {len(item.argument.terms) for item in items} == {3}


def test_no_item_can_be_in_a_training_corpus():
    """Its canonical form belongs to the share that is kept for tests, under any seed."""
    for item in draw_items("random", seed=1)[::50]:
        premises = ((p.form.value, p.subject, p.predicate) for p in item.argument.premises)
        last = item.argument.conclusion
        asked = canonical_form(
            item.reading, premises, (last.form.value, last.subject, last.predicate)
        )
        assert FOR_TESTS.holds(asked)
        assert not FOR_TRAINING.holds(asked)


@pytest.mark.parametrize(("split", "reading"), CASES, ids=str)
def test_the_truth_about_an_item_does_not_depend_on_its_words(split, reading):
    """What the truth tables say of the mood, proofs and countermodels say of the argument."""
    for item in draw_items(split, seed=0, reading=reading)[::7]:
        assert item.is_valid == is_valid(item.argument, reading)


def test_the_same_seed_draws_the_same_items():
    """And another seed draws others."""
    first, again, other = (draw_items("random", seed=seed) for seed in (5, 5, 6))

    assert first == again
    assert first != other


def test_scores_are_what_a_pencil_says():
    """Counted by hand from the eight records above."""
    (score,) = score_records(BY_HAND)

    assert (score.accuracy.value, score.accuracy.count) == (6 / 8, 8)
    assert score.balanced_accuracy.value == (3 / 4 + 3 / 4) / 2
    assert (score.moods_found.value, score.moods_found.count) == (1 / 2, 2)
    assert (score.sound.value, score.sound.count) == (4 / 8, 8)
    assert score.right_for_the_wrong_reason.value == pytest.approx(2 / 6)
    assert score.right_for_the_wrong_reason.count == 6
    assert (score.undecided.value, score.undecided.count) == (1 / 8, 8)
    assert (score.seconds.value, score.seconds.count) == (4.5, 8)


def test_proportions_have_wilsons_interval():
    """As scipy computes it, at the edges as well."""
    for hits, count in [(0, 5), (6, 8), (24, 24), (928, 1024)]:
        share = proportion(hits, count)
        assert (share.low, share.high) == wilson(hits, count)


def test_balanced_accuracy_has_newcombes_interval():
    """The ends of two Wilson intervals, combined by Pythagoras, then halved and shifted."""
    (score,) = score_records(BY_HAND)
    found = binomtest(3, 4).proportion_ci(method="wilson")
    alarms = binomtest(1, 4).proportion_ci(method="wilson")
    below = np.hypot(3 / 4 - found.low, alarms.high - 1 / 4)
    above = np.hypot(found.high - 3 / 4, 1 / 4 - alarms.low)

    assert score.balanced_accuracy.low == pytest.approx(1 / 2 + (1 / 2 - below) / 2)
    assert score.balanced_accuracy.high == pytest.approx(1 / 2 + (1 / 2 + above) / 2)


def test_a_share_of_nothing_is_no_number():
    """No valid argument, so none can be found; no right verdict, so none for a wrong reason."""
    (score,) = score_records([record("AAA-2", Verdict.VALID, Grade.WRONG)])

    assert score.balanced_accuracy is None
    assert score.moods_found is None
    assert score.right_for_the_wrong_reason is None


def test_always_invalid_is_right_on_232_of_256_and_finds_nothing():
    """The number every score is reported beside."""
    (score,) = score_records(judge_items(AlwaysInvalid(), draw_items("random", seed=0)))

    assert score.is_baseline
    assert score.accuracy.value == 232 / 256
    assert score.balanced_accuracy.value == 1 / 2
    assert score.moods_found.value == 0
    assert score.right_for_the_wrong_reason.value == 1


def test_being_right_for_the_wrong_reason_is_found_out():
    """Every verdict is right, no proof proves anything, and the audit says so."""
    items = draw_items(FIGURE, seed=0)
    records = judge_items(LuckyGuesser(), items)
    (score,) = score_records(records)

    assert score.accuracy.value == 1
    assert score.sound.value == 0
    assert score.right_for_the_wrong_reason.value == 1
    assert {entry.grade for entry in records} == {Grade.INCOMPLETE}
    assert all("not the conclusion" in entry.reason for entry in records)


def test_the_symbolic_reasoner_is_right_for_the_right_reason():
    """Every record carries the audit's SOUND beside a proof or a countermodel."""
    records = judge_items(Symbolic(), draw_items(FIGURE, seed=0)[:64])

    assert {entry.grade for entry in records} == {Grade.SOUND}
    assert {entry.kind for entry in records} == {"proof", "countermodel"}
    assert all(entry.is_right for entry in records)


def test_progress_is_told_after_every_batch():
    """Done grows up to the total."""
    told = []
    items = draw_items(FIGURE, seed=0)[:300]
    judge_items(Symbolic(), items, progress=lambda *call: told.append(call))

    assert told == [(f"symbolic, {FIGURE}", done, 300) for done in (128, 256, 300)]


def test_records_come_back_from_the_file_as_they_went(tmp_path):
    """Enums, moods and numbers included, and nothing else is left in the directory."""
    path = tmp_path / "judgements.parquet"
    records = judge_items(LuckyGuesser(), draw_items(FIGURE, seed=0)[:50])
    write_records(records, path)

    assert read_records(path) == records
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_the_old_file_alone(tmp_path):
    """And no half of a new one beside it."""
    path = tmp_path / "judgements.parquet"
    write_records(BY_HAND, path)
    with pytest.raises(AttributeError):
        write_records([None], path)

    assert read_records(path) == BY_HAND
    assert list(tmp_path.iterdir()) == [path]


def test_every_estimate_is_written_with_its_interval_and_count(tmp_path):
    """A row for a score, four columns for an estimate."""
    write_scores(score_records(BY_HAND), tmp_path / "scores.csv")
    header, row = (tmp_path / "scores.csv").read_text().splitlines()
    written = dict(zip(header.split(","), row.split(","), strict=True))

    assert written["reasoner"] == "somebody"
    assert float(written["accuracy"]) == 0.75
    assert float(written["accuracy_low"]) == pytest.approx(proportion(6, 8).low)
    assert written["moods_found_count"] == "2"
