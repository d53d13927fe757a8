"""Arguments that tell mistakes apart, drawn from the domains that a definition declares.

They come in groups; a task gives points for each group that it names:

- values: batches of several sizes, one sample, large residuals, no residual
- extremes: scores and inputs of 40 and 1000, alone and in a batch of small ones; probabilities 0 and 1
- parameters: every keyword parameter at other values than its default
- input: lists, whole numbers, uint8, float32, every other entry of an array, columns, tables
- shapes: arrays that do not belong together and must be refused
- collinear: a fit whose best weights are not unique
"""

import numpy as np

from lossedu import arguments
from lossedu.activation_definitions import RowwiseActivation
from lossedu.checks.draws import draw
from lossedu.loss_definitions import ElementwiseLoss

GROUPS = ("values", "extremes", "parameters", "input", "shapes", "collinear")
CLASSES = 4
FAR = 1000.0  # exp overflows beyond 709.8
WRONG_BY = 40.0  # sigmoid(40) is 1 in float64, though exp does not overflow yet


def of_loss(loss, rng, rounds=1):
    """Return (group, what, args, kwargs) of the calls that a loss and its gradient are tried with."""
    extremes = _elementwise_extremes if isinstance(loss, ElementwiseLoss) else _rowwise_extremes
    return [
        *_values(loss, rng, rounds),
        *(("extremes", what, args, {}) for what, args in extremes(loss, rng)),
        *_parameters(loss, rng),
        *_input(loss, rng),
    ]


def of_unlike_shapes(loss, rng):
    """Return (what, args) of calls that an elementwise loss must refuse."""
    if not isinstance(loss, ElementwiseLoss):
        return []
    y_true, y_pred = _drawn(loss, 4, rng)
    pairs = [(y_true, y_pred.reshape(-1, 1)), (y_true, y_pred[:3].copy()), (y_true, y_pred[:1].copy())]
    return [(f"{y_true.shape} against {y_pred.shape}", (y_true, y_pred)) for y_true, y_pred in pairs]


def of_activation(activation, rng, rounds=1):
    """Return (group, what, args, kwargs) of the calls that an activation and its slopes are tried with."""
    if isinstance(activation, RowwiseActivation):
        listed = [*_row_values(rng, rounds), *_row_extremes(rng), *_row_input(rng)]
    else:
        listed = [*_entry_values(rng, rounds), *_entry_extremes(), *_entry_input(rng)]
    plain = [(group, what, (x,), {}) for group, what, x in listed]
    return [*plain, *_entry_parameters(activation, rng)]


# ---------------------------------------------------------------------------------------------- losses


def _values(loss, rng, rounds):
    sizes = [5, 3, *rng.integers(2, 9, 2 * (rounds - 1))]
    for n in sizes:
        yield "values", f"{n} samples", _drawn(loss, int(n), rng), {}
    yield "values", "one sample", _without_last_class(loss, _drawn(loss, 1, rng)), {}
    domains = list(loss.argument_domains.values())
    if domains == [arguments.real, arguments.real]:
        args = tuple(1024 * a for a in _drawn(loss, 4, rng))
        yield "values", "large numbers", args, {}
        y_true = draw(arguments.real, (3,), rng)
        yield "values", "predictions that are exact", (y_true, y_true.copy()), {}
        yield "values", "small and large residuals", _around(loss.defaults.get("delta", 1.0), rng), {}


def _without_last_class(loss, args):
    """Take the last class from the labels: whoever counts classes by their largest label is found out."""
    domains = loss.argument_domains.values()
    of_labels = (arguments.class_index, arguments.class_label)
    return tuple(a % (CLASSES - 1) if d in of_labels else a for a, d in zip(args, domains, strict=True))


def _elementwise_extremes(loss, rng):
    """Scores far out, or probabilities of exactly 0 and 1, on the wrong side and on the right one."""
    label, prediction = loss.argument_domains.values()
    if label is arguments.real:
        return
    low = -1.0 if label is arguments.sign_label else 0.0
    both = np.array([low, 1.0])
    if prediction is not arguments.real:
        yield "probabilities 0 and 1 that are right", (both, both.copy())
        yield "probability 0 for label 1", (np.array([1.0, low]), np.array([0.0, 0.25]))
        yield "probability 1 for label 0", (np.array([low, 1.0]), np.array([1.0, 0.75]))
        return
    yield "scores of 1000, wrong", (both, np.array([FAR, -FAR]))
    yield "scores of 1000, right", (np.append(both, 1.0), np.array([-FAR, FAR, 0.5]))
    for place in (0, 1):
        labels, scores = draw(label, (4,), rng), draw(arguments.real, (4,), rng)
        labels[place], scores[place] = both[place], [FAR, -FAR][place]
        yield f"one score near {scores[place]:g} in a batch", (labels, scores)
    yield "wrong by 40, label 1", (both[1:], np.array([-WRONG_BY]))
    yield f"wrong by 40, label {low:g}", (both[:1], np.array([WRONG_BY]))


