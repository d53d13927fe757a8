"""What surrounds every activation: argument checks, the axis of a row, derivative or Jacobian."""

import inspect

import numpy as np

from lossedu import arguments
from lossedu.arguments import complain, float_array
from lossedu.blocks import in_blocks, joined
from lossedu.definitions import Definition, decorator, infinity_allowed


class ElementwiseActivation(Definition):
    """An activation of each entry by itself: a call gives its value, ``derivative`` its slope."""

    _channel_words = "; one for all, or (C,) for one a channel of the last axis"

    def __init__(self, formula, **about):
        self._derivative = None
        super().__init__(formula, **about)

    def define_derivative(self, formula):
        """Register the derivative of the formula."""
        self._derivative = formula
        return self

    def __call__(self, x, **parameters):
        return self._applied(self.formula, x, parameters)

    def derivative(self, x, **parameters):
        """Return the derivative at each entry of x, in the shape of x. Takes the activation's parameters."""
        return self._applied(self._derivative, x, parameters)

    @infinity_allowed
    def _applied(self, formula, x, given):
        self._refuse_unknown(given)
        x = self._arguments[0].annotation.check("x", float_array("x", x))
        parameters = self._checked_parameters(given, x.shape)
        return _of_rows(formula, np.atleast_1d(x), **parameters).reshape(x.shape)[()]

    def _refuse_unknown(self, given):
        self.__signature__.bind(None, **given)

    def _public_arguments(self):
        x = inspect.Parameter("x", inspect.Parameter.POSITIONAL_OR_KEYWORD)
        return [x, *self._public_parameters()]

    def _argument_lines(self):
        return ["    x: array of any shape, finite numbers; the result has the same shape"]


class LearnedActivation(ElementwiseActivation):
    """An elementwise activation whose slope is learned, and so has a derivative too."""

    def define_slope_gradient(self, formula):
        """Register the derivative by the slope."""
        self._slope_gradient = formula
        return self

    def slope_gradient(self, x):
        """Return the derivative by the slope at each entry of x, in the shape of x."""
        x = self._arguments[0].annotation.check("x", float_array("x", x))
        return _of_rows(self._slope_gradient, np.atleast_1d(x)).reshape(x.shape)[()]


class RowwiseActivation(Definition):
    """An activation of a whole row of classes, with a Jacobian and its vector product in place of a slope."""

    def __init__(self, formula, **about):
        self._jacobian = None
        self._vjp = None
        self._derivative = None
        super().__init__(formula, **about)

    def define_jacobian(self, formula):
        """Register the Jacobian: rows (N, C) to (N, ..., C)."""
        self._jacobian = formula
        return self

    def define_vjp(self, formula):
        """Register the vector-Jacobian product of rows (N, C) with what arrives from above."""
        self._vjp = formula
        return self

    def define_derivative(self, formula):
        """Register the gradient by the row, where one number comes out of a row."""
        self._derivative = formula
        return self

    @infinity_allowed
    def __call__(self, z, *, axis=-1):
        rows, restore = self._rows(z, axis)
        return restore(_of_rows(self.formula, rows))

    @infinity_allowed
    def derivative(self, z, *, axis=-1):
        """Return the gradient by z where the result is one number a row; otherwise raise TypeError."""
        if self._derivative is None:
            raise TypeError(f"{self.__name__} mixes the entries of a row: use .jacobian(z) or .vjp(z, g).")
        rows, restore = self._rows(z, axis)
        return restore(_of_rows(self._derivative, rows))

    @infinity_allowed
    def jacobian(self, z):
        """Return the Jacobian of each row, shape (..., C, C); (..., C) if a row gives one number."""
        if self._jacobian is None:
            raise TypeError(f"{self.__name__} has one winner a row: use .derivative(z).")
        z = self._checked(z)
        rows = z.reshape(-1, z.shape[-1])
        jacobians = _of_rows(self._jacobian, rows)
        return jacobians.reshape(z.shape[:-1] + jacobians.shape[1:])

    @infinity_allowed
    def vjp(self, z, g):
        """Return g times the Jacobian, in the shape of z, without forming the Jacobian.

        g is the gradient that arrives from above and has the shape of the activation's result.
        """
        if self._vjp is None:
            raise TypeError(f"{self.__name__} has one winner a row: multiply .derivative(z) by g.")
        z = self._checked(z)
        g = arguments.real.check("g", float_array("g", g))
        rows = z.reshape(-1, z.shape[-1])
        expected = z.shape[:-1] + self.formula(rows[:1]).shape[1:]
        if g.shape != expected:
            complain("g", f"the shape of {self.__name__}(z), {expected}", f"shape {g.shape}")
        return _of_rows(self._vjp, rows, g.reshape(len(rows), -1)).reshape(z.shape)

    def _checked(self, z):
        z = self._arguments[0].annotation.check("z", float_array("z", z))
        if z.ndim == 0:
            complain("z", "an array with an axis of classes", "a single number")
        return z

    def _rows(self, z, axis):
        """Return z as rows (N, C), and a function that puts a result back where the rows were."""
        z = self._checked(z)
        if not isinstance(axis, (int, np.integer)) or not -z.ndim <= axis < z.ndim:
            complain("axis", f"an integer from {-z.ndim} to {z.ndim - 1}", repr(axis))
        moved = np.moveaxis(z, axis, -1)

        def restore(result):
            if result.ndim == 1:
                return result.reshape(moved.shape[:-1])[()]
            return np.moveaxis(result.reshape(moved.shape), -1, axis)

        return moved.reshape(-1, moved.shape[-1]), restore

    def _is_row(self, domain):
        return True

    def _public_arguments(self):
        z = inspect.Parameter("z", inspect.Parameter.POSITIONAL_OR_KEYWORD)
        axis = inspect.Parameter("axis", inspect.Parameter.KEYWORD_ONLY, default=-1)
        return [z, axis]

    def _argument_lines(self):
        return [
            "    z: rows of C entries, shape (N, C); (C,) and further axes are allowed, finite numbers",
            "    axis: the axis of the C entries",
        ]


def _of_rows(formula, *arrays, **parameters):
    """Return a formula of arrays with a common first axis, computed block by block."""
    return joined(in_blocks(formula, arrays, parameters), len(arrays[0]))


elementwise_activation = decorator(ElementwiseActivation)
learned_activation = decorator(LearnedActivation)
rowwise_activation = decorator(RowwiseActivation)
