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
# # Assignment 6: The activation zoo
#
# 20 points, about two hours. It goes with chapter 6 of the book, *The activation zoo*. S1 to S5 are sources of this
# course, which the bibliography of the book lists.
#
# | Task | What you write | Points |
# |---|---|---|
# | 1 | leaky ReLU, its derivative, and a slope that is learned | 4 |
# | 2 | the derivative of tanh, step by step | 2 |
# | 3 | ELU, broken and repaired | 3 |
# | 4 | swish: its slope, and its lowest point against a wrong statement | 3 |
# | 5 | layers: what collapses, and how to start | 2 |
# | 6 | dead units and the training that kills them | 4 |
# | 7 | an answer in words, graded by hand | 2 |
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
# **Letters**, as in the book: $x$ is what goes into an activation, $f(x)$ what comes out, $a$ the slope below zero,
# $\sigma$ the sigmoid, $L$ the loss, $N$ the number of samples.

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
from functools import cache
from itertools import pairwise

import numpy as np
import sympy as sp

from lossedu import activations, arguments, gradcheck, losses, network
from lossedu.checks import check


def elu_by_masks(x, alpha=1.0):
    """Return ELU as it is often typed. Task 3 breaks it."""
    x = np.asarray(x, dtype=float)
    return (x > 0) * x + (x <= 0) * alpha * (np.exp(x) - 1)


@cache
def experiment(eta):
    """For task 6: train 16 ReLU units at the rate eta; return the curve and the share of dead units."""
    X = np.linspace(-2, 2, 21)[:, np.newaxis]
    y = (np.abs(X) > 1).astype(float)
    loss = losses.binary_cross_entropy_with_logits
    net = network.dense_network([1, 16, 1], activations.relu, loss, initialise=network.he, seed=2)
    curve = []
    for _ in range(30):
        value, gradients = net.loss_and_gradients(X, y)
        curve.append(value)
        for theta, g in zip(net.parameters, gradients, strict=True):
            theta -= eta * g
    return curve, network.dead_fractions(net, X)[0]


# %% [markdown]
# ## Task 1: a slope on the left (4 points)
#
# $$f(x) = \begin{cases} x & x > 0 \\ a\,x & x \le 0 \end{cases}$$
#
# With $a = 0$ this is ReLU, with a small fixed $a$ leaky ReLU. PReLU learns $a$, which then may become any number.
#
# ### 1a: the value (2 points)
#
# - **values**, 1 point: right for arrays of any shape and for every $a$, also below 0 and above 1.
# - **input**, 1 point: lists and whole numbers work too, and your function leaves its arguments as they were.
#
# <details><summary>Hint 1: two cases at once</summary>
#
# `np.where(condition, a, b)` picks from `a` where the condition holds and from `b` elsewhere, entry by entry.
#
# </details>
# <details><summary>Hint 2: a maximum will not do</summary>
#
# $\max(ax, x)$ is the same only for $a \le 1$. Try $a = 2$ and $x = 1$.
#
# </details>
# <details><summary>Hint 3: lists and whole numbers</summary>
#
# Turn x into an array of floating-point numbers first. `np.asarray` has an argument that chooses the type. Then make a new
# array; an assignment such as `x[x < 0] = …` may write into the array of whoever called.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "leaky-relu", "locked": false, "schema_version": 3, "solution": true, "task": false}
def leaky_relu(x, slope=0.01):
    """Return leaky ReLU of every entry, an array of the shape of x.

    x: numbers of any shape; lists are allowed. slope: any number.

    Example: leaky_relu([7.0, 0.0, -7.0]) is [7.0, 0.0, -0.07].
    """
    ### BEGIN SOLUTION
    x = np.array(x, dtype=float)
    return np.where(x > 0, x, slope * x)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "leaky-relu-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def calls(rng):
    """Yield the calls of task 1a."""
    yield "values", "the default slope", (rng.integers(-16, 17, 6) / 8 + 1 / 16,)
    for slope in (0.0, 0.25, 2.0, -0.5):
        yield "values", f"slope {slope}", (rng.integers(-16, 17, (2, 3)) / 8 + 1 / 16,), {"slope": slope}
    yield "values", "far out", (np.array([-1000.0, -40.0, 40.0, 1000.0]),), {"slope": 0.125}
    yield "input", "a list", ([3.5, -1.25, 0.0, -2.0],)
    yield "input", "whole numbers", (rng.integers(-9, 10, 5),)
    yield "input", "one number", (-3.0,)


points = {"values": 1, "input": 1}
check.function(leaky_relu, activations.leaky_relu, calls, task="leaky-relu", points=points)

