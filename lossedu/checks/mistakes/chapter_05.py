# ruff: noqa: F811, RET503  (every entry bears the name that its task asks for; one forgets to return)
"""Mistakes in the assignment on SVM and softmax."""

import numpy as np
import sympy as sp

from lossedu import activations, classifiers, losses
from lossedu.checks.mistakes.catalogue import registrar

ASSIGNMENT = "05-svm-versus-softmax"

# --------------------------------------------------------------------------------------------- svm-hinge

hinge = registrar(ASSIGNMENT, "svm-hinge")


@hinge(
    "borrowed",
    "It calls lossedu's own implementation; the task asks for a formula of your own.",
    section="multiclass-hinge-code",
)
def multiclass_hinge(y, Z, margin=1.0, power=1):
    return losses.multiclass_hinge(y, Z, margin=margin, power=power)


@hinge(
    "true-class-kept",
    "The true class is in its own sum, and adds the margin whatever its score.",
    section="multiclass-hinge-code",
    seen_in="CS231n assignment 1",
    also={"over": ("batch", "entries", "nothing")},
)
def multiclass_hinge(y, Z, margin=1.0, power=1, over="rows"):
    Z = np.asarray(Z, dtype=float)
    terms = np.maximum(0, Z - Z[np.arange(len(Z)), y][:, np.newaxis] + margin) ** power
    if over == "nothing":
        return np.sum(terms, axis=1)
    return np.sum(terms) / {"rows": len(Z), "batch": 1, "entries": Z.size}[over]


@hinge("sum-for-mean", "The losses of the rows are added up but not averaged.", section="multiclass-hinge")
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    return np.sum(missing**power)


@hinge(
    "no-mean",
    "Many numbers come back; the mean over the rows is missing.",
    section="multiclass-hinge",
    also={"summed": (False,)},
)
def multiclass_hinge(y, Z, margin=1.0, power=1, summed=True):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    return np.sum(missing**power, axis=1) if summed else missing**power


@hinge(
    "another-divisor",
    "The sum is divided by something else than the number of rows.",
    section="hinge-questions",
    also={"divisor": ("wrong classes", "columns", "2N")},
)
def multiclass_hinge(y, Z, margin=1.0, power=1, divisor="entries"):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    N, C = Z.shape
    return (
        np.sum(missing**power)
        / {"entries": N * C, "wrong classes": N * (C - 1), "columns": C, "2N": 2 * N}[divisor]
    )


@hinge(
    "one-entry-a-row",
    "Labels must pick one entry in each row, as a column (N, 1); here they pick more, or a row.",
    section="multiclass-hinge-code",
    seen_in="Stack Overflow",
    also={"picked": ("a row, true class kept", "columns", "columns, true class kept", "columns emptied")},
)
def multiclass_hinge(y, Z, margin=1.0, power=1, picked="a row"):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    if picked.startswith("a row"):
        missing = np.maximum(0, Z - Z[rows, y] + margin)
    elif picked == "columns emptied":
        missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
        missing[:, y] = 0
    else:
        missing = np.maximum(0, Z - Z[:, y] + margin)
    if not picked.endswith("kept"):
        missing[rows, y] = 0
    return np.mean(np.sum(missing**power, axis=1))


@hinge(
    "largest-only",
    "Only the largest violation of a row is charged; all of them are to be added.",
    section="ten-classes",
)
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    return np.mean(np.max(missing**power, axis=1))


@hinge(
    "no-maximum",
    "Each term needs its own maximum with 0: a class that keeps the margin costs nothing.",
    section="multiclass-hinge",
    also={"instead": ("absolute value", "maximum of the sum", "minimum")},
)
def multiclass_hinge(y, Z, margin=1.0, power=1, instead="nothing"):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = Z - Z[rows, y][:, np.newaxis] + margin
    missing[rows, y] = 0
    if instead == "maximum of the sum":
        return np.mean(np.maximum(0, np.sum(missing, axis=1)) ** power)
    if instead == "absolute value":
        missing = np.abs(missing)
    if instead == "minimum":
        missing = np.minimum(0, missing)
    return np.mean(np.sum(missing**power, axis=1))


@hinge(
    "another-difference",
    "What is charged is a wrong class minus the true class, not another difference.",
    section="multiclass-hinge",
    also={"difference": ("from the largest", "sum")},
)
def multiclass_hinge(y, Z, margin=1.0, power=1, difference="turned round"):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    true = Z[rows, y][:, np.newaxis]
    if difference == "turned round":
        gap = true - Z
    elif difference == "sum":
        gap = Z + true
    else:
        gap = Z - np.max(Z, axis=1, keepdims=True)
    missing = np.maximum(0, gap + margin)
    missing[rows, y] = 0
    return np.mean(np.sum(missing**power, axis=1))


@hinge(
    "margin-misplaced",
    "The margin is to be added to the difference, and the result compared with 0.",
    section="multiclass-hinge",
    also={"margin_is": ("subtracted", "the floor")},
)
def multiclass_hinge(y, Z, margin=1.0, power=1, margin_is="left out"):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    gap = Z - Z[rows, y][:, np.newaxis]
    if margin_is == "subtracted":
        missing = np.maximum(0, gap - margin)
    elif margin_is == "the floor":
        missing = np.maximum(margin, gap)
    else:
        missing = np.maximum(0, gap)
    missing[rows, y] = 0
    return np.mean(np.sum(missing**power, axis=1))


@hinge("labels-from-one", "Labels count from 0: y - 1 is the class before.", section="multiclass-hinge-code")
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows, y = np.arange(len(Z)), np.asarray(y) - 1
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    return np.mean(np.sum(missing**power, axis=1))


@hinge(
    "binary-hinge",
    "Scores are charged one by one, as in the binary hinge; here differences of scores are.",
    section="binary-hinge",
    also={"charged": ("the true class", "the true class, added up")},
)
def multiclass_hinge(y, Z, margin=1.0, power=1, charged="every class"):
    Z = np.asarray(Z, dtype=float)
    t = 2 * np.eye(Z.shape[1])[np.asarray(y)] - 1
    missing = np.maximum(0, margin - t * Z) ** power
    if charged == "every class":
        return np.mean(np.sum(missing, axis=1))
    true = missing[np.arange(len(Z)), y]
    return np.mean(true) if charged == "the true class" else np.sum(true)


@hinge(
    "first-row-only",
    "The return stands in the loop: only the first row is charged.",
    section="multiclass-hinge-code",
    also={"divided": (False,)},
)
def multiclass_hinge(y, Z, margin=1.0, power=1, divided=True):
    for label, row in zip(y, Z, strict=True):
        missing = [max(0.0, row[j] - row[label] + margin) ** power for j in range(len(row)) if j != label]
        return sum(missing) / len(Z) if divided else sum(missing)


@hinge(
    "ignores-margin",
    "The margin stays 1 whatever the call gives.",
    section="multiclass-hinge",
    points=1,
    also={"squared": (False,)},
)
def multiclass_hinge(y, Z, margin=1.0, power=1, squared=True):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + 1)
    missing[rows, y] = 0
    return np.mean(np.sum(missing**power if squared else missing, axis=1))


@hinge(
    "subtracts-one",
    "The true class adds the margin, to the power, to its row: not always 1.",
    section="multiclass-hinge-code",
    points=1,
)
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    missing = np.maximum(0, Z - Z[np.arange(len(Z)), y][:, np.newaxis] + margin)
    return np.mean(np.sum(missing**power, axis=1) - 1)


@hinge(
    "power-misplaced",
    "For q = 2 each term is squared by itself, before the sum, and takes no other factor.",
    section="squared-hinge",
    points=1,
    also={"squared": ("the sum", "the mean", "halved", "difference")},
)
def multiclass_hinge(y, Z, margin=1.0, power=1, squared="nothing"):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    gap = Z - Z[rows, y][:, np.newaxis]
    missing = np.maximum(0, gap**power + margin if squared == "difference" else gap + margin)
    missing[rows, y] = 0
    if squared == "the sum":
        return np.mean(np.sum(missing, axis=1) ** power)
    if squared == "the mean":
        return np.mean(np.sum(missing, axis=1)) ** power
    if squared == "halved":
        return np.mean(np.sum(missing**power, axis=1)) / power
    return np.mean(np.sum(missing, axis=1))


