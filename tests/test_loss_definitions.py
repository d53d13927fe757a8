"""What surrounds every loss: reduction, weights, shapes, kinds of numbers, and what is refused."""

import numpy as np
import pytest
import samples

from lossedu import arguments, losses
from lossedu.loss_definitions import ElementwiseLoss

ALL = losses.ALL
DIFFERENTIABLE = [name for name, loss in ALL.items() if loss.differentiable]
ELEMENTWISE = [name for name, loss in ALL.items() if isinstance(loss, ElementwiseLoss)]
ROWWISE = [name for name in ALL if name not in ELEMENTWISE]
CLASS_WEIGHTED = [name for name in ALL if "class_weight" in ALL[name].__signature__.parameters]
INTEGER_LABELS = [
    name
    for name in CLASS_WEIGHTED
    if set(ALL[name].argument_domains.values()) & {arguments.class_index, arguments.class_label}
]
PARAMETERS = [(name, p) for name in ALL for p in ALL[name].parameter_domains]
N, C = 5, 3


def batch(name, shape=(N,), seed=0):
    return samples.ordinary(ALL[name], shape, np.random.default_rng(seed))


def weights_for(shape, seed=1):
    return np.random.default_rng(seed).uniform(0.5, 3, size=shape)


def both(name):
    """Return the loss and, where it has one, its gradient: what a test says holds for both."""
    return [ALL[name], ALL[name].gradient] if ALL[name].differentiable else [ALL[name]]


def same(a, b):
    np.testing.assert_allclose(a, b, rtol=1e-14, atol=1e-15)


def across(factors, results):
    """Return factors (N,) shaped to multiply results (N,) or (N, C)."""
    return np.reshape(factors, (-1,) + (1,) * (np.ndim(results) - 1))


# --------------------------------------------------------------------------------------------- reduction


@pytest.mark.parametrize("name", ALL)
def test_mean_and_sum_are_those_of_the_single_losses(name):
    args = batch(name)
    single = ALL[name](*args, reduction="none")
    assert single.shape == (N,)
    assert single.dtype == np.float64
    for reduction, expected in [("sum", single.sum()), ("mean", single.sum() / N)]:
        value = ALL[name](*args, reduction=reduction)
        assert type(value) is float
        same(value, expected)


@pytest.mark.parametrize("name", DIFFERENTIABLE)
def test_gradient_of_the_mean_has_the_1_over_n_in_it(name):
    args = batch(name)
    single = ALL[name].gradient(*args, reduction="none")
    assert single.shape == args[-1].shape
    same(ALL[name].gradient(*args, reduction="sum"), single)
    same(ALL[name].gradient(*args, reduction="mean"), single / N)


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_the_mean_of_an_elementwise_loss_is_over_all_entries(name):
    args = batch(name, (N, C))
    single = ALL[name](*args, reduction="none")
    assert single.shape == (N, C)
    same(ALL[name](*args, reduction="mean"), single.sum() / (N * C))
    if ALL[name].differentiable:
        same(
            ALL[name].gradient(*args, reduction="mean"),
            ALL[name].gradient(*args, reduction="none") / (N * C),
        )


def test_only_the_sum_of_squares_is_summed_by_default():
    for name in ALL:
        args = batch(name)
        default = "sum" if name == "sum_squared_error" else "mean"
        for f in both(name):
            same(f(*args), f(*args, reduction=default))


def test_an_infinite_loss_is_no_error():
    assert losses.binary_cross_entropy([1, 0], [0.0, 0.5]) == np.inf
    assert losses.categorical_cross_entropy([[0, 1]], [[1.0, 0.0]]) == np.inf
    assert losses.sparse_categorical_cross_entropy([1], [[1.0, 0.0]]) == np.inf
    assert losses.cross_entropy([0.5, 0.5], [1.0, 0.0]) == np.inf
    assert losses.kl_divergence([0.5, 0.5], [1.0, 0.0]) == np.inf
    assert losses.negative_log_likelihood([1], [[0.0, -np.inf]]) == np.inf
    assert losses.exponential([1, 1], [-1000.0, 0.0]) == np.inf
    assert losses.exponential([1, 1, 1], [-709.5, -709.5, -709.5]) == np.inf
    assert losses.mean_squared_error([0.0], [1e200]) == np.inf


