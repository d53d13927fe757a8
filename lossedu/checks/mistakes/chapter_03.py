# ruff: noqa: F811  (every entry bears the name that its task asks for)
"""Mistakes in the assignment on the sigmoid and binary cross-entropy."""

import numpy as np
import sympy as sp

from lossedu import activations, classifiers, losses, training
from lossedu.checks.mistakes.catalogue import registrar

ASSIGNMENT = "03-sigmoid-and-binary-cross-entropy"

# ------------------------------------------------------------------------------------- two-probabilities

two = registrar(ASSIGNMENT, "two-probabilities")


@two(
    "sign-of-exponent",
    "The two are swapped: the sigmoid has e to the power -z below, so that it rises.",
    section="log-odds",
)
def two_probabilities(z):
    return 1 / (1 + np.exp(z)), 1 / (1 + np.exp(-z))


@two("only-p", "Only one array comes back; the task asks for p and q.", section="sigmoid-slope")
def two_probabilities(z):
    return 1 / (1 + np.exp(-z))


@two(
    "slope-for-complement",
    "The second result is the slope p (1 - p), not the complement 1 - p.",
    section="sigmoid-slope",
)
def two_probabilities(z):
    p = 1 / (1 + np.exp(-z))
    return p, p * (1 - p)


@two(
    "tanh-of-z",
    "This is tanh of z, as it is or moved up: the sigmoid is half as steep.",
    section="sigmoid-slope",
    also={"shift": (0,)},
)
def two_probabilities(z, shift=1):
    p = (shift + np.tanh(z)) / (1 + shift)
    return p, 1 - p


@two(
    "denominator",
    "The denominator of p has to be 1 + e^-z as a whole: look at signs and brackets.",
    section="log-odds",
    seen_in="S5, whose Swish has this minus",
    also={"bracket": (True,)},
)
def two_probabilities(z, bracket=False):
    p = 1 / (1 - np.exp(-z)) if bracket else 1 / 1 + np.exp(-z)
    return p, 1 - p


@two("odds", "These are the odds and their inverse; a probability is odds / (1 + odds).", section="log-odds")
def two_probabilities(z):
    return np.exp(z), np.exp(-z)


@two("if-on-array", "An if asks one question of a whole array: use np.where.", section="bce-with-logits")
def two_probabilities(z):
    if z >= 0:
        return 1 / (1 + np.exp(-z)), np.exp(-z) / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z)), 1 / (1 + np.exp(z))


@two("exp-of-math", "The exp of math takes single numbers only; use np.exp.", section="log-odds")
def two_probabilities(z):
    from math import exp

    return 1 / (1 + exp(-z)), 1 / (1 + exp(z))


@two("borrowed", "The sigmoid is lossedu's own; the task is to write it.", section="log-odds")
def two_probabilities(z):
    return activations.sigmoid(z), activations.sigmoid(-z)


@two(
    "difference",
    "The difference q = 1 - p becomes 0 where p rounds to 1: give q a form of its own.",
    section="bce-with-logits",
    points=1,
)
def two_probabilities(z):
    p = 1 / (1 + np.exp(-z))
    return p, 1 - p


@two(
    "difference-for-p",
    "The difference p = 1 - q becomes 0 where q rounds to 1: give p a form of its own.",
    section="bce-with-logits",
    points=1,
)
def two_probabilities(z):
    q = 1 / (1 + np.exp(z))
    return 1 - q, q


@two(
    "infinity-over-infinity",
    "For large z e^z / (1 + e^z) is infinity over infinity: divide both by e^z.",
    section="bce-with-logits",
    points=1,
)
def two_probabilities(z):
    return np.exp(z) / (1 + np.exp(z)), 1 / (1 + np.exp(z))


@two(
    "difference-in-tanh",
    "Here 1 + tanh(z/2) rounds to 0 far to the left, and 1 - p to the right: use exponentials.",
    section="bce-with-logits",
    points=1,
)
def two_probabilities(z):
    p = (1 + np.tanh(z / 2)) / 2
    return p, 1 - p


@two(
    "infinity-over-infinity-in-q",
    "For very negative z e^-z / (1 + e^-z) is infinity over infinity: divide both by e^-z.",
    section="bce-with-logits",
    points=1,
)
def two_probabilities(z):
    return 1 / (1 + np.exp(-z)), np.exp(-z) / (1 + np.exp(-z))


@two(
    "infinity-over-infinity-and-difference",
    "For large z e^z / (1 + e^z) is infinity over infinity, and q = 1 - p loses its digits.",
    section="bce-with-logits",
    points=1,
)
def two_probabilities(z):
    p = np.exp(z) / (1 + np.exp(z))
    return p, 1 - p


@two(
    "clips-score",
    "The scores are held between two bounds, so that the small probabilities are too large.",
    section="bce-with-logits",
    points=1,
    also={"bound": (10, 15, 20, 25, 35, 36, 40, 50)},
)
def two_probabilities(z, bound=30):
    z = np.clip(z, -bound, bound)
    return 1 / (1 + np.exp(-z)), 1 / (1 + np.exp(z))


@two(
    "clips-probability",
    "Clipping keeps p away from 0 and 1: confident scores get wrong probabilities.",
    section="bce-with-logits",
    points=1,
    also={"smallest": (1e-6, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16)},
)
def two_probabilities(z, smallest=1e-7):
    p = np.clip(1 / (1 + np.exp(-z)), smallest, 1 - smallest)
    return p, 1 - p


@two(
    "softmax",
    "The exponentials are divided by their sum; here each score has a probability of its own.",
    section="multi-label",
)
def two_probabilities(z):
    e = np.exp(z)
    return e / np.sum(e), 1 - e / np.sum(e)


# --------------------------------------------------------------------------------------------------- bce

of_bce = registrar(ASSIGNMENT, "bce")


@of_bce(
    "minus-missing",
    "The minus in front is missing, as in source S2: the loss of a wrong answer is negative.",
    section="bce",
    seen_in="S2 slide",
)
def binary_cross_entropy(y, p):
    return np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@of_bce(
    "minus-on-one-term",
    "The minus stands before one term only, as in source S4; it belongs to both.",
    section="bce",
    seen_in="S4 slide",
    also={"sign": (1,)},
)
def binary_cross_entropy(y, p, sign=-1):
    return sign * np.mean(y * np.log(p) - (1 - y) * np.log(1 - p))


@of_bce("sum-for-mean", "The losses are added up but not averaged.", section="bce")
def binary_cross_entropy(y, p):
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


@of_bce("half", "There is a factor 1/2 too much.", section="bce")
def binary_cross_entropy(y, p):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)) / 2


@of_bce("no-mean", "One loss a sample comes back; their mean is missing.", section="bce")
def binary_cross_entropy(y, p):
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


@of_bce(
    "other-base",
    "The logarithm has base 2 or 10; the task asks for the natural one.",
    section="bce",
    also={"base": (10,)},
)
def binary_cross_entropy(y, p, base=2):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)) / np.log(base)