@hinge(
    "changes-scores",
    "The scores of the call are changed in place: -= and += write into them.",
    section="multiclass-hinge-code",
    points=1,
)
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    Z -= Z[rows, y][:, np.newaxis]
    missing = np.maximum(0, Z + margin)
    missing[rows, y] = 0
    return np.mean(np.sum(missing**power, axis=1))


# ------------------------------------------------------------------------------------ svm-hinge-gradient

by_scores = registrar(ASSIGNMENT, "svm-hinge-gradient")


@by_scores(
    "borrowed",
    "It calls lossedu's own implementation; the task asks for a formula of your own.",
    section="hinge-gradient",
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    return losses.multiclass_hinge.gradient(y, Z, margin=margin, power=power)


@by_scores(
    "missing-1-over-n",
    "The 1/N of the mean is missing.",
    section="hinge-gradient",
    seen_in="CS231n assignment 1",
    also={"besides": ("sign", "true class", "power")},
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1, besides="nothing"):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    slopes = 1.0 * (missing > 0) if power == 1 or besides == "power" else 2 * missing
    if besides != "true class":
        slopes[rows, y] = -slopes.sum(axis=1)
    return -slopes if besides == "sign" else slopes


@by_scores(
    "another-divisor",
    "The slopes are divided by something else than the number of rows.",
    section="hinge-gradient",
    also={"divisor": ("columns", "2N")},
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1, divisor="entries"):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    slopes = 1.0 * (missing > 0) if power == 1 else 2 * missing
    slopes[rows, y] = -slopes.sum(axis=1)
    return slopes / {"entries": Z.size, "columns": Z.shape[1], "2N": 2 * len(Z)}[divisor]


@by_scores(
    "true-class-missing",
    "The true class has no slope here, but its score occurs in every term.",
    section="hinge-gradient",
    seen_in="CS231n assignment 1",
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    slopes = 1.0 * (missing > 0) if power == 1 else 2 * missing
    return slopes / len(Z)


@by_scores(
    "true-class-miscounted",
    "The true class is to be pulled up once for each violation: no more, no less.",
    section="hinge-gradient",
    seen_in="CS231n assignment 1",
    also={"pull": ("once if any", "itself too", "one too few", "all rivals", "pushed down", "once more")},
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1, pull="once"):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    slopes = 1.0 * (missing > 0) if power == 1 else 2 * missing
    count = slopes.sum(axis=1)
    entry = {
        "once": -1,
        "once if any": -1.0 * (count > 0),
        "itself too": -count - (1 if power == 1 else 2 * margin),
        "once more": -count - 1,
        "one too few": 1 - count,
        "all rivals": 1 - Z.shape[1],
        "pushed down": count,
    }
    slopes[rows, y] = entry[pull]
    return slopes / len(Z)


@by_scores(
    "true-class-as-wrong",
    "The entry of the true class is that of a wrong one: its own term is left in.",
    section="hinge-gradient",
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    missing = np.maximum(0, Z - Z[np.arange(len(Z)), y][:, np.newaxis] + margin)
    slopes = 1.0 * (missing > 0) if power == 1 else 2 * missing
    return slopes / len(Z)


@by_scores("sign", "The sign is wrong: a violating class has a positive slope.", section="hinge-gradient")
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    slopes = 1.0 * (missing > 0) if power == 1 else 2 * missing
    slopes[rows, y] = -slopes.sum(axis=1)
    return -slopes / len(Z)


@by_scores(
    "violation-for-slope",
    "The violations themselves stand where their slope belongs, which is 1.",
    section="hinge-gradient",
    also={"factor": (2,)},
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1, factor=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    slopes = factor * missing if power == 1 else 2 * missing
    slopes[rows, y] = -slopes.sum(axis=1)
    return slopes / len(Z)


@by_scores(
    "all-classes-pushed",
    "A class that keeps the margin has slope 0; here every class is pushed.",
    section="hinge-gradient",
    also={"itself": (True,)},
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1, itself=False):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    slopes = power * missing ** (power - 1)
    if not itself:
        slopes[rows, y] = 0
    slopes[rows, y] = -slopes.sum(axis=1)
    return slopes / len(Z)


@by_scores(
    "another-condition",
    "A class is a violation if its score minus the true one plus the margin is above 0.",
    section="hinge-gradient",
    also={"condition": ("margin subtracted", "turned round", "above the margin")},
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1, condition="no margin"):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    gap = Z - Z[rows, y][:, np.newaxis]
    if condition == "turned round":
        gap = -gap + margin
    elif condition == "margin subtracted":
        gap = gap - margin
    elif condition == "above the margin":
        gap = (gap + margin) * (gap + margin > margin)
    missing = np.maximum(0, gap)
    missing[rows, y] = 0
    slopes = 1.0 * (missing > 0) if power == 1 else 2 * missing
    slopes[rows, y] = -slopes.sum(axis=1)
    return slopes / len(Z)


@by_scores(
    "largest-only",
    "Only the largest violation of a row is pushed; each violation has a slope.",
    section="ten-classes",
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    missing = missing * (missing == np.max(missing, axis=1, keepdims=True))
    slopes = 1.0 * (missing > 0) if power == 1 else 2 * missing
    slopes[rows, y] = -slopes.sum(axis=1)
    return slopes / len(Z)


@by_scores("softmax-for-hinge", "This is the gradient of the softmax loss.", section="svm-against-softmax")
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    slopes = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    slopes = slopes / slopes.sum(axis=1, keepdims=True)
    slopes[np.arange(len(Z)), y] -= 1
    return slopes / len(Z)


@by_scores(
    "one-entry-a-row",
    "Labels must pick one entry in each row, as a column (N, 1); here they pick more, or a row.",
    section="multiclass-hinge-code",
    seen_in="Stack Overflow",
    also={"picked": ("columns", "columns emptied")},
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1, picked="a row"):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    true = {"a row": lambda: Z[rows, y], "columns": lambda: Z[:, y]}.get(
        picked, lambda: Z[rows, y][:, np.newaxis]
    )
    missing = np.maximum(0, Z - true() + margin)
    missing[rows, y] = 0
    if picked == "columns emptied":
        missing[:, y] = 0
    slopes = 1.0 * (missing > 0) if power == 1 else 2 * missing
    slopes[rows, y] = -slopes.sum(axis=1)
    return slopes / len(Z)


@by_scores(
    "one-slope-a-score",
    "Each score has a slope of its own: the gradient has the shape of Z.",
    section="hinge-gradient",
    also={"given": ("mean of rows", "mean of slopes", "loss")},
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1, given="sum of rows"):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    slopes = 1.0 * (missing > 0) if power == 1 else 2 * missing
    slopes[rows, y] = -slopes.sum(axis=1)
    if given == "loss":
        return np.sum(missing**power) / len(Z)
    if given == "mean of slopes":
        return np.mean(slopes)
    return np.sum(slopes, axis=0) if given == "sum of rows" else np.mean(slopes, axis=0)


@by_scores(
    "ignores-margin",
    "The margin stays 1 whatever the call gives.",
    section="hinge-gradient",
    points=1,
    also={"squared": (False,)},
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1, squared=True):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + 1)
    missing[rows, y] = 0
    slopes = 2 * missing if power == 2 and squared else 1.0 * (missing > 0)
    slopes[rows, y] = -slopes.sum(axis=1)
    return slopes / len(Z)


@by_scores(
    "slopes-of-square",
    "For q = 2 each slope is twice the violation, and the true class gets minus their sum.",
    section="squared-hinge",
    points=1,
    also={"slope": ("without 2", "square", "true class counts", "true class in the sum", "2")},
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1, slope="of the hinge"):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    count = np.sum(missing > 0, axis=1)
    if power == 1 or slope == "of the hinge":
        slopes = 1.0 * (missing > 0)
    else:
        slopes = {"without 2": missing, "square": missing**2, "2": 2.0 * (missing > 0)}.get(
            slope, 2 * missing
        )
    total = slopes.sum(axis=1)
    if power == 2 and slope == "true class in the sum":
        total = total + 2 * margin
    slopes[rows, y] = -count if slope == "true class counts" else -total
    return slopes / len(Z)


@by_scores(
    "changes-scores",
    "The scores of the call are changed in place: -= and += write into them.",
    section="multiclass-hinge-code",
    points=1,
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    Z -= Z[rows, y][:, np.newaxis]
    missing = np.maximum(0, Z + margin)
    missing[rows, y] = 0
    slopes = 1.0 * (missing > 0) if power == 1 else 2 * missing
    slopes[rows, y] = -slopes.sum(axis=1)
    return slopes / len(Z)


# -------------------------------------------------------------------------------------- svm-softmax-loss

softmax = registrar(ASSIGNMENT, "svm-softmax-loss")


@softmax(
    "borrowed",
    "It calls lossedu's own implementation; the task asks for a formula of your own.",
    section="scores-near-a-thousand",
)
def softmax_loss(y, Z):
    return losses.softmax_cross_entropy(y, Z)


@softmax(
    "another-divisor",
    "The losses of the rows are added up and not divided by their number N.",
    section="svm-against-softmax",
    also={"divisor": ("entries", "columns", "2N")},
)
def softmax_loss(y, Z, divisor="one"):
    Z = Z - np.max(Z, axis=1, keepdims=True)
    log_p = Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))
    total = -np.sum(log_p[np.arange(len(Z)), y])
    return total / {"one": 1, "entries": Z.size, "columns": Z.shape[1], "2N": 2 * len(Z)}[divisor]


@softmax(
    "mean-of-losses",
    "What is averaged are the losses of the rows, into one number.",
    section="svm-against-softmax",
    also={"given": ("logarithm of the mean",)},
)
def softmax_loss(y, Z, given="one a row"):
    Z = Z - np.max(Z, axis=1, keepdims=True)
    p = np.exp(Z) / np.sum(np.exp(Z), axis=1, keepdims=True)
    true = p[np.arange(len(Z)), y]
    return -np.log(true) if given == "one a row" else -np.log(np.mean(true))


@softmax("sign", "The minus sign is missing: a loss is never negative.", section="svm-against-softmax")
def softmax_loss(y, Z):
    Z = Z - np.max(Z, axis=1, keepdims=True)
    log_p = Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))
    return np.mean(log_p[np.arange(len(Z)), y])


@softmax(
    "another-base",
    "The logarithm has another base; ours is natural.",
    section="margin-losses",
    also={"base": (10,)},
)
def softmax_loss(y, Z, base=2):
    p = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    p = p / np.sum(p, axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(Z)), y])) / np.log(base)


