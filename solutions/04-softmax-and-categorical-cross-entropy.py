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
# # Assignment 4: Softmax and categorical cross-entropy
#
# 20 points, about two hours. It goes with chapter 4 of the book, *Softmax and categorical cross-entropy*. S1 to S5 are sources of this
# course, which the bibliography of the book lists.
#
# | Task | What you write | Points |
# |---|---|---|
# | 1 | the softmax of a batch | 3 |
# | 2 | its Jacobian | 1 |
# | 3 | scores that break the loss, and a loss that they do not break | 3 |
# | 4 | the gradient: derived step by step, then in NumPy | 4 |
# | 5 | a derivative with SymPy | 1 |
# | 6 | a divergence, and a wrong table | 3 |
# | 7 | a classifier, trained | 3 |
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
# number does not. Tasks do not depend on each other: a task that needs an earlier result takes it from lossedu and names
# the function; no other function of lossedu may do the work of a task. Before you hand in, `lossedu check` runs the whole
# notebook from top to bottom and adds the points up.
#
# **Letters**, as in the book: $z$ is a row of scores, one a class, $p = \mathrm{softmax}(z)$, $y$ the true class, counted from 0.
# $N$ is the number of rows, $C$ the number of classes.

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
import numpy as np
import sympy as sp

from lossedu import activations, arguments, classifiers, datasets, losses, training
from lossedu.checks import check


def curve(eta, steps):
    """Return the losses of task 7b, one before each step, at the learning rate eta."""
    X, y = datasets.blobs(spread=1.0)
    model = classifiers.LinearModel(np.zeros((2, 3)), np.zeros(3), losses.softmax_cross_entropy)
    return np.array(training.train(model, X, y, training.GradientDescent(eta), epochs=steps).loss)


# %% [markdown]
# ## Task 1: the softmax of a batch (3 points)
#
# Turn every row of scores into probabilities,
#
# $$p_{ik} = \frac{e^{z_{ik}}}{\sum_{j} e^{z_{ij}}} .$$
#
# - **values**, 1 point: right for arrays of shape (N, C), for one row too.
# - **extremes**, 1 point: right for scores near 1000, and for a batch in which one row lies far above the others.
# - **input**, 1 point: lists and whole numbers work too, and your function leaves its argument as it was.
#
# <details><summary>Hint 1: along a row</summary>
#
# `sum` and `max` take an axis. With `keepdims=True` the result of a table of shape (N, C) has shape (N, 1), which NumPy
# divides by row by row.
#
# </details>
# <details><summary>Hint 2: scores near 1000</summary>
#
# $e^{1000}$ is too large for a float. A constant taken off all scores of a row does not change the probabilities. Which
# constant makes sure that no exponent is above zero?
#
# </details>
# <details><summary>Hint 3: one row far above the others</summary>
#
# Try the rows (1000, 1001) and (0, 1) in one batch. If your second row is not a number, look at what you took off it.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "softmax", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax(Z):
    """Return the softmax of every row of Z, an array of shape (N, C).

    Z: scores, numbers of shape (N, C); lists are allowed.

    Example: softmax([[0.0, 0.0], [1000.0, 0.0]]) is [[0.5, 0.5], [1.0, 0.0]].
    """
    ### BEGIN SOLUTION
    Z = np.asarray(Z, dtype=float)
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "softmax-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
points = {"values": 1, "extremes": 1, "input": 1}
verdict = check.activation(softmax, activations.softmax, task="softmax", points=points)
### BEGIN HIDDEN TESTS
verdict = check.activation(softmax, activations.softmax, task="softmax", points=points, rounds=8)
### END HIDDEN TESTS
verdict