@of_bce(
    "labels-swapped",
    "The two terms are swapped: label 1 has to switch log p on.",
    section="bernoulli-likelihood",
)
def binary_cross_entropy(y, p):
    return -np.mean((1 - y) * np.log(p) + y * np.log(1 - p))


@of_bce(
    "arguments-swapped",
    "The arguments are swapped: the logarithm is taken of the probability, not of the label.",
    section="bce",
)
def binary_cross_entropy(y, p):
    return -np.mean(p * np.log(y) + (1 - p) * np.log(1 - y))


@of_bce(
    "one-term-only",
    "One of the two terms is missing.",
    section="bernoulli-likelihood",
    also={"ones": (False,)},
)
def binary_cross_entropy(y, p, ones=True):
    return -np.mean(y * np.log(p) if ones else (1 - y) * np.log(1 - p))


@of_bce(
    "one-label-alone",
    "This is right for labels 0 and 1 only; a label between them weighs both logarithms.",
    section="bce",
    also={"way": ("half", "above half", "mixed")},
)
def binary_cross_entropy(y, p, way="one"):
    if way == "mixed":
        return -np.mean(np.log(y * p + (1 - y) * (1 - p)))
    ones = {"one": y == 1, "half": y >= 0.5, "above half": y > 0.5}[way]
    return -np.mean(np.where(ones, np.log(p), np.log(1 - p)))


@of_bce(
    "sigmoid-inside",
    "A sigmoid is applied to p, which is a probability already.",
    section="scores-and-probabilities",
)
def binary_cross_entropy(y, p):
    p = 1 / (1 + np.exp(-p))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@of_bce("borrowed", "The loss is lossedu's own; the task is to write it.", section="bce")
def binary_cross_entropy(y, p):
    return losses.binary_cross_entropy(y, p)


@of_bce(
    "zero-times-infinity",
    "In NumPy 0 times log 0 is nan: leave a term out where its factor is 0.",
    section="bce-with-logits",
    points=1,
)
def binary_cross_entropy(y, p):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@of_bce(
    "clips",
    "Clipping keeps p away from 0 and 1: a certain wrong answer no longer costs infinity.",
    section="bce-with-logits",
    points=1,
    seen_in="Keras, whose own loss clips at 1e-7",
    also={"smallest": (1e-6, 1e-8, 1e-9, 1e-10, 1e-12, 1e-14, 1e-15, 1e-16, 1e-20, 1e-300)},
)
def binary_cross_entropy(y, p, smallest=1e-7):
    p = np.clip(p, smallest, 1 - smallest)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@of_bce(
    "adds-a-little",
    "A small number in the logarithms keeps a certain wrong answer from costing infinity.",
    section="bce-with-logits",
    points=1,
    also={"little": (1e-7, 1e-9, 1e-10, 1e-12, 1e-14, 1e-15, 1e-16, 1e-20, 1e-300)},
)
def binary_cross_entropy(y, p, little=1e-8):
    return -np.mean(y * np.log(p + little) + (1 - y) * np.log(1 - p + little))


@of_bce(
    "replaces-nan",
    "np.nan_to_num turns infinity into the largest float as well as nan into 0.",
    section="bce-with-logits",
    points=1,
    also={"of": ("mean", "logarithms", "terms")},
)
def binary_cross_entropy(y, p, of="samples"):
    if of == "logarithms":
        return -np.mean(y * np.nan_to_num(np.log(p)) + (1 - y) * np.nan_to_num(np.log(1 - p)))
    if of == "terms":
        return -np.mean(np.nan_to_num(y * np.log(p)) + np.nan_to_num((1 - y) * np.log(1 - p)))
    each = -(y * np.log(p) + (1 - y) * np.log(1 - p))
    return np.nan_to_num(np.mean(each)) if of == "mean" else np.mean(np.nan_to_num(each))


@of_bce(
    "looks-at-p",
    "A term is left out where p is 0 or 1; it has to be left out where its label says so.",
    section="bce-with-logits",
    points=1,
    also={"whole": (True,)},
)
def binary_cross_entropy(y, p, whole=False):
    if whole:
        edge = (p == 0) | (p == 1)
        return -np.mean(np.where(edge, 0.0, y * np.log(p) + (1 - y) * np.log(1 - p)))
    of_ones = np.where(p == 0, 0.0, y * np.log(p))
    return -np.mean(of_ones + np.where(p == 1, 0.0, (1 - y) * np.log(1 - p)))


@of_bce(
    "no-logarithm",
    "The logarithms are missing: cross-entropy is no distance between y and p.",
    section="bce",
    also={"kind": ("size", "product")},
)
def binary_cross_entropy(y, p, kind="square"):
    if kind == "product":
        return -np.mean(y * p + (1 - y) * (1 - p))
    return np.mean((y - p) ** 2 if kind == "square" else np.abs(y - p))


# ---------------------------------------------------------------------------------------- bce-derivation

derivation = registrar(ASSIGNMENT, "bce-derivation", gives_value=True)


@derivation(
    "inner-derivative-missing",
    "The inner derivative of log(1 - p) is -1: a minus is missing in the slope by p.",
    section="bce",
)
def steps():
    y, p = sp.symbols("y p", positive=True)
    slope = -y / p - (1 - y) / (1 - p)
    return [slope * p * (1 - p), -y * (1 - p) - (1 - y) * p, 2 * y * p - y - p]


@derivation(
    "slope-of-sigmoid-missing",
    "This is the slope by p alone; the first step is its product with p (1 - p).",
    section="square-and-cross-entropy",
)
def steps():
    y, p = sp.symbols("y p", positive=True)
    return [-y / p + (1 - y) / (1 - p), (p - y) / (p * (1 - p)), p - y]


@derivation(
    "loss-first",
    "The list starts with the loss itself; the first step is the product of the two slopes.",
    section="square-and-cross-entropy",
)
def steps():
    y, p = sp.symbols("y p", positive=True)
    loss = -y * sp.log(p) - (1 - y) * sp.log(1 - p)
    return [loss, (-y / p + (1 - y) / (1 - p)) * p * (1 - p), p - y]


@derivation(
    "opposite-sign",
    "A sign is lost: this step is minus what it has to be.",
    section="bce",
)
def steps():
    y, p = sp.symbols("y p", positive=True)
    return [(y / p - (1 - y) / (1 - p)) * p * (1 - p), y * (1 - p) - (1 - y) * p, y - p]


@derivation(
    "slope-without-p",
    "The slope of the sigmoid has two factors: p is missing.",
    section="sigmoid-slope",
)
def steps():
    y, p = sp.symbols("y p", positive=True)
    return [(-y / p + (1 - y) / (1 - p)) * (1 - p), (p - y) / p, p - y]


@derivation(
    "slope-without-1-minus-p",
    "The slope of the sigmoid has two factors: 1 - p is missing.",
    section="sigmoid-slope",
)
def steps():
    y, p = sp.symbols("y p", positive=True)
    return [(-y / p + (1 - y) / (1 - p)) * p, (p - y) / (1 - p), p - y]


