"""From a student's SymPy expression, or list of them, to a verdict."""

import mpmath

from lossedu.checks import algebra, show
from lossedu.checks.draws import shown_seed
from lossedu.checks.mistakes import of_task
from lossedu.checks.outcome import described
from lossedu.checks.verdict import Row, Verdict
from lossedu.definitions import Definition

MOST_STEPS = 40


def compared(reference, by, domains, rng):
    """Return the expression that an answer must equal, and the points at which they are compared."""
    if isinstance(reference, Definition):
        symbols = reference.symbols
        wanted = reference.expression if by is None else reference.expression.diff(symbols[by])
        return wanted, algebra.points_of(reference, rng)
    return reference, algebra.points(domains, {}, rng)


# ------------------------------------------------------------------------------------- one expression


def of_expression(answer, reference, where, task, points):
    """Return the Verdict on an expression that has to equal ``reference``."""
    rows, mistakes = [], ()
    answer, fault = _read(answer, where)
    rows.append(Row("expression", f"it is a SymPy expression in {_among(where)}", not fault, seen=fault))
    if not fault:
        rows.append(_equality_row(answer, reference, where))
        if not rows[-1].passed:
            values = algebra.Values(answer, where)
            mistakes = tuple(m for m in of_task(task) if _is_one_of(values, m.answers))
    return Verdict(task, {"expression": points}, tuple(rows), mistakes, shown_seed())


def _read(answer, where):
    """Return an answer as an expression in the symbols of the points, or None and what is wrong with it."""
    try:
        answer = algebra.as_expression(answer)
    except algebra.Unreadable as error:
        return None, str(error)
    unknown = [name for name in algebra.symbol_names(answer) if name not in where[0]]
    return (None, f"also {', '.join(unknown)}") if unknown else (answer, "")


def _among(where):
    return ", ".join(where[0])


def _equality_row(answer, reference, where):
    difference = algebra.counterexample(answer, reference, where)
    if difference is None:
        proved = algebra.proved_equal(answer, reference)
        how = "proved by multiplying out" if proved else f"to {algebra.DIGITS} digits at {len(where)} points"
        return Row("expression", f"it equals the right one everywhere ({how})", True)
    point, seen, expected = difference
    what = f"it equals the right one at {_place(point)}"
    return Row("expression", what, False, "", *_told_apart(seen, expected))


def _place(point):
    return ", ".join(f"{name} = {value!r}" for name, value in point.items())


def _told_apart(seen, expected):
    """Return two different values as text, with as many digits as it takes to see the difference."""
    if seen is None or expected is None:
        return _shown(seen), _shown(expected)
    digits = next(n for n in (show.DIGITS, 16, 30, algebra.DIGITS) if _differ(seen, expected, n))
    return mpmath.nstr(seen, digits), mpmath.nstr(expected, digits)


def _shown(value):
    return "no value" if value is None else mpmath.nstr(value, show.DIGITS)


def _differ(seen, expected, digits):
    return mpmath.nstr(seen, digits) != mpmath.nstr(expected, digits) or digits == algebra.DIGITS


def _is_one_of(values, wrong_versions):
    """Return whether an expression has the values of one of several wrong versions."""
    others = (algebra.Values(wrong(), values.where) for wrong in wrong_versions)
    return any(algebra.difference(values, other) is None for other in others)


# -------------------------------------------------------------------------------------- a derivation


def of_derivation(steps, start, where, end, least, task, points):
    """Return the Verdict on a list of steps that lead from ``start`` to a form that ``end`` describes."""
    read, rows = _read_steps(steps, where, least)
    start = algebra.Values(start, where)
    read = [algebra.Values(step, where) for step in read]
    if rows[-1].passed:
        rows += _following_rows(read, start)
    if rows[-1].passed:
        rows += [_end_row(words, holds, read[-1].expression) for words, holds in end.items()]
    verdict = Verdict(task, points, tuple(rows), seed=shown_seed())
    mistakes = _recognised(read, verdict, start, end)
    return Verdict(task, points, tuple(rows), mistakes, shown_seed())


def _read_steps(steps, where, least):
    """Return the steps as expressions, and rows that say whether they are that."""
    what = f"it is a list of at least {least} SymPy expressions in {_among(where)}"
    if steps is None or steps is Ellipsis:
        return [], [Row("steps", what, False, seen="None: not answered yet")]
    if type(steps) not in (list, tuple):
        return [], [Row("steps", what, False, seen=show.kind(steps))]
    if not least <= len(steps) <= MOST_STEPS:
        return [], [Row("steps", what, False, seen=f"{len(steps)} steps")]
    read = []
    for number, step in enumerate(steps, start=1):
        expression, fault = _read(step, where)
        if fault:
            return [], [Row("steps", what, False, seen=f"step {number}: {fault}")]
        read.append(expression)
    return read, [Row("steps", what, True)]


def _following_rows(steps, start):
    """Return a row for each step, up to the first that does not follow."""
    rows = []
    before, name = start, "what is to be derived"
    for number, step in enumerate(steps, start=1):
        difference = algebra.difference(step, before)
        if difference is not None:
            point, seen, expected = difference
            what = f"step {number} equals {name} at {_place(point)}"
            return [*rows, Row("steps", what, False, "", *_told_apart(seen, expected))]
        if number > 1 and step.expression == before.expression:
            seen = f"step {number} repeats step {number - 1}"
            return [*rows, Row("steps", f"step {number} takes another form", False, seen=seen)]
        rows.append(Row("steps", f"step {number} equals {name}", True))
        before, name = step, f"step {number}"
    return rows


def _end_row(words, holds, last):
    try:
        held = bool(holds(last))
    except Exception as error:
        return Row("end", words, False, seen=f"of {_written(last)} it cannot be told: {described(error)}")
    return Row("end", words, held, seen="" if held else _written(last))


def _written(expression):
    return show.shortened(str(expression))


def _recognised(steps, verdict, start, end):
    """Return the entries that go wrong where the answer does, in the same way."""
    if not steps or verdict.score == verdict.max_points:
        return ()
    wrong = _first_wrong(steps, start)
    unreached = None if wrong is not None else _unreached(steps[-1], end)
    return tuple(
        mistake
        for mistake in of_task(verdict.task)
        if any(_same_way(version(), wrong, unreached, start, end) for version in mistake.answers)
    )


def _same_way(steps, wrong, unreached, start, end):
    """Return whether other steps first go wrong where ``wrong`` does, or end in the same wrong form.

    What tells most entries apart comes first: comparing right steps takes all points.
    """
    steps = [algebra.Values(step, start.where) for step in steps]
    if wrong is None:
        return unreached == _unreached(steps[-1], end) and _first_wrong(steps, start) is None
    place = next((k for k, step in enumerate(steps) if algebra.difference(wrong, step) is None), None)
    return place is not None and _first_wrong(steps[:place], start) is None


def _first_wrong(steps, start):
    """Return the first step that does not equal the start, or None if all do."""
    return next((step for step in steps if algebra.difference(step, start) is not None), None)


def _unreached(last, end):
    return [words for words, holds in end.items() if not _end_row(words, holds, last.expression).passed]
