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
# # Assignment 3: Sigmoid and binary cross-entropy
#
# 20 points, about two hours. It goes with chapter 3 of the book, *Sigmoid and binary cross-entropy*. S1 to S5 are sources of this
# course, which the bibliography of the book lists.
#
# | Task | What you write | Points |
# |---|---|---|
# | 1 | the sigmoid and its complement | 2 |
# | 2 | binary cross-entropy of a probability | 2 |
# | 3 | two slopes by the score, on paper and with SymPy | 4 |
# | 4 | scores that break the loss, and a loss that bears them | 4 |
# | 5 | its gradient, with a weight for the rare label | 2 |
# | 6 | logistic regression by gradient descent, and its curve | 3 |
# | 7 | a counterexample to a wrong statement | 1 |
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
# number does not. Tasks do not depend on each other: a task that needs an earlier result takes it from lossedu.
# Before you hand in, `lossedu check` runs the whole notebook from top to bottom and adds the points up.
#
# **Letters**, as in the book: $y$ is the label, $z$ the score, $p = \sigma(z)$ the probability of label 1, $N$ the number of
# samples. A label is 0, 1 or a share between them: 0.25 says that one of four equal samples had label 1.

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
import numpy as np
import sympy as sp

from lossedu import activations, arguments, classifiers, datasets, losses, training
from lossedu.checks import check

# %% [markdown]
# ## Task 1: the sigmoid and its complement (2 points)
#
# Return both probabilities of a score,
#
# $$p = \sigma(z) = \frac{1}{1 + e^{-z}} \qquad\text{and}\qquad q = 1 - \sigma(z) .$$
#
# - **values**, 1 point: both are right for arrays of any shape.
# - **extremes**, 1 point: both are right to five digits for scores like $\pm 40$, where one of them is about
#   $4 \cdot 10^{-18}$, and neither is `nan` for $\pm 1000$.
#
# <details><summary>Hint 1: where digits get lost</summary>
#
# Next to 1, floats lie about $10^{-16}$ apart. A difference $1 - p$ cannot be smaller than that, unless it is 0.
#
# </details>
# <details><summary>Hint 2: no difference</summary>
#
# Put $q = 1 - \frac{1}{1 + e^{-z}}$ on one fraction. Multiply its top and bottom by $e^{z}$.
#
# </details>
# <details><summary>Hint 3: infinity</summary>
#
# In NumPy `np.exp(1000.0)` is infinite. One divided by infinity is 0, as it should be. Infinity divided by infinity is `nan`.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "two-probabilities", "locked": false, "schema_version": 3, "solution": true, "task": false}
def two_probabilities(z):
    """Return p and q, two arrays of the shape of z: the probabilities of label 1 and of label 0.

    z: array of any shape, scores of any size.

    Example: two_probabilities(np.array([0.0, 2.0])) is about ([0.5, 0.8808], [0.5, 0.1192]).
    """
    ### BEGIN SOLUTION
    return 1 / (1 + np.exp(-z)), 1 / (1 + np.exp(z))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "two-probabilities-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def both(z):
    return activations.sigmoid(z), activations.sigmoid(-z)


def calls(rng):
    yield "values", "4 scores", (rng.integers(-32, 33, 4) / 8,)
    yield "values", "one score", (rng.integers(4, 17, 1) / 8,)
    yield "values", "a table of shape (2, 3)", (rng.integers(-32, 33, (2, 3)) / 8,)
    yield "extremes", "far to the right", (rng.integers(38, 60, 3) * 1.0,)
    yield "extremes", "far to the left", (-rng.integers(38, 60, 3) * 1.0,)
    yield "extremes", "out of the range of exp", (np.array([1.0, -1.0]) * rng.integers(900, 1100),)


points = {"values": 1, "extremes": 1}
check.function(two_probabilities, both, calls, parts=("p", "q"), task="two-probabilities", points=points)