@derivation(
    "first-term-alone",
    "The term of label 0 is missing: this is right for label 1 only.",
    section="bernoulli-likelihood",
)
def steps():
    y, p = sp.symbols("y p", positive=True)
    return [-y / p * p * (1 - p), -y + y * p, y * (p - 1)]


@derivation(
    "factor-of-first-term",
    "When p cancels in the first term its factor 1 - p stays.",
    section="square-and-cross-entropy",
)
def steps():
    y, p = sp.symbols("y p", positive=True)
    return [(-y / p + (1 - y) / (1 - p)) * p * (1 - p), -y + (1 - y) * p, p - y]


@derivation(
    "factor-of-second-term",
    "When 1 - p cancels in the second term its factor p stays.",
    section="square-and-cross-entropy",
)
def steps():
    y, p = sp.symbols("y p", positive=True)
    return [(-y / p + (1 - y) / (1 - p)) * p * (1 - p), -y * (1 - p) + 1 - y, p - y]


@derivation(
    "both-factors",
    "Each denominator cancels one factor of p (1 - p); the other factor stays.",
    section="square-and-cross-entropy",
)
def steps():
    y, p = sp.symbols("y p", positive=True)
    return [(-y / p + (1 - y) / (1 - p)) * p * (1 - p), -y + (1 - y), p - y]


@derivation(
    "sign-in-bracket",
    "A bracket is multiplied out with a wrong sign: the terms y p have to cancel.",
    section="square-and-cross-entropy",
)
def steps():
    y, p = sp.symbols("y p", positive=True)
    return [(-y / p + (1 - y) / (1 - p)) * p * (1 - p), -y - y * p + p - y * p, p - y]


@derivation(
    "not-finished",
    "Every step follows, but the last one still has its brackets: multiply out and collect.",
    section="square-and-cross-entropy",
    points=1,
)
def steps():
    y, p = sp.symbols("y p", positive=True)
    first = (-y / p + (1 - y) / (1 - p)) * p * (1 - p)
    return [first, -y * (1 - p) + (1 - y) * p, -y + y * p + (1 - y) * p]


@derivation(
    "wrong-factor-left",
    "When p cancels, 1 - p is left, and the other way round; here the wrong factor stays.",
    section="square-and-cross-entropy",
    also={"left": ("p twice", "exchanged")},
)
def steps(left="1 - p twice"):
    y, p = sp.symbols("y p", positive=True)
    factors = {"1 - p twice": (1 - p, 1 - p), "p twice": (p, p), "exchanged": (p, 1 - p)}
    of_ones, of_zeros = factors[left]
    return [(-y / p + (1 - y) / (1 - p)) * p * (1 - p), -y * of_ones + (1 - y) * of_zeros, p - y]


@derivation(
    "bracket-missing",
    "A bracket is missing, so that a factor reaches one of its two terms only.",
    section="square-and-cross-entropy",
    also={"missing": ("second", "both")},
)
def steps(missing="first"):
    y, p = sp.symbols("y p", positive=True)
    of_ones = -y * (1 - p) if missing == "second" else -y - p
    of_zeros = (1 - y) * p if missing == "first" else 1 - y * p
    return [(-y / p + (1 - y) / (1 - p)) * p * (1 - p), of_ones + of_zeros, p - y]


@derivation(
    "term-lost",
    "On the way a term is lost: the terms y p cancel only as a pair.",
    section="square-and-cross-entropy",
    also={"kept": ("p", "-y")},
)
def steps(kept="-y + y p + p"):
    y, p = sp.symbols("y p", positive=True)
    sums = {"-y + y p + p": -y + y * p + p, "p": p, "-y": -y}
    return [(-y / p + (1 - y) / (1 - p)) * p * (1 - p), -y * (1 - p) + (1 - y) * p, sums[kept]]


@derivation(
    "plus-at-the-end",
    "A minus has become a plus on the way: y lowers the slope.",
    section="square-and-cross-entropy",
    also={"middle": (True,)},
)
def steps(middle=False):
    y, p = sp.symbols("y p", positive=True)
    second = y * (1 - p) + (1 - y) * p if middle else -y * (1 - p) + (1 - y) * p
    return [(-y / p + (1 - y) / (1 - p)) * p * (1 - p), second, p + y]


@derivation(
    "second-term-alone",
    "The term of label 1 is missing: this is right for label 0 only.",
    section="bernoulli-likelihood",
)
def steps():
    y, p = sp.symbols("y p", positive=True)
    return [(1 - y) / (1 - p) * p * (1 - p), (1 - y) * p, p - y * p]


@derivation(
    "slope-divided",
    "The chain rule multiplies by the slope of the sigmoid; here it divides, or adds.",
    section="square-and-cross-entropy",
    also={"adds": (True,)},
)
def steps(adds=False):
    y, p = sp.symbols("y p", positive=True)
    slope = -y / p + (1 - y) / (1 - p)
    first = slope + p * (1 - p) if adds else slope / (p * (1 - p))
    return [first, sp.together(first), sp.factor(first)]


# ------------------------------------------------------------------------------------------ square-slope

square = registrar(ASSIGNMENT, "square-slope", gives_value=True)


@square(
    "slope-of-sigmoid-missing",
    "The chain rule stops at p: the slope of the sigmoid is missing.",
    section="square-and-cross-entropy",
)
def square_slope():
    y, z = sp.symbols("y z", real=True)
    return 2 * (1 / (1 + sp.exp(-z)) - y)


@square(
    "missing-2",
    "The factor of the square's derivative is missing, or is another one.",
    section="square-and-cross-entropy",
    also={"factor": (sp.Rational(1, 2), 4)},
)
def square_slope(factor=1):
    y, z = sp.symbols("y z", real=True)
    p = 1 / (1 + sp.exp(-z))
    return factor * (p - y) * p * (1 - p)


@square("sign", "The sign is wrong: for p above y the slope is positive.", section="square-and-cross-entropy")
def square_slope():
    y, z = sp.symbols("y z", real=True)
    p = 1 / (1 + sp.exp(-z))
    return 2 * (y - p) * p * (1 - p)


@square(
    "cross-entropy-for-square",
    "This is the slope of cross-entropy; the task asks for the square.",
    section="square-and-cross-entropy",
)
def square_slope():
    y, z = sp.symbols("y z", real=True)
    return 1 / (1 + sp.exp(-z)) - y


@square("value-for-slope", "This is the loss itself, not its derivative.", section="square-and-cross-entropy")
def square_slope():
    y, z = sp.symbols("y z", real=True)
    return (1 / (1 + sp.exp(-z)) - y) ** 2


@square(
    "sigmoid-forgotten",
    "The score stands where its probability belongs: the sigmoid is missing.",
    section="square-and-cross-entropy",
)
def square_slope():
    y, z = sp.symbols("y z", real=True)
    return 2 * (z - y)


