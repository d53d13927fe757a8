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
# # Assignment 1: Why a loss
#
# 20 points, about two hours. It goes with chapter 1 of the book, *Why a loss*. S1 to S5 are sources of this
# course, which the bibliography of the book lists.
#
# | Task | What you write | Points |
# |---|---|---|
# | 1 | the accuracy of a filter | 2 |
# | 2 | data against a wrong statement | 1 |
# | 3 | what is wrong with three bad losses | 1 |
# | 4 | the empirical risk, with weights | 2 |
# | 5 | a count that stops, and a mean that does not | 3 |
# | 6 | a slope with SymPy, a derivation, the slope in NumPy | 5 |
# | 7 | gradient descent, and a rate that breaks it | 4 |
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
# **Letters**, as in the book: $x$ is the input, $y$ the true value, $\hat y$ the prediction, $w$ a weight, $b$ the bias, $\eta$
# the learning rate, $N$ the number of samples.

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
import numpy as np
import sympy as sp

from lossedu import arguments, classifiers, datasets, losses, scores, training
from lossedu.checks import check

# %% [markdown]
# ## Task 1: the accuracy of a filter (2 points)
#
# A filter gives each mail a probability $p$ of being spam. It decides for spam, label 1, where $p$ is **above** a
# threshold, and for label 0 elsewhere. Its accuracy is the share of mails for which this decision is the true label: one
# minus the mean zero-one loss.
#
# - **values**, 1 point: the accuracy is right for a threshold of 0.5, which you get when the call does not name it.
# - **threshold**, 1 point: it is right for other thresholds.
#
# <details><summary>Hint 1: where to start</summary>
#
# Comparing an array with a number gives an array of true and false, one entry a mail.
#
# </details>
# <details><summary>Hint 2: right or wrong</summary>
#
# Two arrays can be compared too, entry by entry. Compare the decisions with the labels, not the probabilities.
#
# </details>
# <details><summary>Hint 3: the share</summary>
#
# `np.mean` counts true as 1 and false as 0.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "accuracy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def accuracy(y_true, p, threshold=0.5):
    """Return the share of right decisions, one number from 0 to 1.

    y_true: array of labels 0 and 1, shape (N,). p: array of probabilities of label 1, shape (N,).
    threshold: a number from 0 to 1.

    Example: accuracy(np.array([1, 0, 1, 1]), np.array([0.9, 0.6, 0.7, 0.2])) is 0.5.
    """
    ### BEGIN SOLUTION
    decisions = p > threshold
    return np.mean(decisions == y_true)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "accuracy-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def share_of_right_decisions(y_true, p, threshold=0.5):
    return 1 - losses.zero_one(y_true, scores.predict_binary(p, threshold))


def mails(rng, rounds=1):
    for _ in range(2 * rounds):
        p = rng.permutation(np.arange(1, 8)) / 8
        yield "values", "7 mails, one of them at the threshold", (rng.integers(0, 2, 7), p)
    yield "values", "one mail", (rng.integers(0, 2, 1), rng.integers(1, 8, 1) / 8)
    yield "values", "no spam among 5 mails", (np.zeros(5), rng.permutation(np.arange(1, 6)) / 6)
    for threshold in (0.25, 0.75):
        p = rng.permutation(np.arange(1, 8)) / 8
        y_true = rng.integers(0, 2, 7)
        y_true[(p > 0.25) & (p <= 0.5)], y_true[(p > 0.5) & (p <= 0.75)] = 1, 0  # one half decides wrongly there
        yield "threshold", f"threshold {threshold}", (y_true, p), {"threshold": threshold}


points = {"values": 1, "threshold": 1}
verdict = check.function(accuracy, share_of_right_decisions, mails, task="accuracy", points=points)


### BEGIN HIDDEN TESTS
def many_mails(rng):
    yield from mails(rng, rounds=8)


verdict = check.function(accuracy, share_of_right_decisions, many_mails, task="accuracy", points=points)
### END HIDDEN TESTS
verdict

