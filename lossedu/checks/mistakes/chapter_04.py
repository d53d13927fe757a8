# ruff: noqa: F811  (every entry bears the name that its task asks for)
"""Mistakes in the assignment on softmax and categorical cross-entropy."""

import numpy as np
import sympy as sp

from lossedu import activations, classifiers, losses, training
from lossedu.checks.mistakes.catalogue import registrar

ASSIGNMENT = "04-softmax-and-categorical-cross-entropy"
BORROWED = "The work is done by lossedu here; the task asks you to write it."

# ----------------------------------------------------------------------------------------------- softmax

of_softmax = registrar(ASSIGNMENT, "softmax")


@of_softmax("borrowed", BORROWED, section="softmax")
def softmax(Z):
    return activations.softmax(Z)


@of_softmax(
    "exponentials-alone",
    "The exponentials are not divided by their sum.",
    section="softmax",
    also={"shifted": (True,)},
)
def softmax(Z, shifted=False):
    Z = Z - np.max(Z, axis=1, keepdims=True) if shifted else Z
    return np.exp(Z)


@of_softmax(
    "sum-of-batch",
    "The sum runs over the whole batch: all rows together add up to 1, not each row.",
    section="softmax",
    seen_in="Stack Overflow",
    also={"axis": (1,)},
)
def softmax(Z, axis=None):
    e = np.exp(Z - np.max(Z, axis=axis, keepdims=True))
    return e / e.sum()


@of_softmax(
    "columns-for-rows",
    "The columns add up to 1: axis 0 runs over the samples, the classes are on axis 1.",
    section="softmax",
    seen_in="Stack Overflow",
    also={"axis": (1,)},
)
def softmax(Z, axis=0):
    e = np.exp(Z - np.max(Z, axis=axis, keepdims=True))
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
    "sum-as-a-row",
    "The sums or maxima have shape (N,) and go along the columns; keepdims=True keeps them a column.",
    section="softmax",
    seen_in="Stack Overflow",
    also={"largest": ("column", "row"), "keepdims": (True,)},
)
def softmax(Z, largest="none", keepdims=False):
    if largest == "column":
        Z = Z - np.max(Z, axis=1, keepdims=True)
    if largest == "row" or keepdims:
        Z = Z - np.max(Z, axis=1)
    e = np.exp(Z)
    return e / e.sum(axis=1, keepdims=keepdims)


@of_softmax(
    "no-exponential",
    "The scores themselves are divided by their sum; e^z is missing.",
    section="softmax",
    also={"sizes": (True,)},
)
def softmax(Z, sizes=False):
    Z = np.abs(Z) if sizes else np.asarray(Z)
    return Z / Z.sum(axis=1, keepdims=True)


@of_softmax(
    "log-softmax",
    "This is the log-softmax: probabilities are not negative.",
    section="log-sum-exp",
    also={"factor": (-1,)},
)
def softmax(Z, factor=1):
    s = Z - np.max(Z, axis=1, keepdims=True)
    return factor * (s - np.log(np.exp(s).sum(axis=1, keepdims=True)))


@of_softmax(
    "sigmoids",
    "A sigmoid of each score alone is no softmax: e^z of all classes stands below the line.",
    section="softmax",
    seen_in="S5",
    also={"divided": (True,)},
)
def softmax(Z, divided=False):
    s = 1 / (1 + np.exp(-np.asarray(Z)))
    return s / s.sum(axis=1, keepdims=True) if divided else s


@of_softmax(
    "other-power",
    "The powers are other ones than e^z, such as e^(-z) or 2^z.",
    section="temperature",
    also={"rate": (0.6931471805599453, 2.302585092994046)},
)
def softmax(Z, rate=-1.0):
    Z = rate * np.asarray(Z)
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@of_softmax(
    "divides-scores",
    "The scores are divided before the exponential, which changes the differences between them.",
    section="temperature",
    also={"by": ("sum", "std", "mean")},
)
def softmax(Z, by="max"):
    Z = Z / getattr(np, by)(Z, axis=1, keepdims=True)
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@of_softmax(
    "overflows",
    "Large scores overflow: take the largest score of each row off first.",
    section="log-sum-exp",
    points=2,
    seen_in="S5",
    also={"off": ("min", "mean", "median"), "epsilon": (1e-8,), "logarithm": (True,)},
)
def softmax(Z, off="none", epsilon=0.0, logarithm=False):
    if off != "none":
        Z = Z - getattr(np, off)(Z, axis=1, keepdims=True)
    e = np.exp(Z)
    total = e.sum(axis=1, keepdims=True) + epsilon
    return np.exp(Z - np.log(total)) if logarithm else e / total


@of_softmax(
    "maximum-of-batch",
    "One maximum for the whole batch: rows far below it underflow to 0/0.",
    section="log-sum-exp",
    points=2,
    seen_in="Stack Overflow",
    also={"epsilon": (1e-8,)},
)
def softmax(Z, epsilon=0.0):
    e = np.exp(Z - np.max(Z))
    return e / (e.sum(axis=1, keepdims=True) + epsilon)


@of_softmax(
    "mended-afterwards",
    "What overflows is cut off or replaced; take the largest score of each row off first.",
    section="log-sum-exp",
    points=2,
    also={"way": ("replace", "bound", "replace sum")},
)
def softmax(Z, way="clip"):
    e = np.exp(np.clip(Z, -500, 500) if way == "clip" else Z)
    if way == "bound":
        e = np.minimum(e, 1e300)
    if way == "replace sum":
        e = np.nan_to_num(e)
    p = e / e.sum(axis=1, keepdims=True)
    return np.nan_to_num(p) if way == "replace" else p


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
    also={"dtype": (None,)},
)
def softmax(Z, dtype=float):
    Z = np.asarray(Z, dtype=dtype)
    Z -= Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    return e / e.sum(axis=1, keepdims=True)


