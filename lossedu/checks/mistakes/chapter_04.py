# ruff: noqa: F811  (every entry bears the name that its task asks for)
"""Mistakes in the assignment on softmax and categorical cross-entropy."""

import numpy as np
import sympy as sp

from lossedu import activations, classifiers, losses, training
from lossedu.checks.mistakes.catalogue import registrar

ASSIGNMENT = "04-softmax-and-categorical-cross-entropy"

# ----------------------------------------------------------------------------------------------- softmax

of_softmax = registrar(ASSIGNMENT, "softmax")


@of_softmax("borrowed", "lossedu does the work here; the task asks you to write it.", section="softmax")
def softmax(Z):
    return activations.softmax(Z)


@of_softmax("exponentials-alone", "The exponentials are not divided by their sum.", section="softmax")
def softmax(Z):
    return np.exp(Z)


@of_softmax(
    "sum-of-batch",
    "The sum runs over the whole batch: the rows together add up to 1, not each row.",
    section="softmax",
    seen_in="Stack Overflow",
)
def softmax(Z):
    e = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return e / e.sum()


@of_softmax(
    "maximum-and-sum-of-batch",
    "Maximum and sum are those of the whole batch; both belong to each row.",
    section="softmax",
    seen_in="Stack Overflow",
)
def softmax(Z):
    e = np.exp(Z - np.max(Z))
    return e / e.sum()


@of_softmax(
    "columns-for-rows",
    "The columns add up to 1: axis 0 runs over the samples, the classes are on axis 1.",
    section="softmax",
    seen_in="Stack Overflow",
)
def softmax(Z):
    e = np.exp(Z - np.max(Z, axis=0))
    return e / e.sum(axis=0)


@of_softmax(
    "maximum-of-columns",
    "The maximum of each column is taken off, which moves the scores of a row apart.",
    section="softmax-shift",
)
def softmax(Z):
    e = np.exp(Z - np.max(Z, axis=0))
    return e / e.sum(axis=1, keepdims=True)


@of_softmax(
    "sum-without-keepdims",
    "The sums have shape (N,) and do not fit the rows: keepdims=True keeps them a column.",
    section="softmax",
    seen_in="Stack Overflow",
)
def softmax(Z):
    e = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return e / e.sum(axis=1)


@of_softmax(
    "no-exponential", "The scores themselves are divided by their sum; e^z is missing.", section="softmax"
)
def softmax(Z):
    return Z / np.sum(Z, axis=1, keepdims=True)