# %% [markdown]
# ## Task 2: data against a wrong statement (1 point)
#
# One of the sources of this course (S5) says that a lower loss means a higher accuracy. Show how wrong that can be with
# two filters and four mails, all of them spam. Give the probabilities of spam that each filter announces, such that
#
# - the filter `low_loss` decides wrongly for **every** mail, and `high_loss` for one mail only (threshold 0.5),
# - yet `low_loss` has the lower mean cross-entropy **and** the lower mean squared error.
#
# <details><summary>Hint 1: what accuracy does not see</summary>
#
# Accuracy asks on which side of one half a probability lies. How far it lies from there is free for you to choose.
#
# </details>
# <details><summary>Hint 2: the filter that is always wrong</summary>
#
# Its losses should be as low as they can be for a filter that is wrong. Where do the probabilities lie then?
#
# </details>
# <details><summary>Hint 3: the other one</summary>
#
# It is right three times, but need not be sure of it. On the fourth mail it is wrong. How wrong can it be?
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "filters", "locked": false, "schema_version": 3, "solution": true, "task": false}
low_loss = None  # a list of four probabilities
high_loss = None  # a list of four probabilities
### BEGIN SOLUTION
low_loss = [0.49, 0.49, 0.49, 0.49]
high_loss = [0.51, 0.51, 0.51, 0.01]
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "filters-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def lower(loss, p):
    return loss(np.ones(4), np.array(p[:4])) < loss(np.ones(4), np.array(p[4:]))


statements = {
    "each filter gives four probabilities": lambda *p: len(p) == 8 and min(p) >= 0 and max(p) <= 1,
    "low_loss is wrong for every mail": lambda *p: max(p[:4]) <= 0.5,
    "high_loss is wrong for one mail": lambda *p: sum(one <= 0.5 for one in p[4:]) == 1,
    "low_loss has the lower cross-entropy": lambda *p: lower(losses.binary_cross_entropy, p),
    "low_loss has the lower squared error": lambda *p: lower(losses.mean_squared_error, p),
}
check.value([low_loss, high_loss], statements, task="filters", points=1)

# %% [markdown]
# ## Task 3: three bad losses (1 point)
#
# A good loss (S2 asks for one) is smallest at the truth, grows as the prediction gets worse, and has a slope that leads
# back. Each loss below fails one of the three. The truth is $y = 0$. Give predictions that prove it:
#
# - $L(\hat y) = \hat y$, the signed residual: a prediction `below` whose loss is **below** that of the truth.
# - $L(\hat y) = \min(\hat y^2, 1)$, a square that is cut off: two predictions `near` and `far` above 0, with `far` at
#   least ten times as large as `near`, whose losses are **equal**.
# - $L(\hat y) = 1 - \cos \hat y$: a prediction `away` at which the slope leads **away** from the truth: a small step against the
#   slope takes the prediction further from 0.
#
# <details><summary>Hint 1: draw them</summary>
#
# Sketch each loss over $\hat y$ from −7 to 7. The first is a line, the second a bowl with a flat rim, the third a wave.
#
# </details>
# <details><summary>Hint 2: near and far</summary>
#
# Where is the second loss flat? Both predictions belong there.
#
# </details>
# <details><summary>Hint 3: away</summary>
#
# The slope of the wave is $\sin \hat y$. To the right of the truth a good slope is positive. Where is this one negative?
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "bad-losses", "locked": false, "schema_version": 3, "solution": true, "task": false}
below = None  # your number
near = None  # your number
far = None  # your number
away = None  # your number
### BEGIN SOLUTION
below = -1
near, far = 1, 10
away = 4
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "bad-losses-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
statements = {
    "they are four finite numbers": lambda *four: len(four) == 4 and bool(np.all(np.isfinite(four))),
    "the signed residual of below is under that of the truth": lambda below, near, far, away: below < 0,
    "near is above 0, and far at least ten times as large": lambda below, near, far, away: (
        far >= 10 * near > 0
    ),
    "the square that is cut off is the same at near and far": lambda below, near, far, away: (
        min(near**2, 1) == min(far**2, 1)
    ),
    "the slope of 1 - cos at away leads further from 0": lambda below, near, far, away: (
        np.sin(away) * np.sign(away) < 0
    ),
}
check.value([below, near, far, away], statements, task="bad-losses", points=1)