@softmax(
    "no-logarithm",
    "The logarithm of the probability is missing.",
    section="svm-against-softmax",
    also={"given": ("-p", "p", "(1 - p)²")},
)
def softmax_loss(y, Z, given="1 - p"):
    p = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    p = (p / np.sum(p, axis=1, keepdims=True))[np.arange(len(Z)), y]
    return np.mean({"1 - p": 1 - p, "-p": -p, "p": p, "(1 - p)²": (1 - p) ** 2}[given])


@softmax(
    "all-classes",
    "Only the true class counts; here the logarithms of all classes do.",
    section="svm-against-softmax",
    also={"over": ("entries", "columns of the labels", "batch")},
)
def softmax_loss(y, Z, over="rows"):
    Z = Z - np.max(Z, axis=1, keepdims=True)
    log_p = Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))
    if over == "columns of the labels":
        return -np.mean(log_p[:, y])
    return -np.sum(log_p) / {"rows": len(Z), "entries": Z.size, "batch": 1}[over]


@softmax(
    "another-sum",
    "Each row has a largest score and a sum of its own, over its classes: axis=1.",
    section="svm-against-softmax",
    seen_in="Stack Overflow",
    also={"over": ("all", "columns, largest by row", "rows, largest by column")},
)
def softmax_loss(y, Z, over="columns"):
    by_row = np.max(Z, axis=1, keepdims=True)
    largest = {"all": np.max(Z), "columns, largest by row": by_row}.get(over, np.max(Z, axis=0))
    e = np.exp(Z - largest)
    sums = {"all": np.sum(e), "rows, largest by column": np.sum(e, axis=1, keepdims=True)}.get(
        over, np.sum(e, axis=0)
    )
    return -np.mean(np.log((e / sums)[np.arange(len(Z)), y]))


@softmax(
    "softmax-twice",
    "Softmax is taken of probabilities: it has been taken once already.",
    section="svm-against-softmax",
)
def softmax_loss(y, Z):
    p = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    p = p / np.sum(p, axis=1, keepdims=True)
    p = np.exp(p) / np.sum(np.exp(p), axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(Z)), y]))


@softmax(
    "shift-lost",
    "The largest score is subtracted in one place only, and not added back.",
    section="scores-near-a-thousand",
    also={"where": ("in the score",)},
)
def softmax_loss(y, Z, where="in the sum"):
    largest = np.max(Z, axis=1, keepdims=True)
    true = Z[np.arange(len(Z)), y]
    if where == "in the sum":
        return np.mean(np.log(np.sum(np.exp(Z - largest), axis=1)) - true)
    return np.mean(np.log(np.sum(np.exp(Z), axis=1)) - (true - largest[:, 0]))


@softmax(
    "one-counted-twice",
    "The 1 of the sum is added by log1p itself; that term has to be left out of the sum.",
    section="scores-near-a-thousand",
    also={"measured": ("from the true class",)},
)
def softmax_loss(y, Z, measured="from the largest"):
    true = Z[np.arange(len(Z)), y]
    origin = np.max(Z, axis=1) if measured == "from the largest" else true
    return np.mean(np.log1p(np.sum(np.exp(Z - origin[:, np.newaxis]), axis=1)) + origin - true)


@softmax(
    "overflow",
    "Exponentials of large scores overflow: take each row's largest score away first.",
    section="scores-near-a-thousand",
    points=1,
    also={"form": ("log of sum", "fraction of logs", "from the true class", "more")},
)
def softmax_loss(y, Z, form="fraction"):
    rows = np.arange(len(Z))
    true = Z[rows, y]
    if form == "log of sum":
        return np.mean(np.log(np.sum(np.exp(Z), axis=1)) - true)
    if form == "fraction of logs":
        return np.mean(np.log(np.sum(np.exp(Z), axis=1)) - np.log(np.exp(true)))
    if form == "from the true class":
        others = np.exp(Z - true[:, np.newaxis])
        others[rows, y] = 0
        return np.mean(np.log1p(others.sum(axis=1)))
    p = np.exp(Z) / np.sum(np.exp(Z), axis=1, keepdims=True)
    return -np.mean(np.log(p[rows, y] + (1e-12 if form == "more" else 0)))


@softmax(
    "one-maximum",
    "One maximum for the whole batch: a row far below it underflows. Each row has its own.",
    section="scores-near-a-thousand",
    points=1,
    seen_in="CS231n notes",
    also={"form": ("log of sum",)},
)
def softmax_loss(y, Z, form="fraction"):
    rows = np.arange(len(Z))
    Z = Z - np.max(Z)
    if form == "log of sum":
        return np.mean(np.log(np.sum(np.exp(Z), axis=1)) - Z[rows, y])
    p = np.exp(Z) / np.sum(np.exp(Z), axis=1, keepdims=True)
    return -np.mean(np.log(p[rows, y]))


@softmax(
    "rounded",
    "A number near 1 is formed before the logarithm: 40 ahead the loss is lost in rounding.",
    section="scores-near-a-thousand",
    points=1,
    also={"form": ("log of sum", "log of sum, shift added back")},
)
def softmax_loss(y, Z, form="fraction"):
    rows = np.arange(len(Z))
    largest = np.max(Z, axis=1, keepdims=True)
    e = np.exp(Z - largest)
    log_sum = np.log(np.sum(e, axis=1))
    if form == "log of sum":
        return np.mean(log_sum - (Z - largest)[rows, y])
    if form == "log of sum, shift added back":
        return np.mean(largest[:, 0] + log_sum - Z[rows, y])
    return -np.mean(np.log((e / np.sum(e, axis=1, keepdims=True))[rows, y]))


@softmax(
    "small-number-added",
    "A small number added to p keeps the logarithm finite, but falsifies it near 0 and 1.",
    section="scores-near-a-thousand",
    points=1,
    seen_in="Stack Overflow",
    also={"epsilon": (1e-7, 1e-8, 1e-9, 1e-10, 1e-15, 1e-16, 1e-20)},
)
def softmax_loss(y, Z, epsilon=1e-12):
    Z = Z - np.max(Z, axis=1, keepdims=True)
    p = np.exp(Z) / np.sum(np.exp(Z), axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(Z)), y] + epsilon))


