# A small course of ordinary tasks, as an instructor who has never heard of a sandbox writes them.
# "# %% kind name points" begins a cell; the answers stand between nbgrader's marks.

# %% text title
# Ten small tasks

# %% locked setup
import numpy as np
import sympy as sp

x = sp.Symbol("x")
data = np.array([2.0, 3.0, 5.0, 7.0])


def tidy(expression):
    return sp.simplify(expression)


class Sample:
    def __init__(self, values=data):
        self.values = values

    def total(self):
        return float(self.values.sum())


samples = {"first": Sample()}

# %% answer mean
def mean(values):
    ### BEGIN SOLUTION
    return sum(values) / len(values)
    ### END SOLUTION

# %% test mean-test 2
def reference(values):
    return np.sum(values) / len(values)


np.testing.assert_allclose(mean(data), 4.25)
### BEGIN HIDDEN TESTS
for size in (3, 6):
    values = np.random.rand(size)
    assert np.allclose(mean(values), reference(values)), f"mean of {size} numbers"
### END HIDDEN TESTS

# %% answer shift
def shift(values):
    """Move the numbers of an array so that their mean is 0, in place."""
    ### BEGIN SOLUTION
    values -= values.mean()
    ### END SOLUTION

# %% test shift-test 1
moved = data.copy()
shift(moved)
np.testing.assert_allclose(moved, data - 4.25)

# %% answer double
def double(values):
    ### BEGIN SOLUTION
    return 2 * values
    ### END SOLUTION

# %% test double-test 1
numbers = np.array([1.5, -2.0, 4.0])
doubled = double(numbers)
np.testing.assert_allclose(doubled, 2 * numbers)
assert doubled.shape == numbers.shape

# %% answer square
def square(number):
    ### BEGIN SOLUTION
    return number * number
    ### END SOLUTION

# %% test square-test 1
assert all(map(lambda number: square(number) == number**2, [2, -3, 10]))

# %% answer sign
def sign(number):
    ### BEGIN SOLUTION
    return (number > 0) - (number < 0)
    ### END SOLUTION

# %% test sign-test 2
score = 0
for number, wanted in [(-2.0, -1), (0.0, 0), (3.0, 1), (-0.5, -1)]:
    score += (1 - abs(sign(number) - wanted)) / 2
score

# %% answer slope
### BEGIN SOLUTION
slope = 2 * x * sp.exp(x**2)
### END SOLUTION

# %% test slope-test 1
expected = sp.diff(sp.exp(x**2), x)
assert sp.simplify(slope - expected) == 0

# %% answer lowest
### BEGIN SOLUTION
lowest = 2
### END SOLUTION

# %% test lowest-test 1
curve = x**2 - 4 * x
assert sp.diff(curve, x).subs(x, lowest) == 0

# %% answer parabola
### BEGIN SOLUTION
parabola = x**2 + 1
### END SOLUTION

# %% test parabola-test 1
height = sp.lambdify(x, parabola, "numpy")
assert np.allclose(height(np.array([0.0, 1.0, 3.0])), [1, 2, 10])

# %% answer primes
def primes(count):
    ### BEGIN SOLUTION
    found = []
    number = 2
    while len(found) < count:
        if all(number % prime for prime in found):
            found.append(number)
        number += 1
    return found
    ### END SOLUTION

# %% test primes-test 1
for prime, wanted in zip(primes(5), [2, 3, 5, 7, 11], strict=True):
    assert prime == wanted

# %% answer heaviest
def heaviest(samples):
    """Return the total of the sample whose total is largest."""
    ### BEGIN SOLUTION
    return max(sample.total() for sample in samples.values())
    ### END SOLUTION

# %% test heaviest-test 1
samples["second"] = Sample(2 * data)
assert heaviest(samples) == samples["second"].total()
assert heaviest({"first": samples["first"]}) == Sample().total()

# %% answer cube
def cube(number):
    ### BEGIN SOLUTION
    return number**3
    ### END SOLUTION

# %% test cube-test 1
assert cube(3) == 27
### BEGIN HIDDEN TESTS
assert cube(-2) == -8
try:
    cube("three")
except TypeError:
    pass
else:
    raise AssertionError("the cube of a text")
### END HIDDEN TESTS
