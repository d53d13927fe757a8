# ruff: noqa: F811  (every entry bears the name that its task asks for)
"""Mistakes in the assignment on losses in general."""

import numpy as np
import sympy as sp

from lossedu import classifiers, losses, training
from lossedu.checks.mistakes.catalogue import registrar

ASSIGNMENT = "01-why-a-loss"

# ---------------------------------------------------------------------------------------------- accuracy

of_accuracy = registrar(ASSIGNMENT, "accuracy")


@of_accuracy(
    "borrowed",
    "The zero-one loss of lossedu does the work; the task is to write the accuracy yourself.",
    section="loss-and-accuracy",
)
def accuracy(y_true, p, threshold=0.5):
    return 1 - losses.zero_one(y_true, (p > threshold).astype(int))


@of_accuracy(
    "error-rate",
    "This is the share of wrong decisions, one minus the accuracy.",
    section="loss-and-accuracy",
)
def accuracy(y_true, p, threshold=0.5):
    return np.mean((p > threshold) != y_true)


@of_accuracy(
    "counts",
    "The right decisions are counted, but not divided by the number of mails.",
    section="loss-and-accuracy",
)
def accuracy(y_true, p, threshold=0.5):
    return np.sum((p > threshold) == y_true)


@of_accuracy("per-cent", "The share is given in per cent, not from 0 to 1.", section="loss-and-accuracy")
def accuracy(y_true, p, threshold=0.5):
    return 100 * np.mean((p > threshold) == y_true)


@of_accuracy(
    "at-the-threshold",
    "A probability that is equal to the threshold is not above it: > is asked for, not >=.",
    section="loss-and-accuracy",
)
def accuracy(y_true, p, threshold=0.5):
    return np.mean((p >= threshold) == y_true)


@of_accuracy(
    "below-the-threshold",
    "The decision is label 1 above the threshold, not below it.",
    section="loss-and-accuracy",
)
def accuracy(y_true, p, threshold=0.5):
    return np.mean((p < threshold) == y_true)


@of_accuracy(
    "compares-probabilities",
    "Labels are compared with the probabilities, which are hardly ever equal: decide first.",
    section="loss-and-accuracy",
)
def accuracy(y_true, p, threshold=0.5):
    return np.mean(p == y_true)


@of_accuracy(
    "mean-probability",
    "This is the mean probability of the true label; accuracy asks only for the decision.",
    section="loss-and-accuracy",
)
def accuracy(y_true, p, threshold=0.5):
    return np.mean(1 - np.abs(y_true - p))


@of_accuracy(
    "share-of-ones",
    "This is the share of mails that are called spam; it does not look at the labels.",
    section="loss-and-accuracy",
)
def accuracy(y_true, p, threshold=0.5):
    return np.mean(p > threshold)


@of_accuracy(
    "precision",
    "This is the share of spam among what is called spam; accuracy goes over all mails.",
    section="loss-and-accuracy",
)
def accuracy(y_true, p, threshold=0.5):
    return np.mean(y_true[p > threshold] == 1)


@of_accuracy(
    "recall",
    "This is the share of the spam that is found; accuracy goes over all mails.",
    section="loss-and-accuracy",
)
def accuracy(y_true, p, threshold=0.5):
    return np.mean(p[y_true == 1] > threshold)


@of_accuracy(
    "hits-of-spam",
    "Only spam that is found counts as right; mails rightly let through count too.",
    section="loss-and-accuracy",
)
def accuracy(y_true, p, threshold=0.5):
    return np.mean((p > threshold) * y_true)


@of_accuracy("no-mean", "One answer a mail comes back; their mean is missing.", section="loss-and-accuracy")
def accuracy(y_true, p, threshold=0.5):
    return (p > threshold) == y_true


@of_accuracy("prints", "The share is printed but not returned.", section="loss-and-accuracy")
def accuracy(y_true, p, threshold=0.5):
    print(np.mean((p > threshold) == y_true))


@of_accuracy(
    "returns-early",
    "The return stands inside the loop, so that only the first mail counts.",
    section="loss-and-accuracy",
)
def accuracy(y_true, p, threshold=0.5):
    right = 0
    for i in range(len(p)):
        if (p[i] > threshold) == y_true[i]:
            right += 1
        return right / len(p)
    return 0.0


@of_accuracy(
    "if-on-array",
    "An if asks one question of a whole array: compare arrays, without if.",
    section="loss-and-accuracy",
)
def accuracy(y_true, p, threshold=0.5):
    if p > threshold:
        return np.mean(y_true == 1)
    return np.mean(y_true == 0)


@of_accuracy(
    "ignores-threshold",
    "The threshold stays one half whatever the call gives.",
    section="loss-and-accuracy",
    points=1,
)
def accuracy(y_true, p, threshold=0.5):
    return np.mean((p > 0.5) == y_true)


