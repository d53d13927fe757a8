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
# # Assignment 7: Backpropagation on XOR
#
# 20 points, about two hours. It goes with chapter 7 of the book, *Backpropagation on XOR*. S1 to S5 are sources of this
# course, which the bibliography of the book lists.
#
# | Task | What you write | Points |
# |---|---|---|
# | 1 | the forward pass | 2 |
# | 2 | the slope of one weight with SymPy | 1 |
# | 3 | the backward pass, layer by layer | 4 |
# | 4 | a check by differences, and a nudge that spoils it | 2 |
# | 5 | the sign of a step, and its length | 3 |
# | 6 | a proof of what identity units can reach | 3 |
# | 7 | training on XOR, and its curve | 3 |
# | 8 | an answer in words, graded by hand | 2 |
#
# **What to install.** Python 3.11 or newer and lossedu {version} with what a student needs. If you have the student
# kit, its START.txt says how. Otherwise:
#
#     python -m pip install "lossedu[student]=={version}"
#
# **How to work.** Write below each line that says *Write your answer here*. Then run the test cell under it: it shows
# your points, and for every failed probe the call, what came back and what was expected. Test cells are locked. When
# your work is graded the same tests run on other numbers, so a rule earns points and a copied number does not. Tasks do
# not depend on each other: a task that needs an earlier result takes it from lossedu, and says so. Elsewhere a function
# that calls lossedu earns nothing. Before you hand in, `lossedu check` runs the whole notebook from top to bottom and
# adds the points up.
#
# **Letters**, as in the book: rows of $X$ are samples, $N$ is their number. The hidden units hold $h$, the network
# answers $\hat y$, the true value is $y$:
#
# $$h = \tanh(X W_1 + b_1), \qquad \hat y = h\,W_2 + b_2 .$$
#
# With $D$ inputs, $H$ hidden units and one output, $W_1$ is (D, H), $b_1$ is (H,), $W_2$ is (H, 1) and $b_2$ is (1,).
# The loss is **half the mean squared error**, $L = \frac1{2N}\sum_i (\hat y_i - y_i)^2$.

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
import numpy as np
import sympy as sp

from lossedu import activations, arguments, datasets, gradcheck, losses, network, training
from lossedu.checks import check

X_xor, y_xor = datasets.xor()
y_xor = y_xor.reshape(4, 1)  # one row a sample, one column: the shape of the network's answers


def tanh_network(W_1, b_1, W_2, b_2):
    """Return the network of this assignment, made of copies of the four arrays."""
    layers = [network.Dense(W_1, b_1, activations.tanh), network.Dense(W_2, b_2)]
    return network.Network(layers, losses.half_mean_squared_error)


def loss_and_gradients(X, y, W_1, b_1, W_2, b_2):
    """Return the loss, one number, and the list [dW_1, db_1, dW_2, db_2] of its gradients."""
    return tanh_network(W_1, b_1, W_2, b_2).loss_and_gradients(X, y)


# What these two use, and a task that names them may use too.
of_the_setup = (network.Dense, network.Network, activations.tanh, losses.half_mean_squared_error)


def signed(rng, *shape):
    """Return eighths of both signs, none of them 0 and no two of one size."""
    size = int(np.prod(shape))
    return (1 + rng.permutation(max(size, 8))[:size]).reshape(shape) * rng.choice([-1, 1], shape) / 8


def some_network(rng, n, inputs, units):
    """Return X, y, W_1, b_1, W_2, b_2 for n samples, for the tests."""
    X, y = signed(rng, n, inputs), signed(rng, n, 1)
    return X, y, signed(rng, inputs, units), signed(rng, units), np.abs(signed(rng, units, 1)), signed(rng, 1)


# %% [markdown]
# ## Task 1: the forward pass (2 points)
#
# Write the two formulas above for all samples at once, and return both results.
#
# - **values**, 1 point: hidden units and answers are right for any number of samples, inputs and units.
# - **input**, 1 point: lists and whole numbers work too, and your function leaves its arguments as they were.
#
# <details><summary>Hint 1: the order of a product</summary>
#
# A row of $X$ is a sample, so $X$ stands on the left. Write the shapes under the letters: (N, D) times (D, H) makes a
# table of (N, H).
#
# </details>
# <details><summary>Hint 2: the biases</summary>
#
# A bias of shape (H,) is added to every row by NumPy itself. It goes in before the tanh.
#
# </details>
# <details><summary>Hint 3: lists</summary>
#
# A list has no `@`. Turn the arguments into arrays of floating-point numbers first.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "xor-forward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def forward(X, W_1, b_1, W_2, b_2):
    """Return the hidden units h, shape (N, H), and the answers y_hat, shape (N, 1).

    X: (N, D). W_1: (D, H). b_1: (H,). W_2: (H, 1). b_2: (1,). Lists are allowed.

    Example: forward([[0.0, 1.0]], [[1.0, 0.0], [0.5, 0.0]], [0.0, 0.0], [[2.0], [3.0]], [1.0]) is
    about ([[0.46211716, 0.0]], [[1.92423431]]).
    """
    ### BEGIN SOLUTION
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    h = np.tanh(X @ W_1 + b_1)
    return h, h @ W_2 + b_2
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "xor-forward-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def forward_by_lossedu(X, *parameters):
    layers = tanh_network(*parameters).layers
    h = layers[0].forward(X)[0]
    return h, layers[1].forward(h)[0]