def _rowwise_extremes(loss, rng):
    """Rows of scores far out, or rows of probabilities with 0 and 1 in them."""
    *before, last = _drawn(loss, 3, rng)
    domain = list(loss.argument_domains.values())[-1]
    if domain is arguments.real:
        labels = before[0]
        yield from ((what, (labels, z)) for what, z in _far_rows(last))
        z = last.copy()
        z[np.arange(3), labels] -= FAR
        yield "1000 below at the true class", (labels, z)
        z = last.copy()
        z[1, labels[1]] -= WRONG_BY
        yield "wrong by 40 in one row", (labels, z)
    elif domain is arguments.distribution and before and before[0].ndim == 1:
        certain = np.eye(CLASSES)[before[0]]
        yield "probability 1 for the true class", (before[0], certain)
        yield "probability 0 for the true class", (before[0], np.roll(certain, 1, axis=1))
    elif domain is arguments.distribution:
        certain = np.eye(CLASSES)[rng.permutation(CLASSES)[:3]]
        yield "rows with 0 and 1 in them", (*(certain.copy() for _ in before), certain)


def _parameters(loss, rng):
    for name, domain in loss.parameter_domains.items():
        default = loss.defaults[name]
        values = list(dict.fromkeys(float(v) for v in draw(domain, (12,), rng) if v != default))
        for value in values[:3]:
            args = _around(value, rng) if name == "delta" else _drawn(loss, 6, rng)
            yield "parameters", f"{name} = {value}", args, {name: value}


def _input(loss, rng):
    domains = list(loss.argument_domains.values())
    args = _drawn(loss, 4, rng)
    yield "input", "lists", tuple(a.tolist() for a in args), {}
    yield "input", "float32", tuple(a.astype(np.float32) if a.dtype == float else a for a in args), {}
    if not isinstance(loss, ElementwiseLoss):
        if domains[-1] is arguments.real:
            scores = rng.permutation(np.arange(-8, 8)).reshape(4, CLASSES)
            yield "input", "scores that are whole numbers", (*args[:-1], scores), {}
        return
    yield "input", "every other entry of longer arrays", tuple(_spread(a, rng) for a in args), {}
    yield "input", "columns of shape (4, 1)", tuple(a.reshape(-1, 1) for a in args), {}
    yield "input", "tables of shape (3, 2)", _drawn(loss, (3, 2), rng), {}
    if all(domain in (arguments.real, arguments.sign_label) for domain in domains):
        yield "input", "whole numbers", tuple(whole_numbers(domains, 4, rng)), {}
    if domains == [arguments.real, arguments.real]:
        low, high = rng.integers(0, 100, 3), rng.integers(150, 256, 3)
        yield "input", "whole numbers of type uint8", (high.astype(np.uint8), low.astype(np.uint8)), {}
        yield "input", "whole numbers above 2**31", (low * 2**32, high * 2**32), {}


# ----------------------------------------------------------------------------------------- activations


def _entry_values(rng, rounds):
    for n in [6, *rng.integers(2, 9, rounds - 1)]:
        yield "values", f"{n} numbers", draw(arguments.real, (int(n),), rng) + 1 / 1024
    yield "values", "both signs", np.array([-2.5, -0.75, 0.75, 2.5]) + rng.integers(1, 9) / 64
    yield "values", "zero and close to it", np.array([0.0, 0.0625, -0.0625])
    yield "values", "one number", draw(arguments.real, (1,), rng) + 1 / 1024


def _entry_extremes():
    for x in (FAR, -FAR, WRONG_BY, -WRONG_BY):
        yield "extremes", f"{x:g} among small numbers", np.array([0.5, x, -1.25])
    yield "extremes", "1000 alone", np.array([FAR])
    yield "extremes", "-1000 alone", np.array([-FAR])