# %% [markdown]
# ## Task 4: the empirical risk, with weights (2 points)
#
# A rule has a loss $L_i$ on each sample. Its empirical risk is the mean of these losses. Sometimes a sample counts more
# than another: one row may stand for three mornings on which the same happened. Then the risk is the weighted mean
#
# $$J = \frac{\sum_i v_i\,L_i}{\sum_i v_i}$$
#
# with sample weights $v_i \ge 0$. Without weights every sample counts once.
#
# - **values**, 1 point: the risk without weights is right.
# - **weights**, 1 point: the risk with weights is right.
#
# <details><summary>Hint 1: where to start</summary>
#
# Without weights it is a mean, and NumPy has a function for that.
#
# </details>
# <details><summary>Hint 2: two cases</summary>
#
# `sample_weight is None` tells whether there are weights.
#
# </details>
# <details><summary>Hint 3: a test of your own</summary>
#
# A sample of weight 2 must give the same risk as that sample twice, and if all weights are doubled the risk must stay.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "risk", "locked": false, "schema_version": 3, "solution": true, "task": false}
def risk(each, sample_weight=None):
    """Return the empirical risk, one number.

    each: array of the losses of the samples, shape (N,).
    sample_weight: None, or an array of shape (N,) of numbers of at least 0.

    Example: risk(np.array([0.0, 4.0])) is 2.0, and with sample_weight=np.array([3.0, 1.0]) it is 1.0.
    """
    ### BEGIN SOLUTION
    if sample_weight is None:
        return np.mean(each)
    return np.sum(sample_weight * each) / np.sum(sample_weight)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "risk-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def risk_of_absolute_errors(each, sample_weight=None):
    return losses.mean_absolute_error(0 * each, each, sample_weight=sample_weight)


def samples(rng):
    for n in (5, 3, 1):
        yield "values", "one sample" if n == 1 else f"{n} samples", (rng.integers(1, 65, n) / 8,)
    each = rng.integers(1, 65, 4) / 8
    yield "weights", "4 samples", (each,), {"sample_weight": rng.permutation([0.25, 0.5, 1.5, 2.0])}
    yield "weights", "one weight is 0", (each[:3],), {"sample_weight": rng.permutation([0, 1, 3])}
    yield "weights", "the same weight 2 for each", (each[1:],), {"sample_weight": np.full(3, 2.0)}


check.function(risk, risk_of_absolute_errors, samples, task="risk", points={"values": 1, "weights": 1})

# %% [markdown]
# ## Task 5: a count that stops, and a mean that does not (3 points)
#
# ### 5a: where it stops (1 point)
#
# Graphics cards often compute in half precision, NumPy's `np.float16`. A program counts misses one by one in half precision:
# it starts at 0 and adds 1 for each miss, and every sum is rounded to half precision. Find the **smallest** number of
# misses `n_stop` for which the count is no longer `n_stop`.
#
# <details><summary>Hint 1: try it</summary>
#
# `np.cumsum(ones, dtype=np.float16)` adds one by one. Compare its entries with 1, 2, 3, …
#
# </details>
# <details><summary>Hint 2: how many ones</summary>
#
# Five thousand are enough. Compare whole arrays, or `float(count)` with `n`: NumPy rounds a single number of Python to half
# precision before it compares it with an `np.float16`.
#
# </details>
# <details><summary>Hint 3: why there</summary>
#
# Half precision keeps 11 binary digits. Which is the first whole number that needs 12?
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "count-stops", "locked": false, "schema_version": 3, "solution": true, "task": false}
n_stop = None  # your number
### BEGIN SOLUTION
counts = np.cumsum(np.ones(5000), dtype=np.float16)
n_stop = 1 + np.argmax(counts != np.arange(1, 5001))
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "count-stops-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def counted(n):
    return float(np.cumsum(np.ones(int(n)), dtype=np.float16)[-1])


