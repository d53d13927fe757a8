"""What surrounds every activation: shapes, the axis of a row, kinds of numbers, and what is refused."""

import numpy as np
import pytest

from lossedu import activations, arguments
from lossedu.activation_definitions import ElementwiseActivation

ALL = activations.ALL
ELEMENTWISE = [name for name, f in ALL.items() if isinstance(f, ElementwiseActivation)]
ROWWISE = [name for name in ALL if name not in ELEMENTWISE]
WITH_JACOBIAN = ["softmax", "log_softmax", "logsumexp"]
KEEP_THE_ROW = ["softmax", "log_softmax"]  # the others give one number a row
PARAMETERS = [(name, key) for name in ELEMENTWISE for key in ALL[name].parameter_domains]
N, C = 5, 3


def draw(*shape):
    return np.random.default_rng(0).normal(scale=2, size=shape)


def same(a, b):
    np.testing.assert_allclose(a, b, rtol=1e-14, atol=1e-15)


def functions(name):
    """Return every function of one array that an activation has."""
    f = ALL[name]
    if name in ELEMENTWISE:
        return [f, f.derivative, *([f.slope_gradient] if name == "prelu" else [])]
    if name == "maxout":
        return [f, f.derivative]
    return [f, f.jacobian, lambda z: f.vjp(z, np.ones_like(f(z)))]


def error_of(f, *args, **options):
    with pytest.raises(ValueError) as caught:
        f(*args, **options)
    return str(caught.value)


# ------------------------------------------------------------------------------------------------ shapes


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_entries_of_any_shape_are_taken_one_by_one(name):
    x = draw(2, 3, 4)
    for f in functions(name):
        flat = f(x.reshape(-1))
        assert f(x).shape == x.shape
        assert f(x).dtype == np.float64
        np.testing.assert_array_equal(f(x).reshape(-1), flat)
        assert [f(x_i) for x_i in x.reshape(-1)] == flat.tolist()
        assert np.ndim(f(0.5)) == 0


@pytest.mark.parametrize(("name", "key"), PARAMETERS)
def test_a_parameter_may_differ_between_channels(name, key):
    x, values = draw(N, C), [0.01, 2.0, -1.0]
    for f in (ALL[name], ALL[name].derivative):
        together = f(x, **{key: values})
        for k, value in enumerate(values):
            np.testing.assert_array_equal(together[:, k], f(x[:, k], **{key: value}))


@pytest.mark.parametrize("name", ROWWISE)
def test_each_row_is_taken_by_itself(name):
    z = draw(2, N, C)
    for f in functions(name):
        together = f(z)
        for index in np.ndindex(2, N):
            same(together[index], f(z[index]))


@pytest.mark.parametrize("name", ROWWISE)
@pytest.mark.parametrize("axis", [0, 1, 2, -1, -2, -3, np.int64(1)])
def test_any_axis_may_hold_the_classes(name, axis):
    z = draw(2, 4, C)
    result = ALL[name](z, axis=axis)
    if name in KEEP_THE_ROW:
        same(np.moveaxis(result, axis, -1), ALL[name](np.moveaxis(z, axis, -1)))
    else:
        same(result, ALL[name](np.moveaxis(z, axis, -1)))
    if name == "maxout":
        slopes = activations.maxout.derivative(z, axis=axis)
        same((slopes * z).sum(axis=axis), result)


def test_shapes_of_jacobians_and_products():
    z = draw(2, N, C)
    for name in KEEP_THE_ROW:
        assert ALL[name].jacobian(z).shape == (2, N, C, C)
        assert ALL[name].jacobian(z[0, 0]).shape == (C, C)
        assert ALL[name].vjp(z, np.ones((2, N, C))).shape == z.shape
    assert activations.logsumexp.jacobian(z).shape == z.shape
    assert activations.logsumexp.jacobian(z[0, 0]).shape == (C,)
    assert activations.logsumexp.vjp(z, np.ones((2, N))).shape == z.shape
    assert activations.logsumexp.vjp(z[0, 0], 2.0).shape == (C,)
    assert activations.maxout.derivative(z).shape == z.shape
    assert np.ndim(activations.logsumexp(z[0, 0])) == np.ndim(activations.maxout(z[0, 0])) == 0


# --------------------------------------------------------------------------------------- kinds of numbers


def read_only(a):
    a = a.copy()
    a.flags.writeable = False
    return a


KINDS = {
    "lists": lambda a: a.tolist(),
    "Fortran order": np.asfortranarray,
    "not contiguous": lambda a: np.repeat(a, 2, axis=1)[:, ::2],
    "reversed": lambda a: a[::-1].copy()[::-1],
    "read only": read_only,
}


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("kind", KINDS)
def test_any_layout_gives_the_same_result(name, kind):
    x = draw(N, C)
    for f in functions(name):
        np.testing.assert_array_equal(f(KINDS[kind](x)), f(x))


@pytest.mark.parametrize("name", ALL)
def test_shorter_numbers_are_computed_in_float64(name):
    for dtype in (np.float32, np.float16, np.int8, bool):
        x = draw(N, C).astype(dtype)
        for f in functions(name):
            assert f(x).dtype == np.float64
            np.testing.assert_array_equal(f(x), f(x.astype(float)))