# ------------------------------------------------------------------------------------------------------- risk

of_risk = registrar(ASSIGNMENT, "risk")


@of_risk(
    "borrowed",
    "A loss of lossedu takes the mean; the task is to write the mean yourself.",
    section="what-a-loss-is",
)
def risk(each, sample_weight=None):
    return losses.mean_absolute_error(np.zeros(len(each)), each, sample_weight=sample_weight)


@of_risk(
    "sum-for-mean",
    "The losses are added up but not divided by their number.",
    section="what-a-loss-is",
    seen_in="S2 slide",
)
def risk(each, sample_weight=None):
    return np.sum(each if sample_weight is None else sample_weight * each)


@of_risk("half", "There is a factor 1/2 too much.", section="what-a-loss-is", seen_in="S4 slide")
def risk(each, sample_weight=None):
    return np.average(each, weights=sample_weight) / 2


@of_risk("root", "A square root is taken at the end; the risk is the mean itself.", section="what-a-loss-is")
def risk(each, sample_weight=None):
    return np.sqrt(np.average(each, weights=sample_weight))


@of_risk(
    "squares-again",
    "The losses are squared; they are losses already, and only their mean is missing.",
    section="what-a-loss-is",
)
def risk(each, sample_weight=None):
    return np.average(each**2, weights=sample_weight)


@of_risk(
    "divides-by-n-minus-1",
    "The sum is divided by N - 1, as for a variance, instead of N.",
    section="what-a-loss-is",
)
def risk(each, sample_weight=None):
    if sample_weight is None:
        return np.sum(each) / (len(each) - 1)
    return np.sum(sample_weight * each) / np.sum(sample_weight)


@of_risk("no-mean", "One loss a sample comes back; the risk is their mean.", section="what-a-loss-is")
def risk(each, sample_weight=None):
    return each if sample_weight is None else sample_weight * each


@of_risk(
    "none-as-weights",
    "Without weights the call fails: None cannot be multiplied.",
    section="what-a-loss-is",
)
def risk(each, sample_weight=None):
    return np.sum(sample_weight * each) / np.sum(sample_weight)


@of_risk("ignores-weights", "The sample weights are not used.", section="what-a-loss-is", points=1)
def risk(each, sample_weight=None):
    return np.mean(each)


@of_risk(
    "divides-by-n",
    "The weighted sum is divided by the number of samples, not by the sum of the weights.",
    section="what-a-loss-is",
    points=1,
    seen_in="Keras issue 13329",
)
def risk(each, sample_weight=None):
    return np.mean(each) if sample_weight is None else np.mean(sample_weight * each)


@of_risk(
    "weighted-sum",
    "The weighted losses are added up; the division by the sum of the weights is missing.",
    section="what-a-loss-is",
    points=1,
)
def risk(each, sample_weight=None):
    return np.mean(each) if sample_weight is None else np.sum(sample_weight * each)


@of_risk(
    "divides-twice",
    "It is divided by the sum of the weights and by the number of samples; the first is enough.",
    section="what-a-loss-is",
    points=1,
)
def risk(each, sample_weight=None):
    if sample_weight is None:
        return np.mean(each)
    return np.mean(sample_weight * each / np.sum(sample_weight))


@of_risk(
    "weighted-losses",
    "One weighted loss a sample comes back; they have to be added up.",
    section="what-a-loss-is",
    points=1,
)
def risk(each, sample_weight=None):
    if sample_weight is None:
        return np.mean(each)
    return sample_weight * each / np.sum(sample_weight)


@of_risk(
    "weights-after-mean",
    "The mean is multiplied by the weights; each loss has to be, before anything is added up.",
    section="what-a-loss-is",
    points=1,
)
def risk(each, sample_weight=None):
    if sample_weight is None:
        return np.mean(each)
    return sample_weight * np.mean(each)


@of_risk(
    "if-on-array",
    "An if asks one question of a whole array: ask `sample_weight is None`.",
    section="what-a-loss-is",
    points=1,
)
def risk(each, sample_weight=None):
    if sample_weight:
        return np.sum(sample_weight * each) / np.sum(sample_weight)
    return np.mean(each)


@of_risk(
    "not-added-up",
    "One weighted loss a sample comes back, and nothing is divided by the sum of the weights.",
    section="what-a-loss-is",
    points=1,
)
def risk(each, sample_weight=None):
    if sample_weight is None:
        return np.mean(each)
    return sample_weight * each


@of_risk(
    "weights-as-axis",
    "The second argument of np.average is the axis: the weights need their name, weights=.",
    section="what-a-loss-is",
    points=1,
)
def risk(each, sample_weight=None):
    return np.average(each, sample_weight)


@of_risk(
    "weights-cut-off",
    "Weights are made whole numbers; a weight may have a fraction.",
    section="what-a-loss-is",
    points=1,
    also={"whole": (np.round, np.ceil)},
)
def risk(each, sample_weight=None, whole=np.floor):
    if sample_weight is None:
        return np.mean(each)
    return np.repeat(each, whole(sample_weight).astype(int)).mean()