# %% [markdown]
# ### 1b: the derivative (1 point)
#
# Write $f'(x)$ for every entry. At 0 there is no derivative unless $a = 1$: any number between $a$ and 1 is a right answer there.
#
# - **values**, half a point: right for $a = 0.01$, where you get it when the call does not name it.
# - **parameters**, half a point: right for other $a$.
#
# <details><summary>Hint 1: read the cases</summary>
#
# Differentiate each of the two lines of the formula by itself.
#
# </details>
# <details><summary>Hint 2: what is negative?</summary>
#
# For $x = -7$ and $a = 0.01$ the output is negative. Is the curve rising or falling there?
#
# </details>
# <details><summary>Hint 3: the shape</summary>
#
# One slope for each entry of x: here too `np.where` picks between two numbers.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "leaky-relu-slope", "locked": false, "schema_version": 3, "solution": true, "task": false}
def leaky_relu_derivative(x, slope=0.01):
    """Return the derivative of leaky ReLU at every entry, an array of the shape of x.

    x: array of any shape. slope: any number.

    Example: leaky_relu_derivative(np.array([7.0, -7.0])) is [1.0, 0.01].
    """
    ### BEGIN SOLUTION
    return np.where(x > 0, 1.0, slope)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "leaky-relu-slope-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
about = {"task": "leaky-relu-slope", "points": {"values": 0.5, "parameters": 0.5}}
verdict = check.gradient(leaky_relu_derivative, activations.leaky_relu, **about)
### BEGIN HIDDEN TESTS
verdict = check.gradient(leaky_relu_derivative, activations.leaky_relu, **about, rounds=8)
### END HIDDEN TESTS
verdict

# %% [markdown]
# ### 1c: the slope that is learned (1 point)
#
# PReLU has one slope $a_c$ for each channel $c$, a column of the table $X$. Backpropagation arrives with the table $G$,
# $G_{ic} = \partial L / \partial f(X_{ic})$. Write the gradient of the loss by the slopes,
#
# $$\frac{\partial L}{\partial a_c} .$$
#
# <details><summary>Hint 1: one entry</summary>
#
# What is $\partial f(x) / \partial a$ for $x = 3$, and for $x = -3$?
#
# </details>
# <details><summary>Hint 2: chain rule</summary>
#
# $a_c$ reaches the loss by every sample of its channel. Each way contributes a product of two factors.
#
# </details>
# <details><summary>Hint 3: add up</summary>
#
# Ways add up. A mean needs no further $1/N$: if the loss has one, it is in $G$ already.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "prelu-slope", "locked": false, "schema_version": 3, "solution": true, "task": false}
def prelu_slope_gradient(X, G):
    """Return the gradient of the loss by the slopes of PReLU, an array of shape (C,).

    X: inputs of PReLU, shape (N, C). G: the gradient of the loss by the outputs of PReLU, shape (N, C).

    Example: prelu_slope_gradient(np.array([[-3.0, 1.0], [-1.0, 2.0]]), np.array([[0.5, 1.0], [2.0, 1.0]]))
    is [-3.5, 0.0].
    """
    ### BEGIN SOLUTION
    return np.sum(G * np.minimum(X, 0.0), axis=0)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "prelu-slope-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def reference(X, G):
    """Return differences of a loss whose gradient by the outputs is G."""
    return gradcheck.central_differences(
        lambda slopes: np.sum(G * activations.prelu(X, slope=slopes)), np.full(X.shape[1], 0.25)
    )


def calls(rng):
    """Yield the calls of task 1c."""
    for n, channels in [(5, 3), (4, 4), (1, 3), (6, 1)]:
        X = rng.integers(-16, 17, (n, channels)) / 8 + 1 / 16
        X[0, 0] = -1.5
        yield "values", f"{n} by {channels}", (X, rng.integers(1, 17, (n, channels)) / 8 - 1)
    yield "values", "nothing below 0", (np.ones((3, 2)), np.ones((3, 2)))


check.function(prelu_slope_gradient, reference, calls, task="prelu-slope", points={"values": 1})

