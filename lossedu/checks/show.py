"""Values as short, safe text: what a student's code returned may be anything."""

import numpy as np

LONGEST = 300  # characters of one value in a report
DIGITS = 8  # more than any tolerance of a probe, so that two numbers that differ never look the same


def number(value):
    """Return a real number as text.

    >>> number(np.float64(0.1) + 0.2)
    '0.3'
    """
    if isinstance(value, int | np.integer):
        large = abs(value) >= 10**20
        return f"an integer of about {value.bit_length() * 0.30103:.0f} digits" if large else str(value)
    return repr(float(f"{value:.{DIGITS}g}"))


def array(value):
    """Return a numeric array as nested lists in text, and large ones by their shape.

    >>> array(np.array([[1.0, 2.5]]))
    '[[1.0, 2.5]]'
    """
    if value.ndim == 0:
        return number(value[()])
    text = "[" + ", ".join(array(part) for part in value) + "]" if value.size <= 64 else ""
    if not text or len(text) > LONGEST:
        return f"an array of shape {value.shape}"
    return text


def arrays(values):
    """Return a tuple of numeric arrays as text.

    >>> arrays((np.array([1.0, 2.0]), np.array(3.0)))
    '([1.0, 2.0], 3.0)'
    """
    return f"({', '.join(array(value) for value in values)})"


def argument(value):
    """Return an argument of ours as the Python text that makes it.

    >>> argument(np.array([1.0, 2.0, 3.0, 4.0])[::2])
    'np.array([1.0, 2.0, 3.0, 4.0])[::2]'
    >>> argument(np.array([7], dtype=np.uint8))
    'np.array([7], dtype=np.uint8)'
    """
    if isinstance(value, np.ndarray):
        if is_every_other(value):
            return argument(value.base) + "[::2]" if value.ndim == 1 else argument(value.base) + "[:, ::2]"
        plain = value.dtype in (np.float64, np.int64)
        return f"np.array({array(value)}{'' if plain else f', dtype=np.{value.dtype.name}'})"
    if isinstance(value, tuple | list):
        first, last = "()" if isinstance(value, tuple) else "[]"
        comma = "," if isinstance(value, tuple) and len(value) == 1 else ""
        return f"{first}{', '.join(argument(part) for part in value)}{comma}{last}"
    if isinstance(value, np.random.Generator):
        return "np.random.default_rng(…)"
    if value is None or isinstance(value, str | bool):
        return repr(value)
    return getattr(value, "__name__", None) or number(value)


def is_every_other(value):
    """Return whether an array shows every other entry, along the last axis, of the array it is a view on."""
    if value.base is None or value.flags.forc or value.base.ndim != value.ndim:
        return False
    halved = value.base[..., ::2]
    return halved.shape == value.shape and halved.strides == value.strides


def call(name, args, kwargs):
    """Return the text of a call.

    >>> call("huber", ([0.5], [1]), {"delta": 2.0})
    'huber([0.5], [1], delta=2.0)'
    """
    parts = [argument(value) for value in args]
    parts += [f"{key}={argument(value)}" for key, value in kwargs.items()]
    return f"{name}({', '.join(parts)})"


def shortened(text, longest=LONGEST):
    """Return text on one line, cut where it gets long."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1] + "…"


def kind(value):
    """Return the name of a value's type with its article, whatever the type says about itself.

    >>> kind("2.0")
    'a str'
    """
    name = type_name(value)
    return f"{'an' if name[:1] in tuple('aeiouAEIO') else 'a'} {name}"


def type_name(value):
    """Return the name of a value's type; a metaclass has no say in it.

    >>> type_name(2.0)
    'float'
    """
    return shortened(type.__dict__["__name__"].__get__(type(value)), 40)
