# ruff: noqa: F811  (every entry bears the name that its task asks for)
"""Mistakes in the assignment on the mean squared error."""

import numpy as np
import sympy as sp

from lossedu import losses
from lossedu.checks.mistakes.catalogue import registrar

ASSIGNMENT = "02-mean-squared-error"

# --------------------------------------------------------------------------------------------------- mse

mse = registrar(ASSIGNMENT, "mse")


@mse(
    "borrowed",
    "It calls lossedu's own implementation; the task asks for a formula of your own.",
    section="mse-definition",
)
def mean_squared_error(y_true, y_pred):
    return losses.mean_squared_error(y_true, y_pred)


@mse("sum-for-mean", "The squares are added up but not divided by their number.", section="mse-reduction")
def mean_squared_error(y_true, y_pred):
    return np.sum((y_pred - y_true) ** 2)


@mse("half-mean", "There is a factor 1/2 too much: 1/(2N) is another convention.", section="mse-reduction")
def mean_squared_error(y_true, y_pred):
    return np.sum((y_pred - y_true) ** 2) / (2 * np.size(y_pred))


@mse(
    "root",
    "The square root turns it into the RMSE; the task asks for the mean square.",
    section="mse-definition",
    also={"mean": (np.sum,)},
)
def mean_squared_error(y_true, y_pred, mean=np.mean):
    return np.sqrt(mean((y_pred - y_true) ** 2))


@mse(
    "absolute-for-square",
    "Residuals are taken by size, not squared: this is the MAE.",
    section="mae",
    also={"mean": (np.sum,)},
)
def mean_squared_error(y_true, y_pred, mean=np.mean):
    return mean(np.abs(y_pred - y_true))


@mse(
    "no-square",
    "Residuals are not squared, so positive and negative ones cancel.",
    section="mse-definition",
    also={"factor": (-1,)},
)
def mean_squared_error(y_true, y_pred, factor=1):
    return factor * np.mean(y_pred - y_true)


@mse(
    "square-of-mean",
    "The mean residual is squared; each residual has to be squared first.",
    section="mse-definition",
)
def mean_squared_error(y_true, y_pred):
    return np.mean(y_pred - y_true) ** 2


@mse(
    "lost-minus",
    "True value and prediction are multiplied; a minus sign is missing.",
    section="mse-definition",
)
def mean_squared_error(y_true, y_pred):
    return np.mean((y_true * y_pred) ** 2)


@mse(
    "divides-by-n-minus-1",
    "The sum is divided by N - 1, as for a variance, instead of N.",
    section="mse-reduction",
)
def mean_squared_error(y_true, y_pred):
    return np.sum((y_pred - y_true) ** 2) / (np.size(y_pred) - 1)


@mse(
    "rows-for-entries",
    "In a table the sum is divided by the rows, not by all entries.",
    section="mse-reduction",
    points=2,
)
def mean_squared_error(y_true, y_pred):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    return np.sum((y_pred - y_true) ** 2) / len(y_pred)


@mse(
    "mean-of-columns",
    "A table gives one mean a column or a row, not one mean of all entries.",
    section="mse-reduction",
    points=2,
    also={"kind": ("loop", "rows")},
)
def mean_squared_error(y_true, y_pred, kind="columns"):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError("shapes differ")
    if kind == "loop":
        return sum((b - a) ** 2 for a, b in zip(y_true, y_pred, strict=True)) / len(y_true)
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return np.mean((y_pred - y_true) ** 2, axis=-1 if kind == "rows" else 0)


@mse("no-mean", "One square a sample comes back; their mean is missing.", section="mse-definition")
def mean_squared_error(y_true, y_pred):
    return (y_pred - y_true) ** 2


@mse("prints", "The value is printed but not returned.", section="mse-definition")
def mean_squared_error(y_true, y_pred):
    print(np.mean((y_pred - y_true) ** 2))


@mse(
    "integers-overflow",
    "Lists cannot be subtracted, and whole numbers overflow: convert to float first.",
    section="shapes",
    points=2,
    also={"count": (len,)},
)
def mean_squared_error(y_true, y_pred, count=np.size):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError("shapes differ")
    return np.sum((y_pred - y_true) ** 2) / count(y_pred)


@mse(
    "keeps-integers",
    "asarray without a type keeps whole numbers, which overflow: ask for float.",
    section="shapes",
    points=2,
    also={"after": ("subtracting", "squaring in rows")},
)
def mean_squared_error(y_true, y_pred, after="squaring"):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError("shapes differ")
    residuals = np.asarray(y_pred) - np.asarray(y_true)
    if after == "subtracting":
        return np.mean(residuals.astype(float) ** 2)
    count = len(residuals) if after == "squaring in rows" else residuals.size
    return np.sum(residuals**2, dtype=float) / count


@mse(
    "changes-prediction",
    "The prediction is changed in place: -= writes into the caller's array.",
    section="shapes",
    points=2,
)
def mean_squared_error(y_true, y_pred):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError("shapes differ")
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    y_pred -= y_true
    return np.mean(y_pred**2)


@mse(
    "broadcasts",
    "Shapes are not compared, so (N,) against (N, 1) pairs everything with everything.",
    section="shapes",
    points=2,
)
def mean_squared_error(y_true, y_pred):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return np.mean((y_pred - y_true) ** 2)


@mse(
    "flattens",
    "Flattening lets arrays of different shapes pass as long as their sizes agree.",
    section="shapes",
    points=2,
)
def mean_squared_error(y_true, y_pred):
    y_true = np.asarray(y_true, dtype=float).ravel()
    y_pred = np.asarray(y_pred, dtype=float).ravel()
    if y_true.shape != y_pred.shape:
        raise ValueError("y_true and y_pred differ in length")
    return np.mean((y_pred - y_true) ** 2)