@softmax(
    "clipped",
    "Clipping keeps the logarithm finite, but a loss above or below the bounds is cut off.",
    section="scores-near-a-thousand",
    points=1,
    seen_in="Stack Overflow",
    also={"epsilon": (1e-7, 1e-8, 1e-9, 1e-10, 1e-12), "both": (1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15)},
)
def softmax_loss(y, Z, epsilon=1e-15, both=0):
    Z = Z - np.max(Z, axis=1, keepdims=True)
    p = np.exp(Z) / np.sum(np.exp(Z), axis=1, keepdims=True)
    return -np.mean(np.log(np.clip(p[np.arange(len(Z)), y], max(epsilon, both), 1 - both)))


@softmax(
    "changes-scores",
    "The scores of the call are changed in place, and a lead of 40 costs nothing.",
    section="scores-near-a-thousand",
    points=1,
    also={"form": ("fraction",)},
)
def softmax_loss(y, Z, form="log of sum"):
    Z -= np.max(Z, axis=1, keepdims=True)
    if form == "fraction":
        p = np.exp(Z) / np.sum(np.exp(Z), axis=1, keepdims=True)
        return -np.mean(np.log(p[np.arange(len(Z)), y]))
    log_p = Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))
    return -np.mean(log_p[np.arange(len(Z)), y])


# ------------------------------------------------------------------------------------------- svm-weights

by_weights = registrar(ASSIGNMENT, "svm-weights")


@by_weights(
    "borrowed",
    "It calls lossedu's own implementation; the task asks for a formula of your own.",
    section="l2-penalty",
)
def svm_loss_and_gradient(W, X, y, l2=0.0):
    model = classifiers.LinearModel(W, np.zeros(W.shape[1]), losses.multiclass_hinge, l2=l2)
    J, (dW, _) = model.loss_and_gradients(X, y)
    return J, dW


@by_weights(
    "slopes-for-gradient",
    "The slopes by the scores come back; those by the weights take X as well.",
    section="l2-penalty",
)
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W**2)
    return J, losses.multiclass_hinge.gradient(y, Z)


@by_weights(
    "another-product",
    "X and the slopes are multiplied in another way; the gradient has the shape of W, (D, C).",
    section="l2-penalty",
    seen_in="CS231n assignment 1",
    also={"product": ("X with slopes", "slopes with X")},
)
def svm_loss_and_gradient(W, X, y, l2=0.0, product="transposed"):
    Z = X @ W
    G = losses.multiclass_hinge.gradient(y, Z)
    J = losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W**2)
    if product == "transposed":
        return J, G.T @ X + l2 * W.T
    return J, (X @ G if product == "X with slopes" else G @ X) + l2 * W


@by_weights(
    "divides-twice",
    "The gradient is divided by N twice: the slopes hold the 1/N already.",
    section="l2-penalty",
    also={"loss_too": (True,)},
)
def svm_loss_and_gradient(W, X, y, l2=0.0, loss_too=False):
    Z = X @ W
    mean = losses.multiclass_hinge(y, Z) / (len(X) if loss_too else 1)
    return mean + l2 / 2 * np.sum(W**2), X.T @ losses.multiclass_hinge.gradient(y, Z) / len(X) + l2 * W


@by_weights(
    "missing-1-over-n",
    "The 1/N of the mean is missing, in the gradient, in the loss or in both.",
    section="l2-penalty",
    seen_in="CS231n assignment 1",
    also={"missing_in": ("loss", "both")},
)
def svm_loss_and_gradient(W, X, y, l2=0.0, missing_in="gradient"):
    Z = X @ W
    loss = losses.multiclass_hinge(y, Z) * (1 if missing_in == "gradient" else len(X))
    slope = X.T @ losses.multiclass_hinge.gradient(y, Z) * (1 if missing_in == "loss" else len(X))
    return loss + l2 / 2 * np.sum(W**2), slope + l2 * W


@by_weights(
    "true-class-miscounted",
    "The column of the true class is to be pulled once for each violation.",
    section="hinge-gradient",
    seen_in="CS231n assignment 1",
    also={"pull": ("once", "once if any", "itself too", "pushed")},
)
def svm_loss_and_gradient(W, X, y, l2=0.0, pull="missing"):
    rows = np.arange(len(X))
    Z = X @ W
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + 1)
    missing[rows, y] = 0
    J = np.sum(missing) / len(X) + l2 / 2 * np.sum(W**2)
    slopes = 1.0 * (missing > 0)
    count = slopes.sum(axis=1)
    pulls = {
        "missing": 0,
        "once": -1,
        "once if any": -1.0 * (count > 0),
        "itself too": -count - 1,
        "pushed": count,
    }
    slopes[rows, y] = pulls[pull]
    return J, X.T @ slopes / len(X) + l2 * W


@by_weights(
    "true-class-in-loss",
    "The true class is in the sum of the loss, which is too large by 1.",
    section="multiclass-hinge-code",
    also={"pull": ("itself too", "missing")},
)
def svm_loss_and_gradient(W, X, y, l2=0.0, pull="right"):
    rows = np.arange(len(X))
    Z = X @ W
    terms = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + 1)
    slopes = 1.0 * (terms > 0)
    if pull == "right":
        slopes[rows, y] -= slopes.sum(axis=1)
    if pull == "itself too":
        slopes[rows, y] = -slopes.sum(axis=1)
    return np.sum(terms) / len(X) + l2 / 2 * np.sum(W**2), X.T @ slopes / len(X) + l2 * W


@by_weights("sign", "The gradient has the wrong sign.", section="l2-penalty", also={"penalty": (False,)})
def svm_loss_and_gradient(W, X, y, l2=0.0, penalty=True):
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W**2)
    slope = -X.T @ losses.multiclass_hinge.gradient(y, Z)
    return J, slope + l2 * W if penalty else slope - l2 * W


@by_weights(
    "another-loss",
    "The loss of task 4a is the mean multiclass hinge of the scores XW.",
    section="svm-against-softmax",
    also={"loss": ("hinge, squared",)},
)
def svm_loss_and_gradient(W, X, y, l2=0.0, loss="softmax"):
    rows = np.arange(len(X))
    Z = X @ W
    if loss == "softmax":
        e = np.exp(Z)
        slopes = e / e.sum(axis=1, keepdims=True)
        data = -np.mean(np.log(slopes[rows, y]))
        slopes[rows, y] -= 1
    else:
        missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + 1)
        missing[rows, y] = 0
        data = np.sum(missing**2) / len(X)
        slopes = 2 * missing
        slopes[rows, y] = -slopes.sum(axis=1)
    return data + l2 / 2 * np.sum(W**2), X.T @ slopes / len(X) + l2 * W


@by_weights("no-penalty", "The penalty is missing in loss and gradient.", section="l2-penalty", points=1)
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = X @ W
    return losses.multiclass_hinge(y, Z), X.T @ losses.multiclass_hinge.gradient(y, Z)


@by_weights(
    "penalty-in-loss-only",
    "The loss has the penalty, the gradient has not.",
    section="l2-penalty",
    points=1,
    also={"half": (1,)},
)
def svm_loss_and_gradient(W, X, y, l2=0.0, half=0.5):
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + half * l2 * np.sum(W**2)
    return J, X.T @ losses.multiclass_hinge.gradient(y, Z)


@by_weights(
    "penalty-in-gradient-only",
    "The gradient has the penalty, the loss has not.",
    section="l2-penalty",
    points=1,
    also={"factor": (2,)},
)
def svm_loss_and_gradient(W, X, y, l2=0.0, factor=1):
    Z = X @ W
    return losses.multiclass_hinge(y, Z), X.T @ losses.multiclass_hinge.gradient(y, Z) + factor * l2 * W


@by_weights(
    "no-half",
    "The penalty lacks its half in the loss; the gradient goes with it, or does not.",
    section="l2-penalty",
    points=1,
    seen_in="CS231n assignment 1, whose convention it is",
    also={"factor": (1, 0.5)},
)
def svm_loss_and_gradient(W, X, y, l2=0.0, factor=2):
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + l2 * np.sum(W**2)
    return J, X.T @ losses.multiclass_hinge.gradient(y, Z) + factor * l2 * W


