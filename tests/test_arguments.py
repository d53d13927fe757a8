"""The argument checks: what passes, and what each error says."""

from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from lossedu import arguments
from lossedu.arguments import (
    check_class_index,
    check_distribution,
    check_reduction,
    check_weights,
    complain,
    float_array,
    parameter,
    same_shape,
)

DOMAINS = {name: d for name, d in vars(arguments).items() if isinstance(d, arguments.Domain)}

INSIDE = {
    "real": [0, -1e308, 5e-324],
    "positive": [5e-324, 1.0, 1e308],
    "non_negative": [0, -0.0, 1e308],
    "unit_interval": [0, 1, 0.5, 5e-324],
    "fraction": [0, 1, 0.5],
    "log_probability": [0, -1e308, -np.inf],
    "sign_label": [-1, 1],
    "binary_label": [0, 1],
    "logarithm_base": [2, 10, 0.5, 1 + 2**-52],
    "power_one_or_two": [1, 2],
    "distribution": [0, 1, 0.5],
    "class_index": [0, 1, 7, -3],
    "class_label": [0, 1, 0.5, 7],
}
OUTSIDE = {
    "real": [np.nan, np.inf, -np.inf],
    "positive": [0, -1, np.inf, np.nan],
    "non_negative": [-5e-324, np.inf, np.nan],
    "unit_interval": [-5e-324, 1 + 2**-52, np.nan, np.inf],
    "fraction": [-1e-9, 1.1, np.nan],
    "log_probability": [5e-324, np.nan, np.inf],
    "sign_label": [0, 0.5, -2, np.nan],
    "binary_label": [0.5, -1, 2, np.nan],
    "logarithm_base": [0, 1, -2, np.inf, np.nan],
    "power_one_or_two": [0, 1.5, 3, np.nan],
    "distribution": [-0.1, 1.5, np.nan],
    "class_index": [0.5, np.nan, np.inf, -np.inf],
    "class_label": [-1, np.nan],
}


def error_of(function, *args):
    with pytest.raises(ValueError) as caught:
        function(*args)
    return str(caught.value)


# ------------------------------------------------------------------------------------------------- domains


def test_every_domain_is_listed_here():
    assert set(INSIDE) == set(OUTSIDE) == set(DOMAINS)


@pytest.mark.parametrize("name", DOMAINS)
def test_what_is_inside_passes_unchanged(name):
    array = np.array(INSIDE[name], dtype=float)
    assert DOMAINS[name].check("a", array) is array
    for value in array:
        DOMAINS[name].check("a", value)


@pytest.mark.parametrize(("name", "value"), [(name, v) for name, values in OUTSIDE.items() for v in values])
def test_what_is_outside_is_named_with_its_place(name, value):
    domain = DOMAINS[name]
    array = np.full((2, 3), float(INSIDE[name][0]))
    array[1, 2] = value
    message = error_of(domain.check, "a", array)
    assert message.startswith(f"a: expected {domain.words}, received {array[1, 2]} at index [1, 2].")
    assert message.endswith(domain.advice)
    assert f"received {float(value)}." in error_of(domain.check, "a", np.float64(value))


@pytest.mark.parametrize(
    ("name", "value"),
    [("sign_label", 0.5), ("binary_label", 0.5), ("power_one_or_two", 1.5), ("class_index", 0.5)],
)
def test_what_lies_between_two_right_numbers_may_be_wrong(name, value):
    low, high = INSIDE[name][:2]
    message = error_of(DOMAINS[name].check, "a", np.array([low, value, high]))
    assert f"received {value} at index [1]." in message


@pytest.mark.parametrize("name", DOMAINS)
def test_assumptions_for_sympy_hold_inside(name):
    sympy = pytest.importorskip("sympy")
    symbol = sympy.Symbol("s", **DOMAINS[name].assumptions)
    assert symbol.is_real or symbol.is_extended_real


def test_an_error_ends_with_the_advice():
    assert error_of(complain, "a", "b", "c", "Do d.") == "a: expected b, received c. Do d."
    assert error_of(complain, "a", "b", "c") == "a: expected b, received c."


