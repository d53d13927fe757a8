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
# # Assignment 2: Mean squared error
#
# 20 points, about two hours. It goes with chapter 2 of the book, *Mean squared error*. S1 to S5 are sources of this
# course, which the bibliography of the book lists.
#
# | Task | What you write | Points |
# |---|---|---|
# | 1 | the mean squared error | 3 |
# | 2 | its gradient | 3 |
# | 3 | the Huber loss and its gradient | 4 |
# | 4 | a derivative with SymPy | 2 |
# | 5 | a numerical gradient, and a step that spoils it | 3 |
# | 6 | a least-squares fit | 2 |
# | 7 | data against a wrong statement | 1 |
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
# **Letters**, as in the book: $y$ is the true value, $\hat y$ the prediction, $r = \hat y - y$ the residual, $N$ the
# number of samples.

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
import numpy as np
import sympy as sp

from lossedu import losses
from lossedu.checks import check

# %% [markdown]
# ## Task 1: the mean squared error (3 points)
#
# Write the mean of the squared residuals,
#
# $$\mathrm{MSE} = \frac1N \sum_{i=1}^{N} (\hat y_i - y_i)^2 .$$
#
# - **values**, 1 point: the value is right for arrays of shape (N,).
# - **input**, 1 point: lists, whole numbers of any NumPy type, columns and tables work too (the mean goes over all
#   entries), and your function leaves its arguments as they were.
# - **shapes**, 1 point: arrays of different shapes raise `ValueError`. NumPy would pair every entry of shape `(N,)` with
#   every entry of shape `(N, 1)` and hand back a number that means nothing.
#
# <details><summary>Hint 1: where to start</summary>
#
# Turn both arguments into arrays of floating-point numbers first. Everything after that is one line.
#
# </details>
# <details><summary>Hint 2: whole numbers</summary>
#
# An array of type `uint8` holds 0 to 255 and nothing below: 3 − 5 is 254 there. `np.asarray` has an argument
# that chooses the type.
#
# </details>
# <details><summary>Hint 3: shapes</summary>
#
# Every array knows its `shape`, a tuple that you can compare. Compare before you subtract.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "mse", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mean_squared_error(y_true, y_pred):
    """Return the mean squared error, one number.

    y_true, y_pred: numbers of one shape, (N,) or any other; lists are allowed.
    Raises ValueError if the shapes differ.

    Example: mean_squared_error([1.0, 2.0], [1.0, 4.0]) is 2.0.
    """
    ### BEGIN SOLUTION
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    if y_true.shape != y_pred.shape:
        raise ValueError(f"y_true has shape {y_true.shape} and y_pred {y_pred.shape}")
    return np.mean((y_pred - y_true) ** 2)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "mse-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
points = {"values": 1, "input": 1, "shapes": 1}
verdict = check.loss(mean_squared_error, losses.mean_squared_error, task="mse", points=points)
### BEGIN HIDDEN TESTS
verdict = check.loss(mean_squared_error, losses.mean_squared_error, task="mse", points=points, rounds=8)
### END HIDDEN TESTS
verdict

# %% [markdown]
# ## Task 2: its gradient (3 points)
#
# The gradient of the mean squared error by the predictions has one entry a prediction,
#
# $$\frac{\partial\,\mathrm{MSE}}{\partial \hat y_i} .$$
#
# Derive it on paper. Then write it for whole arrays.
#
# - **values**, 2 points: the gradient is right and has the shape of `y_pred`.
# - **input**, 1 point: as in task 1. Arrays of different shapes are not tried here.
#
# <details><summary>Hint 1: on paper</summary>
#
# Only one term of the sum contains $\hat y_i$. Differentiate that term, and keep the factor in front of the sum.
#
# </details>
# <details><summary>Hint 2: the sign</summary>
#
# If a prediction is too large, raising it makes the loss larger: its entry must be positive.
#
# </details>
# <details><summary>Hint 3: the size</summary>
#
# Put the same samples into the batch twice. The loss stays as it was, so each of twice as many entries must be
# half as large.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "mse-gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mean_squared_error_gradient(y_true, y_pred):
    """Return the gradient of the mean squared error by y_pred, an array of the shape of y_pred.

    y_true, y_pred: numbers of one shape, (N,) or any other; lists are allowed.

    Example: mean_squared_error_gradient([1.0, 2.0], [1.0, 4.0]) is [0.0, 2.0].
    """
    ### BEGIN SOLUTION
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return 2 * (y_pred - y_true) / y_pred.size
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "mse-gradient-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
points = {"values": 2, "input": 1}
check.gradient(mean_squared_error_gradient, losses.mean_squared_error, task="mse-gradient", points=points)

