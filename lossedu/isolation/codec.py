"""Plain data as bytes and back, for the boundary between tests and a student's process.

The bytes are msgpack. A container is an extension whose payload is a mere sequence of objects, so no message
ever claims a number of items: what is decoded is what came in. Decoding builds exact types of Python, NumPy
and SymPy only; it never unpickles, never evaluates text and never calls a method that a student wrote.

A subclass of a built-in type crosses as its base value, and so does a subclass of an array. Two names for one
list become two lists; a generator of random numbers is copied too.
"""

import datetime
import itertools
import struct
import sys
from collections import Counter, OrderedDict, deque
from decimal import Decimal
from fractions import Fraction

import msgpack

MOST_BYTES = 64 << 20  # of a frame: eight million numbers, a hundred times what an exercise needs
MOST_COPIED = 128 << 20  # each level of nesting copies its payload; in all no more than this
MOST_ITEMS = 4_000_000  # an item of two bytes becomes up to 40 bytes of Python
EXTENSION = 5  # items that an extension counts for: an empty set of three bytes becomes 216
DEEPEST = 50  # nested containers: comparing and printing recurse, and the stack of Python is short
LARGEST_INT = 65_536  # bits; arithmetic with a number of this length still takes microseconds
LARGEST_EXPONENT = 10_000  # of a Decimal: int() writes out all its digits

# The kinds of extension: those with items, then those with bytes of their own.
TUPLE, LIST, DICT, SET, FROZENSET, COUNTER, RANGE, SLICE, ELLIPSIS, FRACTION = range(10)
DATETIME, DATE, TIMEDELTA, OBJECTS, GENERATOR, HANDLE = range(10, 16)
ARRAY, SCALAR, COMPLEX, INT, BYTEARRAY, DECIMAL, EXPRESSION = range(20, 27)

AS_THEY_ARE = frozenset([type(None), bool, float, str, bytes])


class WireError(Exception):
    """Bytes that are no message of ours, or that exceed a cap."""


class NotPlain(TypeError):
    """A value that cannot cross; the message says in words what it is."""


class Codec:
    """Turns values into bytes and back.

    ``to_handle(object)`` describes an object that is not plain as a plain list, or refuses it by None or by
    raising NotPlain. ``from_handle(description)`` returns what stands for such an object on this side.
    """

    def __init__(self, to_handle, from_handle):
        self._to_handle = to_handle
        self._from_handle = from_handle

    def dumps(self, value):
        """Return the value as bytes; raises NotPlain for what cannot cross."""
        return _Writer(self._to_handle).frame(value)

    def loads(self, data):
        """Return the value of these bytes; raises WireError, and nothing else, whatever the bytes are."""
        try:
            return _Reader(self._from_handle).value(data)
        except WireError:
            raise
        except Exception as error:
            raise WireError(f"no message: {type(error).__name__}: {str(error)[:200]}") from None


def in_words(value):
    """Return the type of a value with its article, such as "a Figure"."""
    name = type(value).__name__
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


class _Writer:
    """Writes one message, and counts what it holds."""

    def __init__(self, to_handle):
        self._to_handle = to_handle
        self._items = 0
        self._copied = 0

    def frame(self, value):
        try:
            frame = _pack(self._ready(value, 0))
        except RecursionError:
            raise NotPlain(f"{in_words(value)} nested deeper than {DEEPEST}") from None
        if len(frame) > MOST_BYTES:
            raise NotPlain(f"{in_words(value)} of more than {MOST_BYTES >> 20} MB")
        return frame

    def _ready(self, value, depth):
        """Return what msgpack writes for the value: itself, or an extension."""
        kind = type(value)
        if kind in AS_THEY_ARE:
            return value
        if kind is int:
            return self._int(value)
        self._count(EXTENSION, value)
        if kind in CONTAINERS:
            code, items = CONTAINERS[kind]
            return self._container(code, value, items(value), depth)
        if kind in LEAVES:
            code, payload = LEAVES[kind]
            return msgpack.ExtType(code, payload(value))
        return self._unusual(value, depth)

    def _unusual(self, value, depth):
        arrays = _arrays()
        if arrays.is_numerical(value):
            code = ARRAY if arrays.is_array(value) else SCALAR
            return msgpack.ExtType(code, arrays.payload_of(value))
        if arrays.holds_objects(value):
            return self._container(OBJECTS, value, arrays.items_of(value), depth)
        if arrays.is_generator(value):
            return self._container(GENERATOR, value, arrays.state_of(value), depth)
        for base, plain in BASES.items():
            if isinstance(value, base):
                return self._ready(plain(value), depth)
        text = _expression_text(value)
        if text is not None:
            return msgpack.ExtType(EXPRESSION, text.encode())
        return self._handle(value, depth)

    def _int(self, value):
        if -(1 << 63) <= value < 1 << 64:
            return value
        if value.bit_length() > LARGEST_INT:
            raise NotPlain(f"an int of more than {LARGEST_INT} bits")
        return msgpack.ExtType(INT, value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True))

    def _handle(self, value, depth):
        description = self._to_handle(value)
        if description is None:
            raise NotPlain(in_words(value))
        return self._container(HANDLE, value, description, depth)

    def _container(self, code, value, items, depth):
        if depth >= DEEPEST:
            raise NotPlain(f"{in_words(value)} nested deeper than {DEEPEST}")
        ready = [item if type(item) in AS_THEY_ARE else self._ready(item, depth + 1) for item in items]
        if not ready:
            return msgpack.ExtType(code, b"")
        self._count(len(ready), value)
        packer = msgpack.Packer(autoreset=False, unicode_errors="surrogatepass")
        for item in ready:
            packer.pack(item)
        payload = packer.bytes()
        self._copied += len(payload)
        if self._copied > MOST_COPIED:
            raise NotPlain(f"{in_words(value)} of more than {MOST_COPIED >> 20} MB in all its levels")
        return msgpack.ExtType(code, payload)

    def _count(self, items, value):
        self._items += items
        if self._items > MOST_ITEMS:
            raise NotPlain(f"{in_words(value)} of more than {MOST_ITEMS} items")