def forward_calls(rng, sizes=((2, 2, 2), (4, 2, 3), (1, 3, 2))):
    for n, inputs, units in sizes:
        X, _, *parameters = some_network(rng, n, inputs, units)
        yield "values", f"N = {n}, D = {inputs}, H = {units}", (X, *parameters)
    X, _, *parameters = some_network(rng, 3, 2, 2)
    yield "input", "lists", tuple(a.tolist() for a in (X, *parameters))
    whole = [rng.integers(-2, 3, shape) for shape in [(2, 2), (2, 3), (3,), (3, 1), (1,)]]
    yield "input", "whole numbers", tuple(whole)


about = {"task": "xor-forward", "points": {"values": 1, "input": 1}, "parts": ("h", "y_hat")}
verdict = check.function(forward, forward_by_lossedu, forward_calls, **about)
### BEGIN HIDDEN TESTS
SIZES = [(2, 2, 2), (4, 2, 3), (1, 3, 2), (5, 2, 1), (3, 1, 4), (1, 1, 1), (6, 4, 2), (2, 3, 3)]
verdict = check.function(forward, forward_by_lossedu, lambda rng: forward_calls(rng, SIZES), **about)
### END HIDDEN TESTS
verdict

# %% [markdown]
# ## Task 2: the slope of one weight (1 point)
#
# Take one sample, one input and one hidden unit. Then all letters are numbers:
#
# $$h = \tanh(w x + b), \qquad \hat y = v\,h + c, \qquad L = \tfrac12 (\hat y - y)^2 .$$
#
# Find $\partial L / \partial w$ as a SymPy expression in the symbols below. Any equivalent form is right. The test
# shows a point where yours differs, if there is one.
#
# <details><summary>Hint 1: write the loss first</summary>
#
# Type $h$, then $\hat y$, then $L$, each from the one before. SymPy's tanh is `sp.tanh`.
#
# </details>
# <details><summary>Hint 2: let SymPy do it</summary>
#
# `sp.diff` takes an expression and a symbol.
#
# </details>
# <details><summary>Hint 3: or by hand</summary>
#
# There are four stages: from $w$ to the sum, through the tanh, to the answer, to the loss. Each has a slope; multiply
# them. The slope of tanh is $1 - \tanh^2$.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "hidden-slope", "locked": false, "schema_version": 3, "solution": true, "task": false}
w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)

hidden_slope = None  # your expression
### BEGIN SOLUTION
h = sp.tanh(w * x + b)
hidden_slope = sp.diff((v * h + c - y) ** 2 / 2, w)
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "hidden-slope-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
W, B, V, C, X, Y = sp.symbols("w b v c x y", real=True)
one_unit = (V * sp.tanh(W * X + B) + C - Y) ** 2 / 2
everywhere = dict.fromkeys("wbvcxy", arguments.real)
check.expression(hidden_slope, one_unit.diff(W), domains=everywhere, task="hidden-slope", points=1)

# %% [markdown]
# ## Task 3: the backward pass (4 points)
#
# Now for whole arrays. Write $\delta_{\text{out}}$ for the gradient of $L$ by $\hat y$ and $\delta_{\text{hid}}$ for
# the gradient by $a = X W_1 + b_1$, what goes into the tanh. Each gradient has the shape of what it belongs to.
#
# ### 3a: the output layer (2 points)
#
# From the answers and the hidden units of a forward pass, find $\delta_{\text{out}}$ and the gradients of $L$ by $W_2$
# and $b_2$.
#
# - **one sample**, 1 point: right for $N = 1$.
# - **batch**, 1 point: right for several samples. The loss is their mean.
#
# <details><summary>Hint 1: the first slope</summary>
#
# Differentiate $\frac1{2N}\sum_i (\hat y_i - y_i)^2$ by one $\hat y_i$. One term is left.
#
# </details>
# <details><summary>Hint 2: the weights</summary>
#
# A weight of $W_2$ meets hidden unit $j$ of every sample. Its gradient is a sum over the samples of $h_{ij}$ times
# $\delta_i$, and a sum over rows is what a matrix product makes.
#
# </details>
# <details><summary>Hint 3: shapes</summary>
#
# `dW_2` must be (H, 1) and `db_2` (1,). Only one way to multiply (N, H) and (N, 1) gives (H, 1), once one of them is
# transposed.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "output-layer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def output_gradients(y, y_hat, h):
    """Return d_output, shape (N, 1), dW_2, shape (H, 1), and db_2, shape (1,).

    y, y_hat: (N, 1). h: (N, H). The loss is half the mean squared error.

    Example: output_gradients(np.array([[0.0]]), np.array([[4.0]]), np.array([[1.0, 0.5]])) is
    ([[4.0]], [[4.0], [2.0]], [4.0]).
    """
    ### BEGIN SOLUTION
    d_output = (y_hat - y) / len(y)
    return d_output, h.T @ d_output, d_output.sum(axis=0)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "output-layer-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def output_by_lossedu(y, y_hat, h):
    layer = network.Dense(np.zeros((h.shape[1], 1)), [0.0])
    d_output = losses.half_mean_squared_error.gradient(y, y_hat)
    return d_output, *layer.backward((h, y_hat), d_output)[1]