# %% [markdown]
# ## Task 2: binary cross-entropy of a probability (2 points)
#
# Two sources print the loss of one sample like this (S2, S4):
#
# $$y \log p + (1-y) \log(1-p) \qquad\qquad -\,y\,(\log p) + (1-y)(\log(1-p))$$
#
# For $y = 0$ and $p = 0.9$ both give $-2.30$, and no loss of a wrong answer is negative. Write the mean of the right one.
#
# - **values**, 1 point: right for probabilities between 0 and 1.
# - **extremes**, 1 point: right where $p$ is exactly 0 or 1. There $0 \log 0$ counts as 0: a certain right answer costs 0,
#   a certain wrong one infinity.
#
# <details><summary>Hint 1: the two signs</summary>
#
# Logarithms of probabilities are negative or zero. Each of the two terms must come out positive or zero.
#
# </details>
# <details><summary>Hint 2: what 0 times infinity gives</summary>
#
# `0.0 * np.log(0.0)` is `nan`, and one `nan` makes the whole mean `nan`. The term has to be left out where its factor is 0.
#
# </details>
# <details><summary>Hint 3: no clipping</summary>
#
# A clipped probability turns infinity into some number. `np.where(condition, a, b)` picks entry by entry. The unused
# entries are computed too, and they do no harm there.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "bce", "locked": false, "schema_version": 3, "solution": true, "task": false}
def binary_cross_entropy(y, p):
    """Return the mean binary cross-entropy, one number (natural logarithm).

    y: labels, shape (N,), each 0, 1 or between.
    p: probabilities of label 1, shape (N,), 0 and 1 included.

    Example: binary_cross_entropy(np.array([0.0, 1.0]), np.array([0.9, 0.9])) is about 1.20397.
    """
    ### BEGIN SOLUTION
    of_ones = np.where(y == 0, 0.0, y * np.log(p))
    of_zeros = np.where(y == 1, 0.0, (1 - y) * np.log(1 - p))
    return -np.mean(of_ones + of_zeros)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "bce-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
points = {"values": 1, "extremes": 1}
verdict = check.loss(binary_cross_entropy, losses.binary_cross_entropy, task="bce", points=points)
### BEGIN HIDDEN TESTS
verdict = check.loss(binary_cross_entropy, losses.binary_cross_entropy, task="bce", points=points, rounds=8)
### END HIDDEN TESTS
verdict

# %% [markdown]
# ## Task 3: two slopes by the score (4 points)
#
# The score $z$ reaches the loss through the probability $p = \sigma(z)$. So the slope is a product,
#
# $$\frac{\partial L}{\partial z} = \frac{\partial L}{\partial p} \cdot \frac{dp}{dz}
# \qquad\text{with}\qquad \frac{dp}{dz} = p\,(1-p) .$$
#
# ### 3a: cross-entropy, step by step (2 points)
#
# Take $L = -y \log p - (1-y) \log(1-p)$. Write the way from that product to the shortest form as a list of at least three
# SymPy expressions in `y` and `p`. The first is the product of both slopes. Each of the others equals the one before it.
#
# - **steps**, 1 point: every step follows. The test names the first that does not.
# - **end**, 1 point: the last step is a sum of two terms, without a fraction.
#
# <details><summary>Hint 1: the first step</summary>
#
# The derivative of $\log p$ is $1/p$. That of $\log(1-p)$ has an inner derivative.
#
# </details>
# <details><summary>Hint 2: the middle</summary>
#
# Multiply the bracket out with $p\,(1-p)$. Each term loses its denominator.
#
# </details>
# <details><summary>Hint 3: when SymPy is too quick</summary>
#
# SymPy sorts and cancels while you type, so two steps may become the same expression. Leave one of them out then.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "bce-derivation", "locked": false, "schema_version": 3, "solution": true, "task": false}
y, p = sp.symbols("y p", positive=True)