@square(
    "score-for-probability",
    "In the residual the score stands where its probability belongs.",
    section="square-and-cross-entropy",
)
def square_slope():
    y, z = sp.symbols("y z", real=True)
    p = 1 / (1 + sp.exp(-z))
    return 2 * (z - y) * p * (1 - p)


@square(
    "residual-missing",
    "The slope of the sigmoid stands alone; that of the square is missing.",
    section="square-and-cross-entropy",
)
def square_slope():
    z = sp.Symbol("z", real=True)
    p = 1 / (1 + sp.exp(-z))
    return p * (1 - p)


@square(
    "label-missing",
    "The label has got lost: the slope depends on it.",
    section="square-and-cross-entropy",
)
def square_slope():
    z = sp.Symbol("z", real=True)
    p = 1 / (1 + sp.exp(-z))
    return 2 * p * p * (1 - p)


@square(
    "square-kept",
    "The residual is still squared: the derivative of a square is not.",
    section="square-and-cross-entropy",
)
def square_slope():
    y, z = sp.symbols("y z", real=True)
    p = 1 / (1 + sp.exp(-z))
    return 2 * (p - y) ** 2 * p * (1 - p)


@square(
    "second-derivative",
    "The derivative is taken twice.",
    section="square-and-cross-entropy",
)
def square_slope():
    y, z = sp.symbols("y z", real=True)
    p = 1 / (1 + sp.exp(-z))
    return sp.diff((p - y) ** 2, z, 2)


@square(
    "other-half-of-slope",
    "The slope of the sigmoid has two factors; one of them is missing here.",
    section="sigmoid-slope",
)
def square_slope():
    y, z = sp.symbols("y z", real=True)
    p = 1 / (1 + sp.exp(-z))
    return 2 * (p - y) * (1 - p)


@square(
    "half-the-slope-of-sigmoid",
    "The slope of the sigmoid has two factors; here there is one.",
    section="sigmoid-slope",
)
def square_slope():
    y, z = sp.symbols("y z", real=True)
    p = 1 / (1 + sp.exp(-z))
    return 2 * (p - y) * p


@square(
    "slope-of-tanh",
    "The last factor is the slope of tanh; the sigmoid has another one.",
    section="sigmoid-slope",
)
def square_slope():
    y, z = sp.symbols("y z", real=True)
    p = 1 / (1 + sp.exp(-z))
    return 2 * (p - y) * (1 - p**2)


@square(
    "by-the-label",
    "This is the derivative by y; the task asks for the one by z.",
    section="square-and-cross-entropy",
)
def square_slope():
    y, z = sp.symbols("y z", real=True)
    return 2 * (y - 1 / (1 + sp.exp(-z)))


@square("sign-of-exponent", "The exponent has the wrong sign, so that p falls with z.", section="log-odds")
def square_slope():
    y, z = sp.symbols("y z", real=True)
    return sp.diff((1 / (1 + sp.exp(z)) - y) ** 2, z)


@square(
    "slope-in-z",
    "The slope of the sigmoid is p (1 - p) of the output, not of the input.",
    section="sigmoid-slope",
)
def square_slope():
    y, z = sp.symbols("y z", real=True)
    return 2 * (1 / (1 + sp.exp(-z)) - y) * z * (1 - z)


@square(
    "sigmoid-twice",
    "A sigmoid is applied to p, which has been through it already.",
    section="sigmoid-slope",
    also={"where": ("everywhere", "residual", "both, slope alone")},
)
def square_slope(where="slope"):
    y, z = sp.symbols("y z", real=True)
    p = 1 / (1 + sp.exp(-z))
    again = 1 / (1 + sp.exp(-p))
    residual = p - y if where == "slope" else again - y
    slope = p * (1 - p) if where == "residual" else again * (1 - again)
    if where == "everywhere":
        slope = slope * p * (1 - p)
    return 2 * residual * slope


@square(
    "quotient-rule",
    "The slope of the sigmoid is e^-z over the square of 1 + e^-z; a part is lost here.",
    section="sigmoid-slope",
    also={"slope": ("p^2", "-p^2", "rising", "p (1 - p^2)")},
)
def square_slope(slope="e^-z"):
    y, z = sp.symbols("y z", real=True)
    p = 1 / (1 + sp.exp(-z))
    slopes = {"e^-z": sp.exp(-z), "p^2": p**2, "-p^2": -(p**2), "rising": sp.exp(z) * p**2}
    slopes["p (1 - p^2)"] = p * (1 - p**2)
    return 2 * (p - y) * slopes[slope]


@square(
    "sum-for-product",
    "The chain rule multiplies the two slopes; here they are added.",
    section="square-and-cross-entropy",
)
def square_slope():
    y, z = sp.symbols("y z", real=True)
    p = 1 / (1 + sp.exp(-z))
    return 2 * (p - y) + p * (1 - p)


# -------------------------------------------------------------------------------------------- bce-logits

logits = registrar(ASSIGNMENT, "bce-logits")


@logits(
    "no-sigmoid",
    "The scores are taken for probabilities: logarithms of numbers outside 0 to 1.",
    section="scores-and-probabilities",
)
def binary_cross_entropy_with_logits(y, z):
    y, z = np.asarray(y, dtype=float), np.asarray(z, dtype=float)
    return -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z))


@logits("sum-for-mean", "The losses are added up but not averaged.", section="bce")
def binary_cross_entropy_with_logits(y, z):
    y, z = np.asarray(y, dtype=float), np.asarray(z, dtype=float)
    return np.sum(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


@logits("no-mean", "One loss a sample comes back; their mean is missing.", section="bce")
def binary_cross_entropy_with_logits(y, z):
    y, z = np.asarray(y, dtype=float), np.asarray(z, dtype=float)
    return np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))


@logits("negative", "The sign of the mean is wrong: a loss is never negative.", section="bce")
def binary_cross_entropy_with_logits(y, z):
    y, z = np.asarray(y, dtype=float), np.asarray(z, dtype=float)
    return -np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


@logits("sign-of-y-z", "The term y z is added; it has to be taken away.", section="bce-with-logits")
def binary_cross_entropy_with_logits(y, z):
    y, z = np.asarray(y, dtype=float), np.asarray(z, dtype=float)
    return np.mean(np.maximum(z, 0) + y * z + np.log1p(np.exp(-np.abs(z))))


@logits(
    "labels-swapped",
    "The labels are swapped: a high score has to be cheap for label 1.",
    section="bce-with-logits",
)
def binary_cross_entropy_with_logits(y, z):
    y, z = np.asarray(y, dtype=float), np.asarray(z, dtype=float)
    return np.mean(np.maximum(z, 0) - (1 - y) * z + np.log1p(np.exp(-np.abs(z))))


@logits(
    "part-missing",
    "Of the two parts, one that grows with the score and a logarithm, one is missing.",
    section="bce-with-logits",
    also={"linear": (True,)},
)
def binary_cross_entropy_with_logits(y, z, linear=False):
    y, z = np.asarray(y, dtype=float), np.asarray(z, dtype=float)
    return np.mean(np.maximum(z, 0) - y * z if linear else np.log1p(np.exp(-np.abs(z))))


