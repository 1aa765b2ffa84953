"""Do symbols, spheres, a SAT solver and a linear programming solver ever disagree?

Every argument of every suite is asked of all four, in one of the two readings. The solvers know
nothing of the package but its propositions: the first asks whether everybody who must exist can,
the second whether radii and distances can be as all statements and all triangles demand.
The evidence of the other two is audited. Suites: the moods; all sets of one statement for each
pair of three terms, 6 * 6 * 6 without and 8 * 8 * 8 with complements; random chains and premise
sets, with and without complements.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from itertools import combinations, islice, pairwise, product
from time import process_time

import numpy as np
from pysat.solvers import Solver
from results_file import write_result
from rich.console import Console
from rich.progress import track
from rich.table import Table
from scipy.optimize import linprog
from scipy.sparse import coo_array, csr_array, vstack

from syllogism.answers import find_reasoner
from syllogism.evidence.audit import audit
from syllogism.evidence.grades import Grade
from syllogism.evidence.judgements import Verdict
from syllogism.evidence.records import kind_of
from syllogism.language.arguments import Argument, Import
from syllogism.language.complements import Complement, SignedTerm, complement, name_of
from syllogism.language.moods import MOODS
from syllogism.language.propositions import Form, Proposition

SEED = 11
RANDOM = 10_000  # arguments of each random suite
BATCH = 1000  # arguments asked of the reasoners at once
LONGEST, LARGEST = 50, 12  # terms of a chain, of a premise set
UNIVERSAL = (0.25, 0.7, 0.95)  # shares of universal statements: little follows from the others
TIGHT = 0.5  # share of chains made to be valid, or nearly so; of others next to none are
INFEASIBLE = 2  # as linprog says it

Suite = Callable[[np.random.Generator], Iterator[Argument]]


@dataclass
class Tally:
    """What the four deciders made of one suite.

    Args:
        arguments: How many arguments there were.
        valid: How many of them are valid, as the SAT solver says.
        disagreements: On how many the four are not of one mind.
        undecided: On how many a reasoner had no verdict.
        unsound: How often evidence did not pass the audit.
        evidence: How often each kind of evidence was given, by reasoner.
        seconds: CPU time of each decider.
    """

    arguments: int
    valid: int
    disagreements: int
    undecided: int
    unsound: int
    evidence: dict[str, dict[str, int]]
    seconds: dict[str, float]


def main() -> None:
    """Ask everything, print one table and write one result file."""
    table = Table(
        "suite", "arguments", "valid", "disagreements", "undecided", "unsound evidence",
        title=__doc__.split("\n")[0],
    )  # fmt: skip
    tallies = {}
    for name, suite in SUITES.items():
        tally = cross_check(name, suite, RANDOM)
        tallies[name] = asdict(tally)
        cells = (tally.arguments, tally.valid, tally.disagreements, tally.undecided, tally.unsound)
        table.add_row(name, *(f"{cell:,}" for cell in cells))
    Console(width=110).print(table)
    write_result("cross_check", seeds=[SEED], measured=tallies)


def cross_check(name: str, suite: Suite, count: int) -> Tally:
    """Return what the four deciders make of the first arguments of a suite, half in each reading.

    Args:
        name: What the progress bar says.
        suite: Makes arguments from a generator of random numbers.
        count: How many arguments at most.
    """
    arguments = list(islice(suite(np.random.default_rng(SEED)), count))
    tally = Tally(0, 0, 0, 0, 0, {}, {})
    cases = [(a, r) for r, a in zip(_readings(len(arguments)), arguments, strict=True)]
    for at in track(range(0, len(cases), BATCH), name):
        for reading in Import:
            batch = [argument for argument, r in cases[at : at + BATCH] if r is reading]
            _count(tally, batch, reading)
    return tally


def _readings(count: int) -> list[Import]:
    """Return readings that alternate, so that both see every kind of argument."""
    return [tuple(Import)[number % 2] for number in range(count)]


def _count(tally: Tally, arguments: Sequence[Argument], reading: Import) -> None:
    """Add what the deciders make of one batch."""
    answers: list[list[bool]] = []
    for name, decide in (("SAT", sat_says_valid), ("HiGHS", highs_says_valid)):
        start = process_time()
        answers.append([decide(argument, reading) for argument in arguments])
        _add(tally.seconds, name, process_time() - start)
    for name in ("symbolic", "spheres"):
        start = process_time()
        judgements = find_reasoner(name).judge(arguments, reading=reading)
        _add(tally.seconds, name, process_time() - start)
        answers.append([judgement.verdict is Verdict.VALID for judgement in judgements])
        tally.undecided += sum(j.verdict is Verdict.UNDECIDED for j in judgements)
        tally.unsound += sum(audit(j).grade is not Grade.SOUND for j in judgements)
        kinds = Counter(kind_of(judgement.evidence) for judgement in judgements)
        for kind, number in kinds.items():
            _add(tally.evidence.setdefault(name, {}), kind, number)
    tally.arguments += len(arguments)
    tally.valid += sum(answers[0])
    tally.disagreements += sum(len(set(verdicts)) > 1 for verdicts in zip(*answers, strict=True))


def _add(sums: dict[str, float] | dict[str, int], key: str, amount: float) -> None:
    sums[key] = sums.get(key, 0) + amount  # type: ignore[assignment]


def sat_says_valid(argument: Argument, reading: Import) -> bool:
    """Ask of each who must exist whether anybody can be so; valid iff one of them cannot."""
    number = {term: place for place, term in enumerate(argument.terms, start=1)}

    def literal(term: SignedTerm) -> int:
        return -number[term.term] if isinstance(term, Complement) else number[term]

    demands = []
    with Solver("minisat22") as solver:
        for p in _denial(argument):
            x, y = literal(p.subject), literal(p.predicate)
            match p.form:
                case Form.A:
                    solver.add_clause([-x, y])
                case Form.E:
                    solver.add_clause([-x, -y])
                case Form.I:
                    demands.append([x, y])
                case Form.O:
                    demands.append([x, -y])
        if reading is Import.TRADITIONAL:
            demands += [[sign * place] for place in number.values() for sign in (1, -1)]
        return not all(solver.solve(assumptions=demand) for demand in demands)


def _denial(argument: Argument) -> list[Proposition]:
    last = argument.conclusion
    denied = {Form.A: Form.O, Form.O: Form.A, Form.E: Form.I, Form.I: Form.E}[last.form]
    return [*argument.premises, Proposition(denied, last.subject, last.predicate)]


def highs_says_valid(argument: Argument, reading: Import) -> bool:
    """Ask for radii, distances and half a turn; valid iff nothing is as all of them demand."""
    count = len(argument.terms)
    names = argument.terms if count <= LARGEST else _around(argument)
    place = {term: number for number, term in enumerate(names)}
    pairs, triangles = _triangles(count, is_ring=count > LARGEST)
    between = {pair: count + number for number, pair in enumerate(pairs)}
    turn = count + len(pairs)

    def radius(term: SignedTerm, sign: int) -> list[tuple[int, int]]:
        if isinstance(term, Complement):
            return [(turn, sign), (place[term.term], -sign)]
        return [(place[term], sign)]

    def distance(x: SignedTerm, y: SignedTerm, sign: int) -> list[tuple[int, int]]:
        i, j = sorted((place[name_of(x)], place[name_of(y)]))
        opposite = isinstance(x, Complement) is not isinstance(y, Complement)
        straight = [] if i == j else [(between[i, j], -sign if opposite else sign)]
        return [*straight, (turn, sign)] if opposite else straight

    rows, bounds = [], []
    inhabited: list[SignedTerm] = []
    for p in _denial(argument):
        x, y = p.subject, p.predicate
        outward, inward = (1, -1) if p.form in (Form.I, Form.O) else (-1, 1)
        if p.form in (Form.A, Form.O):
            row = [*distance(x, y, outward), *radius(x, outward), *radius(y, inward)]
        else:
            row = [*distance(x, y, inward), *radius(x, outward), *radius(y, outward)]
        rows.append(row)
        bounds.append(int(outward > 0))
        if p.form in (Form.I, Form.O):
            inhabited += [x, y if p.form is Form.I else complement(y)]
    if reading is Import.TRADITIONAL:
        inhabited = [signed for name in names for signed in (name, Complement(name))]
    rows += [radius(term, 1) for term in inhabited]
    rows += [[(turn, 1)]] if inhabited else []
    bounds += [1] * (len(rows) - len(bounds))
    own = _matrix(rows, turn + 1)
    demands = vstack([own, triangles])
    least = np.concatenate([bounds, np.zeros(triangles.shape[0])])
    free = (None, None)
    found = linprog(np.zeros(turn + 1), A_ub=-demands, b_ub=-least, bounds=free, method="highs")
    return found.status == INFEASIBLE


def _around(argument: Argument) -> list[str]:
    """Return the terms of a chain in the order in which its statements link them to a ring."""
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in (proposition.terms for proposition in _denial(argument)):
        beside[one].append(other)
        beside[other].append(one)
    ring = [argument.conclusion.terms[0]]
    while following := [term for term in beside[ring[-1]] if term not in ring]:
        ring.append(following[0])
    return ring


@cache
def _triangles(count: int, *, is_ring: bool) -> tuple[list[tuple[int, int]], csr_array]:
    """Return the pairs with a distance, and what triangles demand of these and half a turn.

    All triangles; of a ring, whose statements link neighbours only, those with its first term.
    """
    if is_ring:
        corners = [(0, one, one + 1) for one in range(1, count - 1)]
    else:
        corners = list(combinations(range(count), 3))
    sides = [side for triangle in corners for side in combinations(triangle, 2)]
    pairs = sorted({*sides, *combinations(range(count), 2)} if not is_ring else set(sides))
    between = {pair: count + number for number, pair in enumerate(pairs)}
    turn = count + len(pairs)
    rows = []
    for triangle in corners:
        a, b, c = (between[side] for side in combinations(triangle, 2))
        rows += [[(one, 1), (two, 1), (three, -1)] for one, two, three in permuted(a, b, c)]
        rows.append([(turn, 2), (a, -1), (b, -1), (c, -1)])
    for side in between.values():
        rows += [[(side, 1)], [(turn, 1), (side, -1)]]
    return pairs, _matrix(rows, turn + 1)


def permuted(a: int, b: int, c: int) -> list[tuple[int, int, int]]:
    """Return three numbers with each of them last in turn."""
    return [(a, b, c), (a, c, b), (b, c, a)]


def _matrix(rows: Sequence[Sequence[tuple[int, int]]], columns: int) -> csr_array:
    """Return rows of columns and coefficients as a matrix; those of one column add up."""
    entries = [(number, *entry) for number, row in enumerate(rows) for entry in row]
    at, column, weight = (np.array(part) for part in zip(*entries, strict=True)) if entries else (
        np.zeros(0, int),
    ) * 3  # fmt: skip
    return csr_array(coo_array((weight, (at, column)), shape=(len(rows), columns), dtype=float))


def _moods(_: np.random.Generator) -> Iterator[Argument]:
    for mood in MOODS:
        yield from [mood.syllogism()] * len(Import)  # readings alternate


def _all_triangles(*, signed: bool) -> Suite:
    """Return the suite of all sets of one statement for each pair of three terms, as arguments."""

    def suite(_: np.random.Generator) -> Iterator[Argument]:
        choices = [_statements(x, y, signed=signed) for x, y in ("MP", "SM", "SP")]
        for major, minor, denied in product(*choices):
            yield from [Argument((major, minor), denied.contradictory)] * len(Import)

    return suite


def _statements(x: str, y: str, *, signed: bool) -> list[Proposition]:
    """Return the six different statements about two terms, or the eight with complements."""
    plain = [Proposition(form, x, y) for form in Form]
    turned = [Proposition(form, y, x) for form in (Form.A, Form.O)]
    others = [Proposition(form, Complement(x), Complement(y)) for form in (Form.E, Form.I)]
    return [*plain, *turned, *others] if signed else [*plain, *turned]


def _random_chains(*, signed: bool) -> Suite:
    def suite(dice: np.random.Generator) -> Iterator[Argument]:
        while True:
            terms = [f"t{n}" for n in range(dice.integers(3, LONGEST, endpoint=True))]
            if dice.random() < TIGHT:
                ring = _tight_ring(dice, terms, signed=signed)
            else:
                links = [*pairwise(terms), (terms[0], terms[-1])]
                universal = dice.choice(UNIVERSAL)
                ring = [_statement(dice, x, y, universal, signed) for x, y in links]
            *premises, last = ring
            order = dice.permutation(len(premises))
            yield Argument(tuple(premises[place] for place in order), last.contradictory)

    return suite


def _tight_ring(
    dice: np.random.Generator, terms: Sequence[str], *, signed: bool
) -> list[Proposition]:
    """Return a ring that contradicts itself, of which every other one has a link turned.

    Somebody of two neighbouring terms is driven both ways round, into two terms that are disjoint.
    """
    count = len(terms)
    start, clash = dice.choice(count, size=2, replace=False)
    if signed:
        exchanged = dice.random(count) < 0.5
    else:  # one of the two ways round may go through complements and be told without them
        through = (np.arange(count) - start - 1) % count < (clash - start) % count
        exchanged = through & (dice.random() < 0.5)
    meant = [Complement(t) if turned else t for t, turned in zip(terms, exchanged, strict=True)]
    ring = []
    for link in range(count):
        x, y = meant[link], meant[(link + 1) % count]
        if link == start:
            said = Proposition(Form.I, x, y)
        elif link == clash:
            said = Proposition(Form.E, x, y)
        else:
            forward = (link - start) % count < (clash - start) % count
            said = Proposition(Form.A, x, y) if forward else Proposition(Form.A, y, x)
        ring.append(_reworded(dice, said) if signed else _without_complements(said))
    if dice.random() < 0.5:
        link = dice.integers(count)
        ring[link] = ring[link].converse
    return ring


def _reworded(dice: np.random.Generator, said: Proposition) -> Proposition:
    """Return a proposition as it stands, or one that says the same."""
    same = said.contrapositive if said.form in (Form.A, Form.O) else said.converse
    return (said, said.obverse, same, same.obverse)[dice.integers(4)]


def _without_complements(said: Proposition) -> Proposition:
    """Return the same about terms alone, where that can be said."""
    turned = said.contrapositive if said.form is Form.A else said.converse
    same = (said, said.obverse, turned, turned.obverse)
    return next(proposition for proposition in same if not proposition.is_signed)


def _random_sets(*, signed: bool) -> Suite:
    def suite(dice: np.random.Generator) -> Iterator[Argument]:
        while True:
            count = int(dice.integers(3, LARGEST, endpoint=True))
            most = count * (count - 1)
            stated = int(np.exp(dice.uniform(0, np.log(most))))  # every density alike
            universal = dice.choice(UNIVERSAL)
            pairs = [dice.permutation(count)[:2] for _ in range(stated + 1)]
            *premises, conclusion = (
                _statement(dice, f"t{x}", f"t{y}", universal, signed) for x, y in pairs
            )
            yield Argument(tuple(premises), conclusion)

    return suite


def _statement(
    dice: np.random.Generator, x: str, y: str, universal: float, signed: bool
) -> Proposition:
    wanted = dice.random() < universal
    choices = [p for p in _statements(x, y, signed=signed) if p.form.is_universal == wanted]
    return choices[dice.integers(len(choices))]


SUITES: dict[str, Suite] = {
    "moods": _moods,
    "triangles": _all_triangles(signed=False),
    "triangles with complements": _all_triangles(signed=True),
    "chains": _random_chains(signed=False),
    "chains with complements": _random_chains(signed=True),
    "premise sets": _random_sets(signed=False),
    "premise sets with complements": _random_sets(signed=True),
}

if __name__ == "__main__":
    main()
