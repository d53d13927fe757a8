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
    "true-class-kept",
    "The true class is in its own sum: each loss is too large by the margin.",
    section="multiclass-hinge-code",
    seen_in="CS231n assignment 1",
)
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    missing = np.maximum(0, Z - Z[np.arange(len(Z)), y][:, np.newaxis] + margin)
    return np.mean(np.sum(missing**power, axis=1))


@hinge("sum-for-mean", "The losses of the rows are added up but not averaged.", section="multiclass-hinge")
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    return np.sum(missing**power)


@hinge("no-mean", "One loss a row comes back; their mean is missing.", section="multiclass-hinge")
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    return np.sum(missing**power, axis=1)


@hinge(
    "mean-of-entries",
    "The mean goes over all entries: a row's terms are added, and only rows averaged.",
    section="hinge-questions",
)
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    return np.mean(missing**power)


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


@hinge(
    "row-for-column",
    "The true scores need shape (N, 1): as a row they are subtracted from the columns.",
    section="multiclass-hinge-code",
    seen_in="Stack Overflow",
)
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y] + margin)
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
    "The maximum with 0 is missing, so classes that trail by far pay for others.",
    section="multiclass-hinge",
)
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = Z - Z[rows, y][:, np.newaxis] + margin
    missing[rows, y] = 0
    return np.mean(np.sum(missing**power, axis=1))


@hinge(
    "labels-from-one",
    "The labels count from 0 already: y - 1 is the class before.",
    section="multiclass-hinge-code",
)
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows, y = np.arange(len(Z)), np.asarray(y) - 1
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    return np.mean(np.sum(missing**power, axis=1))


@hinge(
    "scores-swapped",
    "The difference is the wrong way round: wrong class minus true class is charged.",
    section="multiclass-hinge",
)
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z[rows, y][:, np.newaxis] - Z + margin)
    missing[rows, y] = 0
    return np.mean(np.sum(missing**power, axis=1))


@hinge(
    "margin-subtracted",
    "The margin has the wrong sign: it is added to the difference.",
    section="multiclass-hinge",
)
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] - margin)
    missing[rows, y] = 0
    return np.mean(np.sum(missing**power, axis=1))


@hinge(
    "no-margin",
    "The margin is missing: a lead of less than the margin has to cost something.",
    section="multiclass-hinge",
)
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis])
    missing[rows, y] = 0
    return np.mean(np.sum(missing**power, axis=1))


@hinge(
    "ignores-margin",
    "The margin stays 1 whatever the call gives.",
    section="multiclass-hinge",
    points=1,
)
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + 1)
    missing[rows, y] = 0
    return np.mean(np.sum(missing**power, axis=1))


@hinge("ignores-power", "For q = 2 the terms are not squared.", section="squared-hinge", points=1)
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    return np.mean(np.sum(missing, axis=1))


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
    "squares-the-sum",
    "The sum of a row is squared; each term has to be squared first.",
    section="squared-hinge",
    points=1,
)
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    return np.mean(np.sum(missing, axis=1) ** power)


@hinge(
    "borrowed",
    "It calls lossedu's own implementation; the task asks for a formula of your own.",
    section="multiclass-hinge-code",
)
def multiclass_hinge(y, Z, margin=1.0, power=1):
    return losses.multiclass_hinge(y, Z, margin=margin, power=power)


# ------------------------------------------------------------------------------------ svm-hinge-gradient

by_scores = registrar(ASSIGNMENT, "svm-hinge-gradient")