def output_calls(rng):
    for group, n, units in [("one sample", 1, 3), ("one sample", 1, 2), ("batch", 3, 2), ("batch", 4, 3)]:
        y, y_hat = -np.abs(signed(rng, n, 1)), 1 + np.abs(signed(rng, n, 1))
        yield group, f"N = {n}, H = {units}", (y, y_hat, signed(rng, n, units) / 2)


check.function(
    output_gradients,
    output_by_lossedu,
    output_calls,
    task="output-layer",
    points={"one sample": 1, "batch": 1},
    parts=("d_output", "dW_2", "db_2"),
)

# %% [markdown]
# ### 3b: the hidden layer (2 points)
#
# The signal goes on. From $\delta_{\text{out}}$, which you get as `d_output`, find $\delta_{\text{hid}}$ and the
# gradients of $L$ by $W_1$ and $b_1$.
#
# - **one sample**, 1 point: right for $N = 1$.
# - **batch**, 1 point: right for several samples.
#
# <details><summary>Hint 1: back through the weights</summary>
#
# Unit $j$ reaches the answer through its weight in $W_2$. So the gradient by $h$ is $\delta_{\text{out}}$ times those
# weights, one row a sample, one column a unit.
#
# </details>
# <details><summary>Hint 2: back through the tanh</summary>
#
# Multiply entry by entry with the slope of tanh. You need not compute the tanh again: its slope is $1 - \tanh^2(a)$,
# and $\tanh(a)$ is at hand.
#
# </details>
# <details><summary>Hint 3: the weights</summary>
#
# From here it is task 3a over again, with $X$ in the place of $h$. The $1/N$ is already in `d_output`.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "hidden-layer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def hidden_gradients(X, h, W_2, d_output):
    """Return d_hidden, shape (N, H), dW_1, shape (D, H), and db_1, shape (H,).

    X: (N, D). h: (N, H), already tanh of the sums. W_2: (H, 1). d_output: (N, 1), the gradient by y_hat.

    Example: hidden_gradients(np.array([[2.0]]), np.array([[0.5]]), np.array([[3.0]]), np.array([[4.0]]))
    is ([[9.0]], [[18.0]], [9.0]).
    """
    ### BEGIN SOLUTION
    d_hidden = d_output @ W_2.T * (1 - h**2)
    return d_hidden, X.T @ d_hidden, d_hidden.sum(axis=0)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "hidden-layer-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def hidden_by_lossedu(X, h, W_2, d_output):
    hidden = network.Dense(np.zeros((X.shape[1], h.shape[1])), np.zeros(h.shape[1]), activations.tanh)
    G, _ = network.Dense(W_2, [0.0]).backward((h, d_output), d_output)
    a = np.arctanh(h)
    return hidden.times_derivative(a, G), *hidden.backward((X, a), G)[1]


def hidden_calls(rng):
    for group, n, inputs, units in [
        ("one sample", 1, 2, 2),
        ("one sample", 1, 3, 2),
        ("batch", 3, 2, 2),
        ("batch", 4, 2, 3),
    ]:
        X, h = signed(rng, n, inputs), signed(rng, n, units) / 2
        W_2, d_output = 1 + np.abs(signed(rng, units, 1)), signed(rng, n, 1)
        yield group, f"N = {n}, D = {inputs}, H = {units}", (X, h, W_2, d_output)


check.function(
    hidden_gradients,
    hidden_by_lossedu,
    hidden_calls,
    task="hidden-layer",
    points={"one sample": 1, "batch": 1},
    parts=("d_hidden", "dW_1", "db_1"),
)

# %% [markdown]
# ## Task 4: a check by differences (2 points)
#
# ### 4a: the slopes of the first weights (1 point)
#
# Nudge one entry of $W_1$ up and down by $\varepsilon$ and leave all others where they are:
#
# $$\frac{\partial L}{\partial w} \approx \frac{L(w + \varepsilon) - L(w - \varepsilon)}{2\varepsilon}$$
#
# Do so for every entry. Take the loss from the first cell of this notebook:
# `loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0]`.
#
# - **values**, 1 point: the differences are right, for small and for large $\varepsilon$, and your function leaves its
#   arguments as they were.
#
# <details><summary>Hint 1: every entry of a table</summary>
#
# `np.ndindex(W_1.shape)` runs through the places `(i, j)` of an array.
#
# </details>
# <details><summary>Hint 2: one entry alone</summary>
#
# Take a fresh copy of $W_1$ for every entry and every direction. Then nothing is left over from the entry before, and
# the caller's array stays as it was.
#
# </details>
# <details><summary>Hint 3: the distance</summary>
#
# The two points lie $2\varepsilon$ apart.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "weight-differences", "locked": false, "schema_version": 3, "solution": true, "task": false}
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    """Return the central differences of the loss by the entries of W_1, shape (D, H).

    X: (N, D). y: (N, 1). The parameters as in task 1, arrays of floating-point numbers.
    nudge: a number above 0.

    Example: weight_differences(np.array([[1.0]]), np.array([[0.0]]), np.array([[0.0]]), np.zeros(1),
    np.array([[2.0]]), np.array([3.0])) is about [[6.0]].
    """
    ### BEGIN SOLUTION
    slopes = np.zeros(W_1.shape)
    for place in np.ndindex(W_1.shape):
        above, below = W_1.copy(), W_1.copy()
        above[place] += nudge
        below[place] -= nudge
        higher = loss_and_gradients(X, y, above, b_1, W_2, b_2)[0]
        lower = loss_and_gradients(X, y, below, b_1, W_2, b_2)[0]
        slopes[place] = (higher - lower) / (2 * nudge)
    return slopes
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "weight-differences-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def differences_by_lossedu(X, y, W_1, b_1, W_2, b_2, nudge):
    def loss(W):
        return tanh_network(W, b_1, W_2, b_2).loss_and_gradients(X, y)[0]

    return gradcheck.central_differences(loss, W_1, step=nudge / max(1, np.abs(W_1).max()))