@mse(
    "compares-part-of-shapes",
    "Only lengths or only numbers of axes are compared: compare whole shapes.",
    section="shapes",
    points=2,
    also={"part": (np.ndim,)},
)
def mean_squared_error(y_true, y_pred, part=np.size):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    if part(y_true) != part(y_pred):
        raise ValueError("shapes differ")
    return np.mean((y_pred - y_true) ** 2)


@mse(
    "other-error",
    "Unlike shapes must raise ValueError: no other error will do, and no value.",
    section="shapes",
    points=2,
    also={"error": (TypeError, Exception, IndexError, RuntimeError)},
)
def mean_squared_error(y_true, y_pred, error=AssertionError):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    if y_true.shape != y_pred.shape:
        raise error("shapes differ")
    return np.mean((y_pred - y_true) ** 2)


@mse(
    "returns-for-unlike-shapes",
    "For unlike shapes something is returned; raise ValueError instead.",
    section="shapes",
    points=2,
    also={"given": (np.nan, 0.0, -1.0, False, "shapes differ", ValueError("shapes differ"))},
)
def mean_squared_error(y_true, y_pred, given=None):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    if y_true.shape != y_pred.shape:
        return given
    return np.mean((y_pred - y_true) ** 2)


@mse(
    "difference-of-squares",
    "Squares are subtracted; subtract first, then square the difference.",
    section="mse-definition",
    also={"power": (1,)},
)
def mean_squared_error(y_true, y_pred, power=2):
    return np.mean(y_pred**power - y_true**2)


# ------------------------------------------------------------------------------------------ mse-gradient

gradient = registrar(ASSIGNMENT, "mse-gradient")


@gradient(
    "borrowed",
    "It calls lossedu's own implementation; the task asks for a formula of your own.",
    section="mse-gradient",
)
def mean_squared_error_gradient(y_true, y_pred):
    return losses.mean_squared_error.gradient(y_true, y_pred)


@gradient(
    "sign",
    "The sign is wrong: the derivative of (ŷ - y)² by ŷ is 2 (ŷ - y).",
    section="mse-gradient",
    also={"factor": (1,)},
)
def mean_squared_error_gradient(y_true, y_pred, factor=2):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return factor * (y_true - y_pred) / y_pred.size


@gradient(
    "missing-1-over-n",
    "The 1/N of the mean is missing.",
    section="mse-gradient",
    also={"factor": (-2, -1)},
)
def mean_squared_error_gradient(y_true, y_pred, factor=2):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return factor * (y_pred - y_true)


@gradient(
    "missing-2",
    "The factor 2 of the square's derivative is missing.",
    section="mse-gradient",
    also={"factor": (0.5,)},
)
def mean_squared_error_gradient(y_true, y_pred, factor=1):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return factor * (y_pred - y_true) / y_pred.size


@gradient(
    "residual-alone",
    "The residual alone is the gradient of half the sum; here 2/N belongs in front.",
    section="mse-gradient",
)
def mean_squared_error_gradient(y_true, y_pred):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return y_pred - y_true


@gradient(
    "mean-of-entries",
    "The entries are averaged into one number; each prediction has its own.",
    section="mse-gradient",
)
def mean_squared_error_gradient(y_true, y_pred):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return np.mean(2 * (y_pred - y_true))


@gradient("value-for-gradient", "This is the loss itself, not its derivative.", section="mse-gradient")
def mean_squared_error_gradient(y_true, y_pred):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return np.mean((y_pred - y_true) ** 2)


@gradient(
    "keeps-the-square",
    "The square is still there: its derivative is 2 times the residual.",
    section="mse-gradient",
    also={"factor": (1,)},
)
def mean_squared_error_gradient(y_true, y_pred, factor=2):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return factor * (y_pred - y_true) ** 2 / y_pred.size


@gradient(
    "rows-for-entries",
    "For a table, len counts the rows; the mean is over all entries.",
    section="mse-reduction",
    points=2,
)
def mean_squared_error_gradient(y_true, y_pred):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return 2 * (y_pred - y_true) / len(y_pred)


@gradient(
    "integers-overflow",
    "Lists cannot be subtracted, and whole numbers overflow: convert to float first.",
    section="shapes",
    points=2,
    also={"form": ("2/N first", "rows", "2/rows first")},
)
def mean_squared_error_gradient(y_true, y_pred, form="2 first"):
    count = len(y_pred) if "rows" in form else np.size(y_pred)
    if "/" in form:
        return 2 / count * (y_pred - y_true)
    return 2 * (y_pred - y_true) / count


@gradient(
    "keeps-integers",
    "asarray without a type keeps whole numbers, which overflow: ask for float.",
    section="shapes",
    points=2,
    also={"form": ("2/N first", "rows", "2/rows first")},
)
def mean_squared_error_gradient(y_true, y_pred, form="2 first"):
    residuals = np.asarray(y_pred) - np.asarray(y_true)
    count = len(residuals) if "rows" in form else residuals.size
    return 2 / count * residuals if "/" in form else 2 * residuals / count


@gradient(
    "flat",
    "A table of predictions gives a flat gradient; it must have the shape of y_pred.",
    section="mse-gradient",
    points=2,
)
def mean_squared_error_gradient(y_true, y_pred):
    y_true = np.asarray(y_true, dtype=float).ravel()
    y_pred = np.asarray(y_pred, dtype=float).ravel()
    return 2 * (y_pred - y_true) / y_pred.size


@gradient(
    "rows-only",
    "The loop fills one number a row, which fails for a table: every entry has its own slope.",
    section="mse-gradient",
    points=2,
    also={"make": (list,)},
)
def mean_squared_error_gradient(y_true, y_pred, make=np.array):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    slopes = make([0.0] * len(y_pred))
    for i in range(len(y_pred)):
        slopes[i] = float(2 * (y_pred[i] - y_true[i]) / len(y_pred))
    return slopes