# %% [markdown]
# ## Task 2: the slope of tanh, step by step (2 points)
#
# Tanh is a sigmoid in another scale, $\tanh x = 2\,\sigma(2x) - 1$ with $\sigma(x) = 1/(1 + e^{-x})$. So its derivative is
#
# $$\frac{d}{dx}\left( \frac{2}{1 + e^{-2x}} - 1 \right) .$$
#
# Show that it can be had from the value of tanh alone. Give at least three SymPy expressions in a list: each is equal to
# the one before it and written in another form. The first is the derivative in exponentials, the last is a formula in
# `sp.tanh(x)` and numbers.
#
# - **steps**, 1 point: the first expression is the derivative, and each further one follows.
# - **end**, 1 point: the last one holds tanh and nothing else.
#
# The test names the first step that does not follow. SymPy puts some expressions into another form by itself; if it makes
# two of your steps the same, leave one out.
#
# <details><summary>Hint 1: the first step</summary>
#
# Write $u = e^{-2x}$. The derivative of $2/(1 + u)$ is $-2/(1+u)^2$ times the derivative of $u$.
#
# </details>
# <details><summary>Hint 2: what is tanh in u?</summary>
#
# Put $2/(1 + u) - 1$ over one denominator.
#
# </details>
# <details><summary>Hint 3: the trick</summary>
#
# $4u = (1 + u)^2 - (1 - u)^2$. Divide both parts by $(1 + u)^2$.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "tanh-steps", "locked": false, "schema_version": 3, "solution": true, "task": false}
x = sp.symbols("x", real=True)

tanh_steps = None  # a list of expressions
### BEGIN SOLUTION
u = sp.exp(-2 * x)
tanh_steps = [
    4 * u / (1 + u) ** 2,
    ((1 + u) ** 2 - (1 - u) ** 2) / (1 + u) ** 2,
    1 - ((1 - u) / (1 + u)) ** 2,
    1 - sp.tanh(x) ** 2,
]
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "tanh-steps-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def in_tanh_alone(e):
    values = {sp.tanh(symbol): sp.Symbol("t") for symbol in e.free_symbols}
    return e.xreplace(values).free_symbols == {sp.Symbol("t")}


X = sp.Symbol("x", real=True)
check.derivation(
    tanh_steps,
    sp.diff(2 / (1 + sp.exp(-2 * X)) - 1, X),
    domains={"x": arguments.real},
    end={
        "the last step holds no exponential": lambda e: not e.has(sp.exp),
        "the last step is written in sp.tanh(x) and numbers alone": in_tanh_alone,
    },
    task="tanh-steps",
    points={"steps": 1, "end": 1},
)

# %% [markdown]
# ## Task 3: ELU, broken and repaired (3 points)
#
# $$f(x) = \begin{cases} x & x > 0 \\ \alpha\,(e^x - 1) & x \le 0 \end{cases}$$
#
# ### 3a: break it (1 point)
#
# The first cell of this notebook has `elu_by_masks`, which multiplies each case by 1 or 0 and adds the two up. It is right on
# paper. Name two finite inputs at which it fails for $\alpha = 1$:
#
# - `x_nan`, where it returns nan,
# - `x_lost`, below zero, where it returns 0 although ELU is not 0 there.
#
# <details><summary>Hint 1: both cases are computed</summary>
#
# Also the case that is multiplied by 0. What is 0 times infinity?
#
# </details>
# <details><summary>Hint 2: a large number</summary>
#
# `np.exp` can return infinity. From which x on?
#
# </details>
# <details><summary>Hint 3: a lost number</summary>
#
# Near 0, $e^x$ is about $1 + x$. How small may $x$ be so that the computer still tells $1 + x$ from 1?
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "elu-failures", "locked": false, "schema_version": 3, "solution": true, "task": false}
x_nan = None  # your number
x_lost = None  # your number
### BEGIN SOLUTION
x_nan = 1000.0
x_lost = -1e-20
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "elu-failures-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
statements = {
    "both numbers are finite": lambda broken, lost: np.isfinite(broken) and np.isfinite(lost),
    "at x_nan elu_by_masks returns nan": lambda broken, lost: np.isnan(elu_by_masks(broken)),
    "x_lost is below 0": lambda broken, lost: lost < 0,
    "at x_lost elu_by_masks returns 0": lambda broken, lost: elu_by_masks(lost) == 0,
    "at x_lost ELU is not 0": lambda broken, lost: activations.elu(lost) != 0,
}
check.value([x_nan, x_lost], statements, task="elu-failures", points=1)