def difference_calls(rng):
    for n, inputs, units, nudge in [(3, 2, 2, 0.5), (1, 2, 1, 2**-10)]:
        words = f"nudge = {nudge}, N = {n}, D = {inputs}, H = {units}"
        yield "values", words, some_network(rng, n, inputs, units), {"nudge": nudge}


check.function(
    weight_differences,
    differences_by_lossedu,
    difference_calls,
    task="weight-differences",
    points={"values": 1},
    may_use=of_the_setup,
)

# %% [markdown]
# ### 4b: a lost nudge, and a repair (1 point)
#
# One weight, two tanh units, one sample: the loss is $L(w) = \frac12 \bigl(\tanh(\frac32 \tanh w) - 1\bigr)^2$, at
# $w = 1.3$.
#
# 1. Find a nudge above 0 for which the central difference is **exactly 0**, although the slope is not.
# 2. With the same nudge $\varepsilon$, the complex step $\operatorname{Im} L(w + i\varepsilon) / \varepsilon$ subtracts
#    nothing. Give the slope that it finds. Its relative error, the distance from the true slope divided by the size of
#    the true slope, must be below $10^{-12}$.
#
# <details><summary>Hint 1: when is a nudge lost?</summary>
#
# Numbers near 1.3 lie about $2 \cdot 10^{-16}$ apart. What is 1.3 plus a much smaller number?
#
# </details>
# <details><summary>Hint 2: complex numbers in Python</summary>
#
# `1j` is the imaginary unit, `np.tanh` takes complex numbers, and a complex number has an `imag`.
#
# </details>
# <details><summary>Hint 3: compare</summary>
#
# Use a nudge of $10^{-5}$ for a central difference as well. It should agree with your slope in the first nine digits.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "lost-nudge", "locked": false, "schema_version": 3, "solution": true, "task": false}
lost_nudge = None  # your number
slope = None  # your number, or an expression that computes it
### BEGIN SOLUTION
lost_nudge = 1e-20
slope = (0.5 * (np.tanh(1.5 * np.tanh(1.3 + 1j * lost_nudge)) - 1) ** 2).imag / lost_nudge
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "lost-nudge-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def two_tanh(w):
    return 0.5 * (np.tanh(1.5 * np.tanh(w)) - 1) ** 2


def central_difference(nudge):
    return (two_tanh(1.3 + nudge) - two_tanh(1.3 - nudge)) / (2 * nudge)


true_slope = gradcheck.complex_step(two_tanh, 1.3)
statements = {
    "the nudge is above 0": lambda nudge, slope: nudge > 0,
    "the central difference with this nudge is exactly 0": lambda nudge, slope: (
        central_difference(nudge) == 0
    ),
    "the relative error of the slope is below 1e-12": lambda nudge, slope: (
        abs(slope - true_slope) < 1e-12 * abs(true_slope)
    ),
}
check.value([lost_nudge, slope], statements, task="lost-nudge", points=1)

# %% [markdown]
# ## Task 5: the sign of a step, and its length (3 points)
#
# ### 5a: a step the wrong way (1 point)
#
# One of the sources of this course (S5) takes one step of gradient descent by hand. Its network has two inputs, three
# hidden units and one output, **no activation**, and every weight and bias is 1. The sample is $00$ with the truth 0;
# the answer is 4. With a rate of 0.1 the source gets weights of 1.4 and says that this makes the loss smaller.
#
# Show what happens, with the loss $\frac12(\hat y - y)^2$. Take the step twice from the same start, once along the
# gradient as the source does, $\theta + 0.1\,\nabla L$, and once as it should be, $\theta - 0.1\,\nabla L$. For each
# give the new answer to $00$ and the new loss. Give also how many of the 13 parameters a step changes; the source
# changes them all.
#
# <details><summary>Hint 1: which parameters move?</summary>
#
# The gradient of a weight contains what it is multiplied with. The inputs are 0.
#
# </details>
# <details><summary>Hint 2: the size</summary>
#
# The slope of the loss by the answer is $4 - 0$, and every hidden unit holds 1. All gradients that are not 0 are equal.
#
# </details>
# <details><summary>Hint 3: forward again</summary>
#
# With inputs of 0 each hidden unit is its new bias. The answer is three times new bias times new weight, plus the new
# bias of the output.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "signed-step", "locked": false, "schema_version": 3, "solution": true, "task": false}
answer_along, loss_along = None, None  # after the step of the source
answer_against, loss_against = None, None  # after the right step
changed = None  # how many of the 13 parameters a step changes
### BEGIN SOLUTION
answer_along = 3 * 1.4 * 1.4 + 1.4
answer_against = 3 * 0.6 * 0.6 + 0.6
loss_along, loss_against = answer_along**2 / 2, answer_against**2 / 2
changed = 7
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "signed-step-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def after_step(rate):
    """Return what the network of ones says after a step on the sample 00: answer, loss, parameters changed."""
    layers = [network.Dense(np.ones((2, 3)), np.ones(3)), network.Dense(np.ones((3, 1)), np.ones(1))]
    ones, sample, truth = network.Network(layers, losses.half_mean_squared_error), [[0.0, 0.0]], [[0.0]]
    for theta, g in zip(ones.parameters, ones.loss_and_gradients(sample, truth)[1], strict=True):
        theta -= rate * g
    loss = ones.loss_and_gradients(sample, truth)[0]
    return ones.predict(sample)[0, 0], loss, sum(np.sum(theta != 1) for theta in ones.parameters)