@pytest.mark.parametrize("name", ALL)
def test_arguments_are_never_changed_and_never_handed_back(name):
    x = draw(N, C)
    for f in functions(name):
        result = f(x)
        assert not np.shares_memory(result, x)
        result[...] = 7
    np.testing.assert_array_equal(x, draw(N, C))


@pytest.mark.parametrize("name", ALL)
def test_the_largest_numbers_give_no_nan(name):
    x = np.array([[1e308, -1e308, 0.0], [1e4, 1e4, -1e4]])
    for f in functions(name):
        assert not np.any(np.isnan(f(x)))
    if name == "swish":
        for f in (activations.swish, activations.swish.derivative):
            assert not np.any(np.isnan(f(x, beta=10.0)))


# --------------------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize("name", ALL)
def test_what_is_no_array_of_finite_numbers_is_refused(name):
    argument = next(iter(ALL[name].argument_domains))
    for bad, received in [
        ("abc", "text such as abc"),
        (None, "an object of type NoneType"),
        ([1j], "complex numbers"),
        ([[1.0], [1.0, 2.0]], "a list whose rows differ in length"),
        ([], "an empty array of shape (0,)"),
        (np.ones((3, 0)), "an empty array of shape (3, 0)"),
        ([0.0, np.nan], "nan at index [1]"),
        ([0.0, np.inf], "inf at index [1]"),
        ([-np.inf, 0.0], "-inf at index [0]"),
    ]:
        for f in functions(name):
            message = error_of(f, bad)
            assert message.startswith(f"{argument}: expected ")
            assert f"received {received}." in message


@pytest.mark.parametrize("name", ROWWISE)
def test_a_single_number_is_no_row(name):
    for f in functions(name):
        assert error_of(f, 1.0) == "z: expected an array with an axis of classes, received a single number."


@pytest.mark.parametrize("name", ROWWISE)
@pytest.mark.parametrize("axis", [2, -3, 0.5, None, "rows", (0, 1)])
def test_an_axis_out_of_range_is_refused(name, axis):
    message = error_of(ALL[name], draw(N, C), axis=axis)
    assert message == f"axis: expected an integer from -2 to 1, received {axis!r}."


@pytest.mark.parametrize("name", WITH_JACOBIAN)
def test_a_vector_of_another_shape_is_refused(name):
    z = draw(N, C)
    expected = (N, C) if name in KEEP_THE_ROW else (N,)
    for wrong in (np.ones((C, N)), np.ones(C), np.ones((N, 1)), 1.0):
        message = error_of(ALL[name].vjp, z, wrong)
        assert message == f"g: expected the shape of {name}(z), {expected}, received shape {np.shape(wrong)}."
    assert error_of(ALL[name].vjp, z, np.full(expected, np.nan)).startswith("g: expected finite numbers")
    assert error_of(ALL[name].vjp, z, "g").startswith("g: expected real numbers")


@pytest.mark.parametrize(("name", "key"), PARAMETERS)
def test_wrong_parameters_are_refused(name, key):
    x = draw(N, C)
    assert ALL[name].parameter_domains[key] is arguments.real
    for f in (ALL[name], ALL[name].derivative):
        for value in (np.nan, np.inf, -np.inf):
            assert error_of(f, x, **{key: value}) == f"{key}: expected finite numbers, received {value}."
        for wrong in (np.ones(2), np.ones((N, C)), np.ones(4)):
            message = error_of(f, x, **{key: wrong})
            assert message.startswith(f"{key}: expected one number or one for each of 3 channels, received")
            assert str(wrong.shape) in message
        assert f"{key}: expected real numbers" in error_of(f, x, **{key: None})


def test_what_mixes_a_row_says_why_it_has_no_derivative():
    for name in WITH_JACOBIAN:
        with pytest.raises(TypeError, match=rf"{name} mixes .* row: use \.jacobian\(z\) or \.vjp\(z, g\)"):
            ALL[name].derivative([0.0, 1.0])
    with pytest.raises(TypeError, match=r"maxout has one winner a row: use \.derivative\(z\)"):
        activations.maxout.jacobian([0.0, 1.0])
    with pytest.raises(TypeError, match=r"maxout has one winner a row: multiply \.derivative\(z\) by g"):
        activations.maxout.vjp([0.0, 1.0], 1.0)


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_parameters_go_by_keyword_only(name):
    for f in (ALL[name], ALL[name].derivative):
        with pytest.raises(TypeError, match="positional"):
            f([1.0], 0.5)
        with pytest.raises(TypeError, match="colour"):
            f([1.0], colour=0.5)


# ------------------------------------------------------------------------------------------------- kinks


def test_slopes_at_the_kinks_are_those_of_the_docstrings():
    at_0 = {name: float(ALL[name].derivative(0.0)) for name in ("step", "sign", "relu", "leaky_relu")}
    assert at_0 == {"step": 0.0, "sign": 0.0, "relu": 0.0, "leaky_relu": 0.01}
    assert activations.prelu.derivative(0.0) == 0.25
    assert activations.elu.derivative(0.0, alpha=2.0) == 2.0
    assert activations.step(0.0) == activations.sign(0.0) == 0.0
    np.testing.assert_array_equal(activations.maxout.derivative([1.0, 3.0, 3.0]), [0.0, 1.0, 0.0])