steps = None  # a list of at least three expressions
### BEGIN SOLUTION
steps = [
    (-y / p + (1 - y) / (1 - p)) * p * (1 - p),
    -y * (1 - p) + (1 - y) * p,
    p - y,
]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "bce-derivation-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
label, q = sp.symbols("y p", positive=True)
cross_entropy = -label * sp.log(q) - (1 - label) * sp.log(1 - q)
end = {
    "the last step is a sum of two terms": lambda last: last.is_Add and len(last.args) == 2,
    "the last step has no fraction": lambda last: sp.denom(sp.together(last)) == 1,
}
check.derivation(
    steps,
    sp.diff(cross_entropy, q) * q * (1 - q),
    domains={"y": arguments.unit_interval, "p": arguments.fraction},
    end=end,
    task="bce-derivation",
    points={"steps": 1, "end": 1},
)

# %% [markdown]
# ### 3b: the square (1 point)
#
# Now take $L = (p - y)^2$ with $p = \sigma(z)$. Find $\partial L / \partial z$ as a SymPy expression in `y` and `z`. Any
# equivalent form is right.
#
# <details><summary>Hint 1: write the loss first</summary>
#
# Put $1/(1 + e^{-z})$ in the place of $p$. SymPy's exponential is `sp.exp`.
#
# </details>
# <details><summary>Hint 2: let SymPy do it</summary>
#
# `sp.diff` takes an expression and a symbol.
#
# </details>
# <details><summary>Hint 3: or by hand</summary>
#
# The first factor of the product is the slope of the square, the second is the one above. Nothing cancels here.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "square-slope", "locked": false, "schema_version": 3, "solution": true, "task": false}
y, z = sp.symbols("y z", real=True)

square_slope = None  # your expression
### BEGIN SOLUTION
square_slope = sp.diff((1 / (1 + sp.exp(-z)) - y) ** 2, z)
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "square-slope-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
score = sp.Symbol("z", real=True)
of_score = activations.sigmoid.expression.subs(activations.sigmoid.symbols["x"], score)
square = losses.mean_squared_error.expression.subs(losses.mean_squared_error.symbols["y_hat"], of_score)
check.expression(
    square_slope,
    square.diff(score),
    domains={"y": arguments.unit_interval, "z": arguments.real},
    task="square-slope",
    points=1,
)

# %% [markdown]
# ### 3c: where the square lets go (1 point)
#
# Let the label be 0. A positive score is a wrong answer then, and the slope by the score is its pull back. Find two scores:
#
# - `z_strongest`, at which the pull of the **square** is largest, to three decimals;
# - `z_thousandth`, the smallest **whole** score above 0 at which the pull of the square is less than a thousandth of the pull of
#   cross-entropy.
#
# <details><summary>Hint 1: in terms of p</summary>
#
# With $y = 0$ both slopes are short expressions in $p$ alone. Look for the largest value there, then go back to the score.
#
# </details>
# <details><summary>Hint 2: from p to z</summary>
#
# The score of a probability is $z = \log\frac{p}{1-p}$.
#
# </details>
# <details><summary>Hint 3: the second score</summary>
#
# Divide one pull by the other first. What is left has only one factor that becomes small. Try whole numbers.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "pull", "locked": false, "schema_version": 3, "solution": true, "task": false}
z_strongest = None  # your number
z_thousandth = None  # your number
### BEGIN SOLUTION
z_strongest = np.log(2)  # p = 2/3
z_thousandth = 8  # 2 p (1 - p) is 0.0018 at 7 and 0.00067 at 8
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "pull-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def pull_of_square(z):
    return 2 * activations.sigmoid(z) * activations.sigmoid.derivative(z)


def shares(z):
    """Return the pull of the square over that of cross-entropy, here and one score earlier."""
    z = np.array([z, z - 1])
    return pull_of_square(z) / losses.binary_cross_entropy_with_logits.gradient([0, 0], z, reduction="none")


nearby = np.array([-2e-3, 2e-3])
statements = {
    "the pull of the square at z_strongest is larger than 0.002 to either side": lambda a, b: np.all(
        pull_of_square(a) > pull_of_square(a + nearby)
    ),
    "z_thousandth is a whole number above 0": lambda a, b: b > 0 and b == round(b),
    "the share at z_thousandth is below a thousandth": lambda a, b: shares(b)[0] < 1e-3,
    "the share one score earlier is not": lambda a, b: shares(b)[1] >= 1e-3,
}
check.value([z_strongest, z_thousandth], statements, task="pull", points=1)