@gradient(
    "result-of-whole-numbers",
    "The result is put into an array of whole numbers, so slopes are cut off in it.",
    section="shapes",
    points=2,
    also={"kind": ("wraps",)},
)
def mean_squared_error_gradient(y_true, y_pred, kind="float"):
    y_true = np.asarray(y_true)
    y_pred = np.asarray(y_pred)
    slopes = np.zeros_like(y_pred)
    residuals = y_pred - y_true if kind == "wraps" else y_pred.astype(float) - y_true
    slopes[...] = 2 * residuals / y_pred.size
    return slopes


@gradient(
    "1-over-n-twice",
    "It is divided by N twice; once is enough.",
    section="mse-gradient",
    also={"factor": (1, -2)},
)
def mean_squared_error_gradient(y_true, y_pred, factor=2):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return factor * (y_pred - y_true) / y_pred.size**2


@gradient(
    "sizes",
    "The residuals are taken by size, so the slope is never negative.",
    section="mse-gradient",
    also={"factor": (1,)},
)
def mean_squared_error_gradient(y_true, y_pred, factor=2):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return factor * np.abs(y_pred - y_true) / y_pred.size


@gradient("slope-of-mae", "This is the slope of the mean absolute error.", section="mae")
def mean_squared_error_gradient(y_true, y_pred):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return np.sign(y_pred - y_true) / y_pred.size


@gradient(
    "times-prediction",
    "The residual is multiplied by a prediction or a truth too much.",
    section="mse-gradient",
    also={"by": ("truth",)},
)
def mean_squared_error_gradient(y_true, y_pred, by="prediction"):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return 2 * (y_pred - y_true) * (y_true if by == "truth" else y_pred) / y_pred.size


@gradient(
    "changes-prediction",
    "The prediction is changed in place: -= writes into the caller's array.",
    section="shapes",
    points=2,
)
def mean_squared_error_gradient(y_true, y_pred):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    y_pred -= y_true
    y_pred *= 2 / y_pred.size
    return y_pred


# ------------------------------------------------------------------------------------------------- huber

of_huber = registrar(ASSIGNMENT, "huber")


@of_huber(
    "borrowed",
    "It calls lossedu's own implementation; the task asks for a formula of your own.",
    section="huber",
)
def huber(y_true, y_pred, delta=1.0):
    return losses.huber(y_true, y_pred, delta=delta)


@of_huber(
    "swapped-branches", "The two cases are swapped: the parabola belongs to small residuals.", section="huber"
)
def huber(y_true, y_pred, delta=1.0):
    r = np.abs(y_pred - y_true)
    return np.mean(np.where(r <= delta, delta * r - delta**2 / 2, r**2 / 2))


@of_huber("line-not-lowered", "The line lacks its - δ²/2, so that the loss jumps at δ.", section="huber")
def huber(y_true, y_pred, delta=1.0):
    r = np.abs(y_pred - y_true)
    return np.mean(np.where(r <= delta, r**2 / 2, delta * r))


@of_huber(
    "parabola-not-halved",
    "The parabola lacks its factor 1/2, so that it does not meet the line at δ.",
    section="huber",
)
def huber(y_true, y_pred, delta=1.0):
    r = np.abs(y_pred - y_true)
    return np.mean(np.where(r <= delta, r**2, delta * r - delta**2 / 2))


@of_huber(
    "residual-with-sign", "The residual is compared with its sign: -5 counts as small.", section="huber"
)
def huber(y_true, y_pred, delta=1.0):
    r = y_pred - y_true
    return np.mean(np.where(r <= delta, r**2 / 2, delta * np.abs(r) - delta**2 / 2))


@of_huber(
    "absolute-beyond-delta",
    "Beyond δ this is |r|, the absolute error, and not the line δ|r| - δ²/2.",
    section="huber",
)
def huber(y_true, y_pred, delta=1.0):
    r = np.abs(y_pred - y_true)
    return np.mean(np.where(r <= delta, r**2 / 2, r))


@of_huber("sum-for-mean", "The losses are added up but not averaged.", section="mse-reduction")
def huber(y_true, y_pred, delta=1.0):
    r = np.abs(y_pred - y_true)
    return np.sum(np.where(r <= delta, r**2 / 2, delta * r - delta**2 / 2))


@of_huber("no-mean", "One loss a sample comes back; their mean is missing.", section="mse-reduction")
def huber(y_true, y_pred, delta=1.0):
    r = np.abs(y_pred - y_true)
    return np.where(r <= delta, r**2 / 2, delta * r - delta**2 / 2)


@of_huber("if-on-array", "An if asks one question of a whole array: use np.where.", section="huber")
def huber(y_true, y_pred, delta=1.0):
    r = np.abs(y_pred - y_true)
    if r <= delta:
        return np.mean(r**2 / 2)
    return np.mean(delta * r - delta**2 / 2)


@of_huber("pseudo-huber", "This is the pseudo-Huber loss, which has no cases.", section="pseudo-huber")
def huber(y_true, y_pred, delta=1.0):
    r = y_pred - y_true
    return np.mean(delta**2 * (np.sqrt(1 + (r / delta) ** 2) - 1))


@of_huber("ignores-delta", "The bound stays 1 whatever δ the call gives.", section="huber", points=1)
def huber(y_true, y_pred, delta=1.0):
    r = np.abs(y_pred - y_true)
    return np.mean(np.where(r <= 1, r**2 / 2, r - 1 / 2))


@of_huber("smooth-l1", "This is smooth L1, the Huber loss divided by δ.", section="huber", points=1)
def huber(y_true, y_pred, delta=1.0):
    r = np.abs(y_pred - y_true)
    return np.mean(np.where(r <= delta, r**2 / (2 * delta), r - delta / 2))


