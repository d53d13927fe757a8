"""Mutation score: small faults are put into the solutions, and the test cells must take points for each.

A mutant that keeps all points is equivalent if it does what the solution does on 10,000 inputs of its task,
up to the checks' own tolerance. An input of a task is a call or a point that its check can draw under some
seed, of whatever group, on which the solution is right: so the extremes are tried even where the task gives
no points for them. Calls that a test cell lists itself are also tried with smaller and larger numbers and
with a zero. The others survive: a probe is missing.
"""

import ast
import contextlib
import functools
import itertools
import os
import re
import textwrap
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from unittest import mock

import numpy as np

from bench.checks import limited, operators
from bench.checks.assignments import PATHS, Assignment
from lossedu.checks import algebra, check, expressions, marking, probes
from lossedu.checks.judges import RTOL, Between, Minimises
from lossedu.checks.outcome import quiet

INPUTS = 10_000
SECONDS = 10  # of processor time, for one run of a test cell
SECONDS_TO_COMPARE = 600
OF_FUNCTION = probes.of_function
WORKERS = 2
REGION = re.compile(r"### BEGIN SOLUTION\n.*?### END SOLUTION", re.S)
DTYPE = re.compile(r", (dtype=)?float(?=\))")  # whoever forgets it forgets it in all lines


@dataclass(frozen=True)
class Mutant:
    """A solution cell with one fault; ``outcome`` is killed, equivalent or survived, ``why`` says more."""

    task: str
    operator: str
    before: str
    after: str
    code: str
    outcome: str = ""
    why: str = ""


# ---------------------------------------------------------------------------------------------- mutate


def mutants_of(task, source):
    """Return the mutants of a solution cell, each different code."""
    known = {ast.dump(ast.parse(source))}
    found = []
    faulty = [(operator.__name__, replaced(source, node, other)) for operator, node, other in faults(source)]
    for operator, code in [*faulty, ("dtype_left_out", DTYPE.sub("", source))]:
        try:
            form = ast.dump(ast.parse(code))
        except SyntaxError:
            continue
        if form not in known:
            known.add(form)
            found.append(Mutant(task, operator, *first_change(source, code), code))
    return found


def faults(source):
    """Yield (operator, node, what may stand there) for every fault in the part that a student writes."""
    lines = own_lines(source)
    tree = ast.parse(source)
    needless = {(operator, id(node)) for operator, node in operators.needless(tree)}
    for node in ast.walk(tree):
        for operator in operators.OPERATORS if getattr(node, "lineno", None) in lines else ():
            if (operator, id(node)) not in needless:
                for other in operator(node):
                    yield operator, node, other


def own_lines(source):
    """Return the numbers of the lines between the marks of a solution, or all where there are no marks."""
    lines = set()
    for match in REGION.finditer(source):
        first = source.count("\n", 0, match.start()) + 1
        lines.update(range(first, first + match.group().count("\n") + 1))
    return lines or set(range(1, source.count("\n") + 2))


def replaced(source, node, other):
    """Return the source with another node in the place of one."""
    lines = source.encode().splitlines(keepends=True)  # columns count bytes
    start = sum(map(len, lines[: node.lineno - 1])) + node.col_offset
    end = sum(map(len, lines[: node.end_lineno - 1])) + node.end_col_offset
    text = textwrap.indent(written(other), " " * node.col_offset).lstrip()
    return b"".join([source.encode()[:start], text.encode(), source.encode()[end:]]).decode()


def written(node):
    """Return a node as source, in brackets where it could fall apart among its neighbours."""
    text = ast.unparse(ast.fix_missing_locations(node))
    loose = isinstance(node, ast.BinOp | ast.UnaryOp | ast.Compare | ast.BoolOp | ast.IfExp)
    return f"({text})" if loose or text.startswith("-") else text