@logits(
    "parts-do-not-fit",
    "The parts do not fit each other: with exponent -|z| the other part is max(z, 0) - y z.",
    section="bce-with-logits",
    also={"mixed": ("absolute", "rising", "falling")},
)
def binary_cross_entropy_with_logits(y, z, mixed="no maximum"):
    y, z = np.asarray(y, dtype=float), np.asarray(z, dtype=float)
    if mixed == "rising":
        return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(np.abs(z))))
    if mixed == "falling":
        return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-z)))
    linear = np.abs(z) - y * z if mixed == "absolute" else -y * z
    return np.mean(linear + np.log1p(np.exp(-np.abs(z))))


@logits(
    "one-label-alone",
    "This is right for labels 0 and 1 only; a label between them weighs both terms.",
    section="bce",
    also={"way": ("half", "margin")},
)
def binary_cross_entropy_with_logits(y, z, way="one"):
    y, z = np.asarray(y, dtype=float), np.asarray(z, dtype=float)
    if way == "margin":
        return np.mean(np.logaddexp(0, -(2 * y - 1) * z))
    return np.mean(np.where(y == 1 if way == "one" else y >= 0.5, np.logaddexp(0, -z), np.logaddexp(0, z)))


@logits("borrowed", "The loss is lossedu's own; the task is to write it.", section="bce-with-logits")
def binary_cross_entropy_with_logits(y, z):
    return losses.binary_cross_entropy_with_logits(y, z)


@logits(
    "forms-p",
    "The probability is formed first; it rounds to 0 or 1. Stay with the scores.",
    section="bce-with-logits",
    points=2,
    seen_in="PyTorch forum, a sigmoid before BCELoss",
    also={"form": ("stable",)},
)
def binary_cross_entropy_with_logits(y, z, form="naive"):
    y, z = np.asarray(y, dtype=float), np.asarray(z, dtype=float)
    p = np.exp(-np.logaddexp(0, -z)) if form == "stable" else 1 / (1 + np.exp(-z))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@logits(
    "clips-probability",
    "The probability is kept away from 0 and 1: the loss stops growing with the score.",
    section="bce-with-logits",
    points=2,
    also={
        "smallest": (1e-6, 1e-8, 1e-9, 1e-10, 1e-12, 1e-14, 1e-15, 1e-16),
        "added": (1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-14, 1e-15, 1e-16),
    },
)
def binary_cross_entropy_with_logits(y, z, smallest=1e-7, added=0.0):
    y, z = np.asarray(y, dtype=float), np.asarray(z, dtype=float)
    p = 1 / (1 + np.exp(-z))
    if added:
        return -np.mean(y * np.log(p + added) + (1 - y) * np.log(1 - p + added))
    p = np.clip(p, smallest, 1 - smallest)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@logits(
    "clips-score",
    "The scores are held between two bounds: the loss stops growing there.",
    section="bce-with-logits",
    points=2,
    also={"bound": (15, 20, 25, 35, 36, 50, 100, 500, 700, 709)},
)
def binary_cross_entropy_with_logits(y, z, bound=30):
    y, z = np.asarray(y, dtype=float), np.clip(z, -bound, bound)
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


@logits(
    "exponential-overflows",
    "For large exponents e^z overflows: the exponent must never be positive.",
    section="bce-with-logits",
    points=2,
    also={"form": ("falling", "both")},
)
def binary_cross_entropy_with_logits(y, z, form="rising"):
    y, z = np.asarray(y, dtype=float), np.asarray(z, dtype=float)
    if form == "falling":
        return np.mean((1 - y) * z + np.log(1 + np.exp(-z)))
    if form == "both":
        return np.mean(y * np.log(1 + np.exp(-z)) + (1 - y) * np.log(1 + np.exp(z)))
    return np.mean(np.log(1 + np.exp(z)) - y * z)


@logits(
    "no-conversion",
    "Lists cannot be multiplied: turn both arguments into arrays first.",
    section="bce-with-logits",
    points=2,
)
def binary_cross_entropy_with_logits(y, z):
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


@logits(
    "rows-for-entries",
    "In a table the mean goes over all entries, not over rows or columns.",
    section="multi-label",
    points=2,
    also={"axis": (0, -1)},
)
def binary_cross_entropy_with_logits(y, z, axis=None):
    y, z = np.asarray(y, dtype=float), np.asarray(z, dtype=float)
    each = np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))
    return np.sum(each) / len(z) if axis is None else np.mean(each, axis=axis)


@logits(
    "changes-scores",
    "The scores are changed in place, in the caller's array.",
    section="bce-with-logits",
    points=2,
)
def binary_cross_entropy_with_logits(y, z):
    y, z = np.asarray(y, dtype=float), np.asarray(z, dtype=float)
    linear = np.maximum(z, 0) - y * z
    np.abs(z, out=z)
    return np.mean(linear + np.log1p(np.exp(-z)))


@logits(
    "labels-as-signs",
    "This is the form for labels -1 and 1: here label 0 costs log 2 whatever the score.",
    section="bce-with-logits",
    also={"sign": (1,)},
)
def binary_cross_entropy_with_logits(y, z, sign=-1):
    y, z = np.asarray(y, dtype=float), np.asarray(z, dtype=float)
    return np.mean(np.logaddexp(0, sign * y * z))


@logits(
    "sigmoid-twice",
    "The probabilities are taken for scores: the sigmoid is applied twice.",
    section="scores-and-probabilities",
)
def binary_cross_entropy_with_logits(y, z):
    y, z = np.asarray(y, dtype=float), np.asarray(z, dtype=float)
    p = 1 / (1 + np.exp(-z))
    return np.mean(np.logaddexp(0, p) - y * p)


@logits(
    "one-term-only",
    "Only one of the two labels costs anything; a term is missing.",
    section="bernoulli-likelihood",
    also={"label": (0,)},
)
def binary_cross_entropy_with_logits(y, z, label=1):
    y, z = np.asarray(y, dtype=float), np.asarray(z, dtype=float)
    return np.mean(y * np.logaddexp(0, -z) if label else (1 - y) * np.logaddexp(0, z))


@logits(
    "logarithm-in-one-term",
    "The logarithm counts for both labels; here it is weighed by one of them.",
    section="bce-with-logits",
    also={"label": (0,)},
)
def binary_cross_entropy_with_logits(y, z, label=1):
    y, z = np.asarray(y, dtype=float), np.asarray(z, dtype=float)
    tail = np.log1p(np.exp(-np.abs(z)))
    return np.mean(np.maximum(z, 0) - y * z + (y if label else 1 - y) * tail)


