"""Each figure to play with reads out what lossedu computes, and says what happens in its sentence."""

import re

import numpy as np
import play_formulas
import play_runs
import pytest
import sympy as sp
from in_node import SHORT, as_number, print_json, readouts, required, run, says

from lossedu import activations, classifiers, datasets, losses, training
from lossedu.classifiers import LinearModel
from lossedu.network import dense_network


@pytest.mark.parametrize("y_hat", [-2.0, -0.3, 0.0, 1.5])
@pytest.mark.parametrize("delta", [0.4, 2.0])
def test_the_residual_figure_reads_out_losses_and_slopes(y_hat, delta):
    three = [losses.mean_squared_error, losses.mean_absolute_error, losses.huber]
    shown = readouts("residual", {"y_hat": y_hat, "delta": delta})
    for loss, (_, value, slope) in zip(three, shown, strict=True):
        parameters = {"delta": delta} if loss is losses.huber else {}
        assert as_number(value) == pytest.approx(loss(0.0, y_hat, **parameters), abs=5e-4)
        assert as_number(slope) == pytest.approx(loss.gradient(0.0, y_hat, **parameters), abs=5e-4)


@pytest.mark.parametrize("y", [0, 1])
@pytest.mark.parametrize("z", [-8.0, -4.0, 0.0, 2.5, 8.0])
def test_the_bernoulli_figure_reads_out_both_losses_with_both_slopes(y, z):
    entropy, square = readouts("bernoulli", {"y": str(y), "z": z})
    p = activations.sigmoid(z)
    loss, by_logit = losses.binary_cross_entropy_with_logits, losses.binary_cross_entropy_with_logits.gradient
    expected = [loss(y, z), by_logit(y, z), losses.binary_cross_entropy.gradient(y, p)]
    assert [as_number(cell) for cell in entropy[1:]] == pytest.approx(expected, **SHORT)
    by_p = losses.mean_squared_error.gradient(y, p)
    expected = [losses.mean_squared_error(y, p), by_p * activations.sigmoid.derivative(z), by_p]
    assert [as_number(cell) for cell in square[1:]] == pytest.approx(expected, **SHORT)


def test_the_bernoulli_figure_says_how_much_harder_cross_entropy_pulls():
    said = says("bernoulli", {"y": "1", "z": -4})
    p = activations.sigmoid(-4)
    assert said.startswith("p = 0.0180. Confidently wrong: ")
    assert f"{1 / (2 * p * (1 - p)):.1f} times as hard" in said  # since the square's slope has p(1-p) in it
    assert "Undecided" in says("bernoulli", {"y": "0", "z": 0.5})
    assert "Confidently right" in says("bernoulli", {"y": "0", "z": -3})


@pytest.mark.parametrize("power", [-1, -0.3, 0, 1])
def test_the_temperature_figure_reads_out_softmax_and_entropy(power):
    z, T = np.array([2.0, 1.0, 0.1, -1.0]), 10**power
    controls = {"power": power, "z0": 2, "z1": 1, "z2": 0.1, "z3": -1}
    p = activations.softmax(z / T)
    shown = np.array([[as_number(cell) for cell in row[1:]] for row in readouts("temperature", controls)])
    assert shown == pytest.approx(np.column_stack([z, z / T, p]), abs=0.0051)
    assert shown[:, 2] == pytest.approx(p, abs=5.1e-5)
    said = says("temperature", controls)
    assert f"{losses.entropy([p], base=2):.3f} of at most 2 bits ({losses.entropy([p]):.3f} nats)" in said
    assert said.endswith(f"{p[0]:.3f}, of class 0.")


@pytest.mark.parametrize("z", [[3.2, 5.1, -1.7], [1.1, 0.1, 0.1], [5.0, -1.0, 4.5], [-6.0, 6.0, 6.0]])
def test_the_figure_of_two_losses_reads_out_values_and_gradients(z):
    shown = readouts("two-losses", dict(zip(["cat", "car", "frog"], z, strict=True)))
    for loss, row in zip([losses.multiclass_hinge, losses.softmax_cross_entropy], shown, strict=True):
        rounded = np.round([z], 6)  # so that 1.1 - 0.1 is 1, here too
        expected = [loss([0], rounded), *loss.gradient([0], rounded)[0]]
        assert [as_number(cell) for cell in row[1:]] == pytest.approx(expected, rel=6e-3, abs=1e-9)


def test_the_figure_of_two_losses_says_when_the_hinge_is_silent():
    assert says("two-losses", {"cat": 3, "car": 2, "frog": -6}).startswith("The hinge is silent")
    assert "hinge: car and frog." in says("two-losses", {"cat": 3, "car": 2.1, "frog": 9})


