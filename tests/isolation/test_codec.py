"""Values cross as bytes: plain ones unharmed, others named in words, and hostile bytes build nothing else."""

import datetime
import math
import struct
import subprocess
import sys
import textwrap
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from decimal import Decimal
from fractions import Fraction

import msgpack
import numpy as np
import pytest
import sympy as sp
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from lossedu.isolation import codec
from lossedu.isolation.codec import Codec, NotPlain, WireError

LEAVES = (
    type(None), bool, int, float, complex, str, bytes, bytearray, range, type(...), Fraction, Decimal,
    datetime.datetime, datetime.date, datetime.timedelta,
)  # fmt: skip


def refuse(value):
    raise NotPlain(codec.in_words(value))


def no_handle(description):
    raise WireError("no handles here")


PLAIN = Codec(refuse, no_handle)


def crossed(value):
    return PLAIN.loads(PLAIN.dumps(value))


def is_exactly_plain(value):
    """Whether a value and all in it are of the exact types that may arrive."""
    if type(value) in LEAVES:
        return True
    if type(value) in (list, tuple, set, frozenset):
        return all(map(is_exactly_plain, value))
    if type(value) in (dict, Counter):
        return all(map(is_exactly_plain, [*value.keys(), *value.values()]))
    if type(value) is slice:
        return all(map(is_exactly_plain, [value.start, value.stop, value.step]))
    if type(value) is np.ndarray and value.dtype.kind == "O":
        return all(map(is_exactly_plain, value.ravel().tolist()))
    if type(value) is np.ndarray or isinstance(value, np.generic):
        return value.dtype.kind in "biufcSUMm" and value.dtype.names is None
    if type(value) is np.random.Generator:
        return type(value.bit_generator) is np.random.PCG64
    return isinstance(value, sp.Basic | sp.MatrixBase) and type(value).__module__.startswith("sympy.")


def bits(number):
    return struct.pack("<d", number)


def same(a, b):
    """Whether two values have the same exact types and contents, NaN and the sign of zero included."""
    if type(a) is not type(b):
        return False
    if type(a) is float:
        return bits(a) == bits(b)
    if type(a) is complex:
        return bits(a.real) == bits(b.real) and bits(a.imag) == bits(b.imag)
    if type(a) in (list, tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if type(a) is slice:
        return same([a.start, a.stop, a.step], [b.start, b.stop, b.step])
    if type(a) in (dict, Counter):
        return same(list(a.items()), list(b.items()))
    if type(a) is np.ndarray and a.dtype == object:
        return a.shape == b.shape and same(a.ravel().tolist(), b.ravel().tolist())
    if type(a) is np.ndarray or isinstance(a, np.generic):
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if type(a) is Decimal:
        return a.as_tuple() == b.as_tuple()
    return a == b


any_text = st.text(st.characters(), max_size=8)
hashable = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**80), 2**80)
    | any_text
    | st.binary(max_size=8)
    | st.fractions()
    | st.dates()
    | st.datetimes(timezones=st.none() | st.just(datetime.UTC))
    | st.timedeltas()
    | st.just(...),
    lambda part: st.tuples(part, part) | st.frozensets(part, max_size=3),
    max_leaves=4,
)
dtypes = (
    hnp.boolean_dtypes()
    | hnp.integer_dtypes(endianness="=")
    | hnp.integer_dtypes(endianness=">")
    | hnp.floating_dtypes(endianness="=")
    | hnp.complex_number_dtypes()
    | hnp.byte_string_dtypes(min_len=1)
    | hnp.unicode_string_dtypes(min_len=1)
    | hnp.datetime64_dtypes()
    | hnp.timedelta64_dtypes()
)
arrays = dtypes.flatmap(lambda dtype: hnp.arrays(dtype, hnp.array_shapes(min_dims=0, max_dims=3, min_side=0)))
leaves = (
    hashable
    | st.floats()
    | st.complex_numbers(allow_nan=True)
    | st.builds(bytearray, st.binary(max_size=8))
    | st.decimals()
    | st.builds(range, st.integers(), st.integers(), st.integers(1, 9))
    | st.sets(hashable, max_size=3)
    | arrays
    | dtypes.flatmap(lambda dtype: hnp.arrays(dtype, ())).map(lambda array: array[()])
)
values = st.recursive(
    leaves,
    lambda part: st.lists(part, max_size=4)
    | st.tuples(part)
    | st.dictionaries(hashable, part, max_size=3)
    | st.builds(slice, part, part),
    max_leaves=8,
)


