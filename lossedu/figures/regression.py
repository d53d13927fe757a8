"""Pictures of residuals, of lines through points, and of the losses of regression."""

import numpy as np

from lossedu import losses
from lossedu.figures.style import BLUE, DASHES, GREEN, INK, ORANGE, PALETTE, in_style, mark_counts, new_figure


@in_style
def points_and_lines(x, y, lines, *, x_label="x", y_label="y", ringed=None):
    """Draw points x (N,), y (N,) and straight lines ``{name: (intercept, slope)}``.

    ``ringed`` is the index of a point to draw a ring round, such as an outlier.

    >>> points_and_lines([0, 1], [0, 1], {"identity": (0, 1)}).axes[0].get_legend().get_texts()[0].get_text()
    'identity'
    """
    figure, axes = new_figure()
    x = np.asarray(x, dtype=float)
    margin = 0.08 * np.ptp(x)
    ends = np.array([x.min() - margin, x.max() + margin])
    for (name, (intercept, slope)), colour, dash in zip(lines.items(), PALETTE, DASHES, strict=False):
        axes.plot(ends, intercept + slope * ends, dash, color=colour, label=name)
    axes.plot(x, y, "o", color=INK)
    if ringed is not None:
        axes.plot(x[ringed], y[ringed], "o", markersize=16, markerfacecolor="none", markeredgecolor=INK)
    axes.set(xlabel=x_label, ylabel=y_label)
    mark_counts(axes, x)
    axes.legend()
    return figure


@in_style
def residual_squares(x, y, lines, *, x_label="x", y_label="y"):
    """Draw, for each line ``{name: (intercept, slope)}``, the square on each residual of x (N,), y (N,).

    The squares keep their shape, so that the coloured area of a panel is the sum of squared errors.

    >>> len(residual_squares([0, 1], [0, 2], {"flat": (1, 0), "steep": (0, 2)}).axes)
    2
    """
    from matplotlib.patches import Rectangle

    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    figure, panels = new_figure(1, len(lines), height=2.9, sharey=True, squeeze=False)
    for axes, (name, (intercept, slope)), colour in zip(panels[0], lines.items(), PALETTE, strict=False):
        fitted = intercept + slope * x
        for left, bottom, side in zip(x, np.minimum(y, fitted), np.abs(fitted - y), strict=True):
            axes.add_patch(Rectangle((left, bottom), side, side, facecolor=colour, alpha=0.25))
        axes.vlines(x, y, fitted, color=colour)
        ends = np.array([x.min() - 0.5, x.max() + 1.0])
        axes.plot(ends, intercept + slope * ends, color=colour)
        axes.plot(x, y, "o", color=INK)
        axes.set(xlabel=x_label, title=name)
        mark_counts(axes, x)
        axes.set_aspect("equal")
    panels[0, 0].set_ylabel(y_label)
    return figure


@in_style
def vertical_and_orthogonal(point, intercept, slope):
    """Draw the vertical residual of ``point`` (x, y) to a line, and its shortest distance to it.

    >>> [text.get_text() for text in vertical_and_orthogonal((0, 2), 0, 1).axes[0].get_legend().get_texts()]
    ['vertical: 2.00', 'shortest: 1.41']
    """
    figure, axes = new_figure()
    x, y = point
    above = y - (intercept + slope * x)
    foot = x + slope * above / (1 + slope**2)
    reach = np.array([min(x, foot) - abs(above), max(x, foot) + abs(above)])
    axes.plot(reach, intercept + slope * reach, color=BLUE)
    ends = {"vertical": (x, ORANGE, "-"), "shortest": (foot, GREEN, "--")}
    for name, (x_end, colour, dash) in ends.items():
        y_end = intercept + slope * x_end
        length = np.hypot(x_end - x, y_end - y)
        axes.plot([x, x_end], [y, y_end], dash, color=colour, label=f"{name}: {length:.2f}")
    axes.plot(x, y, "o", color=INK)
    axes.set(xlabel="x", ylabel="y")
    axes.set_aspect("equal")
    axes.legend(loc="upper left")
    return figure


@in_style
def constant_predictions(values):
    """Draw MSE and MAE of predicting one number for all ``values`` (N,), with the mean and the median marked.

    >>> mse, mae = constant_predictions([1, 2, 6]).axes
    >>> float(mse.lines[-1].get_xdata()[0]), float(mae.lines[-1].get_xdata()[0])
    (3.0, 2.0)
    """
    values = np.asarray(values, dtype=float)
    figure, panels = new_figure(2, 1, height=4.4, sharex=True)
    guesses = np.linspace(values.min() - 5, values.max() + 5, 441)
    rows = [
        ("MSE", losses.mean_squared_error, "mean", values.mean(), BLUE),
        ("MAE", losses.mean_absolute_error, "median", np.median(values), ORANGE),
    ]
    for axes, (name, loss, centre_name, centre, colour) in zip(panels, rows, strict=True):
        heights = [loss(values, np.full_like(values, guess)) for guess in guesses]
        lowest = loss(values, np.full_like(values, centre))
        axes.plot(guesses, heights, color=colour)
        axes.plot(values, np.zeros_like(values), "|", color=INK, markersize=12)
        axes.plot(centre, lowest, "o", color=colour, label=f"lowest at the {centre_name}")
        axes.set_ylabel(name)
        axes.set_ylim(bottom=0)
        axes.legend(loc="upper center")
    panels[-1].set_xlabel("the one prediction c")
    return figure


@in_style
def regression_losses(delta=1.0, reach=4.0):
    """Draw four regression losses of one residual, and below them their slopes.

    ``delta`` is where Huber changes from square to line; residuals run from ``-reach`` to ``reach``.

    >>> [axes.get_ylabel() for axes in regression_losses().axes]
    ['loss', 'slope']
    """
    residual = np.linspace(-reach, reach, 401)
    truth = np.zeros_like(residual)
    curves = {
        "half squared": (losses.half_mean_squared_error, {}),
        "absolute": (losses.mean_absolute_error, {}),
        "Huber": (losses.huber, {"delta": delta}),
        "pseudo-Huber": (losses.pseudo_huber, {"delta": delta}),
    }
    figure, (above, below) = new_figure(2, 1, height=5.2, sharex=True)
    for (name, (loss, parameters)), colour, dash in zip(curves.items(), PALETTE, DASHES, strict=True):
        value = loss(truth, residual, reduction="none", **parameters)
        slope = loss.gradient(truth, residual, reduction="none", **parameters)
        above.plot(residual, value, dash, color=colour, label=name)
        if loss is losses.mean_absolute_error:
            slope[residual == 0] = np.nan  # a jump, not a steep line
        below.plot(residual, slope, dash, color=colour)
    above.set(ylabel="loss", ylim=(0, 1.1 * reach))
    below.set(xlabel="residual r", ylabel="slope", ylim=(-1.1 * reach / 2, 1.1 * reach / 2))
    figure.legend(loc="outside upper center", ncols=2)
    return figure