@of_huber(
    "line-lowered-by-half-delta",
    "The line must be lowered by δ²/2, the value at which it meets the parabola.",
    section="huber",
    points=1,
)
def huber(y_true, y_pred, delta=1.0):
    r = np.abs(y_pred - y_true)
    return np.mean(np.where(r <= delta, r**2 / 2, delta * r - delta / 2))


@of_huber(
    "one-case-for-all",
    "The case is chosen once for the whole batch; every residual has its own.",
    section="huber",
    also={"pick": (np.max, np.min, np.median, np.sum, lambda size: size[0], lambda size: size[-1])},
)
def huber(y_true, y_pred, delta=1.0, pick=np.mean):
    size = np.abs(y_pred - y_true)
    if pick(size) <= delta:
        return np.mean(size**2 / 2)
    return np.mean(delta * size - delta**2 / 2)


@of_huber(
    "huber-of-mean",
    "The loss is taken of the mean residual; take it of each residual, then the mean.",
    section="huber",
)
def huber(y_true, y_pred, delta=1.0):
    size = np.abs(np.mean(y_pred - y_true))
    return size**2 / 2 if size <= delta else delta * size - delta**2 / 2


@of_huber(
    "line-lowered-wrongly",
    "The line is not lowered by δ²/2, so that it does not meet the parabola.",
    section="huber",
    also={"by": (-0.5, 0.25, 2.0)},
)
def huber(y_true, y_pred, delta=1.0, by=1.0):
    r = np.abs(y_pred - y_true)
    return np.mean(np.where(r <= delta, r**2 / 2, delta * r - by * delta**2))


@of_huber(
    "slope-1-beyond-delta",
    "Beyond δ the line must rise with slope δ; here it rises with slope 1.",
    section="huber",
    points=1,
    also={"power": (1,)},
)
def huber(y_true, y_pred, delta=1.0, power=2):
    r = np.abs(y_pred - y_true)
    return np.mean(np.where(r <= delta, r**2 / 2, r - delta**power / 2))


@of_huber(
    "signed-line",
    "On the line the residual has its sign; its size |r| belongs there.",
    section="huber",
)
def huber(y_true, y_pred, delta=1.0):
    r = y_pred - y_true
    return np.mean(np.where(np.abs(r) <= delta, r**2 / 2, delta * r - delta**2 / 2))


@of_huber(
    "clipped-residual",
    "Residuals are held at ±δ and squared, so that the loss stops growing; it must become a line.",
    section="huber",
    also={"factor": (1.0,)},
)
def huber(y_true, y_pred, delta=1.0, factor=0.5):
    return np.mean(factor * np.clip(y_pred - y_true, -delta, delta) ** 2)


@of_huber(
    "one-case-only",
    "There is one formula for all residuals: the other case of the loss is missing.",
    section="huber",
    also={"kind": ("half square", "absolute", "log cosh")},
)
def huber(y_true, y_pred, delta=1.0, kind="square"):
    r = np.abs(y_pred - y_true)
    formula = {
        "square": lambda: r**2,
        "half square": lambda: r**2 / 2,
        "absolute": lambda: r,
        "log cosh": lambda: np.logaddexp(r, -r) - np.log(2),
    }
    return np.mean(formula[kind]())


@of_huber(
    "wrong-factor",
    "The whole loss is off by a constant factor.",
    section="huber",
    also={"factor": (0.5, -1.0)},
)
def huber(y_true, y_pred, delta=1.0, factor=2.0):
    r = np.abs(y_pred - y_true)
    return factor * np.mean(np.where(r <= delta, r**2 / 2, delta * r - delta**2 / 2))


@of_huber(
    "means-of-parts",
    "Small and large residuals are averaged apart; there is one mean over all N.",
    section="mse-reduction",
    also={"kind": ("inside",)},
)
def huber(y_true, y_pred, delta=1.0, kind="both"):
    r = np.abs(y_pred - y_true)
    small, large = r[r <= delta] ** 2 / 2, delta * r[r > delta] - delta**2 / 2
    if kind == "inside":
        return (small.sum() + large.sum()) / max(1, small.size)
    return sum(part.mean() for part in (small, large) if part.size)


# ---------------------------------------------------------------------------------------- huber-gradient

of_huber_gradient = registrar(ASSIGNMENT, "huber-gradient")


@of_huber_gradient(
    "borrowed",
    "It calls lossedu's own implementation; the task asks for a formula of your own.",
    section="huber",
)
def huber_gradient(y_true, y_pred, delta=1.0):
    return losses.huber.gradient(y_true, y_pred, delta=delta)


@of_huber_gradient("sign", "The sign is wrong: the gradient points to where the loss grows.", section="huber")
def huber_gradient(y_true, y_pred, delta=1.0):
    return np.clip(y_true - y_pred, -delta, delta) / y_pred.size


@of_huber_gradient(
    "missing-1-over-n",
    "The 1/N of the mean is missing.",
    section="mse-gradient",
    also={"factor": (-1,)},
)
def huber_gradient(y_true, y_pred, delta=1.0, factor=1):
    return factor * np.clip(y_pred - y_true, -delta, delta)


@of_huber_gradient(
    "smooth-l1",
    "This is the slope of smooth L1, the Huber loss divided by δ.",
    section="huber",
    points=1,
)
def huber_gradient(y_true, y_pred, delta=1.0):
    return np.clip((y_pred - y_true) / delta, -1, 1) / y_pred.size


@of_huber_gradient(
    "part-for-n",
    "It is divided by the number of small residuals, or of large ones, and not by N.",
    section="mse-gradient",
    also={"kind": ("large", "each")},
)
def huber_gradient(y_true, y_pred, delta=1.0, kind="small"):
    r = y_pred - y_true
    small = np.abs(r) <= delta
    inside, outside = max(1, small.sum()), max(1, (~small).sum())
    count = {"small": inside, "large": outside, "each": np.where(small, inside, outside)}[kind]
    return np.clip(r, -delta, delta) / count