@logits(
    "another-factor",
    "There is a factor too much, such as 1/2 or that of another logarithm.",
    section="bce",
    also={"factor": (2.0, 1.4426950408889634, 0.4342944819032518)},
)
def binary_cross_entropy_with_logits(y, z, factor=0.5):
    y, z = np.asarray(y, dtype=float), np.asarray(z, dtype=float)
    return factor * np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


# ----------------------------------------------------------------------------------- bce-logits-gradient

gradient = registrar(ASSIGNMENT, "bce-logits-gradient")


@gradient("sign", "The sign is wrong: for label 0 the slope is positive.", section="square-and-cross-entropy")
def bce_gradient(y, z, pos_weight=1.0):
    p = activations.sigmoid(z)
    return (pos_weight * y * (1 - p) - (1 - y) * p) / z.size


@gradient("missing-1-over-n", "The 1/N of the mean is missing.", section="logistic-regression")
def bce_gradient(y, z, pos_weight=1.0):
    p = activations.sigmoid(z)
    return (1 - y) * p - pos_weight * y * (1 - p)


@gradient(
    "rows-for-entries",
    "For a table, len counts the rows; the mean is over all entries.",
    section="multi-label",
)
def bce_gradient(y, z, pos_weight=1.0):
    p = activations.sigmoid(z)
    return ((1 - y) * p - pos_weight * y * (1 - p)) / len(z)


@gradient(
    "factors-swapped",
    "The factors are swapped: label 1 goes with 1 - p, label 0 with p.",
    section="square-and-cross-entropy",
)
def bce_gradient(y, z, pos_weight=1.0):
    p = activations.sigmoid(z)
    return ((1 - y) * (1 - p) - pos_weight * y * p) / z.size


@gradient(
    "both-terms-positive",
    "The terms have opposite signs: label 1 wants a higher score, label 0 a lower one.",
    section="square-and-cross-entropy",
    also={"sign": (-1,)},
)
def bce_gradient(y, z, pos_weight=1.0, sign=1):
    p = activations.sigmoid(z)
    return sign * ((1 - y) * p + pos_weight * y * (1 - p)) / z.size


@gradient(
    "mean-of-entries",
    "The entries are averaged into one number; each score has its own.",
    section="logistic-regression",
)
def bce_gradient(y, z, pos_weight=1.0):
    p = activations.sigmoid(z)
    return np.mean((1 - y) * p - pos_weight * y * (1 - p))


@gradient(
    "slope-by-p",
    "This is the slope by the probability; it still has to be multiplied by p (1 - p).",
    section="square-and-cross-entropy",
)
def bce_gradient(y, z, pos_weight=1.0):
    p = activations.sigmoid(z)
    return ((1 - y) / (1 - p) - pos_weight * y / p) / z.size


@gradient(
    "slope-of-sigmoid-twice",
    "The factor p (1 - p) has cancelled already; here it stands once more.",
    section="square-and-cross-entropy",
)
def bce_gradient(y, z, pos_weight=1.0):
    p = activations.sigmoid(z)
    return ((1 - y) * p - pos_weight * y * (1 - p)) * p * (1 - p) / z.size


@gradient(
    "square-for-cross-entropy",
    "This is the slope of the squared error of the probability.",
    section="square-and-cross-entropy",
)
def bce_gradient(y, z, pos_weight=1.0):
    p = activations.sigmoid(z)
    return 2 * (p - y) * p * (1 - p) / z.size


@gradient(
    "sigmoid-forgotten",
    "The scores stand where the probabilities belong: the sigmoid is missing.",
    section="scores-and-probabilities",
)
def bce_gradient(y, z, pos_weight=1.0):
    return ((1 - y) * z - pos_weight * y * (1 - z)) / z.size


@gradient("borrowed", "The gradient is lossedu's own; the task is to write it.", section="rare-label")
def bce_gradient(y, z, pos_weight=1.0):
    return losses.binary_cross_entropy_with_logits.gradient(y, z, pos_weight=pos_weight)


@gradient("ignores-weight", "The weight has no effect.", section="rare-label", points=1)
def bce_gradient(y, z, pos_weight=1.0):
    return (activations.sigmoid(z) - y) / z.size


@gradient(
    "weighs-everything",
    "The weight multiplies both terms; it belongs to that of label 1.",
    section="rare-label",
    points=1,
)
def bce_gradient(y, z, pos_weight=1.0):
    return pos_weight * (activations.sigmoid(z) - y) / z.size


@gradient(
    "weighs-the-label",
    "The weight multiplies y alone; it belongs to the whole term y (1 - p).",
    section="rare-label",
    points=1,
)
def bce_gradient(y, z, pos_weight=1.0):
    return (activations.sigmoid(z) - pos_weight * y) / z.size


@gradient("weighs-label-0", "The weight is on the term of label 0.", section="rare-label", points=1)
def bce_gradient(y, z, pos_weight=1.0):
    p = activations.sigmoid(z)
    return (pos_weight * (1 - y) * p - y * (1 - p)) / z.size


@gradient(
    "weighs-samples",
    "Whole samples are weighed, which is right for labels 0 and 1 only.",
    section="rare-label",
    points=1,
    also={"way": ("above 0", "half", "share")},
)
def bce_gradient(y, z, pos_weight=1.0, way="one"):
    ones = {"one": y == 1, "above 0": y > 0, "half": y >= 0.5, "share": y}[way]
    return (1 + (pos_weight - 1) * ones) * (activations.sigmoid(z) - y) / z.size


@gradient(
    "mean-by-weights",
    "The weight is in the divisor too; the mean divides by N alone.",
    section="rare-label",
    points=1,
    also={"counted": ("above 0", "one", "half", "all")},
)
def bce_gradient(y, z, pos_weight=1.0, counted="share"):
    p = activations.sigmoid(z)
    ones = {"share": y, "above 0": y > 0, "one": y == 1, "half": y >= 0.5, "all": np.ones(y.shape)}
    weights = np.sum(1 + (pos_weight - 1) * ones[counted])
    return ((1 - y) * p - pos_weight * y * (1 - p)) / weights


@gradient(
    "another-divisor",
    "The mean divides by the number of entries, once, and by nothing else.",
    section="logistic-regression",
    also={"divisor": ("N squared", "columns", "half N")},
)
def bce_gradient(y, z, pos_weight=1.0, divisor="2 N"):
    p = activations.sigmoid(z)
    N = z.size
    divisors = {"2 N": 2 * N, "N squared": N**2, "columns": z.shape[-1], "half N": N / 2}
    return ((1 - y) * p - pos_weight * y * (1 - p)) / divisors[divisor]


@gradient(
    "weighs-half-a-term",
    "The weight multiplies a part of y (1 - p) only; it belongs to the whole term.",
    section="rare-label",
    points=1,
    also={"part": ("p",)},
)
def bce_gradient(y, z, pos_weight=1.0, part="y p"):
    p = activations.sigmoid(z)
    of_ones = y - pos_weight * y * p if part == "y p" else pos_weight * y * p
    return ((1 - y) * p - of_ones if part == "y p" else pos_weight * p - y) / z.size