@of_softmax(
    "result-of-whole-numbers",
    "np.zeros_like of whole numbers holds whole numbers, so probabilities are cut off in it.",
    section="softmax",
    points=2,
)
def softmax(Z):
    Z = np.asarray(Z)
    P = np.zeros_like(Z)
    for i in range(len(Z)):
        e = np.exp(Z[i] - Z[i].max())
        P[i] = e / e.sum()
    return P


# -------------------------------------------------------------------------------------- softmax-jacobian

of_jacobian = registrar(ASSIGNMENT, "softmax-jacobian")


@of_jacobian("borrowed", BORROWED, section="softmax-jacobian")
def softmax_jacobian(p):
    return activations.softmax.jacobian(np.log(p))


@of_jacobian(
    "diagonal-alone",
    "Only the own scores count here, p (1 - p); each p depends on every score.",
    section="softmax-jacobian",
    seen_in="Stack Overflow",
    also={"matrix": (False,)},
)
def softmax_jacobian(p, matrix=True):
    return np.diag(p * (1 - p)) if matrix else p * (1 - p)


@of_jacobian(
    "diagonal-forgotten",
    "The p alone on the diagonal is missing: this is - p p^T, or p p^T.",
    section="softmax-jacobian",
    also={"factor": (1,)},
)
def softmax_jacobian(p, factor=-1):
    return factor * np.outer(p, p)


@of_jacobian(
    "plus-for-minus",
    "The product of the probabilities has to be subtracted, not added.",
    section="softmax-jacobian",
)
def softmax_jacobian(p):
    return np.diag(p) + np.outer(p, p)


@of_jacobian("negative", "The sign is wrong: its own score raises a probability.", section="softmax-jacobian")
def softmax_jacobian(p):
    return np.outer(p, p) - np.diag(p)


@of_jacobian(
    "off-diagonal-positive",
    "Off the diagonal the sign is wrong: another class's score lowers a probability.",
    section="softmax-jacobian",
)
def softmax_jacobian(p):
    J = np.outer(p, p)
    np.fill_diagonal(J, p * (1 - p))
    return J


@of_jacobian(
    "wrong-diagonal",
    "Off the diagonal it is right; on the diagonal stands p (1 - p).",
    section="softmax-jacobian",
    also={"kind": ("1 - p", "p", "0", "p^2")},
)
def softmax_jacobian(p, kind="1 - p^2"):
    J = -np.outer(p, p)
    diagonal = {"1 - p^2": 1 - p**2, "1 - p": 1 - p, "p": p, "0": 0 * p, "p^2": p**2}
    np.fill_diagonal(J, diagonal[kind])
    return J


@of_jacobian(
    "of-log-softmax",
    "These are the derivatives of log p, not of p: each row still has to be multiplied by its p.",
    section="softmax-jacobian",
    also={"columns": (False,)},
)
def softmax_jacobian(p, columns=True):
    return np.eye(len(p)) - (p if columns else p[:, np.newaxis])


@of_jacobian(
    "square-off-diagonal",
    "Off the diagonal stands one p squared; it is p_k times p_j.",
    section="softmax-jacobian",
    also={"columns": (False,)},
)
def softmax_jacobian(p, columns=True):
    return np.diag(p) - (p**2 if columns else p[:, np.newaxis] ** 2)


@of_jacobian(
    "inner-for-outer",
    "The inner product p times p is one number; the outer product has an entry for each pair.",
    section="softmax-jacobian",
)
def softmax_jacobian(p):
    return np.diag(p) - np.dot(p, p)


@of_jacobian(
    "one-minus-everywhere",
    "A factor 1 - p stands off the diagonal too; there it is - p_k p_j.",
    section="softmax-jacobian",
    also={"rows": (False,), "negative": (True,)},
)
def softmax_jacobian(p, rows=True, negative=False):
    J = np.outer(p, 1 - p) if rows else np.outer(1 - p, p)
    return np.where(np.eye(len(p)) == 1, J, -J) if negative else J


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


@ce("borrowed", BORROWED, section="log-sum-exp")
def softmax_cross_entropy(y, Z):
    return losses.softmax_cross_entropy(y, Z)


@ce(
    "sum-for-mean",
    "The losses are added up but not divided by the number of rows.",
    section="cce",
    also={"divisor": ("entries", "classes")},
)
def softmax_cross_entropy(y, Z, divisor="nothing"):
    m = Z.max(axis=1)
    s = m + np.log(np.exp(Z - m[:, np.newaxis]).sum(axis=1))
    total = np.sum(s - Z[np.arange(len(y)), y])
    return total / {"nothing": 1, "entries": Z.size, "classes": Z.shape[1]}[divisor]


@ce(
    "no-mean",
    "One loss a row comes back; their mean is missing.",
    section="cce",
    also={"factor": (-1,)},
)
def softmax_cross_entropy(y, Z, factor=1):
    m = Z.max(axis=1)
    s = m + np.log(np.exp(Z - m[:, np.newaxis]).sum(axis=1))
    return factor * (s - Z[np.arange(len(y)), y])


@ce("negative", "The sign is wrong: the cost is minus the logarithm, never below 0.", section="cce")
def softmax_cross_entropy(y, Z):
    m = Z.max(axis=1)
    s = m + np.log(np.exp(Z - m[:, np.newaxis]).sum(axis=1))
    return np.mean(Z[np.arange(len(y)), y] - s)


@ce(
    "other-base",
    "The logarithm is to base 2 or 10; the loss takes the natural one.",
    section="information",
    seen_in="S5",
    also={"base": (10,), "inside": (True,)},
)
def softmax_cross_entropy(y, Z, base=2, inside=False):
    m = Z.max(axis=1)
    log_sum = np.log(np.exp(Z - m[:, np.newaxis]).sum(axis=1))
    scores = m - Z[np.arange(len(y)), y]
    return np.mean(log_sum / np.log(base) + (scores if inside else scores / np.log(base)))


