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
the most points of each group of probes (calls.GROUPS, or those that a test cell lists), the first of which
must pass for the others to count; where there is only one group it is a number. ``may_use`` are
implementations of lossedu that an answer may call; one that calls any other earns nothing.
"""

from lossedu.checks import expressions, probes, statements
from lossedu.checks.draws import generator
from lossedu.checks.marking import marked
from lossedu.loss_definitions import Loss

__all__ = [
    "activation",
    "derivation",
    "differences",
    "expression",
    "fit",
    "function",
    "gradient",
    "jacobian",
    "loss",
    "training",
    "value",
]


def loss(answer, loss, *, task, points, rounds=1, may_use=()):
    """Return the Verdict on a function (y_true, y_pred, parameters) that computes the value of ``loss``.

    ``rounds`` makes more probes of the group "values".
    """
    made = probes.of_loss(loss, generator(task), rounds)
    return marked(answer, made, name=loss.__name__, task=task, points=points, may_use=may_use)


def activation(answer, activation, *, task, points, rounds=1, may_use=()):
    """Return the Verdict on a function (x, parameters) that computes ``activation``."""
    made = probes.of_activation(activation, generator(task), rounds)
    return marked(answer, made, name=activation.__name__, task=task, points=points, may_use=may_use)


def gradient(answer, definition, *, task, points, rounds=1, may_use=()):
    """Return the Verdict on the gradient of a loss by the prediction, or the derivative of an activation."""
    if isinstance(definition, Loss):
        made, name = probes.of_gradient(definition, generator(task), rounds), "gradient"
    else:
        made, name = probes.of_derivative(definition, generator(task), rounds), "derivative"
    name = f"{definition.__name__}_{name}"
    return marked(answer, made, name=name, task=task, points=points, may_use=may_use)


def jacobian(answer, activation, *, task, points, rounds=1, may_use=()):
    """Return the Verdict on the Jacobians (N, C, C) of a rowwise activation at rows (N, C)."""
    made = probes.of_jacobian(activation, generator(task), rounds)
    name = f"{activation.__name__}_jacobian"
    return marked(answer, made, name=name, task=task, points=points, may_use=may_use)


def function(answer, reference, calls, *, task, points, parts=(), may_use=()):
    """Return the Verdict on a function that does what ``reference`` does, in the calls that are listed.

    ``calls`` is a function of a random generator that yields (group, what, args) or (group, what, args,
    kwargs). ``parts`` names the arrays that are returned, where they are a tuple.
    """
    made = probes.of_function(reference, calls(generator(task)), parts)
    return marked(answer, made, name=_name(answer, task), task=task, points=points, may_use=may_use)


def training(answer, calls, statements, *, task, points, parts=(), may_use=()):
    """Return the Verdict on a function that trains, of whose result statements must hold.

    ``calls`` is as in ``function``. ``statements`` gives for each group sentences, and for each sentence a
    function (result, *args) that tells whether it holds.
    """
    made = probes.of_training(calls(generator(task)), statements, parts)
    return marked(answer, made, name=_name(answer, task), task=task, points=points, may_use=may_use)


def differences(answer, loss, *, task, points):
    """Return the Verdict on a function (y_true, y_pred, h) that gives central differences of ``loss``."""
    made = probes.of_differences(loss, generator(task))
    return marked(answer, made, name="numerical_gradient", task=task, points=points, may_use=[loss])


def fit(answer, loss, *, task, points):
    """Return the Verdict on a function (X, y) whose weights w make ``loss`` of the predictions X @ w least.

    The weights are not compared: at a minimum the gradient by the weights is zero.
    """
    made = probes.of_fit(loss, generator(task))
    return marked(answer, made, name="fit", task=task, points=points)


def expression(answer, reference, *, by=None, domains=None, task, points):
    """Return the Verdict on a SymPy expression that has to equal ``reference`` in any form.

    ``reference`` is a loss or activation, or its derivative if ``by`` names a symbol; or an expression, with
    the domain of each symbol by name in ``domains``. A wrong answer gets a point at which it differs, with
    both values.
    """
    reference, where = expressions.compared(reference, by, domains, generator(task))
    return expressions.of_expression(answer, reference, where, task, points)


def derivation(steps, start, *, domains, end, least=3, task, points):
    """Return the Verdict on a list of SymPy expressions that lead from ``start`` to a form that is asked for.

    The first must equal ``start`` and each of the others the one before it; the report names the first that
    does not follow. ``end`` maps sentences to functions of the last step that tell whether they hold,
    ``least`` is how many steps there must be. The groups of ``points`` are "steps" and "end".
    """
    start, where = expressions.compared(start, None, domains, generator(task))
    return expressions.of_derivation(steps, start, where, end, least, task, points)


def value(answer, sentences, *, task, points):
    """Return the Verdict on a number or a list of numbers about which statements must hold.

    ``sentences`` maps each statement, in words, to a function of the numbers. What is right follows from the
    statements, so the answer itself stands nowhere.
    """
    return statements.of_numbers(answer, sentences, task, points)


def _name(answer, task):
    """Return the name under which a report calls a student's function."""
    name = getattr(answer, "__name__", "")
    return name if type(name) is str and name.isidentifier() else task.replace("-", "_")
