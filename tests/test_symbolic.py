"""Expressions derived by SymPy give the values and gradients that NumPy computes; text is refused."""

import mpmath
import numpy as np
import pytest
import sympy as sp

from lossedu import activations, losses, symbolic

DIGITS = 50
PARAMETERS = {  # exact in binary, so that NumPy and mpmath compute with the same number
    "delta": 0.75,
    "gamma": 1.5,
    "alpha": 0.25,
    "margin": 1.25,
    "slope": 0.125,
    "label_smoothing": 0.125,
    "pos_weight": 2.5,
    "beta": 1.75,
    "base": 2.0,
    "power": 2,
}
DRAWS = {
    "finite numbers": lambda rng, size: rng.normal(scale=2, size=size),
    "numbers in [0, 1]": lambda rng, size: rng.uniform(0.05, 0.95, size),
    "labels -1 or +1": lambda rng, size: rng.choice([-1.0, 1.0], size),
    "labels 0 or 1": lambda rng, size: rng.choice([0.0, 1.0], size),
    "log-probabilities of at most 0": lambda rng, size: np.log(rng.uniform(0.1, 0.9, size)),
    "integer labels": lambda rng, size: rng.integers(0, 3, size).astype(float),
    "integer, one-hot or soft labels": lambda rng, size: rng.dirichlet(np.ones(3)),
}


def parameters_of(definition):
    return {name: PARAMETERS[name] for name in definition.parameter_domains}


def sample(definition, rng):
    """One sample: an array for each argument, (3,) for a row of classes and a number otherwise."""
    arguments = []
    for name, domain in definition.argument_domains.items():
        row = isinstance(definition.symbols[name], tuple)
        probabilities = row and domain.words == "numbers in [0, 1]"
        drawn = rng.dirichlet(np.ones(3)) if probabilities else DRAWS[domain.words](rng, 3 if row else ())
        arguments.append(drawn)
    return arguments


def at(expression, definition, arguments, digits=DIGITS):
    """An expression of a definition at one sample."""
    names = definition.argument_domains
    f = symbolic.function(expression, [definition.symbols[name] for name in names], digits)
    return f(*(tuple(a) if np.ndim(a) else a for a in arguments))


def as_floats(value):
    return np.array(value, dtype=float)


def one_row(arguments):
    """A sample as a batch of one row."""
    return [np.asarray(a)[np.newaxis] for a in arguments]


@pytest.mark.parametrize("name", losses.ALL)
def test_losses_equal_their_expressions(name):
    loss, rng = losses.ALL[name], np.random.default_rng(0)
    exact = {key: sp.Rational(value) for key, value in parameters_of(loss).items()}
    for _ in range(5):
        arguments = sample(loss, rng)
        expected = at(symbolic.expression(loss, **exact), loss, arguments)
        assert loss(*one_row(arguments), **parameters_of(loss)) == pytest.approx(float(expected), rel=1e-14)


@pytest.mark.parametrize("name", [name for name in losses.ALL if losses.ALL[name].differentiable])
def test_gradients_equal_derived_expressions(name):
    loss, rng = losses.ALL[name], np.random.default_rng(1)
    exact = {key: sp.Rational(value) for key, value in parameters_of(loss).items()}
    derived = symbolic.derivative(loss, **exact)
    for _ in range(5):
        arguments = sample(loss, rng)
        gradient = loss.gradient(*one_row(arguments), **parameters_of(loss))
        expected = as_floats(at(derived, loss, arguments))
        np.testing.assert_allclose(np.ravel(gradient), expected.ravel(), rtol=1e-13, atol=1e-15)


