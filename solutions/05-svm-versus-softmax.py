# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Assignment 5: SVM versus softmax
#
# 20 points, about two hours. It goes with chapter 5 of the book, *SVM versus softmax*. S1 to S5 are sources of this
# course, which the bibliography of the book lists.
#
# | Task | What you write | Points |
# |---|---|---|
# | 1 | a number on a slide, put right | 1 |
# | 2 | the multiclass hinge loss and its gradient by the scores | 4 |
# | 3 | the softmax loss, also where its formula fails | 3 |
# | 4 | the gradients of both losses by the weights | 4 |
# | 5 | a derivative with SymPy, and one step by step | 3 |
# | 6 | scores at which only one loss is silent | 1 |
# | 7 | a linear SVM, trained, and its curve | 2 |
# | 8 | an answer in words, graded by hand | 2 |
#
# **What to install.** Python 3.11 or newer and lossedu {version} with what a student needs. If you have the student kit,
# its START.txt says how. Otherwise:
#
#     python -m pip install "lossedu[student]=={version}"
#
# **How to work.** Write below each line that says *Write your answer here*. Then run the test cell under it: it
# shows your points, and for every failed probe the call, what came back and what was expected. Test cells are
# locked. When your work is graded the same tests run on other numbers, so a rule earns points and a copied
# number does not. Tasks do not depend on each other: a task that needs an earlier result takes it from lossedu, and says so.
# Before you hand in, `lossedu check` runs the whole notebook from top to bottom and adds the points up.
#
# **Letters**, as in the book: $X$ holds $N$ samples as rows, $W$ a column of weights for each of $C$ classes, $Z = XW$ the
# scores, a row for each sample. Labels $y$ are whole numbers from 0 to $C - 1$, and $z_y$ is the score of the true class.

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
import numpy as np
import sympy as sp

from lossedu import activations, arguments, classifiers, datasets, losses, scores, training
from lossedu.checks import check

# %% [markdown]
# ## Task 1: a number on a slide (1 point)
#
# A slide of S2 turns an image of four pixels into a row $x$ and computes the scores $z = xW + b$ of the classes cat, dog
# and ship. It prints
#
# $$-96.8, \qquad 437.9, \qquad 61.95 .$$
#
# One of these numbers is wrong. `x, W, b = datasets.four_pixels()` gives the numbers of the slide. Find the right score, and
# what the slide left out: the number that has to be added to the printed one.
#
# <details><summary>Hint 1: what to compute</summary>
#
# All three scores at once: a product of two matrices, plus a row.
#
# </details>
# <details><summary>Hint 2: which operator</summary>
#
# `@` multiplies matrices. `*` multiplies entry by entry, which is something else.
#
# </details>
# <details><summary>Hint 3: what was left out</summary>
#
# Subtract the printed number from yours. The difference is one of the numbers of the slide.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "svm-four-pixels", "locked": false, "schema_version": 3, "solution": true, "task": false}
x, W, b = datasets.four_pixels()

right_score = None  # your number
left_out = None  # your number
### BEGIN SOLUTION
right_score = (x @ W + b)[0, 2]
left_out = b[2]
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "svm-four-pixels-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def is_one_of(number, numbers):
    return bool(np.any(np.abs(np.subtract(numbers, number)) < 1e-6))


printed = [-96.8, 437.9, 61.95]
right = scores.linear_scores(*datasets.four_pixels())[0]
statements = {
    "right_score is a score of this image": lambda score, left_out: is_one_of(score, right),
    "the slide does not print it": lambda score, left_out: not is_one_of(score, printed),
    "a printed number plus left_out is right_score": lambda score, left_out: is_one_of(
        score - left_out, printed
    ),
}
check.value([right_score, left_out], statements, task="svm-four-pixels", points=1)