def test_no_loss_is_minus_zero():
    for value in [
        losses.binary_cross_entropy(1, 1.0),
        losses.entropy([1.0, 0.0]),
        losses.sparse_categorical_cross_entropy([0], [[1.0, 0.0]], reduction="sum"),
        *losses.sparse_categorical_cross_entropy([0], [[1.0, 0.0]], reduction="none"),
        losses.focal(0, 0.0),
    ]:
        assert value == 0
        assert not np.signbit(value)


# ----------------------------------------------------------------------------------------------- weights


@pytest.mark.parametrize("name", ALL)
def test_equal_weights_change_no_mean(name):
    args = batch(name)
    for f in both(name):
        same(f(*args, sample_weight=np.full(N, 0.7), reduction="mean"), f(*args, reduction="mean"))


@pytest.mark.parametrize("name", ALL)
def test_weight_2_counts_a_row_twice_and_weight_0_leaves_it_out(name):
    args = batch(name)
    weights = np.array([1, 2, 1, 0, 3])
    repeated = [np.repeat(a, weights, axis=0) for a in args]
    for reduction in ("mean", "sum"):
        same(
            ALL[name](*args, sample_weight=weights, reduction=reduction),
            ALL[name](*repeated, reduction=reduction),
        )
    if ALL[name].differentiable:
        gradients = ALL[name].gradient(*repeated, reduction="mean")
        starts = np.concatenate([[0], np.cumsum(weights)[:-1]])[weights > 0]
        expected = np.zeros_like(args[-1], dtype=float)
        expected[weights > 0] = np.add.reduceat(gradients, starts, axis=0)
        same(ALL[name].gradient(*args, sample_weight=weights, reduction="mean"), expected)


@pytest.mark.parametrize("name", ALL)
def test_single_losses_are_multiplied_by_their_weights(name):
    args, weights = batch(name), weights_for(N)
    for f in both(name):
        single = f(*args, reduction="none")
        same(f(*args, sample_weight=weights, reduction="none"), single * across(weights, single))


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_a_weight_for_each_row_of_entries(name):
    args, weights = batch(name, (N, C)), weights_for(N)
    spread = np.repeat(weights[:, np.newaxis], C, axis=1)
    for f in both(name):
        for reduction in ("mean", "sum", "none"):
            same(
                f(*args, sample_weight=weights, reduction=reduction),
                f(*args, sample_weight=spread, reduction=reduction),
            )


@pytest.mark.parametrize(
    ("name", "y_true", "y_pred"),
    [
        ("binary_cross_entropy", [1, 0], [0.0, 0.25]),
        ("focal", [1, 0], [0.0, 0.25]),
        ("exponential", [1, -1], [-1e4, 0.25]),
        ("sparse_categorical_cross_entropy", [1, 0], [[1.0, 0.0], [0.25, 0.75]]),
        ("categorical_cross_entropy", [[0, 1], [1, 0]], [[1.0, 0.0], [0.25, 0.75]]),
        ("kl_divergence", [[0, 1], [1, 0]], [[1.0, 0.0], [0.25, 0.75]]),
    ],
)
def test_weight_0_leaves_out_even_an_infinite_loss(name, y_true, y_pred):
    loss = ALL[name]
    assert np.isinf(loss(y_true, y_pred))
    same(loss(y_true, y_pred, sample_weight=[0, 3]), loss(y_true[1:], y_pred[1:]))
    gradient = loss.gradient(y_true, y_pred, sample_weight=[0, 3])
    assert np.all(gradient[0] == 0)
    same(gradient[1:], loss.gradient(y_true[1:], y_pred[1:]))


def test_a_term_of_weight_0_is_left_out_even_where_it_is_infinite():
    assert losses.binary_cross_entropy(1, 0.0, pos_weight=0) == 0
    assert losses.binary_cross_entropy.gradient(1, 0.0, pos_weight=0) == 0
    assert losses.focal(1, 0.0, alpha=0) == 0
    assert losses.focal.gradient(1, 0.0, alpha=0) == 0
    assert losses.focal.gradient(1, 0.0, gamma=0) == -np.inf


