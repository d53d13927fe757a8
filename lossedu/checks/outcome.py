"""One guarded call of a student's function: whatever it does becomes an Outcome, never a crash."""

import contextlib
import copy
import io
import warnings
from dataclasses import dataclass

import numpy as np

from lossedu.checks import show

MOST_PRINTED = 100_000  # characters; an endless print loop ends here
LARGEST_RESULT = 10**6  # entries
DEEPEST_LIST = 8
NUMPY_SCALARS = frozenset(np.sctypeDict.values())


@dataclass(frozen=True)
class Outcome:
    """What one call did: gave a numeric ``value``, raised an ``error``, or returned what is no number.

    ``value`` is an array, or a tuple of arrays where that is asked for. ``said`` says what was done
    where there is no value; ``changed`` tells whether an argument was changed in place.
    """

    value: np.ndarray | tuple | None = None
    said: str = ""
    error: type | None = None
    changed: bool = False

    @property
    def seen(self):
        """What was done, in words."""
        if self.value is None:
            return self.said
        return show.arrays(self.value) if type(self.value) is tuple else show.array(self.value)

    def same(self, other, rtol):
        """Return whether two calls gave the same value, error or object, up to a relative tolerance."""
        if self.value is not None and other.value is not None:
            return _equal_parts(_tuple(self.value), _tuple(other.value), rtol)
        if self.error or other.error:
            return self.error is other.error  # the words of an exception differ between equal mistakes
        return self.value is other.value and self.seen == other.seen


def equal(seen, expected, rtol):
    """Return whether two arrays of one shape agree, relative to the largest finite entry expected.

    Entries of size 1 and 1e-9 in one array are not held to the same digits. NaN never agrees with a number.

    >>> equal(np.array([1.0, 0.0]), np.array([1.0, 1e-9]), rtol=1e-5)
    True
    """
    if seen.shape != expected.shape:
        return False
    finite = np.abs(expected[np.isfinite(expected)])
    scale = finite.max() if finite.size else 0.0
    return bool(np.allclose(seen, expected, rtol=rtol, atol=rtol * 0.1 * scale, equal_nan=True))


def _tuple(value):
    return value if type(value) is tuple else (value,)


def _equal_parts(seen, expected, rtol):
    if len(seen) != len(expected):
        return False
    return all(equal(a, b, rtol) for a, b in zip(seen, expected, strict=True))


class NotPlain(Exception):
    """A returned object is not made of plain numbers; the message says what it is."""


class TooMuchPrinted(Exception):
    """The function printed more than a report could need."""


class Swallow(io.TextIOBase):
    """A stream that counts what is written, keeps the start, and stops a flood."""

    def __init__(self):
        self.start = ""
        self.written = 0

    def write(self, text):
        self.written += len(text)
        if self.written > MOST_PRINTED:
            raise TooMuchPrinted(f"printed more than {MOST_PRINTED:,} characters")
        self.start += text[: show.LONGEST - len(self.start)]
        return len(text)


def observe(function, args, kwargs, parts=0):
    """Call a student's function on copies of the arguments and return the Outcome.

    With ``parts`` it has to return a tuple of so many arrays. Everything but KeyboardInterrupt is caught:
    that one is the grader's own time limit.
    """
    given = [_copy(value) for value in args]
    named = {name: _copy(value) for name, value in kwargs.items()}
    printed = Swallow()
    try:
        with quiet(printed):
            returned = function(*given, **named)
            value = numeric_parts(returned, parts) if parts else numeric(returned)
    except KeyboardInterrupt:
        raise
    except NotPlain as error:
        outcome = Outcome(said=f"returned {error}")
    except BaseException as error:
        outcome = Outcome(said=f"raised {described(error)}", error=type(error))
    else:
        outcome = Outcome(value)
    return _completed(outcome, args, given, printed.start)