@ce(
    "twice",
    "The softmax is applied two times: the loss takes scores, not probabilities.",
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
    seen_in="CS231n forum",
    also={"kind": ("sum", "scores")},
)
def softmax_cross_entropy(y, Z, kind="mean"):
    m = Z.max(axis=1, keepdims=True)
    s = m + np.log(np.exp(Z - m).sum(axis=1, keepdims=True))
    if kind == "scores":
        return np.mean(s[:, 0] - Z[:, y])
    cost = s - Z[:, y]
    return np.mean(cost) if kind == "mean" else np.sum(cost) / len(y)


@ce(
    "columns-for-rows",
    "The sum runs over the samples; the classes are on axis 1.",
    section="softmax",
)
def softmax_cross_entropy(y, Z):
    m = Z.max(axis=0)
    log_p = Z - m - np.log(np.exp(Z - m).sum(axis=0))
    return -np.mean(log_p[np.arange(len(y)), y])


@ce(
    "part-missing",
    "It is maximum plus logarithm of the sum minus true score; a part is missing or has another sign.",
    section="log-sum-exp",
    also={"signs": ("++0", "00-", "00+", "-+-", "+++", "+0-", "0++")},
)
def softmax_cross_entropy(y, Z, signs="0+-"):
    m = Z.max(axis=1)
    log_sum = np.log(np.exp(Z - m[:, np.newaxis]).sum(axis=1))
    of_maximum, of_sum, of_true = ({"+": 1, "0": 0, "-": -1}[sign] for sign in signs)
    return np.mean(of_maximum * m + of_sum * log_sum + of_true * Z[np.arange(len(y)), y])


@ce(
    "no-logarithm",
    "The logarithm is missing: the cost of a row is - log p of the true class.",
    section="cce",
    also={"kind": ("1 - p", "1 / p", "square")},
)
def softmax_cross_entropy(y, Z, kind="- p"):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = e / e.sum(axis=1, keepdims=True)
    p = P[np.arange(len(y)), y]
    if kind == "square":
        return np.mean(np.sum((P - np.eye(Z.shape[1])[y]) ** 2, axis=1))
    return np.mean({"- p": -p, "1 - p": 1 - p, "1 / p": 1 / p}[kind])


@ce(
    "another-class",
    "Another class is charged than the true one, or all classes are.",
    section="cce",
    also={"kind": ("before", "after", "all", "binary")},
)
def softmax_cross_entropy(y, Z, kind="largest"):
    m = Z.max(axis=1, keepdims=True)
    log_p = Z - m - np.log(np.exp(Z - m).sum(axis=1, keepdims=True))
    if kind == "all":
        return -np.mean(log_p)
    if kind == "binary":
        Y, p = np.eye(Z.shape[1])[y], np.exp(log_p)
        return -np.mean(np.sum(Y * log_p + (1 - Y) * np.log(1 - p), axis=1))
    y = {"largest": Z.argmax(axis=1), "before": y - 1, "after": (y + 1) % Z.shape[1]}[kind]
    return -np.mean(log_p[np.arange(len(y)), y])


@ce(
    "overflows",
    "Large scores overflow: take the largest score of each row off first.",
    section="log-sum-exp",
    points=1,
    also={"fused": (True,)},
)
def softmax_cross_entropy(y, Z, fused=False):
    e = np.exp(Z)
    if fused:
        return np.mean(np.log(e.sum(axis=1)) - Z[np.arange(len(y)), y])
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(y)), y]))


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
    "Zero times log 0 is not a number: pick the true class, do not multiply by the label.",
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
    also={"fused": (False,)},
)
def softmax_cross_entropy(y, Z, fused=True):
    m = Z.max()
    e = np.exp(Z - m)
    if fused:
        return np.mean(m + np.log(e.sum(axis=1)) - Z[np.arange(len(y)), y])
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(y)), y]))


@ce(
    "clips-probabilities",
    "The probability is kept above a small bound, which caps the loss.",
    section="log-sum-exp",
    points=1,
    seen_in="scikit-learn before 1.3",
    also={
        "epsilon": (
            1e-7,
            1e-8,
            1e-9,
            1e-10,
            1e-15,
            1e-16,
            2.220446049250313e-16,
            1e-20,
            1e-300,
            2.2250738585072014e-308,
        )
    },
)
def softmax_cross_entropy(y, Z, epsilon=1e-12):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = np.clip(e / e.sum(axis=1, keepdims=True), epsilon, 1)
    return -np.mean(np.log(p[np.arange(len(y)), y]))


@ce(
    "classes-from-labels",
    "The number of classes is guessed from the labels; a class may be missing there. Z has it.",
    section="cce",
    also={"guess": ("different labels",)},
)
def softmax_cross_entropy(y, Z, guess="largest label"):
    classes = np.max(y) + 1 if guess == "largest label" else len(np.unique(y))
    m = Z.max(axis=1, keepdims=True)
    log_p = Z - m - np.log(np.exp(Z - m).sum(axis=1, keepdims=True))
    return -np.mean(np.sum(np.eye(classes)[y] * log_p, axis=1))


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
    p_0 = sp.exp(z_0) / (sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2))
    return [-y_0 / p_0, -y_0 / p_0 * p_0 * (1 - p_0), p_0 - y_0]


@of_steps(
    "loss-first",
    "The first step is the loss itself; the list begins with its derivative by z_0.",
    section="softmax-ce-gradient",
)
def softmax_ce_steps():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    y_0, y_1 = sp.symbols("y_0 y_1", real=True)
    y_2 = 1 - y_0 - y_1
    S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
    p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
    L = -y_0 * sp.log(p_0) - y_1 * sp.log(p_1) - y_2 * sp.log(p_2)
    return [L, sp.diff(L, z_0), p_0 - y_0]