@pytest.mark.parametrize("name", INTEGER_LABELS)
def test_class_weight_is_the_sample_weight_of_the_class(name):
    args, of_class = batch(name), np.array([0.5, 2.0, 3.0])
    of_row = of_class[args[0]]
    extra = weights_for(N)
    for f in both(name):
        for reduction in ("mean", "sum", "none"):
            same(
                f(*args, class_weight=of_class, reduction=reduction),
                f(*args, sample_weight=of_row, reduction=reduction),
            )
            same(
                f(*args, class_weight=of_class, sample_weight=extra, reduction=reduction),
                f(*args, sample_weight=of_row * extra, reduction=reduction),
            )


def test_a_soft_label_weighs_what_its_classes_weigh():
    y, z = np.array([[0.25, 0.75], [1.0, 0.0]]), np.array([[1.0, 2.0], [0.0, 3.0]])
    for loss in (losses.softmax_cross_entropy, losses.categorical_cross_entropy):
        prediction = z if loss is losses.softmax_cross_entropy else y[::-1] * 0.5 + 0.25
        same(
            loss(y, prediction, class_weight=[1.0, 5.0]),
            loss(y, prediction, sample_weight=[4.0, 1.0]),
        )


def test_integer_and_one_hot_labels_are_the_same():
    y, z = batch("softmax_cross_entropy")
    one_hot = np.eye(C)[y]
    for options in [{}, {"label_smoothing": 0.1}, {"class_weight": [1, 2, 3]}, {"reduction": "none"}]:
        for f in both("softmax_cross_entropy"):
            same(f(y, z, **options), f(one_hot, z, **options))


# ------------------------------------------------------------------------------------------------ shapes


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("shape", [(2, 4), (2, 1, 3), (1, 1)])
def test_leading_axes_are_rows(name, shape):
    args = batch(name, shape)
    flat = [a.reshape(-1, *a.shape[len(shape) :]) for a in args]
    weights = weights_for(shape)
    for f in both(name):
        for reduction in ("mean", "sum", "none"):
            result = f(*args, sample_weight=weights, reduction=reduction)
            expected = f(*flat, sample_weight=weights.reshape(-1), reduction=reduction)
            same(result, np.reshape(expected, np.shape(result)))
            assert np.shape(result) == np.shape(f(*args, reduction=reduction))
        assert np.shape(f(*args, reduction="none")) == (shape if f is ALL[name] else args[-1].shape)


@pytest.mark.parametrize("name", ALL)
def test_a_single_sample_is_a_batch_of_one(name):
    args = batch(name, ())
    assert np.shape(args[-1]) == ((C,) if name in ROWWISE else ())
    rows = [np.asarray(a)[np.newaxis] for a in args]
    for f in both(name):
        for reduction in ("mean", "sum", "none"):
            result = f(*args, reduction=reduction)
            expected = f(*rows, reduction=reduction)
            same(result, expected if np.ndim(expected) == 0 else expected[0])
            assert np.shape(result) == (np.shape(args[-1]) if f is not ALL[name] else ())
    same(ALL[name](*args, sample_weight=2.0, reduction="sum"), 2 * ALL[name](*args, reduction="sum"))


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_a_parameter_may_differ_between_channels(name):
    y, x = batch(name, (N, C))
    for key, domain in ALL[name].parameter_domains.items():
        values = samples.PARAMETER_VALUES[domain][:C]
        for f in both(name):
            together = f(y, x, reduction="none", **{key: values})
            for k, value in enumerate(values):
                same(together[:, k], f(y[:, k], x[:, k], reduction="none", **{key: value}))


def test_both_arguments_go_by_name_too():
    assert losses.mean_squared_error(y_pred=[3.0], y_true=[1.0]) == 4.0
    assert losses.mean_squared_error.gradient(y_pred=[3.0], y_true=[1.0]) == 4.0
    assert losses.entropy(P=[0.5, 0.5], base=2) == 1.0


# --------------------------------------------------------------------------------------- kinds of numbers


def read_only(a):
    a = np.array(a)
    a.flags.writeable = False
    return a


def strided(a):
    a = np.asarray(a)
    wide = np.repeat(a, 2, axis=-1) if a.ndim else a
    return wide[..., ::2] if a.ndim else a