statements = {
    "it is a whole number from 2 to 100000": lambda n: 2 <= n <= 100_000 and n == int(n),
    "so many misses are counted wrongly": lambda n: 2 <= n <= 100_000 and counted(n) != n,
    "one miss fewer is counted rightly": lambda n: 2 <= n <= 100_000 and counted(n - 1) == n - 1,
}
check.value(n_stop, statements, task="count-stops", points=1)

# %% [markdown]
# ### 5b: a mean that does not stop (2 points)
#
# A model hands over its residuals in half precision. Write the mean of their squares. In half precision a long sum stops,
# a square above 65504 becomes infinite, and a square below about $3 \cdot 10^{-8}$ becomes 0. Your mean must come out
# right to five digits all the same.
#
# - **values**, 1 point: the mean of squares is right in double precision, where nothing of this happens.
# - **half**, 1 point: it is right for residuals in half precision: large ones, tiny ones, and thousands of them.
#
# <details><summary>Hint 1: what the type of a result is</summary>
#
# The square of an array of type `np.float16` has that type too. Look at `(residuals**2).dtype`.
#
# </details>
# <details><summary>Hint 2: too late</summary>
#
# A square that has become infinite stays so, whatever type it gets afterwards. What must come first?
#
# </details>
# <details><summary>Hint 3: a function for it</summary>
#
# Arrays have a method `astype`, and `np.asarray` has an argument for the type.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "half-precision", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mean_square(residuals):
    """Return the mean of the squared residuals, one number.

    residuals: array of shape (N,), of type np.float64 or np.float16.

    Example: mean_square(np.array([300.0, 300.0], dtype=np.float16)) is 90000.0.
    """
    ### BEGIN SOLUTION
    return np.mean(residuals.astype(float) ** 2)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "half-precision-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def mean_square_in_double(residuals):
    return losses.mean_squared_error(np.zeros(len(residuals)), residuals)


def residuals_of_both_types(rng):
    yield "values", "5 residuals", (rng.integers(-32, 33, 5) / 8,)
    yield "values", "3 residuals", (rng.integers(-32, 33, 3) / 8,)
    yield "values", "one residual", (rng.integers(9, 33, 1) / 8,)
    large, tiny = rng.integers(32, 64, 4) * 8, rng.integers(1, 4, 4) / 2**15
    yield "half", "large residuals", (large.astype(np.float16),)
    yield "half", "tiny residuals", (tiny.astype(np.float16),)
    yield "half", "thousands of residuals of 1", (np.ones(4 * rng.integers(1000, 1500), np.float16),)


points = {"values": 1, "half": 1}
check.function(
    mean_square, mean_square_in_double, residuals_of_both_types, task="half-precision", points=points
)

# %% [markdown]
# ## Task 6: a slope, three times (5 points)
#
# ### 6a: with SymPy (1 point)
#
# A linear unit predicts $\hat y = w\,x + b$. The loss of one sample is $L = (w\,x + b - y)^2$. Find its slope in the weight,
# $\partial L / \partial w$, as a SymPy expression in the symbols below. Any equivalent form is right. The test shows a
# point where yours differs, if there is one.
#
# <details><summary>Hint 1: write the loss first</summary>
#
# Type the loss as a SymPy expression.
#
# </details>
# <details><summary>Hint 2: let SymPy do it</summary>
#
# `sp.diff` takes an expression and the symbol by which to differentiate.
#
# </details>
# <details><summary>Hint 3: or by hand</summary>
#
# Chain rule: first the slope of the loss in the prediction, then the slope of the prediction in the weight.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "unit-slope", "locked": false, "schema_version": 3, "solution": true, "task": false}
w, x, b, y = sp.symbols("w x b y", real=True)

unit_slope = None  # your expression
### BEGIN SOLUTION
unit_slope = sp.diff((w * x + b - y) ** 2, w)
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "unit-slope-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def slope_by_sympy():
    w, x, b, y = sp.symbols("w x b y", real=True)
    return sp.diff((w * x + b - y) ** 2, w)