@by_weights(
    "slope-of-penalty",
    "The slope of the penalty by a weight is λ times that weight; here it is another.",
    section="l2-penalty",
    points=1,
    seen_in="CS231n forum",
    also={"slope": ("half", "minus", "constant", "sum", "sign of W", "square")},
)
def svm_loss_and_gradient(W, X, y, l2=0.0, slope="double"):
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W**2)
    by_weight = {
        "double": 2 * W,
        "half": W / 2,
        "minus": -W,
        "constant": 1,
        "sum": np.sum(W),
        "sign of W": np.sign(W),
        "square": np.sum(W**2) / 2,
    }
    return J, X.T @ losses.multiclass_hinge.gradient(y, Z) + l2 * by_weight[slope]


@by_weights(
    "penalty-averaged",
    "The penalty is divided by a number too; it stands beside the mean, not in it.",
    section="l2-penalty",
    points=1,
    also={"averaged": ("over weights", "in the gradient", "in the loss", "mean of squares")},
)
def svm_loss_and_gradient(W, X, y, l2=0.0, averaged="over samples"):
    Z = X @ W
    size = W.size if averaged in ("over weights", "mean of squares") else len(X)
    in_loss = 1 if averaged == "in the gradient" else size
    in_gradient = 1 if averaged in ("in the loss", "mean of squares") else size
    J = losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W**2) / in_loss
    return J, X.T @ losses.multiclass_hinge.gradient(y, Z) + l2 * W / in_gradient


@by_weights(
    "another-penalty",
    "The penalty of the loss is the sum of the squared weights, times λ/2.",
    section="l2-penalty",
    points=1,
    also={"penalty": ("sum", "sizes", "sizes, sloped", "columns", "halved", "subtracted", "square of sum")},
)
def svm_loss_and_gradient(W, X, y, l2=0.0, penalty="length"):
    Z = X @ W
    values = {
        "length": np.linalg.norm(W),
        "sum": np.sum(W),
        "columns": np.sum(W[:, 0] ** 2),
        "halved": np.sum(W**2) / 2,
        "subtracted": -np.sum(W**2),
        "square of sum": np.sum(W) ** 2,
    }
    J = losses.multiclass_hinge(y, Z) + l2 / 2 * values.get(penalty, np.sum(np.abs(W)))
    slope = np.sign(W) / 2 if penalty == "sizes, sloped" else W
    return J, X.T @ losses.multiclass_hinge.gradient(y, Z) + l2 * slope


@by_weights(
    "one-result",
    "Two things are asked for: J, and then the gradient.",
    section="l2-penalty",
    also={"given": ("loss", "turned round")},
)
def svm_loss_and_gradient(W, X, y, l2=0.0, given="gradient"):
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W**2)
    dW = X.T @ losses.multiclass_hinge.gradient(y, Z) + l2 * W
    return {"gradient": dW, "loss": J, "turned round": (dW, J)}[given]


@by_weights(
    "part-of-the-weights",
    "A row or column is left out of the penalty, as if it were a bias; here all weights count.",
    section="l2-penalty",
    points=1,
    also={
        "left_out": ("first row", "last column", "last row, slope", "first row, slope", "last row, loss"),
    },
)
def svm_loss_and_gradient(W, X, y, l2=0.0, left_out="last row"):
    counted, end = W.copy(), -1 if "last" in left_out else 0
    counted[(end,) if "row" in left_out else (slice(None), end)] = 0
    in_loss = W if "slope" in left_out else counted
    in_slope = W if "loss" in left_out else counted
    J = losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(in_loss**2)
    return J, X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * in_slope


# ----------------------------------------------------------------------------------- svm-softmax-weights

softmax_by_weights = registrar(ASSIGNMENT, "svm-softmax-weights")


@softmax_by_weights(
    "borrowed",
    "It calls lossedu's own implementation; the task asks for a formula of your own.",
    section="l2-penalty",
)
def softmax_gradient(W, X, y, l2=0.0):
    model = classifiers.LinearModel(W, np.zeros(W.shape[1]), losses.softmax_cross_entropy, l2=l2)
    return model.loss_and_gradients(X, y)[1][0]


@softmax_by_weights(
    "missing-1-over-n",
    "The 1/N of the mean is missing.",
    section="l2-penalty",
    seen_in="CS231n assignment 1",
    also={"sign": (-1,)},
)
def softmax_gradient(W, X, y, l2=0.0, sign=1):
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y] -= 1
    return sign * X.T @ slopes + l2 * W


@softmax_by_weights(
    "another-divisor",
    "The mean goes over the samples: divide by N, once, and by nothing else.",
    section="l2-penalty",
    also={"divisor": ("classes", "features", "N squared", "2N")},
)
def softmax_gradient(W, X, y, l2=0.0, divisor="entries"):
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y] -= 1
    N = len(X)
    sizes = {
        "entries": slopes.size,
        "classes": W.shape[1],
        "features": len(W),
        "N squared": N**2,
        "2N": 2 * N,
    }
    return X.T @ slopes / sizes[divisor] + l2 * W


@softmax_by_weights(
    "sign",
    "The sign is wrong: the slope of a wrong class is its probability, above 0.",
    section="svm-against-softmax",
    also={"penalty": (-1,)},
)
def softmax_gradient(W, X, y, l2=0.0, penalty=1):
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y] -= 1
    return -X.T @ slopes / len(X) + penalty * l2 * W


@softmax_by_weights(
    "one-not-subtracted",
    "From the probability of the true class, and from no other, 1 is subtracted.",
    section="svm-against-softmax",
    seen_in="CS231n assignment 1",
    also={"entry": ("-1", "-p", "p - label", "1 - p", "p + 1", "all p - 1", "p - 1 alone")},
)
def softmax_gradient(W, X, y, l2=0.0, entry="p"):
    rows = np.arange(len(X))
    slopes = activations.softmax(X @ W)
    p = slopes[rows, y]
    if entry == "p - label":
        slopes = slopes - np.asarray(y)[:, np.newaxis]
    elif entry == "all p - 1":
        slopes = slopes - 1
    else:
        if entry == "p - 1 alone":
            slopes = np.zeros(slopes.shape)
        slopes[rows, y] = {"p": p, "-1": -1, "-p": -p, "1 - p": 1 - p, "p + 1": p + 1, "p - 1 alone": p - 1}[
            entry
        ]
    return X.T @ slopes / len(X) + l2 * W


@softmax_by_weights(
    "rows-or-columns",
    "P[y] takes whole rows and P[:, y] whole columns; one entry in each row is meant.",
    section="multiclass-hinge-code",
    seen_in="CS231n assignment 1",
    also={"whole": ("rows",)},
)
def softmax_gradient(W, X, y, l2=0.0, whole="columns"):
    slopes = activations.softmax(X @ W)
    if whole == "rows":
        slopes[y] -= 1
    else:
        slopes[:, y] -= 1
    return X.T @ slopes / len(X) + l2 * W


@softmax_by_weights(
    "labels-from-one", "Labels count from 0: y - 1 is the class before.", section="svm-against-softmax"
)
def softmax_gradient(W, X, y, l2=0.0):
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y - 1] -= 1
    return X.T @ slopes / len(X) + l2 * W


@softmax_by_weights(
    "another-product",
    "X and the slopes are multiplied in another way; the gradient has the shape of W, (D, C).",
    section="l2-penalty",
    seen_in="CS231n assignment 1",
    also={"product": ("transposed, W not", "X with slopes", "slopes with X")},
)
def softmax_gradient(W, X, y, l2=0.0, product="transposed"):
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y] -= 1
    slopes = slopes / len(X)
    if product == "transposed":
        return slopes.T @ X + l2 * W.T
    if product == "transposed, W not":
        return slopes.T @ X + l2 * W
    return (X @ slopes if product == "X with slopes" else slopes @ X) + l2 * W


@softmax_by_weights(
    "slopes-for-gradient",
    "The slopes by the scores come back; those by the weights take X as well.",
    section="l2-penalty",
    also={"divided": (False,)},
)
def softmax_gradient(W, X, y, l2=0.0, divided=True):
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y] -= 1
    return slopes / len(X) if divided else slopes


@softmax_by_weights(
    "another-sum",
    "Softmax takes the classes of a row together: its sum goes over axis=1.",
    section="svm-against-softmax",
    seen_in="Stack Overflow",
    also={"over": ("all", "nothing")},
)
def softmax_gradient(W, X, y, l2=0.0, over="columns"):
    e = np.exp(X @ W)
    slopes = e / {"columns": e.sum(axis=0), "all": e.sum(), "nothing": 1}[over]
    slopes[np.arange(len(X)), y] -= 1
    return X.T @ slopes / len(X) + l2 * W