# %% [markdown]
# ## Task 4: scores that break the loss (4 points)
#
# ### 4a: break it (1 point)
#
# The function below computes the loss of a score the obvious way. Try whole scores and find
#
# - `breaks_right`, the smallest whole score above 0 that costs infinity with label **0**;
# - `breaks_left`, the whole score below 0, as near to 0 as possible, that costs infinity with label **1**.
#
# The true loss is about $|z|$ at both. The two scores lie far apart, since two different things happen.
#
# <details><summary>Hint 1: search</summary>
#
# Put the calls into a loop over whole scores. Stop at the first infinite loss. NumPy warns on the way; let it.
#
# </details>
# <details><summary>Hint 2: on the right</summary>
#
# Look at `1 + np.exp(-z)` for $z = 36$ and beyond.
#
# </details>
# <details><summary>Hint 3: on the left</summary>
#
# The largest float is about $1.8 \cdot 10^{308}$. Which power of $e$ is that?
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "naive-loss", "locked": true, "schema_version": 3, "solution": false, "task": false}
def naive_loss(label, z):
    """Return the loss of a score z, a float, with label 0 or 1; naive_loss(1, 0.0) is about 0.6931."""
    p = 1 / (1 + np.exp(-z))
    return -np.log(p) if label == 1 else -np.log(1 - p)


# %% nbgrader={"grade": false, "grade_id": "breaking-scores", "locked": false, "schema_version": 3, "solution": true, "task": false}
breaks_right = None  # your number
breaks_left = None  # your number
### BEGIN SOLUTION
breaks_right = 37
breaks_left = -710
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "breaking-scores-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def is_infinite(label, z):
    """Return whether the naive loss of a score is infinite."""
    p = 1 / (1 + np.exp(-np.float64(z)))
    return np.isinf(-np.log(p) if label == 1 else -np.log(1 - p))


statements = {
    "both are whole numbers": lambda right, left: right == round(right) and left == round(left),
    "breaks_right is above 0, breaks_left below": lambda right, left: right > 0 > left,
    "the loss at breaks_right is infinite": lambda right, left: is_infinite(0, right),
    "one score before breaks_right it is finite": lambda right, left: not is_infinite(0, right - 1),
    "the loss at breaks_left is infinite": lambda right, left: is_infinite(1, left),
    "one score nearer to 0 than breaks_left it is finite": lambda right, left: not is_infinite(1, left + 1),
}
check.value([breaks_right, breaks_left], statements, task="breaking-scores", points=1)

# %% [markdown]
# ### 4b: repair it (3 points)
#
# Write the mean binary cross-entropy of scores, for labels $y$ and $p = \sigma(z)$, so that no score breaks it.
#
# - **values**, 1 point: right for scores of moderate size.
# - **extremes**, 1 point: right for scores like $\pm 40$ and $\pm 1000$, whether they agree with the label or not.
# - **input**, 1 point: lists and tables work too (the mean goes over all entries), and your function leaves its arguments as
#   they were.
#
# <details><summary>Hint 1: do not form p</summary>
#
# $-\log\sigma(z) = \log(1 + e^{-z})$, and $-\log(1 - \sigma(z))$ is the same with the other sign of $z$.
#
# </details>
# <details><summary>Hint 2: large exponents</summary>
#
# $\log(1 + e^{z}) = z + \log(1 + e^{-z})$. Take the side on which the exponent is negative. `np.abs` and `np.maximum` serve
# both sides at once.
#
# </details>
# <details><summary>Hint 3: small exponentials</summary>
#
# `np.log(1 + e)` is 0 for $e = 10^{-17}$. `np.log1p(e)` is not.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "bce-logits", "locked": false, "schema_version": 3, "solution": true, "task": false}
def binary_cross_entropy_with_logits(y, z):
    """Return the mean binary cross-entropy of scores, one number.

    y: labels, each 0, 1 or between. z: scores of any size. Lists are allowed.
    Both have one shape: (N,), or (N, K) where a sample has K labels of its own.

    Example: binary_cross_entropy_with_logits([0, 1], [40.0, 1000.0]) is 20.0.
    """
    ### BEGIN SOLUTION
    y = np.asarray(y, dtype=float)
    z = np.asarray(z, dtype=float)
    tail = np.log1p(np.exp(-np.abs(z)))
    return np.mean(y * np.maximum(-z, 0) + (1 - y) * np.maximum(z, 0) + tail)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "bce-logits-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