# %% [markdown]
# ## Task 2: the multiclass hinge loss (4 points)
#
# Every wrong class should trail the true class by at least the margin $\Delta$. What is missing is charged, as it is ($q = 1$) or
# squared ($q = 2$):
#
# $$L = \frac1N \sum_{i=1}^{N} \sum_{j \ne y_i} \max(0,\; z_{ij} - z_{i y_i} + \Delta)^q$$
#
# ### 2a: the loss (2 points)
#
# - **values**, 1 point: right for $\Delta = 1$ and $q = 1$, which hold where the call names neither.
# - **parameters**, 1 point: right for other $\Delta$ and for $q = 2$, and your function leaves its arguments as they were.
#
# <details><summary>Hint 1: one row</summary>
#
# Write a loop over the rows, and in it a loop over the classes, first. You can compare everything else with it.
#
# </details>
# <details><summary>Hint 2: the score of the true class</summary>
#
# `Z[np.arange(len(Z)), y]` picks one entry from each row. It has shape (N,). To be subtracted from the rows of `Z` it has to be
# a column.
#
# </details>
# <details><summary>Hint 3: the true class itself</summary>
#
# The sum leaves it out. What would it add, for $q = 1$ and for $q = 2$?
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "svm-hinge", "locked": false, "schema_version": 3, "solution": true, "task": false}
def multiclass_hinge(y, Z, margin=1.0, power=1):
    """Return the mean multiclass hinge loss of the rows of Z, one number.

    y: labels of shape (N,), whole numbers from 0 to C - 1. Z: scores of shape (N, C). Lists are allowed.
    margin: a number of at least 0. power: 1, or 2 for the squared hinge.

    Example: multiclass_hinge([0, 1], [[3.0, 2.5, 0.0], [1.0, 0.0, -4.0]])
    is 1.25, the mean of 0.5 and 2.
    """
    ### BEGIN SOLUTION
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    return np.mean(np.sum(missing**power, axis=1))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "svm-hinge-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
points = {"values": 1, "parameters": 1}
verdict = check.loss(multiclass_hinge, losses.multiclass_hinge, task="svm-hinge", points=points)
### BEGIN HIDDEN TESTS
verdict = check.loss(multiclass_hinge, losses.multiclass_hinge, task="svm-hinge", points=points, rounds=8)
### END HIDDEN TESTS
verdict

