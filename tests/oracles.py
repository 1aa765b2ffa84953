"""Independent deciders of validity, written from the definitions and sharing no code.

Three routes: every world over the terms, listed; the regions of a Venn diagram, shaded; and a
propositional solver with one named individual for each thing that must exist. All of them know
complements: an individual falls under non-x unless it falls under x.
"""

from itertools import chain, combinations

from hypothesis import strategies as st
from pysat.solvers import Solver

from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement
from syllogism.language.propositions import Form, Proposition


def _subsets(items):
    items = list(items)
    return [
        set(c) for c in chain.from_iterable(combinations(items, n) for n in range(len(items) + 1))
    ]


def _under(term, individual):
    if isinstance(term, Complement):
        return term.term not in individual
    return term in individual


def _granted(argument, reading):
    """List what a reading says has an instance: terms, and complements if any is spoken of."""
    if reading is Import.MODERN:
        return []
    spoken = [
        t for p in (*argument.premises, argument.conclusion) for t in (p.subject, p.predicate)
    ]
    names = {t.term if isinstance(t, Complement) else t for t in spoken}
    signed = any(isinstance(t, Complement) for t in spoken)
    return [*names, *(Complement(name) for name in names if signed)]


def denied(argument):
    """The premises and the opposite of the conclusion, as (form, subject, predicate)."""
    last = argument.conclusion
    opposite = {"A": "O", "O": "A", "E": "I", "I": "E"}[last.form.value]
    stated = [(p.form.value, p.subject, p.predicate) for p in argument.premises]
    return [*stated, (opposite, last.subject, last.predicate)]


def _true_in(proposition, individuals):
    form, x, y = proposition.form.value, proposition.subject, proposition.predicate
    shared = [_under(y, individual) for individual in individuals if _under(x, individual)]
    return {"A": all(shared), "E": not any(shared), "I": any(shared), "O": not all(shared)}[form]


def worlds_say_valid(argument, reading):
    """List every world over at most three terms; valid iff none refutes the argument."""
    kinds, demanded = _subsets(argument.terms), _granted(argument, reading)
    for inhabited in _subsets(range(len(kinds))):
        world = [kinds[number] for number in inhabited]
        granted = all(any(_under(term, i) for i in world) for term in demanded)
        premises_hold = all(_true_in(premise, world) for premise in argument.premises)
        if granted and premises_hold and not _true_in(argument.conclusion, world):
            return False
    return True


def regions_say_valid(argument, reading):
    """Shade the regions that universals empty; valid iff a demanded cross finds no region."""
    regions = _subsets(argument.terms)
    crosses = [(term, term, True) for term in _granted(argument, reading)]
    for form, x, y in denied(argument):
        if form in "AE":
            regions = [r for r in regions if not _under(x, r) or _under(y, r) == (form == "A")]
        else:
            crosses.append((x, y, form == "I"))
    return not all(
        any(_under(x, region) and _under(y, region) == within for region in regions)
        for x, y, within in crosses
    )


def sat_says_valid(argument, reading):
    """Give each demanded existence an individual of its own; valid iff the clauses clash."""
    number = {term: index + 1 for index, term in enumerate(argument.terms)}

    def literal(term):
        return -number[term.term] if isinstance(term, Complement) else number[term]

    rules, demands = [], [[literal(term)] for term in _granted(argument, reading)]
    for form, x, y in denied(argument):
        second = literal(y) if form in "AI" else -literal(y)
        if form in "AE":
            rules.append([-literal(x), second])
        else:
            demands.append([literal(x), second])
    with Solver("minisat22") as solver:
        for individual, held in enumerate(demands):
            shift = individual * len(number)
            moved = [*([one] for one in held), *rules]
            for clause in moved:
                solver.add_clause([one + shift if one > 0 else one - shift for one in clause])
        return not solver.solve()


def propositions(terms, *, signed=False):
    """Strategy: propositions over some terms, a term with itself included."""
    names = st.sampled_from(terms)
    either = st.one_of(names, st.builds(Complement, names)) if signed else names
    return st.builds(Proposition, st.sampled_from(Form), either, either)


@st.composite
def arguments(draw, *, least=1, most=7, premises=9, signed=False):
    """Strategy: arguments over a few terms, consistent or not; signed ones of complements too."""
    terms = [f"t{number}" for number in range(draw(st.integers(least, most)))]
    of_terms = propositions(terms, signed=signed)
    stated = draw(st.lists(of_terms, max_size=premises))
    return Argument(tuple(stated), draw(of_terms))


def any_arguments(**sizes):
    """Strategy: arguments of terms alone, and of complements too."""
    return st.one_of(arguments(**sizes), arguments(**sizes, signed=True))