@by_scores(
    "missing-1-over-n",
    "The 1/N of the mean is missing.",
    section="hinge-gradient",
    seen_in="CS231n assignment 1",
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    slopes = 1.0 * (missing > 0) if power == 1 else 2 * missing
    slopes[rows, y] = -slopes.sum(axis=1)
    return slopes


@by_scores(
    "divides-by-entries",
    "The mean goes over rows, so divide by N, not by the number of entries.",
    section="hinge-gradient",
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    slopes = 1.0 * (missing > 0) if power == 1 else 2 * missing
    slopes[rows, y] = -slopes.sum(axis=1)
    return slopes / Z.size


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


@by_scores(
    "true-class-always",
    "The true class gets -1 in every row, also where nothing is violated.",
    section="hinge-gradient",
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    slopes = 1.0 * (missing > 0) if power == 1 else 2 * missing
    slopes[rows, y] = -1
    return slopes / len(Z)


@by_scores(
    "counts-itself",
    "The true class counts itself as a violation: its entry is too low by one.",
    section="hinge-gradient",
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    slopes = 1.0 * (missing > 0) if power == 1 else 2 * missing
    slopes[rows, y] = -slopes.sum(axis=1)
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


@by_scores(
    "true-class-up",
    "The entry of the true class has the wrong sign: a higher true score costs less.",
    section="hinge-gradient",
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    slopes = 1.0 * (missing > 0) if power == 1 else 2 * missing
    slopes[rows, y] = slopes.sum(axis=1)
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
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    slopes = missing if power == 1 else 2 * missing
    slopes[rows, y] = -slopes.sum(axis=1)
    return slopes / len(Z)


@by_scores(
    "no-margin",
    "Only classes ahead of the true one count; those that trail by too little do too.",
    section="hinge-gradient",
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis])
    missing[rows, y] = 0
    slopes = 1.0 * (missing > 0) if power == 1 else 2 * missing
    slopes[rows, y] = -slopes.sum(axis=1)
    return slopes / len(Z)


@by_scores(
    "softmax-for-hinge",
    "This is the gradient of the softmax loss.",
    section="svm-against-softmax",
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    slopes = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    slopes = slopes / slopes.sum(axis=1, keepdims=True)
    slopes[np.arange(len(Z)), y] -= 1
    return slopes / len(Z)


@by_scores(
    "ignores-margin",
    "The margin stays 1 whatever the call gives.",
    section="hinge-gradient",
    points=1,
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + 1)
    missing[rows, y] = 0
    slopes = 1.0 * (missing > 0) if power == 1 else 2 * missing
    slopes[rows, y] = -slopes.sum(axis=1)
    return slopes / len(Z)


@by_scores(
    "ignores-power",
    "For q = 2 these are still the slopes of q = 1.",
    section="squared-hinge",
    points=1,
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    slopes = 1.0 * (missing > 0)
    slopes[rows, y] = -slopes.sum(axis=1)
    return slopes / len(Z)


@by_scores(
    "square-without-2",
    "For q = 2 the factor 2 of the square's derivative is missing.",
    section="squared-hinge",
    points=1,
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    slopes = 1.0 * (missing > 0) if power == 1 else missing
    slopes[rows, y] = -slopes.sum(axis=1)
    return slopes / len(Z)


@by_scores(
    "square-counts",
    "For q = 2 the true class needs the sum of the other slopes, not their number.",
    section="squared-hinge",
    points=1,
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    slopes = 1.0 * (missing > 0) if power == 1 else 2 * missing
    slopes[rows, y] = -np.sum(missing > 0, axis=1)
    return slopes / len(Z)


@by_scores(
    "borrowed",
    "It calls lossedu's own implementation; the task asks for a formula of your own.",
    section="hinge-gradient",
)
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    return losses.multiclass_hinge.gradient(y, Z, margin=margin, power=power)


# -------------------------------------------------------------------------------------- svm-softmax-loss

softmax = registrar(ASSIGNMENT, "svm-softmax-loss")


@softmax(
    "sum-for-mean", "The losses of the rows are added up but not averaged.", section="svm-against-softmax"
)
def softmax_loss(y, Z):
    Z = Z - np.max(Z, axis=1, keepdims=True)
    log_p = Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))
    return -np.sum(log_p[np.arange(len(Z)), y])


@softmax("no-mean", "One loss a row comes back; their mean is missing.", section="svm-against-softmax")
def softmax_loss(y, Z):
    Z = Z - np.max(Z, axis=1, keepdims=True)
    log_p = Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))
    return -log_p[np.arange(len(Z)), y]


@softmax("sign", "The minus sign is missing: a loss is never negative.", section="svm-against-softmax")
def softmax_loss(y, Z):
    Z = Z - np.max(Z, axis=1, keepdims=True)
    log_p = Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))
    return np.mean(log_p[np.arange(len(Z)), y])


@softmax("base-2", "The logarithm is to base 2; ours is natural.", section="margin-losses")
def softmax_loss(y, Z):
    p = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    p = p / np.sum(p, axis=1, keepdims=True)
    return -np.mean(np.log2(p[np.arange(len(Z)), y]))


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
    "changes-scores",
    "The scores of the call are changed in place, and a lead of 40 costs nothing.",
    section="scores-near-a-thousand",
    points=1,
)
def softmax_loss(y, Z):
    Z -= np.max(Z, axis=1, keepdims=True)
    log_p = Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))
    return -np.mean(log_p[np.arange(len(Z)), y])


