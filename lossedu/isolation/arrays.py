"""NumPy's arrays, scalars and default generator as bytes and plain items, and back, for the codec.

An array is written as one byte for the length of its dtype's name, one for the number of dimensions, then the
name, the dimensions in eight bytes each, and the entries in C order; a scalar as an array without dimensions.
What is read may have been written by anybody: only bytes that NumPy itself could have made are taken.
"""

import functools
import math
import re
import struct
import sys

import numpy as np

from lossedu.isolation.codec import MOST_BYTES, WireError

NUMERIC_KINDS = frozenset("biufcSUMm")
DTYPE = re.compile(rb"[<>|=](?:[biufcSU][0-9]{1,8}|[Mm]8(?:\[[0-9]{0,9}[a-zA-Z]{1,2}\])?)")


def is_numerical(value):
    """Whether a value is an array or a scalar of numbers, text or times."""
    return is_numpys(value) and value.dtype.kind in NUMERIC_KINDS


def holds_objects(value):
    """Whether a value is an array of any objects."""
    return is_numpys(value) and value.dtype.kind == "O"


def is_numpys(value):
    """Whether a value is an array or a scalar, none of its entries masked."""
    return isinstance(value, np.ndarray | np.generic) and not isinstance(value, np.ma.MaskedArray)


def is_array(value):
    """Whether a value is an array."""
    return isinstance(value, np.ndarray)


def is_generator(value):
    """Whether a value is NumPy's default generator."""
    return isinstance(value, np.random.Generator) and type(value.bit_generator) is np.random.PCG64


def payload_of(value):
    """Return an array or a scalar as bytes."""
    array = np.asarray(value)
    if array.dtype.itemsize == 0:  # of empty strings
        array = array.astype(array.dtype.kind + "1")
    name = array.dtype.str.encode()
    shape = array.shape
    return b"".join(
        [bytes((len(name), len(shape))), name, struct.pack(f"<{len(shape)}Q", *shape), array.tobytes()]
    )


def array(payload):
    """Return the array of these bytes; raises WireError."""
    length, dimensions = payload[:2]
    start = 2 + length + 8 * dimensions
    dtype = dtype_of(payload[2 : 2 + length])
    shape = struct.unpack_from(f"<{dimensions}Q", payload, 2 + length)
    if math.prod(shape) * dtype.itemsize != len(payload) - start or max(shape, default=0) > MOST_BYTES:
        raise WireError(f"an array of shape {shape} in {len(payload)} bytes")
    made = np.ndarray(shape, dtype, payload, start).copy()
    check_entries(made)
    return made


@functools.lru_cache(maxsize=256)
def dtype_of(name):
    """Return the dtype of a name in bytes; raises WireError where it is none of numbers, text or times."""
    if not DTYPE.fullmatch(name):
        raise WireError(f"an array of the type {name[:20]!r}")
    dtype = np.dtype(name.decode())
    if dtype.itemsize == 0:
        raise WireError("an array whose entries have no bytes")
    return dtype


def check_entries(made):
    """Refuse bytes that NumPy itself never makes: a bool of 2, a letter beyond Unicode."""
    kind = made.dtype.kind
    if kind == "b" and (made.reshape(-1).view(np.uint8) > 1).any():
        raise WireError("a bool that is neither 0 nor 1")
    if kind == "U":
        letters = made.reshape(-1).view(np.dtype(np.uint32).newbyteorder(made.dtype.byteorder))
        if (letters > sys.maxunicode).any():
            raise WireError("a letter beyond Unicode")


def items_of(value):
    """Return an array of objects as items: its shape, then its entries."""
    made = np.asarray(value)
    return [made.shape, *made.ravel().tolist()]


def objects(items):
    """Return the array of objects that these items say; raises WireError."""
    shape, *entries = items
    if type(shape) is not tuple or any(type(n) is not int or not 0 <= n <= MOST_BYTES for n in shape):
        raise WireError("an array without a shape")
    if math.prod(shape) != len(entries):
        raise WireError(f"an array of shape {shape} with {len(entries)} entries")
    made = np.empty(shape, object)
    row = made.reshape(-1)
    for place, entry in enumerate(entries):
        row[place] = entry
    return made


def state_of(generator):
    """Return where a generator is, as four ints."""
    state = generator.bit_generator.state
    inner = state["state"]
    return [inner["state"], inner["inc"], state["has_uint32"], state["uinteger"]]


def generator(ints):
    """Return a generator that is where these four ints say."""
    state, inc, has_uint32, uinteger = ints
    source = np.random.PCG64(0)
    source.state = {
        "bit_generator": "PCG64",
        "state": {"state": state, "inc": inc},
        "has_uint32": has_uint32,
        "uinteger": uinteger,
    }
    return np.random.Generator(source)