class _Reader:
    """Reads one message, and counts what it holds."""

    def __init__(self, from_handle):
        self._from_handle = from_handle
        self._depth = 0
        self._items = 0
        self._copied = 0
        self._limits = {
            "ext_hook": self._extension,
            "strict_map_key": False,
            "unicode_errors": "surrogatepass",
            "max_array_len": 0,  # a native list or dict would claim its length before its items came
            "max_map_len": 0,
            "timestamp": 1,  # a float; else msgpack makes a type of its own
        }

    def value(self, data):
        if len(data) > MOST_BYTES:
            raise WireError(f"a message of {len(data)} bytes; at most {MOST_BYTES} are read")
        return msgpack.unpackb(data, **self._limits)

    def _extension(self, code, payload):
        self._count(EXTENSION)
        if code in FROM_PAYLOAD:
            return FROM_PAYLOAD[code](payload)
        if code == HANDLE:
            return self._from_handle(self._sequence(payload))
        if code in FROM_ITEMS:
            return FROM_ITEMS[code](self._sequence(payload))
        raise WireError(f"an extension of the unknown kind {code}")

    def _sequence(self, payload):
        """Return the objects of a payload as a list."""
        self._depth += 1
        self._copied += len(payload)
        if self._depth > DEEPEST:
            raise WireError(f"containers nested deeper than {DEEPEST}")
        if self._copied > MOST_COPIED:
            raise WireError(f"containers that hold more than {MOST_COPIED >> 20} MB in all their levels")
        if not payload:
            self._depth -= 1
            return []
        unpacker = msgpack.Unpacker(read_size=len(payload), max_buffer_size=len(payload), **self._limits)
        unpacker.feed(payload)
        items = list(itertools.islice(unpacker, MOST_ITEMS - self._items + 1))
        self._count(len(items))
        if unpacker.tell() != len(payload):
            raise WireError("a container that ends in the middle of an item")
        self._depth -= 1
        return items

    def _count(self, items):
        self._items += items
        if self._items > MOST_ITEMS:
            raise WireError(f"more than {MOST_ITEMS} items")


def _pack(value):
    return msgpack.packb(value, unicode_errors="surrogatepass")


def _arrays():
    """Return the module that knows NumPy, which takes a while to load: most processes meet no array."""
    from lossedu.isolation import arrays

    return arrays


def _dict(items):
    if len(items) % 2:
        raise WireError("a dict with a key and no value")
    return dict(zip(items[::2], items[1::2], strict=True))


def _counter(items):
    counter = Counter()
    dict.update(counter, _dict(items))
    return counter


def _ints(items, count):
    if len(items) != count or any(type(item) is not int for item in items):
        raise WireError(f"expected {count} ints")
    return items


def _datetime(items):
    *fields, offset = items
    *fields, fold = _ints(fields, 8)
    if offset is None:
        return datetime.datetime(*fields, fold=fold)
    if type(offset) is not datetime.timedelta:
        raise WireError("a time zone that is no offset")
    return datetime.datetime(*fields, datetime.timezone(offset), fold=fold)


def _datetime_items(value):
    return [*value.timetuple()[:6], value.microsecond, value.fold, value.utcoffset()]