check.loss(
    binary_cross_entropy_with_logits,
    losses.binary_cross_entropy_with_logits,
    task="bce-logits",
    points={"values": 1, "extremes": 1, "input": 1},
)

# %% [markdown]
# ## Task 5: its gradient, with a weight for the rare label (2 points)
#
# Where label 1 is rare, its term is often given a weight $w_+$:
#
# $$L_i = -\,w_+\, y_i \log p_i - (1 - y_i) \log(1 - p_i) , \qquad p_i = \sigma(z_i)$$
#
# Write the gradient of the **mean** of these losses, over all entries, by the scores. Use `activations.sigmoid` of lossedu.
#
# - **values**, 1 point: right for $w_+ = 1$, where you get it when the call does not name it.
# - **parameters**, 1 point: right for other $w_+$.
#
# <details><summary>Hint 1: without a weight</summary>
#
# The result of task 3a is the slope of one loss. Only one term of the mean contains $z_i$.
#
# </details>
# <details><summary>Hint 2: two terms apart</summary>
#
# Multiply the slope of each term by $p\,(1-p)$ before you add them. The weight stays with its term.
#
# </details>
# <details><summary>Hint 3: a test of your own</summary>
#
# For $y = 1$ the slope must be proportional to $w_+$. For $y = 0$ it must not contain it.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "bce-logits-gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def bce_gradient(y, z, pos_weight=1.0):
    """Return the gradient of the mean weighted loss by the scores, an array of the shape of z.

    y: labels, each 0, 1 or between. z: scores. Both arrays of one shape, (N,) or (N, K).
    pos_weight: a number, at least 0.

    Example: bce_gradient(np.array([1.0, 0.0]), np.array([0.0, 0.0]), pos_weight=3.0) is [-0.75, 0.25].
    """
    ### BEGIN SOLUTION
    p = activations.sigmoid(z)
    return ((1 - y) * p - pos_weight * y * (1 - p)) / z.size
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "bce-logits-gradient-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def gradient(y, z, pos_weight=1.0):
    return losses.binary_cross_entropy_with_logits.gradient(y, z, pos_weight=pos_weight)


def calls(rng):
    def scores(*shape):
        return rng.integers(-24, 25, shape) / 8 + 1 / 16

    def drawn(*shape):
        labels = np.resize([1.0, 0.0, 0.25, 0.0, 0.75], shape)
        return rng.permuted(labels), scores(*shape)

    yield "values", "5 samples", drawn(5)
    yield "values", "labels 0 and 1", (np.array([1.0, 0.0, 0.0]), scores(3))
    yield "values", "one sample", (np.array([1.0]), scores(1))
    yield "values", "2 samples with 5 labels each", drawn(2, 5)
    for weight in (rng.integers(2, 10) * 1.0, rng.integers(1, 8) / 8, 0.0):
        yield "parameters", f"5 samples, pos_weight = {weight}", drawn(5), {"pos_weight": weight}
    yield "parameters", "labels 0 and 1, pos_weight = 3.0", (np.array([1.0, 0.0, 0.0]), scores(3), 3.0)


check.function(
    bce_gradient,
    gradient,
    calls,
    task="bce-logits-gradient",
    points={"values": 1, "parameters": 1},
    may_use=(activations.sigmoid,),
)