@pytest.mark.parametrize("name", activations.ALL)
def test_activations_and_their_derivatives_equal_their_expressions(name):
    f, rng = activations.ALL[name], np.random.default_rng(2)
    parameters = parameters_of(f)
    exact = {key: sp.Rational(value) for key, value in parameters.items()}
    value, derived = symbolic.expression(f, **exact), symbolic.derivative(f, **exact)
    for _ in range(5):
        [x] = sample(f, rng)
        np.testing.assert_allclose(f(x, **parameters), as_floats(at(value, f, [x])).squeeze(), rtol=1e-14)
        has_jacobian = name in ("softmax", "log_softmax", "logsumexp")
        ours = f.jacobian(x) if has_jacobian else f.derivative(x, **parameters)
        np.testing.assert_allclose(ours, as_floats(at(derived, f, [x])).squeeze(), rtol=1e-13, atol=1e-16)


def test_slope_of_prelu_and_gate_of_swish_are_derived_too():
    x = np.array([-2.0, 3.0])
    by_slope = symbolic.derivative(activations.prelu, by="slope")
    f = symbolic.function(by_slope, [activations.prelu.symbols["x"]])
    np.testing.assert_array_equal(f(x), activations.prelu.slope_gradient(x))
    at_zero = symbolic.derivative(activations.swish, by="beta", beta=0)
    assert at_zero == activations.swish.symbols["x"] ** 2 / 4


def test_parameters_not_given_stay_symbols():
    expression = symbolic.expression(losses.huber, delta=2)
    assert {s.name for s in expression.free_symbols} == {"y", "y_hat"}
    assert losses.huber.symbols["delta"] in symbolic.expression(losses.huber).free_symbols


@pytest.mark.parametrize("loss", [losses.focal, losses.focal_with_logits])
def test_a_parameter_that_is_none_is_off(loss):
    arguments = [1.0, 0.3]
    value = at(symbolic.expression(loss, gamma=2, alpha=None), loss, arguments)
    slope = at(symbolic.derivative(loss, gamma=2, alpha=None), loss, arguments)
    assert float(value) == pytest.approx(loss(*arguments, gamma=2.0), rel=1e-14)
    assert float(slope) == pytest.approx(loss.gradient(*arguments, gamma=2.0), rel=1e-14)


def test_the_derivative_of_the_sigmoid_is_h_times_1_minus_h():
    h = symbolic.expression(activations.sigmoid)
    assert sp.simplify(symbolic.derivative(activations.sigmoid) - h * (1 - h)) == 0


def test_all_three_canonical_pairs_leave_y_hat_minus_y():
    z, y = (
        losses.binary_cross_entropy_with_logits.symbols["z"],
        losses.binary_cross_entropy_with_logits.symbols["y"],
    )
    by_logit = symbolic.derivative(losses.binary_cross_entropy_with_logits, pos_weight=1)
    assert sp.simplify(by_logit - (1 / (1 + sp.exp(-z)) - y)) == 0
    by_row = symbolic.derivative(losses.softmax_cross_entropy, label_smoothing=0)
    row, target = losses.softmax_cross_entropy.symbols["z"], losses.softmax_cross_entropy.symbols["y"]
    softmax = symbolic.expression(activations.softmax).subs(
        dict(zip(activations.softmax.symbols["z"], row, strict=True))
    )
    one_hot = dict(zip(target, (0, 1, 0), strict=True))
    assert sp.simplify(by_row.subs(one_hot).T - softmax + sp.Matrix([0, 1, 0])) == sp.zeros(3, 1)


def test_numpy_functions_broadcast_and_constants_take_the_shape():
    f = symbolic.function(symbolic.derivative(activations.identity), [activations.identity.symbols["x"]])
    np.testing.assert_array_equal(f(np.zeros((2, 3))), np.ones((2, 3)))
    value = symbolic.function(
        losses.mean_squared_error.expression, losses.mean_squared_error.symbols.values()
    )
    np.testing.assert_array_equal(value(np.array([[0.0], [1.0]]), np.array([1.0, 3.0])), [[1, 9], [0, 4]])