def descended(a, b, eta, steps):
    """Return intercept, slope, loss and length of the gradient after so many steps of lossedu's descent."""
    rooms, rent = datasets.rents()
    X = rooms[:, np.newaxis]
    model = LinearModel([b], a, losses.mean_squared_error)
    rule = training.GradientDescent(eta)
    for _ in range(steps):
        rule.update(model.parameters, model.loss_and_gradients(X, rent)[1])
    loss, gradients = model.loss_and_gradients(X, rent)
    return [float(model.b), model.W[0], loss, training.norm_of_all(gradients)]


@pytest.mark.parametrize("eta", [0.005, 0.06, 0.115, 0.12, 0.14])
@pytest.mark.parametrize("steps", [0, 1, 30])
def test_the_figure_of_descent_walks_as_lossedu_does(eta, steps):
    controls = {"a": -1, "b": 0.2, "eta": eta, "steps": steps}
    ((step, *shown),) = readouts("descent", controls)
    assert step == f"step {steps}"
    assert [as_number(cell) for cell in shown] == pytest.approx(descended(**controls), **SHORT)


def test_the_figure_of_descent_says_when_it_diverges():
    rooms, _ = datasets.rents()
    X = np.column_stack([np.ones(4), rooms])
    curvature = np.linalg.eigvalsh(2 * X.T @ X / 4)
    verdicts = {0.5: "without overshooting", 1.5: "overshoots, and still", 2.1: "diverges"}
    for share, verdict in verdicts.items():
        eta = share / curvature[-1]
        said = says("descent", {"eta": eta})
        assert verdict in said
        across, along = re.findall(r"by (−?[\d.]+)[,.] ", said)
        assert as_number(across) == pytest.approx(1 - eta * curvature[1], abs=5e-3)
        assert as_number(along) == pytest.approx(1 - eta * curvature[0], abs=5e-3)


def test_the_contours_of_descent_have_one_loss_each():
    declared = "const f = play.figures.descent; const marks = f.marks(play.starts(f.controls));"
    paths = print_json("marks.filter(({ thin }) => thin).map(({ path }) => path)")
    paths = run(f"{required('descent')};{declared}{paths}")
    rooms, rent = datasets.rents()
    least = classifiers.fit_least_squares(rooms[:, np.newaxis], rent).history[-1]
    for excess, path in zip([0.1, 0.4, 1.6, 6.4, 25.6], paths, strict=True):
        heights = [losses.mean_squared_error(rent, a + b * rooms) for a, b in path]
        assert heights == pytest.approx([least + excess] * len(path))


SHAPES = [name for name in activations.ALL if name in play_formulas.elementwise()]


def test_the_activation_figure_offers_all_of_single_numbers():
    offered = print_json("Object.keys(play.figures.activation.controls.activation.options)")
    assert run(f"{required('activation')};{offered}") == SHAPES


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("x", [-6.0, -0.7, 0.0, 1.0, 3.1])
def test_the_activation_figure_reads_out_value_and_derivative(name, x):
    activation = activations.ALL[name]
    ((_, value, slope),) = readouts("activation", {"activation": name, "x": x})
    assert as_number(value) == pytest.approx(float(activation(x)), **SHORT)
    assert as_number(slope) == pytest.approx(float(activation.derivative(x)), **SHORT)


def test_the_activation_figure_names_the_zone():
    assert says("activation", {"activation": "relu", "x": -2}).startswith("Dead zone")
    assert says("activation", {"activation": "relu", "x": 2}).startswith("The gradient passes as it is")
    assert says("activation", {"activation": "sigmoid", "x": 6}).startswith("Saturated")
    shrunk = says("activation", {"activation": "sigmoid", "x": 0}).split()[-1].rstrip(".")
    assert as_number(shrunk) == pytest.approx(0.25**20, **SHORT)


def test_a_jump_of_an_activation_is_drawn_as_a_gap():
    drawn = "play.figures.activation.curves.map(({ y }) => [-1, 0, 1].map(y({ activation: given })))"
    value, slope = run(f"{required('activation')};" + print_json(drawn), "relu")
    assert (value, slope) == ([0, 0, 1], [0, None, 1])


@pytest.mark.parametrize("name", play_runs.DEEP)
@pytest.mark.parametrize("scale", [0, 3, 6])
def test_the_figure_of_layers_reads_out_sizes(name, scale):
    sizes = play_runs.layer_sizes(name)[scale]
    shown = readouts("layers", {"activation": name, "scale": scale})
    for layer, row in zip([1, 5, 10, 15, 20], shown, strict=True):
        assert row[0] == f"layer {layer}"
        assert np.log10(as_number(row[1])) == pytest.approx(sizes["forward"][layer - 1], abs=0.015)
        assert np.log10(as_number(row[2])) == pytest.approx(sizes["backward"][layer - 1], abs=0.015)
        assert as_number(row[3].rstrip(" %")) == pytest.approx(100 * sizes["flat"][layer - 1], abs=1.01)


