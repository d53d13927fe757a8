"""The pictures: what they show is what was computed, all in one look that colour-blind readers can use."""

import itertools
import subprocess
import sys

import matplotlib
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from scipy import optimize

from lossedu import datasets, figures

LINES = {"A": (1.0, 1.0), "B": (1.5, 0.8)}
ROOMS, RENT = datasets.rents()
VALUES = [1.0, 2.0, 3.0, 2.0, 102.0]

PICTURES = {
    "points_and_lines": lambda: figures.points_and_lines(ROOMS, RENT, LINES, ringed=1),
    "residual_squares": lambda: figures.residual_squares(ROOMS, RENT, LINES),
    "vertical_and_orthogonal": lambda: figures.vertical_and_orthogonal((2.0, 4.0), 1.0, 1.0),
    "constant_predictions": lambda: figures.constant_predictions(VALUES),
    "regression_losses": lambda: figures.regression_losses(delta=2.0),
}


def curve(axes, label):
    """Return x and y of the line with this label."""
    (found,) = [line for line in axes.lines if line.get_label() == label]
    return found.get_xdata(), found.get_ydata()


def legend(axes):
    return [text.get_text() for text in axes.get_legend().get_texts()]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_a_figure_and_leaves_nothing_behind(name):
    before = dict(matplotlib.rcParams)
    figure = PICTURES[name]()
    assert isinstance(figure, Figure)
    assert dict(matplotlib.rcParams) == before
    assert matplotlib._pylab_helpers.Gcf.get_all_fig_managers() == []


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_fits_a_phone_and_its_ground_is_transparent(name, tmp_path):
    figure = PICTURES[name]()
    assert figure.get_figwidth() <= 4.6
    assert all(text.get_fontsize() >= 10 for text in figure.findobj(matplotlib.text.Text) if text.get_text())
    figure.savefig(tmp_path / "picture.png")
    pixels = matplotlib.image.imread(tmp_path / "picture.png")
    assert pixels[0, 0, 3] == pixels[-1, -1, 3] == 0


@pytest.mark.parametrize("name", PICTURES)
def test_the_same_picture_gives_the_same_file(name, tmp_path):
    files = [tmp_path / "first.svg", tmp_path / "second.svg"]
    for file in files:
        with matplotlib.rc_context(figures.STYLE):
            PICTURES[name]().savefig(file, metadata={"Date": None})
    assert files[0].read_bytes() == files[1].read_bytes()


def test_points_and_lines_shows_the_given_lines():
    axes = PICTURES["points_and_lines"]().axes[0]
    for name, (intercept, slope) in LINES.items():
        x, y = curve(axes, name)
        assert np.allclose(y, intercept + slope * x)
        assert x.min() < ROOMS.min() < ROOMS.max() < x.max()
    assert legend(axes) == ["A", "B"]
    ring = axes.lines[-1]
    assert (ring.get_xdata(), ring.get_ydata()) == (ROOMS[1], RENT[1])


def test_coloured_area_is_the_sum_of_squared_errors():
    for axes, (intercept, slope) in zip(PICTURES["residual_squares"]().axes, LINES.values(), strict=True):
        area = sum(patch.get_width() * patch.get_height() for patch in axes.patches)
        assert area == pytest.approx(np.sum((intercept + slope * ROOMS - RENT) ** 2))
        assert axes.get_aspect() == 1


def test_both_distances_end_on_the_line_and_one_is_the_shortest():
    intercept, slope = -1.0, 0.75
    axes = figures.vertical_and_orthogonal((2.0, 4.0), intercept, slope).axes[0]
    _, vertical, shortest, _ = axes.lines
    for segment in (vertical, shortest):
        x, y = segment.get_xdata()[1], segment.get_ydata()[1]
        assert y == pytest.approx(intercept + slope * x)
    assert vertical.get_xdata()[0] == vertical.get_xdata()[1] == 2.0
    nearest = optimize.minimize_scalar(lambda x: np.hypot(x - 2.0, intercept + slope * x - 4.0))
    assert shortest.get_xdata()[1] == pytest.approx(nearest.x, abs=1e-6)
    assert legend(axes) == ["vertical: 3.50", f"shortest: {nearest.fun:.2f}"]