@of_risk(
    "divides-by-count-of-weights",
    "It is divided by the number of weights above 0, not by their sum.",
    section="what-a-loss-is",
    points=1,
)
def risk(each, sample_weight=None):
    if sample_weight is None:
        return np.mean(each)
    return np.sum(sample_weight * each) / np.count_nonzero(sample_weight)


# ---------------------------------------------------------------------------------------- half-precision

of_half = registrar(ASSIGNMENT, "half-precision")


@of_half(
    "borrowed",
    "The mean squared error of lossedu does the work; the task is to write the mean yourself.",
    section="loss-in-floating-point",
)
def mean_square(residuals):
    return losses.mean_squared_error(np.zeros(len(residuals)), residuals)


@of_half(
    "squares-in-half",
    "The squares are taken in half precision; what is lost there does not come back.",
    section="loss-in-floating-point",
    points=1,
    seen_in="NumPy issue 7930",
)
def mean_square(residuals):
    return np.mean(residuals**2, dtype=float)


@of_half(
    "one-by-one",
    "Squares are taken and added one by one in half precision: the sum stops at 2048.",
    section="loss-in-floating-point",
    points=1,
    seen_in="NumPy issue 22208",
)
def mean_square(residuals):
    total = 0.0
    for r in residuals:
        total = total + r**2
    return total / len(residuals)


@of_half(
    "infinity-replaced",
    "An infinite square is replaced by the largest half-precision number, not by the square.",
    section="loss-in-floating-point",
    points=1,
)
def mean_square(residuals):
    return np.mean(np.nan_to_num(residuals**2), dtype=float)


@of_half(
    "held-at-a-bound",
    "Large residuals are held at a bound; they are to be squared as they are.",
    section="loss-in-floating-point",
    points=1,
    also={"bound": (256.0, 250.0, 200.0)},
)
def mean_square(residuals, bound=255.0):
    return np.mean(np.clip(residuals.astype(float), -bound, bound) ** 2)


@of_half("sum-for-mean", "The squares are added up but not averaged.", section="what-a-loss-is")
def mean_square(residuals):
    return np.sum(residuals.astype(float) ** 2)


@of_half("no-square", "The residuals are averaged without being squared.", section="good-loss")
def mean_square(residuals):
    return np.mean(residuals.astype(float))


@of_half("absolute-for-square", "Residuals are taken by size, not squared.", section="good-loss")
def mean_square(residuals):
    return np.mean(np.abs(residuals.astype(float)))


@of_half("square-of-mean", "The mean is squared; each residual is to be squared.", section="good-loss")
def mean_square(residuals):
    return np.mean(residuals.astype(float)) ** 2


@of_half("root", "A square root is taken at the end, which is not asked for.", section="what-a-loss-is")
def mean_square(residuals):
    return np.sqrt(np.mean(residuals.astype(float) ** 2))


@of_half("half", "There is a factor 1/2 too much.", section="what-a-loss-is")
def mean_square(residuals):
    return np.mean(residuals.astype(float) ** 2) / 2


@of_half("no-mean", "One square a residual comes back; their mean is missing.", section="what-a-loss-is")
def mean_square(residuals):
    return residuals.astype(float) ** 2


@of_half(
    "added-in-half",
    "Squares are added up in half precision, and only the sum is made a float: that is too late.",
    section="loss-in-floating-point",
    points=1,
)
def mean_square(residuals):
    total = residuals.dtype.type(0)
    for r in residuals:
        total = total + r * r
    return float(total) / len(residuals)


@of_half(
    "scaled-in-half",
    "Scaled residuals are squared in half precision, which keeps three digits only.",
    section="loss-in-floating-point",
    points=1,
    also={"kind": ("double mean",)},
)
def mean_square(residuals, kind="half mean"):
    largest = np.max(np.abs(residuals))
    if largest == 0:
        return 0.0
    squares = (residuals / largest) ** 2
    return float(largest) ** 2 * float(np.mean(squares, dtype=float if kind == "double mean" else None))


@of_half(
    "variance",
    "The mean is taken off the residuals first: that is their variance.",
    section="what-a-loss-is",
    also={"less": (1,)},
)
def mean_square(residuals, less=0):
    return np.var(residuals.astype(float), ddof=less)


# ------------------------------------------------------------------------------------------- count-stops

of_count = registrar(ASSIGNMENT, "count-stops", gives_value=True)


@of_count(
    "largest-number",
    "Half precision ends near there; a count of ones stops much earlier.",
    section="loss-in-floating-point",
)
def n_stop():
    return 65505


@of_count(
    "single-precision",
    "A count in single precision stops there; half precision has fewer digits.",
    section="loss-in-floating-point",
)
def n_stop():
    return 2**24 + 1