@softmax_by_weights(
    "chain-taken-twice",
    "The whole slope by the scores is p - e: those of logarithm and softmax are in it.",
    section="svm-against-softmax",
    seen_in="Stack Overflow",
    also={"slope": ("p (1 - p)", "-e / p", "softmax twice", "error times p")},
)
def softmax_gradient(W, X, y, l2=0.0, slope="both"):
    P = activations.softmax(X @ W)
    E = np.eye(W.shape[1])[y]
    if slope == "softmax twice":
        P = np.exp(P) / np.sum(np.exp(P), axis=1, keepdims=True)
    slopes = {
        "both": (P - E) * P * (1 - P),
        "p (1 - p)": P * (1 - P),
        "-e / p": -E / P,
        "softmax twice": P - E,
        "error times p": (P - E) * P,
    }
    return X.T @ slopes[slope] / len(X) + l2 * W


@softmax_by_weights("hinge-for-softmax", "This is the gradient of the hinge.", section="svm-against-softmax")
def softmax_gradient(W, X, y, l2=0.0):
    rows = np.arange(len(X))
    Z = X @ W
    slopes = 1.0 * (Z - Z[rows, y][:, np.newaxis] + 1 > 0)
    slopes[rows, y] = 0
    slopes[rows, y] = -slopes.sum(axis=1)
    return X.T @ slopes / len(X) + l2 * W


@softmax_by_weights("no-penalty", "The slope of the penalty is missing.", section="l2-penalty", points=1)
def softmax_gradient(W, X, y, l2=0.0):
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y] -= 1
    return X.T @ slopes / len(X)


@softmax_by_weights(
    "penalty-doubled",
    "The slope of the penalty is too large by a factor 2: its half cancels the 2.",
    section="l2-penalty",
    points=1,
    seen_in="CS231n forum",
)
def softmax_gradient(W, X, y, l2=0.0):
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y] -= 1
    return X.T @ slopes / len(X) + 2 * l2 * W


@softmax_by_weights(
    "penalty-averaged",
    "The slope of the penalty is divided by a number; it stands beside the mean, not in it.",
    section="l2-penalty",
    points=1,
    also={"divisor": ("weights", "two")},
)
def softmax_gradient(W, X, y, l2=0.0, divisor="samples"):
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y] -= 1
    return X.T @ slopes / len(X) + l2 * W / {"samples": len(X), "weights": W.size, "two": 2}[divisor]


@softmax_by_weights(
    "slope-of-penalty",
    "The slope of the penalty by a weight is λ times that weight; here it is another.",
    section="l2-penalty",
    points=1,
    seen_in="CS231n assignment 1",
    also={"slope": ("constant", "sum", "sign of W", "loss", "square", "length")},
)
def softmax_gradient(W, X, y, l2=0.0, slope="minus"):
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y] -= 1
    by_weight = {
        "minus": -W,
        "constant": 1,
        "sum": np.sum(W),
        "sign of W": np.sign(W),
        "loss": np.sum(W**2) / 2,
        "square": W**2,
        "length": np.sum(W**2),
    }
    return X.T @ slopes / len(X) + l2 * by_weight[slope]


@softmax_by_weights(
    "not-the-gradient",
    "The gradient alone is asked for, an array of the shape of W.",
    section="l2-penalty",
    also={"given": ("both", "mean")},
)
def softmax_gradient(W, X, y, l2=0.0, given="loss"):
    P = activations.softmax(X @ W)
    J = -np.mean(np.log(P[np.arange(len(X)), y])) + l2 / 2 * np.sum(W**2)
    dW = X.T @ (P - np.eye(W.shape[1])[y]) / len(X) + l2 * W
    return {"loss": J, "both": (J, dW), "mean": np.mean(dW)}[given]


@softmax_by_weights(
    "classes-from-labels",
    "The number of classes is guessed from the labels; a class may be missing there. W has it.",
    section="svm-against-softmax",
    also={"guess": ("different labels",)},
)
def softmax_gradient(W, X, y, l2=0.0, guess="largest label"):
    classes = np.max(y) + 1 if guess == "largest label" else len(np.unique(y))
    slopes = (activations.softmax(X @ W) - np.eye(classes)[y]) / len(X)
    return X.T @ slopes + l2 * W


@softmax_by_weights(
    "part-of-the-weights",
    "A row or column is left out of the penalty, as if it were a bias; here all weights count.",
    section="l2-penalty",
    points=1,
    also={"left_out": ("first row", "last column", "first column")},
)
def softmax_gradient(W, X, y, l2=0.0, left_out="last row"):
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y] -= 1
    counted, end = W.copy(), -1 if "last" in left_out else 0
    counted[(end,) if "row" in left_out else (slice(None), end)] = 0
    return X.T @ slopes / len(X) + l2 * counted


# -------------------------------------------------------------------------- svm-squared-hinge-derivative

derivative = registrar(ASSIGNMENT, "svm-squared-hinge-derivative", gives_value=True)


@derivative("sign", "The part of the hinge has the wrong sign.", section="squared-hinge")
def squared_hinge_derivative():
    w, x, b, t = sp.symbols("w x b t", real=True)
    lam = sp.symbols("lambda", positive=True)
    return 2 * t * x * sp.Max(0, 1 - t * (w * x + b)) + lam * w


@derivative("missing-2", "The factor that the square brings down is missing.", section="squared-hinge")
def squared_hinge_derivative():
    w, x, b, t = sp.symbols("w x b t", real=True)
    lam = sp.symbols("lambda", positive=True)
    return -t * x * sp.Max(0, 1 - t * (w * x + b)) + lam * w


@derivative(
    "by-the-score",
    "The hinge is differentiated by z, not by w: the chain is cut short.",
    section="squared-hinge",
)
def squared_hinge_derivative():
    w, x, b, t = sp.symbols("w x b t", real=True)
    lam = sp.symbols("lambda", positive=True)
    return -2 * t * sp.Max(0, 1 - t * (w * x + b)) + lam * w


@derivative(
    "no-inner-derivative", "The derivative of the inside of the square is missing.", section="squared-hinge"
)
def squared_hinge_derivative():
    w, x, b, t = sp.symbols("w x b t", real=True)
    lam = sp.symbols("lambda", positive=True)
    return 2 * sp.Max(0, 1 - t * (w * x + b)) + lam * w


@derivative(
    "label-lost", "The label is lost on the way from the score to the margin.", section="squared-hinge"
)
def squared_hinge_derivative():
    w, x, b, t = sp.symbols("w x b t", real=True)
    lam = sp.symbols("lambda", positive=True)
    return -2 * x * sp.Max(0, 1 - t * (w * x + b)) + lam * w


@derivative(
    "no-maximum", "The maximum is lost: beyond the margin the hinge has no slope.", section="squared-hinge"
)
def squared_hinge_derivative():
    w, x, b, t = sp.symbols("w x b t", real=True)
    lam = sp.symbols("lambda", positive=True)
    return -2 * t * x * (1 - t * (w * x + b)) + lam * w


@derivative("hinge-not-squared", "This is the slope of the hinge without the square.", section="binary-hinge")
def squared_hinge_derivative():
    w, x, b, t = sp.symbols("w x b t", real=True)
    lam = sp.symbols("lambda", positive=True)
    return -t * x * sp.Heaviside(1 - t * (w * x + b)) + lam * w


@derivative("no-penalty", "The penalty is missing.", section="l2-penalty")
def squared_hinge_derivative():
    w, x, b, t = sp.symbols("w x b t", real=True)
    return -2 * t * x * sp.Max(0, 1 - t * (w * x + b))


@derivative("penalty-doubled", "The slope of the penalty is too large by a factor 2.", section="l2-penalty")
def squared_hinge_derivative():
    w, x, b, t = sp.symbols("w x b t", real=True)
    lam = sp.symbols("lambda", positive=True)
    return -2 * t * x * sp.Max(0, 1 - t * (w * x + b)) + 2 * lam * w


@derivative("penalty-halved", "The slope of the penalty is too small by a factor 2.", section="l2-penalty")
def squared_hinge_derivative():
    w, x, b, t = sp.symbols("w x b t", real=True)
    lam = sp.symbols("lambda", positive=True)
    return -2 * t * x * sp.Max(0, 1 - t * (w * x + b)) + lam * w / 2