domains = {name: arguments.real for name in ("w", "x", "b", "y")}
check.expression(unit_slope, slope_by_sympy(), domains=domains, task="unit-slope", points=1)

# %% [markdown]
# ### 6b: what a step does to the residual (2 points)
#
# Now without a bias: $\hat y = w\,x$ and one sample. A step of gradient descent takes $w$ to $w - \eta \cdot 2\,(w\,x - y)\,x$, and
# with that the residual $w\,x - y$ becomes
#
# $$\bigl(w - \eta \cdot 2\,(w\,x - y)\,x\bigr)\,x - y .$$
#
# Show that this is the old residual times a factor in which neither $w$ nor $y$ occurs. Give your derivation as a list of at
# least three SymPy expressions. The first is the one above, every next one is equal to the one before it but written in
# another way, and the last is the product.
#
# - **steps**, 1 point: every step follows from the one before. The test names the first that does not.
# - **end**, 1 point: the last step is the product.
#
# <details><summary>Hint 1: a step in between</summary>
#
# Multiply the outer bracket out, and leave the inner one as it is.
#
# </details>
# <details><summary>Hint 2: what is common</summary>
#
# Put $w\,x - y$ to the front. It then occurs twice: alone, and times something.
#
# </details>
# <details><summary>Hint 3: in SymPy</summary>
#
# SymPy leaves a product of brackets as you type it. Type each line of your derivation; no function is needed.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "residual-step", "locked": false, "schema_version": 3, "solution": true, "task": false}
w, x, y, eta = sp.symbols("w x y eta", real=True)

residual_step = None  # a list of expressions
### BEGIN SOLUTION
residual_step = [
    (w - eta * 2 * (w * x - y) * x) * x - y,
    w * x - y - 2 * eta * x**2 * (w * x - y),
    (1 - 2 * eta * x**2) * (w * x - y),
]
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "residual-step-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def residual_after_a_step():
    w, x, y, eta = sp.symbols("w x y eta", real=True)
    return (w - eta * 2 * (w * x - y) * x) * x - y


def names(factor):
    return {symbol.name for symbol in factor.free_symbols}


def is_factor_times_residual(last):
    holding = [names(factor) for factor in sp.Mul.make_args(last) if names(factor) & {"w", "y"}]
    return len(holding) == 1 and "eta" not in holding[0]


domains = {name: arguments.real for name in ("w", "x", "y", "eta")}
end = {"the last step is a product, and w and y occur in one factor, without eta": is_factor_times_residual}
points = {"steps": 1, "end": 1}
check.derivation(
    residual_step, residual_after_a_step(), domains=domains, end=end, task="residual-step", points=points
)

# %% [markdown]
# ### 6c: in NumPy (2 points)
#
# Back to the linear unit with bias, and to $N$ samples. The cost is $J = \frac1N \sum_i (w\,x_i + b - y_i)^2$. Write its
# slope in the weight, $\partial J / \partial w$.
#
# - **values**, 1 point: the slope is right.
# - **input**, 1 point: lists and whole numbers work too, and your function leaves its arguments as they were.
#
# <details><summary>Hint 1: from one sample to many</summary>
#
# The slope of a mean is the mean of the slopes. You have the slope of one sample from task 6a.
#
# </details>
# <details><summary>Hint 2: a test of your own</summary>
#
# If all predictions are too high and all $x_i$ are above 0, a larger $w$ makes it worse: the slope must be positive.
#
# </details>
# <details><summary>Hint 3: lists</summary>
#
# A list times a number is not what you want. `np.asarray` with a type makes an array of either.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "cost-slope", "locked": false, "schema_version": 3, "solution": true, "task": false}
def slope_of_cost(w, b, x, y):
    """Return the slope by w of the mean squared error of w * x + b, one number.

    w, b: numbers. x, y: numbers of shape (N,); lists are allowed.

    Example: slope_of_cost(1.0, 0.0, [1.0, 2.0], [0.0, 4.0]) is -3.0.
    """
    ### BEGIN SOLUTION
    x = np.asarray(x, dtype=float)
    y = np.asarray(y, dtype=float)
    return np.mean(2 * (w * x + b - y) * x)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "cost-slope-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def slope_of_linear_model(w, b, x, y):
    model = classifiers.LinearModel([w], b, losses.mean_squared_error)
    _, (slope, _) = model.loss_and_gradients(np.reshape(x, (-1, 1)), np.asarray(y))
    return slope[0]