def test_constant_predictions_marks_mean_and_median_at_the_lowest_point():
    mse, mae = PICTURES["constant_predictions"]().axes
    for axes, centre in ((mse, np.mean(VALUES)), (mae, np.median(VALUES))):
        guesses, heights = axes.lines[0].get_xdata(), axes.lines[0].get_ydata()
        mark = axes.lines[-1]
        assert mark.get_xdata()[0] == centre
        assert mark.get_ydata()[0] <= min(heights)
        assert abs(guesses[np.argmin(heights)] - centre) <= guesses[1] - guesses[0]
    assert mse.lines[0].get_ydata()[0] == pytest.approx(np.mean((np.array(VALUES) - guesses[0]) ** 2))
    assert mae.lines[0].get_ydata()[0] == pytest.approx(np.mean(np.abs(np.array(VALUES) - guesses[0])))


def test_slopes_are_the_slopes_of_the_curves_above():
    above, below = PICTURES["regression_losses"]().axes
    for value, slope in zip(above.lines, below.lines, strict=True):
        r, height = value.get_xdata(), value.get_ydata()
        drawn = slope.get_ydata()
        by_differences = np.gradient(height, r)
        from_kink = np.minimum(np.abs(r), np.abs(np.abs(r) - 2.0))  # kinks at 0 and at delta
        smooth = np.isfinite(drawn) & (from_kink > 0.05) & (np.abs(r) < 3.9)
        assert np.allclose(drawn[smooth], by_differences[smooth], atol=1e-3)
    assert curve(above, "Huber")[1][-1] == pytest.approx(2.0 * 4.0 - 2.0)  # delta |r| - delta²/2 at 4
    assert np.isnan(below.lines[1].get_ydata()).sum() == 1  # |r| has no slope at 0


# Colours. Contrast by WCAG 2; colour blindness by the matrices of Machado, Oliveira and Fernandes (2009).

COLOUR_BLIND = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def linear(colour):
    """Return linear light of an sRGB colour."""
    rgb = np.array(to_rgb(colour))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lightness(light):
    return light @ [0.2126, 0.7152, 0.0722]


def contrast(first, second):
    darker, lighter = sorted([lightness(linear(first)), lightness(linear(second))])
    return (lighter + 0.05) / (darker + 0.05)


def in_dark_theme(colour):
    """Return what the page's filter, invert(1) hue-rotate(180deg), makes of a colour."""
    matrix = np.array([[-0.574, 1.43, 0.144], [0.426, 0.43, 0.144], [0.426, 1.43, -0.856]])
    return np.clip(matrix @ (1 - np.array(to_rgb(colour))), 0, 1)


@pytest.mark.parametrize("colour", [figures.INK, *figures.PALETTE])
def test_colours_stand_out_in_both_themes(colour):
    assert contrast(colour, "white") >= 3
    assert contrast(in_dark_theme(colour), "#121212") >= 3


@pytest.mark.parametrize("kind", COLOUR_BLIND)
def test_lines_differ_for_colour_blind_readers(kind):
    """Any two colours differ visibly, and no two lines share their dashes."""
    matrix = np.array(COLOUR_BLIND[kind])
    seen = [np.clip(matrix @ linear(colour), 0, 1) ** (1 / 2.2) for colour in figures.PALETTE]
    for first, second in itertools.combinations(seen, 2):
        assert np.linalg.norm(first - second) > 0.1
    assert len(set(figures.DASHES)) == len(figures.PALETTE)


def test_matplotlib_is_loaded_when_a_picture_is_made():
    code = "import sys; from lossedu import figures; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