# %% [markdown]
# ## Task 2: its Jacobian (1 point)
#
# Write the matrix of all derivatives of one softmax. In row $k$ and column $j$ stands $\partial p_k / \partial z_j$. The
# scores themselves are not needed: all entries follow from the probabilities $p$.
#
# - **values**, 1 point: right for any number of classes.
#
# <details><summary>Hint 1: two cases</summary>
#
# Quotient rule, with $S = \sum_j e^{z_j}$. A class's own score stands above and below the line, another class's score only below.
#
# </details>
# <details><summary>Hint 2: a test on paper</summary>
#
# If all scores grow alike, no probability moves. So every row of the matrix adds up to zero.
#
# </details>
# <details><summary>Hint 3: in NumPy</summary>
#
# `np.diag` makes a matrix of a vector, `np.outer` multiplies each entry of a vector by each of another.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "softmax-jacobian", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax_jacobian(p):
    """Return the derivatives of the probabilities p by the scores, an array of shape (C, C).

    p: the softmax of one row of scores, an array of shape (C,) with entries above 0 and sum 1.

    Example: softmax_jacobian(np.array([0.5, 0.5])) is [[0.25, -0.25], [-0.25, 0.25]].
    """
    ### BEGIN SOLUTION
    return np.diag(p) - np.outer(p, p)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "softmax-jacobian-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def rows_of_probabilities(rng):
    for classes in (3, 2, 5, 4):
        counts = 1 + rng.permutation(np.arange(classes))
        yield "values", f"{classes} classes", (counts / counts.sum(),)


def by_lossedu(p):
    return activations.softmax.jacobian(np.log(p))


check.function(
    softmax_jacobian, by_lossedu, rows_of_probabilities, task="softmax-jacobian", points={"values": 1}
)

# %% [markdown]
# ## Task 3: the loss from scores (3 points)
#
# ### 3a: make it fail (1 point)
#
# Find three numbers.
#
# - `largest`: a score whose exponential is finite in float64, while that of `largest + 0.001` overflows.
# - `z_true` and `z_other`: two scores, the first of the true class. The softmax is the stable one of the book, yet its
#   probability of the true class is stored as 0, so that minus its logarithm is infinite. The loss itself, as
#   `losses.softmax_cross_entropy(0, [z_true, z_other])` computes it, is below 1000.
#
# <details><summary>Hint 1: the largest float</summary>
#
# `np.finfo(float).max` is the largest number of float64. Of which score is it the exponential?
#
# </details>
# <details><summary>Hint 2: two scores</summary>
#
# After the largest score is taken off, one exponential is $e^0$. The other one can be as small as you like.
#
# </details>
# <details><summary>Hint 3: how far apart</summary>
#
# The loss is about the distance of the two scores. Try 100, then more. Where does `np.exp(-distance)` become 0?
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "softmax-overflow", "locked": false, "schema_version": 3, "solution": true, "task": false}
largest = None  # your number
z_true = None  # your number
z_other = None  # your number
### BEGIN SOLUTION
largest = np.log(np.finfo(float).max)
z_true = 0.0
z_other = 800.0
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "softmax-overflow-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
statements = {
    "exp(largest) is finite": lambda largest, z_true, z_other: np.isfinite(np.exp(largest)),
    "exp(largest + 0.001) overflows": lambda largest, z_true, z_other: np.isinf(np.exp(largest + 0.001)),
    "the stable softmax gives the true class the probability 0": lambda largest, z_true, z_other: (
        activations.softmax([z_true, z_other])[0] == 0
    ),
    "the loss itself is below 1000": lambda largest, z_true, z_other: (
        losses.softmax_cross_entropy(0, [z_true, z_other]) < 1000
    ),
}
check.value([largest, z_true, z_other], statements, task="softmax-overflow", points=1)

