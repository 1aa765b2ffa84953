"""Every reasoner keeps the same promises."""

import pytest

from syllogism.answers import REASONERS, find_reasoner
from syllogism.errors import OptionError
from syllogism.evidence.audit import audit
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Verdict
from syllogism.evidence.records import to_record
from syllogism.language.arguments import Argument, Import
from syllogism.language.moods import MOODS
from syllogism.language.propositions import Form, Proposition

SYLLOGISMS = [mood.syllogism("poets", "dreamers", "bankers") for mood in MOODS[::3]]
CHAIN = Argument(
    tuple(Proposition(Form.A, f"x{i}", f"x{i + 1}") for i in range(4)),
    Proposition(Form.A, "x0", "x4"),
)
ONE_PREMISE = Argument((Proposition(Form.E, "x", "y"),), Proposition(Form.E, "y", "x"))
NO_PREMISE = Argument((), Proposition(Form.A, "x", "x"))
STAR = Argument(tuple(Proposition(Form.A, t, "w") for t in "xyz"), Proposition(Form.A, "x", "y"))
ODD = [CHAIN, STAR, ONE_PREMISE, NO_PREMISE]


@pytest.fixture(params=sorted(REASONERS))
def reasoner(request):
    return find_reasoner(request.param)


def _essence(judgement):
    return (judgement.verdict, to_record(judgement.evidence), judgement.remark)


@pytest.mark.parametrize("reading", Import)
def test_judgements_answer_the_arguments_in_order(reasoner, reading):
    """One each, about its own argument and reading, signed and with its cost."""
    judgements = reasoner.judge([*SYLLOGISMS, *ODD], reading=reading)

    assert [judgement.argument for judgement in judgements] == [*SYLLOGISMS, *ODD]
    for judgement in judgements:
        assert judgement.reading is reading
        assert judgement.reasoner == reasoner.name
        assert judgement.seconds >= 0


def test_no_arguments_no_judgements(reasoner):
    """An empty batch is a batch."""
    assert reasoner.judge([]) == []


def test_judgements_do_not_depend_on_the_batch(reasoner):
    """Alone, again, in reverse order or among others: the same verdict and evidence."""
    together = [_essence(judgement) for judgement in reasoner.judge([*SYLLOGISMS, *ODD])]
    reversed_ = [_essence(judgement) for judgement in reasoner.judge([*SYLLOGISMS, *ODD][::-1])]
    alone = [_essence(reasoner.judge([argument])[0]) for argument in SYLLOGISMS[:8]]

    assert together == reversed_[::-1]
    assert together[:8] == alone


@pytest.mark.parametrize("reading", Import)
def test_not_knowing_is_an_answer_with_a_remark(reasoner, reading):
    """UNDECIDED says why and shows nothing; a decided argument needs no remark."""
    for judgement in reasoner.judge([*SYLLOGISMS, *ODD], reading=reading):
        if judgement.verdict is Verdict.UNDECIDED:
            assert judgement.remark
            assert judgement.evidence is None


@pytest.mark.parametrize("reading", Import)
def test_every_judgement_can_be_audited_and_written_down(reasoner, reading):
    """The audit grades it, and whoever promises evidence has it for every verdict."""
    is_trained = reasoner.name.startswith("transformer")
    asked = SYLLOGISMS if is_trained else [*SYLLOGISMS, *ODD]
    for judgement in reasoner.judge(asked, reading=reading):
        finding = audit(judgement)
        assert finding.reason
        assert isinstance(to_record(judgement.evidence), dict | None)
        if not is_trained and judgement.verdict is not Verdict.UNDECIDED:
            assert finding.grade is Grade.SOUND
        if reasoner.name in ("symbolic", "spheres"):
            assert judgement.verdict is not Verdict.UNDECIDED


def test_an_unknown_reasoner_is_refused_by_name():
    """The error lists the ones there are."""
    with pytest.raises(OptionError, match="symbolic, spheres, transformer, descent, got 'oracle'"):
        find_reasoner("oracle")