def _completed(outcome, args, given, printed):
    """Add to an outcome what the call did besides returning."""
    changed = not all(_untouched(before, after) for before, after in zip(args, given, strict=True))
    said = outcome.said
    if printed and outcome.value is None and outcome.error is None:
        said += f" and printed {show.shortened(printed, 60)!r}"
    return Outcome(outcome.value, said, outcome.error, changed)


@contextlib.contextmanager
def quiet(printed=None):
    """Keep prints and warnings out of the cell's output: anything on stderr would cost all points."""
    printed = printed or Swallow()
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            yield


def described(error):
    """Return an exception as "NAME: message"; the message may be hostile too."""
    name = show.type_name(error)
    try:
        message = show.shortened(str(error), 160)
    except Exception:
        message = ""
    return f"{name}: {message}" if message else name


def numeric(value, depth=0):
    """Return a result made of plain numbers as a float64 array; raise NotPlain with a reason otherwise.

    Only exact types are touched, so that no method of a student's own class is ever called.

    >>> numeric([1, 2.5])
    array([1. , 2.5])
    """
    if value is None:
        raise NotPlain("None; is there a `return`?")
    if type(value) in (list, tuple):
        return _stacked(value, depth)
    if type(value) is int:
        return _from_integer(value)
    if type(value) in (float, np.ndarray) or type(value) in NUMPY_SCALARS:
        return _from_array(np.asarray(value))
    raise NotPlain(f"{show.kind(value)}, not a number or an array of numbers")


def numeric_parts(value, count):
    """Return a tuple of ``count`` results as float64 arrays; raise NotPlain with a reason otherwise.

    >>> numeric_parts(([1, 2], 3.0), 2)
    (array([1., 2.]), array(3.))
    """
    if value is None:
        raise NotPlain("None; is there a `return`?")
    if type(value) not in (tuple, list):
        raise NotPlain(f"{show.kind(value)}, not a tuple of {count} arrays")
    if len(value) != count:
        raise NotPlain(f"a {show.type_name(value)} of {len(value)}, not of {count}")
    return tuple(numeric(part) for part in value)


def _from_integer(value):
    try:
        return np.asarray(float(value))
    except OverflowError:
        raise NotPlain(f"{show.number(value)}") from None


def _from_array(array):
    if array.dtype.kind == "c":
        raise NotPlain("complex numbers")
    if array.dtype.kind not in "iuf":
        raise NotPlain(f"an array of {array.dtype.name} entries, not of numbers")
    if array.size > LARGEST_RESULT:
        raise NotPlain(f"an array of {array.size} entries")
    return np.array(array, dtype=np.float64)


def _stacked(value, depth):
    if depth == DEEPEST_LIST or len(value) > LARGEST_RESULT:
        raise NotPlain("lists nested too deep or too long")
    parts = [numeric(part, depth + 1) for part in value]
    if all(part.size == 1 for part in parts):
        parts = [part.reshape(()) for part in parts] if len({part.ndim for part in parts}) > 1 else parts
    if len({part.shape for part in parts}) > 1:
        word = "tuple" if type(value) is tuple else "list"
        raise NotPlain(f"a {word} of {len(parts)} parts of different shapes")
    return np.stack(parts) if parts else np.empty(0)


def _copy(value):
    if isinstance(value, list | tuple):
        return type(value)(_copy(part) for part in value)
    if isinstance(value, np.random.Generator):
        return copy.deepcopy(value)
    if not isinstance(value, np.ndarray):
        return value
    if show.is_every_other(value):
        return value.base.copy()[..., ::2]  # a plain copy would be contiguous
    return value.copy()


def _untouched(before, after):
    if type(before) is not type(after):
        return False
    if isinstance(before, list | tuple):
        return len(before) == len(after) and all(map(_untouched, before, after))
    if isinstance(before, int | float | np.ndarray):
        return bool(np.array_equal(before, after, equal_nan=True))
    return True  # text, functions and random generators are nothing that a report needs to look after