KINDS = {
    "lists": lambda a: a.tolist(),
    "tuples": lambda a: tuple(map(tuple, a.tolist())) if a.ndim == 2 else tuple(a.tolist()),
    "Fortran order": np.asfortranarray,
    "not contiguous": strided,
    "reversed": lambda a: a[::-1].copy()[::-1],
    "read only": read_only,
    "big-endian": lambda a: a.astype(a.dtype.newbyteorder(">")),
}


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("kind", KINDS)
def test_any_layout_gives_the_same_result(name, kind):
    args = batch(name)
    for f in both(name):
        np.testing.assert_array_equal(f(*map(KINDS[kind], args)), f(*args))


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("dtype", [np.float32, np.float16])
def test_shorter_floats_are_computed_in_float64(name, dtype):
    args = [a.astype(dtype) if a.dtype.kind == "f" else a for a in batch(name)]
    for f in both(name):
        result = f(*args)
        np.testing.assert_array_equal(result, f(*(a.astype(float) for a in args)))
        assert np.asarray(result).dtype == np.float64


@pytest.mark.parametrize("dtype", [int, np.int8, np.uint8, bool])
def test_whole_numbers_are_computed_in_float64(dtype):
    for name in ["mean_squared_error", "huber", "binary_cross_entropy", "categorical_cross_entropy"]:
        args = [np.array([[0, 1], [1, 0]], dtype=dtype) for _ in ALL[name].argument_domains]
        for f in both(name):
            np.testing.assert_array_equal(f(*args), f(*(a.astype(float) for a in args)))
    assert losses.mean_squared_error(np.array([0], np.uint8), np.array([1], np.uint8)) == 1.0
    assert losses.mean_squared_error.gradient(np.array([1], np.uint8), np.array([0], np.uint8)) == -2.0


@pytest.mark.parametrize("name", ALL)
def test_arguments_are_never_changed_and_never_handed_back(name):
    args, weights = batch(name), weights_for(N)
    before = [a.copy() for a in args]
    for reduction in ("mean", "sum", "none"):
        for options in ({}, {"sample_weight": weights}):
            for f in both(name):
                result = f(*args, reduction=reduction, **options)
                assert not any(np.shares_memory(result, a) for a in [*args, weights])
    for a, kept in zip(args, before, strict=True):
        np.testing.assert_array_equal(a, kept)
    np.testing.assert_array_equal(weights, weights_for(N))


# --------------------------------------------------------------------------------------- what is refused


def error_of(f, *args, **options):
    with pytest.raises(ValueError) as caught:
        f(*args, **options)
    message = str(caught.value)
    assert ": expected " in message
    assert ", received " in message
    return message


def public_names(name):
    return list(ALL[name].__signature__.parameters)[: len(ALL[name].argument_domains)]


NOT_NUMBERS = {
    "text": ("abc", "text such as abc"),
    "words": (["cat", "dog"], "text such as cat"),
    "None": (None, "an object of type NoneType"),
    "a dictionary": ({"a": 1}, "an object of type dict"),
    "complex numbers": ([1j, 2.0], "complex numbers"),
    "ragged rows": ([[1.0], [1.0, 2.0]], "a list whose rows differ in length"),
    "nothing": ([], "an empty array of shape (0,)"),
    "no rows": (np.ones((0, C)), "an empty array of shape (0, 3)"),
}


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("kind", NOT_NUMBERS)
def test_what_is_no_array_of_numbers_is_refused(name, kind):
    bad, received = NOT_NUMBERS[kind]
    for i, argument in enumerate(public_names(name)):
        args = batch(name)
        args[i] = bad
        for f in both(name):
            message = error_of(f, *args)
            assert message.startswith(f"{argument}: expected ")
            assert message.endswith(f"received {received}.")


OUT_OF_DOMAIN = {
    arguments.real: [np.nan, np.inf, -np.inf],
    arguments.unit_interval: [-1e-9, 1 + 1e-9, np.nan, np.inf],
    arguments.sign_label: [0, 0.5, 2, np.nan],
    arguments.binary_label: [0.5, -1, 2, np.nan],
    arguments.distribution: [-0.1, 1.5, np.nan],
    arguments.log_probability: [0.1, np.nan, np.inf],
    arguments.class_index: [-1, C, 0.5, np.nan, np.inf],
    arguments.class_label: [-1, C, 0.5, np.nan, np.inf],
}
BAD_ENTRIES = [
    (name, i, value)
    for name in ALL
    for i, domain in enumerate(ALL[name].argument_domains.values())
    for value in OUT_OF_DOMAIN[domain]
]