def _entry_parameters(activation, rng):
    x = np.array([-2.5, -0.75, 0.75, 2.5]) + rng.integers(1, 9) / 64
    for name, domain in activation.parameter_domains.items():
        default = activation.defaults[name]
        values = sorted({float(v) for v in draw(domain, (12,), rng) if v != default})
        for value in (values[0], values[len(values) // 2], values[-1]):  # a slope above 1 is among them
            yield "parameters", f"{name} = {value}", (x.copy(),), {name: value}


def _entry_input(rng):
    x = draw(arguments.real, (4,), rng) + 1 / 64
    yield "input", "a list", x.tolist()
    yield "input", "float32", x.astype(np.float32)
    yield "input", "every other entry of a longer array", _spread(x, rng)
    yield "input", "a table of shape (3, 2)", draw(arguments.real, (3, 2), rng) + 1 / 64
    yield "input", "whole numbers", np.append(rng.integers(1, 6, 2), rng.integers(-5, 0, 2))
    yield "input", "whole numbers of type uint8", rng.integers(1, 100, 3).astype(np.uint8)
    yield "input", "a single number", float(x[0])


def _row_values(rng, rounds):
    for n in [3, 5, *rng.integers(2, 6, rounds - 1)]:
        yield "values", f"{n} rows of 4", _untied(draw(arguments.real, (int(n), CLASSES), rng), rng)
    yield "values", "4 rows of 4", _untied(draw(arguments.real, (CLASSES, CLASSES), rng), rng)
    yield "values", "one row", _untied(draw(arguments.real, (1, 3), rng), rng)


def _row_extremes(rng):
    z = _untied(draw(arguments.real, (3, CLASSES), rng), rng)
    yield from (("extremes", what, rows) for what, rows in _far_rows(z))


def _row_input(rng):
    z = _untied(draw(arguments.real, (3, CLASSES), rng), rng)
    yield "input", "lists", z.tolist()
    yield "input", "float32", z.astype(np.float32)
    yield "input", "every other column of a longer table", np.repeat(z, 2, axis=1)[:, ::2]
    yield "input", "whole numbers", rng.permutation(np.arange(-6, 6)).reshape(3, CLASSES)


def _far_rows(z):
    """Return rows of scores far from 0, all together or one among others."""
    first, one = np.zeros_like(z), np.zeros_like(z)
    first[0], one[1, 2] = 1, 1
    return [
        ("scores near 1000", z + FAR),
        ("scores near -1000", z - FAR),
        ("one row near 1000", z + FAR * first),
        ("one row near -1000", z - FAR * first),
        ("one score 1000 above the others", z + FAR * one),
    ]


# ------------------------------------------------------------------------------------------ the numbers


def _drawn(loss, size, rng):
    """Return arguments for ``size`` samples; a rowwise loss gets rows of 4 classes."""
    shape = size if isinstance(size, tuple) else (size,)
    drawn = []
    for domain in loss.argument_domains.values():
        if domain in (arguments.class_index, arguments.class_label):
            drawn.append(rng.integers(0, CLASSES, shape))
        else:
            width = () if isinstance(loss, ElementwiseLoss) else (CLASSES,)
            drawn.append(draw(domain, (*shape, *width), rng))
    if isinstance(loss, ElementwiseLoss):
        return tuple(drawn)
    domains = loss.argument_domains.values()
    return tuple(
        _untied(a, rng) if domain is arguments.real else a for domain, a in zip(domains, drawn, strict=True)
    )


def _around(delta, rng):
    """Return arguments whose residuals lie on both sides of ±delta and on it."""
    y_true = draw(arguments.real, (6,), rng)
    return y_true, y_true + delta * np.array([0.5, -0.5, 1.0, -1.0, 2.0, -3.0])


def _untied(array, rng):
    """Return scores no two of which are equal: where scores tie a rowwise loss may have kinks."""
    return array + rng.permutation(array.size).reshape(array.shape) / 1024


def whole_numbers(domains, n, rng):
    """Return arguments that are whole numbers of type int64."""
    return [
        draw(domain, (n,), rng).astype(int) if domain is arguments.sign_label else rng.integers(-9, 10, n)
        for domain in domains
    ]


def _spread(array, rng):
    """Return a view on every other entry of a longer array."""
    longer = np.repeat(array, 2)
    longer[1::2] = rng.permutation(array)
    return longer[::2]