# %% [markdown]
# ### 3b: repair it (2 points)
#
# Write the mean cross-entropy of the softmax, straight from the scores:
#
# $$L = \frac1N \sum_{i=1}^{N} -\log p_{i, y_i}$$
#
# - **values**, 1 point: the value is right.
# - **extremes**, 1 point: right for large scores, for one row far above the others, and where the true class lies far below
#   another one: the loss is then large, but it is a number.
#
# <details><summary>Hint 1: pick one entry a row</summary>
#
# `A[np.arange(len(y)), y]` takes the entry in column `y[i]` of each row `i`.
#
# </details>
# <details><summary>Hint 2: before you compute, on paper</summary>
#
# Write $-\log p_y$ with the definition of softmax put in, and use $\log(a/b) = \log a - \log b$. One exponential goes away.
#
# </details>
# <details><summary>Hint 3: the sum that is left</summary>
#
# $\log \sum_j e^{z_j} = m + \log \sum_j e^{z_j - m}$ for every $m$. Choose $m$ for each row so that one term of the sum is 1.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "softmax-ce", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax_cross_entropy(y, Z):
    """Return the mean cross-entropy of the softmax of scores, one number.

    y: true classes, whole numbers from 0 to C - 1, an array of shape (N,).
    Z: scores, an array of shape (N, C).

    Example: softmax_cross_entropy(np.array([0, 1]), np.array([[0.0, 0.0], [800.0, 0.0]]))
    is about 400.34657359.
    """
    ### BEGIN SOLUTION
    largest = Z.max(axis=1)
    log_sum = largest + np.log(np.exp(Z - largest[:, np.newaxis]).sum(axis=1))
    return np.mean(log_sum - Z[np.arange(len(y)), y])
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "softmax-ce-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
about = {"task": "softmax-ce", "points": {"values": 1, "extremes": 1}}
verdict = check.loss(softmax_cross_entropy, losses.softmax_cross_entropy, **about)
### BEGIN HIDDEN TESTS
verdict = check.loss(softmax_cross_entropy, losses.softmax_cross_entropy, rounds=8, **about)
### END HIDDEN TESTS
verdict

# %% [markdown]
# ## Task 4: the gradient (4 points)
#
# ### 4a: derive it (2 points)
#
# The loss of one sample with three classes and a label $y = (y_0, y_1, y_2)$ is $L = -\sum_k y_k \log p_k$. The label may be
# one-hot or any other three numbers that add up to 1; that is why $y_2$ stands below as $1 - y_0 - y_1$.
#
# Derive $\partial L / \partial z_0$ as a list of at least three SymPy expressions. The first is the chain rule,
#
# $$\frac{\partial L}{\partial z_0} = \sum_k -\frac{y_k}{p_k}\,\frac{\partial p_k}{\partial z_0} ,$$
#
# or `sp.diff(L, z_0)`. Each further one equals the one before, in another form. The last is $p_0 - y_0$. Write them with the names
# of the cell below: `z_0`, `p_0`, `y_0` and so on.
#
# SymPy shortens some products as you type them, such as $\frac{1}{p_0} \cdot p_0$. A step that then reads like the one before does not count.
#
# - **steps**, 1 point: there are three steps or more, the first equals the derivative, and every other one equals the one before.
# - **end**, 1 point: the last step is $p_0 - y_0$.
#
# <details><summary>Hint 1: the derivatives of the probabilities</summary>
#
# $\partial p_0 / \partial z_0 = p_0 (1 - p_0)$, and for another class $\partial p_k / \partial z_0 = -p_k\,p_0$.
#
# </details>
# <details><summary>Hint 2: the middle</summary>
#
# Each $p_k$ of the softmax cancels the $1/p_k$ of the logarithm. What is left are three terms without a fraction in front.
#
# </details>
# <details><summary>Hint 3: the end</summary>
#
# Collect the terms with $p_0$. Their factor is $y_0 + y_1 + y_2$.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "softmax-ce-steps", "locked": false, "schema_version": 3, "solution": true, "task": false}
z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
y_0, y_1 = sp.symbols("y_0 y_1", real=True)
y_2 = 1 - y_0 - y_1

S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
L = -y_0 * sp.log(p_0) - y_1 * sp.log(p_1) - y_2 * sp.log(p_2)