@pytest.mark.parametrize(("name", "i", "value"), BAD_ENTRIES)
def test_an_entry_outside_the_domain_is_refused(name, i, value):
    args = batch(name)
    args[i] = args[i].astype(float)
    args[i][(1,) * args[i].ndim] = value
    for f in both(name):
        message = error_of(f, *args)
        assert message.startswith(f"{public_names(name)[i]}: expected ")
        assert f"label {value}" in message or f"{float(value)} at index" in message


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_shapes_that_differ_are_refused(name):
    y, x = batch(name)
    for f in both(name):
        message = error_of(f, y, x[:, np.newaxis])
        assert message.startswith("y_true and y_pred: expected arrays of the same shape, received shapes")
        assert "(5,) and (5, 1)" in message
        assert "y_true.reshape(y_pred.shape)" in message
        assert "(5,) and (4,)" in error_of(f, y, x[:4])
        assert "(5,) and ()" in error_of(f, y, x[0])


TWO_ROWS = [name for name in ROWWISE if len(ALL[name].argument_domains) == 2 and name not in INTEGER_LABELS]


@pytest.mark.parametrize("name", TWO_ROWS)
def test_rows_of_differing_shape_are_refused(name):
    y, x = batch(name)
    for f in both(name):
        for wrong in (y[:4], y[0], y[:, :2] / y[:, :2].sum(axis=1, keepdims=True), y[:, np.newaxis]):
            message = error_of(f, wrong, x)
            assert message.startswith("y_true: expected the shape of the prediction, (5, 3), received shape")
            assert str(wrong.shape) in message


@pytest.mark.parametrize("name", [name for name in ROWWISE if name not in INTEGER_LABELS])
def test_rows_that_do_not_sum_to_1_are_refused(name):
    for i, argument in enumerate(public_names(name)):
        args = batch(name)
        args[i][2] *= 0.9
        for f in both(name):
            message = error_of(f, *args)
            assert message.startswith(f"{argument}: expected rows that sum to 1, received a row [2]")
            assert "0.9" in message


def test_soft_labels_that_do_not_sum_to_1_are_refused():
    y, z = np.full((2, 3), 0.5), np.zeros((2, 3))
    assert "y_true: expected rows that sum to 1" in error_of(losses.softmax_cross_entropy, y, z)


@pytest.mark.parametrize("name", INTEGER_LABELS)
def test_labels_from_1_to_c_are_refused_with_advice(name):
    y, x = batch(name, (30,))
    for f in both(name):
        message = error_of(f, y + 1, x)
        assert message.startswith("y_true: expected integer labels from 0 to 2, received label 3.")
        assert "subtract 1" in message


@pytest.mark.parametrize("name", [n for n in INTEGER_LABELS if n != "softmax_cross_entropy"])
def test_one_hot_rows_are_refused_where_integers_are_expected(name):
    y, x = batch(name)
    for f in both(name):
        message = error_of(f, np.eye(C)[y], x)
        assert message.startswith("y_true: expected one integer label a row, shape (5,), received shape")
        assert "(5, 3)" in message
        assert "argmax" in message
        assert "received shape (5, 1)" in error_of(f, y[:, np.newaxis], x)
        assert "received shape (4,)" in error_of(f, y[:4], x)


def test_labels_of_neither_shape_are_refused():
    y, z = batch("softmax_cross_entropy")
    for wrong in (y[:, np.newaxis], np.eye(4)[y], np.eye(C)[y][:4]):
        message = error_of(losses.softmax_cross_entropy, wrong, z)
        assert message.startswith("y_true: expected integer labels (5,) or one-hot or soft labels (5, 3)")
        assert str(wrong.shape) in message
    assert "one integer label a row, shape (5,)" in error_of(losses.softmax_cross_entropy, y[:4], z)


@pytest.mark.parametrize("name", ROWWISE)
def test_a_single_number_is_no_row_of_classes(name):
    args = batch(name, ())
    args[-1] = 0.5
    message = error_of(ALL[name], *args)
    assert message.startswith(f"{public_names(name)[-1]}: expected an array whose last axis holds")


