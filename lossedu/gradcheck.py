"""Gradient checking: compare a gradient with differences of the value it belongs to.

Central differences need values only; their error is of order h². The complex step has no subtraction and
so no cancellation, but needs a function that accepts complex numbers. Where the value has a kink, any slope
between the two one-sided slopes is a right one: the report names such places and counts none as a fault. At
a jump there is no slope to compare with.
"""

from dataclasses import dataclass

import numpy as np

from lossedu.arguments import complain, float_array, positive, real

__all__ = [
    "GradientReport",
    "central_differences",
    "check_gradient",
    "check_model",
    "complex_step",
    "relative_error",
]

EPSILON = np.finfo(float).eps
STEP = EPSILON ** (1 / 3)  # balances the h² of the formula against the rounding error, which grows as 1/h
COMPLEX_STEP = 1e-20  # h² is then far below the rounding of any value
KINK_GAP = 1e-4  # one-sided slopes closer than this, relatively, are no sign of a kink


def central_differences(f, x, step=STEP):
    """Return the gradient of ``f`` at ``x`` as (f(x+he) - f(x-he)) / 2h, one coordinate e after another.

    ``f`` takes an array of the shape of ``x`` and gives a number; the result has the shape of ``x``.
    The step is h = ``step`` * max(1, largest ``|x|``). Raises ValueError if ``f`` gives no single finite
    number. S5, gradient checking.

    >>> gradient = central_differences(lambda x: np.sum(x**3), [1.0, 2.0])
    >>> print(gradient.round(6))
    [ 3. 12.]
    """
    x = _point(x)
    h = _width(x, step)
    slopes = [_slopes(f, x, e, h).central for e in _coordinates(x)]
    return np.reshape(slopes, x.shape)


def complex_step(f, x, step=COMPLEX_STEP):
    """Return the gradient of ``f`` at ``x`` as Im f(x + ihe) / h, right to the last digits.

    ``f`` must be analytic and computed without ``abs``, ``max`` or a cast to real numbers.
    Raises ValueError if ``f`` loses the imaginary part. Squire and Trapp (1998), "Using complex variables
    to estimate derivatives of real functions".

    >>> print(complex_step(lambda x: np.sum(np.exp(x)), [0.0, 1.0]))
    [1.         2.71828183]
    """
    x = _point(x)
    h = positive.check("step", float_array("step", step))
    values = [f(x + 1j * h * e) for e in _coordinates(x)]
    if not all(np.iscomplexobj(value) and np.ndim(value) == 0 for value in values):
        advice = "Use central_differences where f takes real numbers only."
        complain("f", "one complex number for a complex argument", repr(values[0]), advice)
    return np.reshape(np.imag(values) / h, x.shape)


def relative_error(a, b):
    """Return the largest ``|a - b|`` over the largest entry of both, 0 if all entries are 0.

    Measured against the largest entry, so that rounding noise beside a zero does not count as an error.

    >>> relative_error([3.0, 4.0], [3.0, 5.0])
    0.2
    """
    a, b = float_array("a", a), float_array("b", b)
    if a.shape != b.shape:
        complain("a and b", "arrays of the same shape", f"shapes {a.shape} and {b.shape}")
    scale = max(np.abs(a).max(), np.abs(b).max())
    return float(np.abs(a - b).max() / scale) if scale > 0 else 0.0


@dataclass(frozen=True)
class Slope:
    """One line of a report: a claimed slope beside the measured one.

    ``verdict`` is "right", "wrong", or "kink" where the claimed slope lies between two one-sided slopes.
    """

    place: str
    claimed: float
    measured: float
    verdict: str

    @property
    def error(self):
        """The relative error of the claimed slope, 0 at a kink."""
        return 0.0 if self.verdict == "kink" else relative_error(self.claimed, self.measured)