@of_softmax("log-softmax", "This is the log-softmax: probabilities are not negative.", section="log-sum-exp")
def softmax(Z):
    shifted = Z - np.max(Z, axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


@of_softmax("sigmoids", "One sigmoid a score: the rows do not add up to 1.", section="softmax", seen_in="S5")
def softmax(Z):
    return 1 / (1 + np.exp(-np.asarray(Z)))


@of_softmax(
    "overflows",
    "Large scores overflow: take the largest score of each row off first.",
    section="log-sum-exp",
    points=2,
    seen_in="S5",
)
def softmax(Z):
    e = np.exp(Z)
    return e / e.sum(axis=1, keepdims=True)


@of_softmax(
    "maximum-of-batch",
    "One maximum for the whole batch: rows far below it underflow to 0/0.",
    section="log-sum-exp",
    points=2,
    seen_in="Stack Overflow",
)
def softmax(Z):
    e = np.exp(Z - np.max(Z))
    return e / e.sum(axis=1, keepdims=True)


@of_softmax(
    "clips-scores",
    "Large scores are cut off, and then differences between them are lost.",
    section="softmax-shift",
    points=2,
)
def softmax(Z):
    e = np.exp(np.clip(Z, -500, 500))
    return e / e.sum(axis=1, keepdims=True)


@of_softmax(
    "nan-to-zero",
    "What overflowed is replaced by a number; take the largest score off before exp.",
    section="log-sum-exp",
    points=2,
)
def softmax(Z):
    e = np.exp(Z)
    return np.nan_to_num(e / e.sum(axis=1, keepdims=True))


@of_softmax(
    "needs-an-array",
    "A list has no max and no minus: turn the argument into an array first.",
    section="softmax",
    points=2,
)
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@of_softmax(
    "changes-scores",
    "The scores are changed in place: -= writes into the caller's array.",
    section="softmax",
    points=2,
)
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    Z -= Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    return e / e.sum(axis=1, keepdims=True)


@of_softmax(
    "changes-whole-numbers",
    "-= into whole numbers fails, and into floats it changes the caller's array.",
    section="softmax",
    points=2,
)
def softmax(Z):
    Z = np.asarray(Z)
    Z -= Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    return e / e.sum(axis=1, keepdims=True)


# -------------------------------------------------------------------------------------- softmax-jacobian

of_jacobian = registrar(ASSIGNMENT, "softmax-jacobian")


@of_jacobian(
    "borrowed", "lossedu does the work here; the task asks you to write it.", section="softmax-jacobian"
)
def softmax_jacobian(p):
    return activations.softmax.jacobian(np.log(p))


@of_jacobian(
    "diagonal-alone",
    "Only the own scores count here, p (1 - p); each p depends on every score.",
    section="softmax-jacobian",
    seen_in="Stack Overflow",
)
def softmax_jacobian(p):
    return np.diag(p * (1 - p))


@of_jacobian(
    "as-for-sigmoid",
    "A row p (1 - p) comes back, as for sigmoids; the derivatives fill a matrix.",
    section="softmax-jacobian",
    seen_in="Stack Overflow",
)
def softmax_jacobian(p):
    return p * (1 - p)


@of_jacobian("no-diagonal", "diag(p) is missing: this is - p p^T alone.", section="softmax-jacobian")
def softmax_jacobian(p):
    return -np.outer(p, p)


@of_jacobian(
    "plus-for-minus",
    "The product of the probabilities has to be subtracted, not added.",
    section="softmax-jacobian",
)
def softmax_jacobian(p):
    return np.diag(p) + np.outer(p, p)


@of_jacobian(
    "one-minus-everywhere",
    "p_k (1 - p_j) stands in every place; off the diagonal it is - p_k p_j.",
    section="softmax-jacobian",
)
def softmax_jacobian(p):
    return np.outer(p, 1 - p)


@of_jacobian("sign", "The sign is wrong: the own score raises a probability.", section="softmax-jacobian")
def softmax_jacobian(p):
    return np.outer(p, p) - np.diag(p)


@of_jacobian(
    "off-diagonal-positive",
    "Off the diagonal the sign is wrong: a rival's score lowers a probability.",
    section="softmax-jacobian",
)
def softmax_jacobian(p):
    J = np.outer(p, p)
    np.fill_diagonal(J, p * (1 - p))
    return J


@of_jacobian(
    "identity-for-diagonal",
    "The identity stands where diag(p) belongs.",
    section="softmax-jacobian",
)
def softmax_jacobian(p):
    return np.eye(len(p)) - np.outer(p, p)


@of_jacobian(
    "of-log-softmax",
    "These are the derivatives of log p, not of p: the factor p of each row is missing.",
    section="softmax-jacobian",
)
def softmax_jacobian(p):
    return np.eye(len(p)) - p


@of_jacobian(
    "square-off-diagonal",
    "Off the diagonal stands p of one class squared; it is p_k times p_j.",
    section="softmax-jacobian",
)
def softmax_jacobian(p):
    return p * (np.eye(len(p)) - p)


@of_jacobian(
    "inner-for-outer",
    "p times p gives one number here; the outer product has an entry for each pair.",
    section="softmax-jacobian",
)
def softmax_jacobian(p):
    return np.diag(p) - np.dot(p, p)


@of_jacobian(
    "softmax-again",
    "The softmax is applied to p, but p is a softmax already.",
    section="double-softmax",
)
def softmax_jacobian(p):
    p = np.exp(p) / np.sum(np.exp(p))
    return np.diag(p) - np.outer(p, p)


# -------------------------------------------------------------------------------------------- softmax-ce

ce = registrar(ASSIGNMENT, "softmax-ce")


@ce("borrowed", "lossedu does the work here; the task asks you to write it.", section="log-sum-exp")
def softmax_cross_entropy(y, Z):
    return losses.softmax_cross_entropy(y, Z)


@ce("sum-for-mean", "The losses are added up but not divided by their number.", section="cce")
def softmax_cross_entropy(y, Z):
    m = Z.max(axis=1)
    s = m + np.log(np.exp(Z - m[:, np.newaxis]).sum(axis=1))
    return np.sum(s - Z[np.arange(len(y)), y])


@ce("mean-of-entries", "The sum is divided by N C; the mean runs over the N rows.", section="cce")
def softmax_cross_entropy(y, Z):
    m = Z.max(axis=1)
    s = m + np.log(np.exp(Z - m[:, np.newaxis]).sum(axis=1))
    return np.sum(s - Z[np.arange(len(y)), y]) / Z.size


@ce("no-mean", "One loss a row comes back; their mean is missing.", section="cce")
def softmax_cross_entropy(y, Z):
    m = Z.max(axis=1)
    s = m + np.log(np.exp(Z - m[:, np.newaxis]).sum(axis=1))
    return s - Z[np.arange(len(y)), y]


@ce("sign", "The sign is wrong: a loss of probabilities is never negative.", section="cce")
def softmax_cross_entropy(y, Z):
    m = Z.max(axis=1)
    s = m + np.log(np.exp(Z - m[:, np.newaxis]).sum(axis=1))
    return np.mean(Z[np.arange(len(y)), y] - s)


@ce(
    "twice",
    "The softmax is applied twice: the loss takes scores, not probabilities.",
    section="double-softmax",
    seen_in="S5",
)
def softmax_cross_entropy(y, Z):
    for _ in range(2):
        e = np.exp(Z - Z.max(axis=1, keepdims=True))
        Z = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(Z[np.arange(len(y)), y]))