# %% [markdown]
# ### 2b: its gradient by the scores (2 points)
#
# One entry for each score, so an array of shape (N, C). Where a wrong class just meets the margin, any slope between those on
# both sides is right.
#
# - **values**, 1 point: right for $\Delta = 1$ and $q = 1$.
# - **parameters**, 1 point: right for other $\Delta$ and for $q = 2$.
#
# <details><summary>Hint 1: a wrong class</summary>
#
# Its score occurs in one term. What is the slope of that term where it is above 0, and where it is 0? Then for $q = 2$.
#
# </details>
# <details><summary>Hint 2: the true class</summary>
#
# Its score occurs in every term of its row, with a minus sign.
#
# </details>
# <details><summary>Hint 3: a test</summary>
#
# Add the same number to all scores of a row, and the loss stays as it was. So each row of the gradient must sum to 0.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "svm-hinge-gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    """Return the gradient of the mean multiclass hinge loss by the scores, an array of the shape of Z.

    y: labels of shape (N,), whole numbers from 0 to C - 1. Z: scores of shape (N, C). Lists are allowed.
    margin: a number of at least 0. power: 1, or 2 for the squared hinge.

    Example: for y = [0, 1] and Z = [[3.0, 2.5, 0.0], [1.0, 0.0, -4.0]] it is
    [[-0.5, 0.5, 0.0], [0.5, -0.5, 0.0]].
    """
    ### BEGIN SOLUTION
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = np.maximum(0, Z - Z[rows, y][:, np.newaxis] + margin)
    missing[rows, y] = 0
    slopes = 1.0 * (missing > 0) if power == 1 else 2 * missing
    slopes[rows, y] = -slopes.sum(axis=1)
    return slopes / len(Z)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "svm-hinge-gradient-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
points = {"values": 1, "parameters": 1}
verdict = check.gradient(
    multiclass_hinge_gradient, losses.multiclass_hinge, task="svm-hinge-gradient", points=points, rounds=3
)
verdict

# %% [markdown]
# ## Task 3: the softmax loss (3 points)
#
# The softmax loss of the same scores, class 0 being true, is as a formula
#
# $$-\log \frac{e^{z_0}}{\sum_j e^{z_j}} .$$
#
# ### 3a: make it fail (1 point)
#
# The next cell holds this formula as code, and a version that takes the largest score away first. The loss depends on
# differences of scores only, so both should give the same. Find two numbers.
#
# - `offset`, which added to all scores of the cat image, 3.2, 5.1 and −1.7, brings `as_printed` to a result that is not finite.
# - `lead`, at most 100, for which `shifted` says that the scores (`lead`, 0, 0) cost exactly 0. By hand the loss is
#   $\log(1 + 2e^{-\text{lead}})$, which is above 0.
#
# <details><summary>Hint 1: the first failure</summary>
#
# What is the largest number that a float can hold, and for which $z$ is $e^z$ larger? A negative offset will do as well.
#
# </details>
# <details><summary>Hint 2: the second failure</summary>
#
# The formula computes a probability, then its logarithm. Which number has the logarithm 0?
#
# </details>
# <details><summary>Hint 3: how far</summary>
#
# A float next to 1 is about $10^{-16}$ away. When is $2e^{-\text{lead}}$ smaller than that? Try some numbers.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "svm-failures-given", "locked": true, "schema_version": 3, "solution": false, "task": false}
def as_printed(z):
    p = np.exp(z) / np.sum(np.exp(z))
    return -np.log(p[0])


def shifted(z):
    return as_printed(z - np.max(z))


# %% nbgrader={"grade": false, "grade_id": "svm-failures", "locked": false, "schema_version": 3, "solution": true, "task": false}
offset = None  # your number
lead = None  # your number
### BEGIN SOLUTION
offset = 1000.0
lead = 40.0
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "svm-failures-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
cat = np.array([3.2, 5.1, -1.7])
ahead = np.array([1.0, 0.0, 0.0])
statements = {
    "as_printed is not finite at cat + offset": lambda offset, lead: (
        not np.isfinite(as_printed(cat + offset))
    ),
    "shifted still works there": lambda offset, lead: abs(shifted(cat + offset) - shifted(cat)) < 1e-6,
    "lead is at most 100": lambda offset, lead: lead <= 100,
    "shifted is exactly 0 at (lead, 0, 0)": lambda offset, lead: shifted(lead * ahead) == 0,
}
check.value([offset, lead], statements, task="svm-failures", points=1)

# %% [markdown]
# ### 3b: repair it (2 points)
#
# Write the mean softmax loss of a batch,
#
# $$L = -\frac1N \sum_{i=1}^{N} \log \frac{e^{z_{i y_i}}}{\sum_j e^{z_{ij}}} ,$$
#
# from NumPy alone, so that it does not fail.
#
# - **values**, 1 point: right for scores of moderate size.
# - **extremes**, 1 point: right for scores near 1000 and −1000, for a true class that is 900 behind, and for one that is 40
#   ahead: there the loss is tiny but not 0, and its digits count.
#
# <details><summary>Hint 1: the logarithm of a fraction</summary>
#
# It is a difference: $\log \sum_j e^{z_j} - z_y$. The true class needs no exponential of its own.
#
# </details>
# <details><summary>Hint 2: the largest score</summary>
#
# Take from each row its own largest score $m$. The loss is $(m - z_y) + \log \sum_j e^{z_j - m}$, and no exponential
# exceeds 1.
#
# </details>
# <details><summary>Hint 3: far ahead</summary>
#
# One term of that sum is $e^0 = 1$, and beside it the small terms are rounded away. Leave it out and use
# `np.log1p(s)`, which is $\log(1 + s)$ without ever forming $1 + s$.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "svm-softmax-loss", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax_loss(y, Z):
    """Return the mean softmax loss (softmax cross-entropy) of the rows of Z, one number.

    y: labels of shape (N,), whole numbers from 0 to C - 1.
    Z: scores of shape (N, C), of any finite size.

    Example: softmax_loss(np.array([0, 2]), np.zeros((2, 3))) is about 1.0986, the logarithm of 3.
    """
    ### BEGIN SOLUTION
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    largest = np.argmax(Z, axis=1)
    behind = Z - Z[rows, largest][:, np.newaxis]
    others = np.exp(behind)
    others[rows, largest] = 0
    return np.mean(np.log1p(others.sum(axis=1)) - behind[rows, y])
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "svm-softmax-loss-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def calls(rng):
    y, Z = rng.integers(0, 3, 4), rng.integers(-16, 17, (4, 3)) / 8
    yield "values", "4 rows, 3 classes", (y, Z)
    yield "values", "3 rows, 5 classes", (rng.integers(0, 5, 3), rng.integers(-16, 17, (3, 5)) / 8)
    yield "values", "one row", (y[:1], Z[:1])
    yield "values", "scores that are whole numbers", (y, rng.integers(-3, 4, (4, 3)))
    yield "extremes", "scores near 1000", (y, Z + 1000)
    yield "extremes", "scores near -1000", (y, Z - 1000)
    yield "extremes", "one row near 1000", (y, Z + 1000 * np.eye(4)[:, :1])
    k = int(rng.integers(0, 3))
    away = np.eye(3)[[k]]
    yield "extremes", "the true class is 900 behind", (np.array([k]), Z[:1] - 900 * away)
    ahead = np.maximum(Z[:1], away * (Z[0].max() + 40))
    yield "extremes", "the true class is at least 40 ahead", (np.array([k]), ahead)


points = {"values": 1, "extremes": 1}
check.function(softmax_loss, losses.softmax_cross_entropy, calls, task="svm-softmax-loss", points=points)

# %% [markdown]
# ## Task 4: both gradients by the weights (4 points)
#
# Now the scores are $Z = XW$, and the loss carries a penalty on the weights:
#
# $$J(W) = \frac1N \sum_{i=1}^{N} L_i + \frac{\lambda}{2} \sum_{d,c} W_{dc}^2$$
#
# Here $L_i$ is the loss of the row $i$ of $Z$, in 4a the multiclass hinge with $\Delta = 1$ and $q = 1$, in 4b the softmax loss.
#
# ### 4a: the SVM (2 points)
#
# Write a function that returns two things, $J$ and its gradient by $W$. The slopes by the scores you may take from
# `losses.multiclass_hinge.gradient(y, Z)`, whose 1/N is in it, and the mean loss from `losses.multiclass_hinge(y, Z)`.
#
# - **values**, 1 point: both are right for $\lambda = 0$.
# - **regulariser**, 1 point: both are right for $\lambda > 0$, and your function leaves its arguments as they were.
#
# <details><summary>Hint 1: one weight</summary>
#
# $W_{dc}$ reaches the loss through the scores of class $c$ only, one a sample, and $\partial z_{ic} / \partial W_{dc}$ is
# $x_{id}$. Add over the samples.
#
# </details>
# <details><summary>Hint 2: all weights at once</summary>
#
# That sum is an entry of a product of two matrices. Of the ways to multiply `X` and the slopes, only one gives the shape
# of `W`.
#
# </details>
# <details><summary>Hint 3: the penalty</summary>
#
# It belongs to the loss and to the gradient. Differentiate it as it is printed, with its half.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "svm-weights", "locked": false, "schema_version": 3, "solution": true, "task": false}
def svm_loss_and_gradient(W, X, y, l2=0.0):
    """Return J, a number, and its gradient by W, an array of the shape of W, for the multiclass hinge.

    W: weights of shape (D, C). X: samples of shape (N, D).
    y: labels of shape (N,), whole numbers from 0 to C - 1.
    l2: the factor lambda of the penalty, a number of at least 0.

    Example: svm_loss_and_gradient(np.zeros((1, 2)), np.array([[2.0], [4.0]]), np.array([0, 0])) is
    (1.0, [[-3.0, 3.0]]).
    """
    ### BEGIN SOLUTION
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W**2)
    dW = X.T @ losses.multiclass_hinge.gradient(y, Z) + l2 * W
    return J, dW
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "svm-weights-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def drawn(rng, N, D, C):
    """Weights, samples and labels at which no class just meets the margin."""
    W, X = rng.integers(-2, 3, (D, C)) + 0.0, rng.integers(-2, 3, (N, D)) + 0.0
    W[0], X[:, 0] = rng.permutation(C) / 8, 1
    return W, X, rng.integers(0, C, N)


def calls(rng):
    yield "values", "5 samples, 3 features, 4 classes", drawn(rng, 5, 3, 4)
    yield "values", "4 samples, 2 features, 6 classes", drawn(rng, 4, 2, 6)
    yield "values", "3 samples of 3 features in 3 classes", drawn(rng, 3, 3, 3)
    yield "values", "one sample", drawn(rng, 1, 3, 4)
    W, X, _ = drawn(rng, 6, 2, 3)
    yield "values", "most samples of one class", (W, X, np.array([2, 2, 0, 2, 2, 2]))
    yield "regulariser", "l2 = 0.7", (W, X, np.array([0, 1, 2, 2, 1, 1]), 0.7)
    yield "regulariser", "l2 = 2.5, one sample", (*drawn(rng, 1, 2, 4), 2.5)
    yield "regulariser", "l2 = 0.1, large weights", (3 * W, X, np.array([1, 0, 2, 2, 1, 0]), 0.1)


def svm(W, X, y, l2=0.0):
    model = classifiers.LinearModel(W, np.zeros(W.shape[1]), losses.multiclass_hinge, l2=l2)
    J, (dW, _) = model.loss_and_gradients(X, y)
    return J, dW


check.function(
    svm_loss_and_gradient,
    svm,
    calls,
    parts=("J", "dW"),
    may_use=(losses.multiclass_hinge,),
    task="svm-weights",
    points={"values": 1, "regulariser": 1},
)

# %% [markdown]
# ### 4b: softmax (2 points)
#
# For the same scores under the softmax loss, write the gradient of $J$ by $W$ alone. The probabilities you may take from
# `activations.softmax(Z)`.
#
# - **values**, 1 point: right for $\lambda = 0$.
# - **regulariser**, 1 point: right for $\lambda > 0$, and your function leaves its arguments as they were.
#
# <details><summary>Hint 1: by one score</summary>
#
# The slope of $L_i$ by $z_{ij}$ is $p_{ij}$ for a wrong class $j$, and $p_{ij} - 1$ for the true one.
#
# </details>
# <details><summary>Hint 2: one entry in each row</summary>
#
# `P[y] -= 1` changes whole rows and `P[:, y] -= 1` whole columns. One entry in each row takes two index arrays, or a one-hot
# table that you subtract.
#
# </details>
# <details><summary>Hint 3: the rest</summary>
#
# Divide by the number of samples. What follows is as in 4a.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "svm-softmax-weights", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax_gradient(W, X, y, l2=0.0):
    """Return the gradient of J by W, an array of the shape of W, for the softmax loss.

    W: weights of shape (D, C). X: samples of shape (N, D).
    y: labels of shape (N,), whole numbers from 0 to C - 1.
    l2: the factor lambda of the penalty, a number of at least 0.

    Example: softmax_gradient(np.zeros((1, 2)), np.array([[2.0], [4.0]]), np.array([0, 0]))
    is [[-1.5, 1.5]].
    """
    ### BEGIN SOLUTION
    slopes = activations.softmax(X @ W)
    slopes[np.arange(len(X)), y] -= 1
    return X.T @ slopes / len(X) + l2 * W
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "svm-softmax-weights-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def sample(rng, N, D, C):
    """Weights, samples and labels."""
    W, X = rng.integers(-8, 9, (D, C)) / 8, rng.integers(-16, 17, (N, D)) / 8
    X[:, 0] = 1
    return W, X, rng.integers(0, C, N)


def calls(rng):
    yield "values", "5 samples, 3 features, 4 classes", sample(rng, 5, 3, 4)
    yield "values", "4 samples, 2 features, 6 classes", sample(rng, 4, 2, 6)
    yield "values", "3 samples of 3 features in 3 classes", sample(rng, 3, 3, 3)
    yield "values", "one sample", sample(rng, 1, 3, 4)
    W, X, _ = sample(rng, 6, 2, 4)
    yield "values", "most samples of one class, none of the last", (W, X, np.array([2, 2, 0, 2, 2, 2]))
    yield "regulariser", "l2 = 0.7", (W, X, np.array([0, 1, 2, 2, 1, 1]), 0.7)
    yield "regulariser", "l2 = 2.5, one sample", (*sample(rng, 1, 2, 4), 2.5)
    yield "regulariser", "l2 = 0.1, large weights", (3 * W, X, np.array([1, 0, 2, 2, 1, 0]), 0.1)


def softmax_by_weights(W, X, y, l2=0.0):
    model = classifiers.LinearModel(W, np.zeros(W.shape[1]), losses.softmax_cross_entropy, l2=l2)
    return model.loss_and_gradients(X, y)[1][0]


check.function(
    softmax_gradient,
    softmax_by_weights,
    calls,
    may_use=(activations.softmax,),
    task="svm-softmax-weights",
    points={"values": 1, "regulariser": 1},
)

# %% [markdown]
# ## Task 5: derivatives with SymPy (3 points)
#
# ### 5a: the squared hinge with a penalty (1 point)
#
# A classifier of two classes has one score, $z = wx + b$, and labels $t = \pm 1$. Under the squared hinge one sample costs
#
# $$J = \max(0,\; 1 - t\,(wx + b))^2 + \frac{\lambda}{2} w^2 .$$
#
# Find $\partial J / \partial w$ as a SymPy expression in the symbols below. Any equivalent form is right.
#
# <details><summary>Hint 1: the maximum</summary>
#
# SymPy's maximum is `sp.Max`. `max` asks which of the two is larger, and symbols cannot say.
#
# </details>
# <details><summary>Hint 2: let SymPy do it</summary>
#
# Type $J$ and use `sp.diff`. SymPy writes the slope of the maximum as `Heaviside`, which the test understands.
#
# </details>
# <details><summary>Hint 3: or by hand</summary>
#
# Chain rule: the square gives $2\max(0, \cdot)$, the inside gives $-t\,x$. Then add the slope of the penalty.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "svm-squared-hinge-derivative", "locked": false, "schema_version": 3, "solution": true, "task": false}
w, x, b, t = sp.symbols("w x b t", real=True)
lam = sp.symbols("lambda", positive=True)

squared_hinge_derivative = None  # your expression
### BEGIN SOLUTION
squared_hinge_derivative = -2 * t * x * sp.Max(0, 1 - t * (w * x + b)) + lam * w
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "svm-squared-hinge-derivative-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def right_derivative():
    w, x, b, t = sp.symbols("w x b t", real=True)
    lam = sp.symbols("lambda", positive=True)
    return sp.diff(sp.Max(0, 1 - t * (w * x + b)) ** 2 + lam / 2 * w**2, w)


domains = dict.fromkeys(("w", "x", "b"), arguments.real)
domains |= {"t": arguments.sign_label, "lambda": arguments.positive}
task = "svm-squared-hinge-derivative"
check.expression(squared_hinge_derivative, right_derivative(), domains=domains, task=task, points=1)

# %% [markdown]
# ### 5b: the softmax loss by one weight, step by step (2 points)
#
# Of three classes class 0 is true. Its score is $z_0 = wx$, with one weight and one feature; the other two scores $z_1$ and
# $z_2$ do not depend on $w$. So the softmax loss is
#
# $$L = \log\left(e^{wx} + e^{z_1} + e^{z_2}\right) - wx .$$
#
# Derive $\partial L / \partial w$ on paper, and hand in the derivation: a list of SymPy expressions, all of them equal. The first
# is $\partial L / \partial w$ in any form, each of the others follows from the one before, and in the last one exponentials
# are taken of **differences of scores** only, as in $e^{z_1 - wx}$. That form does not overflow when all scores grow by 1000.
#
# - **steps**, 1 point: at least three expressions, and each follows. The verdict names the first that does not.
# - **end**, 1 point: the last one is as described.
#
# <details><summary>Hint 1: the first step</summary>
#
# The derivative of $\log s$ is the derivative of $s$ divided by $s$. Only one of the three exponentials contains $w$.
#
# </details>
# <details><summary>Hint 2: the second step</summary>
#
# Bring both terms to one fraction. In the numerator $e^{wx}$ cancels.
#
# </details>
# <details><summary>Hint 3: the last step</summary>
#
# Divide numerator and denominator by $e^{wx}$. What becomes of $e^{wx}$ itself?
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "svm-softmax-steps", "locked": false, "schema_version": 3, "solution": true, "task": false}
w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)

softmax_steps = None  # a list of expressions, from the derivative of L to the form that is asked for
### BEGIN SOLUTION
total = sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)
wrong = sp.exp(z_1 - w * x) + sp.exp(z_2 - w * x)
softmax_steps = [
    x * sp.exp(w * x) / total - x,
    -x * (sp.exp(z_1) + sp.exp(z_2)) / total,
    -x * wrong / (1 + wrong),
]
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "svm-softmax-steps-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def slope_of_row():
    w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)
    return sp.diff(sp.log(sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)) - w * x, w)


def differences_only(expression):
    """Whether each exponent stays as it is when 1 is added to all three scores."""
    symbols = {symbol.name: symbol for symbol in expression.free_symbols}
    raised = {symbol: symbol + 1 for name, symbol in symbols.items() if name in ("z_1", "z_2")}
    if "w" in symbols and "x" in symbols:
        raised[symbols["w"]] = symbols["w"] + 1 / symbols["x"]
    exponents = [part.exp for part in expression.atoms(sp.exp)]
    return bool(exponents) and all(sp.expand(e.xreplace(raised) - e) == 0 for e in exponents)


check.derivation(
    softmax_steps,
    slope_of_row(),
    domains=dict.fromkeys(("w", "x", "z_1", "z_2"), arguments.real),
    end={"the last step has exponentials of differences of scores only": differences_only},
    task="svm-softmax-steps",
    points={"steps": 1, "end": 1},
)

# %% [markdown]
# ## Task 6: where the SVM falls silent (1 point)
#
# The hinge is satisfied when the true class leads by the margin, $\Delta = 1$. Softmax is not, and the more classes there are the
# less a lead of 1 means. Find a row of scores, of as many classes as you like and with the **true class first**, such that
#
# - the multiclass hinge loss is 0,
# - softmax gives the true class a probability below 0.1.
#
# <details><summary>Hint 1: how close may the rivals come?</summary>
#
# The hinge allows each of them a score of $z_y - 1$, and softmax suffers most if they all use it.
#
# </details>
# <details><summary>Hint 2: the probability</summary>
#
# With $C - 1$ rivals at a distance of 1 the probability of the true class is $e / (e + C - 1)$.
#
# </details>
# <details><summary>Hint 3: many equal numbers</summary>
#
# `[1.0] + [0.0] * 5` is a list of six numbers.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "svm-silent", "locked": false, "schema_version": 3, "solution": true, "task": false}
silent_scores = None  # a list of numbers, the true class first
### BEGIN SOLUTION
silent_scores = [1.0] + [0.0] * 30
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "svm-silent-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
statements = {
    "there are at least two scores": lambda *z: len(z) >= 2,
    "the hinge loss is 0": lambda *z: losses.multiclass_hinge(0, z) == 0,
    "softmax gives the true class a probability below 0.1": lambda *z: activations.softmax(z)[0] < 0.1,
}
check.value(silent_scores, statements, task="svm-silent", points=1)

# %% [markdown]
# ## Task 7: train a linear SVM (2 points)
#
# ### 7a: descend (1 point)
#
# Write gradient descent on the $J$ of task 4a: `steps` times, subtract `eta` times the gradient from the weights. Return the last
# weights, and the list of all losses $J$: at the start, and after each step. You may use `losses.multiclass_hinge` and its
# `gradient`. Leave the `W` of the call as it was.
#
# <details><summary>Hint 1: how many losses?</summary>
#
# One before the first step and one after each: `steps` + 1.
#
# </details>
# <details><summary>Hint 2: the loop</summary>
#
# In each turn compute scores, then slopes by the scores, then the gradient by the weights as in task 4a, then the new weights.
#
# </details>
# <details><summary>Hint 3: the caller's array</summary>
#
# `W -= ...` writes into the array that you were given. `W = W - ...` makes a new one.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "svm-train", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_svm(W, X, y, l2, eta, steps):
    """Return the weights after gradient descent, of the shape of W, and a list of steps + 1 losses J.

    W: weights to start from, shape (D, C). X: samples of shape (N, D).
    y: labels of shape (N,), whole numbers from 0 to C - 1.
    l2: the factor lambda of the penalty. eta: the learning rate, above 0.
    steps: a whole number of at least 1.

    Example: train_svm(np.zeros((1, 2)), np.array([[2.0], [4.0]]), np.array([0, 0]), 0.0, 0.1, 1) is
    ([[0.3, -0.3]], [1.0, 0.0]).
    """
    ### BEGIN SOLUTION
    history = []
    for _ in range(steps):
        history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
        W = W - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ W) + l2 * W)
    history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return W, history
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "svm-train-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def calls(rng):
    for D, C, l2, eta, steps in (
        (2, 3, 0.0, 0.1, 4),
        (3, 4, 0.7, 0.05, 3),
        (2, 2, 0.25, 0.3, 1),
        (2, 3, 1.0, 4.0, 2),
    ):
        W, X = rng.normal(size=(D, C)), rng.normal(size=(5, D))
        yield "training", f"l2 = {l2}, steps = {steps}", (W, X, rng.integers(0, C, 5), l2, eta, steps)


def descent(W, X, y, l2, eta, steps):
    """The last weights, and the losses of all weights on the way."""

    def cost_and_slope(V):
        model = classifiers.LinearModel(V, np.zeros(V.shape[1]), losses.multiclass_hinge, l2=l2)
        J, (dW, _) = model.loss_and_gradients(X, y)
        return J, dW

    path = training.descend(lambda V: cost_and_slope(V)[1], W, training.GradientDescent(eta), steps)
    return path[-1], [cost_and_slope(V)[0] for V in path]


check.function(
    train_svm,
    descent,
    calls,
    parts=("W", "history"),
    may_use=(losses.multiclass_hinge,),
    task="svm-train",
    points={"training": 1},
)

# %% [markdown]
# ### 7b: read the curve (1 point)
#
# Train on three clouds of points, without a penalty, from $W = 0$, with $\eta = 0.3$:
#
#     X, y = datasets.blobs(per_class=10, spread=0.7)
#
# Each score gets a bias by the bias trick: `scores.append_ones(X)` is $X$ with a column of ones, and $W$ has a row more. Plot or
# print the losses of 100 steps. The first one should be $C - 1$; is it? After some steps the loss is exactly 0, and from then
# on nothing moves. Read off
#
# - `silent_after`, the number of steps after which the loss is 0 for the first time,
# - `softmax_there`, the mean softmax loss of the same scores at that point, to three digits. It is not 0.
#
# Instead of your own function you may use lossedu's. It trains a model in place, bias included, stops when the gradient
# is 0, and its `loss` holds the loss before each step:
#
#     model = classifiers.LinearModel(np.zeros((2, 3)), np.zeros(3), losses.multiclass_hinge)
#     history = training.train(model, X, y, training.GradientDescent(0.3), epochs=100)
#
# <details><summary>Hint 1: the first zero</summary>
#
# `np.argmin` gives the place of the first among the smallest entries of a list.
#
# </details>
# <details><summary>Hint 2: counting</summary>
#
# The loss at place 0 is that before any step. The one at place $k$ is that after $k$ steps.
#
# </details>
# <details><summary>Hint 3: the other loss</summary>
#
# Once the hinge is 0 the weights stay, so those after 100 steps will do. `losses.softmax_cross_entropy(y, Z)` takes their scores.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "svm-curve", "locked": false, "schema_version": 3, "solution": true, "task": false}
silent_after = None  # your number
softmax_there = None  # your number
### BEGIN SOLUTION
clouds, labels = datasets.blobs(spread=0.7, per_class=10)
clouds, weights = scores.append_ones(clouds), np.zeros((3, 3))
silent_after = 0
while losses.multiclass_hinge(labels, clouds @ weights) > 0:
    weights -= 0.3 * clouds.T @ losses.multiclass_hinge.gradient(labels, clouds @ weights)
    silent_after += 1
softmax_there = losses.softmax_cross_entropy(labels, clouds @ weights)
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "svm-curve-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def trained():
    """The hinge loss before each step, and the softmax loss at the end."""
    X, y = datasets.blobs(per_class=10, spread=0.7)
    model = classifiers.LinearModel(np.zeros((2, 3)), np.zeros(3), losses.multiclass_hinge)
    history = training.train(model, X, y, training.GradientDescent(0.3), epochs=100)
    return history.loss, losses.softmax_cross_entropy(y, model.scores(X))


curve, right_softmax = trained()
statements = {
    "silent_after is a whole number from 1 to 100": lambda k, softmax: k in range(1, 101),
    "after so many steps the hinge loss is 0": lambda k, softmax: k >= len(curve) or curve[int(k)] == 0,
    "one step earlier it is not": lambda k, softmax: curve[int(k) - 1] > 0,
    "softmax_there is the softmax loss at that point": lambda k, softmax: abs(right_softmax - softmax) < 6e-4,
}
check.value([silent_after, softmax_there], statements, task="svm-curve", points=1)

# %% [markdown] nbgrader={"grade": false, "grade_id": "svm-or-softmax-question", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## Task 8: an answer in words (2 points)
#
# A linear classifier sorts screws into ten kinds. No penalty is used, and by now the true class of every training image leads every
# rival by more than 1. You train for another thousand steps, once with the multiclass hinge and once with the softmax loss.
# Say for each what its **gradient** is at this point and what the **weights** do. Then choose one of the two for a machine that hands
# doubtful screws to a person, and say what your choice needs or costs. At most 150 words. This answer is read by a person.
#
# ### BEGIN MARK SCHEME
# 1 point: under the hinge every sample has gradient 0, so the weights stay. Under softmax every sample still pulls, with
# $p - e \ne 0$; the classes are separable, so larger weights are always better and the weights grow without end, ever
# more slowly.
#
# 1 point: a choice that follows from this, with its cost. Softmax, since "doubtful" needs probabilities: it needs a penalty
# (or an early stop), or its probabilities become too sure. Or the hinge with the lead as a measure of doubt: its scores are no
# probabilities, and a map from leads to probabilities has to be fitted on other data.
#
# A half point each for a true statement without a reason.
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade": true, "grade_id": "svm-or-softmax", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# Under the hinge every term is 0 and flat: the gradient is 0 and the weights stay as they are. Under softmax the gradient by the
# scores is $p - e$, small but never 0. All images are right, so multiplying the weights by a factor above 1 lowers the loss:
# they go on growing, more and more slowly, and no minimum exists. For the machine I take softmax, since it has to know how
# probable the answer is, and scores of an SVM are no probabilities. It needs a penalty $\frac{\lambda}{2} \lVert W \rVert^2$: with it there is a minimum, and
# the probabilities do not all run to 1. The cost is one more number, $\lambda$, to be chosen on images that were not trained on.
