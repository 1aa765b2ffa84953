"""Arguments about complements, and how judgements about them are held to the oracles.

Complements are put opposite, and measured from the definitions.
"""

from itertools import product

import numpy as np
from oracles import denied

from syllogism.evidence.audit import audit
from syllogism.evidence.configurations import Geometry
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Verdict
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement
from syllogism.language.propositions import Form, Proposition
from syllogism.reasoners.spheres.reasoner import Spheres

SPHERES = Spheres()  # of arguments about complements they are caps
CUBES = Spheres(geometry=Geometry.MAXIMUM)
FORMS = tuple(Form)
DENSITIES = (0.5, 1, 1.5, 2, 3, 5, 8)  # premises for each term, from scattered to crowded


def _random_proposition(dice, terms):
    def term(number):
        name = f"t{number}"
        return Complement(name) if dice.random() < 0.5 else name

    x, y = dice.choice(terms, 2, replace=bool(terms < 2 or dice.random() < 0.3))
    return Proposition(FORMS[dice.integers(4)], term(x), term(y))


def random_arguments(count, *, seed, least=3, most=12):
    """Arguments of every density, half of their terms complements, some about a single term."""
    dice = np.random.default_rng(seed)

    def argument():
        terms = int(dice.integers(least, most + 1))
        stated = round(dice.choice(DENSITIES) * terms)
        return Argument(
            tuple(_random_proposition(dice, terms) for _ in range(stated)),
            _random_proposition(dice, terms),
        )

    return [argument() for _ in range(count)]


def _measured(configuration, argument, reading):
    """By how much the worst statement fails in units of the margin, complements put opposite."""
    span, places = configuration.span, {}
    is_sphere = configuration.geometry is Geometry.SPHERICAL
    for term, centre, radius in zip(
        configuration.terms, configuration.centres, configuration.radii, strict=True
    ):
        places[term] = (centre, radius)
        places[Complement(term)] = (-centre if is_sphere else span - centre, span - radius)
    opposites = {term: Complement(term) for term in configuration.terms}
    opposites |= {there: here for here, there in opposites.items()}
    stated, inhabited = denied(argument), set()
    for form, x, y in stated:
        inhabited |= {"I": {x, y}, "O": {x, opposites[y]}}.get(form, set())
    if reading is Import.TRADITIONAL:
        inhabited = set(places)
    one = configuration.margin
    missing = [one - places[term][1] for term in inhabited]
    for form, x_term, y_term in stated:
        (x, r), (y, s) = places[x_term], places[y_term]
        d = np.abs(x - y).max()
        if is_sphere:
            d = 2 * np.arctan2(np.linalg.norm(x - y), np.linalg.norm(x + y))
        inside, apart = d + r - s, r + s - d
        missing.append({"A": inside, "E": apart, "I": one - apart, "O": one - inside}[form])
    return max(0.0, *missing) / one


def check(arguments, reading, says_valid, spheres=SPHERES):
    """Decide, and hold verdicts and evidence against others; return how many are valid."""
    judgements = spheres.judge(arguments, reading=reading)
    for judgement in judgements:
        argument, evidence = judgement.argument, judgement.evidence
        expected = says_valid(argument, reading)
        assert judgement.verdict is (Verdict.VALID if expected else Verdict.INVALID), argument
        if not expected and argument.is_signed:
            is_exact = evidence.geometry is Geometry.MAXIMUM
            assert _measured(evidence, argument, reading) <= (0 if is_exact else 1e-9), argument
        assert audit(judgement).grade is Grade.SOUND, argument
    return sum(judgement.verdict is Verdict.VALID for judgement in judgements)


def _eight(x, y):
    """The eight statements about two terms, each once."""
    stated = []
    for form in (Form.A, Form.I):
        stated += [Proposition(form, *ends) for ends in product((x, Complement(x)), both(y))]
    return stated


def both(term):
    return term, Complement(term)


TRIANGLES = [
    Argument((first, second), denied.contradictory)
    for first, second, denied in product(_eight("x", "y"), _eight("y", "z"), _eight("z", "x"))
]