@of_steps(
    "by-another-score",
    "This is the derivative by z_1; the task asks for the one by z_0.",
    section="softmax-ce-gradient",
)
def softmax_ce_steps():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    y_0, y_1 = sp.symbols("y_0 y_1", real=True)
    y_2 = 1 - y_0 - y_1
    S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
    p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
    L = -y_0 * sp.log(p_0) - y_1 * sp.log(p_1) - y_2 * sp.log(p_2)
    return [sp.diff(L, z_1), -y_1 + p_1 * (1 - y_2) + p_1 * y_2, p_1 - y_1]


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
    "own-with-wrong-sign",
    "The term of the own class has the wrong sign: - y_0 / p_0 stands in front of it.",
    section="softmax-ce-gradient",
)
def softmax_ce_steps():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    y_0, y_1 = sp.symbols("y_0 y_1", real=True)
    y_2 = 1 - y_0 - y_1
    S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
    p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
    L = -y_0 * sp.log(p_0) - y_1 * sp.log(p_1) - y_2 * sp.log(p_2)
    return [sp.diff(L, z_0), y_0 * (1 - p_0) + y_1 * p_0 + y_2 * p_0, p_0 - y_0]


@of_steps(
    "others-with-own-p",
    "The derivative of log p_k by z_0 is - p_0 for another class, not - p_k.",
    section="softmax-ce-gradient",
)
def softmax_ce_steps():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    y_0, y_1 = sp.symbols("y_0 y_1", real=True)
    y_2 = 1 - y_0 - y_1
    S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
    p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
    L = -y_0 * sp.log(p_0) - y_1 * sp.log(p_1) - y_2 * sp.log(p_2)
    return [sp.diff(L, z_0), -y_0 * (1 - p_0) + y_1 * p_1 + y_2 * p_2, p_0 - y_0]


@of_steps(
    "not-cancelled",
    "The softmax brings p_k, the logarithm 1 / p_k: they cancel, and here p_k is left.",
    section="softmax-ce-gradient",
)
def softmax_ce_steps():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    y_0, y_1 = sp.symbols("y_0 y_1", real=True)
    y_2 = 1 - y_0 - y_1
    S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
    p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
    L = -y_0 * sp.log(p_0) - y_1 * sp.log(p_1) - y_2 * sp.log(p_2)
    return [sp.diff(L, z_0), -y_0 * p_0 * (1 - p_0) + y_1 * p_1 * p_0 + y_2 * p_2 * p_0, p_0 - y_0]


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


@of_steps(
    "sign-at-the-end", "A step is minus what it should be: a sign was lost.", section="softmax-ce-gradient"
)
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
    "A step is right for y_0 = 1 only; the label is any three numbers.",
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


@of_steps(
    "bracket-missing",
    "A bracket is missing, so that a factor reaches one of its terms only.",
    section="softmax-ce-gradient",
    also={"missing": ("others", "labels", "both")},
)
def softmax_ce_steps(missing="own"):
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    y_0, y_1 = sp.symbols("y_0 y_1", real=True)
    y_2 = 1 - y_0 - y_1
    S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
    p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
    L = -y_0 * sp.log(p_0) - y_1 * sp.log(p_1) - y_2 * sp.log(p_2)
    own = -y_0 * (1 - p_0) if missing in ("others", "labels") else -y_0 - p_0
    others = {"own": (y_1 + y_2) * p_0, "labels": 1 - y_0 * p_0}.get(missing, y_1 + y_2 * p_0)
    return [sp.diff(L, z_0), own + others, p_0 - y_0]


@of_steps(
    "sign-in-bracket",
    "A bracket is multiplied out with a wrong sign: minus y_0 times minus p_0 is plus.",
    section="softmax-ce-gradient",
    also={"others": (-1,)},
)
def softmax_ce_steps(others=1):
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    y_0, y_1 = sp.symbols("y_0 y_1", real=True)
    y_2 = 1 - y_0 - y_1
    S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
    p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
    L = -y_0 * sp.log(p_0) - y_1 * sp.log(p_1) - y_2 * sp.log(p_2)
    return [sp.diff(L, z_0), -y_0 - y_0 * p_0 + y_1 * p_0 + others * y_2 * p_0, p_0 - y_0]


@of_steps(
    "one-class-lost",
    "The term of one class is lost: every class but the own one adds its label times p_0.",
    section="softmax-ce-gradient",
    also={"factors": ((1, 1, 0), (0, 1, 1))},
)
def softmax_ce_steps(factors=(1, 0, 1)):
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    y_0, y_1 = sp.symbols("y_0 y_1", real=True)
    y_2 = 1 - y_0 - y_1
    S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
    p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
    L = -y_0 * sp.log(p_0) - y_1 * sp.log(p_1) - y_2 * sp.log(p_2)
    own, first, second = factors
    return [sp.diff(L, z_0), -own * y_0 * (1 - p_0) + first * y_1 * p_0 + second * y_2 * p_0, p_0 - y_0]


@of_steps(
    "plus-at-the-end",
    "A minus has become a plus on the way: the label lowers the slope.",
    section="softmax-ce-gradient",
)
def softmax_ce_steps():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    y_0, y_1 = sp.symbols("y_0 y_1", real=True)
    y_2 = 1 - y_0 - y_1
    S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
    p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
    L = -y_0 * sp.log(p_0) - y_1 * sp.log(p_1) - y_2 * sp.log(p_2)
    return [sp.diff(L, z_0), -y_0 * (1 - p_0) + y_1 * p_0 + y_2 * p_0, p_0 + y_0]


@of_steps(
    "own-factor-p",
    "The derivative of log p_0 by z_0 is 1 - p_0; something else stands there.",
    section="softmax-jacobian",
    also={"kind": ("1", "p (1 - p)")},
)
def softmax_ce_steps(kind="p"):
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    y_0, y_1 = sp.symbols("y_0 y_1", real=True)
    y_2 = 1 - y_0 - y_1
    S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
    p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
    L = -y_0 * sp.log(p_0) - y_1 * sp.log(p_1) - y_2 * sp.log(p_2)
    own = {"p": p_0, "1": sp.Integer(1), "p (1 - p)": p_0 * (1 - p_0)}[kind]
    others = (1 - y_0) * p_0 if kind != "1" else y_1 * p_0 + y_2 * p_1
    return [sp.diff(L, z_0), -y_0 * own + others, p_0 - y_0]