@ce(
    "every-label-in-every-row",
    "Z[:, y] takes all labels from every row: N times N entries; pair rows with labels.",
    section="cce",
    seen_in="Stack Overflow",
)
def softmax_cross_entropy(y, Z):
    m = Z.max(axis=1, keepdims=True)
    log_p = Z - m - np.log(np.exp(Z - m).sum(axis=1, keepdims=True))
    return -np.mean(log_p[:, y])


@ce("columns-for-rows", "The sum runs over the samples; the classes are on axis 1.", section="softmax")
def softmax_cross_entropy(y, Z):
    m = Z.max(axis=0)
    log_p = Z - m - np.log(np.exp(Z - m).sum(axis=0))
    return -np.mean(log_p[np.arange(len(y)), y])


@ce(
    "maximum-not-put-back",
    "The maximum was taken off inside the sum and is not added again.",
    section="log-sum-exp",
)
def softmax_cross_entropy(y, Z):
    m = Z.max(axis=1)
    s = np.log(np.exp(Z - m[:, np.newaxis]).sum(axis=1))
    return np.mean(s - Z[np.arange(len(y)), y])


@ce(
    "score-alone",
    "This is minus the mean true score; the logarithm of the sum of exponentials is missing.",
    section="log-sum-exp",
)
def softmax_cross_entropy(y, Z):
    return -np.mean(Z[np.arange(len(y)), y])


@ce(
    "overflows",
    "Large scores overflow: take the largest score of each row off first.",
    section="log-sum-exp",
    points=1,
)
def softmax_cross_entropy(y, Z):
    e = np.exp(Z)
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(y)), y]))


@ce(
    "sum-overflows",
    "exp is taken of the bare scores: take the largest score of each row out of the sum first.",
    section="log-sum-exp",
    points=1,
)
def softmax_cross_entropy(y, Z):
    return np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(y)), y])


@ce(
    "logarithm-too-late",
    "The softmax is stable, but a tiny p is stored as 0 and its logarithm is infinite.",
    section="log-sum-exp",
    points=1,
    seen_in="S5",
)
def softmax_cross_entropy(y, Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(y)), y]))