@of_huber_gradient(
    "mean-of-entries",
    "The entries are averaged or added into one number; each prediction has its own.",
    section="mse-gradient",
    also={"mean": (np.sum,)},
)
def huber_gradient(y_true, y_pred, delta=1.0, mean=np.mean):
    return mean(np.clip(y_pred - y_true, -delta, delta))


@of_huber_gradient(
    "value-for-gradient",
    "This is the loss itself, not its derivative.",
    section="huber",
    also={"kind": ("entries", "entries over N")},
)
def huber_gradient(y_true, y_pred, delta=1.0, kind="mean"):
    r = np.abs(y_pred - y_true)
    each = np.where(r <= delta, r**2 / 2, delta * r - delta**2 / 2)
    return {"mean": each.mean(), "entries": each, "entries over N": each / r.size}[kind]


@of_huber_gradient(
    "one-case-for-all",
    "The case is chosen once for the whole batch; every residual has its own.",
    section="huber",
    also={"pick": (np.max, np.min, np.median, np.sum, lambda size: size[0])},
)
def huber_gradient(y_true, y_pred, delta=1.0, pick=np.mean):
    r = y_pred - y_true
    return (r if pick(np.abs(r)) <= delta else delta * np.sign(r)) / r.size


@of_huber_gradient("if-on-array", "An if asks one question of a whole array: use np.where.", section="huber")
def huber_gradient(y_true, y_pred, delta=1.0):
    r = y_pred - y_true
    if np.abs(r) <= delta:
        return r / r.size
    return delta * np.sign(r) / r.size


@of_huber_gradient(
    "swapped-branches", "The two cases are swapped: r belongs to small residuals.", section="huber"
)
def huber_gradient(y_true, y_pred, delta=1.0):
    r = y_pred - y_true
    return np.where(np.abs(r) <= delta, delta * np.sign(r), r) / r.size


@of_huber_gradient(
    "sizes",
    "Residuals are taken by size, so the slope is never negative.",
    section="huber",
)
def huber_gradient(y_true, y_pred, delta=1.0):
    return np.minimum(np.abs(y_pred - y_true), delta) / y_pred.size


@of_huber_gradient(
    "factor-2",
    "The slope of r²/2 is r: there is a factor 2 or 1/2 too much.",
    section="huber",
    also={"kind": ("both", "half")},
)
def huber_gradient(y_true, y_pred, delta=1.0, kind="small"):
    r = y_pred - y_true
    small, large = {"small": (2, 1), "both": (2, 2), "half": (0.5, 1)}[kind]
    return np.where(np.abs(r) <= delta, small * r, large * delta * np.sign(r)) / r.size


@of_huber_gradient(
    "line-not-differentiated",
    "Beyond δ the line is not differentiated to the end: its slope is ±δ.",
    section="huber",
    also={"kind": ("line", "with r")},
)
def huber_gradient(y_true, y_pred, delta=1.0, kind="constant left"):
    r = y_pred - y_true
    slopes = {
        "constant left": delta * np.sign(r) - delta**2 / 2,
        "line": delta * np.abs(r) - delta**2 / 2,
        "with r": delta * np.sign(r) * r,
    }
    return np.where(np.abs(r) <= delta, r, slopes[kind]) / r.size


@of_huber_gradient(
    "pseudo-huber", "This is the slope of the pseudo-Huber loss, which has no cases.", section="pseudo-huber"
)
def huber_gradient(y_true, y_pred, delta=1.0):
    r = y_pred - y_true
    return r / np.sqrt(1 + (r / delta) ** 2) / r.size


@of_huber_gradient(
    "sign-lost-beyond-delta",
    "Far below the target the slope is -δ, not δ: the sign of r is lost.",
    section="huber",
)
def huber_gradient(y_true, y_pred, delta=1.0):
    r = y_pred - y_true
    return np.where(np.abs(r) <= delta, r, delta) / r.size


@of_huber_gradient(
    "residual-with-sign", "The residual is compared with its sign: -5 counts as small.", section="huber"
)
def huber_gradient(y_true, y_pred, delta=1.0):
    r = y_pred - y_true
    return np.where(r <= delta, r, delta) / r.size


@of_huber_gradient(
    "zero-beyond-delta", "Beyond δ the slope stays at ±δ; here it drops to 0.", section="huber"
)
def huber_gradient(y_true, y_pred, delta=1.0):
    r = y_pred - y_true
    return np.where(np.abs(r) <= delta, r, 0) / r.size


@of_huber_gradient(
    "square-for-huber",
    "This is the slope of the parabola everywhere: large residuals must be held at ±δ.",
    section="huber",
)
def huber_gradient(y_true, y_pred, delta=1.0):
    return (y_pred - y_true) / y_pred.size


@of_huber_gradient("ignores-delta", "The bound stays 1 whatever δ the call gives.", section="huber", points=1)
def huber_gradient(y_true, y_pred, delta=1.0):
    return np.clip(y_pred - y_true, -1, 1) / y_pred.size


@of_huber_gradient(
    "sign-without-delta",
    "Beyond δ the slope is δ times the sign of r; the factor δ is missing.",
    section="huber",
    points=1,
)
def huber_gradient(y_true, y_pred, delta=1.0):
    r = y_pred - y_true
    return np.where(np.abs(r) <= delta, r, np.sign(r)) / r.size


# ------------------------------------------------------------------------------- pseudo-huber-derivative

derivative = registrar(ASSIGNMENT, "pseudo-huber-derivative", gives_value=True)


@derivative("sign", "The sign is wrong: it is the derivative by y, not by ŷ.", section="pseudo-huber")
def pseudo_huber_derivative():
    y, y_hat = sp.symbols("y y_hat", real=True)
    delta = sp.symbols("delta", positive=True)
    return (y - y_hat) / sp.sqrt(1 + ((y_hat - y) / delta) ** 2)