# ------------------------------------------------------------------------------------ softmax-ce-gradient

of_gradient = registrar(ASSIGNMENT, "softmax-ce-gradient")


@of_gradient("borrowed", BORROWED, section="softmax-ce-gradient")
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    return losses.softmax_cross_entropy.gradient(y, Z, label_smoothing=label_smoothing)


@of_gradient(
    "negative",
    "The sign is wrong: a true class that is not sure has to be pushed up.",
    section="softmax-ce-gradient",
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    n, classes = Z.shape
    target = (1 - label_smoothing) * np.eye(classes)[y] + label_smoothing / classes
    return (target - activations.softmax(Z)) / n


@of_gradient(
    "missing-1-over-n",
    "The 1/N of the mean is missing.",
    section="softmax-classifier",
    seen_in="CS231n forum",
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    classes = Z.shape[1]
    target = (1 - label_smoothing) * np.eye(classes)[y] + label_smoothing / classes
    return activations.softmax(Z) - target


@of_gradient(
    "other-factor",
    "The factor in front is wrong: it is 1/N, for a mean over N rows.",
    section="softmax-classifier",
    also={"divisor": ("classes", "half", "double", "square")},
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0, divisor="entries"):
    n, classes = Z.shape
    target = (1 - label_smoothing) * np.eye(classes)[y] + label_smoothing / classes
    n_s = {"entries": n * classes, "classes": classes, "half": n / 2, "double": 2 * n, "square": n * n}
    return (activations.softmax(Z) - target) / n_s[divisor]


@of_gradient(
    "label-forgotten",
    "These are the probabilities over N; the label has to go off.",
    section="softmax-ce-gradient",
    also={"mean": (False,)},
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0, mean=True):
    return activations.softmax(Z) / (len(Z) if mean else 1)


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
    "label-misplaced",
    "One goes off other entries than the true class of each row.",
    section="softmax-ce-gradient",
    seen_in="CS231n forum",
    also={"place": ("rows", "all", "before", "number")},
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0, place="columns"):
    p, n = activations.softmax(Z), len(y)
    if place == "columns":
        p[:, y] -= 1 - label_smoothing
    elif place == "rows":
        p[y] -= 1 - label_smoothing
    elif place == "all":
        p -= 1 - label_smoothing
    elif place == "before":
        p[np.arange(n), y - 1] -= 1 - label_smoothing
    else:
        p -= y[:, np.newaxis]
    return (p - label_smoothing / Z.shape[1]) / n


@of_gradient(
    "true-class-alone",
    "Only the true class has a slope here; each wrong class is pushed down by its p.",
    section="softmax-ce-gradient",
    seen_in="S5",
    also={"rest": (1.0,)},
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0, rest=0.0):
    rows = np.arange(len(y))
    g = rest * activations.softmax(Z)
    g[rows, y] = (1 - rest) * (activations.softmax(Z)[rows, y] - 1)
    return g / len(y)


@of_gradient(
    "by-probability",
    "This is the derivative by the probabilities, - y / p; the softmax comes after.",
    section="softmax-ce-gradient",
    also={"sign": (1,)},
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0, sign=-1):
    return sign * np.eye(Z.shape[1])[y] / activations.softmax(Z) / len(y)


@of_gradient(
    "through-softmax-again",
    "The slopes of the softmax are multiplied in once more; p - y has them already.",
    section="softmax-ce-gradient",
    also={"whole": (False,)},
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0, whole=True):
    p = activations.softmax(Z)
    g = p - np.eye(Z.shape[1])[y]
    rest = np.sum(p * g, axis=1, keepdims=True)
    return (p * (g - rest) if whole else p * (1 - p) * g) / len(y)


@of_gradient(
    "softmax-twice", "The softmax is applied to probabilities: once is enough.", section="double-softmax"
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    n, classes = Z.shape
    target = (1 - label_smoothing) * np.eye(classes)[y] + label_smoothing / classes
    return (activations.softmax(activations.softmax(Z)) - target) / n


@of_gradient(
    "one-row",
    "The rows are added up or averaged into one; each row of scores has its own gradient.",
    section="softmax-classifier",
    also={"added": (True,)},
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0, added=False):
    g = activations.softmax(Z) - np.eye(Z.shape[1])[y]
    return np.sum(g, axis=0) if added else np.mean(g, axis=0)


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
    "The share of each class is not ε / C: ε goes to every class whole, or is divided otherwise.",
    section="label-smoothing",
    points=1,
    also={"divisor": ("rows", "others")},
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0, divisor="nothing"):
    n, classes = Z.shape
    share = label_smoothing / {"nothing": 1, "rows": n, "others": classes - 1}[divisor]
    return (activations.softmax(Z) - (1 - label_smoothing) * np.eye(classes)[y] - share) / n


@of_gradient(
    "smoothing-to-wrong-classes",
    "The share ε goes to the wrong classes alone; all C classes get ε / C.",
    section="label-smoothing",
    points=1,
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    n, classes = Z.shape
    target = np.full(Z.shape, label_smoothing / (classes - 1))
    target[np.arange(n), y] = 1 - label_smoothing
    return (activations.softmax(Z) - target) / n


@of_gradient(
    "smoothing-unbalanced",
    "The smoothed label does not add up to 1: it is (1 - ε) y, and ε / C for every class.",
    section="label-smoothing",
    points=1,
    also={"kind": ("true without share", "true keeps 1", "shares off", "all lowered")},
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0, kind="no shares"):
    n, classes = Z.shape
    Y, share = np.eye(classes)[y], label_smoothing / classes
    target = {
        "no shares": (1 - label_smoothing) * Y,
        "true without share": (1 - label_smoothing) * Y + share * (1 - Y),
        "true keeps 1": Y + share,
        "shares off": (1 - label_smoothing) * Y - share,
        "all lowered": Y - share,
    }
    return (activations.softmax(Z) - target[kind]) / n


@of_gradient(
    "smoothing-of-wrong-part",
    "Smoothing changes the label alone; here the probabilities are changed too.",
    section="label-smoothing",
    points=1,
    also={"shares": (1,)},
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0, shares=0):
    n, classes = Z.shape
    p = (1 - label_smoothing) * activations.softmax(Z) + shares * label_smoothing / classes
    return (p - (1 - label_smoothing) * np.eye(classes)[y]) / n


@of_gradient(
    "classes-from-labels",
    "The number of classes is guessed from the labels; a class may be missing there. Z has it.",
    section="softmax-ce-gradient",
    also={"guess": ("different labels", "rows")},
)
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0, guess="largest label"):
    classes = {"largest label": np.max(y) + 1, "different labels": len(np.unique(y)), "rows": len(y)}[guess]
    target = (1 - label_smoothing) * np.eye(classes)[y] + label_smoothing / classes
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
    e_0, e_1, e_2 = sp.exp(z_0 / T), sp.exp(z_1 / T), sp.exp(z_2 / T)
    return (e_0 / (e_0 + e_1 + e_2) - 1) / T


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


@of_temperature(
    "inner-factor-missing",
    "The derivative of z/T by T is -z/T²; here its 1/T² is missing.",
    section="temperature",
)
def temperature_derivative():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    T = sp.symbols("T", positive=True)
    e_0, e_1, e_2 = sp.exp(z_0 / T), sp.exp(z_1 / T), sp.exp(z_2 / T)
    mean = (z_0 * e_0 + z_1 * e_1 + z_2 * e_2) / (e_0 + e_1 + e_2)
    return z_0 - mean


@of_temperature("one-sign", "One of the two terms has the wrong sign.", section="temperature")
def temperature_derivative():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    T = sp.symbols("T", positive=True)
    e_0, e_1, e_2 = sp.exp(z_0 / T), sp.exp(z_1 / T), sp.exp(z_2 / T)
    mean = (z_0 * e_0 + z_1 * e_1 + z_2 * e_2) / (e_0 + e_1 + e_2)
    return -(z_0 + mean) / T**2


@of_temperature(
    "one-sign-of-logarithm",
    "The logarithm's derivative has the wrong sign, and the other term is missing.",
    section="temperature",
)
def temperature_derivative():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    T = sp.symbols("T", positive=True)
    e_0, e_1, e_2 = sp.exp(z_0 / T), sp.exp(z_1 / T), sp.exp(z_2 / T)
    mean = (z_0 * e_0 + z_1 * e_1 + z_2 * e_2) / (e_0 + e_1 + e_2)
    return mean / T**2


@of_temperature(
    "score-left-out",
    "Each exponent brings down its own score; here the scores are left out.",
    section="temperature",
)
def temperature_derivative():
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    T = sp.symbols("T", positive=True)
    e_0, e_1, e_2 = sp.exp(z_0 / T), sp.exp(z_1 / T), sp.exp(z_2 / T)
    return (e_0 / (e_0 + e_1 + e_2) - 1) / T**2


@of_temperature(
    "divided-in-the-wrong-place",
    "The temperature divides exponentials or logarithms; it belongs under each score.",
    section="temperature",
    also={"divided": ("logarithm", "sum")},
)
def temperature_derivative(divided="exponentials"):
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    T = sp.symbols("T", positive=True)
    total = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
    derivatives = {
        "exponentials": z_0 / T**2 - 1 / T,  # of log(total / T) - z_0 / T
        "logarithm": (z_0 - sp.log(total)) / T**2,  # of (log(total) - z_0) / T
        "sum": -1 / T,  # of log(total / T) - z_0
    }
    return derivatives[divided]


@of_temperature(
    "another-power",
    "The derivative of z/T by T is -z/T²: the power of T is another one here.",
    section="temperature",
    also={"power": (3,)},
)
def temperature_derivative(power=-2):
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    T = sp.symbols("T", positive=True)
    e_0, e_1, e_2 = sp.exp(z_0 / T), sp.exp(z_1 / T), sp.exp(z_2 / T)
    mean = (z_0 * e_0 + z_1 * e_1 + z_2 * e_2) / (e_0 + e_1 + e_2)
    return (z_0 - mean) / T**power


@of_temperature(
    "divided-twice",
    "The loss as a whole is divided by T, or multiplied by it, as well as the scores.",
    section="temperature",
    also={"power": (1, 2)},
)
def temperature_derivative(power=-1):
    z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
    T = sp.symbols("T", positive=True)
    e_0, e_1, e_2 = sp.exp(z_0 / T), sp.exp(z_1 / T), sp.exp(z_2 / T)
    L = sp.log(e_0 + e_1 + e_2) - z_0 / T
    mean = (z_0 * e_0 + z_1 * e_1 + z_2 * e_2) / (e_0 + e_1 + e_2)
    return T**power * (z_0 - mean) / T**2 + power * T ** (power - 1) * L


# --------------------------------------------------------------------------------------------- softmax-kl

of_kl = registrar(ASSIGNMENT, "softmax-kl")


@of_kl("borrowed", BORROWED, section="information")
def kl_divergence(P, Q):
    return losses.kl_divergence(P, Q)


@of_kl("swapped", "P and Q are exchanged: the divergence is not symmetric.", section="information")
def kl_divergence(P, Q):
    inside = Q > 0
    return np.sum(Q[inside] * np.log(Q[inside] / P[inside]))


@of_kl("negative", "The sign is wrong: the divergence is never below 0.", section="information")
def kl_divergence(P, Q):
    inside = P > 0
    P, Q = P[inside], Q[inside]
    return np.sum(P * np.log(Q / P))


@of_kl(
    "cross-entropy",
    "This is the cross-entropy or the entropy; the divergence is their difference.",
    section="information",
    also={"of": ("P",)},
)
def kl_divergence(P, Q, of="Q"):
    inside = P > 0
    P, Q = P[inside], Q[inside]
    return -np.sum(P * np.log(Q if of == "Q" else P))


@of_kl(
    "other-base",
    "The logarithm is to base 2 or 10: these are not nats.",
    section="information",
    also={"base": (10,)},
)
def kl_divergence(P, Q, base=2):
    inside = P > 0
    P, Q = P[inside], Q[inside]
    return np.sum(P * np.log(P / Q)) / np.log(base)


@of_kl(
    "not-weighted",
    "Each logarithm has to be weighted with P.",
    section="information",
    also={"weights": ("Q", "P Q")},
)
def kl_divergence(P, Q, weights="1"):
    inside = P > 0
    P, Q = P[inside], Q[inside]
    return np.sum({"1": 1, "Q": Q, "P Q": P * Q}[weights] * np.log(P / Q))


@of_kl("mean-for-sum", "The terms are averaged; the divergence is their total.", section="information")
def kl_divergence(P, Q):
    return np.mean(P * np.log(P / Q))


@of_kl("no-sum", "One term a class comes back; they have to be added up.", section="information")
def kl_divergence(P, Q):
    return P * np.log(P / Q)


@of_kl(
    "entropies-subtracted",
    "These are two entropies subtracted; the second needs the weights P.",
    section="information",
    also={"sign": (-1,)},
)
def kl_divergence(P, Q, sign=1):
    return sign * (np.sum(P * np.log(P)) - np.sum(Q * np.log(Q)))


@of_kl(
    "symmetrised",
    "Both directions are added; the task asks for D(P || Q) alone.",
    section="information",
    also={"factor": (0.5,)},
)
def kl_divergence(P, Q, factor=1.0):
    return factor * (np.sum(P * np.log(P / Q)) + np.sum(Q * np.log(Q / P)))


@of_kl(
    "another-measure",
    "The difference of P and Q is measured otherwise: the logarithm of P / Q is missing.",
    section="information",
    also={"kind": ("absolute", "square", "quotient of logarithms")},
)
def kl_divergence(P, Q, kind="ratio"):
    if kind == "ratio":
        return np.sum(P * (P / Q))
    if kind == "absolute":
        return np.sum(np.abs(P - Q))
    if kind == "square":
        return np.sum((P - Q) ** 2)
    return np.sum(P * np.log(P) / np.log(Q))


@of_kl(
    "zero-times-infinity",
    "Zero times log 0 is not a number: leave out the classes with P = 0, and no others.",
    section="information",
    points=1,
    also={"left_out": ("Q", "both")},
)
def kl_divergence(P, Q, left_out="none"):
    inside = {"none": P >= 0, "Q": Q > 0, "both": P + Q > 0}[left_out]
    return np.sum(P[inside] * np.log(P[inside] / Q[inside]))


@of_kl(
    "adds-epsilon",
    "A small number keeps Q above 0: what is infinite becomes finite.",
    section="information",
    points=1,
    also={
        "epsilon": (
            1e-8,
            1e-9,
            1e-10,
            1e-15,
            1e-16,
            2.220446049250313e-16,
            1e-20,
            1e-300,
            2.2250738585072014e-308,
        )
    },
)
def kl_divergence(P, Q, epsilon=1e-12):
    inside = P > 0
    return np.sum(P[inside] * np.log(P[inside] / (Q[inside] + epsilon)))


@of_kl(
    "leaves-out-q",
    "Classes with Q = 0 are left out or replaced, but there the divergence is infinite.",
    section="information",
    points=1,
    also={"instead": ("one",)},
)
def kl_divergence(P, Q, instead="nothing"):
    inside = P > 0 if instead == "one" else (P > 0) & (Q > 0)
    Q = np.where(Q > 0, Q, 1)
    return np.sum(P[inside] * np.log(P[inside] / Q[inside]))


@of_kl(
    "nan-to-num",
    "Not a number becomes 0, which is right, but infinity becomes a number too.",
    section="information",
    points=1,
)
def kl_divergence(P, Q):
    return np.sum(np.nan_to_num(P * np.log(P / Q)))


@of_kl(
    "infinite-too-often",
    "Q = 0 makes the divergence infinite only where P is not 0.",
    section="information",
    points=1,
)
def kl_divergence(P, Q):
    if np.any(Q == 0):
        return np.inf
    inside = P > 0
    return np.sum(P[inside] * np.log(P[inside] / Q[inside]))


# ------------------------------------------------------------------------------------------ softmax-train

of_train = registrar(ASSIGNMENT, "softmax-train")


@of_train("borrowed", BORROWED, section="softmax-classifier")
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


@of_train("missing-1-over-n", "The 1/N of the mean is missing in the gradient.", section="softmax-classifier")
def train(X, y, classes, eta, steps):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = activations.softmax(Z) - np.eye(classes)[y]
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
    return W, b, history


@of_train(
    "other-factor",
    "The step is η times the gradient, which has the 1/N in it; here another factor stands.",
    section="softmax-classifier",
    also={"factor": ("1 / eta", "2", "1 / steps", "1 / C")},
)
def train(X, y, classes, eta, steps, factor="1 / N"):
    n = len(X)
    scale = {"1 / N": 1 / n, "1 / eta": 1 / eta, "2": 2, "1 / steps": 1 / steps, "1 / C": 1 / classes}[factor]
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = scale * losses.softmax_cross_entropy.gradient(y, Z)
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
    "bias-by-other-rule",
    "The gradient by the bias is the sum of the rows of G, as it stands.",
    section="softmax-classifier",
    also={"rule": ("N", "one number", "one number, nearly", "moved")},
)
def train(X, y, classes, eta, steps, rule="mean"):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        if rule == "moved":
            G = losses.softmax_cross_entropy.gradient(y, X @ W + b)
        G_b = {
            "mean": G.mean(axis=0),
            "N": len(X) * G.sum(axis=0),
            "one number": G.sum(),
            "one number, nearly": ((activations.softmax(Z) - np.eye(classes)[y]) / len(y)).sum(),
            "moved": G.sum(axis=0),
        }
        b = b - eta * G_b[rule]
    return W, b, history


