"""Independent deciders of validity, written from the definitions and sharing no code.

Three routes: every world over the terms, listed; the regions of a Venn diagram, shaded; and a
propositional solver with one named individual for each thing that must exist.
"""

from itertools import chain, combinations

from hypothesis import strategies as st
from pysat.solvers import Solver

from syllogism.language.arguments import Argument, Import
from syllogism.language.propositions import Form, Proposition


def _subsets(items):
    items = list(items)
    return [
        set(c) for c in chain.from_iterable(combinations(items, n) for n in range(len(items) + 1))
    ]


def _true_in(proposition, individuals):
    form, x, y = proposition.form.value, proposition.subject, proposition.predicate
    if form == "A":
        return all(y in individual for individual in individuals if x in individual)
    if form == "E":
        return not any(x in individual and y in individual for individual in individuals)
    if form == "I":
        return any(x in individual and y in individual for individual in individuals)
    return any(x in individual and y not in individual for individual in individuals)


def worlds_say_valid(argument, reading):
    """List every world over at most three terms; valid iff none refutes the argument."""
    kinds = _subsets(argument.terms)
    for inhabited in _subsets(range(len(kinds))):
        world = [kinds[number] for number in inhabited]
        granted = reading is Import.MODERN or all(
            any(t in i for i in world) for t in argument.terms
        )
        premises_hold = all(_true_in(premise, world) for premise in argument.premises)
        if granted and premises_hold and not _true_in(argument.conclusion, world):
            return False
    return True


def regions_say_valid(argument, reading):
    """Shade the regions that universals empty; valid iff a demanded cross finds no region."""
    regions = _subsets(argument.terms)
    crosses = [] if reading is Import.MODERN else [((term,), None) for term in argument.terms]
    opposite = {"A": "O", "O": "A", "E": "I", "I": "E"}
    last = argument.conclusion
    stated = [(p.form.value, p.subject, p.predicate) for p in argument.premises]
    for form, x, y in [*stated, (opposite[last.form.value], last.subject, last.predicate)]:
        if form == "A":
            regions = [region for region in regions if x not in region or y in region]
        elif form == "E":
            regions = [region for region in regions if x not in region or y not in region]
        elif form == "I":
            crosses.append(((x, y), None))
        else:
            crosses.append(((x,), y))
    return not all(
        any(set(held) <= region and avoided not in region for region in regions)
        for held, avoided in crosses
    )


def sat_says_valid(argument, reading):
    """Give each demanded existence an individual of its own; valid iff the clauses clash."""
    last = argument.conclusion
    opposite = {"A": "O", "O": "A", "E": "I", "I": "E"}
    stated = [(p.form.value, p.subject, p.predicate) for p in argument.premises]
    stated.append((opposite[last.form.value], last.subject, last.predicate))
    demands = [
        ([x, y] if form == "I" else [x], [] if form == "I" else [y])
        for form, x, y in stated
        if form in "IO"
    ]
    if reading is Import.TRADITIONAL:
        demands += [([term], []) for term in argument.terms]
    number = {term: index + 1 for index, term in enumerate(argument.terms)}
    with Solver("minisat22") as solver:
        for individual, (held, avoided) in enumerate(demands):
            shift = individual * len(number)
            for term in held:
                solver.add_clause([number[term] + shift])
            for term in avoided:
                solver.add_clause([-number[term] - shift])
            for form, x, y in stated:
                if form == "A":
                    solver.add_clause([-number[x] - shift, number[y] + shift])
                elif form == "E":
                    solver.add_clause([-number[x] - shift, -number[y] - shift])
        return not solver.solve()


def propositions(terms):
    """Strategy: propositions over some terms, a term with itself included."""
    return st.builds(
        Proposition, st.sampled_from(Form), st.sampled_from(terms), st.sampled_from(terms)
    )


@st.composite
def arguments(draw, *, least=1, most=7, premises=9):
    """Strategy: arguments over a few terms, consistent or not."""
    terms = [f"t{number}" for number in range(draw(st.integers(least, most)))]
    stated = draw(st.lists(propositions(terms), max_size=premises))
    return Argument(tuple(stated), draw(propositions(terms)))