@derivative("value-for-derivative", "This is the loss itself, not its derivative.", section="pseudo-huber")
def pseudo_huber_derivative():
    y, y_hat = sp.symbols("y y_hat", real=True)
    delta = sp.symbols("delta", positive=True)
    return delta**2 * (sp.sqrt(1 + ((y_hat - y) / delta) ** 2) - 1)


@derivative(
    "by-delta", "This is the derivative by δ; the task asks for the one by ŷ.", section="pseudo-huber"
)
def pseudo_huber_derivative():
    y, y_hat = sp.symbols("y y_hat", real=True)
    delta = sp.symbols("delta", positive=True)
    return sp.diff(delta**2 * (sp.sqrt(1 + ((y_hat - y) / delta) ** 2) - 1), delta)


@derivative(
    "no-inner-derivative",
    "The chain rule is cut short: the inner derivative 2(ŷ - y)/δ² is missing.",
    section="pseudo-huber",
)
def pseudo_huber_derivative():
    y, y_hat = sp.symbols("y y_hat", real=True)
    delta = sp.symbols("delta", positive=True)
    return delta**2 / (2 * sp.sqrt(1 + ((y_hat - y) / delta) ** 2))


@derivative(
    "factor-2-left",
    "The 2 of the square and the 1/2 of the root cancel; here one of them is left.",
    section="pseudo-huber",
    also={"factor": (sp.Rational(1, 2), 4, sp.Rational(1, 4))},
)
def pseudo_huber_derivative(factor=2):
    y, y_hat = sp.symbols("y y_hat", real=True)
    delta = sp.symbols("delta", positive=True)
    return factor * (y_hat - y) / sp.sqrt(1 + ((y_hat - y) / delta) ** 2)


@derivative(
    "delta-not-cancelled",
    "The δ² in front and the two of the inner derivative cancel; here a power of δ is left.",
    section="pseudo-huber",
    also={"power": (1, -1, -2)},
)
def pseudo_huber_derivative(power=2):
    y, y_hat = sp.symbols("y y_hat", real=True)
    delta = sp.symbols("delta", positive=True)
    return delta**power * (y_hat - y) / sp.sqrt(1 + ((y_hat - y) / delta) ** 2)


@derivative(
    "delta-outside-the-square",
    "In the loss the whole fraction is squared, δ with it: a bracket is missing.",
    section="pseudo-huber",
    also={"kind": ("by hand", "no delta", "delta above")},
)
def pseudo_huber_derivative(kind="loss"):
    y, y_hat = sp.symbols("y y_hat", real=True)
    delta = sp.symbols("delta", positive=True)
    r = y_hat - y
    under = {"no delta": r**2, "delta above": (r * delta) ** 2}.get(kind, r**2 / delta)
    loss = delta**2 * (sp.sqrt(1 + under) - 1)
    return r / sp.sqrt(1 + under) if kind == "by hand" else sp.diff(loss, y_hat)


@derivative(
    "root-not-below",
    "The derivative of a root has the root below the fraction line.",
    section="pseudo-huber",
    also={"power": (-2, -3)},
)
def pseudo_huber_derivative(power=1):
    y, y_hat = sp.symbols("y y_hat", real=True)
    delta = sp.symbols("delta", positive=True)
    return (y_hat - y) * sp.sqrt(1 + ((y_hat - y) / delta) ** 2) ** power


@derivative(
    "sum-not-under-root",
    "Under the root stands 1 + ((ŷ - y)/δ)²: the 1 or its sign is lost.",
    section="pseudo-huber",
    also={"one": (-1,)},
)
def pseudo_huber_derivative(one=0):
    y, y_hat = sp.symbols("y y_hat", real=True)
    delta = sp.symbols("delta", positive=True)
    return (y_hat - y) / sp.sqrt(one + ((y_hat - y) / delta) ** 2)


@derivative(
    "slope-of-square",
    "This is the slope of the square of the residual; the root is missing.",
    section="pseudo-huber",
    also={"power": (2,)},
)
def pseudo_huber_derivative(power=0):
    y, y_hat = sp.symbols("y y_hat", real=True)
    delta = sp.symbols("delta", positive=True)
    return 2 * (y_hat - y) / delta**power


@derivative("delta-is-1", "This is right for δ = 1 only.", section="pseudo-huber")
def pseudo_huber_derivative():
    y, y_hat = sp.symbols("y y_hat", real=True)
    return (y_hat - y) / sp.sqrt(1 + (y_hat - y) ** 2)


@derivative("second-derivative", "The derivative is taken twice.", section="pseudo-huber")
def pseudo_huber_derivative():
    y, y_hat = sp.symbols("y y_hat", real=True)
    delta = sp.symbols("delta", positive=True)
    return sp.diff(delta**2 * (sp.sqrt(1 + ((y_hat - y) / delta) ** 2) - 1), y_hat, 2)


# ------------------------------------------------------------------------------------ numerical-gradient

numerical = registrar(ASSIGNMENT, "numerical-gradient")


@numerical(
    "borrowed",
    "It calls lossedu's own implementation; the task asks for a formula of your own.",
    section="mse-gradient",
)
def numerical_gradient(y_true, y_pred, h=1e-5):
    from lossedu import gradcheck

    return gradcheck.central_differences(lambda p: losses.pseudo_huber(y_true, p), y_pred, step=h)


@numerical(
    "forward",
    "This is a one-sided difference, which is less exact; move to both sides.",
    section="mse-gradient",
    also={"side": (-1,)},
)
def numerical_gradient(y_true, y_pred, h=1e-5, side=1):
    h = side * h
    y_pred = np.asarray(y_pred, dtype=float)
    slopes = np.zeros(len(y_pred))
    for i in range(len(y_pred)):
        above = y_pred.copy()
        above[i] += h
        slopes[i] = (losses.pseudo_huber(y_true, above) - losses.pseudo_huber(y_true, y_pred)) / h
    return slopes