# %% [markdown]
# ## Task 3: the Huber loss and its gradient (4 points)
#
# The Huber loss of one residual is a parabola near zero and a line further out:
#
# $$L_\delta(r) = \begin{cases} \tfrac12 r^2 & |r| \le \delta \\ \delta\,|r| - \tfrac12 \delta^2 & |r| > \delta \end{cases}$$
#
# Write its mean, then the gradient of that mean by the predictions. For each:
#
# - **values**, 1 point: right for $\delta = 1$, where you get it when the call does not name it.
# - **parameters**, 1 point: right for other $\delta$.
#
# <details><summary>Hint 1: two cases at once</summary>
#
# `np.where(condition, a, b)` picks from `a` where the condition holds and from `b` elsewhere, entry by entry.
# An `if` cannot do that.
#
# </details>
# <details><summary>Hint 2: both sides</summary>
#
# Residuals may be negative. Check your condition with $r = -5$.
#
# </details>
# <details><summary>Hint 3: the slope</summary>
#
# The slope of the parabola is $r$. Beyond $\delta$ the slope no longer grows; it keeps the sign of $r$. NumPy has
# a function that holds numbers between two bounds.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "huber", "locked": false, "schema_version": 3, "solution": true, "task": false}
def huber(y_true, y_pred, delta=1.0):
    """Return the mean Huber loss, one number.

    y_true, y_pred: arrays of shape (N,). delta: a number above 0.

    Example: huber(np.array([0.0, 0.0]), np.array([1.0, 3.0])) is 1.5.
    """
    ### BEGIN SOLUTION
    size = np.abs(y_pred - y_true)
    return np.mean(np.where(size <= delta, size**2 / 2, delta * size - delta**2 / 2))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "huber-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check.loss(huber, losses.huber, task="huber", points={"values": 1, "parameters": 1})


# %% nbgrader={"grade": false, "grade_id": "huber-gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def huber_gradient(y_true, y_pred, delta=1.0):
    """Return the gradient of the mean Huber loss by y_pred, an array of shape (N,).

    y_true, y_pred: arrays of shape (N,). delta: a number above 0.

    Example: huber_gradient(np.array([0.0, 0.0]), np.array([0.5, -3.0])) is [0.25, -0.5].
    """
    ### BEGIN SOLUTION
    return np.clip(y_pred - y_true, -delta, delta) / y_pred.size
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "huber-gradient-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check.gradient(huber_gradient, losses.huber, task="huber-gradient", points={"values": 1, "parameters": 1})

# %% [markdown]
# ## Task 4: a derivative with SymPy (2 points)
#
# The pseudo-Huber loss of one sample has no cases:
#
# $$L = \delta^2 \left( \sqrt{1 + \left( \frac{\hat y - y}{\delta} \right)^2} - 1 \right)$$
#
# Find $\partial L / \partial \hat y$ as a SymPy expression in the symbols below. Any equivalent form is right. The
# test shows a point where yours differs, if there is one.
#
# <details><summary>Hint 1: write the loss first</summary>
#
# Type the loss as a SymPy expression. SymPy's square root is `sp.sqrt`.
#
# </details>
# <details><summary>Hint 2: let SymPy do it</summary>
#
# SymPy has a function for derivatives. It takes the expression and the symbol.
#
# </details>
# <details><summary>Hint 3: or by hand</summary>
#
# Chain rule, from outside to inside: the root gives $1/(2\sqrt{\cdot})$, the square gives $2(\hat y - y)/\delta$, the
# fraction gives $1/\delta$. Then everything but two parts cancels.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "pseudo-huber-derivative", "locked": false, "schema_version": 3, "solution": true, "task": false}
y, y_hat = sp.symbols("y y_hat", real=True)
delta = sp.symbols("delta", positive=True)

pseudo_huber_derivative = None  # your expression
### BEGIN SOLUTION
loss = delta**2 * (sp.sqrt(1 + ((y_hat - y) / delta) ** 2) - 1)
pseudo_huber_derivative = sp.diff(loss, y_hat)
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "pseudo-huber-derivative-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check.expression(
    pseudo_huber_derivative, losses.pseudo_huber, by="y_hat", task="pseudo-huber-derivative", points=2
)