# %% [markdown]
# ### 3b: repair it (2 points)
#
# - **values**, 1 point: right for arrays of any shape and every $\alpha$.
# - **extremes**, 1 point: right at the numbers of 3a and others like them too, and your function leaves its arguments
#   as they were.
#
# <details><summary>Hint 1: both sides in one</summary>
#
# Let no large number reach the exponential: what is `np.minimum(x, 0)` on each side?
#
# </details>
# <details><summary>Hint 2: the small numbers</summary>
#
# NumPy has a function that computes $e^x - 1$ without forming $e^x$.
#
# </details>
# <details><summary>Hint 3: its name</summary>
#
# `np.expm1`. It is to the exponential what `np.log1p` is to the logarithm.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "elu-stable", "locked": false, "schema_version": 3, "solution": true, "task": false}
def elu(x, alpha=1.0):
    """Return ELU of every entry, an array of the shape of x.

    x: array of any shape. alpha: a number above 0.

    Example: elu(np.array([3.0, 0.0, -5.0]), alpha=0.1) is about [3.0, 0.0, -0.0993262].
    """
    ### BEGIN SOLUTION
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0.0)))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "elu-stable-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def calls(rng):
    """Yield the calls of task 3b."""
    yield "values", "the default alpha", (rng.integers(-24, 25, 6) / 8 + 1 / 16,)
    for alpha in (0.125, 0.5, 2.0):
        yield "values", f"alpha {alpha}", (rng.integers(-24, 25, (2, 3)) / 8 + 1 / 16,), {"alpha": alpha}
    yield "values", "both sides", (np.array([-2.0, -0.5, 0.5, 2.0]),), {"alpha": 1.5}
    yield "extremes", "far out", (np.array([-1000.0, -40.0, 40.0, 800.0 + rng.integers(1, 100)]),)
    yield "extremes", "close to 0", (-rng.integers(1, 9, 4) / 2.0**60,), {"alpha": 0.5}
    yield "extremes", "less close to 0", (np.array([1.0, -1.0]) / 1024,)


points = {"values": 1, "extremes": 1}
check.function(elu, activations.elu, calls, task="elu-stable", points=points)

# %% [markdown]
# ## Task 4: swish (3 points)
#
# Swish opens a gate for its input by the input itself: $f(x) = x\,\sigma(\beta x) = x / (1 + e^{-\beta x})$.
#
# ### 4a: its slope with SymPy (1 point)
#
# Find $f'(x)$ as a SymPy expression in the symbols below. Any equivalent form is right. The test shows a point where
# yours differs, if there is one.
#
# <details><summary>Hint 1: write swish first</summary>
#
# Type swish as a SymPy expression. The exponential is `sp.exp`.
#
# </details>
# <details><summary>Hint 2: let SymPy do it</summary>
#
# `sp.diff` takes the expression and the symbol to differentiate by.
#
# </details>
# <details><summary>Hint 3: or by hand</summary>
#
# Product rule. With $s = \sigma(\beta x)$ the slope of the gate is $\beta\,s\,(1 - s)$.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "swish-slope", "locked": false, "schema_version": 3, "solution": true, "task": false}
x, beta = sp.symbols("x beta", real=True)

swish_slope = None  # your expression
### BEGIN SOLUTION
swish_slope = sp.diff(x / (1 + sp.exp(-beta * x)), x)
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "swish-slope-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
check.expression(swish_slope, activations.swish, by="x", task="swish-slope", points=1)

# %% [markdown]
# ### 4b: the same slope with NumPy (1 point)
#
# Write $f'(x)$ for arrays, right for every $\beta$. You may call `activations.sigmoid` of lossedu.
#
# <details><summary>Hint 1: the gate first</summary>
#
# Compute $s = \sigma(\beta x)$ once and give it a name.
#
# </details>
# <details><summary>Hint 2: two terms</summary>
#
# The product rule has one term in which $x$ is differentiated, and one in which the gate is.
#
# </details>
# <details><summary>Hint 3: look at 0</summary>
#
# For $\beta = 0$ swish is $x/2$, so your slope must be one half everywhere.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "swish-derivative", "locked": false, "schema_version": 3, "solution": true, "task": false}
def swish_derivative(x, beta=1.0):
    """Return the derivative of swish at every entry, an array of the shape of x.

    x: array of any shape with entries from -30 to 30. beta: any number from -8 to 8.

    Example: swish_derivative(np.array([0.0, 2.0])) is about [0.5, 1.0907843].
    """
    ### BEGIN SOLUTION
    s = activations.sigmoid(beta * x)
    return s + beta * x * s * (1 - s)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "swish-derivative-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def calls(rng):
    """Yield the calls of task 4b."""
    yield "values", "the default beta", (rng.integers(-24, 25, 6) / 8 + 1 / 16,)
    for beta in (0.0, 0.5, 3.0, -1.0):
        yield "values", f"beta {beta}", (rng.integers(-24, 25, (2, 4)) / 8 + 1 / 16,), {"beta": beta}
    yield "values", "far out", (np.array([-30.0, -8.0, 8.0, 30.0]),)