@numerical(
    "h-for-2h", "The points lie 2h apart, so the difference has to be divided by 2h.", section="mse-gradient"
)
def numerical_gradient(y_true, y_pred, h=1e-5):
    y_pred = np.asarray(y_pred, dtype=float)
    slopes = np.zeros(len(y_pred))
    for i in range(len(y_pred)):
        above, below = y_pred.copy(), y_pred.copy()
        above[i] += h
        below[i] -= h
        slopes[i] = (losses.pseudo_huber(y_true, above) - losses.pseudo_huber(y_true, below)) / h
    return slopes


@numerical("sign", "The difference is taken the wrong way round: above minus below.", section="mse-gradient")
def numerical_gradient(y_true, y_pred, h=1e-5):
    y_pred = np.asarray(y_pred, dtype=float)
    slopes = np.zeros(len(y_pred))
    for i in range(len(y_pred)):
        above, below = y_pred.copy(), y_pred.copy()
        above[i] += h
        below[i] -= h
        slopes[i] = (losses.pseudo_huber(y_true, below) - losses.pseudo_huber(y_true, above)) / (2 * h)
    return slopes


@numerical(
    "all-at-once",
    "All predictions move together; each slope needs one that moves alone.",
    section="mse-gradient",
    also={"alone": (True,), "shared": (True,)},
)
def numerical_gradient(y_true, y_pred, h=1e-5, alone=False, shared=False):
    y_pred = np.asarray(y_pred, dtype=float)
    above = losses.pseudo_huber(y_true, y_pred + h)
    below = losses.pseudo_huber(y_true, y_pred - h)
    slope = (above - below) / (2 * h)
    return slope if alone else np.full(len(y_pred), slope / (len(y_pred) if shared else 1))


@numerical(
    "entries-not-averaged",
    "Each loss is taken alone, so the 1/N of the mean is missing.",
    section="mse-gradient",
)
def numerical_gradient(y_true, y_pred, h=1e-5):
    y_pred = np.asarray(y_pred, dtype=float)
    above = losses.pseudo_huber(y_true, y_pred + h, reduction="none")
    below = losses.pseudo_huber(y_true, y_pred - h, reduction="none")
    return (above - below) / (2 * h)


@numerical(
    "result-of-whole-numbers",
    "np.zeros_like of whole numbers holds whole numbers, so slopes are cut off in it.",
    section="shapes",
    points=1,
)
def numerical_gradient(y_true, y_pred, h=1e-5):
    slopes = np.zeros_like(y_pred)
    y_pred = np.asarray(y_pred, dtype=float)
    for i in range(len(y_pred)):
        above, below = y_pred.copy(), y_pred.copy()
        above[i] += h
        below[i] -= h
        slopes[i] = (losses.pseudo_huber(y_true, above) - losses.pseudo_huber(y_true, below)) / (2 * h)
    return slopes


@numerical(
    "whole-numbers",
    "In an array of whole numbers a small step is rounded away: convert to float.",
    section="shapes",
    points=1,
)
def numerical_gradient(y_true, y_pred, h=1e-5):
    slopes = np.zeros(len(y_pred))
    for i in range(len(y_pred)):
        above, below = np.array(y_pred), np.array(y_pred)
        above[i] += h
        below[i] -= h
        slopes[i] = (losses.pseudo_huber(y_true, above) - losses.pseudo_huber(y_true, below)) / (2 * h)
    return slopes


@numerical(
    "changes-prediction",
    "Steps are made in the caller's array, which does not come back exactly: work on a copy.",
    section="shapes",
    points=1,
    also={"back": (0,)},
)
def numerical_gradient(y_true, y_pred, h=1e-5, back=1):
    y_pred = np.asarray(y_pred, dtype=float)
    slopes = np.zeros(len(y_pred))
    for i in range(len(y_pred)):
        y_pred[i] += h
        above = losses.pseudo_huber(y_true, y_pred)
        y_pred[i] -= 2 * h
        below = losses.pseudo_huber(y_true, y_pred)
        y_pred[i] += back * h
        slopes[i] = (above - below) / (2 * h)
    return slopes


@numerical(
    "h-ignored",
    "These are the slopes for a step near 0; use the step that the call gives.",
    section="mse-gradient",
)
def numerical_gradient(y_true, y_pred, h=1e-5):
    return losses.pseudo_huber.gradient(np.asarray(y_true, dtype=float), np.asarray(y_pred, dtype=float))


@numerical(
    "wrong-distance",
    "The difference is not divided by the distance of the points, 2h.",
    section="mse-gradient",
    also={"kind": ("2", "h/2", "h squared")},
)
def numerical_gradient(y_true, y_pred, h=1e-5, kind="nothing"):
    y_pred = np.asarray(y_pred, dtype=float)
    by = {"nothing": 1, "2": 2, "h/2": h / 2, "h squared": h**2}[kind]
    slopes = []
    for step in h * np.eye(len(y_pred)):
        above = losses.pseudo_huber(y_true, y_pred + step)
        slopes.append((above - losses.pseudo_huber(y_true, y_pred - step)) / by)
    return np.array(slopes)


@numerical(
    "step-scaled",
    "The step grows with the prediction; the task moves every one by the same h.",
    section="mse-gradient",
    also={"kind": ("size", "1 + size")},
)
def numerical_gradient(y_true, y_pred, h=1e-5, kind="at least 1"):
    y_pred = np.asarray(y_pred, dtype=float)
    slopes = np.zeros(len(y_pred))
    for i in range(len(y_pred)):
        size = abs(y_pred[i])
        scale = {"at least 1": max(1, size), "size": size or 1, "1 + size": 1 + size}[kind]
        step = np.zeros(len(y_pred))
        step[i] = h * scale
        above = losses.pseudo_huber(y_true, y_pred + step)
        slopes[i] = (above - losses.pseudo_huber(y_true, y_pred - step)) / (2 * h * scale)
    return slopes


