"""The sphere network decides every argument over three terms, and shows why; chains are apart."""

import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from oracles import arguments, worlds_say_valid

from syllogism.errors import OptionError
from syllogism.evidence.certificates import Certificate
from syllogism.evidence.configurations import Configuration
from syllogism.evidence.judgements import Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import MOODS, Mood
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.spheres.reasoner import Spheres

SYLLOGISMS = [mood.syllogism() for mood in MOODS]
SPHERES = Spheres()


def _pictures(configuration, propositions, inhabited, tolerance=1e-9):
    """Whether propositions hold of some balls, measured from their centres and radii."""
    balls = zip(configuration.centres, configuration.radii, strict=True)
    ball = dict(zip(configuration.terms, balls, strict=True))
    for proposition in propositions:
        (c, r), (k, s) = ball[proposition.subject], ball[proposition.predicate]
        distance = float(np.sqrt(((c - k) ** 2).sum()))
        missing = {
            Form.A: distance + r - s,
            Form.E: r + s - distance,
            Form.I: 1 + distance - r - s,
            Form.O: 1 + s - distance - r,
        }[proposition.form]
        if missing > tolerance:
            return False
    return all(ball[term][1] >= 1 for term in inhabited)


def _inhabited(argument, reading):
    if reading is Import.TRADITIONAL:
        return set(argument.terms)
    stated = [*argument.premises, argument.conclusion.contradictory]
    both = {t for p in stated if p.form is Form.I for t in (p.subject, p.predicate)}
    return both | {p.subject for p in stated if p.form is Form.O}


def _refutes(judgement):
    argument = judgement.argument
    propositions = [*argument.premises, argument.conclusion.contradictory]
    inhabited = _inhabited(argument, judgement.reading)
    return _pictures(judgement.evidence, propositions, inhabited)


def _shown(judgement):
    """A judgement without its cost, down to the last bit."""
    evidence = judgement.evidence
    if isinstance(evidence, Configuration):
        evidence = (evidence.terms, evidence.centres.tobytes(), evidence.radii.tobytes())
    return judgement.verdict, evidence, judgement.remark


@pytest.mark.parametrize("reading", Import)
def test_all_256_moods_are_decided_as_the_worlds_decide_them(reading):
    """Brute force over the 256 Venn worlds agrees, and no mood is left undecided."""
    for judgement in SPHERES.judge(SYLLOGISMS, reading=reading):
        valid = worlds_say_valid(judgement.argument, reading)
        assert judgement.verdict is (Verdict.VALID if valid else Verdict.INVALID)


@pytest.mark.parametrize("dim", [2, 3, 5, 10, 100, 1000, 3000])
@pytest.mark.parametrize(("reading", "valid"), [(Import.TRADITIONAL, 24), (Import.MODERN, 15)])
def test_every_dimension_has_the_same_certificates_and_its_own_pictures(dim, reading, valid):
    """24 certificates and 232 configurations with import, 15 and 241 without."""
    judgements = Spheres(dim=dim).judge(SYLLOGISMS, reading=reading)
    kinds = Counter(type(judgement.evidence) for judgement in judgements)

    assert kinds == {Certificate: valid, Configuration: 256 - valid}
    for judgement in judgements:
        if judgement.verdict is Verdict.INVALID:
            assert judgement.evidence.centres.shape == (3, dim)
            assert _refutes(judgement)


def test_names_and_order_do_not_matter():
    """1,024 syllogisms under random names with premises in random order: the same verdicts."""
    dice = random.Random(7)
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    shuffled = []
    for syllogism in SYLLOGISMS * 4:
        names = dice.sample(alphabet, 3)
        premises = dice.sample(syllogism.premises, 2)
        renamed = Argument(tuple(premises), syllogism.conclusion)
        shuffled.append(renamed.renamed(dict(zip("SMP", names, strict=True))))
    expected = [judgement.verdict for judgement in SPHERES.judge(SYLLOGISMS)] * 4
    judgements = SPHERES.judge(shuffled)

    assert [judgement.verdict for judgement in judgements] == expected
    assert all(_refutes(j) for j in judgements if j.verdict is Verdict.INVALID)


def test_a_name_never_reaches_the_network():
    """Renamed terms have the same balls, to the last bit."""
    aao4 = Mood.parse("AAO-4").syllogism()
    ours, theirs = SPHERES.judge([aao4, aao4.renamed({"S": "sheep", "M": "S"})])

    assert (ours.evidence.centres == theirs.evidence.centres).all()
    assert theirs.evidence.terms == ("P", "S", "sheep")


@pytest.mark.parametrize("dim", [2, 1000])
def test_company_does_not_matter(dim):
    """Alone, in any batch and in any order an argument gets the same evidence, to the last bit."""
    spheres = Spheres(dim=dim)
    together = [_shown(judgement) for judgement in spheres.judge(SYLLOGISMS)]
    turned = [_shown(judgement) for judgement in spheres.judge(SYLLOGISMS[::-1])]
    some = [_shown(judgement) for judgement in spheres.judge(SYLLOGISMS[100:117])]
    alone = [_shown(spheres.judge([syllogism])[0]) for syllogism in SYLLOGISMS[:5]]

    assert turned[::-1] == together
    assert some == together[100:117]
    assert alone == together[:5]