def first_change(source, code):
    """Return the first line that a mutant changes, before and after."""
    pairs = itertools.zip_longest(source.splitlines(), code.splitlines(), fillvalue="")
    return next((a.strip(), b.strip()) for a, b in pairs if a != b)


# ------------------------------------------------------------------------------------------------- run


@functools.cache
def assignment(name):
    """Return an assignment by its name; a worker reads it once."""
    return Assignment(next(path for path in PATHS if path.stem == name))


def mutated_tasks(assignment):
    """Return the tasks whose solution is a function, an expression or a list of steps, not a number."""
    return [
        t for t in assignment.solution_tasks if "check.value(" not in assignment.cells[f"{t}-test"].source
    ]


def tried(name, mutant):
    """Return a mutant with outcome "killed" if it costs points, else as it is."""
    try:
        score, most = limited.call(score_of, name, mutant.task, mutant.code, seconds=SECONDS)
    except limited.Stopped as stopped:
        return replace(mutant, outcome="killed", why=str(stopped))
    return replace(mutant, outcome="killed") if score < most else mutant


def score_of(name, task, code):
    """Return the points that a solution cell earns, and the most there are."""
    most = assignment(name).points(f"{task}-test")
    with quiet():
        try:
            return assignment(name).verdict(task, code).score, most
        except Exception:  # a cell that raises earns nothing
            return 0.0, most


def measured(name, workers=WORKERS, progress=iter):
    """Return the mutants of an assignment with their outcomes; ValueError if a solution loses points."""
    sources = {task: assignment(name).cells[task].source for task in mutated_tasks(assignment(name))}
    for task, source in sources.items():
        if tried(name, Mutant(task, "none", "", "", source)).outcome:
            raise ValueError(f"{name}: the solution of {task} does not earn all points")
    made = [mutant for task, source in sources.items() for mutant in mutants_of(task, source)]
    with ProcessPoolExecutor(workers, limited.FORK) as pool:
        done = list(progress(pool.map(tried, itertools.repeat(name), made), len(made)))
        left = [[m for m in done if m.task == task and not m.outcome] for task in {m.task: 0 for m in done}]
        left = [group for group in left if group]
        judged = pool.map(compared, itertools.repeat(name), left)
        judged = list(itertools.chain.from_iterable(progress(judged, len(left))))
    return [m for m in done if m.outcome] + judged


def compared(name, survivors):
    """Return survivors of one task as equivalent or survived."""
    task, codes = survivors[0].task, [mutant.code for mutant in survivors]
    try:
        differences = limited.call(differences_of, name, task, codes, seconds=SECONDS_TO_COMPARE)
    except limited.Stopped as stopped:
        differences = [f"not compared: {stopped}"] * len(codes)
    return [
        replace(mutant, outcome="survived" if why else "equivalent", why=why)
        for mutant, why in zip(survivors, differences, strict=True)
    ]


# --------------------------------------------------------------------------------------------- compare


def differences_of(name, task, codes):
    """Return for each cell where it first differs from the solution, or nothing if it does not.

    Every draw of the check's inputs has a seed of its own.
    """
    owner = assignment(name)
    solution = owner.answered(task, owner.cells[task].source)
    answers = [looked_at(owner, task, owner.answered(task, code)).answer for code in codes]
    found = [""] * len(codes)
    seen = 0
    for seed in itertools.count():
        open_places = [place for place, why in enumerate(found) if not why]
        if seen >= INPUTS or not open_places:
            return found
        os.environ["LOSSEDU_SEED"] = str(seed)
        ours = looked_at(owner, task, solution)
        drawn, differences = ours.differences([answers[place] for place in open_places])
        seen += drawn
        for place, why in zip(open_places, differences, strict=True):
            found[place] = why
    return found