@softmax(
    "all-classes",
    "The logarithms of all classes are added; only that of the true class counts.",
    section="svm-against-softmax",
)
def softmax_loss(y, Z):
    Z = Z - np.max(Z, axis=1, keepdims=True)
    log_p = Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))
    return -np.mean(np.sum(log_p, axis=1))


@softmax(
    "mean-of-entries",
    "The sum is divided by the number of entries, not by that of rows.",
    section="svm-against-softmax",
)
def softmax_loss(y, Z):
    Z = Z - np.max(Z, axis=1, keepdims=True)
    log_p = Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))
    return -np.sum(log_p[np.arange(len(Z)), y]) / Z.size


@softmax(
    "columns-for-rows",
    "The exponentials are added down the columns; a row's classes share one sum.",
    section="svm-against-softmax",
    seen_in="Stack Overflow",
)
def softmax_loss(y, Z):
    Z = Z - np.max(Z, axis=0)
    log_p = Z - np.log(np.sum(np.exp(Z), axis=0))
    return -np.mean(log_p[np.arange(len(Z)), y])


@softmax(
    "one-sum-for-all",
    "All exponentials of the batch are added; each row needs its own sum.",
    section="svm-against-softmax",
    seen_in="Stack Overflow",
)
def softmax_loss(y, Z):
    Z = Z - np.max(Z)
    log_p = Z - np.log(np.sum(np.exp(Z)))
    return -np.mean(log_p[np.arange(len(Z)), y])


@softmax(
    "small-number-added",
    "A small number added to p keeps the logarithm finite, but falsifies it near 0 and 1.",
    section="scores-near-a-thousand",
    points=1,
    seen_in="Stack Overflow",
)
def softmax_loss(y, Z):
    Z = Z - np.max(Z, axis=1, keepdims=True)
    p = np.exp(Z) / np.sum(np.exp(Z), axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(Z)), y] + 1e-12))


@softmax(
    "naive",
    "This is the printed formula, whose exponentials overflow for large scores.",
    section="scores-near-a-thousand",
    points=1,
)
def softmax_loss(y, Z):
    p = np.exp(Z) / np.sum(np.exp(Z), axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(Z)), y]))


@softmax(
    "one-maximum",
    "One maximum for the whole batch: a row far below it underflows. Each row has its own.",
    section="scores-near-a-thousand",
    points=1,
    seen_in="CS231n notes",
)
def softmax_loss(y, Z):
    Z = Z - np.max(Z)
    p = np.exp(Z) / np.sum(np.exp(Z), axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(Z)), y]))


@softmax(
    "shifted-then-logarithm",
    "The logarithm is taken of a probability, which has rounded to 0 or to 1.",
    section="scores-near-a-thousand",
    points=1,
)
def softmax_loss(y, Z):
    Z = Z - np.max(Z, axis=1, keepdims=True)
    p = np.exp(Z) / np.sum(np.exp(Z), axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(Z)), y]))