check.function(
    swish_derivative,
    activations.swish.derivative,
    calls,
    task="swish-derivative",
    points={"values": 1},
    may_use=(activations.sigmoid,),
)

# %% [markdown]
# ### 4c: its lowest point (1 point)
#
# One of the sources of this course (S5) says that the values of swish go from minus infinity to infinity. It recommends swish,
# and elsewhere it says that an activation has to increase. Take $\beta = 1$ and prove by numbers that swish has a lowest point,
# and that it does not increase everywhere:
#
# - `x_low` and `y_low`: the lowest point of the curve, each to five decimals,
# - `x_left`: a place to the left of it where the curve is higher by at least 0.2.
#
# You may call `activations.swish` and `activations.swish.derivative` of lossedu.
#
# <details><summary>Hint 1: the slope at the lowest point</summary>
#
# It is zero there, below zero on the left of it and above zero on the right.
#
# </details>
# <details><summary>Hint 2: halve</summary>
#
# Begin with two places between which the slope changes its sign. Look at the middle, and keep the half in which it
# still changes. Forty times is more than enough.
#
# </details>
# <details><summary>Hint 3: or by hand</summary>
#
# The slope $s + x s (1 - s)$ is zero where $1 + x\,(1 - s) = 0$. That can be solved by trying numbers between $-2$ and $-1$.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "swish-lowest", "locked": false, "schema_version": 3, "solution": true, "task": false}
x_low = None  # your number
y_low = None  # your number
x_left = None  # your number
### BEGIN SOLUTION
falling, rising = -2.0, -1.0
for _ in range(40):
    middle = (falling + rising) / 2
    if activations.swish.derivative(middle) < 0:
        falling = middle
    else:
        rising = middle
x_low = rising
y_low = activations.swish(rising)
x_left = -10.0
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "swish-lowest-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
swish = activations.swish
statements = {
    "the slope is below 0 just left of x_low": lambda low, value, left: swish.derivative(low - 1e-5) < 0,
    "the slope is above 0 just right of x_low": lambda low, value, left: swish.derivative(low + 1e-5) > 0,
    "y_low is the value of swish there, to five decimals": lambda low, value, left: (
        abs(swish(low) - value) < 1e-5
    ),
    "x_left lies to the left of x_low": lambda low, value, left: left < low,
    "at x_left swish is higher by at least 0.2": lambda low, value, left: swish(left) >= value + 0.2,
}
check.value([x_low, y_low, x_left], statements, task="swish-lowest", points=1)

# %% [markdown]
# ## Task 5: many layers (2 points)
#
# ### 5a: layers that collapse (1 point)
#
# Without activations, layers $x \mapsto xW + b$ one after another are one such layer. Write the function that finds its $W$
# and $b$, for any number of layers.
#
# <details><summary>Hint 1: two layers</summary>
#
# Insert the first layer into the second, $(xW_1 + b_1) W_2 + b_2$, and multiply out.
#
# </details>
# <details><summary>Hint 2: one after another</summary>
#
# Keep a $W$ and a $b$ for the layers so far, and let each further layer change both.
#
# </details>
# <details><summary>Hint 3: the bias</summary>
#
# The bias of an early layer goes through all later ones, as the input does.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "collapse", "locked": false, "schema_version": 3, "solution": true, "task": false}
def collapse(weights, biases):
    """Return W and b of the one layer x W + b that does what all layers do one after another.

    weights: list of arrays, of shapes (D0, D1), (D1, D2), …
    biases: list of arrays, of shapes (D1,), (D2,), …
    W has as many rows as the first layer and as many columns as the last; b has one entry a column of W.

    Example: collapse([np.array([[2.0]]), np.array([[-3.0]])], [np.array([1.0]), np.array([4.0])])
    is [[-6.0]], [1.0].
    """
    ### BEGIN SOLUTION
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
        W, b = W @ W_next, b @ W_next + b_next
    return W, b
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "collapse-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def reference(weights, biases):
    return network.collapse_affine([network.Dense(W, b) for W, b in zip(weights, biases, strict=True)])


def calls(rng):
    """Yield the calls of task 5a."""
    for sizes in [(2, 3, 1), (1, 1, 1), (3, 2), (2, 2, 2, 2), (3, 1, 4, 2, 3)]:
        weights = [rng.integers(-8, 9, shape) / 4 for shape in pairwise(sizes)]
        biases = [rng.integers(1, 9, size) / 4 for size in sizes[1:]]
        yield "values", f"sizes {sizes}", (weights, biases)


check.function(collapse, reference, calls, task="collapse", points={"values": 1}, parts=("W", "b"))

