"""Reverse-mode automatic differentiation of numbers, small enough to be read in one sitting.

Arithmetic with a ``Scalar`` gives a new one, which remembers what it was made from and how steeply it depends
on each of these. ``backward`` walks this record from its end to its beginning: the chain rule, part by part.
"""

from itertools import count

__all__ = ["Scalar"]


class Scalar:
    """A number that remembers how it was made.

    ``value`` is the number. ``gradient`` is the derivative, by this number, of the Scalar whose ``backward``
    was called last, and 0 before. + - * / work with Scalars and numbers, ** takes a number as exponent and
    raises TypeError for a Scalar; ``through`` applies an activation. S5; Baydin et al. (2018).

    >>> x, y = Scalar(3.0), Scalar(4.0)
    >>> f = x * y + x
    >>> f.backward()
    >>> f.value, x.gradient, y.gradient
    (15.0, 5.0, 3.0)
    >>> f.backward()  # every pass starts afresh
    >>> x.gradient
    5.0
    """

    _numbers = count()

    def __init__(self, value, parts=()):
        self.value = float(value)
        self.gradient = 0.0
        self.parts = parts  # pairs (Scalar, slope of this number by that one)
        self.number = next(self._numbers)  # what is made later has the larger one

    def __repr__(self):
        return f"Scalar(value={self.value:g}, gradient={self.gradient:g})"

    def __add__(self, other):
        other = as_scalar(other)
        return Scalar(self.value + other.value, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        other = as_scalar(other)
        return Scalar(self.value * other.value, [(self, other.value), (other, self.value)])

    def __pow__(self, exponent):
        slope = exponent * self.value ** (exponent - 1) if exponent else 0.0
        return Scalar(self.value**exponent, [(self, slope)])

    def through(self, activation):
        """Return activation(self), for an elementwise activation of ``lossedu.activations``."""
        return Scalar(activation(self.value), [(self, float(activation.derivative(self.value)))])

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + -as_scalar(other)

    def __truediv__(self, other):
        return self * as_scalar(other) ** -1

    def __rsub__(self, other):
        return as_scalar(other) - self

    def __rtruediv__(self, other):
        return as_scalar(other) / self

    __radd__, __rmul__ = __add__, __mul__

    def backward(self):
        """Write into ``gradient`` of all that this number was made from the derivative of this by that."""
        record, waiting = {self}, [self]
        while waiting:
            new = {part for part, _ in waiting.pop().parts} - record
            record |= new
            waiting.extend(new)
        for scalar in record:
            scalar.gradient = 0.0
        self.gradient = 1.0
        for scalar in sorted(record, key=lambda scalar: -scalar.number):  # each before its parts
            for part, slope in scalar.parts:
                part.gradient += slope * scalar.gradient


def as_scalar(number):
    """Return a number as Scalar, and a Scalar as it is."""
    return number if isinstance(number, Scalar) else Scalar(number)