@of_count(
    "off-by-little",
    "It is close, but not the first count that is wrong: look at the counts on both sides.",
    section="loss-in-floating-point",
)
def n_stop():
    return 2048


# -------------------------------------------------------------------------------------------- unit-slope

of_slope = registrar(ASSIGNMENT, "unit-slope", gives_value=True)


@of_slope(
    "no-inner-derivative",
    "The chain rule stops at the prediction: ask next how the prediction moves with w.",
    section="one-step",
)
def unit_slope():
    w, x, b, y = sp.symbols("w x b y", real=True)
    return 2 * (w * x + b - y)


@of_slope("missing-2", "The factor 2 of the square's derivative is missing.", section="one-step")
def unit_slope():
    w, x, b, y = sp.symbols("w x b y", real=True)
    return (w * x + b - y) * x


@of_slope("sign", "The sign is wrong: the residual is prediction minus truth.", section="one-step")
def unit_slope():
    w, x, b, y = sp.symbols("w x b y", real=True)
    return 2 * (y - w * x - b) * x


@of_slope("by-x", "This is the derivative by x; the task asks for the one by w.", section="one-step")
def unit_slope():
    w, x, b, y = sp.symbols("w x b y", real=True)
    return 2 * (w * x + b - y) * w


@of_slope("by-y", "This is the derivative by y; the task asks for the one by w.", section="one-step")
def unit_slope():
    w, x, b, y = sp.symbols("w x b y", real=True)
    return -2 * (w * x + b - y)


@of_slope("value-for-slope", "This is the loss itself, not its derivative.", section="one-step")
def unit_slope():
    w, x, b, y = sp.symbols("w x b y", real=True)
    return (w * x + b - y) ** 2


@of_slope("no-bias", "The bias has gone from the prediction.", section="training-loop")
def unit_slope():
    w, x, y = sp.symbols("w x y", real=True)
    return 2 * (w * x - y) * x


@of_slope("keeps-the-square", "The residual is still squared.", section="one-step")
def unit_slope():
    w, x, b, y = sp.symbols("w x b y", real=True)
    return 2 * (w * x + b - y) ** 2 * x


@of_slope("no-residual", "Only the inner derivative is left; the residual has gone.", section="one-step")
def unit_slope():
    x = sp.Symbol("x", real=True)
    return 2 * x


@of_slope(
    "prediction-alone",
    "This is the slope of the prediction; the slope of the loss is asked for.",
    section="one-step",
)
def unit_slope():
    return sp.Symbol("x", real=True)


@of_slope("adds-inner", "By the chain rule the two slopes are multiplied, not added.", section="one-step")
def unit_slope():
    w, x, b, y = sp.symbols("w x b y", real=True)
    return 2 * (w * x + b - y) + x


@of_slope(
    "brackets-lost", "The factors belong to the whole residual: a bracket is missing.", section="one-step"
)
def unit_slope():
    w, x, b, y = sp.symbols("w x b y", real=True)
    return 2 * x * w * x + b - y


@of_slope("second-derivative", "The derivative is taken twice.", section="one-step")
def unit_slope():
    x = sp.Symbol("x", real=True)
    return 2 * x**2


# ----------------------------------------------------------------------------------------- residual-step

of_step = registrar(ASSIGNMENT, "residual-step", gives_value=True)


@of_step(
    "last-x-forgotten",
    "When the bracket is multiplied out, the step too is multiplied by x.",
    section="one-step",
)
def residual_step():
    w, x, y, eta = sp.symbols("w x y eta", real=True)
    first = (w - eta * 2 * (w * x - y) * x) * x - y
    return [first, w * x - y - 2 * eta * x * (w * x - y), (1 - 2 * eta * x) * (w * x - y)]


@of_step("missing-2", "The factor 2 of the slope is lost on the way.", section="one-step")
def residual_step():
    w, x, y, eta = sp.symbols("w x y eta", real=True)
    first = (w - eta * 2 * (w * x - y) * x) * x - y
    return [first, w * x - y - eta * x**2 * (w * x - y), (1 - eta * x**2) * (w * x - y)]


@of_step("sign", "A minus has become a plus: the step goes against the slope.", section="one-step")
def residual_step():
    w, x, y, eta = sp.symbols("w x y eta", real=True)
    first = (w - eta * 2 * (w * x - y) * x) * x - y
    return [first, w * x - y + 2 * eta * x**2 * (w * x - y), (1 + 2 * eta * x**2) * (w * x - y)]


@of_step(
    "minus-over-bracket",
    "When the inner bracket is multiplied out, the minus before it turns the sign of y as well.",
    section="one-step",
)
def residual_step():
    w, x, y, eta = sp.symbols("w x y eta", real=True)
    first = (w - eta * 2 * (w * x - y) * x) * x - y
    second = w * x - 2 * eta * w * x**3 - 2 * eta * x**2 * y - y
    return [first, second, (1 - 2 * eta * x**2) * (w * x - y)]