statements = {
    "the answer and the loss after a step along the gradient": lambda a, la, d, ld, n: np.allclose(
        [a, la], after_step(-0.1)[:2]
    ),
    "the answer and the loss after a step against it": lambda a, la, d, ld, n: np.allclose(
        [d, ld], after_step(0.1)[:2]
    ),
    "along the gradient the loss grows, against it it falls": lambda a, la, d, ld, n: ld < 8 < la,
    "the number of parameters that a step changes": lambda a, la, d, ld, n: n == after_step(0.1)[2],
}
numbers = [answer_along, loss_along, answer_against, loss_against, changed]
check.value(numbers, statements, task="signed-step", points=1)

# %% [markdown]
# ### 5b: a step that is too long (2 points)
#
# Where the loss is steep, a step can lead out of the valley. **Clipping** shortens a gradient $g$ that is longer than
# $c$ and keeps its direction:
#
# $$g \cdot \min\Bigl(1, \frac{c}{\lVert g \rVert}\Bigr), \qquad \lVert g \rVert = \sqrt{\textstyle\sum_i g_i^2}$$
#
# - **values**, 1 point: right for ordinary gradients, long and short, and for a gradient of zeros, which stays as it
#   is.
# - **huge**, 1 point: right for entries near $10^{200}$ too, and your function leaves its argument as it was. A
#   gradient that explodes is what clipping is for, and $(10^{200})^2$ is more than a floating-point number holds.
#
# <details><summary>Hint 1: make it fail</summary>
#
# Write the formula as it stands and give it `np.array([3e200, 4e200])`. What is the norm, and what is a number divided
# by it?
#
# </details>
# <details><summary>Hint 2: take out a factor</summary>
#
# For every $m > 0$ the norm of $g$ is $m$ times the norm of $g / m$. Choose $m$ so that the entries of $g / m$ are at
# most 1.
#
# </details>
# <details><summary>Hint 3: zeros</summary>
#
# If the largest entry is 0 there is nothing to divide by, and nothing to do.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "clip", "locked": false, "schema_version": 3, "solution": true, "task": false}
def clip(g, c):
    """Return g times min(1, c / norm of g), an array of shape (n,).

    g: array of shape (n,) of any finite floating-point numbers. c: a number above 0.

    Example: clip(np.array([30.0, 40.0]), 1.0) is [0.6, 0.8].
    """
    ### BEGIN SOLUTION
    largest = np.abs(g).max()
    if largest == 0:
        return g.copy()
    scaled = g / largest
    norm = np.sqrt(np.sum(scaled**2))  # in units of the largest entry
    return g if largest * norm <= c else scaled / norm * c
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "clip-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def clip_by_lossedu(g, c):
    return training.clip_by_norm([g], c)[0]


def clip_calls(rng):
    long = rng.choice([-1, 1], 4) * rng.integers(8, 25, 4) / 4
    yield "values", "a gradient longer than c", (long, 1.5)
    yield "values", "a gradient shorter than c", (long / 8, 16.0)
    yield "values", "length above c, entries below", (rng.integers(6, 9, 5) / 8, 1.25)
    yield "values", "one entry", (rng.integers(3, 9, 1) * -1.0, 0.75)
    yield "values", "zeros", (np.zeros(3), 2.0)
    yield "values", "a zero among the entries", (np.append(long, 0.0), 1.5)
    yield "values", "a length just below c", (np.array([0.5]), 0.625)
    for size in (1e200, 1e300):
        yield "huge", f"entries near {size}", (long * size, 2.5)


check.function(clip, clip_by_lossedu, clip_calls, task="clip", points={"values": 1, "huge": 1})