@softmax(
    "log-of-one-plus",
    "Far ahead the sum of exponentials rounds to 1, and its logarithm to 0: use log1p.",
    section="scores-near-a-thousand",
    points=1,
)
def softmax_loss(y, Z):
    Z = Z - np.max(Z, axis=1, keepdims=True)
    log_p = Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))
    return -np.mean(log_p[np.arange(len(Z)), y])


@softmax(
    "from-the-true-class",
    "Measured from the true class, the exponentials overflow where it is far behind.",
    section="scores-near-a-thousand",
    points=1,
)
def softmax_loss(y, Z):
    rows = np.arange(len(Z))
    others = np.exp(Z - Z[rows, y][:, np.newaxis])
    others[rows, y] = 0
    return np.mean(np.log1p(others.sum(axis=1)))


@softmax(
    "borrowed",
    "It calls lossedu's own implementation; the task asks for a formula of your own.",
    section="scores-near-a-thousand",
)
def softmax_loss(y, Z):
    return losses.softmax_cross_entropy(y, Z)


# ------------------------------------------------------------------------------------------- svm-weights

by_weights = registrar(ASSIGNMENT, "svm-weights")


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
    "transposed",
    "The gradient is transposed: it needs the shape of W, (D, C).",
    section="l2-penalty",
    seen_in="CS231n assignment 1",
)
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W**2)
    return J, losses.multiclass_hinge.gradient(y, Z).T @ X + l2 * W.T


@by_weights(
    "divides-twice",
    "The gradient is divided by N twice: the slopes hold the 1/N already.",
    section="l2-penalty",
)
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W**2)
    return J, X.T @ losses.multiclass_hinge.gradient(y, Z) / len(X) + l2 * W


@by_weights(
    "missing-1-over-n",
    "The 1/N is missing in the gradient; the loss has it.",
    section="l2-penalty",
    seen_in="CS231n assignment 1",
)
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W**2)
    return J, X.T @ losses.multiclass_hinge.gradient(y, Z, reduction="sum") + l2 * W


@by_weights("sum-for-mean", "Loss and gradient are sums over the samples, not means.", section="l2-penalty")
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = X @ W
    J = losses.multiclass_hinge(y, Z, reduction="sum") + l2 / 2 * np.sum(W**2)
    return J, X.T @ losses.multiclass_hinge.gradient(y, Z, reduction="sum") + l2 * W


@by_weights(
    "true-class-missing",
    "The column of the true class is not pulled: its score occurs in every term.",
    section="hinge-gradient",
    seen_in="CS231n assignment 1",
)
def svm_loss_and_gradient(W, X, y, l2=0.0):
    rows = np.arange(len(X))
    Z = X @ W
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + 1)
    missing[rows, y] = 0
    J = np.sum(missing) / len(X) + l2 / 2 * np.sum(W**2)
    return J, X.T @ (missing > 0) / len(X) + l2 * W


@by_weights(
    "penalty-flipped",
    "The penalty has the wrong sign in the gradient: descent would make the weights grow.",
    section="l2-penalty",
    points=1,
    seen_in="CS231n assignment 1",
)
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W**2)
    return J, X.T @ losses.multiclass_hinge.gradient(y, Z) - l2 * W


@by_weights("sign", "The gradient has the wrong sign.", section="l2-penalty")
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W**2)
    return J, -(X.T @ losses.multiclass_hinge.gradient(y, Z)) + l2 * W


@by_weights("no-penalty", "The penalty is missing in loss and gradient.", section="l2-penalty", points=1)
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = X @ W
    return losses.multiclass_hinge(y, Z), X.T @ losses.multiclass_hinge.gradient(y, Z)


@by_weights(
    "penalty-in-loss-only",
    "The loss has the penalty, the gradient has not.",
    section="l2-penalty",
    points=1,
)
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W**2)
    return J, X.T @ losses.multiclass_hinge.gradient(y, Z)