@pytest.mark.parametrize("name", ALL)
def test_an_unknown_reduction_is_refused(name):
    args = batch(name)
    for reduction in ("average", None, 1, ["mean"]):
        for f in both(name):
            message = error_of(f, *args, reduction=reduction)
            assert message == f'reduction: expected "mean", "sum" or "none", received {reduction!r}.'


@pytest.mark.parametrize("name", ALL)
def test_wrong_weights_are_refused(name):
    args = batch(name)
    for weights, received in [
        ([1, 1, -1, 1, 1], "received -1.0 at index [2]"),
        ([1, 1, np.nan, 1, 1], "received nan at index [2]"),
        ([1, 1, np.inf, 1, 1], "received inf at index [2]"),
        (np.zeros(N), "received zeros only"),
        (np.ones(4), "received shape (4,)"),
        (np.ones((N, 1)), "received shape (5, 1)"),
        (1.0, "received shape ()"),
        ("balanced", "received text such as balanced"),
    ]:
        for f in both(name):
            message = error_of(f, *args, sample_weight=weights)
            assert message.startswith("sample_weight: expected ")
            assert received in message


@pytest.mark.parametrize("name", CLASS_WEIGHTED)
def test_wrong_class_weights_are_refused(name):
    args = batch(name)
    for weights, received in [
        ([1, -1, 1], "received -1.0 at index [1]"),
        ([0, 0, 0], "received zeros only"),
        ([1, 2], "received shape (2,)"),
        (1.0, "received shape ()"),
        ({0: 1.0}, "received an object of type dict"),
    ]:
        for f in both(name):
            message = error_of(f, *args, class_weight=weights)
            assert message.startswith("class_weight: expected ")
            assert received in message


def test_weights_that_leave_no_row_are_refused():
    message = error_of(losses.softmax_cross_entropy, [0, 0], np.zeros((2, 3)), class_weight=[0, 1, 1])
    assert message.startswith("sample_weight and class_weight: expected a row with weight above 0")
    y, z = [0, 1], np.zeros((2, 3))
    message = error_of(losses.softmax_cross_entropy, y, z, sample_weight=[1, 0], class_weight=[0, 1, 1])
    assert "received only rows of weight 0" in message


OUT_OF_RANGE = {
    arguments.positive: [0, -1, np.nan, np.inf],
    arguments.non_negative: [-1, np.nan, np.inf],
    arguments.fraction: [-0.1, 1.1, np.nan],
    arguments.logarithm_base: [0, 1, -2, np.nan, np.inf],
    arguments.power_one_or_two: [0, 3, 1.5, np.nan],
}


@pytest.mark.parametrize(("name", "key"), PARAMETERS)
def test_wrong_parameters_are_refused(name, key):
    args = batch(name, (N, C)) if name in ELEMENTWISE else batch(name)
    domain = ALL[name].parameter_domains[key]
    for value in OUT_OF_RANGE[domain]:
        for f in both(name):
            message = error_of(f, *args, **{key: value})
            assert message == f"{key}: expected {domain.words}, received {float(value)}."
    good = ALL[name].defaults[key] or 1.0
    for wrong in (np.full(2, good), np.full((N, C), good), np.full(4, good)):
        assert f"received shape {wrong.shape}" in error_of(ALL[name], *args, **{key: wrong})
    assert f"{key}: expected real numbers" in error_of(ALL[name], *args, **{key: "large"})


@pytest.mark.parametrize(("name", "key"), PARAMETERS)
def test_none_is_refused_but_where_it_is_the_default(name, key):
    args = batch(name)
    if ALL[name].defaults[key] is None:
        same(ALL[name](*args, **{key: None}), ALL[name](*args))
    else:
        assert f"{key}: expected real numbers" in error_of(ALL[name], *args, **{key: None})


def test_zero_one_says_why_it_has_no_gradient():
    with pytest.raises(TypeError, match=r"zero_one has no gradient: .*flat.*such as hinge or logistic"):
        losses.zero_one.gradient([0, 1], [0, 1])
    assert [name for name in ALL if not ALL[name].differentiable] == ["zero_one"]