# %% [markdown]
# ## Task 6: logistic regression (3 points)
#
# ### 6a: descend (2 points)
#
# The scores of a linear model are $z = Xw$: a row of $X$ is a sample, a column is a feature. Its objective is
#
# $$J(w) = \mathrm{BCE}(y, Xw) + \frac{\lambda}{2} \lVert w \rVert^2 .$$
#
# Start with $w = 0$ and make `steps` steps $w \leftarrow w - \eta\, \nabla J(w)$. Return the last $w$ and the **curve**: $J$ at
# the start and after each step. Use `activations.sigmoid` and `losses.binary_cross_entropy_with_logits(y, z)` of lossedu.
#
# - **descent**, 1 point: for $\lambda = 0$ the curve is the curve of your weights, it falls, and in the end the gradient is small.
# - **penalty**, 1 point: the same for $\lambda > 0$, also for labels that a line separates.
#
# <details><summary>Hint 1: the gradient by the weights</summary>
#
# Features times residuals: $\frac1N X^\top (p - y)$. The penalty adds $\lambda w$.
#
# </details>
# <details><summary>Hint 2: how long the curve is</summary>
#
# The start is not a step: ten steps give a curve of eleven numbers. What is $J(0)$?
#
# </details>
# <details><summary>Hint 3: a curve that rises</summary>
#
# Look at the sign of the step first. Then look for a missing $\frac1N$, which makes the rate $N$ times as large.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "logistic-descent", "locked": false, "schema_version": 3, "solution": true, "task": false}
def descend(X, y, eta, steps, l2=0.0):
    """Return the weights, shape (D,), and the curve, shape (steps + 1,), of gradient descent from w = 0.

    X: array of shape (N, D). y: labels 0 and 1, shape (N,).
    eta: the learning rate. l2: the number λ, at least 0.

    Example: descend(np.array([[1.0], [1.0]]), np.array([1.0, 1.0]), 2.0, 1)
    is about ([1.0], [0.6931, 0.3133]).
    """
    ### BEGIN SOLUTION
    w = np.zeros(X.shape[1])
    curve = []
    for step in range(steps + 1):
        if step > 0:
            p = activations.sigmoid(X @ w)
            w = w - eta * (X.T @ (p - y) / len(y) + l2 * w)
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w) + l2 / 2 * np.sum(w**2))
    return w, np.array(curve)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "logistic-descent-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def calls(rng):
    for group, labels, l2 in (
        ("descent", [0, 0, 0, 1, 0, 1, 1, 1], 0.0),
        ("descent", [0, 0, 1, 0, 1, 1], 0.0),
        ("penalty", [0, 0, 0, 1, 0, 1, 1], 0.5),
        ("penalty", [0, 0, 0, 1, 1, 1], 0.25),
    ):
        place = np.arange(len(labels)) - len(labels) / 2 + rng.integers(0, 4, len(labels)) / 8
        X = np.column_stack([np.ones(len(labels)), place / 2])
        what = f"{len(labels)} samples, l2 = {l2}" if l2 else f"{len(labels)} samples"
        yield group, what, (X, np.array(labels), 2.0, 20, l2) if l2 else (X, np.array(labels), 2.0, 20)


def value_and_gradient(w, X, y, eta, steps, l2=0.0):
    """Return J and its gradient at the weights w."""
    model = classifiers.LinearModel(w, 0.0, losses.binary_cross_entropy_with_logits, l2=l2)
    J, (slopes, _) = model.loss_and_gradients(X, y)
    return J, slopes


def after_one_step(X, y, eta, *rest):
    start = np.zeros(X.shape[1])
    return value_and_gradient(start - eta * value_and_gradient(start, X, y, eta, *rest)[1], X, y, eta, *rest)[
        0
    ]


every_curve = {
    "the curve has steps + 1 entries": lambda result, X, y, eta, steps, *l2: len(result[1]) == steps + 1,
    "it starts at J(0), which is log 2": lambda result, *args: abs(result[1][0] - np.log(2)) < 1e-5,
    "its second entry is J after one step from 0": lambda result, *args: (
        abs(result[1][1] - after_one_step(*args)) < 1e-5
    ),
    "it rises nowhere": lambda result, *args: np.all(np.diff(result[1]) < 1e-6),
    "it ends at J of the weights that come back": lambda result, *args: (
        abs(result[1][-1] - value_and_gradient(result[0], *args)[0]) < 1e-7
    ),
    "at these weights the gradient of J is small": lambda result, *args: (
        np.linalg.norm(value_and_gradient(result[0], *args)[1]) < 0.05
    ),
}
right_decisions = {
    "all but two samples are on the right side": lambda result, X, y, *rest: (
        np.sum((X @ result[0] > 0) == y) >= len(y) - 2
    )
}
check.training(
    descend,
    calls,
    {"descent": every_curve | right_decisions, "penalty": every_curve},
    parts=("weights", "curve"),
    task="logistic-descent",
    points={"descent": 1, "penalty": 1},
    may_use=(activations.sigmoid, losses.binary_cross_entropy_with_logits),
)