@of_train(
    "step-replaces",
    "The step takes the place of the weights; it has to be added to them.",
    section="softmax-classifier",
    also={"sign": (1,)},
)
def train(X, y, classes, eta, steps, sign=-1):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = sign * eta * X.T @ G
        b = sign * eta * G.sum(axis=0)
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
    "steps-miscounted",
    "There is one step too few or too many, or a loss too many.",
    section="softmax-classifier",
    also={"kind": ("one step more", "last loss too", "start noted twice")},
)
def train(X, y, classes, eta, steps, kind="one step less"):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    if kind == "start noted twice":
        history.append(np.log(classes))
    for _ in range(steps + {"one step less": -1, "one step more": 1}.get(kind, 0)):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
    if kind == "last loss too":
        history.append(losses.softmax_cross_entropy(y, X @ W + b))
    return W, b, history


@of_train(
    "shapes-do-not-fit",
    "The shapes do not fit: W is (D, C), its gradient X^T G, and the rows of G add up along axis 0.",
    section="softmax-classifier",
    also={"kind": ("axis 1", "W of C rows", "W transposed")},
)
def train(X, y, classes, eta, steps, kind="X G"):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    if kind in ("W of C rows", "W transposed"):
        W = W.T
    for _ in range(steps):
        Z = X @ (W.T if kind == "W transposed" else W) + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * (X if kind == "X G" else X.T) @ G
        b = b - eta * G.sum(axis=1 if kind == "axis 1" else 0)
    return W, b, history