# %% [markdown]
# ## Task 6: what identity units can reach (3 points)
#
# S5 expects its network of identity units to learn XOR if it is trained for long enough. Prove that it cannot, and how
# far it comes.
#
# ### 6a: a proof (2 points)
#
# Layers without an activation make one affine map, so the answer to $(x_1, x_2)$ is $w_1 x_1 + w_2 x_2 + b$ whatever
# the layers are. Its mean squared error on XOR is
#
# $$J = \tfrac14 \Bigl( b^2 + (w_2 + b - 1)^2 + (w_1 + b - 1)^2 + (w_1 + w_2 + b)^2 \Bigr) .$$
#
# Rewrite $J$ step by step, as a list of SymPy expressions. The first is $J$ as it stands here. The last is $\frac14$
# plus squares, each with a positive number in front:
#
# $$J = \tfrac14 + \dots (\dots)^2 + \dots$$
#
# Then no $w_1, w_2, b$ can make $J$ less than $\frac14$.
#
# - **steps**, 1 point: there are at least three expressions, the first equals $J$, and each of the others equals the
#   one before but is written in another form.
# - **end**, 1 point: the last is $\frac14$ plus positive multiples of squares.
#
# <details><summary>Hint 1: multiply out</summary>
#
# Let the second expression be the first one multiplied out. `sp.expand` does it. SymPy by itself multiplies a number
# into a sum, so two lines that look different to you may be the same to it, which the test then says: leave one out.
#
# </details>
# <details><summary>Hint 2: complete the square in b</summary>
#
# Collect what contains $b$. It is $b^2 - b + b\,(w_1 + w_2)$. Of which square are these the terms with $b$?
#
# </details>
# <details><summary>Hint 3: what is left</summary>
#
# Subtract $\frac14$ and your square from $J$ and multiply out. Nothing but $w_1^2$ and $w_2^2$ should be left, both
# with the same number.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "best-affine", "locked": false, "schema_version": 3, "solution": true, "task": false}
w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)

proof = None  # a list of expressions; sp.Rational(1, 4) is a quarter
### BEGIN SOLUTION
J = (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2) / 4
square = (b + (w_1 + w_2 - 1) / 2) ** 2
proof = [J, sp.expand(J), sp.Rational(1, 4) + square + w_1**2 / 4 + w_2**2 / 4]
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "best-affine-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def is_square(term):
    """Return whether a term is a positive number times squares."""
    number, rest = term.as_coeff_Mul()
    powers = [factor.as_base_exp() for factor in sp.Mul.make_args(rest)]
    return (
        number > 0 and rest != 1 and all(exponent.is_Integer and exponent % 2 == 0 for _, exponent in powers)
    )


def is_quarter_and_squares(last):
    number, rest = last.as_coeff_Add()
    return float(number) == 0.25 and all(is_square(term) for term in sp.Add.make_args(rest))


P, Q, R = sp.symbols("w_1 w_2 b", real=True)
mean_square = (R**2 + (Q + R - 1) ** 2 + (P + R - 1) ** 2 + (P + Q + R) ** 2) / 4
check.derivation(
    proof,
    mean_square,
    domains=dict.fromkeys(["w_1", "w_2", "b"], arguments.real),
    end={"the last step is 1/4 plus positive multiples of squares": is_quarter_and_squares},
    task="best-affine",
    points={"steps": 1, "end": 1},
)

# %% [markdown]
# ### 6b: where it comes to rest (1 point)
#
# Your proof says when $J$ is $\frac14$: only for $w_1 = w_2 = 0$ and $b = \frac12$, that is, if all four answers are a
# half. That does not mean that the weights of the *layers* are zero. Give a network of two inputs, two identity units
# and one output whose four answers are 0.5, and in which **none** of the nine numbers is 0.
#
# <details><summary>Hint 1: two layers as one</summary>
#
# $(X W_1 + b_1) W_2 + b_2 = X (W_1 W_2) + (b_1 W_2 + b_2)$.
#
# </details>
# <details><summary>Hint 2: a product of zero</summary>
#
# $W_1 W_2$ must be zero: in each row of $W_1$ the two entries, weighted by $W_2$, have to cancel.
#
# </details>
# <details><summary>Hint 3: the rest</summary>
#
# Choose $b_1$ freely. Then $b_2$ makes up for what is missing to a half.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "idle-weights", "locked": false, "schema_version": 3, "solution": true, "task": false}
idle_W_1 = None  # [[., .], [., .]]
idle_b_1 = None  # [., .]
idle_W_2 = None  # [[.], [.]]
idle_b_2 = None  # [.]
### BEGIN SOLUTION
idle_W_1 = [[1.0, 1.0], [2.0, 2.0]]
idle_b_1 = [1.0, 2.0]
idle_W_2 = [[1.0], [-1.0]]
idle_b_2 = [1.5]
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "idle-weights-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def identity_answers(*numbers):
    W_1, b_1, W_2, b_2 = np.split(np.array(numbers), [4, 6, 8])
    layers = [network.Dense(W_1.reshape(2, 2), b_1), network.Dense(W_2.reshape(2, 1), b_2)]
    return network.Network(layers, losses.half_mean_squared_error).predict(X_xor)


statements = {
    "there are nine numbers": lambda *numbers: len(numbers) == 9,
    "none of them is 0": lambda *numbers: 0 not in numbers,
    "all four answers are 0.5": lambda *numbers: np.allclose(
        identity_answers(*numbers), 0.5, rtol=0, atol=1e-9
    ),
}
parts = [idle_W_1, idle_b_1, idle_W_2, idle_b_2]
numbers = None if any(part is None for part in parts) else np.concatenate([np.ravel(part) for part in parts])
check.value(numbers, statements, task="idle-weights", points=1)