@given(values)
@example([math.nan, -0.0, math.inf, complex(math.nan, -0.0)])
@example("\ud800 alone")
@example([2**64 - 1, 2**64, -(2**63), -(2**63) - 1, 2**65_535, True, 1, 1.0])
@example(Counter("abca"))
@example({(1, frozenset([2])): [bytearray(b"x"), b"x"]})
@example([[], (), {}, set(), frozenset(), b"", "", np.zeros((0, 5)), np.array(3.0), np.array("")])
def test_plain_values_cross_unharmed(value):
    arrived = crossed(value)
    assert is_exactly_plain(arrived)
    assert same(arrived, value)


def test_nan_keeps_its_bits():
    (strange,) = struct.unpack("<d", b"\x01\x00\x00\x00\x00\x00\xf4\x7f")
    assert bits(crossed([strange])[0]) == bits(strange)


@pytest.mark.parametrize(
    "array",
    [np.ones((2, 3)).T, np.asfortranarray(np.eye(3)), np.arange(10)[::-3], np.longdouble([1, 2])],
    ids=["transposed", "fortran", "strided", "long double"],
)
def test_arrays_own_their_memory_and_can_be_written(array):
    arrived = crossed(array)
    assert same(arrived, array)
    assert arrived.flags.owndata and arrived.flags.writeable and arrived.flags.aligned


def test_object_arrays_keep_lists_and_arrays_as_entries():
    array = np.empty((2, 2), object)
    array[:] = [[None, "a"], [1.5, None]]
    array[0, 0] = [1, 2]
    array[1, 1] = np.ones(2)
    arrived = crossed(array)
    assert same(arrived, array)
    assert arrived.flags.owndata


def test_empty_strings_that_take_no_bytes_cross():
    assert same(crossed(np.ndarray(3, "U0")), np.array(["", "", ""]))


def test_a_generator_goes_on_where_it_was():
    generator = np.random.default_rng(7)
    generator.integers(0, 9, dtype=np.int32)  # leaves half a draw behind
    arrived = crossed(generator)
    assert arrived.integers(0, 99, 5, dtype=np.int32).tolist() == (
        generator.integers(0, 99, 5, dtype=np.int32).tolist()
    )


def test_expressions_cross_inside_containers():
    x = sp.Symbol("x", real=True)
    value = {"slope": sp.exp(-x) / (1 + sp.exp(-x)), "rows": [sp.Matrix([[x, 1]])], x: 1}
    assert crossed(value) == value


class Overridden:
    """Every method that the codec could be tempted to call raises."""

    def _refuse(self, *args, **keywords):
        raise AssertionError("a student's method was called")

    __iter__ = __len__ = __getitem__ = __str__ = __repr__ = __float__ = __int__ = __index__ = _refuse
    __complex__ = __bytes__ = __array__ = __array_finalize__ = items = keys = tolist = tobytes = _refuse


def overridden(base):
    return type("Odd", (Overridden, base), {"__hash__": base.__hash__})


Pair = namedtuple("Pair", "left right")


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        *[
            (overridden(base)(given), base(given))
            for base, given in [
                (int, 3), (float, -0.0), (complex, 1j), (str, "a"), (bytes, b"a"), (bytearray, b"a"),
                (list, [1, 2]), (tuple, (1, 2)), (dict, {1: 2}), (set, {1}), (frozenset, {1}),
            ]
        ],
        (OrderedDict([(2, 1), (1, 2)]), {2: 1, 1: 2}),
        (defaultdict(list, a=[1]), {"a": [1]}),
        (deque([1, 2], maxlen=2), [1, 2]),
        (Pair(1, (2,)), (1, (2,))),
    ],
    ids=lambda value: type(value).__mro__[-2].__name__,
)  # fmt: skip
def test_subclasses_cross_as_their_base_value(value, plain):
    assert same(crossed(value), plain)


