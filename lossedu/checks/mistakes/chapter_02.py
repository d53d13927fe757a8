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
)
def mean_squared_error(y_true, y_pred):
    return np.sqrt(np.mean((y_pred - y_true) ** 2))


@mse("absolute-for-square", "Residuals are taken by size, not squared: this is the MAE.", section="mae")
def mean_squared_error(y_true, y_pred):
    return np.mean(np.abs(y_pred - y_true))


@mse(
    "no-square", "Residuals are not squared, so positive and negative ones cancel.", section="mse-definition"
)
def mean_squared_error(y_true, y_pred):
    return np.mean(y_pred - y_true)


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
    "A table gives one mean a column, not one mean of all entries.",
    section="mse-reduction",
    points=2,
)
def mean_squared_error(y_true, y_pred):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    return np.mean((y_pred - y_true) ** 2, axis=0)


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
)
def mean_squared_error(y_true, y_pred):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError("shapes differ")
    return np.mean((y_pred - y_true) ** 2)


@mse(
    "keeps-integers",
    "asarray without a type keeps whole numbers, which overflow: ask for float.",
    section="shapes",
    points=2,
)
def mean_squared_error(y_true, y_pred):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError("shapes differ")
    y_true = np.asarray(y_true)
    y_pred = np.asarray(y_pred)
    return np.mean((y_pred - y_true) ** 2)


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


# ------------------------------------------------------------------------------------------ mse-gradient

gradient = registrar(ASSIGNMENT, "mse-gradient")


@gradient(
    "borrowed",
    "It calls lossedu's own implementation; the task asks for a formula of your own.",
    section="mse-gradient",
)
def mean_squared_error_gradient(y_true, y_pred):
    return losses.mean_squared_error.gradient(y_true, y_pred)


@gradient("sign", "The sign is wrong: the derivative of (ŷ - y)² by ŷ is 2 (ŷ - y).", section="mse-gradient")
def mean_squared_error_gradient(y_true, y_pred):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return 2 * (y_true - y_pred) / y_pred.size


@gradient("missing-1-over-n", "The 1/N of the mean is missing.", section="mse-gradient")
def mean_squared_error_gradient(y_true, y_pred):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return 2 * (y_pred - y_true)


@gradient("missing-2", "The factor 2 of the square's derivative is missing.", section="mse-gradient")
def mean_squared_error_gradient(y_true, y_pred):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return (y_pred - y_true) / y_pred.size


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
)
def mean_squared_error_gradient(y_true, y_pred):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return 2 * (y_pred - y_true) ** 2 / y_pred.size


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
)
def mean_squared_error_gradient(y_true, y_pred):
    return 2 * (y_pred - y_true) / np.size(y_pred)


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


@of_huber_gradient("missing-1-over-n", "The 1/N of the mean is missing.", section="mse-gradient")
def huber_gradient(y_true, y_pred, delta=1.0):
    return np.clip(y_pred - y_true, -delta, delta)


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
    "The 2 of the square and the 1/2 of the root cancel; here a 2 is left.",
    section="pseudo-huber",
)
def pseudo_huber_derivative():
    y, y_hat = sp.symbols("y y_hat", real=True)
    delta = sp.symbols("delta", positive=True)
    return 2 * (y_hat - y) / sp.sqrt(1 + ((y_hat - y) / delta) ** 2)


@derivative(
    "delta-not-cancelled",
    "The δ² in front cancels with the inner derivative; here it is left.",
    section="pseudo-huber",
)
def pseudo_huber_derivative():
    y, y_hat = sp.symbols("y y_hat", real=True)
    delta = sp.symbols("delta", positive=True)
    return delta**2 * (y_hat - y) / sp.sqrt(1 + ((y_hat - y) / delta) ** 2)


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
    "This is the forward difference, one-sided and less exact; move to both sides.",
    section="mse-gradient",
)
def numerical_gradient(y_true, y_pred, h=1e-5):
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
)
def numerical_gradient(y_true, y_pred, h=1e-5):
    y_pred = np.asarray(y_pred, dtype=float)
    above = losses.pseudo_huber(y_true, y_pred + h)
    below = losses.pseudo_huber(y_true, y_pred - h)
    return np.full(len(y_pred), (above - below) / (2 * h))


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