def test_which_of_two_contradictions_is_told_does_not_depend_on_the_company():
    """An argument with two reasons gives the same one beside an argument of 30 premises."""
    y, z = Proposition(Form.O, "y", "y"), Proposition(Form.E, "z", "z")
    torn = Argument((y, z, Proposition(Form.E, "y", "y")), Proposition(Form.O, "y", "x"))
    terms = ("x", "y", "z")
    crowd = [Proposition(f, s, p) for f in Form for s in terms for p in terms if s != p]
    crowded = Argument((*crowd, *(Proposition(f, s, s) for f in Form for s in terms)), y)

    (alone,), (together, _) = SPHERES.judge([torn]), SPHERES.judge([torn, crowded])

    assert alone.evidence == together.evidence


def test_more_statements_in_the_batch_do_not_matter():
    """An argument with many premises makes the arrays wider, and nobody's evidence different."""
    crowd = Argument(tuple(s.premises[0] for s in SYLLOGISMS), SYLLOGISMS[0].conclusion)
    judgements = SPHERES.judge([*SYLLOGISMS[:10], crowd])

    assert list(map(_shown, judgements[:10])) == list(map(_shown, SPHERES.judge(SYLLOGISMS[:10])))


def test_seeds_change_the_picture_and_not_the_verdict():
    """The same seed is the same picture; another seed is another."""
    first, again, second = (
        Spheres(seed=seed).judge(SYLLOGISMS, reading=Import.MODERN) for seed in (3, 3, 4)
    )

    assert list(map(_shown, first)) == list(map(_shown, again))
    assert [j.verdict for j in first] == [j.verdict for j in second]
    assert any(_shown(a) != _shown(b) for a, b in zip(first, second, strict=True))


@pytest.mark.parametrize("reading", Import)
@settings(max_examples=150, deadline=None)
@given(argument=arguments(most=3))
def test_any_number_of_premises_over_up_to_three_terms(reading, argument):
    """One term, two terms, a term with itself, contradictory and repeated premises: all decided."""
    (judgement,) = SPHERES.judge([argument], reading=reading)

    assert judgement.verdict is not Verdict.UNDECIDED
    assert (judgement.verdict is Verdict.VALID) == worlds_say_valid(argument, reading)
    if judgement.verdict is Verdict.INVALID:
        assert _refutes(judgement)
        assert set(judgement.evidence.terms) == set(argument.terms)


@pytest.mark.parametrize(
    ("conclusion", "traditional", "modern"),
    [
        (Form.A, Verdict.VALID, Verdict.VALID),
        (Form.E, Verdict.INVALID, Verdict.INVALID),
        (Form.I, Verdict.VALID, Verdict.INVALID),
        (Form.O, Verdict.INVALID, Verdict.INVALID),
    ],
)
def test_a_term_said_of_itself(conclusion, traditional, modern):
    """*All S are S* without premises; *some S are S* only where S has an instance."""
    identity = Argument((), Proposition(conclusion, "S", "S"))

    assert SPHERES.judge([identity])[0].verdict is traditional
    assert SPHERES.judge([identity], reading=Import.MODERN)[0].verdict is modern


def test_an_empty_term_is_a_ball_of_no_size():
    """Without import *all unicorns are horses* and *no unicorns are horses* live together."""
    unicorns = [Proposition(form, "unicorns", "horses") for form in (Form.A, Form.E)]
    configuration = SPHERES.find_configuration(unicorns, reading=Import.MODERN)

    assert configuration.radii[0] <= 0
    assert _pictures(configuration, unicorns, inhabited=())
    assert SPHERES.find_configuration(unicorns) is None


def test_premises_in_which_no_one_believes_prove_everything():
    """From contradictory premises the certificate uses the premises alone."""
    x_y = [Proposition(form, "x", "y") for form in (Form.I, Form.E)]
    (judgement,) = SPHERES.judge([Argument(tuple(x_y), Proposition(Form.A, "y", "x"))])

    assert judgement.verdict is Verdict.VALID
    assert judgement.evidence.propositions == tuple(x_y)


def test_more_terms_than_there_is_room_for_are_undecided():
    """Not knowing is an answer: the others in the batch are decided."""
    links = tuple(Proposition(Form.A, f"x{i}", "hub") for i in range(150))
    star = Argument(links, Proposition(Form.A, "x0", "x149"))
    undecided, decided = SPHERES.judge([star, SYLLOGISMS[0]])

    assert undecided.verdict is Verdict.UNDECIDED
    assert undecided.evidence is None
    assert undecided.remark == "the argument speaks of 151 terms, and this network has room for 128"
    assert decided.verdict is Verdict.VALID


def test_a_line_has_no_room_for_three_spheres():
    """The error says how many dimensions are needed."""
    with pytest.raises(OptionError, match="dim is a whole number from 2 up, got 1"):
        Spheres(dim=1)


def test_no_arguments_no_judgements():
    """An empty batch is a batch."""
    assert SPHERES.judge([]) == []