@of_step(
    "x-squared-for-cubed",
    "When the inner bracket is multiplied out, w comes with one more x than y does.",
    section="one-step",
)
def residual_step():
    w, x, y, eta = sp.symbols("w x y eta", real=True)
    first = (w - eta * 2 * (w * x - y) * x) * x - y
    second = w * x - 2 * eta * w * x**2 + 2 * eta * x**2 * y - y
    return [first, second, (1 - 2 * eta * x**2) * (w * x - y)]


@of_step(
    "new-weight",
    "The derivation starts with the new weight; it is about the new residual.",
    section="one-step",
)
def residual_step():
    w, x, y, eta = sp.symbols("w x y eta", real=True)
    first = w - eta * 2 * (w * x - y) * x
    return [first, w - 2 * eta * w * x**2 + 2 * eta * x * y, (1 - 2 * eta * x**2) * w + 2 * eta * x * y]


@of_step("old-residual", "The derivation starts with the old residual, before the step.", section="one-step")
def residual_step():
    w, x, y, eta = sp.symbols("w x y eta", real=True)
    first = w * x - y
    return [first, first - 2 * eta * x**2 * first, (1 - 2 * eta * x**2) * first]


@of_step("factor-alone", "The old residual has gone: the last step is the factor alone.", section="one-step")
def residual_step():
    w, x, y, eta = sp.symbols("w x y eta", real=True)
    first = (w - eta * 2 * (w * x - y) * x) * x - y
    return [first, w * x - y - 2 * eta * x**2 * (w * x - y), 1 - 2 * eta * x**2]


@of_step(
    "not-a-product",
    "Each step follows, but the last is a sum: put what is common in front of a bracket.",
    section="one-step",
    points=1,
)
def residual_step():
    w, x, y, eta = sp.symbols("w x y eta", real=True)
    first = (w - eta * 2 * (w * x - y) * x) * x - y
    return [first, w * x - y - 2 * eta * x**2 * (w * x - y), sp.expand(first)]


# ------------------------------------------------------------------------------------------------- cost-slope

of_gradient = registrar(ASSIGNMENT, "cost-slope")