# %% [markdown]
# ### 5b: a start that keeps the size (1 point)
#
# Now with leaky ReLU between the layers. The sum of a unit with $n$ inputs $h_k$ is $\sum_k w_k h_k$. Random weights of mean
# 0 and variance $v$ give it the mean square $n\,v\,\overline{h^2}$, and leaky ReLU changes that once more. Sums are as often
# positive as negative, and a negative one is multiplied by $a$.
#
# Choose $v$ so that the mean square neither grows nor shrinks from layer to layer. Then make such weights from numbers $Z$
# that were drawn from the normal distribution of mean 0 and variance 1. For $a = 0$ this is the start of He, for $a = 1$ that
# of Xavier.
#
# <details><summary>Hint 1: half and half</summary>
#
# Half of the squares stay, half of them are multiplied by $a^2$. Which factor does the mean square get?
#
# </details>
# <details><summary>Hint 2: the variance</summary>
#
# $n\,v$ times that factor must be 1.
#
# </details>
# <details><summary>Hint 3: from Z to weights</summary>
#
# If you multiply random numbers by $c$, their variance is multiplied by $c^2$.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "leaky-start", "locked": false, "schema_version": 3, "solution": true, "task": false}
def starting_weights(Z, slope):
    """Return weights, shape (n, m), for m units with n inputs, under leaky ReLU of this slope.

    Z: standard normal numbers, shape (n, m). slope: a number from 0 to 1.

    Example: starting_weights(np.array([[1.0], [-2.0]]), 0.0) is [[1.0], [-2.0]].
    """
    ### BEGIN SOLUTION
    n = Z.shape[0]
    return np.sqrt(2 / ((1 + slope**2) * n)) * Z
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "leaky-start-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def reference(Z, slope):
    outputs = activations.leaky_relu([[-1.0, 1.0]] * len(Z), slope=slope)
    return Z / np.linalg.norm(outputs / np.sqrt(2))


def calls(rng):
    """Yield the calls of task 5b."""
    for shape, slope in [((4, 2), 0.0), ((3, 5), 0.5), ((5, 1), 0.25), ((2, 3), 1.0), ((1, 4), 0.75)]:
        yield "values", f"shape {shape}, slope {slope}", (rng.integers(-16, 17, shape) / 8, slope)


check.function(starting_weights, reference, calls, task="leaky-start", points={"values": 1})

# %% [markdown]
# ## Task 6: dead units (4 points)
#
# ### 6a: count them (1 point)
#
# One of the sources (S3) says that a single negative sum kills a ReLU unit. It takes more: a unit is **dead** if its sum
# $xw + b$ is negative for **every** sample. Count the dead units of a layer.
#
# <details><summary>Hint 1: all sums at once</summary>
#
# `X @ W + b` has a row for each sample and a column for each unit.
#
# </details>
# <details><summary>Hint 2: every sample</summary>
#
# `np.all` tells whether something holds for all entries, or for all along one axis.
#
# </details>
# <details><summary>Hint 3: which axis?</summary>
#
# Axis 0 runs down the rows, so it leaves one result a column.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "dead-count", "locked": false, "schema_version": 3, "solution": true, "task": false}
def dead_units(X, W, b):
    """Return the number of dead units of the layer relu(X @ W + b), one number.

    X: samples, shape (N, D). W: weights, shape (D, H). b: biases, shape (H,).

    Example: dead_units(np.array([[-1.0], [2.0]]), np.array([[1.0, 1.0]]), np.array([0.0, -10.0])) is 1.
    """
    ### BEGIN SOLUTION
    return np.sum(np.all(X @ W + b < 0, axis=0))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "dead-count-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def reference(X, W, b):
    layer = network.Dense(W, b, activations.relu)
    net = network.Network([layer], losses.mean_squared_error)
    return round(len(b) * network.dead_fractions(net, X)[0])


def calls(rng):
    """Yield the calls of task 6a. Each column is a unit: its weight, and its bias."""
    units = np.array([[0.5, -2.0, 0.5, 1.0, -1.0, 1.0], [-20.0, 0.5, 20.0, -2.0, 2.5, -2.75]])
    for n, chosen in [(5, [0, 0, 1, 2, 3, 4]), (4, [1, 0, 3]), (1, [0, 2, 1, 2, 2]), (6, [2, 4, 3, 5])]:
        w, b = units[:, rng.permutation(chosen)]
        places = [3.0, *rng.permutation([1.0, 1.25, 1.5, 1.75, 2.75])][:n]
        X = np.column_stack([places, rng.integers(-4, 5, n) / 4])
        W = np.stack([w, rng.choice([-1, 1], len(w)) / 16])
        yield "values", f"{n} samples, {len(b)} units", (X, W, b - 1 / 128)
    near = np.array([[-0.25, 0.25]]), np.array([-0.125, -0.375])
    yield "values", "sums close to 0", (np.array([[1.0], [2.0]]), *near)
    yield "values", "none is dead", (np.array([[-2.0], [1.0]]), np.array([[1.0, -1.0]]), np.zeros(2))