def units(rng):
    def drawn(n):
        x, y = rng.integers(2, 17, n) / 4, rng.integers(-16, 17, n) / 8
        return rng.choice([-1.5, 0.75, 2.5]), rng.choice([-0.5, 0.25, 1.5]), x, y

    for n in (5, 3, 1):
        yield "values", "one sample" if n == 1 else f"{n} samples", drawn(n)
    w, b, x, y = drawn(4)
    yield "input", "lists", (w, b, x.tolist(), y.tolist())
    x, y = rng.integers(1, 9, (2, 3))
    yield "input", "lists of whole numbers", (2, 1, x.tolist(), y.tolist())
    x, y = rng.integers(100, 256, (2, 3)).astype(np.uint8)
    yield "input", "whole numbers of type uint8", (2.0, 0.5, x, y)


points = {"values": 1, "input": 1}
check.function(slope_of_cost, slope_of_linear_model, units, task="cost-slope", points=points)

# %% [markdown]
# ## Task 7: gradient descent, and a rate that breaks it (4 points)
#
# ### 7a: train (2 points)
#
# The rule is $\hat y = w\,x$ again, and its cost the mean squared error. Start at $w = 0$, take steps
# $w \leftarrow w - \eta\,J'(w)$, and keep the cost before every step and after the last one: the loss curve.
#
# Cost and slope come from lossedu. With `W` an array that has $w$ as its only entry,
#
#     model = classifiers.LinearModel(W, 0.0, losses.mean_squared_error)
#     cost, (slope, _) = model.loss_and_gradients(x.reshape(-1, 1), y)
#
# gives the cost and an array with the slope. The model keeps a copy of `W` as `model.W`. The underscore takes the
# slope by the bias, which is not needed: the bias stays 0.
#
# - **one step**, 1 point: the costs are right for one step.
# - **many steps**, 1 point: they are right for any number of steps, with any rate.
#
# <details><summary>Hint 1: one round of the loop</summary>
#
# In every round: take cost and slope at the present weight, keep the cost, move the weight.
#
# </details>
# <details><summary>Hint 2: how many costs</summary>
#
# There are `steps + 1` of them. After the loop one is missing.
#
# </details>
# <details><summary>Hint 3: the costs do not change</summary>
#
# Then the model still has its first weight. Move `model.W`, or make a new model of the moved `W`.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "descend", "locked": false, "schema_version": 3, "solution": true, "task": false}
def descend(x, y, eta, steps):
    """Return the costs before the first and after every step of gradient descent, steps + 1 numbers.

    x, y: arrays of shape (N,). eta: the learning rate. steps: how many steps to take from w = 0.

    Example: descend(np.array([1.0, 1.0]), np.array([2.0, 4.0]), 0.25, 2) is [10.0, 3.25, 1.5625].
    """
    ### BEGIN SOLUTION
    model = classifiers.LinearModel([0.0], 0.0, losses.mean_squared_error)
    costs = []
    for _ in range(steps):
        cost, slopes = model.loss_and_gradients(x.reshape(-1, 1), y)
        costs.append(cost)
        model.W -= eta * slopes[0]
    costs.append(losses.mean_squared_error(y, model.W * x))
    return costs
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "descend-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def descent_of_lossedu(x, y, eta, steps):
    def slope(w):
        return losses.mean_squared_error.gradient(y, w * x) @ x

    path = training.descend(slope, 0.0, training.GradientDescent(eta), steps)
    return np.array([losses.mean_squared_error(y, w * x) for w in path])