@derivative(
    "penalty-not-differentiated",
    "The penalty stands there as it was: it has a slope too.",
    section="l2-penalty",
)
def squared_hinge_derivative():
    w, x, b, t = sp.symbols("w x b t", real=True)
    lam = sp.symbols("lambda", positive=True)
    return -2 * t * x * sp.Max(0, 1 - t * (w * x + b)) + lam * w**2 / 2


@derivative("weight-lost", "The slope of the penalty has lost its w.", section="l2-penalty")
def squared_hinge_derivative():
    w, x, b, t = sp.symbols("w x b t", real=True)
    lam = sp.symbols("lambda", positive=True)
    return -2 * t * x * sp.Max(0, 1 - t * (w * x + b)) + lam


@derivative(
    "by-the-bias", "This is the derivative by b; the task asks for the one by w.", section="squared-hinge"
)
def squared_hinge_derivative():
    w, x, b, t = sp.symbols("w x b t", real=True)
    return -2 * t * sp.Max(0, 1 - t * (w * x + b))


@derivative("value-for-derivative", "This is J itself, not its derivative.", section="squared-hinge")
def squared_hinge_derivative():
    w, x, b, t = sp.symbols("w x b t", real=True)
    lam = sp.symbols("lambda", positive=True)
    return sp.Max(0, 1 - t * (w * x + b)) ** 2 + lam * w**2 / 2


@derivative(
    "square-lost-2",
    "This is the slope of the hinge without the square, with the 2 of the square.",
    section="squared-hinge",
)
def squared_hinge_derivative():
    w, x, b, t = sp.symbols("w x b t", real=True)
    lam = sp.symbols("lambda", positive=True)
    return -2 * t * x * sp.Heaviside(1 - t * (w * x + b)) + lam * w


@derivative(
    "by-the-feature",
    "The inner derivative is that by x; the task asks for the one by w.",
    section="squared-hinge",
)
def squared_hinge_derivative():
    w, x, b, t = sp.symbols("w x b t", real=True)
    lam = sp.symbols("lambda", positive=True)
    return -2 * t * w * sp.Max(0, 1 - t * (w * x + b)) + lam * w


@derivative(
    "inside-lost",
    "The inside of the square has lost its derivative, all but the sign.",
    section="squared-hinge",
)
def squared_hinge_derivative():
    w, x, b, t = sp.symbols("w x b t", real=True)
    lam = sp.symbols("lambda", positive=True)
    return -2 * sp.Max(0, 1 - t * (w * x + b)) + lam * w


# ------------------------------------------------------------------------------------- svm-softmax-steps

steps = registrar(ASSIGNMENT, "svm-softmax-steps", gives_value=True)


@steps(
    "loss-for-derivative",
    "The first expression is L itself, not its derivative.",
    section="svm-against-softmax",
)
def softmax_steps():
    w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)
    total = sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)
    wrong = sp.exp(z_1 - w * x) + sp.exp(z_2 - w * x)
    return [sp.log(total) - w * x, x * sp.exp(w * x) / total - x, -x * wrong / (1 + wrong)]


@steps("by-the-score", "The factor x is missing: the score depends on w through it.", section="l2-penalty")
def softmax_steps():
    w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)
    total = sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)
    wrong = sp.exp(z_1 - w * x) + sp.exp(z_2 - w * x)
    return [sp.exp(w * x) / total - 1, -(sp.exp(z_1) + sp.exp(z_2)) / total, -wrong / (1 + wrong)]


@steps(
    "second-term-lost", "The derivative of the second term, - wx, is missing.", section="svm-against-softmax"
)
def softmax_steps():
    w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)
    total = sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)
    wrong = sp.exp(z_1 - w * x) + sp.exp(z_2 - w * x)
    return [x * sp.exp(w * x) / total, x / (total * sp.exp(-w * x)), x / (1 + wrong)]


@steps(
    "no-inner-derivative",
    "The derivative of log s is s'/s; the numerator is missing.",
    section="svm-against-softmax",
)
def softmax_steps():
    w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)
    total = sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)
    return [1 / total - x, (1 - x * total) / total, 1 / total - x]


@steps(
    "sign",
    "The sign is wrong: a larger score of the true class lowers the loss.",
    section="svm-against-softmax",
)
def softmax_steps():
    w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)
    total = sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)
    wrong = sp.exp(z_1 - w * x) + sp.exp(z_2 - w * x)
    return [x - x * sp.exp(w * x) / total, x * (sp.exp(z_1) + sp.exp(z_2)) / total, x * wrong / (1 + wrong)]


@steps(
    "not-cancelled",
    "Numerator and denominator have become the same; one of them has a term too many or too few.",
    section="svm-against-softmax",
)
def softmax_steps():
    w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)
    total = sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)
    wrong = sp.exp(z_1 - w * x) + sp.exp(z_2 - w * x)
    return [x * sp.exp(w * x) / total - x, -x * (sp.exp(z_1) + sp.exp(z_2)) / total, -x * wrong / wrong]


@steps("half-divided", "Only one side of the fraction has been divided.", section="scores-near-a-thousand")
def softmax_steps():
    w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)
    total = sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)
    top, wrong = sp.exp(z_1) + sp.exp(z_2), sp.exp(z_1 - w * x) + sp.exp(z_2 - w * x)
    return [x * sp.exp(w * x) / total - x, -x * top / total, -x * top / (1 + wrong)]


@steps(
    "differences-turned-round",
    "Dividing by the exponential of wx subtracts wx in each exponent; here it is turned round.",
    section="scores-near-a-thousand",
)
def softmax_steps():
    w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)
    total = sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)
    wrong = sp.exp(w * x - z_1) + sp.exp(w * x - z_2)
    return [x * sp.exp(w * x) / total - x, -x * (sp.exp(z_1) + sp.exp(z_2)) / total, -x * wrong / (1 + wrong)]


@steps(
    "stops-early",
    "The last expression still has exponentials of scores, which overflow.",
    section="scores-near-a-thousand",
    points=1,
)
def softmax_steps():
    w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)
    total = sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)
    top = sp.exp(z_1) + sp.exp(z_2)
    return [x * sp.exp(w * x) / total - x, x * (sp.exp(w * x) - total) / total, -x * top / total]


@steps("x-lost-in-one-term", "One of the two terms has lost its x.", section="svm-against-softmax")
def softmax_steps():
    w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)
    total = sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)
    wrong = sp.exp(z_1 - w * x) + sp.exp(z_2 - w * x)
    return [sp.exp(w * x) / total - x, 1 / (1 + wrong) - x, (1 - x - x * wrong) / (1 + wrong)]


@steps(
    "x-lost-in-second-term", "The derivative of wx by w is x, in both terms.", section="svm-against-softmax"
)
def softmax_steps():
    w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)
    total = sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)
    wrong = sp.exp(z_1 - w * x) + sp.exp(z_2 - w * x)
    return [x * sp.exp(w * x) / total - 1, x / (1 + wrong) - 1, (x - 1 - wrong) / (1 + wrong)]


@steps(
    "by-the-feature",
    "This is the derivative by x; the task asks for the one by w.",
    section="svm-against-softmax",
)
def softmax_steps():
    w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)
    total = sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)
    top, wrong = sp.exp(z_1) + sp.exp(z_2), sp.exp(z_1 - w * x) + sp.exp(z_2 - w * x)
    return [w * sp.exp(w * x) / total - w, -w * top / total, -w * wrong / (1 + wrong)]


@steps("numerator-one", "The numerator has become 1 on the way.", section="scores-near-a-thousand")
def softmax_steps():
    w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)
    total = sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)
    top, wrong = sp.exp(z_1) + sp.exp(z_2), sp.exp(z_1 - w * x) + sp.exp(z_2 - w * x)
    return [x * sp.exp(w * x) / total - x, -x * top / total, -x / (1 + wrong)]


@steps(
    "one-for-the-sum",
    "To bring both terms to one fraction, the second takes the whole sum as numerator.",
    section="svm-against-softmax",
)
def softmax_steps():
    w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)
    total = sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)
    wrong = sp.exp(z_1 - w * x) + sp.exp(z_2 - w * x)
    return [x * sp.exp(w * x) / total - x, x * (sp.exp(w * x) - 1) / total, -x * wrong / (1 + wrong)]


