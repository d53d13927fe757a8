"""The calls that end a test cell. Each takes a student's answer and gives a Verdict.

>>> from lossedu import losses
>>> from lossedu.checks import check
>>> def mean_squared_error(y_true, y_pred):
...     return sum((b - a) ** 2 for a, b in zip(y_true, y_pred))
>>> verdict = check.loss(mean_squared_error, losses.mean_squared_error, task="mse", points={"values": 2})
>>> verdict
0.0
>>> print(verdict.headline)
0 of 2 points: not yet right.

``task`` is the grade_id of the solution cell; the mistake catalogue is looked up under it. ``points`` gives
the most points of each group of probes (probes.GROUPS), the first of which must pass for the others to count;
where there is only one group it is a number.
"""

import mpmath

from lossedu.checks import algebra, probes, show
from lossedu.checks.draws import current_seed, generator
from lossedu.checks.marking import marked
from lossedu.checks.mistakes import of_task
from lossedu.checks.outcome import NotPlain, described, numeric, quiet
from lossedu.checks.verdict import Row, Verdict

__all__ = ["differences", "expression", "fit", "gradient", "loss", "value"]


def loss(answer, loss, *, task, points, rounds=1):
    """Return the Verdict on a function (y_true, y_pred, parameters) that computes the value of ``loss``.

    ``rounds`` makes more probes of the group "values".
    """
    made = probes.of_loss(loss, generator(task), rounds)
    return marked(answer, made, name=loss.__name__, task=task, points=points)


def gradient(answer, loss, *, task, points, rounds=1):
    """Return the Verdict on a function that computes the gradient of ``loss`` by the prediction."""
    made = probes.of_gradient(loss, generator(task), rounds)
    return marked(answer, made, name=f"{loss.__name__}_gradient", task=task, points=points)


def differences(answer, loss, *, task, points):
    """Return the Verdict on a function (y_true, y_pred, h) that gives central differences of ``loss``."""
    made = probes.of_differences(loss, generator(task))
    return marked(answer, made, name="numerical_gradient", task=task, points=points)


def fit(answer, loss, *, task, points):
    """Return the Verdict on a function (X, y) whose weights w make ``loss`` of the predictions X @ w least.

    The weights are not compared: at a minimum the gradient by the weights is zero.
    """
    made = probes.of_fit(loss, generator(task))
    return marked(answer, made, name="fit", task=task, points=points)


def expression(answer, loss, *, by=None, task, points):
    """Return the Verdict on a SymPy expression for ``loss``, or for its derivative by the symbol ``by``.

    Any equivalent form is right. A wrong one gets a point at which it differs, with both values.
    """
    reference = loss.expression if by is None else loss.expression.diff(loss.symbols[by])
    where = algebra.points(loss, generator(task))
    rows, mistakes = [], ()
    try:
        answer = algebra.as_expression(answer)
    except algebra.Unreadable as error:
        rows.append(Row("expression", "it is a SymPy expression", False, seen=str(error)))
    else:
        rows.append(Row("expression", "it is a SymPy expression", True))
        rows.append(_symbols_row(answer, where[0]))
        if rows[-1].passed:
            rows.append(_equality_row(answer, reference, where))
            if not rows[-1].passed:
                mistakes = tuple(m for m in of_task(task) if _same_everywhere(answer, m, where))
    return Verdict(task, {"expression": points}, tuple(rows), mistakes, current_seed())


def value(answer, statements, *, task, points):
    """Return the Verdict on a number or a list of numbers about which statements must hold.

    ``statements`` maps sentences to functions of the numbers. What is right follows from the statements, so
    the answer itself stands nowhere.
    """
    try:
        with quiet():
            numbers = [float(number) for number in numeric(answer).ravel()]
    except NotPlain as error:
        seen = "None: not answered yet" if "None" in str(error) else str(error)
        rows = [Row("value", "it is a number or a list of numbers", False, seen=seen)]
    else:
        rows = [Row("value", "it is a number or a list of numbers", True)]
        rows += [_statement_row(words, holds, numbers) for words, holds in statements.items()]
    return Verdict(task, {"value": points}, tuple(rows), seed=current_seed())


# ------------------------------------------------------------------------------------------------- rows


def _symbols_row(answer, point):
    unknown = [name for name in algebra.symbol_names(answer) if name not in point]
    what = f"its symbols are among {', '.join(point)}"
    return Row("expression", what, not unknown, seen=f"also {', '.join(unknown)}" if unknown else "")


def _equality_row(answer, reference, where):
    difference = algebra.counterexample(answer, reference, where)
    if difference is None:
        proved = algebra.proved_equal(answer, reference)
        how = "proved by multiplying out" if proved else f"to {algebra.DIGITS} digits at {len(where)} points"
        return Row("expression", f"it equals the right one everywhere ({how})", True)
    point, seen, expected = difference
    place = ", ".join(f"{name} = {value!r}" for name, value in point.items())
    return Row("expression", f"it equals the right one at {place}", False, "", *_told_apart(seen, expected))


def _told_apart(seen, expected):
    """Return two different values as text, with as many digits as it takes to see the difference."""
    if seen is None:
        return "no value", mpmath.nstr(expected, show.DIGITS)
    digits = next(n for n in (show.DIGITS, 16, 30, algebra.DIGITS) if _differ(seen, expected, n))
    return mpmath.nstr(seen, digits), mpmath.nstr(expected, digits)


def _differ(seen, expected, digits):
    return mpmath.nstr(seen, digits) != mpmath.nstr(expected, digits) or digits == algebra.DIGITS


def _same_everywhere(answer, mistake, where):
    return algebra.counterexample(answer, mistake.answer(), where) is None


def _statement_row(words, holds, numbers):
    """Return the row for one statement; a statement that cannot even be computed does not hold."""
    try:
        with quiet():
            held = bool(holds(*numbers))
    except Exception as error:
        return Row("value", words, False, seen=f"for {numbers} it cannot be computed: {described(error)}")
    return Row("value", words, held, seen="" if held else f"it does not hold for {_shown(numbers)}")


def _shown(numbers):
    return show.shortened(", ".join(show.number(number) for number in numbers)) or "no number at all"