@by_weights(
    "penalty-in-gradient-only",
    "The gradient has the penalty, the loss has not.",
    section="l2-penalty",
    points=1,
)
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = X @ W
    return losses.multiclass_hinge(y, Z), X.T @ losses.multiclass_hinge.gradient(y, Z) + l2 * W


@by_weights(
    "no-half",
    "The penalty lacks its half, in the loss and so in the gradient.",
    section="l2-penalty",
    points=1,
    seen_in="CS231n assignment 1, whose convention it is",
)
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + l2 * np.sum(W**2)
    return J, X.T @ losses.multiclass_hinge.gradient(y, Z) + 2 * l2 * W


@by_weights(
    "conventions-mixed",
    "The loss has the penalty without its half, the gradient that of the half.",
    section="l2-penalty",
    points=1,
    seen_in="CS231n forum",
)
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + l2 * np.sum(W**2)
    return J, X.T @ losses.multiclass_hinge.gradient(y, Z) + l2 * W


@by_weights(
    "gradient-doubled",
    "The penalty in the gradient is too large by a factor 2: its half has cancelled it.",
    section="l2-penalty",
    points=1,
    seen_in="CS231n forum",
)
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W**2)
    return J, X.T @ losses.multiclass_hinge.gradient(y, Z) + 2 * l2 * W


@by_weights(
    "gradient-halved",
    "The penalty in the gradient is too small by a factor 2: the square gives a 2.",
    section="l2-penalty",
    points=1,
)
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W**2)
    return J, X.T @ losses.multiclass_hinge.gradient(y, Z) + l2 / 2 * W


@by_weights(
    "penalty-averaged",
    "The penalty is divided by N too; it stands beside the mean, not in it.",
    section="l2-penalty",
    points=1,
)
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W**2) / len(X)
    return J, X.T @ losses.multiclass_hinge.gradient(y, Z) + l2 * W / len(X)


@by_weights(
    "borrowed",
    "It calls lossedu's own implementation; the task asks for a formula of your own.",
    section="l2-penalty",
)
def svm_loss_and_gradient(W, X, y, l2=0.0):
    model = classifiers.LinearModel(W, np.zeros(W.shape[1]), losses.multiclass_hinge, l2=l2)
    J, (dW, _) = model.loss_and_gradients(X, y)
    return J, dW


# ----------------------------------------------------------------------------------- svm-softmax-weights

softmax_by_weights = registrar(ASSIGNMENT, "svm-softmax-weights")


@softmax_by_weights(
    "missing-1-over-n", "The 1/N of the mean is missing.", section="l2-penalty", seen_in="CS231n assignment 1"
)
def softmax_gradient(W, X, y, l2=0.0):
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y] -= 1
    return X.T @ slopes + l2 * W


@softmax_by_weights(
    "divides-by-entries",
    "The sum is divided by N and by C; the mean goes over the samples only.",
    section="l2-penalty",
)
def softmax_gradient(W, X, y, l2=0.0):
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y] -= 1
    return X.T @ slopes / slopes.size + l2 * W


@softmax_by_weights(
    "sign",
    "The sign is wrong: the slope of a wrong class is its probability, above 0.",
    section="svm-against-softmax",
)
def softmax_gradient(W, X, y, l2=0.0):
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y] -= 1
    return -(X.T @ slopes) / len(X) + l2 * W


@softmax_by_weights(
    "no-one-hot",
    "The 1 of the true class is not subtracted from its probability.",
    section="svm-against-softmax",
    seen_in="CS231n assignment 1",
)
def softmax_gradient(W, X, y, l2=0.0):
    return X.T @ activations.softmax(X @ W) / len(X) + l2 * W


@softmax_by_weights(
    "whole-columns",
    "P[:, y] -= 1 changes whole columns; one entry in each row is meant.",
    section="multiclass-hinge-code",
    seen_in="CS231n assignment 1",
)
def softmax_gradient(W, X, y, l2=0.0):
    slopes = activations.softmax(X @ W)
    slopes[:, y] -= 1
    return X.T @ slopes / len(X) + l2 * W