# %% [markdown]
# ### 6b: read the curve (1 point)
#
# The cups of the book fell from one to eight decimetres. `curve(eta, origin)` below gives the losses of 30 steps for heights
# that are counted from `origin`; entry $n$ is the loss after $n$ steps. Plot some, and find
#
# - `eta_falls` and `eta_rises` for `origin = 0`: with the first rate the loss falls in each of the 30 steps, with the second, which
#   is at most a quarter larger, it rises in some step;
# - `steps_from_mean`: count the heights from their mean, 4.5, and keep `eta_falls`. After how many steps is the loss first lower
#   than what the other curve reaches in 30?
#
# <details><summary>Hint 1: does it fall everywhere?</summary>
#
# A rise may be small and early, and hard to see. `np.diff(losses)` holds the change of every step.
#
# </details>
# <details><summary>Hint 2: a search</summary>
#
# Start with a rate that falls and double it until it does not. Then halve the interval between the two.
#
# </details>
# <details><summary>Hint 3: the second curve</summary>
#
# Compare it with one number, the last entry of the first curve. Entry 0 is the start, so the place of an entry is its number
# of steps.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "cups-curve", "locked": true, "schema_version": 3, "solution": false, "task": false}
height, broke = datasets.cups()


def curve(eta, origin):
    """Return the 31 losses before and after each of 30 steps; curve(0.1, 0)[0] is about 0.6931."""
    model = classifiers.LinearModel([0.0], 0.0, losses.binary_cross_entropy_with_logits)
    X = (height - origin).reshape(-1, 1)
    return np.array(training.train(model, X, broke, training.GradientDescent(eta), epochs=31).loss)


# %% nbgrader={"grade": false, "grade_id": "descent-curve", "locked": false, "schema_version": 3, "solution": true, "task": false}
eta_falls = None  # your number
eta_rises = None  # your number
steps_from_mean = None  # your number
### BEGIN SOLUTION
eta_falls = 0.35
eta_rises = 0.4
steps_from_mean = 2  # the first n with curve(0.35, 4.5)[n] < curve(0.35, 0)[-1]
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "descent-curve-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def losses_of(eta, origin):
    """Return the losses of the cups before and after each of 30 steps."""
    x, labels = datasets.cups()
    model = classifiers.LinearModel([0.0], 0.0, losses.binary_cross_entropy_with_logits)
    rule = training.GradientDescent(eta)
    return np.array(training.train(model, (x - origin).reshape(-1, 1), labels, rule, epochs=31).loss)


def steps_needed(eta):
    """Return after how many steps the heights from the mean have done better than the others in 30."""
    return np.argmax(losses_of(eta, 4.5) < losses_of(eta, 0.0)[-1])


statements = {
    "with eta_falls the loss falls in every step": lambda low, high, n: np.all(
        np.diff(losses_of(low, 0.0)) < 0
    ),
    "with eta_rises it rises in some step": lambda low, high, n: np.any(np.diff(losses_of(high, 0.0)) > 0),
    "eta_rises is larger, by a quarter at most": lambda low, high, n: low < high <= 1.25 * low,
    "steps_from_mean is the first number of steps after which it is lower": lambda low, high, n: (
        n == steps_needed(low)
    ),
}
check.value([eta_falls, eta_rises, steps_from_mean], statements, task="descent-curve", points=1)