@steps(
    "one-in-denominator",
    "In the denominator, the exponential of wx divided by itself is 1; something else stands there.",
    section="scores-near-a-thousand",
    also={"kind": ("not divided", "2", "minus")},
)
def softmax_steps(kind="divided twice"):
    w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)
    total = sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)
    top, wrong = sp.exp(z_1) + sp.exp(z_2), sp.exp(z_1 - w * x) + sp.exp(z_2 - w * x)
    below = {"divided twice": sp.exp(-w * x) + wrong, "not divided": sp.exp(w * x) + wrong}
    below |= {"2": 2 + wrong, "minus": 1 - wrong}
    return [x * sp.exp(w * x) / total - x, -x * top / total, -x * wrong / below[kind]]


# --------------------------------------------------------------------------------------------- svm-train

train = registrar(ASSIGNMENT, "svm-train")


@train(
    "borrowed",
    "It calls lossedu's own implementation; the task asks for a formula of your own.",
    section="l2-penalty",
)
def train_svm(W, X, y, l2, eta, steps):
    history = []
    for _ in range(steps):
        model = classifiers.LinearModel(W, np.zeros(W.shape[1]), losses.multiclass_hinge, l2=l2)
        J, (dW, _) = model.loss_and_gradients(X, y)
        history.append(J)
        W = W - eta * dW
    history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return W, history


@train(
    "ascends",
    "The gradient is added, in the data part or in the penalty: that climbs.",
    section="l2-penalty",
    also={"added": ("slopes", "penalty")},
)
def train_svm(W, X, y, l2, eta, steps, added="both"):
    history = [losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    of_slopes, of_penalty = {"both": (1, 1), "slopes": (1, -1), "penalty": (-1, 1)}[added]
    for _ in range(steps):
        slopes = losses.multiclass_hinge.gradient(y, X @ W)
        W = W + eta * (of_slopes * X.T @ slopes + of_penalty * l2 * W)
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return W, history


@train(
    "losses-miscounted",
    "There is one loss at the start, and one after each step: steps + 1 of them.",
    section="hinge-questions",
    also={"kept": ("all but the first", "first and last", "last", "last twice")},
)
def train_svm(W, X, y, l2, eta, steps, kept="all but the last"):
    history = [losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    for _ in range(steps):
        W = W - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W)
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    lists = {
        "all but the last": history[:-1],
        "all but the first": history[1:],
        "first and last": [history[0], history[-1]],
        "last": history[-1],
        "last twice": [*history, history[-1]],
    }
    return W, lists[kept]


@train(
    "another-number-of-steps",
    "The number of steps is another than the call says.",
    section="l2-penalty",
    also={"more": (-1, "and the losses")},
)
def train_svm(W, X, y, l2, eta, steps, more=1):
    history = [losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    for _ in range(steps + (-1 if more == -1 else 1)):
        W = W - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W)
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return W, history[: steps + 1] if more == 1 else history


@train("returns-early", "The return stands in the loop: it ends after one step.", section="l2-penalty")
def train_svm(W, X, y, l2, eta, steps):
    history = [losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    for _ in range(steps):
        W = W - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W)
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
        return W, history


@train(
    "starts-elsewhere",
    "Training starts from other weights than those of the call.",
    section="hinge-questions",
    also={"start": (1,)},
)
def train_svm(W, X, y, l2, eta, steps, start=0):
    W = np.full(W.shape, float(start))
    history = [losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    for _ in range(steps):
        W = W - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W)
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return W, history


@train(
    "nothing-renewed",
    "Scores, slopes and losses have to be computed anew in each step, from the new weights.",
    section="hinge-gradient",
    also={"old": ("slopes", "weights", "losses")},
)
def train_svm(W, X, y, l2, eta, steps, old="gradient"):
    start, history = W, [losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    for _ in range(steps):
        G = losses.multiclass_hinge.gradient(y, X @ (W if old == "losses" else start))
        new = W - eta * (X.T @ G + l2 * (start if old == "gradient" else W))
        W = start - eta * (X.T @ G + l2 * start) if old == "weights" else new
        seen = start if old == "losses" else W
        history.append(losses.multiclass_hinge(y, X @ seen) + l2 / 2 * np.sum(W**2))
    return W, history


@train(
    "no-penalty",
    "The penalty is missing, in the losses, in the steps or in both.",
    section="l2-penalty",
    also={"missing_in": ("losses", "steps")},
)
def train_svm(W, X, y, l2, eta, steps, missing_in="both"):
    in_losses = l2 if missing_in == "steps" else 0
    in_steps = l2 if missing_in == "losses" else 0
    history = [losses.multiclass_hinge(y, X @ W) + in_losses / 2 * np.sum(W**2)]
    for _ in range(steps):
        W = W - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + in_steps * W)
        history.append(losses.multiclass_hinge(y, X @ W) + in_losses / 2 * np.sum(W**2))
    return W, history


@train(
    "penalty-factor",
    "The penalty is λ/2 times the squares in the losses, and λW in the steps.",
    section="l2-penalty",
    seen_in="CS231n forum",
    also={"factors": ((2, 1), (1, 2), (1, 0.5), (2, 0))},
)
def train_svm(W, X, y, l2, eta, steps, factors=2):
    in_losses, in_steps = (2, 2) if factors == 2 else factors
    history = [losses.multiclass_hinge(y, X @ W) + in_losses * l2 / 2 * np.sum(W**2)]
    for _ in range(steps):
        W = W - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + in_steps * l2 * W)
        history.append(losses.multiclass_hinge(y, X @ W) + in_losses * l2 / 2 * np.sum(W**2))
    return W, history


@train(
    "penalty-without-rate",
    "The rate belongs to the whole gradient: the penalty is subtracted without it, or added.",
    section="l2-penalty",
    also={"sign": (1,)},
)
def train_svm(W, X, y, l2, eta, steps, sign=-1):
    history = [losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    for _ in range(steps):
        W = W - eta * X.T @ losses.multiclass_hinge.gradient(y, X @ W) + sign * l2 * W
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return W, history


@train(
    "another-divisor",
    "The slopes hold their 1/N; dividing again or multiplying by N changes the step.",
    section="l2-penalty",
    also={"power": (-1, "loss too")},
)
def train_svm(W, X, y, l2, eta, steps, power=1):
    loss_too = len(X) if power == "loss too" else 1
    factor = len(X) ** (1 if power == "loss too" else power)
    history = [loss_too * losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    for _ in range(steps):
        W = W - eta * (factor * X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W)
        history.append(loss_too * losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return W, history


@train(
    "no-rate",
    "The steps lack the learning rate, or have another.",
    section="l2-penalty",
    also={"rate": (0.1, 0.01)},
)
def train_svm(W, X, y, l2, eta, steps, rate=1):
    history = [losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    for _ in range(steps):
        W = W - rate * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W)
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return W, history


@train(
    "changes-weights",
    "The weights of the call are changed in place: -= writes into them.",
    section="l2-penalty",
)
def train_svm(W, X, y, l2, eta, steps):
    history = [losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    for _ in range(steps):
        W -= eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W)
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return W, history


@train(
    "one-result",
    "Two things are asked for: the weights, and then the losses.",
    section="hinge-questions",
    also={"given": ("weights", "turned round", "all weights")},
)
def train_svm(W, X, y, l2, eta, steps, given="losses"):
    path, history = [W], [losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    for _ in range(steps):
        W = W - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W)
        path.append(W)
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return {"losses": history, "weights": W, "turned round": (history, W), "all weights": (path, history)}[
        given
    ]


@train(
    "softmax-for-hinge",
    "This descends on the softmax loss; the task asks for the hinge.",
    section="svm-against-softmax",
    also={"seen": ("hinge",)},
)
def train_svm(W, X, y, l2, eta, steps, seen="softmax"):
    rows, history = np.arange(len(X)), []
    for k in range(steps + 1):
        e = np.exp(X @ W)
        slopes = e / e.sum(axis=1, keepdims=True)
        data = -np.mean(np.log(slopes[rows, y])) if seen == "softmax" else losses.multiclass_hinge(y, X @ W)
        history.append(data + l2 / 2 * np.sum(W**2))
        slopes[rows, y] -= 1
        W = W - eta * (X.T @ slopes / len(X) + l2 * W) if k < steps else W
    return W, history


@train(
    "best-weights",
    "The weights of the smallest loss come back; the task asks for the last ones.",
    section="hinge-questions",
)
def train_svm(W, X, y, l2, eta, steps):
    path, history = [W], [losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    for _ in range(steps):
        W = W - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W)
        path.append(W)
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return path[int(np.argmin(history))], history