@softmax_by_weights(
    "whole-rows",
    "P[y] -= 1 changes whole rows; one entry in each row is meant.",
    section="multiclass-hinge-code",
    seen_in="CS231n assignment 1",
)
def softmax_gradient(W, X, y, l2=0.0):
    slopes = activations.softmax(X @ W)
    slopes[y] -= 1
    return X.T @ slopes / len(X) + l2 * W


@softmax_by_weights(
    "transposed",
    "The gradient is transposed: it needs the shape of W, (D, C).",
    section="l2-penalty",
    seen_in="CS231n assignment 1",
)
def softmax_gradient(W, X, y, l2=0.0):
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y] -= 1
    return slopes.T @ X / len(X) + l2 * W.T


@softmax_by_weights(
    "slopes-for-gradient",
    "The slopes by the scores come back; those by the weights take X as well.",
    section="l2-penalty",
)
def softmax_gradient(W, X, y, l2=0.0):
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y] -= 1
    return slopes / len(X)


@softmax_by_weights(
    "columns-for-rows",
    "Softmax goes down the columns here; the classes of a row share one sum.",
    section="svm-against-softmax",
    seen_in="Stack Overflow",
)
def softmax_gradient(W, X, y, l2=0.0):
    slopes = np.exp(X @ W)
    slopes = slopes / slopes.sum(axis=0)
    slopes[np.arange(len(X)), y] -= 1
    return X.T @ slopes / len(X) + l2 * W


@softmax_by_weights(
    "slope-of-softmax-twice",
    "The slope p(1 - p) of softmax is multiplied in once more: p - e holds it already.",
    section="svm-against-softmax",
    seen_in="Stack Overflow",
)
def softmax_gradient(W, X, y, l2=0.0):
    P = activations.softmax(X @ W)
    slopes = P.copy()
    slopes[np.arange(len(X)), y] -= 1
    return X.T @ (slopes * P * (1 - P)) / len(X) + l2 * W


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
    "penalty-halved",
    "The slope of the penalty is too small by a factor 2: the square gives a 2.",
    section="l2-penalty",
    points=1,
)
def softmax_gradient(W, X, y, l2=0.0):
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y] -= 1
    return X.T @ slopes / len(X) + l2 / 2 * W


@softmax_by_weights(
    "penalty-flipped",
    "The penalty has the wrong sign: descent would make the weights grow.",
    section="l2-penalty",
    points=1,
    seen_in="CS231n assignment 1",
)
def softmax_gradient(W, X, y, l2=0.0):
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y] -= 1
    return X.T @ slopes / len(X) - l2 * W


@softmax_by_weights(
    "penalty-averaged",
    "The penalty is divided by N too; it stands beside the mean, not in it.",
    section="l2-penalty",
    points=1,
)
def softmax_gradient(W, X, y, l2=0.0):
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y] -= 1
    return (X.T @ slopes + l2 * W) / len(X)


@softmax_by_weights(
    "borrowed",
    "It calls lossedu's own implementation; the task asks for a formula of your own.",
    section="l2-penalty",
)
def softmax_gradient(W, X, y, l2=0.0):
    model = classifiers.LinearModel(W, np.zeros(W.shape[1]), losses.softmax_cross_entropy, l2=l2)
    return model.loss_and_gradients(X, y)[1][0]


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


# --------------------------------------------------------------------------------------------- svm-train

train = registrar(ASSIGNMENT, "svm-train")


@train("ascends", "The gradient is added: this climbs, and the loss grows.", section="l2-penalty")
def train_svm(W, X, y, l2, eta, steps):
    history = []
    for _ in range(steps):
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
        W = W + eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W)
    history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return W, history


@train("last-loss-missing", "The loss after the last step is missing.", section="hinge-questions")
def train_svm(W, X, y, l2, eta, steps):
    history = []
    for _ in range(steps):
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
        W = W - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W)
    return W, history