@dataclass(frozen=True)
class GradientReport:
    """What a gradient check found; true if no slope is wrong, and readable as text."""

    slopes: tuple
    tolerance: float

    @property
    def wrong(self):
        """The slopes that are wrong, the worst first."""
        return sorted(self._with("wrong"), key=lambda slope: -slope.error)

    @property
    def kinks(self):
        """The slopes that stand at a kink and may take any value in between."""
        return self._with("kink")

    @property
    def passed(self):
        """Whether no slope is wrong."""
        return not self.wrong

    def __bool__(self):
        return self.passed

    def __str__(self):
        wrong, kinks, total = self.wrong, self.kinks, len(self.slopes)
        if wrong:
            worst = wrong[0]
            text = f"gradient wrong in {len(wrong)} of {total} slopes; worst at {worst.place}: "
            text += f"claimed {worst.claimed:.6g}, measured {worst.measured:.6g}"
        else:
            text = f"gradient right in all {total} slopes, to {self.tolerance:g} of each"
        if kinks:
            text += f"; {len(kinks)} at a kink: {', '.join(slope.place for slope in kinks)}"
        return text

    def _with(self, verdict):
        return [slope for slope in self.slopes if slope.verdict == verdict]


def check_gradient(f, gradient, x, *, directions=None, seed=0, step=STEP, tolerance=1e-6):
    """Compare ``gradient``, an array of the shape of ``x``, with central differences of ``f`` at ``x``.

    Checks every coordinate, or as many random unit directions as ``directions`` says: one direction costs two
    values however many coordinates there are. A slope is right if it differs from the measured one by at most
    ``tolerance``, relatively, besides the rounding noise of the difference itself. Returns a GradientReport.
    Raises ValueError if shapes differ or ``f`` gives no single finite number. S5, gradient checking.

    >>> print(check_gradient(lambda x: np.sum(x**2), [2.0, 6.0], [1.0, 3.0]))
    gradient right in all 2 slopes, to 1e-06 of each
    >>> print(check_gradient(lambda x: np.sum(x**2), [2.0, -6.0], [1.0, 3.0]))
    gradient wrong in 1 of 2 slopes; worst at [1]: claimed -6, measured 6
    >>> print(check_gradient(lambda x: np.sum(np.abs(x)), [0.5, 1.0], [0.0, 3.0]))
    gradient right in all 2 slopes, to 1e-06 of each; 1 at a kink: [0]
    """
    x = _point(x)
    gradient = real.check("gradient", float_array("gradient", gradient))
    if gradient.shape != x.shape:
        complain("gradient", f"an array of the shape of x, {x.shape}", f"shape {gradient.shape}")
    if directions is None:
        places = [str([int(i) for i in index]) for index in np.ndindex(x.shape)]
        lines = _coordinates(x)
    else:
        places = [f"direction {number}" for number in range(directions)]
        lines = _random_directions(x, directions, seed)
    h = _width(x, step)
    slopes = [
        _judge(f, x, v, np.sum(gradient * v), h, tolerance, place)
        for place, v in zip(places, lines, strict=True)
    ]
    return GradientReport(tuple(slopes), tolerance)


def check_model(model, X, y, **options):
    """Check the gradients of a model, by all its parameters laid end to end; options as in check_gradient.

    ``model`` has ``parameters``, a list of arrays, and ``loss_and_gradients(X, y)``. Its parameters are
    changed while measuring and put back in the end.

    >>> from lossedu.classifiers import LinearModel
    >>> from lossedu.losses import mean_squared_error
    >>> model = LinearModel([1.0, 2.0], 0.5, mean_squared_error)
    >>> bool(check_model(model, [[1.0, 0.0], [2.0, 1.0]], [1.0, 2.0]))
    True
    """
    theta = _laid_end_to_end(model.parameters)
    gradient = _laid_end_to_end(model.loss_and_gradients(X, y)[1])

    def value(vector):
        _write(model.parameters, vector)
        return model.loss_and_gradients(X, y)[0]

    try:
        return check_gradient(value, gradient, theta, **options)
    finally:
        _write(model.parameters, theta)