# %% [markdown]
# ## Task 5: a numerical gradient (3 points)
#
# A gradient that was derived by hand is checked against differences of the loss itself. The central difference
# moves one prediction by $h$ to both sides and leaves the others where they are:
#
# $$\frac{\partial L}{\partial \hat y_i} \approx \frac{L(\hat y_i + h) - L(\hat y_i - h)}{2h}$$
#
# ### 5a: write it (2 points)
#
# Take the mean pseudo-Huber loss, `losses.pseudo_huber(y_true, y_pred)`, for $L$.
#
# - **values**, 1 point: the differences are right, for small and for large $h$.
# - **input**, 1 point: lists and whole numbers work too, and your function leaves its arguments as they were.
#
# <details><summary>Hint 1: a loop</summary>
#
# One entry at a time: copy the predictions, move one entry up, take the loss, move it down, take the loss.
#
# </details>
# <details><summary>Hint 2: whole numbers again</summary>
#
# In an array of whole numbers, 3 + 0.1 is stored as 3. Then both losses are equal and every difference is 0.
#
# </details>
# <details><summary>Hint 3: one entry alone</summary>
#
# If all entries move together, the losses tell the sum of the slopes only. A fresh copy for each entry keeps them
# apart, and keeps the caller's array as it was.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "numerical-gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def numerical_gradient(y_true, y_pred, h=1e-5):
    """Return the central differences of losses.pseudo_huber by y_pred, an array of shape (N,).

    y_true, y_pred: numbers of shape (N,); lists are allowed. h: the step, a number above 0.

    Example: numerical_gradient([0.0, 0.0], [0.0, 1.0]) is about [0.0, 0.35355339].
    """
    ### BEGIN SOLUTION
    y_pred = np.asarray(y_pred, dtype=float)
    slopes = np.zeros(len(y_pred))
    for i in range(len(y_pred)):
        step = np.zeros(len(y_pred))
        step[i] = h
        above = losses.pseudo_huber(y_true, y_pred + step)
        below = losses.pseudo_huber(y_true, y_pred - step)
        slopes[i] = (above - below) / (2 * h)
    return slopes
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "numerical-gradient-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check.differences(
    numerical_gradient, losses.pseudo_huber, task="numerical-gradient", points={"values": 1, "input": 1}
)

# %% [markdown]
# ### 5b: choose a step (1 point)
#
# A smaller $h$ follows the slope better, until the two losses agree in so many digits that their difference is
# mostly rounding. Look at one sample with $y = 0$ and $\hat y = 0.7$ and its loss $L(\hat y) = \sqrt{1 + \hat y^2} - 1$, whose
# slope is $\hat y / \sqrt{1 + \hat y^2}$. Try steps from $10^{-1}$ to $10^{-17}$ and compare with the slope. Then name a step
# whose relative error is below $10^{-9}$, and one that is so small that its relative error is above 10 %.
#
# <details><summary>Hint 1: what to plot</summary>
#
# The relative error is the size of the difference between numerical and true slope, divided by the true slope.
#
# </details>
# <details><summary>Hint 2: where to look for the good one</summary>
#
# The error of the formula falls with $h^2$, the error from rounding grows with $1/h$. They meet in the middle.
#
# </details>
# <details><summary>Hint 3: where to look for the bad one</summary>
#
# Numbers near 0.7 lie about $10^{-16}$ apart. A smaller step than that does not move at all.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "steps", "locked": false, "schema_version": 3, "solution": true, "task": false}
h_good = None  # your number
h_too_small = None  # your number
### BEGIN SOLUTION
h_good = 1e-5
h_too_small = 1e-16
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "steps-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def error_of_step(h):
    difference = losses.pseudo_huber(0.0, 0.7 + h) - losses.pseudo_huber(0.0, 0.7 - h)
    slope = losses.pseudo_huber.gradient(0.0, 0.7)
    return abs(difference / (2 * h) - slope) / slope


statements = {
    "both steps are above 0": lambda good, small: good > 0 and small > 0,
    "the relative error at h_good is below 1e-9": lambda good, small: error_of_step(good) < 1e-9,
    "h_too_small is smaller than h_good": lambda good, small: small < good,
    "the relative error at h_too_small is above 10 %": lambda good, small: error_of_step(small) > 0.1,
}
check.value([h_good, h_too_small], statements, task="steps", points=1)