@gradient(
    "another-weight",
    "The weight stands there squared, as a root, upside down or as one more than itself.",
    section="rare-label",
    points=1,
    also={"kind": ("root", "one more")},
)
def bce_gradient(y, z, pos_weight=1.0, kind="square"):
    p = activations.sigmoid(z)
    weight = {"square": pos_weight**2, "root": np.sqrt(pos_weight)}.get(kind, pos_weight + 1)
    weight = np.where(pos_weight == 1, 1.0, weight)
    return ((1 - y) * p - weight * y * (1 - p)) / z.size


# -------------------------------------------------------------------------------------- logistic-descent

descent = registrar(ASSIGNMENT, "logistic-descent")


@descent("ascent", "The step goes up the gradient; descent takes it away.", section="logistic-regression")
def descend(X, y, eta, steps, l2=0.0):
    w = np.zeros(X.shape[1])
    curve = [losses.binary_cross_entropy_with_logits(y, X @ w)]
    for _ in range(steps):
        w = w + eta * (X.T @ (activations.sigmoid(X @ w) - y) / len(y) + l2 * w)
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w) + l2 / 2 * np.sum(w**2))
    return w, np.array(curve)


@descent(
    "missing-1-over-n",
    "The gradient is not divided by the number of samples: the steps have another length.",
    section="logistic-regression",
    also={"divisor": ("features", "twice")},
)
def descend(X, y, eta, steps, l2=0.0, divisor="none"):
    n = {"none": 1, "features": X.shape[1], "twice": 2 * len(y)}[divisor]
    w = np.zeros(X.shape[1])
    curve = [losses.binary_cross_entropy_with_logits(y, X @ w)]
    for _ in range(steps):
        w = w - eta * (X.T @ (activations.sigmoid(X @ w) - y) / n + l2 * w)
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w) + l2 / 2 * np.sum(w**2))
    return w, np.array(curve)


@descent(
    "one-slope-for-all",
    "All weights get the same slope, the mean residual; each feature has to weigh it.",
    section="logistic-regression",
)
def descend(X, y, eta, steps, l2=0.0):
    w = np.zeros(X.shape[1])
    curve = [losses.binary_cross_entropy_with_logits(y, X @ w)]
    for _ in range(steps):
        w = w - eta * (np.mean(activations.sigmoid(X @ w) - y) + l2 * w)
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w) + l2 / 2 * np.sum(w**2))
    return w, np.array(curve)


@descent(
    "start-missing",
    "The curve lacks the start: J(0) comes before the first step.",
    section="logistic-regression",
)
def descend(X, y, eta, steps, l2=0.0):
    w = np.zeros(X.shape[1])
    curve = []
    for _ in range(steps):
        w = w - eta * (X.T @ (activations.sigmoid(X @ w) - y) / len(y) + l2 * w)
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w) + l2 / 2 * np.sum(w**2))
    return w, np.array(curve)


@descent(
    "end-missing",
    "The curve lacks the end: J of the weights after the last step.",
    section="logistic-regression",
    also={"start": (2,)},
)
def descend(X, y, eta, steps, l2=0.0, start=1):
    w = np.zeros(X.shape[1])
    curve = [losses.binary_cross_entropy_with_logits(y, X @ w)] * (start - 1)
    for _ in range(steps):
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w) + l2 / 2 * np.sum(w**2))
        w = w - eta * (X.T @ (activations.sigmoid(X @ w) - y) / len(y) + l2 * w)
    return w, np.array(curve)


@descent(
    "one-step-more",
    "There is one step too many: the weights have moved on after the last entry.",
    section="logistic-regression",
)
def descend(X, y, eta, steps, l2=0.0):
    w = np.zeros(X.shape[1])
    curve = []
    for _ in range(steps + 1):
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w) + l2 / 2 * np.sum(w**2))
        w = w - eta * (X.T @ (activations.sigmoid(X @ w) - y) / len(y) + l2 * w)
    return w, np.array(curve)


@descent(
    "sigmoid-forgotten",
    "The residual is taken with the score: this is linear regression.",
    section="logistic-regression",
)
def descend(X, y, eta, steps, l2=0.0):
    w = np.zeros(X.shape[1])
    curve = [losses.binary_cross_entropy_with_logits(y, X @ w)]
    for _ in range(steps):
        w = w - eta * (X.T @ (X @ w - y) / len(y) + l2 * w)
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w) + l2 / 2 * np.sum(w**2))
    return w, np.array(curve)


@descent(
    "square-for-cross-entropy",
    "The gradient has a factor p (1 - p): it is that of the squared error.",
    section="square-and-cross-entropy",
)
def descend(X, y, eta, steps, l2=0.0):
    w = np.zeros(X.shape[1])
    curve = [losses.binary_cross_entropy_with_logits(y, X @ w)]
    for _ in range(steps):
        p = activations.sigmoid(X @ w)
        w = w - eta * (X.T @ ((p - y) * p * (1 - p)) / len(y) + l2 * w)
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w) + l2 / 2 * np.sum(w**2))
    return w, np.array(curve)


@descent(
    "sigmoid-twice",
    "The curve is taken of probabilities; the loss with logits wants scores.",
    section="scores-and-probabilities",
    also={"start": (1, 2)},
)
def descend(X, y, eta, steps, l2=0.0, start=0):
    w = np.zeros(X.shape[1])
    p = activations.sigmoid(X @ w)
    curve = [losses.binary_cross_entropy_with_logits(y, X @ w if start else p)]
    for _ in range(steps):
        w = w - eta * (X.T @ (p - y) / len(y) + l2 * w)
        before, p = p, activations.sigmoid(X @ w)
        shown = before if start == 2 else p
        curve.append(losses.binary_cross_entropy_with_logits(y, shown) + l2 / 2 * np.sum(w**2))
    return w, np.array(curve)


@descent(
    "stops-after-one-step",
    "The return stands inside the loop: there is one step only.",
    section="logistic-regression",
)
def descend(X, y, eta, steps, l2=0.0):
    w = np.zeros(X.shape[1])
    curve = [losses.binary_cross_entropy_with_logits(y, X @ w)]
    for _ in range(steps):
        w = w - eta * (X.T @ (activations.sigmoid(X @ w) - y) / len(y) + l2 * w)
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w) + l2 / 2 * np.sum(w**2))
        return w, np.array(curve)
    return w, np.array(curve)


@descent(
    "weights-only",
    "Only the weights come back; the task asks for the curve too.",
    section="logistic-regression",
)
def descend(X, y, eta, steps, l2=0.0):
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w = w - eta * (X.T @ (activations.sigmoid(X @ w) - y) / len(y) + l2 * w)
    return w


@descent("borrowed", "The training is lossedu's own; the task is to write it.", section="logistic-regression")
def descend(X, y, eta, steps, l2=0.0):
    model = classifiers.LinearModel(np.zeros(X.shape[1]), 0.0, losses.binary_cross_entropy_with_logits, l2=l2)
    curve = [model.loss_and_gradients(X, y)[0]]
    rule = training.GradientDescent(eta)
    for _ in range(steps):
        slopes = model.loss_and_gradients(X, y)[1]
        rule.update([model.W], slopes[:1])
        curve.append(model.loss_and_gradients(X, y)[0])
    return model.W, np.array(curve)


