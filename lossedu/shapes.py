"""Checks of arrays whose rows are samples, on top of those in arguments.py."""

from lossedu.arguments import complain, float_array, real


def matrix(name, value):
    """Return ``value`` as finite float64 numbers of shape (N, D); otherwise raise ValueError.

    >>> matrix("X", [[1, 2], [3, 4]])
    array([[1., 2.],
           [3., 4.]])
    """
    array = real.check(name, float_array(name, value))
    if array.ndim != 2:
        advice = "Use .reshape(-1, 1) for one feature and .reshape(1, -1) for one sample."
        complain(name, "a matrix with one row a sample", f"shape {array.shape}", advice)
    return array


def vector(name, value, domain=real):
    """Return ``value`` as float64 numbers of ``domain``, shape (N,); otherwise raise ValueError.

    >>> vector("y", [0, 1])
    array([0., 1.])
    """
    array = domain.check(name, float_array(name, value))
    if array.ndim != 1:
        complain(name, "one number a sample, shape (N,)", f"shape {array.shape}", "Use .reshape(-1).")
    return array


def same_length(X, y, names="X and y"):
    """Raise ValueError unless X and y hold as many rows as each other.

    >>> same_length([1, 2], [1, 2, 3])
    Traceback (most recent call last):
    ...
    ValueError: X and y: expected as many rows in both, received 2 and 3.
    """
    if len(X) != len(y):
        complain(names, "as many rows in both", f"{len(X)} and {len(y)}")