# -------------------------------------------------------------------------------------------------- arrays


@pytest.mark.parametrize(
    "value",
    [
        3,
        True,
        2.5,
        [1, 2],
        ((1, 2), (3, 4)),
        [True, False],
        range(3),
        np.float32(1.5),
        np.arange(4, dtype=np.uint8),
        np.arange(6, dtype=np.float16).reshape(2, 3),
        np.arange(6).reshape(2, 3).T[::2],
    ],
)
def test_numbers_become_float64(value):
    array = float_array("x", value)
    assert array.dtype == np.float64
    np.testing.assert_array_equal(array, np.asarray(value))


def test_float64_is_not_copied():
    x = np.ones(3)
    assert float_array("x", x) is x


@pytest.mark.parametrize(
    ("value", "received"),
    [
        ("3", "text such as 3"),
        (["a", "b"], "text such as a"),
        ([1, "b"], "text such as 1"),
        ("", "text such as "),
        (b"abc", "text such as b'abc'"),
        (None, "an object of type NoneType"),
        ([1, None], "an object of type NoneType"),
        ({1: 2}, "an object of type dict"),
        ({1.0}, "an object of type set"),
        (print, "an object of type builtin_function_or_method"),
        pytest.param((i for i in range(3)), "an object of type generator", id="a generator"),
        ([Fraction(1, 2)], "an object of type Fraction"),
        ([10**400], "an array of dtype object"),
        (np.array([1.0, 2.0], dtype=object), "an array of dtype object"),
        (np.array(["2020-01-01"], dtype="datetime64[D]"), "an object of type datetime64"),
        ([date(2020, 1, 1)], "an object of type date"),
        (1j, "complex numbers"),
        ([1.0, 2 + 0j], "complex numbers"),
        ([[1, 2], [3]], "a list whose rows differ in length"),
        ([[1, 2], 3], "a list whose rows differ in length"),
        ([], "an empty array of shape (0,)"),
        (np.ones((0, 3)), "an empty array of shape (0, 3)"),
        (np.ones((3, 0)), "an empty array of shape (3, 0)"),
        (np.array([], dtype=str), "empty text"),
    ],
    ids=str,
)
def test_anything_else_is_refused_by_what_it_is(value, received):
    message = error_of(float_array, "x", value)
    assert message.startswith("x: expected ")
    assert message.endswith(f"received {received}.")


def test_long_text_is_cut():
    assert len(error_of(float_array, "x", "long " * 1000)) < 100


# ---------------------------------------------------------------------------------------------- parameters


def test_a_parameter_is_a_number_or_one_for_each_channel():
    assert isinstance(parameter("delta", np.array(2), arguments.positive), float)
    np.testing.assert_array_equal(parameter("delta", [1, 2], arguments.positive, (2,)), [1.0, 2.0])


@pytest.mark.parametrize(
    ("value", "channels", "message"),
    [
        ([1.0, 2.0], (), "delta: expected one number, received shape (2,)."),
        ([1.0], (), "delta: expected one number, received shape (1,)."),
        ([1.0, 2.0], (3,), "delta: expected one number or one for each of 3 channels, received shape (2,)."),
        ([[1.0]], (1,), "delta: expected one number or one for each of 1 channels, received shape (1, 1)."),
        ([1.0, 0.0], (2,), "delta: expected a finite number above 0, received 0.0 at index [1]."),
        ("large", (), "delta: expected real numbers, received text such as large."),
    ],
)
def test_a_wrong_parameter_is_named(value, channels, message):
    assert error_of(parameter, "delta", value, arguments.positive, channels) == message


@pytest.mark.parametrize(
    "reduction", ["average", "Mean", "", None, 0, True, ["mean"], np.array(["mean", "sum"])], ids=repr
)
def test_an_unknown_reduction_is_named(reduction):
    message = error_of(check_reduction, reduction)
    assert message == f'reduction: expected "mean", "sum" or "none", received {reduction!r}.'


# -------------------------------------------------------------------------------------------------- shapes