softmax_ce_steps = None  # your list of expressions
### BEGIN SOLUTION
softmax_ce_steps = [
    -y_0 / p_0 * sp.diff(p_0, z_0) - y_1 / p_1 * sp.diff(p_1, z_0) - y_2 / p_2 * sp.diff(p_2, z_0),
    -y_0 * (1 - p_0) + y_1 * p_0 + y_2 * p_0,
    p_0 - y_0,
]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "softmax-ce-steps-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
letters = sp.symbols("z_0 z_1 z_2 y_0 y_1", real=True)
start = sp.exp(letters[0]) / sum(sp.exp(z) for z in letters[:3]) - letters[3]


def terms_with_labels(step):
    return [str(term) for term in sp.Add.make_args(step) if "y_" in str(term)]


check.derivation(
    softmax_ce_steps,
    start,
    domains={letter.name: arguments.real for letter in letters},
    end={"the label stands in one term, - y_0": lambda step: terms_with_labels(step) == ["-y_0"]},
    task="softmax-ce-steps",
    points={"steps": 1, "end": 1},
)

# %% [markdown]
# ### 4b: write it (2 points)
#
# Now for a batch, and with **label smoothing**: the label of a row is
#
# $$\tilde y_k = (1 - \varepsilon)\,y_k + \frac{\varepsilon}{C} ,$$
#
# where $y_k$ is 1 for the true class and 0 for the others. Write the gradient of the mean loss by the scores.
#
# - **values**, 1 point: right for $\varepsilon = 0$, which you get when the call does not name it.
# - **parameters**, 1 point: right for other $\varepsilon$.
#
# You may call `activations.softmax`.
#
# <details><summary>Hint 1: one row</summary>
#
# 4a did not ask whether the label is one-hot. Put the smoothed label where $y$ stood.
#
# </details>
# <details><summary>Hint 2: labels as rows</summary>
#
# Start with a table that holds $\varepsilon / C$ everywhere, and add to one entry of each row.
#
# </details>
# <details><summary>Hint 3: two tests</summary>
#
# Every row of the gradient adds up to zero. And the same batch twice has gradients half as large, since the loss is a mean.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "softmax-ce-gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    """Return the gradient of the mean softmax cross-entropy by the scores, an array of shape (N, C).

    y: true classes, whole numbers from 0 to C - 1, an array of shape (N,).
    Z: scores, an array of shape (N, C).
    label_smoothing: a number from 0 to 1.

    Example: softmax_cross_entropy_gradient(np.array([0]), np.array([[0.0, 0.0]])) is [[-0.5, 0.5]].
    """
    ### BEGIN SOLUTION
    n, classes = Z.shape
    target = np.full((n, classes), label_smoothing / classes)
    target[np.arange(n), y] += 1 - label_smoothing
    return (activations.softmax(Z) - target) / n
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "softmax-ce-gradient-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check.gradient(
    softmax_cross_entropy_gradient,
    losses.softmax_cross_entropy,
    task="softmax-ce-gradient",
    points={"values": 1, "parameters": 1},
    may_use=(activations.softmax,),
)

# %% [markdown]
# ## Task 5: a derivative with SymPy (1 point)
#
# A classifier that is too sure is mended by a temperature $T$, which divides its scores. For one sample of three classes, of
# which class 0 is the true one, the loss is then
#
# $$L = \log\left( e^{z_0/T} + e^{z_1/T} + e^{z_2/T} \right) - \frac{z_0}{T} .$$
#
# Find $\partial L / \partial T$ as a SymPy expression in the symbols below. Any equivalent form is right.
#
# <details><summary>Hint 1: write the loss first</summary>
#
# Type the loss as a SymPy expression, with `sp.log` and `sp.exp`. `sp.diff` does the rest.
#
# </details>
# <details><summary>Hint 2: or by hand</summary>
#
# The derivative of $z/T$ by $T$ is $-z/T^2$. It appears once for every exponential, and once for the last term.
#
# </details>
# <details><summary>Hint 3: what it means</summary>
#
# The result is $1/T^2$ times a difference: the true score and a mean of all scores, in which each counts with its probability.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "temperature-derivative", "locked": false, "schema_version": 3, "solution": true, "task": false}
z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
T = sp.symbols("T", positive=True)

temperature_derivative = None  # your expression
### BEGIN SOLUTION
L = sp.log(sp.exp(z_0 / T) + sp.exp(z_1 / T) + sp.exp(z_2 / T)) - z_0 / T
temperature_derivative = sp.diff(L, T)
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "temperature-derivative-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
heat = sp.symbols("T", positive=True)
divided = [z / heat for z in sp.symbols("z_0 z_1 z_2", real=True)]
loss = sp.log(sum(sp.exp(part) for part in divided)) - divided[0]
check.expression(
    temperature_derivative,
    sp.diff(loss, heat),
    domains={name: arguments.real for name in ("z_0", "z_1", "z_2")} | {"T": arguments.positive},
    task="temperature-derivative",
    points=1,
)

# %% [markdown]
# ## Task 6: a divergence, and a wrong table (3 points)
#
# ### 6a: the divergence (2 points)
#
# The Kullback-Leibler divergence says what it costs, in nats, to believe $Q$ where $P$ is true:
#
# $$D(P \,\Vert\, Q) = \sum_{k} P_k \log \frac{P_k}{Q_k}$$
#
# - **values**, 1 point: right where all probabilities are above 0.
# - **zeros**, 1 point: a class with $P_k = 0$ costs nothing, whatever $Q_k$ is. If $Q_k = 0$ and $P_k$ is not, the divergence
#   is infinite.
#
# <details><summary>Hint 1: what happens as it stands</summary>
#
# Try `0.0 * np.log(0.0)`. The limit of $p \log p$ at 0 is 0, but NumPy computes factor by factor.
#
# </details>
# <details><summary>Hint 2: leave out</summary>
#
# A comparison such as `P > 0` gives an array of truth values, and `P[P > 0]` the entries for which it holds.
#
# </details>
# <details><summary>Hint 3: infinity</summary>
#
# `np.log` of 0 is minus infinity and a number divided by 0.0 is infinity, both with a warning and no more. Do not repair what is right.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "softmax-kl", "locked": false, "schema_version": 3, "solution": true, "task": false}
def kl_divergence(P, Q):
    """Return the Kullback-Leibler divergence D(P || Q) in nats, one number.

    P, Q: probabilities, arrays of shape (C,), each with sum 1.

    Example: kl_divergence(np.array([0.0, 1.0]), np.array([0.5, 0.5])) is about 0.69314718.
    """
    ### BEGIN SOLUTION
    inside = P > 0
    return np.sum(P[inside] * np.log(P[inside] / Q[inside]))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "softmax-kl-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def pairs_of_distributions(rng):
    for classes in (3, 2, 4):
        counts = [1 + rng.multinomial(16 - classes, np.full(classes, 1 / classes)) for _ in range(2)]
        counts[1] = counts[1] if (counts[0] != counts[1]).any() else np.roll(counts[1], 1)
        yield "values", f"{classes} classes", (counts[0] / 16, counts[1] / 16)
    a, b = (float(n) / 8 for n in rng.choice(np.arange(1, 8), 2, replace=False))
    yield "zeros", "P is sure", (np.array([0.0, 1.0]), np.array([a, 1 - a]))
    yield "zeros", "a class that neither expects", (np.array([a, 0.0, 1 - a]), np.array([b, 0.0, 1 - b]))
    yield "zeros", "a class that Q excludes", (np.array([a, 1 - a, 0.0]), np.array([0.0, b, 1 - b]))


check.function(
    kl_divergence,
    losses.kl_divergence,
    pairs_of_distributions,
    task="softmax-kl",
    points={"values": 1, "zeros": 1},
)

# %% [markdown]
# ### 6b: a wrong table (1 point)
#
# One of the sources of this course (S5) prints cross-entropies $H(P, Q)$ for $P = (0.7, 0.3)$, without a unit:
#
# | row | $Q$ | printed |
# |---|---|---|
# | 0 | (0.5, 0.5) | 0.985 |
# | 1 | (0.7, 0.3) | 0.610 |
# | 2 | (0.9, 0.1) | 1.100 |
#
# Read downwards, the table says that (0.9, 0.1) costs almost twice what the best answer costs. Correct it.
#
# - `nats_0`, `nats_1`, `nats_2`: the three cross-entropies in nats, to three decimals or more.
# - `row_in_bits`: the row whose printed number is right in bits, to two decimals.
# - `row_in_neither`: the row whose printed number is wrong in both units.
#
# <details><summary>Hint 1: the formula</summary>
#
# $H(P, Q) = -\sum_k P_k \log Q_k$. The natural logarithm gives nats, the logarithm to base 2 gives bits.
#
# </details>
# <details><summary>Hint 2: from one unit to the other</summary>
#
# All three numbers in bits are the same multiple of the numbers in nats: $1 / \log 2$.
#
# </details>
# <details><summary>Hint 3: a row that needs no computer</summary>
#
# Against (0.5, 0.5) every outcome costs exactly one yes-or-no question, whatever $P$ is.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "softmax-units", "locked": false, "schema_version": 3, "solution": true, "task": false}
nats_0 = None  # your number
nats_1 = None  # your number
nats_2 = None  # your number
row_in_bits = None  # 0, 1 or 2
row_in_neither = None  # 0, 1 or 2
### BEGIN SOLUTION
P = np.array([0.7, 0.3])
nats_0, nats_1, nats_2 = (-np.sum(P * np.log([q, 1 - q])) for q in (0.5, 0.7, 0.9))
row_in_bits = 2
row_in_neither = 0
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "softmax-units-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def cost(row, base=np.e):
    q = {0: 0.5, 1: 0.7, 2: 0.9}[row]
    return losses.cross_entropy([0.7, 0.3], [q, 1 - q], base=base)


def misprint(row, base):
    return abs({0: 0.985, 1: 0.610, 2: 1.100}[row] - cost(row, base))


statements = {
    "row 0 is right in nats": lambda a, b, c, in_bits, in_neither: abs(a - cost(0)) < 6e-4,
    "row 1 is right in nats": lambda a, b, c, in_bits, in_neither: abs(b - cost(1)) < 6e-4,
    "row 2 is right in nats": lambda a, b, c, in_bits, in_neither: abs(c - cost(2)) < 6e-4,
    "row_in_bits is printed in bits": lambda a, b, c, in_bits, in_neither: misprint(in_bits, 2) < 0.005,
    "row_in_neither is printed in no unit": lambda a, b, c, in_bits, in_neither: (
        min(misprint(in_neither, base) for base in (2, np.e)) > 0.01
    ),
}
answers = [nats_0, nats_1, nats_2, row_in_bits, row_in_neither]
check.value(answers, statements, task="softmax-units", points=1)

# %% [markdown]
# ## Task 7: a classifier, trained (3 points)
#
# ### 7a: descent (2 points)
#
# A linear classifier has the scores $Z = XW + b$. Train it on the mean softmax cross-entropy by gradient descent with all rows in every
# step:
#
# 1. Start with $W$ and $b$ at zero.
# 2. Note the loss. Then move $W$ and $b$ against their gradients, at the rate $\eta$. Both gradients are taken at the same $W$ and $b$.
# 3. Do step 2 as often as `steps` says.
#
# With $G$ for the gradient by the scores, shape (N, C), the gradient by $W$ is $X^\top G$, and that by $b$ is the sum of the rows of $G$.
#
# - **curve**, 1 point: the losses are right: one for each step, noted before it.
# - **weights**, 1 point: $W$ and $b$ are those after the last step.
#
# You may call `losses.softmax_cross_entropy`, its `gradient`, and `activations.softmax`.
#
# <details><summary>Hint 1: the shapes</summary>
#
# $X$ has shape (N, D), $W$ (D, C), $b$ (C,). A sum of rows is a sum along axis 0.
#
# </details>
# <details><summary>Hint 2: the first loss</summary>
#
# Weights of zero give equal scores. What is the loss then? Your first number has to be this one.
#
# </details>
# <details><summary>Hint 3: the gradient by the scores</summary>
#
# It is that of task 4b, with the 1/N in it: `losses.softmax_cross_entropy.gradient(y, Z)`.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "softmax-train", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train(X, y, classes, eta, steps):
    """Return W (D, C), b (C,) and the losses (steps,) of a softmax classifier trained by descent.

    X: an array of shape (N, D). y: true classes, whole numbers of shape (N,). classes: their number C.
    eta: the learning rate, a number above 0. steps: a whole number above 0.

    Example: after one step, train(np.array([[1.0]]), np.array([0]), 2, 1.0, 1)
    returns [[0.5, -0.5]], [0.5, -0.5] and [0.69314718].
    """
    ### BEGIN SOLUTION
    W = np.zeros((X.shape[1], classes))
    b = np.zeros(classes)
    history = []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
    return W, b, history
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "softmax-train-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def small_batches(rng):
    for classes, n, eta, steps in ((3, 5, 0.5, 4), (2, 4, 0.25, 3)):
        X = rng.integers(-8, 9, (n, 2)) / 8 + np.array([0.0, 1.0])
        args = X, rng.permutation(np.arange(n) % classes), classes, eta, steps
        for group in ("curve", "weights"):
            yield group, f"{n} rows, {classes} classes, {steps} steps", args


def trained_by_lossedu(X, y, classes, eta, steps):
    start = np.zeros((X.shape[1], classes)), np.zeros(classes)
    model = classifiers.LinearModel(*start, losses.softmax_cross_entropy)
    history = training.train(model, X, y, training.GradientDescent(eta), epochs=steps)
    return model.W, model.b, np.array(history.loss)


def part_is_right(number):
    def holds(result, *args):
        right = trained_by_lossedu(*args)[number]
        return result[number].shape == right.shape and np.allclose(
            result[number], right, rtol=1e-5, atol=1e-7
        )

    return holds


statements = {
    "curve": {
        "there is one loss a step": lambda result, X, y, classes, eta, steps: result[2].shape == (steps,),
        "the first loss is log C": lambda result, X, y, classes, *rest: np.isclose(
            result[2][0], np.log(classes), rtol=1e-5
        ),
        "the losses are those of gradient descent": part_is_right(2),
    },
    "weights": {
        "W is where the last step leads": part_is_right(0),
        "b is where the last step leads": part_is_right(1),
    },
}
check.training(
    train,
    small_batches,
    statements,
    task="softmax-train",
    points={"curve": 1, "weights": 1},
    parts=("W", "b", "losses"),
    may_use=(losses.softmax_cross_entropy, activations.softmax),
)

# %% [markdown]
# ### 7b: read the curve (1 point)
#
# The data are `X, y = datasets.blobs(spread=1.0)`: three classes, 150 points. The function `curve(eta, steps)` from the first cell
# trains on them as in 7a and gives the losses, the one before the first step in place 0. Plot some curves. Then find four numbers.
#
# - `first_of_ten`: the loss before the first step if there were ten classes and all weights were zero.
# - `floor`: somebody applies a softmax to the scores and hands the probabilities to a loss that expects scores. With three classes this
#   loss stays above a floor, however long you train. Which?
# - `below_floor`: the number of steps after which the right loss, with $\eta = 0.1$, is below that floor for the first time.
# - `eta_too_large`: a learning rate, at most 1000, at which the loss after the first step is higher than before it.
#
# <details><summary>Hint 1: ten classes</summary>
#
# Equal scores give every class the same probability. The loss is minus the logarithm of that.
#
# </details>
# <details><summary>Hint 2: the floor</summary>
#
# What reaches the loss as scores are probabilities. The best of all is 1 for the true class and 0 for the others. Put these three into the
# softmax, and take minus the logarithm.
#
# </details>
# <details><summary>Hint 3: count</summary>
#
# `curve(0.1, 30) < floor` is an array of truth values. Where is the first `True`? For the learning rate, go up in factors of ten.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "softmax-curve", "locked": false, "schema_version": 3, "solution": true, "task": false}
first_of_ten = None  # your number
floor = None  # your number
below_floor = None  # your number
eta_too_large = None  # your number
### BEGIN SOLUTION
first_of_ten = np.log(10)
floor = np.log(np.e + 2) - 1
below_floor = np.argmax(curve(0.1, 30) < floor)
eta_too_large = 100.0
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "softmax-curve-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def first_below(height, eta):
    return int(np.argmax(curve(eta, 12) < height))


def rises_at_once(eta):
    before, after = curve(eta, 2)
    return eta <= 1000 and after > before


least = losses.softmax_cross_entropy(0, [1.0, 0.0, 0.0])
statements = {
    "first_of_ten is the loss of guessing among ten": lambda first, floor, steps, eta: np.isclose(
        first, losses.softmax_cross_entropy(0, np.zeros(10)), rtol=0, atol=0.005
    ),
    "floor is the least loss after two softmaxes": lambda first, floor, steps, eta: np.isclose(
        floor, least, rtol=0, atol=0.001
    ),
    "below_floor is the first step after which the loss is below the floor": lambda first, floor, steps, eta: (
        steps == first_below(least, 0.1)
    ),
    "with eta_too_large the loss rises in the first step": lambda first, floor, steps, eta: rises_at_once(
        eta
    ),
}
check.value([first_of_ten, floor, below_floor, eta_too_large], statements, task="softmax-curve", points=1)

# %% [markdown] nbgrader={"grade": false, "grade_id": "softmax-calibration-question", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## Task 8: an answer in words (2 points)
#
# A classifier was trained on cross-entropy until its training loss was almost zero. On new images it is right in 80 % of the cases, and
# its mean confidence is 97 %. S5 says that cross-entropy yields well-calibrated classifiers. How can both be? And what do you
# do about the confidence without training again: what is chosen, on which data, and what does it change in the probabilities, the loss and
# the accuracy? At most 150 words. This answer is read by a person.
#
# ### BEGIN MARK SCHEME
# 1 point: the best prediction under cross-entropy is the true probability, so in theory and with enough data it is calibrated; a classifier that
# can fit its training labels lowers the loss further by driving the scores apart, and its confidence then says something about the training data only.
#
# 1 point: divide all scores by one temperature (here above 1), chosen so that the cross-entropy on data held out from training is least. The order of
# the scores stays, so the classes named and the accuracy stay; the confidence falls, and the loss on new data falls.
#
# A half point each for a true statement without a reason. Training anew with label smoothing or a penalty on the weights is right but
# not what was asked: at most a half point.
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade": true, "grade_id": "softmax-calibration", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# Cross-entropy is least if the answer is the true probability, on average over new data. On its training images the classifier is
# right almost always, and there the loss still falls when the scores move further apart. So it becomes sure, and is sure on new
# images too, where every fifth answer is wrong. I divide all scores by one temperature T, chosen on images that were not used for
# training, so that their cross-entropy is least; on the training images the best T would be far too small. Here T is above 1.
# The probabilities move towards each other, the confidence comes down to about 80 %, and the loss on new images falls. The largest score
# stays the largest, so the same classes are named and the accuracy stays 80 %.