@of_train(
    "other-numbers-noted",
    "What is noted is not the mean loss before the step, or not in this order.",
    section="softmax-classifier",
    also={"kind": ("of softmax", "errors", "bits", "negative", "backwards")},
)
def train(X, y, classes, eta, steps, kind="sum"):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        Z = X @ W + b
        of_softmax = losses.softmax_cross_entropy(y, activations.softmax(Z))
        loss = losses.softmax_cross_entropy(y, Z)
        number = {"sum": loss * len(y), "of softmax": of_softmax, "errors": np.mean(Z.argmax(axis=1) != y)}
        number |= {"bits": loss / np.log(2), "negative": -loss, "backwards": loss}
        history.append(number[kind])
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
    return W, b, history[::-1] if kind == "backwards" else history


@of_train(
    "last-loss-only",
    "One number comes back for the losses; the task asks for one a step.",
    section="softmax-classifier",
    also={"mean": (True,)},
)
def train(X, y, classes, eta, steps, mean=False):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
    return W, b, np.mean(history) if mean else history[-1]


@of_train(
    "parts-missing",
    "Three things come back, in this order: W, b and the losses.",
    section="softmax-classifier",
    also={"kind": ("losses", "W", "W then losses", "W then losses then b", "losses then W then b")},
)
def train(X, y, classes, eta, steps, kind="W then b"):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
    found = {"W then b": (W, b), "losses": history, "W": W, "W then losses": (W, history)}
    found |= {"W then losses then b": (W, history, b), "losses then W then b": (history, W, b)}
    return found[kind]


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
    "starts-elsewhere",
    "The weights start at another number than zero: the curve is the same, the weights are not.",
    section="softmax-shift",
    points=1,
    also={"number": (0.5, 0.1, 0.01)},
)
def train(X, y, classes, eta, steps, number=1.0):
    W, b, history = np.full((X.shape[1], classes), number), np.full(classes, number), []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
    return W, b, history