# %% [markdown]
# ## Task 6: a least-squares fit (2 points)
#
# A linear model predicts $\hat y = Xw$: a row of $X$ is a sample, a column is a feature. Write the function that finds
# weights $w$ for which the mean squared error is as small as it can be.
#
# - **values**, 1 point: no other weights give a smaller loss.
# - **collinear**, 1 point: also where one column is a multiple of another. Then many weights are equally good and any of
#   them will do, but $X^\top X$ has no inverse.
#
# The test does not compare your weights with ours. At the minimum the gradient by the weights,
# $\frac2N X^\top (Xw - y)$, is zero, and that is what it looks at.
#
# <details><summary>Hint 1: the normal equations</summary>
#
# Set that gradient to zero: $X^\top X w = X^\top y$. Solving these equations earns the first point.
#
# </details>
# <details><summary>Hint 2: when there is no inverse</summary>
#
# The equations then still have solutions, only more than one. Look for a method that does not need an inverse.
#
# </details>
# <details><summary>Hint 3: where to look</summary>
#
# `np.linalg` has a function for least squares, and one for the pseudo-inverse. Read what the first one returns.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "fit", "locked": false, "schema_version": 3, "solution": true, "task": false}
def fit(X, y):
    """Return weights, shape (D,), with the smallest mean squared error of the predictions X @ w.

    X: array of shape (N, D). y: array of shape (N,).

    Example: fit(np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]]), np.array([1.0, 3.0, 5.0]))
    is about [1.0, 2.0].
    """
    ### BEGIN SOLUTION
    weights, *_ = np.linalg.lstsq(X, y, rcond=None)
    return weights
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "fit-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check.fit(fit, losses.mean_squared_error, task="fit", points={"values": 1, "collinear": 1})

# %% [markdown]
# ## Task 7: data against a wrong statement (1 point)
#
# One of the sources of this course (S5) says of the mean absolute error that outliers hardly affect it. The truth has
# two halves. The **best constant** under the mean absolute error is the median, and one outlier hardly moves it. But the
# **value** of the loss can jump.
#
# Prove both halves with one sample: five numbers, of which the last is the outlier. With $c$ the median of the numbers
# in question and the mean absolute error taken around $c$,
#
# - the loss with the outlier is at least ten times the loss without it,
# - $c$ moves by at most 1 when the outlier is left out.
#
# <details><summary>Hint 1: what does the median see?</summary>
#
# It sees how many numbers lie on either side, and not how far away they are.
#
# </details>
# <details><summary>Hint 2: start small</summary>
#
# Choose four numbers close together. Take their median, and the mean distance from it.
#
# </details>
# <details><summary>Hint 3: then add one</summary>
#
# The fifth number adds its distance from the median, divided by five, to the loss. How far must it be?
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "outlier", "locked": false, "schema_version": 3, "solution": true, "task": false}
sample = None  # a list of five numbers, the outlier last
### BEGIN SOLUTION
sample = [1, 2, 3, 2, 102]
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "outlier-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def loss_around_median(numbers):
    return losses.mean_absolute_error(numbers, np.full(len(numbers), np.median(numbers)))


statements = {
    "the sample has five numbers": lambda *sample: len(sample) == 5,
    "the outlier is the largest or the smallest": lambda *sample: sample[-1] in (min(sample), max(sample)),
    "the loss with the outlier is at least ten times the loss without it": lambda *sample: (
        loss_around_median(sample) >= 10 * loss_around_median(sample[:-1])
    ),
    "the median moves by at most 1": lambda *sample: abs(np.median(sample) - np.median(sample[:-1])) <= 1,
}
check.value(sample, statements, task="outlier", points=1)

# %% [markdown] nbgrader={"grade": false, "grade_id": "choice-question", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## Task 8: an answer in words (2 points)
#
# You predict house prices. One price in a thousand was typed with three zeros too many. Which loss do you train with: mean
# squared error, mean absolute error or Huber? Say what the mistyped prices do to the **gradient** of each of the three, and
# what your choice costs you. At most 150 words. This answer is read by a person.
#
# ### BEGIN MARK SCHEME
# 1 point: the gradient of the mean squared error grows with the residual, so the mistyped prices dominate it; under mean
# absolute error and Huber each sample's gradient is bounded (by $1/N$ and $\delta/N$).
#
# 1 point: a choice that follows from this, with its cost: mean absolute error has the same slope however small the residual,
# so steps do not shrink near the minimum; Huber needs a $\delta$ chosen to suit the scale of the honest residuals; mean squared
# error only if the data are cleaned first or the mean itself is wanted.
#
# A half point each for a true statement without a reason.
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade": true, "grade_id": "choice", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# Huber. A residual of a mistyped price is about a thousand times an honest one. Under the mean squared error its gradient is a
# thousand times as large, so a few typing errors steer the fit. Under the mean absolute error every sample pulls with $1/N$, and
# under Huber with at most $\delta/N$: a mistyped price counts like any other sample far from its prediction. I choose Huber rather than
# the mean absolute error since its steps shrink near the minimum. The cost is one more number to choose: $\delta$ must be about the size
# of an honest residual.