# %% [markdown]
# ## Task 7: a counterexample to a wrong statement (1 point)
#
# One of the sources of this course (S4) trains a linear model $\hat y = \sigma(wx + b)$ by cross-entropy on endless data. It says
# that the expected gradient is zero **only if** $\hat y$ is the true probability $p(1|x)$ for every $x$. Zero it is then, but not
# only then. What holds in truth are as many equations as there are weights:
#
# $$\mathrm{E}\bigl[\hat y - p(1|x)\bigr] = 0 , \qquad \mathrm{E}\bigl[(\hat y - p(1|x))\,x\bigr] = 0$$
#
# Prove it. Let $x$ be $-1$, $0$ or $1$, each equally often, and let $w = b = 0$. Choose the three true probabilities $p(1|{-1})$,
# $p(1|0)$ and $p(1|1)$ such that
#
# - both expected derivatives, by $b$ and by $w$, are zero,
# - each of the three true probabilities differs from $\hat y$ by at least 0.1.
#
# <details><summary>Hint 1: what the model says</summary>
#
# With $w = b = 0$ every score is 0, and $\hat y$ is the same for every $x$.
#
# </details>
# <details><summary>Hint 2: the second equation</summary>
#
# The sample at $x = 0$ does not occur in it. What does it say about the two others?
#
# </details>
# <details><summary>Hint 3: the first equation</summary>
#
# Three differences must add up to 0. Two of them are equal, so the third is fixed.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "zero-gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
probabilities = None  # a list of three numbers, for x = -1, 0 and 1
### BEGIN SOLUTION
probabilities = [0.375, 0.75, 0.375]
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "zero-gradient-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def expected_gradient(true):
    """Return the expected derivatives by w and b at w = b = 0."""
    model = classifiers.LinearModel([0.0], 0.0, losses.binary_cross_entropy_with_logits)
    by_w, by_b = model.loss_and_gradients([[-1.0], [0.0], [1.0]], np.array(true))[1]
    return by_w[0], by_b


statements = {
    "there are three probabilities between 0 and 1": lambda *true: (
        len(true) == 3 and all(0 <= probability <= 1 for probability in true)
    ),
    "the derivative by b is 0": lambda *true: abs(expected_gradient(true)[1]) < 1e-6,
    "the derivative by w is 0": lambda *true: abs(expected_gradient(true)[0]) < 1e-6,
    "each differs from the prediction by at least 0.1": lambda *true: all(
        abs(probability - 0.5) > 0.1 - 1e-9 for probability in true
    ),
}
check.value(probabilities, statements, task="zero-gradient", points=1)

# %% [markdown] nbgrader={"grade": false, "grade_id": "rare-fault-question", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## Task 8: an answer in words (2 points)
#
# One screw in a hundred has a fault. Model A was trained with binary cross-entropy, model B with the same loss and a weight of 99
# on faults. Somebody reports that A is right on 99 % of all screws, and proposes to use B since it finds more faults. Say what
# the 99 % are worth. Then take a screw for which B says 0.5: what do you expect A to say, and how can A be made to decide
# like B? Which of the two do you keep if the fault rate is to be reported too? At most 150 words. This answer is read by
# a person.
#
# ### BEGIN MARK SCHEME
# 1 point: a model that never reports a fault is right on 99 % as well, so that accuracy says nothing here (precision and recall, or
# costs, would); and the weight multiplies the odds by 99, so that where B says 0.5 A says about 0.01.
#
# 1 point: A decides like B if its threshold is lowered from 0.5 to 0.01 (a score above $-\log 99$); A is kept, since its probabilities
# are those of the data, while B's are too high on purpose.
#
# A half point each for a true statement without a reason.
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade": true, "grade_id": "rare-fault", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# A model that calls every screw good is right on 99 % too, so the number says nothing about faults. Precision and recall would. The
# weight of 99 multiplies the odds that B states by 99. Where B says 0.5, its odds are one to one, so A's odds are one to 99: I expect
# A to say 0.01. If A reports a fault from 0.01 on, instead of from 0.5 on, it decides nearly like B and finds as many faults. I keep A.
# Its probabilities are meant to agree with the data, so their mean estimates the fault rate; those of B are too high on
# purpose. Which threshold is right depends on what a missed fault costs compared with a false alarm.