def descents(rng):
    def drawn(n):
        return rng.integers(2, 13, n) / 4, rng.integers(4, 33, n) / 8

    for n, eta in ((3, 0.05), (4, 0.0625), (1, 0.03125)):
        yield "one step", "one sample" if n == 1 else f"{n} samples", (*drawn(n), eta, 1)
    for steps, eta in ((2, 0.05), (20, 0.02)):
        yield "many steps", f"{steps} steps", (*drawn(3), eta, steps)
    yield "many steps", "a rate that is too large", (np.array([1.0, 3.0, 2.5]), drawn(3)[1], 0.5, 6)


points = {"one step": 1, "many steps": 1}
may_use = (classifiers.LinearModel, losses.mean_squared_error)
check.function(descend, descent_of_lossedu, descents, task="descend", points=points, may_use=may_use)

# %% [markdown]
# ### 7b: three rates (1 point)
#
# Take the three mornings of chapter 1, `guests, cups = datasets.coffee()`, and let descent run for 100 steps from $w = 0$. Plot
# the costs over the steps, or print them, for several rates $\eta > 0$. Then name three rates:
#
# - `eta_slow`: the cost falls with every step, but after 100 steps it is still more than 1 above its lowest value,
# - `eta_zigzag`: the weight jumps across the best weight with each of the first six steps, and after 100 steps the cost
#   is within $10^{-6}$ of its lowest value,
# - `eta_broken`: after at most 100 steps the cost is larger than any floating-point number: infinite, or not a number.
#
# The best weight is 13/7. Your function of task 7a gives the costs; `training.descend` gives the weights:
#
#     slope = lambda w: np.mean(2 * (w * guests - cups) * guests)
#     weights = training.descend(slope, 0.0, training.GradientDescent(eta), 100)
#
# A warning of an overflow, or an error that says that a number is not finite, is no fault of yours here: it is what
# `eta_broken` is to bring about.
#
# <details><summary>Hint 1: what decides</summary>
#
# Every step multiplies the distance from the best weight by $1 - \eta\lambda$. The curvature $\lambda$ is 14 here.
#
# </details>
# <details><summary>Hint 2: the sign of the factor</summary>
#
# A factor just below 1 creeps. A factor between −1 and 0 jumps across the best weight and comes closer.
#
# </details>
# <details><summary>Hint 3: how broken</summary>
#
# The largest floating-point number is about $10^{308}$. The cost grows with the square of the distance: what must the factor
# be for $10^{308}$ in 100 steps?
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "rates", "locked": false, "schema_version": 3, "solution": true, "task": false}
eta_slow = None  # your number
eta_zigzag = None  # your number
eta_broken = None  # your number
### BEGIN SOLUTION
eta_slow = 0.0005
eta_zigzag = 0.12
eta_broken = 5.0
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "rates-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def hundred_steps(eta):
    guests, cups = datasets.coffee()
    path = [0.0]
    with np.errstate(all="ignore"):
        for _ in range(100):
            path.append(path[-1] - eta * np.mean(2 * (path[-1] * guests - cups) * guests))
        path = np.array(path)
        above_lowest = np.mean((np.outer(path - 13 / 7, guests)) ** 2, axis=1)
    return path - 13 / 7, above_lowest


def crosses(eta, steps):
    sides = np.sign(hundred_steps(eta)[0][: steps + 1])
    return np.array_equal(sides, (-1.0) ** np.arange(1, steps + 2))


statements = {
    "the rates are finite and above 0": lambda *etas: all(0 < eta < np.inf for eta in etas),
    "with eta_slow the cost falls with every step": lambda slow, zigzag, broken: bool(
        np.all(np.diff(hundred_steps(slow)[1]) < 0)
    ),
    "with eta_slow it ends more than 1 above the lowest": lambda slow, zigzag, broken: (
        hundred_steps(slow)[1][-1] > 1
    ),
    "with eta_zigzag the weight jumps across six times": lambda slow, zigzag, broken: crosses(zigzag, 6),
    "with eta_zigzag the cost ends within 1e-6 of the lowest": lambda slow, zigzag, broken: (
        hundred_steps(zigzag)[1][-1] < 1e-6
    ),
    "with eta_broken the cost is no finite number": lambda slow, zigzag, broken: (
        not np.all(np.isfinite(hundred_steps(broken)[1]))
    ),
}
check.value([eta_slow, eta_zigzag, eta_broken], statements, task="rates", points=1)