@of_gradient("borrowed", "A gradient of lossedu does the work; write the slope yourself.", section="one-step")
def slope_of_cost(w, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return np.sum(losses.mean_squared_error.gradient(y, w * x + b) * x)


@of_gradient(
    "sum-for-mean",
    "The slopes are added up; the 1/N of the mean is missing.",
    section="one-step",
    also={"factor": (1.0, -1.0, -2.0)},
)
def slope_of_cost(w, b, x, y, factor=2.0):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return factor * np.sum((w * x + b - y) * x)


@of_gradient(
    "missing-2",
    "The factor 2 of the square's derivative is missing.",
    section="one-step",
    also={"factor": (0.5,)},
)
def slope_of_cost(w, b, x, y, factor=1.0):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return factor * np.mean((w * x + b - y) * x)


@of_gradient(
    "sign",
    "The sign is wrong: the residual is prediction minus truth.",
    section="one-step",
    also={"factor": (-1.0,)},
)
def slope_of_cost(w, b, x, y, factor=-2.0):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return factor * np.mean((w * x + b - y) * x)


@of_gradient(
    "no-inner-derivative",
    "The factor x is missing: the prediction moves by x when w moves by one.",
    section="one-step",
    also={"factor": (1.0, -1.0, -2.0)},
)
def slope_of_cost(w, b, x, y, factor=2.0):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return factor * np.mean(w * x + b - y)


@of_gradient(
    "added-without-x",
    "The factor x is missing, and so is the 1/N of the mean.",
    section="one-step",
    also={"factor": (1.0, -1.0, -2.0)},
)
def slope_of_cost(w, b, x, y, factor=2.0):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return factor * np.sum(w * x + b - y)


@of_gradient(
    "w-for-x",
    "The inner derivative is x, not w: it is w that moves.",
    section="one-step",
    also={"factor": (1.0,)},
)
def slope_of_cost(w, b, x, y, factor=2.0):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return factor * np.mean((w * x + b - y) * w)


@of_gradient(
    "no-bias", "The prediction is made without the bias.", section="training-loop", also={"factor": (1.0,)}
)
def slope_of_cost(w, b, x, y, factor=2.0):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return factor * np.mean((w * x - y) * x)


@of_gradient(
    "bias-with-minus",
    "The bias has the wrong sign in the residual: a bracket is missing.",
    section="training-loop",
    also={"factor": (1.0,)},
)
def slope_of_cost(w, b, x, y, factor=2.0):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return factor * np.mean((w * x - b - y) * x)


@of_gradient(
    "product-of-means",
    "Mean residual times mean input: multiply sample by sample, then take the mean.",
    section="one-step",
    also={"factor": (1.0,)},
)
def slope_of_cost(w, b, x, y, factor=2.0):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return factor * np.mean(w * x + b - y) * np.mean(x)


@of_gradient(
    "mean-residual-times-x",
    "The mean residual times each input: multiply sample by sample, then take the mean.",
    section="one-step",
    also={"factor": (1.0,)},
)
def slope_of_cost(w, b, x, y, factor=2.0):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return factor * np.mean(w * x + b - y) * x


@of_gradient(
    "no-mean",
    "One slope a sample comes back; their mean is missing.",
    section="one-step",
    also={"factor": (1.0, -1.0, -2.0)},
)
def slope_of_cost(w, b, x, y, factor=2.0):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return factor * (w * x + b - y) * x


@of_gradient(
    "not-added-up",
    "Each slope is divided by N, but they are not added up.",
    section="one-step",
    also={"factor": (1.0,)},
)
def slope_of_cost(w, b, x, y, factor=2.0):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return factor * (w * x + b - y) * x / len(x)


@of_gradient(
    "both-slopes",
    "Two slopes come back; only the one by w is asked for.",
    section="training-loop",
    also={"factor": (1.0,)},
)
def slope_of_cost(w, b, x, y, factor=2.0):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    r = w * x + b - y
    return factor * np.mean(r * x), factor * np.mean(r)


@of_gradient("value-for-slope", "This is the cost itself, not its slope.", section="one-step")
def slope_of_cost(w, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return np.mean((w * x + b - y) ** 2)


@of_gradient(
    "needs-arrays",
    "A list cannot be multiplied by a number: make arrays of it first.",
    section="one-step",
    points=1,
)
def slope_of_cost(w, b, x, y):
    return np.mean(2 * (w * x + b - y) * x)


@of_gradient(
    "changes-truth",
    "The truth is changed in place: -= writes into the caller's array.",
    section="one-step",
    points=1,
)
def slope_of_cost(w, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    y -= w * x + b
    return np.mean(-2 * y * x)


@of_gradient(
    "keeps-integers",
    "asarray without a type keeps small whole numbers, which overflow: ask for float.",
    section="one-step",
    points=1,
)
def slope_of_cost(w, b, x, y):
    x, y = np.asarray(x), np.asarray(y)
    return 2 * (w * np.mean(x * x) + b * np.mean(x) - np.mean(x * y))


# ---------------------------------------------------------------------------------------------------- descend

of_descend = registrar(ASSIGNMENT, "descend")


@of_descend(
    "borrowed", "The descent of lossedu does the work; write the loop yourself.", section="training-loop"
)
def descend(x, y, eta, steps):
    rule = training.GradientDescent(eta)
    path = training.descend(lambda w: np.mean(2 * (w * x - y) * x), 0.0, rule, steps)
    return [np.mean((w * x - y) ** 2) for w in path]


@of_descend("uphill", "The step goes along the slope; descent goes against it.", section="one-step")
def descend(x, y, eta, steps):
    model = classifiers.LinearModel([0.0], 0.0, losses.mean_squared_error)
    costs = []
    for _ in range(steps):
        cost, (slope, _) = model.loss_and_gradients(x.reshape(-1, 1), y)
        costs.append(cost)
        model.W += eta * slope
    costs.append(losses.mean_squared_error(y, model.W * x))
    return costs


@of_descend("no-rate", "The step is the whole slope; the learning rate is missing.", section="one-step")
def descend(x, y, eta, steps):
    model = classifiers.LinearModel([0.0], 0.0, losses.mean_squared_error)
    costs = []
    for _ in range(steps):
        cost, (slope, _) = model.loss_and_gradients(x.reshape(-1, 1), y)
        costs.append(cost)
        model.W -= slope
    costs.append(losses.mean_squared_error(y, model.W * x))
    return costs


@of_descend(
    "no-first-cost",
    "The cost before the first step is missing: the first cost belongs to w = 0.",
    section="training-loop",
    also={"more": (1,)},
)
def descend(x, y, eta, steps, more=0):
    model = classifiers.LinearModel([0.0], 0.0, losses.mean_squared_error)
    costs = []
    for _ in range(steps + more):
        _, (slope, _) = model.loss_and_gradients(x.reshape(-1, 1), y)
        model.W -= eta * slope
        costs.append(losses.mean_squared_error(y, model.W * x))
    return costs


@of_descend("no-last-cost", "The cost after the last step is missing.", section="training-loop")
def descend(x, y, eta, steps):
    model = classifiers.LinearModel([0.0], 0.0, losses.mean_squared_error)
    costs = []
    for _ in range(steps):
        cost, (slope, _) = model.loss_and_gradients(x.reshape(-1, 1), y)
        costs.append(cost)
        model.W -= eta * slope
    return costs


@of_descend(
    "first-cost-twice",
    "The cost before the first step is there twice, the one after the last is missing.",
    section="training-loop",
)
def descend(x, y, eta, steps):
    model = classifiers.LinearModel([0.0], 0.0, losses.mean_squared_error)
    costs = [losses.mean_squared_error(y, 0 * x)]
    for _ in range(steps):
        cost, (slope, _) = model.loss_and_gradients(x.reshape(-1, 1), y)
        costs.append(cost)
        model.W -= eta * slope
    return costs


@of_descend(
    "sum-for-mean",
    "The step is N times too long: the slope of the mean has a 1/N.",
    section="one-step",
    also={"factor": (1.0,)},
)
def descend(x, y, eta, steps, factor=2.0):
    w, costs = 0.0, []
    for _ in range(steps + 1):
        costs.append(np.mean((w * x - y) ** 2))
        w = w - eta * factor * np.sum((w * x - y) * x)
    return costs


@of_descend(
    "short-steps",
    "The steps are too short: the slope of the cost has a factor 2, and one 1/N.",
    section="one-step",
    also={"power": (1,)},
)
def descend(x, y, eta, steps, power=0):
    w, costs = 0.0, []
    for _ in range(steps + 1):
        costs.append(np.mean((w * x - y) ** 2))
        w = w - eta * np.mean((w * x - y) * x) * (2 / len(x)) ** power
    return costs


@of_descend(
    "weights-for-costs", "Weights are kept on the way; the costs are asked for.", section="training-loop"
)
def descend(x, y, eta, steps):
    model = classifiers.LinearModel([0.0], 0.0, losses.mean_squared_error)
    path = [0.0]
    for _ in range(steps):
        _, (slope, _) = model.loss_and_gradients(x.reshape(-1, 1), y)
        model.W -= eta * slope
        path.append(model.W[0])
    return path


@of_descend(
    "old-last-cost",
    "The last cost is there twice: after the loop it has to be computed once more.",
    section="training-loop",
)
def descend(x, y, eta, steps):
    model = classifiers.LinearModel([0.0], 0.0, losses.mean_squared_error)
    costs = []
    for _ in range(steps):
        cost, (slope, _) = model.loss_and_gradients(x.reshape(-1, 1), y)
        costs.append(cost)
        model.W -= eta * slope
    costs.append(cost)
    return costs


@of_descend(
    "weight-alone",
    "The last weight comes back; the costs are asked for.",
    section="training-loop",
    also={"more": (1,)},
)
def descend(x, y, eta, steps, more=0):
    model = classifiers.LinearModel([0.0], 0.0, losses.mean_squared_error)
    for _ in range(steps + more):
        _, (slope, _) = model.loss_and_gradients(x.reshape(-1, 1), y)
        model.W -= eta * slope
    return model.W


@of_descend(
    "starts-elsewhere",
    "Descent does not start at w = 0: the first cost is that of another weight.",
    section="training-loop",
    also={"start": (0.5, 0.1, 0.01)},
)
def descend(x, y, eta, steps, start=1.0):
    model = classifiers.LinearModel([start], 0.0, losses.mean_squared_error)
    costs = []
    for _ in range(steps):
        cost, (slope, _) = model.loss_and_gradients(x.reshape(-1, 1), y)
        costs.append(cost)
        model.W -= eta * slope
    costs.append(losses.mean_squared_error(y, model.W * x))
    return costs


@of_descend(
    "model-stays",
    "The costs are all the same: the weight is moved, but not in the model.",
    section="training-loop",
)
def descend(x, y, eta, steps):
    W = np.zeros(1)
    model = classifiers.LinearModel(W, 0.0, losses.mean_squared_error)
    costs = []
    for _ in range(steps + 1):
        cost, (slope, _) = model.loss_and_gradients(x.reshape(-1, 1), y)
        costs.append(cost)
        W = W - eta * slope
    return costs


@of_descend("moves-bias", "The bias is moved too; the rule has only one weight.", section="training-loop")
def descend(x, y, eta, steps):
    model = classifiers.LinearModel([0.0], 0.0, losses.mean_squared_error)
    costs = []
    for _ in range(steps + 1):
        cost, (slope, slope_of_bias) = model.loss_and_gradients(x.reshape(-1, 1), y)
        costs.append(cost)
        model.W -= eta * slope
        model.b -= eta * slope_of_bias
    return costs


@of_descend(
    "returns-early",
    "The return stands inside the loop, so that it ends after one step.",
    section="training-loop",
    points=1,
)
def descend(x, y, eta, steps):
    model = classifiers.LinearModel([0.0], 0.0, losses.mean_squared_error)
    costs = []
    for _ in range(steps):
        cost, (slope, _) = model.loss_and_gradients(x.reshape(-1, 1), y)
        costs.append(cost)
        model.W -= eta * slope
        costs.append(losses.mean_squared_error(y, model.W * x))
        return costs
    return [losses.mean_squared_error(y, 0 * x)]


@of_descend(
    "old-slope",
    "The slope is taken once, before the loop; every step needs the one at its weight.",
    section="training-loop",
    points=1,
)
def descend(x, y, eta, steps):
    model = classifiers.LinearModel([0.0], 0.0, losses.mean_squared_error)
    cost, (slope, _) = model.loss_and_gradients(x.reshape(-1, 1), y)
    costs = [cost]
    for _ in range(steps):
        model.W -= eta * slope
        costs.append(losses.mean_squared_error(y, model.W * x))
    return costs


@of_descend(
    "starts-again", "Every round of the loop starts again from w = 0.", section="training-loop", points=1
)
def descend(x, y, eta, steps):
    costs = [losses.mean_squared_error(y, 0 * x)]
    for _ in range(steps):
        model = classifiers.LinearModel([0.0], 0.0, losses.mean_squared_error)
        _, (slope, _) = model.loss_and_gradients(x.reshape(-1, 1), y)
        model.W -= eta * slope
        costs.append(losses.mean_squared_error(y, model.W * x))
    return costs


@of_descend(
    "stops-early",
    "The descent stops when the cost rises; all steps are to be taken.",
    section="training-loop",
    points=1,
    also={"filled": (False,)},
)
def descend(x, y, eta, steps, filled=True):
    w, costs = 0.0, []
    for _ in range(steps + 1):
        cost = np.mean((w * x - y) ** 2)
        if costs and cost > costs[-1]:
            break
        costs.append(cost)
        w = w - eta * 2 * np.mean((w * x - y) * x)
    return costs + [costs[-1]] * (steps + 1 - len(costs)) if filled else costs


# ----------------------------------------------------------------------------------------------- largest-rate

of_rate = registrar(ASSIGNMENT, "largest-rate")


@of_rate("borrowed", "Slopes of lossedu do the work; derive the curvature yourself.", section="one-step")
def largest_rate(x):
    slope = np.sum(losses.mean_squared_error.gradient(np.zeros(len(x)), x) * x)
    return 2 / slope


@of_rate(
    "rate-that-arrives",
    "With this rate one step arrives at the best weight; the border is further out.",
    section="one-step",
    also={"factor": (0.25,)},
)
def largest_rate(x, factor=0.5):
    return factor / np.mean(x**2)


@of_rate(
    "curvature-without-2",
    "The curvature is taken without the factor 2 of the square's derivative.",
    section="one-step",
    also={"factor": (4.0,)},
)
def largest_rate(x, factor=2.0):
    return factor / np.mean(x**2)


@of_rate(
    "curvature",
    "This is the curvature; the border is two divided by it.",
    section="one-step",
    also={"factor": (1.0,)},
)
def largest_rate(x, factor=2.0):
    return factor * np.mean(x**2)


@of_rate(
    "sum-for-mean",
    "The curvature of the mean has a 1/N, which is missing here.",
    section="one-step",
    also={"factor": (0.5, 2.0)},
)
def largest_rate(x, factor=1.0):
    return factor / np.sum(x**2)


@of_rate(
    "no-square",
    "The curvature is taken from the mean of x; it grows with the square of x.",
    section="one-step",
    also={"factor": (0.5, 2.0)},
)
def largest_rate(x, factor=1.0):
    return factor / np.mean(x)


@of_rate(
    "square-of-mean",
    "The mean of x is squared; the curvature is the mean of the squares, times two.",
    section="one-step",
    also={"factor": (0.5, 2.0)},
)
def largest_rate(x, factor=1.0):
    return factor / np.mean(x) ** 2


@of_rate(
    "square-of-sum",
    "The sum of x is squared; the squares are to be added.",
    section="one-step",
    also={"factor": (0.5, 2.0)},
)
def largest_rate(x, factor=1.0):
    return factor * len(x) / np.sum(x) ** 2


@of_rate(
    "root-of-sum",
    "The norm of x has a square root in it, the curvature has none.",
    section="one-step",
    also={"factor": (0.5, 2.0)},
)
def largest_rate(x, factor=1.0):
    return factor / np.linalg.norm(x)


@of_rate(
    "largest-sample",
    "This looks at the largest x only; the curvature is a mean over all samples.",
    section="one-step",
    also={"factor": (0.5, 2.0)},
)
def largest_rate(x, factor=1.0):
    return factor / np.max(x**2)


@of_rate(
    "one-a-sample",
    "One rate a sample comes back; the curvature is a mean over all samples.",
    section="one-step",
    also={"factor": (0.5, 2.0)},
)
def largest_rate(x, factor=1.0):
    return factor / x**2


@of_rate("of-the-chapter", "This is the border for the three mornings, whatever x is.", section="one-step")
def largest_rate(x):
    return 1 / 7