@descent(
    "ignores-penalty",
    "The penalty is nowhere: neither in the gradient nor in the curve.",
    section="separable-classes",
    points=1,
)
def descend(X, y, eta, steps, l2=0.0):
    w = np.zeros(X.shape[1])
    curve = [losses.binary_cross_entropy_with_logits(y, X @ w)]
    for _ in range(steps):
        w = w - eta * X.T @ (activations.sigmoid(X @ w) - y) / len(y)
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w))
    return w, np.array(curve)


@descent(
    "penalty-not-in-curve",
    "The penalty is in the gradient, but not in the curve.",
    section="separable-classes",
    points=1,
)
def descend(X, y, eta, steps, l2=0.0):
    w = np.zeros(X.shape[1])
    curve = [losses.binary_cross_entropy_with_logits(y, X @ w)]
    for _ in range(steps):
        w = w - eta * (X.T @ (activations.sigmoid(X @ w) - y) / len(y) + l2 * w)
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w))
    return w, np.array(curve)


@descent(
    "penalty-not-in-gradient",
    "The penalty is in the curve, but not in the gradient.",
    section="separable-classes",
    points=1,
)
def descend(X, y, eta, steps, l2=0.0):
    w = np.zeros(X.shape[1])
    curve = [losses.binary_cross_entropy_with_logits(y, X @ w)]
    for _ in range(steps):
        w = w - eta * X.T @ (activations.sigmoid(X @ w) - y) / len(y)
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w) + l2 / 2 * np.sum(w**2))
    return w, np.array(curve)


@descent(
    "penalty-in-curve",
    "In the curve the penalty is not half of l2 times the sum of the squared weights.",
    section="separable-classes",
    points=1,
    also={"form": ("norm", "mean", "over n")},
)
def descend(X, y, eta, steps, l2=0.0, form="whole"):
    w = np.zeros(X.shape[1])
    curve = [losses.binary_cross_entropy_with_logits(y, X @ w)]
    for _ in range(steps):
        w = w - eta * (X.T @ (activations.sigmoid(X @ w) - y) / len(y) + l2 * w)
        size = {
            "whole": 2 * w @ w,
            "norm": np.linalg.norm(w),
            "mean": np.mean(w**2),
            "over n": w @ w / len(y),
        }
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w) + l2 / 2 * size[form])
    return w, np.array(curve)


@descent(
    "penalty-in-gradient",
    "The slope of the penalty by w is l2 times w, with no other factor and no other sign.",
    section="separable-classes",
    points=1,
    also={"factor": (2, 0.5, -1)},
)
def descend(X, y, eta, steps, l2=0.0, factor=None):
    factor = 1 / len(y) if factor is None else factor
    w = np.zeros(X.shape[1])
    curve = [losses.binary_cross_entropy_with_logits(y, X @ w)]
    for _ in range(steps):
        w = w - eta * (X.T @ (activations.sigmoid(X @ w) - y) / len(y) + factor * l2 * w)
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w) + l2 / 2 * np.sum(w**2))
    return w, np.array(curve)


@descent(
    "nothing-renewed",
    "The probabilities are those of the start; each step needs those of the new weights.",
    section="logistic-regression",
)
def descend(X, y, eta, steps, l2=0.0):
    w = np.zeros(X.shape[1])
    p = activations.sigmoid(X @ w)
    curve = [losses.binary_cross_entropy_with_logits(y, X @ w)]
    for _ in range(steps):
        w = w - eta * (X.T @ (p - y) / len(y) + l2 * w)
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w) + l2 / 2 * np.sum(w**2))
    return w, np.array(curve)


@descent(
    "one-by-one",
    "One sample after the other moves the weights; a step takes the mean over all samples.",
    section="logistic-regression",
    also={"whole_steps": (True,)},
)
def descend(X, y, eta, steps, l2=0.0, whole_steps=False):
    w = np.zeros(X.shape[1])
    rate = eta if whole_steps else eta / len(y)
    curve = [losses.binary_cross_entropy_with_logits(y, X @ w)]
    for _ in range(steps):
        for i in range(len(y)):
            w = w - rate * ((activations.sigmoid(X[i] @ w) - y[i]) * X[i] + l2 * w)
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w) + l2 / 2 * np.sum(w**2))
    return w, np.array(curve)


@descent(
    "part-of-the-weights",
    "One weight is left out of the penalty, as if it were a bias; here all of them count.",
    section="separable-classes",
    points=1,
    also={"left_out": ("first, gradient", "first, curve", "last", "last, gradient", "last, curve")},
)
def descend(X, y, eta, steps, l2=0.0, left_out="first"):
    w = np.zeros(X.shape[1])
    kept = np.ones(len(w))
    kept[0 if "first" in left_out else -1] = 0
    in_gradient = 1 if "curve" in left_out else kept
    in_curve = 1 if "gradient" in left_out else kept
    curve = [losses.binary_cross_entropy_with_logits(y, X @ w)]
    for _ in range(steps):
        w = w - eta * (X.T @ (activations.sigmoid(X @ w) - y) / len(y) + l2 * in_gradient * w)
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w) + l2 / 2 * np.sum(in_curve * w**2))
    return w, np.array(curve)


@descent(
    "another-penalty",
    "Gradient and curve fit each other, but their penalty is not half of l2 times the squares.",
    section="separable-classes",
    points=1,
    also={"kind": ("doubled", "halved", "sizes", "negative")},
)
def descend(X, y, eta, steps, l2=0.0, kind="over n"):
    w = np.zeros(X.shape[1])
    factor = {"over n": 1 / len(y), "doubled": 2, "halved": 0.5, "sizes": 1, "negative": -1}[kind]
    curve = [losses.binary_cross_entropy_with_logits(y, X @ w)]
    for _ in range(steps):
        slope = np.sign(w) if kind == "sizes" else factor * w
        w = w - eta * (X.T @ (activations.sigmoid(X @ w) - y) / len(y) + l2 * slope)
        size = np.sum(np.abs(w)) if kind == "sizes" else factor * np.sum(w**2) / 2
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w) + l2 * size)
    return w, np.array(curve)


# ----------------------------------------------------------------------------------------- zero-gradient

zero = registrar(ASSIGNMENT, "zero-gradient", gives_value=True)


@zero(
    "prediction-itself",
    "These are the predictions, so that S4 is right about them; take other probabilities.",
    section="logistic-regression",
)
def probabilities():
    return [0.5, 0.5, 0.5]


@zero(
    "one-equation",
    "The derivative by w is zero, but not that by b: the differences must add up to 0 too.",
    section="logistic-regression",
)
def probabilities():
    return [0.2, 0.8, 0.2]