@ce(
    "zero-times-infinity",
    "0 times log 0 is not a number: pick the true class, do not multiply by the label.",
    section="log-sum-exp",
    points=1,
)
def softmax_cross_entropy(y, Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.sum(np.eye(Z.shape[1])[y] * np.log(p)) / len(y)


@ce(
    "maximum-of-batch",
    "One maximum for the whole batch: rows far below it underflow to log 0.",
    section="log-sum-exp",
    points=1,
)
def softmax_cross_entropy(y, Z):
    m = Z.max()
    return np.mean(m + np.log(np.exp(Z - m).sum(axis=1)) - Z[np.arange(len(y)), y])


@ce(
    "clips-probabilities",
    "The probability is kept above a small bound, which caps the loss.",
    section="log-sum-exp",
    points=1,
    seen_in="scikit-learn before 1.3",
    also={"epsilon": (1e-7, 1e-8, 1e-9, 1e-10, 1e-15, 1e-16)},
)
def softmax_cross_entropy(y, Z, epsilon=1e-12):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = np.clip(e / e.sum(axis=1, keepdims=True), epsilon, 1)
    return -np.mean(np.log(p[np.arange(len(y)), y]))


# -------------------------------------------------------------------------------------- softmax-ce-steps

of_steps = registrar(ASSIGNMENT, "softmax-ce-steps", gives_value=True)


@of_steps(
    "by-probability",
    "The first step is the derivative by p_0; the derivative of p_0 by z_0 has to follow.",
    section="softmax-ce-gradient",
)
def softmax_ce_steps():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    y_0 = sp.symbols("y_0", real=True)
    S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
    p_0 = sp.exp(z_0) / S
    return [-y_0 / p_0, -y_0 / p_0 * p_0 * (1 - p_0), p_0 - y_0]


@of_steps(
    "others-lost",
    "The terms of the other classes are missing: z_0 moves p_1 and p_2 too.",
    section="softmax-ce-gradient",
)
def softmax_ce_steps():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    y_0, y_1 = sp.symbols("y_0 y_1", real=True)
    y_2 = 1 - y_0 - y_1
    S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
    p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
    L = -y_0 * sp.log(p_0) - y_1 * sp.log(p_1) - y_2 * sp.log(p_2)
    return [sp.diff(L, z_0), -y_0 * (1 - p_0), p_0 - y_0]


@of_steps(
    "others-with-wrong-sign",
    "The other classes have the wrong sign: minus times minus is plus.",
    section="softmax-ce-gradient",
)
def softmax_ce_steps():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    y_0, y_1 = sp.symbols("y_0 y_1", real=True)
    y_2 = 1 - y_0 - y_1
    S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
    p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
    L = -y_0 * sp.log(p_0) - y_1 * sp.log(p_1) - y_2 * sp.log(p_2)
    return [sp.diff(L, z_0), -y_0 * (1 - p_0) - y_1 * p_0 - y_2 * p_0, p_0 - y_0]


@of_steps(
    "as-one-class",
    "The derivative of p_0 by z_0 is not p_0: the quotient rule has a second term.",
    section="softmax-jacobian",
)
def softmax_ce_steps():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    y_0, y_1 = sp.symbols("y_0 y_1", real=True)
    y_2 = 1 - y_0 - y_1
    S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
    p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
    L = -y_0 * sp.log(p_0) - y_1 * sp.log(p_1) - y_2 * sp.log(p_2)
    return [sp.diff(L, z_0), -y_0 + y_1 * p_0 + y_2 * p_0, p_0 - y_0]


@of_steps("sign-at-the-end", "The last step has the wrong sign.", section="softmax-ce-gradient")
def softmax_ce_steps():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    y_0, y_1 = sp.symbols("y_0 y_1", real=True)
    y_2 = 1 - y_0 - y_1
    S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
    p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
    L = -y_0 * sp.log(p_0) - y_1 * sp.log(p_1) - y_2 * sp.log(p_2)
    return [sp.diff(L, z_0), -y_0 * (1 - p_0) + y_1 * p_0 + y_2 * p_0, y_0 - p_0]


@of_steps(
    "label-as-one",
    "The last step is right for y_0 = 1 only; the label is any three numbers.",
    section="softmax-ce-gradient",
)
def softmax_ce_steps():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    y_0, y_1 = sp.symbols("y_0 y_1", real=True)
    y_2 = 1 - y_0 - y_1
    S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
    p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
    L = -y_0 * sp.log(p_0) - y_1 * sp.log(p_1) - y_2 * sp.log(p_2)
    return [sp.diff(L, z_0), -y_0 * (1 - p_0) + y_1 * p_0 + y_2 * p_0, p_0 - 1]


@of_steps(
    "not-collected",
    "The factors of p_0 are not yet collected: they add up to 1.",
    section="softmax-ce-gradient",
    points=1,
)
def softmax_ce_steps():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    y_0, y_1 = sp.symbols("y_0 y_1", real=True)
    y_2 = 1 - y_0 - y_1
    S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
    p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
    L = -y_0 * sp.log(p_0) - y_1 * sp.log(p_1) - y_2 * sp.log(p_2)
    last = -y_0 + y_0 * p_0 + y_1 * p_0 + y_2 * p_0
    return [sp.diff(L, z_0), -y_0 * (1 - p_0) + y_1 * p_0 + y_2 * p_0, last]


# ------------------------------------------------------------------------------------ softmax-ce-gradient

of_gradient = registrar(ASSIGNMENT, "softmax-ce-gradient")


@of_gradient(
    "borrowed", "lossedu does the work here; the task asks you to write it.", section="softmax-ce-gradient"
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    return losses.softmax_cross_entropy.gradient(y, Z, label_smoothing=label_smoothing)


@of_gradient("sign", "The sign is wrong: it is p - y, not y - p.", section="softmax-ce-gradient")
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    n, classes = Z.shape
    target = (1 - label_smoothing) * np.eye(classes)[y] + label_smoothing / classes
    return (target - activations.softmax(Z)) / n


@of_gradient(
    "missing-1-over-n", "The 1/N of the mean is missing.", section="softmax-weights", seen_in="CS231n forum"
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    classes = Z.shape[1]
    target = (1 - label_smoothing) * np.eye(classes)[y] + label_smoothing / classes
    return activations.softmax(Z) - target


@of_gradient(
    "divided-by-entries",
    "The gradient is divided by N C; the mean runs over the N rows.",
    section="softmax-weights",
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    classes = Z.shape[1]
    target = (1 - label_smoothing) * np.eye(classes)[y] + label_smoothing / classes
    return (activations.softmax(Z) - target) / Z.size


@of_gradient(
    "label-forgotten",
    "These are the probabilities over N; the label has to go off.",
    section="softmax-ce-gradient",
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    return activations.softmax(Z) / len(Z)


@of_gradient(
    "softmax-forgotten",
    "The label goes off the scores: p belongs there, not z.",
    section="softmax-ce-gradient",
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    n, classes = Z.shape
    target = (1 - label_smoothing) * np.eye(classes)[y] + label_smoothing / classes
    return (Z - target) / n


@of_gradient(
    "every-label-in-every-row",
    "p[:, y] changes these columns in every row: pair row numbers with labels.",
    section="softmax-ce-gradient",
    seen_in="CS231n forum",
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    p = activations.softmax(Z)
    p[:, y] -= 1 - label_smoothing
    return (p - label_smoothing / Z.shape[1]) / len(y)


@of_gradient(
    "true-class-alone",
    "Only the true class has a slope here; each wrong class is pushed down by its p.",
    section="softmax-ce-gradient",
    seen_in="S5",
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    rows = np.arange(len(y))
    g = np.zeros(Z.shape)
    g[rows, y] = activations.softmax(Z)[rows, y] - 1
    return g / len(y)


@of_gradient(
    "by-probability",
    "This is the derivative by the probabilities, - y / p; the softmax comes after.",
    section="softmax-ce-gradient",
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    return -np.eye(Z.shape[1])[y] / activations.softmax(Z) / len(y)


@of_gradient(
    "through-softmax-again",
    "p - y is multiplied by the Jacobian of the softmax once more.",
    section="softmax-ce-gradient",
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    p = activations.softmax(Z)
    g = p - np.eye(Z.shape[1])[y]
    return p * (g - np.sum(p * g, axis=1, keepdims=True)) / len(y)


@of_gradient(
    "ignores-smoothing",
    "The label stays one-hot whatever the call says of smoothing.",
    section="label-smoothing",
    points=1,
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    return (activations.softmax(Z) - np.eye(Z.shape[1])[y]) / len(y)


@of_gradient(
    "smoothing-not-shared",
    "The share ε goes to every class whole; each gets ε / C.",
    section="label-smoothing",
    points=1,
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    target = (1 - label_smoothing) * np.eye(Z.shape[1])[y] + label_smoothing
    return (activations.softmax(Z) - target) / len(y)


@of_gradient(
    "smoothing-to-wrong-classes",
    "The share ε goes to the wrong classes alone; all C classes get ε / C.",
    section="label-smoothing",
    points=1,
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    classes = Z.shape[1]
    target = np.full(Z.shape, label_smoothing / (classes - 1))
    target[np.arange(len(y)), y] = 1 - label_smoothing
    return (activations.softmax(Z) - target) / len(y)


@of_gradient(
    "smoothing-lowers-only",
    "1 - ε is right for the true class, but no class gets its share ε / C.",
    section="label-smoothing",
    points=1,
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    target = (1 - label_smoothing) * np.eye(Z.shape[1])[y]
    return (activations.softmax(Z) - target) / len(y)


@of_gradient(
    "true-class-without-share",
    "The true class gets ε / C too: 1 - ε + ε / C.",
    section="label-smoothing",
    points=1,
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    target = np.full(Z.shape, label_smoothing / Z.shape[1])
    target[np.arange(len(y)), y] = 1 - label_smoothing
    return (activations.softmax(Z) - target) / len(y)


@of_gradient(
    "true-class-keeps-one",
    "The true class keeps 1 while all classes get ε / C: the label adds up to more than 1.",
    section="label-smoothing",
    points=1,
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    target = np.eye(Z.shape[1])[y] + label_smoothing / Z.shape[1]
    return (activations.softmax(Z) - target) / len(y)


@of_gradient("smoothing-swapped", "ε and 1 - ε are swapped.", section="label-smoothing")
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    target = label_smoothing * np.eye(Z.shape[1])[y] + (1 - label_smoothing) / Z.shape[1]
    return (activations.softmax(Z) - target) / len(y)


# --------------------------------------------------------------------------------- temperature-derivative

of_temperature = registrar(ASSIGNMENT, "temperature-derivative", gives_value=True)


@of_temperature("sign", "The sign is wrong: the derivative of z/T by T is -z/T².", section="temperature")
def temperature_derivative():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    T = sp.symbols("T", positive=True)
    e_0, e_1, e_2 = sp.exp(z_0 / T), sp.exp(z_1 / T), sp.exp(z_2 / T)
    mean = (z_0 * e_0 + z_1 * e_1 + z_2 * e_2) / (e_0 + e_1 + e_2)
    return (mean - z_0) / T**2


@of_temperature("value-for-derivative", "This is the loss itself, not its derivative.", section="temperature")
def temperature_derivative():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    T = sp.symbols("T", positive=True)
    return sp.log(sp.exp(z_0 / T) + sp.exp(z_1 / T) + sp.exp(z_2 / T)) - z_0 / T


@of_temperature(
    "by-score",
    "This is the derivative by the true score; the task asks for the one by T.",
    section="temperature",
)
def temperature_derivative():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    T = sp.symbols("T", positive=True)
    L = sp.log(sp.exp(z_0 / T) + sp.exp(z_1 / T) + sp.exp(z_2 / T)) - z_0 / T
    return sp.diff(L, z_0)


@of_temperature(
    "no-inner-derivative",
    "The chain rule is cut short: the exponents depend on T too, with -z/T².",
    section="temperature",
)
def temperature_derivative():
    z_0 = sp.symbols("z_0", real=True)
    T = sp.symbols("T", positive=True)
    return 1 + z_0 / T**2


@of_temperature(
    "inner-without-score",
    "The inner derivative is -z/T², and each exponential has its own z.",
    section="temperature",
)
def temperature_derivative():
    z_0 = sp.symbols("z_0", real=True)
    T = sp.symbols("T", positive=True)
    return -1 / T**2 + z_0 / T**2


@of_temperature(
    "true-score-alone",
    "Only the last term is differentiated; the logarithm depends on T too.",
    section="temperature",
)
def temperature_derivative():
    z_0 = sp.symbols("z_0", real=True)
    T = sp.symbols("T", positive=True)
    return z_0 / T**2


@of_temperature(
    "logarithm-alone",
    "Only the logarithm is differentiated; the true score's term depends on T too.",
    section="temperature",
)
def temperature_derivative():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    T = sp.symbols("T", positive=True)
    e_0, e_1, e_2 = sp.exp(z_0 / T), sp.exp(z_1 / T), sp.exp(z_2 / T)
    mean = (z_0 * e_0 + z_1 * e_1 + z_2 * e_2) / (e_0 + e_1 + e_2)
    return -mean / T**2


@of_temperature("t-for-t-squared", "The derivative of 1/T is -1/T², not -1/T.", section="temperature")
def temperature_derivative():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    T = sp.symbols("T", positive=True)
    e_0, e_1, e_2 = sp.exp(z_0 / T), sp.exp(z_1 / T), sp.exp(z_2 / T)
    mean = (z_0 * e_0 + z_1 * e_1 + z_2 * e_2) / (e_0 + e_1 + e_2)
    return (z_0 - mean) / T


@of_temperature(
    "plain-mean",
    "The mean of the scores counts each with its probability, not all alike.",
    section="temperature",
)
def temperature_derivative():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    T = sp.symbols("T", positive=True)
    return (z_0 - (z_0 + z_1 + z_2) / 3) / T**2


@of_temperature(
    "probabilities-at-one",
    "The probabilities in it are those at T = 1; they depend on T.",
    section="temperature",
)
def temperature_derivative():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    T = sp.symbols("T", positive=True)
    e_0, e_1, e_2 = sp.exp(z_0), sp.exp(z_1), sp.exp(z_2)
    mean = (z_0 * e_0 + z_1 * e_1 + z_2 * e_2) / (e_0 + e_1 + e_2)
    return (z_0 - mean) / T**2


@of_temperature("temperature-is-one", "This is right for T = 1 only.", section="temperature")
def temperature_derivative():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    e_0, e_1, e_2 = sp.exp(z_0), sp.exp(z_1), sp.exp(z_2)
    return z_0 - (z_0 * e_0 + z_1 * e_1 + z_2 * e_2) / (e_0 + e_1 + e_2)


@of_temperature(
    "multiplied", "The scores are multiplied by T here; a temperature divides them.", section="temperature"
)
def temperature_derivative():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    T = sp.symbols("T", positive=True)
    e_0, e_1, e_2 = sp.exp(z_0 * T), sp.exp(z_1 * T), sp.exp(z_2 * T)
    return (z_0 * e_0 + z_1 * e_1 + z_2 * e_2) / (e_0 + e_1 + e_2) - z_0


@of_temperature(
    "not-normalised",
    "The derivative of the logarithm is one over the sum; this division is missing.",
    section="temperature",
)
def temperature_derivative():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    T = sp.symbols("T", positive=True)
    return (z_0 - z_0 * sp.exp(z_0 / T) - z_1 * sp.exp(z_1 / T) - z_2 * sp.exp(z_2 / T)) / T**2


# --------------------------------------------------------------------------------------------- softmax-kl

of_kl = registrar(ASSIGNMENT, "softmax-kl")


@of_kl("borrowed", "lossedu does the work here; the task asks you to write it.", section="information")
def kl_divergence(P, Q):
    return losses.kl_divergence(P, Q)


@of_kl("swapped", "P and Q are swapped: the divergence is not symmetric.", section="information")
def kl_divergence(P, Q):
    inside = Q > 0
    return np.sum(Q[inside] * np.log(Q[inside] / P[inside]))


@of_kl("sign", "The sign is wrong: the divergence is never negative.", section="information")
def kl_divergence(P, Q):
    inside = P > 0
    P, Q = P[inside], Q[inside]
    return np.sum(P * np.log(Q / P))


@of_kl("cross-entropy", "This is the cross-entropy; the entropy of P has to go off.", section="information")
def kl_divergence(P, Q):
    inside = P > 0
    P, Q = P[inside], Q[inside]
    return -np.sum(P * np.log(Q))


@of_kl("bits", "The logarithm is to base 2: these are bits, not nats.", section="information")
def kl_divergence(P, Q):
    inside = P > 0
    P, Q = P[inside], Q[inside]
    return np.sum(P * np.log2(P / Q))


@of_kl("not-weighted", "Each logarithm has to be weighted with P.", section="information")
def kl_divergence(P, Q):
    inside = P > 0
    P, Q = P[inside], Q[inside]
    return np.sum(np.log(P / Q))


@of_kl(
    "weighted-with-q", "The logarithms are weighted with Q; the outcomes come from P.", section="information"
)
def kl_divergence(P, Q):
    inside = P > 0
    P, Q = P[inside], Q[inside]
    return np.sum(Q * np.log(P / Q))


@of_kl("mean-for-sum", "The terms are averaged; the divergence is their sum.", section="information")
def kl_divergence(P, Q):
    inside = P > 0
    return np.sum(P[inside] * np.log(P[inside] / Q[inside])) / len(P)


@of_kl("no-sum", "One term a class comes back; their sum is missing.", section="information")
def kl_divergence(P, Q):
    return P * np.log(P / Q)


@of_kl(
    "entropies-subtracted",
    "These are two entropies subtracted; the second needs the weights P.",
    section="information",
)
def kl_divergence(P, Q):
    return np.sum(P * np.log(P)) - np.sum(Q * np.log(Q))


@of_kl(
    "zero-times-infinity",
    "0 times log 0 is not a number: leave out the classes with P = 0.",
    section="information",
    points=1,
)
def kl_divergence(P, Q):
    return np.sum(P * np.log(P / Q))


@of_kl(
    "adds-epsilon",
    "A small number keeps Q above 0: what is infinite becomes finite.",
    section="information",
    points=1,
    also={"epsilon": (1e-7, 1e-8, 1e-9, 1e-10, 1e-15, 1e-16)},
)
def kl_divergence(P, Q, epsilon=1e-12):
    P, Q = P + epsilon, Q + epsilon
    return np.sum(P * np.log(P / Q))


@of_kl(
    "leaves-out-q",
    "Classes with Q = 0 are left out too, but there the divergence is infinite.",
    section="information",
    points=1,
)
def kl_divergence(P, Q):
    inside = (P > 0) & (Q > 0)
    return np.sum(P[inside] * np.log(P[inside] / Q[inside]))


@of_kl(
    "nan-to-num",
    "What is not a number becomes 0, but infinity becomes a number too.",
    section="information",
    points=1,
)
def kl_divergence(P, Q):
    return np.sum(np.nan_to_num(P * np.log(P / Q)))


# ------------------------------------------------------------------------------------------ softmax-train

of_train = registrar(ASSIGNMENT, "softmax-train")


@of_train(
    "borrowed", "lossedu does the work here; the task asks you to write it.", section="softmax-classifier"
)
def train(X, y, classes, eta, steps):
    model = classifiers.LinearModel(
        np.zeros((X.shape[1], classes)), np.zeros(classes), losses.softmax_cross_entropy
    )
    history = training.train(model, X, y, training.GradientDescent(eta), epochs=steps)
    return model.W, model.b, history.loss


@of_train("uphill", "The steps go up: the gradient has to be subtracted.", section="softmax-classifier")
def train(X, y, classes, eta, steps):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W + eta * X.T @ G
        b = b + eta * G.sum(axis=0)
    return W, b, history


@of_train("missing-1-over-n", "The 1/N of the mean is missing in the gradient.", section="softmax-weights")
def train(X, y, classes, eta, steps):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = activations.softmax(Z) - np.eye(classes)[y]
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
    return W, b, history


@of_train("bias-stays", "The bias stays at zero: it has a gradient too.", section="softmax-classifier")
def train(X, y, classes, eta, steps):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
    return W, b, history


@of_train(
    "bias-by-mean",
    "The rows of G are averaged for the bias; the 1/N is in G already.",
    section="softmax-weights",
)
def train(X, y, classes, eta, steps):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        b = b - eta * G.mean(axis=0)
    return W, b, history


@of_train(
    "bias-without-1-over-n",
    "The gradient by the bias lacks the 1/N of the mean.",
    section="softmax-weights",
)
def train(X, y, classes, eta, steps):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        b = b - eta * len(X) * G.sum(axis=0)
    return W, b, history


@of_train(
    "noted-after-step",
    "The losses are those after each step; the first one belongs before it.",
    section="init-loss",
)
def train(X, y, classes, eta, steps):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        Z = X @ W + b
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
        history.append(losses.softmax_cross_entropy(y, X @ W + b))
    return W, b, history


@of_train(
    "one-loss-more",
    "There is one loss more than steps: the one after the last step too.",
    section="softmax-classifier",
)
def train(X, y, classes, eta, steps):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
    history.append(losses.softmax_cross_entropy(y, X @ W + b))
    return W, b, history


@of_train(
    "one-step-less",
    "One step is missing: range(1, steps) has steps - 1 numbers.",
    section="softmax-classifier",
)
def train(X, y, classes, eta, steps):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(1, steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
    return W, b, history


@of_train(
    "last-loss-only",
    "Only the last loss comes back; the task asks for one a step.",
    section="softmax-classifier",
)
def train(X, y, classes, eta, steps):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
    return W, b, history[-1]


@of_train(
    "ignores-rate",
    "The learning rate is left out: the step is η times the gradient.",
    section="softmax-classifier",
)
def train(X, y, classes, eta, steps):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - X.T @ G
        b = b - G.sum(axis=0)
    return W, b, history


@of_train(
    "returns-early",
    "The function returns within its loop, after the first step.",
    section="softmax-classifier",
)
def train(X, y, classes, eta, steps):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
        return W, b, history
    return W, b, history


@of_train(
    "softmax-twice",
    "The loss gets probabilities: it takes scores and applies the softmax itself.",
    section="double-softmax",
)
def train(X, y, classes, eta, steps):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        Z = activations.softmax(X @ W + b)
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
    return W, b, history


@of_train(
    "starts-at-one",
    "The weights start at one, not at zero: the curve is the same, the weights are not.",
    section="softmax-shift",
    points=1,
)
def train(X, y, classes, eta, steps):
    W, b, history = np.ones((X.shape[1], classes)), np.ones(classes), []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
    return W, b, history


@of_train(
    "bias-before-weights",
    "b stands before W in what comes back; the task asks for W, b and the losses.",
    section="softmax-classifier",
    points=1,
)
def train(X, y, classes, eta, steps):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
    return b, W, history


@of_train(
    "last-step-missing", "The weights are those before the last step.", section="softmax-classifier", points=1
)
def train(X, y, classes, eta, steps):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for step in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        if step < steps - 1:
            G = losses.softmax_cross_entropy.gradient(y, Z)
            W = W - eta * X.T @ G
            b = b - eta * G.sum(axis=0)
    return W, b, history