check.function(dead_units, reference, calls, task="dead-count", points={"values": 1})

# %% [markdown]
# ### 6b: train a layer (2 points)
#
# A network with one input and one hidden layer of ReLU units predicts
#
# $$\hat y_i = \sum_k v_k\,h_{ik}, \qquad h_{ik} = \mathrm{ReLU}(w_k x_i + b_k), \qquad
# L = \frac{1}{2N} \sum_i (\hat y_i - y_i)^2 .$$
#
# Train it by gradient descent: in each step $w$, $b$ and $v$ all move by $-\eta$ times their gradient, and all three
# gradients are taken before any of them moves. Return the curve: the loss before the first step, and after each step.
#
# - **values**, 1 point: the curve is right.
# - **input**, 1 point: whole numbers and lists work too, and your function leaves its arguments as they were.
#
# No sum $w_k x_i + b_k$ is 0 in the tests.
#
# <details><summary>Hint 1: the gradient by v</summary>
#
# With the residual $r_i = \hat y_i - y_i$ it is $\frac1N \sum_i r_i h_{ik}$.
#
# </details>
# <details><summary>Hint 2: the gradients by w and b</summary>
#
# The gradient by the sum of unit $k$ for sample $i$ is $\delta_{ik} = \frac1N\, r_i\, v_k$ where the sum is positive, and 0
# elsewhere. Then the gradient by $b_k$ is $\sum_i \delta_{ik}$, and the one by $w_k$ is $\sum_i \delta_{ik} x_i$.
#
# </details>
# <details><summary>Hint 3: a table of sums</summary>
#
# `np.outer(x, w) + b` has a row for each sample and a column for each unit. `w = w - …` makes a new array, `w -= …` changes
# the array of whoever called.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "relu-training", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train(x, y, w, b, v, eta, steps):
    """Return the curve of the loss, steps + 1 numbers: before the first step and after each.

    x, y: inputs and targets, shape (N,). w, b, v: where training begins, shape (H,). Lists are allowed.
    eta: the learning rate. steps: how many.

    Example: train([1.0, 2.0], [1.0, 1.0], [1.0], [0.0], [1.0], 0.1, 2)
    is about [0.25, 0.0964625, 0.0694551].
    """
    ### BEGIN SOLUTION
    x, y, w, b, v = (np.array(values, dtype=float) for values in (x, y, w, b, v))
    curve = []
    for _ in range(steps + 1):
        sums = np.outer(x, w) + b
        h = np.maximum(sums, 0)
        r = h @ v - y
        curve.append(np.mean(r**2) / 2)
        delta = np.outer(r, v) * (sums > 0) / len(x)
        w, b, v = w - eta * x @ delta, b - eta * delta.sum(axis=0), v - eta * r @ h / len(x)
    return curve
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "relu-training-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def reference(x, y, w, b, v, eta, steps):
    hidden = network.Dense([w], b, activations.relu)
    last = network.Dense(np.reshape(v, (-1, 1)), [0.0])
    net = network.Network([hidden, last], losses.half_mean_squared_error)
    X, Y = np.reshape(x, (-1, 1)), np.reshape(y, (-1, 1))
    curve = []
    for _ in range(1 + steps):
        value, gradients = net.loss_and_gradients(X, Y)
        curve.append(value)
        for theta, g in zip(net.parameters[:3], gradients[:3], strict=True):
            theta -= eta * g
    return curve


def calls(rng):
    """Yield the calls of task 6b: odd 64ths keep the sums clear of 0."""
    for n, units, steps in [(5, 3, 1), (4, 2, 4), (6, 4, 6), (1, 2, 2)]:
        x, y = rng.permutation(np.arange(-6, 7))[:n] / 4, rng.integers(-8, 9, n) / 4
        w, v = rng.choice([-1.25, -0.5, 0.75, 1.5], (2, units))
        b = rng.integers(1, 9, units) / 8 + 1 / 64
        yield "values", f"{n} samples, {units} units, {steps} steps", (x, y, w, b, v, 0.125, steps)
    yield (
        "input",
        "lists",
        ([1.0, -2.0, 0.5], [1.0, 0.5, -1.0], [1.0, -1.0], [0.25, 0.125], [1.0, 0.5], 0.25, 3),
    )
    whole = [np.array(values) for values in ([1, -2, 3], [2, 1, 0], [1, -2], [1, 3], [2, 1])]
    yield "input", "whole numbers", (*whole, 0.03125, 3)