@pytest.mark.parametrize(
    ("a", "b", "advice"),
    [
        ((3,), (3, 1), "y_true.reshape(y_pred.shape)"),
        ((3, 1), (3,), "y_true.reshape(y_pred.shape)"),
        ((1,), (), "y_true.reshape(y_pred.shape)"),
        ((2, 3), (3, 2), "y_true.reshape(y_pred.shape)"),
        ((3,), (), "Broadcasting"),
        ((3,), (4,), "Broadcasting"),
        ((2, 3), (3,), "Broadcasting"),
        ((2, 1), (2, 3), "Broadcasting"),
    ],
)
def test_shapes_must_be_equal_and_are_never_broadcast(a, b, advice):
    message = error_of(same_shape, np.ones(a), np.ones(b))
    expected = f"y_true and y_pred: expected arrays of the same shape, received shapes {a} and {b}."
    assert message.startswith(expected)
    assert advice in message[len(expected) :]


def test_equal_shapes_pass():
    for shape in [(), (3,), (2, 3), (1, 1)]:
        same_shape(np.ones(shape), np.zeros(shape))


# ------------------------------------------------------------------------------------------------- weights


def test_weights_of_a_listed_shape_pass():
    np.testing.assert_array_equal(check_weights("w", [0, 2], ((3,), (2,))), [0.0, 2.0])


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ([1, 2], "w: expected weights of shape (3, 2) or (3,), received shape (2,)."),
        (1.0, "w: expected weights of shape (3, 2) or (3,), received shape ()."),
        ([1, -1, 1], "w: expected finite numbers of at least 0, received -1.0 at index [1]."),
        ([1, np.nan, 1], "w: expected finite numbers of at least 0, received nan at index [1]."),
        ([1, np.inf, 1], "w: expected finite numbers of at least 0, received inf at index [1]."),
        ([0, 0, 0], "w: expected at least one weight above 0, received zeros only."),
        ("balanced", "w: expected real numbers, received text such as balanced."),
    ],
)
def test_wrong_weights_are_named(weights, message):
    assert error_of(check_weights, "w", weights, ((3, 2), (3,))) == message


def test_a_shape_listed_twice_is_named_once():
    assert "shape (3,), received" in error_of(check_weights, "w", [1, 2], ((3,), (3,)))


# ------------------------------------------------------------------------------------------------ row checks


def test_rows_may_miss_1_by_the_rounding_of_float32():
    rows = np.random.default_rng(0).dirichlet(np.ones(1000), size=5).astype(np.float32).astype(float)
    assert check_distribution("p", rows) is rows


@pytest.mark.parametrize("total", [0.99, 1.01])
def test_rows_that_do_not_sum_to_1_are_named(total):
    rows = np.full((2, 3, 4), 0.25)
    rows[1, 2] *= total
    message = error_of(check_distribution, "p", rows)
    assert message == f"p: expected rows that sum to 1, received a row [1, 2] that sums to {total}."


def test_two_numbers_that_sum_to_1_are_no_probabilities_yet():
    message = error_of(check_distribution, "p", np.array([2.0, -1.0]))
    assert message.startswith("p: expected numbers in [0, 1], received 2.0 at index [0].")


def test_class_labels_become_integers():
    labels = check_class_index("y", np.array([0.0, 2.0]), 3)
    assert labels.dtype == np.intp
    assert labels.tolist() == [0, 2]


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ([0, 3], "y: expected integer labels from 0 to 2, received label 3."),
        ([-1, 2], "y: expected integer labels from 0 to 2, received label -1."),
        ([0, 0.5], "y: expected integer labels, received 0.5 at index [1]."),
        ([0, np.nan], "y: expected integer labels, received nan at index [1]."),
        ([0, np.inf], "y: expected integer labels, received inf at index [1]."),
        (
            [1, 2, 3],
            "y: expected integer labels from 0 to 2, received label 3. "
            "Labels are 0-based: subtract 1 from labels 1 to C.",
        ),
    ],
)
def test_wrong_class_labels_are_named(labels, message):
    assert error_of(check_class_index, "y", np.array(labels, dtype=float), 3) == message
