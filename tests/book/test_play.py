"""What the figures to play with share computes what lossedu and SciPy do; each declares all that it draws."""

import itertools
import re
from pathlib import Path

import numpy as np
import play_formulas
import play_runs
import pytest
from in_node import FIGURES, SCRIPTS, as_number, print_json, readouts, required, run
from scipy import optimize

from lossedu import activations, datasets, losses

ROOT = Path(__file__).parents[2]
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


# --------------------------------------------------------------------------------------------- figures

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