# %% [markdown]
# ## Task 7: training on XOR (3 points)
#
# ### 7a: gradient descent (2 points)
#
# Write the loop that trains the network with tanh units: forward, loss, gradients, step, and again. Every step is
# $\theta \leftarrow \theta - \eta\,\nabla L$ for all four arrays, with gradients of all samples taken at the old
# weights.
#
# Use your formulas of tasks 1 and 3, or take loss and gradients from `loss_and_gradients(X, y, W_1, b_1, W_2, b_2)` of
# the first cell.
#
# - **steps**, 1 point: the weights after a few steps are right, and so are the losses: at the start and after every
#   step.
# - **xor**, 1 point: from several starts it learns XOR in 50 steps, and your function leaves its arguments as they
#   were.
#
# <details><summary>Hint 1: keep the caller's arrays</summary>
#
# `W_1 -= …` writes into the array that the caller gave. Work on copies, or write `W_1 = W_1 - …`.
#
# </details>
# <details><summary>Hint 2: all at once</summary>
#
# If you change `W_2` before you compute `dW_1`, the signal goes back through the new weights. Compute all four
# gradients first.
#
# </details>
# <details><summary>Hint 3: one loss more than steps</summary>
#
# For `steps` steps there are `steps + 1` losses. The last one needs a forward pass after the loop.
#
# </details>