class OddArray(np.ndarray):
    __array__ = tobytes = tolist = ravel = Overridden._refuse


def test_subclasses_of_arrays_cross_as_arrays():
    assert same(crossed(np.arange(3.0).view(OddArray)), np.arange(3.0))
    assert same(crossed(np.array([None, 1]).view(OddArray)), np.array([None, 1]))
    with pytest.warns(PendingDeprecationWarning):
        matrix = np.matrix([[1, 2]])
    assert same(crossed(matrix), np.array([[1, 2]]))


def nested(depth, kind=list):
    value = kind()
    for _ in range(depth - 1):
        value = kind([value])
    return value


def holding_itself():
    value = []
    value.append((value,))
    return value


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (object(), "an object"),
        (len, "a builtin_function_or_method"),
        ([{"a": (x for x in [])}], "a generator"),
        (np.ma.array([1.0]), "a MaskedArray"),
        (np.zeros(2, "i4,f8"), "a ndarray"),
        (np.zeros(1, "i4,f8")[0], "a void"),
        (np.random.Generator(np.random.MT19937(1)), "a Generator"),
        (sp.Poly(sp.Symbol("x")), "a Poly"),
        (2**65_537, "an int of more than 65536 bits"),
        (Decimal("1e999999"), "a Decimal beyond"),
        (Decimal("1." + "9" * 10_000), "a Decimal beyond"),
        (nested(codec.DEEPEST + 1), "a list nested deeper than 50"),
        (nested(100_000, tuple), "a tuple nested deeper than 50"),
        (holding_itself(), "nested deeper than 50"),
        (bytes(codec.MOST_BYTES), "a bytes of more than 64 MB"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_what_cannot_cross_is_named(value, words):
    with pytest.raises(NotPlain, match=words):
        PLAIN.dumps(value)


def test_the_deepest_list_still_crosses():
    assert crossed(nested(codec.DEEPEST)) == nested(codec.DEEPEST)


def test_handles_describe_and_stand_for_other_objects():
    class Figure:
        pass

    sent = Figure()
    with_handles = Codec(lambda value: ["id", 7] if value is sent else None, lambda given: ("stands", given))
    frame = with_handles.dumps({"a": [sent]})
    assert with_handles.loads(frame) == {"a": [("stands", ["id", 7])]}
    with pytest.raises(NotPlain, match="a Figure"):
        with_handles.dumps(Figure())


def test_a_failing_handle_is_a_wire_error():
    failing = Codec(lambda value: [1], lambda given: given["no such key"])
    with pytest.raises(WireError, match="TypeError"):
        failing.loads(failing.dumps(object()))


# Hostile bytes


def loads_or_refuses(frame):
    try:
        value = PLAIN.loads(frame)
    except WireError:
        return
    assert is_exactly_plain(value)


@given(st.binary(max_size=200))
def test_random_bytes_give_plain_values_or_a_wire_error(frame):
    loads_or_refuses(frame)


@given(values, st.data())
def test_damaged_frames_give_plain_values_or_a_wire_error(value, data):
    frame = bytearray(PLAIN.dumps(value))
    for _ in range(data.draw(st.integers(1, 4))):
        frame[data.draw(st.integers(0, len(frame) - 1))] = data.draw(st.integers(0, 255))
    loads_or_refuses(bytes(frame))
    loads_or_refuses(bytes(frame[: len(frame) // 2]))


@given(st.integers(0, 30), st.lists(values, max_size=3), st.binary(max_size=20), st.booleans())
def test_wrong_payloads_give_plain_values_or_a_wire_error(code, items, raw, sequence):
    packed = PLAIN.dumps(items)
    _, inner = packed[0], msgpack.unpackb(packed, ext_hook=lambda code, data: data)
    loads_or_refuses(ext(code, inner if sequence else raw))


def ext(code, payload):
    return msgpack.packb(msgpack.ExtType(code, payload))


def array_frame(dtype, shape, raw, code=codec.ARRAY):
    name = dtype.encode()
    header = bytes([len(name), len(shape)]) + name
    return ext(code, header + struct.pack(f"<{len(shape)}q", *shape) + raw)


def items_frame(code, *items):
    return ext(code, b"".join(map(msgpack.packb, items)))


def tower(levels):
    payload = b"\xc0"
    for _ in range(levels):
        payload = ext(codec.LIST, payload)
    return payload


HOSTILE = {
    "empty": b"",
    "two messages": b"\xc0\xc0",
    "claimed list": b"\xdd\xff\xff\xff\xff",
    "claimed lists in lists": b"\xdd\x00\xff\xff\xff" * 1000,
    "claimed dict": b"\xdf\xff\xff\xff\xff",
    "claimed bytes": b"\xc6\xff\xff\xff\xff",
    "claimed extension": b"\xc9\xff\xff\xff\xff\x01",
    "native list": msgpack.packb([1, 2]),
    "native dict": msgpack.packb({1: 2}),
    "unknown kind": ext(99, b""),
    "negative kind": ext(-2 % 128, b"x" * 4),
    "half an item": ext(codec.LIST, b"\xcd\x01"),
    "nested 10,000 deep": tower(10_000),
    "nested 51 deep": tower(codec.DEEPEST + 1),
    "shape of 2**60": array_frame("<f8", [2**60], b"x" * 8),
    "shape whose bytes wrap to 0": array_frame("<f8", [2**61], b""),
    "empty, but wide": array_frame("<f8", [0, 2**40], b""),
    "negative shape": array_frame("<f8", [-1, -1], b"x" * 8),
    "200 dimensions": array_frame("<f8", [1] * 200, b"x" * 8),
    "shorter than its shape": array_frame("<f8", [3], b"x" * 8),
    "objects from bytes": array_frame("|O", [1], b"x" * 8),
    "objects of 8 bytes": array_frame("|O8", [1], b"x" * 8),
    "void": array_frame("|V8", [1], b"x" * 8),
    "fields": array_frame("i4,f8", [1], b"x" * 12),
    "fields in words": array_frame("{'names': ['a'], 'formats': ['O']}", [1], b"x" * 8),
    "subarray": array_frame("(1000,1000)f8", [1], b"x" * 8),
    "entries of a gigabyte": array_frame("|S1000000000", [1], b"x" * 8),
    "entries of no bytes": array_frame("|S0", [2**40], b""),
    "odd unit of time": array_frame("<M8[zz]", [1], b"x" * 8),
    "bool of 2": array_frame("|b1", [1], b"\x02"),
    "letter beyond Unicode": array_frame("<U1", [1], b"\xff\xff\xff\x7f"),
    "letter beyond Unicode, big-endian": array_frame(">U1", [1], b"\x7f\xff\xff\xff"),
    "scalar of many": array_frame("<f8", [2], b"x" * 8, codec.SCALAR),
    "no header": ext(codec.ARRAY, b"\x03"),
    "objects without a shape": items_frame(codec.OBJECTS, 1),
    "dict without a value": items_frame(codec.DICT, 1),
    "counter without a value": items_frame(codec.COUNTER, 1),
    "unhashable key": ext(codec.DICT, ext(codec.LIST, b"") + b"\xc0"),
    "unhashable member": ext(codec.SET, ext(codec.LIST, b"")),
    "range of texts": items_frame(codec.RANGE, "a", "b", "c"),
    "range by 0": items_frame(codec.RANGE, 1, 2, 0),
    "range of bools": items_frame(codec.RANGE, True, True, True),
    "slice of 4": items_frame(codec.SLICE, 1, 2, 3, 4),
    "ellipsis with items": items_frame(codec.ELLIPSIS, 1),
    "fraction of text": items_frame(codec.FRACTION, "1/3"),
    "fraction over 0": items_frame(codec.FRACTION, 1, 0),
    "13th month": items_frame(codec.DATE, 2020, 13, 1),
    "date of text": items_frame(codec.DATE, "2020-01-01"),
    "time zone of text": items_frame(codec.DATETIME, 2020, 1, 1, 0, 0, 0, 0, 0, "UTC"),
    "huge timedelta": items_frame(codec.TIMEDELTA, 10**12, 0, 0),
    "complex of text": ext(codec.COMPLEX, b"1+2j"),
    "int of a megabyte": ext(codec.INT, b"\x7f" * 1_000_000),
    "decimal of code": ext(codec.DECIMAL, b"__import__('os')"),
    "decimal of a million digits": ext(codec.DECIMAL, b"1." + b"9" * 1_000_000),
    "decimal whose int explodes": ext(codec.DECIMAL, b"1e999999999"),
    "generator of text": items_frame(codec.GENERATOR, "MT19937", 1, 2, 3),
    "generator of huge state": items_frame(codec.GENERATOR, -1, -1, 10**15, -5),
    "handle": items_frame(codec.HANDLE, 1),
    "expression of code": ext(codec.EXPRESSION, b"__import__('os').system('true')"),
    "symbol of code": ext(codec.EXPRESSION, b"Symbol('exit()')"),
    "tower of powers": ext(codec.EXPRESSION, b"Pow(Integer(10), Pow(Integer(10), Integer(10)))"),
    "text that is not UTF-8": b"\xa1\xff",
    "expression that is not UTF-8": ext(codec.EXPRESSION, b"\xff"),
}


@pytest.mark.parametrize("frame", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_frames_are_refused(frame):
    with pytest.raises(WireError):
        PLAIN.loads(frame)


def test_a_timestamp_of_msgpack_is_no_type_of_its_own():
    assert type(PLAIN.loads(msgpack.packb(msgpack.Timestamp(1)))) is float


def test_a_signalling_nan_is_no_key():
    with pytest.raises(WireError):
        PLAIN.loads(ext(codec.SET, PLAIN.dumps(Decimal("sNaN"))))


def test_more_items_than_allowed_are_refused(monkeypatch):
    monkeypatch.setattr(codec, "MOST_ITEMS", 20)
    assert crossed([0] * 15) == [0] * 15
    with pytest.raises(NotPlain, match="more than 20 items"):
        PLAIN.dumps([0] * 16)
    with pytest.raises(WireError, match="more than 20 items"):
        PLAIN.loads(ext(codec.LIST, b"\x00" * 16))
    with pytest.raises(WireError, match="more than 20 items"):
        PLAIN.loads(ext(codec.LIST, PLAIN.dumps(1j) * 4))


def test_copies_by_nesting_are_bounded(monkeypatch):
    monkeypatch.setattr(codec, "MOST_COPIED", 1000)
    with pytest.raises(NotPlain, match="in all its levels"):
        PLAIN.dumps([[[b"x" * 400]]])
    with pytest.raises(WireError, match="in all their levels"):
        PLAIN.loads(ext(codec.LIST, ext(codec.LIST, ext(codec.LIST, msgpack.packb(b"x" * 400)))))


def test_decoding_takes_a_small_multiple_of_what_came_in():
    """With 1 GB, frames that claim everything, and the largest that hold something, end in an answer."""
    code = """
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    import msgpack
    from lossedu.isolation import codec

    def ext(kind, payload):
        return msgpack.packb(msgpack.ExtType(kind, payload))

    size = 60 << 20
    reader = codec.Codec(None, lambda given: given)
    for frame in [
        b"\\xdd\\x03\\xff\\xff\\xff" * (size // 5),
        ext(codec.LIST, b"\\xdd\\x03\\xff\\xff\\xff" * (size // 5)),
        ext(codec.LIST, b"\\xc0" * size),
        ext(codec.LIST, b"\\x90" * size),
        ext(codec.LIST, ext(codec.SET, b"") * (size // 3)),
        ext(codec.LIST, ext(codec.LIST, ext(codec.LIST, b"\\xc4" + b"x" * size))),
    ]:
        try:
            reader.loads(frame)
        except codec.WireError as error:
            print(str(error)[:40])
    """
    environment = {"OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == 6
    assert not any("MemoryError" in line for line in lines), lines


WITHOUT_NUMPY = """
import sys
from lossedu.grading import classroom, pairs, task
from lossedu.isolation.codec import Codec
codec = Codec(None, None)
message = ["fork", {"memory": 1 << 70}, (1.5, b"x", {"a"}, None)]
assert codec.loads(codec.dumps(message)) == message
assert "numpy" not in sys.modules
"""


def test_who_hands_on_plain_data_does_not_load_numpy():
    """The process that writes results, and each worker, start sooner for that."""
    subprocess.run([sys.executable, "-c", WITHOUT_NUMPY], check=True)