def looked_at(assignment, task, namespace):
    """Run a test cell and return what it would have looked at, instead of its verdict."""
    found = []

    def of_calls(answer, probes, **_):
        found.append(Calls(answer, probes))

    def of_expression(answer, reference, where, *_):
        found.append(Points([answer], [answer], where))

    def of_derivation(steps, start, where, *_):
        found.append(Points(steps, [start] * len(steps), where))

    with contextlib.ExitStack() as stack:
        stack.enter_context(mock.patch.object(check, "marked", of_calls))
        stack.enter_context(mock.patch.object(check.probes, "of_function", of_wider_calls))
        stack.enter_context(mock.patch.object(expressions, "of_expression", of_expression))
        stack.enter_context(mock.patch.object(expressions, "of_derivation", of_derivation))
        assignment.tested(task, dict(namespace))
    return found[-1]


def of_wider_calls(reference, listed, parts=()):
    """Return the probes of a function in the calls that are listed, and in wider ones."""
    listed = list(listed)
    wider = [call for one in listed for call in wider_calls(*one) if answered_by(reference, *call[2:])]
    return OF_FUNCTION(reference, [*listed, *wider], parts)


def wider_calls(group, what, args, kwargs=None):
    """Yield a call with each of its arrays of floats changed, one at a time."""
    for place, array in enumerate(args):
        if isinstance(array, np.ndarray) and array.dtype.kind == "f" and array.size:
            first_zero = np.where(np.arange(array.size).reshape(array.shape) == 0, 0.0, array)
            others = {"/ 64": array / 64, "* 64": array * 64, "with a zero first": first_zero}
            for how, other in others.items():
                changed = (*args[:place], other, *args[place + 1 :])
                yield group, f"{what}, argument {place} {how}", changed, kwargs or {}


def answered_by(reference, args, kwargs):
    """Return whether a reference gives finite numbers for a call."""
    with quiet():
        try:
            result = reference(*args, **kwargs)
        except Exception:
            return False
    parts = result if isinstance(result, tuple) else (result,)
    return all(np.all(np.isfinite(part)) for part in parts)


@dataclass
class Calls:
    """A function and the probes of one draw."""

    answer: object
    probes: list

    def differences(self, answers):
        """Return how many calls the solution answers rightly, and where each other function first differs."""
        outcomes = marking.run(self.answer, self.probes)
        pairs = list(zip(self.probes, outcomes, strict=True))
        right = [not probe.judge.fault(outcome) for probe, outcome in pairs]
        differences = [self.difference(answer, outcomes, right) for answer in answers]
        return sum(
            ok and not probe.continues for ok, probe in zip(right, self.probes, strict=True)
        ), differences

    def difference(self, answer, outcomes, right):
        """Return the first call that the solution answers rightly and another function does not alike."""
        theirs = marking.run(answer, self.probes)
        for probe, ours, other, ok in zip(self.probes, outcomes, theirs, right, strict=True):
            if ok and not alike(probe.judge, ours, other):
                changes = ", and changes its arguments" if other.changed else ""
                return f"{probe.group}, {probe.what}: {other.seen} for {ours.seen}{changes}"
        return ""


def alike(judge, ours, other):
    """Return whether two outcomes are equally right: the same, or both among several right ones."""
    if ours.changed != other.changed:
        return False
    several = isinstance(judge, Between | Minimises)  # slopes at a kink, weights of a minimum
    return ours.same(other, RTOL) or (several and not judge.fault(other))


@dataclass
class Points:
    """Expressions, the expressions that each has to equal, and the points of one draw."""

    answer: list
    references: list
    where: list

    def differences(self, answers):
        """Return how many points there are, and where the steps of each other answer first differ."""
        return len(self.where), [self.difference(steps) for steps in answers]

    def difference(self, steps):
        """Return the first point at which a step does not equal its reference."""
        for step in steps:
            reference = self.references[0]
            if step in self.answer or algebra.proved_equal(step, reference):
                continue
            found = algebra.counterexample(step, reference, self.where)
            if found is not None:
                return f"{step} at {found[0]}"
        return ""