def _ellipsis(items):
    if items:
        raise WireError("an ellipsis with items")
    return ...


def _int(payload):
    if len(payload) > LARGEST_INT // 8 + 1:
        raise WireError(f"an int of more than {LARGEST_INT} bits")
    return int.from_bytes(payload, "little", signed=True)


def _decimal_payload(value):
    text = str(value).encode()
    if len(text) > LARGEST_EXPONENT or _is_vast(value):
        raise NotPlain(f"a Decimal beyond 10**{LARGEST_EXPONENT} or of as many digits")
    return text


def _decimal(payload):
    if len(payload) > LARGEST_EXPONENT:
        raise WireError("a Decimal of too many digits")
    value = Decimal(payload.decode("ascii"))
    if _is_vast(value):
        raise WireError(f"a Decimal beyond 10**{LARGEST_EXPONENT}")
    return value


def _is_vast(value):
    return value.is_finite() and abs(value.adjusted()) > LARGEST_EXPONENT


def _expression_text(value):
    """Return the text of a SymPy expression, None for anything else and for a class that cannot be read."""
    sympy = sys.modules.get("sympy")
    if sympy is None or not isinstance(value, sympy.Basic | sympy.MatrixBase):
        return None
    from lossedu.isolation import srepr

    try:
        return srepr.write(value)
    except srepr.Unreadable:
        return None


def _expression(payload):
    from lossedu.isolation import srepr

    return srepr.read(payload.decode())


# What an exact type is written as: the code, and its items or its payload.
CONTAINERS = {
    tuple: (TUPLE, iter),
    list: (LIST, iter),
    dict: (DICT, lambda value: itertools.chain.from_iterable(value.items())),
    set: (SET, iter),
    frozenset: (FROZENSET, iter),
    Counter: (COUNTER, lambda value: itertools.chain.from_iterable(dict.items(value))),
    range: (RANGE, lambda value: [value.start, value.stop, value.step]),
    slice: (SLICE, lambda value: [value.start, value.stop, value.step]),
    type(...): (ELLIPSIS, lambda value: []),
    Fraction: (FRACTION, lambda value: [value.numerator, value.denominator]),
    datetime.datetime: (DATETIME, _datetime_items),
    datetime.date: (DATE, lambda value: [value.year, value.month, value.day]),
    datetime.timedelta: (TIMEDELTA, lambda value: [value.days, value.seconds, value.microseconds]),
}
LEAVES = {
    complex: (COMPLEX, lambda value: struct.pack("<dd", value.real, value.imag)),
    bytearray: (BYTEARRAY, bytes),
    Decimal: (DECIMAL, _decimal_payload),
}
# What a subclass is written as, made by the base class's own methods. The first that fits.
BASES = {
    int: int.__int__,
    float: float.__float__,
    complex: complex.__complex__,
    str: str.__str__,
    bytes: lambda value: bytes.__getitem__(value, slice(None)),
    bytearray: lambda value: bytearray(bytearray.__getitem__(value, slice(None))),
    OrderedDict: lambda value: dict(OrderedDict.items(value)),
    dict: lambda value: dict(dict.items(value)),
    list: lambda value: list.__getitem__(value, slice(None)),
    tuple: lambda value: tuple.__getitem__(value, slice(None)),
    deque: lambda value: list(deque.__iter__(value)),
    set: lambda value: set(set.__iter__(value)),
    frozenset: lambda value: frozenset(frozenset.__iter__(value)),
}
FROM_ITEMS = {
    TUPLE: tuple,
    LIST: list,
    DICT: _dict,
    SET: set,
    FROZENSET: frozenset,
    COUNTER: _counter,
    RANGE: lambda items: range(*_ints(items, 3)),
    SLICE: lambda items: slice(*items),
    ELLIPSIS: _ellipsis,
    FRACTION: lambda items: Fraction(*_ints(items, 2)),
    DATETIME: _datetime,
    DATE: lambda items: datetime.date(*_ints(items, 3)),
    TIMEDELTA: lambda items: datetime.timedelta(*_ints(items, 3)),
    OBJECTS: lambda items: _arrays().objects(items),
    GENERATOR: lambda items: _arrays().generator(_ints(items, 4)),
}
FROM_PAYLOAD = {
    ARRAY: lambda payload: _arrays().array(payload),
    SCALAR: lambda payload: _arrays().array(payload)[()],
    COMPLEX: lambda payload: complex(*struct.unpack("<dd", payload)),
    INT: _int,
    BYTEARRAY: bytearray,
    DECIMAL: _decimal,
    EXPRESSION: _expression,
}