check.function(train, reference, calls, task="relu-training", points={"values": 1, "input": 1})

# %% [markdown]
# ### 6c: read curves (1 point)
#
# The first cell of this notebook has `experiment(eta)`. It trains sixteen ReLU units to tell points near zero from points
# farther out, and returns the curve of thirty steps and the share of units that are dead at the end. Plot curves for several
# rates. Then name
#
# - `eta_good`: the loss falls in every step, and the last one is below 0.25,
# - `eta_slow`: the loss falls in every step, but the last one is still above 0.5,
# - `eta_deadly`: at the end more than nine tenths of the units are dead.
#
# <details><summary>Hint 1: plot</summary>
#
# `import matplotlib.pyplot as plt`, then `plt.plot(experiment(0.1)[0])`.
#
# </details>
# <details><summary>Hint 2: where to look</summary>
#
# Change the rate by a factor of ten at a time, from 0.001 to 10.
#
# </details>
# <details><summary>Hint 3: a curve of the dead</summary>
#
# When all units are dead the output is the same for every sample, and the curve no longer comes down. Look at the second
# thing that `experiment` returns, too.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "deadly-rate", "locked": false, "schema_version": 3, "solution": true, "task": false}
eta_good = None  # your number
eta_slow = None  # your number
eta_deadly = None  # your number
### BEGIN SOLUTION
eta_good = 0.5
eta_slow = 0.01
eta_deadly = 10.0
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "deadly-rate-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def falls(eta):
    return np.all(np.diff(experiment(eta)[0]) < 0)


statements = {
    "all rates are above 0": lambda good, slow, deadly: min(good, slow, deadly) > 0,
    "with eta_good the loss falls in every step": lambda good, slow, deadly: falls(good),
    "with eta_good the last loss is below 0.25": lambda good, slow, deadly: experiment(good)[0][-1] < 0.25,
    "with eta_slow the loss falls in every step": lambda good, slow, deadly: falls(slow),
    "with eta_slow the last loss is above 0.5": lambda good, slow, deadly: experiment(slow)[0][-1] > 0.5,
    "with eta_deadly more than nine tenths of the units are dead at the end": lambda good, slow, deadly: (
        experiment(deadly)[1] > 0.9
    ),
}
check.value([eta_good, eta_slow, eta_deadly], statements, task="deadly-rate", points=1)

# %% [markdown] nbgrader={"grade": false, "grade_id": "deep-choice-question", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## Task 7: an answer in words (2 points)
#
# A network has twenty hidden layers. Three colleagues propose three activations for all of them: the sigmoid, tanh, ReLU. Say for
# each what happens to the **gradient** on its way from the last layer to the first, and on what that depends. Then choose one,
# with its initial weights, and say what can still go wrong. At most 150 words. This answer is read by a person.
#
# ### BEGIN MARK SCHEME
# 1 point: the gradient is multiplied by slopes and weights in each layer. The sigmoid's slope is at most a quarter, so with
# weights of ordinary size the gradient vanishes (at most $(1/4)^{20}$ with weights of one); larger weights saturate it. Tanh has
# slope one near zero only and saturates further out; ReLU has slope one on the active half and zero elsewhere. Weights of
# variance $1/n$ (tanh) or $2/n$ (ReLU) keep the size.
#
# 1 point: a choice with its start (ReLU with He, or tanh with Xavier) and what can go wrong: ReLU units die if a step is too long,
# its outputs are not centred; tanh saturates when weights grow; any of them explodes if the factor a layer is above one.
#
# A half point each for a true statement without a reason.
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade": true, "grade_id": "deep-choice", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# In every layer the gradient is multiplied by the slope of the activation and by weights. The slope of the sigmoid is at most a
# quarter: after twenty layers, with weights of about one, at most $4^{-20}$ of the gradient is left. Larger weights do not help, since they push
# the sums to where the slope is smaller still. Tanh has slope one at zero, so with small sums and a weight variance of $1/n$ the
# gradient keeps its size, until units saturate. ReLU has slope one for positive sums and zero for negative ones, on average a half of the
# squares; a variance of $2/n$ makes up for it. I choose ReLU with He's start. What can go wrong: a step that is too long makes units
# negative on all samples. They get no gradient any more and stay dead. Then I lower the rate or take leaky ReLU.