@numerical(
    "second-difference",
    "This is the second difference; the first needs the loss above minus the loss below.",
    section="mse-gradient",
)
def numerical_gradient(y_true, y_pred, h=1e-5):
    y_pred = np.asarray(y_pred, dtype=float)
    here = losses.pseudo_huber(y_true, y_pred)
    slopes = []
    for step in h * np.eye(len(y_pred)):
        around = losses.pseudo_huber(y_true, y_pred + step) + losses.pseudo_huber(y_true, y_pred - step)
        slopes.append((around - 2 * here) / h**2)
    return np.array(slopes)


# --------------------------------------------------------------------------------------------------- fit

of_fit = registrar(ASSIGNMENT, "fit")


@of_fit(
    "borrowed",
    "It calls lossedu's own implementation; the task asks for a formula of your own.",
    section="linear-regression",
)
def fit(X, y):
    from lossedu import classifiers

    return classifiers.fit_least_squares(X, y).W


@of_fit(
    "no-inverse",
    "X^T y alone is not enough: it still has to be solved with X^T X.",
    section="linear-regression",
)
def fit(X, y):
    return X.T @ y


@of_fit(
    "whole-result",
    "np.linalg.lstsq returns four things; the weights are the first.",
    section="linear-regression",
)
def fit(X, y):
    return np.linalg.lstsq(X, y, rcond=None)


@of_fit(
    "predictions-for-weights",
    "These are the predictions X @ w; the task asks for w.",
    section="linear-regression",
)
def fit(X, y):
    return X @ np.linalg.lstsq(X, y, rcond=None)[0]


@of_fit(
    "centred-target",
    "The mean of y is taken away first, which changes what the weights must do.",
    section="linear-regression",
)
def fit(X, y):
    return np.linalg.lstsq(X, y - y.mean(), rcond=None)[0]


@of_fit(
    "columns-one-by-one",
    "Each column is fitted alone; columns that share information count twice.",
    section="linear-regression",
)
def fit(X, y):
    return (X.T @ y) / np.sum(X**2, axis=0)


@of_fit(
    "one-gradient-step",
    "This is one step of gradient descent from 0, not the minimum.",
    section="linear-regression",
)
def fit(X, y):
    w = np.zeros(X.shape[1])
    return w - 0.01 * 2 / len(y) * X.T @ (X @ w - y)


@of_fit(
    "inverse-of-gram",
    "X^T X has no inverse when columns depend on each other: use a least-squares solver.",
    section="linear-regression",
    points=1,
)
def fit(X, y):
    return np.linalg.inv(X.T @ X) @ X.T @ y


@of_fit(
    "penalty",
    "A penalty on the weights is added, as in ridge regression; then the loss is not least.",
    section="linear-regression",
    also={"ridge": (10.0, 1.0, 0.1, 0.01)},
)
def fit(X, y, ridge=1e-3):
    return np.linalg.solve(X.T @ X + ridge * np.eye(X.shape[1]), X.T @ y)


@of_fit(
    "centred",
    "The means are taken away first, as for a model with an intercept; X @ w has none.",
    section="linear-regression",
    also={"both": (False,)},
)
def fit(X, y, both=True):
    return np.linalg.lstsq(X - X.mean(axis=0), y - y.mean() if both else y, rcond=None)[0]


# Gradient descent from 0 in one formula: what is left along each axis shrinks by the same factor a step.
@of_fit(
    "not-arrived",
    "Gradient descent is stopped before it arrives, or its rate is too large: solve for w.",
    section="linear-regression",
    also={
        "way": [
            (factor, rate, steps)
            for factor in (2, 1)
            for rate, counts in ((0.1, (10, 100)), (0.01, (100, 1000)), (0.001, (100, 1000, 10_000)))
            for steps in counts
            if (factor, rate, steps) != (2, 0.01, 1000)
        ]
    },
)
def fit(X, y, way=(2, 0.01, 1000)):
    factor, rate, steps = way
    curvatures, axes = np.linalg.eigh(factor / len(y) * X.T @ X)
    flat = np.abs(curvatures) < 1e-9
    curvatures[flat] = 1.0
    arrived = np.where(flat, 0, (1 - (1 - rate * curvatures) ** steps) / curvatures)
    return axes @ (arrived * (axes.T @ (factor / len(y) * X.T @ y)))


@of_fit(
    "adds-intercept",
    "A column of ones is added, but X @ w has only the columns of X.",
    section="linear-regression",
    also={"kept": (slice(1, None),)},
)
def fit(X, y, kept=slice(None)):
    with_ones = np.column_stack([np.ones(len(X)), X])
    return np.linalg.lstsq(with_ones, y, rcond=None)[0][kept]


@of_fit(
    "x-has-no-inverse",
    "X is not square: it has no inverse, and X w = y is not solved exactly.",
    section="linear-regression",
)
def fit(X, y):
    return np.linalg.solve(X, y)


@of_fit(
    "column",
    "The weights stand in a column (D, 1) or a row (1, D); the shape must be (D,).",
    section="linear-regression",
    also={"shape": ((1, -1),)},
)
def fit(X, y, shape=(-1, 1)):
    return np.linalg.lstsq(X, y, rcond=None)[0].reshape(shape)


@of_fit(
    "other-part",
    "This is another of the four things that np.linalg.lstsq returns; the weights are the first.",
    section="linear-regression",
    also={"part": (2, 3)},
)
def fit(X, y, part=1):
    return np.linalg.lstsq(X, y, rcond=None)[part]


@of_fit(
    "wrong-way-round",
    "The arguments of the solver are swapped: X comes first, then y.",
    section="linear-regression",
)
def fit(X, y):
    return np.linalg.lstsq(y.reshape(-1, 1), X, rcond=None)[0]
