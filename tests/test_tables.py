"""The cheat sheet's tables hold every definition once, and print formulas that compute what NumPy does."""

import numpy as np
import pytest
from scipy import optimize

from lossedu import activations, losses, symbolic, tables

ALL_TABLES = [
    tables.regression,
    tables.two_classes,
    tables.margins,
    tables.several_classes,
    tables.distributions,
    tables.elementwise_activations,
    tables.rowwise_activations,
]
POINTS = np.array([-2.6, -0.7, 0.4, 1.9])  # no kink of a definition is among these
P, Q = np.array([0.2, 0.5, 0.3]), np.array([0.6, 0.1, 0.3])
SCORES = np.array([0.3, -1.2, 0.9])
ROWS = {"p": P, "log_p": np.log(P), "z": SCORES, "P": P, "Q": Q}
PLAIN = {"pos_weight": 1.0, "delta": 1.0, "gamma": 2.0, "margin": 1.0}
PLAIN |= {"slope": 0.25, "alpha": 1.0, "beta": 1.0}


def at(expression, values):
    """An expression at values by symbol, with parameters at plain values."""
    named = {symbol.name: value for symbol, value in values.items()}
    for symbol in expression.free_symbols:
        named.setdefault(symbol.name, PLAIN.get(symbol.name))
    return float(expression.subs({symbol: named[symbol.name] for symbol in expression.free_symbols}))


def plain_parameters(definition):
    """The same parameters for the NumPy side; None stays off."""
    on = [name for name, value in definition.defaults.items() if value is not None]
    return {name: PLAIN[name] for name in on if name in PLAIN}


def test_every_definition_stands_in_one_table():
    named = [row[0].strip("`") for table in ALL_TABLES for row in table().rows]
    assert sorted(named) == sorted([*losses.ALL, *activations.ALL])


def test_what_losses_take_is_a_column_where_they_differ():
    """The cheat sheet says above the other tables what all of their losses take."""
    with_takes = {table.__name__ for table in ALL_TABLES if "takes" in table().headings}
    assert with_takes == {"two_classes", "several_classes"}
    first = tables.two_classes().rows[0]
    assert first[-2:] == ["$y$: numbers in [0, 1]; $p$: numbers in [0, 1]", "`sigmoid`"]


def elementwise(name):
    *_, last = losses.ALL[name].argument_domains
    return last in ("y_hat", "p", "z") and not isinstance(losses.ALL[name].symbols[last], tuple)


@pytest.mark.parametrize("name", [name for name in losses.ALL if elementwise(name)])
def test_losses_of_numbers_compute_what_numpy_does(name):
    loss = losses.ALL[name]
    formula, (variable,) = tables.cut(loss)
    probability = list(loss.argument_domains)[-1] == "p"
    truth = 0.0 if variable == tables.RESIDUAL else 1.0
    for point in [0.1, 0.45, 0.8] if probability else POINTS:
        parameters = plain_parameters(loss)
        assert at(formula, {variable: point}) == pytest.approx(loss(truth, point, **parameters))
        if loss.differentiable:
            slope = tables.derivative(formula, variable)
            assert at(slope, {variable: point}) == pytest.approx(loss.gradient(truth, point, **parameters))


@pytest.mark.parametrize("name", [name for name in losses.ALL if not elementwise(name)])
def test_losses_of_rows_compute_what_numpy_does(name):
    loss = losses.ALL[name]
    formula, variables = tables.cut(loss)
    words = [domain.words for domain in loss.argument_domains.values()]
    given = [ROWS[letter][np.newaxis] for letter in loss.argument_domains if letter in ROWS]
    if "y" in loss.argument_domains:
        given.insert(0, [0] if words[0].startswith("integer") else np.array([[1.0, 0.0, 0.0]]))
    letters = {letter: loss.symbols[letter] for letter in loss.argument_domains if letter in ROWS}
    values = {symbol: ROWS[letter][k] for letter, row in letters.items() for k, symbol in enumerate(row)}
    assert at(formula, values) == pytest.approx(loss(*given))
    slopes = [at(tables.derivative(formula, variable), values) for variable in variables]
    assert slopes == pytest.approx(loss.gradient(*given)[0])


@pytest.mark.parametrize("name", activations.ALL)
def test_activations_compute_what_numpy_does(name):
    activation = activations.ALL[name]
    formula, variables = tables.cut(activation)
    slopes = [tables.derivative(formula, variable) for variable in variables]
    if len(variables) == 3:
        values = dict(zip(variables, SCORES, strict=True))
        value = activation(SCORES)
        row = activation.derivative(SCORES) if name == "maxout" else activation.jacobian(SCORES)
        one_number = np.ndim(value) == 0
        assert at(formula, values) == pytest.approx(value if one_number else value[0])
        assert [at(slope, values) for slope in slopes] == pytest.approx(row if one_number else row[0])
        return
    for point in POINTS:
        parameters = plain_parameters(activation)
        values = {variables[0]: point}
        assert at(formula, values) == pytest.approx(activation(point, **parameters))
        assert at(slopes[0], values) == pytest.approx(activation.derivative(point, **parameters))


def test_what_is_printed_are_these_formulas():
    formula, (variable,) = tables.cut(losses.pseudo_huber)
    slope = tables.derivative(formula, variable)
    shown = tables.formula_and_slopes(losses.pseudo_huber)
    assert shown == [f"${symbolic.latex(formula)}$", f"${symbolic.latex(slope)}$"]
    assert tables.formula_and_slopes(losses.zero_one)[1:] == ["none"]
    assert tables.formula_and_slopes(activations.softmax)[0] == r"$\frac{e^{z_{0}}}{S}$"


def test_ranges_are_known_ones():
    lowest = optimize.minimize_scalar(activations.swish, bounds=(-3, 0), method="bounded").fun
    known = {
        "step": "{0, 1}",
        "sign": "{−1, 0, 1}",
        "identity": "(−∞, ∞)",
        "sigmoid": "(0, 1)",
        "tanh": "(−1, 1)",
        "relu": "[0, ∞)",
        "leaky_relu": "(−∞, ∞)",
        "prelu": "(−∞, ∞)",
        "elu": "(−1, ∞)",
        "softplus": "(0, ∞)",
        "swish": f"[−{abs(lowest):.3g}, ∞)",
    }
    shown = {row[0].strip("`"): row[-1] for row in tables.elementwise_activations().rows}
    assert shown == known


def test_a_card_has_formulas_range_and_zones_of_each_activation():
    card = tables.activation_card(activations.relu, activations.swish)
    assert card.headings == ["activation", "`relu`", r"`swish`, $\beta = 1$"]
    labels, relu, swish = zip(*card.rows, strict=True)
    assert labels == ("value", "slope", "range", "fixed", "dead", "faint")
    assert list(relu[:2]) == tables.formula_and_slopes(activations.relu)
    assert relu[2:] == ("[0, ∞)", "x ≥ 0", "x ≤ 0", "x ≤ 0")
    assert swish[2:5] == ("[−0.278, ∞)", "x = 0", "none")


def test_zones_and_cards_agree():
    elementwise = [row[0].strip("`") for row in tables.elementwise_activations().rows]
    rows = tables.activation_zones().rows
    assert [row[0].strip("`") for row in rows] == elementwise
    for name, *cells in [[row[0].strip("`"), *row[1:]] for row in rows]:
        assert [row[1] for row in tables.activation_card(activations.ALL[name]).rows[3:]] == cells