@train("first-loss-missing", "The loss before the first step is missing.", section="hinge-questions")
def train_svm(W, X, y, l2, eta, steps):
    history = []
    for _ in range(steps):
        W = W - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W)
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return W, history


@train("one-step-too-many", "There is one step too many.", section="l2-penalty")
def train_svm(W, X, y, l2, eta, steps):
    history = []
    for _ in range(steps + 1):
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
        W = W - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W)
    return W, history


@train("returns-early", "The return stands in the loop: it ends after one step.", section="l2-penalty")
def train_svm(W, X, y, l2, eta, steps):
    history = [losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    for _ in range(steps):
        W = W - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W)
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
        return W, history


@train(
    "starts-from-zero",
    "Training starts from zeros, not from the weights of the call.",
    section="hinge-questions",
)
def train_svm(W, X, y, l2, eta, steps):
    W = np.zeros(W.shape)
    history = [losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    for _ in range(steps):
        W = W - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W)
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return W, history


@train(
    "same-gradient",
    "The gradient is computed once, before the loop; each step needs its own.",
    section="hinge-gradient",
)
def train_svm(W, X, y, l2, eta, steps):
    history = [losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    dW = X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W
    for _ in range(steps):
        W = W - eta * dW
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return W, history


@train("no-penalty", "The penalty is missing in loss and gradient.", section="l2-penalty")
def train_svm(W, X, y, l2, eta, steps):
    history = [losses.multiclass_hinge(y, X @ W)]
    for _ in range(steps):
        W = W - eta * X.T @ losses.multiclass_hinge.gradient(y, X @ W)
        history.append(losses.multiclass_hinge(y, X @ W))
    return W, history


@train("no-penalty-in-history", "The losses lack the penalty; the steps have it.", section="l2-penalty")
def train_svm(W, X, y, l2, eta, steps):
    history = [losses.multiclass_hinge(y, X @ W)]
    for _ in range(steps):
        W = W - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W)
        history.append(losses.multiclass_hinge(y, X @ W))
    return W, history


@train("no-penalty-in-steps", "The steps lack the penalty; the losses have it.", section="l2-penalty")
def train_svm(W, X, y, l2, eta, steps):
    history = [losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    for _ in range(steps):
        W = W - eta * X.T @ losses.multiclass_hinge.gradient(y, X @ W)
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return W, history


@train("no-half", "The penalty lacks its half, in the losses and in the steps.", section="l2-penalty")
def train_svm(W, X, y, l2, eta, steps):
    history = [losses.multiclass_hinge(y, X @ W) + l2 * np.sum(W**2)]
    for _ in range(steps):
        W = W - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + 2 * l2 * W)
        history.append(losses.multiclass_hinge(y, X @ W) + l2 * np.sum(W**2))
    return W, history


@train(
    "divides-twice",
    "The gradient is divided by N twice: the slopes hold the 1/N already.",
    section="l2-penalty",
)
def train_svm(W, X, y, l2, eta, steps):
    history = [losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    for _ in range(steps):
        W = W - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) / len(X) + l2 * W)
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return W, history


@train(
    "missing-1-over-n",
    "The gradient is a sum over the samples; the 1/N of the mean is missing.",
    section="l2-penalty",
)
def train_svm(W, X, y, l2, eta, steps):
    history = [losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    for _ in range(steps):
        W = W - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W, reduction="sum") + l2 * W)
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return W, history


@train("no-rate", "The steps lack the learning rate.", section="l2-penalty")
def train_svm(W, X, y, l2, eta, steps):
    history = [losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    for _ in range(steps):
        W = W - (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W)
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


@train("history-only", "Only the losses come back; the weights are missing.", section="hinge-questions")
def train_svm(W, X, y, l2, eta, steps):
    history = [losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2)]
    for _ in range(steps):
        W = W - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W)
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return history


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