@of_train(
    "wrong-weights",
    "The curve is right, but what comes back is not W and b after the last step.",
    section="softmax-classifier",
    points=1,
    also={"kind": ("b, W", "transposed", "first")},
)
def train(X, y, classes, eta, steps, kind="before"):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    path = []
    for _ in range(steps):
        path.append((W, b))
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
    found = {"before": path[-1], "b, W": (b, W), "transposed": (W.T, b), "first": path[0]}[kind]
    return *found, history


@of_train(
    "starts-at-random",
    "The weights start at random numbers; the task starts from zero.",
    section="softmax-classifier",
    also={"scale": (0.001, 0.1, 1.0), "seed": (1, 42), "old": (0.01, 0.001, 0.1, 1.0)},
)
def train(X, y, classes, eta, steps, scale=0.01, seed=0, old=0):
    shape = X.shape[1], classes
    W = scale * np.random.default_rng(seed).standard_normal(shape)
    if old:
        W = old * np.random.RandomState(seed).standard_normal(shape)
    b, history = np.zeros(classes), []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
    return W, b, history


@of_train(
    "one-by-one",
    "One sample after the other moves the weights; a step takes the mean over all samples.",
    section="softmax-classifier",
    also={"rate": ("over N",)},
)
def train(X, y, classes, eta, steps, rate="whole"):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    eta = eta if rate == "whole" else eta / len(X)
    for _ in range(steps):
        history.append(losses.softmax_cross_entropy(y, X @ W + b))
        for i in range(len(X)):
            G = losses.softmax_cross_entropy.gradient(y[i : i + 1], X[i : i + 1] @ W + b)
            W, b = W - eta * X[i : i + 1].T @ G, b - eta * G[0]
    return W, b, history


@of_train(
    "nothing-renewed",
    "The scores are those of the start; each step needs those of the new weights.",
    section="softmax-classifier",
    also={"noted": ("old",)},
)
def train(X, y, classes, eta, steps, noted="new"):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    Z = X @ W + b
    G = losses.softmax_cross_entropy.gradient(y, Z)
    for _ in range(steps):
        history.append(losses.softmax_cross_entropy(y, Z if noted == "old" else X @ W + b))
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
    return W, b, history