@pytest.mark.parametrize(
    ("activation", "scale", "verdict"),
    [("sigmoid", 2, "vanishes"), ("tanh", 6, "explodes"), ("relu", 3, "arrives"), ("identity", 2, "arrives")],
)
def test_the_figure_of_layers_says_what_becomes_of_the_gradient(activation, scale, verdict):
    assert says("layers", {"activation": activation, "scale": scale}).endswith(f"it {verdict}.")


@pytest.mark.parametrize("name", play_runs.RUNS)
@pytest.mark.parametrize("moment", [0, 20, 38])
def test_the_xor_figure_reads_out_what_lossedus_network_answers(name, moment):
    X, y = datasets.xor()
    epochs = play_runs.EPOCHS[moment]
    activation, seed = play_runs.RUNS[name]
    network = dense_network([2, 3, 1], activation, losses.mean_squared_error, seed=seed)
    if epochs:
        rule = training.GradientDescent(play_runs.ETA)
        training.train(network, X, y[:, np.newaxis], rule, epochs=epochs)
    expected = network.predict(X).ravel()
    controls = {"run": name, "moment": moment}
    shown = readouts("xor", controls)
    assert [as_number(row[2]) for row in shown] == pytest.approx(expected, abs=0.006)
    assert [int(row[1]) for row in shown] == y.tolist()
    loss = float(re.search(r"squared error is ([\d.]+)\.", says("xor", controls))[1])
    assert loss == pytest.approx(losses.mean_squared_error(y, expected), abs=0.004)


def test_the_xor_figure_says_which_run_solves_it():
    verdicts = [says("xor", {"run": name, "moment": 38}) for name in ("tanh", "identity", "relu")]
    assert verdicts[0].endswith("error is 0.000. 4 of 4 points lie on the right side.")
    assert verdicts[1].endswith("error is 0.250. 0 of 4 points lie on the right side, 4 on none.")
    assert verdicts[2].endswith("error is 0.125. 2 of 4 points lie on the right side, 2 on none.")


def circuit(x0, x1):
    """Return the values in the circuit from start to end, and SymPy's slopes of the loss by them."""
    names = "w0 x0 w1 x1 b p0 p1 z f L"
    w0, x_0, w1, x_1, b, p0, p1, z, f, _ = symbols = sp.symbols(names)
    computed = {p0: w0 * x_0, p1: w1 * x_1, z: p0 + p1 + b, f: 1 / (1 + sp.exp(-z))}
    loss = (f - 1) ** 2 / 2
    values = {w0: 2, x_0: x0, w1: -3, x_1: x1, b: 1}
    for symbol, formula in computed.items():
        values[symbol] = formula.subs(values)
    slopes = []
    for symbol in symbols[:-1]:
        after = loss
        for inner, formula in reversed(computed.items()):
            if inner != symbol:
                after = after.subs(inner, formula)
        slopes.append(float(sp.diff(after, symbol).subs(values)))
    return [*map(float, values.values()), float(loss.subs(values))], [*slopes, 1.0]


@pytest.mark.parametrize(("x0", "x1"), [(0.5, 1.0), (-2.0, 0.3), (1.9, -2.0)])
def test_the_circuit_computes_what_sympy_derives(x0, x1):
    values, slopes = circuit(x0, x1)
    shown = readouts("circuit", {"x0": x0, "x1": x1, "step": 11})
    assert [as_number(row[1]) for row in shown] == pytest.approx(values, abs=5.1e-4)
    assert [as_number(row[2]) for row in shown] == pytest.approx(slopes, abs=5.1e-4)


def test_each_step_of_the_circuit_adds_what_its_node_computes():
    code = "const { readouts, controls } = play.figures.circuit; const c = play.starts(controls);"
    steps = print_json("Array.from({ length: 12 }, (_, step) => readouts({ ...c, step }))")
    states = run(f"{required('circuit')};{code}{steps}")
    known = [[sum(row[way] != "not yet" for row in rows) for way in (1, 2)] for rows in states]
    assert known[:6] == [[5, 0], [6, 0], [7, 0], [8, 0], [9, 0], [10, 0]]
    assert known[6:] == [[10, 1], [10, 2], [10, 3], [10, 6], [10, 8], [10, 10]]


def test_each_step_of_the_circuit_names_its_rule():
    words = ["given", "Multiply", "Multiply", "Add", "Sigmoid", "Loss"]
    words += ["slope of L by itself is 1", "f − y", "f(1 − f)", "slope 1 for each", "other one", "other one"]
    for step, word in enumerate(words):
        assert word in says("circuit", {"x0": 0.5, "x1": 1, "step": step})