@dataclass(frozen=True)
class _Slopes:
    """Differences of f over one stencil: behind the point, across it, ahead of it."""

    backward: float
    central: float
    forward: float
    noise: float

    @property
    def gap(self):
        """How far the one-sided slopes lie apart, beyond the noise."""
        return max(0.0, abs(self.forward - self.backward) - self.noise)

    def agrees(self, claimed, tolerance):
        """Whether ``claimed`` is the central slope, to ``tolerance`` and noise."""
        return abs(claimed - self.central) <= self._slack(claimed, tolerance)

    def encloses(self, claimed, tolerance):
        """Whether ``claimed`` lies between the one-sided slopes, to ``tolerance`` and noise."""
        slack = self._slack(claimed, tolerance)
        low, high = sorted((self.backward, self.forward))
        return low - slack <= claimed <= high + slack

    def _slack(self, claimed, tolerance):
        return tolerance * max(abs(claimed), abs(self.central)) + self.noise


def _slopes(f, x, v, h):
    """Measure the slopes of f at x along v over a stencil of width h."""
    behind, here, ahead = _number(f, x - h * v), _number(f, x), _number(f, x + h * v)
    noise = 8 * EPSILON * max(abs(behind), abs(here), abs(ahead)) / h
    return _Slopes((here - behind) / h, (ahead - behind) / (2 * h), (ahead - here) / h, noise)


def _judge(f, x, v, claimed, h, tolerance, place):
    """Return the Slope that compares ``claimed`` with f along v, looking closer if they do not agree."""
    wide = _slopes(f, x, v, h)
    if wide.agrees(claimed, tolerance):
        return Slope(place, float(claimed), wide.central, "right")
    # A bend beside the point leaves a narrower stencil; a kink at the point is as sharp at every width.
    narrow = _slopes(f, x, v, h / 100)
    settled = abs(narrow.central - wide.central) <= narrow.noise
    if not settled and narrow.agrees(claimed, tolerance):
        return Slope(place, float(claimed), narrow.central, "right")
    sharp = wide.gap > KINK_GAP * max(abs(wide.forward), abs(wide.backward)) and narrow.gap > 0.1 * wide.gap
    verdict = "kink" if sharp and narrow.encloses(claimed, tolerance) else "wrong"
    return Slope(place, float(claimed), wide.central if settled else narrow.central, verdict)


def _point(x):
    """Return x as finite float64 numbers."""
    return real.check("x", float_array("x", x))


def _width(x, step):
    """Return the step h for the point x."""
    step = positive.check("step", float_array("step", step))
    return float(step * max(1.0, np.abs(x).max()))


def _number(f, x):
    """Return f(x), which must be one finite number."""
    value = f(x)
    if np.ndim(value) != 0 or not np.isfinite(value):
        advice = "Give a value reduced by mean or sum, and a point at least one step inside the domain."
        complain("f", "a function that gives one finite number", repr(value), advice)
    return float(value)


def _coordinates(x):
    """Yield the unit vectors of the shape of x, one for each coordinate."""
    for index in np.ndindex(x.shape):
        e = np.zeros_like(x)
        e[index] = 1.0
        yield e


def _random_directions(x, count, seed):
    """Yield random unit vectors of the shape of x."""
    rng = np.random.default_rng(seed)
    for _ in range(count):
        v = rng.normal(size=x.shape)
        yield v / np.linalg.norm(v)


def _laid_end_to_end(arrays):
    """Return the entries of all arrays as one vector."""
    return np.concatenate([np.ravel(array) for array in arrays])


def _write(parameters, vector):
    """Copy a vector back into the arrays it was laid out from, in place."""
    start = 0
    for array in parameters:
        array[...] = vector[start : start + array.size].reshape(array.shape)
        start += array.size