def test_digits_are_those_asked_for_and_leave_the_working_precision_alone():
    f = symbolic.function(activations.sigmoid.expression, [activations.sigmoid.symbols["x"]], digits=80)
    before = mpmath.mp.dps
    value = f(1)
    assert mpmath.mp.dps == before
    with mpmath.workdps(80):
        assert abs(value - 1 / (1 + mpmath.exp(-1))) < mpmath.mpf(10) ** -79


# -------------------------------------------------------------------------------------------- LaTeX, errors


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (lambda: symbolic.derivative(losses.mean_squared_error), r"2 \left(\hat{y} - y\right)"),
        (
            lambda: symbolic.derivative(losses.mean_squared_error).diff(
                losses.mean_squared_error.symbols["y"]
            ),
            "-2",
        ),
        (lambda: symbolic.expression(activations.logsumexp), r"e^{z_{0}}"),
        (lambda: symbolic.expression(losses.negative_log_likelihood), r"\log p_{2}"),
        (lambda: symbolic.expression(losses.huber), r"\delta"),
        (lambda: symbolic.expression(losses.binary_cross_entropy), r"w_{+}"),
        (lambda: symbolic.expression(losses.hinge), r"\Delta"),
    ],
)
def test_latex_speaks_the_letters_of_the_book(expression, expected):
    text = symbolic.latex(expression())
    assert expected in text
    assert "hat}" not in text.replace(r"\hat{y}", "")


@pytest.mark.parametrize("name", [*losses.ALL, *activations.ALL])
def test_every_formula_prints_without_a_python_name(name):
    definition = losses.ALL.get(name) or activations.ALL[name]
    texts = [symbolic.latex(symbolic.expression(definition)), symbolic.latex(symbolic.derivative(definition))]
    for word in ("smoothing", "weight", "margin", "slope", "hat_", "log_p", "Heaviside", "base", "power"):
        assert all(word not in text for text in texts)


def test_steps_that_follow_give_the_last():
    x, y = sp.symbols("x y", real=True)
    assert symbolic.follows(sp.sin(x) ** 2 + sp.cos(x) ** 2, 1) == 1
    rows = sp.Matrix([[x * (x + y), sp.exp(x) * sp.exp(y)]])
    assert symbolic.follows(rows, sp.Matrix([[x**2 + x * y, sp.exp(x + y)]])).shape == (1, 2)


@pytest.mark.parametrize(("wrong", "place"), [(0, 2), (1, 2), (2, 3)])
def test_the_first_step_that_does_not_follow_is_named(wrong, place):
    x = sp.Symbol("x", real=True)
    steps = [sp.diff(x**2 / 2, x), 2 * x / 2, x]
    steps[wrong] = -steps[wrong]
    with pytest.raises(ValueError, match=f"eq-half, step {place}: expected "):
        symbolic.follows(*steps, of="eq-half")


def test_a_matrix_of_which_one_entry_does_not_follow_is_refused():
    x = sp.Symbol("x", real=True)
    with pytest.raises(ValueError, match="step 2"):
        symbolic.follows(sp.Matrix([x, x]), sp.Matrix([x, -x]))


def test_only_a_parameter_that_may_be_off_can_be_none():
    with pytest.raises(ValueError, match="delta: expected a number or an expression, received None"):
        symbolic.expression(losses.huber, delta=None)


def test_unknown_names_and_text_are_refused():
    with pytest.raises(
        ValueError, match=r"^parameters: expected a parameter of huber \(delta\), received gamma"
    ):
        symbolic.expression(losses.huber, gamma=1)
    with pytest.raises(ValueError, match=r"it has none"):
        symbolic.derivative(losses.mean_squared_error, delta=1)
    with pytest.raises(ValueError, match=r"^by: expected one of y, y_hat, delta, received 'z'"):
        symbolic.derivative(losses.huber, by="z")
    with pytest.raises(sp.SympifyError):
        symbolic.expression(losses.huber, delta="2")  # sympify would evaluate text
