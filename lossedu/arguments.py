"""Argument checks: the sets that arguments may come from, and one form for every error.

A definition names the domain of each argument as its annotation (``delta: positive = 1.0``). An error
always says which argument, what was expected, what came, and, where it helps, what to do.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

REDUCTIONS = ("mean", "sum", "none")
ROW_SUM_TOLERANCE = 1e-3  # wide enough for float32 rows and for one step of a finite difference


def complain(name, expected, received, advice=""):
    """Raise the ValueError in which every wrong argument ends.

    >>> complain("delta", "a number above 0", "-1.0")
    Traceback (most recent call last):
    ...
    ValueError: delta: expected a number above 0, received -1.0.
    """
    message = f"{name}: expected {expected}, received {received}."
    raise ValueError(f"{message} {advice}".rstrip())


@dataclass(frozen=True, eq=False)
class Domain:
    """A set of numbers that an argument may come from.

    ``inside`` tests numbers one by one; ``assumptions`` is what SymPy may assume of a symbol from the set.
    In an interval it is enough to test the smallest and the largest entry.
    """

    words: str
    inside: Callable
    assumptions: dict = field(default_factory=dict)
    interval: bool = True
    advice: str = ""

    def check(self, name, array):
        """Return ``array`` if every entry is in the domain; otherwise raise ValueError."""
        if self is real and has_finite_sum(array):
            return array
        extremes = np.array([array.min(), array.max()]) if self.interval else array
        if not np.all(self.inside(extremes)):
            outside = np.argwhere(~self.inside(array))[0]
            place = "" if array.ndim == 0 else f" at index {[int(i) for i in outside]}"
            complain(name, self.words, f"{array[tuple(outside)]}{place}", self.advice)
        return array


def has_finite_sum(array):
    """Whether the sum is finite, which NaN and infinity prevent: one look in place of two extremes."""
    with np.errstate(over="ignore", invalid="ignore"):
        return np.isfinite(array.sum())


LOGITS = "Raw scores need a loss that takes logits."
ZERO_ONE = "Labels -1 and +1 become 0 and 1 by (y + 1) / 2."

real = Domain("finite numbers", np.isfinite, {"real": True})
positive = Domain("a finite number above 0", lambda a: (a > 0) & (a < np.inf), {"positive": True})
non_negative = Domain(
    "finite numbers of at least 0", lambda a: (a >= 0) & (a < np.inf), {"nonnegative": True}
)
unit_interval = Domain(
    "numbers in [0, 1]",
    lambda a: (a >= 0) & (a <= 1),
    {"nonnegative": True},
    advice=f"{LOGITS} {ZERO_ONE}",
)
fraction = Domain("a number in [0, 1]", lambda a: (a >= 0) & (a <= 1), {"nonnegative": True})
log_probability = Domain(
    "log-probabilities of at most 0",
    lambda a: a <= 0,
    {"real": True},
    advice="Pass them through log_softmax first.",
)
sign_label = Domain(
    "labels -1 or +1",
    lambda a: np.abs(a) == 1,
    {"real": True},
    interval=False,
    advice="Labels 0 and 1 become -1 and +1 by 2*y - 1.",
)
binary_label = Domain(
    "labels 0 or 1",
    lambda a: (a == 0) | (a == 1),
    {"nonnegative": True},
    interval=False,
    advice=ZERO_ONE,
)
logarithm_base = Domain(
    "a finite number above 0 other than 1", lambda a: (a > 0) & (a != 1) & (a < np.inf), {"positive": True}
)
power_one_or_two = Domain(
    "1 or 2", lambda a: (a == 1) | (a == 2), {"integer": True, "positive": True}, interval=False
)

# Of rows of classes more is checked than the entries: see check_distribution and check_class_index.
distribution = Domain(unit_interval.words, unit_interval.inside, unit_interval.assumptions, advice=LOGITS)
class_index = Domain(
    "integer labels",
    lambda a: np.isfinite(a) & (a == np.floor(a)),
    {"integer": True, "nonnegative": True},
    interval=False,
)
class_label = Domain("integer, one-hot or soft labels", lambda a: a >= 0, {"nonnegative": True})


def float_array(name, value):
    """Return ``value`` as a float64 array of at least one number, of any shape.

    Raises ValueError for text, None, complex numbers, ragged lists and empty arrays.

    >>> float_array("x", [1, 2])
    array([1., 2.])
    """
    try:
        array = np.asarray(value)
    except ValueError:
        complain(name, "an array of numbers", "a list whose rows differ in length")
    if array.dtype.kind not in "biuf":
        complain(name, "real numbers", described(array))
    if array.size == 0:
        complain(name, "at least one number", f"an empty array of shape {array.shape}")
    return array.astype(np.float64, copy=False)


def described(array):
    """Say in a few words what an array that holds no real numbers holds instead."""
    if array.dtype.kind in "US":
        return f"text such as {array.flat[0]!s:.20}" if array.size else "empty text"
    if array.dtype.kind == "c":
        return "complex numbers"
    for entry in array.flat:
        if not isinstance(entry, (int, float)):
            return f"an object of type {type(entry).__name__}"
    return "an array of dtype object"


def parameter(name, value, domain, channels=()):
    """Return a keyword parameter as a float, or as an array (C,) where ``channels`` is (C,).

    Raises ValueError if an entry is not in ``domain`` or the shape is neither () nor ``channels``.

    >>> parameter("delta", 2, positive)
    2.0
    """
    array = domain.check(name, float_array(name, value))
    if array.ndim == 0:
        return float(array)
    if array.shape != channels:
        per_channel = f" or one for each of {channels[0]} channels" if channels else ""
        complain(name, f"one number{per_channel}", f"shape {array.shape}")
    return array


def same_shape(y_true, y_pred):
    """Raise ValueError unless both arrays have one shape; nothing is broadcast."""
    if y_true.shape == y_pred.shape:
        return
    advice = "Broadcasting would hide a mistake."
    if y_true.size == y_pred.size:
        advice = "If their entries belong together in this order, pass y_true.reshape(y_pred.shape)."
    complain(
        "y_true and y_pred", "arrays of the same shape", f"shapes {y_true.shape} and {y_pred.shape}", advice
    )


def check_reduction(reduction):
    """Return ``reduction`` if it is one of "mean", "sum", "none"; otherwise raise ValueError."""
    if not isinstance(reduction, str) or reduction not in REDUCTIONS:
        complain("reduction", '"mean", "sum" or "none"', repr(reduction))
    return reduction


def check_weights(name, weights, shapes):
    """Return weights as a float64 array of one of ``shapes``, none negative, not all zero."""
    array = non_negative.check(name, float_array(name, weights))
    if array.shape not in shapes:
        expected = " or ".join(str(shape) for shape in dict.fromkeys(shapes))
        complain(name, f"weights of shape {expected}", f"shape {array.shape}")
    if not array.any():
        complain(name, "at least one weight above 0", "zeros only")
    return array


def check_distribution(name, rows):
    """Return ``rows`` (..., C) if each is a probability vector; otherwise raise ValueError."""
    distribution.check(name, rows)
    sums = np.einsum("...k->...", rows)  # for short rows three times as fast as rows.sum
    wrong = np.abs(sums - 1) > ROW_SUM_TOLERANCE
    if np.any(wrong):
        row = [int(i) for i in np.argwhere(wrong)[0]]
        complain(name, "rows that sum to 1", f"a row {row} that sums to {sums[tuple(row)]:.6g}")
    return rows


def check_class_index(name, labels, n_classes):
    """Return ``labels`` as integers if all lie in 0 … n_classes-1; otherwise raise ValueError."""
    class_index.check(name, labels)
    low, high = labels.min(), labels.max()
    if low < 0 or high >= n_classes:
        advice = (
            "Labels are 0-based: subtract 1 from labels 1 to C." if low >= 1 and high == n_classes else ""
        )
        wrong = int(low if low < 0 else high)
        complain(name, f"integer labels from 0 to {n_classes - 1}", f"label {wrong}", advice)
    return labels.astype(np.intp)
