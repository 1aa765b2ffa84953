"""The pictures of the report: read off again, measured by the audit, and words that fit them."""

import re
from math import hypot

import numpy as np
import pytest

from syllogism.evidence.audit import audit
from syllogism.evidence.configurations import Configuration
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Judgement, Verdict
from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS, Mood
from syllogism.logic.validity import valid_moods
from syllogism.reasoners.spheres.reasoner import Spheres
from syllogism.study.report.arranging import arrange_argument
from syllogism.study.report.pictures import draw_picture, mood_pictures

READINGS = pytest.mark.parametrize("reading", Import, ids=str)


def circles_of(drawn):
    """The circles of S, M and P as they are drawn; None where there is none."""
    found = dict.fromkeys("SMP")
    for attributes in re.findall(r"<circle ([^>]*class=\"circle term-\d\"[^>]*)>", drawn):
        number = re.search(r"term-(\d)", attributes)[1]
        place = (
            float(re.search(rf'\b{name}="([^"]*)"', attributes)[1]) for name in ("cx", "cy", "r")
        )
        found["SMP"[int(number)]] = tuple(place)
    return found


def holds(form, x, y):
    """Read a statement off two circles by the textbook; an empty term has none of either kind."""
    if x is None or (y is None and form in "EI"):
        return form in "AE"
    if y is None:
        return form == "O"
    apart = hypot(x[0] - y[0], x[1] - y[1])
    inside, outside = apart + x[2] <= y[2] + 1e-9, apart >= x[2] + y[2] - 1e-9
    return {"A": inside, "E": outside, "I": not outside, "O": not inside}[form]


@READINGS
def test_the_picture_of_a_mood_shows_premises_that_hold(reading):
    """Read off again: they hold, and the conclusion fails wherever the mood is not valid."""
    valid = valid_moods(reading)
    for mood in MOODS:
        circles = circles_of(draw_picture(mood_pictures()[str(reading), str(mood)]))
        argument = mood.syllogism()
        for premise in argument.premises:
            assert holds(premise.form.value, *(circles[term] for term in premise.terms)), mood
        last = argument.conclusion
        seen = holds(last.form.value, *(circles[term] for term in last.terms))
        assert seen == (mood in valid), mood
        assert reading is Import.MODERN or None not in circles.values()


@READINGS
def test_the_audit_passes_the_picture_of_every_mood_that_is_not_valid(reading):
    """As the evidence of a judgement, the circles are sound."""
    for mood in set(MOODS) - set(valid_moods(reading)):
        picture = mood_pictures()[str(reading), str(mood)]
        drawn = [circle or (0.0, 0.0, -1000.0) for circle in picture.circles]
        configuration = Configuration(
            picture.terms, np.array([one[:2] for one in drawn]), np.array([one[2] for one in drawn])
        )
        argument = mood.syllogism()
        judgement = Judgement(argument, reading, "picture", Verdict.INVALID, configuration)
        assert audit(judgement).grade is Grade.SOUND, mood


@READINGS
def test_what_is_said_of_a_picture_can_be_seen_in_it(reading):
    """Each individual stands in the circles that are named, and names stand apart."""
    for mood in MOODS:
        picture = mood_pictures()[str(reading), str(mood)]
        circles = dict(zip(picture.terms, picture.circles, strict=True))
        for dot in picture.dots:
            within = dot.told.split(": ")[1].split(", outside")[0]
            for term, circle in circles.items():
                if circle is not None:
                    away = hypot(dot.place[0] - circle[0], dot.place[1] - circle[1])
                    assert (away < circle[2]) == (
                        not within.startswith("outside") and term in within
                    ), (mood, dot)
        places = [*(name.place for name in picture.names), *(dot.beside for dot in picture.dots)]
        apart = [hypot(a[0] - b[0], a[1] - b[1]) for a in places for b in places if a is not b]
        assert min(apart, default=99) > 8 * picture.pixel, mood


@pytest.mark.parametrize("mood", ["AAA-2", "Barbara", "AAO-4"])
def test_the_pictures_are_those_that_the_network_finds(mood):
    """Arranged again, they have the same circles, names and individuals."""
    parsed = Mood.parse(mood)
    kept = mood_pictures()["traditional", str(parsed)]
    again = arrange_argument(parsed.syllogism(), Import.TRADITIONAL, Spheres())

    assert np.array(again.circles) == pytest.approx(np.array(kept.circles), abs=0.5)
    assert (again.point, again.certificate, again.banded) == (
        kept.point,
        kept.certificate,
        kept.banded,
    )
    assert [dot.told for dot in again.dots] == [dot.told for dot in kept.dots]


def test_circles_that_are_the_same_are_drawn_with_dashes_that_fill_each_other():
    """AAO-4 is refuted by three circles in one place: each colour in turn."""
    picture = mood_pictures()["traditional", "AAO-4"]
    drawn = re.findall(r'stroke-dasharray="([\d.]+) ([\d.]+)"[^>]*?', draw_picture(picture))

    assert len(set(picture.circles)) == 1
    assert all(float(gap) == pytest.approx(2 * float(dash), abs=0.01) for dash, gap in drawn)
    assert len(drawn) == 3