# %% [markdown]
# ### 7c: the repair (1 point)
#
# Nobody wants to find the largest rate by trying. Write the function that returns the border: for every rate between 0 and
# it, descent on the mean squared error of $\hat y = w\,x$ comes closer to the best weight with every step, and for every
# rate above it, descent moves away.
#
# - **values**, 1 point: the border is right.
#
# <details><summary>Hint 1: on which numbers it depends</summary>
#
# The curvature of the cost does not depend on $y$. That is why the function gets $x$ only.
#
# </details>
# <details><summary>Hint 2: the curvature</summary>
#
# Differentiate $J'(w) = \frac1N \sum_i 2\,(w\,x_i - y_i)\,x_i$ once more by $w$.
#
# </details>
# <details><summary>Hint 3: a check</summary>
#
# For the three mornings, with 1, 2 and 4 guests, the border is 1/7.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "largest-rate", "locked": false, "schema_version": 3, "solution": true, "task": false}
def largest_rate(x):
    """Return the rate up to which descent on the mean squared error of w * x converges, one number.

    x: array of shape (N,), not all of it 0.

    Example: largest_rate(np.array([1.0, 1.0])) is 1.0.
    """
    ### BEGIN SOLUTION
    curvature = 2 * np.mean(x**2)
    return 2 / curvature
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "largest-rate-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def border(x):
    slope_at_0, slope_at_1 = (losses.mean_squared_error.gradient(0 * x, w * x) @ x for w in (0, 1))
    return 2 / (slope_at_1 - slope_at_0)


def inputs(rng):
    yield "values", "5 samples", (rng.integers(2, 17, 5) / 4,)
    yield "values", "negative inputs too", (np.array([-1.0, 3.0, -2.0]) * rng.integers(2, 9) / 4,)
    yield "values", "one sample", (rng.integers(2, 17, 1) / 4,)
    yield "values", "whole numbers", (rng.integers(1, 9, 4),)


check.function(largest_rate, border, inputs, task="largest-rate", points={"values": 1})

# %% [markdown] nbgrader={"grade": false, "grade_id": "train-on-question", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## Task 8: an answer in words (2 points)
#
# A colleague wants to train a spam filter by gradient descent on its accuracy, because accuracy is what she has to report. Explain
# why that fails, name a loss to train on instead and say why it works. Then say why she should still look at the accuracy, and
# on which mails. At most 150 words. This answer is read by a person.
#
# ### BEGIN MARK SCHEME
# 1 point: accuracy is one minus the mean zero-one loss. A small change of the weights changes no decision, so its slope is zero
# wherever it has one, and descent does not move. Instead cross-entropy (or another loss that falls as the probability of the
# true label rises, such as the squared error or a hinge): it has a slope that leads back nearly everywhere.
#
# 1 point: loss and accuracy need not move together, a lower loss can come with a lower accuracy, so the one does not replace the other;
# and accuracy is to be measured on mails that had no say in the training, since a low training loss says nothing about new mails.
#
# A half point each for a true statement without a reason.
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade": true, "grade_id": "train-on", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# Accuracy counts decisions. A small change of the weights moves the probabilities a little and almost never takes one across the
# threshold, so the accuracy stays as it is: its slope is zero, and a step of gradient descent leads nowhere. I would train on
# cross-entropy. It falls smoothly as the probability of the true label rises, and its slope is never zero as long as that
# probability is below one. But a low cross-entropy does not promise a high accuracy: one confident miss can cost more than many
# narrow ones. So she should report accuracy as well, and measure it on mails that were kept aside. The loss on the training
# mails can fall while new mails are filtered worse.