# %% nbgrader={"grade": false, "grade_id": "xor-training", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    """Return losses, W_1, b_1, W_2, b_2: an array of shape (steps + 1,) and the trained parameters.

    X: (N, D). y: (N, 1). The parameters as in task 1.
    eta: the rate, above 0. steps: an integer, at least 1.
    losses[k] is half the mean squared error after k steps, losses[0] that of the start.

    Example: train(np.array([[0.0]]), np.array([[0.0]]), np.array([[1.0]]), np.zeros(1),
    np.array([[0.0]]), np.array([4.0]), 0.25, 1) is ([8.0, 4.5], [[1.0]], [0.0], [[0.0]], [3.0]).
    """
    ### BEGIN SOLUTION
    losses_seen = []
    for _ in range(steps):
        loss, (dW_1, db_1, dW_2, db_2) = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)
        losses_seen.append(loss)
        W_1, b_1 = W_1 - eta * dW_1, b_1 - eta * db_1
        W_2, b_2 = W_2 - eta * dW_2, b_2 - eta * db_2
    losses_seen.append(loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0])
    return np.array(losses_seen), W_1, b_1, W_2, b_2
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "xor-training-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
def near(rng, *numbers):
    """Return numbers that are moved by up to a quarter each."""
    return np.array(numbers) + rng.integers(-2, 3, np.shape(numbers)) / 8


def good_start(rng):
    """Return four starting arrays from which descent at a rate of 0.75 soon reaches XOR."""
    W_1, b_1 = near(rng, [1.25, 1.25], [1.25, 1.25]), near(rng, 0.0, -1.5)
    return W_1, b_1, near(rng, [0.5], [-0.5]), near(rng, 0.5)


def training_calls(rng):
    for n, inputs, units, steps in [(3, 2, 2, 1), (4, 1, 3, 2)]:
        words = f"N = {n}, D = {inputs}, H = {units}, steps = {steps}"
        yield "steps", words, (*some_network(rng, n, inputs, units), 0.25, steps)
    for number in range(1, 3):
        yield "xor", f"start {number}", (X_xor, y_xor, *good_start(rng), 0.75, 50)


def by_lossedu(X, y, *arguments):
    """Return the losses before each step and after the last, and the trained parameters."""
    *parameters, eta, steps = arguments
    model = tanh_network(*parameters)
    seen = training.train(model, X, y, training.GradientDescent(eta), epochs=steps).loss
    return [*seen, model.loss_and_gradients(X, y)[0]], model.parameters


def are_weights_of_descent(result, *arguments):
    return all(np.allclose(a, b) for a, b in zip(result[1:], by_lossedu(*arguments)[1], strict=True))


def decides(result, X, y, *_):
    return np.array_equal(tanh_network(*result[1:]).predict(X) > 0.5, y == 1)


statements = {
    "steps": {
        "there is one loss more than steps": lambda result, *given: result[0].shape == (given[-1] + 1,),
        "losses[0] is the loss of the start": lambda result, *given: np.isclose(
            result[0][0], loss_and_gradients(*given[:-2])[0]
        ),
        "all weights and biases are those of gradient descent": are_weights_of_descent,
        "the losses are those of gradient descent": lambda result, *given: np.allclose(
            result[0], by_lossedu(*given)[0]
        ),
    },
    "xor": {
        "the loss ends below 0.01": lambda result, *_: result[0][-1] < 0.01,
        "the answers are above 0.5 where y is 1, and only there": decides,
    },
}
check.training(
    train,
    training_calls,
    statements,
    task="xor-training",
    points={"steps": 1, "xor": 1},
    parts=("losses", "W_1", "b_1", "W_2", "b_2"),
    may_use=of_the_setup,
)

# %% [markdown]
# ### 7b: read a curve (1 point)
#
# Take three tanh units, the small start below, a rate of 0.8 and 200 steps on XOR (`X_xor`, `y_xor`), and plot the loss
# against the number of steps. Then leave the tanh out of the same network, and train it again from the same start. Read
# off:
#
# - `rests_at`, the loss at which the first curve lies almost still from step 10 to step 50, right to 0.002,
# - `falls_after`, the smallest number of steps after which the first loss is below 0.01,
# - `identity_ends_at`, the last loss of the second curve, right to 0.001.
#
# Compare the first number with the third: small weights leave tanh nearly straight. Your function of task 7a will do,
# or `tanh_network` of the first cell with `training.train`; without the tanh, a `network.Network` of two
# `network.Dense` layers.
#
# <details><summary>Hint 1: the curve as numbers</summary>
#
# `losses[k]` is the loss after `k` steps. Print it for `k` = 0, 10, 30, 50, 100, 150, 200 before you plot.
#
# </details>
# <details><summary>Hint 2: the first time</summary>
#
# `np.argmax(losses < 0.01)` is the first place at which the comparison is true.
#
# </details>
# <details><summary>Hint 3: without the tanh</summary>
#
# The hidden units are then `X @ W_1 + b_1`, and their slope is 1.
#
# </details>

# %% nbgrader={"grade": false, "grade_id": "xor-curve", "locked": false, "schema_version": 3, "solution": true, "task": false}
W_1 = 0.15 * np.array([[1.0, -1.0, 2.0], [1.0, 1.0, -1.0]])
b_1 = np.zeros(3)
W_2 = 0.15 * np.array([[1.0], [2.0], [-1.0]])
b_2 = np.zeros(1)

rests_at = None  # your number
falls_after = None  # your number
identity_ends_at = None  # your number
### BEGIN SOLUTION
descent = training.GradientDescent(0.8)
curve = np.array(training.train(tanh_network(W_1, b_1, W_2, b_2), X_xor, y_xor, descent, epochs=201).loss)
rests_at = curve[30]
falls_after = np.argmax(curve < 0.01)
identity = network.Network([network.Dense(W_1, b_1), network.Dense(W_2, b_2)], losses.half_mean_squared_error)
identity_ends_at = training.train(identity, X_xor, y_xor, descent, epochs=201).loss[-1]
### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "xor-curve-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def curve_from_the_small_start():
    W_1, W_2 = 0.15 * np.array([[1.0, -1.0, 2.0], [1.0, 1.0, -1.0]]), 0.15 * np.array([[1.0], [2.0], [-1.0]])
    model, seen = tanh_network(W_1, np.zeros(3), W_2, np.zeros(1)), []
    while not seen or seen[-1] >= 0.01:
        loss, gradients = model.loss_and_gradients(X_xor, y_xor)
        seen.append(loss)
        for theta, g in zip(model.parameters, gradients, strict=True):
            theta -= 0.8 * g
    return seen


curve_seen = curve_from_the_small_start()
statements = {
    "rests_at is where the curve lies almost still": lambda rests, falls, ends: (
        abs(rests - curve_seen[30]) < 0.002
    ),
    "falls_after is the first time below 0.01": lambda rests, falls, ends: falls == len(curve_seen) - 1,
    "identity_ends_at is half of what task 6 proves": lambda rests, falls, ends: abs(ends - 1 / 8) < 0.001,
}
check.value([rests_at, falls_after, identity_ends_at], statements, task="xor-curve", points=1)

# %% [markdown] nbgrader={"grade": false, "grade_id": "equal-units-question", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## Task 8: an answer in words (2 points)
#
# Three tanh units, all weights and biases 1: after three thousand steps on XOR the loss is still large. Three remedies
# are proposed: more steps, more hidden units that start at 1 as well, and random starting weights. Which of them helps,
# and why do the others not? Would the same remedy help if the hidden units were identity units? Argue with gradients
# and formulas, not with trials. At most 150 words. This answer is read by a person.
#
# ### BEGIN MARK SCHEME
# 1 point: units with equal weights in and out have equal gradients, take equal steps and stay copies of one unit, for
# any number of steps and of units; one unit is not enough for XOR. Only random (different) starting weights part them.
#
# 1 point: with identity units no start helps: the network is one affine map, for which
# $f_{00} + f_{11} = f_{01} + f_{10}$, so the best answers are a half, with a loss of 1/8 (a mean squared error of 1/4).
#
# A half point each for a right choice without a reason.
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade": true, "grade_id": "equal-units", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# Random weights help. Equal units have equal $h$, and equal weights to the output, so in
# $\delta_{\text{hid}} = \delta_{\text{out}} W_2^\top (1 - h^2)$ their columns are equal. So are their gradients, and
# after each step they are equal again. More steps change nothing about that, and more equal units count as one unit
# with a larger weight: still one tanh of one sum, which rises or falls all the way in one direction, where XOR asks for
# up and down again. Different starting weights have different gradients, and the units part.
#
# With identity units no start helps. Two affine layers are one affine map $f$, and $f_{00} + f_{11} = f_{01} + f_{10}$,
# where XOR asks for 0 on the left and 2 on the right. The best it can do is to answer a half four times.
